package formats_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kg/bibliography"
	"kg/bibliography/formats"
)

// essence is what every tool keeps of an item, capitals aside.
func essence(it *bibliography.Item) map[string]string {
	out := map[string]string{"type": string(it.Type), "year": it.Year()}
	for _, v := range []bibliography.Variable{bibliography.Title, bibliography.ContainerTitle, bibliography.Volume, bibliography.Issue, bibliography.Number, bibliography.Page,
		bibliography.Publisher, bibliography.PublisherPlace, bibliography.Edition, bibliography.DOI, bibliography.ISBN, bibliography.URL, bibliography.Genre} {
		out[string(v)] = strings.ToLower(it.Get(v))
	}
	for _, v := range []bibliography.Variable{bibliography.Author, bibliography.Editor} {
		var names []string
		for _, n := range it.Names[v] {
			names = append(names, strings.ToLower(n.Display()))
		}
		out[string(v)] = strings.Join(names, "; ")
	}
	return out
}

func TestWhatToolsMakeOfALibraryIsTheLibrary(t *testing.T) {
	load := func(file string) *bibliography.Library {
		raw, err := os.ReadFile(filepath.Join("testdata", "tools", file))
		if err != nil {
			t.Fatal(err)
		}
		f, ok := formats.Detect(file, string(raw))
		if !ok {
			t.Fatalf("%s: the format was not told", file)
		}
		lib := read(t, f, string(raw))
		lawful(t, string(raw), lib)
		return lib
	}
	want := load("library.bib").Items()
	for file, lost := range map[string][]string{
		"tool-pandoc.json":         nil,
		"tool-pandoc-bibtex.bib":   {"DOI", "ISBN", "URL"}, // fields that BibTeX's own styles lack
		"tool-pandoc-biblatex.bib": nil,
		"tool-bibutils.ris":        {"URL", "genre"}, // the DOI is given as an address too; U1 is anybody's
		"tool-bibutils.bib":        {"URL"},
		"kg-bibtex-pandoc.json":    nil,
		"kg-biblatex-pandoc.json":  nil,
		"kg-csl-json-pandoc.bib":   nil,
		"kg-ris-bibutils.bib":      {"URL", "genre", "container-title", "editor", "type"}, // bibutils knows T2 and A2 of books under older tags
		"kg-endnote-bibutils.bib":  {"URL", "genre"},
	} {
		got := load(file)
		if len(got.Entries) != len(want) {
			t.Errorf("%s: %d entries of %d", file, len(got.Entries), len(want))
			continue
		}
		for i, it := range got.Items() {
			w, g := essence(want[i]), essence(it)
			for _, field := range lost {
				delete(w, field)
				delete(g, field)
			}
			if diff := cmp.Diff(w, g); diff != "" {
				t.Errorf("%s, entry %d: -want +got\n%s", file, i+1, diff)
			}
		}
		if n := slices.IndexFunc(got.Problems, func(p bibliography.Problem) bool { return true }); n >= 0 {
			t.Errorf("%s: %v", file, got.Problems)
		}
	}
}
