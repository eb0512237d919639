package html

import (
	"regexp"
	"strings"

	"kg/document"
)

// describeWork reads what the page says of itself as a citable work: the citation_ names of Highwire Press, PRISM,
// Dublin Core, and the properties of schema.org.
func (p *page) describeWork(m *document.Metadata, ld map[string]any) {
	journal := firstOf(p.first("citation_journal_title", "citation_inbook_title", "citation_conference_title", "prism.publicationname", "dc.source"), periodical(ld["isPartOf"], 0))
	m.Publisher = firstOf(name(ld["publisher"]), p.first("citation_publisher", "citation_technical_report_institution", "citation_dissertation_institution", "dc.publisher", "dcterms.publisher"), journal, p.first("og:site_name"))
	if m.Container = journal; m.Container == m.Publisher {
		m.Container = ""
	}
	m.DOI = firstOf(doi(p.first("citation_doi", "prism.doi", "bepress_citation_doi")), linkedDOI(ld), p.meta[identifierDOI])
	m.ISBN = firstOf(p.first("citation_isbn", "book:isbn", "books:isbn"), text(ld["isbn"]))
	m.Volume = firstOf(p.first("citation_volume", "prism.volume"), partOf(ld, "volumeNumber"))
	m.Issue = firstOf(p.first("citation_issue", "prism.number", "prism.issue"), partOf(ld, "issueNumber"))
	first, last := firstOf(p.first("citation_firstpage", "prism.startingpage"), text(ld["pageStart"])), firstOf(p.first("citation_lastpage", "prism.endingpage"), text(ld["pageEnd"]))
	switch {
	case first != "" && last != "" && first != last:
		m.Pages = first + "–" + last
	case first != "":
		m.Pages = first
	default:
		m.Pages = text(ld["pagination"])
	}
	m.Type = p.workType(text(ld["@type"]))
}

// workType is the CSL type of the page, "" where it does not say.
func (p *page) workType(kind string) string {
	for _, c := range []struct{ name, of string }{
		{"citation_journal_title", "article-journal"}, {"citation_inbook_title", "chapter"}, {"citation_conference_title", "paper-conference"},
		{"citation_technical_report_institution", "report"}, {"citation_dissertation_institution", "thesis"},
	} {
		if p.meta[c.name] != "" {
			return c.of
		}
	}
	switch {
	case strings.Contains(kind, "ScholarlyArticle"):
		return "article-journal"
	case strings.Contains(kind, "NewsArticle"):
		return "article-newspaper"
	case kind == "BlogPosting":
		return "post-weblog"
	case kind == "Report", kind == "Book", kind == "Chapter", kind == "Thesis":
		return strings.ToLower(kind)
	}
	return ""
}

// periodical is the name of the journal that linked data puts an article in: of the issue's volume, of the volume's journal.
func periodical(v any, depth int) string {
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			if s := periodical(e, depth+1); s != "" && depth < maxLinkedDepth {
				return s
			}
		}
	case map[string]any:
		if strings.Contains(text(x["@type"]), "Periodical") {
			return text(x["name"])
		}
		if depth < maxLinkedDepth {
			return periodical(x["isPartOf"], depth+1)
		}
	}
	return ""
}

// partOf is a property of the article or of what it is part of.
func partOf(ld map[string]any, property string) string {
	var in func(v any, depth int) string
	in = func(v any, depth int) string {
		switch x := v.(type) {
		case []any:
			for _, e := range x {
				if s := in(e, depth+1); s != "" && depth < maxLinkedDepth {
					return s
				}
			}
		case map[string]any:
			if s := text(x[property]); s != "" || depth >= maxLinkedDepth {
				return s
			}
			return in(x["isPartOf"], depth+1)
		}
		return ""
	}
	return in(ld, 0)
}

var rxDOI = regexp.MustCompile(`\b10\.\d{4,9}/[^\s"<>]+`)

// doi is the bare DOI in s, "" for none.
func doi(s string) string { return strings.TrimRight(rxDOI.FindString(s), ".,;)") }

// identifierDOI is where readMeta keeps the DOI of an identifier element, which stands for other identifiers as well.
const identifierDOI = "doi of identifier"

// linkedDOI is the DOI that linked data gives the article.
func linkedDOI(ld map[string]any) string {
	for _, key := range []string{"doi", "identifier", "sameAs", "@id", "url"} {
		if s := identifier(ld[key], 0); s != "" {
			return s
		}
	}
	return ""
}

func identifier(v any, depth int) string {
	switch x := v.(type) {
	case string:
		return doi(x)
	case []any:
		for _, e := range x {
			if s := identifier(e, depth+1); s != "" && depth < maxLinkedDepth {
				return s
			}
		}
	case map[string]any:
		return doi(text(x["value"]))
	}
	return ""
}
