package endnote

import (
	"context"
	"encoding/xml"
	"errors"
	"io"
	"strconv"
	"strings"

	"kg/bibliography"
	"kg/bibliography/refman"
)

// Read reads EndNote XML. The error is only the context's: what is wrong with the file is in the library's problems.
func Read(ctx context.Context, text string, limits bibliography.Limits) (*bibliography.Library, error) {
	c := bibliography.NewCollector(text, limits)
	at := 0
	for n := 0; ; n++ {
		if n&255 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		start := nextRecord(c.Text, at)
		if start < 0 {
			break
		}
		if c.Full(start) {
			break
		}
		stop := nextRecord(c.Text, start+1)
		if stop < 0 {
			stop = len(c.Text)
		}
		r := record{Collector: c, start: start}
		if err := r.read(c.Text[start:stop]); err != nil {
			c.Problem(start+r.offset, r.key(), "%s; the record was left out", plainError(err))
		} else {
			r.close()
		}
		at = stop
	}
	if at == 0 && !c.Library().Cut {
		c.Problem(0, "", "there is no record in this file")
	}
	return c.Library(), nil
}

// Looks tells whether the beginning of a file is EndNote XML.
func Looks(head string) bool {
	head = strings.TrimLeft(strings.TrimPrefix(head, "\ufeff"), " \t\r\n")
	if !strings.HasPrefix(head, "<") || !strings.Contains(head, "<record") {
		return false
	}
	return strings.Contains(head, "<xml>") || strings.Contains(head, "<records>") && (strings.Contains(head, "<ref-type") || strings.Contains(head, "<contributors>"))
}

// nextRecord is where the next <record> begins, -1 for none.
func nextRecord(text string, from int) int {
	for from < len(text) {
		i := strings.Index(text[from:], "<record")
		if i < 0 {
			return -1
		}
		i += from
		if k := i + len("<record"); k < len(text) && (text[k] == '>' || text[k] == ' ' || text[k] == '\n' || text[k] == '\r' || text[k] == '\t') {
			return i
		}
		from = i + 1
	}
	return -1
}

func plainError(err error) string {
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return "the XML is not well-formed: " + syntax.Msg
	}
	return err.Error()
}

// record is the work on one record.
type record struct {
	*bibliography.Collector
	start  int // of the record in the text
	end    int
	offset int // where the reading stands, from start
	path   []string
	kind   string // the number and the name of the type
	name   string
	recNum string
	label  string
	fields []refman.Field
	text   strings.Builder
	open   int // depth at which a field is open, 0 for none
	tag    string
	span   bibliography.Span
}

// read reads the elements of one record.
func (r *record) read(text string) error {
	d := xml.NewDecoder(strings.NewReader(text))
	d.Strict = false
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // the text is decoded already
	for {
		before := int(d.InputOffset())
		tok, err := d.RawToken()
		r.offset = min(int(d.InputOffset()), len(text))
		if errors.Is(err, io.EOF) {
			return errors.New("the record is not closed")
		}
		if err != nil {
			return err
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if len(r.path) >= r.Limits.Depth {
				return errors.New("elements are nested too deep")
			}
			r.path = append(r.path, t.Name.Local)
			r.begin(t)
		case xml.EndElement:
			if len(r.path) == 0 || r.path[len(r.path)-1] != t.Name.Local {
				return errors.New("the element that ends here, " + t.Name.Local + ", is not the one that is open")
			}
			r.finish(before)
			r.path = r.path[:len(r.path)-1]
			if len(r.path) == 0 {
				r.end = r.start + r.offset
				return nil
			}
		case xml.CharData:
			if r.open > 0 && r.text.Len()+len(t) <= r.Limits.Value {
				r.text.Write(t)
			}
		}
	}
}

// begin opens a field where the element is one.
func (r *record) begin(t xml.StartElement) {
	if r.open > 0 {
		return // a style element, or something else inside a field
	}
	tag := elementTag(r.path)
	if tag == "" {
		return
	}
	if tag == "type" {
		for _, a := range t.Attr {
			if a.Name.Local == "name" {
				r.name = a.Value
			}
		}
	}
	r.open, r.tag = len(r.path), tag
	r.span.Start = r.start + r.offset
	r.text.Reset()
}

// finish closes the field that the element opened.
func (r *record) finish(before int) {
	if r.open != len(r.path) {
		return
	}
	r.open = 0
	value := bibliography.Fold(r.text.String())
	r.span.End = max(r.span.Start, r.start+before)
	switch r.tag {
	case "type":
		r.kind = value
	case "number":
		r.recNum = value
	case "label":
		r.label = value
	default:
		if value != "" {
			r.fields = append(r.fields, refman.Field{Tag: r.tag, Value: value, Span: r.span})
		}
	}
}

// elementTag is the field that an element is, by the elements it stands in; "" for none.
func elementTag(path []string) string {
	name := path[len(path)-1]
	parent := ""
	if len(path) > 1 {
		parent = path[len(path)-2]
	}
	for _, e := range elements() {
		if e.name == name && (e.parent == "" || e.parent == parent) {
			return e.tag
		}
	}
	return ""
}

func (r *record) key() string {
	if r.label != "" {
		return r.label
	}
	return r.recNum
}

// close makes an item of the record.
func (r *record) close() {
	e := bibliography.Entry{Item: bibliography.New(bibliography.Document), Span: bibliography.Span{Start: r.start, End: r.end}}
	e.Key = r.label
	number, err := strconv.Atoi(r.kind)
	known := false
	for _, k := range refman.Kinds() {
		if strings.EqualFold(k.Name, r.name) || r.name == "" && err == nil && number == k.Number {
			e.Item.Type, known = k.Type, true
			break
		}
	}
	if !known && r.kind+r.name != "" {
		r.Problem(r.start, r.key(), "%q is no type of reference of EndNote's; the record was read as a generic one", strings.TrimSpace(r.name+" "+r.kind))
	}
	refman.Fill(&e, r.fields)
	if e.Empty() {
		r.Problem(r.start, r.key(), "the record says nothing that is known; it was left out")
		return
	}
	r.Add(e)
}
