package tei

import (
	"strings"

	"kg/document"
	"kg/loaders/entry"
	"kg/loaders/xmltree"
)

// references writes a list of the descriptions of works. One without a head gets the heading a rendering puts there.
func (r *reader) references(n *xmltree.Node, level int) {
	r.flush()
	if n.Child("head") == nil && r.w.After() != document.Heading && n.Parent.Name != "listBibl" {
		r.begin(n, document.Heading, level+1)
		r.w.Insert("References")
		r.w.End()
	}
	for _, c := range n.Children {
		if r.stop() {
			return
		}
		switch {
		case isEntry(c):
			r.entry(c)
		case c.Name == "":
		default:
			r.block(c, level+1)
		}
	}
	r.flush()
}

// entry writes one description of a work and keeps it as a tagged reference. Where GROBID keeps the entry as printed
// in a note, that is what is written.
func (r *reader) entry(n *xmltree.Node) {
	r.w.End()
	r.begin(n, document.ListItem, 0)
	if label := n.Attr("n"); label != "" && len(label) <= maxLabel {
		r.w.Label(strings.Trim(label, ".[]()"))
	}
	p := &pieces{reader: r}
	start := r.w.Len()
	r.within++
	if raw := rawNote(n); raw != nil {
		r.children(raw)
	} else {
		p.write(n, structured(n))
	}
	r.within--
	s := r.w.Span(start)
	r.w.End()
	if s.Empty() {
		return
	}
	x, typed := r.fields(n)
	x.Span, x.Parts = s, []document.Span{s}
	x.TitleSpan, x.AuthorSpan, x.YearSpan = p.title, p.authors, p.year
	k := len(r.tagged.References)
	if !typed {
		x = document.Reference{Span: s, Parts: x.Parts}
		r.tagged.Untyped = append(r.tagged.Untyped, k)
	}
	r.tagged.References = append(r.tagged.References, x)
	r.entries[n] = k
	r.flush()
}

func rawNote(n *xmltree.Node) *xmltree.Node {
	for _, c := range n.All("note") {
		if c.Attr("type") == "raw_reference" && c.HasText() {
			return c
		}
	}
	return nil
}

// structured tells whether an element holds elements alone, so that the punctuation between them is the reader's to put in.
func structured(n *xmltree.Node) bool {
	elements := false
	for _, c := range n.Children {
		if c.Name != "" {
			elements = true
		} else if !c.Blank {
			return false
		}
	}
	return elements
}

// pieces writes the inside of one description and notes where its title, authors and year come to stand.
type pieces struct {
	*reader
	title, authors, year document.Span
	within               *xmltree.Node // what the authors stand in
	before               *xmltree.Node // the last piece that was written with punctuation of ours
}

// write writes the children of n; between those of a structured element it puts in what a reader sees between them.
func (p *pieces) write(n *xmltree.Node, structured bool) {
	for _, c := range n.Children {
		if p.stop() {
			return
		}
		if c.Name == "" {
			if !structured {
				p.inline(c)
			}
			continue
		}
		p.piece(c, structured)
	}
}

// piece writes one element of a description.
func (p *pieces) piece(c *xmltree.Node, ours bool) {
	switch c.Name {
	case "analytic", "monogr", "series", "imprint", "relatedItem":
		p.write(c, structured(c))
		return
	case "note":
		if c.Attr("type") == "raw_reference" {
			return
		}
	case "idno", "ptr":
		if c.Name == "ptr" && c.Attr("target") == "" {
			return
		}
	}
	shown := p.attribute(c)
	if !c.HasText() && shown == "" {
		return
	}
	if ours {
		p.separate(c)
	}
	start := p.w.Len()
	switch {
	case shown != "":
		p.w.Path(c.Path())
		p.w.Put(shown, c.From, c.To-c.From)
	case c.Name == "author" || c.Name == "editor" || c.Name == "persName" || c.Name == "respStmt" || c.Name == "name":
		inner := &pieces{reader: p.reader}
		inner.write(c, structured(c))
	default:
		p.inline(c)
	}
	p.note(c, start)
	if ours {
		p.behind(c)
	}
	p.before = c
}

// attribute is what an empty element says in its attributes: the pages from and to, the date, the address.
func (p *pieces) attribute(c *xmltree.Node) string {
	if c.HasText() {
		return ""
	}
	switch c.Name {
	case "biblScope", "citedRange":
		return entry.Pages(c.Attr("from"), c.Attr("to"))
	case "date":
		return or(c.Attr("when"), c.Attr("when-iso"))
	case "ptr", "ref":
		return c.Attr("target")
	}
	return ""
}

