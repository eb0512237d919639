package bibtex

import (
	"context"
	"strings"

	"kg/bibliography"
	"kg/bibliography/latex"
)

// Read reads a file of BibTeX or BibLaTeX. The error is only the context's:
// what is wrong with the file is in the library's problems.
func Read(ctx context.Context, text string, limits bibliography.Limits) (*bibliography.Library, error) {
	c := bibliography.NewCollector(text, limits)
	s := newScanner(c)
	if err := s.run(ctx); err != nil {
		return nil, err
	}
	s.inherit()
	for n, e := range s.entries {
		if n&1023 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if e.kind == "xdata" || e.kind == "set" {
			continue // what others inherit from, and lists of entries
		}
		r := reading{Collector: c, e: e, out: bibliography.Entry{Item: bibliography.New(""), Span: e.span}}
		r.read()
		c.Add(r.out)
	}
	return c.Library(), nil
}

// Looks tells whether the beginning of a file is BibTeX: whether a line begins an entry.
func Looks(head string) bool {
	c := bibliography.NewCollector(head, bibliography.Limits{})
	s := newScanner(c)
	for n, i := 0, 0; n < 20; n++ {
		k := strings.IndexByte(head[i:], '@')
		if k < 0 {
			return false
		}
		i += k
		if s.beginsEntry(i) {
			s.at = i + 1
			kind := strings.ToLower(s.word())
			_, known := typeOf(kind)
			return known || kind == "string" || kind == "preamble" || kind == "comment" || kind == "xdata"
		}
		i++
	}
	return false
}

// reading is the work on one entry.
type reading struct {
	*bibliography.Collector
	e   *entry
	out bibliography.Entry
}

func (r *reading) read() {
	it := r.out.Item
	it.Key = r.e.key
	r.kind()
	for _, f := range r.e.fields {
		r.field(f)
	}
	r.titles()
	r.numbers()
	r.publisher()
	r.dates()
	r.eprint()
	r.links()
	r.settle()
	if it.Empty() {
		r.Problem(r.e.span.Start, r.e.key, "the entry says nothing that is known")
	}
}

// kind sets the type, and the genre where the entry's kind says it.
func (r *reading) kind() {
	it := r.out.Item
	t, known := typeOf(r.e.kind)
	if !known {
		r.Problem(r.e.span.Start, r.e.key, "@%s is no kind of entry that is known; it was read as @misc", r.e.kind)
	}
	it.Type = t
	switch r.e.kind {
	case "phdthesis":
		it.Set(bibliography.Genre, genrePhD)
	case "mastersthesis":
		it.Set(bibliography.Genre, genreMasters)
	}
	if sub := strings.TrimSpace(r.e.value("entrysubtype")); sub != "" {
		if t, ok := subtype(r.e.kind, sub); ok {
			it.Type = t
		}
	}
	if it.Type == bibliography.Chapter && r.e.kind == "inbook" && r.e.field("booktitle") == nil {
		it.Type = bibliography.Book // classic BibTeX: the title is the book's, chapter and pages say where
	}
}

// plain is a value as plain text; commands it does not know are reported.
func (r *reading) plain(f field) string {
	text, unknown := latex.Decode(f.value)
	if len(unknown) > 0 && f.from == nil {
		r.Problem(f.span.Start, r.e.key, "unknown LaTeX in %s: \\%s; the command was left out, its argument kept", f.name, strings.Join(unknown, ", \\"))
	}
	return text
}

// set sets a variable from a field, with its place.
func (r *reading) set(v bibliography.Variable, f field, text string) {
	if text = bibliography.Fold(text); text == "" || r.out.Get(v) != "" {
		return
	}
	r.out.Set(v, text)
	r.mark(v, f)
}

func (r *reading) mark(v bibliography.Variable, f field) {
	if f.from != nil || f.span.Empty() {
		return
	}
	if r.out.At == nil {
		r.out.At = make(map[bibliography.Variable]bibliography.Span, 8)
	}
	if _, ok := r.out.At[v]; !ok {
		r.out.At[v] = f.span
	}
}

