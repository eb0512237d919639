package layout

import (
	"regexp"

	"kg/document"
)

var (
	rxDateOnly = regexp.MustCompile(`(?i)^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2} \pL{3,9},? \d{4}|\pL{3,9} \d{1,2}, ?\d{4}|\d{4}-\d\d-\d\d)[.|]?$`)
)

func (r *reader) dates()   {}
func (r *reader) authors() {}
func (r *reader) genre() {
	if r.meta.Genre != "" {
		return
	}
	for _, c := range r.chunks {
		s := r.str(c)
		if c.Kind == document.Heading && bibliographyNames.MatchString(bare(r.content(c))) || c.Kind == document.FrontMatter && rxKeywords.MatchString(s) {
			r.meta.Genre = document.GenrePaper
		}
	}
}
func (r *reader) news() {}

// Language is the language of a text as BCP 47, or "".
func Language(text string) string { return "" }
