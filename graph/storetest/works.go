package storetest

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kg/graph"
)

func workCases() []testCase {
	return []testCase{
		{"ten documents that describe one work in ten styles have one work, in any order, whichever is forgotten", tenStyles},
		{"two entries of one bibliography are two works, and a third that fits both stays alone", suffixes},
		{"works with one title and different identifiers are not joined", sameTitle},
		{"a preprint and its article are two works, each of which names the other", preprint},
		{"a retraction leads to the work that it retracts, wherever that is described", retraction},
		{"forget parts what only the forgotten document joined", parts},
		{"documents are listed under the work that their claims are about", listsJoined},
		{"more descriptions of one name than are compared stay apart", crowd},
	}
}

// entry is a work as a bibliography describes it; its id is that of its canonical key, year and title.
func entry(w graph.Work) *graph.Work {
	w.ID = idOf(graph.KindWork, w.Year+strings.ToLower(w.Title))
	return &w
}

func by(names ...string) (out []graph.Person) {
	for _, n := range names {
		family, given, _ := strings.Cut(n, ", ")
		out = append(out, graph.Person{Family: family, Given: given})
	}
	return out
}

// citing is a document that describes the works and cites them.
func citing(name string, works ...*graph.Work) graph.Batch {
	d := newDraft(name)
	own := d.work("About "+name+" in its own words", "Author of "+name)
	d.edge(graph.Embodies, d.id, own, 1)
	for i, w := range works {
		ref := d.reference(fmt.Sprintf("entry %d", i))
		id := d.claim(w)
		d.edge(graph.Describes, ref, id, 0.9)
		d.edge(graph.Cites, own, id, 0.8)
		d.edge(graph.Explains, id, d.event("Opening of the lock", "1911"), 0.5)
	}
	return d.batch()
}

// worksOf are the works of the store that some document's bibliography describes.
func worksOf(t *testing.T, s graph.Store) []*graph.Work {
	t.Helper()
	page, err := s.List(context.Background(), graph.NodeQuery{Kind: graph.KindWork, First: graph.MaxPage})
	if err != nil {
		t.Fatal(err)
	}
	var out []*graph.Work
	for _, n := range page.Nodes {
		if w := n.(*graph.Work); !strings.HasPrefix(w.Title, "About ") {
			out = append(out, w)
		}
	}
	return out
}

func forget(t *testing.T, s graph.Store, b graph.Batch) {
	t.Helper()
	if _, err := s.Forget(context.Background(), b.Document); err != nil {
		t.Fatal(err)
	}
}

// Styles are one article as ten documents print it.
func Styles() []graph.Batch {
	full := graph.Work{
		Title: "Locks and levies: the politics of inland shipping, 1890–1914", Year: "2016", Authors: by("Halloran, Imke", "Sato, Kenji"), Type: "article-journal",
		Container: "Journal of Transport History", Volume: "37", Issue: "2", Pages: "211-239", DOI: "10.5555/jth.2016.0211",
	}
	with := func(change func(*graph.Work)) *graph.Work {
		w := full
		change(&w)
		return entry(w)
	}
	works := []*graph.Work{
		with(func(*graph.Work) {}),
		with(func(w *graph.Work) { w.DOI = "" }),
		with(func(w *graph.Work) { w.DOI, w.URL = "", "https://doi.org/10.5555/JTH.2016.0211" }),
		with(func(w *graph.Work) {
			w.DOI, w.Container, w.Authors = "", "J. Transp. Hist.", by("Halloran, I.", "Sato, K.")
		}),
		with(func(w *graph.Work) {
			w.DOI, w.Title, w.Authors = "", "Locks and levies", by("Halloran, I.", "Sato, K.")
		}),
		with(func(w *graph.Work) {
			w.DOI, w.Title = "", "Locks and Levies: The Politics of Inland Shiping, 1890-1914"
		}),
		with(func(w *graph.Work) { w.DOI, w.Issue, w.Pages, w.Authors = "", "", "", by("Halloran, I.") }),
		with(func(w *graph.Work) { w.DOI, w.Year = "10.5555/jth.2016.0211", "2015" }),
		with(func(w *graph.Work) { w.Title, w.Authors, w.Container = "Locks & levies", nil, "JTH" }),
		with(func(w *graph.Work) {
			w.DOI, w.Title, w.Pages, w.Volume = "", "LOCKS AND LEVIES – THE POLITICS OF INLAND SHIPPING, 1890–1914", "211–39", "vol. 37"
		}),
	}
	var out []graph.Batch
	for i, w := range works {
		out = append(out, citing(fmt.Sprintf("style %d", i), w))
	}
	return out
}

