package reference_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kg/annotate/reference"
	"kg/document"
	"kg/loaders"
)

// TestListsAreFoundAndCut reads the documents of testdata/lists: each file
// holds documents and, behind each, the entries that are found in it.
func TestListsAreFoundAndCut(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "lists", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			want := map[string]string{}
			for _, f := range ar.Files {
				want[f.Name] = string(f.Data)
			}
			out := &txtar.Archive{Comment: ar.Comment}
			for _, f := range ar.Files {
				if strings.HasSuffix(f.Name, ".entries") {
					continue
				}
				d, err := loaders.Load(context.Background(), loaders.Source{Name: f.Name, Raw: []byte(strings.ReplaceAll(string(f.Data), "␌", "\f"))}, loaders.Limits{})
				if err != nil {
					t.Fatal(err)
				}
				if err := reference.New().Annotate(context.Background(), d); err != nil {
					t.Fatal(err)
				}
				checkList(t, d)
				got := listed(d)
				name := f.Name + ".entries"
				out.Files = append(out.Files, f, txtar.File{Name: name, Data: []byte(got)})
				if !*update && want[name] != got {
					t.Errorf("%s:\ngot:\n%swant:\n%s", f.Name, got, want[name])
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// listed prints an entry a line: its number, its key, how sure it is, and how it is printed.
func listed(d *document.Document) string {
	var b strings.Builder
	for _, r := range d.Layers.References {
		if r.Label != "" {
			fmt.Fprintf(&b, "[%s] ", r.Label)
		}
		fmt.Fprintf(&b, "%s | %.1f | %s\n", r.Key, r.Confidence, r.Raw)
	}
	return b.String()
}
