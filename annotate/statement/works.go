package statement

import (
	"strings"

	"kg/document"
)

// voice is who speaks in a sentence, for the sentences that go on with it.
type voice struct {
	citations []int
	targets   []int // entity indices
	narrative bool
	announces bool
	runs      int // how many sentences it has gone on
}

// scope is what a group of citations covers: items [from, to), and whether it is
// a narrative one.
type scope struct {
	from, to  int
	narrative bool
	only      int // the one item that may be a target, -1 for all
}

// works reads what the cited works of sentence i say.
func (r *reader) works(i int) {
	s := &r.sentences[i]
	if !s.cites {
		r.goOn(i)
		return
	}
	for at, it := range s.items {
		if it.kind != cite {
			continue
		}
		sc := r.scopeOf(s, at)
		targets := r.targets(s, sc)
		factor := 1.0
		if len(targets) == 0 && sc.narrative && sc.only < 0 {
			// "The strike was no accident: Ortiz (2019) shows that …"
			if wide := r.leftOf(s, at, sc); wide.from < sc.from {
				if targets = r.targets(s, wide); len(targets) > 0 {
					sc, factor = wide, 0.7
				}
			}
		}
		var spoken []int
		for _, t := range targets {
			r.workSays(s, at, t, sc, factor)
			spoken = append(spoken, s.items[t].entity)
		}
		if len(targets) == 0 || !pointsBack[s.low(0)] && pointsBack[s.low(1)] && prepositions[s.low(0)] {
			spoken = append(spoken, r.lookBack(i, at, sc)...)
		}
		r.told[i] = voice{
			citations: it.citations, targets: spoken, narrative: sc.narrative && r.leading(s, at),
			announces: r.announce.has(s.items, at, len(s.items)),
		}
	}
}

// leading tells whether the citation at item at opens its sentence, give or
// take a few words ("According to", "In this vein,").
func (r *reader) leading(s *sentence, at int) bool { return at <= 4 }

// narrative tells whether the group at item at is part of the sentence's grammar.
func (r *reader) narrative(s *sentence, at int) bool {
	for _, c := range s.items[at].citations {
		switch r.doc.Layers.Citations[c].Kind {
		case document.Narrative, document.Possessive:
			return true
		}
	}
	return false
}

// scopeOf is what the group at item at covers.
func (r *reader) scopeOf(s *sentence, at int) scope {
	prev, next := -1, len(s.items)
	for k := at - 1; k >= 0; k-- {
		if s.items[k].kind == cite {
			prev = k
			break
		}
	}
	for k := at + 1; k < len(s.items); k++ {
		if s.items[k].kind == cite {
			next = k
			break
		}
	}
	if r.narrative(s, at) {
		return r.narrativeScope(s, at, prev, next)
	}
	from := prev + 1
	if prev >= 0 && r.narrative(s, prev) && !clauseBreakBetween(s, prev, at) {
		from = prev + 1
	}
	if !s.isLast(at) {
		for k := at - 1; k > from; k-- {
			if clauseBreak(s, k) {
				from = k
				break
			}
		}
	}
	return scope{from: from, to: at, only: -1}
}

func (r *reader) narrativeScope(s *sentence, at, prev, next int) scope {
	to := next
	if next < len(s.items) && r.narrative(s, next) {
		for k := next - 1; k > at; k-- {
			if clauseBreak(s, k) {
				to = k
				break
			}
		}
	}
	sc := scope{from: at + 1, to: to, narrative: true, only: -1}
	switch before := s.low(at - 1); {
	case before == "by":
		return r.agentScope(s, at, prev)
	case before == "which" || before == "that" && s.is(at-2, entity) || before == "," && s.low(at-2) == "which":
		for k := at - 1; k > prev; k-- {
			if s.items[k].kind == entity && r.happening(s.items[k].entity) {
				sc.from, sc.only = k, k
				return sc
			}
		}
	case r.opens(s, at, prev):
	default:
		sc.from = prev + 1
	}
	return sc
}

// leftOf widens a scope to the left, as far as no other citation stands there.
func (r *reader) leftOf(s *sentence, at int, sc scope) scope {
	for k := at - 1; k >= 0 && s.items[k].kind != cite; k-- {
		sc.from = k
	}
	return sc
}

// agentScope is what "… by Ortiz (2019)" covers: between commas the noun
// before it, else the clause up to it.
func (r *reader) agentScope(s *sentence, at, prev int) scope {
	sc := scope{from: prev + 1, to: at, narrative: true, only: -1}
	if next := s.low(at + 1); next != "," && next != ")" {
		return sc
	}
	for k := at - 1; k > prev; k-- {
		if s.low(k) == "," || s.low(k) == "(" {
			for e := k - 1; e > prev; e-- {
				if s.items[e].kind == entity && r.happening(s.items[e].entity) {
					sc.from, sc.to, sc.only = e, e+1, e
					return sc
				}
			}
			return scope{from: k, to: at, narrative: true, only: -1}
		}
	}
	return sc
}

