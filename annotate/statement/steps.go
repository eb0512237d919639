package statement

import "kg/document"

// repeals is "the Third Act repealed parts of the Second": the law that is
// changed, or ended, by another came before it. The verb is item k.
func (r *reader) repeals(s *sentence, k int) {
	if !changing[s.low(k)] || !s.is(k, word) || nounMakers[s.low(k-1)] {
		return
	}
	g := r.group(s, k)
	if g.hedged {
		return
	}
	var later, earlier []int
	if g.be {
		for j := k + 1; j < k+5; j++ {
			if s.low(j) == "by" {
				later, earlier = r.after(s, j+1, "p"), r.leftOfVerb(s, g.start, "p")
			}
		}
	} else {
		later, earlier = r.leftOfVerb(s, g.start, "p"), r.after(s, k+1, "p")
	}
	for _, a := range earlier {
		for _, b := range later {
			r.relate(s, document.Preceded, a, b, hit{k, k + 1, nil}, frame{rule: ruleRepeals, factor: 1, group: g})
		}
	}
}

// changing are forms of verbs with which a law changes or ends an earlier one.
var changing = map[string]bool{
	"repealed": true, "repeals": true, "amended": true, "amends": true, "revised": true, "revises": true, "rewrote": true, "rewritten": true, "rewrites": true, "suspended": true, "suspends": true,
	"abrogated": true, "abrogates": true, "rescinded": true, "rescinds": true, "revoked": true, "revokes": true, "superseded": true, "supersedes": true, "replaced": true, "replaces": true,
	"overrode": true, "overrides": true, "overridden": true, "reversed": true, "reverses": true, "extended": true, "extends": true, "renewed": true, "renews": true,
	"supplemented": true, "supplements": true, "abolished": true, "abolishes": true, "undid": true, "updated": true, "updates": true, "tightened": true, "loosened": true, "relaxed": true, "annulled": true,
}

// ensued is "Norway imposed the ban, and the reversal came in November": of two
// clauses joined by "and" or a semicolon, what the first tells came first. The verb is item k.
func (r *reader) ensued(s *sentence, k int) {
	if !ensuing[s.low(k)] || !s.is(k, word) || s.low(k+1) == "by" || s.low(k+1) == "after" || s.low(k+1) == "before" {
		return
	}
	g := r.group(s, k)
	if g.be || g.hedged || g.negated {
		return
	}
	second := r.before(s, g.start, "e")
	if len(second) != 1 || s.items[second[0]].anaphor {
		return
	}
	lead := r.nounStart(s, second[0]) - 1
	if w := s.low(lead); w != "and" && w != ";" && w != "then" {
		return
	}
	if first := r.lastHappening(s, lead); first >= 0 {
		if a, b := s.items[first].entity, s.items[second[0]].entity; a != b && !r.known(s, a, b) {
			r.relate(s, document.Preceded, first, second[0], hit{k, k + 1, nil}, frame{rule: ruleEnsued, factor: 1})
		}
	}
}

// ensuing are past forms of verbs of coming about.
var ensuing = map[string]bool{
	"came": true, "followed": true, "ensued": true, "began": true, "started": true, "erupted": true, "arrived": true, "occurred": true, "happened": true, "broke": true, "resulted": true, "materialised": true, "materialized": true,
}

// thenDid is "The truce broke down in May; Norway then launched the raid": what
// the clause before tells came first. "then" is item k.
func (r *reader) thenDid(i, k int) {
	s := &r.sentences[i]
	if w := s.low(k); w != "then" && w != "subsequently" && w != "later" && w != "thereafter" || !s.is(k, word) {
		return
	}
	v := k + 1
	if !r.finite(s, v) && r.finite(s, k-1) {
		v = k - 1
	} else if !r.finite(s, v) {
		return
	}
	g := r.group(s, v)
	second := r.after(s, max(v, k)+1, "ep")
	if len(second) == 0 || g.negated || g.hedged || g.be {
		return
	}
	start := -1
	for j := g.start - 1; j >= max(0, g.start-clauseReach); j-- {
		if w := s.low(j); w == ";" || w == "and" || w == "," && s.low(j+1) == "but" {
			start = j
			break
		}
	}
	if start > 0 {
		if first := r.lastHappening(s, start); first >= 0 && s.items[first].entity != s.items[second[0]].entity {
			r.relate(s, document.Preceded, first, second[0], hit{k, k + 1, nil}, frame{rule: ruleThen, factor: 1})
		}
		return
	}
	if prev := r.sentenceBefore(i); prev != nil {
		if h := r.lastHappening(prev, len(prev.items)); h >= 0 && prev.items[h].entity != s.items[second[0]].entity {
			r.relateAcross(i, prev, h, second[0], hit{k, k + 1, nil})
		}
	}
}

// answeredWith is "Norway replied to the letter with the offer", "answered the
// raid with an embargo": one step led to the next. The verb is item k.
func (r *reader) answeredWith(s *sentence, k int) {
	switch s.low(k) {
	case "answered", "replied", "responded", "retaliated", "reacted", "countered", "hit", "struck":
	default:
		return
	}
	g := r.group(s, k)
	if g.negated || g.hedged || !s.is(k, word) {
		return
	}
	first := r.after(s, k+1, "ep")
	if w := s.low(k + 1); len(first) == 0 && (w == "to" || w == "for") {
		first = r.after(s, k+2, "ep")
	}
	w := k + 1
	if len(first) > 0 {
		w = first[len(first)-1] + 1
	}
	for n := 0; n < 6 && s.low(w) != "with" && (s.is(w, word) || s.is(w, entity)); n++ {
		w++
	}
	if s.low(w) != "with" && s.low(w) != "by" {
		return
	}
	second := r.after(s, w+1, "ep")
	if len(second) == 0 {
		return
	}
	if len(first) == 0 {
		if j := r.lastHappening(s, g.start); j >= 0 {
			first = []int{j}
		}
	}
	for _, a := range first {
		if s.items[a].entity != s.items[second[0]].entity {
			r.relate(s, document.LedTo, a, second[0], hit{k, k + 1, nil}, frame{rule: ruleAnswered, factor: 1})
		}
	}
}
