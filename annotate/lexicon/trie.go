package lexicon

import (
	"strings"
	"unicode/utf8"
)

// Form says in which way a name means its thing.
type Form uint8

// The forms of a name, surest first.
const (
	FullName Form = iota
	Alias
	Seat    // the seat of a government, which always stands for it
	Metonym // a capital or other part that may stand for the whole
	Loose   // counts only once a full name or alias stood in the document
)

// Name is one name of one thing, as found in a text.
type Name struct {
	Thing int // index for [Lexicon.Thing]
	Form  Form
}

// Hit is a place where a name stands: tokens [First, Last].
type Hit struct {
	First, Last int
	Names       []Name // more than one when several things claim the name
}

// maxNameWords bounds the words of a name that are matched.
const maxNameWords = 24

type edge struct {
	node int32
	sym  uint32
}

// ending is a name that ends at a node of the trie.
type ending struct {
	name  Name
	cases []uint8 // per word of the path: 0 any, 1 a capital, 2 capitals throughout
	hard  string  // the punctuation inside the name other than blanks, hyphens and apostrophes
}

type trie struct {
	symbols map[string]uint32
	edges   map[edge]int32
	ends    [][]ending      // by node
	long    []bool          // by node: it has children
	opens   [1 << 10]uint64 // a bit for each [trace] of a word that a name begins with
}

func newTrie() *trie {
	return &trie{symbols: map[string]uint32{}, edges: map[edge]int32{}, ends: make([][]ending, 1), long: make([]bool, 1)}
}

// trace is a number of 16 bits that a word always has and few others share.
func trace(word string) uint16 {
	n := len(word)
	if n == 0 {
		return 0
	}
	return uint16(word[0])*31 ^ uint16(word[n/2])<<5 ^ uint16(word[n-1])<<9 ^ uint16(n)<<12
}

// mayOpen tells whether a name may begin with the word: a quick look, for most words begin none.
func (tr *trie) mayOpen(word string) bool {
	t := trace(word)
	return tr.opens[t/64]&(1<<(t%64)) != 0
}

const (
	anyCase  uint8 = 0
	capital  uint8 = 1
	capitals uint8 = 2
)

func caseOf(t Token) uint8 {
	switch {
	case t.Caps:
		return capitals
	case t.Upper:
		return capital
	}
	return anyCase
}

// add puts a name in, with its hyphened words also joined.
func (tr *trie) add(text string, n Name) {
	tokens := nameTokens(text)
	if len(tokens) == 0 || len(tokens) > maxNameWords {
		return
	}
	hard := ""
	for _, t := range tokens[1:] {
		hard += hardGap(t.Gap)
	}
	words, cases := make([]string, 0, len(tokens)), make([]uint8, 0, len(tokens))
	joinedWords, joinedCases := []string(nil), []uint8(nil)
	joins := false
	allCaps := true
	for _, t := range tokens {
		allCaps = allCaps && t.Caps
	}
	for i, t := range tokens {
		w, c := t.Fold, caseOf(t)
		if t.Possessive() && i+1 < len(tokens) {
			w += "s"
		}
		if c == capitals && allCaps && len(tokens) > 2 {
			c = capital // a name that is printed in capitals throughout
		}
		words, cases = append(words, w), append(cases, c)
		if t.Hyphen && i > 0 && len(joinedWords) > 0 {
			joinedWords[len(joinedWords)-1] += w
			joins = true
			continue
		}
		joinedWords, joinedCases = append(joinedWords, w), append(joinedCases, c)
	}
	tr.insert(words, ending{name: n, cases: cases, hard: hard})
	if joins {
		tr.insert(joinedWords, ending{name: n, cases: joinedCases, hard: hard})
	}
}

func (tr *trie) insert(words []string, e ending) {
	node := int32(0)
	t := trace(words[0])
	tr.opens[t/64] |= 1 << (t % 64)
	for _, w := range words {
		sym, ok := tr.symbols[w]
		if !ok {
			sym = uint32(len(tr.symbols) + 1)
			tr.symbols[w] = sym
		}
		next, ok := tr.edges[edge{node, sym}]
		if !ok {
			next = int32(len(tr.ends))
			tr.ends, tr.long = append(tr.ends, nil), append(tr.long, false)
			tr.edges[edge{node, sym}] = next
			tr.long[node] = true
		}
		node = next
	}
	for _, old := range tr.ends[node] {
		if old.name.Thing == e.name.Thing && string(old.cases) == string(e.cases) && old.hard == e.hard {
			return
		}
	}
	tr.ends[node] = append(tr.ends[node], e)
}

