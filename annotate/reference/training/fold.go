package training

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// folded is a text as the scorers compare it, letters and digits alone, with the way back.
type folded struct {
	text       string
	start, end []int // bytes of the text behind each byte of the folded one
}

var caseFold = cases.Fold()

func foldText(s string) folded {
	var f folded
	var b strings.Builder
	for i, r := range s {
		k := i + len(string(r))
		if r == unicode.ReplacementChar {
			continue
		}
		for _, c := range caseFold.String(norm.NFKC.String(string(r))) {
			if unicode.IsLetter(c) || unicode.IsNumber(c) || unicode.Is(unicode.M, c) {
				n := b.Len()
				b.WriteRune(c)
				for ; n < b.Len(); n++ {
					f.start = append(f.start, i)
					f.end = append(f.end, k)
				}
			}
		}
	}
	f.text = b.String()
	return f
}

func glue(s string) string {
	return foldText(norm.NFKC.String(s)).text
}

// whole tells whether the folded stretch [i, k) begins and ends where words, or letters and digits, part.
func (f folded) whole(s string, i, k int) bool {
	return f.parts(s, i) && f.parts(s, k)
}

func (f folded) parts(s string, i int) bool {
	if i == 0 || i >= len(f.text) {
		return true
	}
	if f.end[i-1] != f.start[i] {
		return f.start[i] != f.start[i-1]
	}
	a, b := s[f.end[i-1]-1], s[f.start[i]]
	return isDigit(a) != isDigit(b)
}

func isDigit(c byte) bool { return c >= '0' && c <= '9' }
