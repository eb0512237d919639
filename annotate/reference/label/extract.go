package label

// nothing stands beyond the ends of an entry.
var nothing token

func (w *work) at(i int) *token {
	if i < 0 || i >= len(w.tokens) {
		return &nothing
	}
	return &w.tokens[i]
}

var noClause clause

func (w *work) clauseAt(i int) *clause {
	if i < 0 || i >= len(w.clauses) {
		return &noClause
	}
	return &w.clauses[i]
}

// entryShape is what the whole entry looks like: six yes or no.
func (w *work) entryShape(e *Entry) int {
	s := 0
	for i := range w.tokens {
		if sh := w.tokens[i].shape; sh == shapeQuote || sh == shapeOpenQuote {
			s |= 1
		}
	}
	if len(e.Emphasis) > 0 {
		s |= 2
	}
	if len(e.Links) > 0 {
		s |= 4
	}
	for k, h := range e.Hints {
		switch h.Field {
		case Year:
			if k <= 1 {
				s |= 8
			}
		case Volume, Issue:
			s |= 16
		case Publisher:
			s |= 32
		}
	}
	return s
}

// features finds the features of every token.
func (m *Model) features(e *Entry, w *work) {
	at := &m.layout
	f := w.features[:0]
	n := len(w.tokens)
	shape := w.entryShape(e)
	years, hintYear := 0, -1
	for i := range w.tokens {
		if hintYear < 0 && w.hint[i] != 0 && (w.hint[i] == uint8(begin(Year)) || w.hint[i] == uint8(inside(Year))) {
			hintYear = i
		}
	}
	depth, quoted := 0, 0
	em := 0
	around := w.surroundings()
	for i := range w.tokens {
		t, p, q := &w.tokens[i], w.at(i-1), w.at(i+1)
		p2, q2 := w.at(i-2), w.at(i+2)
		ci := int(w.clauseOf[i])
		c, cn, cb, cn2 := w.clauseAt(ci), w.clauseAt(ci+1), w.clauseAt(ci-1), w.clauseAt(ci+2)
		w.from[i] = int32(len(f))
		switch t.shape {
		case shapeQuote:
			quoted ^= 1
		case shapeOpenQuote:
			quoted = 1
		case shapeCloseQuote:
			quoted = 0
		case shapeOpen, shapeOpenSquare:
			depth++
		}
		mark := 0
		if isMark(t.shape) {
			mark = 1
		}
		h, hb, ha := int(w.hint[i]), 0, 0
		if i > 0 {
			hb = int(w.hint[i-1])
		}
		if i+1 < n {
			ha = int(w.hint[i+1])
		}
		add := func(t template, v int) { f = append(f, int32(at[t]+v)) }
		add(tBias, 0)
		k0, k1, k2, kb, kb2 := int(t.kind), int(q.kind), int(q2.kind), int(p.kind), int(p2.kind)
		if t.word > 0 {
			add(tWord, int(t.word))
		}
		if p.word > 0 {
			add(tWordBefore, int(p.word))
		}
		if q.word > 0 {
			add(tWordAfter, int(q.word))
		}
		if mark == 0 {
			if c.first > 0 {
				add(tFirstOfClause, int(c.first))
			}
			if c.last > 0 {
				add(tLastOfClause, int(c.last))
			}
			if isWord(t.shape) {
				add(tSuffix, int(t.suffix))
			}
		}
		add(tKindBefore2, kb2)
		add(tKindBefore, kb)
		add(tKind, k0)
		add(tKindAfter, k1)
		add(tKindAfter2, k2)
		add(tKindPair, kb*kinds+k0)
		add(tKindPairAfter, k0*kinds+k1)
		triple := uint32(kb*kinds+k0)*kinds + uint32(k1)
		add(tKindTriple, int(triple*2654435761>>(32-tripleBits)))
		each(t.classes, func(c int) { add(tClass, c) })
		if p.class > 0 {
			add(tClassBefore, int(p.class))
		}
		if q.class > 0 {
			add(tClassAfter, int(q.class))
		}
		space := 0
		if t.space {
			space = 1
		}
		add(tMark, (int(partingMark(p.shape))*shapeCount+int(t.shape))*2+space)
		add(tBrackets, (min(depth, 3)*2+quoted)*3+mark)
		add(tPosition, i*15/n)
		add(tFromEnd, bucket(n-1-i))
		ck, cc := int(c.kind), int(c.class)
		add(tClauseShape, (ck*markKinds+int(c.before))*markKinds+int(c.after))
		add(tClauseLook, ck*classCount+cc)
		start := 0
		if i == c.from {
			start = 1
		}
		each(c.classes, func(k int) { add(tClauseClass, k*2+start) })
		add(tClauseNext, int(cn.kind)*classCount+int(cn.class))
		add(tClauseBefore, int(cb.kind)*classCount+int(cb.class))
		add(tClauseNext2, (ck*clauseKinds+int(cn.kind))*clauseKinds+int(cn2.kind))
		add(tClauseOrder, min(ci, 15)*clauseKinds+ck)
		edge := start
		if i+1 == c.to {
			edge |= 2
		}
		add(tClauseEdge, (ck*8+int(c.words))*4+edge)
		add(tHint, h)
		add(tHintBefore, hb)
		add(tHintAfter, ha)
		add(tHintKind, h*kinds+k0)
		add(tHintClause, (h*clauseKinds+ck)*4+edge)
		add(tHintOrder, h*8+int(c.sentence))
		add(tHintMark, (h*markKinds+int(c.before))*markKinds+int(c.after))
		add(tEntry, shape*4+start*2+mark)
		add(tEntryHint, shape*hints+h)
		rel := 0
		if hintYear >= 0 {
			if i < hintYear {
				rel = 1
			} else {
				rel = 2 + min(bucket(i-hintYear), 10)
			}
		}
		add(tYear, rel*4+min(years, 3))
		sinceYear := 7
		if hintYear >= 0 && i >= hintYear {
			sinceYear = min(6, ci-int(w.clauseOf[hintYear]))
		}
		add(tYearClause, sinceYear*clauseKinds+ck)
		if t.shape == shapeYear {
			years++
		}
		if len(e.Emphasis) > 0 {
			for em < len(e.Emphasis) && e.Emphasis[em].End <= int(t.start) {
				em++
			}
			in := 0
			if em < len(e.Emphasis) && e.Emphasis[em].Start <= int(t.start) {
				in = 1
				if i == 0 || int(p.start) < e.Emphasis[em].Start {
					in = 2
				}
			}
			add(tEmphasis, (in*2+mark)*clauseKinds+ck)
		}
		f = around.add(f, at, w, i, start, mark)
		if t.shape == shapeClose || t.shape == shapeCloseSquare {
			depth = max(0, depth-1)
		}
	}
	w.from[n] = int32(len(f))
	w.features = f
}
