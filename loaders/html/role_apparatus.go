package html

import (
	"regexp"
	"strings"
)

// apparatusRole adds to an element's role what it has to do with notes and lists of references.
func apparatusRole(name string, attrs map[string]string, parent, r role, id int) role {
	if len(attrs) == 0 {
		return r
	}
	stated := strings.ToLower(attrs["role"] + " " + attrs["epub:type"])
	for _, w := range strings.Fields(stated) {
		switch w {
		case "doc-bibliography", "bibliography":
			return apart(parent, r, func(r *role) { r.bib = id })
		case "doc-biblioentry", "biblioentry":
			return apart(parent, r, func(r *role) { r.item = id })
		case "doc-endnotes", "footnotes", "endnotes", "rearnotes":
			return apart(parent, r, func(r *role) { r.notes = id })
		case "doc-footnote", "doc-endnote", "footnote", "endnote", "rearnote":
			return apart(parent, r, func(r *role) { r.notes, r.item = id, id })
		case "doc-backlink", "backlink":
			r.dropped = true
			return r
		case "doc-toc", "toc", "landmarks", "page-list", "doc-pagelist", "loi", "lot":
			r.nav = true
			return r
		case "doc-pagebreak", "pagebreak":
			r.dropped = true
			return r
		}
	}
	return byTokens(name, attrs["class"]+" "+attrs["id"], parent, r, id)
}

// apart is a role that what is around and the words of the element's class do not make furniture or another story.
func apart(parent, r role, set func(*role)) role {
	r.nav, r.other, r.comment = parent.nav && parent.article == 0, false, parent.comment
	set(&r)
	return r
}

// containers are the elements that may hold a list of references or notes.
var containers = setOf("div section ol ul dl table aside footer tbody details")

var (
	rxBibToken  = regexp.MustCompile(`^(?:[a-z]+[-_]){0,3}(?:references|reference-list|ref-list|reflist|references[-_]list|bibliography|csl-bib-body|citation-list|literature-cited)$|^refs$`)
	rxNoteToken = regexp.MustCompile(`^(?:[a-z]+[-_]){0,3}(?:footnotes|endnotes|footnote-list|endnote-list|fn-group|footnotes-list)$`)
	rxNoteID    = regexp.MustCompile(`^(?:sdfootnote|sdendnote|ftn|edn)\d{1,4}$`) // LibreOffice and Word
	rxNotOne    = regexp.MustCompile(`^(?:has|with|no|show|hide|toggle)[-_]`)
)

// byTokens reads the tokens of class and id that converters and publishers use for references and notes.
func byTokens(name, tokens string, parent, r role, id int) role {
	if len(tokens) > 400 {
		return r
	}
	for _, t := range strings.Fields(strings.ToLower(tokens)) {
		switch {
		case rxNotOne.MatchString(t):
		case t == "mw-cite-backlink" || t == "footnote-back" || t == "footnote-backref" || t == "reversefootnote" || t == "data-footnote-backref":
			r.dropped = true
		case t == "csl-entry":
			r = apart(parent, r, func(r *role) { r.item = id })
		case name == "div" && rxNoteID.MatchString(t), t == "footnotetext", t == "msofootnotetext", t == "msoendnotetext":
			r = apart(parent, r, func(r *role) { r.notes, r.item = id, id })
		case containers[name] && rxBibToken.MatchString(t):
			r = apart(parent, r, func(r *role) { r.bib = id })
		case containers[name] && rxNoteToken.MatchString(t):
			r = apart(parent, r, func(r *role) { r.notes = id })
		}
	}
	return r
}
