package statement

import (
	"sort"
	"strings"

	"kg/document"
)

// longestSentence is how many items a sentence has at most from which relations are read. What is longer is a list or
// text without marks; what would be read over its whole length would take time that grows with its square.
const longestSentence = 1000

// relations reads how the entities of sentence i stand to each other.
func (r *reader) relations(i int) {
	s := &r.sentences[i]
	n := 0
	for _, it := range s.items {
		if it.kind == entity {
			n++
		}
	}
	if n == 0 || len(s.items) > longestSentence {
		return
	}
	for k := 0; k < len(s.items); k++ {
		if _, ok := r.verbs.at(s.items, k, len(s.items)); !ok {
			continue
		}
		r.verbAt(s, k)
	}
	r.frames(i)
}

// verbAt tries the rules whose verb stands at item k, longest first, and takes the first that fits.
func (r *reader) verbAt(s *sentence, k int) {
	for _, c := range r.verbs.first[s.items[k].low] {
		end := match(c.elements[1:], s.items, k+1, len(s.items))
		if end == 0 || c.verb != nil && isNoun(s.items, k, c) || splitByComma(s, hit{k, end, c}) {
			continue
		}
		if r.verbRule(s, hit{k, end, c}, r.rules[c.class]) {
			return
		}
	}
}

// frame is a verb with what fills its places.
type frame struct {
	subjects, objects []int
	group             verbGroup
	rule              rule
	factor            float64
}

// verbRule reads one verb by one rule and tells whether it fitted.
func (r *reader) verbRule(s *sentence, h hit, vr verbRule) bool {
	g := r.group(s, h.start)
	form := s.low(h.start)
	var f frame
	switch {
	case vr.state:
		if h.cue.verb == nil || form != h.cue.verb.participle && h.cue.verb.base != "be" {
			return false
		}
		f = r.active(s, h, g, vr)
		if len(f.subjects) == 0 && !g.be && s.low(g.start-1) == "," {
			f.subjects, f.objects = r.headOfParticiple(s, g.start, vr.before), r.after(s, h.end, vr.behind)
		}
	case h.cue.verb != nil && g.be && form == h.cue.verb.participle:
		f = r.passive(s, h, g, vr)
	case h.cue.verb != nil && form == h.cue.verb.participle && s.low(h.end) == "by":
		f = r.passive(s, h, g, vr)
	case vr.passiveOnly:
		return false
	case h.cue.verb != nil && form == h.cue.verb.gerund && !g.be:
		f = r.gerund(s, h, g, vr)
	default:
		f = r.active(s, h, g, vr)
	}
	if len(f.subjects) == 0 || len(f.objects) == 0 {
		return false
	}
	if h.cue.verb != nil && h.cue.verb.base == "call" && !g.be && !closes(s, f.objects[len(f.objects)-1]) {
		return false // "called the walkout unlawful"
	}
	if f.group.negated && s.hasWord("until", h.end, h.end+backWords) {
		f.group.negated = false // "did not sign until May"
	}
	if r.deniedClause(s, f) {
		f.group.negated = !f.group.negated
	}
	if w := s.low(r.nounStart(s, f.subjects[0]) - 1); len(f.subjects) == 1 && (w == "not" || w == "than" && s.low(r.nounStart(s, f.subjects[0])-2) == "rather") {
		f.group.negated = !f.group.negated // "hunger, not the war, caused the strike"
	}
	f.group.hedged = f.group.hedged || r.hedgedClause(s)
	r.sayFrame(s, h, vr, f)
	return true
}

// closes tells whether a noun phrase is over behind item k: a mark, a preposition,
// a conjunction or a number follows.
func closes(s *sentence, k int) bool {
	w := s.low(k + 1)
	return k+1 >= len(s.items) || !s.is(k+1, word) || prepositions[w] || w == "and" || w == "but" || w == "when" || w == "that" || startsWithDigit(w)
}

