package statement

import (
	"strings"

	"kg/document"
)

// frames reads the relations that hang on nouns and marks rather than verbs.
func (r *reader) frames(i int) {
	s := &r.sentences[i]
	r.atEvent(s)
	for k := range s.items {
		if s.items[k].kind == word {
			r.loosely(s, k)
		}
	}
	r.grownFrom(s)
	r.underPolicy(s)
	r.inItsWords(s)
	for k, it := range s.items {
		if it.kind == word {
			r.nounOfDoing(s, k)
			r.role(s, k)
			r.inWhich(s, k)
			r.under(s, k)
			r.whoseTitle(s, k)
			r.outcome(s, k)
			r.inResponse(s, k)
			r.followed(s, k)
			r.trailingAfter(s, k)
			r.attributes(s, k)
			r.later(i, k)
			r.trailingAt(s, k)
			r.causatives(s, k)
			r.amongThem(s, k)
			r.ofParty(s, k)
			r.actsIn(s, k)
			r.byWhich(s, k)
			r.acceptedAt(s, k)
			r.toHead(s, k)
			r.appointedAs(s, k)
			r.atTheHead(s, k)
			r.itsTitle(s, k)
			r.refuses(s, k)
			r.againstWishes(s, k)
			r.votedNo(s, k)
			r.inProtest(s, k)
			r.connected(s, k)
			r.asCause(s, k)
			r.wasCause(s, k)
			r.blamedFor(s, k)
			r.repeals(s, k)
			r.ensued(s, k)
			r.thenDid(i, k)
			r.answeredWith(s, k)
			r.dismayed(s, k)
			r.left(s, k)
			if len(r.titles.first[it.low]) > 0 {
				r.holder(s, k)
			}
		}
		switch {
		case it.kind == entity:
			r.between(s, k)
			r.apposition(s, k)
			r.possessiveTitle(s, k)
			r.tellsEvent(s, k)
			r.namedInEvent(s, k)
			r.partisan(s, k)
			r.pairInName(s, k)
			r.joinedWith(s, k)
			r.officeItself(s, k)
			r.ownEvent(s, k)
			r.byDoer(s, k)
		case it.kind == word && judges[it.low]:
			r.judgement(s, k)
		case it.kind == word && (it.low == "after" || it.low == "followed" || (it.low == "wake" || it.low == "aftermath") && s.low(k-1) == "the"):
			r.afterEvent(s, k)
		case it.kind == word && it.low == "alliance":
			r.alliance(s, k)
		case it.kind == word && len(r.speech.first[it.low]) > 0:
			r.saidOf(s, k)
		}
	}
}

// between is "the pact between Norway and Peru".
func (r *reader) between(s *sentence, k int) {
	relation := document.ParticipatedIn
	if r.fits(s, k, "p") {
		relation = document.Signed
	}
	if !r.fits(s, k, "ep") || s.low(k+1) != "between" || relation == document.Signed && !r.agreement(s, k) {
		return
	}
	pair := r.after(s, k+2, "a")
	if len(pair) < 2 {
		return
	}
	for _, a := range pair {
		r.relate(s, relation, a, k, hit{k + 1, k + 2, nil}, frame{rule: ruleBetween, factor: 1})
	}
}

// agreement tells whether the policy at item k is one that parties sign: its name or its mention says so.
func (r *reader) agreement(s *sentence, k int) bool {
	_, alike := r.named(s.items[k], "", "agreement")
	return alike
}

