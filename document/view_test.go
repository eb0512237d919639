package document_test

import (
	"strings"
	"testing"
	"time"

	"kg/document"
)

func TestViewReadsWhatATypesetterMeant(t *testing.T) {
	for _, c := range []struct{ name, in, want string }{
		{"folds white space", "two \n\n  words\t here", "two words here"},
		{"joins a word broken at a line's end", "emerging econo-\nmies", "emerging economies"},
		{"keeps a compound before a capital", "South-\nNorth", "South- North"},
		{"attaches a spaced apostrophe", "North Korea ' s pact", "North Korea's pact"},
		{"attaches a typographic spaced apostrophe", "Russia ’ s pact", "Russia's pact"},
		{"attaches a half spaced apostrophe", "Frank 's paper", "Frank's paper"},
		{"leaves a quotation mark alone", "he said 'so what' then", "he said 'so what' then"},
		{"drops emphasis", "the *Songun* and **Byungjin** lines", "the Songun and Byungjin lines"},
		{"keeps an underscore in a name", "snake_case", "snake_case"},
		{"keeps an ordinal, drops its tags", "10<sup>th</sup> Session", "10th Session"},
		{"drops a note's mark", "Manora<sup>1</sup> wrote", "Manora wrote"},
		{"opens an autolink", "see <https://a.example/b_c>.", "see https://a.example/b_c."},
		{"reads a link's words", "see [the page](https://a.example/x) now", "see the page now"},
		{"keeps a bracket that is no link", "as in [4] and [5-7]", "as in [4] and [5-7]"},
		{"keeps a lone angle bracket", "a < b and c > d", "a < b and c > d"},
		{"undoes an escape", `Workers\' Party`, "Workers' Party"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := &document.Document{Media: "text/markdown", Text: c.in}
			v := d.View(document.Span{Start: 0, End: len(c.in)})
			if v.Text != c.want {
				t.Fatalf("got  %q\nwant %q", v.Text, c.want)
			}
		})
	}
}

func TestViewLeavesOutTheMarksOfNotes(t *testing.T) {
	text := "Kim¹² wrote in 2018.³ It rose to 10⁶ tonnes."
	at := func(s string) document.Span {
		k := strings.Index(text, s)
		return document.Span{Start: k, End: k + len(s)}
	}
	d := &document.Document{Media: "text/html", Text: text, Blocks: []document.Block{{Span: document.Span{Start: 0, End: len(text)}}},
		Origin: document.Identity(len(text), 0)}
	d.Tagged.Notes = []document.TaggedNote{{Span: at("¹²")}, {Span: at("³")}}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	if got, want := d.Plain(document.Span{Start: 0, End: len(text)}), "Kim wrote in 2018. It rose to 10⁶ tonnes."; got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
	if got, want := d.Plain(document.Span{Start: at("wrote").Start, End: len(text)}), "wrote in 2018. It rose to 10⁶ tonnes."; got != want {
		t.Fatalf("got %q, want %q", got, want)
	}
	for _, n := range []document.TaggedNote{{Span: at("³"), Block: 1}, {Span: document.Span{Start: 1, End: 999}}, {Span: at("Kim")}} {
		d.Tagged.Notes = []document.TaggedNote{{Span: at("¹²")}, n}
		if d.Validate() == nil {
			t.Fatalf("%+v behind %v is no mark of a note", n, at("¹²"))
		}
	}
}

func TestViewOfPartsKeepsTheirOrderAndJoinsABrokenWord(t *testing.T) {
	text := "one two econo-\nNOTE\nmies three"
	d := &document.Document{Media: "text/plain", Text: text}
	p := document.Passage{Span: document.Span{Start: 0, End: len(text)}, Holes: []document.Span{{Start: 15, End: 20}}}
	v := d.ViewOf(p)
	if v.Text != "one two economies three" {
		t.Fatalf("got %q", v.Text)
	}
	v = d.View(document.Span{Start: 0, End: 3}, document.Span{Start: 20, End: len(text)})
	if v.Text != "one mies three" {
		t.Fatalf("got %q", v.Text)
	}
	last := 0
	for i := range len(v.Text) {
		if s := v.Span(i, i+1); s.Start < last {
			t.Fatalf("byte %d of the view goes back to %d", i, s.Start)
		} else {
			last = s.Start
		}
	}
	if at := v.At(20); v.Text[at:] != "mies three" {
		t.Fatalf("At(20) is at %q", v.Text[at:])
	}
}

// A reading copy is made of every sentence of every document, so no mark may
// make it search the rest of the text: doubling the text must about double the time.
func TestViewTakesLinearTimeOnMarksThatNeverClose(t *testing.T) {
	for _, unit := range []string{"<", ">", "[", "](", "<a ", "![", "<http://", "<sup>1", "[a](", "'", " ' s", "*_`", "\\", "-\na"} {
		small := fastest(unit, 1<<14)
		large := fastest(unit, 1<<17)
		if small > 0 && large > 40*small && large > 50*time.Millisecond {
			t.Errorf("%q: eight times the text takes %v instead of %v", unit, large, small)
		}
	}
}

func fastest(unit string, size int) time.Duration {
	d := &document.Document{Media: "text/markdown", Text: strings.Repeat(unit, size/len(unit))}
	best := time.Hour
	for range 3 {
		began := time.Now()
		d.View(document.Span{Start: 0, End: len(d.Text)})
		best = min(best, time.Since(began))
	}
	return best
}

func FuzzViewLeadsBackToSlices(f *testing.F) {
	f.Add("a *b* <sup>1</sup> econo-\nmy ' s [x](y) \\' “q”", 0, 9)
	f.Fuzz(func(t *testing.T, text string, a, b int) {
		text = strings.ToValidUTF8(text, "?")
		d := &document.Document{Media: "text/markdown", Text: text}
		v := d.View(document.Span{Start: 0, End: len(text)})
		if a < 0 || b > len(v.Text) || a >= b {
			a, b = 0, len(v.Text)
		}
		s := v.Span(a, b)
		if _, ok := d.Quote(s); !ok {
			t.Fatalf("view [%d,%d) leads to %v, no slice of %q", a, b, s, text)
		}
		last := 0
		for i := range len(v.Text) {
			p := v.Span(i, i+1)
			if p.Start < last {
				t.Fatalf("byte %d of the view goes back to %d", i, p.Start)
			}
			last = p.Start
		}
	})
}

func TestMarksAboveTheLineAreNotRead(t *testing.T) {
	d := &document.Document{Media: "application/xml", Text: "It moved.⁴ The port⁵,⁶ stayed."}
	at := func(s string) document.TaggedNote {
		k := strings.Index(d.Text, s)
		return document.TaggedNote{Span: document.Span{Start: k, End: k + len(s)}, Block: -1}
	}
	d.Tagged.Notes = []document.TaggedNote{at("⁴"), at("⁵,⁶")}
	if v := d.View(document.Span{Start: 0, End: len(d.Text)}); v.Text != "It moved. The port stayed." {
		t.Fatalf("read %q", v.Text)
	}
}
