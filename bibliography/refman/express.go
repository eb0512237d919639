package refman

import (
	"strings"

	"kg/bibliography"
)

// Express is what of an item the fields of Reference Manager hold: a copy without the rest.
// Not held: names other than of authors, editors, series editors and translators; ends of ranges that are no years,
// "circa" and the dates of events; types that have no code (they become documents); commas in the names of organisations.
func Express(it *bibliography.Item) *bibliography.Item {
	out := it.Copy()
	keep := []bibliography.Variable{bibliography.Author, bibliography.Editor, bibliography.CollectionEditor, bibliography.Translator,
		bibliography.Title, bibliography.CollectionTitle, bibliography.ContainerTitleShort, bibliography.Page, bibliography.Keyword, bibliography.Note,
		bibliography.Annote, bibliography.DOI, bibliography.URL, bibliography.Issued, bibliography.OriginalDate, bibliography.Accessed}
	for _, t := range textTags() {
		keep = append(keep, t.v)
	}
	out.Type = KindOf(it.Type).Type
	keep = append(keep, variablesOf(out)...)
	out.Keep(keep)
	if short := out.Get(bibliography.ContainerTitleShort); !out.Type.StandsAlone() && (out.Get(bibliography.ContainerTitle) == "" || out.Get(bibliography.ContainerTitle) == short) {
		out.Set(bibliography.ContainerTitle, short)
		out.Set(bibliography.ContainerTitleShort, "")
	}
	if p := out.Get(bibliography.Page); out.Type.StandsAlone() && isNumber(p) { // one number is how many pages the whole has
		out.Set(bibliography.NumberOfPages, p)
		out.Set(bibliography.Page, "")
	}
	expressDates(out, it)
	for v, names := range out.Names {
		for i, n := range names {
			out.Names[v][i] = expressName(n)
		}
	}
	out.Settle()
	return out
}

// variablesOf are the variables that depend on the type.
func variablesOf(it *bibliography.Item) []bibliography.Variable {
	var keep []bibliography.Variable
	if !it.Type.StandsAlone() {
		keep = append(keep, bibliography.ContainerTitle)
	}
	switch {
	case serial(it.Type):
		keep = append(keep, bibliography.Issue, bibliography.Number, bibliography.ISSN)
	case inSeries(it.Type):
		keep = append(keep, bibliography.CollectionNumber, bibliography.Issue, bibliography.Number, bibliography.ISBN, bibliography.ISSN)
	default:
		keep = append(keep, bibliography.Number, bibliography.ISBN, bibliography.ISSN)
		if it.Get(bibliography.Number) == "" && it.Get(bibliography.EprintType) == "arXiv" && it.Get(bibliography.Eprint) != "" {
			keep = append(keep, bibliography.Eprint, bibliography.EprintType)
		}
	}
	if versioned(it.Type) {
		keep = append(keep, bibliography.Version)
	} else {
		keep = append(keep, bibliography.Edition)
	}
	if it.Type.StandsAlone() && it.Get(bibliography.Page) == "" && isNumber(it.Get(bibliography.NumberOfPages)) {
		keep = append(keep, bibliography.NumberOfPages)
	}
	return keep
}

func expressDates(out, it *bibliography.Item) {
	d := it.Dates[bibliography.Issued]
	switch {
	case !d.From.Known:
	case d.From.Year < 1:
		d = bibliography.OnYear(d.From.Year)
	case d.To.Known && d.To.Year != d.From.Year:
		d = bibliography.Date{From: bibliography.Day{Year: d.From.Year, Known: true}, To: bibliography.Day{Year: d.To.Year, Known: true}}
	default:
		d = bibliography.Date{From: d.From}
	}
	out.SetDate(bibliography.Issued, d)
	if state, ok := bibliography.State(it.Get(bibliography.Status)); ok && d == (bibliography.Date{}) {
		out.Set(bibliography.Status, state)
	} else {
		out.Set(bibliography.Status, "")
	}
	if a := it.Dates[bibliography.Accessed]; a.From.Known {
		out.SetDate(bibliography.Accessed, bibliography.Date{From: a.From})
	}
	if o := it.Dates[bibliography.OriginalDate]; o.From.Known {
		out.SetDate(bibliography.OriginalDate, bibliography.OnYear(o.From.Year))
	} else {
		out.SetDate(bibliography.OriginalDate, bibliography.Date{})
	}
}

func expressName(n bibliography.Name) bibliography.Name {
	switch {
	case n.EtAl:
		return n
	case n.Literal != "":
		return bibliography.Name{Literal: bibliography.Fold(strings.ReplaceAll(n.Literal, ",", ""))}
	case n.Given == "" && n.Suffix == "" && n.Dropping == "":
		return bibliography.Name{Literal: n.FullFamily()}
	}
	return n
}
