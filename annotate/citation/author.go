package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cited is one name as a citation prints it.
type cited struct {
	words []string
	glued string // the words folded, in one
	ends  []int  // where each word ends in glued
}

func newCited(words []string) cited {
	if len(words) == 1 {
		g := glue(words[0])
		return cited{words, g, []int{len(g)}}
	}
	c := cited{words: words, ends: make([]int, len(words))}
	var buf [96]byte
	b := buf[:0]
	for i, w := range words {
		b = appendGlued(b, w)
		c.ends[i] = len(b)
	}
	c.glued = string(b)
	return c
}

// part is words[from:to] folded.
func (c cited) part(from, to int) string {
	start := 0
	if from > 0 {
		start = c.ends[from-1]
	}
	if to == from {
		return ""
	}
	return c.glued[start:c.ends[to-1]]
}

// phrase are the authors of one citation.
type phrase struct {
	names []cited
	etAl  bool
}

func (p phrase) strings() []string {
	var out []string
	for _, n := range p.names {
		out = append(out, strings.Join(n.words, " "))
	}
	return out
}

// readPhrase takes "A. Kim, Lee, & Park", "Kim et al.", "Kim and colleagues" or
// the name of a body apart. With wide, the words for "and" that East Asian texts
// write without blanks part names too. ok is false when it cannot be a list of names.
func readPhrase(t string, wide bool) (p phrase, ok bool) {
	t = strings.TrimRight(t, " ,")
	t = trimPossessive(t)
	t, p.etAl = trimEtAl(t)
	t = dropAbbreviation(t)
	if t == "" || len(t) > 200 {
		return p, false
	}
	from := 0
	for i := 0; i < len(t); i++ {
		n := separator(t, i, wide)
		if n == 0 {
			continue
		}
		if !p.add(t[from:i]) {
			return p, false
		}
		from = i + n
		i = from - 1
	}
	if !p.add(t[from:]) || len(p.names) == 0 {
		return p, false
	}
	return p, true
}

// add takes one name; false when it is none.
func (p *phrase) add(s string) bool {
	s = strings.Trim(s, " ,")
	if s == "" {
		return true
	}
	ws := strings.Fields(s)
	if len(ws) > 14 {
		return false
	}
	for _, w := range ws {
		if !nameLike(w) {
			return false
		}
	}
	if n := len(p.names); n > 0 && onlyInitials(ws) { // "Brown, J."
		p.names[n-1] = newCited(append(ws, p.names[n-1].words...))
		return true
	}
	for len(ws) > 1 && generation(ws[len(ws)-1]) {
		ws = ws[:len(ws)-1]
	}
	p.names = append(p.names, newCited(ws))
	return true
}

func onlyInitials(ws []string) bool {
	for _, w := range ws {
		if !initialLike(w) {
			return false
		}
	}
	return true
}

// generation tells whether w tells a son from his father: "Jr.", "III".
func generation(w string) bool {
	switch w {
	case "Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV":
		return true
	}
	return false
}

// separator is the length of what parts two names at t[i:], 0 for none.
func separator(t string, i int, wide bool) int {
	switch t[i] {
	case ',':
		for _, s := range [...]string{", and ", ", & ", ", und ", ", y ", ", dan ", ", et ", ", e "} {
			if strings.HasPrefix(t[i:], s) && upperAt(t, i+len(s)) {
				return len(s)
			}
		}
		if i+1 < len(t) && t[i+1] == ' ' {
			return 2
		}
	case ';':
		if i+1 < len(t) && t[i+1] == ' ' {
			return 2
		}
	case '/':
		if i > 0 && isWord(t[i-1]) && upperAt(t, i+1) {
			return 1
		}
	case ' ':
		if i+2 >= len(t) || strings.IndexByte("a&udoyeig/\xd0\xeb", t[i+1]) < 0 {
			return 0
		}
		for _, s := range [...]string{" and ", " & ", " und ", " dan ", " och ", " und ", " oraz ", " 및 "} {
			if strings.HasPrefix(t[i:], s) {
				return len(s)
			}
		}
		for _, s := range [...]string{" et ", " y ", " e ", " i ", " и ", " og ", " en ", " u. ", " / "} {
			if strings.HasPrefix(t[i:], s) && upperAt(t, i+len(s)) {
				return len(s)
			}
		}
	}
	if wide && t[i] >= 0xE3 {
		return wideSeparator(t, i)
	}
	return 0
}

