package html

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// kind is the kind of a block that is part of a note or an entry.
func (x *apparatus) kind(b block, i int) (document.BlockKind, int) {
	switch {
	case b.role.hidden:
		return document.Furniture, 0
	case x.notes[i]:
		return document.Footnote, 0
	case x.items[x.of[i]].first < i && onlyLinks(b):
		return document.Furniture, 0 // "PubMed", "Google Scholar" below an entry
	case b.role.list:
		return document.ListItem, 0
	}
	return document.Paragraph, 0
}

// onlyLinks tells whether a block is nothing but links.
func onlyLinks(b block) bool { return b.linked*10 > (b.end-b.start)*7 }

// tag writes the notes, entries and citations that the links state into the document.
func (x *apparatus) tag(p *page, d *document.Document) {
	x.tagNotes(p, d)
	number := x.tagEntries(d)
	x.tagCitations(d, number)
	x.tagRaised(d)
}

// tagNotes labels the notes and leads their marks to them.
func (x *apparatus) tagNotes(p *page, d *document.Document) {
	slices.SortStableFunc(x.marks, func(a, b pointer) int { return a.Start - b.Start })
	end := 0
	for _, m := range x.marks {
		it := x.items[m.items[0]]
		from := blockAt(p.blocks, m.Start)
		if m.Start < end || from < 0 || from >= it.first && from <= it.last {
			continue
		}
		end = m.End
		d.Tagged.Notes = append(d.Tagged.Notes, document.TaggedNote{Span: m.Span, Block: it.first})
		first := &d.Blocks[it.first]
		if first.Label == "" {
			first.Label = lowered(strings.Trim(d.Slice(m.Span), "[]() \u00a0"))
		}
		if d.Blocks[from].Kind != document.Footnote {
			for i := it.first; i <= it.last; i++ {
				d.Blocks[i].Section = d.Blocks[from].Section
			}
		}
	}
	for _, it := range x.items {
		if !x.notes[it.first] || d.Blocks[it.first].Kind != document.Footnote {
			continue
		}
		first := &d.Blocks[it.first]
		first.Content = withoutLabel(d, *first)
		for i := it.first + 1; i <= it.last; i++ {
			if d.Blocks[i].Kind == document.Footnote {
				d.Blocks[i].Continues = it.first
			}
		}
	}
}

var rxNoteLabel = regexp.MustCompile(`^(?:\[?\(?([0-9⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4}|[*†‡§]{1,3}|[a-z])[\])]?[.:]?)\s+`)

// withoutLabel is the content of a note without its own printed number.
func withoutLabel(d *document.Document, b document.Block) document.Span {
	s := b.Content
	text := d.Slice(s)
	if m := rxNoteLabel.FindStringSubmatch(text); m != nil && (lowered(m[1]) == b.Label || strings.HasPrefix(text, "[")) {
		s.Start += len(m[0])
	} else if b.Label != "" {
		if raised := superscript(b.Label); raised != b.Label && strings.HasPrefix(text, raised) && len(text) > len(raised) {
			s.Start += len(raised)
		}
	}
	return s
}

// superscript writes digits as superscript digits.
func superscript(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '0' && r <= '9' {
			return []rune(superscripts)[r-'0']
		}
		return r
	}, s)
}

// rxResolvers are the links that publishers put behind an entry.
var rxResolvers = regexp.MustCompile(`(?i)(?:[\s,;|·]*[\[(]?(?:google scholar|crossref|cross ref|pubmed(?: central)?|pmc free article|article|cas|ads|mathscinet|zentralblatt math|web of science|scopus|view article|view in article|full text|green version|search adslinks|link|open url|publisher full text|abstract)[\])]?)+\s*$`)

// tagEntries lists the entries; what it gives back is the number in the list of each item.
func (x *apparatus) tagEntries(d *document.Document) map[int]int {
	number := map[int]int{}
	for k, it := range x.items {
		if !x.entry[it.first] {
			continue
		}
		var parts []document.Span
		for i := it.first; i <= it.last; i++ {
			b := &d.Blocks[i]
			if b.Kind == document.Furniture {
				continue
			}
			if at := rxResolvers.FindStringIndex(d.Slice(b.Content)); at != nil && at[0] > 20 {
				b.Content.End = b.Content.Start + at[0]
			}
			if s := x.withoutNumber(d, b); !s.Empty() {
				parts = append(parts, s)
			}
		}
		if len(parts) == 0 {
			continue
		}
		d.Tagged.References = append(d.Tagged.References, document.Reference{
			Span: document.Span{Start: parts[0].Start, End: parts[len(parts)-1].End}, Parts: parts, Raw: d.View(parts...).Text})
		number[k] = len(d.Tagged.References) - 1
	}
	order := make([]int, len(d.Tagged.References))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return d.Tagged.References[a].Start - d.Tagged.References[b].Start })
	refs, place := make([]document.Reference, len(order)), make([]int, len(order))
	for n, i := range order {
		refs[n], place[i] = d.Tagged.References[i], n
		d.Tagged.Untyped = append(d.Tagged.Untyped, n)
	}
	for k, i := range number {
		number[k] = place[i]
	}
	if len(refs) > 0 {
		d.Tagged.References = refs
	}
	return number
}

