package formats_test

import (
	"bytes"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"golang.org/x/tools/txtar"

	"kg/bibliography"
	"kg/bibliography/apa"
	"kg/bibliography/formats"
)

// seed adds the inputs of the cases whose names begin with one of the words.
func seed(f *testing.F, names ...string) {
	for _, n := range names {
		a, err := txtar.ParseFile("testdata/" + n + ".txtar")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(string(a.Files[0].Data))
		for entry := range strings.SplitSeq(string(a.Files[0].Data), "\n") {
			f.Add(entry)
		}
	}
}

// fuzz reads any text, checks the laws, and that what was read is written in every format and read back as it can be.
func fuzz(t *testing.T, name, text string) {
	if !utf8.ValidString(text) {
		return // readers are given decoded text
	}
	f, _ := formats.ByName(name)
	lib := read(t, f, text)
	lawful(t, text, lib)
	list := apa.NewList(lib.Items())
	for i := range lib.Entries {
		if s := list.Reference(i, apa.HTML) + list.Parenthetical(i, apa.Markdown); !utf8.ValidString(s) {
			t.Fatalf("not UTF-8: %q", s)
		}
	}
	// what was read and written once is read back whole, from its own format
	var first, second bytes.Buffer
	if err := f.Write(&first, lib.Items()); err != nil {
		t.Fatal(err)
	}
	again := read(t, f, first.String())
	lawful(t, first.String(), again)
	if n := len(again.Entries); n > len(lib.Entries) || n < len(lib.Entries)-empties(lib.Items(), f) {
		t.Fatalf("%d entries are written, %d are read back\n%s", len(lib.Entries), len(again.Entries), first.String())
	}
	if err := f.Write(&second, again.Items()); err != nil {
		t.Fatal(err)
	}
	third := read(t, f, second.String())
	if diff := cmp.Diff(again.Items(), third.Items(), cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("what was read back once is another item the second time\n%s\n%s\n%s", diff, first.String(), second.String())
	}
	for _, g := range formats.All() {
		var out bytes.Buffer
		if err := g.Write(&out, lib.Items()); err != nil {
			t.Fatal(err)
		}
		if back := read(t, g, out.String()); len(back.Entries) > len(lib.Entries) || len(back.Entries) < len(lib.Entries)-empties(lib.Items(), g) {
			t.Fatalf("%s: %d entries written, %d read\n%s", g.Name, len(lib.Entries), len(back.Entries), out.String())
		}
	}
}

// empties counts the items of which a format can say nothing.
func empties(items []*bibliography.Item, g formats.Format) int {
	n := 0
	for _, it := range items {
		if g.Express(it).Empty() {
			n++
		}
	}
	return n
}

func FuzzBibTeX(f *testing.F) {
	seed(f, "bibtex", "biblatex", "bibtex-broken")
	f.Fuzz(func(t *testing.T, text string) { fuzz(t, "bibtex", text) })
}

func FuzzBibLaTeX(f *testing.F) {
	seed(f, "biblatex")
	f.Fuzz(func(t *testing.T, text string) { fuzz(t, "biblatex", text) })
}

func FuzzRIS(f *testing.F) {
	seed(f, "ris", "medline")
	f.Fuzz(func(t *testing.T, text string) { fuzz(t, "ris", text) })
}

func FuzzCSLJSON(f *testing.F) {
	seed(f, "csl-json")
	f.Fuzz(func(t *testing.T, text string) { fuzz(t, "csl-json", text) })
}

func FuzzEndNote(f *testing.F) {
	seed(f, "endnote")
	f.Fuzz(func(t *testing.T, text string) { fuzz(t, "endnote", text) })
}
