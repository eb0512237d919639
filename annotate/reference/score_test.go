package reference_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"kg/document"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// shared is the folder of gold data beside the repository, or the test is skipped.
func shared(t testing.TB) string {
	if p := os.Getenv("KG_SHARED"); p != "" {
		return p
	}
	dir, _ := os.Getwd()
	for range 8 {
		if p := filepath.Join(dir, "shared", "gold"); isDir(p) {
			return filepath.Join(dir, "shared")
		}
		dir = filepath.Dir(dir)
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("no gold data: set KG_SHARED to the folder that holds gold/")
	}
	t.Skip("no gold data: set KG_SHARED to the folder that holds gold/")
	return ""
}

func isDir(p string) bool {
	st, err := os.Stat(p)
	return err == nil && st.IsDir()
}

func readJSON(t testing.TB, path string, into any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// goldPerson and goldFields are a reference as the gold files write it.
type goldPerson struct {
	Family, Given, Literal, Particle string
}

type goldFields struct {
	Authors                                        []goldPerson
	Year                                           any
	Suffix, Title, Container, Volume, Issue, Pages string
	Publisher, DOI, URL, Type                      string
	Unscored                                       []string
}

func (g goldFields) year() string {
	switch y := g.Year.(type) {
	case string:
		return y
	case float64:
		b, _ := json.Marshal(int(y))
		return string(b)
	}
	return ""
}

var notWord = regexp.MustCompile(`[^\pL\pN\pM]+`)

// fold is what the scorers compare: compatibility forms, case and punctuation folded.
func fold(s string) string {
	s = cases.Fold().String(norm.NFKC.String(s))
	return strings.TrimSpace(notWord.ReplaceAllString(s, " "))
}

func glue(s string) string { return strings.ReplaceAll(fold(s), " ", "") }

var (
	fourDigits = regexp.MustCompile(`\d{4}`)
	undated    = regexp.MustCompile(`n\.?\s*d`)
	pageLead   = regexp.MustCompile(`^(pp?|s|pages?|seiten?)\.?\s*`)
	pageMarks  = regexp.MustCompile(`[^\pL\pN_-]`)
	pageRange  = regexp.MustCompile(`^([a-z]*)(\d+)-([a-z]*)(\d+)$`)
	dashes     = regexp.MustCompile(`[‐-―−]`)
	urlLead    = regexp.MustCompile(`^https?://(www\.)?`)
)

func yearOf(s string) string {
	s = strings.ToLower(s)
	if m := fourDigits.FindString(s); m != "" {
		return m
	}
	if undated.MatchString(s) {
		return "nd"
	}
	return fold(s)
}

func pagesOf(s string) string {
	s = dashes.ReplaceAllString(strings.ToLower(norm.NFKC.String(s)), "-")
	s = pageMarks.ReplaceAllString(pageLead.ReplaceAllString(strings.TrimSpace(s), ""), "")
	for strings.Contains(s, "--") {
		s = strings.ReplaceAll(s, "--", "-")
	}
	if m := pageRange.FindStringSubmatch(s); m != nil {
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

func doiOf(s string) string {
	s = strings.ToLower(strings.TrimSpace(s))
	if k := strings.Index(s, "10."); k > 0 {
		s = s[k:]
	}
	return strings.TrimRight(s, ".,; )")
}

func urlOf(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), ""))
	return strings.TrimRight(urlLead.ReplaceAllString(s, ""), "/.,;)")
}

func families(gs []goldPerson) string {
	var out []string
	for _, g := range gs {
		f := g.Family
		if f == "" {
			f = g.Literal
		}
		if x := glue(g.Particle + " " + f); x != "" {
			out = append(out, x)
		}
	}
	return strings.Join(out, "|")
}

func persons(ps []document.Person) []goldPerson {
	var out []goldPerson
	for _, p := range ps {
		out = append(out, goldPerson{Family: p.Family, Given: p.Given, Literal: p.Literal})
	}
	return out
}

// ratio is twice the matching characters over all, longest block first.
func ratio(a, b string) float64 {
	x, y := []rune(a), []rune(b)
	if len(x)+len(y) == 0 {
		return 1
	}
	return 2 * float64(blocks(x, y)) / float64(len(x)+len(y))
}

