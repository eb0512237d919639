package statement

import (
	"strings"

	"kg/document"
)

// actsIn reads who takes part in an event off a clause whose verb no list
// knows: "Ana Ruiz was wounded in the riot", "Norway took ninety seats in the vote".
// The verb stands at item k.
func (r *reader) actsIn(s *sentence, k int) {
	if !r.finite(s, k) || r.saysOrJudges(s, k) {
		return
	}
	g := r.group(s, k)
	if w := s.low(k); g.negated || g.hedged || r.hedgedClause(s) || s.low(g.start-1) == "whether" || notTakingPart[w] {
		return
	}
	subjects := r.before(s, g.start, "a")
	if len(subjects) == 0 {
		return
	}
	for _, e := range r.eventsIn(s, k) {
		for _, a := range subjects {
			if r.known(s, s.items[a].entity, s.items[e].entity) {
				continue
			}
			r.relate(s, document.ParticipatedIn, a, e, hit{k, k + 1, nil}, frame{rule: ruleActsIn, factor: 1, group: g})
		}
	}
}

// notTakingPart are words in -ed, and verbs, with which "in" and "at" tell what somebody is about or where something is, not what he takes part in.
var notTakingPart = map[string]bool{
	"ordered": true, "opened": true, "interested": true, "specialised": true, "specialized": true, "believed": true, "invested": true, "based": true, "located": true, "rooted": true,
	"grounded": true, "disappointed": true,
}

// finite tells whether the word at item k is a verb in a finite form or a participle behind "be".
func (r *reader) finite(s *sentence, k int) bool {
	w := s.low(k)
	if !s.is(k, word) || s.items[k].capital && k > 0 || r.helpers[w] != 0 || nounMakers[s.low(k-1)] {
		return false
	}
	if !r.pasts[w] && !(strings.HasSuffix(w, "ed") && len(w) > 4) {
		return (beForms[s.low(k-1)] || haveForms[s.low(k-1)]) && r.participles[w]
	}
	return true
}

// saysOrJudges tells whether the verb at item k is one with which somebody
// speaks, thinks or judges: its object is what it is about, no doing.
func (r *reader) saysOrJudges(s *sentence, k int) bool {
	for _, v := range []*vocabulary{r.speech, r.announce, r.dispute, r.contrast, r.accounts, r.argue, r.discuss} {
		for _, c := range v.first[s.low(k)] {
			if c.verb != nil {
				return true
			}
		}
	}
	return judges[s.low(k)]
}

// eventsIn are the events that "in" or "at" joins to the verb at item k, no further than its clause goes.
func (r *reader) eventsIn(s *sentence, k int) []int {
	for j := k + 1; j < len(s.items) && j < k+14; j++ {
		if s.is(j, cite) || s.is(j, punct) && s.low(j) != "'s" && s.low(j) != "-" || s.is(j, word) && (relatives[s.low(j)] || s.low(j) == "that" || s.low(j) == "and" || s.low(j) == "to") {
			return nil
		}
		if w := s.low(j); s.is(j, word) && (w == "in" || w == "at") {
			if o := r.after(s, j+1, "e"); len(o) > 0 {
				return o
			}
		}
	}
	return nil
}
