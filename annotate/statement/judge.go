package statement

import (
	"strings"

	"kg/document"
)

// judge decides what a work says of the target item t in its scope.
func (r *reader) judge(s *sentence, at, t int, sc scope) (document.Relation, rule, []document.Span, bool) {
	if cue, ok := r.disputeCue(s, at, sc); ok && !disputedBefore(s, cue, t) {
		return document.Disputes, ruleDispute, r.cueSpans(s, cue), r.cueHedged(s, cue)
	}
	if r.setAside(s, t) {
		return document.Discusses, ruleDiscuss, nil, false
	}
	if r.onlyTime(s, t, sc) {
		return document.Discusses, ruleDiscuss, nil, false
	}
	if cue, ok := r.causeOf(s, t, sc); ok && !(!sc.narrative && (counted(s, cue) || datedDetail(s, t, cue) || r.ledOn(s, t, cue))) {
		ru := ruleParentheticalCause
		if sc.narrative {
			ru = ruleNarrativeCause
		}
		return document.Explains, ru, r.cueSpans(s, cue), r.cueHedged(s, cue)
	}
	if cue, ok := r.noCauseOf(s, t, sc); ok {
		return document.Discusses, ruleNoCause, r.cueSpans(s, cue), r.cueHedged(s, cue)
	}
	if timeInRelative(s, sc.from, t) {
		return document.Discusses, ruleDiscuss, nil, false
	}
	return r.otherwise(s, at, t, sc)
}

// setAside tells whether the target at item t is named only as what was not:
// "the riots, rather than the election, …".
func (r *reader) setAside(s *sentence, t int) bool {
	k := r.nounStart(s, t) - 1
	return s.low(k) == "than" && s.low(k-1) == "rather" || s.low(k) == "of" && s.low(k-1) == "instead"
}

// disputedBefore tells whether the cue disputes what was said before ("Lind
// (2020) disputes it: …"), and the target at item t stands in what is claimed instead.
func disputedBefore(s *sentence, h hit, t int) bool {
	switch s.low(h.end) {
	case "it", "this", "that", "them", "both":
	default:
		return false
	}
	for k := h.end + 1; k < t && k < h.end+4; k++ {
		if w := s.low(k); w == ":" || w == ";" || w == "—" {
			return true
		}
	}
	return false
}

// onlyTime tells whether the target at item t only says when ("After the
// strike, …"), in a clause that opens its sentence.
func (r *reader) onlyTime(s *sentence, t int, sc scope) bool {
	k := r.nounStart(s, t) - 1
	switch s.low(k) {
	case "after", "before", "since", "until", "following":
	default:
		return false
	}
	if k > sc.from+4 {
		return false
	}
	for n := t + 1; n < t+6; n++ {
		if w := s.low(n); w == "," || w == "it" || w == "they" || w == "he" || w == "she" || n > t+1 && determiners[w] || s.is(n, entity) {
			return true
		} else if beForms[w] || haveForms[w] {
			return false
		}
	}
	return false
}

// counted tells whether what a causal verb brought about is a number: a figure
// is a fact about its subject ("the fire caused 40 deaths").
func counted(s *sentence, h hit) bool {
	if h.cue == nil || h.cue.verb == nil || !bringing[h.cue.verb.base] {
		return false
	}
	for k := h.end; k < h.end+6 && (s.is(k, word) || s.low(k) == "$" || s.low(k) == "£" || s.low(k) == "€"); k++ {
		if w := s.low(k); (startsWithDigit(w) && !(len(w) == 4 && (w[0] == '1' || w[0] == '2'))) || figures[w] {
			return true
		} else if prepositions[w] && w != "about" && w != "over" && w != "than" && w != "from" && w != "to" && w != "by" {
			return false
		}
	}
	return false
}

