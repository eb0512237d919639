package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

func (r *reading) setTitle(z stretch) {
	for z.start < z.end && strings.IndexByte(" .,:;", r.body[z.start]) >= 0 {
		z.start++
	}
	for z.start < z.end && strings.IndexByte(" .,:;", r.body[z.end-1]) >= 0 {
		z.end--
	}
	z = r.trimBracket(z)
	r.p.title = z
	r.p.ref.Title = tidy(z.of(r.body))
}

// trimBracket takes an edition or a number of a series off the end of a title.
func (r *reading) trimBracket(z stretch) stretch {
	t := z.of(r.body)
	if !strings.HasSuffix(t, ")") && !strings.HasSuffix(t, "]") {
		return z
	}
	k := strings.LastIndexAny(t, "([")
	if k < 8 {
		return z
	}
	inner := t[k+1 : len(t)-1]
	low := strings.ToLower(inner)
	switch {
	case t[k] == '[':
		if !strings.Contains(low, "software") && !strings.Contains(low, "thesis") && !strings.Contains(low, "dissertation") && !strings.Contains(low, "universit") && !strings.Contains(low, "data set") && !strings.Contains(low, "dataset") {
			return z
		}
		r.descr = append(r.descr, inner)
	case strings.HasPrefix(low, "tech. rep") || strings.HasPrefix(low, "technical report"):
		r.p.ref.Type = "report"
	case editionOf(inner) != "":
		r.p.ref.Edition = editionOf(inner)
	case numberedSeries(inner) && (strings.Contains(low, "report") || strings.Contains(low, "paper") || strings.Contains(low, " no.") || strings.HasPrefix(low, "vol") || strings.HasPrefix(low, "pp.")):
		r.series = inner
		if strings.HasPrefix(low, "vol") || strings.HasPrefix(low, "pp.") {
			r.series = ""
			r.volumeIn(inner)
		}
	default:
		return z
	}
	z.end = z.start + len(strings.TrimRight(t[:k], " .,"))
	return z
}

// tidy mends what typesetting put into a title: blanks before punctuation and
// behind a hyphen between capitals.
func tidy(s string) string {
	b := make([]byte, 0, len(s))
	for i := 0; i < len(s); i++ {
		if s[i] == ' ' && i+1 < len(s) && len(b) > 0 {
			next := s[i+1]
			if (next == ',' || next == ':' || next == ';' || next == '.' || next == ')') && (i+2 >= len(s) || s[i+2] == ' ') {
				continue
			}
			if b[len(b)-1] == '-' && len(b) > 1 && isWordByte(b[len(b)-2]) && next >= 'A' && next <= 'Z' {
				continue
			}
		}
		b = append(b, s[i])
	}
	return strings.TrimSpace(string(b))
}

// findTitle takes the title by its quotation marks, its italics or its full
// stop, and returns where the rest begins.
func (r *reading) findTitle(at int) int {
	s := r.body
	if r.p.ref.TitleFirst {
		return at
	}
	if at >= len(s) {
		return len(s)
	}
	if end, inner, ok := quotedTitle(s, at); ok {
		r.quoted = true
		r.setTitle(inner)
		return end
	}
	for _, e := range r.em {
		if e.start <= at && e.end > at+3 {
			if n := findNumbers(r.vocabulary, s, at); n.found && n.volume != "" && n.at.start <= e.end && n.at.start > at {
				break // an italic journal without a title before it
			}
			r.titleEm = true
			end := e.end
			r.setTitle(stretch{at, end})
			return end
		}
		if e.start > at && e.start < len(s) && len(strings.TrimSpace(s[at:e.start])) > 3 {
			end := e.start
			head := strings.TrimRight(s[at:end], " ")
			if in, names := editorsBefore(head); in > 0 {
				r.inBook = true
				r.setTitle(stretch{at, at + in})
				r.readEditors(names)
				return end
			}
			r.setTitle(stretch{at, at + len(strings.TrimRight(head, " "))})
			return end
		}
	}
	return r.plainTitle(at)
}

// quotedTitle reads a title in quotation marks at the start of s[at:].
func quotedTitle(s string, at int) (end int, inner stretch, ok bool) {
	for _, q := range [][2]string{{`"`, `"`}, {"``", "''"}, {"''", "''"}, {"'", "'"}, {"« ", " »"}, {"«", "»"}, {"‹", "›"}} {
		if !strings.HasPrefix(s[at:], q[0]) {
			continue
		}
		from := at + len(q[0])
		for i := from; i < len(s); i++ {
			if !strings.HasPrefix(s[i:], q[1]) {
				continue
			}
			e := i + len(q[1])
			if q[1] == "'" && (e < len(s) && isWordByte(s[e]) || i > 0 && s[i-1] == ' ') {
				continue
			}
			if q[1] == `"` && e < len(s) && isWordByte(s[e]) {
				continue
			}
			tail := strings.TrimLeft(s[e:], " ")
			if e < len(s) && tail != "" && s[i-1] != ',' && s[i-1] != '.' && s[i-1] != '?' && s[i-1] != '!' {
				c, _ := utf8.DecodeRuneInString(tail)
				if unicode.IsLower(c) && !strings.HasPrefix(tail, "in ") && !strings.HasPrefix(tail, "in:") || q[0] != "«" && q[0] != "« " && tail[0] != ',' && tail[0] != '.' && tail[0] != ';' && tail[0] != ':' && tail[0] != '(' && tail[0] != '[' && strings.Contains(s[e:], q[1]) {
					continue
				}
			}
			return e, stretch{from, i}, i > from
		}
	}
	return 0, stretch{}, false
}

