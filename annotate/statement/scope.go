package statement

import (
	"strings"

	"kg/document"
)

// scope is what a group of citations covers: items [from, to), and whether it is
// a narrative one.
type scope struct {
	from, to  int
	narrative bool
	only      int // the one item that may be a target, -1 for all
}

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
