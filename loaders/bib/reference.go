package bib

import (
	"strings"

	"kg/bibliography"
	"kg/document"
)

// Reference is an item as an entry of a document's bibliography: without place, key and raw text.
func Reference(it *bibliography.Item) document.Reference {
	r := document.Reference{
		Authors: people(it.Names[bibliography.Author]), Editors: people(it.Names[bibliography.Editor]),
		Year: it.Year(), Suffix: it.Get(bibliography.YearSuffix), Title: it.Get(bibliography.Title),
		Container: it.Get(bibliography.ContainerTitle), Volume: it.Get(bibliography.Volume), Issue: it.Get(bibliography.Issue),
		Pages: it.Get(bibliography.Page), Edition: it.Get(bibliography.Edition), Publisher: it.Get(bibliography.Publisher),
		Place: it.Get(bibliography.PublisherPlace), DOI: strings.ToLower(it.Get(bibliography.DOI)), URL: it.Get(bibliography.URL),
		ISBN: it.Get(bibliography.ISBN), Language: it.Get(bibliography.Language), Confidence: 1,
	}
	if it.Type != bibliography.Document {
		r.Type = string(it.Type)
	}
	if r.Year == "" {
		r.Year = it.Get(bibliography.Status)
	}
	if r.Container == "" && it.Type.StandsAlone() {
		r.Container = it.Get(bibliography.CollectionTitle)
	}
	if r.URL == "" && it.Get(bibliography.EprintType) == "arXiv" && it.Get(bibliography.Eprint) != "" {
		r.URL = "https://arxiv.org/abs/" + it.Get(bibliography.Eprint)
	}
	if len(r.Authors) == 0 && it.Type.StandsAlone() { // editors at the head of an entry are given as both
		r.Authors = r.Editors
	}
	r.TitleFirst = len(r.Authors) == 0 && r.Title != ""
	return r
}

func people(names []bibliography.Name) []document.Person {
	var out []document.Person
	for _, n := range names {
		switch {
		case n.EtAl:
		case n.Literal != "":
			out = append(out, document.Person{Literal: n.Literal})
		case n.Family == "" && n.Given != "":
			out = append(out, document.Person{Family: n.Given})
		default:
			given := strings.TrimSpace(n.Given + " " + n.Dropping)
			if n.Suffix != "" {
				given = strings.TrimPrefix(given+", "+n.Suffix, ", ")
			}
			out = append(out, document.Person{Family: n.FullFamily(), Given: given})
		}
	}
	return out
}

// Item is an entry of a document's bibliography as an item. Nothing is added to what was read: an entry whose type
// does not show is a document. The entry's key is how its document cites it, and is not taken over.
func Item(r document.Reference) *bibliography.Item {
	it := bibliography.New(bibliography.TypeOf(r.Type))
	it.AddNames(bibliography.Author, names(r.Authors)...)
	if !same(r.Authors, r.Editors) {
		it.AddNames(bibliography.Editor, names(r.Editors)...)
	} else if len(r.Editors) > 0 {
		delete(it.Names, bibliography.Author)
		it.AddNames(bibliography.Editor, names(r.Editors)...)
	}
	it.SetDate(bibliography.Issued, bibliography.ParseYear(r.Year))
	if strings.EqualFold(strings.Trim(r.Year, ". "), "n.d") {
		it.SetDate(bibliography.Issued, bibliography.Date{})
	}
	container := bibliography.ContainerTitle
	if it.Type.StandsAlone() {
		container = bibliography.CollectionTitle
	}
	for _, f := range []struct {
		v    bibliography.Variable
		text string
	}{
		{bibliography.YearSuffix, r.Suffix}, {bibliography.Title, r.Title}, {container, r.Container}, {bibliography.Volume, r.Volume},
		{bibliography.Issue, r.Issue}, {bibliography.Page, bibliography.Pages(r.Pages)}, {bibliography.Edition, r.Edition}, {bibliography.Publisher, r.Publisher},
		{bibliography.PublisherPlace, r.Place}, {bibliography.DOI, r.DOI}, {bibliography.URL, r.URL}, {bibliography.ISBN, r.ISBN}, {bibliography.Language, r.Language},
	} {
		it.Set(f.v, f.text)
	}
	it.Settle()
	return it
}

func same(a, b []document.Person) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return len(a) > 0
}

func names(people []document.Person) []bibliography.Name {
	var out []bibliography.Name
	for _, p := range people {
		out = append(out, bibliography.NewName(p.Family, p.Given, p.Literal))
	}
	return out
}
