package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"kg/graph"
)

// FindWorks are the works that a citation key or a title may mean: those some
// document cites under exactly that key ("K. S. Kim 2024b"); failing that,
// those under the same words in another order ("Kim, K. S., 2024b"); failing that, those
// whose keys or titles hold all the words. With a document, only its own keys count first.
func FindWorks(ctx context.Context, store graph.Store, cite string, document graph.ID) ([]*graph.Work, error) {
	cite = strings.TrimSpace(strings.Trim(cite, `"'`))
	if graph.ID(cite).Kind() == string(graph.KindWork) {
		return byID(ctx, store, graph.ID(cite))
	}
	works, err := byReferenceKey(ctx, store, cite, document)
	if err != nil || len(works) > 0 {
		return works, err
	}
	hits, err := store.Search(ctx, graph.SearchQuery{Text: cite, Kinds: []graph.Kind{graph.KindWork}, First: 50})
	if err != nil {
		return nil, err
	}
	var same, all []*graph.Work
	want := words(cite)
	for _, h := range hits {
		w := h.Node.(*graph.Work)
		all = append(all, w)
		if hasKey(w, want) || slices.Equal(words(w.Title), want) {
			same = append(same, w)
		}
	}
	switch {
	case len(same) > 0:
		return same, nil
	case len(all) > 0:
		return all, nil
	}
	if works, err := byLabel(ctx, store, cite); err != nil || len(works) > 0 {
		return works, err
	}
	return withoutInitials(ctx, store, want)
}

func hasKey(w *graph.Work, sorted []string) bool {
	return slices.ContainsFunc(w.Keys, func(k string) bool { return slices.Equal(words(k), sorted) })
}

// byLabel are the works that answers and suggestions print so: a key, a colon and the title.
func byLabel(ctx context.Context, store graph.Store, label string) ([]*graph.Work, error) {
	_, title, ok := strings.Cut(label, ": ")
	if !ok {
		return nil, nil
	}
	hits, err := store.Search(ctx, graph.SearchQuery{Text: title, Kinds: []graph.Kind{graph.KindWork}, First: 50})
	if err != nil {
		return nil, err
	}
	var works []*graph.Work
	for _, h := range hits {
		if graph.FoldKey(h.Node.Label()) == graph.FoldKey(label) {
			works = append(works, h.Node.(*graph.Work))
		}
	}
	return works, nil
}

// withoutInitials are the works whose key is made of the asked words but for initials, all of which their authors have.
func withoutInitials(ctx context.Context, store graph.Store, asked []string) ([]*graph.Work, error) {
	var rest, initials []string
	for _, w := range asked {
		if r := []rune(w); len(r) == 1 && unicode.IsLetter(r[0]) {
			initials = append(initials, w)
		} else {
			rest = append(rest, w)
		}
	}
	if len(initials) == 0 || len(rest) == 0 {
		return nil, nil
	}
	hits, err := store.Search(ctx, graph.SearchQuery{Text: strings.Join(rest, " "), Kinds: []graph.Kind{graph.KindWork}, First: 50})
	if err != nil {
		return nil, err
	}
	var works []*graph.Work
	for _, h := range hits {
		if w := h.Node.(*graph.Work); hasKey(w, rest) && haveInitials(w.Authors, initials) {
			works = append(works, w)
		}
	}
	return works, nil
}

// haveInitials tells whether the authors' given names begin with the letters, each as often as it is asked.
func haveInitials(authors []graph.Person, letters []string) bool {
	var have []string
	for _, a := range authors {
		for _, w := range strings.Fields(graph.FoldKey(a.Given)) {
			have = append(have, string([]rune(w)[:1]))
		}
	}
	for _, l := range letters {
		i := slices.Index(have, l)
		if i < 0 {
			return false
		}
		have = slices.Delete(have, i, i+1)
	}
	return true
}

func byID(ctx context.Context, store graph.Store, id graph.ID) ([]*graph.Work, error) {
	nodes, err := store.Nodes(ctx, []graph.ID{id})
	if err != nil || len(nodes) == 0 || nodes[0] == nil {
		return nil, err
	}
	return []*graph.Work{nodes[0].(*graph.Work)}, nil
}

