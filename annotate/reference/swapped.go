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
	for i := range refs {
		r := &refs[i]
		if len(r.Authors) != 1 || r.Authors[0].Family == "" || len(r.Year) != 4 || a.names.FamilyFirst(strings.ToLower(r.Authors[0].Family)) || strings.Contains(r.Authors[0].Family, " ") {
			continue
		}
		family := a.familyBefore(d, refs, r)
		if family != "" {
			r.Authors[0] = document.Person{Family: family, Given: r.Authors[0].Family}
		}
	}
}

// familyBefore is the family name before the printed one, as the running text cites the entry.
func (a *Annotator) familyBefore(d *document.Document, refs []document.Reference, r *document.Reference) string {
	printed := r.Authors[0]
	want := " " + printed.Family + " (" + r.Year + r.Suffix + ")"
	at := 0
	for range maxSwapped {
		k := strings.Index(d.Text[at:], want)
		if k < 0 {
			return ""
		}
		k += at
		at = k + len(want)
		from := k
		for from > 0 && isWordByte(d.Text[from-1]) {
			from--
		}
		family := d.Text[from:k]
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