// openers are words that may stand between a clause's beginning and the citation that governs it.
var openers = map[string]bool{
	"according": true, "to": true, "for": true, "as": true, "in": true, "following": true, "like": true, "unlike": true,
	"per": true, "the": true, "a": true, "an": true, "while": true, "whereas": true, "although": true, "though": true,
	"and": true, "but": true, "however": true, "meanwhile": true, "moreover": true, "similarly": true, "likewise": true,
	"conversely": true, "instead": true, "thus": true, "here": true, "yet": true, "finally": true, "first": true,
	"second": true, "third": true, "also": true, "see": true, "both": true, "when": true, "that": true, "scholar": true, "historian": true,
	"sociologist": true, "economist": true, "with": true, "on": true, "one": true, "other": true, "hand": true,
}

// opens tells whether the citation at item at governs what follows it: nothing
// but opening words stand between its clause's beginning and it, or it is
// followed by a verb of saying.
func (r *reader) opens(s *sentence, at, prev int) bool {
	if _, ok := r.speech.at(s.items, min(at+1, len(s.items)-1), len(s.items)); ok && at+1 < len(s.items) {
		return true
	}
	for k := at - 1; k > prev; k-- {
		it := s.items[k]
		if clauseBreak(s, k) || it.kind == punct && (it.low == ":" || it.low == ";") {
			return true
		}
		if it.kind == punct && it.low != "," || it.kind == entity || it.kind == word && !openers[it.low] && !(at-k <= 2 && k <= 3) {
			return at <= 6 && !hasVerbLike(s, max(prev+1, 0), at)
		}
	}
	return true
}

// hasVerbLike tells whether items [from, to) hold a helper verb or a finite verb form.
func hasVerbLike(s *sentence, from, to int) bool {
	for k := from; k < to; k++ {
		w := s.items[k].low
		if s.items[k].kind == word && (beForms[w] || haveForms[w] || strings.HasSuffix(w, "ed") && len(w) > 4) {
			return true
		}
	}
	return false
}

var beForms = map[string]bool{"is": true, "are": true, "was": true, "were": true, "be": true, "been": true, "being": true}
var haveForms = map[string]bool{"has": true, "have": true, "had": true}

// clauseWords begin a new clause behind a comma.
var clauseWords = map[string]bool{
	"while": true, "whereas": true, "but": true, "although": true, "though": true, "yet": true, "so": true,
}

// clauseBreak tells whether a new clause with a claim of its own begins at item k.
func clauseBreak(s *sentence, k int) bool {
	if s.low(k) == ";" {
		return true
	}
	return clauseWords[s.low(k)] && s.items[k].kind == word && (k == 0 || s.low(k-1) == "," || s.low(k-1) == ";" || s.is(k-1, cite))
}

func clauseBreakBetween(s *sentence, a, b int) bool {
	for k := a + 1; k < b; k++ {
		if clauseBreak(s, k) {
			return true
		}
	}
	return false
}

// happening tells whether an entity is an event or a policy.
func (r *reader) happening(e int) bool { return r.doc.Layers.Entities[e].Kind != document.Actor }

// targets are the items in a scope that name an event or a policy.
func (r *reader) targets(s *sentence, sc scope) []int {
	var out []int
	for k := sc.from; k < sc.to; k++ {
		if s.items[k].kind == entity && r.happening(s.items[k].entity) && (sc.only < 0 || sc.only == k) {
			out = append(out, k)
		}
	}
	return out
}

// workSays adds the statement of each citation of the group at item at about target item t.
func (r *reader) workSays(s *sentence, at, t int, sc scope, factor float64) {
	relation, ru, cues, hedged := r.judge(s, at, t, sc)
	if s.items[t].anaphor {
		factor *= 0.8
	}
	x := reading{
		rule: ru, relation: relation, subject: -1, object: s.items[t].entity, cues: cues, hedged: hedged,
		hearsay: r.hearsay(s, sc, t), span: r.evidence(s, at, sc), passageKey: s.passage,
	}
	told := !sc.narrative && r.toldByVerb(s, t)
	for _, c := range s.items[at].citations {
		cit := r.doc.Layers.Citations[c]
		x.citation, x.factor, x.relation, x.rule = c, factor, relation, ru
		if told && (relation == document.Discusses || relation == document.Explains && r.isNews(cit)) {
			x.relation, x.rule = document.Reports, ruleTold
		}
		if x.relation == document.Discusses && r.isNews(cit) && !timeInRelative(s, sc.from, t) {
			x.relation, x.rule = document.Reports, ruleReport
		}
		if r.isVia(s.items[at].citations, c) {
			x.factor *= 0.8 // it passes on what another said
		}
		if cit.Signal != "" && x.relation != document.Explains {
			x.relation, x.rule = document.Discusses, ruleDiscuss
		}
		r.say(x)
	}
}

