package docx

import (
	"encoding/base64"
	"encoding/xml"
	"html"
	"regexp"
	"strings"

	"kg/loaders/manuscript"
	"kg/loaders/xmltree"
)

// field is an open field: what it is told to show, and where what it shows begins.
type field struct {
	instruction strings.Builder
	shows       bool
	start       int
	block       int
	data        string // what EndNote keeps beside the instruction
}

// maxFields bounds how deep fields nest; maxInstruction what one field is told, in bytes.
const (
	maxFields      = 64
	maxInstruction = 4 << 20
)

func (r *reader) openField(instruction string) {
	if len(r.fields) < maxFields {
		r.fields = append(r.fields, field{start: r.text.Len(), block: r.text.Block(), shows: instruction != ""})
		r.fields[len(r.fields)-1].instruction.WriteString(instruction)
	}
}

// instructing tells whether what is read is the instruction of a field and not what it shows.
func (r *reader) instructing() bool {
	for i := range r.fields {
		if !r.fields[i].shows {
			return true
		}
	}
	return false
}

func (r *reader) instruct(n *xmltree.Node) {
	k := len(r.fields) - 1
	if k < 0 || r.fields[k].shows {
		return
	}
	for _, c := range n.Children {
		if c.Name == "" && r.fields[k].instruction.Len() < maxInstruction {
			r.fields[k].instruction.WriteString(plain(r.parts[r.in].Text[c.From:c.To]))
		}
	}
}

func (r *reader) fieldChar(n *xmltree.Node) {
	switch n.Attr("fldCharType") {
	case "begin":
		r.openField("")
		if k := len(r.fields) - 1; k >= 0 {
			r.fields[k].data = r.fieldData(n.Child("fldData"))
		}
	case "separate":
		if k := len(r.fields) - 1; k >= 0 {
			r.fields[k].shows, r.fields[k].start, r.fields[k].block = true, r.text.Len(), r.text.Block()
		}
	case "end":
		r.closeField()
	}
}

// fieldData decodes what is kept beside a field's instruction.
func (r *reader) fieldData(n *xmltree.Node) string {
	if n == nil || n.To-n.From > maxInstruction {
		return ""
	}
	var b strings.Builder
	for _, c := range n.Children {
		b.WriteString(strings.Join(strings.Fields(r.parts[r.in].Text[c.From:c.To]), ""))
	}
	data, err := base64.StdEncoding.DecodeString(b.String())
	if err != nil {
		return ""
	}
	return strings.Trim(strings.ToValidUTF8(string(data), ""), "\x00")
}

// tagged are the items in the tag of a content control: Mendeley Cite keeps its citations there, in base64.
func tagged(tag string) []manuscript.Item {
	const prefix = "MENDELEY_CITATION_"
	if !strings.HasPrefix(tag, prefix) || len(tag) > maxInstruction {
		return nil
	}
	_, code, _ := strings.Cut(tag[len(prefix):], "_")
	data, err := base64.StdEncoding.DecodeString(code)
	if err != nil {
		return nil
	}
	return manuscript.CSLItems(string(data))
}

var rxHyperlink = regexp.MustCompile(`(?i)^HYPERLINK\s+(?:"[^"]*"\s+)?\\l\s+"([^"]+)"`)