// plainTitle cuts a title from an entry without marks: before "In …", before
// the journal that carries the numbers, or at the first full stop.
func (r *reading) plainTitle(at int) int {
	s := r.body
	if k := strings.Index(s[at:], " // "); k > 8 { // "Title // Journal"
		r.setTitle(stretch{at, at + k})
		return at + k + 4
	}
	segs := r.sentences(s, at)
	for k, g := range segs {
		if k > 0 && opensIn(g.of(s)) {
			r.setTitle(stretch{at, g.start})
			return g.start
		}
	}
	n := findNumbers(r.vocabulary, s, at)
	if n.found && (n.volume != "" || n.pages != "") {
		return r.titleBeforeJournal(at, n, segs)
	}
	if len(segs) == 0 {
		return len(s)
	}
	last := len(segs) - 1
	for last > 0 && (r.aside(segs[last].of(s)) || segs[last].start >= r.p.year.start && r.p.year.start > at && len(strings.Trim(segs[last].of(s), " ,.;()")) <= 12) {
		last--
	}
	if place := placeSegment(s, segs[:last+1]); place > 0 {
		last = place
	}
	if last == 0 {
		return r.titleByComma(at, segs[0])
	}
	// title sentences run up to the last, which is a publisher or an outlet
	for last > 1 && (r.aside(segs[last-1].of(s)) || r.isEdition(segs[last-1].of(s)) || r.hasHouse(segs[last-1].of(s)) || r.hasInstitution(segs[last-1].of(s)) && !sentenceLike(segs[last-1].of(s))) {
		last--
	}
	r.setTitle(stretch{at, segs[last-1].end})
	return segs[last].start
}

// placeSegment is the index of the segment that reads "Place: Publisher", 0 for none.
func placeSegment(s string, segs []stretch) int {
	for k := 1; k < len(segs); k++ {
		place, house, ok := strings.Cut(segs[k].of(s), ": ")
		if ok && len(place) < 50 && house != "" && isPlace(place) {
			return k
		}
	}
	return 0
}

// isPlace tells whether t may be a place of publication: a few capitalised words.
func isPlace(t string) bool {
	words := strings.Fields(strings.TrimSpace(t))
	if len(words) == 0 || len(words) > 6 {
		return false
	}
	for _, w := range words {
		c, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(c) && !functionWord(w) {
			return false
		}
		if strings.ContainsAny(w, "0123456789?!") {
			return false
		}
	}
	return true
}

// aside tells whether a segment says nothing but how the work is to be had.
func (r *reading) aside(t string) bool {
	t = strings.Trim(t, " .,;")
	if t == "" {
		return true
	}
	l := strings.ToLower(t)
	return strings.HasPrefix(l, "(original work") || strings.HasPrefix(l, "(in ") || strings.HasPrefix(l, "[") || strings.HasPrefix(l, "unpublished") || strings.HasPrefix(l, "print") || strings.HasPrefix(l, "web")
}

func (r *reading) isEdition(t string) bool {
	l := strings.ToLower(strings.Trim(t, " .,;()"))
	return len(l) < 24 && (strings.HasSuffix(l, " ed") || strings.HasSuffix(l, " edn") || strings.HasSuffix(l, " edition") || strings.HasSuffix(l, " aufl") || strings.HasSuffix(l, " auflage") || strings.HasSuffix(l, " rev. version"))
}

// titleBeforeJournal splits what stands before the numbers into title and journal.
func (r *reading) titleBeforeJournal(at int, n numbers, segs []stretch) int {
	s := r.body
	k := len(segs) - 1
	for k > 0 && segs[k].start >= n.at.start {
		k--
	}
	for k > 0 && strings.Trim(s[segs[k].start:min(segs[k].end, n.at.start)], " .,;:(") == "" {
		k--
	}
	for k > 1 && r.abbreviated(segs[k-1].of(s)) {
		k--
	}
	if k > 0 {
		r.setTitle(stretch{at, segs[k].start})
		return segs[k].start
	}
	head := s[at:n.at.start]
	trimmed := strings.TrimRight(head, " ,.:;(")
	if c := strings.LastIndex(trimmed, ", "); c > 0 {
		f, _ := utf8.DecodeRuneInString(trimmed[c+2:])
		if unicode.IsUpper(f) {
			// a journal's name may hold commas of its own, so a capitalised run goes with it
			r.setTitle(stretch{at, at + c})
			return at + c + 2
		}
	}
	if r.abbreviated(trimmed) || len(r.p.ref.Authors) > 0 && !sentenceLike(trimmed) && len(trimmed) < 60 {
		return at
	}
	r.setTitle(stretch{at, at + len(trimmed)})
	return n.at.start
}

