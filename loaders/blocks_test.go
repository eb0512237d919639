package loaders_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"kg/document"
)

var update = flag.Bool("update", false, "rewrite the expectations")

// outline writes a document's blocks and metadata, a line each.
func outline(d *document.Document) string {
	var b strings.Builder
	m := d.Meta
	fmt.Fprintf(&b, "title %q date %q genre %q language %q publisher %q\n", m.Title, m.Date, m.Genre, m.Language, m.Publisher)
	for _, a := range m.Authors {
		fmt.Fprintf(&b, "author family %q given %q literal %q\n", a.Family, a.Given, a.Literal)
	}
	for _, f := range []struct{ name, value string }{{"container", m.Container}, {"volume", m.Volume}, {"issue", m.Issue}, {"pages", m.Pages}, {"doi", m.DOI}, {"isbn", m.ISBN}, {"type", m.Type}} {
		if f.value != "" {
			fmt.Fprintf(&b, "%s %q\n", f.name, f.value)
		}
	}
	for i, x := range d.Blocks {
		fmt.Fprintf(&b, "%d %s", i, x.Kind)
		if x.Level > 0 {
			fmt.Fprintf(&b, " level %d", x.Level)
		}
		if x.Continues >= 0 {
			fmt.Fprintf(&b, " continues %d", x.Continues)
		}
		if x.Label != "" {
			fmt.Fprintf(&b, " label %q", x.Label)
		}
		s := d.Plain(x.Content)
		if x.Kind == document.TableRow {
			s = strings.ReplaceAll(d.Slice(x.Content), "\t", "→")
		}
		if len(s) > 72 {
			s = strings.ToValidUTF8(s[:44], "") + " … " + strings.ToValidUTF8(s[len(s)-24:], "")
		}
		fmt.Fprintf(&b, " | %s\n", s)
	}
	tags(&b, d)
	return b.String()
}

// tags writes what the file's own markup says.
func tags(b *strings.Builder, d *document.Document) {
	for _, n := range d.Tagged.Notes {
		fmt.Fprintf(b, "mark %q of block %d behind %q\n", d.Slice(n.Span), n.Block, lastWord(d.Text[:n.Start]))
	}
	for i, r := range d.Tagged.References {
		fmt.Fprintf(b, "entry %d in %d parts | %s\n", i, len(r.Parts), r.Raw)
	}
	for _, c := range d.Tagged.Citations {
		fmt.Fprintf(b, "citation %q of %v\n", d.Slice(c.Span), c.References)
	}
}

func lastWord(s string) string { return s[strings.LastIndexAny(s, " \n\t")+1:] }

func TestPagesAreReadAsTheirReadersSeeThem(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil || len(a.Files) != 2 {
				t.Fatalf("a case has an input and an expectation: %v", err)
			}
			d := load(t, a.Files[0].Name, string(a.Files[0].Data))
			obeys(t, d)
			annotated(t, d)
			got := outline(d)
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[1].Data); got != want {
				t.Fatalf("got\n%swant\n%s", got, want)
			}
		})
	}
}
