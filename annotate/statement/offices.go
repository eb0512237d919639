package statement

import (
	"strings"

	"kg/document"
)

// toHead is "Ana Ruiz was called back to head the Board", "Peru appointed Ana
// Ruiz to lead the Board": the infinitive stands at item k.
func (r *reader) toHead(s *sentence, k int) {
	if s.low(k-1) != "to" || !heading[s.low(k)] {
		return
	}
	bodies := r.after(s, k+1, "a")
	if len(bodies) == 0 || r.isPerson(s, bodies[0]) {
		return
	}
	for j := k - 2; j >= 0 && k-j < 14; j-- {
		if s.is(j, cite) || s.low(j) == ";" || s.is(j, word) && r.helpers[s.low(j)] == deny {
			return
		}
		if !s.is(j, word) || !appointing[s.low(j)] {
			continue
		}
		g := r.group(s, j)
		if g.hedged || g.negated {
			return
		}
		who := r.after(s, j+1, "a")
		if g.be {
			who = r.before(s, g.start, "a")
		}
		if len(who) == 1 && r.isPerson(s, who[0]) {
			r.relate(s, document.Leads, who[0], bodies[0], hit{k, k + 1, nil}, frame{rule: ruleAppointed, factor: 1})
		}
		return
	}
}

var heading = map[string]bool{"head": true, "lead": true, "chair": true, "run": true, "direct": true, "command": true, "govern": true}

// appointing are forms of verbs by which somebody comes to an office.
var appointing = map[string]bool{
	"appointed": true, "named": true, "elected": true, "re-elected": true, "reelected": true, "chosen": true, "chose": true, "picked": true, "called": true, "installed": true,
	"nominated": true, "selected": true, "tapped": true, "made": true, "confirmed": true, "reappointed": true, "proclaimed": true, "brought": true, "recalled": true, "promoted": true,
	"designated": true, "crowned": true, "hired": true, "sworn": true,
}

// appointedAs is "the Board re-elected Ana Ruiz as its chairman", "Ana Ruiz was
// named head of the Board": the verb stands at item k.
func (r *reader) appointedAs(s *sentence, k int) {
	if !appointing[s.low(k)] || !s.is(k, word) {
		return
	}
	g := r.group(s, k)
	if g.negated || g.hedged {
		return
	}
	var who []int
	j := k + 1
	if g.be {
		who = r.before(s, g.start, "a")
	} else if who = r.after(s, j, "a"); len(who) > 0 {
		j = who[len(who)-1] + 1
	}
	if len(who) != 1 || !r.isPerson(s, who[0]) {
		return
	}
	for n := 0; n < 5 && s.is(j, word); n, j = n+1, j+1 {
		h, ok := r.titles.at(s.items, j, len(s.items))
		if !ok {
			continue
		}
		if r.offOffice(s, j) {
			return
		}
		if what := r.led(s, h, k, g.be); what >= 0 {
			r.relate(s, document.Leads, who[0], what, h, frame{rule: ruleAppointed, factor: 1})
		}
		return
	}
}

// led is the item of what the title h leads: behind its "of", or the body that
// elects its own head, or the name before it; -1 for none.
func (r *reader) led(s *sentence, h hit, verb int, passive bool) int {
	if w := s.low(h.end); w == "of" || w == "at" || w == "to" {
		for _, o := range r.after(s, h.end+1, "a") {
			if !r.isPerson(s, o) {
				return o
			}
		}
		return -1
	}
	if r.fits(s, h.start-1, "a") && !r.isPerson(s, h.start-1) {
		return h.start - 1
	}
	if passive {
		return -1
	}
	if sub := r.before(s, r.group(s, verb).start, "a"); len(sub) == 1 && !r.isPerson(s, sub[0]) && r.doc.Layers.Entities[s.items[sub[0]].entity].Type != "state" {
		return sub[0]
	}
	return -1
}

// atTheHead is "Ana Ruiz, then at the head of the Board", "Ruiz replaced Dahl at
// the helm of the Board": the noun stands at item k.
func (r *reader) atTheHead(s *sentence, k int) {
	if w := s.low(k); w != "head" && w != "helm" || s.low(k-1) != "the" || s.low(k-2) != "at" || s.low(k+1) != "of" {
		return
	}
	over := r.after(s, k+2, "a")
	if len(over) == 0 || r.isPerson(s, over[0]) {
		return
	}
	for j := k - 3; j >= 0 && k-j < 12; j-- {
		if s.is(j, cite) || s.low(j) == ";" || s.is(j, word) && (r.helpers[s.low(j)] == deny || relatives[s.low(j)] && s.low(j) != "who") {
			return
		}
		if !r.isPerson(s, j) {
			continue
		}
		who := j
		for n := j - 1; n > 0 && j-n < 6; n-- {
			// "Ruiz replaced Dahl at the head of": the subject holds the office now
			if s.is(n, word) && displacing[s.low(n)] {
				if sub := r.before(s, r.group(s, n).start, "a"); len(sub) == 1 {
					who = sub[0]
				}
			}
		}
		r.relate(s, document.Leads, who, over[0], hit{k - 2, k + 2, nil}, frame{rule: ruleAppointed, factor: 1})
		return
	}
}

