package layout

import (
	"strings"

	"kg/document"
)

// continuations finds what a page break cut in two: a paragraph, a list entry
// or a table row that goes on behind furniture, notes, tables or figures.
func (r *reader) continuations() {
	lastText, lastRow := -1, -1
	broken := false // something else, or a blank line, stands between
	for i := range r.chunks {
		c := &r.chunks[i]
		switch c.Kind {
		case document.Heading:
			lastText, lastRow = -1, -1
		case document.Paragraph, document.ListItem:
			lastRow = -1
			if lastText >= 0 && r.goesOn(lastText, i) {
				c.Continues = lastText
			}
			lastText = i
		case document.TableRow:
			if lastRow >= 0 && (broken || c.gap) && r.rowGoesOn(lastRow, i) {
				c.Continues = lastRow
			}
			lastRow, broken = i, false
		default:
			broken = true
		}
	}
}

// goesOn tells whether chunk b goes on with the sentence or entry of chunk a.
func (r *reader) goesOn(a, b int) bool {
	x, y := r.chunks[a], r.chunks[b]
	end, next := r.str(x), r.content(y)
	if bibliographyNames.MatchString(r.sectionName(b)) {
		return (x.Kind == document.ListItem || x.Continues >= 0) && !looksLikeEntry(next) && (y.Kind == document.Paragraph || y.form == bullet)
	}
	if y.Kind == document.ListItem || endsSentence(end) {
		return false
	}
	if startsLower(next) {
		return true
	}
	return x.Kind == document.Paragraph && len(end) > 100 && len(next) > 40
}

func (r *reader) rowGoesOn(a, b int) bool {
	x, y := r.chunks[a], r.chunks[b]
	if x.form != y.form {
		return false
	}
	s := r.str(y)
	if y.form == pipeRow {
		s = strings.TrimPrefix(s, "|")
		return strings.TrimSpace(s) != "" && strings.HasPrefix(strings.TrimLeft(s, " "), "|")
	}
	return strings.HasPrefix(s, "\t") && strings.TrimSpace(s) != ""
}
