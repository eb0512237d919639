package docx

import (
	"regexp"

	"kg/document"
	"kg/loaders/manuscript"
)

// describe reads the core properties. The dates in them are those of the file, of its first and its last saving, and
// none of them is the date of publication; that is read from the text or stays unknown.
func (p *pack) describe(m *document.Metadata) {
	name := "docProps/core.xml"
	if rels, err := p.relations(""); err == nil {
		for _, r := range rels {
			if r.kind == "core-properties" {
				name = r.target
			}
		}
	}
	core, err := p.load(name)
	if err != nil || core == nil {
		return
	}
	get := func(name string) string { return core.Plain(core.Root.Child(name)) }
	m.Title = manuscript.StatedTitle(get("title"))
	m.Language = get("language")
	m.Authors = manuscript.StatedAuthors(get("creator"))
	if doi := rxDOI.FindString(get("identifier")); doi != "" {
		m.DOI = doi
	}
}

var rxDOI = regexp.MustCompile(`\b10\.\d{4,9}/[^\s"<>]+`)
