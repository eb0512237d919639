package statement

import "kg/document"

// loosely reads a verb whose subject or object stands further off than the
// strict frames look: over phrases, insertions and coordinated verbs.
func (r *reader) loosely(s *sentence, k int) {
	h, ok := r.verbs.at(s.items, k, len(s.items))
	if !ok || h.cue.verb == nil || splitByComma(s, h) {
		return
	}
	vr := r.rules[h.cue.class]
	form := s.low(k)
	g := r.group(s, k)
	switch vr.relation {
	case document.Caused, document.LedTo, document.Preceded:
	default:
		return
	}
	if vr.state || vr.passiveOnly || form == h.cue.verb.base && s.low(k-1) != "to" && !g.hedged && !g.negated {
		return
	}
	if form == h.cue.verb.gerund || s.low(g.start-1) == "to" || g.hedged {
		return
	}
	passive := g.be && form == h.cue.verb.participle
	if !passive && form == h.cue.verb.participle && s.low(h.end) == "by" {
		return
	}
	var subjects, objects []int
	if passive {
		by := -1
		for j := h.end; j < len(s.items) && j < h.end+12 && !s.is(j, cite) && s.low(j) != ";"; j++ {
			if s.low(j) == "by" && s.is(j, word) {
				by = j
				break
			}
		}
		if by < 0 {
			return
		}
		subjects, objects = r.rightOf(s, by+1, vr.before), r.leftOfVerb(s, g.start, vr.behind)
	} else {
		subjects, objects = r.leftOfVerb(s, g.start, vr.before), r.rightOf(s, h.end, vr.behind)
	}
	for _, a := range subjects {
		for _, b := range objects {
			from, to := a, b
			if vr.swap {
				from, to = b, a
			}
			if x, y := s.items[from].entity, s.items[to].entity; x == y || r.known(s, x, y) {
				continue
			}
			r.relate(s, vr.relation, from, to, h, frame{rule: ruleLooseCause, factor: 1, group: g})
		}
	}
}

// known tells whether the sentence is already read as joining two entities.
func (r *reader) known(s *sentence, from, to int) bool {
	for n := len(r.out) - 1; n >= max(0, len(r.out)-sentenceStatements) && r.out[n].Start >= s.p.Start; n-- {
		if x := r.out[n]; x.Subject == from && x.Object == to || x.Subject == to && x.Object == from {
			return true
		}
	}
	return false
}

// sentenceStatements is how many of the last statements are looked at: no sentence of prose makes more.
const sentenceStatements = 200

// leftOfVerb is the likely subject of the verb group at item k: the nearest name to the
// left, in its clause, that no preposition governs and nothing possesses.
func (r *reader) leftOfVerb(s *sentence, k int, kinds string) []int {
	for j := k - 1; j >= max(0, k-clauseReach); j-- {
		if s.is(j, cite) && !r.narrative(s, j) {
			continue
		}
		if s.is(j, cite) || s.low(j) == ";" || s.low(j) == ":" || clauseBreak(s, j) {
			return nil
		}
		if !s.is(j, entity) {
			continue
		}
		if s.low(j+1) == "'s" || r.governed(s, j) || r.inRelative(s, j) && !r.inRelative(s, k) {
			continue
		}
		if row := r.rowBefore(s, j, kinds); len(row) > 0 {
			return row
		}
		return nil
	}
	return nil
}

// rightOf is the likely object of what ends before item k: the next name in the clause.
func (r *reader) rightOf(s *sentence, k int, kinds string) []int {
	for j := k; j < len(s.items) && j < k+14; j++ {
		w := s.low(j)
		if s.is(j, cite) || s.is(j, punct) && w != "," && w != "'s" && w != "-" && w != `"` || s.is(j, word) && (relatives[w] || w == "that" || w == "but" || w == "and" || w == "after" || w == "before" || w == "during" || w == "since" || w == "until" || w == "when" || w == "while") {
			return nil
		}
		if s.is(j, word) && j > k && prepositions[w] && w != "of" && w != "in" {
			return nil
		}
		if s.is(j, word) && j > k && (beForms[w] || haveForms[w] || r.pasts[w] && s.low(j-1) != "the") {
			return nil
		}
		if r.fits(s, j, kinds) {
			if s.low(j+1) == "'s" {
				continue
			}
			return r.rowAfter(s, j, kinds)
		}
		if r.happeningAt(s, j) {
			return nil
		}
	}
	return nil
}

func (r *reader) happeningAt(s *sentence, k int) bool {
	return s.is(k, entity) && r.happening(s.items[k].entity)
}
