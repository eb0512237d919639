package epub

import (
	"regexp"
	"strings"

	"kg/document"
	"kg/loaders/layout"
)

// metadata are the elements of Dublin Core in the package document, and what refines them.
type metadata struct {
	Titles      []element `xml:"title"`
	Creators    []element `xml:"creator"`
	Dates       []element `xml:"date"`
	Languages   []element `xml:"language"`
	Publishers  []element `xml:"publisher"`
	Identifiers []element `xml:"identifier"`
	Sources     []element `xml:"source"`
	Metas       []struct {
		Refines  string `xml:"refines,attr"`
		Property string `xml:"property,attr"`
		Text     string `xml:",chardata"`
	} `xml:"meta"`
}

// element is one of them; the attributes are those of EPUB 2.
type element struct {
	ID     string `xml:"id,attr"`
	Role   string `xml:"role,attr"`
	FileAs string `xml:"file-as,attr"`
	Event  string `xml:"event,attr"`
	Scheme string `xml:"scheme,attr"`
	Text   string `xml:",chardata"`
}

func (e element) text() string { return strings.Join(strings.Fields(e.Text), " ") }

// refined is what a meta element of EPUB 3 says of the element with that id.
func (m metadata) refined(e element, property string) string {
	if e.ID == "" {
		return ""
	}
	for _, x := range m.Metas {
		if x.Refines == "#"+e.ID && x.Property == property {
			return strings.TrimSpace(x.Text)
		}
	}
	return ""
}

// maxAuthors bounds the authors that are read.
const maxAuthors = 200

// describe reads the package's metadata.
func (b *book) describe(m *document.Metadata) {
	x := b.pack.Metadata
	for _, t := range x.Titles {
		kind := x.refined(t, "title-type")
		if m.Title == "" || kind == "main" {
			m.Title = t.text()
		}
		if kind == "main" {
			break
		}
	}
	for _, c := range x.Creators[:min(len(x.Creators), maxAuthors)] {
		role := c.Role
		if r := x.refined(c, "role"); r != "" {
			role = r
		}
		if role == "" || role == "aut" || role == "cre" {
			m.Authors = append(m.Authors, x.person(c)...)
		}
	}
	for _, d := range x.Dates {
		if e := strings.ToLower(d.Event); e == "modification" || e == "creation" || e == "conversion" {
			continue
		}
		if m.Date = layout.Date(d.text()); m.Date != "" {
			break
		}
	}
	if len(x.Languages) > 0 {
		m.Language = x.Languages[0].text()
	}
	if len(x.Publishers) > 0 {
		m.Publisher = x.Publishers[0].text()
	}
	for _, i := range append(append([]element(nil), x.Identifiers...), x.Sources...) {
		identify(i, m)
	}
	if m.ISBN != "" {
		m.Type = "book"
	}
}

// person takes a creator's name apart by the form under which it is filed, where one is given.
func (x metadata) person(c element) []document.Person {
	filed := c.FileAs
	if f := x.refined(c, "file-as"); f != "" {
		filed = f
	}
	n := c.text()
	if family, given, ok := strings.Cut(filed, ","); ok {
		family, given = strings.TrimSpace(family), strings.TrimSpace(given)
		if family != "" && given != "" && !strings.Contains(given, ",") && strings.Contains(n, family) {
			return []document.Person{{Family: family, Given: given}}
		}
	}
	if n == "" {
		return nil
	}
	if out, ok := layout.People(n); ok {
		return out
	}
	return []document.Person{{Literal: n}}
}

var (
	rxDOI  = regexp.MustCompile(`\b10\.\d{4,9}/[^\s"<>]+`)
	rxISBN = regexp.MustCompile(`^(?:97[89][- ]?)?\d[\d -]{7,14}[\dXx]$`)
)

// identify reads an identifier: a DOI, an ISBN or an address.
func identify(e element, m *document.Metadata) {
	s := e.text()
	low := strings.ToLower(s)
	if d := rxDOI.FindString(s); d != "" && m.DOI == "" {
		m.DOI = strings.TrimRight(d, ".,;)")
		return
	}
	bare := strings.TrimSpace(strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(low, "urn:"), "isbn"), ":"))
	stated := bare != low || strings.EqualFold(e.Scheme, "ISBN")
	if rxISBN.MatchString(bare) && m.ISBN == "" && isISBN(bare) && (stated || strings.HasPrefix(bare, "97")) {
		m.ISBN = strings.ToUpper(bare)
		return
	}
	if m.URL == "" && (strings.HasPrefix(low, "http://") || strings.HasPrefix(low, "https://")) {
		m.URL = s
	}
}

// isISBN checks the last digit (ISO 2108).
func isISBN(s string) bool {
	var digits []int
	for _, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits = append(digits, int(r-'0'))
		case r == 'x' || r == 'X':
			digits = append(digits, 10)
		}
	}
	sum := 0
	switch len(digits) {
	case 13:
		for i, n := range digits {
			sum += n * (1 + 2*(i%2))
		}
		return sum%10 == 0
	case 10:
		for i, n := range digits {
			sum += n * (10 - i)
		}
		return sum%11 == 0
	}
	return false
}
