package csljson

import (
	"context"
	"strings"

	"kg/bibliography"
)

// Read reads CSL-JSON. The error is only the context's: what is wrong with the file is in the library's problems.
func Read(ctx context.Context, text string, limits bibliography.Limits) (*bibliography.Library, error) {
	c := bibliography.NewCollector(text, limits)
	s := &scanner{text: c.Text, depth: c.Limits.Depth}
	r := reader{Collector: c, scanner: s}
	for n := 0; ; n++ {
		if n&255 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		s.blanks()
		switch {
		case s.at >= len(s.text):
			return c.Library(), nil
		case s.text[s.at] == '[' || s.text[s.at] == ',' || s.text[s.at] == ']' || s.text[s.at] == '}':
			s.at++ // items follow, in a list or one after the other
		case s.text[s.at] == '{':
			if c.Full(s.at) {
				return c.Library(), nil
			}
			if !r.wrapper() {
				r.object()
			}
		default:
			if n == 0 {
				c.Problem(s.at, "", "this is no CSL-JSON: an array of items is expected")
				return c.Library(), nil
			}
			r.stray()
		}
	}
}

// Looks tells whether the beginning of a file is CSL-JSON: JSON with an item's type or title near its start.
func Looks(head string) bool {
	t := strings.TrimLeft(strings.TrimPrefix(head, "\ufeff"), " \t\r\n")
	if t == "" || t[0] != '[' && t[0] != '{' {
		return false
	}
	if strings.HasPrefix(strings.TrimLeft(t[1:], " \t\r\n"), "]") {
		return false
	}
	for _, typ := range bibliography.Types() {
		quoted := `"` + string(typ) + `"`
		for at := 0; ; {
			i := strings.Index(t[at:], quoted)
			if i < 0 {
				break
			}
			if before := strings.TrimRight(t[:at+i], " \t\r\n"); strings.HasSuffix(before, ":") && strings.HasSuffix(strings.TrimRight(before[:len(before)-1], " \t\r\n"), `"type"`) {
				return true
			}
			at += i + len(quoted)
		}
	}
	return strings.Contains(t, `"date-parts"`) || strings.Contains(t, `"container-title"`)
}

type reader struct {
	*bibliography.Collector
	*scanner
}

// wrapper enters an object whose first member is a list of items; false when it is no such object.
func (r *reader) wrapper() bool {
	probe := *r.scanner
	probe.at++
	probe.blanks()
	for range 6 { // a few plain members may stand before the list
		name, ok := probe.string()
		if !ok {
			return false
		}
		probe.blanks()
		if probe.at >= len(probe.text) || probe.text[probe.at] != ':' {
			return false
		}
		probe.at++
		probe.blanks()
		if n := name.text; (n == "items" || n == "references") && probe.at < len(probe.text) && probe.text[probe.at] == '[' {
			r.at = probe.at + 1
			return true
		}
		if n := name.text; n == "type" || n == "title" || n == "author" || n == "id" {
			return false
		}
		if _, ok := probe.value(0); !ok {
			return false
		}
		probe.blanks()
		if probe.at >= len(probe.text) || probe.text[probe.at] != ',' {
			return false
		}
		probe.at++
		probe.blanks()
	}
	return false
}

// stray goes over what is no item.
func (r *reader) stray() {
	at := r.at
	if _, ok := r.value(0); !ok {
		r.at = at + 1
		for r.at < len(r.scanner.text) && strings.IndexByte("{[,\n", r.scanner.text[r.at]) < 0 {
			r.at++
		}
	}
	if r.at < len(r.scanner.text) && r.scanner.text[r.at] == ':' {
		r.at++
	}
	r.Problem(at, "", "an item is expected here; this was left out")
}

// object reads one item.
func (r *reader) object() {
	start := r.at
	v, ok := r.value(0)
	if !ok {
		r.Problem(r.fail, "", "%s; the item was left out", r.why)
		r.skip(start)
		return
	}
	if data, ok := v.get("data"); ok && data.form == object { // an item as Zotero's own interface wraps it
		if csl, ok := v.get("csljson"); ok && csl.form == object {
			v = csl
		}
	}
	i := itemReader{Collector: r.Collector, out: bibliography.Entry{Item: bibliography.New(bibliography.Document), Span: v.span}}
	i.read(v)
	if i.out.Empty() {
		r.Problem(start, i.out.Key, "the item says nothing that is known; it was left out")
		return
	}
	r.Add(i.out)
}
