package docx

import (
	"strconv"
	"strings"

	"kg/loaders/manuscript"
	"kg/loaders/xmltree"
)

// noteNumbers is how one kind of note is numbered.
type noteNumbers struct {
	format string
	next   int
}

// countNotes reads how the document numbers its notes: what a section states, else the settings, else
// figures for footnotes and small Roman numbers for endnotes (ISO/IEC 29500-1, 17.11.17 and 17.11.18).
func (r *reader) countNotes(body *xmltree.Node) {
	for k, c := range []struct{ name, format string }{{"footnotePr", "decimal"}, {"endnotePr", "lowerRoman"}} {
		nn := noteNumbers{c.format, 1}
		for _, pr := range []*xmltree.Node{r.settings.Child(c.name), body.Child("sectPr").Child(c.name)} {
			if f := pr.Child("numFmt").Attr("val"); f != "" {
				nn.format = f
			}
			nn.next = number(pr.Child("numStart").Attr("val"), nn.next)
		}
		r.numbers[k] = nn
	}
}

// mark writes the mark of a note, as the program numbers it, unless the author set one of his own.
func (r *reader) mark(n *xmltree.Node) {
	if r.note != "" || r.instructing() {
		return
	}
	kind := 0
	if n.Name == "endnoteReference" {
		kind = 1
	}
	key := noteKey(kind, n.Attr("id"))
	if on(n) && n.Attr("customMarkFollows") != "" && n.Attr("customMarkFollows") != "0" && n.Attr("customMarkFollows") != "false" {
		start := r.text.Len()
		r.customMark(n)
		r.text.Marked(start, key)
		return
	}
	nn := &r.numbers[kind]
	r.text.Mark(key, inFormat(nn.next, nn.format))
	nn.next++
}

// customMark writes the mark that the author set behind the reference, in the same run.
func (r *reader) customMark(n *xmltree.Node) {
	after := false
	for _, c := range n.Parent.Children {
		if after && c.Name == "t" {
			r.characters(c, run{raised: true})
			c.Children = nil // it is written
		}
		after = after || c == n
	}
}

func noteKey(kind int, id string) string { return strconv.Itoa(kind) + "/" + id }

// label is the label of the note being read, for its first paragraph.
func (r *reader) label() string {
	_, label, _ := strings.Cut(r.note, "\x00")
	key, _, _ := strings.Cut(r.note, "\x00")
	r.note = key + "\x00"
	return label
}

// notes reads the notes that are marked in the text, in the order of their marks.
func (r *reader) notes() error {
	byKey := map[string]*xmltree.Node{}
	in := map[string]int{}
	for kind, at := range []int{r.footnotes, r.endnotes} {
		if at < 0 {
			continue
		}
		for _, n := range r.parts[at].Root.Children {
			if t := n.Attr("type"); n.Name == "footnote" && kind == 0 && (t == "" || t == "normal") || n.Name == "endnote" && kind == 1 && (t == "" || t == "normal") {
				key := noteKey(kind, n.Attr("id"))
				byKey[key], in[key] = n, at
			}
		}
	}
	keys, labels := r.text.Marks()
	for i, key := range keys {
		n := byKey[key]
		if n == nil {
			continue
		}
		r.in, r.note = in[key], key+"\x00"+labels[i]
		first := r.text.Block()
		if err := r.blocks(n); err != nil {
			return err
		}
		r.text.NoteBlocks(key, first)
	}
	r.note = ""
	return nil
}

// running reads the running heads and feet, each wording once.
func (r *reader) running() error {
	seen := map[string]bool{}
	for _, at := range r.margins {
		r.in = at
		for _, p := range r.parts[at].Root.Find("p") {
			key := words(p, r.parts[at].Text)
			if key == "" || seen[key] {
				continue
			}
			seen[key] = true
			r.text.Begin(manuscript.Style{Role: manuscript.Furniture})
			r.text.Path(at, p.Path())
			if err := r.inline(p, run{}); err != nil {
				return err
			}
			r.text.End()
		}
	}
	r.boxes = nil
	return nil
}

// words is the text of an element's runs.
func words(n *xmltree.Node, source string) string {
	var b strings.Builder
	n.Walk(func(c *xmltree.Node) bool {
		if c.Name == "t" {
			for _, t := range c.Children {
				b.WriteString(source[t.From:t.To])
			}
		}
		return true
	})
	return strings.TrimSpace(b.String())
}

// inFormat writes a number as the format wants it (ST_NumberFormat).
func inFormat(n int, format string) string {
	switch format {
	case "lowerRoman":
		return strings.ToLower(roman(n))
	case "upperRoman":
		return roman(n)
	case "lowerLetter", "upperLetter":
		if n < 1 {
			return ""
		}
		s := strings.Repeat(string(rune('a'+(n-1)%26)), min((n-1)/26+1, 20))
		if format == "upperLetter" {
			s = strings.ToUpper(s)
		}
		return s
	case "chicago":
		return strings.Repeat(string([]rune("*†‡§")[(max(n, 1)-1)%4]), min((max(n, 1)-1)/4+1, 20))
	}
	return strconv.Itoa(n)
}

func roman(n int) string {
	if n < 1 || n > 3999 {
		return strconv.Itoa(n)
	}
	var b strings.Builder
	for _, r := range []struct {
		n int
		s string
	}{{1000, "M"}, {900, "CM"}, {500, "D"}, {400, "CD"}, {100, "C"}, {90, "XC"}, {50, "L"}, {40, "XL"}, {10, "X"}, {9, "IX"}, {5, "V"}, {4, "IV"}, {1, "I"}} {
		for n >= r.n {
			b.WriteString(r.s)
			n -= r.n
		}
	}
	return b.String()
}
