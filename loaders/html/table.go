package html

import "strings"

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
