package html

import (
	"regexp"
	"sort"
	"strings"
	"unicode/utf8"

	"kg/document"
	"kg/loaders/layout"
)

// apparatus is what a page's links say of its notes and references.
type apparatus struct {
	area  []int  // for every block the list of references it stands in, 0 for none
	notes []bool // for every block whether it is part of a note
	entry []bool // for every block whether it is part of an entry
	items []item
	of    []int // for every block the item in items that it is part of, -1 for none
	// marks and citations are the links that lead to notes and entries.
	marks, citations []pointer
	heads            []bool // headings of lists of references and notes
}

// item is one entry or one note: a run of blocks.
type item struct{ first, last int }

// pointer is a link with the items that it leads to.
type pointer struct {
	document.Span
	items  []int
	raised bool // it stands above the line
}

// rxNotesName are headings of lists of notes.
var rxNotesName = regexp.MustCompile(`(?i)^(?:foot|end)?notes?[.:]?$|^(?:anmerkungen|fußnoten|endnoten|notas(?: al pie| de rodapé)?|notes de (?:bas de page|fin)|catatan kaki|catatan akhir|примечания|각주|미주|주석|脚注|注释|注釋|注)$`)

// readApparatus finds the lists of references and the notes that the page's links lead to.
func (p *page) readApparatus() *apparatus {
	x := &apparatus{area: make([]int, len(p.blocks)), notes: make([]bool, len(p.blocks)), entry: make([]bool, len(p.blocks)), of: make([]int, len(p.blocks)), heads: make([]bool, len(p.blocks))}
	p.settleLinks()
	p.areas(x)
	p.group(x)
	p.follow(x)
	return x
}

// areas finds the lists of references, by their markup or by the heading above
// them. What would make half of the page a list is no list.
func (p *page) areas(x *apparatus) {
	text := p.text.String()
	own, bib, notes := 0, map[int]int{}, 0
	section, level, named := 0, 0, ""
	for i, b := range p.blocks {
		n := b.end - b.start
		if b.role.heading > 0 && !b.role.nav && !b.role.hidden {
			name := text[b.start:b.end]
			if section != 0 && b.role.heading <= level {
				section = 0
			}
			if layout.IsBibliography(name) {
				section, level = -(i + 1), b.role.heading
			}
			named = name
			x.heads[i] = layout.IsBibliography(name) || rxNotesName.MatchString(strings.TrimSpace(name))
			continue
		}
		if b.role.quiet() && b.role.bib == 0 && b.role.notes == 0 {
			continue
		}
		own += n
		switch {
		case b.role.notes > 0 && b.role.bib < b.role.notes:
			x.notes[i] = true
			notes += n
		case b.role.bib > 0 && rxNotesName.MatchString(strings.TrimSpace(named)) && !b.cite:
			x.notes[i] = true
			notes += n
		case b.role.bib > 0:
			x.area[i] = b.role.bib
			bib[b.role.bib] += n
		case section != 0:
			x.area[i] = section
		}
	}
	for i := range p.blocks {
		if a := x.area[i]; a > 0 && bib[a]*10 > own*9 {
			x.area[i] = 0
		}
		x.notes[i] = x.notes[i] && notes*10 <= own*7
	}
}

// group puts the blocks of lists together to entries and notes.
func (p *page) group(x *apparatus) {
	listed := map[int]bool{} // lists found by their heading that have entries marked as such
	for i, b := range p.blocks {
		x.of[i] = -1
		if x.area[i] < 0 && b.role.item > 0 {
			listed[x.area[i]] = true
		}
	}
	last := map[int]int{} // element → item
	for i, b := range p.blocks {
		if x.area[i] == 0 && !x.notes[i] || b.role.heading > 0 || b.role.caption {
			continue
		}
		if x.area[i] < 0 && b.role.item == 0 && listed[x.area[i]] {
			continue
		}
		key := p.outerItem(b, x.area[i], x.notes[i])
		if k, ok := last[key]; ok && key > 0 && x.items[k].last == i-1 {
			x.items[k].last, x.of[i] = i, k
			continue
		}
		x.of[i] = len(x.items)
		last[key] = len(x.items)
		x.items = append(x.items, item{first: i, last: i})
	}
}

// outerItem is the number of the outermost list entry around a block inside its list of references or notes.
func (p *page) outerItem(b block, area int, note bool) int {
	top := area
	if note {
		top = b.role.notes
	}
	if b.role.item == 0 || b.role.item < top {
		return 0
	}
	out := b.role.item
	for k, n := p.parent[out], 0; k > max(top, 0) && n < maxDepth; k, n = p.parent[k], n+1 {
		if p.items[k] {
			out = k
		}
	}
	return out
}

