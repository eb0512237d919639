package reference

import (
	"strings"
	"unicode/utf8"

	"kg/annotate/lexicon"
	"kg/document"
)

// Knowing gives the annotator the names of a lexicon, by which it puts right
// entries whose family and given name stand in each other's place.
func (a *Annotator) Knowing(v *lexicon.Vocabulary) *Annotator {
	b := *a
	b.names = v
	return &b
}

// maxSwapped bounds how often one name is looked for in a text.
const maxSwapped = 50

// unswap mends entries that print a family name that stands first as the given
// name: "Kwangcheol, P. (2016)" where the text cites "Park Kwangcheol (2016)".
// It does so only where the text spells the whole name before the entry's own
// year, what stands first there is a family name of a language in which it
// does, the entry has its initial, and no other entry is by that family in
// that year. Raw stays as printed.
func (a *Annotator) unswap(d *document.Document, refs []document.Reference) {
	if a.names == nil {
		return
	}
	var cited map[string][]int
	for i := range refs {
		r := &refs[i]
		if len(r.Authors) != 1 || r.Authors[0].Family == "" || len(r.Year) != 4 || a.names.FamilyFirst(strings.ToLower(r.Authors[0].Family)) || strings.Contains(r.Authors[0].Family, " ") {
			continue
		}
		if cited == nil {
			cited = wordsBeforeYears(d.Text)
		}
		family := a.familyBefore(d.Text, cited, refs, r)
		if family != "" {
			r.Authors[0] = document.Person{Family: family, Given: r.Authors[0].Family}
		}
	}
}

// wordsBeforeYears is where the text has a word and a year in brackets, by the two as they stand there:
// "Kwangcheol (2016)" → the bytes at which that begins, at most maxSwapped of them.
func wordsBeforeYears(text string) map[string][]int {
	out := map[string][]int{}
	for at := 0; ; {
		k := strings.Index(text[at:], " (")
		if k < 0 {
			return out
		}
		k += at
		at = k + 2
		end := at
		for end < len(text) && end < at+5 && isWordByte(text[end]) {
			end++
		}
		if end-at < 4 || end == len(text) || text[end] != ')' || text[at] < '0' || text[at] > '9' {
			continue
		}
		from := k
		for from > 0 && text[from-1] != ' ' && text[from-1] != '\n' {
			from--
		}
		if name := text[from : end+1]; from < k && len(out[name]) < maxSwapped {
			out[name] = append(out[name], from)
		}
	}
}

// familyBefore is the family name before the printed one, as the running text cites the entry.
func (a *Annotator) familyBefore(text string, cited map[string][]int, refs []document.Reference, r *document.Reference) string {
	printed := r.Authors[0]
	for _, at := range cited[printed.Family+" ("+r.Year+r.Suffix+")"] {
		if at == 0 || text[at-1] != ' ' {
			continue
		}
		k := at - 1
		from := k
		for from > 0 && isWordByte(text[from-1]) {
			from--
		}
		family := text[from:k]
		if !a.names.FamilyFirst(strings.ToLower(family)) || !sameInitial(family, printed.Given) || inList(refs, from) || otherBy(refs, r, family) {
			continue
		}
		return family
	}
	return ""
}

func sameInitial(family, given string) bool {
	a, _ := utf8.DecodeRuneInString(family)
	b, _ := utf8.DecodeRuneInString(given)
	return a == b
}

// inList tells whether a byte of the text is inside an entry.
func inList(refs []document.Reference, at int) bool {
	for i := range refs {
		if refs[i].Start <= at && at < refs[i].End {
			return true
		}
	}
	return false
}

// otherBy tells whether another entry of the year is by the family.
func otherBy(refs []document.Reference, r *document.Reference, family string) bool {
	for i := range refs {
		o := &refs[i]
		if o != r && o.Year == r.Year && o.Suffix == r.Suffix && len(o.Authors) > 0 && strings.EqualFold(o.Authors[0].Family, family) {
			return true
		}
	}
	return false
}
