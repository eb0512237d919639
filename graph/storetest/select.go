package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"kg/graph"
)

func selectCases() []testCase {
	return []testCase{
		{"list keeps to dates, words and edges, alone and together, and counts what it keeps", selects},
		{"list pages in every order, under equal keys too", ordersPages},
		{"list orders by how many edges lead to a node, whatever came and went", ordersAfterChanges},
		{"an edge is hedged as long as no document states it outright, and again when that one is forgotten", staysHedged},
		{"list refuses filters and orders that a kind does not have", refusesFilters},
		{"a cursor goes on in the order it was given in, and in no other", cursorsOfOrders},
		{"a shape keeps edges by reserve and by the date at the other end, orders by it, and counts", selectsEdges},
	}
}

// calendar is a document of things with dates of every form, some of them equal, and of edges of every sort to them.
func calendar() graph.Batch {
	d := newDraft("calendar")
	d.node.Genre, d.node.Date = "news", "2014-03-02"
	first := d.claim(&graph.Work{ID: idOf(graph.KindWork, "Calendar work"), Title: "Calendar work", Year: "2015", Type: "report", Keys: []string{"Ott 2015"}})
	second := d.claim(&graph.Work{ID: idOf(graph.KindWork, "Second calendar"), Title: "Second calendar", Date: "2015-06", Year: "2014", Keys: []string{"Ott 2016"}})
	d.claim(&graph.Work{ID: idOf(graph.KindWork, "Never dated"), Title: "Never dated", Year: "forthcoming"})
	d.edge(graph.Cites, second, first, 0.9)
	d.edge(graph.Cites, first, second, 0.9, hedged)
	who := d.actor("Almanac Office", "organisation")
	for i, date := range calendarDates() {
		e := d.event(fmt.Sprintf("Day %02d", i), date)
		p := d.claim(&graph.Policy{ID: idOf(graph.KindPolicy, fmt.Sprintf("Rule %02d", i)), Name: fmt.Sprintf("Rule %02d", i), Date: date, Type: "law"})
		d.edge(graph.Mentions, d.id, e, 1)
		if i%2 == 0 {
			d.edge(graph.Explains, first, e, 0.3+float64(i%5)/10, hedged)
		}
		if i%3 == 0 {
			d.edge(graph.Explains, second, e, 0.5)
		}
		if i%4 == 1 {
			d.edge(graph.Explains, second, p, 0.7, denied)
		}
		if i%5 == 2 {
			d.edge(graph.Explains, first, p, 0.4)
		}
		d.edge(graph.ParticipatedIn, who, e, 0.5, hedged)
		d.edge(graph.ParticipatedIn, who, e, 0.8, denied)
	}
	return d.batch()
}

func calendarDates() []string {
	return []string{
		"2014", "2014", "2014-03", "2014-03-02", "2014-03-02~", "2014?", "201X", "2013/2015", "2014-02/..", "../2014-01", "2014-21",
		"", "some day", "2015-12-31", "2016-01-01", "2014-12/2015-01", "2014", "/", "1X99",
	}
}

func ranges() []graph.DateRange {
	out := []graph.DateRange{{}, {Surely: true, Unknown: true}}
	for _, r := range []graph.DateRange{
		{From: "2014", To: "2014"}, {From: "2014-03-02", To: "2014-03"}, {From: "2015"}, {To: "2013"}, {From: "2014-02", To: "2014-02"},
	} {
		surely, unknown := r, r
		surely.Surely, unknown.Unknown = true, true
		out = append(out, r, surely, unknown)
	}
	return append(out, graph.DateRange{From: "2014", To: "2014", Surely: true, Unknown: true}, graph.DateRange{From: "0000"})
}

// sameSelection compares a list, page by page, and its size.
func sameSelection(t *testing.T, s graph.Store, m *model, q graph.NodeQuery) {
	t.Helper()
	sameList(t, s, m, q)
	q.After = "no cursor"
	if got, err := s.Size(context.Background(), q); err != nil || got != len(m.list(q)) {
		t.Errorf("size of %+v: got %d, %v, want %d", q, got, err, len(m.list(q)))
	}
}

func dates(q graph.NodeQuery, r graph.DateRange) graph.NodeQuery {
	if graph.Dated(q.Kind) {
		q.Dates = r
	}
	return q
}

