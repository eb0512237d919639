package pdf

import (
	"unicode"
	"unicode/utf8"

	"kg/document"
	"kg/loaders/pdf/page"
)

// tagged finds the marks above the line that lead to a note: one of the same page, or the only one of that label.
func (c *composer) tagged(d *document.Document) []document.TaggedNote {
	type place struct {
		page  int
		label string
	}
	notes, all := map[place]int{}, map[string][]int{}
	for i, b := range d.Blocks {
		if b.Kind == document.Footnote && b.Label != "" {
			p, _ := d.Origin.Locate(b.Span)
			if _, ok := notes[place{p.Page, b.Label}]; !ok {
				notes[place{p.Page, b.Label}] = i
			}
			all[b.Label] = append(all[b.Label], i)
		}
	}
	if len(all) == 0 {
		return nil
	}
	var out []document.TaggedNote
	for _, b := range d.Blocks {
		if b.Kind == document.Footnote || b.Kind == document.Furniture || b.Kind == document.TableRow {
			continue
		}
		for at := b.Start; at < b.End; {
			n := raisedRun(d.Text[at:b.End])
			if n == 0 {
				_, size := utf8.DecodeRuneInString(d.Text[at:])
				at += size
				continue
			}
			label := page.Unraised(d.Text[at : at+n])
			p, _ := d.Origin.Locate(document.Span{Start: at, End: at + n})
			target, ok := notes[place{p.Page, label}]
			if !ok && len(all[label]) == 1 {
				target, ok = all[label][0], true
			}
			if before, _ := utf8.DecodeLastRuneInString(d.Text[b.Start:at]); ok && at > b.Start && !unicode.IsDigit(before) {
				out = append(out, document.TaggedNote{Span: document.Span{Start: at, End: at + n}, Block: target})
			}
			at += n
		}
	}
	return out
}

// raisedRun is the length in bytes of the raised digits and letters that s begins with.
func raisedRun(s string) int {
	n := 0
	for _, r := range s {
		if !page.IsRaised(r) {
			break
		}
		n += utf8.RuneLen(r)
	}
	return n
}