func tenStyles(t *testing.T, s graph.Store) {
	const different = 9 // two say the same but for where the DOI stands
	all := Styles()
	want := written(t, newModel(all...).records())
	for round, order := range [][]int{{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}, {4, 8, 5, 9, 2, 7, 0, 6, 3, 1}} {
		for _, i := range order {
			load(t, s, all[i])
		}
		if got := written(t, s.Records(context.Background())); got != want {
			t.Fatalf("loading in the order %v gives another graph:\n%s\nwant\n%s", order, got, want)
		}
		works := worksOf(t, s)
		if len(works) != 1 {
			t.Fatalf("%d works, want one: %s", len(works), encoded(t, works))
		}
		claims, err := s.Claims(context.Background(), works[0].ID)
		if err != nil || len(claims) != 10 {
			t.Fatalf("%d claims about it, %v", len(claims), err)
		}
		i := works[0].Identity
		if i == nil || i.Descriptions != different || len(i.Joins) != different-1 || i.Score < 0.9 || i.Joins[0].Score != i.Score || i.Joins[0].Reason == "" {
			t.Errorf("identity %s", encoded(t, i))
		}
		tree, err := s.Shape(context.Background(), graph.Shape{From: []graph.ID{works[0].ID}, Hops: []graph.Hop{
			{Name: "citing", Relations: []graph.Relation{graph.Cites}, Direction: graph.In, First: 20},
			{Name: "explains", Relations: []graph.Relation{graph.Explains}, Direction: graph.Out, First: 20},
		}})
		if err != nil || len(tree[0].Hops["citing"].Edges) != 10 || len(tree[0].Hops["explains"].Edges) != 1 || len(tree[0].Hops["explains"].Edges[0].Edge.Evidence) != 10 {
			t.Errorf("what the documents say of it: %s, %v", encoded(t, tree), err)
		}
		if round == 0 {
			for i, b := range all {
				forget(t, s, b)
				holds(t, s, newModel(slices.Delete(slices.Clone(all), i, i+1)...))
				load(t, s, b)
			}
		}
		for _, i := range order {
			forget(t, s, all[i])
		}
		holds(t, s, newModel())
	}
}

func suffixes(t *testing.T, s graph.Store) {
	w := graph.Work{Title: "The quiet canal", Year: "2024", Authors: by("Okafor, N."), Container: "Harbour Review"}
	a, b, c := w, w, w
	a.Pages, b.Pages = "11-30", "97-120"
	a.Keys, b.Keys, c.Keys = []string{"Okafor 2024a"}, []string{"Okafor 2024b"}, []string{"Okafor 2024"}
	a.ID, b.ID, c.ID = idOf(graph.KindWork, "quiet a"), idOf(graph.KindWork, "quiet b"), idOf(graph.KindWork, "quiet")
	both, third := citing("both", &a, &b), citing("third", &c)
	load(t, s, both, third)
	works := worksOf(t, s)
	if len(works) != 3 {
		t.Fatalf("%d works, want three: %s", len(works), encoded(t, works))
	}
	for _, w := range works {
		if w.Keys[0] == "Okafor 2024" && (w.Identity == nil || len(w.Identity.Alike) != 2) {
			t.Errorf("the entry that fits two names them not as candidates: %s", encoded(t, w))
		}
	}
	// Alike but for the suffix, which is a document's own: one bibliography that has both says that they are two.
	a.Pages, b.Pages = "", ""
	load(t, s, citing("both", &a, &b))
	if works := worksOf(t, s); len(works) != 3 {
		t.Errorf("%d works, want three: %s", len(works), encoded(t, works))
	}
	holds(t, s, newModel(citing("both", &a, &b), third))
	forget(t, s, both)
	if works := worksOf(t, s); len(works) != 1 || works[0].Identity != nil {
		t.Errorf("what the forgotten document described is still there: %s", encoded(t, works))
	}
}

func sameTitle(t *testing.T, s graph.Store) {
	w := graph.Work{Title: "Freight statistics of the inland ports and waterways", Year: "2019", Authors: by("Reyes, M."), Container: "Port Papers"}
	one, two, none := w, w, w
	one.DOI, two.DOI = "10.5555/one", "10.5555/two"
	all := []graph.Batch{citing("first", entry(one)), citing("second", entry(two)), citing("neither", entry(none))}
	load(t, s, all...)
	works := worksOf(t, s)
	if len(works) != 3 {
		t.Fatalf("%d works, want three: %s", len(works), encoded(t, works))
	}
	holds(t, s, newModel(all...))
	forget(t, s, all[1])
	if works := worksOf(t, s); len(works) != 1 {
		t.Errorf("%d works when one of the two is gone, want one: %s", len(works), encoded(t, works))
	}
	holds(t, s, newModel(all[0], all[2]))
}

