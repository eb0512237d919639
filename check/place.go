package check

import (
	"bytes"
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"

	"kg/document"
)

// Place is where a finding stands in the file.
type Place struct {
	// Line and Column are 1-based, the column in code points; 0 where the file has no lines (PDF, archives).
	Line, Column int
	// EndLine and EndColumn are where it ends; the end column is the one behind the last character.
	EndLine, EndColumn int
	// Page is 1-based, 0 where the format has none; Path is the element path in a tree format.
	Page int
	Path string
}

// String is the place as text reports print it: "12:5", "page 3", or an element path.
func (p Place) String() string {
	switch {
	case p.Line > 0:
		return fmt.Sprintf("%d:%d", p.Line, p.Column)
	case p.Page > 0:
		return fmt.Sprintf("page %d", p.Page)
	}
	return p.Path
}

// lines leads spans of a document's text to lines of its file.
type lines struct {
	d *document.Document
	// text is what has the lines: the file where it is text, else nothing. starts are the bytes at which its lines begin.
	text   string
	starts []int
	ofFile bool // offsets go through the document's origin
}

func newLines(d *document.Document, raw []byte) lines {
	l := lines{d: d}
	switch {
	case raw == nil:
		l.text = d.Text
	case !utf8.Valid(raw) || bytes.IndexByte(raw, 0) >= 0:
		// In another encoding lines are those of the decoded text where that is the file's text; a binary file has none.
		if !strings.HasPrefix(d.Media, "text/") || d.Media == "text/html" {
			return l
		}
		l.text = d.Text
	default:
		l.text, l.ofFile = string(raw), true
	}
	l.starts = []int{0}
	for i := 0; i < len(l.text); i++ {
		if l.text[i] == '\n' {
			l.starts = append(l.starts, i+1)
		}
	}
	return l
}

func (l lines) place(s document.Span) Place {
	at, ok := l.d.Origin.Locate(s)
	p := Place{Page: at.Page, Path: at.Path}
	if l.starts == nil {
		return p
	}
	if l.ofFile {
		if !ok || at.File.End > len(l.text) {
			return p
		}
		s = at.File
	}
	p.Line, p.Column = l.position(s.Start)
	p.EndLine, p.EndColumn = l.position(s.End)
	return p
}

func (l lines) position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(l.text))
	line = sort.Search(len(l.starts), func(i int) bool { return l.starts[i] > offset })
	return line, utf8.RuneCountInString(l.text[l.starts[line-1]:offset]) + 1
}
