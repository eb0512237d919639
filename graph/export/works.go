package export

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"kg/bibliography"
	"kg/bibliography/formats"
	"kg/graph"
)

// MaxWorks is how many works one bibliography may hold: they are held in memory, for their keys must differ.
const MaxWorks = 200_000

// Selection says which works a bibliography holds: those named, those that the documents name, or all when it is empty.
type Selection struct {
	// Works are ids of works, or keys under which a document cites them.
	Works []string
	// Documents are documents whose lists of references name the works; a document's own work is not among them.
	Documents []graph.ID
}

// Bibliography writes works of the graph in a format of bibliographies, each once: as named, those of a document as its list has them, all of the graph in
// the order of their labels.
func Bibliography(ctx context.Context, w io.Writer, store graph.Store, f formats.Format, sel Selection) error {
	works, err := selected(ctx, store, sel)
	if err != nil {
		return fmt.Errorf("export as %s: %w", f.Title, err)
	}
	items := make([]*bibliography.Item, len(works))
	for i, work := range works {
		items[i] = Item(work)
	}
	if err := f.Write(w, items); err != nil {
		return fmt.Errorf("export as %s: %w", f.Title, err)
	}
	return nil
}

func selected(ctx context.Context, store graph.Store, sel Selection) ([]*graph.Work, error) {
	var out []*graph.Work
	seen := map[graph.ID]bool{}
	add := func(list []*graph.Work) {
		for _, w := range list {
			if !seen[w.ID] {
				seen[w.ID] = true
				out = append(out, w)
			}
		}
	}
	for _, name := range sel.Works {
		list, err := named(ctx, store, name)
		if err != nil {
			return nil, err
		}
		add(list)
	}
	for _, d := range sel.Documents {
		list, err := listedBy(ctx, store, d)
		if err != nil {
			return nil, err
		}
		add(list)
	}
	if len(sel.Works)+len(sel.Documents) > 0 {
		return out, nil
	}
	return pages(ctx, store, graph.NodeQuery{Kind: graph.KindWork})
}

// named are the works of an id or a key.
func named(ctx context.Context, store graph.Store, name string) ([]*graph.Work, error) {
	if graph.ID(name).Kind() == string(graph.KindWork) {
		nodes, err := store.Nodes(ctx, []graph.ID{graph.ID(name)})
		if err != nil {
			return nil, err
		}
		if w, ok := nodes[0].(*graph.Work); ok && w != nil {
			return []*graph.Work{w}, nil
		}
		return nil, graph.Errorf(graph.NotFound, "no work has the id %s", name)
	}
	list, err := pages(ctx, store, graph.NodeQuery{Kind: graph.KindWork, Key: name})
	if err == nil && len(list) == 0 {
		err = graph.Errorf(graph.NotFound, "no document cites a work as %q", name)
	}
	return list, err
}

// listedBy are the works that a document's list of references names, in the order of the list.
func listedBy(ctx context.Context, store graph.Store, document graph.ID) ([]*graph.Work, error) {
	type entry struct {
		number int
		work   *graph.Work
	}
	var entries []entry
	hop := graph.Hop{Name: "lists", Relations: []graph.Relation{graph.Lists}, Direction: graph.Out, First: graph.MaxPage, Next: []graph.Hop{
		{Name: "describes", Relations: []graph.Relation{graph.Describes}, Direction: graph.Out, First: graph.MaxPage},
	}}
	for more := true; more; {
		trees, err := store.Shape(ctx, graph.Shape{From: []graph.ID{document}, Hops: []graph.Hop{hop}})
		if err != nil {
			return nil, err
		}
		more = false
		for _, t := range trees {
			branch := t.Hops["lists"]
			for _, e := range branch.Edges {
				ref, _ := e.To.Node.(*graph.Reference)
				for _, d := range e.To.Hops["describes"].Edges {
					if w, ok := d.To.Node.(*graph.Work); ok && ref != nil {
						entries = append(entries, entry{ref.Number, w})
					}
				}
				hop.After = e.Edge.ID
			}
			more = branch.More
		}
		if len(entries) > MaxWorks {
			return nil, tooMany()
		}
	}
	slices.SortStableFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.number, b.number), cmp.Compare(a.work.ID, b.work.ID))
	})
	out := make([]*graph.Work, len(entries))
	for i, e := range entries {
		out[i] = e.work
	}
	return out, nil
}

func tooMany() error {
	return graph.Errorf(graph.TooLarge, "more than %d works: name the works or the documents they are to come from", MaxWorks)
}

// pages are all works of a query.
func pages(ctx context.Context, store graph.Store, q graph.NodeQuery) ([]*graph.Work, error) {
	var out []*graph.Work
	for q.First = graph.MaxPage; ; {
		page, err := store.List(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, n := range page.Nodes {
			if w, ok := n.(*graph.Work); ok {
				out = append(out, w)
			}
		}
		if len(out) > MaxWorks {
			return nil, tooMany()
		}
		if page.Next == "" {
			return out, nil
		}
		q.After = page.Next
	}
}

// Item is a work of the graph as an item of a bibliography. Nothing is added to what the graph says: a work of no known
// type is a document. Its keys belong to the documents that cite it and are not taken over.
func Item(w *graph.Work) *bibliography.Item {
	it := bibliography.New(bibliography.TypeOf(w.Type))
	for _, p := range w.Authors {
		it.AddNames(bibliography.Author, bibliography.NewName(p.Family, p.Given, p.Literal))
	}
	date, ok := bibliography.ParseEDTF(w.Date)
	if !ok {
		date = bibliography.ParseYear(w.Year)
	}
	if date.Literal != "n.d." && date.Literal != "n. d." {
		it.SetDate(bibliography.Issued, date)
	}
	container := bibliography.ContainerTitle
	if it.Type.StandsAlone() {
		container = bibliography.CollectionTitle
	}
	for _, f := range []struct {
		v    bibliography.Variable
		text string
	}{
		{bibliography.Title, w.Title}, {container, w.Container}, {bibliography.Volume, w.Volume}, {bibliography.Issue, w.Issue},
		{bibliography.Page, bibliography.Pages(w.Pages)}, {bibliography.Edition, w.Edition}, {bibliography.Publisher, w.Publisher},
		{bibliography.PublisherPlace, w.Place}, {bibliography.DOI, w.DOI}, {bibliography.URL, w.URL}, {bibliography.ISBN, w.ISBN}, {bibliography.Language, w.Language},
	} {
		it.Set(f.v, f.text)
	}
	it.Settle()
	return it
}
