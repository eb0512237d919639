package storetest

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kg/graph"
	"kg/graph/review"
)

func correctionCases() []testCase {
	return []testCase{
		{"corrections survive forgetting and loading again, and loading in another order", correctionsLast},
		{"corrections hold for whoever opens the store next", correctionsAreKept},
		{"a change of the corrections that was broken off is finished by whoever opens the store next", correctionsBrokenOff},
		{"any corrections, before and after loading, undone or not, leave the graph of the same documents and corrections", anyCorrections},
	}
}

// Corrections are records about the corpus: of every kind, one undone, one about a document that is not there.
func Corrections(t testing.TB, s graph.Store) *review.Set {
	t.Helper()
	ctx := context.Background()
	set := review.NewSet(nil)
	at := time.Date(2026, 3, 1, 9, 30, 0, 0, time.UTC)
	maker := func(why string) review.Maker {
		at = at.Add(time.Minute)
		return review.Maker{Who: "Ada L.", Why: why, When: at}
	}
	add := func(r review.Record, err error) review.Record {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		set = set.With(r)
		return r
	}
	harbour, strike := graph.NewID("document", "harbour"), graph.NewID("document", "strike")
	tides, dock, closing := idOf(graph.KindWork, "Tides and tariffs"), idOf(graph.KindEvent, "Dock strike"), idOf(graph.KindEvent, "Closing of the harbour")
	crown, city, union := idOf(graph.KindActor, "Crown"), idOf(graph.KindActor, "Port City"), idOf(graph.KindActor, "Dockers’ Union")
	reading := func(document graph.ID, relation graph.Relation, from, to graph.ID) graph.ID {
		b, err := s.Batch(ctx, document)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range b.Edges {
			if e.Relation == relation && e.From == from && e.To == to {
				return e.Evidence[0].ID
			}
		}
		t.Fatalf("%s does not say %s %s %s", document, from, relation, to)
		return ""
	}
	add(maker("it is only named").Judge(ctx, s, set, graph.DecisionReject, harbour, reading(harbour, graph.Explains, tides, closing)))
	add(maker("").Judge(ctx, s, set, graph.DecisionAccept, strike, reading(strike, graph.Explains, tides, dock)))
	taken := add(maker("a slip").Judge(ctx, s, set, graph.DecisionReject, strike, reading(strike, graph.ParticipatedIn, union, dock)))
	add(maker("").Undo(set, string(taken.ID)))
	add(maker("the crown owned the city").Merge(ctx, s, set, graph.DecisionMerge, []graph.ID{crown, city}))
	add(maker("two strikes").Split(ctx, s, set, dock, []graph.ID{strike}))
	add(maker("as the act says").Relabel(ctx, s, set, closing, "name", "Closure of the port"))
	add(maker("").Relabel(ctx, s, set, tides, "year", "2017"))
	nodes, err := s.Nodes(ctx, []graph.ID{tides, union})
	if err != nil {
		t.Fatal(err)
	}
	add(maker("").Add(ctx, s, set, review.Passage{
		Document: harbour, Quote: "Sentence 3 says: describes.", At: -1, Relation: graph.Disputes, From: nodes[0],
		To: &graph.Event{ID: idOf(graph.KindEvent, "Fire of the granary"), Name: "Fire of the granary"},
	}))
	add(maker("").Add(ctx, s, set, review.Passage{
		Document: graph.NewID("document", "canal"), Quote: "Sentence 1", At: -1, Relation: graph.AlliedWith, From: nodes[1],
		To: &graph.Actor{ID: city, Name: "Port City"},
	}))
	elsewhere := *set.Records()[0].Reading
	elsewhere.Document = graph.NewID("document", "nowhere")
	waiting := review.Record{Kind: graph.DecisionReject, Who: "Ada L.", When: at.Format(review.Time), Reading: &elsewhere}
	waiting.ID = waiting.Digest()
	return set.With(waiting)
}

