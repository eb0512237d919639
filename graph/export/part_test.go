package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"kg/graph"
	"kg/graph/export"
	"kg/graph/storetest"
)

// told are the labels and relations of a part, in its order.
func told(t *testing.T, s graph.Store, p export.Part) (string, error) {
	t.Helper()
	g, err := export.Open(context.Background(), s, p)
	if err != nil {
		return "", err
	}
	var out bytes.Buffer
	if err := export.JSONLines(context.Background(), &out, g); err != nil {
		t.Fatal(err)
	}
	var nodes, edges []string
	there := map[graph.ID]bool{}
	for line := range strings.Lines(out.String()) {
		var r struct {
			Kind graph.Kind
			Node json.RawMessage
			Edge *graph.Edge
		}
		if err := json.Unmarshal([]byte(line), &r); err != nil {
			t.Fatal(err)
		}
		if r.Edge != nil {
			if !there[r.Edge.From] || !there[r.Edge.To] {
				t.Errorf("an edge without its ends: %s", line)
			}
			not := map[bool]string{true: "not "}[r.Edge.Negated]
			edges = append(edges, not+string(r.Edge.Relation))
			continue
		}
		n, err := graph.DecodeNode(r.Kind, r.Node)
		if err != nil {
			t.Fatal(err)
		}
		there[n.NodeID()] = true
		nodes = append(nodes, n.Label())
	}
	slices.Sort(nodes)
	slices.Sort(edges)
	return fmt.Sprintf("%s | %s", strings.Join(nodes, ", "), strings.Join(edges, ", ")), nil
}

func TestAPartOfTheGraphIsExported(t *testing.T) {
	s := loaded(t)
	id := func(kind graph.Kind, name string) graph.ID { return graph.NewID(string(kind), name) }
	strike, act, closing := id("event", "Dock strike"), id("policy", "Harbour Act"), id("event", "Closing of the harbour")
	own := id("work", "The harbour question")
	for _, c := range []struct {
		name string
		part export.Part
		want string
	}{
		{"nodes and the edges between them, denied ones too", export.Part{Nodes: []graph.ID{own, strike, closing, strike}}, "Adler 2020: The harbour question, Closing of the harbour, Dock strike | led_to, not explains, preceded"},
		{"nodes, and some of the edges between them", export.Part{Nodes: []graph.ID{strike, closing, act}, Relations: []graph.Relation{graph.Caused}}, "Closing of the harbour, Dock strike, Harbour Act | caused"},
		{"nodes of some kinds among those named", export.Part{Nodes: []graph.ID{strike, closing, act}, Kinds: []graph.Kind{graph.KindEvent}}, "Closing of the harbour, Dock strike | led_to, preceded"},
		{"one node", export.Part{Nodes: []graph.ID{strike}}, "Dock strike | "},
		{"what lies around", export.Part{Around: []graph.ID{act}, Depth: 1, Limit: 10, Kinds: []graph.Kind{graph.KindActor, graph.KindEvent}, MinConfidence: 0.5}, "Dock strike, Harbour Act, Port City | adopted, caused"},
		{"what lies around, denied edges too", export.Part{Around: []graph.ID{own}, Depth: 1, Limit: 100}, "Adler 2020: The harbour question, Brandt 2018: Tides and Tariffs: a study, Closing of the harbour | cites, explains, not explains"},
		{"all policies", export.Part{Kinds: []graph.Kind{graph.KindPolicy}}, "Harbour Act | "},
	} {
		got, err := told(t, s, c.part)
		if err != nil || got != c.want {
			t.Errorf("%s: %v\ngot  %s\nwant %s", c.name, err, got, c.want)
		}
	}
	for code, parts := range map[graph.Code][]export.Part{
		graph.NotFound: {{Nodes: []graph.ID{"event:00"}}, {Around: []graph.ID{"event:00"}, Limit: 5}},
		graph.Invalid: {
			{Nodes: []graph.ID{strike}, Around: []graph.ID{strike}}, {Kinds: []graph.Kind{"x"}}, {Relations: []graph.Relation{"x"}}, {MinConfidence: 2}, {Around: []graph.ID{strike}},
		},
		graph.TooLarge: {{Nodes: make([]graph.ID, export.MaxChosen+1)}},
	} {
		for _, p := range parts {
			if _, err := told(t, s, p); graph.CodeOf(err) != code {
				t.Errorf("%v: %v, want %s", p.Kinds, err, code)
			}
		}
	}
}

func TestAPartNamesTheDocumentsThatItLeavesOut(t *testing.T) {
	s := loaded(t)
	strike, closing := graph.NewID("event", "Dock strike"), graph.NewID("event", "Closing of the harbour")
	g, err := export.Open(context.Background(), s, export.Part{Nodes: []graph.ID{strike, closing}})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := in("graphml")(context.Background(), &out, g); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), `<data key="documentTitle">About harbour</data>`) {
		t.Errorf("no title of the document in\n%s", out.String())
	}
	filtered, err := export.Open(context.Background(), s, export.Part{Kinds: []graph.Kind{graph.KindEvent}})
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range []export.Graph{g, filtered} {
		out.Reset()
		if err := in("turtle")(context.Background(), &out, part); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), ` a fabio:DigitalManifestation, prov:Entity ;
  rdfs:label "About harbour" .`) {
			t.Errorf("the document of the passages is not told in\n%s", out.String())
		}
	}
}

func TestTheEdgesOfManyNodesAreAllFound(t *testing.T) {
	s := loaded(t)
	b := storetest.Large("many", 3000)
	if _, err := s.Apply(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	var ids []graph.ID
	want := 0
	for r, err := range s.Records(context.Background()) {
		switch {
		case err != nil:
			t.Fatal(err)
		case r.Edge == nil && len(ids) < export.MaxChosen:
			ids = append(ids, r.Node.NodeID())
		case r.Edge != nil:
			want++
		}
	}
	got, err := told(t, s, export.Part{Nodes: ids})
	if err != nil {
		t.Fatal(err)
	}
	_, edges, _ := strings.Cut(got, " | ")
	if n := strings.Count(edges, ",") + 1; n != want {
		t.Errorf("%d edges between all nodes, the graph has %d", n, want)
	}
}

func TestTwoExportsAreTheSame(t *testing.T) {
	first, second := loaded(t), loaded(t)
	for _, f := range export.Formats() {
		var a, b bytes.Buffer
		if err := f.Write(context.Background(), &a, all(t, first)); err != nil {
			t.Fatal(err)
		}
		if err := f.Write(context.Background(), &b, all(t, second)); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(a.Bytes(), b.Bytes()) {
			t.Errorf("%s: two exports of one graph differ", f.Name)
		}
	}
}

func TestAnEmptyGraphIsExported(t *testing.T) {
	s := loaded(t)
	for _, f := range export.Formats() {
		g, err := export.Open(context.Background(), s, export.Part{Kinds: []graph.Kind{graph.KindPolicy}, MinConfidence: 1})
		if err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		if err := f.Write(context.Background(), &out, g); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if strings.HasSuffix(f.Media, "json") && !json.Valid(out.Bytes()) {
			t.Errorf("%s: no JSON:\n%s", f.Name, out.String())
		}
	}
}
