package statement

import "kg/document"

// asCause is "sees the coup as the trigger of the war", "the pact as a response
// to the war", "the pact, a late echo of the war,": the noun is item k.
func (r *reader) asCause(s *sentence, k int) {
	n, known := causeNouns[s.low(k)]
	if !known || !s.is(k, word) {
		return
	}
	switch s.low(k + 1) {
	case "of", "to", "for", "behind":
	default:
		return
	}
	second := r.after(s, k+2, "ep")
	if len(second) == 0 {
		return
	}
	j := k - 1
	for m := 0; m < 4 && s.is(j, word) && s.low(j) != "as" && !beForms[s.low(j)] && !prepositions[s.low(j)] && s.low(j) != "and"; m++ {
		j--
	}
	first := -1
	switch {
	case s.low(j) == "as":
		for m := j - 1; m >= 0 && j-m < 8; m-- {
			if s.is(m, cite) || s.is(m, punct) && s.low(m) != "," && s.low(m) != "'s" {
				break
			}
			if r.happeningAt(s, m) {
				first = m
				break
			}
		}
	case s.low(j) == "," && r.happeningAt(s, j-1) && j < k-1:
		first = j - 1
	}
	if first < 0 {
		return
	}
	g := verbGroup{}
	if s.low(j) == "as" { // what the verb before says of it: "did not see the coup as the trigger"
		g = r.clauseGroup(s, max(-1, first-8), first)
	}
	for _, b := range second {
		from, to := first, b
		if n.effect {
			from, to = b, first
		}
		if a, z := s.items[from].entity, s.items[to].entity; a != z && !r.known(s, a, z) {
			r.relate(s, n.relation, from, to, hit{k, k + 2, nil}, frame{rule: ruleAsCause, factor: 1, group: g})
		}
	}
}

// causeNoun is a noun for what brings something about, or for what comes of something.
type causeNoun struct {
	relation document.Relation
	effect   bool // what it is said of is the effect
}

var causeNouns = map[string]causeNoun{
	"cause": {document.Caused, false}, "trigger": {document.Caused, false}, "catalyst": {document.Caused, false}, "spark": {document.Caused, false},
	"origin": {document.LedTo, false}, "source": {document.LedTo, false}, "root": {document.LedTo, false}, "reason": {document.Caused, false},
	"driver": {document.Caused, false}, "engine": {document.Caused, false}, "pretext": {document.LedTo, false}, "prelude": {document.LedTo, false},
	"precondition": {document.LedTo, false}, "basis": {document.LedTo, false}, "model": {document.LedTo, false}, "template": {document.LedTo, false}, "precursor": {document.LedTo, false},
	"forerunner": {document.LedTo, false}, "precedent": {document.LedTo, false}, "blueprint": {document.LedTo, false}, "rehearsal": {document.LedTo, false}, "stepping-stone": {document.LedTo, false},
	"result": {document.LedTo, true}, "outcome": {document.LedTo, true}, "consequence": {document.Caused, true}, "product": {document.Caused, true}, "effect": {document.Caused, true},
	"response": {document.LedTo, true}, "reaction": {document.LedTo, true}, "answer": {document.LedTo, true}, "reply": {document.LedTo, true}, "rejoinder": {document.LedTo, true},
	"fruit": {document.LedTo, true}, "legacy": {document.LedTo, true}, "by-product": {document.LedTo, true}, "offshoot": {document.LedTo, true}, "outgrowth": {document.LedTo, true},
	"aftershock": {document.LedTo, true}, "echo": {document.LedTo, true}, "sequel": {document.LedTo, true}, "successor": {document.Preceded, true}, "revenge": {document.LedTo, true},
	"backlash": {document.LedTo, true}, "upshot": {document.LedTo, true}, "price": {document.LedTo, true}, "reprisal": {document.LedTo, true},
}

// wasCause is "the cause of the war was the coup", "behind the war lay the coup": the noun is item k.
func (r *reader) wasCause(s *sentence, k int) {
	n, known := causeNouns[s.low(k)]
	if !known || !s.is(k, word) || s.low(k+1) != "of" && s.low(k+1) != "for" && s.low(k+1) != "behind" {
		return
	}
	first := r.after(s, k+2, "ep")
	if len(first) == 0 {
		return
	}
	j := first[len(first)-1] + 1
	g := verbGroup{}
	be := false
	for m := 0; m < 6 && s.is(j, word); m, j = m+1, j+1 {
		w := s.low(j)
		if beForms[w] || w == "lay" || w == "lies" {
			be = true
		} else if r.helpers[w] == 0 {
			break
		}
		g.note(r.helpers[w])
	}
	if !be {
		return
	}
	for _, b := range r.after(s, j, "ep") {
		from, to := b, first[0]
		if n.effect {
			from, to = first[0], b
		}
		r.relate(s, n.relation, from, to, hit{k, k + 2, nil}, frame{rule: ruleAsCause, factor: 1, group: g})
	}
}

// blamedFor is "The float is blamed by Ortiz for the crisis", "the crisis is
// blamed by Ortiz on the float": who says so may stand between. The verb is item k.
func (r *reader) blamedFor(s *sentence, k int) {
	g := r.group(s, k)
	if !s.is(k, word) || !g.be {
		return
	}
	base := ""
	for _, c := range r.accounts.first[s.low(k)] {
		if c.verb != nil && c.verb.participle == s.low(k) {
			base = c.verb.base
		}
	}
	for _, c := range r.contrast.first[s.low(k)] {
		if c.verb != nil && c.verb.participle == s.low(k) && base == "" {
			base = c.verb.base
		}
	}
	if base == "" {
		return
	}
	for j := k + 1; j < len(s.items) && j < k+9; j++ {
		a, known := attributions[[2]string{base, s.low(j)}]
		if !known || !s.is(j, word) || s.low(j) == "by" {
			continue
		}
		behind, before := r.after(s, j+1, "ep"), r.leftOfVerb(s, g.start, "ep")
		if len(behind) == 0 || len(before) == 0 {
			return
		}
		cause, effect := behind[0], before[0]
		if a.causeFirst {
			cause, effect = effect, cause
		}
		if x, y := s.items[cause].entity, s.items[effect].entity; x != y && !r.known(s, x, y) {
			r.relate(s, a.relation, cause, effect, hit{k, k + 1, nil}, frame{rule: ruleAttributed, factor: 1, group: g})
		}
		return
	}
}
