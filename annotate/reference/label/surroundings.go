package label

// surroundings follow what a token is told of the rest of its entry: what the
// rules see ahead, quotation marks, the authors' end, what the entry has.
type surroundings struct {
	ahead  [fieldCount]int // hints of each field that are still to come; at 0 the bits of those there are
	passed int             // whether hints of the title and the container have begun
	has    int
	author int // the clause in which the rules see the last of the authors
	quotes quoteState
}

func (w *work) surroundings() surroundings {
	return surroundings{ahead: w.hintsAhead(), has: w.layoutOf(), author: -1}
}

// Bits of what is passed, beside those of hintBit.
const (
	passedTitle     = 64
	passedContainer = 128
)

// add adds the features of token i to f. It is called for one token after the other.
func (s *surroundings) add(f []int32, at *layout, w *work, i, start, mark int) []int32 {
	ci := int(w.clauseOf[i])
	t, h := &w.tokens[i], int(w.hint[i])
	c, cn, cb := w.clauseAt(ci), w.clauseAt(ci+1), w.clauseAt(ci-1)
	ck := int(c.kind)
	add := func(t template, v int) { f = append(f, int32(at[t]+v)) }
	add(tQuote, (s.quotes.next(w, i, ci)*2+mark)*clauseKinds+ck)
	if h > 0 && h < fieldCount {
		s.begins(Field(h))
	}
	add(tAhead, (s.ahead[0]|s.passed)*3+start+2*mark*(1-start))
	add(tNumbers, w.nextNumbers(ci)*clauseKinds+ck)
	since := 7
	if h == begin(Author) || h == inside(Author) {
		s.author = ci
		since = 0
	} else if s.author >= 0 {
		since = 1 + min(5, ci-s.author)
	}
	add(tSinceAuthor, (since*2+start)*clauseKinds+ck)
	add(tClauseLength, (ck*8+int(c.words))*markKinds+int(c.after))
	if mark == 0 {
		if cn.first > 0 {
			add(tNextFirst, int(cn.first))
		}
		if cb.last > 0 {
			add(tBeforeLast, int(cb.last))
		}
	}
	classes := ((uint32(cb.class)*classCount+uint32(c.class))*classCount+uint32(cn.class))*2 + uint32(start)
	add(tClassTriple, int(classes*2654435761>>(32-classBits)))
	add(tKindAfter3, int(w.at(i+3).kind))
	add(tKindBefore3, int(w.at(i-3).kind))
	add(tLayout, s.has*clauseKinds+ck)
	if isWord(t.shape) {
		add(tPrefix, int(t.prefix))
	}
	return f
}

// begins notes that the rules see a field begin.
func (s *surroundings) begins(f Field) {
	if s.ahead[f]--; s.ahead[f] == 0 {
		s.ahead[0] &^= hintBit(f)
	}
	switch f {
	case Title:
		s.passed |= passedTitle
	case Container:
		s.passed |= passedContainer
	}
}

// hintBit is the bit of a field among those that are looked for ahead.
func hintBit(f Field) int {
	switch f {
	case Container:
		return 1
	case Volume, Issue:
		return 2
	case Pages:
		return 4
	case Publisher:
		return 8
	case Place:
		return 16
	case Year:
		return 32
	}
	return 0
}

// hintsAhead counts the hints of each field; at 0 stand the bits of those there are.
func (w *work) hintsAhead() (n [fieldCount]int) {
	for _, h := range w.hint {
		if h > 0 && h < fieldCount {
			n[h]++
			n[0] |= hintBit(Field(h))
		}
	}
	return n
}

// nextNumbers tells how many clauses on the next one with numbers stands, and its kind.
func (w *work) nextNumbers(ci int) int {
	for d := 1; d <= 5; d++ {
		switch w.clauseAt(ci + d).kind {
		case clauseNumber:
			return d * 5
		case clauseYear:
			return d*5 + 1
		case clauseCounted:
			return d*5 + 2
		case clauseMixed:
			return d*5 + 3
		}
	}
	if ci+6 < len(w.clauses) {
		return 4
	}
	return 6*5 + 4
}

// quoteState follows quotation marks of all kinds.
type quoteState struct {
	double, single, closed bool
	at                     int
}

func (q *quoteState) next(w *work, i, ci int) int {
	t := &w.tokens[i]
	switch t.shape {
	case shapeQuote:
		q.set(!q.double, ci)
	case shapeOpenQuote:
		q.set(true, ci)
	case shapeCloseQuote:
		q.set(false, ci)
	case shapeApostrophe:
		next := w.at(i + 1)
		switch {
		case !q.single && (i == 0 || t.space || w.tokens[i-1].shape == shapeOpen) && !next.space && isWord(next.shape):
			q.single = true
		case q.single && !t.space && (next.space || isMark(next.shape)):
			q.single, q.closed, q.at = false, true, ci
		}
	}
	switch {
	case q.double || q.single:
		return 1
	case !q.closed:
		return 0
	}
	return 2 + min(2, max(0, ci-q.at))
}

func (q *quoteState) set(open bool, ci int) {
	if q.double && !open {
		q.closed, q.at = true, ci
	}
	q.double = open
}

// layoutOf is what the entry has: "In", editors, counted pages, "12(3)", "Place: House", quotation marks, a year at its head.
func (w *work) layoutOf() int {
	s := 0
	for i := range w.tokens {
		t := &w.tokens[i]
		switch {
		case t.classes&(1<<classInto) != 0 && isMark(w.at(i-1).shape) && isWord(w.at(i+1).shape):
			s |= 1
		case t.classes&(1<<classEdit) != 0 && t.shape != shapeLower && t.end-t.start <= 8:
			s |= 2
		case t.classes&(1<<classPage) != 0 && isNumber(w.at(i+1).shape) || t.shape == shapeStop && w.at(i-1).classes&(1<<classPage) != 0 && isNumber(w.at(i+1).shape):
			s |= 4
		case isNumber(t.shape) && w.at(i+1).shape == shapeOpen && !w.at(i+1).space && isNumber(w.at(i+2).shape):
			s |= 8
		case t.shape == shapeColon && w.at(i-1).classes&(1<<classCity|1<<classRegion) != 0:
			s |= 16
		case t.shape == shapeQuote || t.shape == shapeOpenQuote:
			s |= 32
		case t.shape == shapeYear && i*3 < len(w.tokens):
			s |= 64
		}
	}
	return s
}
