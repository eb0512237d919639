package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestTheSampleCorpusBuiltIntoShards: two shards of the sample corpus, merged, make the store and the files for an import that loading it makes.
func TestTheSampleCorpusBuiltIntoShards(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	corpus := filepath.Join("..", "..", "seeds")
	news, papers := filepath.Join(corpus, "news-arch.html"), []string{
		filepath.Join(corpus, "news-liaison-office.txt"), filepath.Join(corpus, "price-of-one-korea.md"), filepath.Join(corpus, "the-long-no.txt"),
	}
	must(t, append([]string{"--store", at("loaded.db"), "load", news}, papers...)...)
	must(t, "build", news, papers[0], "-o", at("one"))
	must(t, append([]string{"build", "-o", at("two")}, papers...)...)
	must(t, "merge", at("two"), at("one"), "-o", at("merged.db"), "--format", "sqlite")
	if got, want := must(t, "--store", at("merged.db"), "export"), must(t, "--store", at("loaded.db"), "export"); got != want || want == "" {
		t.Error("the merged store exports another graph")
	}
	if out := must(t, "--store", at("merged.db"), "doctor", "--rebuild"); strings.Contains(out, "error") {
		t.Errorf("the merged store is not well:\n%s", out)
	}
	must(t, "merge", at("one"), at("two"), "-o", at("files"))
	must(t, "--store", at("loaded.db"), "export", "--format", "neo4j-admin", "-o", at("exported"))
	entries, err := os.ReadDir(at("exported"))
	if err != nil || len(entries) < 20 {
		t.Fatalf("%d files, %v", len(entries), err)
	}
	for _, e := range entries {
		one, err := os.ReadFile(filepath.Join(at("files"), e.Name()))
		two, other := os.ReadFile(filepath.Join(at("exported"), e.Name()))
		if err != nil || other != nil || string(one) != string(two) {
			t.Errorf("%s differs: %v, %v", e.Name(), err, other)
		}
	}
}
