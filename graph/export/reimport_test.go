package export_test

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kg/graph"
	"kg/graph/export"
)

// strange is a document whose names and quotes hold what formats and spreadsheets give a meaning.
func strange() graph.Batch {
	doc := &graph.Document{ID: graph.NewID("document", "strange"), Name: "=strange.md", Title: "+strange & <odd>", Genre: "paper", Date: "2021-05"}
	work := &graph.Work{ID: graph.NewID("work", "strange"), Title: "A <b>work</b> & its \"quotes\"", Year: "2019", Type: "book", Keys: []string{"김갑식 2019", "-1+2"},
		Authors: []graph.Person{{Family: "O'Hara", Given: "J."}, {Literal: "وزارة الخارجية"}}, DOI: "10.1000/a<b>&c", Container: "Series; with \\ slash"}
	b := graph.Batch{Document: doc.ID, Claims: []graph.Node{doc, work}}
	for i, name := range []string{
		`=HYPERLINK("http://example.org","x")`, "+1", "-2+3", "@SUM(A1)", "\ttab first", "＝wide", "'=was armed", "''@twice", "'plain apostrophe",
		`back\slash and \n no line`, `ends in \`, "line\nbreak\r\nand return", "emoji 🧭🇰🇷", "남북정상회담", "قمة السلام", "<tag attr='v'>", "]]> & -->", "a,b;c\t|d", " spaces ", "null\x00 and \x1b", "{}[]$`", `"`, "#hash ^ | [[link]]", "%20%", "北京/上海:*?",
	} {
		event := &graph.Event{ID: graph.NewID("event", "strange"+strconv.Itoa(i)), Name: name, Type: "meeting", Date: []string{"", "2018-04-27", "2010-05/2010-11", "199X", "2024~", "2016/..", "2019-02", "1999-21"}[i%8]}
		start := len(doc.Text)
		doc.Text += "-says: " + name + ". "
		end := len(doc.Text) - 1
		e := graph.Edge{EdgeKey: graph.EdgeKey{Relation: graph.Explains, From: work.ID, To: event.ID, Negated: i%5 == 4}, Evidence: []graph.Evidence{{
			Document: doc.ID, Span: graph.Span{Start: start, End: end}, Quote: doc.Text[start:end], Section: "=1. " + name, Place: fmt.Sprintf("bytes %d-%d", start, end),
			Rule: "test", Confidence: float64(i+1) / 30, Hedged: i%4 == 1, Date: "2015",
		}}}
		b.Claims, b.Edges = append(b.Claims, event), append(b.Edges, e)
	}
	return b
}

// odd is a store with all of it.
func odd(t testing.TB) graph.Store {
	t.Helper()
	s := loaded(t)
	b := strange()
	b.Sort()
	if _, err := s.Apply(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	return s
}

// found is a graph as another program read it.
type found struct {
	Nodes map[string]map[string]any `json:"nodes"`
	Edges map[string]map[string]any `json:"edges"`
}

// reader is a program of others that reads a format.
type reader struct {
	format string
	name   string // of the function in reimport.py, or "node:" and that of the reader in reimport.mjs
	// says is what it is to find of a text: what the format cannot hold is replaced.
	says func(string) string
	// lost are attributes that the format or the reader has no place for.
	lost []string
}

func same(s string) string { return s }

func readers() []reader {
	noNull := func(s string) string { return strings.ReplaceAll(s, "\x00", "\uFFFD") }
	rdf := []string{"names", "documentTitle", "evidence"} // names in no order; the passages are told one by one
	return []reader{
		{"graphml", "graphml_networkx", plain, nil},
		{"graphml", "graphml_igraph", plain, nil},
		{"gexf", "gexf_networkx", plain, nil},
		{"cyjs", "node:cytoscape", same, nil},
		{"graphology", "node:graphology", same, nil},
		{"csv", "csv_python", same, nil},
		{"csv", "csv_igraph", same, nil},
		{"dot", "dot_graphviz", noNull, nil},
		{"cx2", "cx2_ndex2", same, nil},
		{"kumu", "kumu_json", same, nil},
		{"turtle", "turtle_rdflib", same, rdf},
		{"jsonld", "jsonld_rdflib", same, rdf},
	}
}

// without fails on CI and skips elsewhere.
func without(t testing.TB, format string, args ...any) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatalf(format, args...)
	}
	t.Skipf(format, args...)
}

// python is an interpreter that has the libraries of testdata/requirements.txt.
func python(t testing.TB) string {
	t.Helper()
	name := os.Getenv("KG_PYTHON")
	if name == "" {
		name = "python3"
	}
	if out, err := exec.Command(name, "-c", "import networkx, igraph, pyarrow, rdflib, pyshacl, ndex2, obsidiantools, pyjsoncanvas").CombinedOutput(); err != nil {
		without(t, "no Python with the libraries of graph/export/testdata/requirements.txt; name one with KG_PYTHON: %.300s", out)
	}
	return name
}

// reimport has the reader read an export.
func reimport(t testing.TB, r string, files ...string) []byte {
	t.Helper()
	var cmd *exec.Cmd
	if name, isNode := strings.CutPrefix(r, "node:"); isNode {
		path, err := exec.LookPath("node")
		if err != nil {
			without(t, "no Node.js to read the export with")
		}
		if _, err := os.Stat("../../scripts/schema/node_modules/graphology"); err != nil {
			without(t, "the libraries are not installed: run scripts/check-schema, or npm ci --ignore-scripts in scripts/schema")
		}
		cmd = exec.CommandContext(t.Context(), path, append([]string{"../../scripts/schema/reimport.mjs", name}, files...)...)
	} else {
		if _, err := exec.LookPath("dot"); err != nil && strings.HasPrefix(r, "dot") {
			without(t, "no Graphviz to read the export with")
		}
		cmd = exec.CommandContext(t.Context(), python(t), append([]string{"testdata/reimport.py", r}, files...)...)
	}
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, said.String())
	}
	return out
}

// exported is a file with the store's graph in the format.
func exported(t testing.TB, s graph.Store, format string) string {
	t.Helper()
	f, ok := export.FormatByName(format)
	if !ok {
		t.Fatalf("no format %s", format)
	}
	g, err := export.Open(context.Background(), s, export.Part{})
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(context.Background(), &out, g); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "graph."+f.Ending)
	if err := os.WriteFile(path, out.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestProgramsOfOthersReadBackWhatWentOut(t *testing.T) {
	s := odd(t)
	for _, r := range readers() {
		t.Run(r.name, func(t *testing.T) {
			var got found
			if err := json.Unmarshal(reimport(t, r.name, exported(t, s, r.format)), &got); err != nil {
				t.Fatal(err)
			}
			nodes, edges, titles := 0, 0, map[graph.ID]string{}
			for record, err := range s.Records(context.Background()) {
				switch {
				case err != nil:
					t.Fatal(err)
				case record.Edge == nil:
					nodes++
					if d, ok := record.Node.(*graph.Document); ok {
						titles[d.ID] = d.Label()
					}
					r.agrees(t, string(record.Node.NodeID()), got.Nodes[string(record.Node.NodeID())], nodeSays(record.Node))
				default:
					edges++
					r.agrees(t, string(record.Edge.ID), got.Edges[string(record.Edge.ID)], edgeSays(record.Edge, titles))
				}
			}
			if len(got.Nodes) != nodes || len(got.Edges) != edges || nodes < 60 || edges < 60 {
				t.Errorf("%d nodes and %d edges went out, %d and %d came back", nodes, edges, len(got.Nodes), len(got.Edges))
			}
		})
	}
}

// nodeSays is what an export is to say of a node, by the graph itself.
func nodeSays(n graph.Node) map[string]any {
	out := map[string]any{"kind": string(n.NodeKind()), "label": n.Label(), "date": graph.DateOf(n)}
	switch v := n.(type) {
	case *graph.Work:
		out["type"], out["title"], out["year"], out["doi"], out["container"], out["names"] = v.Type, v.Title, v.Year, v.DOI, v.Container, v.Keys
	case *graph.Event:
		out["type"], out["names"] = v.Type, v.Aliases
	case *graph.Actor:
		out["type"], out["names"] = v.Type, v.Aliases
	case *graph.Reference:
		out["document"], out["raw"] = string(v.Document), v.Raw
	}
	return out
}

func edgeSays(e *graph.Edge, titles map[graph.ID]string) map[string]any {
	out := map[string]any{
		"source": string(e.From), "target": string(e.To), "relation": string(e.Relation), "confidence": e.Confidence,
		"negated": e.Negated, "hedged": e.Hedged, "rejected": e.Confidence == 0, "date": e.Date, "evidence": e.Evidence,
	}
	if best := e.Evidence[0]; e.Confidence > 0 {
		out["quote"], out["document"], out["documentTitle"], out["section"], out["place"] = best.Quote, string(best.Document), titles[best.Document], best.Section, best.Place
	}
	return out
}

// agrees holds what was read against what went out.
func (r reader) agrees(t *testing.T, id string, got, want map[string]any) {
	t.Helper()
	for name, value := range want {
		if slices.Contains(r.lost, name) {
			continue
		}
		if g, w := r.told(got[name], false), r.told(value, true); g != w {
			t.Errorf("%s: %s is %q, want %q", id, name, g, w)
		}
	}
}

// told is a value as a text: some readers give texts for numbers and truths. Lists are told as their JSON.
func (r reader) told(v any, ours bool) string {
	switch v := v.(type) {
	case nil:
		return ""
	case bool:
		return strconv.FormatBool(v)
	case float64:
		return strconv.FormatFloat(v, 'g', 12, 64)
	case string:
		if ours {
			return r.says(v)
		}
		return normal(v)
	}
	encoded, err := json.Marshal(v)
	if err != nil || string(encoded) == "null" || string(encoded) == "[]" {
		return ""
	}
	return normal(string(encoded))
}

// normal is a text that is JSON, or what programs make of truths and numbers, in one form.
func normal(s string) string {
	switch s {
	case "True", "False":
		return strings.ToLower(s)
	}
	var list []any
	if strings.HasPrefix(s, "[") && json.Unmarshal([]byte(s), &list) == nil {
		encoded, _ := json.Marshal(list)
		return string(encoded)
	}
	if f, err := strconv.ParseFloat(s, 64); err == nil && strings.HasPrefix(s, "0.") {
		return strconv.FormatFloat(f, 'g', 12, 64)
	}
	return s
}

func TestGEXFSaysWhenThingsAreThere(t *testing.T) {
	s := odd(t)
	var got found
	if err := json.Unmarshal(reimport(t, "gexf_networkx", exported(t, s, "gexf")), &got); err != nil {
		t.Fatal(err)
	}
	b := strange()
	seen := map[string]string{}
	for _, n := range b.Claims {
		if e, ok := n.(*graph.Event); ok {
			of, there := got.Nodes[string(e.ID)]
			if !there { // the store took it for another of the same name
				continue
			}
			seen[e.Date] = fmt.Sprintf("%v to %v", of["start"], of["end"])
		}
	}
	for date, want := range map[string]string{
		"": "<nil> to <nil>", "2018-04-27": "2018-04-27 to 2018-04-27", "2010-05/2010-11": "2010-05-01 to 2010-11-30", "199X": "1990-01-01 to 1999-12-31",
		"2024~": "2024-01-01 to 2024-12-31", "2016/..": "2016-01-01 to <nil>", "2019-02": "2019-02-01 to 2019-02-28", "1999-21": "1999-03-01 to 1999-05-31",
	} {
		if seen[date] != want {
			t.Errorf("%q is %s, want %s", date, seen[date], want)
		}
	}
	if e := got.Edges[string(b.Edges[0].EdgeKey.ID())]; e["start"] != "2015-01-01" || e["end"] != "2015-12-31" {
		t.Errorf("an edge of 2015 is there from %v to %v", e["start"], e["end"])
	}
}

func TestTurtleAndJSONLDSayTheSame(t *testing.T) {
	s := odd(t)
	var got struct{ First, Second, Same int }
	out := reimport(t, "triples", exported(t, s, "turtle"), exported(t, s, "jsonld"))
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if got.First != got.Same || got.Second != got.Same || got.Same < 1000 {
		t.Errorf("%d triples and %d, %d in common", got.First, got.Second, got.Same)
	}
}

// TestPajekKeepsTheShapeOfTheGraph: the format has numbers for nodes, in the order of the export.
func TestPajekKeepsTheShapeOfTheGraph(t *testing.T) {
	s := odd(t)
	var got struct {
		Names []string
		Arcs  [][4]any // from, to, value, label
	}
	if err := json.Unmarshal(reimport(t, "pajek_igraph", exported(t, s, "pajek")), &got); err != nil {
		t.Fatal(err)
	}
	simple := strings.NewReplacer(`"`, "'", "\r\n", " ", "\n", " ", "\r", " ", "\t", " ", `\`, "/", "\x00", " ")
	var names []string
	var arcs [][4]any
	place := map[graph.ID]float64{}
	for r, err := range s.Records(context.Background()) {
		switch {
		case err != nil:
			t.Fatal(err)
		case r.Edge == nil:
			place[r.Node.NodeID()] = float64(len(names))
			names = append(names, simple.Replace(r.Node.Label()))
		default:
			label := string(r.Edge.Relation)
			if r.Edge.Negated {
				label = "not " + label
			}
			arcs = append(arcs, [4]any{place[r.Edge.From], place[r.Edge.To], r.Edge.Confidence, label})
		}
	}
	if diff := cmp.Diff(names, got.Names); diff != "" {
		t.Errorf("names: -want +got\n%s", diff)
	}
	if diff := cmp.Diff(arcs, got.Arcs); diff != "" {
		t.Errorf("arcs: -want +got\n%s", diff)
	}
}

func TestVOSviewerSeesOneLinkForTwoNodes(t *testing.T) {
	s := odd(t)
	data, err := os.ReadFile(exported(t, s, "vosviewer"))
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		Network struct {
			Items []struct {
				ID, Label, Description string
				Cluster                int
				Weights, Scores        map[string]float64
			}
			Links []struct {
				SourceID string `json:"source_id"`
				TargetID string `json:"target_id"`
				Strength float64
			}
			Clusters []struct {
				Cluster int
				Label   string
			}
		}
	}
	if err := json.Unmarshal(data, &got); err != nil {
		t.Fatal(err)
	}
	type between [2]string
	want := map[between]float64{}
	labels := map[string]string{}
	for r, err := range s.Records(context.Background()) {
		switch {
		case err != nil:
			t.Fatal(err)
		case r.Edge == nil:
			labels[string(r.Node.NodeID())] = r.Node.Label()
		case !r.Edge.Negated && r.Edge.Confidence > 0:
			a, b := string(r.Edge.From), string(r.Edge.To)
			want[between{min(a, b), max(a, b)}] += r.Edge.Confidence
		}
	}
	for _, item := range got.Network.Items {
		kind, _, _ := strings.Cut(item.ID, ":")
		if item.Label != labels[item.ID] || got.Network.Clusters[item.Cluster-1].Label != kind || !strings.HasPrefix(item.Description, kind) {
			t.Errorf("%+v", item)
		}
		if strings.Contains(item.Description, "<tag") {
			t.Errorf("a name is taken for HTML: %s", item.Description)
		}
		delete(labels, item.ID)
	}
	for _, l := range got.Network.Links {
		k := between{l.SourceID, l.TargetID}
		if math.Abs(want[k]-l.Strength) > 1e-4 {
			t.Errorf("a link of strength %v, want %v", l.Strength, want[k])
		}
		delete(want, k)
	}
	if len(labels)+len(want) > 0 {
		t.Errorf("%d items and %d links are missing", len(labels), len(want))
	}
}
