package reference

import (
	"regexp"
	"strings"

	"kg/annotate/reference/label"
)

// cutCount cuts the word for a number whose number is gone: "Quay Report No".
func cutCount(s string) (head string, ok bool) {
	for _, w := range []string{" No", " Nr", " no", " nr", " Vol", " vol"} {
		if head, ok := strings.CutSuffix(s, w); ok && len(head) > 3 {
			return strings.TrimRight(head, " ,.;"), true
		}
	}
	return s, false
}

// endOfContainer cuts from a container what stands behind its name: the series
// of a meeting's proceedings, the town, the house and the town, a count without its number.
func (r *reading) endOfContainer() {
	ref := &r.p.ref
	s := ref.Container
	if head, ok := cutCount(s); ok {
		s = head
	}
	for _, w := range []string{", Lecture Notes in ", ". Lecture Notes in ", ", Lecture notes in "} {
		if k := strings.Index(s, w); k > 8 {
			s = s[:k]
		}
	}
	if k := strings.LastIndex(s, ", ("); k > 3 && allDigits(strings.Trim(s[k+3:], ") ")) {
		s = s[:k]
	}
	if k := strings.LastIndex(s, ", "); k > 3 && ref.Place == "" && label.IsPlace(s[k+2:]) && len(strings.Fields(s[:k])) > 1 && !strings.HasSuffix(s[:k], " of") {
		head := s[:k]
		ref.Place = s[k+2:]
		s = head
		if j := strings.LastIndex(head, ", "); j > 3 && ref.Publisher == "" && r.inBook && len(strings.Fields(head[j+2:])) < 4 && !label.IsPlace(head[j+2:]) && strings.Count(head, "(") == strings.Count(head, ")") {
			s, ref.Publisher = head[:j], head[j+2:]
		}
	}
	ref.Container = s
}

// shortNames tells whether a container is but two family names, "In Orwen and
// Pell, 19-23": the editors of a book that has an entry of its own.
func (r *reading) shortNames() bool {
	ref := &r.p.ref
	a, b, ok := strings.Cut(ref.Container, " and ")
	if !ok || ref.Publisher != "" || ref.Volume != "" || strings.ContainsAny(a, " .") || strings.ContainsAny(b, " .") || !nameWord(a) || !nameWord(b) {
		return false
	}
	z := r.find(ref.Container)
	if z.empty() {
		return false
	}
	head := strings.TrimRight(r.s[:z.start], " :")
	return strings.HasSuffix(head, " In") || strings.HasSuffix(head, " in") || strings.HasSuffix(head, ",in")
}

// numbersBetween finds what stands as a plain number between a container and
// the issue or the pages: "Proc. QUAY, 1808, 259-273", "Quay Ther. 10(2) 164-171", "Quay Lett. 2010, 10, 1979."
func (r *reading) numbersBetween(at *[label.DOI]label.Span) {
	ref := &r.p.ref
	c := at[label.Container]
	if ref.Container == "" || c.End <= c.Start {
		return
	}
	next := at[label.Issue]
	if next.End <= next.Start {
		next = at[label.Pages]
	}
	if ref.Volume == "" && next.Start > c.End {
		gap := r.s[c.End:next.Start]
		if y := at[label.Year]; y.Start >= c.End && y.End <= next.Start {
			if gap = r.s[y.End:next.Start]; strings.Trim(r.s[c.End:y.Start], " ,.:;(") != "" {
				gap = ""
			}
		}
		gap = strings.Trim(gap, " ,.:;()")
		if n := len(gap); n > 0 && n < 5 && allDigits(gap) && !strings.HasSuffix(ref.Container, gap) && (n < 4 || !anyYear(gap) || ref.Year != "" && ref.Year != gap && at[label.Year].End > at[label.Year].Start) {
			ref.Volume = gap
		}
	}
	if v := at[label.Volume]; ref.Pages == "" && ref.Volume != "" && v.End > v.Start && at[label.Year].End > at[label.Year].Start && at[label.Year].End <= v.Start {
		rest := strings.TrimRight(r.s[v.End:r.linksFrom(v.End)], " .")
		if in := strings.TrimLeft(rest, " ,:"); len(in) > 2 && len(in) < 7 && allDigits(in) {
			ref.Pages = in
		}
	}
}

// linksFrom is where the addresses begin, at or behind from.
func (r *reading) linksFrom(from int) int { return max(from, min(r.links.from, len(r.s))) }

// yearInIssue takes the year that the labeller left in the issue or the pages: "(2), 09/1988".
func (r *reading) yearInIssue(at *[label.DOI]label.Span) {
	ref := &r.p.ref
	if ref.Year != "" {
		return
	}
	if z := at[label.Year]; z.End > z.Start {
		if m := yearToYear.FindStringSubmatchIndex(r.s[z.Start:z.End]); m != nil {
			ref.Year = r.s[z.Start+m[2] : z.Start+m[3]]
			r.p.year = stretch{z.Start + m[2], z.Start + m[3]}
			return
		}
	}
	for _, f := range []label.Field{label.Issue, label.Pages, label.Volume} {
		z := at[f]
		if z.End <= z.Start {
			continue
		}
		if m := monthAndYear.FindStringSubmatchIndex(r.s[z.Start:z.End]); m != nil {
			ref.Year = r.s[z.Start+m[2] : z.Start+m[3]]
			r.p.year = stretch{z.Start + m[2], z.Start + m[3]}
			if f == label.Pages {
				ref.Pages = ""
			}
			return
		}
	}
}

// yearToYear are the years in which a work of many volumes came out: "1984–1986".
var yearToYear = regexp.MustCompile(`(?:^|[ ,(])((?:1[4-9]|20)\d\d)[-–](?:\d\d)?\d\d\b`)

// monthAndYear is a month of two digits with its year: "09/1988".
var monthAndYear = regexp.MustCompile(`(?:^|[ ,(])(?:0[1-9]|1[0-2])/((?:1[4-9]|20)\d\d)\b`)

// houseOfRules takes the house that the rules see at the end of an entry where
// the labeller sees none, and no container: "K. L. Orwen, Halden, MA, USA".
// The places behind it are known, so that something is the house.
func (r *reading) houseOfRules(publisher string, spans []label.Span) {
	ref := &r.p.ref
	if ref.Publisher != "" || ref.Container != "" || ref.Place != "" || publisher == "" || ref.Volume+ref.Issue+ref.Pages != "" {
		return
	}
	house, places, ok := strings.Cut(publisher, ", ")
	if !ok || !label.IsPlace(places) || label.IsPlace(house) || strings.ContainsAny(house, "0123456789;()") || len(strings.Fields(house)) > 5 {
		return
	}
	if z := r.find(publisher); z.empty() || r.covered(z, spans) {
		return
	}
	ref.Publisher, ref.Place = house, places
}
