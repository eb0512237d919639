package layout

import (
	"strings"

	"kg/document"
)

// Aside is the kind of a short block inside an article that is not the
// article's text: a row of links, a pointer to another story, a byline, a
// date, a caption. It is "" for text. Begun tells that the text has begun, behind which there is no byline.
func Aside(s string, begun bool) document.BlockKind {
	t := strings.TrimSpace(s)
	var r reader
	switch {
	case rxHardCue.MatchString(t) && (!endsStop(t) || wordCount(t) < 8 || strings.HasPrefix(t, "©")):
		return document.Furniture
	case rxCue.MatchString(t) && (!endsStop(t) || wordCount(t) < 8):
		if strings.Contains(t, ": ") && wordCount(t) > 4 && !rxTags.MatchString(t) {
			return document.Teaser
		}
		return document.Furniture
	case r.linkLine(t) && !begun && Date(t) == "", rxTags.MatchString(t):
		return document.Furniture
	case !begun && (rxByline.MatchString(t) && len(t) < 200 || rxDateOnly.MatchString(t) || rxDated.MatchString(t) && len(t) < 120):
		return document.FrontMatter
	case rxCredit.MatchString(t) && !endsStop(t):
		return document.Caption
	}
	return ""
}

// Labelled is the kind and the label of a block that may be the caption of a
// table or a figure, or a note of its source; otherwise the kind stays and the label is "".
func Labelled(s string, kind document.BlockKind) (document.BlockKind, string) {
	if len(s) > 600 {
		return kind, ""
	}
	if m := rxCaption.FindStringSubmatch(s); m != nil {
		return document.Caption, normalLabel(m[1])
	}
	if rxSource.MatchString(s) {
		return document.SourceNote, ""
	}
	if rxKeywords.MatchString(s) {
		return document.FrontMatter, ""
	}
	return kind, ""
}

// IsBibliography tells whether a heading is that of a bibliography.
func IsBibliography(heading string) bool { return bibliographyNames.MatchString(bare(heading)) }

// Byline reads the authors of a line that begins with "By" or is a name and
// a date.
func Byline(s string) ([]document.Person, bool) {
	if d, ok := firstDate(s, len(s)); ok && d.start > 0 {
		s = strings.TrimRight(s[:d.start], " |·•,–—-")
	}
	for _, cut := range []string{"|", "•", "·", "\n"} {
		if k := strings.Index(s, cut); k > 0 {
			s = s[:k]
		}
	}
	return People(strings.TrimSpace(s))
}
