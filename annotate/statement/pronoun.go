package statement

import (
	"strings"

	"kg/document"
)

// resolvePronouns turns pronouns that come back to a name in the sentence
// before, or earlier in their own, into mentions of it, marked as anaphors:
// "It lapsed in May", "Its failure", "He signed it", "traces it to hunger".
func (r *reader) resolvePronouns(s *sentence) {
	first := r.linked(s)
	for k := range s.items {
		if s.items[k].kind != word {
			continue
		}
		e := -1
		switch w := s.items[k].low; w {
		case "it", "they":
			if k == first && !expletive(s, k) {
				e = r.topicBack(s, k)
			} else if w == "it" {
				e = r.objectBack(s, k)
			}
		case "them", "this":
			e = r.objectBack(s, k)
		case "its", "their":
			if k == first && s.is(k+1, word) {
				e = r.topicBack(s, k)
			}
		case "he", "she":
			e = r.personBack(s, k, first)
		default:
			if k > 0 && s.low(k-1) == "the" {
				e = r.definiteActor(s, k)
			}
		}
		if e >= 0 {
			s.items[k].kind, s.items[k].entity, s.items[k].anaphor = entity, e, true
			s.items[k].span = s.view.Span(s.items[k].start, s.items[k].end)
		}
	}
}

// linked is the first item behind what only links a sentence to the one before: "But", "In 1990,".
func (r *reader) linked(s *sentence) int {
	first := r.firstOfClause(s)
	if s.is(first, word) && prepositions[s.low(first)] {
		for k := first + 1; k < first+6 && k < len(s.items); k++ {
			if s.low(k) == "," {
				return k + 1
			}
			if s.is(k, entity) || s.is(k, cite) {
				break
			}
		}
	}
	return first
}

// expletive tells whether the "it" at item k stands for nothing, or for a clause
// behind it: "it is said that", "it was Norway that", "it took a year", "it seems".
func expletive(s *sentence, k int) bool {
	if s.low(k) != "it" {
		return false
	}
	switch s.low(k + 1) {
	case "seems", "seemed", "appears", "appeared", "takes", "took", "follows", "remains", "turned", "turns", "happened", "matters", "mattered", "may", "might", "would", "could", "must", "should", "has", "had", "is", "was", "can", "cannot":
	default:
		return false
	}
	for n := k + 2; n < k+16 && n < len(s.items); n++ {
		switch s.low(n) {
		case "that", "who", "whether", "to", "which", "when", "how", "why":
			return true
		case ".", ";", "and", "but", "because", "by":
			return false
		}
	}
	return false
}

// previous is the sentence before s in the same paragraph, nil where s opens it.
func (r *reader) previous(s *sentence, n int) *sentence {
	if len(r.sentences) < n {
		return nil
	}
	p := &r.sentences[len(r.sentences)-n]
	if p.p.Block != s.p.Block {
		return nil
	}
	return p
}

// head is the item of the first name of a sentence that no preposition governs
// and that stands in no relative clause, -1 for none: its likely topic.
func (r *reader) head(s *sentence) int {
	for k, it := range s.items {
		if it.kind == entity && !r.governed(s, k) && !r.inRelative(s, k) && s.low(k+1) != "'s" {
			return k
		}
	}
	return -1
}

// topicBack is the event or policy that opens the sentence before, or the only
// one it names, where an actor opens it; -1 for none.
func (r *reader) topicBack(s *sentence, k int) int {
	prev := r.previous(s, 1)
	if prev == nil || s.low(k+1) == "also" || s.low(k+1) == "further" {
		return -1
	}
	h := r.head(prev)
	if h >= 0 && r.happening(prev.items[h].entity) {
		if w := s.low(k); (w == "they" || w == "their") && !strings.HasSuffix(prev.view.Text[:prev.items[h].end], "s") {
			return -1
		}
		return prev.items[h].entity
	}
	if h >= 0 && !r.isPerson(prev, h) || s.low(k) == "they" || s.low(k) == "their" {
		return -1 // what it stands for may be the actor
	}
	if h, ok := r.verbs.at(s.items, min(k+1, len(s.items)-1), len(s.items)); ok && r.rules[h.cue.class].before == "a" {
		return -1 // an actor's doing
	}
	return r.onlyHappening(prev)
}

