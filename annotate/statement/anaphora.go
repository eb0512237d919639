package statement

import (
	"strings"

	"kg/document"
)

// How far a definite noun ("the summit") may lead back: in sentences, and in each of them in items, which matters where
// what was taken for a sentence is a page.
const (
	lookBackSentences = 6
	lookBackItems     = 400
)

// resolveAnaphors turns a definite noun that comes back to an event or policy
// named before ("the summit", "this law", bare "negotiations" as a subject)
// into a mention of it, marked as an anaphor.
func (r *reader) resolveAnaphors(s *sentence) {
	for i := range s.items {
		class, ok := r.nouns[s.items[i].low]
		if !ok || s.items[i].kind != word || r.inName(s, i) || !r.definite(s, i) {
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

// inName tells whether the noun at item i is a word of a longer name: "the
// Trade Act", "the Act Repeal Society".
func (r *reader) inName(s *sentence, i int) bool {
	if !s.items[i].capital || i == 0 {
		return false
	}
	return !definites[s.low(i-1)] || s.is(i+1, word) && s.items[i+1].capital
}

// bindsNoun are words behind a noun that make it a thing of its own: "the summit of 1986".
var bindsNoun = map[string]bool{"of": true, "between": true, "with": true, "against": true, "over": true, "on": true, "for": true}

// owned are possessives: "his succession" is the one succession of the document.
var owned = map[string]bool{"his": true, "her": true, "its": true, "their": true}

var definites = map[string]bool{"the": true, "this": true, "that": true, "these": true, "those": true, "same": true, "both": true}

// definite tells whether the noun at i comes back to something known.
func (r *reader) definite(s *sentence, i int) bool {
	if definites[s.low(i-1)] || owned[s.low(i-1)] && r.onlyOne(singular(s.low(i))) >= 0 {
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
	aside := -1 // one named by the same noun, but in a relative clause
	visit := func(s *sentence, to int) int {
		for k := to - 1; k >= max(0, to-lookBackItems); k-- {
			it := &s.items[k]
			if it.kind != entity || it.anaphor || r.doc.Layers.Entities[it.entity].Kind == document.Actor {
				continue
			}
			same, alike := r.named(*it, noun, class)
			if same && r.inRelative(s, k) {
				aside = it.entity
				continue
			}
			if same {
				return it.entity
			}
			if alike && sameClass < 0 {
				sameClass = it.entity
			}
		}
		return -1
	}
	if e := visit(s, at); e >= 0 {
		return e
	}
	for n := 1; n <= lookBackSentences && n <= len(r.sentences); n++ {
		prev := &r.sentences[len(r.sentences)-n]
		if r.sectionStart(prev.p.Block) != r.sectionStart(s.p.Block) {
			break
		}
		if e := visit(prev, len(prev.items)); e >= 0 {
			return e
		}
	}
	if aside >= 0 {
		return aside
	}
	bare := !definites[s.low(at-1)] && !owned[s.low(at-1)]
	if e := r.onlyOne(noun); e >= 0 && !(bare && sameClass >= 0) {
		return e
	}
	return sameClass
}

// onlyOne is the one event or policy of the document whose name ends in the
// noun, or has it before "of" and the like; -1 when there is none or more than one.
func (r *reader) onlyOne(noun string) int {
	if r.heads == nil {
		r.heads = map[string]int{}
		for e, ent := range r.doc.Layers.Entities {
			if ent.Kind == document.Actor {
				continue
			}
			h := headOf(ent.Name)
			if _, taken := r.heads[h]; taken {
				r.heads[h] = -1
			} else {
				r.heads[h] = e
			}
		}
	}
	if e, ok := r.heads[noun]; ok {
		return e
	}
	return -1
}

// headOf is the head noun of a name, singular, in lower case: "riot" of "the 1948 Accra riots".
func headOf(name string) string {
	head := ""
	for _, w := range strings.FieldsFunc(strings.ToLower(name), func(c rune) bool { return !wordRune(c) }) {
		if head != "" && (prepositions[w] || startsWithDigit(w)) {
			break
		}
		head = w
	}
	return singular(head)
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
