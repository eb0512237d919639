package statement

import "strings"

// verbGroup is a verb with the helpers, adverbs and controls before it.
type verbGroup struct {
	start   int // first item of the group
	negated bool
	hedged  bool
	be      bool // a form of "be" stands in it: a passive when the verb is a participle
}

// group walks left from the verb at item v over its helpers: "has never", "is said to have".
func (r *reader) group(s *sentence, v int) verbGroup {
	g := verbGroup{start: v}
	controlled := false
	for k := v - 1; k >= 0; k-- {
		it := s.items[k]
		if it.kind != word {
			break
		}
		if it.low == "to" && k > 0 && r.controls[s.low(k-1)] != 0 {
			g.note(r.controls[s.low(k-1)])
			k--
			g.start, g.be, controlled = k, false, true
			continue
		}
		if k > 0 && it.low == "to" {
			// "the pact to …": an infinitive without a control says what is meant to happen
			break
		}
		if k > 1 && (it.low == "then" || it.low == "now") && s.low(k-1) == "by" {
			k--
			continue
		}
		m := r.helpers[it.low]
		if m == 0 && !strings.HasSuffix(it.low, "ly") && !strings.HasSuffix(it.low, "n't") {
			break
		}
		if strings.HasSuffix(it.low, "n't") {
			m = deny
		}
		if m == deny && additive[s.low(k+1)] { // "not only caused": it did
			g.start = k
			continue
		}
		g.note(m)
		g.be = g.be || beForms[it.low] && !controlled
		g.start = k
	}
	return g
}

func (g *verbGroup) note(m modal) {
	switch m {
	case deny:
		g.negated = !g.negated
	case hedge:
		g.hedged = true
	}
}

// additive are the words behind "not" with which it denies nothing.
var additive = map[string]bool{"only": true, "just": true, "merely": true, "simply": true}