func blocks(a, b []rune) int {
	bi, bj, bn := 0, 0, 0
	prev := make([]int, len(b)+1)
	for i := range a {
		cur := make([]int, len(b)+1)
		for j := range b {
			if a[i] == b[j] {
				cur[j+1] = prev[j] + 1
				if cur[j+1] > bn {
					bi, bj, bn = i-cur[j+1]+1, j-cur[j+1]+1, cur[j+1]
				}
			}
		}
		prev = cur
	}
	if bn == 0 {
		return 0
	}
	return bn + blocks(a[:bi], b[:bj]) + blocks(a[bi+bn:], b[bj+bn:])
}

// prf counts right, spurious and missed.
type prf struct{ tp, fp, fn int }

func (p prf) f1() float64 {
	if 2*p.tp+p.fp+p.fn == 0 {
		return 1
	}
	return 2 * float64(p.tp) / float64(2*p.tp+p.fp+p.fn)
}

func (p prf) precision() float64 {
	if p.tp+p.fp == 0 {
		return 1
	}
	return float64(p.tp) / float64(p.tp+p.fp)
}

func (p prf) recall() float64 {
	if p.tp+p.fn == 0 {
		return 1
	}
	return float64(p.tp) / float64(p.tp+p.fn)
}

var fieldNames = []string{"authors", "year", "title", "container", "volume", "issue", "pages", "doi", "url", "publisher"}

// fieldScores are the tallies of one set of references.
type fieldScores struct {
	by      map[string]*prf
	all     prf
	n, full int
}

func newFieldScores() *fieldScores {
	s := &fieldScores{by: map[string]*prf{}}
	for _, f := range fieldNames {
		s.by[f] = &prf{}
	}
	return s
}

func goldValue(g goldFields, f string) string {
	switch f {
	case "authors":
		return families(g.Authors)
	case "year":
		return g.year()
	case "title":
		return g.Title
	case "container":
		return g.Container
	case "volume":
		return g.Volume
	case "issue":
		return g.Issue
	case "pages":
		return g.Pages
	case "doi":
		return g.DOI
	case "url":
		return g.URL
	}
	return g.Publisher
}

func refValue(r document.Reference, f string) string {
	switch f {
	case "authors":
		return families(persons(r.Authors))
	case "year":
		return r.Year
	case "title":
		return r.Title
	case "container":
		return r.Container
	case "volume":
		return r.Volume
	case "issue":
		return r.Issue
	case "pages":
		return r.Pages
	case "doi":
		return r.DOI
	case "url":
		if strings.Contains(r.URL, "doi.org/10.") {
			return ""
		}
		return r.URL
	}
	return r.Publisher
}

func sameField(f, g, p string) bool {
	switch f {
	case "authors":
		return g == p
	case "year":
		return yearOf(g) == yearOf(p)
	case "pages":
		return pagesOf(g) == pagesOf(p)
	case "doi":
		return doiOf(g) == doiOf(p)
	case "url":
		return urlOf(g) == urlOf(p)
	case "title":
		a, b := glue(g), glue(p)
		if a == b {
			return true
		}
		short, long := min(len(a), len(b)), max(len(a), len(b))
		return short > 0 && float64(short)/float64(long) >= 0.9 && ratio(a, b) >= 0.95
	}
	return glue(g) == glue(p)
}

// add scores one reference and returns the fields that are wrong.
func (s *fieldScores) add(g goldFields, r document.Reference) (wrong []string) {
	skip := map[string]bool{}
	for _, u := range g.Unscored {
		skip[u] = true
	}
	any := false
	for _, f := range fieldNames {
		any = any || !skip[f] && goldValue(g, f) != ""
	}
	if !any {
		return nil
	}
	for _, f := range fieldNames {
		if skip[f] {
			continue
		}
		gv, pv := goldValue(g, f), refValue(r, f)
		gp, pp := strings.TrimSpace(gv) != "", strings.TrimSpace(pv) != ""
		if gp && pp && sameField(f, gv, pv) {
			s.by[f].tp++
			s.all.tp++
			continue
		}
		if pp {
			s.by[f].fp++
			s.all.fp++
		}
		if gp {
			s.by[f].fn++
			s.all.fn++
		}
		if gp || pp {
			wrong = append(wrong, f)
		}
	}
	s.n++
	if len(wrong) == 0 {
		s.full++
	}
	return wrong
}

// runes leads byte offsets to code points.
func runes(text string) func(int) int {
	at := make([]int, len(text)+1)
	n := 0
	for i := range text {
		at[i] = n
		n++
	}
	at[len(text)] = n
	return func(i int) int { return at[i] }
}

func isSpace(r rune) bool { return unicode.IsSpace(r) }
