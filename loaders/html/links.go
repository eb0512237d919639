package html

import (
	"net/url"
	"path"
	"strings"
	"unicode"

	"kg/document"
)

// link is a link to a place in the same document.
type link struct {
	document.Span
	targets []string // names of anchors: one, or several for a citation of several entries that names their keys
	href    string   // a link that may lead to this page or to another; see page.settleLinks
	kind    linkKind
	quiet   bool // it stands in navigation, a comment or another story
	raised  bool // it stands above the line
}

// linkKind is what the markup of a link says it is for.
type linkKind int

const (
	unsaid linkKind = iota
	toNote
	toEntry
)

// anchor is an element that links can lead to.
type anchor struct {
	document.Span
	block, last int // the blocks it stands in, as numbers in page.blocks
}

// keyed stands before the key of an entry in the name of its anchor, whatever part of the document
// it is in: pandoc gives keys, not links, and calls the entries "ref-" and the key.
const keyed = "*#ref-"

// maxAnchors bounds the names that a document's links can lead to.
const maxAnchors = 1 << 18

// mark notes what an element says of links: names that lead to it, a link that
// begins with it, a superscript.
func (p *page) mark(e *element, at int) {
	for _, key := range []string{"id", "name"} {
		if v := e.attrs[key]; v != "" && (key == "id" || e.name == "a") {
			e.ids = append(e.ids, p.part+"#"+v)
		}
	}
	switch e.name {
	case "a":
		p.markLink(e)
		if e.link >= 0 && p.links[e.link].kind == toNote {
			p.markRaised(at, "</a")
		}
	case "sup":
		p.markRaised(at, "</sup")
	case "cite":
		if p.current == nil {
			p.begin()
		}
		p.current.cite = true
	default:
		if keys := strings.Fields(e.attrs["data-cites"]); len(keys) > 0 && len(keys) < 100 {
			l := link{kind: toEntry, quiet: e.role.quiet()}
			for _, k := range keys {
				l.targets = append(l.targets, keyed+k)
			}
			p.addLink(e, l)
		}
	}
}

func (r role) quiet() bool { return r.nav || r.other || r.comment || r.hidden }

func (p *page) markLink(e *element) {
	before, fragment, ok := strings.Cut(e.attrs["href"], "#")
	if !ok || fragment == "" {
		return
	}
	if s, err := url.PathUnescape(fragment); err == nil {
		fragment = s
	}
	l := link{kind: linkKindOf(e.attrs), quiet: e.role.quiet()}
	for k := len(p.stack) - 1; k > 0 && k > len(p.stack)-5; k-- {
		l.raised = l.raised || p.stack[k].name == "sup"
	}
	switch {
	case before == "":
		l.targets = []string{p.part + "#" + fragment}
	case p.part != "" && !strings.Contains(before, ":"):
		if s, err := url.PathUnescape(before); err == nil {
			before = s
		}
		l.targets = []string{path.Join(path.Dir(p.part), before) + "#" + fragment}
	default:
		l.targets, l.href = []string{p.part + "#" + fragment}, before
	}
	if e.role.dropped {
		p.goHome(l)
		return
	}
	p.addLink(e, l)
}

func (p *page) addLink(e *element, l link) {
	if len(p.links) < maxAnchors {
		e.link = len(p.links)
		p.links = append(p.links, l)
	}
}

// linkKindOf reads the words by which converters and publishers say what a link is for.
func linkKindOf(attrs map[string]string) linkKind {
	words := attrs["role"] + " " + attrs["epub:type"] + " " + attrs["class"]
	for _, w := range strings.Fields(strings.ToLower(words)) {
		switch w {
		case "doc-noteref", "noteref", "footnote-ref", "footnoteref", "fnref", "sdfootnoteanc", "sdendnoteanc", "footnote-link", "fn-ref":
			return toNote
		case "doc-biblioref", "biblioref", "bibr", "xref-bibr", "bibref", "ref-bibr", "html-bibr", "citation-link", "cite-link", "reference-citation":
			return toEntry
		}
	}
	return unsaid
}

// unmark closes what mark opened.
func (p *page) unmark(e *element) {
	if len(e.ids) > 0 && len(p.anchors) < maxAnchors {
		a := anchor{Span: p.since(e.opened.at), block: e.opened.block, last: len(p.blocks) - 1}
		if p.current != nil && p.current.start >= 0 {
			a.last++
		}
		a.last = max(a.last, a.block)
		for _, id := range e.ids {
			if _, key, ok := strings.Cut(id, "#ref-"); ok {
				if _, taken := p.anchors[keyed+key]; !taken {
					p.anchors[keyed+key] = a
				}
			}
			if _, taken := p.anchors[id]; !taken {
				p.anchors[id] = a
			}
		}
	}
	if e.link >= 0 {
		p.links[e.link].Span = p.since(e.opened.at)
	}
}