// onlyHappening is the one event or policy that a sentence names outside relative clauses, -1 for none or more.
func (r *reader) onlyHappening(s *sentence) int {
	found := -1
	for k, it := range s.items {
		if it.kind != entity || !r.happening(it.entity) || r.inRelative(s, k) || timeWords[s.low(r.nounStart(s, k)-1)] {
			continue
		}
		if found >= 0 && found != it.entity {
			return -1
		}
		found = it.entity
	}
	return found
}

// objectBack is what "it" or "them" at item k, behind a verb with which an
// author accounts for something, stands for; -1 where no such verb stands before it.
func (r *reader) objectBack(s *sentence, k int) int {
	if k == 0 || !s.is(k-1, word) {
		return -1
	}
	accounted := false
	for _, v := range []*vocabulary{r.accounts, r.contrast, r.dispute} {
		for _, c := range v.first[s.low(k-1)] {
			accounted = accounted || c.verb != nil && attributing[c.verb.base] && !isNoun(s.items, k-1, c)
		}
	}
	if !accounted || s.low(k) == "this" && s.is(k+1, word) && !prepositions[s.low(k+1)] {
		return -1
	}
	if t := r.nearest(s, k); t >= 0 {
		return -1 // the sentence's own names are read as its targets
	}
	for n := 1; n <= 2; n++ {
		prev := r.previous(s, n)
		if prev == nil {
			return -1
		}
		if h := r.head(prev); h >= 0 && r.happening(prev.items[h].entity) {
			return prev.items[h].entity
		}
		if e := r.onlyHappening(prev); e >= 0 {
			return e
		}
	}
	return -1
}

// attributing are verbs whose object is what is accounted for.
var attributing = map[string]bool{
	"attribute": true, "ascribe": true, "trace": true, "explain": true, "blame": true, "credit": true, "interpret": true, "understand": true,
	"read": true, "see": true, "view": true, "regard": true, "treat": true, "link": true, "connect": true, "dispute": true, "deny": true,
	"put": true, "characterise": true, "portray": true, "present": true, "frame": true, "locate": true, "place": true,
}

// personBack is the person whom "he" or "she" at item k stands for: the one who
// opens this sentence before it, or the sentence before. Where that sentence
// lets an author speak, or names two persons side by side, it is nobody.
func (r *reader) personBack(s *sentence, k, first int) int {
	found := -1
	for j := 0; j < k; j++ {
		if s.items[j].kind == cite && r.narrative(s, j) {
			return -1
		}
		if r.isPerson(s, j) && !r.governed(s, j) {
			if found >= 0 && found != s.items[j].entity {
				return -1
			}
			found = s.items[j].entity
		}
	}
	if found >= 0 || k != first && !clauseBreak(s, k-1) && s.low(k-1) != "and" && s.low(k-1) != "when" && s.low(k-1) != "," && s.low(k-1) != "as" {
		return found
	}
	for n := 1; n <= 2; n++ {
		prev := r.previous(s, n)
		if prev == nil {
			return -1
		}
		for j, it := range prev.items {
			if it.kind == cite && r.narrative(prev, j) {
				return -1
			}
			if r.isPerson(prev, j) && !r.governed(prev, j) && !r.inRelative(prev, j) && prev.low(j+1) != "'s" {
				if found >= 0 && found != it.entity {
					if w := prev.low(r.nounStart(prev, j) - 1); w == "and" || w == "," {
						return -1
					}
					continue
				}
				if found < 0 {
					found = it.entity
				}
			}
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// isPerson tells whether item j names a person.
func (r *reader) isPerson(s *sentence, j int) bool {
	return s.is(j, entity) && r.doc.Layers.Entities[s.items[j].entity].Kind == document.Actor && r.doc.Layers.Entities[s.items[j].entity].Type == "person"
}
