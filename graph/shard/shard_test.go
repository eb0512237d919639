package shard_test

import (
	"context"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/rs/zerolog"
	"pgregory.net/rapid"

	"kg/graph"
	"kg/graph/shard"
	"kg/graph/sqlite"
	"kg/graph/stored"
	"kg/graph/storetest"
)

// fataler is a test or a run of a property.
type fataler interface {
	Fatal(...any)
	Fatalf(string, ...any)
}

// lines are all that something keeps, a line each.
func lines(t fataler, all stored.All) (out []string) {
	for h, err := range all {
		if err != nil {
			t.Fatal(err)
		}
		encoded, err := json.Marshal(h)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, fmt.Sprintf("%T %s", h, encoded))
	}
	return out
}

// build makes a shard of the batches.
func build(t fataler, dir string, memory int, batches ...graph.Batch) string {
	b, err := shard.NewBuilder(dir, memory)
	if err != nil {
		t.Fatal(err)
	}
	for _, batch := range batches {
		if _, err := b.Add(batch); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := b.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

// merged are all lines of several shards together.
func merged(t fataler, memory int, dir string, shards ...string) []string {
	m, err := shard.Open(context.Background(), shards, dir, memory)
	if err != nil {
		t.Fatal(err)
	}
	out := lines(t, m.Whole(context.Background()))
	if err := m.Close(); err != nil {
		t.Fatal(err)
	}
	return out
}

// applied are all lines of a store to which the batches are applied.
func applied(t fataler, batches ...graph.Batch) []string {
	ctx := context.Background()
	s, err := sqlite.Open(ctx, ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(ctx) }()
	for _, b := range batches {
		if _, err := s.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	return lines(t, s.Whole(ctx))
}

func same(t fataler, got, want []string) {
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("line %d of %d and %d differs:\n%s\nand\n%s", i, len(got), len(want), at(got, i), at(want, i))
		}
	}
}

func at(list []string, i int) string {
	if i < len(list) {
		return list[i]
	}
	return "nothing"
}

// TestShardsTogetherAreTheStore: however documents are divided into shards, and however little memory there is, what the shards make together is what a store keeps
// to which the documents were applied one by one.
func TestShardsTogetherAreTheStore(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		batches := storetest.Any(r)
		if rapid.Bool().Draw(r, "with the corpus") {
			batches = append(batches, append(storetest.Corpus(), storetest.Judged())...)
		}
		dir, err := os.MkdirTemp("", "kg-shards-")
		if err != nil {
			r.Fatal(err)
		}
		defer func() { _ = os.RemoveAll(dir) }()
		memory := rapid.SampledFrom([]int{64, 4 << 10, 0}).Draw(r, "memory")
		several := rapid.IntRange(1, 3).Draw(r, "shards")
		parts := make([][]graph.Batch, several)
		for i, b := range rapid.Permutation(batches).Draw(r, "order") {
			parts[i%several] = append(parts[i%several], b)
			if rapid.IntRange(0, 4).Draw(r, "twice") == 0 {
				parts[(i+1)%several] = append(parts[(i+1)%several], b)
			}
		}
		var shards []string
		for i, part := range parts {
			shards = append(shards, build(r, filepath.Join(dir, fmt.Sprint(i)), memory, part...))
		}
		same(r, merged(r, memory, dir, shards...), applied(r, batches...))
	})
}

// TestManyShards merges more shards than are read at once, with works that many describe alike.
func TestManyShards(t *testing.T) {
	batches := append(storetest.Styles(), storetest.Crowd(300)...)
	var shards []string
	dir := t.TempDir()
	for i, part := range slices.Collect(slices.Chunk(batches, 2)) {
		shards = append(shards, build(t, filepath.Join(dir, fmt.Sprint(i)), 0, part...))
	}
	if len(shards) < 101 {
		t.Fatalf("%d shards are read at once", len(shards))
	}
	slices.Reverse(shards)
	same(t, merged(t, 0, dir, shards...), applied(t, batches...))
	left, err := filepath.Glob(filepath.Join(dir, "kg-merge-*"))
	if err != nil || len(left) > 0 {
		t.Errorf("%v is left behind, %v", left, err)
	}
	for _, s := range shards {
		if _, err := shard.ReadManifest(s); err != nil {
			t.Errorf("a shard has gone: %v", err)
		}
	}
}

