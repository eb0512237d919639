package statement

import (
	"slices"
	"strings"

	"kg/document"
)

// holder reads the title at item k and who holds it: "the Peruvian president Ana
// Ruiz", "Ana Ruiz, the Peruvian president", "President Ana Ruiz of Peru", "the
// Union Party leader Ana Ruiz", "the leader of the Union Party, Ana Ruiz".
func (r *reader) holder(s *sentence, k int) {
	h, ok := r.titles.at(s.items, k, len(s.items))
	if !ok || r.offOffice(s, k) {
		return
	}
	say := func(who, what int) {
		if who == what || r.doc.Layers.Entities[what].Type == "person" {
			return
		}
		r.sayHolder(s, who, what, h)
	}
	who := r.personBeside(s, k, h.end)
	if who >= 0 {
		if what := r.belongsTo(s, k); what >= 0 {
			say(who, what)
			return
		}
		// "President Ana Ruiz of Peru"
		if j := h.end; r.isPerson(s, j) && s.low(j+1) == "of" && r.fits(s, j+2, "a") {
			say(who, s.items[j+2].entity)
		}
		return
	}
	// "the leader of the Union Party, Ana Ruiz,"
	if s.low(h.end) != "of" {
		return
	}
	over := r.after(s, h.end+1, "a")
	if len(over) == 0 {
		return
	}
	o := over[0]
	j := o + 1
	if s.low(j) == "," {
		j++
	}
	if r.isPerson(s, j) && s.low(k-1) != "," && (j == o+1 || s.low(j+1) == "," || s.low(j+1) == ")" || s.is(j+1, word)) {
		say(s.items[j].entity, s.items[o].entity)
	}
}

// offOffice tells whether a word before the title at item k says that its office is another or over.
func (r *reader) offOffice(s *sentence, k int) bool {
	for n := k - 1; n >= 0 && k-n <= 3 && !s.is(n, punct); n-- {
		switch s.low(n) {
		case "former", "late", "ex", "deputy", "vice", "assistant", "then", "next", "future", "onetime", "ex-", "acting", "would-be":
			return true
		}
	}
	return false
}

// personBeside is the person whose title stands at items [k, end), -1 for none:
// behind it, or before the comma before it.
func (r *reader) personBeside(s *sentence, k, end int) int {
	if r.isPerson(s, end) {
		return s.items[end].entity
	}
	if s.low(end) == "," && r.isPerson(s, end+1) && s.low(end+2) == "," {
		return s.items[end+1].entity
	}
	for n := k - 1; n > 0 && k-n <= 4; n-- {
		if s.low(n) == "," {
			if r.isPerson(s, n-1) && (s.low(end) == "," || s.low(end) == "." || s.low(end) == ";" || s.low(end) == ")") {
				return s.items[n-1].entity
			}
			return -1
		}
	}
	return -1
}

// belongsTo is what the adjective or the name right before the title at item k says it leads, -1 for none.
func (r *reader) belongsTo(s *sentence, k int) int {
	if r.fits(s, k-1, "a") && !r.isPerson(s, k-1) && r.doc.Layers.Entities[s.items[k-1].entity].Type != "state" {
		return s.items[k-1].entity
	}
	if r.names == nil {
		return -1
	}
	for n := 3; n > 0; n-- {
		if k-n < 0 || !s.items[k-n].capital || !s.is(k-n, word) {
			continue
		}
		words := s.low(k - n)
		for j := k - n + 1; j < k; j++ {
			words += " " + s.low(j)
		}
		if keys := r.names.Adjective(words); len(keys) == 1 {
			return r.keyed(keys[0])
		}
	}
	return -1
}

// keyed is the actor with a key, -1 for none.
func (r *reader) keyed(key string) int {
	for e, ent := range r.doc.Layers.Entities {
		if ent.Kind == document.Actor && ent.Key == key {
			return e
		}
	}
	return -1
}

func (r *reader) sayHolder(s *sentence, who, what int, h hit) {
	r.say(reading{
		rule: ruleHolder, citation: -1, relation: document.Leads, subject: who, object: what, factor: 1,
		cues: r.cueSpans(s, h), span: s.p.Span, passageKey: s.passage,
	})
}

// partisan reads "the Union Party senator Ana Ruiz", "Ana Ruiz (Union Party)": who belongs to it.
func (r *reader) partisan(s *sentence, k int) {
	if !r.isParty(s, k) {
		return
	}
	h := hit{k, k + 1, nil}
	if s.is(k+1, word) && (partisans[s.low(k+1)] || s.low(k+1) == "mp" || s.low(k+1) == "member" || s.low(k+1) == "politician" || s.low(k+1) == "minister") && r.isPerson(s, k+2) {
		r.relate(s, document.MemberOf, k+2, k, h, frame{rule: ruleMember, factor: 1})
	}
	if s.low(k-1) == "(" && s.low(k+1) == ")" && r.isPerson(s, k-2) {
		r.relate(s, document.MemberOf, k-2, k, h, frame{rule: ruleMember, factor: 1})
	}
}

// definiteActor is the actor whom "the president", "the union" at item k come
// back to: the one person, or the one organisation of that name, of the
// sentence so far and the two before it; -1 where it may be more than one.
func (r *reader) definiteActor(s *sentence, k int) int {
	if s.low(k-1) != "the" || s.items[k].capital && k > 1 || s.is(k+1, entity) || s.is(k+1, word) && (bindsNoun[s.low(k+1)] || s.low(k+1) == "in" || s.low(k+1) == "at" || s.items[k+1].capital) || s.low(k+1) == "'s" || s.low(k+1) == "-" {
		return -1
	}
	_, titled := r.titles.first[s.low(k)]
	if !titled && !bodies[s.low(k)] || len(s.low(k)) < 4 {
		return -1
	}
	if titled {
		if h, ok := r.titles.at(s.items, k, len(s.items)); !ok || h.end != k+1 {
			return -1
		}
	}
	found := -1
	see := func(p *sentence, to int) bool {
		for j := 0; j < to; j++ {
			if !r.fits(p, j, "a") || p.items[j].anaphor {
				continue
			}
			e := p.items[j].entity
			if titled && !r.isPerson(p, j) || !titled && !r.hasNoun(e, s.low(k)) {
				continue
			}
			if found >= 0 && found != e {
				return false
			}
			found = e
		}
		return true
	}
	if !see(s, k) {
		return -1
	}
	for n := 1; n <= 2; n++ {
		prev := r.previous(s, n)
		if prev == nil {
			break
		}
		if !see(prev, len(prev.items)) {
			return -1
		}
	}
	return found
}

// hasNoun tells whether the name of an organisation holds a noun.
func (r *reader) hasNoun(e int, noun string) bool {
	ent := r.doc.Layers.Entities[e]
	return ent.Type != "person" && slices.Contains(strings.Fields(strings.ToLower(ent.Name)), noun)
}

var bodies = map[string]bool{
	"union": true, "court": true, "party": true, "council": true, "commission": true, "committee": true, "parliament": true, "assembly": true, "congress": true, "senate": true,
	"agency": true, "ministry": true, "bank": true, "board": true, "federation": true, "league": true, "tribunal": true, "association": true, "company": true, "front": true, "movement": true,
}
