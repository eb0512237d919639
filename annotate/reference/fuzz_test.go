package reference_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kg/annotate/reference"
	"kg/document"
)

// checkEntry holds what is true of every entry: spans are slices, and what a
// span points at is what the field says.
func checkEntry(t interface{ Fatalf(string, ...any) }, text string, r document.Reference) {
	d := &document.Document{Text: text, Media: "text/plain"}
	for _, s := range []document.Span{r.Span, r.TitleSpan, r.AuthorSpan, r.YearSpan} {
		if _, ok := d.Quote(s); !ok {
			t.Fatalf("span %v is no slice of %q", s, text)
		}
	}
	if y := d.Slice(r.YearSpan); r.Year != "" && r.Year[0] >= '1' && r.Year[0] <= '2' && !strings.Contains(y, r.Year[:4]) && !r.YearSpan.Empty() {
		t.Fatalf("year %q does not stand in %q", r.Year, y)
	}
	if r.TitleFirst && r.Title == "" && strings.ContainsAny(text, "abcdefgh") && !r.TitleSpan.Empty() {
		t.Fatalf("a title of nothing in %q", text)
	}
}

func FuzzEntry(f *testing.F) {
	f.Add("Orwen, T. K., & Bassett, L.-M. (2017a). Tides: How harbours vote. Coastal Politics, 12(3), 44–61. https://doi.org/10.9999/x")
	f.Add("[7] J. P. Sorrel and K. Lund, \"Signals,\" Systems, vol. 4, no. 1, pp. 9-15, 2003.")
	f.Add("———. 2004. “Title ‘in’ title.” In Book, edited by A. B and C. D, 1–2. Place: Press.")
	f.Add("İstanbul (n.d.-a). ([(")
	a := reference.New()
	f.Fuzz(func(t *testing.T, text string) {
		text = strings.ToValidUTF8(text, "?")
		checkEntry(t, text, a.Parse(text))
	})
}

func TestSpansOfEveryEntryAreSlices(t *testing.T) {
	a := reference.New()
	word := rapid.SampledFrom([]string{"Orwen", "T.", "K.", "&", "and", "(2017)", "(n.d.).", "van", "der", "Tides", "of", "consent.", "In", "(Eds.),", "12(3),", "44–61.", "“", "”", "*", "https://x.example/a", "é", "李", "…", "(", ")", ",", "pp.", "2003", "—", "[7]", ": ", "Vol."})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(word, 0, 30).Draw(t, "words"), " ")
		checkEntry(t, text, a.Parse(text))
	})
}

func TestTheSameTextGivesTheSameReferences(t *testing.T) {
	word := rapid.SampledFrom([]string{"- Orwen, T. (2017). *Tides*. Moor House.\n", "- <https://doi.org/10.9/x>\n", "\n", "## References\n\n", "Pell, R. (2005). Locks. *Rivers*, 3(1), 4–9.\n\n", "plain words\n", "- *Ferry strike*. (2019). Courier.\n"})
	rapid.Check(t, func(t *rapid.T) {
		text := "# T\n\n" + strings.Join(rapid.SliceOfN(word, 0, 20).Draw(t, "lines"), "")
		d := document.Document{Text: text, Media: "text/markdown", Blocks: []document.Block{
			{Span: document.Span{Start: 0, End: 3}, Kind: document.Heading, Level: 1, Content: document.Span{Start: 2, End: 3}, Section: -1, Continues: -1}}}
		at := 5
		for _, p := range strings.SplitAfter(text[5:], "\n\n") {
			if p == "" {
				continue
			}
			b := document.Block{Span: document.Span{Start: at, End: at + len(p)}, Kind: document.Paragraph, Content: document.Span{Start: at, End: at + len(strings.TrimRight(p, "\n"))}, Continues: -1}
			if strings.HasPrefix(p, "## ") {
				b.Kind, b.Level = document.Heading, 2
			}
			d.Blocks = append(d.Blocks, b)
			at += len(p)
		}
		d.Origin = document.Identity(len(text), 0)
		a := reference.New()
		if err := a.Annotate(context.Background(), &d); err != nil {
			t.Fatalf("%v", err)
		}
		if err := d.Validate(); err != nil {
			t.Fatalf("%v", err)
		}
		first := len(d.Layers.References)
		keys := map[string]bool{}
		for _, r := range d.Layers.References {
			if keys[r.Key] {
				t.Fatalf("two entries have the key %q", r.Key)
			}
			keys[r.Key] = true
		}
		if err := reference.New().Annotate(context.Background(), &d); err != nil || len(d.Layers.References) != first {
			t.Fatalf("%d references, then %d (%v)", first, len(d.Layers.References), err)
		}
	})
}

func BenchmarkParse(b *testing.B) {
	a := reference.New()
	entries := []string{
		"Orwen, T. K., & Bassett, L.-M. (2017a). Tides of consent: How harbours vote. Journal of Coastal Politics, 12(3), 44–61. https://doi.org/10.9999/JCP.2017.3",
		"Quillfeather, A. (2011). Bread and barriers. In M. Oster & P. van der Loo (Eds.), Markets under siege (pp. 10–29). Lantern Hall Press.",
		"Fenwick, Ada R. The Long Quay. 2nd ed. Leeds: Moor House, 1998.",
		"Sato K, Muir AB. Salt uptake in dock timber. J Mar Wood. 2004;18(2):77-85.",
	}
	n := 0
	for i := 0; b.Loop(); i++ {
		a.Parse(entries[i%len(entries)])
		n++
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "references/s")
}

func BenchmarkAnnotate(b *testing.B) {
	d := load(b, filepath.Join(shared(b), "gold", "citations", "docs", "elife-00013.md"))
	a := reference.New()
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		if err := a.Annotate(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
}
