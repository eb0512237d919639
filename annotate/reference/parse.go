package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// parsed is one entry taken apart, with the stretches of its main fields.
type parsed struct {
	ref                  document.Reference
	title, authors, year stretch
	sure                 document.FieldConfidence
}

// reading is the work on one entry.
type reading struct {
	*vocabulary
	s        string    // the entry
	body     string    // s without its addresses; same offsets
	em       []stretch // what is emphasised
	links    links
	p        parsed
	repeated bool
	descr    []string // what stood in square brackets behind the title
	series   string   // what stood in round brackets behind the title and counts or names a series
	eds      bool
	inBook   bool
	quoted   bool
	titleEm  bool
	restAt   int
	imprint  string // "Place: House, " of a bracket that ends in the year
}

// parse reads the fields of one entry by rules.
func (w *vocabulary) parse(s string, em []stretch) *reading {
	s, em = blankTags(s, em)
	s = respaced(s)
	r := &reading{vocabulary: w, s: s, em: em}
	r.links = findLinks(s)
	r.p.ref.DOI, r.p.ref.URL = r.links.doi, r.links.url
	r.body = s[:r.links.from]
	at := labelLength(s)
	if at >= len(r.body) {
		at = 0
	}
	if n := repeatDash(r.body[at:]); n > 0 {
		r.repeated = true
		r.p.authors = stretch{at, at + n}
		at += n
		at += len(r.body[at:]) - len(strings.TrimLeft(r.body[at:], " .,"))
	}
	at = r.head(at)
	at = r.findTitle(at)
	r.restAt = at
	r.findRest(at)
	r.finish()
	return r
}

// head reads authors and a leading year and returns where the title begins.
func (r *reading) head(at int) int {
	s := r.body
	y, d, ok := leadingYear(s[at:])
	if ok {
		y.start, y.end = y.start+at, y.end+at
		zone := keepStop(s, at, strings.TrimRight(s[at:y.start], " .,:("))
		if r.leading(zone, y, at) {
			r.setYear(y, d)
			return r.afterYear(y.end)
		}
	}
	if ty, d, ok := r.trailingYear(s[at:]); ok {
		r.setYear(stretch{ty.start + at, ty.end + at}, d)
		r.takeImprint()
	} else if l := strings.ToLower(s); strings.Contains(l, "forthcoming") || strings.Contains(l, "in press") {
		for _, w := range []string{"forthcoming", "in press"} {
			if k := strings.Index(l, w); k > 0 && len(l) == len(s) {
				r.setYear(stretch{k, k + len(w)}, date{s[k : k+len(w)], ""})
			}
		}
	}
	return r.trailingAuthors(at)
}

// takeImprint lifts "(Place: House, 2001)" out of the entry, so that what
// stands around it reads on. Offsets stay.
func (r *reading) takeImprint() {
	y := r.p.year
	open := strings.LastIndexByte(r.body[:y.start], '(')
	if open < 0 || y.start-open > 140 || strings.Contains(r.body[open:y.start], ")") {
		return
	}
	end := strings.IndexByte(r.body[y.end:], ')')
	if end < 0 || end > 3 {
		return
	}
	in := strings.Trim(r.body[open+1:y.start], " ,.;")
	place, house, ok := strings.Cut(in, ": ")
	if !ok || house == "" || !isPlace(place) {
		if !r.hasHouse(in) && !isPlace(in) || len(in) < 4 || r.months[strings.ToLower(firstWord(in))] {
			return
		}
	}
	if !ok && !r.hasHouse(in) { // "(Moor House, Leeds, 1991)"
		if h, p, two := strings.Cut(in, ", "); two && isPlace(p) {
			in = p + ": " + h
		}
	}
	r.imprint = in
	stop := y.end + end + 1
	r.body = r.body[:open] + strings.Repeat(" ", stop-open) + r.body[stop:]
}

// keepStop gives a zone back the full stop of the initial it ends in.
func keepStop(s string, at int, zone string) string {
	if end := at + len(zone); end < len(s) && s[end] == '.' && initialWord(lastWord(zone)+".") && len(lastWord(zone)) <= 6 && !shortFamily(zone) {
		return s[at : end+1]
	}
	return zone
}

// shortFamily tells whether a zone ends in a family name that could be an
// initial, were there no initials before it, or is too long for one: "T. K. Oh", "DAS MARÉS".
func shortFamily(zone string) bool {
	if w := lastWord(zone); utf8.RuneCountInString(w) > 3 && !strings.ContainsAny(w, ".-") {
		return true // "INSTITUTO DAS MARÉS"
	}
	words := strings.Fields(zone)
	n := len(words)
	return n > 1 && len(words[n-1]) > 1 && unicode.IsLower(rune(words[n-1][1])) && strings.HasSuffix(words[n-2], ".") && initialWord(words[n-2])
}

