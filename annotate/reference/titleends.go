package reference

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"kg/annotate/reference/label"
	"kg/document"
)

// oneTitle gives an entry one title: of two, the second is what contains the
// first where an editor, "in" or two slashes stand between and no container is seen.
func oneTitle(s string, spans []label.Span) []label.Span {
	first, second := -1, -1
	editor := false
	for i, z := range spans {
		switch {
		case z.Field == label.Container:
			return spans
		case z.Field == label.Title && first < 0:
			first = i
		case z.Field == label.Title && second < 0:
			second = i
		case z.Field == label.Editor && first >= 0 && second < 0:
			editor = true
		}
	}
	if second < 0 || spans[second].Start < spans[first].End {
		return spans
	}
	gap := strings.ToLower(s[spans[first].End:spans[second].Start])
	if !editor && !strings.Contains(gap, "//") && strings.TrimSpace(strings.TrimRight(gap, ": ")) != "in" {
		return spans
	}
	spans = slices.Clone(spans)
	spans[second].Field = label.Container
	return spans
}

// titleGoesOn gives a title back what the labeller took for its container: what
// goes on in a small letter behind a comma, "Tides, winds and the habits of ferries".
func (r *reading) titleGoesOn(at *[label.DOI]label.Span) {
	ref := &r.p.ref
	t, c := r.p.title, at[label.Container]
	if ref.Container == "" || t.empty() || c.End <= c.Start || c.Start < t.end || c.Start-t.end > 2 || strings.TrimSpace(r.s[t.end:c.Start]) != "," {
		return
	}
	first := firstToken(r.s[c.Start:])
	if len(first) < 2 || first != strings.ToLower(first) || firstRune(first) >= utf8.RuneSelf || !allLower(first) || repository(first) || first == "in" || first == "dans" || first == "npj" || ref.Volume+ref.Pages != "" && len(strings.Fields(ref.Container)) < 3 {
		return
	}
	r.p.title.end = c.Start + len(strings.TrimRight(r.s[c.Start:c.End], " .,:;"))
	ref.Title, ref.Container = tidy(withoutTags(r.p.title.of(r.s))), ""
}

// quotedWithin cuts the name that the labeller left before a title in
// quotation marks: `Rolf Pell, "Tides of consent"`.
func (r *reading) quotedWithin() {
	ref, t := &r.p.ref, &r.p.title
	if t.empty() || t.end > len(r.s) {
		return
	}
	s := t.of(r.s)
	k := strings.Index(s, `, "`)
	if k < 5 || k > 60 || strings.Contains(s[:k], `"`) || !strings.HasSuffix(s, `"`) && !strings.HasPrefix(r.s[t.end:], `"`) {
		return
	}
	if people, whole := parseNames(s[:k], namesLoose); whole && (isFull(s[:k]) || isDirect(s[:k])) {
		ref.Authors = append(ref.Authors, people...)
		r.p.authors.end = t.start + k
		t.start += k + 3
		ref.Title = tidy(strings.Trim(withoutTags(t.of(r.s)), `"`))
	}
}

// withoutTitle cuts from a list of names in the form "K. Orwen, R. Pell" the
// words behind it that have no initials: they begin the title, "K. Orwen, Tides".
func (r *reading) withoutTitle(zone string, at int) string {
	end := at + len(zone)
	names := zone
	if first, _, _ := strings.Cut(zone, ", "); strings.Contains(zone, ";") || !isDirect(first) {
		return zone
	}
	for {
		k := strings.LastIndex(names, ", ")
		if k < 0 {
			return zone
		}
		head, tail := names[:k], names[k+2:]
		if !nameWord(tail) || strings.ContainsAny(tail, " .") {
			if names == zone || !isDirect(names[k+2:]) {
				return zone
			}
			break
		}
		names = head
		if !strings.Contains(names, ", ") {
			if !isDirect(names) {
				return zone
			}
			break
		}
	}
	t := &r.p.title
	from := at + len(names) + 2
	switch {
	case t.empty():
		*t = stretch{from, end}
	case t.start >= end && t.start-end <= 2:
		t.start = from
	default:
		return zone
	}
	r.p.ref.Title = tidy(withoutTags(t.of(r.s)))
	return names
}

