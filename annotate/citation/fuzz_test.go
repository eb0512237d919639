package citation_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
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
	checkDocument(t, bare(text), text)
}

func checkDocument(t interface{ Fatalf(string, ...any) }, d *document.Document, text string) {
	if err := citation.New().Annotate(context.Background(), d); err != nil {
		t.Fatalf("%v", err)
	}
	if err := d.Validate(); err != nil {
		t.Fatalf("%v in %q", err, text)
	}
	seen := map[string]bool{}
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
		for _, k := range c.Candidates {
			item := fmt.Sprint(c.Span, k.Reference)
			if seen[item] {
				t.Fatalf("two items for one entry at %v in %q", c.Span, text)
			}
			seen[item] = true
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

// withList is a document of a text and a list of invented works in the style of the seed.
func withList(seed uint64, text string) *document.Document {
	st := styles[seed%uint64(len(styles))]
	r := rand.New(rand.NewPCG(seed, 5))
	g := &writer{page: &page{works: st.pool.works(r)}, r: r, style: st}
	for i := range g.works {
		g.order = append(g.order, i)
	}
	if st.setup != nil {
		st.setup(g)
		st = g.style
	}
	d := &document.Document{Media: map[string]string{"md": "text/markdown", "txt": "text/plain"}[st.media]}
	add := func(s string) [2]int {
		from := len(d.Text)
		d.Text += s + "\n"
		sp := document.Span{Start: from, End: len(d.Text)}
		d.Blocks = append(d.Blocks, document.Block{Span: sp, Content: sp, Kind: document.Paragraph, Section: -1, Continues: -1})
		d.Layers.Passages = append(d.Layers.Passages, document.Passage{Span: sp, Block: len(d.Blocks) - 1})
		return [2]int{from, len(d.Text) - 1}
	}
	for _, p := range strings.SplitN(text, "\n", 4) {
		add(p)
	}
	var entries [][2]int
	for i := range g.works {
		entries = append(entries, add(st.entry(g.page, g.order[i])))
	}
	for i, m := range g.works {
		d.Layers.References = append(d.Layers.References, m.given(d, entries[place(g.order, i)]))
	}
	slices.SortFunc(d.Layers.References, func(a, b document.Reference) int { return a.Start - b.Start })
	d.Origin = document.Identity(len(d.Text), 0)
	return d
}

func place(order []int, w int) int { return slices.Index(order, w) }

func FuzzCitationsOfGeneratedLists(f *testing.F) {
	for i, st := range styles {
		raw, _, _ := render(st, uint64(i))
		body, _, _ := strings.Cut(raw, st.heading)
		f.Add(uint64(i), strings.ToValidUTF8(body[len(body)/2:len(body)/2+500], ""))
	}
	f.Fuzz(func(t *testing.T, seed uint64, text string) {
		if len(text) > 1<<16 {
			return
		}
		text = strings.ToValidUTF8(text, "?")
		checkDocument(t, withList(seed, text), text)
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
