package training

import (
	"regexp"
	"slices"
	"strings"

	"kg/document"

	"golang.org/x/text/unicode/norm"
)

// FieldNames are the fields that are scored, in the order of the reports.
var FieldNames = []string{"authors", "year", "title", "container", "volume", "issue", "pages", "doi", "url", "publisher"}

var (
	undatedShape = regexp.MustCompile(`n\.?\s*d`)
	pageLead     = regexp.MustCompile(`^(pp?|s|pages?|seiten?)\.?\s*`)
	pageMarks    = regexp.MustCompile(`[^\pL\pN_-]`)
	pagesShape   = regexp.MustCompile(`^([a-z]*)(\d+)-([a-z]*)(\d+)$`)
	dashes       = regexp.MustCompile(`[‐-―−]`)
	dashRun      = regexp.MustCompile(`-+`)
	urlLead      = regexp.MustCompile(`^https?://(www\.)?`)
)

func sameYear(s string) string {
	s = strings.ToLower(s)
	if m := yearShape.FindString(s); m != "" {
		return m
	}
	if undatedShape.MatchString(s) {
		return "nd"
	}
	return glue(s)
}

func samePages(s string) string {
	s = dashes.ReplaceAllString(strings.ToLower(norm.NFKC.String(s)), "-")
	s = pageMarks.ReplaceAllString(pageLead.ReplaceAllString(strings.TrimSpace(s), ""), "")
	s = dashRun.ReplaceAllString(s, "-")
	if m := pagesShape.FindStringSubmatch(s); m != nil {
		a, b := m[2], m[4]
		if len(b) < len(a) {
			b = a[:len(a)-len(b)] + b
		}
		if a == b {
			return m[1] + a
		}
		return m[1] + a + "-" + b
	}
	return s
}

func sameDOI(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if k := strings.Index(s, "10."); k > 0 {
		s = s[k:]
	}
	return strings.TrimRight(s, ".,; )")
}

func sameURL(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), ""))
	return strings.TrimRight(urlLead.ReplaceAllString(s, ""), "/.,;)")
}

// value is a field of the gold.
func (f Fields) value(name string) string {
	switch name {
	case "authors":
		var out []string
		for _, p := range f.Authors {
			if x := glue(p.family()); x != "" {
				out = append(out, x)
			}
		}
		return strings.Join(out, "|")
	case "year":
		return f.year()
	case "title":
		return f.Title
	case "container":
		return f.Container
	case "volume":
		return f.Volume
	case "issue":
		return f.Issue
	case "pages":
		return f.Pages
	case "doi":
		return f.DOI
	case "url":
		return f.URL
	}
	return f.Publisher
}

// found is a field as the parser gives it, in the form of the gold.
func found(r document.Reference, name string) string {
	f := Fields{Year: r.Year, Title: r.Title, Container: r.Container, Volume: r.Volume, Issue: r.Issue, Pages: r.Pages, DOI: r.DOI, URL: r.URL, Publisher: r.Publisher}
	for _, p := range r.Authors {
		f.Authors = append(f.Authors, Person{Family: p.Family, Given: p.Given, Literal: p.Literal})
	}
	if name == "url" && strings.Contains(r.URL, "doi.org/10.") {
		return ""
	}
	return f.value(name)
}

func equal(name, g, p string) bool {
	switch name {
	case "authors":
		return g == p
	case "year":
		return sameYear(g) == sameYear(p)
	case "pages":
		return samePages(g) == samePages(p)
	case "doi":
		return sameDOI(g) == sameDOI(p)
	case "url":
		return sameURL(g) == sameURL(p)
	case "title":
		a, b := glue(g), glue(p)
		if a == b {
			return true
		}
		short, long := min(len(a), len(b)), max(len(a), len(b))
		return short > 0 && float64(short)/float64(long) >= 0.9 && likeness([]rune(a), []rune(b)) >= 0.95
	}
	return glue(g) == glue(p)
}

// likeness is twice the matching letters over all, longest block first.
func likeness(a, b []rune) float64 { return 2 * float64(blocks(a, b)) / float64(max(1, len(a)+len(b))) }

func blocks(a, b []rune) int {
	bi, bj, bn := 0, 0, 0
	prev, cur := make([]int, len(b)+1), make([]int, len(b)+1)
	for i := range a {
		for j := range b {
			cur[j+1] = 0
			if a[i] == b[j] {
				cur[j+1] = prev[j] + 1
				if cur[j+1] > bn {
					bi, bj, bn = i-cur[j+1]+1, j-cur[j+1]+1, cur[j+1]
				}
			}
		}
		prev, cur = cur, prev
	}
	if bn == 0 {
		return 0
	}
	return bn + blocks(a[:bi], b[:bj]) + blocks(a[bi+bn:], b[bj+bn:])
}

// Tally counts what is right, spurious and missed.
type Tally struct{ Right, Spurious, Missed int }

// F1 is the harmonic mean of precision and recall.
func (t Tally) F1() float64 {
	if 2*t.Right+t.Spurious+t.Missed == 0 {
		return 1
	}
	return 2 * float64(t.Right) / float64(2*t.Right+t.Spurious+t.Missed)
}

// Precision is the share of what was found that is right.
func (t Tally) Precision() float64 { return float64(t.Right) / float64(max(1, t.Right+t.Spurious)) }

// Recall is the share of what is there that was found.
func (t Tally) Recall() float64 { return float64(t.Right) / float64(max(1, t.Right+t.Missed)) }

// Scores are the tallies of a set of references.
type Scores struct {
	By    map[string]*Tally
	All   Tally
	N     int // references
	Whole int // right in every field that is scored
}

// NewScores is an empty set.
func NewScores() *Scores {
	s := &Scores{By: map[string]*Tally{}}
	for _, f := range FieldNames {
		s.By[f] = &Tally{}
	}
	return s
}

// Add scores one reference and names the fields that are wrong.
func (s *Scores) Add(g Fields, r document.Reference) (wrong []string) {
	scored := false
	for _, f := range FieldNames {
		scored = scored || !slices.Contains(g.Unscored, f) && g.value(f) != ""
	}
	if !scored {
		return nil
	}
	for _, f := range FieldNames {
		if slices.Contains(g.Unscored, f) {
			continue
		}
		gv, pv := g.value(f), found(r, f)
		gp, pp := strings.TrimSpace(gv) != "", strings.TrimSpace(pv) != ""
		t := s.By[f]
		if gp && pp && equal(f, gv, pv) {
			t.Right++
			s.All.Right++
			continue
		}
		if pp {
			t.Spurious++
			s.All.Spurious++
		}
		if gp {
			t.Missed++
			s.All.Missed++
		}
		if gp || pp {
			wrong = append(wrong, f)
		}
	}
	s.N++
	if len(wrong) == 0 {
		s.Whole++
	}
	return wrong
}
