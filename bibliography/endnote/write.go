package endnote

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"

	"kg/bibliography"
	"kg/bibliography/refman"
)

// Write writes the items as a library, in their order, the keys of [bibliography.Keys] as labels.
func Write(w io.Writer, items []*bibliography.Item) error {
	out := &writer{w: bufio.NewWriter(w)}
	keys := bibliography.Keys(items)
	out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xml>\n<records>\n")
	for i, it := range items {
		out.record(it, keys[i], i+1)
	}
	out.raw("</records>\n</xml>\n")
	if out.err == nil {
		out.err = out.w.Flush()
	}
	if out.err != nil {
		return fmt.Errorf("write EndNote XML: %w", out.err)
	}
	return nil
}

// writer writes until the first error, which it keeps.
type writer struct {
	w   *bufio.Writer
	err error
}

func (w *writer) raw(s string) {
	if w.err == nil {
		_, w.err = w.w.WriteString(s)
	}
}

func (w *writer) escaped(s string) {
	if w.err == nil {
		w.err = xml.EscapeText(w.w, []byte(s))
	}
}

func (w *writer) element(name, text string) {
	w.raw("<" + name + ">")
	w.escaped(text)
	w.raw("</" + name + ">\n")
}

// group are elements that stand in one around them.
type group struct {
	around []string
	name   string
	tags   []string
}

// groups are the elements of a record in order, by the tags of their fields.
func groups() []group {
	return []group{
		{[]string{"contributors", "authors"}, "author", []string{"AU"}},
		{[]string{"contributors", "secondary-authors"}, "author", []string{"A2"}},
		{[]string{"contributors", "tertiary-authors"}, "author", []string{"A3"}},
		{[]string{"contributors", "subsidiary-authors"}, "author", []string{"A4"}},
		{[]string{"titles"}, "", []string{"TI", "T2", "T3", "J2", "ST"}},
		{nil, "", []string{"SP", "VL", "IS", "NV", "ET", "SE"}},
		{[]string{"keywords"}, "keyword", []string{"KW"}},
		{[]string{"dates"}, "", []string{"PY"}},
		{[]string{"dates", "pub-dates"}, "date", []string{"DA"}},
		{nil, "", []string{"CY", "PB", "OP", "SN", "CN", "AB", "N1", "RN", "M3", "RI"}},
		{[]string{"urls", "related-urls"}, "url", []string{"UR"}},
		{nil, "", []string{"C2", "C7", "DO", "DB", "DP", "LA", "Y2", "M1"}},
	}
}

func (w *writer) record(it *bibliography.Item, key string, number int) {
	kind := refman.KindOf(it.Type)
	w.raw("<record>\n")
	w.element("rec-number", fmt.Sprint(number))
	w.raw(fmt.Sprintf("<ref-type name=%q>%d</ref-type>\n", kind.Name, kind.Number))
	byTag := map[string][]string{}
	for _, f := range refman.Fields(it) {
		switch f.Tag {
		case "EP":
			byTag["SP"] = []string{byTag["SP"][0] + "-" + f.Value}
			continue
		case "DA":
			f.Value = monthAndDay(it.Dates[bibliography.Issued].From)
		}
		byTag[f.Tag] = append(byTag[f.Tag], f.Value)
	}
	var open []string
	for _, g := range groups() {
		some := false
		for _, t := range g.tags {
			some = some || len(byTag[t]) > 0
		}
		if !some {
			continue
		}
		open = w.enter(open, g.around)
		for _, t := range g.tags {
			for _, v := range byTag[t] {
				w.element(nameOf(g, t), v)
			}
		}
	}
	w.enter(open, nil)
	w.element("label", key)
	w.raw("</record>\n")
}

// nameOf is the element of a tag in a group.
func nameOf(g group, tag string) string {
	if g.name != "" {
		return g.name
	}
	parent := ""
	if len(g.around) > 0 {
		parent = g.around[len(g.around)-1]
	}
	for _, e := range elements() {
		if e.tag == tag && (e.parent == "" || e.parent == parent) {
			return e.name
		}
	}
	return "notes"
}

// enter closes and opens elements so that those of around are open.
func (w *writer) enter(open, around []string) []string {
	same := 0
	for same < len(open) && same < len(around) && open[same] == around[same] {
		same++
	}
	for i := len(open) - 1; i >= same; i-- {
		w.raw("</" + open[i] + ">\n")
	}
	for _, a := range around[same:] {
		w.raw("<" + a + ">\n")
	}
	return around
}

// monthAndDay is "March 5", "March" or "Spring".
func monthAndDay(d bibliography.Day) string {
	if d.Month > 12 {
		return bibliography.Seasons()[d.Month-21]
	}
	s := bibliography.Months()[d.Month-1]
	if d.Day > 0 {
		s += fmt.Sprintf(" %d", d.Day)
	}
	return s
}
