package citation

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// index is the list of references by what citations know of them.
type index struct {
	refs     []document.Reference
	works    []work
	byName   map[string][]int      // by any folded family name or body
	byWhole  map[string][]int      // by the folded names of a person in one, the family's first and last
	byHead   map[string][]int      // by the first word of the entry as printed, folded
	tails    map[string][]bodyName // names of several words, some without capitals, by their last word
	byOutlet map[string][]int      // unsigned items by the newspaper that carried them
	words    map[string]bool       // every folded word that a first author's name may hold
	untitled []int                 // entries that begin with their title
	bodies   []int                 // entries whose first author is no person, so that it may be a title read as one
	abbrev   map[string]string
	numbered map[int]int // printed number → entry
	ranges   map[string]bool
	houses   map[string]bool      // publishers, places and journals, which stand with a year in brackets too
	east     bool                 // names in East Asian script are among the authors
	cands    []document.Candidate // of the last resolve
	scores   []float64            // how well the names alone agree with an entry, for those ranked last
	hits     []int                // of the last lookup
}

// work is an entry as citations see it.
type work struct {
	authors []author
	title   string // glued
	year    string
	other   string // a second year of the entry: that of the first edition
	suffix  string
	head    string // the beginning of the entry as printed, glued
}

// author is one author of an entry.
type author struct {
	family   string // glued
	short    string // glued, without particles
	head     string // the first word of a family name of several, glued
	tail     string // the last of them
	spelt    string // glued, with "ae" for "ä"
	initials string
	given    string // glued
	whole    string // family and given name in one, glued, for names without blanks
	reverse  string // given and family name in one
	body     string // glued name of a body, or ""
	east     bool   // the body's name is in East Asian script, so that it may be a person's
	acronym  string
	alias    string // the abbreviation that the entry prints behind the name
	parts    []string
}