func byReferenceKey(ctx context.Context, store graph.Store, key string, document graph.ID) ([]*graph.Work, error) {
	page, err := store.List(ctx, graph.NodeQuery{Kind: graph.KindReference, Key: key, Document: document, First: 100})
	if err != nil || len(page.Nodes) == 0 {
		return nil, err
	}
	var ids []graph.ID
	for _, n := range page.Nodes {
		ids = append(ids, n.NodeID())
	}
	trees, err := store.Shape(ctx, graph.Shape{From: ids, Hops: []graph.Hop{{
		Name: "work", Relations: []graph.Relation{graph.Describes}, Direction: graph.Out, First: 1,
	}}})
	if err != nil {
		return nil, err
	}
	var works []*graph.Work
	for _, t := range trees {
		for _, e := range t.Hops["work"].Edges {
			w := e.To.Node.(*graph.Work)
			if !slices.ContainsFunc(works, func(o *graph.Work) bool { return o.ID == w.ID }) {
				works = append(works, w)
			}
		}
	}
	slices.SortFunc(works, func(a, b *graph.Work) int { return cmp.Compare(a.ID, b.ID) })
	return works, nil
}

// words are the folded words of a name, sorted.
func words(s string) []string {
	w := strings.Fields(graph.FoldKey(s))
	slices.Sort(w)
	return w
}

// FindThings are the actors, events or policies of the given kinds that a name may mean: those
// with exactly that name or alias, else those with the same words, else those that hold all the words, best
// first, else those that are known by fewer of the words.
func FindThings(ctx context.Context, store graph.Store, name string, kinds ...graph.Kind) ([]graph.Node, error) {
	name = bareName(name)
	if name == "" {
		return nil, nil
	}
	hits, err := store.Search(ctx, graph.SearchQuery{Text: name, Kinds: kinds, First: 50})
	if err != nil {
		return nil, err
	}
	want, set := graph.FoldKey(name), words(name)
	var exact, same, all []graph.Node
	for _, h := range hits {
		all = append(all, h.Node)
		for _, n := range namesOf(h.Node) {
			if graph.FoldKey(n) == want {
				exact = append(exact, h.Node)
				break
			}
			if slices.Equal(words(n), set) {
				same = append(same, h.Node)
				break
			}
		}
	}
	switch {
	case len(exact) > 0:
		return exact, nil
	case len(same) > 0:
		return same, nil
	case len(all) > 0:
		return all, nil
	}
	return shorterNames(ctx, store, set, kinds)
}

// shorterNames are the things one of whose names is made of words of the
// question's name alone, at least two: "the 2016 peace vote" may be what is known
// as "2016 vote". Those with the longest such name.
func shorterNames(ctx context.Context, store graph.Store, asked []string, kinds []graph.Kind) ([]graph.Node, error) {
	return mostLike(ctx, store, asked, kinds, func(n graph.Node) int {
		if words := longestWithin(n, asked); words > 1 {
			return words
		}
		return 0
	})
}

// longestWithin is the number of words of the node's longest name that has no word but those asked, 0 for none.
func longestWithin(n graph.Node, asked []string) int {
	longest := 0
	for _, name := range namesOf(n) {
		w := words(name)
		outside := slices.ContainsFunc(w, func(one string) bool { return !slices.Contains(asked, one) })
		if !outside {
			longest = max(longest, len(w))
		}
	}
	return longest
}

// bareName is the name without article, quotation marks and a remark in brackets at its end.
func bareName(s string) string {
	s = strings.TrimSpace(s)
	if i := strings.LastIndexByte(s, '('); i > 0 && strings.HasSuffix(s, ")") {
		s = strings.TrimSpace(s[:i])
	}
	s = strings.Trim(s, `"' `)
	for _, article := range []string{"the ", "a ", "an ", "The "} {
		s = strings.TrimPrefix(s, article)
	}
	return s
}

func namesOf(n graph.Node) []string {
	switch v := n.(type) {
	case *graph.Actor:
		return append([]string{v.Name}, v.Aliases...)
	case *graph.Event:
		return append([]string{v.Name}, v.Aliases...)
	case *graph.Policy:
		return append([]string{v.Name}, v.Aliases...)
	case *graph.Work:
		return append([]string{v.Title}, v.Keys...)
	}
	return []string{n.Label()}
}

