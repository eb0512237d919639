package latex

import (
	"strconv"
	"strings"

	"kg/document"
	"kg/loaders/entry"
)

// record is an entry of the .bbl that biber writes, which is data and no text.
type record struct {
	key, kind string
	at        int // where it begins
	to        int
	names     map[string][]document.Person
	fields    map[string]string
	// stated is the whole entry where another reader gave it, and path its file.
	stated *document.Reference
	path   string
}

// records reads all entries, each key once.
func (r *reader) records(in *input) []record {
	var out []record
	seen := map[string]bool{}
	before := r.in
	r.in = in
	for i := 0; !r.stop(); {
		k := strings.Index(in.src[i:], `\entry{`)
		if k < 0 {
			break
		}
		from := i + k
		stop := strings.Index(in.src[from:], `\endentry`)
		to := len(in.src)
		if stop >= 0 {
			to = from + stop
		}
		i = to
		w := r.oneRecord(in, from, to)
		if w.key != "" && !seen[w.key] {
			seen[w.key] = true
			out = append(out, w)
		}
	}
	r.in = before
	return out
}

func (r *reader) oneRecord(in *input, from, to int) record {
	w := record{at: from, to: to, names: map[string][]document.Person{}, fields: map[string]string{}}
	a, b, at, ok := in.argument(from+len(`\entry`), to)
	if !ok {
		return w
	}
	w.key = strings.TrimSpace(in.src[a:b])
	if a, b, at, ok = in.argument(at, to); ok {
		w.kind = strings.TrimSpace(in.src[a:b])
	}
	for at < to && len(w.fields) < 200 {
		k := strings.IndexByte(in.src[at:to], '\\')
		if k < 0 {
			break
		}
		name, next := in.name(at+k, to)
		at = next
		switch name {
		case "name":
			at = r.recordNames(in, &w, next, to)
		case "field", "list", "verb":
			at = r.recordField(in, &w, name, next, to)
		}
	}
	return w
}

// recordField reads \field{year}{2024}, \list{publisher}{1}{{Press}}, or \verb{doi} with its value on the next line.
func (r *reader) recordField(in *input, w *record, name string, next, to int) int {
	if next >= to || in.src[next] != '{' {
		return next
	}
	a, b, at, ok := in.argument(next, to)
	if !ok {
		return next
	}
	field := in.src[a:b]
	if name == "verb" {
		const mark = `\verb `
		k := strings.Index(in.src[at:min(to, at+16)], mark)
		if k < 0 || k > 8 {
			return at
		}
		from := at + k + len(mark)
		end := min(to, in.line(from, to))
		w.fields[field] = strings.TrimSpace(in.src[from:end])
		return end
	}
	if name == "list" {
		if _, _, at, ok = in.argument(at, to); !ok {
			return at
		}
	}
	a, b, at, ok = in.argument(at, to)
	if !ok {
		return at
	}
	if name == "list" {
		var values []string
		for k := a; k < b && len(values) < 20; {
			f, t, next, ok := in.argument(k, b)
			if !ok {
				break
			}
			values = append(values, r.plain(span{in, f, t}))
			k = next
		}
		w.fields[field] = strings.Join(values, "; ")
		return at
	}
	w.fields[field] = r.plain(span{in, a, b})
	return at
}

// recordNames reads \name{author}{2}{}{ {{hash=…}{family={…}, given={…}}} … }.
func (r *reader) recordNames(in *input, w *record, next, to int) int {
	var args [4][2]int
	at := next
	for k := range args {
		a, b, behind, ok := in.argument(at, to)
		if !ok {
			return at
		}
		args[k], at = [2]int{a, b}, behind
	}
	role := in.src[args[0][0]:args[0][1]]
	for k := args[3][0]; k < args[3][1] && len(w.names[role]) < 500; {
		a, b, behind, ok := in.argument(k, args[3][1])
		if !ok {
			break
		}
		k = behind
		_, _, at2, ok := in.argument(a, b) // the hash
		if !ok {
			continue
		}
		if c, d, _, ok := in.argument(at2, b); ok {
			w.names[role] = append(w.names[role], r.recordName(in, c, d))
		}
	}
	return at
}

