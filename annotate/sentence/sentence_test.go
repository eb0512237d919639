package sentence_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"kg/annotate/sentence"
	"kg/document"
	"kg/loaders"
)

func passages(t testing.TB, d *document.Document) []document.Passage {
	t.Helper()
	if err := sentence.New().Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	return d.Layers.Passages
}

// paragraph is a document of one paragraph.
func paragraph(text string) *document.Document {
	s := document.Span{Start: 0, End: len(text)}
	return &document.Document{Name: "p", Media: "text/markdown", Text: text, Origin: document.Identity(len(text), 0),
		Blocks: []document.Block{{Span: s, Content: s, Kind: document.Paragraph, Section: -1, Continues: -1}}}
}

// In the cases a bar stands where a sentence ends.
func TestSentencesEndWhereReadersEndThem(t *testing.T) {
	for _, c := range []struct{ name, text string }{
		{"two plain sentences", "The port closed. |Nobody came."},
		{"et al. before a year", "Dee et al. (2001) say so. |They are right."},
		{"et al. in a parenthesis", "It fell (Dee et al., 2001). |It rose again."},
		{"et al. before a sentence", "So say Dee et al. |The rest is silence."},
		{"titles", "Mr. Oakes and Dr. Lind met Gen. Cruz. |They talked."},
		{"initials", "A. B. Cruz met J.-P. Dee and K. Lind. |They talked."},
		{"a capital letter that ends a sentence", "They chose plan B. |The port closed."},
		{"countries in letters", "The U.S. Senate met the U.N. envoy. |It was late."},
		{"a country in letters at the end", "He left the U.S. |The port closed."},
		{"e.g. and i.e.", "Some goods, e.g. Timber, i.e. Pine, were free. |Coal was not."},
		{"page and volume", "See p. 12, vol. 3, no. 5 and pp. 3–9 there. |It is old."},
		{"no as an answer", "He said no. |Then he left."},
		{"figures", "Traffic (see Fig. 2 and Tab. 3) fell. |It rose later."},
		{"decimals and thousands", "It cost 3.5 million, or 1.200 a head. |That is much."},
		{"no date", "It is known (Dee, n.d.). |It is old."},
		{"a quotation", "“We had no choice.” |The chairman left."},
		{"a quotation that goes on", "“Why now?” he asked. |Nobody answered."},
		{"a question and an exclamation", "Why now? |Because! |That is all."},
		{"brackets around a sentence", "It closed. |(Nobody saw it.) |It opened."},
		{"a stop inside a parenthesis", "The board (it met on 3 May. It met again.) was content. |So were we."},
		{"the number of a note behind the stop", "The port closed.12 |Nobody came.3,4 |It opened."},
		{"a raised number behind the stop", "The port closed.¹² |Nobody came."},
		{"the number of a note behind a year", "The port closed in 1998.7 |Nobody came."},
		{"a decimal is no note", "It grew by 12.5 Percent and by 3.4 Ohm."},
		{"a page is no note", "See vol.3 The Port, p.12 Appendix. |It is old."},
		{"the mark of a note", "It fell.[^1] |It rose."},
		{"numbered sources", "It fell [4]. |It rose.[5, 7–9] |It stayed."},
		{"a numbered source behind the stop", "It fell. [4] |It rose."},
		{"a note's mark", "It fell.<sup>3</sup> |It rose."},
		{"emphasis", "It is *old.* |*Ledgers* are older."},
		{"an ellipsis", "It fell... |Then it rose … and fell."},
		{"a year at the end", "It closed in 1901. |In 1902 it opened."},
		{"a number at the start", "It closed. |12 ships left."},
		{"an address", "See https://a.example/b.c?d=E.F for more. |It is long."},
		{"months", "It closed on Jan. 5 and opened on Sept. 6. |It was cold."},
		{"companies", "Lind Co. and Dee Inc. closed. |Oakes Ltd. |It remained."},
		{"Chinese", "港口关闭了。|没有人来。"},
		{"Korean", "항구는 닫혔다. |아무도 오지 않았다."},
		{"small letters behind a stop", "the firm ph. was closed."},
		{"cf. and see", "It fell (cf. Dee 2001; see also Lind 2004). |It rose."},
		{"a list in the text", "They want 1) peace, 2) trade. |They got neither."},
		{"spaces of all kinds", "It  fell.\n|It rose."},
		{"the United Kingdom's possessive", "The U.K.'s ports fell. |They rose."},
		{"a degree", "She took her Ph.D. |The port closed."},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want []string
			for _, s := range strings.Split(c.text, "|") {
				want = append(want, strings.TrimSpace(s))
			}
			d := paragraph(strings.ReplaceAll(c.text, "|", ""))
			var got []string
			for _, p := range passages(t, d) {
				got = append(got, d.Slice(p.Span))
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Fatal(diff)
			}
		})
	}
}

func TestASentenceBrokenByAPageIsOnePassageWithAHole(t *testing.T) {
	text := "# T\n\n## Introduction\n\nThe board met on Friday in the old custom house of the town and after two days of talks declared that\n\n---\n\n<sup>1</sup> A note. It is short.\n\nLowhaven would close in the spring of the year. Nobody came.\n"
	d, err := loaders.Load(context.Background(), loaders.Source{Name: "a.md", Raw: []byte(text)}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, p := range passages(t, d) {
		got = append(got, string(p.Kind)+": "+d.ViewOf(p).Text)
	}
	want := []string{"heading: T", "heading: Introduction",
		"paragraph: The board met on Friday in the old custom house of the town and after two days of talks declared that Lowhaven would close in the spring of the year.",
		"footnote: A note.", "footnote: It is short.", "paragraph: Nobody came."}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Fatal(diff)
	}
	p := d.Layers.Passages[2]
	if len(p.Holes) != 1 || !strings.Contains(d.Slice(p.Holes[0]), "A note.") {
		t.Fatalf("holes %v", p.Holes)
	}
}

