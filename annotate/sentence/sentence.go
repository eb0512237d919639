// Package sentence makes the passages of a document: its sentences, and the
// headings, captions, notes, list entries and table rows that are read whole.
package sentence

import (
	"cmp"
	"context"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// Annotator makes the passages layer.
type Annotator struct{}

// New is the annotator.
func New() Annotator { return Annotator{} }

// Name is "sentence".
func (Annotator) Name() string { return "sentence" }

// Requires nothing.
func (Annotator) Requires() []document.LayerName { return nil }

// Provides the passages.
func (Annotator) Provides() []document.LayerName {
	return []document.LayerName{document.LayerPassages}
}

// Annotate makes the passages from the blocks.
func (Annotator) Annotate(ctx context.Context, d *document.Document) error {
	next, linked := continuations(d)
	var out []document.Passage
	for i, b := range d.Blocks {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if linked[i] || !isRead(b.Kind) || b.Content.Empty() {
			continue
		}
		parts := []document.Span{b.Content}
		for k := next[i]; k > 0; k = next[k] {
			if c := d.Blocks[k].Content; isRead(d.Blocks[k].Kind) && !c.Empty() {
				parts = append(parts, c)
			}
		}
		out = append(out, passages(d, i, parts)...)
	}
	slices.SortStableFunc(out, func(a, b document.Passage) int { return cmp.Compare(a.Start, b.Start) })
	d.Layers.Passages = out
	return nil
}

// isRead tells whether blocks of the kind are words of the document.
func isRead(k document.BlockKind) bool {
	return k != document.Furniture && k != document.Teaser && k != document.Code
}

// continuations is, for every block, the later block that goes on with it (0
// for none), and which blocks go on with another. Where two blocks claim the
// same one, the first does.
func continuations(d *document.Document) (next []int, linked []bool) {
	next, linked = make([]int, len(d.Blocks)), make([]bool, len(d.Blocks))
	for i, b := range d.Blocks {
		k := b.Continues
		if k >= 0 && k < i && next[k] == 0 && isRead(b.Kind) && isRead(d.Blocks[k].Kind) {
			next[k], linked[i] = i, true
		}
	}
	return next, linked
}

// passages cuts the text of one block and its continuations.
func passages(d *document.Document, i int, parts []document.Span) []document.Passage {
	b := d.Blocks[i]
	whole := document.Span{Start: parts[0].Start, End: parts[len(parts)-1].End}
	if !splits(d, i) {
		return []document.Passage{passage(whole, parts, i, b.Kind)}
	}
	v := d.View(parts...)
	var out []document.Passage
	at := whole.Start
	cuts := split(v.Text)
	for n, c := range cuts {
		limit := whole.End
		if n+1 < len(cuts) {
			limit = v.Span(cuts[n+1].start, cuts[n+1].end).Start
		}
		s := widen(d.Text, v.Span(c.start, c.end), at, limit)
		if s.Empty() {
			continue
		}
		out = append(out, passage(s, parts, i, b.Kind))
		at = s.End
	}
	return out
}

// widen takes in the marks around a sentence, which a view leaves out: up to the
// next white space, but not before at and not behind limit.
func widen(text string, s document.Span, at, limit int) document.Span {
	for s.Start > at {
		r, n := utf8.DecodeLastRuneInString(text[at:s.Start])
		if unicode.IsSpace(r) {
			break
		}
		s.Start -= n
	}
	for s.End < limit {
		r, n := utf8.DecodeRuneInString(text[s.End:limit])
		if unicode.IsSpace(r) {
			break
		}
		s.End += n
	}
	return s
}

// passage is the passage over s, with the stretches between the parts as holes.
func passage(s document.Span, parts []document.Span, block int, kind document.BlockKind) document.Passage {
	p := document.Passage{Span: s, Block: block, Kind: kind}
	for k := 0; k+1 < len(parts); k++ {
		hole := document.Span{Start: parts[k].End, End: parts[k+1].Start}
		if hole.Start > s.Start && hole.End < s.End && !hole.Empty() {
			p.Holes = append(p.Holes, hole)
		}
	}
	return p
}

// splits tells whether a block is cut into sentences; entries of a
// bibliography, headings, captions and rows are one passage each.
func splits(d *document.Document, i int) bool {
	switch d.Blocks[i].Kind {
	case document.Paragraph, document.Footnote:
		return true
	case document.ListItem:
		return !rxBibliography.MatchString(strings.Trim(d.SectionTitle(i), " *_.:"))
	}
	return false
}

var rxBibliography = regexp.MustCompile(`(?i)^(?:(?:\d{1,2}|[ivx]{1,5})[.)]?\s+)?(?:(?:selected|primary|secondary|cited|further|list of|general)\s+)*(references?|reference list|bibliography|works cited|literature(?: cited)?|sources cited|references cited|references and notes|notes and references|bibliografía|referencias(?: bibliográficas)?|bibliographie|références(?: bibliographiques)?|literatur(?:verzeichnis)?|quellenverzeichnis|referências(?: bibliográficas)?|bibliografia|daftar pustaka|литература|список литературы|참고 ?문헌|参考文献|參考文獻)$`)
