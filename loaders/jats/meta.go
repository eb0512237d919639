package jats

import (
	"strings"

	"kg/document"
	"kg/loaders/entry"
	"kg/loaders/layout"
	"kg/loaders/xmltree"
)

// front writes the title, the authors, the abstract and the key words, and reads what the article says of itself.
func (r *reader) front(n *xmltree.Node) {
	if n == nil {
		return
	}
	meta := n.Child("article-meta")
	if meta == nil {
		meta = n
	}
	if group := meta.Child("title-group"); group != nil {
		r.title(group)
	}
	for _, c := range meta.Children {
		if r.stop() {
			return
		}
		switch c.Name {
		case "contrib-group":
			r.contributors(c)
		case "aff", "author-notes":
			r.frontMatter(c)
		case "abstract", "trans-abstract":
			r.abstract(c)
		case "kwd-group":
			r.keywords(c)
		}
	}
	if !r.apart {
		r.describeFront(n, meta)
	}
}

func (r *reader) title(group *xmltree.Node) {
	r.begin(group, document.Heading, 1)
	start := r.w.Len()
	r.within++
	r.bare = true // the notes of a title are the editors'
	r.children(group.Child("article-title"))
	if sub := group.Child("subtitle"); sub != nil {
		if last := r.w.Last(); last != ':' && last != '?' && last != '!' && last != 0 {
			r.w.Insert(":")
		}
		r.w.Gap()
		r.children(sub)
	}
	r.within--
	r.bare = false
	r.w.End()
	if s := r.w.Span(start); !r.apart {
		r.meta.TitleSpan, r.meta.Title = s, r.w.Slice(s)
	}
	r.flush()
}

// contributors writes the names of a group on a line.
func (r *reader) contributors(n *xmltree.Node) {
	r.begin(n, document.FrontMatter, 0)
	start := r.w.Len()
	r.within++
	for _, c := range n.All("contrib") {
		name := c.Child("name", "string-name", "name-alternatives", "collab", "collab-alternatives", "anonymous")
		if name == nil {
			continue
		}
		if r.w.Written() {
			r.w.Tight()
			r.w.Insert(", ")
		}
		p := &pieces{reader: r}
		p.piece(name)
		if t := c.Attr("contrib-type"); r.apart || t != "" && t != "author" && t != "group" {
			continue
		}
		r.person(name, &r.meta.Authors)
	}
	r.within--
	if s := r.w.Span(start); !r.apart && r.meta.AuthorsSpan.Empty() {
		r.meta.AuthorsSpan = s
	}
	r.flush()
	for _, c := range n.All("aff") {
		r.frontMatter(c)
	}
}

// frontMatter writes an element as a line or more of the front matter.
func (r *reader) frontMatter(n *xmltree.Node) {
	r.w.End()
	if n.Name == "author-notes" {
		for _, c := range n.Children {
			if c.Name != "" && c.Name != "title" {
				r.frontMatter(c)
			}
		}
		return
	}
	r.begin(n, document.FrontMatter, 0)
	r.within++
	for k, c := range n.Children {
		if k > 0 && c.Name != "" && n.Children[k-1].Name != "" {
			r.w.Gap()
		}
		r.inline(c)
	}
	r.within--
	r.flush()
}

func (r *reader) abstract(n *xmltree.Node) {
	if n.Child("title") == nil {
		r.flush()
		r.begin(n, document.Heading, 2)
		r.w.Insert("Abstract")
		r.w.End()
		r.blocks(n, 2)
	} else {
		r.heading(n, 2)
		r.blocks(n, 2)
	}
	r.flush()
}

func (r *reader) keywords(n *xmltree.Node) {
	r.begin(n, document.FrontMatter, 0)
	r.within++
	if t := n.Child("title"); t != nil {
		r.children(t)
		if r.w.Last() != ':' {
			r.w.Insert(":")
		}
	} else {
		r.w.Insert("Keywords:")
	}
	r.w.Gap()
	some := false
	for _, k := range n.All("kwd") {
		if some {
			r.w.Tight()
			r.w.Insert(", ")
		}
		some = true
		r.children(k)
	}
	r.within--
	r.flush()
}

// describeFront reads the article's metadata. Names and title were read as they were written.
func (r *reader) describeFront(front, meta *xmltree.Node) {
	m, text := &r.meta, r.tree.Text
	journal := front.Child("journal-meta")
	m.Container = text(journal.At("journal-title-group", "journal-title"))
	if m.Container == "" {
		m.Container = text(journal.Child("journal-title"))
	}
	if m.Container == "" {
		m.Container = text(journal.At("journal-title-group", "abbrev-journal-title"))
	}
	m.Publisher = text(journal.At("publisher", "publisher-name"))
	if m.Publisher == "" {
		m.Publisher = m.Container
	}
	for _, id := range meta.All("article-id") {
		if id.Attr("pub-id-type") == "doi" {
			m.DOI = or(m.DOI, entry.DOI(text(id)))
		}
	}
	if m.DOI != "" {
		m.URL = "https://doi.org/" + m.DOI
	}
	m.Volume, m.Issue = text(meta.Child("volume")), text(meta.Child("issue"))
	m.Pages = entry.Pages(text(meta.Child("fpage")), text(meta.Child("lpage")))
	if m.Pages == "" {
		m.Pages = text(meta.Child("elocation-id"))
	}
	m.Date = r.published(meta)
	for _, c := range meta.All("related-article") {
		r.related(c)
	}
	for _, c := range meta.All("related-object") {
		r.related(c)
	}
}

// related keeps a relation that the article states to another work.
func (r *reader) related(c *xmltree.Node) {
	x := document.RelatedWork{Relation: or(c.Attr("related-article-type"), c.Attr("link-type"), c.Attr("content-type"), "related")}
	a := or(c.Attr("href"), r.tree.Text(c.Child("pub-id")))
	if x.DOI = entry.DOI(a); x.DOI == "" && strings.HasPrefix(a, "http") {
		x.URL = a
	}
	if x.DOI != "" || x.URL != "" {
		r.meta.Related = append(r.meta.Related, x)
	}
}

// published is the date of publication: of the first publication where that is told, else of the printed issue, else of the collection.
func (r *reader) published(meta *xmltree.Node) string {
	rank := func(n *xmltree.Node) int {
		switch t := n.Attr("date-type") + n.Attr("pub-type"); t {
		case "pub", "publication", "epub":
			return 4
		case "ppub", "epub-ppub", "issue-pub":
			return 3
		case "":
			return 2
		case "collection", "ecorrected", "issue":
			return 1
		}
		return 0
	}
	best, top := "", 0
	for _, n := range meta.All("pub-date") {
		d := entry.Date(r.tree.Text(n.Child("year")), r.tree.Text(n.Child("month")), r.tree.Text(n.Child("day")))
		if k := rank(n); d != "" && k > top {
			best, top = d, k
		}
	}
	return best
}

// describe gives the document its metadata.
func (r *reader) describe(d *document.Document) {
	m := r.meta
	m.Genre = document.GenrePaper
	m.Type = "article-journal"
	switch r.article.Attr("article-type") {
	case "book-review", "product-review":
		m.Type = "review-book"
	case "preprint":
		m.Type = "article"
	}
	if m.Container == "" {
		m.Type = ""
	}
	m.Language = or(language(r.article.Attr("lang")), layout.Language(d.Text))
	d.Meta = m
}

func language(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if len(s) < 2 || len(s) > 20 || strings.ContainsAny(s, " ,;") {
		return ""
	}
	return strings.ToLower(s[:2]) + s[2:]
}
