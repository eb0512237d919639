package refman

import (
	"strings"

	"kg/bibliography"
)

// Field is one field by its RIS tag, with the bytes its value stands in.
type Field struct {
	Tag   string
	Value string
	Span  bibliography.Span
}

// Fill fills an entry of a type from its fields. A field that is repeated adds
// names, keywords and notes; of anything else the first one counts.
func Fill(e *bibliography.Entry, fields []Field) {
	f := filling{out: e, t: e.Type, byTag: map[string]Field{}, several: map[bibliography.Variable][]string{}}
	for _, x := range fields {
		if _, ok := f.byTag[x.Tag]; !ok && strings.TrimSpace(x.Value) != "" {
			f.byTag[x.Tag] = x
		}
	}
	for _, x := range fields {
		f.field(x)
	}
	for v, texts := range f.several {
		e.Set(v, strings.Join(texts, "; "))
	}
	f.titles()
	f.numbers()
	f.dates()
	f.links()
	e.Settle()
}

type filling struct {
	out   *bibliography.Entry
	t     bibliography.Type
	byTag map[string]Field
	// several are the texts of fields that may be repeated.
	several map[bibliography.Variable][]string
}

func (f *filling) set(v bibliography.Variable, x Field, text string) {
	if text == "" || f.out.Get(v) != "" {
		return
	}
	f.out.Set(v, text)
	f.mark(v, x)
}

func (f *filling) mark(v bibliography.Variable, x Field) {
	if x.Span.Empty() {
		return
	}
	if f.out.At == nil {
		f.out.At = make(map[bibliography.Variable]bibliography.Span, 8)
	}
	if at, ok := f.out.At[v]; ok { // of several fields, from the first to the last
		at.Start = min(at.Start, x.Span.Start)
		at.End = max(at.End, x.Span.End)
		f.out.At[v] = at
		return
	}
	f.out.At[v] = x.Span
}

// first takes the first of the tags that has a value.
func (f *filling) first(v bibliography.Variable, tags ...string) {
	for _, t := range tags {
		if x, ok := f.byTag[t]; ok {
			f.set(v, x, x.Value)
		}
	}
}

// nameVariable is the variable of a field of names.
func nameVariable(tag string) (bibliography.Variable, bool) {
	switch tag {
	case "AU", "A1":
		return bibliography.Author, true
	case "A2", "ED":
		return bibliography.Editor, true
	case "A3":
		return bibliography.CollectionEditor, true
	case "A4", "TA":
		return bibliography.Translator, true
	}
	return "", false
}

// textTag is a field that says the same in every type of reference.
type textTag struct {
	tag string
	v   bibliography.Variable
}

func textTags() []textTag {
	return []textTag{
		{"ST", bibliography.TitleShort}, {"VL", bibliography.Volume}, {"NV", bibliography.NumberOfVolumes}, {"SE", bibliography.Section},
		{"PB", bibliography.Publisher}, {"CY", bibliography.PublisherPlace}, {"M3", bibliography.Genre}, {"LA", bibliography.Language},
		{"C2", bibliography.PMCID}, {"CN", bibliography.CallNumber}, {"DB", bibliography.Archive}, {"DP", bibliography.Source},
		{"AV", bibliography.ArchiveLocation}, {"RI", bibliography.ReviewedTitle}, {"AB", bibliography.Abstract},
	}
}

// field sets what one field says by itself.
func (f *filling) field(x Field) {
	value := bibliography.Fold(x.Value)
	if value == "" {
		return
	}
	if v, ok := nameVariable(x.Tag); ok {
		f.out.AddNames(v, bibliography.ParseInverted(value))
		f.mark(v, x)
		return
	}
	switch x.Tag {
	case "KW":
		f.append(bibliography.Keyword, x, value)
	case "N1":
		if rest, ok := strings.CutPrefix(strings.ToLower(value), "doi:"); ok && f.out.Get(bibliography.DOI) == "" {
			f.set(bibliography.DOI, x, strings.TrimSpace(value[len(value)-len(rest):]))
			return
		}
		f.append(bibliography.Note, x, value)
	case "RN":
		f.append(bibliography.Annote, x, value)
	case "PP":
		f.set(bibliography.PublisherPlace, x, value)
	case "N2":
		f.set(bibliography.Abstract, x, value)
	case "M3":
		if strings.HasPrefix(value, "10.") && strings.Contains(value, "/") {
			f.set(bibliography.DOI, x, value)
			return
		}
		f.set(bibliography.Genre, x, value)
	default:
		for _, t := range textTags() {
			if t.tag == x.Tag {
				f.set(t.v, x, value)
			}
		}
	}
}

func (f *filling) append(v bibliography.Variable, x Field, value string) {
	f.several[v] = append(f.several[v], value)
	f.mark(v, x)
}

func (f *filling) titles() {
	f.first(bibliography.Title, "TI", "T1", "CT")
	container := []string{"T2", "JF", "BT", "JO", "J1", "J2", "JA"}
	if serial(f.t) {
		container = []string{"JF", "T2", "JO", "J1", "J2", "JA"}
	}
	if f.t.StandsAlone() {
		f.first(bibliography.Title, "BT")
		f.first(bibliography.CollectionTitle, "T2", "T3")
	} else {
		f.first(bibliography.ContainerTitle, container...)
		f.first(bibliography.CollectionTitle, "T3")
	}
	for _, tag := range []string{"J2", "JA", "J1", "JO"} {
		if x, ok := f.byTag[tag]; ok && bibliography.Fold(x.Value) != f.out.Get(bibliography.ContainerTitle) {
			f.set(bibliography.ContainerTitleShort, x, x.Value)
		}
	}
}