// recordName reads the parts of one name.
func (r *reader) recordName(in *input, from, to int) document.Person {
	parts := map[string]string{}
	literal := false
	for at := from; at < to; {
		eq := strings.IndexByte(in.src[at:to], '=')
		if eq < 0 {
			break
		}
		key := strings.Trim(in.src[at:at+eq], " ,%\n\t\r")
		at += eq + 1
		if at >= to || in.src[at] != '{' {
			end := strings.IndexByte(in.src[at:to], ',')
			if end < 0 {
				break
			}
			at += end
			continue
		}
		a, b, next, ok := in.argument(at, to)
		if !ok {
			break
		}
		parts[key] = r.plain(span{in, a, b})
		literal = literal || key == "family" && b-a > 2 && in.src[a] == '{' && in.closing(a) == b-1
		at = next
	}
	family, given := parts["family"], parts["given"]
	if given == "" && (literal || strings.Contains(family, " ") || family != "" && parts["prefix"] == "") {
		return document.Person{Literal: strings.TrimSpace(parts["prefix"] + " " + family)}
	}
	if parts["suffix"] != "" {
		given += " " + parts["suffix"]
	}
	return document.Person{Family: strings.TrimSpace(parts["prefix"] + " " + family), Given: given}
}

// item is the entry as citations see it.
func (w record) item() item {
	ref := w.reference()
	x := item{key: w.key, year: ref.Year + ref.Suffix, title: ref.Title}
	people := ref.Authors
	if len(people) == 0 {
		people = ref.Editors
	}
	switch n := len(people); {
	case n == 1:
		x.names = shown(people[0])
	case n == 2:
		x.names = shown(people[0]) + " and " + shown(people[1])
	case n > 2:
		x.names = shown(people[0]) + " et al."
	default:
		x.names = ref.Title
	}
	if x.year == "" {
		x.year = "n.d."
	}
	return x
}

func shown(p document.Person) string { return or(p.Family, p.Literal) }

func (w record) year() string {
	return or(w.fields["year"], entry.YearOf(w.fields["date"]), w.fields["pubstate"])
}

// suffix is the letter that tells works of one year apart, which biber counts.
func (w record) suffix() string {
	n, err := strconv.Atoi(or(w.fields["extradate"], w.fields["extrayear"]))
	if err != nil || n < 1 || n > 26 {
		return ""
	}
	return string(rune('a' + n - 1))
}

func (w record) title() string {
	if sub := w.fields["subtitle"]; sub != "" {
		return w.fields["title"] + ": " + sub
	}
	return w.fields["title"]
}

// reference are the entry's fields.
func (w record) reference() document.Reference {
	if w.stated != nil {
		return *w.stated
	}
	f := w.fields
	x := document.Reference{
		Authors: w.names["author"], Editors: w.names["editor"], Year: w.year(), Suffix: w.suffix(), Title: w.title(),
		Container: or(f["journaltitle"], f["booktitle"], f["maintitle"]), Volume: f["volume"], Pages: f["pages"], Edition: f["edition"],
		Publisher: or(f["publisher"], f["institution"], f["organization"], f["school"], f["howpublished"]), Place: or(f["location"], f["address"]),
		DOI: entry.DOI(f["doi"]), URL: f["url"], ISBN: f["isbn"], Type: cslType(w.kind, f["entrysubtype"]),
	}
	if w.kind == "article" || w.kind == "periodical" {
		x.Issue = or(f["number"], f["issue"])
	}
	if strings.EqualFold(f["eprinttype"], "arxiv") && x.URL == "" && f["eprint"] != "" {
		x.URL = "https://arxiv.org/abs/" + f["eprint"]
	}
	x.TitleFirst = len(x.Authors) == 0
	return x
}

