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
func (r *reader) narrative(s *sentence, at int) bool { return s.items[at].voice >= 0 }

// voices marks the citations whose author speaks in the sentence itself:
// narrative ones, and numbers or notes whose author is named before them.
func (r *reader) voices(s *sentence) {
	for at := range s.items {
		if s.items[at].kind == cite {
			s.items[at].voice = r.voiceAt(s, at)
		}
	}
}

// voiceAt is the item at which the author of the group at item at is named, -1
// where the citation stands outside the grammar.
func (r *reader) voiceAt(s *sentence, at int) int {
	for _, c := range s.items[at].citations {
		switch r.doc.Layers.Citations[c].Kind {
		case document.Narrative, document.Possessive:
			return at
		}
	}
	if r.doc.Layers.Citations[s.items[at].citations[0]].Kind == document.Numeric {
		// "it is argued in [4] that …", "[4] shows that …", "according to the Board's own account [4], …"
		switch w := s.low(at - 1); {
		case (w == "in" || w == "by" || w == "to") && (s.low(at+1) == "that" || s.low(at+1) == "," || w == "to" && s.low(at-2) == "according"), at == 0 && r.citingVerb(s, 1) >= 0:
			return at
		}
	}
	if s.low(at+1) == "," {
		for k := at - 1; k > 0 && at-k < 10 && s.is(k, word) || k > 0 && s.low(k) == "'s" || k > 0 && s.is(k, entity) && at-k < 10; k-- {
			if s.low(k) == "to" && s.low(k-1) == "according" {
				return at
			}
		}
	}
	if len(s.items[at].citations) != 1 {
		return -1
	}
	families := r.families(s.items[at].citations[0])
	if len(families) == 0 {
		return -1
	}
	// "Ortiz et al. [4] show", "Ortiz and Lind¹² show"
	for k := at - 1; k >= 0 && at-k <= 6; k-- {
		if families[r.lastWord(s, k)] {
			return k
		}
		if w := s.low(k); s.items[k].kind == punct && w != "." && w != "'s" && w != "&" && w != "," || s.is(k, word) && !besideAuthor[w] && !s.items[k].capital {
			break
		}
	}
	// "Ortiz argues that …, which ended the strike.¹²"
	from := 0
	for k := at - 1; k > 0; k-- {
		if s.items[k].kind == cite || clauseBreak(s, k) {
			from = k + 1
			break
		}
	}
	for k := from; k < at && k < from+6; k++ {
		if families[r.lastWord(s, k)] && (s.low(k+1) == "'s" || r.citingVerb(s, k+1) >= 0 || s.low(k-1) == "to" && s.low(k-2) == "according") {
			return k
		}
	}
	return -1
}

// besideAuthor are words that may stand between an author's name and the mark of a citation.
var besideAuthor = map[string]bool{"et": true, "al": true, "al.": true, "and": true, "colleagues": true, "co-workers": true, "coworkers": true, "associates": true, "others": true, "in": true}

// families are the family names of the authors that a citation leads to, in lower case.
func (r *reader) families(c int) map[string]bool {
	out := map[string]bool{}
	cit := r.doc.Layers.Citations[c]
	for _, k := range cit.Candidates {
		for _, a := range r.doc.Layers.References[k.Reference].Authors {
			f := strings.Fields(strings.ToLower(a.Family))
			if len(f) > 0 && len(f[len(f)-1]) > 1 {
				out[f[len(f)-1]] = true
			}
		}
	}
	return out
}

// lastWord is the last word of item k in lower case.
func (r *reader) lastWord(s *sentence, k int) string {
	if !s.is(k, entity) {
		return s.low(k)
	}
	f := strings.Fields(strings.ToLower(s.view.Text[s.items[k].start:s.items[k].end]))
	if len(f) == 0 {
		return ""
	}
	return f[len(f)-1]
}

// citingVerb is the item behind the verb at item k, adverbs and helpers before it
// stepped over, if it is one with which an author speaks; -1 otherwise.
func (r *reader) citingVerb(s *sentence, k int) int {
	k = r.overInsertion(s, k)
	if !s.is(k, word) {
		return -1
	}
	for _, v := range []*vocabulary{r.speech, r.announce, r.dispute, r.contrast, r.accounts} {
		if h, ok := v.at(s.items, k, len(s.items)); ok && h.cue.verb != nil {
			return h.end
		}
	}
	return -1
}

// overInsertion is the item behind adverbs, helpers and what commas enclose
// between an author, who ends before item k, and the verb.
func (r *reader) overInsertion(s *sentence, k int) int {
	for n := 0; n < 8 && k < len(s.items); n++ {
		w := s.low(k)
		if s.items[k].kind == punct && w == "," || s.is(k, word) && (strings.HasSuffix(w, "ly") || r.helpers[w] != 0 && !beForms[w] || insertions[w]) {
			k++
			continue
		}
		break
	}
	return k
}

// insertions are the words of what may stand between commas behind an author:
// "Ortiz (2019), by contrast, …", "Ortiz (2019), on the other hand, …".
var insertions = map[string]bool{
	"by": true, "contrast": true, "in": true, "turn": true, "on": true, "the": true, "other": true, "hand": true, "for": true,
	"his": true, "her": true, "their": true, "part": true, "too": true, "example": true, "instance": true, "likewise": true, "similarly": true,
	"moreover": true, "meanwhile": true, "conversely": true, "furthermore": true, "in-depth": true, "who": true, "p": true, "pp": true,
}