// closeField takes what a field that is shown to its end says of citations.
func (r *reader) closeField() {
	k := len(r.fields) - 1
	if k < 0 {
		return
	}
	f := r.fields[k]
	r.fields = r.fields[:k]
	if !f.shows || r.instructing() {
		return
	}
	instruction := strings.TrimSpace(f.instruction.String())
	upper := strings.ToUpper(instruction[:min(len(instruction), 60)])
	same := r.text.Block() == f.block
	switch {
	case strings.Contains(upper, "CSL_BIBLIOGRAPHY"), strings.HasPrefix(upper, "ADDIN ZOTERO_BIBL"), strings.HasPrefix(upper, "ADDIN EN.REFLIST"), upper == "BIBLIOGRAPHY", strings.HasPrefix(upper, "BIBLIOGRAPHY "):
		r.text.Bibliography(f.block)
	case !same:
	case strings.Contains(upper, "CSL_CITATION"):
		r.text.Cite(f.start, manuscript.CSLItems(instruction))
	case strings.HasPrefix(upper, "ADDIN EN.CITE"):
		r.text.Cite(f.start, endNoteItems(instruction+f.data))
	case strings.HasPrefix(upper, "CITATION "):
		r.text.Cite(f.start, r.wordItems(instruction))
	default:
		if m := rxHyperlink.FindStringSubmatch(instruction); m != nil {
			r.text.Link(f.start, m[1])
		}
	}
}

// rxYear is a year of our time.
var rxYear = regexp.MustCompile(`\b(?:1[5-9]|20)\d\d\b`)

// plain resolves references to characters.
func plain(s string) string {
	if !strings.Contains(s, "&") {
		return s
	}
	return html.UnescapeString(s)
}

// endNoteItems are the items of a citation by EndNote, which writes XML behind "EN.CITE".
func endNoteItems(instruction string) []manuscript.Item {
	at := strings.Index(instruction, "<EndNote>")
	if at < 0 {
		return nil
	}
	var c struct {
		Cites []struct {
			Author, Year string
			Record       struct {
				Authors []styled `xml:"contributors>authors>author"`
				Title   styled   `xml:"titles>title"`
				Year    styled   `xml:"dates>year"`
				DOI     styled   `xml:"electronic-resource-num"`
			} `xml:"record"`
		} `xml:"Cite"`
	}
	d := xml.NewDecoder(strings.NewReader(instruction[at:]))
	d.Strict = false
	if d.Decode(&c) != nil {
		return nil
	}
	var out []manuscript.Item
	for _, x := range c.Cites {
		it := manuscript.Item{Title: x.Record.Title.text(), Year: rxYear.FindString(x.Record.Year.text() + " " + x.Year), DOI: x.Record.DOI.text()}
		for _, a := range x.Record.Authors {
			family, _, _ := strings.Cut(a.text(), ",")
			it.Authors = append(it.Authors, strings.TrimSpace(family))
		}
		if len(it.Authors) == 0 && x.Author != "" {
			it.Authors = []string{x.Author}
		}
		out = append(out, it)
	}
	return out
}

// styled is text that EndNote may wrap in elements of style.
type styled struct {
	Text   string   `xml:",chardata"`
	Styles []string `xml:"style"`
}

func (s styled) text() string { return strings.TrimSpace(s.Text + strings.Join(s.Styles, "")) }

var rxWordTag = regexp.MustCompile(`(?i)^CITATION\s+"?([^\s"\\]+)|\\m\s+"?([^\s"\\]+)`)

// wordItems are the items of a citation by Word itself, which names its sources by their tags.
func (r *reader) wordItems(instruction string) []manuscript.Item {
	var out []manuscript.Item
	for _, m := range rxWordTag.FindAllStringSubmatch(instruction, 100) {
		it, ok := r.sources[m[1]+m[2]]
		if !ok {
			return nil
		}
		out = append(out, it)
	}
	return out
}

// readSources reads the sources that Word keeps beside the document (ISO/IEC 29500-1, part 22.6).
func (p *pack) readSources(x *manuscript.Part) {
	if x.Root.Name != "Sources" {
		return
	}
	text := x.Plain
	p.sources = map[string]manuscript.Item{}
	for _, s := range x.Root.All("Source") {
		it := manuscript.Item{Title: text(s.Child("Title")), Year: rxYear.FindString(text(s.Child("Year"))), DOI: text(s.Child("DOI"))}
		for _, person := range s.At("Author", "Author").Find("Last", "Corporate") {
			it.Authors = append(it.Authors, text(person))
		}
		p.sources[text(s.Child("Tag"))] = it
	}
}
