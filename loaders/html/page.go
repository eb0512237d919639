package html

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"

	"kg/document"
)

// element is an open element.
type element struct {
	name  string
	id    int // number of the element in the page, in order
	path  string
	role  role
	kids  map[string]int
	attrs map[string]string
}

// role is what an element and those around it make of the text in them.
type role struct {
	article int // number of the innermost article element around, 0 for none
	body    bool
	main    bool
	nav     bool // navigation, sharing, adverts, consent: furniture
	other   bool // related stories
	comment bool
	caption bool
	byline  bool
	head    bool // a header element
	pre     bool
	hidden  bool
	link    bool
	list    bool
	heading int
}

// block is a piece of text between two breaks.
type block struct {
	start, end int // in the text
	role       role
	element    string
	parents    []int // numbers of the elements around, innermost first, at most six
	linked     int   // bytes inside links
	path       string
	time       string // datetime of a time element inside
	row        bool   // the cells of a table row
}

type page struct {
	src     string
	text    strings.Builder
	origin  document.Origin
	stack   []element
	blocks  []block
	current *block
	blank   document.Span // in src: the white space due before the next character
	due     bool
	count   int
	skip    string // element whose text is not shown
	script  string // type of the open script
	title   string
	meta    map[string]string
	ld      []string
	lang    string
	row     bool // a cell of the current row has been written
	tables  int  // depth of data tables
	looked  int  // how far ahead the source was searched for a table's end
	parent  map[int]int
	authors []string // of repeated meta elements
}

func newPage(src string) *page {
	return &page{src: src, meta: map[string]string{}, parent: map[int]int{}, stack: []element{{name: "", kids: map[string]int{}}}}
}

func (p *page) top() *element { return &p.stack[len(p.stack)-1] }

var blockElements = setOf("address article aside blockquote body canvas center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody tfoot thead tr ul caption title option")

var voidElements = setOf("area base br col embed hr img input link meta param source track wbr")

var dropped = setOf("script style noscript template svg iframe object select textarea title math canvas audio video")

func setOf(words string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(words) {
		m[w] = true
	}
	return m
}

func (p *page) open(name string, attrs map[string]string, selfClosed bool, at int) {
	p.count++
	switch name {
	case "meta":
		p.readMeta(attrs)
		return
	case "link":
		if attrs["rel"] == "canonical" {
			p.meta["canonical"] = attrs["href"]
		}
		return
	case "html":
		p.lang = attrs["lang"]
	case "br":
		p.brk()
		return
	case "hr":
		p.flush()
		return
	case "time":
		if p.current != nil && p.current.time == "" {
			p.current.time = attrs["datetime"]
		}
	}
	if voidElements[name] {
		return
	}
	if p.skip != "" {
		return
	}
	if dropped[name] && !selfClosed {
		p.skip, p.script = name, attrs["type"]
		return
	}
	p.implied(name)
	parent := p.top()
	p.breakBefore(name, at)
	if selfClosed || len(p.stack) >= maxDepth {
		return
	}
	parent.kids[name]++
	e := element{name: name, id: p.count, attrs: attrs, kids: map[string]int{}, role: parent.role}
	e.path = parent.path + "/" + name
	if n := parent.kids[name]; n > 1 || name == "p" || name == "li" || name == "div" {
		e.path += "[" + strconv.Itoa(n) + "]"
	}
	e.role = roleOf(name, attrs, parent.role, p.count)
	p.parent[e.id] = parent.id
	p.stack = append(p.stack, e)
	if name == "time" && p.current == nil {
		p.begin()
		p.current.time = attrs["datetime"]
	}
}

// breakBefore ends the block before an element that begins a new one. Inside a
// table of data the cells of a row are one block, with TABs between them.
func (p *page) breakBefore(name string, at int) {
	switch {
	case name == "table":
		p.flush()
		if p.tables > 0 || p.isData(at) {
			p.tables++
		}
	case p.tables == 0:
		if blockElements[name] || name == "td" || name == "th" {
			p.flush()
		}
	case name == "tr" || name == "caption":
		p.flush()
	case name == "td" || name == "th":
		p.cell()
	case blockElements[name]:
		p.space(at, at)
	}
}