func TestEntriesOfABibliographyAreOnePassageEach(t *testing.T) {
	text := "# T\n\n## Findings\n\n- One thing. Another thing.\n\n## References\n\n- Dee, R. (2001). The end. A port? *Journal*, 3, 1–9.\n- Lind, M. (2004). Coal. Press.\n"
	d, err := loaders.Load(context.Background(), loaders.Source{Name: "a.md", Raw: []byte(text)}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	items := 0
	for _, p := range passages(t, d) {
		if p.Kind == document.ListItem {
			items++
		}
	}
	if items != 4 {
		t.Fatalf("%d passages of list items, want two of the list and one for each entry", items)
	}
}

func TestTeasersFurnitureAndCodeAreNoPassages(t *testing.T) {
	text := "One. Two. Three."
	d := paragraph(text)
	for _, k := range []document.BlockKind{document.Furniture, document.Teaser, document.Code} {
		d.Blocks[0].Kind = k
		if got := passages(t, d); len(got) != 0 {
			t.Fatalf("%s: %v", k, got)
		}
	}
}

func TestTwoBlocksThatClaimTheSameOneAreBothRead(t *testing.T) {
	text := "aaa bbb\nccc\nddd"
	d := &document.Document{Name: "x", Text: text, Origin: document.Identity(len(text), 0)}
	for _, s := range []document.Span{{Start: 0, End: 7}, {Start: 8, End: 11}, {Start: 12, End: 15}} {
		d.Blocks = append(d.Blocks, document.Block{Span: s, Content: s, Kind: document.Paragraph, Section: -1, Continues: -1})
	}
	d.Blocks[1].Continues, d.Blocks[2].Continues = 0, 0
	var got []string
	for _, p := range passages(t, d) {
		got = append(got, d.ViewOf(p).Text)
	}
	if diff := cmp.Diff([]string{"aaa bbb ccc", "ddd"}, got); diff != "" {
		t.Fatal(diff)
	}
}

func FuzzSentences(f *testing.F) {
	for _, s := range []string{"A. B. (C. d) “E.” [4] f.<sup>1</sup> G", "港口。关闭 *x.*\n- y", "((((. A ))))", "1. 2. 3. Vol. 4 et al."} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := paragraph(strings.ToValidUTF8(s, "?"))
		last := 0
		for _, p := range passages(t, d) {
			if p.Start < last || p.Empty() {
				t.Fatalf("passage %v behind %d", p.Span, last)
			}
			last = p.End
		}
		// nothing that a reader sees is lost between the sentences
		whole := d.View(d.Blocks[0].Content).Text
		var parts []string
		for _, p := range d.Layers.Passages {
			parts = append(parts, d.ViewOf(p).Text)
		}
		letters := func(s string) int {
			return len(strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r < '0' }), ""))
		}
		if a, b := letters(whole), letters(strings.Join(parts, " ")); b < a*9/10 {
			t.Fatalf("%q became %q", whole, parts)
		}
	})
}

// shared is the folder of the gold data, "" when it is not there.
func shared(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("KG_SHARED")
	if dir == "" {
		wd, _ := os.Getwd()
		for ; wd != filepath.Dir(wd); wd = filepath.Dir(wd) {
			if s, err := os.Stat(filepath.Join(wd, "shared", "gold")); err == nil && s.IsDir() {
				dir = filepath.Join(wd, "shared")
				break
			}
		}
	}
	if dir == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("the gold data is not there; set KG_SHARED")
		}
		t.Skip("the gold data is not there; set KG_SHARED to measure")
	}
	return dir
}

func TestGoldSentencesAgree(t *testing.T) {
	dir := shared(t)
	raw, err := os.ReadFile(filepath.Join(dir, "gold", "seeds", "citations.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold any
	if err := json.Unmarshal(raw, &gold); err != nil {
		t.Fatal(err)
	}
	name := gold.(map[string]any)["document"].(string)
	text, err := os.ReadFile(filepath.Join(dir, "seeds", name))
	if err != nil {
		t.Fatal(err)
	}
	d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: text}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	have := map[[2]int]bool{}
	for _, p := range passages(t, d) {
		have[[2]int{utf8.RuneCountInString(d.Text[:p.Start]), utf8.RuneCountInString(d.Text[:p.End])}] = true
	}
	right, all := 0, 0
	var walk func(v any)
	walk = func(v any) {
		switch x := v.(type) {
		case []any:
			for _, e := range x {
				walk(e)
			}
		case map[string]any:
			if s, ok := x["sentence_start"].(float64); ok {
				all++
				if e, _ := x["sentence_end"].(float64); have[[2]int{int(s), int(e)}] {
					right++
				}
			}
			for _, e := range x {
				walk(e)
			}
		}
	}
	walk(gold)
	t.Logf("%d of %d sentences agree exactly", right, all)
	if all == 0 || right < all {
		t.Fatalf("%d of %d sentences agree", right, all)
	}
}

func BenchmarkSentences(b *testing.B) {
	text := strings.Repeat("The board met, as Dee et al. (2001, p. 4) say, on 3 May. It closed the *port* of Lowhaven, e.g. the quays! Why? ", 2000)
	d := paragraph(text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if err := sentence.New().Annotate(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
}
