package apa

import (
	"cmp"
	"slices"
	"strings"

	"kg/bibliography"
)

// List are items that stand in one list of references: their citations tell them apart.
type List struct {
	items    []*bibliography.Item
	suffixes []string
	initials []bool // the first author's initials are needed in citations
	shown    []int  // how many authors a citation names before "et al."
}

// NewList works out what tells the items apart: letters behind years that the
// same authors share (an item's own letter stays), initials where two first authors have
// one family name, and more names where "et al." would stand for two lists of authors.
func NewList(items []*bibliography.Item) *List {
	l := &List{items: items, suffixes: make([]string, len(items)), initials: make([]bool, len(items)), shown: make([]int, len(items))}
	l.letters()
	l.firstAuthors()
	l.moreNames()
	return l
}

// Reference is the entry of item i.
func (l *List) Reference(i int, m Markup) string { return reference(l.items[i], l.suffixes[i], m) }

// Parenthetical is the citation "(Kim & Lee, 2024a)".
func (l *List) Parenthetical(i int, m Markup) string {
	out := &line{}
	out.add("(")
	l.cite(out, i, "&")
	if n := len(out.runs) - 1; strings.HasSuffix(out.runs[n].text, "”") { // the comma stands inside
		out.runs[n].text = strings.TrimSuffix(out.runs[n].text, "”") + ",”"
		out.add(" " + citedYear(l.items[i], l.suffixes[i]) + ")")
		return out.write(m)
	}
	out.add(", " + citedYear(l.items[i], l.suffixes[i]) + ")")
	return out.write(m)
}

// Narrative is the citation "Kim and Lee (2024a)".
func (l *List) Narrative(i int, m Markup) string {
	out := &line{}
	l.cite(out, i, "and")
	out.add(" (" + citedYear(l.items[i], l.suffixes[i]) + ")")
	return out.write(m)
}

// Order is the order of a list of references: by authors, year and title, as indices of the items.
func (l *List) Order() []int {
	keys := make([][3]string, len(l.items))
	out := make([]int, len(l.items))
	for i, it := range l.items {
		names, _ := head(it)
		if names == "" {
			names = sortTitle(it)
		}
		keys[i] = [3]string{strings.ToLower(names), sortYear(it) + l.suffixes[i], strings.ToLower(sortTitle(it))}
		out[i] = i
	}
	slices.SortStableFunc(out, func(a, b int) int {
		return cmp.Or(cmp.Compare(keys[a][0], keys[b][0]), cmp.Compare(keys[a][1], keys[b][1]), cmp.Compare(keys[a][2], keys[b][2]))
	})
	return out
}

// sortYear puts what has no date first and what is in press last.
func sortYear(it *bibliography.Item) string {
	d := it.Dates[bibliography.Issued]
	switch {
	case d.From.Known:
		return d.From.String()[:4]
	case it.Get(bibliography.Status) != "":
		return "~"
	}
	return ""
}

func sortTitle(it *bibliography.Item) string {
	t := it.Get(bibliography.Title)
	for _, article := range []string{"A ", "An ", "The "} {
		if rest, ok := strings.CutPrefix(t, article); ok {
			return rest
		}
	}
	return t
}

// letters gives the years that the same authors share their letters, in the order of the titles.
func (l *List) letters() {
	groups := map[string][]int{}
	var order []string
	for i, it := range l.items {
		l.suffixes[i] = it.Get(bibliography.YearSuffix)
		names, _ := head(it)
		if names == "" {
			continue // the title tells it apart
		}
		key := names + "\x00" + year(it, "")
		if groups[key] == nil {
			order = append(order, key)
		}
		groups[key] = append(groups[key], i)
	}
	for _, key := range order {
		group := groups[key]
		if len(group) < 2 {
			continue
		}
		taken := map[string]bool{}
		for _, i := range group {
			taken[l.suffixes[i]] = true
		}
		slices.SortStableFunc(group, func(a, b int) int {
			return cmp.Compare(strings.ToLower(sortTitle(l.items[a])), strings.ToLower(sortTitle(l.items[b])))
		})
		n := 0
		for _, i := range group {
			for l.suffixes[i] == "" {
				if s := letter(n); !taken[s] {
					l.suffixes[i] = s
				}
				n++
			}
		}
	}
}