func newIndex(refs []document.Reference) *index {
	x := &index{refs: refs, byName: map[string][]int{}, byWhole: map[string][]int{}, byHead: map[string][]int{}, byOutlet: map[string][]int{}, tails: map[string][]bodyName{}, words: map[string]bool{}, abbrev: map[string]string{}, numbered: map[int]int{}, ranges: map[string]bool{}, houses: map[string]bool{}}
	x.scores = make([]float64, len(refs))
	for i, r := range refs {
		w := work{title: glue(r.Title), suffix: r.Suffix}
		if w.suffix == "" {
			w.year, w.other, w.suffix = foldSuffixed(r.Year)
		} else {
			w.year, w.other = foldYear(r.Year)
		}
		if len(w.year) == 9 {
			x.ranges[w.year] = true
		}
		for _, h := range [...]string{r.Publisher, r.Place, r.Container} {
			x.houses[glue(h)] = true
		}
		raw := entryText(r.Raw)
		people := r.Authors
		if head, date := printedHead(raw); head != "" && w.year == "" {
			w.year, w.other, w.suffix = foldSuffixed(date)
			if len(people) == 0 {
				people = headPeople(head)
			}
		}
		for _, p := range people {
			for _, q := range apart(p) {
				w.authors = append(w.authors, newAuthor(q))
			}
		}
		w.head = glue(raw[:runeFloor(raw, 400)])
		x.works = append(x.works, w)
		if len(w.authors) == 0 {
			x.untitled = append(x.untitled, i)
			x.tail(r.Title)
		} else {
			x.learn(w.authors[0], i)
			if p := people[0]; w.authors[0].body != "" {
				x.tail(p.Family + p.Literal)
				x.bodies = append(x.bodies, i)
			}
		}
		if first, _, _ := strings.Cut(raw, " "); len(glue(first)) > 1 {
			x.byHead[glue(first)] = append(x.byHead[glue(first)], i)
			x.words[glue(first)] = true
		}
		if o := strings.TrimPrefix(glue(r.Container), "the"); o != "" && len(w.authors) == 0 {
			x.byOutlet[o] = append(x.byOutlet[o], i)
			x.name(r.Container)
			x.tail(r.Container)
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

// bodyName is the name of a body or a newspaper.
type bodyName struct {
	words int
	glued string
}

// tail enters a name of which some word is small and no joining one.
func (x *index) tail(name string) {
	if k := strings.LastIndexAny(name, "(["); k > 0 {
		name = name[:k]
	}
	ws := strings.Fields(name)
	small := false
	for _, w := range ws {
		r, _ := utf8.DecodeRuneInString(w)
		small = small || unicode.IsLower(r) && !joining(w) && !particle(w)
	}
	if !small || len(ws) < 2 {
		return
	}
	b := bodyName{len(ws), glue(name)}
	key := glue(ws[len(ws)-1])
	if !slices.Contains(x.tails[key], b) {
		x.tails[key] = append(x.tails[key], b)
	}
}

// isTitle tells whether an entry without authors has exactly that title.
func (x *index) isTitle(g string) bool {
	for _, i := range x.untitled {
		if x.works[i].title == g {
			return true
		}
	}
	return false
}

// entryText is an entry without the label and the bullet that may be printed before it.
func entryText(raw string) string {
	if strings.HasPrefix(raw, "[") {
		if k := strings.IndexByte(raw, ']'); k > 0 && k < 24 {
			raw = raw[k+1:]
		}
	}
	return strings.TrimLeft(raw, "0123456789.-*•\"' ")
}

// runeFloor is the greatest character boundary of s that is at most n.
func runeFloor(s string, n int) int {
	if n >= len(s) {
		return len(s)
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return n
}

// learn enters an entry under the names of its first author.
func (x *index) learn(a author, i int) {
	for _, key := range a.keys() {
		x.byName[key] = append(x.byName[key], i)
		x.words[key] = true
	}
	if a.given != "" {
		x.byWhole[a.family+a.given] = append(x.byWhole[a.family+a.given], i)
		x.byWhole[a.given+a.family] = append(x.byWhole[a.given+a.family], i)
	}
	x.east = x.east || a.east || a.whole != ""
	for _, w := range a.parts {
		x.words[w] = true
	}
}

// name notes the words of a name.
func (x *index) name(n string) {
	for _, w := range strings.Fields(n) {
		if g := glue(w); g != "" {
			x.words[g] = true
		}
	}
}

func newAuthor(p document.Person) author {
	if p.Family == "" {
		return newBody(p.Literal)
	}
	a := author{family: glue(p.Family), initials: initials(p.Given), given: glue(p.Given), parts: parts(p.Family)}
	ws := strings.Fields(p.Family)
	n := 0
	for n < len(ws)-1 && particle(ws[n]) {
		n++
	}
	a.short = glue(strings.Join(ws[n:], " "))
	if n == 0 && len(ws) > 1 && len(ws[0]) > 2 {
		a.head = glue(ws[0])
	}
	if len(ws) > 1 && len(ws[len(ws)-1]) > 3 {
		a.tail = glue(ws[len(ws)-1])
	}
	if s := umlauts.Replace(p.Family); s != p.Family {
		a.spelt = glue(s)
	}
	if r, _ := utf8.DecodeRuneInString(p.Family); eastAsian(r) {
		a.whole, a.reverse = a.family+a.given, a.given+a.family
	}
	// a body printed as if it were a family name
	if p.Given == "" && len(ws) > 1 {
		b := newBody(p.Family)
		a.body, a.acronym, a.alias = b.body, b.acronym, b.alias
	}
	return a
}

var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "Ä", "Ae", "Ö", "Oe", "Ü", "Ue", "ø", "oe", "Ø", "Oe", "å", "aa", "Å", "Aa", "æ", "ae", "Æ", "Ae")

// newBody is an author that is no person, with the abbreviation that may stand in brackets behind its name.
func newBody(name string) author {
	var a author
	if k := strings.LastIndexAny(name, "(["); k > 0 && k+2 < len(name) && strings.HasSuffix(strings.TrimRight(name, " ."), closer(name[k])) {
		if in := strings.Trim(name[k:], "()[]. "); capitals(in) && len(in) > 1 && !strings.Contains(in, " ") {
			a.alias, name = glue(in), strings.TrimRight(name[:k], " ")
		}
	}
	a.body, a.acronym, a.parts = glue(name), acronym(name), parts(name)
	if family, _, ok := strings.Cut(name, ", "); ok && len(strings.Fields(family)) <= 2 { // a person's name that was not taken apart
		a.family = glue(family)
		a.short = a.family
	}
	r, _ := utf8.DecodeRuneInString(name)
	a.east = eastAsian(r)
	return a
}

func closer(open byte) string {
	if open == '(' {
		return ")"
	}
	return "]"
}

func parts(name string) []string {
	var out []string
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '/' || r == '-' }) {
		if g := glue(w); g != "" {
			out = append(out, g)
		}
	}
	return out
}

// keys are the names under which an author is looked up.
func (a author) keys() []string {
	var out []string
	for _, k := range []string{a.family, a.body, a.short, a.head, a.tail, a.spelt, a.whole, a.reverse, a.acronym, a.alias} {
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
	if a.east { // "山田" for "山田太郎"
		if n := utf8.RuneCountInString(a.body); n <= 6 {
			for k := range a.body {
				if k > 0 && k < len(a.body) {
					out = append(out, a.body[:k])
				}
			}
		}
	}
	return out
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