// ledOn tells whether the target at item t is the subject of "led Norway to sign", "led
// within a week to the talks", "obliged Norway to sign": the step that came of it is
// told as a fact, where "led to the talks" says why there were talks.
func (r *reader) ledOn(s *sentence, t int, h hit) bool {
	if t > h.start || h.cue == nil || h.cue.verb == nil || r.group(s, h.start).be {
		return false
	}
	switch h.cue.verb.base {
	case "lead":
		return s.low(h.start+1) != "to"
	case "force", "oblige", "compel":
		return true
	}
	return false
}

// datedDetail tells whether the target at item t is told with its day in a phrase
// of its own ("the strike of 3 May 1921, which closed the port, led to …",
// "… led to the Act, signed on 3 May"): its date is a fact for which the work stands.
func datedDetail(s *sentence, t int, h hit) bool {
	if h.start < t && s.low(t+1) != "," {
		return false
	}
	for k := t + 1; k < len(s.items) && k < t+16; k++ {
		if k == h.start || s.is(k, cite) || s.low(k) == ";" || s.is(k, entity) && !s.items[k].anaphor && h.start > t {
			return false
		}
		if months[s.low(k)] && (dayNumber(s.low(k-1)) || dayNumber(s.low(k+1))) {
			return true
		}
	}
	return false
}

var months = map[string]bool{
	"january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true, "august": true, "september": true, "october": true,
	"november": true, "december": true,
}

// dayNumber tells whether a word is the number of a day of a month.
func dayNumber(w string) bool { return startsWithDigit(w) && len(strings.TrimRight(w, "thrdsn")) <= 2 }

// bringing are verbs whose object is what somebody or something suffered or did.
var bringing = map[string]bool{
	"cause": true, "produce": true, "drive": true, "cost": true, "leave": true, "push": true, "force": true, "generate": true, "trigger": true,
	"compel": true, "bring": true, "deprive": true, "strip": true, "claim": true,
}

// causeOf is the causal cue that bears on the target item t: one in the same
// segment of the sentence, where relative clauses are segments of their own
// but see the noun they hang on.
func (r *reader) causeOf(s *sentence, t int, sc scope) (hit, bool) {
	best, found := hit{}, false
	for _, h := range r.causes(s, sc) {
		if separated(s, h, t) || r.noCause(s, h) {
			continue
		}
		finite := h.cue.verb == nil || s.low(h.start) != h.cue.verb.gerund
		if !found || finite {
			best, found = h, true
		}
		if finite {
			break
		}
	}
	return best, found
}

// noCauseOf is the causal cue that bears on the target item t, but says that nothing came of it:
// "the levy did not cause the strike".
func (r *reader) noCauseOf(s *sentence, t int, sc scope) (hit, bool) {
	for _, h := range r.causes(s, sc) {
		if !separated(s, h, t) && r.noCause(s, h) {
			return h, true
		}
	}
	return hit{}, false
}

// noCause tells whether a causal verb is denied in an active clause: "did not lead to", "has not contributed to".
func (r *reader) noCause(s *sentence, h hit) bool {
	if h.cue.verb == nil || !plainCauses[h.cue.verb.base] {
		return false
	}
	g := r.group(s, h.start)
	for k := h.start - 1; k > 0 && h.start-k < 5 && !g.negated && s.is(k, word); k-- {
		if w := s.low(k); r.helpers[w] == deny || strings.HasSuffix(w, "n't") {
			g.negated = s.low(h.start) == h.cue.verb.base || s.low(h.start) == h.cue.verb.participle // "did not by itself cause"
			break
		}
	}
	return g.negated && !g.be && !s.hasWord("until", h.end, min(len(s.items), h.end+clauseReach))
}

// plainCauses are verbs that say of something that it brought something about.
var plainCauses = map[string]bool{
	"cause": true, "trigger": true, "provoke": true, "prompt": true, "spark": true, "lead": true, "contribute": true, "result": true, "produce": true, "hasten": true, "bring": true,
	"precipitate": true, "generate": true, "accelerate": true, "give": true, "help": true, "determine": true, "shape": true, "influence": true, "explain": true, "make": true, "pave": true,
}

