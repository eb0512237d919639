package layout

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// line is one physical line. [start, end) leaves out the line break, [from, to) the white space around it as well.
type line struct {
	start, end, from, to int
	form                 form
	item                 int // where the content begins behind a bullet, number or note mark
	label                string
	cells                int  // columns of a table row, else 0
	feed                 bool // a form feed stands before it
	goesOn               bool // it goes on with the note above it
}

func (l line) blank() bool { return l.from >= l.to }

// splitLines cuts at LF, CRLF, CR and form feed.
func splitLines(text string) []line {
	var lines []line
	feed := false
	for at := 0; at < len(text); {
		n := strings.IndexAny(text[at:], "\n\r\f")
		end, next := len(text), len(text)
		if n >= 0 {
			end = at + n
			next = end + 1
			if text[end] == '\r' && next < len(text) && text[next] == '\n' {
				next++
			}
		}
		l := line{start: at, end: end, feed: feed}
		l.from, l.to = trim(text, at, end)
		if l.blank() {
			l.feed = false
		} else {
			feed = false
		}
		feed = feed || end < len(text) && text[end] == '\f'
		lines = append(lines, l)
		at = next
	}
	return lines
}

// trim leaves out white space and invisible marks at both ends of text[from:to].
func trim(text string, from, to int) (int, int) {
	for from < to {
		r, n := utf8.DecodeRuneInString(text[from:to])
		if !invisible(r) {
			break
		}
		from += n
	}
	for to > from {
		r, n := utf8.DecodeLastRuneInString(text[from:to])
		if !invisible(r) {
			break
		}
		to -= n
	}
	return from, to
}

func invisible(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' || r == 0 }

// wrapWidth is the column at which a text is broken into lines by hand, or 0
// for a text whose physical lines are its paragraphs.
func wrapWidth(lines []line) int {
	var followed []int
	for i := 0; i+1 < len(lines); i++ {
		if !lines[i].blank() && !lines[i+1].blank() && lines[i].form == plain && lines[i+1].form == plain {
			followed = append(followed, lines[i].to-lines[i].from)
		}
	}
	if len(followed) < 4 {
		return 0
	}
	sort.Ints(followed)
	mid, high := followed[len(followed)/2], followed[len(followed)*19/20]
	if mid >= 40 && high <= 140 && mid*2 > high {
		return high
	}
	return 0
}