// leading decides whether what stands before a year are the authors or the
// title of the entry, and takes them.
func (r *reading) leading(zone string, y stretch, at int) bool {
	if r.repeated && zone == "" {
		return true
	}
	if zone == "" {
		return true // a year at the very start
	}
	zs := stretch{at, at + len(zone)}
	if r.isEmphasised(zs) {
		r.titleFirst(zs)
		return true
	}
	if strings.ContainsAny(zone, `"«`) {
		return false
	}
	bracket := r.body[y.start] == '(' || r.body[y.start] == '['
	people, whole := parseNames(zone, namesLoose)
	if whole && !(len(people) == 1 && people[0].Literal != "" && !bracket && r.body[y.start:y.end] == "") {
		tail := strings.Trim(r.body[y.end:], " .,;)")
		if len(tail) < 4 && r.links.from == len(r.s) && !bracket {
			return false
		}
		r.setAuthors(people, zs)
		return true
	}
	if !bracket && !strings.HasSuffix(strings.TrimRight(r.body[at:y.start], " "), ".") {
		return false
	}
	if n := findNumbers(r.vocabulary, zone, 0); n.found && (n.volume != "" || n.pages != "") {
		return false
	}
	tail := strings.TrimLeft(r.body[y.end:], " ")
	if bracket && strings.HasPrefix(tail, ":") || tail == "" && r.links.from == len(r.s) && !sentenceLike(zone) {
		return false
	}
	if len(people) > 0 && !sentenceLike(zone) && len(zone) < 160 && !strings.Contains(zone, ". ") {
		r.setAuthors([]document.Person{{Literal: zone}}, zs)
		return true
	}
	if strings.Count(zone, ". ") > 1 || len(people) > 1 {
		return false
	}
	if !bracket && len(people) > 0 {
		return false
	}
	r.titleFirst(zs)
	return true
}

// sentenceLike tells whether s has small words that are no function words, as titles have and names have not.
func sentenceLike(s string) bool {
	for i, w := range strings.Fields(s) {
		f, _ := utf8.DecodeRuneInString(w)
		if i > 0 && unicode.IsLower(f) && !functionWord(w) && !isParticle(w) {
			return true
		}
	}
	return strings.ContainsAny(s, ":?!")
}

func (r *reading) isEmphasised(z stretch) bool {
	for _, e := range r.em {
		if e.start <= z.start+1 && e.end >= z.end-2 {
			return true
		}
	}
	return false
}

func (r *reading) titleFirst(z stretch) {
	r.p.ref.TitleFirst = true
	r.setTitle(z)
}

func (r *reading) setAuthors(people []document.Person, z stretch) {
	r.p.ref.Authors = people
	r.p.authors = z
	low := strings.ToLower(z.of(r.body))
	if strings.Contains(low, "(ed") || strings.Contains(low, " eds") || strings.Contains(low, "(hrsg") {
		r.p.ref.Editors = people
	}
}

func (r *reading) setYear(z stretch, d date) {
	r.p.year = z
	r.p.ref.Year, r.p.ref.Suffix = d.year, d.suffix
}

func (r *reading) afterYear(at int) int {
	for at < len(r.body) && strings.IndexByte(" .,:;)", r.body[at]) >= 0 {
		at++
	}
	return at
}

// trailingAuthors takes the longest run of names at the start of an entry whose
// year stands at its end, and returns where the title begins.
func (r *reading) trailingAuthors(at int) int {
	s := r.body
	if r.repeated {
		return at
	}
	best, bestEnd := []document.Person(nil), at
	limit := min(len(s), at+1200)
	for i := at + 2; i < limit; i++ {
		c := s[i]
		quote := c == '"' || strings.HasPrefix(s[i:], "«") || strings.HasPrefix(s[i:], "``") || c == '\'' && s[i-1] == ' '
		stop := (c == '.' || c == ',' || c == ':') && i+1 < len(s) && (s[i+1] == ' ' || s[i+1] == '"')
		if !quote && !stop {
			continue
		}
		zone := s[at:i]
		if c == '.' && initialWord(lastWord(zone)+".") {
			zone = s[at : i+1]
		}
		people, whole := parseNames(zone, namesStrict)
		if whole && startsTitle(s[i:]) {
			best, bestEnd = people, i
		}
		if quote {
			break
		}
	}
	for _, e := range r.em { // names end where italics begin
		if e.start > bestEnd && e.start < limit {
			if people, whole := parseNames(strings.TrimRight(s[at:e.start], " ."), namesStrict); whole {
				best, bestEnd = people, e.start
			}
			break
		}
	}
	if best == nil {
		return at
	}
	z := stretch{at, at + len(strings.TrimRight(s[at:bestEnd], " ,:"))}
	r.setAuthors(best, z)
	return r.afterYear(bestEnd)
}

func lastWord(s string) string {
	return s[strings.LastIndexByte(s, ' ')+1:]
}

// startsTitle tells whether a title may follow the stop at the start of s.
func startsTitle(s string) bool {
	s = strings.TrimLeft(s, " .,:;")
	if s == "" {
		return false
	}
	f := firstToken(s)
	low := strings.ToLower(f)
	if low == "and" || low == "&" || low == "et" || low == "eds" || low == "ed" {
		return false
	}
	c, _ := utf8.DecodeRuneInString(s)
	return !unicode.IsLower(c) || !isParticle(f)
}
