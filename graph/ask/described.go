package ask

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"kg/graph"
)

// What a word of a description is worth, by where it is found.
const (
	inItself   = 4 // in a name of the thing, in its date, or in the name of an actor that has to do with it
	inSentence = 2 // in a sentence that names the thing
	inTitle    = 1 // in the title of a document that names it
)

// maxDescribed is how many things one description is held against, and maxNaming how many documents that name each are read for it. A description whose
// words are in the names of more things tells none of them.
const (
	maxDescribed = 200
	maxNaming    = 10
)

// described are the things that a description fits which is no name of theirs: "the coup in Myanmar" may be what is known as "coup
// of 1 February 2021". A word at least must be of a name, and all others must be found in names, in the date, with
// the actors, in sentences that name the thing or in titles of the documents that hold these. Those it fits best, in order of id.
func described(ctx context.Context, store graph.Store, name string, kinds ...graph.Kind) ([]graph.Node, error) {
	asked := content(bareName(name))
	if len(asked) < 2 {
		return nil, nil
	}
	candidates, err := namedWith(ctx, store, asked, kinds)
	if err != nil || len(candidates) == 0 {
		return nil, err
	}
	ids := make([]graph.ID, len(candidates))
	for i, n := range candidates {
		ids[i] = n.NodeID()
	}
	trees, err := store.Shape(ctx, graph.Shape{From: ids, Hops: []graph.Hop{
		{Name: "actors", Relations: []graph.Relation{graph.ParticipatedIn, graph.Initiated, graph.Signed, graph.Adopted, graph.Opposed, graph.Caused},
			Direction: graph.In, First: 20, Bare: true},
		{Name: "named", Relations: []graph.Relation{graph.Mentions}, Direction: graph.In, First: maxNaming},
	}})
	if err != nil {
		return nil, err
	}
	best, found := 0, []graph.Node(nil)
	for i := range trees {
		switch n := fit(&trees[i], asked); {
		case n > best:
			best, found = n, []graph.Node{trees[i].Node}
		case n == best && n > 0:
			found = append(found, trees[i].Node)
		}
	}
	slices.SortFunc(found, func(a, b graph.Node) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
	return found, nil
}

// namedWith are the things that have one of the words, which is neither a number nor a month, in a name; in order of id. None where there are more than
// maxDescribed: what was not looked at might fit better.
func namedWith(ctx context.Context, store graph.Store, asked []string, kinds []graph.Kind) ([]graph.Node, error) {
	found := map[graph.ID]graph.Node{}
	for _, w := range asked {
		if number(w) || months[w] != "" || len([]rune(w)) < 3 {
			continue
		}
		// a search finds longer words too
		hits, err := store.Search(ctx, graph.SearchQuery{Text: strings.TrimSuffix(w, "s"), Kinds: kinds, First: maxDescribed + 1})
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if inNames(h.Node, w) {
				found[h.Node.NodeID()] = h.Node
			}
		}
		if len(hits) > maxDescribed || len(found) > maxDescribed {
			return nil, nil
		}
	}
	return slices.SortedFunc(maps.Values(found), func(a, b graph.Node) int { return cmp.Compare(a.NodeID(), b.NodeID()) }), nil
}

// fit is how well a thing fits a description, 0 where a word is found nowhere.
func fit(t *graph.Tree, asked []string) int {
	total := 0
	for _, w := range asked {
		worth := 0
		switch {
		case inNames(t.Node, w), inDate(dateOf(t.Node), w):
			worth = inItself
		case slices.ContainsFunc(t.Hops["actors"].Edges, func(e graph.TreeEdge) bool { return inNames(e.To.Node, w) }):
			worth = inItself
		default:
			for _, e := range t.Hops["named"].Edges {
				if slices.ContainsFunc(e.Edge.Evidence, func(v graph.Evidence) bool { return holds(v.Quote, w) }) {
					worth = inSentence
				} else if worth == 0 && holds(e.To.Node.(*graph.Document).Title, w) {
					worth = inTitle
				}
			}
		}
		if worth == 0 {
			return 0
		}
		total += worth
	}
	return total
}

func inNames(n graph.Node, word string) bool {
	return slices.ContainsFunc(namesOf(n), func(name string) bool { return holds(name, word) })
}

// inDate tells whether a number is the year or the day of an EDTF date or of an end of one, or a month its month.
func inDate(date, word string) bool {
	for end := range strings.SplitSeq(date, "/") {
		parts := strings.SplitN(strings.TrimRight(end, "~?%"), "-", 3)
		switch {
		case months[word] != "":
			if len(parts) > 1 && parts[1] == months[word] {
				return true
			}
		case len(word) == 4:
			if parts[0] == word {
				return true
			}
		case number(word) && len(parts) == 3:
			if strings.TrimLeft(parts[2], "0") == strings.TrimLeft(word, "0") {
				return true
			}
		}
	}
	return false
}

// holds tells whether a text has the word, in the singular or plural.
func holds(text, word string) bool {
	stem := strings.TrimSuffix(word, "s")
	return slices.ContainsFunc(strings.Fields(graph.FoldKey(text)), func(w string) bool { return w == word || strings.TrimSuffix(w, "s") == stem })
}

// oneDescribed is the one thing that a description fits best, and says that it was read so. Where several fit alike, nil, and they are suggested.
func (q *asker) oneDescribed(ctx context.Context, name string, kinds ...graph.Kind) (graph.Node, error) {
	found, err := described(ctx, q.store, name, kinds...)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	if len(found) == 1 {
		q.miss(fmt.Sprintf("Nothing here is known as %q; it was read as %s, the one thing that the description fits best.", name, found[0].Label()))
		return found[0], nil
	}
	for _, n := range found[:min(len(found), maxLabels)] {
		q.answer.Suggestions = append(q.answer.Suggestions, n.Label())
	}
	q.unclear = cmp.Or(q.unclear, fmt.Sprintf("Nothing here is known as %q; the description fits %s alike, these among them:", name, count(len(found), "thing")))
	return nil, nil
}