// trailingAt is "Ana Ruiz commanded the troops at the siege": who does something at an event takes part in it.
func (r *reader) trailingAt(s *sentence, k int) {
	if s.low(k) != "at" {
		return
	}
	events := r.after(s, k+1, "e")
	if len(events) == 0 {
		return
	}
	verb := false
	for j := k - 1; j >= 0 && k-j < 16; j-- {
		switch {
		case s.is(j, cite), s.is(j, punct) && s.low(j) != "'s" && s.low(j) != "-", s.is(j, word) && (relatives[s.low(j)] || s.low(j) == "that"):
			return
		case s.is(j, word):
			if w := s.low(j); r.helpers[w] == deny || r.helpers[w] == hedge || w == "said" || w == "aimed" || w == "looked" {
				return
			}
			verb = verb || beForms[s.low(j)] || r.pasts[s.low(j)] || strings.HasSuffix(s.low(j), "ed") && len(s.low(j)) > 4
		case verb && r.fits(s, j, "a") && s.low(j+1) != "'s" && !r.governed(s, j):
			for _, a := range r.rowBefore(s, j, "a") {
				r.relate(s, document.ParticipatedIn, a, events[0], hit{k, k + 1, nil}, frame{rule: ruleAtEvent, factor: 1})
			}
			return
		}
	}
}

// alliance is "the alliance between Norway and Peru", "Norway's alliance with Peru".
func (r *reader) alliance(s *sentence, k int) {
	h := hit{k, k + 1, nil}
	switch s.low(k + 1) {
	case "between":
		if pair := r.after(s, k+2, "a"); len(pair) == 2 {
			r.relate(s, document.AlliedWith, pair[0], pair[1], h, frame{rule: ruleAlliance, factor: 1})
		}
	case "with":
		for j := k - 1; j > 0 && k-j < 4; j-- {
			if s.low(j) == "'s" && r.fits(s, j-1, "a") {
				for _, b := range r.after(s, k+2, "a") {
					r.relate(s, document.AlliedWith, j-1, b, h, frame{rule: ruleAlliance, factor: 1})
				}
				return
			}
		}
	}
}

// apposition is "Ana Ruiz, president of Peru", "Ana Ruiz, now a member of the Union".
func (r *reader) apposition(s *sentence, k int) {
	if !r.fits(s, k, "a") {
		return
	}
	j := k + 1
	if s.low(j) == "," {
		j++
	} else if w := s.low(j); w == "is" || w == "was" || w == "became" || w == "remains" {
		j++
	} else {
		return
	}
	former := false
	for n := 0; n < 5 && s.is(j, word); n++ {
		w := s.low(j)
		if (w == "member" || partisans[w]) && (s.low(j+1) == "of" || s.low(j+1) == "for" && w != "member") {
			r.belongs(s, k, j)
			return
		}
		if h, ok := r.titles.at(s.items, j, len(s.items)); ok && s.low(h.end) == "of" {
			for _, o := range r.after(s, h.end+1, "a") {
				if r.person(s, k) && !former {
					r.relate(s, document.Leads, k, o, h, frame{rule: ruleTitle, factor: 1})
				}
				return
			}
			if o := h.end + 1; r.fits(s, o, "a") && s.low(o+1) == "'s" && ruling[s.low(o+2)] && r.person(s, k) && !former {
				r.relate(s, document.Leads, k, o, h, frame{rule: ruleTitle, factor: 1}) // "head of Peru's junta"
				return
			}
		}
		former = former || w == "former" || w == "late" || w == "ex" || w == "deputy" || w == "vice"
		if prepositions[w] {
			return
		}
		j++
	}
}

// ofParty is "Ana Ruiz of the Union Party", "the Union Party's Ana Ruiz": who belongs to it.
func (r *reader) ofParty(s *sentence, k int) {
	switch s.low(k) {
	case "of":
		if r.isPerson(s, k-1) {
			for _, o := range r.after(s, k+1, "a") {
				if r.isParty(s, o) && o <= k+4 {
					r.relate(s, document.MemberOf, k-1, o, hit{k, k + 1, nil}, frame{rule: ruleMember, factor: 1})
				}
			}
		}
	case "'s":
		if r.isParty(s, k-1) && r.isPerson(s, k+1) {
			r.relate(s, document.MemberOf, k+1, k-1, hit{k, k + 1, nil}, frame{rule: ruleMember, factor: 1})
		}
	}
}

