package loaders_test

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"kg/annotate/citation"
	"kg/annotate/reference"
	"kg/document"
	"kg/loaders"
)

// bibliography writes what a document's markup says of works: its own data, its entries, its citations.
func bibliography(d *document.Document) string {
	var b strings.Builder
	field := func(name, value string) {
		if value != "" {
			fmt.Fprintf(&b, " %s %q", name, value)
		}
	}
	m := d.Meta
	b.WriteString("work")
	for _, f := range []struct{ name, value string }{{"container", m.Container}, {"volume", m.Volume}, {"issue", m.Issue}, {"pages", m.Pages}, {"doi", m.DOI}, {"type", m.Type}} {
		field(f.name, f.value)
	}
	for _, r := range m.Related {
		fmt.Fprintf(&b, " %s %q", r.Relation, r.DOI+r.URL)
	}
	b.WriteString("\n")
	for i, r := range d.Layers.References {
		if i >= len(d.Tagged.References) || slices.Contains(d.Tagged.Untyped, i) {
			fmt.Fprintf(&b, "entry %d without tags | %s\n", i, d.Plain(r.Span))
			continue
		}
		r := d.Tagged.References[i]
		fmt.Fprintf(&b, "entry %d %s | %s\n  ", i, d.Layers.References[i].Key, d.Plain(r.Span))
		for _, p := range r.Authors {
			field("author", strings.Trim(p.Family+"/"+p.Given+"/"+p.Literal, "/"))
		}
		for _, p := range r.Editors {
			field("editor", strings.Trim(p.Family+"/"+p.Given+"/"+p.Literal, "/"))
		}
		for _, f := range []struct{ name, value string }{{"year", r.Year}, {"suffix", r.Suffix}, {"title", r.Title}, {"container", r.Container}, {"volume", r.Volume}, {"issue", r.Issue}, {"pages", r.Pages},
			{"edition", r.Edition}, {"publisher", r.Publisher}, {"place", r.Place}, {"doi", r.DOI}, {"url", r.URL}, {"isbn", r.ISBN}, {"type", r.Type}} {
			field(f.name, f.value)
		}
		fmt.Fprintf(&b, "\n   spans %q %q %q\n", d.Slice(r.AuthorSpan), d.Slice(r.YearSpan), d.Slice(r.TitleSpan))
	}
	for _, c := range d.Layers.Citations {
		fmt.Fprintf(&b, "citation %q of %q %s %s", d.Slice(c.Span), d.Slice(c.Group), c.Kind, c.Status)
		field("signal", c.Signal)
		field("locator", c.Locator)
		if c.Anchor != c.Group {
			field("anchor", d.Slice(c.Anchor))
		}
		for _, k := range c.Candidates {
			fmt.Fprintf(&b, " → %d", k.Reference)
		}
		if c.Passage >= 0 {
			fmt.Fprintf(&b, " | %s", d.Plain(d.Layers.Passages[c.Passage].Span))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func TestTaggedBibliographiesAreTakenAsTheyAre(t *testing.T) {
	files, err := filepath.Glob("testdata/tagged/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil || len(a.Files) < 2 {
				t.Fatalf("a case has an input, what lies beside it, and an expectation: %v", err)
			}
			last := len(a.Files) - 1
			companions := func(name string) (io.ReadCloser, error) {
				for _, f := range a.Files[1:last] {
					if f.Name == name {
						return io.NopCloser(bytes.NewReader(f.Data)), nil
					}
				}
				return nil, fs.ErrNotExist
			}
			d, err := loaders.Load(context.Background(), loaders.Source{Name: a.Files[0].Name, Raw: a.Files[0].Data, Beside: companions}, loaders.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			obeys(t, d)
			annotated(t, d)
			for _, f := range []func(context.Context, *document.Document) error{reference.New().Annotate, citation.New().Annotate} {
				if err := f(t.Context(), d); err != nil {
					t.Fatal(err)
				}
			}
			if err := d.Validate(); err != nil {
				t.Fatal(err)
			}
			verbatim(t, d, a.Files[0].Data)
			got := outline(d) + bibliography(d)
			if *update {
				a.Files[last].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[last].Data); got != want {
				t.Fatalf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// verbatim checks that every stretch which says it is the file's own bytes is.
func verbatim(t testing.TB, d *document.Document, raw []byte) {
	t.Helper()
	for i, s := range d.Origin.Segments {
		end := len(d.Text)
		if i+1 < len(d.Origin.Segments) {
			end = d.Origin.Segments[i+1].Text
		}
		if !s.Verbatim {
			continue
		}
		if got, want := d.Text[s.Text:end], string(raw[s.File:s.File+s.FileLen]); got != want {
			t.Fatalf("segment %d (%s) reads %q, the file %q", i, s.Path, got, want)
		}
	}
}
