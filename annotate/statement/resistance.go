package statement

import "kg/document"

// refuses is "Norway refused to sign the pact", "Ana Ruiz would not sign the
// pact": a refusal is opposition, besides that the thing was not done. The verb is item k.
func (r *reader) refuses(s *sentence, k int) {
	if !consenting[s.low(k)] || !s.is(k, word) {
		return
	}
	g := r.group(s, k)
	if !g.negated || !r.willing(s, g.start, k) {
		return
	}
	objects := r.after(s, k+1, "ep")
	if len(objects) == 0 && s.low(k+1) == "out" {
		objects = r.after(s, k+2, "ep")
	}
	for _, a := range r.before(s, g.start, "a") {
		for _, o := range objects {
			r.relate(s, document.Opposed, a, o, hit{g.start, k + 1, nil}, frame{rule: ruleRefuses, factor: 1})
		}
	}
}

// willing tells whether the helpers in items [from, to) are those of a will: "refused to", "would not".
func (r *reader) willing(s *sentence, from, to int) bool {
	for j := from; j < to; j++ {
		switch s.low(j) {
		case "refused", "refuses", "refuse", "refusing", "declined", "declines", "declining", "would", "wouldn't", "unwilling", "reluctant":
			return true
		}
	}
	return false
}

// consenting are verbs of doing what a pact or a law asks for.
var consenting = map[string]bool{
	"sign": true, "ratify": true, "accept": true, "adopt": true, "approve": true, "endorse": true, "recognise": true, "recognize": true, "implement": true, "join": true,
	"enforce": true, "obey": true, "attend": true, "support": true, "back": true, "honour": true, "honor": true, "carry": true, "concede": true, "respect": true, "pass": true, "sanction": true,
	"countenance": true, "comply": true, "apply": true, "renew": true,
}

// againstWishes is "the pact was signed against the wishes of Norway", "over the
// objections of Norway", "despite Norway's protests", "in defiance of": the noun is item k.
func (r *reader) againstWishes(s *sentence, k int) {
	if !objections[s.low(k)] || !s.is(k, word) {
		return
	}
	lead := r.nounStart(s, k) - 1
	var possessed []int
	for j := k - 1; j > 0 && k-j < 4; j-- {
		if s.low(j) == "'s" && r.fits(s, j-1, "a") {
			possessed = []int{j - 1}
			break
		}
	}
	if len(possessed) > 0 {
		lead = r.nounStart(s, possessed[0]) - 1
	}
	switch s.low(lead) {
	case "against", "over", "despite", "notwithstanding", "amid":
	default:
		return
	}
	who := possessed
	if w := s.low(k + 1); len(who) == 0 && (w == "of" || w == "by" || w == "from") {
		who = r.after(s, k+2, "a")
	}
	if len(who) == 0 {
		return
	}
	target := -1
	for j := lead - 1; j >= max(0, lead-clauseReach) && !clauseBreak(s, j); j-- {
		if r.fits(s, j, "ep") {
			target = j
			if !r.governed(s, j) {
				break
			}
		}
	}
	if target < 0 && lead == 0 {
		for j := k + 1; j < min(len(s.items), k+clauseReach) && !clauseBreak(s, j); j++ {
			if r.fits(s, j, "ep") {
				target = j
				break
			}
		}
	}
	if target < 0 {
		return
	}
	for _, a := range who {
		r.relate(s, document.Opposed, a, target, hit{lead, k + 1, nil}, frame{rule: ruleRefuses, factor: 1})
	}
}

var objections = map[string]bool{
	"wishes": true, "will": true, "objections": true, "objection": true, "protests": true, "protest": true, "opposition": true, "resistance": true, "veto": true, "advice": true, "warnings": true, "misgivings": true,
	"vote": true, "votes": true, "criticism": true, "threats": true, "reservations": true,
}

// votedNo is "Guatemala voted no": what is voted on is the last policy or event
// named before it in the sentence or, where it has none, the sentence before's topic.
func (r *reader) votedNo(s *sentence, k int) {
	if s.low(k) != "voted" || s.low(k+1) != "no" && s.low(k+1) != "against" && s.low(k+1) != "nay" {
		return
	}
	if s.low(k+1) == "against" && len(r.after(s, k+2, "ep")) > 0 {
		return // the verb's own object
	}
	g := r.group(s, k)
	target := -1
	for j := g.start - 1; j >= max(0, g.start-clauseReach); j-- {
		if r.fits(s, j, "p") || target < 0 && r.fits(s, j, "e") {
			target = j
			if r.fits(s, j, "p") {
				break
			}
		}
	}
	if target < 0 {
		return
	}
	for _, a := range r.before(s, g.start, "a") {
		r.relate(s, document.Opposed, a, target, hit{k, k + 2, nil}, frame{rule: ruleRefuses, factor: 1, group: g})
	}
}

