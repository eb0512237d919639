package citation

import (
	"strings"
	"unicode/utf8"

	"kg/document"
)

// anchor is the mark in running text that leads to the note being read.
func (s *scanner) anchor() (document.Span, bool) {
	if s.anchors == nil {
		s.anchors = noteMarks(s.d)
	}
	a, ok := s.anchors[s.u.block]
	return a, ok
}

// mark is a place that may lead to a note.
type mark struct {
	document.Span
	label string
	loose bool // a number right behind a word, whose raising was lost
}

// noteMarks finds the marks of all notes, in the order of both: what the markup
// states, else "[^1]", "<sup>1</sup>", "^1^", "¹", "[1]", else the bare number behind a word.
func noteMarks(d *document.Document) map[int]document.Span {
	out := map[int]document.Span{}
	for _, n := range d.Tagged.Notes {
		if n.Block >= 0 {
			if _, ok := out[n.Block]; !ok {
				out[n.Block] = n.Span
			}
		}
	}
	labels := map[string]bool{}
	for i, b := range d.Blocks {
		if _, ok := out[i]; b.Kind == document.Footnote && b.Label != "" && !ok {
			labels[b.Label] = true
		}
	}
	if len(labels) == 0 {
		return out
	}
	marks := map[string][]mark{}
	for _, b := range d.Blocks {
		if b.Kind == document.Footnote || inList(d.Layers.References, b.Span) {
			continue
		}
		for _, m := range marksIn(d.Text, b.Span, labels) {
			marks[m.label] = append(marks[m.label], m)
		}
	}
	last := -1
	used := map[string]int{}
	for i, b := range d.Blocks {
		if _, ok := out[i]; ok || b.Kind != document.Footnote || b.Label == "" {
			continue
		}
		ms := marks[b.Label]
		sure := false
		for _, m := range ms {
			sure = sure || !m.loose
		}
		for k := used[b.Label]; k < len(ms); k++ {
			if ms[k].loose && (sure || ms[k].Start < last) {
				continue
			}
			out[i], used[b.Label], last = ms[k].Span, k+1, ms[k].Start
			break
		}
	}
	return out
}

// marksIn finds what may lead to a note in one block.
func marksIn(t string, b document.Span, labels map[string]bool) []mark {
	var out []mark
	add := func(start, end int, label string, loose bool) {
		if labels[label] {
			out = append(out, mark{document.Span{Start: start, End: end}, label, loose})
		}
	}
	for i := b.Start; i < b.End; i++ {
		rest := t[i:b.End]
		switch c := t[i]; {
		case c == '[':
			if k := strings.IndexByte(rest[:min(len(rest), 48)], ']'); k > 1 {
				add(i, i+k+1, strings.TrimPrefix(rest[1:k], "^"), false)
			}
		case c == '<' && strings.HasPrefix(rest, "<sup>"):
			if k := strings.Index(rest[:min(len(rest), 48)], "</sup>"); k > 5 {
				add(i, i+k+6, strings.Trim(rest[5:k], " []"), false)
			}
		case c == '^':
			if k := strings.IndexByte(rest[1:min(len(rest), 10)], '^'); k > 0 {
				add(i, i+k+2, rest[1:1+k], false)
			}
		case c == 0xC2 || c == 0xE2:
			if n, label := raisedDigits(rest); n > 0 {
				add(i, i+n, label, false)
				i += n - 1
			}
		case digit(c) && i > b.Start && !digit(t[i-1]):
			k := i
			for k < b.End && digit(t[k]) && k-i < 4 {
				k++
			}
			if k-i < 4 && (k == b.End || !isWord(t[k]) && t[k] != '.' && t[k] != '-' || t[k] == '.' && (k+1 == b.End || !digit(t[k+1]))) && behindWord(t, b.Start, i) {
				add(i, k, t[i:k], true)
			}
			i = k - 1
		}
	}
	return out
}

// behindWord tells whether t[i] stands right behind a word of small letters, or behind the mark that ends one.
func behindWord(t string, from, i int) bool {
	if i-5 > from && t[i-1] == '.' && allDigits(t[i-5:i-1]) && isYear(t[:i-1], i-5) { // "in 1924.12 The"
		return true
	}
	r, n := utf8.DecodeLastRuneInString(t[from:i])
	if strings.ContainsRune(".,;:!?)\"'’”»", r) {
		i -= n
		r, n = utf8.DecodeLastRuneInString(t[from:i])
		if strings.ContainsRune(".,)\"'’”»", r) {
			i -= n
		}
	}
	k := i
	for k > from && (lower(t[k-1]) || t[k-1] >= 0x80) {
		k--
	}
	return i-k >= 2
}

// raisedDigits is the length of a run of superscript digits at the start of s and the number it writes.
func raisedDigits(s string) (int, string) {
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	var b strings.Builder
	n := 0
	for _, r := range s[:min(len(s), 16)] {
		k := strings.IndexRune(digits, r)
		if k < 0 {
			break
		}
		b.WriteByte(byte('0' + utf8.RuneCountInString(digits[:k])))
		n += utf8.RuneLen(r)
	}
	return n, b.String()
}
