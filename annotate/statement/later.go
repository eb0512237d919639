package statement

import "kg/document"

// later reads what the words of time that open a sentence or clause say:
// "Eight weeks later came the strike", "A year later Norway signed the pact":
// what the sentence before was about came first.
func (r *reader) later(i, k int) {
	s := &r.sentences[i]
	if !s.is(k, word) || k > 5 && !clauseEnd(s, k) {
		return
	}
	end := r.laterPhrase(s, k)
	if end < 0 {
		return
	}
	second := -1
	for j := end; j < len(s.items) && j < end+14; j++ {
		if s.items[j].kind == cite || s.low(j) == ";" {
			return
		}
		if r.fits(s, j, "ep") && !s.items[j].anaphor {
			if r.governed(s, j) && s.low(end) != "came" {
				return
			}
			second = j
			break
		}
	}
	if second < 0 {
		return
	}
	first := -1
	if start := r.clauseStart(s, k); start > 0 {
		first = r.lastHappening(s, start)
	} else if prev := r.sentenceBefore(i); prev != nil {
		for h := len(prev.items) - 1; h >= 0; h-- {
			if r.fits(prev, h, "e") && !timeWords[prev.low(r.nounStart(prev, h)-1)] {
				r.relateAcross(i, prev, h, second, hit{k, end, nil})
				return
			}
		}
		if h := r.head(prev); h >= 0 && r.happening(prev.items[h].entity) {
			r.relateAcross(i, prev, h, second, hit{k, end, nil})
		}
		return
	}
	if first >= 0 {
		r.relate(s, document.Preceded, first, second, hit{k, end, nil}, frame{rule: ruleLater, factor: 1})
	}
}

// laterPhrase is the end of "eight weeks later", "the following year", "then
// came", "after that" at item k, -1 where none stands there.
func (r *reader) laterPhrase(s *sentence, k int) int {
	switch s.low(k) {
	case "then":
		if w := s.low(k + 1); w == "came" || w == "followed" {
			return k + 2
		}
		return -1
	case "the":
		if w := s.low(k + 1); (w == "following" || w == "next") && timeUnits[s.low(k+2)] {
			return k + 3
		}
		return -1
	}
	for n := k; n < k+4 && s.is(n, word); n++ {
		if timeUnits[singular(s.low(n))] && (s.low(n+1) == "later" || s.low(n+1) == "afterwards" || s.low(n+1) == "on") {
			if s.low(n+1) == "on" {
				return -1
			}
			if s.low(n+2) == "," {
				return n + 3
			}
			return n + 2
		}
	}
	return -1
}

// clauseEnd tells whether a mark or a conjunction stands before item k.
func clauseEnd(s *sentence, k int) bool {
	switch s.low(k - 1) {
	case ";", ":", "and", "but", ",":
		return true
	}
	return false
}

// clauseStart is where the clause of item k begins inside the sentence, 0 when it opens it.
func (r *reader) clauseStart(s *sentence, k int) int {
	for j := k - 1; j > max(0, k-clauseReach); j-- {
		if w := s.low(j); w == ";" || w == ":" || j == k-1 && (w == "and" || w == "but") {
			return j
		}
	}
	return 0
}

// lastHappening is the item of what the clause before item k was about: its last event or policy that nothing governs, else none.
func (r *reader) lastHappening(s *sentence, k int) int {
	for j := k - 1; j >= max(0, k-clauseReach); j-- {
		if r.fits(s, j, "ep") && !r.governed(s, j) && !r.inRelative(s, j) {
			return j
		}
	}
	return -1
}

// sentenceBefore is the sentence before sentence i in its paragraph, nil for none.
func (r *reader) sentenceBefore(i int) *sentence {
	if i == 0 || r.sentences[i-1].p.Block != r.sentences[i].p.Block {
		return nil
	}
	return &r.sentences[i-1]
}

// relateAcross says that what item a of the sentence before names came before item b of sentence i.
func (r *reader) relateAcross(i int, prev *sentence, a, b int, h hit) {
	s := &r.sentences[i]
	from, to := prev.items[a].entity, s.items[b].entity
	if from == to || prev.items[a].anaphor && prev.p.Block != s.p.Block {
		return
	}
	r.say(reading{
		rule: ruleLater, citation: r.attributed(s, b), relation: document.Preceded, subject: from, object: to, factor: 0.9,
		cues: []document.Span{s.view.Span(s.items[h.start].start, s.items[h.end-1].end)},
		span: document.Span{Start: prev.p.Start, End: s.p.End}, passageKey: s.passage,
	})
}
