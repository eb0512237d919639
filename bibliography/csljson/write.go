package csljson

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"kg/bibliography"
)

// Write writes the items as an array, in their order, under the keys of [bibliography.Keys]; members in a fixed order.
func Write(w io.Writer, items []*bibliography.Item) error {
	out := bufio.NewWriter(w)
	keys := bibliography.Keys(items)
	out.WriteString("[")
	for i, it := range items {
		if i > 0 {
			out.WriteByte(',')
		}
		o := objectWriter{out: out, indent: "    "}
		out.WriteString("\n  {")
		o.member("id", quote(keys[i]))
		o.member("type", quote(string(it.Type)))
		o.item(it)
		out.WriteString("\n  }")
	}
	if len(items) > 0 {
		out.WriteByte('\n')
	}
	out.WriteString("]\n")
	if err := out.Flush(); err != nil {
		return fmt.Errorf("write CSL-JSON: %w", err)
	}
	return nil
}

// objectWriter writes the members of an object.
type objectWriter struct {
	out    *bufio.Writer
	indent string
	some   bool
}

func (o *objectWriter) member(name, value string) {
	if o.some {
		o.out.WriteByte(',')
	}
	o.some = true
	o.out.WriteString("\n" + o.indent + quote(name) + ": " + value)
}

func quote(s string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		return `""`
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func (o *objectWriter) item(it *bibliography.Item) {
	for _, v := range bibliography.NameVariables() {
		if list := it.Names[v]; len(list) > 0 {
			o.member(string(v), names(list))
		}
	}
	for _, v := range bibliography.DateVariables() {
		if d, ok := it.Dates[v]; ok {
			o.member(string(v), date(d))
		}
	}
	var custom []string
	for _, v := range bibliography.TextVariables() {
		s := it.Get(v)
		if s == "" {
			continue
		}
		switch v {
		case bibliography.Eprint, bibliography.EprintType, bibliography.EprintClass:
			custom = append(custom, quote(string(v))+": "+quote(s))
			continue
		case bibliography.Page:
			s = hyphens(s)
		}
		o.member(string(v), quote(s))
	}
	if len(custom) > 0 {
		o.member("custom", "{"+strings.Join(custom, ", ")+"}")
	}
}

// hyphens writes ranges of pages with a hyphen, as the schema's examples do, where that reads back.
func hyphens(pages string) string {
	if h := strings.ReplaceAll(pages, "–", "-"); bibliography.Pages(h) == pages {
		return h
	}
	return pages
}

func names(list []bibliography.Name) string {
	var out []string
	for _, n := range list {
		var parts []string
		add := func(name, text string) {
			if text != "" {
				parts = append(parts, quote(name)+": "+quote(text))
			}
		}
		switch {
		case n.EtAl:
			add("literal", "others")
		case n.Literal != "":
			add("literal", n.Literal)
		default:
			add("family", n.Family)
			add("given", n.Given)
			add("non-dropping-particle", n.Particle)
			add("dropping-particle", n.Dropping)
			add("suffix", n.Suffix)
		}
		out = append(out, "{"+strings.Join(parts, ", ")+"}")
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func date(d bibliography.Date) string {
	if !d.From.Known {
		return `{"literal": ` + quote(d.Literal) + "}"
	}
	if d.From.Year == 0 || d.To.Known && d.To.Year == 0 || d.To.Month > 12 { // CSL has no year 0, and a season at the start alone
		return `{"raw": ` + quote(d.EDTF()) + "}"
	}
	s := `{"date-parts": [` + day(d.From)
	switch {
	case d.Open:
		s += ", [0]"
	case d.To.Known:
		s += ", " + day(d.To)
	}
	s += "]"
	if m := d.From.Month; m > 12 {
		s += fmt.Sprintf(`, "season": %d`, m-20)
	}
	if d.Circa {
		s += `, "circa": true`
	}
	return s + "}"
}

func day(d bibliography.Day) string {
	s := fmt.Sprintf("[%d", d.Year)
	if d.Month > 12 {
		return s + "]"
	}
	if d.Month > 0 {
		s += fmt.Sprintf(", %d", d.Month)
		if d.Day > 0 {
			s += fmt.Sprintf(", %d", d.Day)
		}
	}
	return s + "]"
}