// maxTable is how far a table is searched for what tells data from page layout, in bytes.
const maxTable = 1 << 16

// isData tells whether the table that begins at the given place holds data and does not lay out the page.
func (p *page) isData(at int) bool {
	if at < p.looked {
		return false
	}
	s := p.src[at:min(len(p.src), at+maxTable)]
	for _, close := range []string{"</table", "</TABLE"} {
		if end := strings.Index(s, close); end >= 0 {
			s = s[:end]
		}
	}
	end := len(s)
	p.looked = at + end
	s = strings.ToLower(s)
	cells := strings.Count(s, "<td") + strings.Count(s, "<th")
	switch {
	case strings.Contains(s[1:], "<table") || strings.Contains(s, "presentation") || cells < 4:
		return false
	case strings.Contains(s, "<th") || strings.Contains(s, "<caption"):
		return true
	}
	return end/cells < 200 && !strings.Contains(s, "<p")
}

// implied closes what the start of an element closes by itself.
func (p *page) implied(name string) {
	closes := func(names ...string) {
		for k := len(p.stack) - 1; k > 0 && k > len(p.stack)-12; k-- {
			for _, n := range names {
				if p.stack[k].name == n {
					p.flush()
					p.stack = p.stack[:k]
					return
				}
			}
			switch p.stack[k].name {
			case "ul", "ol", "table", "div", "section", "article", "dl", "body":
				return
			}
		}
	}
	switch name {
	case "li":
		closes("li")
	case "dt", "dd":
		closes("dt", "dd")
	case "tr":
		closes("tr")
	case "td", "th":
		for k := len(p.stack) - 1; k > 0 && k > len(p.stack)-12; k-- {
			if n := p.stack[k].name; n == "td" || n == "th" {
				p.stack = p.stack[:k]
				return
			} else if n == "tr" || n == "table" {
				return
			}
		}
	default:
		if blockElements[name] {
			closes("p")
		}
	}
}

func (p *page) close(name string) {
	if p.skip != "" {
		if name == p.skip {
			p.skip, p.script = "", ""
		}
		return
	}
	for k := len(p.stack) - 1; k > 0; k-- {
		if p.stack[k].name != name {
			continue
		}
		switch {
		case p.tables > 0 && (name == "td" || name == "th"):
		case p.tables > 0 && name == "table":
			p.tables--
			p.flush()
		case p.tables > 0 && name != "tr" && name != "caption" && name != "tbody" && name != "thead":
			if blockElements[name] {
				p.due = p.due || p.current != nil && p.current.start >= 0
			}
		case blockElements[name] || name == "td" || name == "th" || p.hasBlock(k):
			p.flush()
		}
		p.stack = p.stack[:k]
		return
	}
	if name == "p" || name == "br" {
		p.flush()
	}
}

func (p *page) hasBlock(k int) bool {
	for _, e := range p.stack[k:] {
		if blockElements[e.name] {
			return true
		}
	}
	return false
}

// characters reads text [from, to) of the source.
func (p *page) characters(from, to int) {
	s := p.src[from:to]
	switch p.skip {
	case "":
	case "title":
		if p.title == "" {
			p.title = strings.Join(strings.Fields(html.UnescapeString(s)), " ")
		}
		return
	case "script":
		if strings.Contains(p.script, "ld+json") && len(p.ld) < 16 {
			p.ld = append(p.ld, s)
		}
		return
	default:
		return
	}
	for i := from; i < to; {
		c := p.src[i]
		if c == '&' {
			if n, r := entity(p.src[i:min(to, i+40)]); n > 0 {
				p.put(r, i, n)
				i += n
				continue
			}
		}
		if c < utf8.RuneSelf && c > ' ' && c != '&' {
			n := i + 1
			for n < to && p.src[n] < utf8.RuneSelf && p.src[n] > ' ' && p.src[n] != '&' {
				n++
			}
			p.run(i, n)
			i = n
			continue
		}
		r, n := utf8.DecodeRuneInString(p.src[i:to])
		if unicode.IsSpace(r) || c < ' ' {
			p.space(i, i+n)
		} else {
			p.run(i, i+n)
		}
		i += n
	}
}