func (f *filling) numbers() {
	switch {
	case serial(f.t):
		f.first(bibliography.Issue, "IS", "CP")
		f.first(bibliography.Number, "C7", "M1")
	case inSeries(f.t):
		f.first(bibliography.CollectionNumber, "M1")
		f.first(bibliography.Issue, "IS", "CP")
		f.first(bibliography.Number, "C7")
	default:
		f.first(bibliography.Number, "M1", "IS", "C7")
	}
	if n := f.out.Get(bibliography.Number); len(n) > 6 && strings.EqualFold(n[:6], "arxiv:") {
		f.out.Set(bibliography.Number, "")
		f.out.Set(bibliography.Eprint, n[6:])
		f.out.Set(bibliography.EprintType, "arXiv")
	}
	if versioned(f.t) {
		f.first(bibliography.Version, "ET")
	} else {
		f.first(bibliography.Edition, "ET")
	}
	start, ok := f.byTag["SP"]
	if end, both := f.byTag["EP"]; both && ok {
		pages := bibliography.Fold(start.Value) + "–" + bibliography.Fold(end.Value)
		if strings.ContainsAny(start.Value, "-–") || start.Value == end.Value {
			pages = start.Value
		}
		f.set(bibliography.Page, start, bibliography.Pages(pages))
	} else if ok && f.t.StandsAlone() && isNumber(start.Value) {
		f.set(bibliography.NumberOfPages, start, start.Value)
	} else if ok {
		f.set(bibliography.Page, start, bibliography.Pages(start.Value))
	}
	for _, sn := range strings.Split(f.byTag["SN"].Value, ";") {
		sn = bibliography.Fold(sn)
		v := bibliography.ISBN
		if isISSN(sn) || serial(f.t) {
			v = bibliography.ISSN
		}
		f.set(v, f.byTag["SN"], sn)
	}
}

func isNumber(s string) bool {
	s = strings.TrimSpace(s)
	return s != "" && strings.Trim(s, "0123456789") == ""
}

func isISSN(s string) bool {
	s, _, _ = strings.Cut(s, " ")
	return len(s) == 9 && s[4] == '-' && isNumber(s[:4]) && isNumber(s[5:8]) && strings.ContainsAny(s[8:], "0123456789Xx")
}

func (f *filling) dates() {
	year, ok := f.byTag["PY"]
	if !ok {
		year, ok = f.byTag["Y1"]
	}
	var d bibliography.Date
	if ok {
		d = parseDate(year.Value)
	}
	if x, has := f.byTag["DA"]; has {
		fine := parseDate(x.Value)
		switch months, day := bibliography.MonthsAndDay(x.Value); {
		case fine.From.Known && (!d.From.Known || fine.From.Year == d.From.Year && fine.From.Month > 0):
			if !ok {
				year = x
			}
			d = fine
		case d.From.Known && d.From.Month == 0 && !d.To.Known && len(months) > 0 && !fine.From.Known:
			d.From.Month = months[0]
			if months[0] <= 12 && len(months) == 1 {
				d.From.Day = day
			}
		}
	}
	f.out.SetDate(bibliography.Issued, d)
	if d != (bibliography.Date{}) {
		f.mark(bibliography.Issued, year)
	}
	if x, ok := f.byTag["Y2"]; ok {
		f.out.SetDate(bibliography.Accessed, parseDate(x.Value))
	}
	if x, ok := f.byTag["OP"]; ok {
		if d := parseDate(x.Value); d.From.Known {
			f.out.SetDate(bibliography.OriginalDate, d)
		}
	}
}

// parseDate reads "YYYY/MM/DD/season or other", "YYYY-MM-DD", "YYYY" and words.
func parseDate(s string) bibliography.Date {
	s = bibliography.Fold(s)
	parts := strings.SplitN(s, "/", 4)
	if len(parts) >= 3 {
		edtf := strings.TrimSpace(parts[0])
		for _, p := range parts[1:3] {
			if p = strings.TrimSpace(p); p == "" {
				break
			}
			edtf += "-" + p
		}
		d, ok := bibliography.ParseEDTF(edtf)
		if ok && d.From.Month == 0 && len(parts) == 4 {
			if months, _ := bibliography.MonthsAndDay(parts[3]); len(months) == 1 {
				d.From.Month = months[0]
			}
		}
		if ok {
			return d
		}
	}
	if d, ok := bibliography.ParseEDTF(s); ok {
		return d
	}
	return bibliography.ParseYear(strings.TrimRight(s, "/"))
}

// links reads the DOI and the address; a DOI in the place of an address is a DOI.
func (f *filling) links() {
	if x, ok := f.byTag["DO"]; ok {
		f.set(bibliography.DOI, x, bibliography.BareDOI(x.Value))
	}
	for _, tag := range []string{"UR", "LK", "L1", "L2"} {
		x, ok := f.byTag[tag]
		if !ok {
			continue
		}
		value := bibliography.Fold(x.Value)
		if bare := bibliography.BareDOI(value); strings.HasPrefix(bare, "10.") && strings.Contains(value, "doi.org/") {
			f.set(bibliography.DOI, x, bare)
		}
		if tag == "UR" || tag == "LK" || strings.Contains(value, "://") {
			f.set(bibliography.URL, x, value)
		}
	}
}
