package jats

import (
	"regexp"
	"strings"

	"kg/document"
	"kg/loaders/entry"
	"kg/loaders/xmltree"
)

// references writes a list of references. One without a title gets the heading a rendering puts there.
func (r *reader) references(n *xmltree.Node, level int) {
	r.flush()
	if n.Child("title") != nil {
		r.heading(n, level+1)
	} else if r.w.After() != document.Heading && n.Parent.Name != "ref-list" {
		r.begin(n, document.Heading, level+1)
		r.w.Insert("References")
		r.w.End()
	}
	for _, c := range n.Children {
		if r.stop() {
			return
		}
		switch c.Name {
		case "ref":
			r.entry(c, level)
		case "", "title", "label":
		default:
			r.block(c, level+1)
		}
	}
	r.flush()
}

// entry writes one ref: an entry for each citation in it, or a note.
func (r *reader) entry(n *xmltree.Node, level int) {
	label := n.Child("label")
	for _, c := range n.Children {
		shown, fields := c, c
		switch c.Name {
		case "element-citation", "mixed-citation", "nlm-citation", "citation", "product":
		case "citation-alternatives":
			if shown = c.Child("mixed-citation", "nlm-citation", "element-citation", "citation"); shown == nil {
				continue
			}
			if fields = c.Child("element-citation", "nlm-citation"); fields == nil {
				fields = shown
			}
		case "note":
			r.begin(c, document.Footnote, 0)
			r.notes[n], r.notes[c] = r.w.Next(), r.w.Next()
			r.w.End()
			r.note(c, document.Footnote, level)
			delete(r.entries, n)
			continue
		default:
			continue
		}
		r.w.End()
		r.begin(shown, document.ListItem, 0)
		if label != nil {
			r.w.Label(strings.Trim(r.tree.Text(label), ".[]() "))
			r.inline(label)
			r.w.Gap()
			r.w.Content()
			label = nil
		}
		r.cited(n, c, shown, fields)
		r.w.End()
	}
	r.flush()
}

// cited writes a citation of the list and keeps it as a tagged reference.
func (r *reader) cited(ref, outer, shown, fields *xmltree.Node) {
	p := &pieces{reader: r}
	start := r.w.Len()
	r.within++
	p.write(shown, structured(shown))
	r.within--
	s := r.w.Span(start)
	if s.Empty() || r.apart {
		return
	}
	x, typed := r.fields(fields)
	x.Span, x.Parts = s, []document.Span{s}
	x.TitleSpan, x.AuthorSpan, x.YearSpan = p.title, p.authors, p.year
	k := len(r.tagged.References)
	if !typed {
		x = document.Reference{Span: s, Parts: x.Parts}
		r.tagged.Untyped = append(r.tagged.Untyped, k)
	}
	r.tagged.References = append(r.tagged.References, x)
	r.entries[ref] = append(r.entries[ref], k)
	for _, n := range []*xmltree.Node{outer, shown, fields} {
		r.entries[n] = []int{k}
	}
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

// people are the elements of which an entry's fields of persons are made.
func people(name string) bool {
	switch name {
	case "person-group", "name", "string-name", "collab", "name-alternatives", "collab-alternatives":
		return true
	}
	return false
}

// pieces writes the inside of one entry and notes where its title, authors and year come to stand.
type pieces struct {
	*reader
	title, authors, year document.Span
}

// write writes the children of n; between those of a structured element it puts in what a reader sees between them.
func (p *pieces) write(n *xmltree.Node, structured bool) {
	var before *xmltree.Node
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
		if structured && c.Name != "annotation" && !silent(c) {
			p.separate(before, c)
			before = c
		}
		start := p.w.Len()
		p.piece(c)
		p.note(c, start)
		if structured {
			p.behind(c)
		}
	}
}

// silent tells whether nothing of an element is shown.
func silent(c *xmltree.Node) bool {
	return len(c.Children) == 0 && c.Name != "etal" && c.Attr("href") == ""
}

func (p *pieces) piece(c *xmltree.Node) {
	switch {
	case c.Name == "etal" && len(c.Children) == 0:
		p.w.Path(c.Path())
		p.w.Put("et al.", c.From, c.To-c.From)
	case c.Name == "name-alternatives" || c.Name == "collab-alternatives":
		if f := first(c); f != nil {
			p.write(f, structured(f))
		}
	case people(c.Name) || c.Name == "date" || c.Name == "conf-date":
		p.write(c, structured(c))
	default:
		p.inline(c)
	}
}

// note keeps where the entry's first title, its authors and its year stand.
func (p *pieces) note(c *xmltree.Node, start int) {
	s := p.w.Span(start)
	if s.Empty() {
		return
	}
	switch {
	case titles[c.Name] && p.title.Empty(), c.Name == "source" && p.title.Empty() && !hasTitle(c.Parent):
		p.title = s
	case c.Name == "year" && p.year.Empty():
		p.year = s
	case people(c.Name) && !people(c.Parent.Name) && isAuthors(c) && p.title.Empty():
		if p.authors.Empty() {
			p.authors = s
		}
		p.authors.End = s.End
	}
}

