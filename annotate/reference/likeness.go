package reference

import (
	"strings"

	"kg/document"
)

// likeness is how much a text looks like an entry of a list of references.
type likeness struct {
	points float64
	prose  bool // it reads like sentences
}

// enough is the number of points from which a text that stands alone is taken for an entry.
const enough = 2.5

func (a *Annotator) likenesses(d *document.Document, es []entry) []likeness {
	out := make([]likeness, len(es))
	for i, e := range es {
		out[i] = a.likeness(e.text(d))
	}
	return out
}

// likeness adds up what entries have: names in front, a year, an address,
// volume and pages, a house; and takes off what prose has.
func (a *Annotator) likeness(s string) likeness {
	if len(s) < 20 && !isIdeographic(s) {
		return likeness{points: -1}
	}
	v, dated := a.opening(s)
	p := 0.0
	switch {
	case v >= 4.5:
		p += 3
	case v >= 3:
		p += 2.5
	case v >= 1.8:
		p += 1.5
	case v > 0:
		p += 0.7
	case v <= -2:
		p -= 1.5
	}
	if dated {
		p += 0.5
	}
	if anyYear(s) {
		p++
	} else {
		p -= 1.5
	}
	if strings.Contains(s, "://") || strings.Contains(s, "doi") || strings.Contains(s, "www.") {
		p += 1.2
	}
	if hasNumbers(a.words, s) || printsPages(s) {
		p += 1.2
	}
	if strings.ContainsAny(s, "\"“«‘「《『") {
		p += 0.3
	}
	if a.words.hasHouse(s) || printsPlace(s) {
		p += 0.7
	}
	if citesInside(s) > 1 {
		p -= 3
	}
	share := proseShare(s)
	switch {
	case share > 0.10:
		p -= 2.5
	case share > 0.07:
		p--
	}
	return likeness{points: p, prose: p < 2 && share > 0.07 && len(s) > 60 || p < 1 && len(s) > 700}
}

// citesInside counts the citations that running text has and entries have not:
// "(Kim, 2003; Lee et al., 2004)", "[12]".
func citesInside(s string) int {
	n := 0
	for i := 20; i < len(s); i++ {
		if s[i] != '(' && s[i] != '[' || s[i-1] != ' ' {
			continue
		}
		end := strings.IndexAny(s[i:], ")]")
		if end < 0 {
			break
		}
		in := s[i+1 : i+end]
		switch {
		case s[i] == '[' && in != "" && strings.Trim(in, "0123456789,–- ") == "" && len(in) < 20:
			n++
		case s[i] == '(' && len(in) > 8 && endsInYear(in) && capital(in) && !strings.Contains(in, ":") && !months(in):
			n += 1 + strings.Count(in, ";")
		}
		i += end
	}
	return n
}

func endsInYear(s string) bool {
	s = strings.TrimRight(s, "abcdefgh")
	return len(s) > 4 && startsYear(s[len(s)-4:])
}

// months tells whether a bracket holds a day rather than a citation.
func months(in string) bool {
	for _, m := range [...]string{"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"} {
		if strings.Contains(in, m) {
			return true
		}
	}
	return false
}

func isIdeographic(s string) bool {
	for _, r := range s {
		if isIdeograph(r) || isHangul(r) {
			return true
		}
	}
	return false
}

// hasNumbers tells whether text holds a volume, an issue or pages where journals print them.
func hasNumbers(w *vocabulary, text string) bool {
	c := findNumbers(w, text, 0)
	return c.found && (c.volume != "" || c.pages != "")
}

// printsPages tells whether s has "pp. 4", "S. 4", "p. 4–9", "4頁" or the mark of a kind of work: "[J]".
func printsPages(s string) bool {
	for _, m := range [...]string{"pp. ", "pp.", " p. ", " S. ", "pág. ", "págs. ", "hal. ", "vol. ", "Vol. ", "Jg. "} {
		if k := strings.Index(s, m); k >= 0 && k+len(m) < len(s) && isDigit(s[k+len(m)]) {
			return true
		}
	}
	for _, m := range [...]string{"[J]", "[M]", "[D]", "[C]", "[R]", "[N]", "[EB/OL]", "[Z]", "頁", "쪽", "巻", "卷", " p.", "『", "《"} {
		if strings.Contains(s, m) {
			return true
		}
	}
	return false
}

// printsPlace tells whether s has "Place: House".
func printsPlace(s string) bool {
	for k := 1; k+2 < len(s); k++ {
		if s[k] == ':' && s[k+1] == ' ' && capital(s[k+2:]) {
			from := strings.LastIndexAny(s[:k], ".;(?\"") + 1
			if place := strings.TrimSpace(s[from:k]); place != "" && len(place) < 40 && isPlace(place) && from > 0 {
				return true
			}
		}
	}
	return false
}

// proseShare is the share of words that make sentences and are rare in the titles and data of an entry.
func proseShare(s string) float64 {
	n, prose := 0, 0
	for _, w := range strings.Fields(s) {
		n++
		switch strings.Trim(w, ".,;:()\"'") {
		case "is", "was", "were", "are", "has", "have", "had", "been", "be", "will", "would", "we", "our", "they", "their", "them", "this", "that", "which", "who", "not", "but", "because", "it", "its", "his", "her", "he", "she", "can", "could", "may", "should", "these", "those", "there", "if", "when", "while", "such", "also", "than", "where", "did", "does", "do", "said", "says", "so",
			"ist", "war", "wird", "wurde", "sind", "hat", "nicht", "auch", "est", "sont", "été", "qui", "que", "dans", "cette", "es", "fue", "son", "está", "não", "foi", "são", "adalah", "yang", "tidak", "telah":
			prose++
		}
	}
	if n == 0 {
		return 0
	}
	return float64(prose) / float64(n)
}
