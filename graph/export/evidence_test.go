package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"iter"
	"reflect"
	"testing"

	"pgregory.net/rapid"

	"kg/graph"
	"kg/graph/export"
)

// one is a store with one edge.
type one struct {
	graph.Store
	edge graph.Edge
}

// Records gives the edge.
func (o one) Records(context.Context) iter.Seq2[graph.Record, error] {
	return func(yield func(graph.Record, error) bool) { yield(graph.Record{Edge: &o.edge}, nil) }
}

// TestAllOfTheEvidenceIsWritten holds what exports say of evidence against the model, whatever fields it has or gets.
func TestAllOfTheEvidenceIsWritten(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		v := rapid.Make[graph.Evidence]().Draw(t, "evidence")
		v.Confidence = rapid.Float64Range(0, 1).Draw(t, "confidence")
		if len(v.Cues) == 0 {
			v.Cues = nil
		}
		e := graph.Edge{ID: "edge:0", EdgeKey: graph.EdgeKey{Relation: graph.Cites, From: "work:0", To: "work:1"}, Evidence: []graph.Evidence{v}}
		g, err := export.Open(context.Background(), one{edge: e}, export.Part{})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := in("graphology")(context.Background(), &out, g); err != nil {
			t.Fatal(err)
		}
		var read struct {
			Edges []struct{ Attributes struct{ Evidence string } }
		}
		if err := json.Unmarshal(out.Bytes(), &read); err != nil {
			t.Fatal(err)
		}
		var got, want any
		encoded, err := json.Marshal(e.Evidence)
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(read.Edges[0].Attributes.Evidence), &got); err != nil {
			t.Fatalf("%v: %s", err, read.Edges[0].Attributes.Evidence)
		}
		if err := json.Unmarshal(encoded, &want); err != nil {
			t.Fatal(err)
		}
		if !reflect.DeepEqual(got, want) {
			t.Fatalf("got  %v\nwant %v", got, want)
		}
	})
}