// field sets what one field says by itself.
func (r *reading) field(f field) {
	if v, ok := nameField(f.name); ok {
		names := r.names(f)
		if len(names) > 0 && len(r.out.Names[v]) == 0 {
			r.out.AddNames(v, names...)
			r.mark(v, f)
		}
		return
	}
	v, ok := textField(f.name)
	if !ok {
		return
	}
	switch v {
	case bibliography.URL:
		r.set(v, f, latex.Verbatim(f.value))
	case bibliography.DOI:
		r.set(v, f, bibliography.BareDOI(latex.Verbatim(f.value)))
	case bibliography.Page:
		r.set(v, f, bibliography.Pages(r.plain(f)))
	case bibliography.Status:
		state, _ := bibliography.State(r.plain(f))
		r.set(v, f, state)
	case bibliography.Genre:
		if g := genre(r.plain(f)); g != "" {
			r.out.Set(v, g)
		}
		if r.out.Type == bibliography.Thesis && strings.EqualFold(r.out.Get(v), genreNone) {
			r.out.Set(v, "")
		}
	case bibliography.Language:
		r.set(v, f, language(r.plain(f)))
	case bibliography.Edition:
		r.set(v, f, r.plain(f))
	default:
		r.set(v, f, r.plain(f))
	}
}

// titles puts titles and sub-titles together, and says which is the container.
func (r *reading) titles() {
	with := func(name, sub string) (field, string) {
		f := r.e.field(name)
		if f == nil {
			return field{}, ""
		}
		t := r.plain(*f)
		if s := r.e.field(sub); s != nil {
			if rest := r.plain(*s); rest != "" {
				sep := ": "
				if strings.HasSuffix(t, "?") || strings.HasSuffix(t, "!") || strings.HasSuffix(t, ":") {
					sep = " "
				}
				t += sep + rest
			}
		}
		return *f, t
	}
	f, title := with("title", "subtitle")
	r.set(bibliography.Title, f, title)
	if onTheWeb(r.out.Type) {
		if site := r.e.field("organization"); site != nil {
			r.set(bibliography.ContainerTitle, *site, r.plain(*site))
		}
	}
	journal, journalTitle := with("journaltitle", "journalsubtitle")
	if journalTitle == "" {
		journal, journalTitle = with("journal", "journalsubtitle")
	}
	book, bookTitle := with("booktitle", "booksubtitle")
	main, mainTitle := with("maintitle", "mainsubtitle")
	switch {
	case journalTitle != "":
		r.set(bibliography.ContainerTitle, journal, journalTitle)
	case bookTitle != "" && onTheWeb(r.out.Type) && r.out.Get(bibliography.ContainerTitle) != "":
		r.set(bibliography.VolumeTitle, book, bookTitle)
	case bookTitle != "" && mainTitle != "":
		r.set(bibliography.ContainerTitle, main, mainTitle)
		r.set(bibliography.VolumeTitle, book, bookTitle)
	case bookTitle != "":
		r.set(bibliography.ContainerTitle, book, bookTitle)
	case mainTitle != "":
		r.out.SetDefault(bibliography.VolumeTitle, r.out.Get(bibliography.Title))
		r.out.Set(bibliography.Title, mainTitle)
	}
	f, issue := with("issuetitle", "issuesubtitle")
	r.set(bibliography.VolumeTitle, f, issue)
}

