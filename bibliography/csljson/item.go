package csljson

import (
	"strconv"
	"strings"

	"kg/bibliography"
)

// variables are the variables by the name that the file gives them.
type kind byte

const (
	textKind kind = iota + 1
	nameKind
	dateKind
)

func kinds() map[string]kind {
	out := map[string]kind{}
	for _, v := range bibliography.TextVariables() {
		out[string(v)] = textKind
	}
	for _, v := range bibliography.NameVariables() {
		out[string(v)] = nameKind
	}
	for _, v := range bibliography.DateVariables() {
		out[string(v)] = dateKind
	}
	return out
}

var variableKinds = kinds()

// canonical is the present name of a variable under an older or another spelling.
func canonical(name string) string {
	switch name {
	case "shortTitle":
		return string(bibliography.TitleShort)
	case "journalAbbreviation":
		return string(bibliography.ContainerTitleShort)
	case "event":
		return string(bibliography.EventTitle)
	case "doi", "url", "isbn", "issn", "pmid", "pmcid":
		return strings.ToUpper(name)
	case "page-first":
		return string(bibliography.Page)
	case "pages":
		return string(bibliography.Page)
	case "archive-location":
		return string(bibliography.ArchiveLocation)
	}
	return name
}

// itemReader is the work on one item.
type itemReader struct {
	*bibliography.Collector
	out bibliography.Entry
}

func (r *itemReader) read(v value) {
	if id, ok := v.get("id"); ok {
		r.out.Key = bibliography.Fold(id.text)
	}
	if key, ok := v.get("citation-key"); ok && key.text != "" {
		r.out.Key = bibliography.Fold(key.text)
	}
	for _, m := range v.members {
		switch m.name {
		case "id", "citation-key":
		case "type":
			r.kind(m.value)
		case "custom":
			for _, c := range m.value.members {
				r.variable(c.name, c.value)
			}
		default:
			r.variable(m.name, m.value)
		}
	}
	r.zoteroNote()
	r.out.Settle()
}

func (r *itemReader) kind(v value) {
	for _, t := range bibliography.Types() {
		if string(t) == v.text {
			r.out.Type = t
			return
		}
	}
	switch v.text {
	case "":
	case "article-review":
		r.out.Type = bibliography.Review
	case "journal":
		r.out.Type = bibliography.Periodical
	default:
		r.Problem(v.span.Start, r.out.Key, "%q is no type of CSL; the item was read as a document", v.text)
	}
}

func (r *itemReader) variable(name string, v value) {
	name = canonical(name)
	variable := bibliography.Variable(name)
	switch variableKinds[name] {
	case textKind:
		text := r.text(v)
		switch {
		case variable == bibliography.Page:
			text = bibliography.Pages(text)
		case variable == bibliography.DOI:
			text = bibliography.BareDOI(text)
		}
		if text != "" && r.out.Get(variable) == "" {
			r.out.Set(variable, text)
			r.mark(variable, v)
		}
	case nameKind:
		if v.form == object || v.form == str {
			v = value{form: array, members: []member{{value: v}}, span: v.span}
		}
		for _, m := range v.members {
			r.out.AddNames(variable, r.name(m.value))
		}
		if len(r.out.Names[variable]) > 0 {
			r.mark(variable, v)
		}
	case dateKind:
		r.out.SetDate(variable, r.date(v))
		if _, ok := r.out.Dates[variable]; ok {
			r.mark(variable, v)
		}
	}
}

func (r *itemReader) mark(v bibliography.Variable, at value) {
	if at.span.Empty() {
		return
	}
	if r.out.At == nil {
		r.out.At = make(map[bibliography.Variable]bibliography.Span, 8)
	}
	r.out.At[v] = at.span
}

// text is a string or a number as text; a list of them is joined.
func (r *itemReader) text(v value) string {
	switch v.form {
	case str:
		return plain(v.text)
	case number:
		return v.text
	case array:
		var parts []string
		for _, m := range v.members {
			if m.value.form == str || m.value.form == number {
				parts = append(parts, plain(m.value.text))
			}
		}
		return strings.Join(parts, ", ")
	}
	return ""
}

// plain is a string without CSL's rich text: the tags it has, and no others.
func plain(s string) string {
	if strings.IndexByte(s, '<') < 0 {
		return bibliography.Fold(s)
	}
	for _, tag := range []string{"<i>", "</i>", "<b>", "</b>", "<sc>", "</sc>", "<sup>", "</sup>", "<sub>", "</sub>", "</span>", `<span class="nocase">`,
		`<span style="font-variant:small-caps;">`, `<span style="font-variant: small-caps;">`, "<em>", "</em>", "<strong>", "</strong>"} {
		s = strings.ReplaceAll(s, tag, "")
	}
	return bibliography.Fold(s)
}

