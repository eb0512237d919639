package html

import (
	"strconv"
	"strings"

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
	// ids are the names under which links find the element, with the part's name before them.
	ids []string
	// opened is where the element began.
	opened point
	// link is the number in page.links of the link that the element is, -1 for none.
	link int
	// next is the number of an ordered list's next entry; label that of an entry which has not been printed yet.
	next  int
	label string
}

// point is a place in the text and the block that it stands in or before.
type point struct{ at, block int }

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
	away    bool // a link to another page
	list    bool
	heading int
	item    int  // number of the innermost list entry or entry of a bibliography around, 0 for none
	bib     int  // number of the element marked as a list of references around, 0 for none
	notes   int  // number of the element marked as a list of notes, or as a note, 0 for none
	dropped bool // a link that only leads back to where the reader came from
	whole   bool // in a file that is a document from end to end: no word of a class makes anything furniture
}

// block is a piece of text between two breaks.
type block struct {
	start, end int // in the text
	role       role
	element    string
	parents    []int // numbers of the elements around, innermost first, at most six
	linked     int   // bytes inside links
	away       int   // bytes inside links that lead to other pages
	teaser     bool  // it points to another story by its form: see findTeasers
	path       string
	time       string // datetime of a time element inside
	row        bool   // the cells of a table row
	label      string // the number of the list entry that begins with the block
	cite       bool   // it holds the title of a work, marked as such
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
	part    string   // the name of the file being read where a document has several, else ""
	whole   bool     // the file is a document from end to end, without a site around it
	links   []link
	anchors map[string]anchor
	// items are the numbers of elements that are list entries; homeward the targets of links that were left out, by block.
	items    map[int]bool
	homeward map[int][]string
	raised   int // where in src a superscript of digits ends, 0 outside of one
}

func newPage(src string) *page {
	p := &page{src: src, meta: map[string]string{}, parent: map[int]int{}, anchors: map[string]anchor{}, items: map[int]bool{}, homeward: map[int][]string{}}
	p.stack = []element{p.root()}
	return p
}

func (p *page) root() element {
	return element{kids: map[string]int{}, link: -1, role: role{whole: p.whole}}
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
	r := roleOf(name, attrs, parent.role, p.count)
	p.breakBefore(name, at)
	if r.caption != parent.role.caption && p.tables == 0 {
		p.flush() // a caption in the middle of a text is none of it
	}
	if selfClosed || len(p.stack) >= maxDepth {
		if attrs["id"] != "" || attrs["name"] != "" {
			e := element{name: name, attrs: attrs, role: parent.role, link: -1, opened: point{p.text.Len(), len(p.blocks)}}
			p.mark(&e, at)
			p.unmark(&e)
		}
		return
	}
	parent.kids[name]++
	e := element{name: name, id: p.count, attrs: attrs, kids: map[string]int{}, role: parent.role, link: -1, opened: point{p.text.Len(), len(p.blocks)}}
	e.path = parent.path + "/" + name
	if n := parent.kids[name]; n > 1 || name == "p" || name == "li" || name == "div" {
		e.path += "[" + strconv.Itoa(n) + "]"
	}
	e.role = r
	p.number(&e, parent)
	p.mark(&e, at)
	p.parent[e.id] = parent.id
	if e.role.item == e.id {
		p.items[e.id] = true
	}
	p.stack = append(p.stack, e)
	if name == "time" && p.current == nil {
		p.begin()
		p.current.time = attrs["datetime"]
	}
}

// implied closes what the start of an element closes by itself.
func (p *page) implied(name string) {
	closes := func(names ...string) {
		for k := len(p.stack) - 1; k > 0 && k > len(p.stack)-12; k-- {
			for _, n := range names {
				if p.stack[k].name == n {
					p.flush()
					p.pop(k)
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
				p.pop(k)
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
		p.pop(k)
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

// pop takes the k-th open element and those inside it from the stack.
func (p *page) pop(k int) {
	for i := len(p.stack) - 1; i >= k; i-- {
		if i > 0 && p.stack[i].role.caption != p.stack[i-1].role.caption && p.tables == 0 {
			p.flush()
		}
		p.unmark(&p.stack[i])
	}
	p.stack = p.stack[:k]
}

// number gives an entry of an ordered list the number that a reader sees before it.
func (p *page) number(e *element, parent *element) {
	switch e.name {
	case "ol":
		e.next = 1
		if n, err := strconv.Atoi(e.attrs["start"]); err == nil && n > 0 && n < 1e6 {
			e.next = n
		}
		if t := e.attrs["type"]; t != "" && t != "1" {
			e.next = 0
		}
	case "li":
		if parent.name != "ol" || parent.next == 0 {
			return
		}
		if n, err := strconv.Atoi(e.attrs["value"]); err == nil && n > 0 && n < 1e6 {
			parent.next = n
		}
		e.label = strconv.Itoa(parent.next)
		parent.next++
	}
}
