package bibtex

import "strings"

// inherit fills the entries with the fields of those that their crossref and xdata name.
func (s *scanner) inherit() {
	done := map[*entry]bool{}
	for _, e := range s.entries {
		s.fill(e, done, 0)
	}
}

// maxChain is how many entries may inherit from each other in a row.
const maxChain = 8

// fill takes over what an entry's parents give, the parents first.
func (s *scanner) fill(e *entry, done map[*entry]bool, depth int) {
	if done[e] {
		return
	}
	done[e] = true
	for key := range strings.FieldsFuncSeq(e.value("xdata"), func(r rune) bool { return r == ',' || r == ' ' }) {
		if p := s.parent(e, "xdata", key, done, depth); p != nil {
			for _, f := range p.fields {
				s.take(e, f.name, f, p)
			}
		}
	}
	if key := strings.TrimSpace(e.value("crossref")); key != "" {
		if p := s.parent(e, "crossref", key, done, depth); p != nil {
			s.crossref(e, p)
		}
	}
}

func (s *scanner) parent(e *entry, link, key string, done map[*entry]bool, depth int) *entry {
	i, ok := s.keys[strings.ToLower(key)]
	switch {
	case !ok:
		s.Problem(e.field(link).span.Start, e.key, "%s names the entry %s, which is not in the file", link, key)
		return nil
	case s.entries[i] == e || depth >= maxChain:
		s.Problem(e.field(link).span.Start, e.key, "%s leads in a circle or through too many entries; it was not followed further", link)
		return nil
	}
	s.fill(s.entries[i], done, depth+1)
	return s.entries[i]
}

// take takes over a field that the entry does not have.
func (s *scanner) take(e *entry, name string, f field, p *entry) {
	if name == "xdata" || name == "crossref" || name == "ids" || len(e.fields) >= maxFields || e.field(name) != nil || !s.spend(len(f.value)) {
		return
	}
	from := f.from
	if from == nil {
		from = p
	}
	e.fields = append(e.fields, field{name: name, value: f.value, from: from})
}

// crossref takes over the fields of the whole that the entry is a part of: the
// title becomes that of the book, the proceedings, the periodical, as BibLaTeX's default rules say.
func (s *scanner) crossref(e, p *entry) {
	titles := map[string]string{}
	into := func(prefix string) {
		titles["title"], titles["subtitle"], titles["titleaddon"] = prefix+"title", prefix+"subtitle", prefix+"titleaddon"
	}
	switch {
	case strings.HasPrefix(p.kind, "mv") || p.kind == "book" && strings.HasPrefix(e.kind, "mv"):
		into("main")
	case p.kind == "periodical":
		into("journal")
	default:
		into("book")
	}
	for _, f := range p.fields {
		name := f.name
		if t, ok := titles[name]; ok {
			name = t
			if p.field(t) != nil && p.field(t).from == nil {
				continue // the parent says itself how it is called as a book
			}
		}
		switch name {
		case "xref", "entryset", "entrysubtype", "execute", "label", "options", "presort", "related", "relatedoptions", "relatedstring",
			"relatedtype", "shortauthor", "shorttitle", "shorteditor", "sortkey", "sorttitle", "sortname", "pages", "doi", "key", "keywords", "abstract", "url", "pagetotal":
			continue
		case "author":
			if e.kind == "inbook" || e.kind == "bookinbook" || e.kind == "suppbook" {
				s.take(e, "bookauthor", f, p)
			}
			if e.kind != "inbook" && e.kind != "book" && e.kind != "bookinbook" {
				continue
			}
		}
		s.take(e, name, f, p)
	}
}
