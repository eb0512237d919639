package reference

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kg/annotate/reference/label"
	"kg/document"
)

// fields reads the fields of one entry: by rules, then by the labeller, which
// is told what the rules say and decides.
func (a *Annotator) fields(s string, em []stretch) parsed {
	r := a.words.parse(s, em)
	if a.model == nil {
		return r.p
	}
	e := opinion(r)
	raw := r.compose(a.model.Label(&e))
	p := r.p
	ref := &p.ref
	sure := func(f label.Field, given bool) float64 {
		if !given {
			return 0
		}
		return a.model.Confidence(f, raw[f])
	}
	p.sure = document.FieldConfidence{
		Authors: sure(label.Author, len(ref.Authors) > 0), Year: sure(label.Year, ref.Year != ""), Title: sure(label.Title, ref.Title != ""),
		Container: sure(label.Container, ref.Container != ""), Volume: sure(label.Volume, ref.Volume != ""), Issue: sure(label.Issue, ref.Issue != ""),
		Pages: sure(label.Pages, ref.Pages != ""), Publisher: sure(label.Publisher, ref.Publisher != ""),
		DOI: sure(label.DOI, ref.DOI != ""), URL: sure(label.URL, ref.URL != ""),
	}
	return p
}

// probabilities are the labeller's of the fields as they were taken.
type probabilities [label.URL + 1]float64

// byRule is the probability given to what a rule found and the labeller did not.
const byRule = 0.3

// standard is the labeller that comes with the program, read when it is first used.
type standard struct{}

func (standard) Label(e *label.Entry) []label.Span {
	m, err := label.Default()
	if err != nil { // a test sees to it that this cannot be: the rules are left alone
		return nil
	}
	return m.Label(e)
}

func (standard) Confidence(f label.Field, p float64) float64 {
	m, err := label.Default()
	if err != nil {
		return 0
	}
	return m.Confidence(f, p)
}

// compose puts the labelled spans in the place of the rules' fields and gives
// their probabilities. Without any span the rules' reading stands.
func (r *reading) compose(spans []label.Span) (raw probabilities) {
	p := &r.p
	ref := &p.ref
	for f := range raw {
		raw[f] = byRule
	}
	raw[label.DOI], raw[label.URL] = 0.95, 0.9
	before := shapeOf(ref)
	if len(spans) == 0 {
		return raw
	}
	spans = oneTitle(r.s, spans)
	var at [label.DOI]label.Span
	for _, z := range spans {
		if z.Probability > at[z.Field].Probability {
			at[z.Field] = z
		}
	}
	if r.certainHead(at[label.Author]) {
		return raw
	}
	spans = slices.DeleteFunc(slices.Clone(spans), func(z label.Span) bool { return z != at[z.Field] }) // what is not taken covers nothing
	text := func(f label.Field) (string, stretch) {
		z := r.trimmed(at[f].Stretch)
		raw[f] = at[f].Probability
		return tidy(withoutTags(z.of(r.s))), z
	}
	t, z := text(label.Title)
	switch part := z.start > p.title.start && z.end <= p.title.end; {
	case ref.TitleFirst && r.isEmphasised(p.title) && (z.empty() || part):
	case !z.empty():
		if k := strings.LastIndexByte(t, '('); k > 8 && strings.HasSuffix(t, ")") && len(t) == z.end-z.start && describes(t[k:]) {
			t = strings.TrimRight(t[:k], " .,")
			z.end = z.start + len(t)
		}
		for _, w := range []string{". Special Issue", ". Special issue", ". Preliminary draft", ". Unpublished manuscript"} {
			if rest, ok := strings.CutSuffix(t, w); ok && len(rest) > 8 {
				t, z.end = rest, z.end-len(w)
			}
		}
		ref.Title, p.title = t, z
	case r.covered(p.title, spans):
		ref.Title, p.title = "", stretch{}
	default:
		raw[label.Title] = byRule
	}
	v, _ := text(label.Volume)
	ref.Volume = numberOf(v)
	r.labelledHouses(text, spans)
	v, _ = text(label.Issue)
	ref.Issue = numberOf(v)
	if r.months[strings.ToLower(strings.Trim(ref.Issue, " ."))] { // the month of an issue is no number of it
		ref.Issue = ""
	}
	v, _ = text(label.Pages)
	ref.Pages = pagesOf(v)
	r.labelledAuthors(at[label.Author], spans, &raw)
	r.labelledYear(at[label.Year], &raw)
	if v, z := text(label.Place); !z.empty() {
		ref.Place = v
	} else if z := wordsAt(r.s, ref.Place, r.restAt); ref.Place != "" && r.covered(z, spans) && !strings.HasPrefix(r.s[z.end:], ": ") {
		ref.Place = ""
	}
	if v, z := text(label.Editor); !z.empty() {
		r.readEditors(v)
	}
	r.besideSpans(&at)
	r.seriesHouse()
	if ref.Container == "" && ref.Volume != "" && ref.Pages != "" && ref.Place == "" && !r.hasHouse(ref.Publisher) && !r.institution(ref.Publisher) {
		ref.Container, ref.Publisher = ref.Publisher, "" // a journal's parts are counted so
	}
	r.labelledEdition(spans)
	r.retype(before)
	if ref.Container == "" && r.degree() {
		ref.Type = "thesis"
	}
	return raw
}

