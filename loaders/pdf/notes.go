package pdf

import (
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"kg/document"
	"kg/loaders/layout"
	"kg/loaders/pdf/page"
)

// rxNoteLabel is the mark with which a footnote begins: raised digits, or a sign.
var rxNoteLabel = regexp.MustCompile(`^(?:([⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3}|[ⁱᵛˣ]{1,6}|[ᵃᵇᶜᵈᵉᶠᵍʰ])|([*∗†‡§¶#]{1,3})|(\d{1,3})[.)]?\s)`)

// notes marks the lines of footnotes: smaller type at the foot of a column that begins with a mark or
// stands below a ruled line.
func notes(lines []page.Line, skip []bool, body float64) []bool {
	note := make([]bool, len(lines))
	for from := 0; from < len(lines); {
		to := from
		for to < len(lines) && lines[to].Region == lines[from].Region {
			to++
		}
		var column []int
		for i := from; i < to; i++ {
			if !skip[i] {
				column = append(column, i)
			}
		}
		zone := len(column)
		for zone > 0 && lines[column[zone-1]].Size <= 0.93*body && len(lines[column[zone-1]].Cells) <= 2 {
			zone--
		}
		zone = begin(lines, column, zone)
		for _, i := range column[zone:] {
			note[i] = true
		}
		from = to
	}
	return note
}

// begin is where in the column the notes begin, given where the small type at its foot does.
func begin(lines []page.Line, column []int, zone int) int {
	for k := zone; k < len(column); k++ {
		l := lines[column[k]]
		s := l.String()
		if kind, _ := layout.Labelled(s, ""); kind == document.Caption {
			continue
		}
		m := rxNoteLabel.FindStringSubmatch(s)
		if m == nil && !l.RuleAbove {
			continue
		}
		// in a list of references in small type numbers are no notes' marks
		if m != nil && m[1] == "" && !l.RuleAbove && !(m[2] != "" && k == zone) {
			continue
		}
		if l.RuleAbove || k == zone || gapAbove(lines, column, k) {
			return k
		}
	}
	return len(column)
}

func gapAbove(lines []page.Line, column []int, k int) bool {
	if k == 0 {
		return true
	}
	a, b := lines[column[k-1]], lines[column[k]]
	return b.Y-a.Y > 1.35*b.Size || a.Size > 1.05*b.Size
}

// noteLabel is the label of the note that a line begins, "" when it begins none.
func noteLabel(s string) string {
	m := rxNoteLabel.FindStringSubmatch(s)
	switch {
	case m == nil:
		return ""
	case m[1] != "":
		return page.Unraised(m[1])
	case m[2] != "":
		return m[2]
	}
	return m[3]
}

// endnotes marks the paragraphs of a list of notes that bears no heading: they begin with the marks that the text
// has above its lines, in order, and are the last of the text.
func (c *composer) endnotes() {
	marks := c.marks()
	if len(marks) == 0 {
		return
	}
	next := len(marks) - 1
	first := -1
	var found []int
	for i := len(c.lines) - 1; i >= 0 && next >= 0; i-- {
		if c.class[i] == carried {
			continue
		}
		if c.class[i] != text {
			break
		}
		if label, rest, ok := strings.Cut(c.strs[i], " "); ok && rest != "" && strings.TrimRight(page.Unraised(label), ".)") == marks[next] {
			first, next = i, next-1
			found = append(found, i)
		}
	}
	if next >= 0 || first < 0 {
		return
	}
	for i := first - 1; i >= 0; i-- {
		if c.class[i] == heading {
			if layout.IsBibliography(c.strs[i]) {
				return // the marks are numbers of entries
			}
			break
		}
	}
	for i := first; i < len(c.lines); i++ {
		if c.class[i] == text {
			c.class[i] = note
		}
	}
	c.labels = map[int]string{}
	for k, i := range found {
		c.labels[i] = marks[len(marks)-1-k]
	}
}

// marks are the raised marks of the text in order as far as they count up from the first, where no footnote has them.
func (c *composer) marks() []string {
	var out []string
	seen := map[string]bool{}
	for i, s := range c.strs {
		if c.class[i] == note {
			return nil
		}
		if c.class[i] != text {
			continue
		}
		for at, r := range s {
			if at > 0 && page.IsRaised(r) {
				end := at
				for _, r := range s[at:] {
					if !page.IsRaised(r) {
						break
					}
					end += utf8.RuneLen(r)
				}
				if m := page.Unraised(s[at:end]); !seen[m] && (m == strconv.Itoa(len(out)+1) || m == roman(len(out)+1)) {
					seen[m] = true
					out = append(out, m)
				}
			}
		}
	}
	return out
}

// roman writes a number below 400 in small Roman figures.
func roman(n int) string {
	var b strings.Builder
	for _, f := range []struct {
		value  int
		figure string
	}{{100, "c"}, {90, "xc"}, {50, "l"}, {40, "xl"}, {10, "x"}, {9, "ix"}, {5, "v"}, {4, "iv"}, {1, "i"}} {
		for n >= f.value {
			b.WriteString(f.figure)
			n -= f.value
		}
	}
	return b.String()
}

// label is the label of the note that line i begins, "" when it begins none.
func (c *composer) label(i int) string {
	if c.labels != nil {
		return c.labels[i]
	}
	return noteLabel(c.strs[i])
}
