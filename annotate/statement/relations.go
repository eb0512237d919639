package statement

import (
	"sort"
	"strings"

	"kg/document"
)

// relations reads how the entities of sentence i stand to each other.
func (r *reader) relations(i int) {
	s := &r.sentences[i]
	n := 0
	for _, it := range s.items {
		if it.kind == entity {
			n++
		}
	}
	if n == 0 {
		return
	}
	for k := 0; k < len(s.items); k++ {
		h, ok := r.verbs.at(s.items, k, len(s.items))
		if !ok {
			continue
		}
		r.verbAt(s, k)
		k = h.start
	}
	r.frames(i)
}

// verbAt tries the rules whose verb stands at item k, longest first, and takes the first that fits.
func (r *reader) verbAt(s *sentence, k int) {
	for _, c := range r.verbs.first[s.items[k].low] {
		end := match(c.elements[1:], s.items, k+1, len(s.items))
		if end == 0 || c.verb != nil && isNoun(s.items, k, c) {
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
	case h.cue.verb != nil && g.be && form == h.cue.verb.participle:
		f = r.passive(s, h, g, vr)
	case h.cue.verb != nil && g.start == h.start && form == h.cue.verb.participle && s.low(h.end) == "by":
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
	r.sayFrame(s, h, vr, f)
	return true
}

// active is "Norway signed the pact", "the pact that Norway signed".
func (r *reader) active(s *sentence, h hit, g verbGroup, vr verbRule) frame {
	f := frame{group: g, rule: ruleVerb, factor: 1}
	f.subjects = r.before(s, g.start, vr.before)
	if len(f.subjects) == 0 {
		if sub, ok := r.pronounSubject(s, g.start, vr.before); ok {
			f.subjects, f.factor = sub, 0.8
		}
	}
	if len(f.subjects) == 0 {
		return f
	}
	f.objects = r.after(s, h.end, vr.behind)
	if len(f.objects) == 0 {
		if o := r.relativeObject(s, f.subjects[0], vr.behind); o >= 0 {
			f.objects, f.rule = []int{o}, ruleRelativeObject
		}
	}
	if len(f.objects) == 0 && s.low(h.end) == "it" && !strings.Contains(vr.before, "a") == strings.Contains(vr.behind, "e") {
		if o := r.nearestBut(s, h.start); o >= 0 && r.fits(s, o, vr.behind) {
			f.objects, f.factor = []int{o}, 0.7
		}
	}
	return f
}

// passive is "the pact was signed by Norway".
func (r *reader) passive(s *sentence, h hit, g verbGroup, vr verbRule) frame {
	f := frame{group: g, rule: ruleVerb, factor: 1}
	by := h.end
	for by < len(s.items) && by < h.end+4 && s.low(by) != "by" && s.is(by, word) {
		by++
	}
	if s.low(by) != "by" {
		return f
	}
	f.objects = r.before(s, g.start, vr.behind)
	f.subjects = r.after(s, by+1, vr.before)
	if g.start == h.start && len(f.objects) == 0 {
		if s.low(g.start-1) == "," {
			f.objects = r.before(s, g.start-1, vr.behind)
		}
	}
	return f
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
		date: r.onlyDate(s), hearsay: r.hearsay(s, scope{from: 0, to: len(s.items)}, min(a, b)),
	}
	if h.cue != nil || h.end > h.start {
		x.cues = []document.Span{s.view.Span(s.items[h.start].start, s.items[h.end-1].end)}
	}
	if len(x.hearsay) > 0 && x.hearsay[len(x.hearsay)-1] == from {
		x.hearsay = x.hearsay[:len(x.hearsay)-1]
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
