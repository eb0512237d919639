package direct

import (
	"encoding/json"
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"kg/bibliography/apa"
	"kg/graph"
	"kg/graph/stored"
	"kg/server/internal/answer"
)

func (r *run) put(s string) { r.buffer = append(r.buffer, s...) }

// open begins a field of an object.
func (r *run) open(i int, prefix string) {
	if i > 0 {
		r.buffer = append(r.buffer, ',')
	}
	r.buffer = append(r.buffer, prefix...)
}

// node writes a node.
func (r *run) node(t *graph.EncodedTree, n *nodes) error {
	o := n.kinds[graph.Kind(t.ID.Kind())]
	if o == nil {
		return ErrElse
	}
	values := t.Values
	if values == nil && len(n.fetch.fields) > 0 {
		var err error
		if values, err = stored.Fields(t.ID, t.JSON, n.fetch.fields); err != nil {
			return err
		}
	}
	r.put("{")
	for i := range o.fields {
		f := &o.fields[i]
		r.open(i, f.prefix)
		if err := r.nodeField(t, n.fetch, values, f); err != nil {
			return err
		}
	}
	r.put("}")
	return nil
}

func (r *run) nodeField(t *graph.EncodedTree, at *fetch, values []graph.Value, f *field) error {
	switch {
	case f.literal != "":
		r.put(f.literal)
		return nil
	case f.id:
		r.buffer = appendText(r.buffer, string(t.ID))
		return nil
	case f.related != nil:
		h := at.hops[f.hop]
		return r.branch(&t.Branches[f.hop], h, f.related)
	case f.hop >= 0:
		return r.one(t, values, f)
	case f.source != nil:
		return r.source(values[f.slot], f.source)
	case f.text != nil:
		return r.stretch(values[f.slot], f.text)
	case f.formatted != nil:
		return r.printed(t.JSON, f)
	case f.method >= 0:
		return r.computed(t.JSON, f)
	}
	return r.value(values[f.slot], f)
}

// one writes the node behind the only edge of a field.
func (r *run) one(t *graph.EncodedTree, values []graph.Value, f *field) error {
	edges := t.Branches[f.hop].Edges
	if f.settled {
		status, err := plainText(values[f.slot])
		if err != nil {
			return err
		}
		if s := answer.CitationStatus(status); s != answer.Resolved && s != answer.Probable {
			edges = nil
		}
	}
	if len(edges) == 0 {
		r.put("null")
		return nil
	}
	return r.node(&edges[0].To, f.node)
}

// source writes the document or citation that an entry or a piece of evidence names.
func (r *run) source(named graph.Value, n *nodes) error {
	id, err := plainText(named)
	if err != nil {
		return err
	}
	t := r.beside[n.fetch][graph.ID(id)]
	if t == nil {
		r.put("null")
		return nil
	}
	return r.node(t, n)
}

func plainText(v graph.Value) (string, error) {
	if v.Plain {
		return v.Text, nil
	}
	return decodeText(v.Text)
}

func (r *run) fieldOf(t *graph.EncodedTree, f *fetch, name string) (string, error) {
	values := t.Values
	if values == nil {
		var err error
		if values, err = stored.Fields(t.ID, t.JSON, f.fields); err != nil {
			return "", err
		}
	}
	return plainText(values[f.want(name)])
}

// sourcesOf are the document and the citation that a piece of evidence names.
func sourcesOf(piece string) (document, citation string, err error) {
	stored.EachMember(piece, func(key, value string) bool {
		switch key {
		case "document":
			document, err = decodeText(value)
		case "citation":
			citation, err = decodeText(value)
		}
		return err == nil
	})
	return document, citation, err
}

// branch writes the edges that a hop found.
func (r *run) branch(b *graph.EncodedBranch, h *hop, c *connection) error {
	p := page{more: b.More, begun: r.hops[h].After != "", total: b.Total}
	if n := len(b.Edges); n > 0 {
		p.first, p.last = string(b.Edges[0].ID), string(b.Edges[n-1].ID)
	}
	return r.connection(c, p, len(b.Edges), func(i int, f *edgeField) error { return r.edgeField(&b.Edges[i], f) })
}

