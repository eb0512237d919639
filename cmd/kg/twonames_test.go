package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestAFileUnderTwoNamesIsOneDocument loads a file and its copy in both orders: the graph is one, and the load says so.
func TestAFileUnderTwoNamesIsOneDocument(t *testing.T) {
	dir := t.TempDir()
	text := []byte("# Mills of the valley\n\nThe mills turned late in 1911 (Lind 2001). Nobody who lived there could say why.\n\n## References\n\nLind, M. (2001). Mills. *Rivers*, 2(1), 1–9.\n")
	for _, name := range []string{"mills.md", "copy of mills.md"} {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	first, later := filepath.Join(dir, "copy of mills.md"), filepath.Join(dir, "mills.md")
	export := func(files ...string) (graph, said string) {
		store := []string{"--store", filepath.Join(t.TempDir(), "kg.db")}
		for _, f := range files {
			said += must(t, append(store, "load", f)...)
		}
		return must(t, append(store, "export")...), said
	}
	one, said := export(first, later)
	if two, _ := export(later, first); one != two {
		t.Error("another order gave another graph")
	}
	if !strings.Contains(said, "as is    "+later+": the same bytes as copy of mills.md") && !strings.Contains(said, "as is    mills.md: the same bytes as copy of mills.md") {
		t.Errorf("the load does not say that the document is there under another name:\n%s", said)
	}
}
