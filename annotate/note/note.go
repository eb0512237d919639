package note

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Form is how a work is named.
type Form int

// The forms.
const (
	Full   Form = iota // names, title and year
	Short              // a family name and the first words of a title, or a family name alone
	Ibid               // the work of the citation before: "Ibid.", "Id.", "Ebd."
	Before             // a family name and "op. cit.", "a.a.O."; or the number of the note that names the work
)

// Name is an author as a note prints it.
type Name struct{ Given, Family string }

// Range is a half-open range of bytes of the text read.
type Range struct{ Start, End int }

// Empty tells whether the range covers nothing.
func (r Range) Empty() bool { return r.End <= r.Start }

// Cited is one citation in a note.
type Cited struct {
	Range // the citing string, its locator included
	Form  Form
	// Work is the part of a full citation that names the work: the citing string without the locator.
	Work   Range
	Signal string // "see", "cf.", or ""
	Names  []Name
	// Body is the organisation in the author's place, empty for persons.
	Body Range
	// Authors is where the names stand.
	Authors Range
	EtAl    bool
	Editors bool  // the names are those of editors
	Same    bool  // "Idem, Title", "Ders., Titel": the author of the citation before
	Title   Range // without quotation marks; empty when none is given
	Quoted  bool  // the title stands in quotation marks: a part of something larger
	Year    Range
	Locator string
	// Number is the note that named the work before, 0 when none is given.
	Number int
}

// maxNote bounds the text that is read, in bytes.
const maxNote = 20000

// Read finds the citations of a note. It takes time in proportion to the text.
func Read(text string) []Cited {
	text = text[:min(len(text), maxNote)]
	var out []Cited
	for _, seg := range segments(text) {
		for at := seg.Start; at < seg.End; {
			c, ok := first(text, at, seg)
			if !ok {
				break
			}
			out = append(out, c)
			at = c.End
		}
	}
	return out
}

// segments cuts a note at semicolons and at the ends of sentences, outside brackets and quotation marks.
func segments(t string) []Range {
	var out []Range
	depth, start := 0, 0
	quoted := false
	cut := func(end, next int) {
		if strings.TrimSpace(t[start:end]) != "" {
			out = append(out, Range{start, end})
		}
		start = next
	}
	for i := 0; i < len(t); i++ {
		switch c := t[i]; c {
		case '(', '[':
			depth++
		case ')', ']':
			depth = max(0, depth-1)
		case '"':
			quoted = !quoted
		case ';':
			if depth == 0 && !quoted {
				cut(i, i+1)
			}
		case '.', '?', '!':
			if depth > 0 || quoted && !strings.HasPrefix(t[i+1:], "\"") {
				continue
			}
			end := i + 1
			if end < len(t) && t[end] == '"' {
				end++
				quoted = false
				i = end - 1
			}
			if end+1 < len(t) && t[end] == ' ' && sentenceEnds(t, i, end) {
				cut(end, end+1)
			}
		}
	}
	cut(len(t), len(t))
	return mended(t, out)
}

// sentenceEnds tells whether the stop at t[i] ends a sentence and a new one begins behind end.
func sentenceEnds(t string, i, end int) bool {
	next := strings.TrimLeft(t[end:], " ")
	r, _ := utf8.DecodeRuneInString(next)
	if !unicode.IsUpper(r) && r != '"' && r != '\'' && !strings.HasPrefix(next, "ibid") && !strings.HasPrefix(next, "ebd") {
		return false
	}
	if t[i] != '.' {
		return true
	}
	w := t[strings.LastIndexAny(t[:i], " ([/")+1 : i]
	n := utf8.RuneCountInString(w)
	first, _ := utf8.DecodeRuneInString(w)
	if n <= 2 && unicode.IsUpper(first) || n == 0 {
		return false // an initial
	}
	if head := strings.TrimRight(t[:i-len(w)], " "); head != "" && w != "" && head[len(head)-1] >= '0' && head[len(head)-1] <= '9' {
		return false // "12 Harv. L. Rev. 44"
	}
	switch strings.ToLower(w) {
	case "ed", "eds", "vol", "vols", "no", "nos", "p", "pp", "st", "jr", "sr", "dr", "prof", "trans", "tr", "ch", "chap", "art", "cf", "cit", "al", "e.g", "i.e", "esp", "rev", "repr", "univ", "hg", "hrsg", "bd", "aufl", "nr", "anm", "fn", "s", "f", "ff", "vgl", "bzw", "u.a", "dir", "éd", "coord", "dept", "inc", "co", "cf.", "v", "op", "loc", "ob", "ibid", "ebd", "id", "art.cit", "jg", "rn", "ca", "c", "u.s", "l", "rev.", "int'l", "j", "q", "ders", "dies", "idem", "mr", "mrs", "ms":
		return strings.EqualFold(w, "ibid") || strings.EqualFold(w, "ebd") || strings.EqualFold(w, "ff")
	}
	return true
}

