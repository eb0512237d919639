package manuscript

import (
	"regexp"
	"strings"
)

// rxHeading are the names of heading styles. Word keeps the English name under every
// language; other programs write that of theirs.
var rxHeading = regexp.MustCompile(`(?i)^(?:heading|überschrift|titre|título|titolo|título|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|judul|заголовок|제목|見出し|标题|標題) ?([1-9])$`)

// RoleOf is what a style's name says of its paragraphs.
func RoleOf(name string) (Role, int) {
	low := strings.ToLower(strings.TrimSpace(name))
	if m := rxHeading.FindStringSubmatch(low); m != nil {
		return Heading, int(m[1][0] - '0')
	}
	switch low {
	case "title", "titel", "titre", "título", "titolo":
		return Title, 1
	case "subtitle", "untertitel", "sous-titre", "subtítulo":
		return Subtitle, 0
	case "author", "authors":
		return Author, 0
	case "date", "datum", "fecha":
		return Date, 0
	case "caption", "beschriftung", "légende", "leyenda", "legenda", "captioned figure":
		return Caption, 0
	case "bibliography", "literaturverzeichnis", "bibliographie", "bibliografía", "bibliografia", "endnote bibliography", "bibliography 1":
		return Entry, 0
	case "toc heading", "contents heading", "table of figures":
		return Contents, 0
	case "source code", "html preformatted", "preformatted text":
		return Code, 0
	case "header", "footer", "kopfzeile", "fußzeile":
		return Furniture, 0
	}
	if strings.HasSuffix(low, "caption") {
		return Caption, 0
	}
	if (strings.HasPrefix(low, "toc ") || strings.HasPrefix(low, "contents ")) && len(low) <= len("contents 10") {
		return Contents, 0
	}
	return Plain, 0
}
