package label

// A template is a family of features: a number drawn from an entry at a token,
// below the template's size. Every value of every template is one row of the
// model, stateCount weights wide.
type template int

// The templates. Those that count words of the dictionary are sized by the model.
const (
	tBias template = iota
	tWord
	tWordBefore
	tWordAfter
	tFirstOfClause
	tLastOfClause
	tSuffix
	tKindBefore2
	tKindBefore
	tKind
	tKindAfter
	tKindAfter2
	tKindPair
	tKindPairAfter
	tKindTriple
	tClass
	tClassBefore
	tClassAfter
	tMark
	tBrackets
	tPosition
	tFromEnd
	tClauseShape
	tClauseLook
	tClauseClass
	tClauseNext
	tClauseBefore
	tClauseNext2
	tClauseOrder
	tClauseEdge
	tHint
	tHintBefore
	tHintAfter
	tHintKind
	tHintClause
	tHintOrder
	tHintMark
	tEntry
	tEntryHint
	tYear
	tYearClause
	tEmphasis
	tQuote
	tAhead
	tNumbers
	tSinceAuthor
	tClauseLength
	tNextFirst
	tBeforeLast
	tClassTriple
	tKindAfter3
	tKindBefore3
	tLayout
	tPrefix
	templateCount
)

const (
	suffixBits = 11
	tripleBits = 13
	classBits  = 12
	kinds      = shapeCount + classCount
	hints      = stateCount
)

// layout says where each template's rows begin.
type layout [templateCount + 1]int

func newLayout(words int) layout {
	sizes := [templateCount]int{
		tBias: 1, tWord: words, tWordBefore: words, tWordAfter: words, tFirstOfClause: words, tLastOfClause: words,
		tSuffix:      1 << suffixBits,
		tKindBefore2: kinds, tKindBefore: kinds, tKind: kinds, tKindAfter: kinds, tKindAfter2: kinds,
		tKindPair: kinds * kinds, tKindPairAfter: kinds * kinds, tKindTriple: 1 << tripleBits,
		tClass: classCount, tClassBefore: classCount, tClassAfter: classCount,
		tMark: markKinds * shapeCount * 2, tBrackets: 8 * 3,
		tPosition: 16, tFromEnd: 16,
		tClauseShape: clauseKinds * markKinds * markKinds, tClauseLook: clauseKinds * classCount, tClauseClass: classCount * 2,
		tClauseNext: clauseKinds * classCount, tClauseBefore: clauseKinds * classCount, tClauseNext2: clauseKinds * clauseKinds * clauseKinds,
		tClauseOrder: 16 * clauseKinds, tClauseEdge: clauseKinds * 8 * 4,
		tHint: hints, tHintBefore: hints, tHintAfter: hints, tHintKind: hints * kinds, tHintClause: hints * clauseKinds * 4, tHintOrder: hints * 8, tHintMark: hints * markKinds * markKinds,
		tEntry: 64 * 4, tEntryHint: 64 * hints,
		tYear: 16 * 4, tYearClause: 8 * clauseKinds,
		tEmphasis: 3 * 2 * clauseKinds,
		tQuote:    5 * 2 * clauseKinds, tAhead: 256 * 3, tNumbers: 7 * 5 * clauseKinds, tSinceAuthor: 8 * 2 * clauseKinds,
		tClauseLength: 8 * clauseKinds * markKinds, tNextFirst: words, tBeforeLast: words, tClassTriple: 1 << classBits,
		tKindAfter3: kinds, tKindBefore3: kinds, tLayout: 128 * clauseKinds, tPrefix: 1 << suffixBits,
	}
	var l layout
	at := 0
	for t, n := range sizes {
		l[t] = at
		at += n
	}
	l[templateCount] = at
	return l
}

// work is what is needed to label one entry; it is used again for the next.
type work struct {
	tokens   []token
	clauses  []clause
	clauseOf []int32
	hint     []uint8 // the hint's state at every token
	boundary []uint8 // what stands between a token and the one before it
	features []int32
	from     []int32 // features[from[i]:from[i+1]] are those of token i
	node     [][stateCount]float32
	lattice  lattice
	back     [][fieldCount]uint8
	path     []uint8
	plain    []uint8 // a labelling without a title
}