// letter counts a … z, aa, ab …
func letter(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// cited are the names that a citation is made of.
func cited(it *bibliography.Item) []bibliography.Name {
	if n := it.Names[bibliography.Author]; invertedNames(n) != "" {
		return n
	}
	for _, r := range roles(it) {
		if n := it.Names[r.v]; invertedNames(n) != "" {
			return n
		}
	}
	return nil
}

func short(n bibliography.Name) string {
	if n.Literal != "" {
		return n.Literal
	}
	if n.Family == "" {
		return n.Given
	}
	return n.FullFamily()
}

// firstAuthors finds first authors who share a family name and are not the same person.
func (l *List) firstAuthors() {
	given := map[string]map[string]bool{}
	for _, it := range l.items {
		if n := cited(it); len(n) > 0 && n[0].Literal == "" {
			if given[short(n[0])] == nil {
				given[short(n[0])] = map[string]bool{}
			}
			given[short(n[0])][Initials(n[0].Given)] = true
		}
	}
	for i, it := range l.items {
		n := cited(it)
		l.initials[i] = len(n) > 0 && n[0].Literal == "" && len(given[short(n[0])]) > 1
	}
}

// moreNames names as many authors as tell the citations of different lists of authors in one year apart.
func (l *List) moreNames() {
	for i, it := range l.items {
		l.shown[i] = 1
		if len(cited(it)) < 3 {
			l.shown[i] = len(cited(it))
		}
	}
	groups := map[string][]int{}
	for i, it := range l.items {
		if n := cited(it); len(n) > 2 {
			key := natural(n[0]) + "\x00" + year(it, "")
			groups[key] = append(groups[key], i)
		}
	}
	for _, group := range groups {
		l.tellApart(group)
	}
}

// tellApart compares lists of authors that begin alike: in alphabetical order
// only neighbours need be compared.
func (l *List) tellApart(group []int) {
	names := func(i int) string { return invertedNames(cited(l.items[i])) }
	slices.SortStableFunc(group, func(a, b int) int { return cmp.Compare(names(a), names(b)) })
	unlike := func(i, k int) {
		mine, other := cited(l.items[i]), cited(l.items[k])
		same := 0
		for same < len(mine) && same < len(other) && mine[same] == other[same] {
			same++
		}
		l.shown[i] = max(l.shown[i], min(same+1, len(mine)))
	}
	for from := 0; from < len(group); {
		to := from + 1
		for to < len(group) && names(group[to]) == names(group[from]) {
			to++
		}
		for _, i := range group[from:to] {
			if from > 0 {
				unlike(i, group[from-1])
			}
			if to < len(group) {
				unlike(i, group[to])
			}
			if l.shown[i] == len(cited(l.items[i]))-1 { // "et al." stands for more than one
				l.shown[i]++
			}
		}
		from = to
	}
}

// cite writes the names of a citation, or the title in their place.
func (l *List) cite(out *line, i int, and string) {
	it := l.items[i]
	names := cited(it)
	if len(names) == 0 {
		citeTitle(out, it)
		return
	}
	var words []string
	etAl := l.shown[i] < len(names)
	for k, n := range names[:l.shown[i]] {
		switch {
		case n.EtAl:
			etAl = true
		case k == 0 && l.initials[i]:
			words = append(words, natural(n))
		default:
			words = append(words, short(n))
		}
	}
	switch n := len(words); {
	case etAl && n == 1:
		out.add(words[0] + " et al.")
	case etAl:
		out.add(strings.Join(words, ", ") + ", et al.")
	case n == 1:
		out.add(words[0])
	case n == 2:
		out.add(words[0] + " " + and + " " + words[1])
	default:
		out.add(strings.Join(words[:n-1], ", ") + ", " + and + " " + words[n-1])
	}
}

// citeTitle writes the title in the place of names, shortened at its sub-title.
func citeTitle(out *line, it *bibliography.Item) {
	t := it.Get(bibliography.TitleShort)
	if t == "" {
		t, _, _ = strings.Cut(it.Get(bibliography.Title), ": ")
	}
	switch {
	case t == "":
		out.add("Untitled")
	case part(it):
		out.add("“" + t + "”")
	default:
		out.em(t)
	}
}
