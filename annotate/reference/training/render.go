package training

import (
	"math/rand/v2"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/annotate/reference"
	"kg/annotate/reference/label"
)

// printer writes an entry piece by piece and keeps where its fields stand.
type printer struct {
	b        strings.Builder
	gold     []label.Hint
	emphasis []label.Stretch
	markup   bool // emphasis is kept
	untitled bool // the title stands before the year
}

// text writes what belongs to no field.
func (p *printer) text(s string) { p.b.WriteString(s) }

// field writes a field's value.
func (p *printer) field(f label.Field, s string) {
	if s == "" {
		return
	}
	at := p.b.Len()
	p.b.WriteString(s)
	p.gold = append(p.gold, label.Hint{Stretch: label.Stretch{Start: at, End: p.b.Len()}, Field: f})
}

// italic writes a field in italics.
func (p *printer) italic(f label.Field, s string) {
	at := p.b.Len()
	p.field(f, s)
	if p.markup && s != "" {
		p.emphasis = append(p.emphasis, label.Stretch{Start: at, End: p.b.Len()})
	}
}

// stop writes a full stop unless there is one.
func (p *printer) stop() {
	if s := p.b.String(); s != "" && strings.IndexByte(".?!", s[len(s)-1]) < 0 {
		p.text(".")
	}
}

// renderer prints invented mixtures of known fields in many styles.
type renderer struct {
	*rand.Rand
	pool pool
}

// pool are the values that entries are made of.
type pool struct {
	authors    [][]Person
	titles     []string
	journals   []string
	books      []string
	meetings   []string
	publishers []string
}

// pooled collects the values of references.
func pooled(refs []Reference) pool {
	var p pool
	add := func(to *[]string, v string) {
		if v = strings.Trim(v, " ,.;"); v != "" && len(v) < 300 && strings.Count(v, "(") == strings.Count(v, ")") {
			*to = append(*to, v)
		}
	}
	for _, r := range refs {
		f := r.Fields
		if len(f.Authors) > 0 && len(f.Authors) < 30 && !slices.ContainsFunc(f.Authors, func(a Person) bool {
			return a.Family == "" || a.Given == "" || strings.EqualFold(a.Family, "others")
		}) {
			p.authors = append(p.authors, f.Authors)
		}
		add(&p.titles, plain(f.Title))
		low := strings.ToLower(f.Container)
		switch {
		case f.Container == "":
		case strings.Contains(low, "proc") || strings.Contains(low, "conference") || strings.Contains(low, "symposium") || strings.Contains(low, "workshop"):
			add(&p.meetings, plain(f.Container))
		case f.Volume != "" && f.Publisher == "":
			add(&p.journals, plain(f.Container))
		case f.Publisher != "":
			add(&p.books, plain(f.Container))
		}
		if f.Container == "" && f.Publisher != "" {
			add(&p.books, plain(f.Title))
		}
		if len(f.Publisher) < 60 {
			add(&p.publishers, plain(f.Publisher))
		}
	}
	return p
}

// plain is s as a reading copy writes it.
func plain(s string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "„", `"`, "‐", "-", "‑", "-").Replace(s)), " ")
}

func pick[T any](r *renderer, from []T) T { return from[r.IntN(len(from))] }

func (r *renderer) chance(p float64) bool { return r.Float64() < p }

// set are the choices that one entry keeps to.
type set struct {
	names    int    // form of the names
	and      string // before the last name
	initials int    // form of the initials
	months   []string
	upper    bool // family names in capitals
	full     bool // given names written out
	etal     int  // names printed at most, 0 for all
	words    words
	year     string
	suffix   string
	month    string
	place    string
}

// words are a language's words for the parts of an entry.
type words struct {
	in, eds, ed, editedBy, volume, issue, page, pages, edition, thesis, accessed, and, etal, report string
}

var english = words{"In", "Eds.", "Ed.", "edited by", "vol.", "no.", "p.", "pp.", "2nd ed.", "PhD thesis", "Retrieved", "and", "et al.", "Report"}

var languages = []words{
	english,
	{"In:", "Hrsg.", "Hrsg.", "hrsg. von", "Bd.", "Nr.", "S.", "S.", "2. Aufl.", "Dissertation", "Abgerufen am", "und", "u. a.", "Bericht"},
	{"Dans", "dir.", "dir.", "sous la direction de", "vol.", "n°", "p.", "p.", "2e éd.", "Thèse de doctorat", "Consulté le", "et", "et al.", "Rapport"},
	{"En", "Eds.", "Ed.", "editado por", "vol.", "núm.", "p.", "pp.", "2.ª ed.", "Tesis doctoral", "Recuperado de", "y", "et al.", "Informe"},
	{"In:", "orgs.", "org.", "organizado por", "v.", "n.", "p.", "p.", "2. ed.", "Tese de doutorado", "Acesso em:", "e", "et al.", "Relatório"},
	{"Dalam", "Peny.", "Ed.", "disunting oleh", "Vol.", "No.", "hlm.", "hlm.", "Edisi ke-2", "Disertasi", "Diakses pada", "dan", "dkk.", "Laporan"},
}

