package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"kg/document"
)

// index is the list of references by what citations know of them.
type index struct {
	refs     []document.Reference
	works    []work
	byName   map[string][]int // by any folded family name or body
	untitled []int            // entries that begin with their title
	abbrev   map[string]string
	numbered map[int]int // printed number → entry
}

// work is an entry as citations see it.
type work struct {
	authors []author
	title   string // glued
	year    string
	suffix  string
}

// author is one author of an entry.
type author struct {
	family   string // glued
	short    string // glued, without particles
	head     string // the first word of a family name of several, glued
	initials string
	given    string // glued
	body     string // glued name of a body, or ""
	acronym  string
}

func newIndex(refs []document.Reference) *index {
	x := &index{refs: refs, byName: map[string][]int{}, abbrev: map[string]string{}, numbered: map[int]int{}}
	for i, r := range refs {
		w := work{title: glue(r.Title), year: foldYear(r.Year), suffix: r.Suffix}
		for _, p := range r.Authors {
			w.authors = append(w.authors, newAuthor(p))
		}
		x.works = append(x.works, w)
		if len(w.authors) == 0 {
			x.untitled = append(x.untitled, i)
		} else {
			first := w.authors[0]
			for _, key := range first.keys() {
				x.byName[key] = append(x.byName[key], i)
			}
		}
		n := number(r.Label)
		if n == 0 {
			n = label(r.Raw)
		}
		if n > 0 {
			x.numbered[n] = i
		}
	}
	return x
}

func newAuthor(p document.Person) author {
	if p.Family == "" {
		return author{body: glue(p.Literal), acronym: acronym(p.Literal)}
	}
	a := author{family: glue(p.Family), initials: initials(p.Given), given: glue(p.Given)}
	ws := strings.Fields(p.Family)
	n := 0
	for n < len(ws)-1 && particle(ws[n]) {
		n++
	}
	a.short = glue(strings.Join(ws[n:], " "))
	if n == 0 && len(ws) > 1 && len(ws[0]) > 2 {
		a.head = glue(ws[0])
	}
	// a body printed as if it were a family name
	if p.Given == "" && len(ws) > 1 {
		a.body, a.acronym = a.family, acronym(p.Family)
	}
	return a
}

// keys are the names under which an author is looked up.
func (a author) keys() []string {
	var out []string
	for _, k := range []string{a.family, a.body, a.short, a.head, a.acronym} {
		seen := k == ""
		for _, o := range out {
			seen = seen || o == k
		}
		if !seen {
			out = append(out, k)
		}
	}
	if a.body != "" { // "Moor Institute" for "Moor Institute for …" is found by its first words
		out = append(out, a.body[:min(len(a.body), 6)]+"…")
	}
	return out
}

// foldYear makes "N.d.", "n.d" and "In press" equal to what citations print.
func foldYear(y string) string {
	l := strings.ToLower(strings.TrimSpace(y))
	switch {
	case strings.HasPrefix(l, "n.d") || strings.HasPrefix(l, "n. d") || l == "no date":
		return "n.d."
	case len(l) > 4 && isYear(l, 0) && l[4] != '-':
		return l[:4]
	}
	return l
}

// glue folds a text to its letters and digits, small and without accents.
func glue(s string) string {
	ascii := true
	for i := 0; i < len(s); i++ {
		if s[i] >= 0x80 {
			ascii = false
			break
		}
	}
	b := make([]byte, 0, len(s))
	if ascii {
		for i := 0; i < len(s); i++ {
			switch c := s[i]; {
			case c >= 'A' && c <= 'Z':
				b = append(b, c|0x20)
			case lower(c) || digit(c):
				b = append(b, c)
			}
		}
		return string(b)
	}
	for _, r := range norm.NFKD.String(s) {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r == 'ß':
			b = append(b, "ss"...)
		case r == 'ø' || r == 'Ø':
			b = append(b, 'o')
		case r == 'ł' || r == 'Ł':
			b = append(b, 'l')
		case r == 'đ' || r == 'Đ':
			b = append(b, 'd')
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b = utf8.AppendRune(b, unicode.ToLower(r))
		}
	}
	return string(b)
}

// initials are the first letters of given names, "Tae-kyu" giving two.
func initials(given string) string {
	var b strings.Builder
	start := true
	for _, r := range given {
		switch {
		case unicode.IsLetter(r):
			if start || unicode.IsUpper(r) {
				b.WriteString(glue(string(r)))
			}
			start = false
		case unicode.Is(unicode.Mn, r):
		default:
			start = r != '\''
		}
	}
	return b.String()
}

// acronym is the first letters of a body's capitalised words, "" for a single word.
func acronym(name string) string {
	var b strings.Builder
	ws := strings.Fields(name)
	if len(ws) < 2 {
		return ""
	}
	for _, w := range ws {
		if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "(\"'")); unicode.IsUpper(r) {
			b.WriteString(glue(string(r)))
		}
	}
	if b.Len() < 2 {
		return ""
	}
	return b.String()
}

// number notes the numbers that stand before entries as list markers, which are
// labels of their blocks and no part of the entries.
func (x *index) number(d *document.Document) {
	k := 0
	for _, b := range d.Blocks {
		n := 0
		if b.Kind == document.ListItem && len(b.Label) <= 3 {
			n = number(strings.Trim(b.Label, "[]()."))
		}
		if n == 0 {
			continue
		}
		for k < len(x.refs) && x.refs[k].End <= b.Start {
			k++
		}
		if k < len(x.refs) && b.Contains(document.Span{Start: x.refs[k].Start, End: x.refs[k].Start}) {
			if _, taken := x.numbered[n]; !taken {
				x.numbered[n] = k
			}
		}
	}
}

// label is the number printed before an entry, 0 for none.
func label(raw string) int {
	i, n := 0, 0
	bracket := strings.HasPrefix(raw, "[") || strings.HasPrefix(raw, "(")
	if bracket {
		i = 1
	}
	from := i
	for i < len(raw) && digit(raw[i]) && i-from < 4 {
		n = n*10 + int(raw[i]-'0')
		i++
	}
	if i == from || i-from > 3 || i >= len(raw) {
		return 0
	}
	if bracket && (raw[i] == ']' || raw[i] == ')') || !bracket && raw[i] == '.' && i+1 < len(raw) && raw[i+1] == ' ' {
		return n
	}
	return 0
}
