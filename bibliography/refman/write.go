package refman

import (
	"fmt"
	"slices"
	"strings"

	"kg/bibliography"
)

// Fields are the fields that an item is written as, in order. Pages that are one range are two fields, SP and EP.
func Fields(it *bibliography.Item) []Field {
	as := *it
	as.Type = KindOf(it.Type).Type // the fields' meaning is that of the type that is written
	it = &as
	w := &writing{it: it}
	for _, n := range []struct {
		tag string
		v   bibliography.Variable
	}{{"AU", bibliography.Author}, {"A2", bibliography.Editor}, {"A3", bibliography.CollectionEditor}, {"A4", bibliography.Translator}} {
		for _, name := range it.Names[n.v] {
			w.add(n.tag, inverted(name))
		}
	}
	w.text("TI", bibliography.Title)
	if it.Type.StandsAlone() {
		w.text("T2", bibliography.CollectionTitle)
	} else {
		w.text("T2", bibliography.ContainerTitle)
		w.text("T3", bibliography.CollectionTitle)
	}
	w.text("J2", bibliography.ContainerTitleShort)
	w.dates()
	w.numbers()
	for _, t := range textTags() {
		w.text(t.tag, t.v)
	}
	for k := range strings.SplitSeq(it.Get(bibliography.Keyword), "; ") {
		w.add("KW", k)
	}
	w.text("DO", bibliography.DOI)
	w.text("UR", bibliography.URL)
	w.text("N1", bibliography.Note)
	w.text("RN", bibliography.Annote)
	return w.out
}

type writing struct {
	it  *bibliography.Item
	out []Field
}

func (w *writing) add(tag, value string) {
	if value != "" {
		w.out = append(w.out, Field{Tag: tag, Value: value})
	}
}

func (w *writing) text(tag string, v bibliography.Variable) { w.add(tag, w.it.Get(v)) }

// inverted is a name with its family name first; one that is no person's ends in a comma where it holds one.
func inverted(n bibliography.Name) string {
	if n.Literal != "" && !n.EtAl {
		return strings.ReplaceAll(n.Literal, ",", "")
	}
	if n.Given == "" && n.Suffix == "" && n.Dropping == "" && !n.EtAl {
		return n.FullFamily()
	}
	return n.Inverted()
}

func (w *writing) dates() {
	d := w.it.Dates[bibliography.Issued]
	switch {
	case !d.From.Known && d.Literal == "":
		if state, ok := bibliography.State(w.it.Get(bibliography.Status)); ok {
			w.add("PY", state)
		}
	case !d.From.Known:
		w.add("PY", d.Literal)
	case d.From.Year < 1:
		w.add("PY", fmt.Sprintf("%04d", d.From.Year))
	case d.To.Known && d.To.Year != d.From.Year:
		w.add("PY", fmt.Sprintf("%04d-%04d", d.From.Year, d.To.Year))
	default:
		w.add("PY", fmt.Sprintf("%04d", d.From.Year))
		if d.From.Month > 0 {
			w.add("DA", slashed(d.From))
		}
	}
	if a := w.it.Dates[bibliography.Accessed]; a.From.Known {
		w.add("Y2", slashed(a.From))
	} else {
		w.add("Y2", a.Literal)
	}
	if o := w.it.Dates[bibliography.OriginalDate]; o.From.Known {
		w.add("OP", fmt.Sprintf("%04d", o.From.Year))
	}
}

// slashed is a day as "YYYY/MM/DD/", a season in the fourth place.
func slashed(d bibliography.Day) string {
	s := fmt.Sprintf("%04d/", d.Year)
	switch {
	case d.Month > 12:
		return s + "//" + bibliography.Seasons()[d.Month-21]
	case d.Month == 0:
		return s + "//"
	case d.Day == 0:
		return s + fmt.Sprintf("%02d//", d.Month)
	}
	return s + fmt.Sprintf("%02d/%02d/", d.Month, d.Day)
}

func (w *writing) numbers() {
	it := w.it
	switch {
	case serial(it.Type):
		w.text("IS", bibliography.Issue)
		w.text("C7", bibliography.Number)
	case inSeries(it.Type):
		w.text("M1", bibliography.CollectionNumber)
		w.text("IS", bibliography.Issue)
		w.text("C7", bibliography.Number)
	default:
		w.text("IS", bibliography.Number)
		if it.Get(bibliography.Number) == "" && it.Get(bibliography.EprintType) == "arXiv" && it.Get(bibliography.Eprint) != "" {
			w.add("IS", "arXiv:"+it.Get(bibliography.Eprint))
		}
	}
	if versioned(it.Type) {
		w.text("ET", bibliography.Version)
	} else {
		w.text("ET", bibliography.Edition)
	}
	pages := it.Get(bibliography.Page)
	if from, to, ok := bibliography.PageRange(pages); ok && !strings.Contains(from, "-") {
		w.add("SP", from)
		w.add("EP", to)
	} else if pages != "" {
		w.add("SP", pages)
	} else if it.Type.StandsAlone() && isNumber(it.Get(bibliography.NumberOfPages)) {
		w.text("SP", bibliography.NumberOfPages)
	}
	if serial(it.Type) {
		w.text("SN", bibliography.ISSN)
		return
	}
	w.add("SN", strings.Join(slices.DeleteFunc([]string{it.Get(bibliography.ISBN), it.Get(bibliography.ISSN)}, func(s string) bool { return s == "" }), "; "))
}
