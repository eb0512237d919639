package pipeline_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/rs/zerolog"
	"pgregory.net/rapid"

	"kg/document"
	"kg/graph"
	"kg/graph/sqlite"
	"kg/loaders"
	"kg/loaders/pipeline"
	"kg/resolve"
)

// invented is a document that the test draws.
func invented(r *rapid.T, name string) loaders.Source {
	w := newWriter(rapid.Uint64().Draw(r, "seed"))
	size, odd := rapid.IntRange(200, 6000).Draw(r, "size"), rapid.SampledFrom([]int{0, 5, 60}).Draw(r, "odd")
	if rapid.Bool().Draw(r, "news") {
		return loaders.Source{Name: name + ".html", Raw: []byte(w.news(size, odd))}
	}
	return loaders.Source{Name: name + ".md", Raw: []byte(w.paper(size, odd))}
}

// TestEveryEdgeOfAnInventedDocumentKeepsTheLaws holds laws 1, 2 and 3 for one document: quotes are slices that lead
// back to the file, no edge is without evidence, and the same bytes give the same batch.
func TestEveryEdgeOfAnInventedDocumentKeepsTheLaws(t *testing.T) {
	l := line(t)
	rapid.Check(t, func(r *rapid.T) {
		src := invented(r, "paper")
		d, err := l.Annotate(t.Context(), src)
		if err != nil {
			if graph.CodeOf(err) == graph.Internal {
				r.Fatal(err)
			}
			return // refused aloud: what is odd may make it no document
		}
		if err := d.Validate(); err != nil {
			r.Fatal(err)
		}
		b, err := resolve.Batch(d)
		if err != nil {
			r.Fatal(err)
		}
		if err := b.Validate(); err != nil {
			r.Fatal(err)
		}
		edgesKeepTheLaws(r, d, b)
		again, err := l.Annotate(t.Context(), src)
		if err != nil {
			r.Fatal(err)
		}
		other, err := resolve.Batch(again)
		if err != nil {
			r.Fatal(err)
		}
		if !bytes.Equal(printed(r, b), printed(r, other)) {
			r.Fatal("the same bytes gave another batch")
		}
	})
}

func edgesKeepTheLaws(r *rapid.T, d *document.Document, b graph.Batch) {
	for _, e := range b.Edges {
		if len(e.Evidence) == 0 {
			r.Fatalf("%s stands on nothing", e.Relation)
		}
		for _, v := range e.Evidence {
			switch {
			case v.Document != b.Document:
				r.Fatalf("%s: evidence of another document", e.Relation)
			case v.Span.Start < 0 || v.Span.End > len(d.Text) || v.Span.Start >= v.Span.End || d.Text[v.Span.Start:v.Span.End] != v.Quote:
				r.Fatalf("%s: the quote %q is no slice", e.Relation, v.Quote)
			case v.Rule == "" || v.Place == "":
				r.Fatalf("%s: no rule or no place: %+v", e.Relation, v)
			case v.Confidence <= 0 || v.Confidence > 1:
				r.Fatalf("%s: a confidence of %v", e.Relation, v.Confidence)
			}
			for _, c := range v.Cues {
				if c.Start < v.Span.Start || c.End > v.Span.End {
					r.Fatalf("%s: a cue outside its quote", e.Relation)
				}
			}
		}
	}
}

func printed(r *rapid.T, v any) []byte {
	out, err := json.Marshal(v)
	if err != nil {
		r.Fatal(err)
	}
	return out
}

// TestInventedDocumentsInAnyOrder holds laws 3 and 4 over the whole line: two orders of loading give one graph, and
// forgetting a document leaves the graph of the others. The same bytes under two names are one document.
func TestInventedDocumentsInAnyOrder(t *testing.T) {
	l := line(t)
	rapid.Check(t, func(r *rapid.T) {
		var sources []loaders.Source
		for i := range rapid.IntRange(2, 3).Draw(r, "documents") {
			sources = append(sources, invented(r, fmt.Sprint("paper", i)))
		}
		if rapid.Bool().Draw(r, "one of them again under another name") {
			again := rapid.SampledFrom(sources).Draw(r, "again")
			again.Name = rapid.SampledFrom([]string{"a.md", "z.md", "z.txt", "a.html"}).Draw(r, "name")
			sources = append(sources, again)
		}
		last := len(sources) - 1
		others := slices.DeleteFunc(slices.Clone(sources), func(s loaders.Source) bool { return bytes.Equal(s.Raw, sources[last].Raw) })
		without := export(r, l, nil, others)
		one := export(r, l, nil, sources)
		turned := []loaders.Source{sources[last]}
		two := export(r, l, nil, append(turned, sources[:last]...))
		if one != two {
			r.Fatal("another order gave another graph")
		}
		if export(r, l, sources[last:], sources) != without {
			r.Fatal("what was forgotten left something behind")
		}
	})
}

// export loads the sources one by one, forgets those of gone, and prints the graph.
func export(r *rapid.T, l *pipeline.Line, gone, sources []loaders.Source) string {
	ctx := context.Background()
	store, err := sqlite.Open(ctx, ":memory:", zerolog.Nop())
	if err != nil {
		r.Fatal(err)
	}
	defer func() { _ = store.Close(ctx) }()
	ids := map[string]graph.ID{}
	for _, src := range sources {
		err := l.Load(ctx, store, []loaders.Source{src}, func(rep pipeline.Report) {
			ids[rep.Name] = rep.Document
			if rep.Err != nil && graph.CodeOf(rep.Err) == graph.Internal {
				r.Fatal(rep.Err)
			}
		})
		if err != nil {
			r.Fatal(err)
		}
	}
	for _, src := range gone {
		if id := ids[src.Name]; id != "" {
			if _, err := store.Forget(ctx, id); err != nil {
				r.Fatal(err)
			}
		}
	}
	var out bytes.Buffer
	for rec, err := range store.Records(ctx) {
		if err != nil {
			r.Fatal(err)
		}
		out.Write(printed(r, rec))
		out.WriteByte('\n')
	}
	return out.String()
}

// BenchmarkAnnotateBySize is the line without the store on papers of 10 KB to 10 MB: MB/s that do not fall say that it is linear.
func BenchmarkAnnotateBySize(b *testing.B) {
	for _, size := range []int{10e3, 100e3, 1e6, 10e6} {
		raw := []byte(newWriter(1).paper(size, 0))
		b.Run(fmt.Sprintf("%dKB", size/1000), func(b *testing.B) {
			l := line(b)
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := l.Annotate(context.Background(), loaders.Source{Name: "paper.md", Raw: raw}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