// labelledEdition takes an edition from between the fields, where the rules found none.
func (r *reading) labelledEdition(spans []label.Span) {
	ref := &r.p.ref
	if ref.Edition != "" {
		return
	}
	at := r.p.title.end
	for _, z := range spans {
		if z.Start > at+4 && at > 0 && (strings.Contains(r.s[at:z.Start], "d") || strings.Contains(r.s[at:z.Start], "ufl")) {
			for _, part := range strings.FieldsFunc(r.s[at:z.Start], func(c rune) bool { return strings.ContainsRune("(),;:[]", c) }) {
				part = strings.Trim(part, " ")
				if e := editionOf(strings.TrimLeft(part, ". ")); e != "" && len(e) < 16 && !anyYear(e) && strings.IndexByte("0123456789RrSsTtFfEeNnIiLl", e[0]) >= 0 {
					ref.Edition = e
					return
				}
			}
		}
		at = max(at, z.End)
	}
}

// degree tells whether the entry says behind its title that it is a thesis.
func (r *reading) degree() bool {
	if r.p.title.empty() {
		return false
	}
	rest := r.s[r.p.title.end:]
	if !strings.Contains(rest, "hesis") && !strings.Contains(rest, "iss") {
		return false
	}
	low := strings.ToLower(rest)
	for _, w := range []string{"phd", "ph.d.", "ph. d.", "doctoral", "master's", "masters", "m.a.", "ma ", "m.sc.", "msc"} {
		for _, t := range []string{" thesis", " diss", " dissertation"} {
			if k := strings.Index(low, w+t); k >= 0 && (k == 0 || !isWordByte(low[k-1])) {
				return true
			}
		}
	}
	return false
}

// certainHead tells whether an entry begins as the rules know best and the
// labeller, which has seen few such, does not agree: with a title and no
// author, with a body before the year, or with the parties of a lawsuit.
func (r *reading) certainHead(author label.Span) bool {
	ref := &r.p.ref
	body := len(ref.Authors) == 1 && ref.Authors[0].Literal != "" && author.End <= author.Start && r.p.year.start-r.p.authors.end < 4 && !crossesStop(ref.Authors[0].Literal) && !strings.Contains(ref.Authors[0].Literal, ": ") && ref.Title != ""
	title := ref.TitleFirst && len(r.em) > 0 && author.End > author.Start
	cited, _, _ := strings.Cut(r.s, ",")
	lawsuit := strings.Contains(cited, " v. ") || strings.Contains(cited, " vs. ")
	return body || title || lawsuit
}

// shapeOf is which fields a reference has: what its type is told by.
func shapeOf(r *document.Reference) [4]bool {
	return [4]bool{r.Container != "", r.Publisher != "", r.Volume != "", r.Pages != ""}
}