// follow takes each link to the note or the entry that it leads to.
func (p *page) follow(x *apparatus) {
	text := p.text.String()
	blockOf := func(at int) int { return blockAt(p.blocks, at) }
	pointing := map[int]bool{} // items of lists that themselves point to entries of another list
	for _, l := range p.links {
		from := blockOf(l.Start)
		for _, t := range l.targets {
			if a, ok := p.anchors[t]; ok && from >= 0 && x.of[from] >= 0 && a.block < len(p.blocks) && x.area[from] != 0 &&
				x.area[a.block] != 0 && x.area[a.block] != x.area[from] && x.of[a.block] >= 0 {
				pointing[x.of[from]] = true
			}
		}
	}
	for k := range pointing {
		for i := x.items[k].first; i <= x.items[k].last; i++ {
			x.notes[i], x.area[i] = true, 0
		}
	}
	for _, l := range p.links {
		from := blockOf(l.Start)
		if from < 0 || l.quiet || p.blocks[from].role.heading > 0 && l.kind == unsaid {
			continue
		}
		pt := pointer{Span: l.Span, raised: l.raised || isRaised(text[l.Start:l.End])}
		for _, t := range l.targets {
			a, ok := p.anchors[t]
			if !ok || a.block >= len(p.blocks) {
				continue
			}
			k := x.of[a.block]
			isNote := x.notes[a.block] || l.kind == toNote
			if !isNote && x.area[a.block] == 0 && p.mutual(a, from) && short(text[l.Start:l.End]) && a.block > from {
				isNote = true
			}
			switch {
			case k >= 0 && k == x.of[from], isNote && a.block < from, isNote && x.notes[from] && l.kind == unsaid:
				continue
			case isNote:
				if k < 0 {
					k = x.add(p, a)
				}
				for i := x.items[k].first; i <= x.items[k].last; i++ {
					x.notes[i], x.area[i] = true, 0
				}
				x.marks = append(x.marks, pointer{Span: l.Span, items: []int{k}})
			case x.area[a.block] != 0 && x.area[a.block] != x.area[from] || l.kind == toEntry:
				if k < 0 && l.kind == toEntry {
					k = x.add(p, a)
				}
				if k >= 0 {
					pt.items = append(pt.items, k)
				}
			}
		}
		if len(pt.items) > 0 {
			x.citations = append(x.citations, pt)
		}
	}
	x.settle(p)
}

// add makes an item of the blocks of an element that stands in no list.
func (x *apparatus) add(p *page, a anchor) int {
	k := len(x.items)
	it := item{first: a.block, last: min(a.last, len(p.blocks)-1)}
	for i := it.first; i <= it.last; i++ {
		if x.of[i] >= 0 { // never take blocks from another item
			it.last = max(i-1, it.first)
			break
		}
	}
	x.items = append(x.items, it)
	for i := it.first; i <= it.last; i++ {
		x.of[i] = k
	}
	return k
}

// rxDated is what an entry of a list that is known by its heading alone must hold.
var rxDated = regexp.MustCompile(`\b(?:1[5-9]|20)\d\d[a-z]?\b|(?i)\bn\. ?d\.|\bforthcoming\b|\bin press\b|https?://`)

// settle says which blocks are entries: where links lead to entries, all blocks of lists of references.
func (x *apparatus) settle(p *page) {
	if len(x.citations) == 0 {
		return
	}
	cited := map[int]bool{}
	for _, c := range x.citations {
		for _, k := range c.items {
			cited[k] = true
		}
	}
	text := p.text.String()
	for k, it := range x.items {
		if x.area[it.first] < 0 && !cited[k] && !rxDated.MatchString(text[p.blocks[it.first].start:p.blocks[it.last].end]) {
			continue
		}
		for i := it.first; i <= it.last; i++ {
			x.entry[i] = !x.notes[i]
		}
	}
	kept := x.citations[:0]
	for _, c := range x.citations {
		of := c.items[:0]
		for _, k := range c.items {
			if x.entry[x.items[k].first] {
				of = append(of, k)
			}
		}
		if c.items = of; len(of) > 0 {
			kept = append(kept, c)
		}
	}
	x.citations = kept
}

// mutual tells whether the element a holds a link back into the block from.
func (p *page) mutual(a anchor, from int) bool {
	leads := func(targets []string) bool {
		for _, t := range targets {
			if b, ok := p.anchors[t]; ok && b.block <= from && from <= b.last && b.last-b.block < 2 {
				return true
			}
		}
		return false
	}
	for i := a.block; i <= a.last && i < len(p.blocks) && i < a.block+8; i++ {
		if leads(p.homeward[i]) {
			return true
		}
	}
	end := p.blocks[min(a.last, len(p.blocks)-1)].end
	k := sort.Search(len(p.links), func(k int) bool { return p.links[k].Start >= a.Start })
	for n := 0; k < len(p.links) && n < 64 && p.links[k].End <= end; k, n = k+1, n+1 {
		if leads(p.links[k].targets) {
			return true
		}
	}
	return false
}

// short tells whether a link's words can be the mark of a note.
func short(s string) bool {
	s = strings.Trim(s, "[]() \u00a0")
	return s != "" && utf8.RuneCountInString(s) <= 5 && !strings.Contains(s, " ")
}

func blockAt(blocks []block, at int) int {
	lo, hi := 0, len(blocks)
	for lo < hi {
		mid := (lo + hi) / 2
		switch {
		case at < blocks[mid].start:
			hi = mid
		case at >= blocks[mid].end:
			lo = mid + 1
		default:
			return mid
		}
	}
	return -1
}
