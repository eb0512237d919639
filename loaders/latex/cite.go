package latex

import (
	"regexp"
	"strings"

	"kg/document"
	"kg/loaders/entry"
)

// style is how the document prints its citations, as its packages say.
type style struct {
	natbib, biblatex bool
	numbers          bool // the packages ask for numbers
	super            bool // above the line
	notes            bool // in footnotes
}

// shape is the form in which a command prints a citation.
type shape int

const (
	byStyle  shape = iota // as the style has it
	textual               // Kim (2024)
	paren                 // (Kim, 2024)
	bare                  // Kim, 2024
	author                // Kim
	year                  // 2024
	yearPar               // (2024)
	inNote                // in a footnote
	above                 // above the line
	theTitle              // the title
)

// shapes are the commands of natbib, biblatex, apacite, harvard and chicago in small letters.
var shapes = map[string]shape{
	"cite": byStyle, "cites": byStyle, "autocite": byStyle, "autocites": byStyle, "smartcite": byStyle,
	"citet": textual, "textcite": textual, "textcites": textual, "citeasnoun": textual, "newcite": textual, "citea": textual, "shortcitea": textual, "citen": textual, "cites@": textual, "possessivecite": textual, "citepos": textual, "fulltextcite": textual,
	"citep": paren, "parencite": paren, "parencites": paren, "shortcite": paren, "citenum@": paren, "fullcitep": paren,
	"citealp": bare, "citealt": bare, "citenp": bare, "onlinecite": bare, "citenum": bare, "shortcitenp": bare, "fullcite": bare,
	"citeauthor": author, "citefullauthor": author, "citeauthornp": author, "shortciteauthor": author,
	"citeyear": year, "citeyearnp": year, "citedate": year, "citeyearpar": yearPar,
	"footcite": inNote, "footcites": inNote, "footfullcite": inNote, "footcitetext": inNote, "supercite": above, "citetitle": theTitle,
}

// citing is the shape of a command that cites.
func citing(name string) (shape, bool) {
	f, ok := shapes[strings.ToLower(name)]
	return f, ok
}

// item is an entry of the bibliography as citations see it.
type item struct {
	key         string
	number      int    // its place in the list
	label       string // the label that the bibliography gives it, "" for a number
	names, year string // of an author–year label, or of the entry's fields
	title       string
	stated      *document.Reference // its fields, where a .bib file gives them
	at          int                 // its index in Tagged.References, -1 until it is written
}

// place is the index in Tagged.References of the k-th item, -1 where it was not written.
func (r *reader) place(k int) int {
	if k < 0 || k >= len(r.items) {
		return -1
	}
	return r.items[k].at
}

// byNumber tells whether citations are printed as numbers or labels, not as authors and years.
func (r *reader) byNumber() bool {
	return !r.byEntry && (r.style.numbers || !r.dated)
}

// group are keys that are cited together, with what stands before and behind them.
type group struct {
	keys      []string
	pre, post string
}

// cite writes a citation as a reader sees it, and keeps what it points to.
func (r *reader) cite(f shape, name string, i, next, end int) int {
	groups, at := r.groups(next, end)
	if len(groups) == 0 {
		return at
	}
	lower := strings.ToLower(name)
	numeric := r.byNumber()
	if f == byStyle {
		switch {
		case r.style.notes && strings.HasPrefix(lower, "auto"):
			f = inNote
		case numeric:
			f = paren
		case r.style.natbib:
			f = textual
		case r.style.biblatex && strings.HasPrefix(lower, "cite"):
			f = bare
		default:
			f = paren
		}
	}
	if r.style.super && numeric && (f == paren || f == textual) {
		f = above
	}
	c := &printer{reader: r, shape: f, numeric: numeric, from: i, to: at}
	if f == inNote {
		r.noteCitation(groups, i, at)
		return at
	}
	c.print(groups)
	return at
}

// noteCitation prints a citation in a footnote of its own.
func (r *reader) noteCitation(groups []group, i, at int) {
	// the note is read from the same bytes again, as a bare citation
	r.notes++
	number := entry.Raised(r.notes)
	start := r.w.Len()
	r.put(number, i, at)
	mark := r.w.Span(start)
	text := `\citealp`
	var b strings.Builder
	for k, g := range groups {
		if k > 0 {
			b.WriteString("; ")
		}
		b.WriteString(text + "[" + g.pre + "][" + g.post + "]{" + strings.Join(g.keys, ",") + "}")
	}
	b.WriteString(".")
	in := newInput(b.String())
	in.foreign, in.at, in.path = true, document.Span{Start: i, End: at}, r.in.path
	if r.in.foreign {
		in.at = r.in.at
	}
	r.later = append(r.later, piece{span: span{in, 0, len(in.src)}, note: true, label: entry.Digits(r.notes), mark: mark})
}

// groups reads the arguments of a citing command: optional ones and keys, and for the plural commands of biblatex that again and again.
func (r *reader) groups(next, end int) (out []group, at int) {
	in := r.in
	at = next
	for k := 0; k < 2; k++ {
		if _, _, behind, ok := in.option(at, end, '('); ok && k < 2 && at < end && in.src[in.ahead(at, end)] == '(' && r.plural(next) {
			at = behind
		}
	}
	for len(out) < 100 {
		var g group
		var options []string
		here := at
		for k := 0; k < 2; k++ {
			from, to, behind, ok := in.option(here, end, '[')
			if !ok {
				break
			}
			options = append(options, r.plain(span{in, from, to}))
			here = behind
		}
		switch len(options) {
		case 1:
			g.post = options[0]
		case 2:
			g.pre, g.post = options[0], options[1]
		}
		k := in.ahead(here, end)
		if k >= end || in.src[k] != '{' {
			return out, at
		}
		from, to, behind, ok := in.argument(k, end)
		if !ok {
			return out, at
		}
		for _, key := range strings.Split(in.src[from:to], ",") {
			if key = strings.TrimSpace(key); key != "" && len(key) < 200 && len(g.keys) < 200 {
				g.keys = append(g.keys, key)
			}
		}
		at = behind
		if len(g.keys) > 0 {
			out = append(out, g)
		}
		if !r.plural(next) {
			return out, at
		}
	}
	return out, at
}