func selects(t *testing.T, s graph.Store) {
	all := append(Corpus(), calendar())
	load(t, s, all...)
	m := newModel(all...)
	for _, k := range graph.Kinds() {
		for _, r := range ranges() {
			if graph.Dated(k) {
				sameSelection(t, s, m, graph.NodeQuery{Kind: k, Dates: r, First: 7})
			}
		}
		for _, text := range []string{"da", "rule 1", "brandt 2018a tides", "!!", "ott 2015"} {
			q := graph.NodeQuery{Kind: k, Text: text, First: 9}
			sameSelection(t, s, m, q)
			q.Document = all[4].Document
			sameSelection(t, s, m, dates(q, graph.DateRange{From: "2014", To: "2015"}))
			q.Type = "law"
			sameSelection(t, s, m, q)
			q.Document, q.Type, q.Key = "", "", "Ott 2015"
			sameSelection(t, s, m, q)
		}
		for i, c := range conditions(all[4].Document) {
			sameSelection(t, s, m, graph.NodeQuery{Kind: k, Having: []graph.EdgeCondition{c}, First: graph.MaxPage})
			sameSelection(t, s, m, graph.NodeQuery{Kind: k, Lacking: []graph.EdgeCondition{c}, First: graph.MaxPage})
			other := conditions(all[1].Document)[(i+3)%len(conditions(""))]
			q := graph.NodeQuery{Kind: k, Having: []graph.EdgeCondition{c, {}}, Lacking: []graph.EdgeCondition{other}, First: 9}
			sameSelection(t, s, m, dates(q, graph.DateRange{To: "2014", Unknown: true}))
		}
	}
}

func conditions(document graph.ID) []graph.EdgeCondition {
	return []graph.EdgeCondition{
		{},
		{Relations: []graph.Relation{graph.Explains}},
		{Relations: []graph.Relation{graph.Explains}, Direction: graph.Out},
		{Relations: []graph.Relation{graph.Explains, graph.Cites}, Direction: graph.In, MinConfidence: 0.5},
		{Hedged: graph.Only},
		{Hedged: graph.Without, Relations: []graph.Relation{graph.Explains, graph.PointsTo}},
		{Negated: graph.Only},
		{Negated: graph.Without, Hedged: graph.Only, MinConfidence: 0.6},
		{Document: document},
		{Document: document, Relations: []graph.Relation{graph.Mentions}, Direction: graph.In},
		{MinConfidence: 1, Negated: graph.Only},
	}
}

// orders are those that the kind has.
func orders(k graph.Kind) []graph.NodeOrder {
	out := []graph.NodeOrder{graph.ByLabel}
	if graph.Dated(k) {
		out = append(out, graph.ByEarliest, graph.ByLatest)
	}
	if _, ok := graph.Weighed(k); ok {
		out = append(out, graph.ByMost)
	}
	return out
}

func ordersPages(t *testing.T, s graph.Store) {
	all := append(Corpus(), calendar(), Large("large", 60))
	load(t, s, all...)
	m := newModel(all...)
	for _, k := range graph.Kinds() {
		for _, o := range orders(k) {
			for _, first := range []int{2, 7} {
				sameSelection(t, s, m, graph.NodeQuery{Kind: k, Order: o, First: first})
			}
			q := graph.NodeQuery{Kind: k, Order: o, First: 3, Document: calendar().Document}
			sameSelection(t, s, m, q)
			sameSelection(t, s, m, dates(q, graph.DateRange{From: "2014", To: "2014-06", Unknown: true}))
			q.Document = ""
			sameSelection(t, s, m, dates(q, graph.DateRange{From: "2014", To: "2014", Surely: true}))
			q.Text = "of many"
			sameSelection(t, s, m, q)
			q.Text, q.Having = "", []graph.EdgeCondition{{Relations: []graph.Relation{graph.Explains}, Hedged: graph.Only}}
			sameSelection(t, s, m, q)
		}
	}
}

// inOrders compares the lists in all orders but that of labels.
func inOrders(t *testing.T, s graph.Store, m *model) {
	t.Helper()
	for _, k := range graph.Kinds() {
		for _, o := range orders(k)[1:] {
			sameList(t, s, m, graph.NodeQuery{Kind: k, Order: o, First: graph.MaxPage})
		}
	}
}

func ordersAfterChanges(t *testing.T, s graph.Store) {
	ctx := context.Background()
	all := append(Corpus(), calendar(), Large("large", 40))
	all = append(all, Styles()...)
	m := newModel()
	for _, b := range all {
		load(t, s, b)
		m.batches[b.Document] = b
		inOrders(t, s, m)
	}
	changed := calendar()
	changed.Edges = slices.DeleteFunc(changed.Edges, func(e graph.Edge) bool { return e.Relation == graph.Explains && e.Confidence == 0 && e.Negated })
	changed.Edges = changed.Edges[:len(changed.Edges)/2]
	load(t, s, changed)
	m.batches[changed.Document] = changed
	inOrders(t, s, m)
	for _, b := range all {
		if _, err := s.Forget(ctx, b.Document); err != nil {
			t.Fatal(err)
		}
		delete(m.batches, b.Document)
		inOrders(t, s, m)
	}
}

