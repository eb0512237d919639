package statement

import (
	"strings"

	"kg/document"
)

// voice is who speaks in a sentence, for the sentences that go on with it.
type voice struct {
	citations []int
	targets   []int // entity indices
	explained []int // those of them that are explained
	narrative bool
	announces bool
	runs      int // how many sentences it has gone on
	silent    int // how many sentences since it last spoke
}

// works reads what the cited works of sentence i say, and tells whether it goes
// on with a work cited before.
func (r *reader) works(i int) bool {
	s := &r.sentences[i]
	if !s.cites {
		return r.goOn(i)
	}
	var explained []int // in this sentence so far
	for at, it := range s.items {
		if it.kind != cite {
			continue
		}
		sc := r.scopeOf(s, at)
		v := voice{citations: it.citations, narrative: sc.narrative && r.leading(s, at), announces: r.announce.has(s.items, at, len(s.items))}
		targets, factor := r.targets(s, sc), 1.0
		if len(targets) == 0 && sc.narrative && sc.only < 0 {
			if t, relation, cue := r.contrasted(i, at, sc, explained); t >= 0 {
				r.sayContrast(i, at, t, relation, cue)
				v.targets = append(v.targets, t)
				if relation == document.Explains {
					v.explained = append(v.explained, t)
				}
				r.told[i] = v
				continue
			}
			// "The strike was no accident: Ortiz (2019) shows that …"
			if wide := r.leftOf(s, at, sc); wide.from < sc.from {
				if targets = r.targets(s, wide); len(targets) > 0 {
					sc, factor = wide, 0.7
				}
			}
		}
		for _, t := range targets {
			if r.workSays(s, at, t, sc, factor) == document.Explains {
				v.explained = append(v.explained, s.items[t].entity)
			}
			v.targets = append(v.targets, s.items[t].entity)
		}
		if len(targets) == 0 && !sc.narrative && len(explained) > 0 && r.goesOnListing(s, sc) {
			r.sayShared(s, at, sc, explained)
			v.targets, v.explained = append(v.targets, explained...), explained
			r.told[i] = v
			continue
		}
		if len(targets) == 0 || !pointsBack[s.low(0)] && pointsBack[s.low(1)] && prepositions[s.low(0)] {
			back := r.lookBack(i, at, sc)
			if len(targets) == 0 && len(back) == 0 {
				back = r.pronounBack(i, at, sc)
			}
			if len(targets) == 0 && len(back) == 0 && !sc.narrative {
				r.factBack(i, at, sc)
			}
			v.targets, v.explained = append(v.targets, back...), append(v.explained, back...)
		}
		if len(v.explained) > 0 {
			explained = v.explained
		}
		r.told[i] = v
	}
	return false
}

// goesOnListing tells whether a scope that a citation before it opened only adds
// to the list of what it said: "…, to tribal arithmetic (Lind, 2020), and to luck (Moss, 2021)".
func (r *reader) goesOnListing(s *sentence, sc scope) bool {
	if sc.from == 0 || sc.to-sc.from > 14 {
		return false
	}
	for k := sc.from; k < sc.to; k++ {
		if w := s.low(k); s.is(k, word) && (beForms[w] || haveForms[w] || r.pasts[w] || strings.HasSuffix(w, "ed") && len(w) > 4) {
			return false
		}
	}
	switch s.low(sc.from) {
	case ",", "and", "or", ";", "but":
		return true
	}
	return false
}

// sayShared gives the group at item at what the citations before it explained in the same sentence.
func (r *reader) sayShared(s *sentence, at int, sc scope, explained []int) {
	for _, e := range explained {
		for _, c := range s.items[at].citations {
			r.say(reading{
				rule: ruleShared, citation: c, relation: document.Explains, subject: -1, object: e, factor: 1,
				span: s.p.Span, passageKey: s.passage,
			})
		}
	}
}

