package manuscript

import (
	"regexp"
	"strings"

	"kg/document"
	"kg/loaders/layout"
)

// rxNoTitle are titles that programs make up.
var rxNoTitle = regexp.MustCompile(`(?i)^(?:microsoft word - .*|.*\.(?:docx?|odt|rtf|pdf)|untitled.*|document ?\d*|powerpoint presentation|title|no title)$`)

// StatedTitle is the title in a file's properties, "" for one that a program made up.
func StatedTitle(s string) string {
	s = strings.TrimSpace(s)
	if rxNoTitle.MatchString(s) {
		return ""
	}
	return s
}

// rxNobody are names of programs and of accounts, which stand where an author's name should.
var rxNobody = regexp.MustCompile(`(?i)\b(?:user|admin|administrator|microsoft|office|python-docx|pandoc|libreoffice|openoffice|owner|guest|unknown|author|windows|lenovo|dell|acer|asus|template|converter)\b`)

// StatedAuthors are the people in a file's properties. A single word is the name of an account.
func StatedAuthors(s string) []document.Person {
	var out []document.Person
	for _, n := range strings.Split(s, ";") {
		n = strings.TrimSpace(n)
		if n == "" || !strings.Contains(n, " ") || rxNobody.MatchString(n) || len(n) > 400 {
			continue
		}
		if people, ok := layout.People(n); ok {
			out = append(out, people...)
		}
	}
	return out
}
