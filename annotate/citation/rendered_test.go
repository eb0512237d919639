package citation_test

import (
	"fmt"
	"math/rand/v2"
	"strconv"
	"strings"

	"kg/document"
)

// The documents of this file are invented: authors, works and sentences are ours.
// A style renders them with a list of references and citations whose
// places and entries are known.

// made is an invented work.
type made struct {
	people   []document.Person
	body     string // the name of a body in place of people
	short    string // its abbreviation
	outlet   string // the newspaper of an unsigned item
	day      string // "May 12", of a newspaper's item
	year     string
	reprint  string // the year of the first edition
	suffix   string
	title    string
	journal  string
	volume   int
	page     int
	features []string
	shared   bool // another author of the list has the family name
	spelt    bool // the abbreviation has been given
}

// page is a document being written. Items are marked "⟦3|Kim, 2020⟧", where 3 is
// the index of the work, "3+4" for several, -1 for none.
type page struct {
	b     strings.Builder
	works []*made
	cites []cite
}

func (p *page) write(s string) {
	for {
		i := strings.Index(s, "⟦")
		if i < 0 {
			p.b.WriteString(s)
			return
		}
		p.b.WriteString(s[:i])
		s = s[i+len("⟦"):]
		head, rest, _ := strings.Cut(s, "|")
		text, after, _ := strings.Cut(rest, "⟧")
		start := p.b.Len()
		p.b.WriteString(text)
		targets, extra, _ := strings.Cut(head, ",")
		for _, t := range strings.Split(targets, "+") {
			n, _ := strconv.Atoi(t)
			c := cite{start: start, end: p.b.Len(), text: text}
			if n >= 0 {
				c.keys = []string{strconv.Itoa(n)}
				c.features = append(c.features, p.works[n].features...)
			} else {
				c.features = append(c.features, "unlisted")
			}
			if extra != "" {
				c.features = append(c.features, strings.Split(extra, ",")...)
			}
			p.cites = append(p.cites, c)
		}
		s = after
	}
}

func mark(w int, text string, features ...string) string {
	return fmt.Sprintf("⟦%s|%s⟧", strings.Join(append([]string{strconv.Itoa(w)}, features...), ","), text)
}

// style is one way to write a list and to cite it.
type style struct {
	name     string
	media    string // "md" or "txt"
	pool     *pool
	entry    func(p *page, n int) string
	cites    func(g *writer) string // one sentence with citations
	negative []string
	heading  string
	setup    func(g *writer)
}

// writer writes one document.
type writer struct {
	*page
	r     *rand.Rand
	style *style
	order []int // numbered styles: position in the list → work
	cited int
}

func (g *writer) pick(ss ...string) string { return ss[g.r.IntN(len(ss))] }
func (g *writer) chance(n int) bool        { return g.r.IntN(100) < n }
func (g *writer) any() int {
	if g.cited < len(g.works) && g.chance(60) { // every work is cited
		g.cited++
		return g.cited - 1
	}
	return g.r.IntN(len(g.works))
}

// some are n different works.
func (g *writer) some(n int) []int {
	var out []int
	for tries := 0; len(out) < n && tries < 50; tries++ {
		w := g.any()
		known := false
		for _, o := range out {
			known = known || o == w
		}
		if !known {
			out = append(out, w)
		}
	}
	return out
}

// render writes one document: raw text, the spans of the list's entries, and the items.
func render(st *style, seed uint64) (raw string, entries [][2]int, g *writer) {
	r := rand.New(rand.NewPCG(seed, 41))
	g = &writer{page: &page{works: st.pool.works(r)}, r: r, style: st}
	for i := range g.works {
		g.order = append(g.order, i)
	}
	if st.setup != nil {
		st.setup(g)
		st = g.style
	}
	head := func(level int, s string) {
		if st.media == "md" {
			g.write(strings.Repeat("#", level) + " ")
		}
		g.write(s + "\n\n")
	}
	head(1, st.pool.heads[0])
	for k := 1; k < len(st.pool.heads); k++ {
		head(2, st.pool.heads[k])
		for range 4 {
			for i := range 5 {
				if i > 0 && !strings.HasSuffix(g.b.String(), "。") {
					g.write(" ")
				}
				switch {
				case g.chance(15):
					g.write(g.pick(st.negative...))
				case g.chance(15):
					g.write(g.pick(st.pool.fillers...))
				default:
					g.write(st.cites(g))
				}
			}
			g.write("\n\n")
		}
	}
	head(2, st.heading)
	for i := range g.works {
		start := g.b.Len()
		g.write(st.entry(g.page, g.order[i]))
		entries = append(entries, [2]int{start, g.b.Len()})
		g.write("\n\n")
	}
	// in order of works
	byWork := make([][2]int, len(entries))
	for i, e := range entries {
		byWork[g.order[i]] = e
	}
	return g.b.String(), byWork, g
}

