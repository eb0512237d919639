package statement

import (
	"strings"

	"kg/document"
)

// otherwise decides what a work says of the target item t where no word of cause bears on it.
func (r *reader) otherwise(s *sentence, at, t int, sc scope) (document.Relation, rule, []document.Span, bool) {
	if h, ok := r.effectOf(s, t, sc); ok {
		return document.Explains, ruleEffect, r.cueSpans(s, h), r.cueHedged(s, h)
	}
	if h, ok := cameOfIt(s, t, sc); ok {
		return document.Explains, ruleParentheticalCause, r.cueSpans(s, h), r.cueHedged(s, h)
	}
	if h, ok := r.viewedAs(s, t, sc); ok {
		return document.Explains, ruleInterpretation, r.cueSpans(s, h), r.group(s, h.start).hedged
	}
	if h, ok := r.interpretation(s, at, sc); ok {
		return document.Explains, ruleInterpretation, r.cueSpans(s, h), r.cueHedged(s, h)
	}
	if sc.narrative && at >= 0 && s.is(at, cite) {
		if h, ok := r.inTheirView(s, s.items[at].voice, at, sc); ok {
			return document.Explains, ruleInterpretation, r.cueSpans(s, h), false
		}
	}
	if h, ok := r.treatment(s, sc); ok {
		return document.Discusses, ruleDiscuss, r.cueSpans(s, h), r.cueHedged(s, h)
	}
	discuss := r.discuss.find(s.items, sc.from, sc.to)
	if sc.narrative && len(discuss) > 0 && s.hasMark(":", discuss[0].end, t) {
		discuss = nil // "Ortiz (2019) doubts both: the strike, she writes, …"
	}
	report := r.report.find(s.items, sc.from, sc.to)
	if len(discuss) > 0 && !(len(report) > 0 && !sc.narrative && discuss[0].start > report[0].start) {
		return document.Discusses, ruleDiscuss, r.cueSpans(s, discuss[0]), r.cueHedged(s, discuss[0])
	}
	if h, ok := r.argued(s, at, sc); ok {
		return document.Explains, ruleInterpretation, r.cueSpans(s, h), r.cueHedged(s, h)
	}
	if len(report) > 0 {
		return document.Reports, ruleReport, r.cueSpans(s, report[0]), r.cueHedged(s, report[0])
	}
	if !sc.narrative && hasNumber(s, sc) {
		return document.Reports, ruleReport, nil, false
	}
	if k := r.pastVerb(s, sc); k >= 0 && !sc.narrative && !besideFact[s.low(r.nounStart(s, t)-1)] {
		return document.Reports, ruleFact, []document.Span{s.view.Span(s.items[k].start, s.items[k].end)}, false
	}
	return document.Discusses, ruleDiscuss, nil, false
}

// effectOf is a verb of change whose subject the target at item t is: "the levy
// raised prices". With a figure it is a fact about the target.
func (r *reader) effectOf(s *sentence, t int, sc scope) (hit, bool) {
	if r.openQuestion(s, sc, t) {
		return hit{}, false
	}
	for _, h := range r.effect.find(s.items, sc.from, sc.to) {
		g := r.group(s, h.start)
		if h.start < t {
			if r.objectHolds(s, h, g, t) {
				return h, true
			}
			continue
		}
		if g.be || g.negated || separated(s, h, t) || s.low(h.start) == h.cue.verb.gerund && s.low(g.start-1) != "," {
			continue
		}
		if hasNumber(s, scope{from: h.end, to: sc.to}) || numbered(s, h.end, sc.to) {
			return hit{}, false
		}
		subjects := r.before(s, g.start, "ep")
		if w := s.low(g.start - 1); w == "and" || w == "or" || w == "but" {
			subjects = r.earlierSubject(s, g.start-1, "ep")
		}
		for _, k := range subjects {
			if k == t {
				return h, true
			}
		}
	}
	return hit{}, false
}

// objectHolds tells whether the target at item t stands in the object of a verb
// of change: "fear depressed the vote in the election".
func (r *reader) objectHolds(s *sentence, h hit, g verbGroup, t int) bool {
	if g.be || g.negated || t-h.end > afterWords || prepositions[s.low(h.end)] || g.start == 0 || !s.is(g.start-1, word) && !s.is(g.start-1, entity) {
		return false
	}
	for k := h.end; k < t; k++ {
		if s.is(k, punct) && s.low(k) != "'s" || s.is(k, cite) || s.low(k) == "and" || timeWords[s.low(k)] {
			return false
		}
	}
	return s.low(h.start) != h.cue.verb.gerund && !hasNumber(s, scope{from: h.end, to: len(s.items)})
}