// hardGap is the punctuation of a gap that a name's gap must have too.
func hardGap(gap string) string {
	if gap == " " || gap == "-" {
		return ""
	}
	var b strings.Builder
	for _, r := range gap {
		switch r {
		case ' ', '-', '–', '‐', '‑', '\'', '’', '‘', '\t', '\n', '\u00a0':
		case '&':
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// walk is one way through the trie from one start.
type walk struct {
	tr     *trie
	tokens []Token
	first  int
	cases  [maxNameWords + 1]uint8
	free   [maxNameWords + 1]bool
	best   Hit
	found  []Name
}

// at finds the longest name that begins at token i.
func (tr *trie) at(tokens []Token, i int) (Hit, bool) {
	t := &tokens[i]
	if joined := i+1 < len(tokens) && tokens[i+1].Hyphen; !joined && !t.Possessive() {
		if !tr.mayOpen(t.Fold) {
			return Hit{}, false
		}
		sym, ok := tr.symbols[t.Fold]
		if _, opens := tr.edges[edge{0, sym}]; !ok || !opens {
			return Hit{}, false
		}
	}
	w := walk{tr: tr, tokens: tokens, first: i, best: Hit{First: i, Last: -1}}
	w.step(0, i, 0, "")
	if w.best.Last < 0 {
		return Hit{}, false
	}
	w.best.Names = w.found
	return w.best, true
}

// step tries to go on from node with the token at i, the depth-th word of the name.
func (w *walk) step(node int32, i, depth int, hard string) {
	if i >= len(w.tokens) || depth >= maxNameWords {
		return
	}
	t := &w.tokens[i]
	if depth > 0 {
		if len(t.Gap) > 4 {
			return
		}
		gap := t.Gap
		for _, r := range hardGap(gap) {
			hard += string(r)
		}
		if strings.Contains(gap, "&") {
			next, ok := w.edge(node, "and")
			if !ok {
				return
			}
			w.cases[depth], w.free[depth] = anyCase, true
			node, depth = next, depth+1
			if depth >= maxNameWords {
				return
			}
		}
	}
	w.cases[depth], w.free[depth] = caseOf(*t), t.Hyphen && depth > 0
	if next, ok := w.edge(node, t.Fold); ok {
		w.arrive(next, i, depth+1, hard)
		if !t.Possessive() {
			w.step(next, i+1, depth+1, hard)
		}
	}
	if t.Possessive() {
		w.cases[depth], w.free[depth] = caseOf(*t), t.Hyphen && depth > 0
		if next, ok := w.edge(node, t.Fold+"s"); ok {
			w.step(next, i+1, depth+1, hard)
		}
	}
	// a given name in two words that the lexicon writes in one
	if i+1 < len(w.tokens) && !t.Possessive() && (w.tokens[i+1].Hyphen || depth > 0 && t.Upper && w.tokens[i+1].Gap == " ") {
		w.cases[depth], w.free[depth] = caseOf(*t), t.Hyphen && depth > 0
		if next, ok := w.edge(node, t.Fold+w.tokens[i+1].Fold); ok {
			w.arrive(next, i+1, depth+1, hard)
			w.step(next, i+2, depth+1, hard)
		}
	}
}

func (w *walk) edge(node int32, word string) (int32, bool) {
	sym, ok := w.tr.symbols[word]
	if !ok {
		return 0, false
	}
	next, ok := w.tr.edges[edge{node, sym}]
	return next, ok
}

// arrive takes the names that end at node, whose last token is i, if they are longer than what was found.
func (w *walk) arrive(node int32, i, words int, hard string) {
	if i < w.best.Last {
		return
	}
	for k := range w.tr.ends[node] {
		e := &w.tr.ends[node][k]
		if hard != "" && hard != e.hard || !w.casesFit(e.cases, words) {
			continue
		}
		if i > w.best.Last {
			w.best.Last, w.found = i, nil
		}
		w.addName(e.name)
	}
}

func (w *walk) addName(n Name) {
	for k, f := range w.found {
		if f.Thing == n.Thing {
			w.found[k].Form = min(f.Form, n.Form)
			return
		}
	}
	w.found = append(w.found, n)
}

func (w *walk) casesFit(want []uint8, words int) bool {
	if len(want) != words {
		return false
	}
	for k, c := range want {
		if !w.free[k] && w.cases[k] < c && !(c == capitals && w.oneLetter(k)) {
			return false
		}
	}
	return true
}

func (w *walk) oneLetter(k int) bool {
	i := w.first + k
	return i < len(w.tokens) && utf8.RuneCountInString(w.tokens[i].Fold) == 1
}