// Nearest are labels of nodes that share words with the name, most first, for "did you mean".
func Nearest(ctx context.Context, store graph.Store, name string, kinds ...graph.Kind) ([]string, error) {
	score := map[string]int{}
	for _, w := range content(bareName(name)) { // "of" makes nothing near
		if len([]rune(w)) < 2 {
			continue
		}
		hits, err := store.Search(ctx, graph.SearchQuery{Text: w, Kinds: kinds, First: 20})
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			score[h.Node.Label()] += len(w)
		}
	}
	labels := make([]string, 0, len(score))
	for l := range score {
		labels = append(labels, l)
	}
	slices.SortFunc(labels, func(a, b string) int { return cmp.Or(cmp.Compare(score[b], score[a]), cmp.Compare(a, b)) })
	return labels[:min(len(labels), 8)], nil
}

// oneWork resolves the slot; nil with suggestions set when it cannot.
func (q *asker) oneWork(ctx context.Context, name string) (*graph.Work, error) {
	works, err := FindWorks(ctx, q.store, name, "")
	if err != nil {
		return nil, err
	}
	switch {
	case len(works) == 1:
		return works[0], nil
	case len(works) == 0:
		return nil, q.unknown(ctx, name, graph.KindWork)
	}
	q.unclear = cmp.Or(q.unclear, fmt.Sprintf("%q fits %s here; ask again with one of these names:", name, count(len(works), "work")))
	for _, w := range works {
		q.answer.Suggestions = append(q.answer.Suggestions, w.Label())
	}
	return nil, nil
}

// oneThing resolves the slot to the best thing; the others that fit are named as missing.
func (q *asker) oneThing(ctx context.Context, name string, kinds ...graph.Kind) (graph.Node, error) {
	things, err := FindThings(ctx, q.store, name, kinds...)
	if err != nil {
		return nil, err
	}
	if len(things) == 0 {
		near, err := q.otherwiseCalled(ctx, name, kinds...)
		if err != nil || near == nil {
			return nil, err
		}
		things = []graph.Node{near}
	}
	q.alsoFits(things[1:])
	return things[0], q.likelySame(ctx, things[0])
}

// otherwiseCalled is the one thing that is near a name which nothing has, and says how the name was read; nil with suggestions set when there is none.
func (q *asker) otherwiseCalled(ctx context.Context, name string, kinds ...graph.Kind) (graph.Node, error) {
	near, err := nearThing(ctx, q.store, name, kinds...)
	if err != nil {
		return nil, err
	}
	if near != nil {
		q.miss(fmt.Sprintf("Nothing here is known as %q; it was read as %s, the one name near it.", name, near.Label()))
		return near, nil
	}
	near, err = q.oneDescribed(ctx, name, kinds...)
	if err != nil || near != nil || len(q.answer.Suggestions) > 0 {
		return near, err
	}
	return nil, q.unknown(ctx, name, kinds...)
}

// maxLikely is how many things that may be the same are named.
const maxLikely = 3

// likelySame says what may be the same as the thing but was not joined with it, and why.
func (q *asker) likelySame(ctx context.Context, thing graph.Node) error {
	why := graph.IdentityOf(thing)
	if why == nil {
		return nil
	}
	var ids []graph.ID
	var reasons []string
	for _, a := range why.Alike {
		if a.Relation == graph.LikeSame && len(ids) < maxLikely {
			ids, reasons = append(ids, a.Node), append(reasons, fmt.Sprintf("%.2f: %s", a.Score, a.Reason))
		}
	}
	if len(ids) == 0 {
		return nil
	}
	nodes, err := q.store.Nodes(ctx, ids)
	for i, n := range nodes {
		if n != nil {
			q.miss(fmt.Sprintf("%s is likely the same as %s, which is not counted in (%s).", thing.Label(), n.Label(), reasons[i]))
		}
	}
	return err
}

// unknown says that a name of the question is nobody's here, and which are near it.
func (q *asker) unknown(ctx context.Context, name string, kinds ...graph.Kind) error {
	near, err := Nearest(ctx, q.store, name, kinds...)
	q.answer.Suggestions = append(q.answer.Suggestions, near...)
	says := fmt.Sprintf("Nothing here is known as %q.", name)
	if len(near) > 0 {
		says = fmt.Sprintf("Nothing here is known as %q; the nearest names:", name)
	}
	q.unclear = cmp.Or(q.unclear, says)
	return err
}

// alsoFits says which things a name fits besides the one that was taken for it.
func (q *asker) alsoFits(others []graph.Node) {
	var labels []string
	for _, t := range others[:min(len(others), 5)] {
		labels = append(labels, t.Label())
	}
	if len(labels) > 0 {
		q.miss("The name also fits: " + strings.Join(labels, "; ") + ".")
	}
}