// wideSeparator is the length of a word for "and" between two names without blanks, 0 for none.
func wideSeparator(t string, i int) int {
	before, _ := utf8.DecodeLastRuneInString(t[:i])
	if !eastAsian(before) {
		return 0
	}
	for _, s := range [...]string{"와 ", "과 ", "和", "与", "與", "及", "と"} {
		if strings.HasPrefix(t[i:], s) {
			if after, _ := utf8.DecodeRuneInString(t[i+len(s):]); eastAsian(after) {
				return len(s)
			}
		}
	}
	return 0
}

// upperAt tells whether a name may begin at t[i]: with a capital, or a particle before one.
func upperAt(t string, i int) bool {
	r, _ := utf8.DecodeRuneInString(t[min(i, len(t)):])
	if unicode.IsUpper(r) || eastAsian(r) {
		return true
	}
	w, rest, ok := strings.Cut(t[min(i, len(t)):], " ")
	if !ok || !unicode.IsLower(r) || len(w) > 5 {
		return unicode.IsLower(r) && len(w) > 2 && w[1] == '\'' // d'Arras
	}
	return particle(w) && upperAt(rest, 0)
}

// trimPossessive cuts "'s" and a lone apostrophe from the end.
func trimPossessive(t string) string {
	if strings.HasSuffix(t, "'s") || strings.HasSuffix(t, "'S") {
		return t[:len(t)-2]
	}
	return strings.TrimSuffix(t, "'")
}

// andOthers are the forms of "et al." behind a name, longest first where one ends another.
var andOthers = [...]string{" et al.", " et al", " et. al.", " et alii", " and colleagues", " & colleagues", " and co-workers", " and coworkers", " and others", " and associates", " and coauthors", " and co-authors", " and collaborators", " and his colleagues", " and her colleagues", " and their colleagues",
	" u. a.", " u.a.", " und Kollegen", " und andere", " y otros", " y colaboradores", " y cols.", " y col.", " e outros", " e colaboradores", " e cols.", " et coll.", " et collaborateurs", " dkk.", " dkk", " dan kawan-kawan", " m. fl.", " m.fl.", " e. a.", " e.a.", " и др.", " i in."}

func trimEtAl(t string) (string, bool) {
	if t == "" {
		return t, false
	}
	switch c := t[len(t)-1]; {
	case c >= 0x80:
		return trimEtAlEast(t)
	case c != '.' && !lower(c):
		return t, false
	}
	for _, x := range andOthers {
		if strings.HasSuffix(t, x) {
			return strings.TrimRight(t[:len(t)-len(x)], " ,&"), true
		}
	}
	return t, false
}

// trimEtAlEast cuts "외", "외 2인", "등", "等", "ら", "ほか".
func trimEtAlEast(t string) (string, bool) {
	head := strings.TrimSuffix(strings.TrimSuffix(t, "인"), "명")
	if n := strings.TrimRight(head, "0123456789"); n != head && strings.HasSuffix(strings.TrimRight(n, " "), "외") {
		t = strings.TrimRight(n, " ")
	}
	for _, x := range [...]string{" 외", " 등", "等人", "等", "ら", "ほか", "他", "외"} {
		if h := strings.TrimRight(strings.TrimSuffix(t, x), " ,"); len(h) < len(t) && h != "" && strings.HasSuffix(t, x) {
			return h, true
		}
	}
	if strings.HasSuffix(t, " и др") {
		return t[:len(t)-len(" и др")], true
	}
	return t, false
}

// dropAbbreviation cuts "[EC]" from the end.
func dropAbbreviation(t string) string {
	if strings.HasSuffix(t, "]") {
		if k := strings.LastIndexByte(t, '['); k > 0 {
			return strings.TrimRight(t[:k], " ,")
		}
	}
	if strings.HasSuffix(t, ")") { // "Bureau of Rivers (BR) (2019)"
		if k := strings.LastIndexByte(t, '('); k > 0 && len(t)-k < 14 && capitals(t[k+1:len(t)-1]) {
			return strings.TrimRight(t[:k], " ,")
		}
	}
	return t
}

// particle tells whether w is a small word that belongs to a family name.
func particle(w string) bool {
	if len(w) > 6 {
		return false
	}
	switch strings.ToLower(strings.TrimRight(w, "'")) {
	case "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "ten", "ter", "zu", "zur", "vom", "bin", "ibn", "al", "el", "do", "af", "av", "d", "abu", "ben", "dello", "degli", "las", "los", "op", "'t":
		return true
	}
	return false
}

// joining tells whether w is a small word inside the name of a body.
func joining(w string) bool {
	if len(w) > 5 {
		return false
	}
	switch strings.ToLower(w) {
	case "of", "for", "the", "on", "in", "to", "de", "del", "la", "para", "pour", "für", "des", "e", "y", "du", "at", "der", "dos", "das", "do", "da", "les", "las", "los", "et", "und", "dan", "untuk", "delle", "della", "di", "von", "and":
		return true
	}
	return false
}