var rxEntryNumber = regexp.MustCompile(`^(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,3})\.)\s+`)

// withoutNumber is an entry's content without its printed number, which becomes the block's label.
func (x *apparatus) withoutNumber(d *document.Document, b *document.Block) document.Span {
	m := rxEntryNumber.FindStringSubmatch(d.Slice(b.Content))
	if m == nil {
		return b.Content
	}
	if b.Label == "" {
		b.Label = m[1] + m[2] + m[3]
	}
	return document.Span{Start: b.Content.Start + len(m[0]), End: b.Content.End}
}

// tagCitations lists the citations. "[3]–[7]" with links on its ends is one that points to all five.
func (x *apparatus) tagCitations(d *document.Document, number map[int]int) {
	cs := innermost(x.citations)
	for i := 0; i < len(cs); i++ {
		t := document.TaggedCitation{Span: cs[i].Span}
		for _, k := range cs[i].items {
			if n, ok := number[k]; ok {
				t.References = append(t.References, n)
			}
		}
		if i+1 < len(cs) && len(t.References) == 1 && len(cs[i+1].items) == 1 {
			hi, ok := number[cs[i+1].items[0]]
			if lo := t.References[0]; ok && isRange(d, cs[i].Span, cs[i+1].Span, lo, hi) {
				for n := lo + 1; n <= hi; n++ {
					t.References = append(t.References, n)
				}
				t.End = cs[i+1].End
				i++
			}
		}
		if len(t.References) > 0 {
			d.Tagged.Citations = append(d.Tagged.Citations, t)
		}
	}
}

// innermost drops of nested citations the outer one where those inside it say as much, else the inner ones.
func innermost(cs []pointer) []pointer {
	slices.SortStableFunc(cs, func(a, b pointer) int {
		if a.Start != b.Start {
			return a.Start - b.Start
		}
		return b.End - a.End
	})
	var out []pointer
	for i := 0; i < len(cs); {
		k, inside := i+1, 0
		for k < len(cs) && cs[k].Start < cs[i].End {
			inside += len(cs[k].items)
			k++
		}
		if k > i+1 && inside >= len(cs[i].items) {
			out = append(out, cs[i+1:k]...)
		} else {
			out = append(out, cs[i])
		}
		i = k
	}
	return slices.DeleteFunc(out, overlapping())
}

// overlapping tells of each citation in turn whether it begins inside one before it.
func overlapping() func(pointer) bool {
	end := 0
	return func(c pointer) bool {
		if c.Start < end {
			return true
		}
		end = c.End
		return false
	}
}

// maxRange is how many entries a range of numbers may stand for.
const maxRange = 60

// isRange tells whether two citations are the ends of a range of numbers.
func isRange(d *document.Document, a, b document.Span, lo, hi int) bool {
	between := strings.Trim(d.Slice(document.Span{Start: a.End, End: b.Start}), "[]() \u00a0⁽⁾")
	if r, n := utf8.DecodeRuneInString(between); n == 0 || n != len(between) || !unicode.Is(unicode.Pd, r) && r != '−' && r != '⁻' {
		return false
	}
	from, err1 := strconv.Atoi(lowered(strings.Trim(d.Slice(a), "[]() ")))
	to, err2 := strconv.Atoi(lowered(strings.Trim(d.Slice(b), "[]() ")))
	return err1 == nil && err2 == nil && to > from && to-from == hi-lo && to-from < maxRange
}

// tagRaised notes the numbers of entries that are set above the line: "⁴", "⁵,⁶" and "⁷–⁹" are one mark each.
func (x *apparatus) tagRaised(d *document.Document) {
	var marks []document.Span
	for _, c := range x.citations {
		if !c.raised {
			continue
		}
		if n := len(marks); n > 0 && c.Start >= marks[n-1].Start && c.Start-marks[n-1].End < 8 && (c.Start < marks[n-1].End ||
			strings.Trim(d.Slice(document.Span{Start: marks[n-1].End, End: c.Start}), " ,;–-") == "") {
			marks[n-1].End = max(marks[n-1].End, c.End)
			continue
		}
		marks = append(marks, c.Span)
	}
	if len(marks) == 0 {
		return
	}
	for _, m := range marks {
		d.Tagged.Notes = append(d.Tagged.Notes, document.TaggedNote{Span: m, Block: -1})
	}
	slices.SortStableFunc(d.Tagged.Notes, func(a, b document.TaggedNote) int { return a.Start - b.Start })
	end := 0
	d.Tagged.Notes = slices.DeleteFunc(d.Tagged.Notes, func(n document.TaggedNote) bool {
		if n.Start < end {
			return true
		}
		end = n.End
		return false
	})
}

// isRaised tells whether s is superscript digits and what may stand between them.
func isRaised(s string) bool {
	return s != "" && strings.Trim(s, superscripts+" ,;–-") == "" && strings.ContainsAny(s, superscripts)
}