// toldByVerb tells whether the target at item t is an event that the sentence
// tells by a verb ("demolished the office") rather than names.
func (r *reader) toldByVerb(s *sentence, t int) bool {
	words := strings.Fields(strings.ToLower(r.doc.Plain(s.items[t].span)))
	if len(words) < 2 {
		return false
	}
	for _, c := range r.report.first[words[0]] {
		// "the return to arms" begins with a noun that looks like the verb's bare form
		if c.verb != nil && words[0] != c.verb.base && words[0] != c.verb.third {
			return true
		}
	}
	return false
}

// isNews tells whether a citation leads to news items only. They are read as
// sources of what happened; what it meant is the citing author's reading.
func (r *reader) isNews(c document.Citation) bool {
	for _, k := range c.Candidates {
		if r.doc.Layers.References[k.Reference].Type != "article-newspaper" {
			return false
		}
	}
	return len(c.Candidates) > 0
}

// isVia tells whether another citation of the group was seen through c.
func (r *reader) isVia(group []int, c int) bool {
	for _, other := range group {
		if o := r.doc.Layers.Citations[other]; o.Kind == document.Secondary && o.Via == c {
			return true
		}
	}
	return false
}

// evidence is the passage, or the clause of a citation that stands inside it.
func (r *reader) evidence(s *sentence, at int, sc scope) document.Span {
	groups := 0
	for _, it := range s.items {
		if it.kind == cite {
			groups++
		}
	}
	if groups < 2 || sc.only >= 0 {
		return s.p.Span
	}
	return s.spanOf(min(sc.from, at), max(sc.to, at+1))
}

// judge decides what a work says of the target item t in its scope.
func (r *reader) judge(s *sentence, at, t int, sc scope) (document.Relation, rule, []document.Span, bool) {
	if cue, ok := r.disputeCue(s, at, sc); ok {
		return document.Disputes, ruleDispute, r.cueSpans(s, cue), r.cueHedged(s, cue)
	}
	if cue, ok := r.causeOf(s, t, sc); ok {
		ru := ruleParentheticalCause
		if sc.narrative {
			ru = ruleNarrativeCause
		}
		return document.Explains, ru, r.cueSpans(s, cue), r.cueHedged(s, cue)
	}
	if timeInRelative(s, sc.from, t) {
		return document.Discusses, ruleDiscuss, nil, false
	}
	discuss := r.discuss.find(s.items, sc.from, sc.to)
	report := r.report.find(s.items, sc.from, sc.to)
	if len(discuss) > 0 && !(len(report) > 0 && !sc.narrative && discuss[0].start > report[0].start) {
		return document.Discusses, ruleDiscuss, r.cueSpans(s, discuss[0]), r.cueHedged(s, discuss[0])
	}
	if len(report) > 0 {
		return document.Reports, ruleReport, r.cueSpans(s, report[0]), r.cueHedged(s, report[0])
	}
	if !sc.narrative && hasNumber(s, sc) {
		return document.Reports, ruleReport, nil, false
	}
	return document.Discusses, ruleDiscuss, nil, false
}

