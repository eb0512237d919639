package bibtex

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"kg/bibliography"
	"kg/bibliography/latex"
)

// Dialect is which of the two programs a file is written for.
type Dialect int

// The dialects.
const (
	BibTeX Dialect = iota
	BibLaTeX
)

// Write writes the items as a file of the dialect, in their order, under the keys of [bibliography.Keys].
//
// BibTeX has no field for dates but year and month: days, ranges of days and dates other than that
// of publication are written in the fields that BibLaTeX has for them, which BibTeX passes over.
func Write(w io.Writer, items []*bibliography.Item, d Dialect) error {
	out := bufio.NewWriter(w)
	keys := bibliography.Keys(items)
	for i, it := range items {
		if i > 0 {
			out.WriteByte('\n')
		}
		e := writing{it: it, d: d}
		e.fill()
		kind, sub := kindOf(it.Type, d)
		if kind == "phdthesis" && it.Get(bibliography.Genre) == genreMasters {
			kind = "mastersthesis"
		}
		if sub != "" {
			e.add("entrysubtype", sub)
		}
		fmt.Fprintf(out, "@%s{%s", kind, keys[i])
		for _, f := range e.fields {
			fmt.Fprintf(out, ",\n  %s = %s", f[0], f[1])
		}
		out.WriteString("\n}\n")
	}
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write the bibliography: %w", err)
	}
	return nil
}

// writing is the work on one entry.
type writing struct {
	it     *bibliography.Item
	d      Dialect
	fields [][2]string // name and value with its delimiters
}

// add adds a field whose value is LaTeX already.
func (e *writing) add(name, value string) {
	if value != "" {
		e.fields = append(e.fields, [2]string{name, "{" + value + "}"})
	}
}

func (e *writing) addText(name string, v bibliography.Variable) {
	e.add(name, latex.Encode(e.it.Get(v)))
}

// either is the name of a field in the dialect.
func (e *writing) either(modern, classic string) string {
	if e.d == BibLaTeX {
		return modern
	}
	return classic
}

func (e *writing) fill() {
	it := e.it
	for _, f := range nameFields() {
		e.add(f.name, names(it.Names[f.v]))
	}
	e.titles()
	e.dates()
	e.number()
	e.publisher()
	for _, f := range textFields() {
		e.text(f)
	}
	e.eprint()
}

func (e *writing) titles() {
	it := e.it
	volume := it.Get(bibliography.VolumeTitle)
	if volume != "" && it.Get(bibliography.Title) != "" && it.Get(bibliography.ContainerTitle) == "" && partOfWhole(it.Type) {
		e.add("maintitle", Title(it.Get(bibliography.Title)))
		e.add("title", Title(volume))
		return
	}
	e.add("title", Title(it.Get(bibliography.Title)))
	container := Title(it.Get(bibliography.ContainerTitle))
	switch {
	case onTheWeb(it.Type):
		e.addText("organization", bibliography.ContainerTitle)
		if container != "" {
			e.add("booktitle", Title(volume))
		}
	case serial(it.Type) || it.Type == bibliography.Article:
		e.add(e.either("journaltitle", "journal"), latex.Encode(it.Get(bibliography.ContainerTitle)))
		e.add("issuetitle", Title(volume))
	case volume != "":
		e.add("maintitle", container)
		e.add("booktitle", Title(volume))
	default:
		e.add("booktitle", container)
	}
}

func (e *writing) dates() {
	it := e.it
	issued := it.Dates[bibliography.Issued]
	switch {
	case issued.Literal != "" && !issued.From.Known:
		e.add("year", latex.Encode(issued.Literal))
	case issued.From.Known && e.d == BibTeX && simple(issued):
		e.add("year", issued.From.String()[:4])
		if m := issued.From.Month; m > 0 {
			month := strings.ToLower(bibliography.Months()[m-1][:3])
			if day := issued.From.Day; day > 0 {
				month = fmt.Sprintf("%s # {~%d}", month, day)
			}
			e.fields = append(e.fields, [2]string{"month", month})
		}
	case issued.From.Known:
		e.add("date", issued.EDTF())
		if e.d == BibTeX {
			e.add("year", issued.YearText())
		}
	}
	for _, d := range []struct {
		v    bibliography.Variable
		name string
	}{{bibliography.OriginalDate, "origdate"}, {bibliography.EventDate, "eventdate"}, {bibliography.Accessed, "urldate"}} {
		if date := it.Dates[d.v]; date.From.Known {
			e.add(d.name, date.EDTF())
		} else {
			e.add(d.name, latex.Encode(date.Literal))
		}
	}
}

// simple tells whether year, month and day say all of a date.
func simple(d bibliography.Date) bool {
	return !d.Circa && !d.Open && !d.To.Known && d.From.Year >= 1000 && d.From.Year <= 9999 && d.From.Month <= 12
}

func (e *writing) number() {
	it := e.it
	switch {
	case serial(it.Type):
		e.addText("number", bibliography.Issue)
		e.addText("eid", bibliography.Number)
	case inSeries(it.Type):
		e.addText("number", bibliography.CollectionNumber)
		e.addText("issue", bibliography.Issue)
		e.addText("eid", bibliography.Number)
	default:
		e.addText("number", bibliography.Number)
		e.addText("issue", bibliography.Issue)
	}
}