func preprint(t *testing.T, s graph.Store) {
	w := graph.Work{Title: "Sluice scheduling with learned arrival times", Authors: by("Lindqvist, A.", "Mbeki, T.")}
	early, late := w, w
	early.Year, early.Container, early.URL = "2021", "arXiv", "https://arxiv.org/abs/2106.01234v2"
	late.Year, late.Container, late.Volume, late.Pages, late.DOI = "2022", "Transport Science", "56", "1-20", "10.5555/ts.56.1"
	load(t, s, citing("early", entry(early)), citing("late", entry(late)))
	works := worksOf(t, s)
	if len(works) != 2 {
		t.Fatalf("%d works, want two: %s", len(works), encoded(t, works))
	}
	for i, w := range works {
		if w.Identity == nil || len(w.Identity.Alike) != 1 || w.Identity.Alike[0].Node != works[1-i].ID || w.Identity.Alike[0].Relation != graph.LikeVersion || w.Identity.Alike[0].Reason == "" {
			t.Errorf("it does not name its other version: %s", encoded(t, w))
		}
	}
	holds(t, s, newModel(citing("early", entry(early)), citing("late", entry(late))))
}

func retraction(t *testing.T, s graph.Store) {
	d := newDraft("notices")
	notice := d.claim(entry(graph.Work{Title: "Retraction: Silt loads of tidal rivers after dredging", Year: "2020", Container: "River Letters", Authors: by("Duarte, P.")}))
	of := d.claim(&graph.Work{ID: idOf(graph.KindWork, "silt"), Title: "Silt loads of tidal rivers after dredging", Container: "River Letters", Authors: by("Duarte, P.")})
	d.edge(graph.Retracts, notice, of, 0.9)
	load(t, s, d.batch(), citing("citing", entry(graph.Work{
		Title: "Silt loads of tidal rivers after dredging", Year: "2018", Container: "River Letters", Authors: by("Duarte, Paula"), DOI: "10.5555/rl.7",
	})))
	works := worksOf(t, s)
	if len(works) != 2 {
		t.Fatalf("%d works, want the notice and what it retracts: %s", len(works), encoded(t, works))
	}
	for _, w := range works {
		if w.DOI == "" {
			continue
		}
		trees, err := s.Shape(context.Background(), graph.Shape{From: []graph.ID{w.ID}, Hops: []graph.Hop{
			{Name: "notice", Relations: []graph.Relation{graph.Retracts}, Direction: graph.In, First: 1},
		}})
		if err != nil || len(trees[0].Hops["notice"].Edges) != 1 || trees[0].Hops["notice"].Edges[0].Edge.Evidence[0].Quote == "" {
			t.Errorf("the notice is not found from the work that it retracts: %s, %v", encoded(t, trees), err)
		}
	}
}

func parts(t *testing.T, s graph.Store) {
	typo := entry(graph.Work{Title: "Tolls of the eastern wharfs and their keepers", Year: "1999", Authors: by("Quist, B."), Container: "Kai", DOI: "10.5555/tolls"})
	other := entry(graph.Work{Title: "Zölle der östlichen Kais", Year: "1999", Authors: by("Quist, B.")})
	bridge := entry(graph.Work{Title: "Zölle der östlichen Kais", Year: "1999", Authors: by("Quist, B."), DOI: "10.5555/tolls", Container: "Kai"})
	a, b, c := citing("a", typo), citing("b", other), citing("c", bridge)
	load(t, s, a, b)
	if works := worksOf(t, s); len(works) != 2 {
		t.Fatalf("%d works before they are joined, want two: %s", len(works), encoded(t, works))
	}
	load(t, s, c)
	if works := worksOf(t, s); len(works) != 1 {
		t.Fatalf("%d works, want one: %s", len(works), encoded(t, works))
	}
	holds(t, s, newModel(a, b, c))
	forget(t, s, c)
	holds(t, s, newModel(a, b))
	if works := worksOf(t, s); len(works) != 2 {
		t.Errorf("%d works, want two again: %s", len(works), encoded(t, works))
	}
}