var displacing = map[string]bool{"replaced": true, "succeeded": true, "followed": true, "supplanted": true, "displaced": true, "relieved": true, "ousted": true}

// expelling are those of them that tell of a member in the passive only.
var expelling = map[string]bool{"expelled": true, "ejected": true, "suspended": true}

// itsTitle is "the departure of its governor, Ana Ruiz": what "its" stands for is
// the body named last before it. The pronoun is item k.
func (r *reader) itsTitle(s *sentence, k int) {
	if w := s.low(k); w != "its" && w != "whose" && w != "their" {
		return
	}
	j := k + 1
	for n := 0; n < 2 && s.is(j, word); n++ {
		if h, ok := r.titles.at(s.items, j, len(s.items)); ok {
			if r.offOffice(s, j) {
				return
			}
			p := h.end
			if s.low(p) == "," {
				p++
			}
			if !r.isPerson(s, p) {
				return
			}
			if o := r.bodyBefore(s, k); o >= 0 {
				r.relate(s, document.Leads, p, o, h, frame{rule: ruleTitle, factor: 0.9})
			}
			return
		}
		j++
	}
}

// bodyBefore is the body that the pronoun at item k stands for: the one named last for "whose", for the others the one that is named before it,
// or stands as the clause's subject; -1 for none, or where several may be meant.
func (r *reader) bodyBefore(s *sentence, k int) int {
	found := -1
	for o := k - 1; o >= 0 && k-o < 30; o-- {
		if !r.fits(s, o, "a") || r.isPerson(s, o) {
			continue
		}
		if s.low(k) == "whose" {
			return o
		}
		if found >= 0 && s.items[found].entity != s.items[o].entity {
			return r.ownerOf(s, k)
		}
		found = o
	}
	return found
}

// officeItself is "Ana Ruiz, the Public Defender,": an office that is an actor by its own name.
func (r *reader) officeItself(s *sentence, k int) {
	if !r.isPerson(s, k) || s.low(k+1) != "," {
		return
	}
	o := k + 2
	if s.low(o) == "the" {
		o++
	}
	if !r.fits(s, o, "a") || r.isPerson(s, o) || s.low(o+1) == "'s" || s.is(o+1, word) {
		return
	}
	if offices[headOf(r.doc.Layers.Entities[s.items[o].entity].Name)] {
		r.relate(s, document.Leads, k, o, hit{k + 1, k + 2, nil}, frame{rule: ruleTitle, factor: 1})
	}
}

// offices are heads of names that name a body by the office of who leads it.
var offices = map[string]bool{
	"protector": true, "ombudsman": true, "defender": true, "prosecutor": true, "auditor": true, "comptroller": true, "commissioner": true, "attorney": true,
	"general": true, "presidency": true, "registrar": true, "chancellery": true, "rapporteur": true, "envoy": true, "treasurer": true, "inspector": true,
}

// membered tells whether an organisation is one that has members: a union, a front, a league.
func membered(e document.Entity) bool {
	switch e.Type {
	case "party", "armed_group", "movement", "union", "bloc":
		return true
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(e.Name), func(c rune) bool { return !wordRune(c) }) {
		switch singular(w) {
		case "union", "front", "league", "movement", "party", "alliance", "coalition", "association", "federation", "congress", "society", "brotherhood", "guild", "club", "caucus", "committee":
			return true
		}
	}
	return false
}

// left is "Ana Ruiz, who left the Union Party", "Peru was expelled from the League": who leaves belonged. The verb is item k.
func (r *reader) left(s *sentence, k int) {
	if !leaving[s.low(k)] || !s.is(k, word) {
		return
	}
	g := r.group(s, k)
	if g.negated || g.hedged {
		return
	}
	j := k + 1
	if w := s.low(j); w == "from" || w == "of" {
		j++
	} else if g.be {
		return
	}
	if expelling[s.low(k)] && !g.be {
		return // the body that expels is no member
	}
	for _, o := range r.after(s, j, "a") {
		e := r.doc.Layers.Entities[s.items[o].entity]
		if e.Type == "person" || e.Type == "state" || s.low(o+1) == "'s" || !r.isParty(s, o) && !membered(e) && e.Type != "bloc" && e.Type != "igo" {
			continue
		}
		for _, a := range r.before(s, g.start, "a") {
			r.relate(s, document.MemberOf, a, o, hit{k, j, nil}, frame{rule: ruleLeft, factor: 1})
		}
	}
}

// leaving are past forms of verbs of leaving a body.
var leaving = map[string]bool{
	"left": true, "quit": true, "expelled": true, "defected": true, "resigned": true, "seceded": true, "suspended": true, "ejected": true, "broke": true, "split": true, "withdrew": true, "bolted": true, "deserted": true, "abandoned": true,
}
