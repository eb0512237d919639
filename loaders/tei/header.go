package tei

import (
	"strings"

	"kg/document"
	"kg/loaders/entry"
	"kg/loaders/xmltree"
)

// header writes title, authors, abstract and key words, and reads what the text says of itself.
func (r *reader) header(h *xmltree.Node) {
	if h == nil {
		return
	}
	file, profile := h.Child("fileDesc"), h.Child("profileDesc")
	source := file.At("sourceDesc", "biblStruct")
	r.title(file.Child("titleStmt"), source)
	r.authors(file.Child("titleStmt"), source)
	if k := profile.At("textClass", "keywords"); k != nil && k.HasText() {
		r.keywords(k)
	}
	if a := profile.Child("abstract"); a != nil && a.HasText() {
		if a.At("head") == nil && a.At("div", "head") == nil {
			r.begin(a, document.Heading, 2)
			r.w.Insert("Abstract")
			r.w.End()
		}
		r.blocks(a, 2)
		r.flush()
	}
	r.describe(file, profile, source)
}

func (r *reader) title(statement, source *xmltree.Node) {
	n := mainTitle(statement)
	if n == nil || !n.HasText() {
		n = mainTitle(source.Child("analytic"))
	}
	if n == nil || !n.HasText() {
		return
	}
	r.begin(n, document.Heading, 1)
	start := r.w.Len()
	r.within++
	r.children(n)
	for _, t := range n.Parent.All("title") {
		if t.Attr("type") == "sub" && t != n {
			if last := r.w.Last(); last != ':' && last != '?' && last != '!' {
				r.w.Tight()
				r.w.Insert(":")
			}
			r.w.Gap()
			r.children(t)
		}
	}
	r.within--
	r.meta.TitleSpan = r.w.Span(start)
	r.meta.Title = r.w.Slice(r.meta.TitleSpan)
	r.flush()
}

// mainTitle is the title of type main, else the first.
func mainTitle(n *xmltree.Node) *xmltree.Node {
	all := n.All("title")
	for _, t := range all {
		if t.Attr("type") == "main" {
			return t
		}
	}
	if len(all) > 0 {
		return all[0]
	}
	return nil
}

// authors writes the authors' names on a line: those of the source's description, which GROBID takes apart, else those of the title.
func (r *reader) authors(statement, source *xmltree.Node) {
	all := source.At("analytic").All("author")
	if len(all) == 0 {
		all = source.At("monogr").All("author")
	}
	if len(all) == 0 {
		all = statement.All("author")
	}
	var names []*xmltree.Node
	for _, a := range all {
		n := a
		if name := a.Child("persName", "orgName", "name"); name != nil {
			n = name
		}
		if n.HasText() {
			names = append(names, n)
		}
	}
	if len(names) == 0 {
		return
	}
	r.begin(names[0], document.FrontMatter, 0)
	start := r.w.Len()
	r.within++
	p := &pieces{reader: r}
	for k, n := range names {
		if k > 0 {
			r.w.Tight()
			r.w.Insert(", ")
		}
		p.write(n, structured(n))
		r.person(n, &r.meta.Authors)
	}
	r.within--
	r.meta.AuthorsSpan = r.w.Span(start)
	r.flush()
}

func (r *reader) keywords(k *xmltree.Node) {
	r.begin(k, document.FrontMatter, 0)
	r.within++
	r.w.Insert("Keywords: ")
	terms := k.Find("term", "item")
	for i, t := range terms {
		if i > 0 {
			r.w.Tight()
			r.w.Insert(", ")
		}
		r.children(t)
	}
	if len(terms) == 0 {
		r.children(k)
	}
	r.within--
	r.flush()
}

// describe reads the metadata of the header. A date is that of the source's publication, where the header describes its source.
func (r *reader) describe(file, profile, source *xmltree.Node) {
	m, text := &r.meta, r.tree.Text
	statement, journal := file.Child("publicationStmt"), source.Child("monogr")
	m.Date = or(r.date(journal.At("imprint", "date")), r.date(statement.Child("date")), r.date(statement.At("p", "date")))
	for _, t := range journal.All("title") {
		if l := t.Attr("level"); m.Container == "" && (l == "j" || l == "m") {
			m.Container = text(t)
			if l == "j" {
				m.Type = "article-journal"
			}
		}
	}
	m.Publisher = or(text(journal.At("imprint", "publisher")), text(statement.Child("publisher")), m.Container)
	for _, b := range journal.Child("imprint").All("biblScope") {
		switch v := r.scope(b); b.Attr("unit") {
		case "volume", "vol":
			m.Volume = or(m.Volume, v)
		case "issue":
			m.Issue = or(m.Issue, v)
		case "page", "pp":
			m.Pages = or(m.Pages, v)
		}
	}
	for _, at := range []*xmltree.Node{source, statement, file.At("publicationStmt")} {
		for _, id := range at.Find("idno") {
			if strings.EqualFold(id.Attr("type"), "DOI") {
				m.DOI = or(m.DOI, entry.DOI(text(id)))
			}
		}
	}
	if m.DOI != "" {
		m.URL = "https://doi.org/" + m.DOI
	}
	m.Language = language(profile.At("langUsage", "language").Attr("ident"))
}

// date is a date element as EDTF: by its attribute, else by its words.
func (r *reader) date(n *xmltree.Node) string {
	if n == nil {
		return ""
	}
	d := or(n.Attr("when"), n.Attr("when-iso"))
	if d == "" {
		d = r.tree.Text(n)
	}
	parts := strings.SplitN(strings.TrimSpace(d), "-", 3)
	for len(parts) < 3 {
		parts = append(parts, "")
	}
	day, _, _ := strings.Cut(parts[2], "T")
	if e := entry.Date(parts[0], parts[1], day); e != "" {
		return e
	}
	return entry.Words(d)
}