// entity is the length of the character reference s begins with and what it stands for.
func entity(s string) (int, string) {
	end := strings.IndexByte(s, ';')
	if end < 0 {
		return 0, ""
	}
	r := html.UnescapeString(s[:end+1])
	if r == s[:end+1] || strings.HasSuffix(r, ";") && len(r) > 1 {
		return 0, ""
	}
	return end + 1, strings.ToValidUTF8(r, "\uFFFD")
}

func (p *page) space(from, to int) {
	if !p.due {
		p.due, p.blank = true, document.Span{Start: from, End: to}
	}
	p.blank.End = to
}

func (p *page) begin() {
	e := p.top()
	b := block{start: -1, role: e.role, path: e.path}
	for k := len(p.stack) - 1; k > 0 && len(b.parents) < 6; k-- {
		if n := p.stack[k].name; blockElements[n] || n == "td" || n == "th" {
			if b.element == "" {
				b.element, b.path, b.role = p.stack[k].name, p.stack[k].path, p.stack[k].role
			}
			b.parents = append(b.parents, p.stack[k].id)
		}
	}
	p.current = &b
}

// settle writes the break or blank that is due before a character.
func (p *page) settle(file int) {
	if p.current == nil {
		p.begin()
	}
	if p.current.start < 0 {
		if p.text.Len() > 0 {
			p.inserted("\n\n", file)
		}
		p.current.start = p.text.Len()
		p.due = false
		return
	}
	if p.due {
		p.due = false
		if p.blank.Len() == 1 && p.src[p.blank.Start] == ' ' {
			p.verbatim(p.blank.Start, p.blank.End)
		} else {
			p.derived(" ", p.blank.Start, p.blank.Len())
		}
	}
}

func (p *page) run(from, to int) {
	p.settle(from)
	p.verbatim(from, to)
	if p.top().role.link {
		p.current.linked += to - from
	}
}

func (p *page) put(s string, from, n int) {
	if strings.TrimSpace(s) == "" {
		p.space(from, from+n)
		return
	}
	p.settle(from)
	p.derived(s, from, n)
}

func (p *page) brk() {
	if p.current != nil && p.current.start >= 0 && p.skip == "" {
		p.due = false
		p.inserted("\n", 0)
	}
}

func (p *page) cell() {
	if p.row && p.current != nil {
		p.due = false
		if p.current.start < 0 { // the first cell is empty
			p.settle(0)
		}
		p.inserted("\t", 0)
		return
	}
	p.flush()
	p.row = true
	p.begin()
	p.current.row = true
}

func (p *page) verbatim(from, to int) {
	p.segment(document.Segment{File: from, FileLen: to - from, Verbatim: true}, p.src[from:to])
}

func (p *page) derived(s string, from, n int) {
	p.segment(document.Segment{File: from, FileLen: n}, s)
}

func (p *page) inserted(s string, at int) {
	if n := len(p.origin.Segments); n > 0 {
		last := p.origin.Segments[n-1]
		at = last.File + last.FileLen
	}
	p.segment(document.Segment{File: at}, s)
}

func (p *page) segment(s document.Segment, text string) {
	s.Text, s.Path = p.text.Len(), p.top().path
	if n := len(p.origin.Segments); n > 0 && s.Verbatim {
		last := &p.origin.Segments[n-1]
		if last.Verbatim && last.File+last.FileLen == s.File && last.Path == s.Path {
			last.FileLen += s.FileLen
			p.text.WriteString(text)
			return
		}
	}
	p.origin.Segments = append(p.origin.Segments, s)
	p.text.WriteString(text)
}

// flush ends the block.
func (p *page) flush() {
	p.due, p.row = false, false
	if p.current == nil {
		return
	}
	b := p.current
	p.current = nil
	if b.start < 0 || p.text.Len() == b.start {
		return
	}
	b.end = p.text.Len()
	p.blocks = append(p.blocks, *b)
}

func (p *page) finish() { p.flush() }
