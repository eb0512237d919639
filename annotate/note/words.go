package note

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// readNames reads names in the order of speech, "Ada R. Kim", "A. R. Kim and
// Jo Lee", or a family name alone, "Kim"; also "Kim, Ada:" where a colon
// follows. n is their length, 0 when s begins with none.
func readNames(s string) (names []Name, n int) {
	at := 0
	read := readName
	for len(names) < 12 {
		name, m := read(s[at:])
		read = furtherName
		if m == 0 {
			break
		}
		// "Kim, Ada: Title": the family name first
		if name.Given == "" && strings.HasPrefix(s[at+m:], ", ") {
			if given, g := readName(s[at+m+2:]); g > 0 && at+m+2+g < len(s) && (s[at+m+2+g] == ':' || s[at+m+2+g] == '/') {
				full := strings.TrimSpace(given.Given + " " + given.Family)
				name, m = Name{Given: full, Family: name.Family}, m+2+g
			}
		}
		names = append(names, name)
		at += m
		n = at
		next := conjunction(s[at:])
		if next == 0 {
			break
		}
		if _, m := furtherName(s[at+next:]); m == 0 {
			break
		}
		if strings.HasPrefix(s[at:], ", ") && !strings.HasPrefix(s[at:], ", and ") && !strings.HasPrefix(s[at:], ", & ") && !further(s[at+next:]) {
			break
		}
		at += next
	}
	if len(names) == 0 {
		return nil, 0
	}
	return names, n
}

// furtherName reads a name behind another, where an article may begin it, "Ode and Le Goff", that at the start of a note begins a sentence.
func furtherName(s string) (Name, int) {
	if name, n := readName(s); n > 0 {
		return name, n
	}
	article, rest, ok := strings.Cut(s, " ")
	if !ok || !particle(article) || !upperStart(article) || !upperStart(rest) {
		return Name{}, 0
	}
	name, n := readName(rest)
	if n == 0 || name.Given != "" {
		return Name{}, 0
	}
	return Name{Family: article + " " + name.Family}, len(article) + 1 + n
}

// further tells whether the name behind a comma is one of a list that an "and" closes, and no title.
func further(s string) bool {
	name, n := readName(s)
	if n == 0 || name.Given == "" {
		return false
	}
	rest := s[n:]
	for range 6 {
		m := conjunction(rest)
		if m == 0 {
			return false
		}
		if w := strings.TrimLeft(rest[:m], ", "); w != "" && w != " " {
			return true
		}
		x, k := readName(rest[m:])
		if k == 0 || x.Given == "" {
			return false
		}
		rest = rest[m+k:]
	}
	return false
}

