package statement

import (
	"strings"

	"kg/document"
)

// nounOfDoing reads "the signing of the pact by Norway", "Norway's rejection of
// the pact", "opposition to the pact by Norway" at the noun, item k.
func (r *reader) nounOfDoing(s *sentence, k int) {
	for _, n := range r.nominal[s.low(k)] {
		if s.low(k+1) != n.preposition {
			continue
		}
		objects := r.after(s, k+2, n.behind)
		if len(objects) == 0 {
			continue
		}
		f := frame{rule: ruleNominal, factor: 1}
		last := objects[len(objects)-1]
		for j := last + 1; j < last+6 && s.is(j, word); j++ {
			if s.low(j) == "by" {
				f.subjects = r.after(s, j+1, "a")
				break
			}
		}
		if len(f.subjects) == 0 {
			f.subjects = r.possessor(s, k)
		}
		for _, a := range f.subjects {
			for _, b := range objects {
				r.relate(s, n.relation, a, b, hit{k, k + 2, nil}, f)
			}
		}
		return
	}
}

// possessor is the actor whose possessive stands before the noun at item k,
// with up to two adjectives between.
func (r *reader) possessor(s *sentence, k int) []int {
	for j := k - 1; j > 0 && k-j <= 3; j-- {
		if s.low(j) == "'s" {
			return r.rowBefore(s, j-1, "a")
		}
		if !s.is(j, word) || prepositions[s.low(j)] || determiners[s.low(j)] {
			break
		}
	}
	return nil
}

// role reads "Norway, host of the summit", "Ana Ruiz was the winner of the vote" at the role, item k.
func (r *reader) role(s *sentence, k int) {
	h, ok := r.roles.at(s.items, k, len(s.items))
	if !ok {
		return
	}
	part := r.parts[h.cue.class]
	objects := r.after(s, h.end, part.behind)
	if len(objects) == 0 {
		return
	}
	g := r.group(s, k)
	j := k - 1
	for n := 0; n < 4 && s.is(j, word) && !beForms[s.low(j)] && !prepositions[s.low(j)]; n++ {
		if s.low(j) == "and" || s.low(j) == "former" {
			return
		}
		j--
	}
	var subjects []int
	switch {
	case s.is(j, word) && beForms[s.low(j)]:
		g = r.group(s, j)
		g.start = min(g.start, j)
		for n := j + 1; n < k; n++ {
			g.negated = g.negated != (r.helpers[s.low(n)] == deny)
		}
		subjects = r.before(s, g.start, "a")
	case s.low(j) == ",":
		subjects = r.rowBefore(s, j-1, "a")
	case r.fits(s, j, "a"):
		subjects = []int{j} // "declared Ruiz the winner of the vote"
	}
	for _, a := range subjects {
		for _, b := range objects {
			r.relate(s, part.relation, a, b, h, frame{rule: ruleRole, factor: 1, group: g})
		}
	}
}

// atEvent is "At the talks, Norway and Peru signed the pact": who acts at an event takes part in it.
func (r *reader) atEvent(s *sentence) {
	first := 0
	for first < 4 && first < len(s.items) && s.low(first) != "at" {
		first++
	}
	if s.low(first) != "at" || first > 0 && s.low(first-1) != "," && s.low(first-1) != "and" {
		return
	}
	events := r.after(s, first+1, "e")
	if len(events) != 1 {
		return
	}
	j := events[0] + 1
	for n := 0; n < 5 && j < len(s.items) && !s.is(j, entity) && (s.is(j, word) || s.low(j) == ","); n++ {
		if r.helpers[s.low(j)] != 0 {
			return
		}
		j++
	}
	if !r.fits(s, j, "a") || r.governed(s, j) && s.low(r.nounStart(s, j)-1) != "of" {
		return
	}
	actors := r.rowAfter(s, j, "a")
	if len(actors) == 1 {
		actors = r.listBeforeVerb(s, j)
	}
	for _, a := range actors {
		r.relate(s, document.ParticipatedIn, a, events[0], hit{first, first + 1, nil}, frame{rule: ruleAtEvent, factor: 1})
	}
}

// listBeforeVerb is a list of actors that begins at item j: "A, B and C".
func (r *reader) listBeforeVerb(s *sentence, j int) []int {
	out := []int{j}
	for k := j + 1; k < len(s.items) && k < j+16; k++ {
		switch w := s.low(k); {
		case r.fits(s, k, "a"):
			out = append(out, k)
		case w == "," || w == "and" || determiners[w]:
		default:
			if len(out) > 1 && s.is(k, word) {
				return out
			}
			return []int{j}
		}
	}
	return []int{j}
}

