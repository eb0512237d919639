package pipeline_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rs/zerolog"
	"pgregory.net/rapid"

	"kg/graph"
	"kg/graph/shard"
	"kg/graph/sqlite"
	"kg/graph/stored"
	"kg/loaders"
	"kg/loaders/pipeline"
)

// TestInventedDocumentsBuiltIntoShards: shards of documents, merged in any order, make what a store keeps to which the documents were loaded.
func TestInventedDocumentsBuiltIntoShards(t *testing.T) {
	l := line(t)
	rapid.Check(t, func(r *rapid.T) {
		var sources []loaders.Source
		for i := range rapid.IntRange(2, 4).Draw(r, "documents") {
			sources = append(sources, invented(r, fmt.Sprint("paper", i)))
		}
		again := sources[0]
		again.Name = rapid.SampledFrom([]string{"a.md", "z.md", "a.html"}).Draw(r, "another name of the first")
		sources = append(sources, again)
		dir, err := os.MkdirTemp("", "kg-shards-")
		if err != nil {
			r.Fatal(err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		cut := rapid.IntRange(0, len(sources)).Draw(r, "cut")
		one, two := built(r, l, filepath.Join(dir, "one"), sources[cut:]), built(r, l, filepath.Join(dir, "two"), sources[:cut])
		m, err := shard.Open(context.Background(), []string{one, two}, dir, 1<<16)
		if err != nil {
			r.Fatal(err)
		}
		defer func() { _ = m.Close() }()
		store, err := sqlite.Open(context.Background(), ":memory:", zerolog.Nop())
		if err != nil {
			r.Fatal(err)
		}
		defer func() { _ = store.Close(context.Background()) }()
		lead(r, l, store, sources)
		if whole(r, m) != whole(r, store) {
			r.Fatal("shards and a store make different graphs of the same documents")
		}
	})
}

type sink struct{ *shard.Builder }

func (s sink) Apply(_ context.Context, b graph.Batch) (graph.Counts, error) { return s.Add(b) }

func built(r *rapid.T, l *pipeline.Line, dir string, sources []loaders.Source) string {
	b, err := shard.NewBuilder(dir, 0)
	if err != nil {
		r.Fatal(err)
	}
	lead(r, l, sink{b}, sources)
	if _, err := b.Close(); err != nil {
		r.Fatal(err)
	}
	return dir
}

func lead(r *rapid.T, l *pipeline.Line, to pipeline.Sink, sources []loaders.Source) {
	err := l.Load(context.Background(), to, sources, func(rep pipeline.Report) {
		if rep.Err != nil && graph.CodeOf(rep.Err) == graph.Internal {
			r.Fatal(rep.Err)
		}
	})
	if err != nil {
		r.Fatal(err)
	}
}

func whole(r *rapid.T, k stored.Keeper) string {
	var out strings.Builder
	for h, err := range k.Whole(context.Background()) {
		if err != nil {
			r.Fatal(err)
		}
		line, err := json.Marshal(h)
		if err != nil {
			r.Fatal(err)
		}
		fmt.Fprintf(&out, "%T %s\n", h, line)
	}
	return out.String()
}