// listsJoined has one document describe a work twice under one DOI.
func listsJoined(t *testing.T, s graph.Store) {
	one := graph.Work{Title: "Piers and people", Year: "2001", DOI: "10.5555/piers", Authors: by("Vance, R.")}
	two := one
	two.Title = "Piers & peoples of the coast"
	b := citing("twice", entry(one), entry(two))
	load(t, s, b)
	if works := worksOf(t, s); len(works) != 1 {
		t.Fatalf("%d works, want one: %s", len(works), encoded(t, works))
	}
	m := newModel(b)
	holds(t, s, m)
	sameCount(t, s, m)
	sameList(t, s, m, graph.NodeQuery{Kind: graph.KindWork, Document: b.Document, First: 1})
	got, err := s.Forget(context.Background(), b.Document)
	want := b.Count()
	want.WrittenNodes, want.WrittenEvidence = want.Nodes, want.Evidence
	if err != nil || got != want {
		t.Errorf("counts %+v, want %+v, %v", got, want, err)
	}
	holds(t, s, newModel())
}

// crowd has more documents describe works under one name than are compared, then fewer.
func crowd(t *testing.T, s graph.Store) {
	var all []graph.Batch
	for part := range 3 {
		d := newDraft(fmt.Sprintf("crowd %d", part))
		for i := range 90 {
			w := entry(graph.Work{
				Title: "Notes on the northern harbours and their lights", Year: "1950", Pages: fmt.Sprint(1000*part + 10*i + 1), Authors: by("Aune, S."), Container: "Notes",
			})
			w.ID = graph.NewID(string(graph.KindWork), fmt.Sprint("notes ", i))
			d.claim(w)
		}
		all = append(all, d.batch())
	}
	load(t, s, all...)
	holds(t, s, newModel(all...))
	forget(t, s, all[1])
	holds(t, s, newModel(all[0], all[2]))
	load(t, s, all[1])
	holds(t, s, newModel(all...))
}

// anyDescriptions lets documents that describe a few works in any words come, change and go.
func anyDescriptions(t *testing.T, s graph.Store) {
	history(t, s, 5, describing, func(_ *rapid.T, m *model, b graph.Batch) {
		sameList(t, s, m, graph.NodeQuery{Kind: graph.KindWork, Document: b.Document, First: 2})
		sameCount(t, s, m)
	})
}

// describing makes a document with a few descriptions of a few works, some of which agree, contradict each other, or fit several.
func describing(r *rapid.T, name string) graph.Batch {
	d := newDraft(name)
	pick := func(what string, from ...string) string { return rapid.SampledFrom(from).Draw(r, what) }
	var ids []graph.ID
	for i := range rapid.IntRange(1, 4).Draw(r, "works") {
		w := &graph.Work{
			Title: pick("title", "", "Ferries of the inner lakes", "Ferries of the inner lakes: a history", "Ferries of the iner lakes",
				"Ferries of the inner lakes: an atlas", "Ferries of the inner lakes, part II", "Introduction", "Retraction: Ferries of the inner lakes"),
			Year:      pick("year", "", "2010", "2011", "2013", "n.d."),
			Authors:   by(pick("author", "Ode, K.", "Ode, K.", "Ode, L.", "Pym, J.")),
			DOI:       pick("doi", "", "", "10.5555/a", "10.5555/b"),
			Container: pick("container", "", "Lake Review", "Lake Rev.", "arXiv"),
			Pages:     pick("pages", "", "", "1-9", "31"),
			URL:       pick("url", "", "", "https://example.org/items/2010/ferries-of-the-lakes"),
			Keys:      []string{pick("key", "Ode 2010", "Ode 2010a")},
		}
		w.ID = idOf(graph.KindWork, pick("claimed", w.Year+strings.ToLower(w.Title), "1", "2"))
		if rapid.IntRange(0, 9).Draw(r, "odd") == 0 {
			w.ID = idOf(graph.KindWork, fmt.Sprint(i))
		}
		ids = append(ids, d.claim(w))
	}
	event := d.event("Launch", "")
	for range rapid.IntRange(0, 4).Draw(r, "edges") {
		from, to := rapid.SampledFrom(ids).Draw(r, "from"), rapid.SampledFrom(ids).Draw(r, "to")
		if rapid.Bool().Draw(r, "cites") {
			d.edge(graph.Cites, from, to, 0.5)
		} else {
			d.edge(graph.Explains, from, event, 0.5)
		}
	}
	return d.batch()
}