// conjunction is the length of ", ", " and ", ", and ", " & ", "/" and their like at the start of s.
func conjunction(s string) int {
	for _, w := range [...]string{", and ", ", & ", " and ", " & ", " und ", " et ", " y ", " e ", " dan ", "/", " / ", ", "} {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

// readName reads one name: words with capitals, initials and particles. The last is the family name.
func readName(s string) (Name, int) {
	var words []string
	at, n := 0, 0
	for len(words) < 6 {
		end := strings.IndexAny(s[at:], " ,:;()[]/\"")
		if end < 0 {
			end = len(s) - at
		}
		w := s[at : at+end]
		stop := strings.HasSuffix(w, ".")
		if stop && !initial(w) && w != "St." && w != "Jr." {
			if nameWord(strings.TrimSuffix(w, ".")) && len(words) > 0 && at+end == len(s) {
				words = append(words, strings.TrimSuffix(w, "."))
				n = at + end - 1
			}
			break
		}
		if !nameWord(w) && !(particle(w)) || w == "" {
			break
		}
		if r, _ := utf8.DecodeRuneInString(strings.TrimPrefix(w, "'")); w[0] == '\'' && unicode.IsUpper(r) {
			break // a quotation mark
		}
		if len(words) == 0 && (particle(w) && !upperStart(w) && w == "in" || stopWord(w)) {
			break
		}
		words = append(words, w)
		at += end
		n = at
		if at >= len(s) || s[at] != ' ' {
			break
		}
		at++
	}
	for len(words) > 0 && (particle(words[len(words)-1]) && !upperStart(words[len(words)-1])) {
		n -= len(words[len(words)-1]) + 1
		words = words[:len(words)-1]
	}
	if len(words) == 0 || initial(words[len(words)-1]) {
		return Name{}, 0
	}
	k := len(words) - 1
	for k > 1 && particle(words[k-1]) {
		k--
	}
	if k == 1 && particle(words[0]) && !initial(words[0]) {
		k = 0
	}
	return Name{Given: strings.Join(words[:k], " "), Family: strings.Join(words[k:], " ")}, n
}

func nameWord(w string) bool {
	r, n := utf8.DecodeRuneInString(strings.TrimLeft(w, "'"))
	if !unicode.IsUpper(r) && !unicode.In(r, unicode.Han, unicode.Hangul) {
		return strings.HasPrefix(w, "d'") || strings.HasPrefix(w, "al-") || strings.HasPrefix(w, "el-")
	}
	for _, r := range w[n:] {
		if !unicode.IsLetter(r) && r != '-' && r != '\'' && r != '.' && !unicode.Is(unicode.Mn, r) {
			return false
		}
	}
	return true
}

// initial tells whether w is given names by their letters: "K.", "S.-Y.", "J.P.", "KS" is none.
func initial(w string) bool {
	letters := 0
	for _, r := range w {
		switch {
		case unicode.IsUpper(r):
			letters++
		case r == '.' || r == '-':
		case unicode.IsLower(r) && letters == 1 && len(w) <= 4:
		default:
			return false
		}
	}
	return letters > 0 && strings.HasSuffix(w, ".")
}

func particle(w string) bool {
	switch strings.ToLower(w) {
	case "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "ten", "ter", "zu", "zum", "zur", "vom", "bin", "ibn", "al", "el", "do", "af", "av", "of",
		"las", "los", "lo", "dello", "degli", "dei", "dalla", "ó", "ní", "nic", "uí":
		return w != "of"
	}
	return false
}

// stopWord tells whether w begins sentences rather than names.
func stopWord(w string) bool {
	switch strings.ToLower(w) {
	case "the", "this", "that", "these", "those", "for", "in", "on", "at", "as", "it", "he", "she", "they", "we", "i", "a", "an", "but", "and", "or", "if", "when", "while", "see", "cf", "compare", "also", "both", "all", "some", "many", "most", "one", "his", "her", "their", "our", "no", "not", "such", "there", "here", "what", "which", "who", "how", "why", "letter", "interview", "author", "emphasis", "translation", "note", "chapter", "figure", "table", "article", "section", "dies", "diese", "der", "die", "das", "es", "zum", "zur", "für", "im", "les", "la", "le", "l'", "il", "elle", "el", "los", "las", "en", "according", "to", "by", "from", "with", "under", "after", "before", "since", "because", "although", "however", "thus", "indeed", "supra", "infra", "ibid", "id", "idem":
		return true
	}
	return false
}

// familyList reads family names alone, "De Raedt, Lavrac and Dzeroski", which only a pointer to an earlier note may follow.
func familyList(s string) (names []Name, n int) {
	at := 0
	for len(names) < 8 {
		name, m := readName(s[at:])
		if m == 0 {
			return nil, 0
		}
		if particle(name.Given) {
			name = Name{Family: name.Given + " " + name.Family}
		}
		names = append(names, name)
		at += m
		if k, m := noteNumber(s[at:]); m > 0 && k > 0 {
			return names, at
		}
		next := conjunction(s[at:])
		if next == 0 {
			return nil, 0
		}
		at += next
	}
	return nil, 0
}

func etAl(s string) int {
	for _, w := range [...]string{" et al.", ", et al.", " u. a.", " u.a.", " and others", " et alii", " y otros", " dkk."} {
		if strings.HasPrefix(s, w) {
			return len(w)
		}
	}
	return 0
}

func editors(s string) int {
	for _, w := range [...]string{", eds.", ", ed.", " (eds.)", " (ed.)", " (eds)", " (ed)", " (Hg.)", " (Hrsg.)", " (dir.)", " (coord.)", " (org.)", " (éd.)", " (éds.)", ", hg.", ", eds", ", ed"} {
		if strings.HasPrefix(s, w) && (len(s) == len(w) || !isLetter(s[len(w):])) {
			return len(w)
		}
	}
	return 0
}

// titleAt reads a title at t[from:]: in quotation marks, or up to a bracket, a comma before a place, a volume, a
// year or a page. next is where the rest begins.
func titleAt(t string, from, end int) (title Range, quoted bool, next int) {
	if from >= end {
		return Range{}, false, from
	}
	for _, q := range [...][2]string{{"\"", "\""}, {"'", "'"}, {"«", "»"}, {"‹", "›"}, {"「", "」"}, {"『", "』"}} {
		if !strings.HasPrefix(t[from:end], q[0]) {
			continue
		}
		k := from + len(q[0])
		for {
			m := strings.Index(t[k:end], q[1])
			if m < 0 {
				return Range{}, false, from
			}
			k += m
			if q[1] == "'" && k+1 < end && isLetter(t[k+1:]) { // an apostrophe
				k++
				continue
			}
			break
		}
		stop := k
		for stop > from && strings.IndexByte(",. ", t[stop-1]) >= 0 {
			stop--
		}
		begin := from + len(q[0])
		for begin < stop && t[begin] == ' ' {
			begin++
		}
		if stop <= begin {
			return Range{}, false, from
		}
		return Range{begin, stop}, true, k + len(q[1])
	}
	if !upperStart(t[from:end]) {
		return Range{}, false, from
	}
	stop := titleStop(t, from, end)
	last := stop
	for last > from && strings.IndexByte(" ,.:", t[last-1]) >= 0 {
		last--
	}
	if last-from < 3 {
		return Range{}, false, from
	}
	return Range{from, last}, false, stop
}

// titleStop is where a title without quotation marks ends.
func titleStop(t string, from, end int) int {
	for i := from; i < end; i++ {
		switch t[i] {
		case '(', '[':
			return i
		case ' ':
			// "Title 44 (2017)": the page of an American law note
			k := i + 1
			for k < end && t[k] >= '0' && t[k] <= '9' {
				k++
			}
			if k > i+1 && k-i < 6 && k+1 < end && t[k] == ' ' && t[k+1] == '(' {
				return i
			}
		case ',':
			rest := strings.TrimLeft(t[i+1:end], " ")
			if rest == "" || endsTitle(rest) {
				return i
			}
		}
	}
	return end
}

// endsTitle tells whether what follows a comma is no part of a title: figures, words for volumes, pages and editors, a place and its house or year.
func endsTitle(s string) bool {
	if s[0] >= '0' && s[0] <= '9' {
		return true
	}
	low := strings.ToLower(s[:min(len(s), 24)])
	for _, w := range [...]string{"vol.", "vols.", "p. ", "pp. ", "s. ", "ch. ", "chap", "no. ", "bd.", "ed. ", "eds. ", "edited", "trans", "2nd", "3rd", "rev. ed", "in ", "in:", "op. cit", "a.a.o", "supra", "esp.", "at ", "para", "art. ", "hal.", "n° ", "t. ", "coll.", "hg.", "hrsg", "§", "quoted", "cited"} {
		if strings.HasPrefix(low, w) {
			return true
		}
	}
	// "Berlin 2001", "London: House, 2001", "Paris, Seuil, 2001"
	y := yearIn(s)
	if y < 0 || y > 80 {
		return false
	}
	head := s[:y]
	if strings.ContainsAny(head, "(;\"") {
		head = head[:strings.IndexAny(head, "(;\"")]
	}
	words := strings.Fields(head)
	if len(words) == 0 || len(words) > 9 {
		return false
	}
	for _, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsLower(r) && len(w) > 3 && !particle(w) {
			return false
		}
	}
	return upperStart(s)
}

// yearIn is where the first year stands in s, -1 for none: four digits from 1400 to 2099 that are no page of a range.
func yearIn(s string) int {
	for i := 0; i+4 <= len(s); i++ {
		if s[i] < '1' || s[i] > '2' || i > 0 && (s[i-1] >= '0' && s[i-1] <= '9' || s[i-1] == '-' || s[i-1] == '/' || s[i-1] == '.' || isLetter(s[i-1:])) || strings.HasSuffix(s[:i], "–") {
			continue
		}
		if !digits(s[i:i+4]) || i+4 < len(s) && s[i+4] >= '0' && s[i+4] <= '9' {
			continue
		}
		if s[i] == '1' && s[i+1] < '4' || s[i] == '2' && s[i+1] != '0' {
			continue
		}
		rest := s[i+4:]
		if strings.HasPrefix(rest, "-") && len(rest) > 1 && rest[1] >= '0' && rest[1] <= '9' || strings.HasPrefix(rest, "–") && len(rest) > 3 && rest[3] >= '0' && rest[3] <= '9' {
			if len(rest) < 8 || !strings.Contains(rest[:min(len(rest), 10)], ")") {
				continue
			}
		}
		return i
	}
	return -1
}

func digits(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// locator reads pages and their like behind a comma, a colon or, where a work was named by no more than a word, a
// blank: "45–47", "p. 41", "ch. 3", "Art. 5(2)", "para. 12", "S. 45 ff.", "at 46".
func locator(t string, at, end int, blank bool) (string, int) {
	k := at
	for k < end && (t[k] == ',' || t[k] == ':' || t[k] == ' ') {
		k++
	}
	if k == at || !blank && strings.Trim(t[at:k], " ") == "" && at > 0 && t[at-1] != ',' {
		return "", at
	}
	from := k
	if strings.HasPrefix(t[k:end], "at ") {
		k += 3
		from = k
	}
	for _, w := range [...]string{"pages", "page", "pp.", "pp", "p.", "chapters", "chapter", "chap.", "chaps.", "ch.", "paras.", "para.", "paragraph", "sections", "section", "sec.", "arts.", "art.", "article", "vol.", "bk.", "book", "figure", "fig.", "table", "n.", "note", "S.", "Kap.", "Rn.", "Rz.", "Nr.", "Bd.", "Sp.", "§§", "§", "hal.", "pág.", "págs.", "cap.", "Art.", "esp.", "bes.", "appendix", "part", "pt.", "col.", "f.", "fol.", "Artikel"} {
		if len(t[k:end]) > len(w) && strings.EqualFold(t[k:k+len(w)], w) && !isLetter(t[k+len(w):end]) {
			k += len(w)
			for k < end && t[k] == ' ' {
				k++
			}
			break
		}
	}
	figures := k
	for k < end {
		c := t[k]
		switch {
		case c >= '0' && c <= '9':
			k++
			continue
		case c == '-' || strings.HasPrefix(t[k:end], "–"):
			w := 1
			if c != '-' {
				w = len("–")
			}
			if k > figures && k+w < end && t[k+w] >= '0' && t[k+w] <= '9' {
				k += w
				continue
			}
		case c == '(' && k > figures && k+2 < end && t[k+1] >= '0' && t[k+1] <= '9':
			if m := strings.IndexByte(t[k:end], ')'); m > 0 && m < 5 {
				k += m + 1
				continue
			}
		case (c == ',' || c == '.') && k > figures && k+2 < end && (t[k+1] == ' ' && t[k+2] >= '0' && t[k+2] <= '9' && yearIn(t[k+2:min(end, k+6)]) != 0 || c == '.' && t[k+1] >= '0' && t[k+1] <= '9'):
			k++
			if t[k] == ' ' {
				k++
			}
			continue
		case k == figures && strings.IndexByte("ivxlcIVXLC", c) >= 0:
			m := k
			for m < end && strings.IndexByte("ivxlcIVXLC", t[m]) >= 0 {
				m++
			}
			if m >= end || !isLetter(t[m:end]) && (figures > from || m-k > 1) {
				k = m
				continue
			}
		}
		break
	}
	if k == figures {
		return "", at
	}
	if from == figures && yearIn(t[figures:min(end, figures+4)]) == 0 && k-figures == 4 && !blank {
		return "", at // a year
	}
	if k < end && isLetter(t[k:end]) && !strings.HasPrefix(t[k:end], "n") && !strings.HasPrefix(t[k:end], "f") {
		return "", at
	}
	for _, w := range [...]string{" ff.", " f.", "ff.", "f.", "ff", "f", " et seq.", " sq."} {
		if strings.HasPrefix(t[k:end], w) {
			k += len(w)
			break
		}
	}
	return strings.TrimRight(t[from:k], " "), k
}

// bodyAt is the length of the name of an organisation at the start of s, which
// goes to the next comma: words with capitals, small ones between them; 0 for none.
func bodyAt(s string) int {
	k := strings.IndexByte(s, ',')
	if k < 6 || k > 90 {
		return 0
	}
	ws := strings.Fields(s[:k])
	if len(ws) < 3 || len(ws) > 10 || !upperStart(ws[0]) || !upperStart(ws[len(ws)-1]) || stopWord(ws[0]) && ws[0] != "The" {
		return 0
	}
	small := 0
	for _, w := range ws {
		switch w {
		case "of", "for", "the", "on", "and", "in", "to", "&", "de", "des", "du", "für", "pour", "para", "la", "von":
			small++
			continue
		}
		if !nameWord(w) {
			return 0
		}
	}
	if small == 0 {
		return 0
	}
	for _, w := range ws { // "Ada Kim and Rosa Pell" are persons
		if w == "and" || w == "&" {
			if names, n := readNames(s); n == k && len(names) > 1 && names[0].Given != "" {
				return 0
			}
		}
		if particle(w) && w != "de" && w != "des" && w != "du" && w != "la" && w != "von" {
			return 0
		}
	}
	if names, n := readNames(s); n == k && len(names) == 1 && small == 1 && (ws[1] == "de" || ws[1] == "von" || ws[1] == "la" || ws[1] == "du") {
		return 0
	}
	return k
}