// inProtest is "Ana Ruiz walked out in protest at the pact", "in defiance of the ban".
func (r *reader) inProtest(s *sentence, k int) {
	switch s.low(k) {
	case "protest", "defiance", "opposition", "revolt", "rebellion":
	default:
		return
	}
	if s.low(k-1) != "in" && s.low(k-1) != "open" {
		return
	}
	switch s.low(k + 1) {
	case "at", "against", "of", "over", "to":
	default:
		return
	}
	objects := r.after(s, k+2, "ep")
	if len(objects) == 0 {
		return
	}
	for j := k - 2; j >= max(0, k-clauseReach); j-- {
		if s.is(j, cite) || clauseBreak(s, j) {
			return
		}
		if s.is(j, word) && r.finite(s, j) {
			for _, a := range r.before(s, r.group(s, j).start, "a") {
				r.relate(s, document.Opposed, a, objects[0], hit{k - 1, k + 2, nil}, frame{rule: ruleRefuses, factor: 1})
			}
			return
		}
	}
}

// judgesIt is "Norway said that it was a setback", of what was named before: the noun or adjective behind "be" decides.
func (r *reader) judgesIt(s *sentence, h hit, target int) {
	if !r.isBad(s, h.end+2) {
		return
	}
	for _, a := range r.before(s, r.group(s, h.start).start, "a") {
		r.relate(s, document.Opposed, a, target, h, frame{rule: ruleJudgement, factor: 0.9})
	}
}

// dismayed is "Norway was alarmed by the pact", "said it was deeply concerned about the ban": the adjective is item k.
func (r *reader) dismayed(s *sentence, k int) {
	if !dismay[s.low(k)] || !s.is(k, word) {
		return
	}
	j := k + 1
	if w := s.low(j); w == "”" || w == "\"" || w == "’" {
		j++
	}
	switch s.low(j) {
	case "by", "about", "at", "over", "with":
	default:
		return
	}
	objects := r.after(s, j+1, "ep")
	if len(objects) == 0 {
		return
	}
	if misfortunes[r.doc.Layers.Entities[s.items[objects[0]].entity].Type] {
		return // who is shocked by an earthquake is not against it
	}
	b := k - 1
	for n := 0; n < 4 && b > 0 && !beForms[s.low(b)]; n++ {
		b--
	}
	if !beForms[s.low(b)] {
		return
	}
	g := r.group(s, b)
	if g.negated || r.helpers[s.low(b+1)] == deny {
		return
	}
	who := r.before(s, g.start, "a")
	if w := s.low(g.start - 1); len(who) == 0 && (w == "it" || w == "he" || w == "she" || w == "they") {
		v := g.start - 2
		if s.low(v) == "that" {
			v--
		}
		if _, speech := r.speech.first[s.low(v)]; speech {
			who = r.before(s, r.group(s, v).start, "a")
		}
	}
	for _, a := range who {
		r.relate(s, document.Opposed, a, objects[0], hit{k, j + 1, nil}, frame{rule: ruleDismayed, factor: 1})
	}
}

// misfortunes are types of event that nobody is for.
var misfortunes = map[string]bool{"disaster": true, "crash": true, "death": true, "crisis": true}

// dismay are words for those who do not like what happens.
var dismay = map[string]bool{
	"concerned": true, "alarmed": true, "dismayed": true, "appalled": true, "outraged": true, "angered": true, "disappointed": true, "troubled": true, "angry": true, "furious": true,
	"unhappy": true, "incensed": true, "enraged": true, "shocked": true, "horrified": true, "indignant": true, "displeased": true, "critical": true, "worried": true, "disturbed": true, "infuriated": true,
}

// isBad tells whether the words at item j say that their subject is something bad: a form of "be", neither denied nor hedged, and behind it a noun or
// adjective of blame.
func (r *reader) isBad(s *sentence, j int) bool {
	g := verbGroup{}
	be := false
	for ; s.is(j, word) && r.helpers[s.low(j)] != 0; j++ {
		be = be || beForms[s.low(j)]
		g.note(r.helpers[s.low(j)])
	}
	bad := false
	for n := 0; n < 4 && s.is(j, word) && !prepositions[s.low(j)]; n, j = n+1, j+1 {
		bad = bad || r.negative(s.low(j))
	}
	return be && bad && !g.negated && !g.hedged
}