func (e *writing) publisher() {
	name := "publisher"
	kind, _ := kindOf(e.it.Type, e.d)
	switch kind {
	case "thesis", "report", "techreport":
		name = "institution"
	case "phdthesis":
		name = "school"
	case "misc": // the styles of BibTeX print no publisher there
		if e.d == BibTeX && !strings.Contains(e.it.Get(bibliography.Publisher), "://") {
			name = "howpublished"
		}
	}
	e.addText(name, bibliography.Publisher)
	if e.it.Type == bibliography.PaperConference {
		e.addText("organization", bibliography.Authority)
	}
}

func (e *writing) text(f textFieldOf) {
	value := e.it.Get(f.v)
	if f.v == bibliography.Genre && value == "" && e.d == BibTeX && e.it.Type == bibliography.Thesis {
		value = genreNone
	}
	if value == "" {
		return
	}
	name := e.either(f.modern, f.classic)
	switch f.v {
	case bibliography.Page:
		e.add(name, strings.ReplaceAll(latex.Encode(value), "–", "--"))
	case bibliography.URL, bibliography.DOI:
		e.add(name, verbatim(value))
	case bibliography.TitleShort, bibliography.OriginalTitle:
		e.add(name, Title(value))
	case bibliography.Language:
		for _, l := range languages() {
			if strings.EqualFold(l[1], value) {
				e.add(e.either("langid", "language"), l[0])
				return
			}
		}
		e.add(name, latex.Encode(value))
	case bibliography.Genre:
		kind, _ := kindOf(e.it.Type, e.d)
		if kind == "phdthesis" && (value == genrePhD || value == genreMasters) {
			return
		}
		e.add(name, latex.Encode(value))
	case bibliography.Status:
		if _, ok := bibliography.State(value); ok {
			value = strings.ReplaceAll(value, " ", "")
		}
		e.add(name, latex.Encode(value))
	default:
		e.add(name, latex.Encode(value))
	}
}

func (e *writing) eprint() {
	it := e.it
	archive := it.Get(bibliography.EprintType)
	e.add("eprint", verbatim(it.Get(bibliography.Eprint)))
	if it.Get(bibliography.Eprint) != "" {
		e.add(e.either("eprinttype", "archiveprefix"), verbatim(archive))
		e.add(e.either("eprintclass", "primaryclass"), verbatim(it.Get(bibliography.EprintClass)))
	}
}

// verbatim is a value that is not read as LaTeX; braces that would end it are written as addresses write them.
func verbatim(s string) string {
	return strings.NewReplacer("{", "%7B", "}", "%7D", `\`, "%5C").Replace(s)
}

// names is a list of names in "von Last, Jr, First".
func names(list []bibliography.Name) string {
	var parts []string
	for _, n := range list {
		parts = append(parts, name(n))
	}
	return strings.Join(parts, " and ")
}

func name(n bibliography.Name) string {
	switch {
	case n.EtAl:
		return "others"
	case n.Literal != "":
		return "{" + latex.Encode(n.Literal) + "}"
	}
	family := guarded(n.Family, true)
	if n.Particle != "" {
		family = guarded(n.Particle, false) + " " + family
	}
	given := guarded(n.Given, false)
	if n.Dropping != "" {
		if n.Given == "" {
			family = guarded(n.Dropping, false) + " " + family
		} else {
			given += " " + guarded(n.Dropping, false)
		}
	}
	switch {
	case n.Suffix != "":
		return family + ", " + guarded(n.Suffix, false) + ", " + given
	case n.Given != "" || strings.ContainsAny(family, " {"):
		return family + ", " + given
	}
	return family
}

// guarded is a part of a name in LaTeX, in braces where a comma, an "and" or, in
// a family name, a small letter at its beginning would be read as something else.
func guarded(s string, family bool) string {
	enc := latex.Encode(s)
	low := " " + strings.ToLower(s) + " "
	risky := strings.Contains(s, ",") || strings.Contains(low, " and ") || strings.Contains(s, "=") || strings.EqualFold(s, "others")
	if family {
		if p, _ := bibliography.SplitParticle(s + " X"); p != "" || bibliography.IsSuffix(s[strings.LastIndexByte(s, ' ')+1:]) {
			risky = true
		}
	}
	if risky && strings.HasPrefix(enc, `\`) {
		return "{{}" + enc + "}"
	}
	if risky {
		return "{" + enc + "}"
	}
	return enc
}

// Title is a title in LaTeX whose capitals stay capitals in styles that set
// titles in small letters: words with a capital inside, and, in a title that is not in title case,
// all words with a capital but the first of the title and of the sub-title.
func Title(s string) string {
	enc := latex.Encode(s)
	words := strings.Split(enc, " ")
	sentence := !titleCase(words)
	first := true
	for i, w := range words {
		if innerCapital(w) || sentence && !first && startsCapital(w) {
			words[i] = protect(w)
		}
		first = strings.HasSuffix(w, ":") || strings.HasSuffix(w, "?") || strings.HasSuffix(w, "!") || strings.HasSuffix(w, ".")
	}
	return strings.Join(words, " ")
}
