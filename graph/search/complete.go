package search

import (
	"cmp"
	"slices"
	"strings"

	"kg/graph"
)

// Typed is one way in which a name may be typed: its folded words from some word on, at most [maxTyped] bytes, and the name as it is shown.
type Typed struct {
	Folded, Shown string
}

const (
	// maxTyped is how many bytes of a name are kept for completion.
	maxTyped = 200
	// maxStarts is how many words of a name it can be typed from on.
	maxStarts = 6
)

// Completed are the kinds of node whose names are completed.
func Completed() []graph.Kind {
	return []graph.Kind{graph.KindDocument, graph.KindWork, graph.KindActor, graph.KindEvent, graph.KindPolicy}
}

// TypedNames are the ways in which the names of a node may be typed, each once; none for kinds that are not [Completed].
func TypedNames(n graph.Node) []Typed {
	if !slices.Contains(Completed(), n.NodeKind()) {
		return nil
	}
	starts := maxStarts
	if k := n.NodeKind(); k == graph.KindDocument || k == graph.KindWork {
		starts = 1
	}
	var out []Typed
	seen := map[string]bool{}
	for _, name := range names(n) {
		words := Words(name)
		for i := range min(starts, len(words)) {
			folded := cut(strings.Join(words[i:], " "))
			if !seen[folded] {
				seen[folded] = true
				out = append(out, Typed{folded, name})
			}
		}
	}
	return out
}

func cut(folded string) string { return folded[:min(len(folded), maxTyped)] }

// Prefix is the range of folded names that begin with a text: from the first bound to before the second. False for a text without words.
func Prefix(text string) (from, to string, ok bool) {
	from = cut(strings.Join(Words(text), " "))
	return from, from + "~", from != "" // folded names are letters, digits and blanks, all before the tilde
}

// Rows is how many folded names of each kind a store reads for a query: a node may have several that fit.
func Rows(first int) int { return 4*first + 20 }

// Found is a folded name of a node that a store has read.
type Found struct {
	Folded, Shown string
	Node          graph.ID
}

// Complete puts what was read of all kinds in order, each node once, at most first of them.
func Complete(found []Found, first int) []Found {
	slices.SortFunc(found, func(a, b Found) int {
		return cmp.Or(cmp.Compare(a.Folded, b.Folded), cmp.Compare(a.Node, b.Node))
	})
	seen := map[graph.ID]bool{}
	var out []Found
	for _, f := range found {
		if !seen[f.Node] && len(out) < first {
			seen[f.Node] = true
			out = append(out, f)
		}
	}
	return out
}

// CompletedKinds are those of a query that are completed.
func CompletedKinds(kinds []graph.Kind) []graph.Kind {
	out := Completed()
	if len(kinds) > 0 {
		out = slices.DeleteFunc(out, func(k graph.Kind) bool { return !slices.Contains(kinds, k) })
	}
	return out
}
