package loaders_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kg/annotate/sentence"
	"kg/annotate/table"
	"kg/document"
	"kg/loaders"
)

func load(t testing.TB, name, content string) *document.Document {
	t.Helper()
	d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: []byte(content)}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// obeys checks the laws of a loaded document: the spans are slices, blocks lie
// in order and do not overlap, contents lie in their blocks, and what points at
// another block points at one that fits.
func obeys(t testing.TB, d *document.Document) {
	t.Helper()
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	if len(d.Blocks) == 0 {
		t.Fatal("a document without blocks was loaded")
	}
	for i, b := range d.Blocks {
		if b.Empty() || !b.Contains(b.Content) {
			t.Fatalf("block %d (%s): content %v is not in %v", i, b.Kind, b.Content, b.Span)
		}
		if _, ok := d.Quote(b.Content); !ok {
			t.Fatalf("block %d (%s): content %v is no slice", i, b.Kind, b.Content)
		}
		if b.Section >= i || b.Section >= 0 && d.Blocks[b.Section].Kind != document.Heading {
			t.Fatalf("block %d: section %d is no heading before it", i, b.Section)
		}
		if b.Continues >= i {
			t.Fatalf("block %d continues block %d", i, b.Continues)
		}
		if (b.Level > 0) != (b.Kind == document.Heading) {
			t.Fatalf("block %d (%s) has level %d", i, b.Kind, b.Level)
		}
		if p, ok := d.Origin.Locate(b.Span); !ok || p.File.Start < 0 || p.File.End > int(d.Size) || p.File.Start > p.File.End {
			t.Fatalf("block %d leads to %v of a file of %d bytes", i, p.File, d.Size)
		}
	}
	for _, s := range []document.Span{d.Meta.TitleSpan, d.Meta.AuthorsSpan, d.Meta.DateSpan} {
		if _, ok := d.Quote(s); !ok {
			t.Fatalf("metadata span %v is no slice", s)
		}
	}
}

// annotated checks the laws of the first two layers.
func annotated(t testing.TB, d *document.Document) {
	t.Helper()
	ctx := context.Background()
	if err := sentence.New().Annotate(ctx, d); err != nil {
		t.Fatal(err)
	}
	if err := table.New().Annotate(ctx, d); err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	for i, p := range d.Layers.Passages {
		if p.Empty() || i > 0 && p.Start < d.Layers.Passages[i-1].Start {
			t.Fatalf("passage %d at %v is empty or out of order", i, p.Span)
		}
		for _, s := range p.Parts() {
			if k := d.BlockAt(s.Start); k < 0 || !d.Blocks[k].Contains(s) {
				t.Fatalf("passage %d: part %v lies in no single block", i, s)
			} else if kind := d.Blocks[k].Kind; kind == document.Furniture || kind == document.Teaser {
				t.Fatalf("passage %d is read from %s", i, kind)
			}
		}
	}
	for _, x := range d.Layers.Tables {
		for _, r := range x.Rows {
			if len(r.Cells) != len(x.Columns) {
				t.Fatalf("a row of %d cells in a table of %d columns", len(r.Cells), len(x.Columns))
			}
		}
	}
}

func check(t testing.TB, name string, raw []byte) {
	d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: raw}, loaders.Limits{})
	if err != nil {
		var e *loaders.Error
		if !errors.As(err, &e) || e.Code == "" || !strings.Contains(err.Error(), e.Name) {
			t.Fatalf("%v is no sentence that names the file", err)
		}
		return
	}
	obeys(t, d)
	annotated(t, d)
}

// pieces are what pages are made of; strung together in any order they must still obey the laws.
var pieces = []string{"\n", "\n\n", "\r\n", "\f", " ", "# A heading\n", "**Bold line**\n\n", "The ministry met on 3 May. It adjourned. ", "- an item\n", "1. one\n",
	"a\tb\tc\n", "\tx\t\n", "| a | b |\n|---|---|\n| 1 | 2 |\n", "---\n", "Table 1. Rivers\n", "Source: own count\n", "<sup>1</sup> A note.\n", "[^2]: Another.\n", "```\ncode\n",
	"## References\n\n", "- Ode, A. (2001). *On rivers*. Press.\n", "Journal of Rivers    |    12\n", "By Ana Cruz\n", "Most Popular\n", "lower goes on ", "“Quoted,” ", "(see Fig. 2; cf. B. C. Dee 1999) ", "é한\u00a0",
	"<p>", "</p>", "<article>", "<table><tr><td>a<td>b<tr><th>c", "</table>", "<nav>", "</div>", "<h1>T</h1>", "&amp;", "&#x1F600;", "<script>", "</script>", "<li>", "<br>", "<!-- c -->", "<div class=related>", "<!doctype html>",
	"<h2>References</h2>", "<ol class=references>", "<li id=r1>Dee, R. (2001). <cite>On ports</cite>.", "<li id=n1>A note <a href='#m1'>↩</a>", "<a href='#r1'>1</a>", "<sup><a id=m1 href='#n1'>2</a></sup>", "–",
	"<section role=doc-endnotes>", "</section>", "</ol>", "<a name=n1 href='#m1'>2</a>", "<sup>1,3</sup>", "<span data-cites='1 x'>(Dee)</span>", "\xff", "\x80"}

func TestAnyTextObeysTheLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 60).Draw(rt, "text"), "")
		check(t, rapid.SampledFrom([]string{"a.md", "a.txt", "a.html"}).Draw(rt, "name"), []byte(text))
	})
}

func FuzzMarkdown(f *testing.F) {
	for k := range pieces {
		f.Add([]byte(strings.Join(pieces[k:], "")))
	}
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, "a.md", raw) })
}

func FuzzText(f *testing.F) {
	for k := range pieces {
		f.Add([]byte(strings.Join(pieces[k:], "")))
	}
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, "a.txt", raw) })
}

func FuzzHTML(f *testing.F) {
	for k := range pieces {
		f.Add([]byte(strings.Join(pieces[k:], "")))
	}
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, "a.html", raw) })
}