// deniedClause tells whether the clause of a frame is what somebody, or the
// record, denies: "Ruiz denied that …", "nothing suggests that …".
func (r *reader) deniedClause(s *sentence, f frame) bool {
	first := f.group.start
	for _, k := range append(append([]int{}, f.subjects...), f.objects...) {
		first = min(first, k)
	}
	for k := first - 1; k >= 0 && first-k <= 6; k-- {
		if s.items[k].kind != word {
			return false
		}
		if s.low(k) != "that" {
			continue
		}
		for n := k - 1; n >= 0 && k-n <= 6; n-- {
			switch s.low(n) {
			case "denied", "denies", "deny", "denying", "disputed", "disputes", "dispute", "doubts", "doubted", "doubt":
				return !r.group(s, n).negated
			case "nothing", "no", "little":
				return true
			case "claim", "view", "notion", "idea", "allegation", "allegations", "claims", "suggestion", "charge", "accusation":
				for _, w := range []string{"rejected", "rejects", "reject", "dismissed", "dismisses", "denied", "denies", "disputed", "disputes"} {
					if s.hasWord(w, max(0, n-3), n) {
						return true
					}
				}
			}
		}
		return false
	}
	return false
}

// hedgedClause tells whether the sentence opens with a word that leaves open whether what follows is so.
func (r *reader) hedgedClause(s *sentence) bool {
	if r.helpers[s.low(0)] == hedge {
		return true
	}
	if s.low(0) != "it" {
		return false
	}
	for k := 1; k < 7 && s.is(k, word); k++ {
		switch s.low(k) {
		case "said", "believed", "likely", "possible", "alleged", "thought", "rumoured", "rumored", "reported", "conceivable", "probable", "claimed", "held", "plausible":
			return s.hasWord("that", k, k+3)
		}
	}
	return s.low(1) == "may" || s.low(1) == "might"
}

// active is "Norway signed the pact", "the pact that Norway signed".
func (r *reader) active(s *sentence, h hit, g verbGroup, vr verbRule) frame {
	f := frame{group: g, rule: ruleVerb, factor: 1}
	if w := s.low(g.start - 1); w == "and" || w == "but" || w == "then" || w == "or" {
		f.subjects, f.rule = r.earlierSubject(s, g.start-1, vr.before), ruleCoordinated
	} else {
		f.subjects = r.before(s, g.start, vr.before)
	}
	if j := g.start - 2; len(f.subjects) == 0 && s.low(g.start-1) == "," && r.fits(s, j, vr.before) && s.low(r.nounStart(s, j)-1) == "not" {
		f.subjects = []int{j} // "hunger, not the war, caused the strike"
	}
	if len(f.subjects) == 0 {
		if sub, ok := r.pronounSubject(s, g.start, vr.before); ok {
			f.subjects, f.factor = sub, 0.8
		}
	}
	if len(f.subjects) == 0 {
		return f
	}
	f.objects = r.after(s, h.end, vr.behind)
	if len(f.objects) > 0 {
		return f
	}
	if o := r.relativeObject(s, f.subjects[0], vr.behind); o >= 0 {
		f.objects, f.rule = []int{o}, ruleRelativeObject
		return f
	}
	if w := s.low(h.end); w == "it" || w == "them" {
		// of two causes or steps "it" is never the verb's own subject
		if o := r.nearestBut(s, h.start); o >= 0 && r.fits(s, o, vr.behind) && !strings.Contains(vr.before, "a") {
			f.objects, f.factor = []int{o}, 0.7
		} else if o := r.subjectBefore(s, f.subjects[0], vr.behind); o >= 0 && strings.Contains(vr.before, "a") {
			f.objects, f.rule = []int{o}, rulePronoun
		}
		return f
	}
	if elliptic[h.cue.elements[0].base()] && (h.end >= len(s.items) || s.items[h.end].kind == punct) && len(h.cue.elements) <= 2 {
		// "… to the talks, but Norway did not attend"
		if o := r.nearestBefore(s, f.subjects[0], vr.behind); o >= 0 {
			f.objects, f.rule = []int{o}, rulePronoun
		}
	}
	return f
}

// elliptic are verbs whose object is left out where it was just named.
var elliptic = map[string]bool{"attend": true, "sign": true, "ratify": true, "participate": true, "join": true, "abstain": true}

// nearestBefore is the item of the last event or policy of the given kinds before item k, -1 for none.
func (r *reader) nearestBefore(s *sentence, k int, kinds string) int {
	for first := max(0, k-backWords); k > first; {
		k--
		if r.fits(s, k, kinds) && r.happening(s.items[k].entity) {
			return k
		}
	}
	return -1
}

// backWords is how far back in a sentence what a verb leaves out is looked for.
const backWords = 80

// subjectBefore is what "it" stands for in a clause that begins behind another:
// of the events and policies of the given kinds before item k the last that no
// preposition governs, else the last.
func (r *reader) subjectBefore(s *sentence, k int, kinds string) int {
	for j := k - 1; j >= max(0, k-backWords); j-- {
		if r.fits(s, j, kinds) && r.happening(s.items[j].entity) && !r.governed(s, j) {
			return j
		}
	}
	return r.nearestBefore(s, k, kinds)
}