// page says where a page stands.
type page struct {
	more, begun bool
	first, last string
	total       int
}

func (r *run) connection(c *connection, p page, edges int, write func(i int, f *edgeField) error) error {
	r.put("{")
	for i := range c.fields {
		f := &c.fields[i]
		r.open(i, f.prefix)
		switch {
		case f.literal != "":
			r.put(f.literal)
		case f.total:
			r.buffer = strconv.AppendInt(r.buffer, int64(p.total), 10)
		case f.page != nil:
			r.pageInfo(f.page, p)
		default:
			r.put("[")
			for j := range edges {
				if j > 0 {
					r.put(",")
				}
				r.put("{")
				for k := range f.edges {
					r.open(k, f.edges[k].prefix)
					if err := write(j, &f.edges[k]); err != nil {
						return err
					}
				}
				r.put("}")
			}
			r.put("]")
		}
	}
	r.put("}")
	return nil
}

func (r *run) pageInfo(fields []pageField, p page) {
	r.put("{")
	for i, f := range fields {
		r.open(i, f.prefix)
		switch f.name {
		case "hasNextPage":
			r.buffer = strconv.AppendBool(r.buffer, p.more)
		case "hasPreviousPage":
			r.buffer = strconv.AppendBool(r.buffer, p.begun)
		case "startCursor":
			r.textOrNull(p.first)
		case "endCursor":
			r.textOrNull(p.last)
		default:
			r.put(f.literal)
		}
	}
	r.put("}")
}

func (r *run) textOrNull(s string) {
	if s == "" {
		r.put("null")
		return
	}
	r.buffer = appendText(r.buffer, s)
}

func (r *run) edgeField(e *graph.EncodedEdge, f *edgeField) error {
	switch f.name {
	case "node":
		return r.node(&e.To, f.node)
	case "cursor", "id":
		r.buffer = appendText(r.buffer, string(e.ID))
	case "relation":
		r.buffer = appendText(r.buffer, strings.ToUpper(string(e.Relation)))
	case "confidence":
		r.buffer = appendFloat(r.buffer, e.Confidence)
	case "hedged":
		r.buffer = strconv.AppendBool(r.buffer, e.Hedged)
	case "date":
		r.textOrNull(e.Date)
	case "evidenceCount":
		r.buffer = strconv.AppendInt(r.buffer, int64(len(e.Evidence)), 10)
	case "evidence":
		return r.evidence(e.Evidence, f.evidence)
	default:
		r.put(f.literal)
	}
	return nil
}

func (r *run) evidence(list []string, e *evidence) error {
	first, err := answer.First(e.field, r.vars)
	if err != nil || first > answer.MaxEvidence {
		return ErrElse
	}
	r.put("[")
	for i, piece := range list[:min(first, len(list))] {
		if i > 0 {
			r.put(",")
		}
		if err := r.object(piece, e.object); err != nil {
			return err
		}
	}
	r.put("]")
	return nil
}

// object writes an object that is no node from its encoded form.
func (r *run) object(encoded string, o *object) error {
	values := make([]graph.Value, len(o.keys))
	ok := stored.EachMember(encoded, func(key, value string) bool {
		for i, k := range o.keys {
			if k == key {
				values[i].Text = value
			}
		}
		return true
	})
	if !ok {
		return fmt.Errorf("%.60q is no object", encoded)
	}
	r.put("{")
	for i := range o.fields {
		f := &o.fields[i]
		r.open(i, f.prefix)
		var err error
		switch {
		case f.literal != "":
			r.put(f.literal)
		case f.source != nil:
			err = r.source(values[f.slot], f.source)
		case f.method >= 0:
			err = r.computed(encoded, f)
		default:
			err = r.value(values[f.slot], f)
		}
		if err != nil {
			return err
		}
	}
	r.put("}")
	return nil
}