// name reads an object with the parts of a name, or a bare string.
func (r *itemReader) name(v value) bibliography.Name {
	if v.form == str {
		if n := bibliography.ParseInverted(plain(v.text)); n.Family != "" || n.EtAl {
			return n
		}
		return bibliography.Name{Literal: plain(v.text)}
	}
	var n bibliography.Name
	for _, m := range v.members {
		text := r.text(m.value)
		switch m.name {
		case "family":
			n.Family = text
		case "given":
			n.Given = text
		case "suffix":
			n.Suffix = text
		case "non-dropping-particle":
			n.Particle = text
		case "dropping-particle":
			n.Dropping = text
		case "literal", "name":
			n.Literal = text
		}
	}
	switch {
	case n.Literal != "" && n.Family == "" && n.Given == "":
		if bibliography.IsEtAl(n.Literal) {
			return bibliography.Name{EtAl: true}
		}
		return bibliography.Name{Literal: n.Literal}
	case n.Family != "" || n.Given != "":
		n.Literal = ""
	}
	return n
}

// date reads an object with date-parts, raw or literal, or a bare string.
func (r *itemReader) date(v value) bibliography.Date {
	if v.form == str || v.form == number {
		return parseDate(plain(v.text))
	}
	var d bibliography.Date
	if parts, ok := v.get("date-parts"); ok {
		if len(parts.members) > 0 {
			d.From = r.day(parts.members[0].value)
		}
		if len(parts.members) > 1 {
			d.To = r.day(parts.members[1].value)
			if !d.To.Known {
				d.To, d.Open = bibliography.Day{}, true // [0] or [] stands for an end that is open
			}
		}
	}
	if s, ok := v.get("season"); ok && d.From.Known && d.From.Month == 0 {
		if n := bibliography.ParseMonth(s.text); n >= 21 {
			d.From.Month = n
		} else if n >= 1 && n <= 4 {
			d.From.Month = 20 + n
		}
	}
	if !d.From.Known {
		for _, name := range []string{"edtf", "raw", "literal"} {
			if s, ok := v.get(name); ok && s.text != "" {
				d = parseDate(plain(s.text))
				break
			}
		}
	}
	if c, ok := v.get("circa"); ok && d.From.Known && c.text != "" && c.text != "false" && c.text != "0" {
		d.Circa = true
	}
	return d
}

func parseDate(s string) bibliography.Date {
	if d, ok := bibliography.ParseEDTF(s); ok {
		return d
	}
	return bibliography.ParseYear(s)
}

// day reads [year, month, day], strings or numbers.
func (r *itemReader) day(v value) bibliography.Day {
	var n [3]int
	count := 0
	for i, m := range v.members {
		if i == len(n) || m.value.text == "" {
			break
		}
		x, err := strconv.Atoi(strings.TrimSpace(m.value.text))
		if err != nil {
			r.Problem(m.value.span.Start, r.out.Key, "%q is no number of a year, month or day", m.value.text)
			break
		}
		n[i] = x
		count++
	}
	d := bibliography.Day{Year: n[0], Known: true}
	switch {
	case count == 0 || n[0] == 0 && count == 1:
		return bibliography.Day{}
	case n[0] < -9999 || n[0] > 9999:
		r.Problem(v.span.Start, r.out.Key, "the year %d is out of range", n[0])
		return bibliography.Day{}
	}
	switch m := n[1]; {
	case m >= 1 && m <= 12, m >= 21 && m <= 24:
		d.Month = m
	case m >= 13 && m <= 16: // seasons in CSL 1.0.1
		d.Month = m + 8
	}
	if d.Month >= 1 && d.Month <= 12 && n[2] >= 1 && n[2] <= 31 {
		d.Day = n[2]
	}
	return d
}

// zoteroNote takes the variables out of a note that Zotero keeps there, a line
// "Variable: value" each or "{:variable: value}". Only lines of known variables that are empty are taken.
func (r *itemReader) zoteroNote() {
	note := r.out.Get(bibliography.Note)
	for {
		open := strings.Index(note, "{:")
		if open < 0 {
			break
		}
		end := strings.IndexByte(note[open:], '}')
		name, text, ok := "", "", false
		if end > 0 {
			name, text, ok = strings.Cut(note[open+2:open+end], ":")
		}
		name = canonical(strings.TrimSpace(name))
		v := bibliography.Variable(name)
		if !ok || variableKinds[name] != textKind || r.out.Get(v) != "" && v != bibliography.Note {
			return
		}
		r.out.Set(v, text)
		note = strings.TrimSpace(note[:open] + note[open+end+1:])
		r.out.Set(bibliography.Note, note)
	}
}