// abbreviated tells whether a segment is a piece of an abbreviated journal: "J.", "Phys.", "Proc. Natl".
func (r *reading) abbreviated(t string) bool {
	words := strings.Fields(strings.Trim(t, " .,"))
	if len(words) == 0 || len(words) > 4 {
		return false
	}
	for _, w := range words {
		w = strings.Trim(w, ".,")
		c, _ := utf8.DecodeRuneInString(w)
		if !unicode.IsUpper(c) || utf8.RuneCountInString(w) > 6 {
			return false
		}
	}
	return true
}

// titleByComma handles entries that put commas where others put stops.
func (r *reading) titleByComma(at int, seg stretch) int {
	s := r.body
	t := seg.of(s)
	if k := strings.Index(t, ", "); k > 0 && r.p.year.start > at && len(r.em) == 0 && !strings.HasPrefix(s[:at], "(") && r.p.year.start > seg.start {
		for k > 0 && k < len(t) {
			f, _ := utf8.DecodeRuneInString(strings.TrimLeft(t[k+1:], " "))
			if unicode.IsUpper(f) {
				r.setTitle(stretch{seg.start, seg.start + k})
				return seg.start + k + 2
			}
			next := strings.Index(t[k+1:], ", ")
			if next < 0 {
				break
			}
			k += 1 + next
		}
	}
	end := seg.end
	if k := r.houseByComma(t); k > 0 && len(r.em) == 0 {
		r.setTitle(stretch{seg.start, seg.start + k})
		return seg.start + k + 2
	}
	if y := r.p.year.start; y > seg.start && y < end {
		end = y
	}
	r.setTitle(stretch{seg.start, end})
	return seg.end
}

// houseByComma is where ", Publisher" or ", Place: Publisher" begins in t, 0 for nowhere.
func (r *reading) houseByComma(t string) int {
	for k := strings.LastIndex(t, ", "); k > 8; k = strings.LastIndex(t[:k], ", ") {
		part := strings.Trim(t[k+2:], " .,;")
		if len(part) > 80 {
			return 0
		}
		place, house, ok := strings.Cut(part, ": ")
		if r.hasHouse(part) && !sentenceLike(strings.ReplaceAll(part, ":", "")) || ok && isPlace(place) && house != "" && isPlace(house) {
			return k
		}
	}
	return 0
}

// sentences cuts s[at:] at full stops, question and exclamation marks that end a sentence.
func (r *reading) sentences(s string, at int) []stretch {
	var out []stretch
	from := at
	depth := 0
	for i := at; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
			continue
		case ')', ']':
			if depth > 0 {
				depth--
			}
			continue
		case '.', '?', '!':
		default:
			continue
		}
		if depth > 0 || !r.endsSentence(s, from, i) {
			continue
		}
		out = append(out, stretch{from, i + 1})
		from = i + 1
		for from < len(s) && s[from] == ' ' {
			from++
		}
		i = from - 1
	}
	if from < len(s) && strings.Trim(s[from:], " .,;") != "" {
		out = append(out, stretch{from, len(s)})
	}
	return out
}

// endsSentence tells whether the mark at i ends a sentence.
func (r *reading) endsSentence(s string, from, i int) bool {
	if i+1 < len(s) && s[i+1] != ' ' && s[i+1] != '"' {
		return false
	}
	next := strings.TrimLeft(s[i+1:], ` "'`)
	if next == "" {
		return true
	}
	c, _ := utf8.DecodeRuneInString(next)
	if s[i] != '.' {
		return !unicode.IsLower(c)
	}
	if unicode.IsLower(c) && !opensIn(next) {
		return false
	}
	word := strings.ToLower(strings.Trim(lastWord(s[from:i]), "(["))
	if r.abbreviations[word] {
		return false
	}
	if utf8.RuneCountInString(word) == 1 && !isDigit(word[0]) {
		return false // an initial
	}
	return true
}

// opensIn tells whether a segment begins with the "In" before a book.
func opensIn(t string) bool {
	for _, w := range []string{"In ", "In: ", "in: ", "in ", "En ", "In ", "Em ", "Dans "} {
		if strings.HasPrefix(t, w) {
			c, _ := utf8.DecodeRuneInString(strings.TrimLeft(t[len(w):], ` "'`))
			return unicode.IsUpper(c) || unicode.IsDigit(c) || c == '('
		}
	}
	return false
}