// computed writes what a method of the decoded value gives.
func (r *run) computed(encoded string, f *field) error {
	v := reflect.New(f.typ)
	if err := json.Unmarshal([]byte(encoded), v.Interface()); err != nil {
		return err
	}
	given, err := json.Marshal(v.Method(f.member.method).Call(nil)[0].Interface())
	if err != nil {
		return err
	}
	text := string(given)
	if text == "null" {
		text = ""
	}
	return r.value(graph.Value{Text: text}, f)
}

// value writes a value in the form that its field has.
func (r *run) value(v graph.Value, f *field) error {
	if !f.list {
		return r.single(v, f)
	}
	r.put("[")
	n := 0
	var err error
	if v.Text != "" && v.Text != "null" {
		ok := stored.EachItem(v.Text, func(item string) bool {
			if n++; n > 1 {
				r.put(",")
			}
			err = r.single(graph.Value{Text: item}, f)
			return err == nil
		})
		if !ok {
			err = fmt.Errorf("%.60q is no list", v.Text)
		}
	}
	r.put("]")
	return err
}

func (r *run) single(v graph.Value, f *field) error {
	s := v.Text
	if f.nullable && nothing(v, f.form) {
		r.put("null")
		return nil
	}
	switch f.form {
	case formText:
		if v.Plain {
			r.buffer = appendText(r.buffer, s)
			return nil
		}
		if s == "" {
			s = `""`
		}
		var err error
		r.buffer, err = appendStored(r.buffer, s)
		return err
	case formEnum:
		word, err := plainText(v)
		name := enumName(f.names, word)
		if err != nil || name == "" {
			return ErrElse
		}
		r.buffer = append(append(append(r.buffer, '"'), name...), '"')
	case formInt:
		if s == "" {
			s = "0"
		}
		r.put(s)
	case formFloat:
		return r.float(s)
	case formBool:
		if s == "" {
			s = "false"
		}
		r.put(s)
	case formObject:
		if s == "" {
			s = "{}"
		}
		return r.object(s, f.object)
	}
	return nil
}

// nothing tells whether a value is what its type is without one.
func nothing(v graph.Value, as form) bool {
	switch v.Text {
	case "", "null":
		return true
	case `""`:
		return !v.Plain && (as == formText || as == formEnum)
	case "0":
		return as == formInt || as == formFloat
	}
	return false
}

// float writes a number as the executor does: [encoding/json] turns to exponents later.
func (r *run) float(s string) error {
	switch {
	case s == "":
		s = "0"
	case s == "0" || s == "1" || strings.HasPrefix(s, "0.") && len(s) < 10 && s[2] != '0':
	default:
		f, err := strconv.ParseFloat(s, 64)
		if err != nil {
			return err
		}
		r.buffer = appendFloat(r.buffer, f)
		return nil
	}
	r.put(s)
	return nil
}

// stretch writes a part of a document's text.
func (r *run) stretch(text graph.Value, f *ast.Field) error {
	s, err := plainText(text)
	if err != nil {
		return err
	}
	args := f.ArgumentMap(r.vars)
	start, err := answer.Whole(args["start"])
	if err != nil {
		return ErrElse
	}
	length, err := answer.Whole(args["length"])
	if err != nil {
		return ErrElse
	}
	d := answer.Document{Document: &graph.Document{Text: s}}
	out, err := d.Text(start, length)
	if err != nil {
		return ErrElse
	}
	r.buffer = appendText(r.buffer, out)
	return nil
}

// printed writes a work's entry as a list of references prints it.
func (r *run) printed(encoded string, f *field) error {
	args := f.formatted.ArgumentMap(r.vars)
	style, _ := args["style"].(string)
	markup, known := map[string]apa.Markup{"PLAIN": apa.Plain, "MARKDOWN": apa.Markdown, "HTML": apa.HTML}[fmt.Sprint(args["markup"])]
	var w answer.Work
	if err := json.Unmarshal([]byte(encoded), &w); err != nil || !known {
		return ErrElse
	}
	out, err := w.Formatted(answer.Style(strings.ToLower(style)), markup)
	if err != nil {
		return ErrElse
	}
	r.buffer = appendText(r.buffer, out)
	return nil
}
