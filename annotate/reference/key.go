package reference

import (
	"strconv"
	"strings"
	"unicode"

	"kg/document"
)

// setKeys gives every entry the key under which an author–date text would cite
// it. Initials are added where two first authors share a family name.
func setKeys(refs []document.Reference) {
	given := map[string]map[string]bool{}
	for _, r := range refs {
		if len(r.Authors) == 0 || r.Authors[0].Family == "" {
			continue
		}
		f := strings.ToLower(r.Authors[0].Family)
		if given[f] == nil {
			given[f] = map[string]bool{}
		}
		given[f][initials(r.Authors[0].Given)] = true
	}
	used := map[string]bool{}
	last := map[string]int{} // the number given last to a key that several bear
	for i := range refs {
		plain := keyOf(&refs[i], given)
		key := plain
		for n := max(2, last[plain]+1); used[key]; n++ {
			key = plain + " [" + strconv.Itoa(n) + "]"
			last[plain] = n
		}
		used[key] = true
		refs[i].Key = key
	}
}

func keyOf(r *document.Reference, given map[string]map[string]bool) string {
	var b strings.Builder
	switch n := len(r.Authors); {
	case n == 0:
		t := r.Title
		if t == "" {
			t = r.Raw
			if k := strings.IndexByte(t, '.'); k > 0 {
				t = t[:k]
			}
			if len(t) > 80 {
				t = strings.ToValidUTF8(t[:80], "")
			}
		}
		b.WriteString(t)
	default:
		first := r.Authors[0]
		if first.Family != "" && len(given[strings.ToLower(first.Family)]) > 1 && first.Given != "" {
			b.WriteString(shortGiven(first.Given))
			b.WriteByte(' ')
		}
		b.WriteString(nameOf(first))
		if n == 2 {
			b.WriteString(" & " + nameOf(r.Authors[1]))
		} else if n > 2 {
			b.WriteString(" et al.")
		}
	}
	if r.Year != "" {
		b.WriteString(" " + r.Year)
		if r.Suffix != "" && !unicode.IsDigit(rune(r.Year[len(r.Year)-1])) {
			b.WriteByte('-')
		}
		b.WriteString(r.Suffix)
	}
	return b.String()
}

func nameOf(p document.Person) string {
	if p.Family != "" {
		return p.Family
	}
	return p.Literal
}

// shortGiven shortens given names written out to initials; what is printed as initials stays.
func shortGiven(g string) string {
	if strings.Contains(g, ".") {
		return g
	}
	words := strings.Fields(g)
	for i, w := range words {
		r := []rune(w)
		if len(r) > 1 && unicode.IsLower(r[1]) {
			words[i] = string(r[0]) + "."
		}
	}
	return strings.Join(words, " ")
}

// initials folds given names to their first letters.
func initials(g string) string {
	var b strings.Builder
	start := true
	for _, r := range g {
		if unicode.IsLetter(r) {
			if start || unicode.IsUpper(r) {
				b.WriteRune(unicode.ToLower(r))
			}
			start = false
		} else {
			start = true
		}
	}
	return b.String()
}