// mended joins a title that holds a stop ("Schlick. Eine Geschichte, Berlin
// 2001") with what follows it: names and a title without a year, and then a
// year where nothing new begins.
func mended(t string, segs []Range) []Range {
	var out []Range
	for _, s := range segs {
		if k := len(out) - 1; k >= 0 && t[out[k].End-1] == '.' {
			p := t[out[k].Start:out[k].End]
			names, n := readNames(strings.TrimLeft(withoutSignal(p), " "))
			if len(names) > 0 && n > 0 && names[0].Given != "" && yearIn(p) < 0 && strings.ContainsAny(p, ",:") && opensNothing(t[s.Start:s.End]) && yearIn(t[s.Start:s.End]) >= 0 {
				out[k].End = s.End
				continue
			}
		}
		out = append(out, s)
	}
	return out
}

// opensNothing tells whether s begins neither with a signal nor with names in full.
func opensNothing(s string) bool {
	s = strings.TrimLeft(s, " ")
	if _, n := signalAt(s); n > 0 {
		return false
	}
	if _, n := ibidAt(s); n > 0 {
		return false
	}
	names, n := readNames(s)
	return !(n > 0 && len(names) > 0 && names[0].Given != "" && n < len(s) && (s[n] == ',' || s[n] == ':') && dotted(names[0].Given))
}

// dotted tells whether given names are printed as initials.
func dotted(s string) bool { return strings.Contains(s, ".") }

// withoutSignal is s behind the signal it begins with.
func withoutSignal(s string) string {
	_, n := signalAt(s)
	return s[n:]
}

// first finds the first citation of t[at:seg.End].
func first(t string, at int, seg Range) (Cited, bool) {
	for words := 0; at < seg.End && words < 80; words++ {
		for at < seg.End && (t[at] == ' ' || t[at] == ',' || t[at] == '(' || t[at] == '.') {
			at++
		}
		signal, n := signalAt(t[at:seg.End])
		if n > 0 {
			at += n
		}
		if c, ok := citation(t, at, seg.End); ok && (words == 0 || n > 0 || leads(t[seg.Start:at])) {
			c.Signal = strings.Trim(signal, " ,")
			return c, true
		}
		k := strings.IndexByte(t[at:seg.End], ' ')
		if k < 0 {
			break
		}
		at += k + 1
	}
	return Cited{}, false
}

// leads tells whether the words before a citation may lead to it.
func leads(before string) bool {
	b := strings.TrimRight(before, " ")
	if b == "" || strings.HasSuffix(b, ":") || strings.HasSuffix(b, ",") {
		return true
	}
	switch strings.ToLower(strings.Trim(b[strings.LastIndexByte(b, ' ')+1:], "(,")) {
	case "see", "cf.", "cf", "compare", "in", "by", "from", "also", "and", "following", "siehe", "vgl.", "bei", "in:", "voir", "véase", "ver", "e.g.", "with", "of", "contra", "citing", "quoting", "accord", "to", "lihat", "dazu", "hierzu", "auch":
		return true
	}
	return false
}

// signals are what may stand before a citation without belonging to it, longest first.
var signals = [...]string{
	"for a different view, see", "for a contrary view, see", "for a contrary view see", "for further discussion, see", "for discussion, see", "for an overview, see", "for an overview see", "for details, see", "for details see", "for example, see", "for a review, see",
	"see, for example,", "see, for instance,", "see for example", "see, e.g.,", "see e.g.", "see, inter alia,", "see also, e.g.,", "but see also", "see especially", "see in particular", "see generally", "see further", "see also", "but see", "but cf.", "see, however,", "compare also",
	"siehe auch", "siehe hierzu", "siehe dazu", "siehe z. b.", "vgl. auch", "vgl. dazu", "vgl. hierzu", "vgl. etwa", "vgl. z. b.", "so auch", "zitiert nach", "dazu auch", "voir aussi", "voir notamment", "voir par exemple", "véase también", "véase por ejemplo", "ver también", "ver também", "cf. also", "cf. aussi", "as cited in", "as quoted in", "quoted in", "cited in", "lihat juga",
	"see", "cf.", "cf", "compare", "contra", "accord", "siehe", "s.", "vgl.", "so", "voir", "v.", "véase", "vid.", "ver", "also", "and", "lihat", "e.g.,", "citing", "quoting",
}

// signalAt is the signal that s begins with and its length with the blank behind it.
func signalAt(s string) (string, int) {
	for _, g := range signals {
		if len(s) > len(g)+1 && strings.EqualFold(s[:len(g)], g) && s[len(g)] == ' ' || len(s) > len(g)+2 && strings.EqualFold(s[:len(g)], g) && s[len(g)] == ',' && s[len(g)+1] == ' ' {
			if g == "s." && len(s) > 3 && s[3] >= '0' && s[3] <= '9' {
				continue
			}
			n := len(g)
			for n < len(s) && (s[n] == ' ' || s[n] == ',') {
				n++
			}
			return s[:len(g)], n
		}
	}
	return "", 0
}