// given is what a perfect reader of lists would make of a work.
func (m *made) given(d *document.Document, span [2]int) document.Reference {
	s := document.Span{Start: span[0], End: span[1]}
	if b := d.BlockAt(s.Start); b >= 0 && d.Blocks[b].Content.Start < s.End { // a printed number is a label of the block
		s.Start = max(s.Start, d.Blocks[b].Content.Start)
	}
	r := document.Reference{Span: s, Parts: []document.Span{s}, Raw: d.Plain(s), Authors: m.people, Year: m.year, Suffix: m.suffix, Title: m.title, Container: m.journal, Confidence: 1, Type: "article-journal"}
	if m.reprint != "" {
		r.Year = m.reprint + "/" + m.year
	}
	switch {
	case m.body != "":
		r.Authors = []document.Person{{Literal: m.body}}
	case m.outlet != "":
		r.Container, r.TitleFirst, r.Type = m.outlet, true, "article-newspaper"
	case len(m.people) == 0:
		r.TitleFirst = true
	}
	if at := strings.Index(d.Slice(s), m.title); m.title != "" && at >= 0 {
		r.TitleSpan = document.Span{Start: s.Start + at, End: s.Start + at + len(m.title)}
	}
	if at := strings.Index(d.Slice(s), m.year); at >= 0 {
		r.YearSpan = document.Span{Start: s.Start + at, End: s.Start + at + len(m.year)}
	}
	return r
}

// pool is what works and sentences are made of, in one language.
type pool struct {
	families, givens []string
	bodies           [][2]string
	outlets          []string
	titleA, titleB   []string
	title            func(a, b string) string
	journals         []string
	heads            []string
	fillers          []string
	claims           []string // clauses without a full stop
	nd, press        string
	days             []string
}

// works are the works of one document with every feature in it.
func (p *pool) works(r *rand.Rand) []*made {
	fams := append([]string(nil), p.families...)
	r.Shuffle(len(fams), func(i, j int) { fams[i], fams[j] = fams[j], fams[i] })
	fam := func() string { f := fams[0]; fams = fams[1:]; return f }
	giv := func() string { return p.givens[r.IntN(len(p.givens))] }
	used := map[string]bool{}
	title := func() string {
		for {
			t := p.title(p.titleA[r.IntN(len(p.titleA))], p.titleB[r.IntN(len(p.titleB))])
			if !used[t] {
				used[t] = true
				return t
			}
		}
	}
	year := func() string { return strconv.Itoa(1962 + r.IntN(62)) }
	var out []*made
	add := func(m *made, features ...string) *made {
		m.title, m.journal = title(), p.journals[r.IntN(len(p.journals))]
		m.volume, m.page = 2+r.IntN(60), 1+r.IntN(400)
		if m.year == "" {
			m.year = year()
		}
		m.features = append(m.features, features...)
		out = append(out, m)
		return m
	}
	person := func(f string) document.Person { return document.Person{Family: f, Given: giv()} }
	people := func(n int) (ps []document.Person) {
		for range n {
			ps = append(ps, person(fam()))
		}
		return ps
	}
	for range 4 {
		add(&made{people: people(1)}, "single")
	}
	a, y := people(1), year()
	add(&made{people: a, year: y, suffix: "a"}, "suffix")
	add(&made{people: a, year: y, suffix: "b"}, "suffix")
	add(&made{people: a, year: y, suffix: "c"}, "suffix")
	f := fam()
	g1, g2 := giv(), giv()
	for initial(g1) == initial(g2) {
		g2 = giv()
	}
	add(&made{people: []document.Person{{Family: f, Given: g1}}, shared: true}, "same_family_other_person")
	add(&made{people: []document.Person{{Family: f, Given: g2}}, shared: true}, "same_family_other_person")
	for range 3 {
		add(&made{people: people(2)}, "two_authors")
	}
	for range 3 {
		n := 3
		if len(p.families) > 34 {
			n += r.IntN(3)
		}
		add(&made{people: people(n)}, "et_al")
	}
	k := r.IntN(len(p.bodies))
	add(&made{body: p.bodies[k][0], short: p.bodies[k][1]}, "org_author")
	k = (k + 1) % len(p.bodies)
	add(&made{body: p.bodies[k][0]}, "org_author")
	add(&made{}, "no_author")
	add(&made{}, "no_author")
	add(&made{people: people(1), year: p.nd}, "nd")
	add(&made{people: people(1), year: p.press}, "in_press")
	add(&made{people: people(1), year: "1968", reprint: "1862"}, "reprint")
	add(&made{outlet: p.outlets[r.IntN(len(p.outlets))], day: p.days[r.IntN(len(p.days))]}, "news")
	return out
}

func initial(g string) rune {
	for _, r := range g {
		return r
	}
	return 0
}

// dotted are given names as initials: "T. K.", "J.-P.".
func dotted(given string) string {
	var out []string
	for _, w := range strings.Fields(given) {
		var parts []string
		for _, h := range strings.Split(w, "-") {
			parts = append(parts, string(initial(h))+".")
		}
		out = append(out, strings.Join(parts, "-"))
	}
	return strings.Join(out, " ")
}

// letters are given names as initials without stops: "TK".
func letters(given string) string {
	return strings.NewReplacer(".", "", " ", "", "-", "").Replace(dotted(given))
}

func join(ss []string, comma, last string) string {
	if len(ss) == 1 {
		return ss[0]
	}
	return strings.Join(ss[:len(ss)-1], comma) + last + ss[len(ss)-1]
}
