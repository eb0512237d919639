package reference_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"unicode/utf8"
)

// A printed document: an invented bibliography in one style and one layout, with known spans.

// printing is how a list is laid out.
type printing struct {
	name     string
	mark     func(n int) string // bullet or number before an entry; nil for none
	width    int                // columns at which lines are broken; 0 for none
	hang     string             // before the second and later lines of an entry
	first    string             // before the first line of an entry
	between  string             // between entries: "\n" or "\n\n"
	markdown bool
}

func printings() []printing {
	number := func(form string) func(int) string { return func(n int) string { return fmt.Sprintf(form, n) } }
	bullet := func(mark string) func(int) string { return func(int) string { return mark } }
	super := func(n int) string {
		return strings.Map(func(r rune) rune { return []rune("⁰¹²³⁴⁵⁶⁷⁸⁹")[r-'0'] }, fmt.Sprint(n)) + " "
	}
	return []printing{
		{"md-bullets", bullet("- "), 0, "", "", "\n", true},
		{"md-bullets-wrapped", bullet("* "), 80, "  ", "", "\n", true},
		{"md-paragraphs", nil, 0, "", "", "\n\n", true},
		{"md-paragraphs-wrapped", nil, 72, "", "", "\n\n", true},
		{"md-numbers", number("%d. "), 0, "", "", "\n", true},
		{"md-brackets", number("[%d] "), 0, "", "", "\n\n", true},
		{"bullets", bullet("• "), 0, "", "", "\n", false},
		{"bullets-wrapped", bullet("• "), 76, "  ", "", "\n", false},
		{"blank-lines", nil, 0, "", "", "\n\n", false},
		{"blank-lines-wrapped", nil, 68, "", "", "\n\n", false},
		{"one-line-each", nil, 0, "", "", "\n", false},
		{"hanging-spaces", nil, 80, "    ", "", "\n", false},
		{"hanging-tabs", nil, 84, "\t", "", "\n", false},
		{"hanging-and-blank", nil, 72, "   ", "", "\n\n", false},
		{"first-line-indent", nil, 78, "", "    ", "\n", false},
		{"flush", nil, 74, "", "", "\n", false},
		{"flush-wide", nil, 104, "", "", "\n", false},
		{"flush-narrow", nil, 52, "", "", "\n", false},
		{"numbers-dot", number("%d. "), 80, "", "", "\n", false},
		{"numbers-dot-hanging", number("%d.  "), 76, "    ", "", "\n", false},
		{"numbers-bracket", number("[%d] "), 82, "", "", "\n", false},
		{"numbers-round", number("(%d) "), 78, "", "", "\n\n", false},
		{"numbers-paren", number("%d) "), 0, "", "", "\n", false},
		{"numbers-superscript", super, 80, "", "", "\n", false},
	}
}

// noise is what happens to a list on its way.
type noise struct {
	name      string
	pages     int    // a page break with a running head every so many lines; 0 for none
	feed      bool   // page breaks are form feeds
	spaced    bool   // running heads stand between blank lines
	hyphens   bool   // words are broken at lines' ends
	dashes    bool   // repeated authors are dashes
	linkLines bool   // addresses stand on lines of their own
	heading   bool   // the list has a heading
	after     string // what follows the list
}

func noises() []noise {
	return []noise{
		{name: "clean", heading: true},
		{name: "pages", pages: 23, spaced: true, heading: true},
		{name: "pages-tight", pages: 31, heading: true, hyphens: true},
		{name: "feeds-and-dashes", pages: 27, feed: true, dashes: true, heading: true},
		{name: "links-apart", linkLines: true, heading: true, after: "appendix"},
		{name: "no-heading"},
		{name: "no-heading-appendix", after: "appendix", dashes: true},
	}
}

var listHeadings = map[string]string{"en": "References", "de": "Literaturverzeichnis", "fr": "Bibliographie", "es": "Bibliografía", "pt": "Referências", "id": "Daftar Pustaka", "ko": "참고문헌", "zh": "参考文献", "ja": "引用文献"}

type printedDocument struct {
	text     string
	markdown bool
	entries  [][2]int // bytes, without bullets and numbers
}

const printedProse = `The mud came first. It came down the river every spring and lay where it liked, and in the accounts of the harbour masters it has a page of its own, which is longer in every year than in the year before. Nobody paid for it at first, because nobody owned it, and when at last somebody was asked to pay, the first answer was that it had always been there. This answer was given in three towns within ten years, and it was given to three different kings, none of whom believed it.

Ports silt up where nobody pays for dredging, and the towns behind them learn it late. This paper follows three such towns through a century of petitions, levies and lawsuits, and asks who in the end carried the mud away.

The argument has two parts. The first is about money: a levy on tonnage falls on those who come, and those who come may go elsewhere. The second is about law, for the courts of the coast held that a channel belongs to no town, so that no town could be made to keep it open.

In what follows the sources are laid out first, then the three towns in turn, and last what they have in common, which is less than the literature would have it.
`

