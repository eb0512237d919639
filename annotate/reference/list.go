package reference

import (
	"strings"
	"unicode"

	"kg/document"
)

// lists are the runs of blocks that hold references, as index ranges.
func (a *Annotator) lists(d *document.Document) [][2]int {
	var out [][2]int
	for i := 0; i < len(d.Blocks); i++ {
		if !a.opensList(d, i) {
			continue
		}
		end := a.listEnd(d, i)
		if end > i+1 {
			out = append(out, [2]int{i + 1, end})
		}
		i = end - 1
	}
	if len(out) > 0 {
		return out
	}
	return a.unheaded(d)
}

// opensList tells whether block i is the heading of a list: a heading, or a
// short paragraph that says no more than a heading would.
func (a *Annotator) opensList(d *document.Document, i int) bool {
	b := d.Blocks[i]
	if b.Kind != document.Heading && (b.Kind != document.Paragraph || b.Len() > 80) {
		return false
	}
	return a.words.headings[headingWords(d.Plain(b.Content))]
}

// headingWords folds a heading: no numbers, marks or colon, lower case.
func headingWords(s string) string {
	s = strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsDigit(r) || unicode.IsSpace(r) || unicode.IsPunct(r) || unicode.IsSymbol(r)
	})
	if n, rest, ok := strings.Cut(s, ". "); ok && strings.Trim(n, "IVXLC") == "" {
		s = rest
	}
	return strings.ToLower(s)
}

// listEnd is the index behind the last block of the list opened by block i: the
// next heading that is neither below it nor the heading of a further part.
func (a *Annotator) listEnd(d *document.Document, i int) int {
	open := d.Blocks[i]
	for k := i + 1; k < len(d.Blocks); k++ {
		b := d.Blocks[k]
		if b.Kind != document.Heading {
			continue
		}
		if a.opensList(d, k) || open.Kind == document.Heading && b.Level > open.Level && open.Level > 0 {
			continue
		}
		if a.looksLikeEntry(d.Plain(b.Content)) {
			continue
		}
		return k
	}
	return len(d.Blocks)
}

// unheaded finds a list without a heading: at the end of the document, at least
// four blocks in a row of which nearly all begin like entries.
func (a *Annotator) unheaded(d *document.Document) [][2]int {
	end := len(d.Blocks)
	good, bad, first := 0, 0, end
	for k := end - 1; k >= 0; k-- {
		b := d.Blocks[k]
		switch b.Kind {
		case document.Furniture, document.Footnote, document.Teaser:
			continue
		case document.Paragraph, document.ListItem:
		default:
			k = -1
			continue
		}
		if a.looksLikeEntry(d.Plain(b.Content)) {
			good, first = good+1, k
		} else if bad++; bad*4 > good {
			break
		}
	}
	if good >= 4 && bad*4 <= good {
		return [][2]int{{first, end}}
	}
	return nil
}

// looksLikeEntry tells whether text begins with names or a title and a year the way entries do.
func (a *Annotator) looksLikeEntry(text string) bool {
	if len(text) < 20 {
		return false
	}
	head := text[:min(len(text), 600)]
	at, _, ok := leadingYear(head)
	if !ok {
		return false
	}
	people, whole := parseNames(strings.TrimRight(head[:at.start], " .,(:"), namesLoose)
	return whole && len(people) > 0 && people[0].Family != ""
}