// plural tells whether the command whose arguments begin at i is one of biblatex's for several citations.
func (r *reader) plural(i int) bool {
	name := strings.TrimRight(r.in.src[max(0, i-14):i], " \n\t*")
	return strings.HasSuffix(name, "cites")
}

// printer prints one citation.
type printer struct {
	*reader
	shape    shape
	numeric  bool
	from, to int // the command
}

func (c *printer) write(s string) { c.put(s, c.from, c.to) }

// blank asks for a blank between what is printed.
func (c *printer) blank() { c.w.Gap() }

func (c *printer) print(groups []group) {
	open, shut := "", ""
	switch {
	case c.shape == paren && c.numeric:
		open, shut = "[", "]"
	case c.shape == paren:
		open, shut = "(", ")"
	}
	start := c.w.Len()
	if open != "" {
		c.write(open)
	}
	for n, g := range groups {
		if n > 0 {
			c.between()
		}
		if g.pre != "" && c.shape != textual {
			c.write(g.pre)
			c.blank()
		}
		for k, key := range g.keys {
			if k > 0 {
				c.between()
			}
			post := ""
			if k == len(g.keys)-1 {
				post = c.locator(g.post)
			}
			signal := ""
			if k == 0 {
				signal = g.pre
			}
			c.one(key, signal, post)
		}
	}
	if shut != "" {
		c.write(shut)
	}
	if c.shape == above {
		if s := c.w.Span(start); !s.Empty() {
			c.marks = append(c.marks, document.TaggedNote{Span: s, Block: -1})
		}
	}
}

func (c *printer) between() {
	switch {
	case c.shape == above:
		c.write(",")
	case c.numeric || c.shape == textual || c.shape == author || c.shape == year:
		c.write(",")
		c.blank()
	default:
		c.write(";")
		c.blank()
	}
}

var rxPages = regexp.MustCompile(`^\d+(?:[–-]+\d+)?$`)

// locator is what stands behind a citation; biblatex writes "p." before bare numbers.
func (c *printer) locator(post string) string {
	if c.style.biblatex && rxPages.MatchString(post) {
		if strings.ContainsAny(post, "–-") {
			return "pp. " + post
		}
		return "p. " + post
	}
	return post
}

// one prints one key.
func (c *printer) one(key, signal, post string) {
	k, known := c.keys[key]
	p := document.TaggedCitation{Signal: signal}
	if strings.ContainsAny(post, "0123456789") {
		p.Locator = post
	}
	x := item{key: key}
	if known {
		x = c.items[k]
		p.References = []int{k}
	}
	start := c.w.Len()
	switch {
	case c.shape == theTitle && x.title != "":
		c.write(x.title)
		p.Kind = document.Narrative
	case c.numeric && (c.shape == paren || c.shape == bare || c.shape == above || c.shape == textual):
		start, p.Kind = c.numbered(x, post)
		if x.label != "" || x.number == 0 {
			p.Kind = document.Parenthetical
		}
	default:
		p.Kind = c.named(x, signal, post)
	}
	p.Span = c.w.Span(start)
	if c.shape == textual && c.numeric {
		p.Span.End = max(p.Span.Start, p.Span.End-1) // without the closing bracket
	}
	if !p.Span.Empty() {
		c.points = append(c.points, p)
	}
}

// numbered prints a number or a label; for a textual citation with the names before it. It returns where the number begins.
func (c *printer) numbered(x item, post string) (int, document.CitationKind) {
	n := x.label
	switch {
	case n == "" && x.number > 0:
		n = entry.Digits(x.number)
		if c.shape == above {
			n = entry.Raised(x.number)
		}
	case n == "":
		n = x.key
	}
	if c.shape == textual {
		if x.names != "" {
			c.write(x.names)
			c.blank()
		}
		c.write("[")
	}
	start := c.w.Len()
	c.write(n)
	if post != "" {
		c.write(",")
		c.blank()
		c.write(post)
	}
	if c.shape == textual {
		c.write("]")
	}
	return start, document.Numeric
}

// named prints names and year.
func (c *printer) named(x item, signal, post string) document.CitationKind {
	names, when := x.names, x.year
	if names == "" && when == "" {
		names = x.key
	}
	switch c.shape {
	case author:
		c.write(names)
		return document.Narrative
	case year:
		c.write(or(when, x.key))
		return document.Narrative
	case yearPar:
		c.write("(" + or(when, x.key))
		c.behind(post)
		c.write(")")
		return document.Narrative
	case textual:
		c.write(names)
		if when != "" {
			c.blank()
			c.write("(")
			if signal != "" {
				c.write(signal)
				c.blank()
			}
			c.write(when)
			c.behind(post)
			c.write(")")
		}
		return document.Narrative
	}
	c.write(names)
	if when != "" {
		if !c.style.biblatex {
			c.write(",")
		}
		c.blank()
		c.write(when)
	}
	c.behind(post)
	if c.shape == bare {
		return ""
	}
	return document.Parenthetical
}

func (c *printer) behind(post string) {
	if post != "" {
		c.write(",")
		c.blank()
		c.write(post)
	}
}

func or(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}