// causeOf is the causal cue that bears on the target item t: one in the same
// segment of the sentence, where relative clauses are segments of their own
// but see the noun they hang on.
func (r *reader) causeOf(s *sentence, t int, sc scope) (hit, bool) {
	best, found := hit{}, false
	for _, h := range r.causes(s, sc) {
		if separated(s, h, t) {
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

// causes are the causal cues in a scope that make a claim: not a purpose ("a
// plan to strengthen the fund") and not a pointer to a figure ("as reflected in Table 2").
func (r *reader) causes(s *sentence, sc scope) []hit {
	var out []hit
	for _, h := range r.causal.find(s.items, sc.from, sc.to) {
		if v := h.cue.verb; v != nil {
			before, form := s.low(h.start-1), s.low(h.start)
			if before == "as" && form == v.participle || timeWords[before] && form == v.gerund {
				continue
			}
			if before == "to" && form == v.base && !accounts[form] && (r.controls[s.low(h.start-2)] == 0 || nounMakers[s.low(h.start-3)]) {
				continue
			}
		}
		out = append(out, h)
	}
	return out
}

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
// the narrative citation, or by an unnamed voice that the citation stands for.
func (r *reader) disputeCue(s *sentence, at int, sc scope) (hit, bool) {
	for k := sc.from; k < sc.to; k++ {
		h, ok := r.dispute.at(s.items, k, sc.to)
		if !ok {
			continue
		}
		g := r.group(s, h.start)
		if sc.narrative && at < k && g.start-1 <= at+1 {
			return h, true
		}
		if !sc.narrative && g.start > 0 && unnamed[s.low(g.start-1)] {
			return h, true
		}
	}
	return hit{}, false
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

// hasNumber tells whether a scope gives a date or a figure outside names.
func hasNumber(s *sentence, sc scope) bool {
	for k := sc.from; k < sc.to; k++ {
		if s.items[k].kind == word && startsWithDigit(s.items[k].low) {
			return true
		}
	}
	return false
}

// lookBack reads a citing sentence that begins by pointing back ("This
// endurance …", "In this order, …") as speaking of the target of the sentence before, which cites nobody itself.
func (r *reader) lookBack(i, at int, sc scope) []int {
	s := &r.sentences[i]
	if i == 0 || len(s.items) == 0 || !pointsBack[s.low(0)] && !(prepositions[s.low(0)] && pointsBack[s.low(1)]) {
		return nil
	}
	prev := &r.sentences[i-1]
	if prev.cites || prev.p.Block != s.p.Block {
		return nil
	}
	h, ok := hit{}, false
	if hits := r.causes(s, sc); len(hits) > 0 {
		h, ok = hits[0], true
	}
	if !ok {
		return nil
	}
	t := r.subjectTarget(prev)
	if t < 0 {
		return nil
	}
	for _, c := range s.items[at].citations {
		r.say(reading{
			rule: ruleLookBack, citation: c, relation: document.Explains, subject: -1, object: prev.items[t].entity,
			cues: r.cueSpans(s, h), hedged: r.cueHedged(s, h), factor: 1,
			span: document.Span{Start: prev.p.Start, End: s.p.End}, passageKey: s.passage,
		})
	}
	return []int{prev.items[t].entity}
}

var pointsBack = map[string]bool{"this": true, "that": true, "these": true, "those": true, "such": true}

// subjectTarget is the item of the first event or policy before the sentence's
// first mark, the likely topic of it; -1 for none.
func (r *reader) subjectTarget(s *sentence) int {
	for k, it := range s.items {
		if it.kind == entity && r.happening(it.entity) {
			return k
		}
	}
	return -1
}

// goOn reads a sentence without citations that goes on with what a narrative
// citation in the sentence before began to tell.
func (r *reader) goOn(i int) {
	if i == 0 {
		return
	}
	s, prev, v := &r.sentences[i], &r.sentences[i-1], r.told[i-1]
	if len(v.citations) == 0 || v.runs >= 2 || prev.p.Block != s.p.Block || !v.narrative {
		return
	}
	first := 0
	for first < len(s.items) && first < 3 && s.is(first, word) && (openers[s.low(first)] || strings.HasSuffix(s.low(first), "ly")) &&
		s.low(first) != "the" && s.low(first) != "on" && s.low(first) != "in" && s.low(first) != "for" {
		first++
		if s.low(first) == "," {
			first++
		}
	}
	ru := ruleElaboration
	if first < len(s.items) {
		if _, ok := r.goesOn.at(s.items, first, len(s.items)); ok {
			ru = ruleContinuation
		}
	}
	if ru == ruleElaboration && !(v.announces && v.runs == 0) {
		return
	}
	sc := scope{from: 0, to: len(s.items), narrative: true, only: -1}
	v.runs++
	for _, t := range r.targets(s, sc) {
		relation, _, cues, hedged := r.judge(s, -1, t, sc)
		for _, c := range v.citations {
			r.say(reading{
				rule: ru, citation: c, relation: relation, subject: -1, object: s.items[t].entity, cues: cues, hedged: hedged,
				factor: 1, hearsay: r.hearsay(s, sc, t), span: s.p.Span, passageKey: s.passage,
			})
		}
	}
	r.told[i] = v
}

// hearsay are the actors that are quoted with the target: "Lima noted that the pact …".
func (r *reader) hearsay(s *sentence, sc scope, t int) []int {
	var out []int
	for k := sc.from; k < t; k++ {
		if s.items[k].kind != entity || r.happening(s.items[k].entity) {
			continue
		}
		v := k + 1
		for v < t && s.is(v, word) && r.helpers[s.low(v)] != 0 {
			v++
		}
		if v >= t {
			continue
		}
		if h, ok := r.speech.at(s.items, v, t); ok && (s.low(h.end) == "that" || s.low(h.end) == ":" || s.low(h.end) == "," || s.low(h.end) == `"`) {
			out = append(out, s.items[k].entity)
		}
	}
	return out
}
