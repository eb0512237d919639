package html

import (
	"strings"

	"kg/document"
)

// within gives for every block whether it stands in the part of the page that holds the page's own text. The
// title is the page's, folded.
func (p *page) within(title string) []bool {
	in := make([]bool, len(p.blocks))
	root, article := p.article(title)
	nested := article && p.holdsPosts(root)
	for i, b := range p.blocks {
		switch {
		case article && !nested:
			in[i] = b.role.article == root
		case root == 0:
			in[i] = true
		default:
			in[i] = p.under(b, root)
		}
	}
	return in
}

// under tells whether a block stands in the element.
func (p *page) under(b block, root int) bool {
	for k, n := b.innermost(), 0; k > 0 && n < maxDepth; k, n = p.parent[k], n+1 {
		if k == root {
			return true
		}
	}
	return false
}

// holdsPosts tells whether the articles inside an article hold more of its text than it does itself: the posts of a live page.
func (p *page) holdsPosts(root int) bool {
	self, nested := 0, 0
	for i, b := range p.blocks {
		switch {
		case !p.own(i):
		case b.role.article == root:
			self += b.end - b.start
		case p.under(b, root):
			nested += b.end - b.start
		}
	}
	return nested > self
}

// innermost is the number of the block's own element, 0 for text outside any.
func (b block) innermost() int {
	if len(b.parents) == 0 {
		return 0
	}
	return b.parents[0]
}

// around is the number of the element around the block's own one.
func (b block) around() int {
	if len(b.parents) < 2 {
		return 0
	}
	return b.parents[1]
}

// own tells whether a block can be running text of the page.
func (p *page) own(i int) bool {
	b := p.blocks[i]
	r := b.role
	if r.nav || r.other || r.comment || r.hidden || r.caption || r.heading > 0 || b.teaser {
		return false
	}
	n := b.end - b.start
	return b.linked*2 < n && (b.element == "p" && n > 40 || n > 120)
}

// minTitled is how much running text an article that bears the page's title must hold to be taken for the
// page's own: less is a head, whose text stands elsewhere.
const minTitled = 10 // in hundredths of the text of the page

// article finds the element with the page's own text: the article element that bears the page's title; else an article element (or
// one marked as the article's body) with more than half of all running text;
// else the deepest element that holds three quarters of it, 0 for none.
func (p *page) article(title string) (root int, article bool) {
	inArticle := map[int]int{}
	subtree := map[int]int{}
	total := 0
	for i, b := range p.blocks {
		if !p.own(i) {
			continue
		}
		n := b.end - b.start - b.linked
		total += n
		inArticle[b.role.article] += n
		for k, steps := p.parent[b.innermost()], 0; k > 0 && steps < 64; k, steps = p.parent[k], steps+1 {
			subtree[k] += n
		}
	}
	if id := p.titled(title); id > 0 && subtree[id]*100 >= total*minTitled && subtree[id] > 0 {
		return id, true
	}
	best := 0
	for id, n := range inArticle {
		if id > 0 && (best == 0 || n > inArticle[best] || n == inArticle[best] && id < best) {
			best = id
		}
	}
	if best > 0 && inArticle[best]*2 > total {
		return best, true
	}
	for id, n := range subtree { // ids grow inwards
		if n*4 >= total*3 && id > root {
			root = id
		}
	}
	return root, false
}

// titled is the article element whose heading of the first level is the page's title, 0 for none.
func (p *page) titled(title string) int {
	text := p.text.String()
	for _, b := range p.blocks {
		if b.role.heading == 1 && b.role.article > 0 && !b.role.quiet() && b.end-b.start < 4*len(title)+8 && fold(text[b.start:b.end]) == title && title != "" {
			return b.role.article
		}
	}
	return 0
}

// findTeasers marks what points to other stories by its form, whatever its element is called: a card, which is a heading
// that is a link with a paragraph or two below it; and a list whose every entry is a link, unless the text before announces it by a colon.
func (p *page) findTeasers(d *document.Document) {
	if p.whole {
		return
	}
	text := p.text.String()
	title := fold(d.Meta.Title)
	for i := 0; i < len(p.blocks); i++ {
		b := &p.blocks[i]
		switch {
		case b.role.heading > 1 && b.leads() && fold(text[b.start:b.end]) != title:
			p.card(i)
		case p.leadsAway(i):
			last := i
			for last+1 < len(p.blocks) && p.leadsAway(last+1) {
				last++
			}
			if i == 0 || !strings.HasSuffix(strings.TrimSpace(text[p.blocks[i-1].start:p.blocks[i-1].end]), ":") {
				for k := i; k <= last; k++ {
					p.blocks[k].teaser = true
				}
				if i > 0 && last > i && p.blocks[i-1].role.heading > 2 {
					p.blocks[i-1].teaser = p.ends(last)
				}
			}
			i = last
		}
	}
}

// leadsAway tells whether a block is a list entry that is nothing but a link to another page.
func (p *page) leadsAway(i int) bool {
	b := p.blocks[i]
	return b.role.list && b.role.bib == 0 && b.role.notes == 0 && !b.cite && b.leads() && b.end-b.start < 200
}

// leads tells whether a block is as good as all a link to another page; blanks between its words are not counted.
func (b block) leads() bool { return b.away*10 >= (b.end-b.start)*7 }

// ends tells whether nothing that can be running text stands in the same element behind a block.
func (p *page) ends(i int) bool {
	return i+1 == len(p.blocks) || p.blocks[i+1].role.article != p.blocks[i].role.article || !p.own(i+1)
}

// maxCard is how many blocks a card has below its heading.
const maxCard = 2

// card marks a heading that is a link, with what stands below it in the same element, when that is no more than a card holds.
func (p *page) card(i int) {
	box := p.blocks[i].around()
	last := i
	for last+1 < len(p.blocks) && p.blocks[last+1].role.heading == 0 && box > 0 && p.under(p.blocks[last+1], box) {
		last++
		if last > i+maxCard {
			return
		}
	}
	for k := i; k <= last; k++ {
		p.blocks[k].teaser = true
	}
}