func staysHedged(t *testing.T, s graph.Store) {
	says := func(name string, change ...func(*graph.Edge)) graph.Batch {
		d := newDraft(name)
		d.edge(graph.Explains, d.work("A work of two minds"), d.event("Spring tide", "2001"), 0.5, change...)
		return d.batch()
	}
	reserved, outright := says("reserved", hedged), says("outright")
	m := newModel()
	compare := func() {
		t.Helper()
		for _, c := range []graph.Choice{graph.Only, graph.Without} {
			sameList(t, s, m, graph.NodeQuery{Kind: graph.KindEvent, Having: []graph.EdgeCondition{{Hedged: c}}, First: 5})
			sameShape(t, s, m, graph.Shape{From: []graph.ID{idOf(graph.KindWork, "A work of two minds")}, Hops: []graph.Hop{{
				Name: "a", Relations: said(), Direction: graph.Out, First: 5, Filter: graph.EdgeFilter{Hedged: c}, Total: true,
			}}})
		}
	}
	for _, b := range []graph.Batch{reserved, outright} {
		load(t, s, b)
		m.batches[b.Document] = b
		compare()
	}
	if _, err := s.Forget(context.Background(), outright.Document); err != nil {
		t.Fatal(err)
	}
	delete(m.batches, outright.Document)
	compare()
}

func refusesFilters(t *testing.T, s graph.Store) {
	for name, c := range map[string]struct {
		query graph.NodeQuery
		code  graph.Code
	}{
		"dates of what has none":     {graph.NodeQuery{Kind: graph.KindActor, Dates: graph.DateRange{From: "2014"}}, graph.Invalid},
		"an order by dates of these": {graph.NodeQuery{Kind: graph.KindCitation, Order: graph.ByEarliest}, graph.Invalid},
		"the latest of these":        {graph.NodeQuery{Kind: graph.KindActor, Order: graph.ByLatest}, graph.Invalid},
		"a count of what has none":   {graph.NodeQuery{Kind: graph.KindDocument, Order: graph.ByMost}, graph.Invalid},
		"an unknown order":           {graph.NodeQuery{Kind: graph.KindEvent, Order: "n.id) --"}, graph.Invalid},
		"a date that is none":        {graph.NodeQuery{Kind: graph.KindEvent, Dates: graph.DateRange{From: "yesterday"}}, graph.Invalid},
		"a range turned round":       {graph.NodeQuery{Kind: graph.KindEvent, Dates: graph.DateRange{From: "2015", To: "2014"}}, graph.Invalid},
		"an unknown relation":        {graph.NodeQuery{Kind: graph.KindEvent, Having: []graph.EdgeCondition{{Relations: []graph.Relation{"x]->() DELETE r //"}}}}, graph.Invalid},
		"an unknown direction":       {graph.NodeQuery{Kind: graph.KindEvent, Lacking: []graph.EdgeCondition{{Direction: "up"}}}, graph.Invalid},
		"an odd confidence":          {graph.NodeQuery{Kind: graph.KindEvent, Having: []graph.EdgeCondition{{MinConfidence: 2}}}, graph.Invalid},
		"an odd choice":              {graph.NodeQuery{Kind: graph.KindEvent, Having: []graph.EdgeCondition{{Hedged: "x"}}}, graph.Invalid},
		"too many conditions":        {graph.NodeQuery{Kind: graph.KindEvent, Having: make([]graph.EdgeCondition, graph.MaxConditions+1)}, graph.TooLarge},
		"too long a text":            {graph.NodeQuery{Kind: graph.KindEvent, Text: string(make([]byte, graph.MaxSearchText+1))}, graph.TooLarge},
	} {
		c.query.First = 1
		if _, err := s.List(context.Background(), c.query); graph.CodeOf(err) != c.code {
			t.Errorf("%s: list: got %v, want code %s", name, err, c.code)
		}
		if c.query.Order != graph.ByLabel {
			continue // a size has no order
		}
		if _, err := s.Size(context.Background(), c.query); graph.CodeOf(err) != c.code {
			t.Errorf("%s: size: got %v, want code %s", name, err, c.code)
		}
	}
}