// numbered tells whether a number in words stands behind "to", "at", "by" or "from" in items [from, to).
func numbered(s *sentence, from, to int) bool {
	for k := from + 1; k < to; k++ {
		if w := s.low(k - 1); (w == "to" || w == "at" || w == "by" || w == "from") && numerals[s.low(k)] {
			return true
		}
	}
	return false
}

var numerals = map[string]bool{
	"one": true, "two": true, "three": true, "four": true, "five": true, "six": true, "seven": true, "eight": true, "nine": true, "ten": true,
	"eleven": true, "twelve": true, "thirteen": true, "fourteen": true, "fifteen": true, "sixteen": true, "seventeen": true, "eighteen": true,
	"nineteen": true, "twenty": true, "thirty": true, "forty": true, "fifty": true, "sixty": true, "seventy": true, "eighty": true, "ninety": true,
	"half": true, "zero": true,
}

// openQuestion tells whether the clause of the target at item t is asked or
// weighed rather than claimed: "whether the levy raised prices".
func (r *reader) openQuestion(s *sentence, sc scope, t int) bool {
	for _, h := range r.discuss.find(s.items, sc.from, t) {
		if w := s.low(h.start); w == "whether" || w == "how" || w == "to" || w == "measure" {
			return true
		}
	}
	return false
}

// interpretation is what an author who speaks in the sentence says the target meant or was.
func (r *reader) interpretation(s *sentence, at int, sc scope) (hit, bool) {
	for _, h := range r.interpret.find(s.items, sc.from, sc.to) {
		g := r.group(s, h.start)
		if !sc.narrative && (h.cue.verb != nil || !beForms[s.low(h.start-1)]) {
			continue
		}
		if h.cue.verb == nil || !g.negated && !(g.be && s.low(h.start) != h.cue.verb.gerund && !s.hasWord("by", h.end, sc.to+2)) {
			return h, true
		}
	}
	return hit{}, false
}

// argued is the verb with which the author cited at item at puts a reading
// forward: "Ortiz (2019) argues that …", "…, argues Ortiz (2019), …".
func (r *reader) argued(s *sentence, at int, sc scope) (hit, bool) {
	if at < 0 || !sc.narrative {
		return hit{}, false
	}
	v := s.items[at].voice
	for _, k := range []int{r.overInsertion(s, at+1), r.overInsertion(s, v+1), v - 1} {
		if k < 0 || k >= len(s.items) {
			continue
		}
		if h, ok := r.argue.at(s.items, k, len(s.items)); ok && !r.group(s, k).negated {
			return h, true
		}
	}
	for k := sc.from + 1; k < sc.to; k++ {
		switch s.low(k - 1) {
		case "he", "she", "they":
			if h, ok := r.argue.at(s.items, k, len(s.items)); ok {
				return h, true // "…, she argues, …"
			}
			if h, ok := r.speech.at(s.items, k, len(s.items)); ok && s.low(h.end) == "," && r.saysWhatItWas(s, h.end+1) {
				return h, true // "the invasion, they write, was a flight forward"
			}
		}
	}
	return hit{}, false
}

// saysWhatItWas tells whether a form of "be" with a noun phrase begins at item k, over a quotation mark.
func (r *reader) saysWhatItWas(s *sentence, k int) bool {
	for n := 0; n < 2 && s.is(k, punct); n++ {
		k++
	}
	if !beForms[s.low(k)] {
		return false
	}
	k++
	if s.is(k, punct) {
		k++
	}
	return determiners[s.low(k)] || s.low(k) == "less" || s.low(k) == "more"
}

// inTheirView is "For Ortiz (2019), the strike was a farewell", "The strike was, in
// Ortiz's (2019) view, a farewell": what follows is a reading, not a fact.
func (r *reader) inTheirView(s *sentence, v, at int, sc scope) (hit, bool) {
	k := v - 1
	for k > 0 && v-k < 5 && s.is(k, word) && (s.items[k].capital && s.low(k) != "for" && s.low(k) != "to" || s.low(k) == "and") {
		k--
	}
	switch s.low(k) {
	case "in", "on", "by":
		for n := v + 1; n <= max(at, v)+3; n++ {
			if views[s.low(n)] || s.low(n) == "analysis" || s.low(n) == "interpretation" || s.low(n) == "argument" || s.low(n) == "explanation" {
				return hit{n, n + 1, nil}, true
			}
		}
	case "for", "to":
		if k > 0 && (s.is(k-1, word) && s.low(k-1) != "and" && s.low(k-1) != "but" && s.low(k-1) != "while" && s.low(k-1) != "whereas" || s.is(k-1, entity)) {
			return hit{}, false // "according to", "important for"
		}
		for n := v + 1; n < sc.to; n++ {
			if w := s.low(n); beForms[w] || meaning[w] {
				return hit{k, k + 1, nil}, true
			}
		}
	}
	return hit{}, false
}