// print lays a bibliography out. It is the same for the same arguments.
func (s printedStyle) document(p printing, z noise, works []inventedWork) printedDocument {
	if s.sorted() {
		slices.SortStableFunc(works, func(a, b inventedWork) int { return cmp.Compare(a.sortName(), b.sortName()) })
	}
	out := printedDocument{markdown: p.markdown}
	b := &strings.Builder{}
	head, sub := "", ""
	if p.markdown {
		head, sub = "# ", "## "
	}
	fmt.Fprintf(b, "%sOn silt and who pays for it\n\n%sIntroduction\n\n", head, sub)
	pr := printer{b: b, p: p, z: z}
	pr.prose()
	if z.heading {
		fmt.Fprintf(b, "%s%s\n\n", sub, listHeadings[s.language])
	}
	for i, w := range works {
		out.entries = append(out.entries, pr.entry(s, w, i))
	}
	if z.after == "appendix" {
		fmt.Fprintf(b, "\n\n%sAppendix A\n\nThe table of levies was copied by hand from the minute books of the three towns, and sums were checked against the yearly audits where these survive. Sums that disagree by less than a tenth were left as they stand.\n", sub)
	}
	out.text = b.String()
	return out
}

func (s printedStyle) sorted() bool { return !s.numbered && s.language != "ko" && s.language != "ja" }

func (w inventedWork) sortName() string {
	if w.body != "" {
		return w.body
	}
	return strings.ToLower(w.authors[0].family)
}

// printer writes entries and page breaks.
type printer struct {
	b     *strings.Builder
	p     printing
	z     noise
	lines int
	page  int
}

// prose writes the text before the list; its pages are short, so that their heads come often enough.
func (pr *printer) prose() {
	for _, par := range strings.Split(strings.TrimSpace(printedProse), "\n\n") {
		lines := []string{par}
		if pr.p.width > 0 {
			lines = wrapText(par, pr.p.width, pr.p.width, false)
		}
		for i, l := range lines {
			if i > 0 && pr.z.pages > 0 && i%4 == 3 {
				pr.lines = pr.z.pages * (pr.page + 1)
				pr.breakPage()
			}
			pr.b.WriteString(l + "\n")
		}
		pr.b.WriteString("\n")
	}
	pr.lines = pr.z.pages * pr.page
}

func (pr *printer) entry(s printedStyle, w inventedWork, i int) [2]int {
	if i > 0 {
		pr.b.WriteString(pr.p.between)
	}
	authors, rest := s.print(w)
	if w.repeated && pr.z.dashes && (s.name == "mla" || strings.HasPrefix(s.name, "chicago")) {
		authors = "———."
	}
	text := authors + " " + rest
	link := ""
	if k := strings.LastIndex(text, " https://"); pr.z.linkLines && k > 0 && !strings.Contains(text[k+1:], " ") {
		text, link = text[:k], text[k+1:]
	}
	mark := ""
	if pr.p.mark != nil {
		mark = pr.p.mark(i + 1)
	}
	pr.b.WriteString(pr.p.first + mark)
	start := pr.b.Len()
	lines := []string{text}
	if pr.p.width > 0 {
		lead := utf8.RuneCountInString(pr.p.first + mark)
		lines = wrapText(text, pr.p.width-lead, pr.p.width-len(pr.p.hang), pr.z.hyphens)
	}
	if link != "" {
		lines = append(lines, link)
	}
	for k, l := range lines {
		if k > 0 {
			pr.b.WriteString("\n")
			pr.breakPage()
			pr.b.WriteString(pr.p.hang)
		}
		pr.b.WriteString(l)
		pr.lines++
	}
	return [2]int{start, pr.b.Len()}
}

// breakPage puts a page's foot and head between two lines of an entry.
func (pr *printer) breakPage() {
	if pr.z.pages == 0 || pr.lines < pr.z.pages*(pr.page+1) {
		return
	}
	pr.page++
	n := 140 + pr.page
	head := "Silt and who pays for it"
	if pr.page%2 == 1 {
		head = "T. K. Orwen"
	}
	switch {
	case pr.z.feed && pr.page%2 == 1:
		fmt.Fprintf(pr.b, "\f%s   %d\n", head, n)
	case pr.z.feed:
		fmt.Fprintf(pr.b, "\f%d   %s\n", n, head)
	case pr.z.spaced:
		fmt.Fprintf(pr.b, "\n%d\n\n%s\n\n", n, head)
	default:
		fmt.Fprintf(pr.b, "%d\nHarbour Studies 12(3)\n", n)
	}
}

// wrapText breaks text at blanks into lines of so many columns; with hyphens it also breaks long words.
func wrapText(text string, first, width int, hyphens bool) []string {
	var out []string
	line, limit := "", first
	room := func() int { return limit - utf8.RuneCountInString(line) - 1 }
	for _, w := range strings.Fields(text) {
		n := utf8.RuneCountInString(w)
		if line == "" {
			line = w
			continue
		}
		if n <= room() {
			line += " " + w
			continue
		}
		if k := room() - 1; hyphens && k >= 4 && n-k >= 4 && plainWord(w) {
			out = append(out, line+" "+w[:k]+"-")
			line, limit = w[k:], width
			continue
		}
		out = append(out, line)
		line, limit = w, width
	}
	return append(out, line)
}

func plainWord(w string) bool {
	for _, r := range strings.TrimRight(w, ".,") {
		if r < 'a' || r > 'z' {
			return false
		}
	}
	return true
}

// newPrint is a bibliography of n works, printed.
func newPrint(s printedStyle, p printing, z noise, n int, seed uint64) printedDocument {
	r := rand.New(rand.NewPCG(seed, 7))
	return s.document(p, z, inventBibliography(r, n))
}
