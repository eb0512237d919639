package ask

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"kg/graph"
)

// nearThing is the one thing whose name says the same with a word more or less: "the 2013 Kenyan general election" for
// what is known as "general election of March 2013". Numbers must agree with the name or the date, two words at least must be
// shared, and no second thing may fit as well. Nil when there is none.
func nearThing(ctx context.Context, store graph.Store, name string, kinds ...graph.Kind) (graph.Node, error) {
	asked := content(bareName(name))
	found, err := mostLike(ctx, store, asked, kinds, func(n graph.Node) int { return likeness(n, asked) })
	if err != nil || len(found) != 1 {
		return nil, err
	}
	return found[0], nil
}

// mostLike are the nodes of the greatest likeness, among those that have a word of three letters or more with what was asked; none where no likeness
// is above zero. In order of their ids.
func mostLike(ctx context.Context, store graph.Store, asked []string, kinds []graph.Kind, likeness func(graph.Node) int) ([]graph.Node, error) {
	most, found, seen := 1, []graph.Node(nil), map[graph.ID]bool{}
	for _, w := range asked {
		if len([]rune(w)) < 3 {
			continue
		}
		hits, err := store.Search(ctx, graph.SearchQuery{Text: w, Kinds: kinds, First: 50})
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if seen[h.Node.NodeID()] {
				continue
			}
			seen[h.Node.NodeID()] = true
			switch n := likeness(h.Node); {
			case n > most:
				most, found = n, []graph.Node{h.Node}
			case n == most:
				found = append(found, h.Node)
			}
		}
	}
	slices.SortFunc(found, func(a, b graph.Node) int { return cmp.Compare(a.NodeID(), b.NodeID()) })
	return found, nil
}

// likeness is how many words the node's nearest name shares with those asked; 0 where it may mean something else.
func likeness(n graph.Node, asked []string) int {
	date := dateOf(n)
	best := 0
	for _, name := range namesOf(n) {
		have := content(name)
		shared, asides, wordsShared := 0, 0, 0
		fits := true
		for _, w := range asked {
			switch {
			case slices.Contains(have, w):
				shared++
				if !number(w) && months[w] == "" {
					wordsShared++
				}
			case number(w):
				fits = fits && date != "" && strings.Contains(date, w)
			case months[w] != "":
				fits = fits && (date == "" || len(date) < 7 || inDate(date, w))
			default:
				asides++
			}
		}
		for _, w := range have {
			switch {
			case slices.Contains(asked, w), months[w] != "", number(w) && !askedNumber(asked, len(w)):
			case number(w):
				fits = false // another year or number than was asked for
			default:
				asides++
			}
		}
		if fits && wordsShared >= 2 && asides <= 1 {
			best = max(best, shared)
		}
	}
	return best
}

// askedNumber tells whether the question has a number of as many digits: one year contradicts another, a day does not.
func askedNumber(asked []string, digits int) bool {
	return slices.ContainsFunc(asked, func(w string) bool { return number(w) && len(w) == digits })
}

var months = map[string]string{
	"january": "01", "february": "02", "march": "03", "april": "04", "may": "05", "june": "06", "july": "07",
	"august": "08", "september": "09", "october": "10", "november": "11", "december": "12",
}

// content are the words of a name that mean something, each once.
func content(name string) []string {
	var out []string
	for _, w := range strings.Fields(graph.FoldKey(name)) {
		switch w {
		case "the", "of", "in", "on", "at", "a", "an", "and", "by", "for", "to", "s":
			continue
		}
		if !slices.Contains(out, w) {
			out = append(out, w)
		}
	}
	return out
}

func number(w string) bool {
	return strings.IndexFunc(w, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}
