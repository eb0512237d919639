package export_test

import (
	"context"
	"fmt"
	"io"
	"iter"
	"runtime"
	"slices"
	"strings"
	"testing"

	"kg/graph"
	"kg/graph/export"
)

// made is a store that makes its graph as it is read: works that explain events, five edges for a node, and holds nothing.
type made struct {
	graph.Store
	nodes int
	// seen is called now and then while the graph is read.
	seen func()
}

// Records gives the graph in canonical order.
func (m made) Records(ctx context.Context) iter.Seq2[graph.Record, error] {
	id := func(kind string, i int) graph.ID { return graph.ID(fmt.Sprintf("%s:%032x", kind, i)) }
	return func(yield func(graph.Record, error) bool) {
		half := m.nodes / 2
		document := &graph.Document{ID: id("document", 0), Name: "made.md", Title: "A document of many words"}
		if !yield(graph.Record{Node: document}, nil) {
			return
		}
		for i := range half {
			e := &graph.Event{ID: id("event", i), Name: fmt.Sprintf("Conference number %d of the <Port> Authority", i), Type: "conference", Date: fmt.Sprintf("%d-%02d", 1950+i%70, 1+i%12), Aliases: []string{"The conference", "Second name"}}
			if !yield(graph.Record{Node: e}, ctx.Err()) {
				return
			}
		}
		for i := range half {
			w := &graph.Work{ID: id("work", i), Title: fmt.Sprintf("A study of harbours, part %d", i), Year: "2019", Type: "article-journal", Container: "Journal of Ports", DOI: "10.1000/182",
				Authors: []graph.Person{{Family: "Brandt", Given: "Johanna"}}, Keys: []string{fmt.Sprintf("Brandt %d", i)}}
			if !yield(graph.Record{Node: w}, ctx.Err()) {
				return
			}
		}
		for i := range 5 * m.nodes {
			if m.seen != nil && i%4096 == 0 {
				m.seen()
			}
			e := &graph.Edge{ID: id("edge", i), EdgeKey: graph.EdgeKey{Relation: graph.Explains, From: id("work", i%half), To: id("event", (i*7+i/half)%half)}, Confidence: 0.86,
				Evidence: []graph.Evidence{{ID: id("evidence", i), Document: document.ID, Span: graph.Span{Start: i, End: i + 90}, Section: "3. Why the harbour was closed", Place: "bytes 120-211", Rule: "explains:due-to", Confidence: 0.86,
					Quote: "The harbour was closed because of the long strike of 1911, as Brandt (2019) argues.", Cues: []graph.Span{{Start: i + 20, End: i + 30}}}}}
			if !yield(graph.Record{Edge: e}, ctx.Err()) {
				return
			}
		}
	}
}

// counted counts bytes.
type counted int64

// Write counts.
func (c *counted) Write(b []byte) (int, error) {
	*c += counted(len(b))
	return len(b), nil
}

// BenchmarkFormats writes a generated graph in each format: elements (nodes and edges) a second, making the graph included.
func BenchmarkFormats(b *testing.B) {
	const nodes = 20_000
	for _, f := range export.Formats() {
		if strings.HasPrefix(f.Held, "the graph") {
			continue
		}
		b.Run(f.Name, func(b *testing.B) {
			g, err := export.Open(context.Background(), made{nodes: nodes}, export.Part{})
			if err != nil {
				b.Fatal(err)
			}
			var out counted
			for b.Loop() {
				if err := f.Write(context.Background(), &out, g); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(6*nodes*b.N)/b.Elapsed().Seconds(), "elements/s")
			b.SetBytes(int64(out) / int64(b.N))
		})
	}
}

// TestFormatsAreWrittenInConstantMemory: ten times the graph takes no more memory, but for what a format says that it holds.
func TestFormatsAreWrittenInConstantMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("writes 600,000 elements in each format")
	}
	for _, f := range export.Formats() {
		if strings.HasPrefix(f.Held, "the graph") {
			if err := f.Write(context.Background(), io.Discard, opened(t, made{nodes: 50_000})); graph.CodeOf(err) != graph.TooLarge {
				t.Errorf("%s takes a graph that it cannot hold: %v", f.Name, err)
			}
			continue
		}
		few, many := peak(t, f, 5_000), peak(t, f, 50_000)
		if most := few + 4<<20; many > most {
			t.Errorf("%s: %d KiB in use for 30,000 elements, %d KiB for 300,000", f.Name, few>>10, many>>10)
		}
	}
}

func opened(t *testing.T, s graph.Store) export.Graph {
	t.Helper()
	g, err := export.Open(context.Background(), s, export.Part{})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// peak is the most memory that was in use, of samples taken after garbage was collected.
func peak(t *testing.T, f export.Format, nodes int) uint64 {
	t.Helper()
	var samples []uint64
	n := 0
	store := made{nodes: nodes, seen: func() {
		if n++; n%max(1, nodes/5_000) != 0 {
			return
		}
		var m runtime.MemStats
		runtime.GC()
		runtime.ReadMemStats(&m)
		samples = append(samples, m.HeapAlloc)
	}}
	if err := f.Write(context.Background(), io.Discard, opened(t, store)); err != nil {
		t.Fatal(err)
	}
	return slices.Max(samples)
}
