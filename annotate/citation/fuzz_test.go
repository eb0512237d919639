package citation_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kg/annotate/citation"
	"kg/document"
)

// bare is a document of one paragraph whose list holds two entries.
func bare(text string) *document.Document {
	const list = "Orwen, T. (2017a). Tides.\n"
	d := &document.Document{Text: list + text, Media: "text/markdown", Origin: document.Identity(len(list)+len(text), 0)}
	d.Blocks = []document.Block{
		{Span: document.Span{Start: 0, End: len(list)}, Content: document.Span{Start: 0, End: len(list)}, Kind: document.Paragraph, Section: -1, Continues: -1},
		{Span: document.Span{Start: len(list), End: len(d.Text)}, Content: document.Span{Start: len(list), End: len(d.Text)}, Kind: document.Paragraph, Section: -1, Continues: -1},
	}
	d.Layers.References = []document.Reference{
		{Span: document.Span{Start: 0, End: len(list)}, Raw: "[1] " + list, Key: "Orwen 2017a", Authors: []document.Person{{Family: "Orwen", Given: "T."}}, Year: "2017", Suffix: "a", Title: "Tides"},
		{Span: document.Span{Start: 0, End: len(list)}, Raw: "[2] Harbour opinion 2020. (2020).", Key: "Harbour opinion 2020", Title: "Harbour opinion 2020", Year: "2020", TitleFirst: true},
	}
	return d
}

// check holds what is true of all citations: spans are slices (law 1), groups
// hold their items, statuses fit the candidates, and items do not repeat.
func check(t interface{ Fatalf(string, ...any) }, text string) {
	d := bare(text)
	if err := citation.New().Annotate(context.Background(), d); err != nil {
		t.Fatalf("%v", err)
	}
	if err := d.Validate(); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	for i, c := range d.Layers.Citations {
		if c.Empty() || !c.Group.Contains(c.Span) {
			t.Fatalf("citation %v, group %v in %q", c.Span, c.Group, text)
		}
		if (c.Status == document.Ambiguous) != (len(c.Candidates) > 1) {
			t.Fatalf("%s with %d candidates in %q", c.Status, len(c.Candidates), text)
		}
		if c.Via >= len(d.Layers.Citations) || c.Via == i {
			t.Fatalf("citation %d was seen through %d in %q", i, c.Via, text)
		}
		if i > 0 && d.Layers.Citations[i-1].Start > c.Start {
			t.Fatalf("citations out of order in %q", text)
		}
	}
}

func FuzzCitations(f *testing.F) {
	f.Add("As Orwen (2017a, b) shows (see Orwen, 2017a, p. 4; *Harbour opinion 2020*, 2020), [1–2].")
	f.Add("(Ashdown, 1999, as cited in Orwen, 2017a–c) n.d. (n.d.) Orwen’s (in press)")
	f.Add("((Orwen (2017a)) [EC] (European Commission [EC], 2019) ((")
	f.Fuzz(func(t *testing.T, text string) {
		check(t, strings.ToValidUTF8(text, "?"))
	})
}

func TestCitationsOfAnyTextAreSlices(t *testing.T) {
	word := rapid.SampledFrom([]string{"Orwen", "T.", "Orwen’s", "(2017a)", "(2017a,", "2017b)", "(see", "Orwen,", "2017a", "2017a–c", ",", ";", "b)", "p. 4", "et al.", "and", "&", "van", "*Harbour", "opinion", "2020*,", "2020)", "“", "”", "[1]", "[1–2]", "n.d.", "in press", "as cited in", "Ashdown,", "1999", "(", ")", "[", "]", "é", "<sup>1</sup>", "\n"})
	rapid.Check(t, func(t *rapid.T) {
		check(t, strings.Join(rapid.SliceOfN(word, 0, 40).Draw(t, "words"), " "))
	})
}

func BenchmarkAnnotate(b *testing.B) {
	d := readFile(b, filepath.Join(shared(b), "gold", "citations", "docs", "elife-00013.md"))
	a := citation.New()
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		if err := a.Annotate(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
}