// codeShape is the number of a report, capitals and two numbers: "TN-K/27-70", "HQS 318-02". With one number it may
// be what the work is about: "COVID-19".
var codeShape = regexp.MustCompile(`^\p{Lu}[\p{Lu}/.–-]*[ -]?\d+[/–-](?:\p{Lu}+)?\d+(?:[/–-]?[\p{Lu}\d]+)*$`)

// tailOfTitle cuts from a title the sentence or the bracket that closes it and
// says what series or number the work has, who edited it, what kind it is.
func (r *reading) tailOfTitle() {
	ref, t := &r.p.ref, r.p.title
	if t.empty() || t.end > len(r.s) {
		return
	}
	s := t.of(r.s)
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return
	}
	for _, w := range []string{". edited by ", ", edited by ", ", exhibition catalogue", ". exhibition catalogue", ". u.s. patent", ". us patent", ". usa patent", " / edited by ", ". pp. ", ", pp. "} {
		if k := strings.Index(low, w); k > 8 {
			r.cutTitle(k)
			return
		}
	}
	if k := strings.Index(s, " ("); k > 8 && ref.Publisher == "" && ref.Container == "" { // "Title (Halden: Moor House), xx"
		in, _, _ := strings.Cut(s[k+2:], ")")
		if place, house, ok := strings.Cut(in, ": "); ok && label.IsPlace(place) && house != "" && !label.IsPlace(house) && len(strings.Fields(house)) < 6 {
			ref.Publisher, ref.Place = house, place
			r.cutTitle(k)
			return
		}
	}
	for _, w := range []string{", proc. of ", ", proceedings of ", ". proceedings of ", ". proc. of ", ", in proc. ", ". in proc. ", ", in proceedings ", ". in proceedings "} {
		k := strings.Index(low, w)
		if k < 8 {
			continue
		}
		if rest := strings.TrimPrefix(strings.TrimPrefix(s[k+2:], "in "), "In "); ref.Container == "" {
			ref.Container = tidy(strings.TrimRight(rest, " .,"))
		}
		r.cutTitle(k)
		return
	}
	if k := strings.LastIndexAny(s, ".;:("); k > 8 && k+2 < len(s) && (s[k] == '(' || s[k+1] == ' ') {
		tail := strings.TrimSpace(strings.TrimRight(s[k+1:], ").,; "))
		tail = strings.TrimPrefix(strings.TrimPrefix(tail, "No. "), "Nr. ")
		switch {
		case strings.ContainsAny(tail, "0123456789") && codeShape.MatchString(tail) && !anyYear(tail):
			r.cutTitle(k)
			return
		case s[k] != ':' && inSeries(tail):
			r.cutTitle(k)
			return
		}
	}
	if head, ok := cutCount(s); ok {
		r.cutTitle(len(head))
	}
}

// inSeries tells whether a sentence behind a title names a series: "Trends in Harbour Studies Series".
func inSeries(s string) bool {
	words := strings.Fields(s)
	if len(words) < 3 || len(words) > 10 || firstRune(s) < 'A' || firstRune(s) > 'Z' {
		return false
	}
	switch words[len(words)-1] {
	case "Series", "Monographs":
		switch words[len(words)-2] {
		case "Time", "World", "Power", "Fourier", "Taylor": // what a work may be about
			return false
		}
		return true
	}
	return strings.HasPrefix(s, "Lecture Notes in ") || strings.HasPrefix(s, "Springer Monographs in") || strings.HasPrefix(s, "Graduate Texts in ")
}

// yearsBehindTitle gives a title the years in brackets behind it, "Quay survey (2009-2019)", where the year of the work stands elsewhere.
func (r *reading) yearsBehindTitle() {
	t := r.p.title
	if t.empty() || t.end > len(r.s) || r.p.year.end == 0 || r.p.year.end > t.start {
		return
	}
	in, ok := strings.CutPrefix(r.s[t.end:], " (")
	in, _, closed := strings.Cut(in, ")")
	first, last, ranged := strings.Cut(strings.ReplaceAll(in, "–", "-"), "-")
	if !ok || !closed || !ranged || len(first) != 4 || !anyYear(first) || !allDigits(last) || len(last) > 4 {
		return
	}
	r.p.title.end = t.end + 3 + len(in)
	r.p.ref.Title = tidy(withoutTags(r.p.title.of(r.s)))
}