// isParty tells whether item k names a party or a movement.
func (r *reader) isParty(s *sentence, k int) bool {
	if !r.fits(s, k, "a") {
		return false
	}
	e := r.doc.Layers.Entities[s.items[k].entity]
	if e.Type == "party" {
		return true
	}
	if e.Type == "person" || e.Type == "state" {
		return false
	}
	for _, w := range strings.FieldsFunc(strings.ToLower(e.Name), func(c rune) bool { return !wordRune(c) }) {
		if parties[w] {
			return true
		}
	}
	return false
}

var parties = map[string]bool{
	"party": true, "movement": true, "front": true, "league": true, "democrats": true, "socialists": true, "communists": true, "conservatives": true, "liberals": true,
	"labour": true, "greens": true, "republicans": true, "partido": true, "parti": true, "partai": true, "partei": true, "brotherhood": true,
}

// ruling are those who rule what they belong to.
var ruling = map[string]bool{"junta": true, "government": true, "regime": true, "administration": true, "state": true, "executive": true}

// partisans are those who belong to what they stand for.
var partisans = map[string]bool{"candidate": true, "nominee": true, "senator": true, "deputy": true, "lawmaker": true, "legislator": true, "delegate": true}

// belongs makes the statements of "a member of the Union".
func (r *reader) belongs(s *sentence, k, j int) {
	negated := false
	for n := k; n < j; n++ {
		negated = negated || r.helpers[s.low(n)] == deny
	}
	for _, o := range r.after(s, j+2, "a") {
		r.relate(s, document.MemberOf, k, o, hit{j, j + 2, nil}, frame{rule: ruleMember, factor: 1, group: verbGroup{negated: negated}})
	}
}

// possessiveTitle is "Peru's president, Ana Ruiz" and "Peru's President Ana Ruiz".
func (r *reader) possessiveTitle(s *sentence, k int) {
	if !r.fits(s, k, "a") || s.low(k+1) != "'s" || s.items[k].entity < 0 {
		return
	}
	h, ok := r.titles.at(s.items, min(k+2, len(s.items)-1), len(s.items))
	if !ok || h.start != k+2 {
		return
	}
	j := h.end
	if s.low(j) == "," {
		j++
	}
	if r.fits(s, j, "a") && r.person(s, j) {
		r.relate(s, document.Leads, j, k, h, frame{rule: ruleTitle, factor: 1})
	}
}

func (r *reader) person(s *sentence, k int) bool {
	t := r.doc.Layers.Entities[s.items[k].entity].Type
	return t == "person" || t == ""
}

// judges are forms of verbs with which somebody says what a thing is.
var judges = map[string]bool{
	"call": true, "calls": true, "called": true, "calling": true, "declared": true, "declares": true, "branded": true, "brands": true, "branding": true,
	"labelled": true, "labeled": true, "dubbed": true, "deemed": true, "deems": true, "considered": true, "considers": true, "described": true, "describes": true,
	"pronounced": true, "denounced": true, "found": true, "thought": true,
}

// judgement is "Norway called the pact unfair": the adjective decides.
func (r *reader) judgement(s *sentence, k int) {
	g := r.group(s, k)
	objects := r.after(s, k+1, "ep")
	if len(objects) == 0 {
		return
	}
	j := objects[0] + 1
	for n := 0; n < 3 && (determiners[s.low(j)] || s.low(j) == "as" || strings.HasSuffix(s.low(j), "ly") || s.low(j) == "too"); n++ {
		j++
	}
	bad := s.is(j, word) && r.negative(s.low(j))
	if s.is(j, word) && s.low(j-1) != "too" {
		for n := j + 1; n < j+3 && s.is(n, word) && determiners[s.low(j-1)]; n++ {
			bad = bad || r.negative(s.low(n))
		}
	}
	if !bad {
		return
	}
	var subjects []int
	ru := ruleJudgement
	if s.low(k) == "calling" {
		vr := verbRule{before: "a", behind: "ep"}
		f := r.gerund(s, hit{k, k + 1, nil}, g, vr)
		subjects, ru = f.subjects, ruleParticiple
	} else {
		subjects = r.before(s, g.start, "a")
	}
	for _, a := range subjects {
		r.relate(s, document.Opposed, a, objects[0], hit{k, k + 1, nil}, frame{rule: ru, factor: 1, group: g})
	}
}