// inWhich is "the talks, in which Norway proposed the pact": who acts in an event takes part in it.
func (r *reader) inWhich(s *sentence, k int) {
	if s.low(k) != "which" || s.low(k-1) != "in" && s.low(k-1) != "at" && s.low(k-1) != "during" {
		return
	}
	e := k - 2
	if s.low(e) == "," {
		e--
	}
	if !r.fits(s, e, "e") {
		return
	}
	j := k + 1
	for n := 0; n < 3 && s.is(j, word) && !r.fits(s, j, "a"); n++ {
		j++
	}
	if !r.fits(s, j, "a") || !s.is(j+1, word) || prepositions[s.low(j+1)] {
		return
	}
	g := r.group(s, j+2)
	for _, a := range r.rowAfter(s, j, "a") {
		r.relate(s, document.ParticipatedIn, a, e, hit{k - 1, k + 1, nil}, frame{rule: ruleInWhich, factor: 1, group: verbGroup{negated: g.negated && r.helpers[s.low(j+1)] != 0}})
	}
}

// tellsEvent is "Norway withdrew its envoys", where the verb's words are
// themselves the mention of an event: the subject brought it about.
func (r *reader) tellsEvent(s *sentence, k int) {
	if !r.fits(s, k, "e") || s.items[k].anaphor || !r.toldByVerb(s, k) {
		return
	}
	relation := document.Initiated
	if metVerbs[strings.ToLower(strings.Fields(s.view.Text[s.items[k].start:s.items[k].end] + " x")[0])] {
		relation = document.ParticipatedIn
	}
	g := r.group(s, k)
	h := hit{k, k + 1, nil}
	if g.be {
		if s.low(k+1) == "by" {
			for _, a := range r.after(s, k+2, "a") {
				r.relate(s, relation, a, k, h, frame{rule: ruleTellsEvent, factor: 1, group: g})
			}
		}
		return
	}
	for _, a := range r.before(s, g.start, "a") {
		r.relate(s, relation, a, k, h, frame{rule: ruleTellsEvent, factor: 1, group: g})
	}
}

// metVerbs are verbs of events that the subject does not bring about alone.
var metVerbs = map[string]bool{"met": true, "attended": true, "joined": true, "visited": true, "fought": true, "participated": true, "won": true, "lost": true, "received": true, "took": true, "died": true}

// under is "the Board under Ana Ruiz adopted …", "Under Ana Ruiz, the Board …".
func (r *reader) under(s *sentence, k int) {
	if s.low(k) != "under" {
		return
	}
	p := k + 1
	for n := 0; n < 3 && s.is(p, word); n++ {
		p++
	}
	if !r.fits(s, p, "a") || r.doc.Layers.Entities[s.items[p].entity].Type != "person" || s.low(p+1) == "'s" {
		return
	}
	h := hit{k, k + 1, nil}
	if r.fits(s, k-1, "a") {
		r.relate(s, document.Leads, p, k-1, h, frame{rule: ruleUnder, factor: 1})
		return
	}
	if k > 0 || s.low(p+1) != "," {
		return
	}
	j := p + 2
	for n := 0; n < 2 && s.is(j, word); n++ {
		j++
	}
	if r.fits(s, j, "a") && s.low(j+1) != "'s" {
		r.relate(s, document.Leads, p, j, h, frame{rule: ruleUnder, factor: 1})
	}
}

// whoseTitle is "the Board, whose chair is Ana Ruiz".
func (r *reader) whoseTitle(s *sentence, k int) {
	if s.low(k) != "whose" {
		return
	}
	o := k - 1
	if s.low(o) == "," {
		o--
	}
	h, ok := r.titles.at(s.items, min(k+1, len(s.items)-1), len(s.items))
	if !ok || !r.fits(s, o, "a") {
		return
	}
	j := h.end
	if s.low(j) == "," || s.low(j) == "is" || s.low(j) == "was" {
		j++
	}
	if r.fits(s, j, "a") && r.person(s, j) {
		r.relate(s, document.Leads, j, o, h, frame{rule: ruleTitle, factor: 1})
	}
}