func cslType(kind, subtype string) string {
	switch kind {
	case "article":
		if strings.Contains(subtype, "newspaper") {
			return "article-newspaper"
		}
		return "article-journal"
	case "book", "mvbook", "collection", "mvcollection", "proceedings", "booklet", "manual":
		return "book"
	case "inbook", "incollection", "suppbook", "bookinbook":
		return "chapter"
	case "inproceedings", "conference":
		return "paper-conference"
	case "thesis", "phdthesis", "mastersthesis":
		return "thesis"
	case "report", "techreport":
		return "report"
	case "online", "electronic", "www":
		return "webpage"
	case "dataset":
		return "dataset"
	case "software":
		return "software"
	case "patent":
		return "patent"
	}
	return ""
}

// record writes an entry with the punctuation between its fields put in, and keeps it as a tagged reference.
func (r *reader) record(w *record) {
	if r.stop() {
		return
	}
	if w.path != "" {
		r.in.path = w.path
	} else {
		r.in.path = r.in.pathOf(r.source.name, w.at)
	}
	r.flush()
	r.begun(w.key, w.at, w.to)
	k := r.entry
	r.entry = -1
	if k < 0 {
		return
	}
	x := w.reference()
	start := r.w.Len()
	write := func(s string) document.Span {
		from := r.w.Len()
		r.open()
		r.w.Foreign(s, r.in.at.Start, r.in.at.Len())
		return r.w.Span(from)
	}
	x.AuthorSpan = r.people(x.Authors, write)
	if len(x.Authors) == 0 && len(x.Editors) > 0 {
		r.people(x.Editors, write)
		write(" (eds.)")
	}
	if x.Year != "" {
		r.w.Gap()
		r.w.Insert("(")
		x.YearSpan = write(x.Year + x.Suffix)
		r.w.Insert("). ")
	} else if r.w.Len() > start {
		r.w.Insert(". ")
	}
	if x.Title != "" {
		x.TitleSpan = write(x.Title)
	}
	if x.Container != "" {
		r.w.Insert(". ")
		if x.Type == "chapter" || x.Type == "paper-conference" {
			r.w.Insert("In ")
		}
		write(x.Container)
	}
	if x.Volume != "" {
		r.w.Insert(", ")
		write(x.Volume)
	}
	if x.Issue != "" {
		r.w.Insert("(")
		write(x.Issue)
		r.w.Insert(")")
	}
	if x.Pages != "" {
		r.w.Insert(", ")
		write(x.Pages)
	}
	for _, part := range [][2]string{{". ", x.Place}, {": ", x.Publisher}} {
		if part[1] != "" {
			if x.Place == "" {
				part[0] = ". "
			}
			r.w.Insert(part[0])
			write(part[1])
		}
	}
	r.w.Insert(".")
	if address := or(prefixed("https://doi.org/", x.DOI), x.URL); address != "" {
		r.w.Gap()
		write(address)
	}
	x.Span = r.w.Span(start)
	x.Parts = []document.Span{x.Span}
	r.w.End()
	r.items[k].at = len(r.tagged.References)
	if x.Title == "" {
		r.tagged.Untyped = append(r.tagged.Untyped, len(r.tagged.References))
	}
	r.tagged.References = append(r.tagged.References, x)
}

func prefixed(prefix, s string) string {
	if s == "" {
		return ""
	}
	return prefix + s
}

// people writes names, family names first.
func (r *reader) people(all []document.Person, write func(string) document.Span) document.Span {
	var whole document.Span
	for k, p := range all {
		if k > 0 {
			r.w.Insert(", ")
		}
		name := p.Literal
		if p.Family != "" {
			name = p.Family
			if p.Given != "" {
				name += ", " + p.Given
			}
		}
		s := write(name)
		if k == 0 {
			whole = s
		}
		whole.End = s.End
	}
	return whole
}