// nameLike tells whether w may stand in a list of names.
func nameLike(w string) bool {
	r, n := utf8.DecodeRuneInString(w)
	if r == '\'' || r == '(' || r == '"' {
		return len(w) > n && unicode.IsUpper(rune(w[n])) && r == '\''
	}
	if unicode.IsDigit(r) {
		return false
	}
	if unicode.IsUpper(r) || unicode.IsLetter(r) && !unicode.IsLower(r) {
		return !strings.HasSuffix(w, ".") || initialLike(w) || w == "St." || w == "Jr." || w == "Sr."
	}
	if particle(w) || joining(w) || allSmall(w) && len(w) <= 6 {
		return true
	}
	k := strings.IndexByte(w, '-')
	if k < 0 {
		k = strings.IndexByte(w, '\'')
	}
	if k > 0 && k < 5 && k+1 < len(w) { // al-Rashid, d'Ancona
		r, _ := utf8.DecodeRuneInString(w[k+1:])
		return unicode.IsUpper(r)
	}
	return false
}

func allSmall(w string) bool {
	for _, r := range w {
		if !unicode.IsLower(r) {
			return false
		}
	}
	return w != ""
}

// initialLike tells whether w is initials with stops: "K.", "S.-Y.", "J.P.".
func initialLike(w string) bool {
	letters := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			letters++
		case unicode.IsLower(r):
			if letters == 0 || len(w) > 4 {
				return false
			}
		case r != '.' && r != '-':
			return false
		}
	}
	return letters > 0 && strings.HasSuffix(w, ".")
}

// extent goes left from t[pos] over what may be names and returns where each
// word begins, nearest first. It stops at the end of a sentence, at a mark, and
// at a word that no name holds. What it returns is good until it is called again.
func (s *scanner) extent(t string, lo, pos int) []int {
	starts := s.starts[:0]
	end := pos
	for len(starts) < 18 {
		for end > lo && (t[end-1] == ' ' || t[end-1] == ',') {
			end--
		}
		if end <= lo {
			break
		}
		b := end
		for b > lo && t[b-1] != ' ' && end-b <= maxWord {
			b--
		}
		if end-b > maxWord {
			break
		}
		w := t[b:end]
		for w != "" && (w[0] == '(' || w[0] == '[' || w[0] == '"') && !strings.HasSuffix(w, "]") && !s.aside(w) { // the word opens a bracket: it is the first that may belong
			b++
			w = w[1:]
		}
		if len(starts) == 0 {
			w = trimPossessive(w)
		}
		if !s.mayBelong(t, lo, b, w) {
			break
		}
		starts = append(starts, b)
		if b > lo && t[b-1] != ' ' {
			break
		}
		end = b
	}
	s.starts = starts
	return starts
}

// aside tells whether w is an abbreviation in brackets, as it stands behind a body's name: "(BQR)".
func (s *scanner) aside(w string) bool {
	return len(w) > 3 && len(w) < 14 && w[0] == '(' && w[len(w)-1] == ')' && capitals(w[1:len(w)-1]) && !digit(w[1])
}

func (s *scanner) mayBelong(t string, lo, b int, w string) bool {
	switch w {
	case "and", "&", "et", "al.", "al", "colleagues", "others", "co-workers", "coworkers", "associates", "coauthors", "co-authors", "collaborators", "und", "y", "e", "dan", "och", "og", "i", "и", "oraz", "/",
		"dkk.", "dkk", "u.", "a.", "u.a.", "cols.", "col.", "coll.", "otros", "outros", "colaboradores", "collaborateurs", "m.", "fl.", "m.fl.", "e.", "e.a.", "др.", "in.", "Kollegen", "andere", "alii":
		return true
	case "":
		return false
	}
	if w[0] == '[' && w[len(w)-1] == ']' && len(w) < 16 {
		return true
	}
	if s.aside(w) {
		return true
	}
	switch w[len(w)-1] {
	case ';':
		return s.semicolons
	case ':', ')', '?', '!', '"', ']':
		return false
	}
	r, _ := utf8.DecodeRuneInString(w)
	if unicode.IsLower(r) && !particle(w) && !joining(w) {
		if strings.ContainsAny(w, "-'") {
			return nameLike(w)
		}
		// "T. kyu": small only behind an initial
		if len(w) > 6 {
			return false
		}
		p := strings.TrimRight(t[max(lo, b-16):b], " ")
		k := strings.LastIndexByte(p, ' ') + 1
		return initialLike(p[k:])
	}
	return nameLike(w)
}
