package statement

import (
	"strings"

	"kg/document"
)

// maxRuns and maxSilent bound how far a work's voice carries: so many sentences
// in a row, and so many between that are not its own.
const (
	maxRuns   = 4
	maxSilent = 1
)

// goOn reads a sentence without citations that goes on with what a work in the
// sentences before began to tell, and tells whether it did so in so many words.
func (r *reader) goOn(i int) bool {
	if i == 0 {
		return false
	}
	s, prev, v := &r.sentences[i], &r.sentences[i-1], r.told[i-1]
	if prev.p.Block != s.p.Block {
		return false
	}
	first := r.firstOfClause(s)
	if again, from, ok := r.namedAgain(i, first); ok {
		return r.goesOnWith(i, again, ruleNamedAgain, from)
	}
	if len(v.citations) == 0 || !v.narrative || v.runs >= maxRuns || v.silent > maxSilent {
		return false
	}
	if from, ok := r.continues(s, first); ok && (v.silent == 0 || !r.namesPerson(prev)) {
		return r.goesOnWith(i, v, ruleContinuation, from)
	}
	if v.announces && v.runs == 0 && v.silent == 0 {
		return r.goesOnWith(i, v, ruleElaboration, 0)
	}
	v.silent++
	r.told[i] = v
	return false
}

// firstOfClause is the item behind the words that only link a sentence to the one before.
func (r *reader) firstOfClause(s *sentence) int {
	first := 0
	for first < len(s.items) && first < 3 && s.is(first, word) && (openers[s.low(first)] || strings.HasSuffix(s.low(first), "ly")) &&
		s.low(first) != "the" && s.low(first) != "on" && s.low(first) != "in" && s.low(first) != "for" && s.low(first) != "to" && s.low(first) != "according" {
		first++
		if s.low(first) == "," {
			first++
		}
	}
	return first
}

// continues tells whether the sentence goes on, from item first, with what a work
// says: a pronoun or a word for the work or its author with a verb of saying, or
// "in her view". The item returned is where what it says begins.
func (r *reader) continues(s *sentence, first int) (int, bool) {
	if first >= len(s.items) {
		return 0, false
	}
	if h, ok := r.goesOn.at(s.items, first, len(s.items)); ok {
		return h.end, true
	}
	also := false
	k := first
	switch s.low(first) {
	case "he", "she", "they", "it":
		k = first + 1
	case "the", "this", "his", "her", "their", "its", "both":
		if s.low(first) == "this" && documentNouns[s.low(first+1)] {
			return 0, false // the document speaks of itself
		}
		for k = first + 1; k < first+4 && s.is(k, word) && !r.sourceNoun(s.low(k)); k++ {
		}
		if !r.sourceNoun(s.low(k)) {
			return 0, false
		}
		k++
	default:
		return 0, false
	}
	if s.low(k) == "of" {
		return 0, false // "the account of the mill owners"
	}
	for n := k; n < k+3; n++ {
		also = also || s.low(n) == "also" || s.low(n) == "further" || s.low(n) == "furthermore" || s.low(n) == "moreover" || s.low(n) == "then" || s.low(n) == "thus" || s.low(n) == "therefore"
	}
	end := r.citingVerb(s, k)
	if end < 0 && !(also && s.low(first) != "it") {
		return 0, false
	}
	if s.low(first) == "it" && !also {
		return 0, false
	}
	return max(end, k), true
}

// sourceNoun tells whether a word stands for a work or its author.
func (r *reader) sourceNoun(w string) bool { return sourceNouns[singular(w)] }

var sourceNouns = map[string]bool{
	"study": true, "author": true, "article": true, "paper": true, "book": true, "report": true, "analysis": true, "analyse": true, "essay": true, "account": true,
	"argument": true, "chapter": true, "scholar": true, "historian": true, "researcher": true, "narrative": true, "view": true, "interpretation": true,
	"reading": true, "finding": true, "result": true, "work": true, "monograph": true, "volume": true, "economist": true, "sociologist": true, "political": true,
	"writer": true, "team": true, "pair": true, "survey": true, "thesi": true, "thesis": true, "explanation": true, "critique": true, "latter": true,
}

// documentNouns stand behind "this" for the document itself.
var documentNouns = map[string]bool{"article": true, "paper": true, "chapter": true, "essay": true, "thesis": true, "dissertation": true}