// earlierSubject is the subject of the verb to which another is joined by the
// conjunction at item k: "Norway joined the Union and signed the pact".
func (r *reader) earlierSubject(s *sentence, k int, kinds string) []int {
	for v := k - 1; v > max(0, k-backWords); v-- {
		if s.items[v].kind == cite || clauseBreak(s, v) {
			return nil
		}
		if s.items[v].kind != word {
			continue
		}
		w := s.low(v)
		finite := beForms[w] || haveForms[w] || strings.HasSuffix(w, "ed") && len(w) > 4
		finite = finite || r.pasts[w] && !beForms[s.low(v-1)]
		if !finite {
			if h, ok := r.verbs.at(s.items, v, len(s.items)); ok && h.cue.verb != nil && w != h.cue.verb.gerund && w != h.cue.verb.base {
				finite = true
			} else if h, ok := r.report.at(s.items, v, len(s.items)); ok && h.cue.verb != nil && (w == h.cue.verb.past || w == h.cue.verb.third) {
				finite = true
			}
		}
		if !finite || s.low(v+1) == "by" {
			continue
		}
		if sub := r.before(s, r.group(s, v).start, kinds); len(sub) > 0 {
			return sub
		}
	}
	return nil
}

// passive is "the pact was signed by Norway".
func (r *reader) passive(s *sentence, h hit, g verbGroup, vr verbRule) frame {
	f := frame{group: g, rule: ruleVerb, factor: 1}
	by := h.end
	for by < len(s.items) && by < h.end+7 && s.low(by) != "by" && s.is(by, word) {
		by++
	}
	if s.low(by) != "by" {
		return f
	}
	f.subjects = r.after(s, by+1, vr.before)
	if w := s.low(g.start - 1); w == "and" || w == "but" || w == "then" {
		f.objects, f.rule = r.earlierObject(s, g.start-1, vr.behind), ruleCoordinated
		return f
	}
	if g.be {
		f.objects = r.before(s, g.start, vr.behind)
	} else {
		f.objects = r.headOfParticiple(s, g.start, vr.behind)
	}
	return f
}

// headOfParticiple is what a participle without "be" at item k hangs on: the
// name before it, or before the comma before it.
func (r *reader) headOfParticiple(s *sentence, k int, kinds string) []int {
	if s.low(k-1) != "," {
		if r.fits(s, k-1, kinds) {
			return []int{k - 1}
		}
		return r.before(s, k, kinds)
	}
	if s.is(k-2, entity) {
		if r.fits(s, k-2, kinds) {
			return []int{k - 2}
		}
		return nil
	}
	if found := r.before(s, k, kinds); len(found) > 0 {
		return found
	}
	return r.before(s, k-1, kinds)
}

// earlierObject is what the participle to which another is joined by the
// conjunction at item k speaks of: "the pact, drafted by Norway and signed by Peru".
func (r *reader) earlierObject(s *sentence, k int, kinds string) []int {
	for v := k - 1; v > 0 && k-v < 24; v-- {
		if s.items[v].kind == cite || clauseBreak(s, v) {
			return nil
		}
		if s.low(v) != "by" && !(beForms[s.low(v-1)] && s.is(v, word)) || !s.is(v-1, word) {
			continue
		}
		p := v - 1
		if s.low(v) != "by" {
			p = v
		}
		g := r.group(s, p)
		if !g.be {
			return r.headOfParticiple(s, g.start, kinds)
		}
		if out := r.before(s, g.start, kinds); len(out) > 0 {
			return out
		}
	}
	return nil
}

// gerund is "Norway spoke last, rejecting the pact", "Norway denied signing the pact".
func (r *reader) gerund(s *sentence, h hit, g verbGroup, vr verbRule) frame {
	f := frame{group: g, rule: ruleParticiple, factor: 1}
	lead := g.start - 1
	if s.is(lead, word) && lead > 0 {
		lg := r.group(s, lead)
		switch s.low(lead) {
		case "denied", "denies", "deny", "avoided", "avoids", "stopped":
			f.group.negated = !f.group.negated
			f.subjects = r.before(s, lg.start, vr.before)
			f.objects = r.after(s, h.end, vr.behind)
		}
		return f
	}
	if s.low(lead) != "," {
		return f
	}
	first := -1
	for k := 0; k < lead; k++ {
		if s.items[k].kind == entity && r.fits(s, k, vr.before) && !r.governed(s, k) {
			first = k
			break
		}
	}
	if first != 0 && !(first > 0 && first <= 3) {
		return f
	}
	f.subjects = []int{first}
	f.objects = r.after(s, h.end, vr.behind)
	return f
}

