package reference

import (
	"slices"
	"strings"

	"kg/document"
)

// emphasis are the stretches of the view that are set in italics or bold. A
// closing mark without an opening one (bullets swallow the first asterisk)
// closes what began with its part.
func emphasis(d *document.Document, v document.View, parts []document.Span) []stretch {
	if d.Media != "text/markdown" {
		return nil
	}
	var out []stretch
	for _, p := range parts {
		open := -1
		seen := false
		for i := p.Start; i < p.End; i++ {
			n := mark(d.Text, i, p)
			if n == 0 {
				if d.Text[i] == '\\' {
					i++
				}
				continue
			}
			switch {
			case open >= 0:
				out = append(out, cut(v, open, i))
				open = -1
			case !seen && closes(d.Text, i, n, p):
				out = append(out, cut(v, p.Start, i))
			default:
				open = i + n
			}
			seen = true
			i += n - 1
		}
	}
	return out
}

func cut(v document.View, start, end int) stretch { return stretch{v.At(start), v.At(end)} }

// mark is the length of the run of emphasis marks at i, 0 for none.
func mark(text string, i int, p document.Span) int {
	c := text[i]
	if c != '*' && c != '_' {
		return 0
	}
	n := 1
	for i+n < p.End && text[i+n] == c {
		n++
	}
	if n > 3 || c == '_' && i > p.Start && i+n < p.End && isWordByte(text[i-1]) && isWordByte(text[i+n]) {
		return 0
	}
	return n
}

// closes tells whether the mark can only close: text before it, none after it.
func closes(text string, i, n int, p document.Span) bool {
	before := i > p.Start && text[i-1] != ' ' && text[i-1] != '\n'
	after := i+n < p.End && isWordByte(text[i+n])
	return before && !after
}

func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80
}

// blankTags puts blanks in the place of the tags some collections leave in an
// entry, "<italic>", "</i>", and takes what stands between them for emphasised. Offsets stay.
func blankTags(s string, em []stretch) (string, []stretch) {
	if !strings.Contains(s, "</") {
		return s, em
	}
	b := []byte(s)
	open, own := -1, em
	for i := 0; i < len(s); i++ {
		n := tagLength(s[i:])
		if n == 0 {
			continue
		}
		closing := s[i+1] == '/'
		if closing && open >= 0 && (len(em) == 0) {
			own = append(own, stretch{open, i})
		}
		open = -1
		if !closing {
			open = i + n
		}
		copy(b[i:i+n], strings.Repeat(" ", n))
		i += n - 1
	}
	return string(b), slices.Clip(own)
}

// tagLength is the length of the tag for italics or bold at the start of s, 0 for none.
func tagLength(s string) int {
	for _, t := range []string{"<i>", "</i>", "<b>", "</b>", "<em>", "</em>", "<italic>", "</italic>", "<bold>", "</bold>", "<strong>", "</strong>", "<sub>", "</sub>", "<sup>", "</sup>"} {
		if hasFold(s, t) {
			return len(t)
		}
	}
	return 0
}