// namesPerson tells whether a sentence names a person, whom a pronoun may stand for.
func (r *reader) namesPerson(s *sentence) bool {
	for _, it := range s.items {
		if it.kind == entity && r.doc.Layers.Entities[it.entity].Type == "person" {
			return true
		}
	}
	return false
}

// namedAgainSentences is how far an author's bare name may lead back within a paragraph.
const namedAgainSentences = 8

// namedAgain is the voice of a work cited before in the paragraph whose author
// the sentence names again without a citation: "For Ortiz, …", "Ortiz adds …".
func (r *reader) namedAgain(i, first int) (voice, int, bool) {
	s := &r.sentences[i]
	for k := first; k < len(s.items) && k < first+6; k++ {
		if !s.items[k].capital || s.is(k, cite) || s.is(k, entity) && strings.ContainsRune(s.view.Text[s.items[k].start:s.items[k].end], ' ') {
			continue
		}
		speaks := s.low(k+1) == "'s" && r.sourceNoun(s.low(k+2)) || s.low(k-1) == "for" && s.low(k+1) == "," || s.low(k-1) == "to" && s.low(k-2) == "according"
		if !speaks && k == first {
			speaks = r.citingVerb(s, k+1) >= 0
		}
		if !speaks {
			continue
		}
		name := r.lastWord(s, k)
		for n := 1; n <= namedAgainSentences && i-n >= 0 && r.sentences[i-n].p.Block == s.p.Block; n++ {
			prev := &r.sentences[i-n]
			for at := len(prev.items) - 1; at >= 0; at-- {
				if prev.items[at].kind != cite {
					continue
				}
				for _, c := range prev.items[at].citations {
					if r.families(c)[name] {
						return voice{citations: []int{c}, narrative: true}, k + 1, true
					}
				}
			}
		}
	}
	return voice{}, 0, false
}

// goesOnWith makes the statements of a sentence that a work's voice goes on in, from item from on.
func (r *reader) goesOnWith(i int, v voice, ru rule, from int) bool {
	s, before := &r.sentences[i], v
	sc := scope{from: 0, to: len(s.items), narrative: true, only: -1}
	v.runs, v.silent, v.targets, v.explained = v.runs+1, 0, nil, nil
	for _, t := range r.targets(s, sc) {
		relation, _, cues, hedged := r.judge(s, from-1, t, sc)
		v.targets = append(v.targets, s.items[t].entity)
		if relation == document.Explains {
			v.explained = append(v.explained, s.items[t].entity)
		}
		for _, c := range v.citations {
			r.say(reading{
				rule: ru, citation: c, relation: relation, subject: -1, object: s.items[t].entity, cues: cues, hedged: hedged,
				factor: 1, told: r.hearsay(s, sc, t), span: s.p.Span, passageKey: s.passage,
			})
		}
	}
	if len(v.explained) == 0 {
		v.explained = before.explained
	}
	r.told[i] = v
	return ru != ruleElaboration
}

// contrasted finds, for a narrative citation whose own clause names no target,
// what it speaks of: that which the clause, or the sentence, before it was
// about. "Ortiz (2019) blames hunger for the strike; Lind (2020) stresses tariffs".
func (r *reader) contrasted(i, at int, sc scope, explained []int) (int, document.Relation, hit) {
	s := &r.sentences[i]
	relation, cue, own := r.stance(s, at, sc)
	if t := r.asked(i, at); t >= 0 && relation != document.Disputes {
		return t, document.Explains, cue
	}
	if relation == "" {
		return -1, "", hit{}
	}
	if len(explained) > 0 {
		return explained[0], relation, cue
	}
	// "The strike is usually put down to hunger, although Ortiz (2019) stresses tariffs"
	for k := s.items[at].voice - 1; k >= 0; k-- {
		if s.items[k].kind == entity && r.happening(s.items[k].entity) {
			return r.topicBefore(s, k), relation, cue
		}
	}
	if i == 0 || r.sentences[i-1].p.Block != s.p.Block || s.items[at].voice > 4 || !own {
		return -1, "", hit{}
	}
	if before := r.told[i-1].explained; len(before) > 0 {
		return before[0], relation, cue
	}
	return -1, "", hit{}
}