func isAuthors(c *xmltree.Node) bool {
	t := c.Attr("person-group-type")
	return c.Name != "person-group" || t == "" || t == "author" || t == "allauthors"
}

// separate puts in what stands before c in a structured element.
func (p *pieces) separate(before, c *xmltree.Node) {
	if before == nil {
		return
	}
	p.w.Tight()
	switch {
	case c.Name == "given-names" || c.Name == "surname" || c.Name == "suffix" || c.Name == "prefix" || c.Name == "month" || c.Name == "day":
		p.w.Insert(" ")
	case people(c.Name) && people(before.Name) || c.Name == "etal":
		p.w.Insert(", ")
	case c.Name == "year" && (people(before.Name) || before.Name == "etal"):
		p.w.Insert(" (")
	case c.Name == "issue" && before.Name == "volume":
		p.w.Insert("(")
	case c.Name == "lpage" && before.Name == "fpage":
		p.w.Insert("–")
	case (c.Name == "fpage" || c.Name == "elocation-id" || c.Name == "page-range") && (before.Name == "volume" || before.Name == "issue"):
		p.w.Insert(":")
	case c.Name == "publisher-name" && before.Name == "publisher-loc":
		p.w.Insert(": ")
	case c.Name == "volume", c.Name == "edition", c.Name == "fpage", c.Name == "page-range", c.Name == "publisher-loc" && before.Name == "publisher-name":
		p.w.Insert(", ")
	default:
		if last := p.w.Last(); last != '.' && last != '?' && last != '!' && last != ',' && last != ':' {
			p.w.Insert(".")
		}
		p.w.Insert(" ")
		if t := c.Attr("pub-id-type"); c.Name == "pub-id" && t != "" && !strings.Contains(p.tree.Text(c), ":") {
			if t != "doi" {
				t = strings.ToUpper(t)
			}
			p.w.Insert(t + ":")
		}
	}
}

// behind puts in what stands behind c in a structured element.
func (p *pieces) behind(c *xmltree.Node) {
	p.w.Tight()
	text := p.w.Slice(p.w.Span(max(0, p.w.Len()-40)))
	switch {
	case c.Name == "year" && strings.Contains(text, " (") && !strings.Contains(text[strings.LastIndex(text, " ("):], ")"):
		p.w.Insert(")")
	case c.Name == "issue" && strings.Contains(text, "(") && !strings.Contains(text[strings.LastIndex(text, "("):], ")"):
		p.w.Insert(")")
	case c.Name == "person-group" && c.Attr("person-group-type") == "editor":
		if len(c.Children) > 0 {
			p.w.Insert(" (eds.)")
		}
	}
}

// titles are the elements that hold the title of a work that stands in another.
var titles = map[string]bool{"article-title": true, "chapter-title": true, "data-title": true, "part-title": true}

func hasTitle(n *xmltree.Node) bool {
	return n.Child("article-title", "chapter-title", "data-title", "part-title") != nil
}

// fields reads an entry's fields from its tags. typed is false when the tags give too little to speak of fields: a
// title of something, and its year or a person.
func (r *reader) fields(n *xmltree.Node) (x document.Reference, typed bool) {
	title := r.tree.Text(n.Child("article-title", "chapter-title", "data-title", "part-title"))
	source := r.tree.Text(n.Child("source"))
	kind := n.Attr("publication-type")
	if kind == "" {
		kind = n.Attr("citation-type")
	}
	x.Title, x.Container = title, source
	if title == "" {
		x.Title, x.Container = source, ""
	}
	x.Title = strings.TrimRight(x.Title, ",.; ")
	r.persons(n, &x)
	year := n.Child("year")
	if year == nil {
		year = n.At("date", "year")
	}
	x.Year, x.Suffix = entry.Year(r.tree.Text(year))
	x.Volume, x.Issue = r.tree.Text(n.Child("volume")), r.tree.Text(n.Child("issue"))
	x.Pages = r.tree.Text(n.Child("page-range"))
	if x.Pages == "" {
		x.Pages = entry.Pages(r.tree.Text(n.Child("fpage")), r.tree.Text(n.Child("lpage")))
	}
	if x.Pages == "" {
		x.Pages = r.tree.Text(n.Child("elocation-id"))
	}
	x.Edition = strings.Trim(r.tree.Text(n.Child("edition")), "().")
	x.Publisher, x.Place = r.tree.Text(n.Child("publisher-name", "institution")), r.tree.Text(n.Child("publisher-loc"))
	x.ISBN = r.tree.Text(n.Child("isbn"))
	r.addresses(n, &x)
	x.Type = cslType(kind, title != "", source != "")
	x.TitleFirst = len(x.Authors) == 0
	return x, x.Title != "" && (x.Year != "" || len(x.Authors) > 0)
}