// TestADocumentUnderTwoNames is one document, read under the first of its names, whichever shard has it; two readings under one name are refused.
func TestADocumentUnderTwoNames(t *testing.T) {
	named := func(name, title string) graph.Batch {
		b := storetest.Corpus()[0]
		b.Claims = slices.Clone(b.Claims)
		d := *b.Claims[0].(*graph.Document)
		d.Name, d.Title = name, title
		b.Claims[0] = &d
		return b
	}
	dir := t.TempDir()
	a := build(t, filepath.Join(dir, "a"), 0, named("z.md", "One"))
	b := build(t, filepath.Join(dir, "b"), 0, named("b.md", "One"), named("c.md", "One"))
	want := applied(t, named("z.md", "One"), named("b.md", "One"), named("c.md", "One"))
	same(t, merged(t, 0, dir, a, b), want)
	same(t, merged(t, 0, dir, b, a), want)
	c := build(t, filepath.Join(dir, "c"), 0, named("b.md", "Other"))
	if _, err := shard.Open(context.Background(), []string{b, c}, dir, 0); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("two readings of one document: %v", err)
	}
}

func TestWhatIsNoShardIsRefused(t *testing.T) {
	dir := t.TempDir()
	if _, err := shard.Open(context.Background(), []string{dir}, dir, 0); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("an empty folder: %v", err)
	}
	made := build(t, filepath.Join(dir, "made"), 0, storetest.Corpus()...)
	if _, err := shard.NewBuilder(made, 0); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("a folder that is not empty: %v", err)
	}
	path := filepath.Join(made, "claims")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content[:len(content)/2], 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := shard.Open(context.Background(), []string{made}, dir, 0); err == nil {
		t.Error("a shard that is cut off is joined")
	}
}