// asked is the event or policy that the question before the sentence, or before
// the answers before it, asks for: "Why did the strike fail? Ortiz (2019) counts the funds."
func (r *reader) asked(i, at int) int {
	s := &r.sentences[i]
	for n := 1; n <= 2 && i-n >= 0; n++ {
		q := &r.sentences[i-n]
		if q.p.Block != s.p.Block {
			return -1
		}
		if last := len(q.items) - 1; last > 0 && !q.cites && (q.low(last) == "?" || asksFor(q)) {
			if h := r.onlyHappening(q); h >= 0 {
				return h
			}
			if h := r.head(q); h >= 0 && r.happening(q.items[h].entity) {
				return q.items[h].entity
			}
			return -1
		}
		if !q.cites || s.items[at].voice > 4 {
			return -1
		}
	}
	return -1
}

// asksFor tells whether a sentence speaks of what explains something without
// saying what: "On the causes of the strike there is no agreement."
func asksFor(s *sentence) bool {
	for k, it := range s.items {
		if it.kind == word && openMatters[it.low] && !possessives[s.low(k-1)] {
			return true
		}
	}
	return false
}

var openMatters = map[string]bool{
	"causes": true, "reasons": true, "explanations": true, "origins": true, "roots": true, "interpretations": true, "accounts": true, "answers": true, "schools": true,
	"why": true, "explanation": true, "readings": true,
}

var possessives = map[string]bool{"our": true, "my": true, "his": true, "her": true}

// topicBefore is the entity of the first event or policy of a sentence up to item last.
func (r *reader) topicBefore(s *sentence, last int) int {
	for k := 0; k < last; k++ {
		if s.items[k].kind == entity && r.happening(s.items[k].entity) {
			return s.items[k].entity
		}
	}
	return s.items[last].entity
}

// stance is what a narrative citation does to what was claimed before it:
// disputes it, or explains it by something else. The last result tells whether
// its words alone show it, without a clause before it.
func (r *reader) stance(s *sentence, at int, sc scope) (document.Relation, hit, bool) {
	if h, ok := r.disputedBy(s, at, scope{from: 0}); ok {
		return document.Disputes, h, true
	}
	_, next := r.besides(s, at)
	to := r.rightEnd(s, at, next)
	for k := at + 1; k < min(to, at+8); k++ {
		if h, ok := r.dissent.at(s.items, k, to); ok {
			return document.Disputes, h, true
		}
		if h, ok := r.contrast.at(s.items, k, to); ok {
			return document.Explains, h, true
		}
	}
	if h, ok := r.inTheirView(s, s.items[at].voice, at, sc); ok {
		return document.Explains, h, true
	}
	if hits := r.causes(s, scope{from: at + 1, to: sc.to}); len(hits) > 0 {
		return document.Explains, hits[0], false
	}
	// "Ortiz (2019) reads it as revenge and Lind (2020) as a blunder"
	switch s.low(at + 1) {
	case "as", "to", "on", "by":
		return document.Explains, hit{at + 1, at + 2, nil}, false
	}
	return "", hit{}, false
}

// sayContrast makes the statement of a citation about a target named before its clause.
func (r *reader) sayContrast(i, at, target int, relation document.Relation, h hit) {
	s := &r.sentences[i]
	span := s.p.Span
	for n := 1; n <= 2 && i-n >= 0 && !r.isNamed(s, target); n++ {
		span.Start = r.sentences[i-n].p.Start
		if r.isNamed(&r.sentences[i-n], target) {
			break
		}
	}
	ru := ruleContrast
	if r.asked(i, at) == target {
		ru = ruleAnswer
	}
	var cues []document.Span
	if h.end > h.start {
		cues = r.cueSpans(s, h)
	}
	for _, c := range s.items[at].citations {
		r.say(reading{
			rule: ru, citation: c, relation: relation, subject: -1, object: target, factor: 1,
			cues: cues, hedged: h.end > h.start && r.cueHedged(s, h), span: span, passageKey: s.passage,
		})
	}
}

// isNamed tells whether a sentence names an entity.
func (r *reader) isNamed(s *sentence, e int) bool {
	for _, it := range s.items {
		if it.kind == entity && it.entity == e {
			return true
		}
	}
	return false
}