// sayFrame makes a statement of every subject with every object.
func (r *reader) sayFrame(s *sentence, h hit, vr verbRule, f frame) {
	for _, a := range f.subjects {
		for _, b := range f.objects {
			if vr.swap {
				r.relate(s, vr.relation, b, a, h, f)
			} else {
				r.relate(s, vr.relation, a, b, h, f)
			}
		}
	}
	if o := f.objects[len(f.objects)-1]; vr.relation == document.Signed && !f.group.be && s.low(o+1) == "with" {
		for _, a := range r.after(s, o+2, "a") { // "Norway signed the pact with Peru"
			r.relate(s, vr.relation, a, f.objects[0], h, f)
		}
	}
}

// relate makes the statement that the entity of item a stands in a relation to that of item b.
func (r *reader) relate(s *sentence, relation document.Relation, a, b int, h hit, f frame) {
	from, to := s.items[a].entity, s.items[b].entity
	if from == to || !r.sensible(relation, from, to) {
		return
	}
	factor := f.factor
	if s.items[a].anaphor || s.items[b].anaphor {
		factor *= 0.8
	}
	x := reading{
		rule: f.rule, citation: r.attributed(s, max(a, b)), relation: relation, subject: from, object: to,
		negated: f.group.negated, hedged: f.group.hedged, factor: factor, span: s.p.Span, passageKey: s.passage,
		date: r.onlyDate(s), told: r.hearsay(s, scope{from: 0, to: len(s.items)}, min(a, b)),
	}
	if h.cue != nil || h.end > h.start {
		x.cues = []document.Span{s.view.Span(s.items[h.start].start, s.items[h.end-1].end)}
	}
	if n := len(x.told); n > 0 && x.told[n-1].voice == from {
		x.told = x.told[:n-1]
	}
	r.say(x)
}

// sensible keeps relations to the kinds of entity that they can join.
func (r *reader) sensible(relation document.Relation, from, to int) bool {
	a, b := r.doc.Layers.Entities[from], r.doc.Layers.Entities[to]
	switch relation {
	case document.Leads:
		return (a.Type == "person" || a.Type == "") && b.Type != "person"
	case document.MemberOf:
		return b.Type != "person" && b.Type != "state"
	case document.Succeeded:
		return a.Kind == b.Kind
	case document.AlliedWith:
		return a.Kind == document.Actor && b.Kind == document.Actor
	case document.PartOf:
		return a.Kind == b.Kind && a.Kind != document.Actor
	}
	return b.Kind != document.Actor
}

// attributed is the citation that stands for the sentence: one alone, at its
// end or at its head; -1 otherwise.
func (r *reader) attributed(s *sentence, last int) int {
	found := -1
	for k, it := range s.items {
		if it.kind != cite {
			continue
		}
		if found >= 0 || len(it.citations) != 1 {
			return -1
		}
		if k > last && s.isLast(k) || k < 5 && r.narrative(s, k) {
			found = it.citations[0]
		}
	}
	return found
}

// onlyDate is the date a sentence gives outside names, "" unless it is the only one.
func (r *reader) onlyDate(s *sentence) string {
	dates := r.doc.Layers.Dates
	found := ""
	from := sort.Search(len(dates), func(k int) bool { return dates[k].Start >= s.p.Start })
	for _, d := range dates[from:] {
		if d.Start >= s.p.End {
			break
		}
		if d.EDTF == "" || r.dateInName(s, d.Span) {
			continue
		}
		if found != "" {
			return ""
		}
		found = d.EDTF
	}
	return found
}

func (r *reader) dateInName(s *sentence, d document.Span) bool {
	for _, it := range s.items {
		if (it.kind == entity || it.kind == cite) && it.span.Overlaps(d) {
			return true
		}
	}
	return false
}

// fits tells whether item k is an entity of one of the kinds ("a", "e", "p").
func (r *reader) fits(s *sentence, k int, kinds string) bool {
	if !s.is(k, entity) {
		return false
	}
	letter := "a"
	switch r.doc.Layers.Entities[s.items[k].entity].Kind {
	case document.Event:
		letter = "e"
	case document.Policy:
		letter = "p"
	}
	return strings.Contains(kinds, letter)
}
