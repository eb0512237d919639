package label

import "math/bits"

// clause is a run of tokens between two marks that part: what a reader takes
// for one piece of an entry before knowing what it is.
type clause struct {
	from, to      int // tokens [from, to), the marks around it left out
	kind          uint8
	class         uint8
	classes       uint32
	before, after uint8 // the marks
	words         uint8 // bucket of the number of words
	sentence      uint8 // how many full stops, question marks and quotation marks stand before it
	depth         uint8 // inside brackets
	quoted        bool
	emphasised    bool
	first, last   uint16 // words of the dictionary
}

// Kinds of clauses.
const (
	clauseNone = iota
	clauseInitials
	clauseName     // one capital word
	clausePeople   // capital words and initials
	clauseNumber   // digits alone
	clauseYear     // a year alone
	clauseCounted  // a word for a number and the number
	clauseSentence // words in small letters
	clauseTitle    // capital words joined by function words
	clauseCapital  // capital words alone
	clauseMixed    // words and numbers
	clauseLink
	clauseForeign
	clauseKinds
)

// Marks around a clause.
const (
	markNone = iota
	markStop
	markComma
	markColon
	markSemicolon
	markQuery
	markOpen
	markClose
	markQuote
	markDash
	markKinds
)

func partingMark(shape uint8) uint8 {
	switch shape {
	case shapeStop:
		return markStop
	case shapeComma:
		return markComma
	case shapeColon:
		return markColon
	case shapeSemicolon:
		return markSemicolon
	case shapeQuery:
		return markQuery
	case shapeOpen, shapeOpenSquare:
		return markOpen
	case shapeClose, shapeCloseSquare:
		return markClose
	case shapeQuote, shapeOpenQuote, shapeCloseQuote:
		return markQuote
	}
	return markNone
}

// parts tells whether the mark at token i parts two clauses, and which mark it is.
// A stop behind an initial or an abbreviation does not.
func parts(ts []token, i int) uint8 {
	m := partingMark(ts[i].shape)
	if m == markStop && i > 0 {
		p := ts[i-1]
		if p.shape == shapeInitial || p.shape == shapeSingleLower {
			return markNone
		}
		next := uint8(0)
		if i+1 < len(ts) {
			next = ts[i+1].shape
			if !ts[i+1].space && (isWord(next) || isNumber(next)) {
				return markNone
			}
		}
		if p.classes&(1<<classAbbreviated) != 0 && p.end-p.start <= 8 && (isWord(next) || next == shapeStop) {
			return markNone
		}
		if p.classes&(1<<classPage|1<<classVolume|1<<classIssue) != 0 && isNumber(next) && p.end-p.start <= 4 {
			return markNone
		}
	}
	if ts[i].shape == shapeApostrophe && (ts[i].space || i+1 == len(ts) || ts[i+1].space || isMark(ts[i+1].shape)) {
		return markQuote
	}
	return m
}

// clauses cuts the tokens into clauses and tells for every token which one it is in.
func (w *work) cutClauses(emphasis []Stretch) {
	ts := w.tokens
	w.clauses = w.clauses[:0]
	depth, sentence, quoted := 0, 0, false
	open := -1
	before := uint8(markNone)
	for i := range ts {
		m := parts(ts, i)
		if m == markNone {
			if open < 0 {
				open = i
			}
			w.clauseOf[i] = int32(len(w.clauses))
			continue
		}
		if open >= 0 {
			w.clauses = append(w.clauses, clause{from: open, to: i, before: before, after: m, depth: uint8(min(depth, 2)), sentence: uint8(min(sentence, 7)), quoted: quoted})
			open = -1
		}
		w.clauseOf[i] = int32(max(0, len(w.clauses)-1))
		switch m {
		case markOpen:
			depth++
		case markClose:
			depth = max(0, depth-1)
		case markQuote:
			quoted = !quoted && ts[i].shape != shapeCloseQuote
			sentence++
		case markStop, markQuery:
			if depth == 0 {
				sentence++
			}
		}
		before = m
	}
	if open >= 0 {
		w.clauses = append(w.clauses, clause{from: open, to: len(ts), before: before, depth: uint8(min(depth, 2)), sentence: uint8(min(sentence, 7)), quoted: quoted})
	}
	if len(w.clauses) == 0 {
		w.clauses = append(w.clauses, clause{to: len(ts)})
	}
	for i := range w.clauses {
		w.clauses[i].read(ts, emphasis)
	}
}

// read tells what a clause looks like.
func (c *clause) read(ts []token, emphasis []Stretch) {
	words, initials, lower, capital, function, numbers, counted, foreign, years, links := 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
	for i := c.from; i < c.to; i++ {
		t := &ts[i]
		switch {
		case t.shape == shapeLink || t.shape == shapeDOI:
			links++
		case isNumber(t.shape):
			numbers++
			if t.shape == shapeYear {
				years++
			}
		case isWord(t.shape):
			words++
			c.classes |= t.classes
			if words == 1 {
				c.first = t.word
			}
			c.last = t.word
			small := t.classes&(1<<classFunction|1<<classParticle|1<<classAnd|1<<classInto|1<<classEtal) != 0
			switch {
			case t.shape == shapeForeign:
				foreign++
			case t.shape == shapeInitial || t.shape == shapeUpper2 && t.classes == 0:
				initials++
			case t.classes&(1<<classPage|1<<classVolume|1<<classIssue) != 0 && t.end-t.start <= 6:
				counted++
			case small && (t.shape == shapeLower || t.shape == shapeLowerShort || t.shape == shapeSingleLower):
				function++
			case t.shape == shapeLower || t.shape == shapeLowerShort || t.shape == shapeSingleLower:
				lower++
			default:
				capital++
			}
		}
	}
	switch {
	case links > 0:
		c.kind = clauseLink
	case words == 0 && numbers > 0 && years == numbers:
		c.kind = clauseYear
	case words == 0 && numbers > 0:
		c.kind = clauseNumber
	case counted > 0 && numbers > 0 && words <= 2:
		c.kind = clauseCounted
	case foreign > 0 && foreign*2 >= words:
		c.kind = clauseForeign
	case words > 0 && initials == words:
		c.kind = clauseInitials
	case lower > 1 || lower == 1 && words > 2 && capital <= lower:
		c.kind = clauseSentence
	case initials > 0 && capital > 0 && words <= 12:
		c.kind = clausePeople
	case numbers > 0 && words > 0:
		c.kind = clauseMixed
	case capital == 1 && words == 1:
		c.kind = clauseName
	case function > 0 && capital > 0:
		c.kind = clauseTitle
	case capital > 0:
		c.kind = clauseCapital
	case words > 0:
		c.kind = clauseSentence
	}
	c.class = classOf(c.classes &^ (1<<classFunction | 1<<classAnd | 1<<classParticle | 1<<classGiven | 1<<classInto))
	switch {
	case words <= 3:
		c.words = uint8(words)
	case words <= 5:
		c.words = 4
	case words <= 8:
		c.words = 5
	case words <= 12:
		c.words = 6
	default:
		c.words = 7
	}
	if c.from < c.to {
		mid := int(ts[(c.from+c.to)/2].start)
		for _, e := range emphasis {
			c.emphasised = c.emphasised || e.Start <= mid && mid < e.End
		}
	}
}

// each calls f with every class in the set.
func each(classes uint32, f func(c int)) {
	for classes != 0 {
		f(bits.TrailingZeros32(classes))
		classes &= classes - 1
	}
}
