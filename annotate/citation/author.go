package citation

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// cited is one name as a citation prints it.
type cited struct {
	words []string
	glued string
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
// the name of a body apart. ok is false when it cannot be a list of names.
func readPhrase(t string) (p phrase, ok bool) {
	t = strings.TrimRight(t, " ,")
	t = trimPossessive(t)
	t, p.etAl = trimEtAl(t)
	t = dropAbbreviation(t)
	if t == "" || len(t) > 200 {
		return p, false
	}
	from := 0
	add := func(s string) bool {
		s = strings.Trim(s, " ,")
		if s == "" {
			return true
		}
		ws := strings.Fields(s)
		for _, w := range ws {
			if !nameLike(w) {
				return false
			}
		}
		if len(ws) > 14 {
			return false
		}
		p.names = append(p.names, cited{ws, glue(s)})
		return true
	}
	for i := 0; i < len(t); i++ {
		n := separator(t, i)
		if n == 0 {
			continue
		}
		if !add(t[from:i]) {
			return p, false
		}
		from = i + n
		i = from - 1
	}
	if !add(t[from:]) || len(p.names) == 0 {
		return p, false
	}
	return p, true
}

// separator is the length of what parts two names at t[i:], 0 for none.
func separator(t string, i int) int {
	for _, s := range []string{", and ", ", & ", " and ", " & ", ", ", " et ", " und ", " y ", " e ", " och ", " og ", " en "} {
		if strings.HasPrefix(t[i:], s) {
			if s == " et " || s == " e " || s == " y " || s == " en " || s == " og " {
				r, _ := utf8.DecodeRuneInString(t[i+len(s):])
				if !unicode.IsUpper(r) {
					return 0
				}
			}
			return len(s)
		}
	}
	return 0
}

// trimPossessive cuts "'s" and a lone apostrophe from the end.
func trimPossessive(t string) string {
	if strings.HasSuffix(t, "'s") || strings.HasSuffix(t, "'S") {
		return t[:len(t)-2]
	}
	return strings.TrimSuffix(t, "'")
}

func trimEtAl(t string) (string, bool) {
	for _, x := range []string{" et al.", " et al", " and colleagues", " & colleagues", " and co-workers", " and coworkers", " and others", " and associates", " and coauthors", " and co-authors", " u. a.", " and collaborators"} {
		if strings.HasSuffix(t, x) {
			return strings.TrimRight(t[:len(t)-len(x)], " ,&"), true
		}
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
	return t
}

// particle tells whether w is a small word that belongs to a family name.
func particle(w string) bool {
	switch strings.ToLower(strings.TrimRight(w, "'")) {
	case "van", "von", "der", "den", "de", "del", "della", "di", "da", "dos", "das", "du", "la", "le", "ten", "ter", "zu", "zur", "vom", "bin", "ibn", "al", "el", "do", "af", "av", "d", "abu", "ben", "dello", "degli", "las", "los", "op", "'t":
		return true
	}
	return false
}

// joining tells whether w is a small word inside the name of a body.
func joining(w string) bool {
	switch strings.ToLower(w) {
	case "of", "for", "the", "on", "in", "to", "de", "del", "la", "para", "pour", "für", "des", "e", "y", "du", "at":
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
		return !strings.HasSuffix(w, ".") || initialLike(w) || w == "St." || w == "Jr."
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
// at a word that no name holds.
func extent(t string, lo, pos int) []int {
	var starts []int
	end := pos
	for len(starts) < 18 {
		for end > lo && (t[end-1] == ' ' || t[end-1] == ',') {
			end--
		}
		if end <= lo {
			break
		}
		b := end
		for b > lo && t[b-1] != ' ' {
			b--
		}
		w := t[b:end]
		for w != "" && strings.IndexByte("([\"", w[0]) >= 0 && !strings.HasSuffix(w, "]") { // the word opens a bracket: it is the first that may belong
			b++
			w = w[1:]
		}
		if len(starts) == 0 {
			w = trimPossessive(w)
		}
		if !mayBelong(t, lo, b, w) {
			break
		}
		starts = append(starts, b)
		if b > lo && t[b-1] != ' ' {
			break
		}
		end = b
	}
	return starts
}

func mayBelong(t string, lo, b int, w string) bool {
	switch w {
	case "and", "&", "et", "al.", "al", "colleagues", "others", "co-workers", "coworkers", "associates", "coauthors", "co-authors", "collaborators", "und", "y":
		return true
	}
	if strings.HasPrefix(w, "[") && strings.HasSuffix(w, "]") && len(w) < 16 {
		return true
	}
	if w == "" || strings.ContainsAny(w[len(w)-1:], ";:)?!\"") {
		return false
	}
	r, _ := utf8.DecodeRuneInString(w)
	if unicode.IsLower(r) && !particle(w) && !joining(w) {
		if strings.ContainsAny(w, "-'") {
			return nameLike(w)
		}
		// "T. kyu": small only behind an initial
		p := strings.TrimRight(t[lo:b], " ")
		k := strings.LastIndexByte(p, ' ') + 1
		return len(w) <= 6 && initialLike(p[k:])
	}
	return nameLike(w)
}