// Forms of names.
const (
	inverted     = iota // Kim, K.
	firstOnly           // Kim, K., R. Lee
	direct              // K. Kim
	unpunctuated        // Kim K
	nameForms
)

var monthNames = [][]string{
	{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
	{"Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec."},
	{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"},
}

var germanMonths = []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}
var frenchMonths = []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}
var spanishMonths = []string{"enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"}

// choose makes the choices of one entry.
func (r *renderer) choose(language int) *set {
	s := &set{words: languages[language], months: pick(r, monthNames)}
	switch language {
	case 1:
		s.months = germanMonths
	case 2:
		s.months = frenchMonths
	case 3:
		s.months = spanishMonths
	}
	s.names = r.IntN(nameForms)
	s.and = pick(r, ands)
	if language > 0 && r.chance(0.7) {
		s.and = " " + s.words.and + " "
	}
	s.initials = r.IntN(3)
	if s.names == unpunctuated {
		s.initials = 2
		s.and = ", "
		if r.chance(0.2) {
			s.initials = 1
		}
		if r.chance(0.2) {
			s.and = " and "
		}
	}
	if s.names != unpunctuated && s.initials == 2 {
		s.initials = 0
	}
	s.full = s.names != unpunctuated && r.chance(0.35)
	s.upper = r.chance(0.06)
	if r.chance(0.15) {
		s.etal = 1 + r.IntN(6)
	}
	s.year = itoa(1950 + r.IntN(75))
	if r.chance(0.5) {
		s.year = itoa(1990 + r.IntN(35))
	}
	if r.chance(0.05) {
		s.suffix = string(rune('a' + r.IntN(3)))
	}
	s.month = pick(r, s.months)
	s.place = pick(r, places)
	return s
}

func itoa(n int) string {
	if n == 0 {
		return "0"
	}
	var b []byte
	for ; n > 0; n /= 10 {
		b = append(b, byte('0'+n%10))
	}
	slices.Reverse(b)
	return string(b)
}

// titled puts the words of a title in capitals.
func titled(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		low := strings.ToLower(w)
		if i > 0 && slices.Contains([]string{"of", "the", "a", "an", "and", "in", "on", "for", "to", "from", "with", "by", "at", "or", "as"}, low) {
			continue
		}
		c, n := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(c)) + w[n:]
	}
	return strings.Join(words, " ")
}

// abbreviated is a journal's name as physicists and doctors print it.
func abbreviated(s string, stops bool) string {
	words := strings.Fields(s)
	if len(words) < 2 {
		return s
	}
	var out []string
	for _, w := range words {
		low := strings.ToLower(strings.Trim(w, ",.:"))
		switch low {
		case "of", "the", "and", "in", "on", "for", "de", "des", "der", "die", "&":
			continue
		case "journal":
			w = "J"
		default:
			n := utf8.RuneCountInString(low)
			if n <= 4 {
				out = append(out, w)
				continue
			}
			k := 3 + len(w)%3
			rs := []rune(strings.Trim(w, ",.:"))
			if k >= len(rs) {
				out = append(out, string(rs))
				continue
			}
			w = string(rs[:k])
		}
		if stops {
			w += "."
		}
		out = append(out, w)
	}
	return strings.Join(out, " ")
}

// journal is the name of one: of the training data or one that is widely cited.
func (r *renderer) journal() string {
	if r.chance(0.25) {
		return pick(r, knownJournals)
	}
	return pick(r, r.pool.journals)
}

// record is what one entry is to say.
type record struct {
	authors, editors                                        []Person
	title, container, publisher, volume, issue, first, last string
}

func (r *renderer) pages() (first, last string) {
	n := 1 + r.IntN(60)
	if r.chance(0.7) {
		n = 1 + r.IntN(1500)
	}
	m := n + 1 + r.IntN(40)
	first, last = itoa(n), itoa(m)
	if len(first) == len(last) && r.chance(0.25) {
		k := 0
		for k < len(first)-1 && first[k] == last[k] {
			k++
		}
		last = last[k:]
	}
	switch {
	case r.chance(0.04):
		first, last = "e"+itoa(1000+r.IntN(90000)), ""
	case r.chance(0.06):
		last = ""
	case r.chance(0.03):
		first = itoa(100000 + r.IntN(80000))
		last = ""
	}
	return
}

func (r *renderer) record() record {
	x := record{authors: pick(r, r.pool.authors), title: pick(r, r.pool.titles)}
	if r.chance(0.5) && len(x.authors) > 3 {
		x.authors = x.authors[:1+r.IntN(3)]
	}
	x.editors = pick(r, r.pool.authors)
	if len(x.editors) > 3 {
		x.editors = x.editors[:1+r.IntN(3)]
	}
	x.title = r.vary(x.title)
	x.volume = itoa(1 + r.IntN(120))
	if r.chance(0.6) {
		x.issue = itoa(1 + r.IntN(12))
		if r.chance(0.1) {
			x.issue += "-" + itoa(2+r.IntN(11))
		}
	}
	x.first, x.last = r.pages()
	x.publisher = pick(r, r.pool.publishers)
	switch k := r.Float64(); {
	case k < 0.2:
		x.publisher = pick(r, houses)
	case k < 0.5:
		x.publisher = pick(r, knownPublishers)
	}
	return x
}

