package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/export"
	"kg/graph/sqlite"
	"kg/graph/storetest"
)

func loaded(t testing.TB) graph.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	for _, b := range storetest.Corpus() {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// file is a GraphML file as its readers see it.
type file struct {
	Keys []struct {
		ID  string `xml:"id,attr"`
		For string `xml:"for,attr"`
	} `xml:"key"`
	Graph struct {
		Nodes []element `xml:"node"`
		Edges []element `xml:"edge"`
	} `xml:"graph"`
}

type element struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key  string `xml:"key,attr"`
		Text string `xml:",chardata"`
	} `xml:"data"`
}

func (e element) data(key string) string {
	for _, d := range e.Data {
		if d.Key == key {
			return d.Text
		}
	}
	return ""
}

func TestGraphMLHoldsTheWholeGraphWithItsEvidence(t *testing.T) {
	s := loaded(t)
	var out bytes.Buffer
	if err := in("graphml")(context.Background(), &out, all(t, s)); err != nil {
		t.Fatal(err)
	}
	var f file
	if err := xml.Unmarshal(out.Bytes(), &f); err != nil {
		t.Fatalf("not well-formed: %v\n%s", err, out.String())
	}
	keys := map[string]string{}
	for _, k := range f.Keys {
		keys[k.ID] = k.For
	}
	nodes, edges := map[string]element{}, map[string]element{}
	for _, n := range f.Graph.Nodes {
		nodes[n.ID] = n
		for _, d := range n.Data {
			if keys[d.Key] != "node" {
				t.Errorf("node with the undeclared attribute %q", d.Key)
			}
		}
	}
	for _, e := range f.Graph.Edges {
		edges[e.ID] = e
		for _, d := range e.Data {
			if keys[d.Key] != "edge" {
				t.Errorf("edge with the undeclared attribute %q", d.Key)
			}
		}
	}
	for r, err := range s.Records(context.Background()) {
		switch {
		case err != nil:
			t.Fatal(err)
		case r.Edge == nil:
			if want, got := plain(r.Node.Label()), nodes[string(r.Node.NodeID())].data("label"); got != want {
				t.Errorf("label %q, want %q", got, want)
			}
			delete(nodes, string(r.Node.NodeID()))
		default:
			e := edges[string(r.Edge.ID)]
			var evidence []graph.Evidence
			if err := json.Unmarshal([]byte(e.data("evidence")), &evidence); err != nil || len(evidence) != len(r.Edge.Evidence) {
				t.Fatalf("evidence %q: %v", e.data("evidence"), err)
			}
			for i, v := range evidence {
				if v.Quote != r.Edge.Evidence[i].Quote {
					t.Errorf("quote %q, want %q", v.Quote, r.Edge.Evidence[i].Quote)
				}
			}
			if e.Source != string(r.Edge.From) || e.Target != string(r.Edge.To) || e.data("relation") != string(r.Edge.Relation) {
				t.Errorf("edge %+v, want %+v", e, r.Edge)
			}
			delete(edges, string(r.Edge.ID))
		}
	}
	if len(nodes) > 0 || len(edges) > 0 {
		t.Errorf("%d nodes and %d edges too many", len(nodes), len(edges))
	}
}

// plain is a text with what XML cannot hold replaced.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' && r != '\r' {
			return '\uFFFD'
		}
		return r
	}, s)
}

func TestJSONLinesAreLinesOfJSON(t *testing.T) {
	var out bytes.Buffer
	if err := export.JSONLines(context.Background(), &out, all(t, loaded(t))); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	if len(lines) < 50 {
		t.Errorf("%d lines", len(lines))
	}
	for _, l := range lines {
		var v map[string]any
		if err := json.Unmarshal([]byte(l), &v); err != nil || (v["edge"] == nil) == (v["node"] == nil) {
			t.Errorf("%q is no record: %v", l, err)
		}
	}
}

// full is a disk without room.
type full struct{}

var errFull = errors.New("no room")

func (full) Write([]byte) (int, error) { return 0, errFull }

func TestExportsReportWhatCannotBeWrittenOrRead(t *testing.T) {
	g := all(t, loaded(t))
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	for _, f := range export.Formats() {
		if err := f.Write(context.Background(), full{}, g); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", f.Name, err)
		}
		if err := f.Write(ended, io.Discard, g); graph.CodeOf(err) != graph.Timeout {
			t.Errorf("%s: %v", f.Name, err)
		}
	}
}

// all is the whole graph of a store.
func all(t testing.TB, s graph.Store) export.Graph {
	t.Helper()
	g, err := export.Open(context.Background(), s, export.Part{})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// in writes in the format of the name.
func in(name string) func(context.Context, io.Writer, export.Graph) error {
	f, _ := export.FormatByName(name)
	return f.Write
}

func TestOnlyDaysThatADateNamesAreWrittenAsBeginAndEnd(t *testing.T) {
	s := loaded(t)
	doc := &graph.Document{ID: graph.NewID("document", "days"), Name: "days.md"}
	b := graph.Batch{Document: doc.ID, Claims: []graph.Node{doc}}
	want := map[string][2]string{
		"2018-04-27": {"2018-04-27", "2018-04-27"}, "2010-05-03/2010-11-20": {"2010-05-03", "2010-11-20"}, "2016-02-01/..": {"2016-02-01", ""},
		"2010-05/2010-11-20": {"", "2010-11-20"}, "199X": {}, "2019": {}, "2019-02": {}, "1999-21": {}, "2024~": {}, "2018-04-27?": {}, "2018-04-2X": {}, "": {},
	}
	for date := range want {
		b.Claims = append(b.Claims, &graph.Event{ID: graph.NewID("event", "days", date), Name: "On " + date, Date: date})
	}
	if _, err := s.Apply(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := in("turtle")(context.Background(), &out, all(t, s)); err != nil {
		t.Fatal(err)
	}
	for date, days := range want {
		found := false
		for node := range strings.SplitSeq(out.String(), " .\n") {
			if !strings.Contains(node, `rdfs:label "On `+date+`"`) {
				continue
			}
			found = true
			for i, property := range []string{"schema:startDate", "schema:endDate"} {
				if got := strings.Contains(node, property); got != (days[i] != "") || got && !strings.Contains(node, property+` "`+days[i]+`"^^xsd:date`) {
					t.Errorf("%q: %s is not %q in\n%s", date, property, days[i], node)
				}
			}
			if date != "" && !strings.Contains(node, `dcterms:date "`+date+`"^^edtf:EDTF`) {
				t.Errorf("%q is not told in\n%s", date, node)
			}
		}
		if !found {
			t.Errorf("no event of %q", date)
		}
	}
}
