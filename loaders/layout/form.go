package layout

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// form is what the look of a single physical line says about it.
type form int

const (
	plain         form = iota
	ruleLine           // a line of dashes, stars or underscores
	atx                // "## heading"
	underline          // "=====" or "-----" below a heading
	fence              // ``` or ~~~
	bullet             // "- item"
	numbered           // "3. item", "(a) item", "[12] item"
	tabRow             // cells between TABs
	pipeRow            // cells between bars
	pipeRule           // |---|---|
	noteLine           // "[^1]: note", "<sup>1</sup> note", "¹ note"
	captionLine        // "Table 1. …"
	sourceLine         // "Source: …"
	furnitureLine      // a page number or a running head amid the text
)

var (
	rxNumbered = regexp.MustCompile(`^(?:(\d{1,3})[.)]|\((\d{1,3}|[a-z]|[ivx]{1,5})\)|\[(\d{1,4})\])[ \t]+`)
	rxNoteDef  = regexp.MustCompile(`^\[\^([^\]\s]{1,40})\]:[ \t]*`)
	rxSupNote  = regexp.MustCompile(`^<sup>\s*([0-9*†‡§a-z]{1,4})\s*</sup>[ \t]*`)
	// rxReports is what goes on behind a number that is no label but a citation: "[3] argues that", "⁴ and later studies".
	rxReports = regexp.MustCompile(`^\s*(?:and|(?:also |later |further |first )?(?:argu|show|find|found|report|suggest|propos|demonstrat|describ|agree|claim|examin|investigat|introduc|present|discuss|observ|conclud|develop|consider|extend|review|analy[sz]|compar|estimat)(?:e|es|ed|s)?)\s`)
	rxCaption = regexp.MustCompile(`(?i)^(?:\*\*|__|\*|_)?((?:table|figure|fig\.?|chart|graph|map|box|exhibit|diagram|plate|scheme|tabla|tabela|cuadro|figura|gráfico|tableau|graphique|tabelle|abbildung|abb\.|таблица|рисунок|рис\.|표|그림|表|図|图)[  ]*(?:[A-Z]?\d{1,3}(?:[.\-]\d{1,2})*[a-z]?|[IVX]{1,5}))(?:\*\*|__|\*|_)?[  ]*([.:|–—)\]-]|$)`)
	rxSource  = regexp.MustCompile(`(?i)^(?:\*\*|__|\*|_)?(sources?|data sources?|fuentes?|fonte|quellen?|источники?|출처|자료|出典|资料来源|來源)(?:\*\*|__|\*|_)?[  ]*[:：](?:\*\*|__|\*|_)?`)
)

// look reads a line's form from its own characters; forms that depend on its neighbours come later.
func look(text string, l *line) {
	s := text[l.from:l.to]
	if s == "" {
		return
	}
	l.item = l.from
	switch c := s[0]; {
	case isRule(s):
		l.form = ruleLine
		return
	case c == '#':
		n := 0
		for n < len(s) && s[n] == '#' {
			n++
		}
		if n <= 6 && n < len(s) && (s[n] == ' ' || s[n] == '\t') {
			l.form, l.item, l.cells = atx, l.from+n, n
			return
		}
	case strings.HasPrefix(s, "```") || strings.HasPrefix(s, "~~~"):
		l.form = fence
		return
	case c == '|' && strings.Count(s, "|") >= 2:
		l.form, l.cells = pipeRow, strings.Count(s, "|")-1
		if strings.Trim(s, "|-:+ \t") == "" && strings.Contains(s, "-") {
			l.form = pipeRule
		}
		return
	}
	if n := strings.Count(text[l.start:l.end], "\t"); n > 1 || strings.Contains(s, "\t") {
		l.cells = n + 1 // a candidate: tabRows decides
	}
	lookMarks(s, l)
}

func lookMarks(s string, l *line) {
	c := s[0]
	if n := bulletLength(s); n > 0 {
		l.form, l.item = bullet, l.from+n
		return
	}
	if c == '(' || c == '[' || c >= '0' && c <= '9' {
		if m := rxNoteDef.FindStringSubmatchIndex(s); m != nil {
			l.form, l.item, l.label = noteLine, l.from+m[1], s[m[2]:m[3]]
			return
		}
		if m := rxNumbered.FindStringSubmatchIndex(s); m != nil && !(c == '[' && rxReports.MatchString(s[m[1]:])) {
			l.form, l.item = numbered, l.from+m[1]
			for g := 2; g < len(m); g += 2 {
				if m[g] >= 0 {
					l.label = s[m[g]:m[g+1]]
				}
			}
			return
		}
	}
	if c == '<' {
		if m := rxSupNote.FindStringSubmatchIndex(s); m != nil && m[1] < len(s) && !rxReports.MatchString(s[m[1]:]) {
			l.form, l.item, l.label = noteLine, l.from+m[1], s[m[2]:m[3]]
			return
		}
	}
	if n, label := superscript(s); n > 0 && n < len(s) && !rxReports.MatchString(s[n:]) {
		l.form, l.item, l.label = noteLine, l.from+n, label
		return
	}
	if len(s) > 600 {
		return
	}
	if m := rxCaption.FindStringSubmatchIndex(s); m != nil {
		l.form, l.label = captionLine, normalLabel(s[m[2]:m[3]])
		return
	}
	if m := rxSource.FindStringIndex(s); m != nil && m[1] < len(s) {
		l.form = sourceLine
	}
}