// causes are the causal cues in a scope that make a claim: not a purpose ("a
// plan to strengthen the fund") and not a pointer to a figure ("as reflected in Table 2").
func (r *reader) causes(s *sentence, sc scope) []hit {
	var out []hit
	for _, h := range r.causal.find(s.items, sc.from, sc.to) {
		if v := h.cue.verb; v != nil {
			before, form := s.low(h.start-1), s.low(h.start)
			if splitByComma(s, h) {
				continue
			}
			if before == "as" && form == v.participle || timeWords[before] && form == v.gerund {
				continue
			}
			if form == v.participle && h.end == h.start+1 && r.group(s, h.start).be && !r.causeFollows(s, h.end) {
				continue // "the floods could have been prevented"
			}
			if before == "to" && form == v.base && !accounts[form] && (r.controls[s.low(h.start-2)] == 0 || nounMakers[s.low(h.start-3)]) {
				continue
			}
		}
		if w := s.low(h.start - 1); s.low(h.start) == "effect" && (takeForms[w] || w == "into") {
			continue // "took effect on 1 May"
		}
		out = append(out, h)
	}
	if h, ok := cleft(s, sc); ok {
		out = append(out, h)
	}
	return out
}

// cleft is "it was hunger that broke the strike", "what broke the strike was
// hunger": such a sentence sets one cause apart from others.
func cleft(s *sentence, sc scope) (hit, bool) {
	for k := sc.from; k < sc.to; k++ {
		if s.low(k) == "it" && (s.low(k+1) == "was" || s.low(k+1) == "is") {
			n := k + 2
			for s.low(n) == "not" || s.low(n) == "also" || s.low(n) == "rather" || s.low(n) == "above" || s.low(n) == "all" || s.low(n) == "," {
				n++
			}
			if !s.is(n, entity) && !determiners[s.low(n)] && !s.is(n+1, entity) {
				continue
			}
			for j := n + 1; j < n+16 && j < sc.to; j++ {
				if (s.low(j) == "that" || s.low(j) == "who" || s.low(j) == "which") && s.is(j+1, word) && !determiners[s.low(j+1)] {
					return hit{k, k + 2, &cue{elements: make([]element, 1)}}, true
				}
				if s.low(j) == ";" || s.low(j) == "." {
					break
				}
			}
		}
		if s.low(k) == "what" && (k == 0 || k == sc.from) && s.is(k+1, word) && !determiners[s.low(k+1)] && s.low(k+1) != "is" {
			for j := k + 2; j < k+16 && j < sc.to; j++ {
				if (s.low(j) == "was" || s.low(j) == "is" || s.low(j) == "were") && j > k+2 {
					return hit{k, k + 1, &cue{elements: make([]element, 1)}}, true
				}
			}
		}
	}
	return hit{}, false
}

// splitByComma tells whether "led … to" reaches over a single comma into
// another clause: "who led the strike, refused to sign".
func splitByComma(s *sentence, h hit) bool {
	if h.cue.elements[0].base() != "lead" {
		return false
	}
	commas := 0
	for k := h.start; k < h.end; k++ {
		if s.low(k) == "," {
			commas++
		}
	}
	return commas%2 == 1
}

// causeFollows tells whether a cause may be named behind a passive that ends before item k.
func (r *reader) causeFollows(s *sentence, k int) bool {
	for n := k; n < k+8 && n < len(s.items); n++ {
		switch s.low(n) {
		case "by", "through", "because", "with", "from", "when", "in", "as", "via", "since":
			return true
		}
	}
	return false
}

var takeForms = map[string]bool{"take": true, "takes": true, "took": true, "taken": true, "taking": true}

// accounts are verbs whose infinitive is a claim too: "helps to explain".
var accounts = map[string]bool{"explain": true, "account": true, "trace": true, "attribute": true, "ascribe": true, "understand": true}

