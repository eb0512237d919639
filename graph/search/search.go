// Package search decides what a search finds and in which order, so that every
// store gives the same answer: stores only fetch candidates, [Query.Score] judges them.
//
// A node's text is kept as folded words in a plain ASCII form ([Index]) that
// any full-text index splits in the same way, at blanks and line ends.
package search

import (
	"cmp"
	"slices"
	"strings"

	"kg/graph"
)

// MaxCandidates is how many nodes a store judges for one search; of more, the first by id count.
const MaxCandidates = 20_000

// Kinds are the kinds of node that have names, aliases, keys or titles to be found by.
func Kinds() []graph.Kind {
	return []graph.Kind{graph.KindDocument, graph.KindWork, graph.KindReference, graph.KindActor, graph.KindEvent, graph.KindPolicy}
}

// names are what a node is called, the display name first.
func names(n graph.Node) []string {
	switch v := n.(type) {
	case *graph.Document:
		return []string{v.Title, v.Name}
	case *graph.Work:
		return append([]string{v.Title}, v.Keys...)
	case *graph.Reference:
		return []string{v.Key}
	case *graph.Actor:
		return append([]string{v.Name}, v.Aliases...)
	case *graph.Event:
		return append([]string{v.Name}, v.Aliases...)
	case *graph.Policy:
		return append([]string{v.Name}, v.Aliases...)
	}
	return nil
}

// Index is the text that a node is found by: one line for each name, the
// display name first, of words as [Words] makes them. It is empty for a node that has no name.
func Index(n graph.Node) string {
	var lines []string
	for _, name := range names(n) {
		line := strings.Join(Words(name), " ")
		if line != "" && !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// Query is a search text taken apart.
type Query struct {
	// Words are what a node must hold, all of them, the last as a prefix. Empty finds nothing.
	Words []string
}

// maxWords bounds the words of one query; what is beyond them is not looked for.
const maxWords = 32

// NewQuery takes a search text apart.
func NewQuery(text string) Query {
	words := Words(text)
	return Query{Words: words[:min(len(words), maxWords)]}
}

// Score judges a node by its [Index] text. False: it does not hold all words.
// A node that holds the last word whole scores above all that only hold a longer one.
func (q Query) Score(index string) (float64, bool) {
	if len(q.Words) == 0 {
		return 0, false
	}
	var all []string
	best := 0.0
	for i, line := range strings.Split(index, "\n") {
		words := strings.Fields(line)
		all = append(all, words...)
		if held, _ := q.held(words); !held {
			continue
		}
		score := 20 + 10*coverage(len(q.Words), len(words))
		if q.leads(words) {
			score += 10
		}
		if i == 0 {
			score += 2
		}
		best = max(best, score)
	}
	held, whole := q.held(all)
	if !held {
		return 0, false
	}
	if best == 0 {
		best = 10 * coverage(len(q.Words), len(all))
	}
	if whole {
		best += 100
	}
	return best, true
}

func coverage(asked, there int) float64 { return min(1, float64(asked)/float64(there)) }

// held tells whether all words of the query are among the words, and whether the last one is there whole.
func (q Query) held(words []string) (held, whole bool) {
	last := len(q.Words) - 1
	for _, w := range q.Words[:last] {
		if !slices.Contains(words, w) {
			return false, false
		}
	}
	for _, w := range words {
		whole = whole || w == q.Words[last]
		held = held || strings.HasPrefix(w, q.Words[last])
	}
	return held, whole
}

// leads tells whether the words begin with those of the query, in order.
func (q Query) leads(words []string) bool {
	if len(words) < len(q.Words) {
		return false
	}
	last := len(q.Words) - 1
	return slices.Equal(words[:last], q.Words[:last]) && strings.HasPrefix(words[last], q.Words[last])
}

// Candidate is a node that a store's index offers.
type Candidate struct {
	ID    graph.ID
	Index string
}

// Ranked is a candidate that holds all words.
type Ranked struct {
	ID    graph.ID
	Score float64
}

// Rank judges candidates: best first, ties by id, at most first of them.
func (q Query) Rank(candidates []Candidate, first int) []Ranked {
	var out []Ranked
	for _, c := range candidates {
		if score, ok := q.Score(c.Index); ok {
			out = append(out, Ranked{c.ID, score})
		}
	}
	slices.SortFunc(out, func(a, b Ranked) int {
		return cmp.Or(cmp.Compare(b.Score, a.Score), cmp.Compare(a.ID, b.ID))
	})
	return out[:min(len(out), first)]
}