// TestAShardThatIsCutIsRefused: at whatever record one of its files ends.
func TestAShardThatIsCutIsRefused(t *testing.T) {
	dir := t.TempDir()
	made := build(t, filepath.Join(dir, "made"), 0, append(storetest.Corpus(), storetest.Judged())...)
	other := build(t, filepath.Join(dir, "other"), 0, storetest.Styles()...)
	for _, name := range []string{"documents", "claims", "descriptions", "evidence"} {
		path := filepath.Join(made, name)
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		ends := boundaries(content)
		if len(ends) < 3 {
			t.Fatalf("%s holds %d records", name, len(ends))
		}
		for _, end := range []int{0, ends[0], ends[len(ends)/2], ends[len(ends)-2]} {
			if err := os.WriteFile(path, content[:end], 0o644); err != nil {
				t.Fatal(err)
			}
			for _, shards := range [][]string{{made}, {made, other}} {
				m, err := shard.Open(context.Background(), shards, dir, 0)
				if err == nil {
					_ = m.Close()
				}
				if graph.CodeOf(err) != graph.Invalid {
					t.Errorf("%s is cut at %d of %d, of %d shards: %v", name, end, len(content), len(shards), err)
				}
			}
		}
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	merged(t, 0, dir, made, other)
}

// boundaries are where the records of a file end.
func boundaries(content []byte) (ends []int) {
	for at := 0; at < len(content); ends = append(ends, at) {
		key, n := binary.Uvarint(content[at:])
		value, m := binary.Uvarint(content[at+n:])
		at += n + m + int(key) + int(value)
	}
	return ends
}

// TestWhatAShardSaysOfItselfIsWhatItKeeps: a document that comes twice, under one name or two, is counted once.
func TestWhatAShardSaysOfItselfIsWhatItKeeps(t *testing.T) {
	batches := storetest.Corpus()
	again := batches[0]
	again.Claims = slices.Clone(again.Claims)
	d := *again.Claims[0].(*graph.Document)
	d.Name = "zz " + d.Name
	again.Claims[0] = &d
	dir := t.TempDir()
	once, err := shard.ReadManifest(build(t, filepath.Join(dir, "once"), 0, batches...))
	if err != nil {
		t.Fatal(err)
	}
	if once.Documents != len(batches) || once.Evidence == 0 || once.Claims == 0 {
		t.Errorf("%d documents: %+v", len(batches), once)
	}
	twice, err := shard.ReadManifest(build(t, filepath.Join(dir, "twice"), 64, slices.Concat(batches, batches, []graph.Batch{again})...))
	if err != nil {
		t.Fatal(err)
	}
	if twice.Documents != once.Documents || twice.Claims != once.Claims || twice.Evidence != once.Evidence {
		t.Errorf("%+v once, %+v twice", once, twice)
	}
}

// TestADocumentWhoseFirstNameGivesNoEvidence gives none, though it was read with some under another name.
func TestADocumentWhoseFirstNameGivesNoEvidence(t *testing.T) {
	named := func(name string, edges bool) graph.Batch {
		b := storetest.Corpus()[0]
		b.Claims = slices.Clone(b.Claims)
		d := *b.Claims[0].(*graph.Document)
		d.Name = name
		b.Claims[0] = &d
		if !edges {
			b.Edges = nil
		}
		return b
	}
	dir := t.TempDir()
	a := build(t, filepath.Join(dir, "a"), 0, named("a.md", false))
	z := build(t, filepath.Join(dir, "z"), 0, named("z.md", true))
	same(t, merged(t, 0, dir, a, z), applied(t, named("z.md", true), named("a.md", false)))
}

// TestEvidenceThatIsNotThereIsMissed: a shard in which documents do not have what they gave is refused, though its files are as long as it says.
func TestEvidenceThatIsNotThereIsMissed(t *testing.T) {
	dir := t.TempDir()
	made := build(t, filepath.Join(dir, "made"), 0, storetest.Corpus()...)
	path := filepath.Join(made, "evidence")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	ends := boundaries(content)
	recount := func(name string, records int) {
		m, err := shard.ReadManifest(made)
		if err != nil {
			t.Fatal(err)
		}
		m.Records[name] = records
		encoded, err := json.Marshal(m)
		if err == nil {
			err = os.WriteFile(filepath.Join(made, "shard.json"), encoded, 0o644)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	refused := func(what string) {
		m, err := shard.Open(context.Background(), []string{made}, dir, 0)
		if err == nil {
			_ = m.Close()
		}
		if graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s: %v", what, err)
		}
	}
	if err := os.WriteFile(path, content[:ends[len(ends)-2]], 0o644); err != nil {
		t.Fatal(err)
	}
	recount("evidence", len(ends)-1)
	refused("a piece of evidence is missing")
	if err := os.WriteFile(path, content, 0o644); err != nil {
		t.Fatal(err)
	}
	recount("evidence", len(ends))

	path = filepath.Join(made, "documents")
	if content, err = os.ReadFile(path); err != nil {
		t.Fatal(err)
	}
	ends = boundaries(content)
	if err := os.WriteFile(path, content[:ends[len(ends)-2]], 0o644); err != nil {
		t.Fatal(err)
	}
	recount("documents", len(ends)-1)
	refused("a document is missing")
}

// countdown is a context that ends when it was asked so many times.
type countdown struct {
	context.Context
	left, asked int
}

func (c *countdown) Err() error {
	if c.asked++; c.asked > c.left {
		return context.Canceled
	}
	return nil
}

// TestAMergerCanBeEnded: within its steps too, and nothing is left behind.
func TestAMergerCanBeEnded(t *testing.T) {
	dir := t.TempDir()
	made := build(t, filepath.Join(dir, "made"), 0, storetest.Large("large", 9000))
	other := build(t, filepath.Join(dir, "other"), 0, storetest.Corpus()...)
	open := func(left, memory int) (asked int, err error) {
		c := &countdown{Context: context.Background(), left: left}
		m, err := shard.Open(c, []string{made, other}, dir, memory)
		if err == nil {
			c.left = 0 // what was joined is not of that context
			lines(t, m.Whole(context.Background()))
			err = m.Close()
		}
		return c.asked, err
	}
	for _, memory := range []int{0, 256 << 10} {
		all, err := open(1<<30, memory)
		if err != nil {
			t.Fatal(err)
		}
		if all < 8 {
			t.Errorf("asked %d times: not within the steps", all)
		}
		for left := range all {
			if asked, err := open(left, memory); graph.CodeOf(err) != graph.Timeout || asked > left+8 {
				t.Errorf("ended when asked %d times of %d, asked %d times: %v", left, all, asked, err)
			}
			if there, err := filepath.Glob(filepath.Join(dir, "kg-merge-*")); err != nil || len(there) > 0 {
				t.Fatalf("%v is left behind, %v", there, err)
			}
		}
	}
}