// normalLabel writes "TABLE  1" as "Table 1".
func normalLabel(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, "\u00a0", " "))
	for i, w := range words {
		if i == 0 && utf8.RuneCountInString(w) > 1 {
			r, n := utf8.DecodeRuneInString(w)
			words[i] = string(unicode.ToUpper(r)) + strings.ToLower(w[n:])
		}
	}
	return strings.Join(words, " ")
}

func isRule(s string) bool {
	var mark rune
	n := 0
	for _, r := range s {
		switch {
		case r == ' ' || r == '\t':
			continue
		case strings.ContainsRune("-*_–—=~•·", r) && (mark == 0 || mark == r):
			mark = r
			n++
		default:
			return false
		}
	}
	return n >= 3
}

// bulletLength is the length of the bullet and the blanks behind it, 0 for none.
func bulletLength(s string) int {
	r, n := utf8.DecodeRuneInString(s)
	if !strings.ContainsRune("-*+•‣▪●○◦■□–·", r) {
		return 0
	}
	k := n
	for k < len(s) && (s[k] == ' ' || s[k] == '\t') {
		k++
	}
	if k == n || k >= len(s) {
		return 0
	}
	return k
}

// superscript is the length of a run of superscript digits at the start of s, and the number it writes.
func superscript(s string) (int, string) {
	const digits = "⁰¹²³⁴⁵⁶⁷⁸⁹"
	var label strings.Builder
	n := 0
	for _, r := range s {
		k := strings.IndexRune(digits, r)
		if k < 0 {
			break
		}
		label.WriteByte(byte('0' + utf8.RuneCountInString(digits[:k])))
		n += utf8.RuneLen(r)
	}
	for n > 0 && n < len(s) && s[n] == ' ' {
		n++
	}
	return n, label.String()
}

// bareNumbers settles which lines under the heading of a bibliography or of notes begin with the number of an entry and no mark
// behind it ("12 Ahn, J."): those that count up from 1, three at least.
func bareNumbers(text string, lines []line) {
	var at []int
	settle := func() {
		if len(at) >= 3 {
			for n, k := range at {
				l := &lines[k]
				l.label = strconv.Itoa(n + 1)
				l.form, l.item = numbered, l.from+len(l.label)+1
			}
		}
		at = nil
	}
	heading := "" // the last line that was not blank
	for k, l := range lines {
		if l.blank() {
			continue
		}
		s := text[l.from:l.to]
		switch n := bareNumber(s); {
		case l.form == atx:
			settle()
		case l.form != plain || n == 0:
		case n == 1 && (bibliographyNames.MatchString(bare(heading)) || noteNames.MatchString(bare(heading))):
			settle()
			at = append(at, k)
		case len(at) > 0 && n == len(at)+1:
			at = append(at, k)
		}
		heading = s
	}
	settle()
}

// bareNumber is the number that a line begins with where a space and something in capitals stand behind it, 0 for none.
func bareNumber(s string) int {
	digits, rest, ok := strings.Cut(s, " ")
	n, err := strconv.Atoi(digits)
	if !ok || err != nil || n < 1 || n > 999 || digits[0] == '0' || digits[0] == '+' {
		return 0
	}
	if r, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest, " *_“\"'‘[")); !unicode.IsUpper(r) {
		return 0
	}
	return n
}

// tabRows settles which lines with TABs are rows of a table: those that have a
// neighbour with as many cells, blank lines left out.
func tabRows(lines []line) {
	last := -1
	mark := func(i int) {
		if lines[i].form == plain || lines[i].form == bullet || lines[i].form == numbered {
			lines[i].form = tabRow
		}
	}
	for i := range lines {
		if lines[i].blank() {
			continue
		}
		if lines[i].form != atx && lines[i].form != pipeRow && lines[i].cells > 1 {
			if last >= 0 && lines[last].cells == lines[i].cells && lines[last].form != atx && lines[last].form != pipeRow {
				mark(last)
				mark(i)
			}
		}
		last = i
	}
	for i := range lines {
		if lines[i].form != tabRow && lines[i].form != pipeRow && lines[i].form != atx {
			lines[i].cells = 0
		}
	}
}
