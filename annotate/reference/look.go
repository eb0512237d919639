package reference

import (
	"strings"

	"kg/document"
)

// measure reads the words and the look of every line.
func (s *splitter) measure() {
	n := len(s.ls)
	s.words, s.forced, s.looks, s.cuts, s.evid = make([]float64, n), make([]float64, n), make([]looks, n), make([]bool, n), make([]float64, n)
	s.year, s.prose = make([]bool, n), make([]float64, n)
	base, wide := s.page()
	for i, l := range s.ls {
		s.year[i] = anyYear(l.whole)
		k := &s.looks[i]
		var dated bool
		if s.words[i], dated = s.a.opening(s.ahead(i)); dated {
			k[lookHead] = 1
		}
		if s.words[i] < 4 && loneCloser(s.d, l) {
			s.words[i] = -5
		}
		k[lookSeparation] = int(l.before)
		switch {
		case l.item && l.label == "":
			k[lookMark] = 1
		case l.label != "":
			k[lookMark] = 2
		}
		if l.before == blank && i > 0 && s.words[i] < 3 && s.a.likeness(s.paragraph(i)).prose {
			s.prose[i] = 12 // it ends the entry before; what it is itself is asked later
		}
		if l.indent > base[i]+1 {
			k[lookIndent] = 1
		}
		if i == 0 {
			k[lookEnd], k[lookWidth] = 2, 1
			continue
		}
		p := s.ls[i-1]
		switch {
		case mustGoOn(p.whole):
		case ended(p.whole):
			k[lookEnd] = 2
		default:
			k[lookEnd] = 1
		}
		if p.width+firstWidth(l.whole)+1 <= wide {
			k[lookWidth] = 1
		}
	}
}

// paragraph is line i with the lines behind it up to the next blank one.
func (s *splitter) paragraph(i int) string {
	text := s.ls[i].text
	for k := i + 1; k < len(s.ls) && s.ls[k].before == none && !s.ls[k].item && len(text) < 1000; k++ {
		text += " " + s.ls[k].whole
	}
	return text
}

// loneCloser tells whether the only emphasis mark of a line closes what began on another.
func loneCloser(d *document.Document, l line) bool {
	if d.Media != "text/markdown" {
		return false
	}
	raw := d.Text[l.body.Start:l.body.End]
	i := strings.IndexByte(raw, '*')
	return i > 0 && raw[i-1] != ' ' && strings.Count(raw, "*")%2 == 1
}

func firstWidth(s string) int {
	w, _, _ := strings.Cut(s, " ")
	return len([]rune(w))
}

// page finds for every line the indent from which its page begins, and the width to which lines are filled.
func (s *splitter) page() (base []int, wide int) {
	base = make([]int, len(s.ls))
	from := 0
	for i := 1; i <= len(s.ls); i++ {
		if i < len(s.ls) && s.ls[i].before != page {
			continue
		}
		low := s.ls[from].indent
		for _, l := range s.ls[from:i] {
			low = min(low, l.indent)
		}
		for k := from; k < i; k++ {
			base[k] = low
		}
		from = i
	}
	count := map[int]int{}
	for _, l := range s.ls {
		count[l.width]++
		wide = max(wide, l.width)
	}
	// the widest that one line in twenty reaches
	for n := 0; wide > 0; wide-- {
		if n += count[wide]; n*20 >= len(s.ls) {
			break
		}
	}
	return base, wide
}
