package storetest

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"kg/graph"
)

func encodedCases() []testCase {
	return []testCase{
		{"a tree as it is stored says what the tree says", encodedTrees},
		{"a shape begins at what a key means", namedShapes},
	}
}

func encodedTrees(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	from := []graph.ID{graph.NewID("event", "nowhere"), "no id"}
	for id := range newModel(Corpus()...).nodes() {
		from = append(from, id)
	}
	for _, fields := range [][]string{nil, {}, {"name", "title"}, {graph.FieldLabel, "id", "date"}, {"keys", "no such field", "text", "spans", "name"}} {
		for _, bare := range []bool{false, true} {
			for _, q := range questions(from, Corpus()[1].Document) {
				want, err := s.Shape(context.Background(), q)
				if err != nil {
					t.Fatal(err)
				}
				q.Fields, q.Hops = fields, reading(q.Hops, fields, bare)
				got, err := s.Encoded(context.Background(), q)
				if err != nil {
					t.Fatalf("%s: %v", encoded(t, q), err)
				}
				if len(got) != len(want) {
					t.Fatalf("%d trees, want %d", len(got), len(want))
				}
				for i := range got {
					sameTree(t, got[i], want[i], fields, q.Hops)
				}
			}
		}
	}
}

// reading are the hops, of which only the fields are read.
func reading(hops []graph.Hop, fields []string, bare bool) []graph.Hop {
	out := slices.Clone(hops)
	for i := range out {
		out[i].Fields, out[i].Bare, out[i].Next = fields, bare, reading(out[i].Next, fields, bare)
	}
	return out
}

func sameTree(t *testing.T, got graph.EncodedTree, want graph.Tree, fields []string, hops []graph.Hop) {
	t.Helper()
	if got.ID != want.Node.NodeID() {
		t.Fatalf("a tree of %s, want one of %s", got.ID, want.Node.NodeID())
	}
	sameFields(t, got, want.Node, fields)
	for i, h := range hops {
		b, w := got.Branches[i], want.Hops[h.Name]
		if len(b.Edges) != len(w.Edges) || b.More != w.More || b.Total != w.Total {
			t.Fatalf("%s: %d edges, more %t; want %d, %t", got.ID, len(b.Edges), b.More, len(w.Edges), w.More)
		}
		for j, e := range b.Edges {
			sameEdge(t, e, w.Edges[j].Edge, h.Bare)
			sameTree(t, e.To, w.Edges[j].To, fields, h.Next)
		}
	}
}

func sameFields(t *testing.T, got graph.EncodedTree, n graph.Node, fields []string) {
	t.Helper()
	whole, err := graph.EncodeNode(n)
	if err != nil {
		t.Fatal(err)
	}
	if fields == nil {
		if got.JSON != string(whole) {
			t.Errorf("%s is encoded as %s, want %s", got.ID, got.JSON, whole)
		}
		return
	}
	members := map[string]json.RawMessage{}
	if err := json.Unmarshal(whole, &members); err != nil {
		t.Fatal(err)
	}
	if len(got.Values) != len(fields) {
		t.Fatalf("%s: %d values of %d fields", got.ID, len(got.Values), len(fields))
	}
	for i, f := range fields {
		v, want := got.Values[i], string(members[f])
		if f == graph.FieldLabel {
			want = compact(t, n.Label())
		}
		if v.Plain && (v.Text != "" || want != "") {
			v.Text = compact(t, v.Text)
		}
		if v.Text != want {
			t.Errorf("%s: the field %s is %s, want %s", got.ID, f, v.Text, want)
		}
	}
}

func sameEdge(t *testing.T, got graph.EncodedEdge, want graph.Edge, bare bool) {
	t.Helper()
	if got.ID != want.ID || got.Relation != want.Relation || got.Negated != want.Negated || got.Confidence != want.Confidence {
		t.Errorf("edge %+v, want %+v", got, want)
	}
	if bare {
		return
	}
	if got.Hedged != want.Hedged || got.Date != want.Date || len(got.Evidence) != len(want.Evidence) {
		t.Fatalf("edge %+v, want %+v", got, want)
	}
	for i, v := range want.Evidence {
		if w := compact(t, v); got.Evidence[i] != w {
			t.Errorf("edge %s: evidence %s, want %s", got.ID, got.Evidence[i], w)
		}
	}
}

func namedShapes(t *testing.T, s graph.Store) {
	load(t, s, Corpus()...)
	for _, c := range []struct {
		name  string
		named graph.Named
		want  []graph.ID
	}{
		{"a work by a key", graph.Named{Kind: graph.KindWork, Key: "j brandt 2018A"}, []graph.ID{idOf(graph.KindWork, "Tides and tariffs")}},
		{"a work by a key of another document", graph.Named{Kind: graph.KindWork, Key: "J. Brandt 2018a", Document: graph.NewID("document", "nowhere")}, nil},
		{"an event by its name", graph.Named{Kind: graph.KindEvent, Key: "DOCK strike"}, []graph.ID{idOf(graph.KindEvent, "Dock strike")}},
		{"an event by an alias", graph.Named{Kind: graph.KindEvent, Key: "the dockers' strike"}, []graph.ID{idOf(graph.KindEvent, "Dock strike")}},
		{"a policy", graph.Named{Kind: graph.KindPolicy, Key: "Harbour Act"}, []graph.ID{idOf(graph.KindPolicy, "Harbour Act")}},
		{"an actor that is no event", graph.Named{Kind: graph.KindEvent, Key: "Port City"}, nil},
		{"nothing", graph.Named{Kind: graph.KindActor, Key: ""}, nil},
	} {
		trees, err := s.Encoded(context.Background(), graph.Shape{Named: &c.named, Fields: []string{}})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
		}
		var got []graph.ID
		for _, tree := range trees {
			got = append(got, tree.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	_, err := s.Encoded(context.Background(), graph.Shape{Named: &graph.Named{Kind: graph.KindDocument, Key: "x"}})
	refuses(t, err, graph.Invalid)
}

// compact is a value as [encoding/json] writes it.
func compact(t *testing.T, v any) string {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