func (p *pieces) note(c *xmltree.Node, start int) {
	s := p.w.Span(start)
	if s.Empty() {
		return
	}
	switch {
	case c.Name == "title" && p.title.Empty():
		p.title = s
	case c.Name == "date" && p.year.Empty():
		p.year = s
	case c.Name == "author" && (p.authors.Empty() || p.within == c.Parent):
		if p.authors.Empty() {
			p.authors, p.within = s, c.Parent
		}
		p.authors.End = s.End
	}
}

// isPerson tells whether an element is one of several names in a row.
func isPerson(c *xmltree.Node) bool {
	return c != nil && (c.Name == "author" || c.Name == "editor" || c.Name == "persName" || c.Name == "orgName")
}

func isNamePart(c *xmltree.Node) bool {
	switch c.Name {
	case "forename", "surname", "nameLink", "genName", "roleName", "addName":
		return true
	}
	return false
}

// separate puts in what stands before c.
func (p *pieces) separate(c *xmltree.Node) {
	if p.before == nil {
		return
	}
	p.w.Tight()
	unit := c.Attr("unit")
	switch {
	case isNamePart(c):
		p.w.Insert(" ")
	case isPerson(c) && isPerson(p.before):
		p.w.Insert(", ")
	case c.Name == "date":
		p.w.Insert(" (")
	case c.Name == "biblScope" && unit == "issue" && p.before.Name == "biblScope":
		p.w.Insert("(")
	case c.Name == "biblScope", c.Name == "pubPlace" && p.before.Name == "publisher", c.Name == "edition":
		p.w.Insert(", ")
	case c.Name == "publisher" && p.before.Name == "pubPlace":
		p.w.Insert(": ")
	default:
		if last := p.w.Last(); last != '.' && last != '?' && last != '!' && last != ',' && last != ':' {
			p.w.Insert(".")
		}
		p.w.Insert(" ")
		if t := c.Attr("type"); c.Name == "idno" && t != "" && len(t) <= maxLabel {
			p.w.Insert(t + ": ")
		}
	}
}

// behind puts in what stands behind c.
func (p *pieces) behind(c *xmltree.Node) {
	if p.before == nil {
		return
	}
	p.w.Tight()
	switch {
	case c.Name == "date":
		p.w.Insert(")")
	case c.Name == "biblScope" && c.Attr("unit") == "issue" && p.before.Name == "biblScope":
		p.w.Insert(")")
	case c.Name == "editor" && c.HasText():
		p.w.Insert(" (ed.)")
	}
}

// fields reads a description's fields. typed is false when the tags give too little to speak of fields: a title, and a
// year or a person.
func (r *reader) fields(n *xmltree.Node) (x document.Reference, typed bool) {
	text := r.tree.Text
	var levels = map[string]*xmltree.Node{}
	var all []*xmltree.Node
	n.Walk(func(c *xmltree.Node) bool {
		switch c.Name {
		case "title":
			if !c.HasText() || c.Parent.Name == "series" || c.Parent.Name == "relatedItem" {
				return false
			}
			level := c.Attr("level")
			if old := levels[level]; old == nil || c.Attr("type") == "main" && old.Attr("type") != "main" {
				levels[level] = c
			}
			all = append(all, c)
			return false
		case "author":
			r.agent(c, &x.Authors)
			return false
		case "editor":
			r.agent(c, &x.Editors)
			return false
		case "biblScope":
			r.scoped(c, &x)
		case "idno":
			r.identifier(c, &x)
		case "date":
			if x.Year == "" {
				x.Year, x.Suffix = r.year(c)
			}
		case "publisher":
			x.Publisher = or(x.Publisher, text(c))
		case "pubPlace":
			x.Place = or(x.Place, text(c))
		case "edition":
			x.Edition = or(x.Edition, strings.Trim(text(c), "()."))
		case "ptr", "ref":
			r.address(or(c.Attr("target"), text(c)), &x)
		case "note":
			return false
		}
		return c == n || c.Name != "relatedItem"
	})
	r.titles(n, &x, levels, all)
	x.TitleFirst = len(x.Authors) == 0
	return x, x.Title != "" && (x.Year != "" || len(x.Authors) > 0)
}

// titles gives the title and what the work stands in, and what they say of its type.
func (r *reader) titles(n *xmltree.Node, x *document.Reference, levels map[string]*xmltree.Node, all []*xmltree.Node) {
	text := r.tree.Text
	title := levels["a"]
	if title == nil {
		title = mainTitle(n.Child("analytic"))
	}
	var container *xmltree.Node
	for _, l := range []string{"j", "m", "s", "u"} {
		if t := levels[l]; t != nil && t != title && container == nil {
			container = t
		}
	}
	if title == nil && len(all) > 0 {
		title = all[0]
		if container == title {
			container = nil
		}
	}
	x.Title, x.Container = strings.TrimRight(text(title), ",.; "), text(container)
	meeting := text(n.At("monogr", "meeting"))
	x.Container = or(x.Container, meeting)
	x.Type = kindOf(n.Attr("type"))
	if x.Type != "" || title == nil {
		return
	}
	switch level := container.Attr("level"); {
	case meeting != "":
		x.Type = "paper-conference"
	case level == "j":
		x.Type = "article-journal"
	case level == "m":
		x.Type = "chapter"
	case title.Attr("level") == "m" && (x.Publisher != "" || x.Place != ""):
		x.Type = "book"
	}
}