func reviewed(t testing.TB, s graph.Store, set *review.Set) *review.Store {
	t.Helper()
	out, _, err := review.Open(context.Background(), s, set)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func correctionsLast(t *testing.T, s graph.Store) {
	ctx := context.Background()
	all := Corpus()
	load(t, s, all...)
	plain := written(t, s.Records(ctx))
	set := Corrections(t, s)
	r := reviewed(t, s, set)
	want := written(t, s.Records(ctx))
	if want == plain {
		t.Fatal("the corrections have changed nothing")
	}
	statuses, err := set.Statuses(ctx, r, nil)
	if err != nil {
		t.Fatal(err)
	}
	states := map[review.State]int{}
	for _, st := range statuses {
		states[st.State]++
		if st.State == review.Waiting && st.Note == "" {
			t.Errorf("nothing is said of what %s waits for", st.Summary())
		}
	}
	if states[review.Undone] != 1 || states[review.Waiting] != 1 || states[review.InForce] != set.Len()-2 {
		t.Errorf("the states are %v: %s", states, encoded(t, statuses))
	}
	for _, b := range all {
		forget(t, s, b)
		load(t, r, b)
		if got := written(t, s.Records(ctx)); got != want {
			t.Errorf("after %s was forgotten and loaded again:\n%s\nwant:\n%s", b.Document, got, want)
		}
	}
	for _, b := range all {
		forget(t, s, b)
	}
	for _, b := range slices.Backward(all) {
		load(t, r, b)
	}
	if got := written(t, s.Records(ctx)); got != want {
		t.Errorf("loaded in another order:\n%s\nwant:\n%s", got, want)
	}
	reviewed(t, s, review.NewSet(nil))
	if got := written(t, s.Records(ctx)); got != plain {
		t.Errorf("without corrections:\n%s\nwant:\n%s", got, plain)
	}
}

func correctionsAreKept(t *testing.T, s graph.Store) {
	ctx := context.Background()
	all := Corpus()
	load(t, s, all...)
	set := Corrections(t, s)
	reviewed(t, s, set)
	want := written(t, s.Records(ctx))
	next := reviewed(t, s, nil)
	if next.Decisions().Text() != set.Text() {
		t.Errorf("the next one finds the decisions\n%s\nwant\n%s", next.Decisions().Text(), set.Text())
	}
	forget(t, s, all[0])
	load(t, next, all[0])
	if got := written(t, s.Records(ctx)); got != want {
		t.Errorf("loaded by the next one:\n%s\nwant:\n%s", got, want)
	}
	_, err := next.Forget(ctx, review.DocumentID())
	refuses(t, err, graph.Invalid)
}

// brokenStore ends after some writes.
type brokenStore struct {
	graph.Store
	left int
}

func (s *brokenStore) Apply(ctx context.Context, b graph.Batch) (graph.Counts, error) {
	if s.left--; s.left < 0 {
		return graph.Counts{}, graph.Errorf(graph.Unavailable, "the process has ended")
	}
	return s.Store.Apply(ctx, b)
}

func correctionsBrokenOff(t *testing.T, s graph.Store) {
	ctx := context.Background()
	all := Corpus()
	load(t, s, all...)
	set := Corrections(t, s)
	reviewed(t, s, set)
	want := written(t, s.Records(ctx))
	few := review.NewSet(set.Records()[:4])
	reviewed(t, s, few)
	wantFew := written(t, s.Records(ctx))
	for left := range 5 {
		for _, step := range []struct {
			to   *review.Set
			want string
		}{{set, want}, {few, wantFew}} {
			if _, _, err := review.Open(ctx, &brokenStore{s, left}, step.to); graph.CodeOf(err) != graph.Unavailable {
				t.Fatalf("after %d writes: %v", left, err)
			}
			reviewed(t, s, step.to)
			if got := written(t, s.Records(ctx)); got != step.want {
				t.Fatalf("broken off after %d writes and opened again:\n%s\nwant:\n%s", left, got, step.want)
			}
		}
	}
}

// anyCorrections decides, loads and forgets in any order, and compares with a store that is filled at once.
func anyCorrections(t *testing.T, s graph.Store) {
	ctx := context.Background()
	all := append(Corpus()[:3], Styles()[:2]...)
	clear := func() {
		if _, _, err := review.Open(ctx, s, review.NewSet(nil)); err != nil {
			t.Fatal(err)
		}
		for _, b := range all {
			if _, err := s.Forget(ctx, b.Document); err != nil && graph.CodeOf(err) != graph.NotFound {
				t.Fatal(err)
			}
		}
	}
	rapid.Check(t, func(r *rapid.T) {
		clear()
		rs := reviewed(t, s, nil)
		set, loaded := review.NewSet(nil), map[graph.ID]graph.Batch{}
		for step := range rapid.IntRange(3, 7).Draw(r, "steps") {
			b := rapid.SampledFrom(all).Draw(r, "document")
			switch rapid.IntRange(0, 4).Draw(r, "what") {
			case 0:
				if _, there := loaded[b.Document]; there {
					if _, err := rs.Forget(ctx, b.Document); err != nil {
						r.Fatal(err)
					}
					delete(loaded, b.Document)
				}
			case 1, 2:
				if _, err := rs.Apply(ctx, b); err != nil {
					r.Fatal(err)
				}
				loaded[b.Document] = b
			default:
				rec, err := anyRecord(ctx, r, s, set, b, step)
				if err != nil {
					continue // what it is about is not there
				}
				set = set.With(rec)
				if _, err := rs.Decide(ctx, set); err != nil {
					r.Fatal(err)
				}
			}
		}
		got := written(t, s.Records(ctx))
		m := newModel()
		for _, b := range loaded {
			marked, _ := set.Overlay(b)
			m.batches[b.Document] = marked
		}
		if set.Len() > 0 {
			m.batches[review.DocumentID()] = kept(ctx, r, s)
		}
		if want := written(t, m.records()); got != want {
			r.Fatalf("the store holds another graph.\ngot:\n%s\nwant:\n%s\ndecisions:\n%s", got, want, set.Text())
		}
	})
}

func kept(ctx context.Context, r *rapid.T, s graph.Store) graph.Batch {
	b, err := s.Batch(ctx, review.DocumentID())
	if err != nil {
		r.Fatal(err)
	}
	return b
}

// anyRecord decides something about a document, or about a node as it stands in the store.
func anyRecord(ctx context.Context, r *rapid.T, s graph.Store, set *review.Set, b graph.Batch, step int) (review.Record, error) {
	m := review.Maker{Who: "Ada", Why: fmt.Sprint(step), When: time.Date(2026, 3, 1, 9, step, 0, 0, time.UTC)}
	kind := rapid.SampledFrom([]graph.Kind{graph.KindWork, graph.KindActor, graph.KindEvent}).Draw(r, "kind")
	page, err := s.List(ctx, graph.NodeQuery{Kind: kind, First: 20})
	if err != nil || len(page.Nodes) == 0 {
		return review.Record{}, graph.Errorf(graph.NotFound, "no %s: %v", kind, err)
	}
	n := rapid.SampledFrom(page.Nodes).Draw(r, "node").NodeID()
	switch rapid.IntRange(0, 5).Draw(r, "decision") {
	case 0:
		e := rapid.SampledFrom(b.Edges).Draw(r, "edge")
		v := e.Evidence[0]
		v.ID = graph.NewEvidenceID(e.EdgeKey, v)
		return m.Judge(ctx, s, set, rapid.SampledFrom([]graph.DecisionKind{graph.DecisionAccept, graph.DecisionReject}).Draw(r, "verdict"), b.Document, v.ID)
	case 1:
		return m.Merge(ctx, s, set, rapid.SampledFrom([]graph.DecisionKind{graph.DecisionMerge, graph.DecisionSplit}).Draw(r, "way"),
			[]graph.ID{n, rapid.SampledFrom(page.Nodes).Draw(r, "other").NodeID()})
	case 2:
		return m.Split(ctx, s, set, n, []graph.ID{b.Document})
	case 3:
		return m.Relabel(ctx, s, set, n, "type", fmt.Sprint("type ", step))
	case 4:
		w, err := s.List(ctx, graph.NodeQuery{Kind: graph.KindWork, First: 20})
		if err != nil || len(w.Nodes) == 0 {
			return review.Record{}, graph.Errorf(graph.NotFound, "no work: %v", err)
		}
		return m.Add(ctx, s, set, review.Passage{
			Document: b.Document, Quote: "Sentence 2", At: -1, Relation: graph.Explains, From: rapid.SampledFrom(w.Nodes).Draw(r, "work"),
			To: &graph.Event{ID: idOf(graph.KindEvent, "Dock strike"), Name: "Dock strike"},
		})
	}
	if set.Len() == 0 {
		return review.Record{}, graph.Errorf(graph.NotFound, "nothing to undo")
	}
	return m.Undo(set, string(rapid.SampledFrom(set.Records()).Draw(r, "record").ID))
}
