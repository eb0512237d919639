package export_test

import (
	"bytes"
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kg/bibliography"
	"kg/bibliography/apa"
	"kg/bibliography/formats"
	"kg/graph"
	"kg/graph/export"
)

func TestAWorkIsAnItemOfABibliography(t *testing.T) {
	for _, c := range []struct {
		work graph.Work
		want string
	}{
		{graph.Work{Type: "article-journal", Title: "Tides", Authors: []graph.Person{{Family: "Dee", Given: "Ann C."}, {Family: "van der Ode", Given: "B."}}, Year: "2019", Date: "2019", Container: "Journal of Rivers", Volume: "12", Issue: "3", Pages: "45-67", DOI: "10.1000/jr.12", Keys: []string{"Dee 2019a"}},
			"Dee, A. C., & van der Ode, B. (2019). Tides. Journal of Rivers, 12(3), 45–67. https://doi.org/10.1000/jr.12"},
		{graph.Work{Type: "article-newspaper", Title: "Port closed", Date: "2020-05-03", Year: "2020", Container: "The Lowhaven Post", URL: "https://post.example/1"},
			"Port closed. (2020, May 3). The Lowhaven Post. https://post.example/1"},
		{graph.Work{Type: "report", Title: "Floods", Authors: []graph.Person{{Literal: "World Rivers Bank"}}, Year: "in press", Publisher: "World Rivers Bank"}, "World Rivers Bank. (in press). Floods."},
		{graph.Work{Title: "Reeds", Year: "n.d."}, "Reeds. (n.d.)."},
	} {
		if got := apa.Reference(export.Item(&c.work), apa.Plain); got != c.want {
			t.Errorf("\ngot  %s\nwant %s", got, c.want)
		}
	}
}

func works(t *testing.T, s graph.Store) []*graph.Work {
	t.Helper()
	var out []*graph.Work
	for r, err := range s.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if w, ok := r.Node.(*graph.Work); ok {
			out = append(out, w)
		}
	}
	return out
}

func TestTheWorksOfTheGraphAreExportedAndReadBack(t *testing.T) {
	s := loaded(t)
	all := works(t, s)
	for _, f := range formats.All() {
		var out bytes.Buffer
		if err := export.Bibliography(context.Background(), &out, s, f, export.Selection{}); err != nil {
			t.Fatal(err)
		}
		lib, err := f.Read(context.Background(), out.String(), bibliography.Limits{})
		if err != nil || len(lib.Problems) > 0 || len(lib.Entries) != len(all) {
			t.Fatalf("%s: %d works give %d entries (%v, %v)\n%s", f.Name, len(all), len(lib.Entries), err, lib.Problems, out.String())
		}
		want := map[string]*bibliography.Item{}
		for _, w := range all {
			it := f.Express(export.Item(w))
			want[it.Get(bibliography.Title)+it.Year()] = it
		}
		for _, it := range lib.Items() {
			key := it.Get(bibliography.Title) + it.Year()
			if diff := cmp.Diff(want[key], it, cmpopts.EquateEmpty(), cmpopts.IgnoreFields(bibliography.Item{}, "Key")); diff != "" {
				t.Errorf("%s: -want +got\n%s", f.Name, diff)
			}
		}
	}
}

func TestASelectionOfWorksIsExported(t *testing.T) {
	s := loaded(t)
	f, _ := formats.ByName("ris")
	count := func(sel export.Selection) int {
		t.Helper()
		var out bytes.Buffer
		if err := export.Bibliography(context.Background(), &out, s, f, sel); err != nil {
			t.Fatal(err)
		}
		return strings.Count(out.String(), "TY  - ")
	}
	var keyed *graph.Work
	var document graph.ID
	listed := map[graph.ID]bool{}
	for r, err := range s.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		switch n := r.Node.(type) {
		case *graph.Work:
			if len(n.Keys) > 0 && keyed == nil {
				keyed = n
			}
		}
		if r.Edge != nil && r.Edge.Relation == graph.Lists {
			document = r.Edge.From
		}
	}
	describes := map[graph.ID]graph.ID{}
	var lists []graph.ID
	for r := range s.Records(context.Background()) {
		if r.Edge != nil && r.Edge.Relation == graph.Describes {
			describes[r.Edge.From] = r.Edge.To
		}
		if r.Edge != nil && r.Edge.Relation == graph.Lists && r.Edge.From == document {
			lists = append(lists, r.Edge.To)
		}
	}
	for _, ref := range lists {
		listed[describes[ref]] = true
	}
	if n := count(export.Selection{Works: []string{string(keyed.ID)}}); n != 1 {
		t.Errorf("by id: %d", n)
	}
	if n := count(export.Selection{Works: []string{keyed.Keys[0], string(keyed.ID)}}); n < 1 {
		t.Errorf("by key: %d", n)
	}
	if n := count(export.Selection{Documents: []graph.ID{document}}); n != len(listed) || n == 0 {
		t.Errorf("the document lists %d works, %d are exported", len(listed), n)
	}
	var out bytes.Buffer
	err := export.Bibliography(context.Background(), &out, s, f, export.Selection{Works: []string{"Nobody 1900"}})
	if graph.CodeOf(err) != graph.NotFound || !strings.Contains(err.Error(), "Nobody 1900") {
		t.Errorf("a work that is not there: %v", err)
	}
	if err := export.Bibliography(context.Background(), full{}, s, f, export.Selection{}); !errors.Is(err, errFull) {
		t.Errorf("a disk without room: %v", err)
	}
}