// vary gives some titles what titles have at times: years, a second sentence, words in quotation marks.
func (r *renderer) vary(t string) string {
	if !r.chance(0.12) {
		return t
	}
	y := itoa(1900 + r.IntN(100))
	switch r.IntN(7) {
	case 0:
		return t + ", " + y + r.dash() + itoa(2000+r.IntN(20))
	case 1:
		return t + " (" + y + "-" + itoa(2000+r.IntN(20)) + ")"
	case 2:
		return t + " in " + y
	case 3:
		return t + "? " + pick(r, []string{"Evidence from the coast", "A reply to Orwen", "Part II", "An introduction"})
	case 4:
		return pick(r, []string{"The 'ferry strike': ", "What's the 'tide'? ", "Beyond 'the port': "}) + t
	case 5:
		return t + ". " + pick(r, []string{"Part II", "II. Experimental results", "A new approach", "The case of Halden"})
	}
	return "\"" + pick(r, []string{"Like a ship at sea", "No more tides", "All quiet"}) + "\": " + t
}

// Render makes n examples from the values of refs.
func Render(refs []Reference, n int, seed uint64) []label.Example {
	r := &renderer{Rand: rand.New(rand.NewPCG(seed, 77)), pool: pooled(refs)}
	rules := reference.With(nil)
	out := make([]label.Example, 0, n)
	for len(out) < n {
		p := &printer{markup: r.chance(0.3)}
		r.entry(p)
		if r.chance(0.1) {
			r.blur(p)
		}
		text := p.b.String()
		e := rules.EntryOf(text, p.emphasis)
		a := aligner{e: e, f: folded{}, taken: make([]bool, len(text)), gold: p.gold}
		for _, l := range e.Links {
			a.take(l.Start, l.End)
		}
		for _, h := range p.gold {
			a.take(h.Start, h.End)
		}
		a.leads()
		a.marks()
		out = append(out, label.Example{Entry: e, Gold: a.gold})
	}
	return out
}

// blur does to the blanks around marks what is done when text is taken out of
// a PDF file: blanks before commas, none behind them, words run together.
func (r *renderer) blur(p *printer) {
	s := p.b.String()
	at := make([]int, len(s)+1)
	var b strings.Builder
	heavy := 0.1 + 0.4*r.Float64()
	for i := 0; i < len(s); i++ {
		at[i] = b.Len()
		c := s[i]
		mark := strings.IndexByte(".,:;()\"", c) >= 0
		switch {
		case c == ' ' && i > 0 && strings.IndexByte(".,:;)\"", s[i-1]) >= 0 && r.chance(heavy):
			continue
		case c == ' ' && r.chance(0.01):
			continue
		case mark && r.chance(heavy*0.6) && i > 0 && s[i-1] != ' ':
			b.WriteByte(' ')
			at[i] = b.Len()
		}
		b.WriteByte(c)
	}
	at[len(s)] = b.Len()
	for i := range p.gold {
		g := &p.gold[i]
		g.Start, g.End = at[g.Start], at[g.End]
	}
	for i := range p.emphasis {
		e := &p.emphasis[i]
		e.Start, e.End = at[e.Start], at[e.End]
	}
	p.b.Reset()
	p.b.WriteString(b.String())
	text := b.String()
	for i := range p.gold {
		g := &p.gold[i]
		for g.End > g.Start && text[g.End-1] == ' ' {
			g.End--
		}
	}
}

// entry prints one entry of some kind in some style.
func (r *renderer) entry(p *printer) {
	if r.chance(0.05) {
		r.eastern(p, r.choose(0))
		return
	}
	if r.chance(0.45) {
		r.mannered(p)
		return
	}
	language := 0
	if r.chance(0.2) {
		language = 1 + r.IntN(len(languages)-1)
	}
	s := r.choose(language)
	x := r.record()
	if language > 0 {
		r.foreign(language, s, &x)
	}
	switch k := r.Float64(); {
	case language == 0 && r.chance(0.12):
		r.noted(p, s, &x)
	case k < 0.35:
		r.article(p, s, &x)
	case k < 0.55:
		r.book(p, s, &x)
	case k < 0.72:
		r.chapter(p, s, &x)
	case k < 0.84:
		r.paper(p, s, &x)
	case k < 0.90:
		r.thesis(p, s, &x)
	case k < 0.94:
		r.report(p, s, &x)
	default:
		r.news(p, s, &x)
	}
	if r.chance(0.15) {
		r.address(p, s)
	}
}
