package pdf

import (
	"html"
	"regexp"
	"strings"
	"unicode"

	"kg/document"
	"kg/loaders/layout"
	"kg/loaders/pdf/content"
	"kg/loaders/pdf/object"
)

// maxXMP is how much of a metadata stream is read, in bytes.
const maxXMP = 1 << 20

var (
	rxDOI   = regexp.MustCompile(`\b10\.\d{4,9}/[^\s"<>{}|^\[\]]+`)
	rxDated = regexp.MustCompile(`^\d{4}(?:-\d{2}(?:-\d{2})?)?`)
)

// describe fills in what the page does not tell from the file's own metadata, and finds the document's own DOI.
func describe(f *object.File, d *document.Document) {
	info := f.Info()
	get := func(key object.Name) string {
		s, _ := f.Resolve(info[key]).(object.String)
		return strings.TrimSpace(content.Text(string(s)))
	}
	x := xmp(f)
	m := &d.Meta
	if t := firstOf(x.value("dc:title"), get("Title")); m.Title == "" && isTitle(t) {
		m.Title = t
	}
	if m.Authors == nil {
		if people, ok := layout.People(firstOf(x.value("dc:creator"), get("Author"))); ok && len(people[0].Given) > 0 {
			m.Authors = people
		}
	}
	m.DOI = firstOf(bareDOI(x.value("prism:doi")), bareDOI(x.value("pdfx:doi")), bareDOI(x.value("dc:identifier")), bareDOI(get("doi")), bareDOI(get("Subject")), printedDOI(d))
	m.Container = firstOf(m.Container, x.value("prism:publicationName"))
	m.Volume, m.Issue = firstOf(m.Volume, x.value("prism:volume")), firstOf(m.Issue, x.value("prism:number"))
	m.Pages = firstOf(m.Pages, x.value("prism:pageRange"))
	if date := rxDated.FindString(firstOf(x.value("prism:publicationDate"), x.value("prism:coverDate"))); m.Date == "" && date != "" {
		m.Date = date
	}
	if m.Language == "" {
		if s, ok := f.Resolve(f.Root()["Lang"]).(object.String); ok && len(s) < 12 {
			m.Language = content.Text(string(s))
		}
	}
}

// fromBrowser tells whether a file is a web page as a browser prints it.
func fromBrowser(f *object.File) bool {
	for _, key := range []object.Name{"Creator", "Producer"} {
		s, _ := f.Resolve(f.Info()[key]).(object.String)
		for _, name := range []string{"Chrom", "HeadlessChrome", "Skia", "Mozilla", "Firefox", "Safari", "wkhtmltopdf", "WeasyPrint"} {
			if strings.Contains(content.Text(string(s)), name) {
				return true
			}
		}
	}
	return false
}

func firstOf(values ...string) string {
	for _, v := range values {
		if v != "" {
			return v
		}
	}
	return ""
}

// isTitle tells whether a file's title is one that a person gave it and not its name.
func isTitle(s string) bool {
	low := strings.ToLower(s)
	return strings.Contains(s, " ") && len(s) < 300 && !strings.HasPrefix(low, "microsoft word") && !strings.HasPrefix(low, "untitled") &&
		!strings.Contains(low, ".doc") && !strings.Contains(low, ".indd") && !strings.Contains(low, ".tex") && !strings.Contains(low, ".dvi") && strings.IndexFunc(s, unicode.IsLetter) >= 0
}

// metadata is the XMP packet of a file.
type metadata string

func xmp(f *object.File) metadata {
	s := f.Stream(f.Root()["Metadata"])
	if s == nil || s.Length > maxXMP {
		return ""
	}
	data, _ := f.Data(s)
	return metadata(strings.ToValidUTF8(string(data[:min(len(data), maxXMP)]), ""))
}

// value is what the first element or attribute of a name holds, without the lists in it.
func (m metadata) value(name string) string {
	s := string(m)
	if k := strings.Index(s, name+`="`); k >= 0 {
		rest := s[k+len(name)+2:]
		if end := strings.IndexByte(rest, '"'); end >= 0 {
			return tidy(rest[:end])
		}
	}
	k := strings.Index(s, "<"+name)
	if k < 0 {
		return ""
	}
	rest := s[k:]
	end := strings.Index(rest, "</"+name)
	if end < 0 || end > 4096 {
		return ""
	}
	var b strings.Builder
	inTag := false
	for _, r := range rest[:end] {
		switch {
		case r == '<':
			inTag = true
			b.WriteByte(' ')
		case r == '>':
			inTag = false
		case !inTag:
			b.WriteRune(r)
		}
	}
	return tidy(b.String())
}

func tidy(s string) string { return strings.Join(strings.Fields(html.UnescapeString(s)), " ") }

func bareDOI(s string) string {
	return strings.TrimRight(rxDOI.FindString(s), ".,;:)")
}

// printedDOI is the document's own DOI as its first page prints it: outside of the text, or behind the word in its
// front matter. Two different ones tell nothing.
func printedDOI(d *document.Document) string {
	found := ""
	for _, b := range d.Blocks {
		if p, ok := d.Origin.Locate(b.Span); !ok || p.Page > 1 {
			break
		}
		switch b.Kind {
		case document.FrontMatter, document.Furniture, document.Footnote, document.Heading:
		default:
			continue
		}
		s := bareDOI(d.Plain(b.Span))
		switch {
		case s == "" || strings.EqualFold(s, found):
		case found != "":
			return ""
		default:
			found = s
		}
	}
	return found
}
