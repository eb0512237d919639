package html

import (
	"encoding/json"
	"strconv"
	"strings"

	"kg/document"
	"kg/loaders/entry"
	"kg/loaders/layout"
)

func (p *page) readMeta(attrs map[string]string) {
	key := attrs["property"]
	if key == "" {
		key = attrs["name"]
	}
	if key == "" {
		key = attrs["itemprop"]
	}
	key = strings.ToLower(key)
	value := strings.TrimSpace(attrs["content"])
	switch key {
	case "", "viewport":
		return
	case "citation_author", "dc.creator", "dcterms.creator", "author", "article:author":
		if len(p.authors) < 200 && value != "" && !strings.Contains(value, "://") {
			p.authors = append(p.authors, key+"\x00"+value)
		}
	}
	if strings.HasPrefix(key, "dc.identifier") || strings.HasPrefix(key, "dcterms.identifier") {
		key, value = identifierDOI, doi(value)
	}
	if p.meta[key] == "" && len(p.meta) < 256 {
		p.meta[key] = value
	}
}

func (p *page) first(keys ...string) string {
	for _, k := range keys {
		if v := p.meta[k]; v != "" {
			return v
		}
	}
	return ""
}

// describe reads the metadata the page states: its linked data first, then its meta elements.
func (p *page) describe(d *document.Document) {
	ld := p.linked()
	m := &d.Meta
	m.Title = firstOf(text(ld["headline"]), p.first("citation_title", "og:title", "dc.title", "twitter:title"), p.withoutSite(), text(ld["name"]))
	m.Date = layout.Date(firstOf(text(ld["datePublished"]), p.first("article:published_time", "citation_publication_date", "citation_date", "citation_online_date", "datepublished", "dc.date", "dc.date.issued", "dcterms.issued", "prism.publicationdate", "date", "pubdate", "parsely-pub-date")))
	m.URL = firstOf(p.meta["canonical"], p.meta["og:url"], text(ld["url"]))
	m.Language = firstOf(tag(p.lang), tag(text(ld["inLanguage"])), tag(p.meta["og:locale"]), layout.Language(d.Text))
	m.Authors = people(ld["author"])
	if len(m.Authors) == 0 {
		m.Authors = p.metaAuthors()
	}
	kind := text(ld["@type"])
	switch {
	case strings.Contains(kind, "Scholarly") || p.meta["citation_title"] != "" && p.meta["citation_journal_title"] != "":
		m.Genre = document.GenrePaper
	case strings.Contains(kind, "News") || p.meta["article:published_time"] != "" && p.first("og:type") == "article":
		m.Genre = document.GenreNews
	}
	p.describeWork(m, ld)
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// withoutSite is the title element without the site's name behind a dash or a bar.
func (p *page) withoutSite() string {
	site := p.meta["og:site_name"]
	for _, sep := range []string{" | ", " - ", " – ", " — ", " :: ", " : ", " · ", " ｜ "} {
		if k := strings.LastIndex(p.title, sep); k > 0 {
			if tail := p.title[k+len(sep):]; tail == site || len(tail) < 30 && k > len(tail) {
				return p.title[:k]
			}
		}
	}
	return p.title
}

// tag is a language tag in BCP 47 form, "" when it is none.
func tag(s string) string {
	s = strings.ReplaceAll(strings.TrimSpace(s), "_", "-")
	if len(s) < 2 || len(s) > 20 || strings.ContainsAny(s, " ,;") {
		return ""
	}
	return s
}

// maxLinkedDepth bounds how deep linked data is searched for the article.
const maxLinkedDepth = 8

// linked is the page's linked data about the article it holds; empty when there is none.
func (p *page) linked() map[string]any {
	var best map[string]any
	rank := 0
	var walk func(v any, depth int)
	walk = func(v any, depth int) {
		if depth > maxLinkedDepth {
			return
		}
		switch x := v.(type) {
		case []any:
			for _, e := range x {
				walk(e, depth+1)
			}
		case map[string]any:
			if r := articleRank(text(x["@type"])); r > rank {
				best, rank = x, r
			}
			walk(x["@graph"], depth+1)
			walk(x["mainEntity"], depth+1)
		}
	}
	for _, s := range p.ld {
		var v any
		if json.Unmarshal([]byte(s), &v) == nil {
			walk(v, 0)
		}
	}
	return best
}

func articleRank(kind string) int {
	switch {
	case strings.Contains(kind, "NewsArticle"), strings.Contains(kind, "ScholarlyArticle"):
		return 4
	case strings.HasSuffix(kind, "Article"), kind == "Report":
		return 3
	case strings.HasSuffix(kind, "Posting"):
		return 2
	case kind == "WebPage":
		return 1
	}
	return 0
}

// text is a string of linked data, or the first of a list.
func text(v any) string {
	switch x := v.(type) {
	case string:
		return strings.TrimSpace(x)
	case float64: // a volume, a page
		if x == float64(int64(x)) {
			return strconv.FormatInt(int64(x), 10)
		}
	case []any:
		if len(x) > 0 {
			return text(x[0])
		}
	}
	return ""
}

func name(v any) string {
	switch x := v.(type) {
	case map[string]any:
		return text(x["name"])
	case []any:
		if len(x) > 0 {
			return name(x[0])
		}
	}
	return text(v)
}

// people are the authors linked data names.
func people(v any) []document.Person {
	switch x := v.(type) {
	case []any:
		var out []document.Person
		for _, e := range x[:min(len(x), 200)] {
			out = append(out, people(e)...)
		}
		return out
	case map[string]any:
		n := text(x["name"])
		if n == "" {
			return nil
		}
		if family, given := text(x["familyName"]), text(x["givenName"]); family != "" {
			return []document.Person{{Family: family, Given: given}}
		}
		if strings.Contains(text(x["@type"]), "Organization") {
			return []document.Person{{Literal: n}}
		}
		return named(n)
	case string:
		if x != "" {
			return named(x)
		}
	}
	return nil
}

// named takes a line of names apart, and keeps as it is what is none.
func named(s string) []document.Person {
	if out, ok := layout.People(s); ok {
		return out
	}
	return []document.Person{{Literal: strings.TrimSpace(s)}}
}

// metaAuthors are the authors of the meta elements: of the first name they stand under, in order.
func (p *page) metaAuthors() []document.Person {
	for _, key := range []string{"citation_author", "dc.creator", "dcterms.creator", "author", "article:author"} {
		var out []document.Person
		for _, a := range p.authors {
			k, v, _ := strings.Cut(a, "\x00")
			if k != key {
				continue
			}
			people := named(v)
			if len(people) == 1 && (key == "citation_author" || key == "dc.creator") { // one person or body each
				people[0] = entry.Named(v)
			}
			out = append(out, people...)
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// locate finds where title, authors and date stand in the text, and reads from
// the byline what the page's metadata leave open.
func (p *page) locate(d *document.Document) {
	m := &d.Meta
	for i, b := range d.Blocks {
		s := d.Text[b.Start:b.End]
		switch {
		case b.Kind == document.Heading && b.Level == 1:
			m.TitleSpan = b.Content
			if m.Title == "" {
				m.Title = d.Plain(b.Content)
			}
		case b.Kind == document.FrontMatter:
			if len(m.Authors) == 0 {
				if names, ok := layout.Byline(s); ok {
					m.Authors = names
				}
			}
			if m.AuthorsSpan.Empty() && len(m.Authors) > 0 && strings.Contains(s, m.Authors[0].Family+m.Authors[0].Literal) {
				m.AuthorsSpan = b.Content
			}
			date := layout.Date(s)
			if t := p.blocks[i].time; date == "" && t != "" {
				date = layout.Date(t)
			}
			if m.Date == "" && !strings.Contains(strings.ToLower(s), "updated") {
				m.Date = date
			}
			if m.Date != "" && date == m.Date && m.DateSpan.Empty() {
				m.DateSpan = b.Content
			}
		case b.Kind == document.Heading && m.Genre == document.GenreUnknown && layout.IsBibliography(s):
			m.Genre = document.GenrePaper
		}
	}
}