// numbers says what "number" counts in an entry of this kind.
func (r *reading) numbers() {
	f := r.e.field("number")
	issue := r.e.field("issue")
	switch {
	case f != nil:
		v := bibliography.Number
		switch {
		case serial(r.out.Type):
			v = bibliography.Issue
		case inSeries(r.out.Type):
			v = bibliography.CollectionNumber
		}
		r.set(v, *f, bibliography.Pages(r.plain(*f)))
		if issue != nil && v != bibliography.Issue {
			r.set(bibliography.Issue, *issue, r.plain(*issue))
		}
	case issue != nil:
		r.set(bibliography.Issue, *issue, r.plain(*issue))
	}
	if f := r.e.field("eid"); f != nil {
		r.set(bibliography.Number, *f, r.plain(*f))
	}
}

// publisher takes the first field that says who brought the work out, in the order that fits the type.
func (r *reading) publisher() {
	order := []string{"publisher", "institution", "school", "organization"}
	switch r.out.Type {
	case bibliography.Thesis:
		order = []string{"school", "institution", "publisher", "organization"}
	case bibliography.Report:
		order = []string{"institution", "organization", "publisher", "school"}
	case bibliography.PaperConference:
		order = []string{"publisher", "institution", "school"}
		if f := r.e.field("organization"); f != nil {
			r.set(bibliography.Authority, *f, r.plain(*f))
		}
	}
	if onTheWeb(r.out.Type) {
		order = order[:3]
	}
	for _, name := range order {
		if f := r.e.field(name); f != nil {
			r.set(bibliography.Publisher, *f, r.plain(*f))
		}
	}
	f := r.e.field("howpublished")
	if f == nil {
		return
	}
	how := r.plain(*f)
	at := strings.Index(how, "http://")
	if at < 0 {
		at = strings.Index(how, "https://")
	}
	switch {
	case at >= 0:
		addr, _, _ := strings.Cut(how[at:], " ")
		r.set(bibliography.URL, *f, strings.TrimRight(addr, ".,;"))
	default:
		r.set(bibliography.Publisher, *f, how)
	}
}

// eprint reads the number in a preprint archive.
func (r *reading) eprint() {
	f := r.e.field("eprint")
	if f == nil {
		return
	}
	archive := latex.Verbatim(r.e.value("eprinttype"))
	if archive == "" {
		archive = latex.Verbatim(r.e.value("archiveprefix"))
	}
	number := latex.Verbatim(f.value)
	if rest, ok := cutFold(number, "arxiv:"); ok {
		number, archive = rest, "arxiv"
	}
	switch strings.ToLower(archive) {
	case "pubmed":
		r.set(bibliography.PMID, *f, number)
		return
	case "arxiv":
		archive = "arXiv"
	}
	r.set(bibliography.Eprint, *f, number)
	r.out.SetDefault(bibliography.EprintType, archive)
	for _, name := range []string{"eprintclass", "primaryclass"} {
		r.out.SetDefault(bibliography.EprintClass, latex.Verbatim(r.e.value(name)))
	}
}

func cutFold(s, prefix string) (string, bool) {
	if len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix) {
		return s[len(prefix):], true
	}
	return s, false
}

// links finds an address that stands where files put it for want of a field.
func (r *reading) links() {
	if r.out.Get(bibliography.DOI) != "" && r.out.Get(bibliography.URL) == "" {
		return
	}
	url := r.out.Get(bibliography.URL)
	low := strings.ToLower(url)
	if i := strings.Index(low, "doi.org/10."); i >= 0 && r.out.Get(bibliography.DOI) == "" {
		r.out.Set(bibliography.DOI, url[i+len("doi.org/"):])
		if at, ok := r.out.At[bibliography.URL]; ok {
			r.out.At[bibliography.DOI] = at
		}
	}
}

// settle reads what depends on several variables.
func (r *reading) settle() {
	it := r.out.Item
	it.Settle()
	if role := strings.ToLower(strings.TrimSpace(r.e.value("editortype"))); role != "" && role != "editor" {
		if v, ok := nameField(role); ok && len(it.Names[v]) == 0 {
			it.AddNames(v, it.Names[bibliography.Editor]...)
			delete(it.Names, bibliography.Editor)
			delete(r.out.At, bibliography.Editor)
		}
	}
}
