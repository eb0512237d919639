package reference

import (
	"context"
	"strings"
	"unicode"

	"kg/document"
)

// headed and unheaded are how sure a list is to be one: a list without a
// heading is only as sure as its entries look.
const (
	headed   = 1.0
	unheaded = 0.85
)

// entries are the entries of all the document's lists.
func (a *Annotator) entries(ctx context.Context, d *document.Document) ([]entry, error) {
	var out []entry
	add := func(es []entry) {
		list := 0
		if len(out) > 0 {
			list = out[len(out)-1].list + 1
		}
		for _, e := range es {
			e.list = list
			out = append(out, e)
		}
	}
	for i := 0; i < len(d.Blocks); i++ {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if !a.opensList(d, i) {
			continue
		}
		end := a.listEnd(d, i)
		if end > i+1 {
			add(a.underHeading(d, i, end))
		}
		i = end - 1
	}
	if len(out) > 0 || d.Meta.Genre == document.GenreNews {
		return out, nil
	}
	for from := 0; from < len(d.Blocks); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		to := from
		for to < len(d.Blocks) && d.Blocks[to].Kind != document.Heading {
			to++
		}
		add(a.withoutHeading(d, [2]int{from, to}))
		from = to + 1
	}
	return out, nil
}

// underHeading cuts the list whose heading is block i. What stands before the
// first and behind the last entry and is none, a remark or an appendix, is left
// out; a heading with prose below it has no list.
func (a *Annotator) underHeading(d *document.Document, i, end int) []entry {
	es := a.split(d, a.lines(d, [2]int{i + 1, end}))
	like := a.likenesses(d, es)
	from, to := 0, len(es)
	for from < to && like[from].prose {
		from++
	}
	for to > from && (like[to-1].prose || like[to-1].points < 0 && es[to-1].label == "" && d.Media != "text/html") {
		to--
	}
	good, prose := 0, 0
	var kept []entry
	for k := from; k < to; k++ {
		if like[k].points >= enough {
			good++
		}
		if like[k].prose {
			prose++
		}
		if !like[k].prose || like[k].points >= 1 { // else a remark, or an annotation below its entry
			kept = append(kept, es[k])
		}
	}
	es = kept
	share := 0.0
	if len(es) > 0 {
		share = float64(good) / float64(len(es))
	}
	switch {
	case len(es) == 0, prose*2 > len(es) && share < 0.5, d.Meta.Genre == document.GenreNews && share < 0.5:
		return nil
	case a.words.vague[headingWords(d.Plain(d.Blocks[i].Content))] && share < 0.5:
		return nil
	}
	for k := range es {
		es[k].confidence *= headed
	}
	return es
}

// withoutHeading finds a list among the blocks of a section: a run of lines of
// which many begin as entries do, and whose entries nearly all look like such.
func (a *Annotator) withoutHeading(d *document.Document, run [2]int) []entry {
	ls := a.lines(d, run)
	var out []entry
	for _, w := range a.windows(ls) {
		es := a.split(d, ls[w[0]:w[1]])
		like := a.likenesses(d, es)
		from, to := 0, len(es)
		for from < to && like[from].points < enough {
			from++
		}
		for to > from && like[to-1].points < enough {
			to--
		}
		good := 0
		for _, l := range like[from:to] {
			if l.points >= enough {
				good++
			}
		}
		share := 4 // fifths
		if countsUp(es[from:to]) {
			share = 2
		}
		if good < 4 || good*5 < (to-from)*share {
			continue
		}
		for _, e := range es[from:to] {
			e.confidence *= unheaded
			out = append(out, e)
		}
	}
	return out
}

// countsUp tells whether entries are numbered from one on without a gap.
func countsUp(es []entry) bool {
	for i, e := range es {
		if atoi(e.label) != i+1 {
			return false
		}
	}
	return len(es) > 3
}

// near is how many lines may lie between two lines that begin entries.
const near = 14