// bodyAtHead takes the body that an entry begins with for its author, where
// none was found and its name is the title's first sentence: "Council of the Quays. Annual report".
func (r *reading) bodyAtHead() {
	ref := &r.p.ref
	t := r.p.title
	if len(ref.Authors) > 0 || t.empty() || t.end > len(r.s) || t.start > labelLength(r.s) || ref.TitleFirst {
		return
	}
	s := t.of(r.s)
	k := strings.Index(s, ". ")
	for k > 0 && k < 6 { // "U.S. Council"
		next := strings.Index(s[k+2:], ". ")
		if next < 0 {
			return
		}
		k += 2 + next
	}
	if k < 6 || k+8 > len(s) {
		return
	}
	body := s[:k]
	words := len(strings.Fields(body))
	kind := body // what the body is stands before whose or for what: a "Report of the Council" is none
	for _, w := range []string{" of ", " for ", " on "} {
		kind, _, _ = strings.Cut(kind, w)
	}
	if words < 2 || words > 12 || strings.ContainsAny(body, `:;"?!0123456789`) || !r.hasInstitution(kind) || !capitalWords(body) {
		return
	}
	ref.Authors = []document.Person{{Literal: body}}
	r.p.authors = stretch{t.start, t.start + k}
	r.p.title.start = t.start + k + 2
	ref.Title = tidy(withoutTags(r.p.title.of(r.s)))
}

// capitalWords tells whether all words but the small ones that join begin with a capital.
func capitalWords(s string) bool {
	for _, w := range strings.Fields(s) {
		c := firstRune(w)
		if c >= 'a' && c <= 'z' && !isParticle(w) {
			switch w {
			case "of", "for", "and", "the", "on", "in", "to", "et", "für", "und", "pour", "para":
			default:
				return false
			}
		}
	}
	return true
}

// titleAtHead takes what stands in the place of the authors and is no person's
// name for the title, where the entry has none: "Quay winds. (2015). https://quay.example".
func (r *reading) titleAtHead() {
	ref := &r.p.ref
	if t := strings.Trim(ref.Title, "[]()\"' "); t == "" || ref.Year == "" && len(t) == 4 && anyYear(t) && allDigits(t) || strings.Contains(t, "/") && preprintCode.MatchString(ref.Title) {
		ref.Title, r.p.title = "", stretch{}
	}
	if y := r.p.year.start; ref.TitleFirst && ref.Title == "" && len(ref.Authors) == 0 && y > labelLength(r.s) {
		from := labelLength(r.s)
		r.p.title = stretch{from, from + len(strings.TrimRight(r.s[from:y], " .,;:("))}
		ref.Title = tidy(withoutTags(strings.Trim(r.p.title.of(r.s), `"`)))
		return
	}
	if ref.Title != "" || len(ref.Authors) != 1 || ref.Authors[0].Literal == "" || r.institution(ref.Authors[0].Literal) {
		return
	}
	if r.p.year.start < r.p.authors.end || r.p.authors.empty() || ref.Container != "" && r.s[r.p.year.start] != '(' {
		return
	}
	ref.Title, ref.Authors, ref.TitleFirst = strings.Trim(ref.Authors[0].Literal, "\"'“”., "), nil, true
	r.p.title, r.p.authors = r.p.authors, stretch{}
}

// preprintCode is the number of a preprint and nothing else: "[hep-th/0011193]".
var preprintCode = regexp.MustCompile(`^\[?(?:arXiv: ?)?[a-z-]+/\d{7}\]?$`)

// uncontained makes the only name an entry has its title: "Proceedings of the
// Fourth Quay Workshop, 2003", and that of a book that has a house.
func (r *reading) uncontained() {
	ref := &r.p.ref
	if ref.Title != "" || ref.Container == "" {
		return
	}
	alone := len(ref.Authors) == 0 && ref.Volume+ref.Issue+ref.Pages == ""
	book := len(ref.Authors) > 0 && ref.Publisher != "" && ref.Publisher != ref.Container && ref.Issue == "" && !strings.ContainsAny(ref.Pages, "-–") && !r.outlet(ref.Container)
	z := r.find(ref.Container)
	if head := strings.ToLower(strings.TrimRight(r.s[:z.start], " :\"'(")); book && (z.empty() || strings.HasSuffix(head, " in") || strings.HasSuffix(head, ",in")) {
		return
	}
	if alone || book {
		ref.Title, ref.Container, r.p.title = ref.Container, "", z
	}
}