// grownFrom is "From the talks grew the pact".
func (r *reader) grownFrom(s *sentence) {
	k := 0
	if s.low(0) == "out" && s.low(1) == "of" {
		k = 1
	} else if s.low(0) != "from" {
		return
	}
	first := r.after(s, k+1, "ep")
	if len(first) == 0 {
		return
	}
	switch v := first[0] + 1; s.low(v) {
	case "grew", "came", "arose", "emerged", "sprang", "issued", "developed", "followed", "was", "were":
		n := v + 1
		if s.low(n) == "born" {
			n++
		} else if s.low(v) == "was" || s.low(v) == "were" {
			return
		}
		for _, b := range r.after(s, n, "ep") {
			r.relate(s, document.LedTo, first[0], b, hit{v, n, nil}, frame{rule: ruleOutcome, factor: 1})
		}
	}
}

// outcome is "the pact, a response to the war," at the noun, item k.
func (r *reader) outcome(s *sentence, k int) {
	relation, kinds := document.LedTo, "ep"
	switch s.low(k) {
	case "work", "brainchild", "invention", "creation":
		relation, kinds = document.Initiated, "a" // "the pact, the work of Ana Ruiz,"
	case "result", "outcome", "outgrowth", "response", "reaction", "upshot", "child", "answer":
	case "consequence", "product":
		relation = document.Caused
	default:
		return
	}
	if p := s.low(k + 1); p != "of" && p != "to" {
		return
	}
	first := r.after(s, k+2, kinds)
	j := k - 1
	for n := 0; n < 3 && s.is(j, word); n++ {
		if !determiners[s.low(j)] && s.low(j) != "direct" && s.low(j) != "immediate" && s.low(j) != "late" {
			return
		}
		j--
	}
	if len(first) == 0 || s.low(j) != "," || !r.fits(s, j-1, "ep") {
		return
	}
	r.relate(s, relation, first[0], j-1, hit{k, k + 2, nil}, frame{rule: ruleOutcome, factor: 1})
}

// inResponse is "Norway adopted the pact in response to the war": the war led to the pact.
func (r *reader) inResponse(s *sentence, k int) {
	if s.low(k) != "response" && s.low(k) != "reaction" && s.low(k) != "retaliation" || s.low(k-1) != "in" || s.low(k+1) != "to" && s.low(k+1) != "for" {
		return
	}
	cause := r.after(s, k+2, "e")
	effect := r.nearestBefore(s, k-1, "ep")
	if len(cause) == 0 || effect < 0 || k-effect > 8 || clauseBreakBetween(s, effect, k) {
		return
	}
	r.relate(s, document.LedTo, cause[0], effect, hit{k - 1, k + 2, nil}, frame{rule: ruleOutcome, factor: 1})
}

// followed is "The war ended, and the truce followed."
func (r *reader) followed(s *sentence, k int) {
	timed := determiners[s.low(k+1)] && timeUnits[singular(s.low(k+2))] // "followed a day later"
	if s.low(k) != "followed" || s.is(k+1, entity) || s.low(k+1) == "by" || determiners[s.low(k+1)] && !timed || s.low(k+1) == "up" {
		return
	}
	g := r.group(s, k)
	second := r.before(s, g.start, "ep")
	if g.be || len(second) != 1 {
		return
	}
	if first := r.nearestBefore(s, second[0], "ep"); first >= 0 {
		r.relate(s, document.Preceded, first, second[0], hit{k, k + 1, nil}, frame{rule: ruleFollowed, factor: 1, group: g})
	}
}

// trailingAfter is "The fund was opened in May, a year after the war": the war preceded the fund.
func (r *reader) trailingAfter(s *sentence, k int) {
	before := s.low(k) == "before" || s.low(k) == "ahead" && s.low(k+1) == "of"
	if s.low(k) != "after" && !before || !timeUnits[singular(s.low(k-1))] || k < 5 {
		return
	}
	first := r.after(s, k+1, "e")
	for n := k + 1; len(first) == 0 && n < k+9 && (s.is(n, word) || s.is(n, entity)); n++ {
		if r.fits(s, n, "e") && !prepositions[s.low(r.nounStart(s, n)-1)] {
			first = []int{n} // "a year after it had lost the war"
		}
	}
	if len(first) == 0 {
		return
	}
	for j := 0; j < k; j++ {
		if r.fits(s, j, "ep") && !s.items[j].anaphor {
			if !r.governed(s, j) && s.items[j].entity != s.items[first[0]].entity {
				a, b := first[0], j
				if before {
					a, b = b, a
				}
				r.relate(s, document.Preceded, a, b, hit{k, k + 1, nil}, frame{rule: ruleAfter, factor: 1})
			}
			return
		}
	}
}

var timeUnits = map[string]bool{"day": true, "week": true, "fortnight": true, "month": true, "year": true, "decade": true, "hour": true, "night": true, "morning": true, "evening": true, "afternoon": true, "term": true, "century": true, "generation": true}