// windows are the runs of lines in which at least every near-th begins as an entry does.
func (a *Annotator) windows(ls []line) [][2]int {
	var out [][2]int
	s := &splitter{a: a, ls: ls} // for its way of looking ahead
	first, last, n := -1, -1, 0
	closeAt := func(to int) {
		if n >= 4 {
			floor := max(0, first-6)
			if len(out) > 0 {
				floor = max(floor, out[len(out)-1][1])
			}
			for first > floor { // bodies and titles may stand before the first name
				first--
			}
			out = append(out, [2]int{first, to})
		}
		first, last, n = -1, -1, 0
	}
	for i := range ls {
		if first >= 0 && i-last > near {
			closeAt(a.lastLine(ls, last))
		}
		if ls[i].before == none && i > 0 && !ended(ls[i-1].whole) && ls[i].label == "" && first < 0 {
			continue
		}
		if v, _ := s.a.opening(s.ahead(i)); v >= 1.5 || v >= 0.7 && ls[i].label != "" {
			if first < 0 {
				first = i
			}
			last, n = i, n+1
		}
	}
	if first >= 0 {
		closeAt(a.lastLine(ls, last))
	}
	return out
}

// lastLine is the index behind the last line of the entry that begins at line i.
func (a *Annotator) lastLine(ls []line, i int) int {
	k := i + 1
	for k < len(ls) && ls[k].before == none && k < i+near || k < len(ls) && opensLink(ls[k].text) {
		k++
	}
	return k
}

// opensList tells whether block i is the heading of a list: a heading, or a
// short paragraph that says no more than a heading would.
func (a *Annotator) opensList(d *document.Document, i int) bool {
	h, ok := a.headingOf(d, i)
	return ok && (a.words.headings[h] || a.words.vague[h])
}

func (a *Annotator) headingOf(d *document.Document, i int) (string, bool) {
	b := d.Blocks[i]
	if b.Len() > 120 || b.Kind != document.Heading && (b.Kind != document.Paragraph || b.Len() > 80) {
		return "", false
	}
	return headingWords(d.Plain(b.Content)), true
}

// divides tells whether block i is a heading inside a list: "Primary sources", "Books".
func (a *Annotator) divides(d *document.Document, i int) bool {
	h, ok := a.headingOf(d, i)
	return ok && (a.words.headings[h] || a.words.vague[h] || a.words.parts[h] || len(h) == 1 && d.Blocks[i].Kind == document.Heading)
}

// headingWords folds a heading: no numbers, marks or colon, lower case; the
// letters of a heading in Han, which may be set apart, moved together; and
// without the words that say which list of references it is.
func headingWords(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsDigit(r) || unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r)
	})
	if n, rest, ok := strings.Cut(s, " "); ok && strings.Trim(n, "IVXLC.)") == "" && n != "" {
		s = strings.TrimLeft(rest, " –—-")
	}
	s = strings.ToLower(strings.Join(strings.Fields(s), " "))
	if r := []rune(s); len(r) > 0 && (isIdeograph(r[0]) || isHangul(r[0])) {
		s = strings.ReplaceAll(s, " ", "")
	}
	for _, w := range [...]string{"selected ", "select ", "cited ", "complete ", "full ", "general ", "annotated ", "consolidated ", "chapter ", "list of "} {
		if rest, ok := strings.CutPrefix(s, w); ok && rest != "sources" {
			s = rest
		}
	}
	for _, w := range [...]string{" for chapter", " to chapter", " of chapter", " for part", " (selected", " cited", " (selection"} {
		if k := strings.Index(s, w); k > 0 {
			s = s[:k]
		}
	}
	return s
}

// listEnd is the index behind the last block of the list opened by block i: the
// next heading that is neither below it nor the heading of a further part.
func (a *Annotator) listEnd(d *document.Document, i int) int {
	open := d.Blocks[i]
	for k := i + 1; k < len(d.Blocks); k++ {
		b := d.Blocks[k]
		if b.Kind != document.Heading {
			if a.opensList(d, k) && !a.words.parts[headingWords(d.Plain(b.Content))] {
				return k
			}
			continue
		}
		if a.divides(d, k) && !a.chapter(d, i, k) || open.Kind == document.Heading && b.Level > open.Level && open.Level > 0 {
			continue
		}
		if a.looksLikeEntry(d.Plain(b.Content)) {
			continue
		}
		return k
	}
	return len(d.Blocks)
}

// chapter tells whether block k opens a list of its own rather than a part of the list of block i: it bears the same name.
func (a *Annotator) chapter(d *document.Document, i, k int) bool {
	return headingWords(d.Plain(d.Blocks[i].Content)) == headingWords(d.Plain(d.Blocks[k].Content))
}

// looksLikeEntry tells whether text begins with names or a title and a year the way entries do.
func (a *Annotator) looksLikeEntry(text string) bool {
	if len(text) < 20 {
		return false
	}
	v, dated := a.opening(text)
	return dated && v >= 4
}