// meaning are verbs by which a reading says what something was, besides "be".
var meaning = map[string]bool{
	"marked": true, "marks": true, "meant": true, "means": true, "represents": true, "represented": true, "remains": true, "remained": true, "became": true,
	"constituted": true, "constitutes": true, "stood": true, "stands": true, "amounted": true, "served": true, "serves": true, "grew": true, "came": true,
}

// cameOfIt is "the riots, which shut the mills, were the result" with the citation right
// behind: what the sentences before tell brought the target at item t about.
func cameOfIt(s *sentence, t int, sc scope) (hit, bool) {
	k := sc.to - 1
	if sc.narrative || k-2 <= t || !s.is(k, word) || s.low(k-1) != "the" || !beForms[s.low(k-2)] {
		return hit{}, false
	}
	switch s.low(k) {
	case "result", "outcome", "consequence", "upshot", "price":
		return hit{k - 2, k + 1, nil}, true
	}
	return hit{}, false
}

// viewedAs is "is often presented as the bill for that summer": how a thing is
// commonly read, for which a parenthetical citation stands.
func (r *reader) viewedAs(s *sentence, t int, sc scope) (hit, bool) {
	if sc.narrative {
		return hit{}, false
	}
	for k := t + 1; k < sc.to && k < t+24; k++ {
		if !s.is(k, word) || !viewed[s.low(k)] || s.low(k+1) != "as" || separated(s, hit{k, k + 2, nil}, t) {
			continue
		}
		if g := r.group(s, k); g.be && !g.negated && !s.hasWord("was", g.start, k) && !s.hasWord("were", g.start, k) {
			return hit{k, k + 2, nil}, true // "was presented as" tells how it was put then
		}
	}
	return hit{}, false
}

var viewed = map[string]bool{
	"seen": true, "viewed": true, "understood": true, "interpreted": true, "presented": true, "portrayed": true, "read": true, "cast": true, "framed": true,
	"remembered": true, "depicted": true, "construed": true, "explained": true, "conceived": true, "taken": true, "told": true,
}

// treatment is a word for what literature does with a matter, or a verb of
// judging whose subject is those for whom the citation stands: "scholars have criticised the law".
func (r *reader) treatment(s *sentence, sc scope) (hit, bool) {
	if hits := r.treat.find(s.items, sc.from, sc.to); len(hits) > 0 {
		return hits[0], true
	}
	if sc.narrative {
		return hit{}, false
	}
	for _, h := range r.report.find(s.items, sc.from, sc.to) {
		if g := r.group(s, h.start); h.cue.verb != nil && judging[h.cue.verb.base] && g.start > 0 && r.learned[s.low(g.start-1)] {
			return h, true
		}
	}
	return hit{}, false
}

// judging are verbs of judgement in the base form.
var judging = map[string]bool{
	"criticise": true, "criticize": true, "condemn": true, "denounce": true, "reject": true, "oppose": true, "welcome": true,
	"praise": true, "question": true, "note": true, "call": true,
}

// besideFact are prepositions before what a fact is not told about: "was registered under the act".
var besideFact = map[string]bool{
	"under": true, "of": true, "with": true, "against": true, "for": true, "by": true, "than": true, "like": true, "from": true,
	"on": true, "behind": true, "beyond": true, "between": true,
}

// pastVerb is the item of a finite verb in the past in a scope, -1 for none.
func (r *reader) pastVerb(s *sentence, sc scope) int {
	for k := max(sc.from, 1); k < sc.to; k++ {
		w := s.low(k)
		if s.items[k].kind != word || nounMakers[s.low(k-1)] {
			continue
		}
		if w == "was" || w == "were" || w == "had" || r.pasts[w] || strings.HasSuffix(w, "ed") && len(w) > 4 && !beForms[s.low(k-1)] && !haveForms[s.low(k-1)] {
			return k
		}
	}
	return -1
}

// hasNumber tells whether a scope gives a date or a figure outside names.
func hasNumber(s *sentence, sc scope) bool {
	for k := sc.from; k < sc.to; k++ {
		if s.items[k].kind == word && (startsWithDigit(s.items[k].low) || figures[s.items[k].low]) {
			return true
		}
	}
	return false
}

// figures are numbers in words that count things rather than name them.
var figures = map[string]bool{
	"dozen": true, "dozens": true, "hundred": true, "hundreds": true, "thousand": true, "thousands": true, "million": true, "millions": true, "billion": true, "billions": true,
}