func cursorsOfOrders(t *testing.T, s graph.Store) {
	load(t, s, calendar())
	ctx := context.Background()
	for _, o := range orders(graph.KindEvent) {
		page, err := s.List(ctx, graph.NodeQuery{Kind: graph.KindEvent, Order: o, First: 5})
		if err != nil {
			t.Fatal(err)
		}
		if len(page.Cursors) != 5 || page.Next != page.Cursors[4] {
			t.Errorf("order %q: cursors %q, next %q", o, page.Cursors, page.Next)
		}
		rest, err := s.List(ctx, graph.NodeQuery{Kind: graph.KindEvent, Order: o, First: 2, After: page.Cursors[2]})
		if err != nil || rest.Nodes[0].NodeID() != page.Nodes[3].NodeID() || rest.Cursors[0] != page.Cursors[3] {
			t.Errorf("order %q: behind the third of five comes %v, %v", o, rest.Nodes, err)
		}
		for _, other := range orders(graph.KindEvent) {
			if other == o {
				continue
			}
			_, err := s.List(ctx, graph.NodeQuery{Kind: graph.KindEvent, Order: other, First: 2, After: page.Next})
			refuses(t, err, graph.Invalid)
		}
	}
}

func selectsEdges(t *testing.T, s graph.Store) {
	all := append(Corpus(), calendar())
	load(t, s, all...)
	m := newModel(all...)
	var from []graph.ID
	for id := range m.nodes() {
		from = append(from, id)
	}
	slices.Sort(from)
	first, who := idOf(graph.KindWork, "Calendar work"), idOf(graph.KindActor, "Almanac Office")
	for _, h := range []graph.Hop{
		{Relations: said(), Direction: graph.Out, Filter: graph.EdgeFilter{Hedged: graph.Only}},
		{Relations: said(), Direction: graph.In, Filter: graph.EdgeFilter{Hedged: graph.Without, Negated: true}},
		{Relations: graph.PathRelations(), Direction: graph.Out, Filter: graph.EdgeFilter{There: graph.DateRange{From: "2014", To: "2014"}}},
		{Relations: graph.PathRelations(), Direction: graph.Out, Filter: graph.EdgeFilter{There: graph.DateRange{From: "2014", To: "2014", Surely: true}, Negated: true}},
		{Relations: graph.PathRelations(), Direction: graph.In, Filter: graph.EdgeFilter{There: graph.DateRange{From: "2015", Unknown: true}}, Kinds: []graph.Kind{graph.KindWork, graph.KindActor}},
		{Relations: graph.PathRelations(), Direction: graph.In, Order: graph.ByDateThere, Kinds: []graph.Kind{graph.KindWork}},
		{Relations: append(said(), graph.Mentions, graph.ParticipatedIn), Direction: graph.Out, Order: graph.ByDateThere, Filter: graph.EdgeFilter{Document: all[4].Document, MinConfidence: 0.4}},
	} {
		h.Name, h.First, h.Total = "a", 3, true
		sameShape(t, s, m, graph.Shape{From: from, Hops: []graph.Hop{h}})
		h.Next = []graph.Hop{{Name: "b", Relations: said(), Direction: graph.In, First: 2, Total: true, Order: graph.ByDateThere}}
		sameShape(t, s, m, graph.Shape{From: from, Hops: []graph.Hop{h, {Name: "c", Relations: said(), Direction: graph.Out, First: 1}}})
	}
	for _, h := range []graph.Hop{
		{Relations: said(), Direction: graph.Out, Order: graph.ByDateThere, Total: true},
		{Relations: []graph.Relation{graph.ParticipatedIn}, Direction: graph.Out, Order: graph.ByDateThere, Filter: graph.EdgeFilter{Negated: true}},
		{Relations: []graph.Relation{graph.ParticipatedIn}, Direction: graph.Out, Filter: graph.EdgeFilter{Negated: true, Hedged: graph.Only}},
	} {
		for _, size := range []int{1, 3} {
			pageThrough(t, s, m, []graph.ID{first, who}, h, size)
		}
	}
	for _, h := range []graph.Hop{{Order: "e.id --"}, {Filter: graph.EdgeFilter{Hedged: "x"}}, {Filter: graph.EdgeFilter{There: graph.DateRange{To: "soon"}}}} {
		h.Name, h.First, h.Relations, h.Direction = "a", 1, said(), graph.Out
		_, err := s.Shape(context.Background(), graph.Shape{From: from[:1], Hops: []graph.Hop{h}})
		refuses(t, err, graph.Invalid)
	}
}

// pageThrough follows a hop from each of the nodes to its end.
func pageThrough(t *testing.T, s graph.Store, m *model, from []graph.ID, h graph.Hop, size int) {
	t.Helper()
	h.Name, h.First = "a", size
	for _, id := range from {
		at := h
		for range 200 {
			shape := graph.Shape{From: []graph.ID{id}, Hops: []graph.Hop{at}}
			sameShape(t, s, m, shape)
			got, err := s.Shape(context.Background(), shape)
			if err != nil {
				t.Fatal(err)
			}
			branch := got[0].Hops["a"]
			if !branch.More {
				break
			}
			at.After = branch.Edges[len(branch.Edges)-1].Edge.ID
		}
	}
}