// kindOf is the CSL type for the type that a description gives itself.
func kindOf(t string) string {
	switch strings.ToLower(t) {
	case "article", "journalarticle", "article-journal":
		return "article-journal"
	case "book", "monograph":
		return "book"
	case "chapter", "booksection", "incollection":
		return "chapter"
	case "conferencepaper", "inproceedings":
		return "paper-conference"
	case "thesis", "phdthesis", "dissertation":
		return "thesis"
	case "report", "techreport":
		return "report"
	case "web", "webpage", "website", "blogpost":
		return "webpage"
	case "newspaperarticle":
		return "article-newspaper"
	}
	return ""
}

// agent reads the persons and bodies of an author or editor element.
func (r *reader) agent(c *xmltree.Node, to *[]document.Person) {
	var names []*xmltree.Node
	for _, k := range c.Children {
		if k.Name == "persName" || k.Name == "orgName" || k.Name == "name" {
			names = append(names, k)
		}
	}
	if len(names) == 0 {
		names = []*xmltree.Node{c}
	}
	for _, n := range names {
		r.person(n, to)
	}
}

// person reads one name. It may be given an author element whose parts are not wrapped.
func (r *reader) person(n *xmltree.Node, to *[]document.Person) {
	text := r.tree.Text
	if n.Name == "orgName" {
		if s := text(n); s != "" {
			*to = append(*to, document.Person{Literal: s})
		}
		return
	}
	var family, given []string
	for _, k := range n.Children {
		switch t := text(k); k.Name {
		case "surname", "nameLink":
			family = append(family, t)
		case "forename", "genName":
			given = append(given, t)
		}
	}
	switch s := text(n); {
	case len(family) > 0:
		*to = append(*to, document.Person{Family: strings.Join(family, " "), Given: strings.Join(given, " ")})
	case len(given) > 0:
		*to = append(*to, document.Person{Literal: strings.Join(given, " ")})
	case s != "":
		*to = append(*to, entry.Named(strings.TrimRight(s, ",;")))
	}
}

func (r *reader) scope(c *xmltree.Node) string {
	return or(r.tree.Text(c), entry.Pages(c.Attr("from"), c.Attr("to")))
}

func (r *reader) scoped(c *xmltree.Node, x *document.Reference) {
	switch v := r.scope(c); or(c.Attr("unit"), c.Attr("type")) {
	case "volume", "vol":
		x.Volume = or(x.Volume, v)
	case "issue":
		x.Issue = or(x.Issue, v)
	case "page", "pp", "pages":
		x.Pages = or(x.Pages, strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(v, "pp."), "p.")))
	}
}

func (r *reader) identifier(c *xmltree.Node, x *document.Reference) {
	switch t := r.tree.Text(c); strings.ToLower(c.Attr("type")) {
	case "doi":
		x.DOI = or(x.DOI, entry.DOI(t))
	case "isbn":
		x.ISBN = or(x.ISBN, t)
	case "arxiv":
		t = strings.TrimPrefix(strings.TrimPrefix(t, "arXiv:"), "arxiv:")
		if k := strings.IndexByte(t, '['); k > 0 {
			t = t[:k]
		}
		x.URL = or(x.URL, "https://arxiv.org/abs/"+t)
	case "url", "uri":
		r.address(t, x)
	}
}

func (r *reader) address(a string, x *document.Reference) {
	if d := entry.DOI(a); d != "" {
		x.DOI = or(x.DOI, d)
	} else if strings.HasPrefix(a, "http") {
		x.URL = or(x.URL, a)
	}
}

// year is the year of a date: as printed, since it may bear a suffix, else that of the attribute.
func (r *reader) year(c *xmltree.Node) (year, suffix string) {
	printed, suffix := entry.Year(r.tree.Text(c))
	if len(printed) == 4 && entry.YearOf(printed) != "" {
		return printed, suffix
	}
	if y := entry.YearOf(or(c.Attr("when"), c.Attr("when-iso"))); y != "" {
		return y, ""
	}
	if y := entry.YearOf(printed); y != "" {
		return y, ""
	}
	if y := entry.YearOf(entry.Words(printed)); y != "" {
		return y, ""
	}
	return printed, suffix
}
