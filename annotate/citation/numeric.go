package citation

import (
	"strings"

	"kg/document"
)

// numeric reads "[4]", "[4–6]" and "[1, 3]" where the list is numbered. It is
// false when the bracket holds anything else.
func (s *scanner) numeric(open, end int) bool {
	if len(s.list.numbered) == 0 {
		return false
	}
	return s.numbers(open+1, end, open, end+1)
}

// numbers adds one item for every number of t[from:end].
func (s *scanner) numbers(from, end, groupStart, groupEnd int) bool {
	t := s.t
	type item struct{ n, start, end int }
	var items []item
	for i := from; i < end; {
		for i < end && (t[i] == ' ' || t[i] == ',' || t[i] == ';') {
			i++
		}
		k := i
		for k < end && digit(t[k]) {
			k++
		}
		if k == i || k-i > 3 {
			return false
		}
		lo := number(t[i:k])
		hi := lo
		stop := k
		if d := dashLen(t, k); d > 0 {
			m := k + d
			for m < end && digit(t[m]) {
				m++
			}
			if m == k+d {
				return false
			}
			hi, stop = number(t[k+d:m]), m
		}
		if hi < lo || hi-lo > 60 {
			return false
		}
		for n := lo; n <= hi; n++ {
			if _, ok := s.list.numbered[n]; !ok {
				return false
			}
			items = append(items, item{n, i, stop})
		}
		i = stop
		if i < end && t[i] != ' ' && t[i] != ',' && t[i] != ';' {
			return false
		}
	}
	for _, it := range items {
		c := document.Citation{Kind: document.Numeric, Status: document.Resolved,
			Candidates: []document.Candidate{{Reference: s.list.numbered[it.n], Score: 1, Reason: "the entry has that number"}}}
		s.add(c, it.start, it.end, groupStart, groupEnd)
	}
	return len(items) > 0
}

// superscripts reads "<sup>4</sup>" and "^4^", which the reading copy leaves out, where the list is numbered.
func (s *scanner) superscripts() {
	if len(s.list.numbered) == 0 || s.u.kind == document.Footnote {
		return
	}
	for _, p := range s.u.parts {
		raw := s.d.Text[p.Start:p.End]
		for at := 0; at < len(raw); {
			k := strings.Index(raw[at:], "<sup>")
			if k < 0 {
				break
			}
			from := at + k + len("<sup>")
			n := strings.Index(raw[from:], "</sup>")
			if n < 0 {
				break
			}
			s.superscript(p.Start+from, p.Start+from+n)
			at = from + n
		}
	}
}

// superscript adds the numbers of one superscript unless one of them is a footnote's.
func (s *scanner) superscript(start, end int) {
	inner := s.d.Text[start:end]
	for _, f := range strings.FieldsFunc(inner, func(r rune) bool { return r == ',' || r == ' ' || r == ';' }) {
		n := number(f)
		if n == 0 {
			return
		}
		if _, ok := s.list.numbered[n]; !ok {
			return
		}
		for _, b := range s.d.Blocks {
			if b.Kind == document.Footnote && b.Label == f {
				return
			}
		}
	}
	at := start
	for _, f := range strings.Split(inner, ",") {
		sp := document.Span{Start: at + len(f) - len(strings.TrimLeft(f, " ")), End: at + len(strings.TrimRight(f, " "))}
		at += len(f) + 1
		n := number(strings.TrimSpace(f))
		if n == 0 {
			continue
		}
		s.found = append(s.found, document.Citation{Span: sp, Group: document.Span{Start: start, End: end}, Anchor: document.Span{Start: start, End: end},
			Kind: document.Numeric, Status: document.Resolved, Via: -1, Passage: passageOf(s.d, sp),
			Candidates: []document.Candidate{{Reference: s.list.numbered[n], Score: 1, Reason: "the entry has that number"}}})
	}
}