// saidOf is "Ruiz said that the pact was a mistake": what is said of it decides.
func (r *reader) saidOf(s *sentence, k int) {
	h, ok := r.speech.at(s.items, k, len(s.items))
	if !ok || s.low(h.end) != "that" {
		return
	}
	objects := r.after(s, h.end+1, "ep")
	if w := s.low(h.end + 1); len(objects) == 0 && (w == "it" || w == "this" || w == "that") {
		if t := r.nearestBefore(s, k, "ep"); t >= 0 {
			r.judgesIt(s, h, t)
		}
		return
	}
	if len(objects) == 0 || !r.isBad(s, objects[0]+1) {
		return
	}
	for _, a := range r.before(s, r.group(s, k).start, "a") {
		r.relate(s, document.Opposed, a, objects[0], h, frame{rule: ruleJudgement, factor: 1, group: r.group(s, k)})
	}
}

// negative tells whether an adjective or a noun judges: it begins with a
// denying prefix or is one of a few words of blame.
func (r *reader) negative(w string) bool {
	for _, p := range []string{"un", "il", "in", "dis", "ir", "mis", "counter"} {
		if strings.HasPrefix(w, p) && len(w) >= 6 && w != "under" && w != "united" && w != "international" && w != "important" && w != "industrial" && w != "initial" && w != "independent" && w != "indeed" && w != "instead" && w != "unique" && w != "interesting" {
			return true
		}
	}
	switch w {
	case "wrong", "bad", "setback", "blow", "regressive", "dangerous", "harmful", "absurd", "betrayal", "surrender", "mistake", "barrier", "protectionist", "protectionism",
		"weak", "obsolete", "unworkable", "discriminatory", "absurdity", "blackmail", "crime", "coup", "war", "colonialism", "blunder", "sham", "failure", "disaster", "shameful", "aggression", "aggressive", "hostile", "provocation", "threat", "theft", "farce", "trap", "void":
		return true
	}
	return false
}

// afterEvent is "A year after the pact, Norway launched the Fund" and "the pact was followed by the Fund".
func (r *reader) afterEvent(s *sentence, k int) {
	h := hit{k, k + 1, nil}
	if s.low(k) == "followed" {
		if s.low(k+1) != "by" || !r.group(s, k).be {
			return
		}
		first, second := r.before(s, r.group(s, k).start, "ep"), r.after(s, k+2, "ep")
		if len(first) > 0 && len(second) > 0 {
			r.relate(s, document.Preceded, first[0], second[0], h, frame{rule: ruleAfter, factor: 1, group: r.group(s, k)})
		}
		return
	}
	from := k + 1
	if s.low(k) != "after" { // "in the wake of the pact, …"
		if s.low(from) != "of" {
			return
		}
		from++
	}
	first := r.after(s, from, "ep")
	if k > 4 || len(first) == 0 || s.low(first[0]+1) != "," && !(k > 0 && timeUnits[singular(s.low(k-1))] && r.fits(s, first[0]+1, "a")) {
		return
	}
	for j := first[0] + 1; j < min(len(s.items), first[0]+clauseReach); j++ {
		if s.items[j].kind == cite || clauseBreak(s, j) {
			return
		}
		if r.fits(s, j, "ep") {
			if !r.governed(s, j) {
				r.relate(s, document.Preceded, first[0], j, h, frame{rule: ruleAfter, factor: 1})
			}
			return
		}
	}
}
