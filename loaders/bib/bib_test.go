package bib_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"kg/bibliography"
	"kg/document"
	"kg/loaders/bib"
)

func TestAnEntryOfADocumentIsAnItemAndBack(t *testing.T) {
	dee, ode := document.Person{Family: "Dee", Given: "Ann C."}, document.Person{Family: "van der Ode", Given: "B."}
	for _, r := range []document.Reference{
		{Type: "article-journal", Authors: []document.Person{dee, ode}, Year: "2019", Suffix: "a", Title: "Tides", Container: "Journal of Rivers", Volume: "12", Issue: "3", Pages: "45–67", DOI: "10.1000/jr.12", URL: "https://doi.org/10.1000/jr.12"},
		{Type: "book", Authors: []document.Person{{Family: "Quay", Given: "M. L., Jr."}}, Year: "2011", Title: "Canals", Container: "Mere Studies", Edition: "2nd ed.", Publisher: "Mere Press", Place: "Lowhaven", ISBN: "978-3-16-148410-0"},
		{Type: "book", Authors: []document.Person{ode}, Editors: []document.Person{ode}, Year: "in press", Title: "Fish"},
		{Type: "chapter", Authors: []document.Person{dee}, Editors: []document.Person{ode}, Year: "2012", Title: "Eels", Container: "Fish", Pages: "9"},
		{Type: "report", Authors: []document.Person{{Literal: "World Rivers Bank"}}, Year: "1998–1999", Title: "Floods", Language: "in Korean"},
		{Title: "Port closed", TitleFirst: true, URL: "https://post.example/1"},
	} {
		r.Confidence = 1
		got := bib.Reference(bib.Item(r))
		if diff := cmp.Diff(r, got, cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: -want +got\n%s", r.Title, diff)
		}
	}
}

func TestNothingIsAddedToAnEntry(t *testing.T) {
	it := bib.Item(document.Reference{Raw: "Rivers, n.d.", Title: "Rivers", Year: "n.d."})
	want := bibliography.New(bibliography.Document)
	want.Set(bibliography.Title, "Rivers")
	if diff := cmp.Diff(want, it, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

func TestOnlyAFileThatBeginsWithAnEntryIsBibTeX(t *testing.T) {
	for in, want := range map[string]bool{
		"@book{a, title={A}}":                           true,
		"% a comment\n\n @article{a,\n title={A}}":      true,
		"# Manual\n\n```\n@book{a, title={A}}\n```\n":   false,
		"@media print { a { color: red } }":             false,
		"@everyone, the meeting is moved":               false,
		"\ufeff@string{a = \"b\"}\n@book{a, title={A}}": true,
	} {
		if got := bib.LooksBibTeX([]byte(in)); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}
