package statement

import (
	"strings"

	"kg/document"
)

// lookBackSentences is how far a definite noun ("the summit") may lead back.
const lookBackSentences = 6

// resolveAnaphors turns a definite noun that comes back to an event or policy
// named before ("the summit", "this law", bare "negotiations" as a subject)
// into a mention of it, marked as an anaphor.
func (r *reader) resolveAnaphors(s *sentence) {
	for i := range s.items {
		class, ok := r.nouns[s.items[i].low]
		if !ok || s.items[i].kind != word || s.items[i].capital && i > 0 || !r.definite(s, i) {
			continue
		}
		if s.is(i+1, entity) || s.is(i+1, word) && (bindsNoun[s.low(i+1)] || r.nouns[s.low(i+1)] != "") {
			continue
		}
		if e := r.antecedent(s, i, class); e >= 0 {
			s.items[i].kind, s.items[i].entity, s.items[i].anaphor = entity, e, true
			s.items[i].span = s.view.Span(s.items[i].start, s.items[i].end)
		}
	}
}

// bindsNoun are words behind a noun that make it a thing of its own: "the summit of 1986".
var bindsNoun = map[string]bool{"of": true, "between": true, "with": true, "against": true, "over": true, "on": true, "for": true}

var definites = map[string]bool{"the": true, "this": true, "that": true, "these": true, "those": true, "same": true, "both": true}

// definite tells whether the noun at i comes back to something known.
func (r *reader) definite(s *sentence, i int) bool {
	if definites[s.low(i-1)] {
		return true
	}
	bare := strings.HasSuffix(s.low(i), "s") && r.nouns[s.low(i)] == "meeting"
	return bare && (i == 0 || s.low(i-1) == ",") && s.is(i+1, word) && !bindsNoun[s.low(i+1)]
}

// antecedent is the entity a noun of a class comes back to, -1 for none: the
// last one named by the same noun, else the last one of the same class.
func (r *reader) antecedent(s *sentence, at int, class string) int {
	noun := singular(s.low(at))
	sameClass := -1
	visit := func(items []item) int {
		for k := len(items) - 1; k >= 0; k-- {
			it := items[k]
			if it.kind != entity || it.anaphor || r.doc.Layers.Entities[it.entity].Kind == document.Actor {
				continue
			}
			same, alike := r.named(it, noun, class)
			if same {
				return it.entity
			}
			if alike && sameClass < 0 {
				sameClass = it.entity
			}
		}
		return -1
	}
	if e := visit(s.items[:at]); e >= 0 {
		return e
	}
	for n := 1; n <= lookBackSentences && n <= len(r.sentences); n++ {
		prev := r.sentences[len(r.sentences)-n]
		if r.sectionStart(prev.p.Block) != r.sectionStart(s.p.Block) {
			break
		}
		if e := visit(prev.items); e >= 0 {
			return e
		}
	}
	return sameClass
}

func (r *reader) sectionStart(block int) int {
	if block < 0 || block >= len(r.doc.Blocks) {
		return -1
	}
	return r.doc.Blocks[block].Section
}

// named tells whether a mention or its entity's name holds the noun, or one of its class.
func (r *reader) named(it item, noun, class string) (same, alike bool) {
	text := r.doc.Plain(it.span) + " " + r.doc.Layers.Entities[it.entity].Name
	for _, w := range strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !wordRune(c) }) {
		same = same || singular(w) == noun
		alike = alike || r.nouns[w] == class
	}
	return same, alike
}

func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return w[:len(w)-3] + "y"
	case strings.HasSuffix(w, "ches"), strings.HasSuffix(w, "shes"), strings.HasSuffix(w, "xes"):
		return w[:len(w)-2]
	case strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && len(w) > 3:
		return w[:len(w)-1]
	}
	return w
}