// scopeOf is what the group at item at covers.
func (r *reader) scopeOf(s *sentence, at int) scope {
	prev, next := r.besides(s, at)
	if r.narrative(s, at) {
		return r.narrativeScope(s, at, prev, next)
	}
	if prev >= 0 && !r.narrative(s, prev) && sideBySide(s, prev, at) {
		return r.scopeOf(s, prev) // "… [4], [5]"
	}
	from := prev + 1
	mid := !s.isLast(at)
	for k := at - 1; k > from; k-- {
		if clauseBreak(s, k) && (mid || prev >= 0 && r.narrative(s, prev)) {
			from = k
			break
		}
	}
	return scope{from: from, to: at, only: -1}
}

// sideBySide tells whether nothing but commas and conjunctions stand between two citations.
func sideBySide(s *sentence, a, b int) bool {
	for k := a + 1; k < b; k++ {
		if w := s.low(k); w != "," && w != "and" && w != "&" && w != ";" {
			return false
		}
	}
	return true
}

// besides are the citations before and behind item at that do not speak with it.
func (r *reader) besides(s *sentence, at int) (prev, next int) {
	prev, next = -1, len(s.items)
	for k := at - 1; k >= 0; k-- {
		if s.items[k].kind == cite && !r.inRow(s, k, at) {
			prev = k
			break
		}
	}
	for k := at + 1; k < len(s.items); k++ {
		if s.items[k].kind == cite && !r.inRow(s, at, k) {
			next = k
			break
		}
	}
	return prev, next
}

// inRow tells whether the narrative citations at items a and b are joined by
// nothing but commas and conjunctions: "Ortiz (2019) and Lind (2020)".
func (r *reader) inRow(s *sentence, a, b int) bool {
	if !r.narrative(s, a) || !r.narrative(s, b) {
		return false
	}
	for k := a + 1; k < b; k++ {
		if w := s.low(k); s.items[k].kind != cite && w != "," && w != "and" && w != "or" && w != "&" && w != "both" && w != "as" && w != "well" && w != "also" {
			return false
		}
	}
	return true
}

func (r *reader) narrativeScope(s *sentence, at, prev, next int) scope {
	v := s.items[at].voice
	to := r.rightEnd(s, at, next)
	sc := scope{from: v + 1, to: to, narrative: true, only: -1}
	switch before := s.low(v - 1); {
	case before == "by":
		return r.agentScope(s, at, prev)
	case before == "which" || before == "that" && (s.is(v-2, entity) || summing[s.low(v-2)]) || before == "," && s.low(v-2) == "which":
		for k := v - 1; k > prev; k-- {
			if s.items[k].kind == entity && r.happening(s.items[k].entity) {
				sc.from, sc.only = k, k
				return sc
			}
		}
	case v > 4 && v < at && !r.adjacent(s, v, at) && s.low(v-1) == "in":
		sc.from = r.leftStart(s, v, prev) // "it was, in Ortiz's reading, a blunder.¹²"
	case r.opens(s, v, at, prev):
	default:
		sc.from = r.leftStart(s, v, prev)
	}
	return sc
}

// summing are nouns that sum up what the clause before them tells: "…, a move that Ortiz (2019) puts down to fear".
var summing = map[string]bool{
	"move": true, "step": true, "decision": true, "choice": true, "shift": true, "gesture": true, "measure": true, "turn": true, "reversal": true, "change": true, "outcome": true,
	"result": true, "development": true, "episode": true, "event": true, "act": true, "policy": true, "retreat": true, "failure": true, "success": true, "gamble": true, "defeat": true, "victory": true,
}

// rightEnd is where the clause of a narrative citation ends: where the next
// narrative citation opens its own.
func (r *reader) rightEnd(s *sentence, at, next int) int {
	if next >= len(s.items) || !r.narrative(s, next) {
		return next
	}
	v := s.items[next].voice
	for k := v; k > at; k-- {
		if clauseBreak(s, k) || s.low(k) == ":" {
			return k
		}
	}
	if w := s.low(v - 1); w == "," || w == "and" || w == "or" {
		return v - 1
	}
	return v
}

// leftStart is how far a narrative citation that does not open its clause
// reaches to the left: not over a clause that another citation closed.
func (r *reader) leftStart(s *sentence, v, prev int) int {
	for k := v; k > prev+1; k-- {
		if prev >= 0 && clauseBreak(s, k) {
			return k
		}
	}
	return prev + 1
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
	sc := scope{from: prev + 1, to: s.items[at].voice, narrative: true, only: -1}
	if next := s.low(at + 1); next != "," && next != ")" {
		if next == "to" || next == "as" || next == "with" {
			_, n := r.besides(s, at)
			sc.to = r.rightEnd(s, at, n) // "is ascribed by Ortiz (2019) to hunger"
		}
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

// opens tells whether the citation at item at, whose author is named at item v,
// governs what follows it: nothing but opening words stand between its clause's
// beginning and it, or it is followed by a verb with which an author speaks.
func (r *reader) opens(s *sentence, v, at, prev int) bool {
	if v < at && !r.adjacent(s, v, at) || r.citingVerb(s, at+1) >= 0 {
		return true
	}
	for k := v - 1; k > prev; k-- {
		it := s.items[k]
		if clauseBreak(s, k) || it.kind == punct && (it.low == ":" || it.low == ";") {
			return true
		}
		if it.kind == punct && it.low != "," || it.kind == entity || it.kind == word && !openers[it.low] && !(v-k <= 2 && k <= 3) {
			return v <= 6 && !hasVerbLike(s, max(prev+1, 0), v)
		}
	}
	return true
}

// adjacent tells whether a citation's mark stands beside its author's name.
func (r *reader) adjacent(s *sentence, v, at int) bool {
	for k := v + 1; k < at; k++ {
		if s.is(k, word) && !besideAuthor[s.low(k)] && !s.items[k].capital {
			return false
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