// separated tells whether a clause with a claim of its own stands between a cue
// and a target, or the target is only the time of something in a relative clause behind the cue
// ("…, which grew after the pact").
func separated(s *sentence, h hit, t int) bool {
	a, b := h.end, t
	if t < h.start {
		a, b = t+1, h.start
	} else if timeInRelative(s, h.end, t) {
		return true
	}
	for k := a; k < b; k++ {
		if s.low(k) == ";" || clauseBreak(s, k) {
			return true
		}
	}
	return false
}

// timeInRelative tells whether the target at item t is governed by a word of
// time inside a relative clause that begins behind item from.
func timeInRelative(s *sentence, from, t int) bool {
	timed := false
	for k := t - 1; k > from; k-- {
		timed = timed || s.is(k, word) && timeWords[s.low(k)]
		if relatives[s.low(k)] && s.low(k-1) == "," {
			return timed
		}
	}
	return false
}

var timeWords = map[string]bool{"after": true, "before": true, "since": true, "during": true, "until": true, "following": true}
var relatives = map[string]bool{"which": true, "who": true, "where": true, "whose": true}

// disputeCue is the cue by which the work speaks against something: governed by
// the narrative citation, by an unnamed voice that the citation stands for, or
// by nobody ("there is no evidence that …").
func (r *reader) disputeCue(s *sentence, at int, sc scope) (hit, bool) {
	voice := at
	if at >= 0 && s.is(at, cite) {
		voice = s.items[at].voice
	}
	for k := sc.from; k < sc.to; k++ {
		h, ok := r.dispute.at(s.items, k, sc.to)
		if !ok {
			continue
		}
		g := r.group(s, h.start)
		if h.cue.verb == nil {
			if !sc.narrative || g.start <= at+2 || g.start <= voice+2 || k < voice {
				return h, true
			}
			continue
		}
		if sc.narrative && (at < k && k <= r.overInsertion(s, max(at+1, 0)) || voice < k && k <= r.overInsertion(s, max(voice+1, 0)) || at < k && g.start-1 <= at+1) {
			return h, true
		}
		if sc.narrative && voice < k && s.low(g.start-1) == "who" && g.start-3 <= at {
			return h, true
		}
		if !sc.narrative && g.start > 0 && unnamed[s.low(g.start-1)] {
			return h, true
		}
	}
	return r.disputedBy(s, at, sc)
}

// disputedBy is the participle of "a view rejected by Ortiz (2019)".
func (r *reader) disputedBy(s *sentence, at int, sc scope) (hit, bool) {
	if at < 0 || !s.is(at, cite) || s.items[at].voice < 2 {
		return hit{}, false
	}
	v := s.items[at].voice
	if s.low(v-1) != "by" || v-2 < sc.from || !disputed[s.low(v-2)] {
		return hit{}, false
	}
	return hit{v - 2, v, nil}, true
}

var disputed = map[string]bool{
	"challenged": true, "disputed": true, "contested": true, "rejected": true, "denied": true, "refuted": true, "rebutted": true,
	"contradicted": true, "questioned": true, "doubted": true, "dismissed": true, "debunked": true,
}

// unnamed are voices that a parenthetical citation stands for.
var unnamed = map[string]bool{
	"others": true, "some": true, "critics": true, "scholars": true, "many": true, "few": true, "historians": true,
	"economists": true, "authors": true, "researchers": true, "studies": true, "analysts": true, "sceptics": true,
	"skeptics": true, "observers": true, "several": true, "evidence": true, "research": true, "study": true,
}

func (r *reader) cueSpans(s *sentence, h hit) []document.Span {
	return []document.Span{s.view.Span(s.items[h.start].start, s.items[h.end-1].end)}
}

func (r *reader) cueHedged(s *sentence, h hit) bool { return r.group(s, h.start).hedged }
