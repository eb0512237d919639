package statement

import (
	"strings"

	"kg/document"
)

// joinedWith is "the talks with Norway and Peru", "the plot was hatched in 1952
// with Ana Ruiz": who stands behind "with" took part. The name is item k.
func (r *reader) joinedWith(s *sentence, k int) {
	if !r.fits(s, k, "ep") || s.items[k].anaphor || r.governed(s, k) {
		return
	}
	passive := false
	for j := k + 1; j < len(s.items) && j < k+14; j++ {
		w := s.low(j)
		if s.is(j, cite) || s.is(j, punct) && w != "," && w != "'s" || s.is(j, word) && (relatives[w] || w == "that" || w == "and" || w == "to") {
			return
		}
		if beForms[w] {
			passive = true
			continue
		}
		if w != "with" {
			if s.is(j, word) && !passive && (r.helpers[w] != 0 || r.finite(s, j)) && s.low(j-1) != "," {
				return
			}
			continue
		}
		actors := r.after(s, j+1, "a")
		if len(actors) == 0 || s.low(actors[0]-1) == "of" || r.fits(s, k, "p") && !r.shared(s, k) {
			return
		}
		if list := r.listAfter(s, j+1); len(list) > len(actors) && s.low(actors[0]+1) == "," {
			actors = list
		}
		for _, a := range actors {
			r.relate(s, document.ParticipatedIn, a, k, hit{j, j + 1, nil}, frame{rule: ruleJoinedWith, factor: 1})
		}
		return
	}
}

// shared tells whether the policy at item k is one that several have in common: a partnership, an agreement, a programme.
func (r *reader) shared(s *sentence, k int) bool {
	if r.agreement(s, k) {
		return true
	}
	switch headOf(r.doc.Layers.Entities[s.items[k].entity].Name) {
	case "partnership", "alliance", "coalition", "cooperation", "exchange", "union", "venture", "corridor":
		return true
	}
	return false
}

// byWhich is "the coup, a quiet affair, by which Ana Ruiz replaced him": who acts by means of an event brought it about.
func (r *reader) byWhich(s *sentence, k int) {
	if s.low(k) != "which" {
		return
	}
	switch s.low(k - 1) {
	case "by", "through", "with", "in", "at", "during", "under":
	default:
		return
	}
	e := r.antecedentOfWhich(s, k-1)
	if e < 0 {
		return
	}
	relation := document.ParticipatedIn
	if done[headOf(s.view.Text[s.items[e].start:s.items[e].end])] && s.low(k-1) != "in" && s.low(k-1) != "at" && s.low(k-1) != "during" {
		relation = document.Initiated
	}
	j := k + 1
	for n := 0; n < 4 && s.is(j, word) && !r.finite(s, j); n++ {
		j++
	}
	if !r.fits(s, j, "a") || s.low(j+1) == "'s" || s.items[e].anaphor {
		return
	}
	subjects := r.rowAfter(s, j, "a")
	v := subjects[len(subjects)-1] + 1
	for n := 0; n < 12 && v < len(s.items) && !(s.is(v, word) && (r.finite(s, v) || r.helpers[s.low(v)] != 0)); n++ {
		v++
	}
	if !s.is(v, word) || r.helpers[s.low(v)] == deny || r.helpers[s.low(v)] == hedge {
		return
	}
	h := hit{k - 1, k + 1, nil}
	for _, a := range subjects {
		r.relate(s, relation, a, e, h, frame{rule: ruleInWhich, factor: 1})
	}
	if w := s.low(v); relation == document.ParticipatedIn && opponents[w] {
		for _, a := range r.after(s, v+1, "a") {
			r.relate(s, relation, a, e, h, frame{rule: ruleInWhich, factor: 1})
		}
	}
}

// opponents are verbs whose object takes part in what the subject takes part in.
var opponents = map[string]bool{
	"defeated": true, "beat": true, "met": true, "fought": true, "faced": true, "ousted": true, "deposed": true, "overthrew": true, "killed": true, "arrested": true,
	"joined": true, "toppled": true, "replaced": true, "unseated": true, "accused": true, "attacked": true, "routed": true, "removed": true, "convicted": true, "acquitted": true,
}