// leading tells whether the citation at item at opens its sentence, give or
// take a few words ("According to", "In this vein,"), or a clause of it.
func (r *reader) leading(s *sentence, at int) bool {
	v := s.items[at].voice
	if v <= 4 {
		return true
	}
	for k := v; k > 0 && v-k <= 2; k-- {
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

// workSays adds the statement of each citation of the group at item at about
// target item t, and returns the relation as judged.
func (r *reader) workSays(s *sentence, at, t int, sc scope, factor float64) document.Relation {
	relation, ru, cues, hedged := r.judge(s, at, t, sc)
	if s.items[t].anaphor {
		factor *= 0.8
	}
	x := reading{
		rule: ru, relation: relation, subject: -1, object: s.items[t].entity, cues: cues, hedged: hedged,
		told: r.hearsay(s, sc, t), span: r.evidence(s, at, sc), passageKey: s.passage,
	}
	told := !sc.narrative && r.toldByVerb(s, t)
	for _, c := range s.items[at].citations {
		cit := r.doc.Layers.Citations[c]
		x.citation, x.factor, x.relation, x.rule = c, factor, relation, ru
		if told && (relation == document.Discusses || relation == document.Explains && r.isNews(cit)) {
			x.relation, x.rule = document.Reports, ruleTold
		}
		if !sc.narrative && r.isNews(cit) && !timeInRelative(s, sc.from, t) {
			// what it meant is the citing author's reading
			x.relation, x.rule = document.Reports, ruleReport
		}
		if r.isVia(s.items[at].citations, c) {
			x.factor *= 0.8 // it passes on what another said
		}
		if r.pointedTo(s.items[at], cit) || cit.Signal != "" && (x.relation != document.Explains || besideSignals[strings.Trim(strings.ToLower(cit.Signal), " .")]) {
			x.relation, x.rule = document.Discusses, ruleDiscuss
		}
		r.say(x)
	}
	return relation
}

// pointedTo tells whether a citation is one that its group only sends the
// reader to: "(Ortiz, 2019; for another estimate see Lind, 2020)".
func (r *reader) pointedTo(group item, c document.Citation) bool {
	if c.Start <= group.span.Start || c.Start > group.span.End {
		return false
	}
	before := strings.ToLower(r.doc.Slice(document.Span{Start: group.span.Start, End: c.Start}))
	before = before[strings.LastIndexByte(before, ';')+1:]
	words := strings.Fields(before)
	return len(words) > 1 && (words[len(words)-1] == "see" || words[len(words)-1] == "cf.") && words[0] != "see" && words[0] != "(see"
}

// besideSignals introduce a work that does not bear the claim out.
var besideSignals = map[string]bool{"but see": true, "contra": true, "contrast": true, "but cf": true, "compare": true, "cf": true, "see however": true, "but compare": true, "however": true}

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
	from := min(sc.from, at)
	if v := s.items[at].voice; v >= 0 {
		from = min(from, v)
	}
	for from < at && s.items[from].kind == punct && s.low(from) != "“" && s.low(from) != `"` && s.low(from) != "(" {
		from++
	}
	return s.spanOf(from, max(sc.to, at+1))
}

// lookBack reads a citing sentence that begins by pointing back ("This
// endurance …", "In this order, …") as speaking of the target of the sentence before, which cites nobody itself.
func (r *reader) lookBack(i, at int, sc scope) []int {
	s := &r.sentences[i]
	if i == 0 || len(s.items) == 0 {
		return nil
	}
	points := pointsBack[s.low(0)] || prepositions[s.low(0)] && pointsBack[s.low(1)]
	prev := &r.sentences[i-1]
	implied := impliesTopic(s)
	points = points || implied
	if prev.cites && !implied || prev.p.Block != s.p.Block {
		return nil
	}
	h, ok := hit{}, false
	for _, x := range r.causes(s, sc) {
		// "Ortiz (2019) explains it by hunger" points back too
		if points || sc.narrative && at <= 2 && s.hasWord("it", x.start, x.end+1) {
			h, ok = x, true
			break
		}
	}
	if !ok {
		return nil
	}
	t := r.pointedAt(s, prev)
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

// impliesTopic tells whether a sentence opens with an explanation of something
// it does not name: "The usual explanation is hunger (Ortiz, 2019)."
func impliesTopic(s *sentence) bool {
	for k := 1; k < 5; k++ {
		if openMatters[s.low(k)] || s.low(k) == "reason" || s.low(k) == "cause" {
			switch s.low(k + 1) {
			case "of", "for", "behind", "that", "why":
				return false
			}
			return s.low(0) == "the" || s.low(0) == "one" || s.low(0) == "another" || s.low(0) == "a" || s.low(0) == "an" || s.low(0) == "its"
		}
	}
	return false
}

// pronounBack reads a sentence that begins with "it" or "its" as speaking of
// the event or policy that opens the sentence before: "Its silence is attributed by Ortiz (2019) to a bargain."
func (r *reader) pronounBack(i, at int, sc scope) []int {
	s := &r.sentences[i]
	if w := s.low(0); i == 0 || w != "it" && w != "its" {
		return nil
	}
	prev := &r.sentences[i-1]
	t := r.subjectTarget(prev)
	if prev.p.Block != s.p.Block || t < 0 || t > 3 || r.nounStart(prev, t) != 0 {
		return nil
	}
	relation, _, cues, hedged := r.judge(s, at, 0, sc)
	if relation != document.Explains {
		return nil
	}
	for _, c := range s.items[at].citations {
		r.say(reading{
			rule: ruleLookBack, citation: c, relation: relation, subject: -1, object: prev.items[t].entity, cues: cues, hedged: hedged,
			factor: 0.8, span: document.Span{Start: prev.p.Start, End: s.p.End}, passageKey: s.passage,
		})
	}
	return []int{prev.items[t].entity}
}

// factBack reads a sentence that closes with a citation and names no event of
// its own as going on with what the sentence before, which cites nobody, opened with:
// "The talks lasted nine days. Ruiz led them for the Union (Ortiz, 2019)."
func (r *reader) factBack(i, at int, sc scope) {
	s := &r.sentences[i]
	if i == 0 || !s.isLast(at) || sc.from > 0 {
		return
	}
	prev := &r.sentences[i-1]
	if prev.cites || prev.p.Block != s.p.Block || expletive(s, 0) || s.is(0, punct) || prev.low(0) == "whether" {
		return
	}
	h := r.head(prev)
	if h < 0 || !r.happening(prev.items[h].entity) {
		return
	}
	if r.pastVerb(s, sc) < 0 || r.hasNounOfClass(s) {
		return
	}
	for _, c := range s.items[at].citations {
		r.say(reading{
			rule: ruleFactBack, citation: c, relation: document.Reports, subject: -1, object: prev.items[h].entity,
			factor: 1, span: document.Span{Start: prev.p.Start, End: s.p.End}, passageKey: s.passage,
		})
	}
}

// hasNounOfClass tells whether a sentence speaks of something that happened, or of
// a measure, by a common noun: "the summit of 1986".
func (r *reader) hasNounOfClass(s *sentence) bool {
	for k, it := range s.items {
		if it.kind == word && r.nouns[it.low] != "" && (determiners[s.low(k-1)] || k == 0) {
			return true
		}
	}
	return false
}

var pointsBack = map[string]bool{"this": true, "that": true, "these": true, "those": true, "such": true}

// pointedAt is the item of prev that a sentence which begins "This shift" speaks
// of: one named or typed by that noun, else the likely topic; behind "In this
// order" the last one named.
func (r *reader) pointedAt(s, prev *sentence) int {
	noun, within := singular(s.low(1)), prepositions[s.low(0)]
	if within {
		noun = singular(s.low(2))
	}
	for k := len(prev.items) - 1; k >= 0; k-- {
		if prev.items[k].kind != entity || !r.happening(prev.items[k].entity) {
			continue
		}
		same, _ := r.named(prev.items[k], noun, "")
		if same || strings.Contains(r.doc.Layers.Entities[prev.items[k].entity].Type, noun) && len(noun) > 3 {
			return k
		}
	}
	for k := len(prev.items) - 1; k >= 0 && within; k-- {
		if prev.items[k].kind == entity && r.happening(prev.items[k].entity) {
			return k
		}
	}
	for k, it := range prev.items {
		if it.kind == entity && r.happening(it.entity) && !timeWords[prev.low(r.nounStart(prev, k)-1)] {
			return k
		}
	}
	return r.subjectTarget(prev)
}

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