// addresses reads DOI, ISBN and URL.
func (r *reader) addresses(n *xmltree.Node, x *document.Reference) {
	n.Walk(func(c *xmltree.Node) bool {
		switch c.Name {
		case "pub-id", "object-id":
			switch t := r.tree.Text(c); c.Attr("pub-id-type") {
			case "doi":
				x.DOI = or(x.DOI, entry.DOI(t))
			case "isbn":
				x.ISBN = or(x.ISBN, t)
			case "arxiv":
				x.URL = or(x.URL, "https://arxiv.org/abs/"+strings.TrimPrefix(strings.TrimPrefix(t, "arXiv:"), "arxiv:"))
			}
		case "ext-link", "uri":
			a := or(c.Attr("href"), r.tree.Text(c))
			if d := entry.DOI(a); d != "" {
				x.DOI = or(x.DOI, d)
			} else if strings.HasPrefix(a, "http") {
				x.URL = or(x.URL, a)
			}
		}
		return true
	})
}

func or(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

var rxEditors = regexp.MustCompile(`(?i)\b(?:eds?|editors?|hrsg|hg)\b`)

// persons reads authors and editors. Names without a group are authors where they stand before the title, and editors
// behind it where the entry speaks of editors.
func (r *reader) persons(n *xmltree.Node, x *document.Reference) {
	titled, edited := false, rxEditors.MatchString(r.tree.Text(n))
	for _, c := range n.Children {
		switch {
		case c.Name == "person-group":
			var to *[]document.Person
			switch t := c.Attr("person-group-type"); {
			case isAuthors(c):
				to = &x.Authors
			case t == "editor":
				to = &x.Editors
			default:
				continue
			}
			for _, p := range c.Children {
				r.person(p, to)
			}
		case titles[c.Name] || c.Name == "source":
			titled = true
		case people(c.Name) && !titled:
			r.person(c, &x.Authors)
		case people(c.Name) && edited:
			r.person(c, &x.Editors)
		}
	}
}

func (r *reader) person(c *xmltree.Node, to *[]document.Person) {
	switch c.Name {
	case "name-alternatives", "collab-alternatives":
		if f := first(c); f != nil {
			r.person(f, to)
		}
	case "name", "string-name":
		family, given := r.tree.Text(c.Child("surname")), r.tree.Text(c.Child("given-names"))
		if s := r.tree.Text(c.Child("suffix")); s != "" && given != "" {
			given += " " + s
		}
		switch whole := r.tree.Text(c); {
		case family != "":
			*to = append(*to, document.Person{Family: family, Given: given})
		case given != "":
			*to = append(*to, document.Person{Literal: given})
		case whole != "":
			*to = append(*to, entry.Named(whole))
		}
	case "collab", "institution":
		if s := r.collective(c); s != "" {
			*to = append(*to, document.Person{Literal: s})
		}
	}
}

// collective is the name of a group without its members, which some files list inside it.
func (r *reader) collective(c *xmltree.Node) string {
	var parts []string
	for _, k := range c.Children {
		if k.Name != "contrib-group" && k.Name != "name" && k.Name != "email" && k.Name != "xref" && k.Name != "aff" {
			parts = append(parts, r.tree.Text(k))
		}
	}
	return strings.Trim(strings.Join(strings.Fields(strings.Join(parts, " ")), " "), " ,;.")
}

// cslType is the CSL type for the word that JATS files use.
func cslType(kind string, titled, sourced bool) string {
	switch strings.ToLower(kind) {
	case "journal", "article", "article-journal", "periodical", "review":
		return "article-journal"
	case "book", "monograph", "eref-book", "edited-book", "edited book", "ebook":
		if titled && sourced {
			return "chapter"
		}
		return "book"
	case "book-chapter", "chapter", "bookchapter", "inbook":
		return "chapter"
	case "confproc", "conf-proc", "conference", "conf-paper", "confpaper", "conference-proceedings", "paper-conference":
		return "paper-conference"
	case "thesis", "dissertation":
		return "thesis"
	case "report", "gov", "government", "working-paper", "tech-report":
		return "report"
	case "web", "website", "webpage", "url", "uri", "blog", "eref", "online":
		return "webpage"
	case "newspaper", "news", "article-newspaper":
		return "article-newspaper"
	case "magazine", "article-magazine":
		return "article-magazine"
	case "data", "dataset", "database":
		return "dataset"
	case "software", "computer-program":
		return "software"
	case "preprint":
		return "article"
	case "patent":
		return "patent"
	case "legal", "law", "legislation", "bill", "statute":
		return "legislation"
	case "standard":
		return "standard"
	}
	return ""
}
