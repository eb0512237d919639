package layout

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// footNotes finds the notes at the feet of pages, whose numbers lost their
// raising: "12 Ada Kim, Two Rivers …" below the text of a page, where the numbers
// count up through the document and the text has the same numbers behind its words.
// The list of references, whose numbers count up as well, ends the search.
func footNotes(text string, lines []line) {
	next := 1
	for _, p := range pages(lines) {
		if at, ok := footAt(text, lines, p, next); ok {
			next = markNotes(text, lines, at, p[1], next)
		}
		for i := p[0]; i < p[1]; i++ {
			if isListHeading(text, lines[i]) {
				return
			}
		}
	}
}

// pages are the ranges of lines between form feeds and page numbers; none for a text that has neither.
func pages(lines []line) [][2]int {
	var out [][2]int
	from := 0
	for i := range lines {
		if (lines[i].feed || lines[i].form == furnitureLine) && i > from {
			out = append(out, [2]int{from, i})
			from = i
		}
		if lines[i].form == furnitureLine {
			from = i + 1
		}
	}
	if len(out) == 0 {
		return nil
	}
	return append(out, [2]int{from, len(lines)})
}

// footAt is the line with which the notes of a page begin: text stands above it,
// it bears the number that is due, and the page's text has that number behind a word.
func footAt(text string, lines []line, p [2]int, next int) (int, bool) {
	above := 0
	for i := p[0]; i < p[1]; i++ {
		if lines[i].blank() {
			continue
		}
		if isListHeading(text, lines[i]) {
			return 0, false
		}
		if n, _ := noteNumber(text, lines[i]); n == next && above > 1 && hasMark(text[lines[p[0]].start:lines[i].start], next) {
			return i, true
		}
		above++
	}
	return 0, false
}

// isListHeading tells whether a line is the heading of a list of references.
func isListHeading(text string, l line) bool {
	s := text[l.from:l.to]
	return s != "" && len(s) < 60 && bibliographyNames.MatchString(bare(strings.TrimLeft(s, "# ")))
}

// markNotes marks the notes from line at to the end of a page and returns the number that is due next.
func markNotes(text string, lines []line, at, end, next int) int {
	for i := at; i < end; i++ {
		l := &lines[i]
		if l.blank() || l.form == furnitureLine {
			continue
		}
		if n, item := noteNumber(text, *l); n == next {
			l.form, l.label, l.item, l.cells = noteLine, strconv.Itoa(n), item, 0
			next++
			continue
		}
		l.form, l.cells, l.goesOn = plain, 0, true
	}
	return next
}

// noteNumber reads "12 Kim", "12. Kim", "12Kim" at the start of a line; item is where the words begin.
func noteNumber(text string, l line) (n, item int) {
	s := text[l.from:l.to]
	k := 0
	for k < len(s) && s[k] >= '0' && s[k] <= '9' && k < 4 {
		k++
	}
	if k == 0 || k > 3 {
		return 0, 0
	}
	rest := strings.TrimLeft(strings.TrimPrefix(s[k:], "."), " \t\u00a0")
	r, _ := utf8.DecodeRuneInString(rest)
	low := strings.ToLower(rest[:min(len(rest), 5)])
	if !unicode.IsUpper(r) && !strings.ContainsRune("“\"‘'«„*", r) && !strings.HasPrefix(low, "ibid") && !strings.HasPrefix(low, "ebd") && !strings.HasPrefix(low, "see ") && !strings.HasPrefix(low, "cf") || len(rest) < 4 {
		return 0, 0
	}
	n, _ = strconv.Atoi(s[:k])
	return n, l.to - len(rest)
}

// hasMark tells whether a text has a number behind a word of small letters, "peace.12 The" or "peace¹² is".
func hasMark(s string, n int) bool {
	mark := strconv.Itoa(n)
	for at := 0; ; {
		k := strings.Index(s[at:], mark)
		if k < 0 {
			break
		}
		k += at
		at = k + len(mark)
		before := strings.TrimRight(s[:k], ".,;:!?)\"'”’»")
		r, _ := utf8.DecodeLastRuneInString(before)
		year := k > 5 && s[k-1] == '.' && at+2 < len(s) && s[at] == ' ' && s[at+1] >= 'A' && s[at+1] <= 'Z' && strings.Trim(s[k-5:k-1], "0123456789") == "" // "in 1924.12 The"
		if (unicode.IsLower(r) || year) && len(s[:k])-len(before) < 8 && (at >= len(s) || s[at] < '0' || s[at] > '9') {
			return true
		}
	}
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	raised := strings.Map(func(r rune) rune { return []rune(digits)[r-'0'] }, mark)
	return strings.Contains(s, raised)
}
