package statement

import (
	"strings"

	"kg/document"
)

// sectionOf is the kind of section a block stands in: one in which a paper states its thesis, or "".
func (r *reader) sectionOf(block int) string {
	if block < 0 || block >= len(r.doc.Blocks) {
		return ""
	}
	switch kind := r.titledSection(block); kind {
	case "":
	case "apart":
		return ""
	default:
		return kind
	}
	return r.framing()[r.doc.Blocks[block].Section]
}

// fewSections is how many sections a document must have for its first and last to be taken for its frame.
const fewSections = 4

// framing are the sections that open and close a document whose titles do not
// say so ("1. The telephone call", "5. What follows"): the first is its
// introduction, the last its conclusion.
func (r *reader) framing() map[int]string {
	if r.frame != nil {
		return r.frame
	}
	r.frame = map[int]string{}
	var order []int
	titled := map[string]bool{}
	for _, p := range r.doc.Layers.Passages {
		if p.Kind != document.Paragraph || !r.running(p) {
			continue
		}
		kind := r.titledSection(p.Block)
		titled[kind] = true
		if kind == "apart" {
			continue
		}
		if s := r.doc.Blocks[p.Block].Section; s >= 0 && (len(order) == 0 || order[len(order)-1] != s) {
			order = append(order, s)
		}
	}
	if len(order) < fewSections {
		return r.frame
	}
	if !titled["introduction"] && !titled["abstract"] {
		r.frame[order[0]] = "introduction"
	}
	if !titled["conclusion"] {
		r.frame[order[len(order)-1]] = "conclusion"
	}
	return r.frame
}

// titledSection is the kind of section that a block's heading, or its first word, says.
func (r *reader) titledSection(block int) string {
	section := r.doc.Blocks[block].Section
	kind, ok := r.titled[section]
	if !ok {
		kind = r.kindOf(r.doc.SectionTitle(block))
		r.titled[section] = kind
	}
	if kind != "" {
		return kind
	}
	// an abstract without a heading of its own begins with the word
	content := r.doc.Slice(r.doc.Blocks[block].Span)
	content = strings.ToLower(strings.TrimLeft(content[:min(40, len(content))], "*_ \t\n"))
	if strings.HasPrefix(content, "abstract") || strings.HasPrefix(content, "summary:") {
		return "abstract"
	}
	return ""
}

// kindOf is the kind of section that its title says.
func (r *reader) kindOf(title string) string {
	for _, w := range strings.FieldsFunc(strings.ToLower(title), func(c rune) bool { return !wordRune(c) }) {
		if kind := r.sections[w]; kind != "" {
			return kind
		}
	}
	return ""
}

// own reads what the document says itself: its thesis, or on a news page what happened.
func (r *reader) own(i int) {
	s := &r.sentences[i]
	if s.cites {
		return
	}
	if r.page() {
		r.news(s)
		return
	}
	r.thesisOf(i)
}

// page tells whether the document is a news page: one by its form, or one
// that is dated, of no known genre, and neither cites nor lists anything.
func (r *reader) page() bool {
	l := r.doc.Layers
	return r.doc.Meta.Genre == document.GenreNews ||
		r.doc.Meta.Genre == document.GenreUnknown && r.doc.Meta.Date != "" && len(l.References) == 0 && len(l.Citations) == 0
}

// thesisOf reads a sentence in which a paper argues for itself.
func (r *reader) thesisOf(i int) {
	s := &r.sentences[i]
	if s.section == "" {
		return
	}
	claim := r.thesis.find(s.items, 0, len(s.items))
	hits := r.causes(s, scope{from: 0, to: len(s.items)})
	if len(hits) == 0 && len(claim) == 0 {
		return
	}
	ru := ruleThesisSection
	if len(claim) > 0 {
		ru = ruleThesis
		hits = append(hits, claim[0])
	}
	found := r.ownTargets(s, hits, func(t int, h hit) {
		r.sayOwn(s, t, h, ru, document.Explains)
	})
	if !found && len(claim) > 0 && i > 0 {
		r.thesisLookBack(i, hits)
	}
}

// thesisLookBack reads "This article explains that survival by …" as speaking of
// the topic of the sentence before.
func (r *reader) thesisLookBack(i int, hits []hit) {
	s, prev := &r.sentences[i], &r.sentences[i-1]
	if prev.p.Block != s.p.Block {
		return
	}
	for _, h := range hits {
		if w := s.low(h.end); pointsBack[w] || w == "its" || w == "their" {
			if t := r.subjectTarget(prev); t >= 0 {
				r.sayOwn(prev, t, hit{}, ruleLookBack, document.Explains)
			}
			return
		}
	}
}

func (r *reader) sayOwn(s *sentence, t int, h hit, ru rule, relation document.Relation) {
	x := reading{
		rule: ru, citation: -1, relation: relation, subject: -1, object: s.items[t].entity, factor: 1,
		span: s.p.Span, passageKey: s.passage, told: r.hearsay(s, scope{from: 0, to: len(s.items)}, t),
	}
	if s.items[t].anaphor {
		x.factor = 0.8
	}
	if h.cue != nil {
		x.cues, x.hedged = r.cueSpans(s, h), r.cueHedged(s, h)
	}
	r.say(x)
}