// antecedentOfWhich is the event before the preposition at item k, over a comma
// and an apposition of its own words: "the Tacna coup, the bloodless rising by which"; -1 for none.
func (r *reader) antecedentOfWhich(s *sentence, k int) int {
	e := k - 1
	if s.low(e) == "," {
		e--
	}
	if r.fits(s, e, "e") {
		return e
	}
	for n := 0; n < 9 && s.is(e, word) && !prepositions[s.low(e)] && r.helpers[s.low(e)] == 0; n++ {
		e--
	}
	if s.low(e) == "," && r.fits(s, e-1, "e") {
		return e - 1
	}
	return -1
}

// acceptedAt is "the pact was signed at the talks", "adopted by the summit":
// what is agreed at a meeting is its outcome, and who agrees took part in it.
func (r *reader) acceptedAt(s *sentence, k int) {
	if !accepting[s.low(k)] || !s.is(k, word) {
		return
	}
	g := r.group(s, k)
	if g.negated || g.hedged {
		return
	}
	var policies, actors []int
	if g.be {
		policies = r.before(s, g.start, "p")
	} else if policies = r.after(s, k+1, "p"); len(policies) > 0 {
		actors = r.before(s, g.start, "a")
	} else {
		policies = r.headOfParticiple(s, g.start, "p")
	}
	if len(policies) == 0 {
		return
	}
	for j := k + 1; j < len(s.items) && j < k+24; j++ {
		w := s.low(j)
		if s.is(j, cite) || w == ";" || s.is(j, word) && (relatives[w] || w == "and" || w == "but") {
			return
		}
		if w != "at" && w != "in" && w != "during" {
			continue
		}
		for _, e := range r.eventAfter(s, j+1) {
			if !r.isMeeting(s, e) {
				return
			}
			for _, p := range policies {
				r.relate(s, document.LedTo, e, p, hit{k, k + 1, nil}, frame{rule: ruleAcceptedAt, factor: 1})
			}
			for _, a := range actors {
				r.relate(s, document.ParticipatedIn, a, e, hit{k, k + 1, nil}, frame{rule: ruleAcceptedAt, factor: 1})
			}
			return
		}
	}
}

// eventAfter is the event behind item k, also in "the close of the talks".
func (r *reader) eventAfter(s *sentence, k int) []int {
	if o := r.after(s, k, "e"); len(o) > 0 {
		return o
	}
	for j := k; j < k+4 && s.is(j, word); j++ {
		if s.low(j) == "of" {
			return r.after(s, j+1, "e")
		}
	}
	return nil
}

// isMeeting tells whether the event at item k is one at which things are agreed or voted.
func (r *reader) isMeeting(s *sentence, k int) bool {
	_, meeting := r.named(s.items[k], "", "meeting")
	_, vote := r.named(s.items[k], "", "vote")
	return meeting || vote
}

// accepting are forms of verbs with which an agreement or a measure is accepted.
var accepting = map[string]bool{
	"signed": true, "adopted": true, "agreed": true, "approved": true, "concluded": true, "negotiated": true, "accepted": true, "initialled": true, "initialed": true,
	"endorsed": true, "drafted": true, "hammered": true, "reached": true, "passed": true, "proclaimed": true, "ratified": true, "settled": true, "drawn": true,
}

// underPolicy is "Under the pact, Norway held the vote": the policy led to what is done under it.
func (r *reader) underPolicy(s *sentence) {
	k := 0
	if s.low(0) == "it" && (s.low(1) == "was" || s.low(1) == "is") {
		k = 2
	}
	if s.low(k) != "under" {
		return
	}
	policies := r.after(s, k+1, "p")
	if len(policies) != 1 {
		return
	}
	for j := policies[0] + 1; j < min(len(s.items), policies[0]+clauseReach); j++ {
		if s.items[j].kind == cite || clauseBreak(s, j) {
			return
		}
		if r.fits(s, j, "e") && !s.items[j].anaphor && !timeWords[s.low(r.nounStart(s, j)-1)] {
			r.relate(s, document.LedTo, policies[0], j, hit{k, k + 1, nil}, frame{rule: ruleUnderPolicy, factor: 1})
			return
		}
	}
}

// lowerHead is the head noun of the mention at item k.
func (r *reader) lowerHead(s *sentence, k int) string {
	return headOf(strings.ToLower(s.view.Text[s.items[k].start:s.items[k].end]))
}