// since is the text from a place on, without the white space around it.
func (p *page) since(at int) document.Span {
	s := p.text.String()[at:]
	n := len(strings.TrimRightFunc(s, unicode.IsSpace))
	return document.Span{Start: at + n - len(strings.TrimLeftFunc(s[:n], unicode.IsSpace)), End: at + n}
}

// settleLinks keeps of the links that name a page the ones that lead to this page.
func (p *page) settleLinks() {
	kept := p.links[:0]
	own := []string{p.meta["canonical"], p.meta["og:url"], p.meta["citation_fulltext_html_url"]}
	for _, l := range p.links {
		if l.Empty() || l.href != "" && !samePage(l.href, own) {
			continue
		}
		kept = append(kept, l)
	}
	p.links = kept
}

func samePage(href string, own []string) bool {
	h, err := url.Parse(href)
	if err != nil || h.Path == "" || h.Path == "/" {
		return false
	}
	for _, o := range own {
		u, err := url.Parse(o)
		if err == nil && u.Path == h.Path && (h.Host == "" || h.Host == u.Host) && (h.RawQuery == "" || h.RawQuery == u.RawQuery) {
			return true
		}
	}
	return false
}

// arrows are character references for arrows that point back.
var arrows = strings.NewReplacer("&#8617;", "↩", "&#x21a9;", "↩", "&#x21A9;", "↩", "&larr;", "←", "&uarr;", "↑", "&#xFE0E;", "", "&#xfe0e;", "", "&#65038;", "")

// backwards tells whether the words of a link only point back: "↩", "^", "[back]".
func backwards(s string) bool {
	s = strings.TrimSpace(s)
	if s == "" || len(s) > 40 {
		return false
	}
	if s[0] == '&' {
		s = arrows.Replace(s)
	}
	switch strings.Trim(strings.ToLower(s), "[]() ") {
	case "back", "return", "zurück", "retour", "volver", "return to text", "back to text", "jump up":
		return true
	}
	for _, r := range s {
		if !strings.ContainsRune("↩↪⏎↑⇑↵⤴←⮌⬑^[]()\ufe0e\ufe0f \u00a0", r) {
			return false
		}
	}
	return true
}

// leadsHome tells whether the open link leads to a place in the same document, and keeps in mind that it was left out.
func (p *page) leadsHome() bool {
	for k := len(p.stack) - 1; k > 0; k-- {
		if e := p.stack[k]; e.name == "a" {
			if e.link >= 0 {
				p.goHome(p.links[e.link])
			}
			return e.link >= 0
		}
	}
	return false
}

func (p *page) goHome(l link) {
	if b := len(p.blocks); len(p.homeward[b]) < 64 {
		p.homeward[b] = append(p.homeward[b], l.targets...)
	}
}

// maxRaised is how long a superscript of digits may be, in bytes of source.
const maxRaised = 512

// markRaised tells whether the superscript, or the link to a note, that begins at the given place holds
// digits alone: a note's mark, a numeric citation, a power. Its digits are
// written as superscript digits, so that "in 2018" and a mark 5 do not run together to 20185.
func (p *page) markRaised(at int, close string) {
	if at < p.raised {
		return
	}
	s := p.src[at:min(len(p.src), at+maxRaised)]
	end := strings.Index(s, close)
	if end < 0 {
		return
	}
	digits, tag := 0, false
	for _, r := range s[:end] {
		switch {
		case r == '<':
			tag = true
		case tag:
			tag = r != '>'
		case r >= '0' && r <= '9':
			digits++
		case !unicode.IsSpace(r) && !strings.ContainsRune(",;-–—*†‡§", r):
			return
		}
	}
	if digits > 0 && digits < 40 {
		p.raised = at + end
	}
}

// superscripts are the superscript digits.
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹"

// raise writes a stretch of a superscript.
func (p *page) raise(from, to int) {
	for i, r := range p.src[from:to] {
		n := len(string(r))
		switch {
		case r >= '0' && r <= '9':
			p.settle(from + i)
			p.derived(string([]rune(superscripts)[r-'0']), from+i, n)
		case unicode.IsSpace(r):
			p.space(from+i, from+i+n)
		default:
			p.run(from+i, from+i+n)
		}
	}
}

// lowered writes superscript digits as digits.
func lowered(s string) string {
	return strings.Map(func(r rune) rune {
		if k := strings.IndexRune(superscripts, r); k >= 0 {
			return rune('0' + len([]rune(superscripts[:k])))
		}
		return r
	}, s)
}