// ownTargets calls say for each target that a cue of hits bears on, relative
// clauses left out, and tells whether there was any.
func (r *reader) ownTargets(s *sentence, hits []hit, say func(t int, h hit)) bool {
	found := false
	for t, it := range s.items {
		if it.kind != entity || !r.happening(it.entity) || r.inRelative(s, t) || r.setAside(s, t) {
			continue
		}
		for _, h := range hits {
			if !separated(s, h, t) {
				say(t, h)
				found = true
				break
			}
		}
	}
	return found
}

// inRelative tells whether item t stands in a relative clause: a relative
// pronoun behind a noun is before it, with no mark in between that closes it.
func (r *reader) inRelative(s *sentence, t int) bool {
	for k := t - 1; k > max(0, t-clauseReach); k-- {
		if s.items[k].kind == punct && s.low(k) != "'s" && s.low(k) != "-" {
			return false
		}
		if s.items[k].kind != word {
			continue
		}
		switch s.low(k) {
		case "who", "whom", "whose", "which":
			return true
		case "that":
			return s.is(k-1, word) && !contentBefore[s.low(k-1)] && len(r.speech.first[s.low(k-1)]) == 0 && len(r.dispute.first[s.low(k-1)]) == 0
		}
	}
	return false
}

// contentBefore are words, besides the verbs of saying, behind which "that"
// opens what is said or thought, not a relative clause.
var contentBefore = map[string]bool{
	"show": true, "shows": true, "showed": true, "shown": true, "find": true, "finds": true, "found": true, "fact": true, "so": true,
	"view": true, "and": true, "but": true, "or": true, "indicate": true, "indicates": true, "conclude": true, "concludes": true,
	"concluded": true, "demonstrate": true, "demonstrates": true, "think": true, "thinks": true, "thought": true, "reveal": true,
	"reveals": true, "clear": true, "evidence": true, "finding": true, "thesis": true, "argument": true, "know": true, "knows": true,
	"means": true, "mean": true, "meant": true, "true": true, "likely": true, "idea": true, "claim": true, "sign": true, "signs": true,
}

// news reads a sentence of a news page.
func (r *reader) news(s *sentence) {
	hits := r.causes(s, scope{from: 0, to: len(s.items)})
	for t, it := range s.items {
		if it.kind != entity || r.doc.Layers.Entities[it.entity].Kind != document.Event || r.inRelative(s, t) {
			continue
		}
		if !r.asserted(s, t) {
			continue
		}
		r.sayOwn(s, t, hit{}, ruleNews, document.Reports)
	}
	for _, h := range hits {
		r.newsCause(s, h)
	}
}

// newsCause reads a causal cue on a news page: a verb explains the event behind
// it (or before it, when passive), a conjunction the event before it.
func (r *reader) newsCause(s *sentence, h hit) {
	t := -1
	if h.cue.verb == nil {
		t = r.nearest(s, h.start)
	} else if e := r.after(s, h.end, "ep"); len(e) > 0 {
		t = e[0]
	} else if s.low(h.end) == "it" {
		t = r.nearestBut(s, h.start)
	} else if e := r.before(s, r.group(s, h.start).start, "ep"); len(e) > 0 && significance[h.cue.elements[0].base()] {
		t = e[0] // "the pact marks a turn": its effect or significance
	}
	if t >= 0 && !separated(s, h, t) {
		r.sayOwn(s, t, h, ruleNewsCause, document.Explains)
	}
}

// significance are verbs whose subject is what is interpreted.
var significance = map[string]bool{
	"mark": true, "signal": true, "signify": true, "underscore": true, "pose": true, "represent": true, "reveal": true, "reflect": true,
	"illustrate": true, "amount": true, "herald": true, "usher": true,
}

// nearest is the item of the last event or policy before item k, -1 for none.
func (r *reader) nearest(s *sentence, k int) int {
	for k--; k >= 0; k-- {
		if s.items[k].kind == entity && r.happening(s.items[k].entity) {
			return k
		}
	}
	return -1
}

// nearestBut is what "it" stands for behind a verb: the last event or policy
// before the verb that is not the verb's own subject.
func (r *reader) nearestBut(s *sentence, verb int) int {
	subject := r.nearest(s, verb)
	if subject < 0 {
		return -1
	}
	t := r.nearest(s, subject)
	if t >= 0 && s.items[t].entity == s.items[subject].entity {
		return -1
	}
	return t
}

// asserted tells whether the event at item t is what the sentence reports,
// rather than a mere point of time or a circumstance ("busy with the war").
func (r *reader) asserted(s *sentence, t int) bool {
	k := t - 1
	for k >= 0 && (s.is(k, word) && !prepositions[s.low(k)] && t-k < 4) {
		k--
	}
	if k < 0 || s.items[k].kind != word {
		return true
	}
	switch s.low(k) {
	case "since", "with", "like", "before", "until":
		return false
	case "in", "at", "during":
		// a circumstance unless it opens the sentence
		return k == 0 || beForms[s.low(k-1)]
	}
	return true
}

// prepositions end the search for a noun's head.
var prepositions = map[string]bool{
	"of": true, "with": true, "by": true, "for": true, "in": true, "from": true, "over": true, "on": true, "at": true,
	"under": true, "between": true, "against": true, "to": true, "into": true, "about": true, "through": true, "during": true,
	"after": true, "before": true, "since": true, "until": true, "without": true, "within": true, "among": true, "towards": true,
	"toward": true, "like": true, "as": true, "behind": true, "via": true, "despite": true, "because": true, "upon": true,
	"than": true, "across": true, "around": true, "beyond": true, "near": true, "per": true, "regarding": true, "concerning": true,
}
