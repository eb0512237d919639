package bibliography

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Keys are the citation keys of the items, in their order: an item's own where
// it can stand in a file of BibTeX and no earlier item has it, else one made
// of the first author's family name, the year and the first word of the title that says
// something ("kim2024summit"), told apart by a letter where two would be the same.
func Keys(items []*Item) []string {
	keys := make([]string, len(items))
	used := make(map[string]bool, len(items))
	for i, it := range items {
		if low := strings.ToLower(it.Key); validKey(it.Key) && !used[low] {
			keys[i], used[low] = it.Key, true
		}
	}
	next := map[string]int{}
	for i, it := range items {
		if keys[i] != "" {
			continue
		}
		base := MakeKey(it)
		key := base
		for used[key] {
			key = base + letters(next[base])
			next[base]++
		}
		keys[i], used[key] = key, true
	}
	return keys
}

// letters counts a, b … z, aa, ab …
func letters(n int) string {
	s := ""
	for n++; n > 0; n = (n - 1) / 26 {
		s = string(rune('a'+(n-1)%26)) + s
	}
	return s
}

// validKey tells whether a key can stand in a BibTeX file as it is.
func validKey(key string) bool {
	return key != "" && !strings.ContainsFunc(key, func(r rune) bool {
		return r <= ' ' || r == 0x7f || strings.ContainsRune(`{}()",=#%~\'@`, r) || unicode.IsSpace(r) || r == unicode.ReplacementChar
	})
}

// MakeKey is the key that an item's own fields give it.
func MakeKey(it *Item) string {
	var b strings.Builder
	b.WriteString(plain(keyName(it)))
	if y := it.Dates[Issued]; y.From.Known {
		b.WriteString(plain(yearText(y.From.Year)))
	} else if strings.Contains(strings.ToLower(it.Get(Status)+y.Literal), "press") {
		b.WriteString("inpress")
	}
	b.WriteString(plain(it.Get(YearSuffix)))
	for word := range strings.FieldsFuncSeq(it.Get(Title), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '\'' && r != '’' }) {
		if w := plain(word); len(w) > 2 && !stopWord(w) {
			b.WriteString(w)
			break
		}
	}
	if b.Len() == 0 {
		return "item"
	}
	return b.String()
}

func keyName(it *Item) string {
	for _, v := range []Variable{Author, Editor, Translator} {
		for _, n := range it.Names[v] {
			if n.Literal != "" {
				word, _, _ := strings.Cut(n.Literal, " ")
				if w := plain(word); stopWord(w) {
					_, rest, _ := strings.Cut(n.Literal, " ")
					word, _, _ = strings.Cut(rest, " ")
				}
				return word
			}
			if n.Family != "" {
				return n.FullFamily()
			}
		}
	}
	return ""
}

// plain is s in small letters, without marks, blanks and punctuation. Letters of other scripts stay.
func plain(s string) string {
	var b strings.Builder
	for _, r := range norm.NFD.String(strings.ToLower(s)) {
		switch {
		case r == 'ß':
			b.WriteString("ss")
		case r == 'æ':
			b.WriteString("ae")
		case r == 'œ':
			b.WriteString("oe")
		case r == 'ø':
			b.WriteByte('o')
		case r == 'ł':
			b.WriteByte('l')
		case r == 'đ' || r == 'ð':
			b.WriteByte('d')
		case r == 'þ':
			b.WriteString("th")
		case r == 'ı':
			b.WriteByte('i')
		case unicode.IsLetter(r) || unicode.IsDigit(r):
			b.WriteRune(r)
		}
	}
	return norm.NFC.String(b.String())
}

func stopWord(w string) bool {
	switch w {
	case "the", "and", "for", "from", "with", "into", "that", "this", "why", "how", "what", "who", "when", "are", "was", "did", "does", "can", "will", "its", "our", "their", "not", "but",
		"der", "die", "das", "ein", "eine", "und", "von", "zur", "zum", "les", "des", "une", "sur", "dans", "los", "las", "una", "del", "por", "para", "con":
		return true
	}
	return false
}

// Identity is equal for items that are surely the same work: those with one DOI, or with the same title, year,
// letter, first name, type and volume, capitals and punctuation aside. It is "" for an item that says too little to tell.
func Identity(it *Item) string {
	if doi := it.Get(DOI); doi != "" {
		return "doi:" + strings.ToLower(doi)
	}
	title := plain(it.Get(Title))
	if title == "" || it.Year()+it.Get(Status) == "" {
		return ""
	}
	return strings.Join([]string{title, it.Year(), it.Get(Status), it.Get(YearSuffix), plain(keyName(it)), string(it.Type), it.Get(Volume), it.Get(Edition)}, "\x00")
}
