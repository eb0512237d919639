package note

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"kg/document"
)

// fewNotes is the length of a list that one proof tells from notes.
const fewNotes = 12

// Listed tells whether the document's numbered notes are cited as the entries of a list are: "[3]", "[2], [7]",
// "[4–6]", "²,⁷", where a number comes back, one mark holds several, or a later number stands before an earlier one. The
// marks of notes run from the first to the last, each once.
func Listed(d *document.Document) bool {
	l := marks{seen: map[int]bool{}}
	for _, b := range d.Blocks {
		if b.Kind != document.Footnote || b.Continues >= 0 {
			continue
		}
		n, err := strconv.Atoi(strings.Trim(b.Label, "[]()."))
		if err != nil || n != l.last+1 {
			return false
		}
		l.last = n
	}
	if l.last < 3 {
		return false
	}
	for _, b := range d.Blocks {
		switch b.Kind {
		case document.Paragraph, document.ListItem, document.Caption, document.TableRow:
			l.read(d.Text[b.Content.Start:b.Content.End])
		}
	}
	return len(l.seen)*2 >= l.last && (l.proofs > 1 || l.proofs == 1 && l.last <= fewNotes)
}

// marks are the numbers in brackets of running text.
type marks struct {
	last    int          // the number of the last note; higher ones are no marks
	seen    map[int]bool // numbers that stand in the text
	highest int
	proofs  int // how often a mark was not what the next note's would be
}

// read reads a block.
func (m *marks) read(text string) {
	text = inBrackets(text)
	for {
		_, rest, ok := strings.Cut(text, "[")
		if !ok {
			return
		}
		inside, after, ok := strings.Cut(rest, "]")
		if !ok {
			return
		}
		text = rest
		if len(inside) <= 40 {
			m.mark(inside)
			text = after
		}
	}
}

// raisedMarkup sets numbers that are marked as raised in brackets.
var raisedMarkup = strings.NewReplacer("<sup>[", "[", "]</sup>", "]", "<sup>", "[", "</sup>", "]")

// inBrackets is the text with raised numbers in brackets: a mark is a mark however it is set.
func inBrackets(text string) string {
	text = raisedMarkup.Replace(text)
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	if !strings.ContainsAny(text, digits) {
		return text
	}
	var out strings.Builder
	within := false
	for _, r := range text {
		k := strings.IndexRune(digits, r)
		goesOn := within && (r == ',' || r == '–' || r == '˒')
		if within && k < 0 && !goesOn {
			out.WriteByte(']')
			within = false
		}
		if k >= 0 && !within {
			out.WriteByte('[')
			within = true
		}
		switch {
		case k >= 0:
			out.WriteByte(byte('0' + utf8.RuneCountInString(digits[:k])))
		case goesOn:
			out.WriteByte(',')
		default:
			out.WriteRune(r)
		}
	}
	if within {
		out.WriteByte(']')
	}
	return out.String()
}

// mark reads what stands between brackets: numbers with commas and dashes, or nothing of ours.
func (m *marks) mark(s string) {
	var numbers []int
	for _, part := range strings.FieldsFunc(s, func(c rune) bool { return strings.ContainsRune(",;-–  ", c) }) {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 || n > m.last {
			return
		}
		numbers = append(numbers, n)
	}
	if len(numbers) > 1 {
		m.proofs++
	}
	for _, n := range numbers {
		if m.seen[n] || n < m.highest {
			m.proofs++
		}
		m.seen[n] = true
		m.highest = max(m.highest, n)
	}
}
