package citation_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kg/document"
)

// TestCitationsOfWrittenDocuments reads documents of several fields, written for this purpose, from the file to the
// citations. Each line is one item: its words, the entries it leads to as they begin, its status where it is not
// resolved, and what else was read of it.
func TestCitationsOfWrittenDocuments(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join("testdata", "documents", "*.txtar"))
	if len(files) == 0 {
		t.Fatal("no documents")
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(path)
			if err != nil {
				t.Fatal(err)
			}
			d := read(t, ar.Files[0].Name, ar.Files[0].Data)
			got := itemLines(d)
			if *update {
				ar.Files[1].Data = []byte(got)
				if err := os.WriteFile(path, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(ar.Files[1].Data); got != want {
				t.Errorf("got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func itemLines(d *document.Document) string {
	var b strings.Builder
	for _, c := range d.Layers.Citations {
		var to []string
		for _, k := range c.Candidates {
			raw := []rune(d.Layers.References[k.Reference].Raw)
			to = append(to, strings.TrimSpace(string(raw[:min(32, len(raw))])))
		}
		fmt.Fprintf(&b, "%s → %s", strings.ReplaceAll(d.Slice(c.Span), "\n", " "), strings.Join(to, " | "))
		if c.Status != document.Resolved {
			fmt.Fprintf(&b, " (%s)", c.Status)
		}
		for _, x := range [][2]string{{"at", c.Locator}, {"signal", c.Signal}} {
			if x[1] != "" {
				fmt.Fprintf(&b, " [%s %s]", x[0], x[1])
			}
		}
		if c.Kind != document.Parenthetical && c.Kind != document.Narrative && c.Kind != document.Numeric {
			fmt.Fprintf(&b, " [%s]", c.Kind)
		}
		b.WriteByte('\n')
	}
	return b.String()
}
