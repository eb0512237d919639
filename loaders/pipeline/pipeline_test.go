package pipeline_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/annotate"
	"kg/annotate/lexicon"
	"kg/document"
	"kg/graph"
	"kg/graph/sqlite"
	"kg/loaders"
	"kg/loaders/pipeline"
	"kg/resolve"
	"kg/seeds"
)

func line(t testing.TB) *pipeline.Line {
	t.Helper()
	lex, err := lexicon.Merge()
	if err != nil {
		t.Fatal(err)
	}
	list := annotate.Default(lex)
	if err := annotate.Check(list); err != nil {
		t.Fatal(err)
	}
	return &pipeline.Line{Annotators: list, Log: zerolog.Nop()}
}

// sample is the largest document at hand: the first paper where it lies beside
// the checkout, else that of the sample corpus.
func sample(t testing.TB) []byte {
	t.Helper()
	if b, err := os.ReadFile(filepath.Join("..", "..", "..", "shared", "seeds", "000_52fe6b4b0a4fd5a2.txt")); err == nil {
		return b
	}
	var largest []byte
	for _, name := range seeds.Documents() {
		b, err := seeds.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		if len(b) > len(largest) {
			largest = b
		}
	}
	return largest
}

func TestEveryDocumentOfTheSampleKeepsTheLaws(t *testing.T) {
	l := line(t)
	for _, name := range seeds.Documents() {
		raw, err := seeds.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := l.Annotate(t.Context(), loaders.Source{Name: name, Raw: raw})
		if err != nil {
			t.Fatal(err)
		}
		b, err := resolve.Batch(d)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range b.Edges {
			for _, v := range e.Evidence {
				if d.Text[v.Span.Start:v.Span.End] != v.Quote {
					t.Fatalf("%s: a quote is no slice", name)
				}
			}
		}
	}
}

func TestAFileIsReadWithWhatLiesBesideIt(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"paper.tex":      `\documentclass{article}\begin{document}Rivers move \cite{ode}. \input{part}\bibliography{x}\end{document}`,
		"paper.bbl":      `\begin{thebibliography}{1}\bibitem{ode} Ana Ode. On rivers that move. Press, 2001.\end{thebibliography}`,
		"../outside.tex": "secret words",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() { _ = os.Remove(filepath.Join(dir, "../outside.tex")) })
	if err := os.Symlink("../outside.tex", filepath.Join(dir, "part.tex")); err != nil {
		t.Skip("no symbolic links here")
	}
	sources, _, err := pipeline.Files([]string{filepath.Join(dir, "paper.tex")}, nil)
	if err != nil {
		t.Fatal(err)
	}
	d, err := line(t).Annotate(t.Context(), sources[0])
	if err != nil {
		t.Fatal(err)
	}
	if len(d.Layers.References) != 1 || len(d.Layers.Citations) != 1 || d.Layers.Citations[0].Status != document.Resolved {
		t.Fatalf("%d entries, citations %+v", len(d.Layers.References), d.Layers.Citations)
	}
	if strings.Contains(d.Text, "secret") {
		t.Fatal("a link out of the folder was followed")
	}
}

func TestReportsComeInTheOrderOfTheSources(t *testing.T) {
	store, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	sources := []loaders.Source{
		{Name: "a.md", Raw: []byte("# A\n\nOne sentence stands here.\n")},
		{Name: "b.md", Raw: nil},
		{Name: "c.md", Raw: []byte("# C\n\nAnother sentence stands here.\n")},
	}
	var names []string
	var failed []graph.Code
	err = line(t).Load(t.Context(), store, sources, func(r pipeline.Report) {
		names = append(names, r.Name)
		if r.Err != nil {
			failed = append(failed, graph.CodeOf(r.Err))
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(names) != 3 || names[0] != "a.md" || names[2] != "c.md" || len(failed) != 1 {
		t.Fatalf("reports %q, failures %q", names, failed)
	}
}

func TestALoadThatIsCancelledSaysSo(t *testing.T) {
	store, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	err = line(t).Load(ctx, store, []loaders.Source{{Name: "a.md", Raw: []byte("# A\n\nText.\n")}}, func(pipeline.Report) {})
	if graph.CodeOf(err) != graph.Timeout {
		t.Fatalf("got %v", err)
	}
}

// BenchmarkLoad is the whole line from the bytes of a paper to the embedded store.
func BenchmarkLoad(b *testing.B) {
	l, raw := line(b), sample(b)
	ctx := context.Background()
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		b.StopTimer()
		store, err := sqlite.Open(ctx, ":memory:", zerolog.Nop())
		if err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
		err = l.Load(ctx, store, []loaders.Source{{Name: "paper.md", Raw: raw}}, func(r pipeline.Report) {
			if r.Err != nil {
				b.Fatal(r.Err)
			}
		})
		if err != nil {
			b.Fatal(err)
		}
		b.StopTimer()
		if err := store.Close(ctx); err != nil {
			b.Fatal(err)
		}
		b.StartTimer()
	}
}

// BenchmarkAnnotate is the line without the store.
func BenchmarkAnnotate(b *testing.B) {
	l, raw := line(b), sample(b)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.Annotate(context.Background(), loaders.Source{Name: "paper.md", Raw: raw}); err != nil {
			b.Fatal(err)
		}
	}
}
