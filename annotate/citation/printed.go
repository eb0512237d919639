package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// printedHead is what an entry prints before the first date in brackets, and the date, "" where it prints none early.
// It serves where the reader of lists found no year.
func printedHead(raw string) (head, date string) {
	t := plainMarks(raw[:runeFloor(raw, 240)])
	for open := 0; ; open++ {
		k := strings.IndexByte(t[open:], '(')
		if k < 0 {
			return "", ""
		}
		open += k
		end := strings.IndexByte(t[open:], ')')
		if end < 0 {
			return "", ""
		}
		in := t[open+1 : open+end]
		if y, _, _ := foldSuffixed(in); y != "" && (foldedDates[flatDate(strings.ToLower(in))] != "" || len(in) < 16 && isYear(strings.TrimSpace(in), 0)) {
			return strings.Trim(t[:open], " .,"), in
		}
	}
}

// foldSuffixed is foldYear for a date with its suffix.
func foldSuffixed(date string) (year, other, suffix string) {
	d := strings.TrimSpace(date)
	if n := len(d); n > 4 && lower(d[n-1]) && (digit(d[n-2]) || d[n-2] == '-') {
		d, suffix = strings.TrimRight(d[:n-1], "-"), d[n-1:]
	}
	year, other = foldYear(d)
	return year, other, suffix
}

// headPeople are the authors before a date, as far as their form shows them.
func headPeople(head string) (out []document.Person) {
	if r, _ := utf8.DecodeRuneInString(head); eastAsian(r) {
		return []document.Person{{Literal: head}}
	}
	for _, h := range strings.FieldsFunc(head, func(r rune) bool { return r == ';' || r == '&' }) {
		f, g, ok := strings.Cut(strings.TrimSpace(h), ",")
		if !ok || len(strings.Fields(f)) > 3 || g == "" {
			return nil
		}
		out = append(out, document.Person{Family: strings.TrimSpace(f), Given: strings.Trim(g, " ,")})
	}
	return out
}

// apart splits a name that holds several East Asian ones.
func apart(p document.Person) []document.Person {
	if f, g := utf8.RuneCountInString(p.Family), utf8.RuneCountInString(p.Given); f >= 3 && g >= 2 || f >= 2 && g >= 3 { // two Korean names
		a, _ := utf8.DecodeRuneInString(p.Family)
		b, _ := utf8.DecodeRuneInString(p.Given)
		if unicode.Is(unicode.Hangul, a) && unicode.Is(unicode.Hangul, b) {
			return []document.Person{{Literal: p.Family}, {Literal: p.Given}}
		}
	}
	if r, _ := utf8.DecodeRuneInString(p.Literal); !eastAsian(r) {
		return []document.Person{p}
	}
	var out []document.Person
	for _, n := range strings.FieldsFunc(plainMarks(p.Literal), func(r rune) bool { return r == ',' || r == ';' || r == '&' }) {
		if n = strings.TrimSpace(n); n != "" {
			out = append(out, document.Person{Literal: n})
		}
	}
	if len(out) == 0 {
		return []document.Person{p}
	}
	return out
}