// retype tells the type anew where the labeller found other fields than the rules.
func (r *reading) retype(before [4]bool) {
	ref := &r.p.ref
	if shapeOf(ref) == before {
		return
	}
	switch ref.Type {
	case "thesis", "software", "dataset", "legislation", "paper-conference":
		return
	}
	if z := r.find(ref.Container); ref.Container != "" && !z.empty() {
		head := strings.TrimRight(r.body[:z.start], " :\"'(")
		r.inBook = r.inBook || strings.HasSuffix(head, " In") || strings.HasSuffix(head, " in")
	} else if ref.Container == "" {
		r.inBook = false
	}
	if ref.Container != "" && !r.inBook && ref.Volume == "" && ref.Pages == "" && ref.URL != "" && ref.DOI == "" && !r.outlet(ref.Container) {
		ref.Type = "webpage"
		return
	}
	ref.Type = r.kind()
}

// describes tells whether a bracket behind a title says what kind of work it is.
func describes(bracket string) bool {
	low := strings.ToLower(bracket)
	for _, w := range []string{"thesis", "dissertation", " report)", "report no", "tech. rep", "working paper"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// labelledAuthors reads the names in the labelled span.
func (r *reading) labelledAuthors(z label.Span, spans []label.Span, raw *probabilities) {
	ref := &r.p.ref
	if r.repeated {
		return
	}
	if z.End <= z.Start {
		if r.covered(r.p.authors, spans) {
			ref.Authors, r.p.authors = nil, stretch{}
		}
		return
	}
	raw[label.Author] = z.Probability
	ref.Authors, r.p.authors = nil, stretch{}
	if y := r.p.year.start; y > z.End && y-z.End < 24 { // initials before the year belong to the last name
		if rest := strings.Trim(r.s[z.End:y], " ,"); isInitials(rest) && strings.Contains(rest, ".") {
			z.End = y
		}
	}
	zone := keepStop(r.s, z.Start, strings.TrimRight(r.s[z.Start:z.End], " .,:;("))
	zone = r.withoutTitle(zone, z.Start)
	people, whole := parseNames(zone, namesLoose)
	if len(people) == 1 && people[0].Literal != "" && isFull(zone) && !r.institution(zone) && (label.IsGivenName(firstToken(zone)) || r.heads(zone, z.Start)) {
		people[0] = full(zone) // "Ada R. Fenwick"
		if family, given, _ := strings.Cut(zone, " "); len(family) > 2 && family == strings.ToUpper(family) && given != strings.ToUpper(given) {
			people[0] = document.Person{Family: family, Given: given} // "FENWICK Ada"
		}
	}
	if !whole {
		raw[label.Author] /= 2
	}
	if len(people) > 0 {
		ref.Authors = people
		r.p.authors = stretch{z.Start, z.Start + len(zone)}
	}
}

// heads tells whether a zone of two or three words can be but a person's name:
// a note begins with it, up to a comma, and no body, house or outlet is called so.
func (r *reading) heads(zone string, at int) bool {
	words := strings.Fields(zone)
	if at > labelLength(r.s) || len(words) < 2 || len(words) > 3 || !strings.HasPrefix(r.s[at+len(zone):], ", ") || r.outlet(zone) || r.hasHouse(zone) || r.hasOutletEnd(words) {
		return false
	}
	for _, w := range words {
		if !label.IsOpenWord(w) {
			return false
		}
	}
	return true
}

// labelledYear takes the year of the labelled span where the rules took another one.
func (r *reading) labelledYear(z label.Span, raw *probabilities) {
	y := r.p.year
	if z.End > z.Start && z.Start < y.end && y.start < z.End {
		raw[label.Year] = z.Probability
		return
	}
	if z.End <= z.Start || z.End < len(r.s) && isWordByte(r.s[z.End]) { // "the 1980s"
		return
	}
	if t, d, ok := r.trailingYear(r.s[z.Start:z.End]); ok {
		r.p.year = stretch{z.Start + t.start, z.Start + t.end}
		r.p.ref.Year, r.p.ref.Suffix = d.year, d.suffix
		raw[label.Year] = z.Probability
	}
}

// withoutTags drops the tags that some collections leave in a field: "<italic>", "</i>".
func withoutTags(s string) string {
	for {
		i := strings.IndexByte(s, '<')
		if i < 0 {
			return s
		}
		k := strings.IndexByte(s[i:], '>')
		if k < 2 || k > 12 || strings.Trim(strings.ToLower(s[i+1:i+k]), "/abcdefghijklmnopqrstuvwxyz") != "" {
			return s
		}
		s = s[:i] + s[i+k+1:]
	}
}

// covered tells whether some field was found in a stretch.
func (r *reading) covered(z stretch, spans []label.Span) bool {
	for _, s := range spans {
		if s.Start < z.end && z.start < s.End {
			return true
		}
	}
	return false
}

// trimmed leaves the marks around a span out. A quotation mark at its end stays
// where it closes one inside.
func (r *reading) trimmed(z label.Stretch) stretch {
	s := stretch{z.Start, z.End}
	const marks = " .,:;<>`"
	quoted := false
	for s.start < s.end {
		if n := easternMark(s.of(r.s), false); n > 0 {
			s.start += n
			continue
		}
		if strings.IndexByte(marks+"\"'([", r.s[s.start]) < 0 {
			break
		}
		quoted = quoted || r.s[s.start] == '"' || r.s[s.start] == '\''
		s.start++
	}
	for s.start < s.end {
		t := s.of(r.s)
		c := t[len(t)-1]
		if n := easternMark(t, true); n > 0 {
			s.end -= n
			continue
		}
		switch {
		case strings.IndexByte(marks+"([", c) >= 0:
		case c == '"' && (quoted || strings.Count(t, `"`)%2 == 1):
		case c == '\'' && (quoted || !strings.Contains(t, " '") && t[0] != '\''):
		case c == ')' && !strings.Contains(t, "("), c == ']' && !strings.Contains(t, "["):
		default:
			return s
		}
		s.end--
	}
	return s
}

// easternMark is the length of the quotation mark, comma or stop of Eastern
// typesetting, or of the guillemet, at the head or the end of s, 0 for none.
func easternMark(s string, end bool) int {
	if s == "" || !end && s[0] < utf8.RuneSelf || end && s[len(s)-1] < utf8.RuneSelf {
		return 0
	}
	for _, m := range [...]string{"「", "」", "『", "』", "《", "》", "〈", "〉", "。", "、", "，", "．", "：", "；", "（", "）", "«", "»"} {
		if end && strings.HasSuffix(s, m) || !end && strings.HasPrefix(s, m) {
			return len(m)
		}
	}
	return 0
}

// numberOf leaves out the word before a number: "vol. 12", "no. 3".
func numberOf(s string) string {
	ts := tokens(s)
	for len(ts) > 1 && (ts[0].kind == 'w' && countWord(strings.ToLower(s[ts[0].start:ts[0].end])) || ts[0].kind == '.') {
		ts = ts[1:]
	}
	if len(ts) == 0 {
		return ""
	}
	return s[ts[0].start:]
}

func countWord(w string) bool {
	switch w {
	case "vol", "vols", "volume", "v", "bd", "band", "tome", "tomo", "t", "jg", "jilid", "hlm", "hal", "n°", "№", "т", "том":
		return true
	}
	return issueWord(w) || pageWord(w)
}

// pagesOf leaves out the words around pages: "pp. 12-19", "275 p.".
func pagesOf(s string) string {
	if k := strings.Index(s, "pp. "); k > 0 && k+4 < len(s) && isDigit(s[k+4]) { // "D. pp. 12-19"
		s = s[k:]
	}
	s = numberOf(s)
	if k := strings.IndexByte(s, '('); k > 0 { // "095012(6pp)"
		s = strings.TrimSpace(s[:k])
	}
	ts := tokens(s)
	for len(ts) > 1 && (ts[len(ts)-1].kind == '.' || ts[len(ts)-1].kind == 'w' && pageWord(strings.ToLower(s[ts[len(ts)-1].start:]))) {
		ts = ts[:len(ts)-1]
		s = s[:ts[len(ts)-1].end]
	}
	return s
}
