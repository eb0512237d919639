package statement

import (
	"strings"

	"kg/document"
)

// ownEvent is "Ana Ruiz … her resignation", "Norway … its invasion of Peru":
// whose doing an event is, where a pronoun says so. The name is item k.
func (r *reader) ownEvent(s *sentence, k int) {
	if !r.fits(s, k, "ep") || s.items[k].anaphor {
		return
	}
	start := k - 1
	for n := 0; n < 2 && s.is(start, word) && !owned[s.low(start)] && !prepositions[s.low(start)]; n++ {
		start--
	}
	if !s.is(start, word) || !owned[s.low(start)] {
		return
	}
	relation := document.Adopted
	if r.fits(s, k, "e") {
		var known bool
		if relation, known = r.doingOf(r.lowerHead(s, k)); !known {
			return
		}
	} else if !ownPolicies[r.lowerHead(s, k)] {
		return
	}
	if who := r.ownerOf(s, start); who >= 0 {
		r.relate(s, relation, who, k, hit{start, start + 1, nil}, frame{rule: ruleOwn, factor: 1})
	}
}

// ownPolicies are heads of policies that belong to who pursues them.
var ownPolicies = map[string]bool{
	"policy": true, "programme": true, "program": true, "doctrine": true, "strategy": true, "campaign": true, "plan": true, "reform": true, "embargo": true, "ban": true,
	"moratorium": true, "sanction": true, "decree": true, "budget": true, "initiative": true, "agenda": true, "curfew": true, "blockade": true,
}

// ownerOf is the item of the actor whom the possessive pronoun at item k stands
// for: the one person before it for "his" and "her", the clause's subject for "its" and "their"; -1 for none.
func (r *reader) ownerOf(s *sentence, k int) int {
	personal := s.low(k) == "his" || s.low(k) == "her"
	found := -1
	for j := max(0, k-clauseReach); j < k; j++ {
		if s.is(j, cite) && r.narrative(s, j) {
			return -1
		}
		if !r.fits(s, j, "a") || personal != r.isPerson(s, j) {
			continue
		}
		if !personal && r.governed(s, j) || s.low(j+1) == "'s" && !personal {
			continue
		}
		if found >= 0 && s.items[found].entity != s.items[j].entity {
			return -1
		}
		found = j
	}
	return found
}

// inItsWords is "In the ruling of May the Court held that …": who speaks in a
// ruling, a report or a letter made it.
func (r *reader) inItsWords(s *sentence) {
	if s.low(0) != "in" {
		return
	}
	events := r.after(s, 1, "e")
	if len(events) != 1 || !worded[r.lowerHead(s, events[0])] {
		return
	}
	for j := events[0] + 1; j < events[0]+10 && j < len(s.items); j++ {
		if s.is(j, cite) || s.low(j) == "by" {
			return
		}
		if !r.fits(s, j, "a") {
			continue
		}
		if r.governed(s, j) {
			return
		}
		if v := r.overInsertion(s, j+1); s.is(v, word) && (r.finite(s, v) || len(r.speech.first[s.low(v)]) > 0) {
			r.relate(s, document.Initiated, j, events[0], hit{0, 1, nil}, frame{rule: ruleOwn, factor: 1})
		}
		return
	}
}

// worded are heads of events that consist of words: who speaks in them made them.
var worded = map[string]bool{
	"ruling": true, "verdict": true, "judgment": true, "judgement": true, "decision": true, "opinion": true, "report": true, "letter": true, "speech": true, "address": true,
	"statement": true, "communique": true, "resolution": true, "interview": true, "order": true, "declaration": true, "broadcast": true, "memorandum": true, "telegram": true, "sermon": true,
	"lecture": true, "message": true, "announcement": true, "decree": true, "petition": true, "manifesto": true, "appeal": true,
}

// byDoer is "the sinking of the ship by Peru", "the raid of May by Ana Ruiz's
// guards": whoever is named behind "by" did it. The event is item k.
func (r *reader) byDoer(s *sentence, k int) {
	if !r.fits(s, k, "e") || s.items[k].anaphor {
		return
	}
	for j := k + 1; j < k+9 && j < len(s.items); j++ {
		w := s.low(j)
		if s.is(j, cite) || s.is(j, punct) && w != "'s" || s.is(j, word) && (r.helpers[w] != 0 && !s.items[j].capital || relatives[w] || r.finite(s, j) || strings.HasSuffix(w, "ing")) || r.fits(s, j, "ep") {
			return
		}
		if w != "by" {
			continue
		}
		relation := document.Initiated
		if personal[r.lowerHead(s, k)] && !done[r.lowerHead(s, k)] || ownDoing[r.lowerHead(s, k)] {
			relation = document.ParticipatedIn
		}
		for _, a := range r.after(s, j+1, "a") {
			if !r.known(s, s.items[a].entity, s.items[k].entity) {
				r.relate(s, relation, a, k, hit{j, j + 1, nil}, frame{rule: ruleOwn, factor: 1})
			}
		}
		return
	}
}