func sized[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// bucket is the logarithmic bucket of n: 0, 1, 2, 3, 4, 5-6, 7-9, 10-14, 15-24, 25-49, 50 and more.
func bucket(n int) int {
	switch {
	case n <= 4:
		return max(0, n)
	case n <= 6:
		return 5
	case n <= 9:
		return 6
	case n <= 14:
		return 7
	case n <= 24:
		return 8
	case n <= 49:
		return 9
	}
	return 10
}

// Boundaries: what an edge between two tokens crosses.
const (
	edgeStart = iota
	edgeBlank
	edgeNone // nothing at all: "A757"
	edgeMark // the token itself is a mark that closes
	edgeStop
	edgeInitial // a stop behind an initial
	edgeComma
	edgeColon
	edgeSemicolon
	edgeQuery
	edgeOpen // behind or at an opening bracket
	edgeClose
	edgeQuoteOpen
	edgeQuoteClose
	edgeDash
	edgeInto // behind "In"
	edgeCount
)

// prepare tokenises the entry and finds its features.
func (m *Model) prepare(e *Entry, w *work) {
	w.tokens = m.tokenize(e, w.tokens[:0])
	n := len(w.tokens)
	w.clauseOf = sized(w.clauseOf, n)
	w.hint = sized(w.hint, n)
	w.boundary = sized(w.boundary, n)
	w.from = sized(w.from, n+1)
	if n == 0 {
		w.features = w.features[:0]
		w.from[0] = 0
		return
	}
	w.cutClauses(e.Emphasis)
	w.readHints(e.Hints)
	w.readBoundaries()
	m.features(e, w)
}

func (w *work) readHints(hs []Hint) {
	k := 0
	for i, t := range w.tokens {
		w.hint[i] = 0
		for k < len(hs) && hs[k].End <= int(t.start) {
			k++
		}
		if k < len(hs) && hs[k].Start <= int(t.start) {
			if i == 0 || int(w.tokens[i-1].start) < hs[k].Start {
				w.hint[i] = uint8(begin(hs[k].Field))
			} else {
				w.hint[i] = uint8(inside(hs[k].Field))
			}
		}
	}
}

func (w *work) readBoundaries() {
	quoted := false
	for i := range w.tokens {
		t := &w.tokens[i]
		b := uint8(edgeBlank)
		if i == 0 {
			b = edgeStart
		} else {
			p := &w.tokens[i-1]
			switch p.shape {
			case shapeStop:
				b = edgeStop
				if i > 1 && (w.tokens[i-2].shape == shapeInitial || w.tokens[i-2].classes&(1<<classAbbreviated) != 0 && w.tokens[i-2].end-w.tokens[i-2].start <= 6) {
					b = edgeInitial
				}
			case shapeComma:
				b = edgeComma
			case shapeColon:
				b = edgeColon
			case shapeSemicolon:
				b = edgeSemicolon
			case shapeQuery:
				b = edgeQuery
			case shapeOpen, shapeOpenSquare:
				b = edgeOpen
			case shapeClose, shapeCloseSquare:
				b = edgeClose
			case shapeOpenQuote:
				b = edgeQuoteOpen
			case shapeCloseQuote:
				b = edgeQuoteClose
			case shapeQuote, shapeApostrophe:
				b = edgeQuoteClose
				if quoted {
					b = edgeQuoteOpen
				}
			case shapeHyphen, shapeDash, shapeSlash:
				b = edgeDash
			default:
				switch {
				case p.classes&(1<<classInto) != 0 && p.end-p.start <= 5 && t.space:
					b = edgeInto
				case !t.space:
					b = edgeNone
				}
			}
		}
		if isMark(t.shape) && b != edgeStart {
			switch t.shape {
			case shapeOpen, shapeOpenSquare, shapeOpenQuote:
				b = edgeOpen
			case shapeQuote:
				if quoted {
					b = edgeMark
				} else {
					b = edgeQuoteOpen
				}
			default:
				b = edgeMark
			}
		}
		if t.shape == shapeQuote {
			quoted = !quoted
		}
		w.boundary[i] = b
	}
}
