package identity

import (
	"slices"
	"strings"
)

// personName is a person's name in the order printed.
type personName struct {
	text   string
	tokens []string
	suffix string   // "jr", "iii"
	family []string // what the spellings of each token have in common, where it is a family name
}

// newPersonName takes a canonical name apart. Particles of family names count only where nothing else is left.
func newPersonName(name string) personName {
	p := personName{text: show(name)}
	for _, w := range strings.Fields(p.text) {
		switch {
		case len(p.tokens) > 0 && personSuffix(w) != "":
			p.suffix = personSuffix(w)
		case !particle(w):
			p.tokens = append(p.tokens, w)
		}
	}
	if len(p.tokens) == 0 {
		p.tokens = strings.Fields(p.text)
	}
	for _, w := range p.tokens {
		p.family = append(p.family, familyKey(w))
	}
	return p
}

func personSuffix(w string) string {
	switch w {
	case "jr", "junior", "fils":
		return "jr"
	case "sr", "senior", "pere":
		return "sr"
	case "ii", "iii", "iv", "vi", "vii", "viii":
		return w
	}
	return ""
}

// agreement is how the given names of two persons with one family name agree, the surest first.
type agreement int

const (
	sameGiven   agreement = iota
	variant               // the same in another spelling
	shortForm             // Bill, William
	longer                // one has more names
	misspelling           // differ by a letter
	consonant             // the same consonants
	initials              // one has initials alone
	bare                  // one has no given name
	otherGiven
	otherFamily
)

// alignmentOf is the best agreement of two names, with the family name that they share and whether it stands at other ends.
func alignmentOf(a, b personName) (best agreement, family string, swapped bool) {
	best = otherFamily
	if slices.Equal(a.tokens, b.tokens) {
		if len(a.tokens) == 1 {
			return bare, a.tokens[0], false
		}
		return sameGiven, a.tokens[len(a.tokens)-1], false
	}
	for _, x := range ends(a.tokens) {
		for _, y := range ends(b.tokens) {
			if len(a.tokens[x]) < 2 || a.family[x] != b.family[y] {
				continue
			}
			g := given(rest(a.tokens, x), rest(b.tokens, y))
			if g == sameGiven && a.tokens[x] != b.tokens[y] {
				g = variant
			}
			other := (x == 0) != (y == 0) && len(a.tokens) > 1 && len(b.tokens) > 1
			if g < best || g == best && swapped && !other {
				best, family, swapped = g, a.tokens[x], other
			}
		}
	}
	return best, family, swapped
}

// ends are the places where the family name may stand.
func ends(tokens []string) []int {
	if len(tokens) == 1 {
		return []int{0}
	}
	return []int{len(tokens) - 1, 0}
}

func rest(tokens []string, family int) []string {
	if family == 0 {
		return tokens[1:]
	}
	return tokens[:family]
}

// familyKey is what the spellings of a family name have in common.
func familyKey(w string) string {
	if f, ok := known().families[w]; ok {
		return f
	}
	if len(w) < 5 {
		return w
	}
	return sound(w)
}

// given compares given names, taken apart at blanks and hyphens.
func given(a, b []string) agreement {
	switch {
	case len(a) == 0 || len(b) == 0:
		return bare
	case strings.Join(a, "") == strings.Join(b, ""):
		return sameGiven
	case onlyInitials(a) || onlyInitials(b):
		if initialsAgree(a, b) {
			return initials
		}
		return otherGiven
	case within(a, b) || within(b, a):
		return longer
	}
	x, y := strings.Join(a, ""), strings.Join(b, "")
	switch {
	case sound(x) == sound(y):
		return variant
	case formalName(a[0]) == formalName(b[0]) && slices.Equal(a[1:], b[1:]), formalName(a[0]) == formalName(b[0]) && (len(a) == 1 || len(b) == 1):
		return shortForm
	case min(len(x), len(y)) >= 6 && typo(x, y):
		return misspelling
	case len(consonants(x)) >= 4 && consonants(x) == consonants(y):
		return consonant
	}
	return otherGiven
}

func formalName(w string) string {
	if f, ok := known().given[w]; ok {
		return f
	}
	return w
}

func onlyInitials(list []string) bool {
	return !slices.ContainsFunc(list, func(w string) bool { return len([]rune(w)) > 1 })
}

// initialsAgree tells whether the initials of the one are those of the other, as far as both have them.
func initialsAgree(a, b []string) bool {
	for i := range min(len(a), len(b)) {
		if []rune(a[i])[0] != []rune(b[i])[0] {
			return false
		}
	}
	return true
}

// within tells whether the names of the one stand in the other's in their order, a name for its initial too.
func within(short, long []string) bool {
	i := 0
	for _, w := range long {
		if i < len(short) && (short[i] == w || len(short[i]) == 1 && strings.HasPrefix(w, short[i]) || len(w) == 1 && strings.HasPrefix(short[i], w)) {
			i++
		}
	}
	return i == len(short) && len(short) < len(long) || i == len(short) && len(short) == len(long)
}

// people compares two persons: the best of all their names counts.
func (j *judgement) people(x, y *Thing) Verdict {
	best, at := otherFamily, [2]int{-1, -1}
	family, swapped := "", false
	for i, a := range x.people {
		for k, b := range y.people {
			g, f, s := alignmentOf(a, b)
			if g < best || g == best && swapped && !s {
				best, at, family, swapped = g, [2]int{i, k}, f, s
			}
		}
	}
	if at[0] < 0 || best == otherFamily {
		return j.none("names-differ", first(x.Names[:min(1, len(x.Names))]), first(y.Names[:min(1, len(y.Names))]))
	}
	a, b := x.people[at[0]], y.people[at[1]]
	switch {
	case best == otherGiven:
		return j.differ("given-differs", a.text, b.text)
	case a.suffix != "" && b.suffix != "" && a.suffix != b.suffix:
		return j.differ("suffix-differs", a.suffix, b.suffix)
	case a.suffix != b.suffix:
		j.limit("suffix-missing", a.suffix, b.suffix)
	}
	return j.person(x, y, best, family, swapped, a, b)
}

// person weighs an agreement of names with what the documents say of the persons.
func (j *judgement) person(x, y *Thing, g agreement, family string, swapped bool, a, b personName) Verdict {
	code := map[agreement]string{
		sameGiven: "name-equal", variant: "name-variant", shortForm: "name-short-form", longer: "name-longer", misspelling: "name-typo",
		consonant: "name-consonants", initials: "initials-agree", bare: "family-equal",
	}[g]
	if g == sameGiven && swapped {
		code = "name-order"
	}
	j.agree(code, a.text, b.text)
	country, otherCountry := common(x, y, TraitCountry)
	office, _ := common(x, y, TraitOffice)
	if country != "" {
		j.agree("country-shared", country, country)
	}
	if office != "" {
		j.agree("office-shared", office, office)
	}
	if otherCountry {
		j.limit("country-differs", first(x.values(TraitCountry)), first(y.values(TraitCountry)))
		j.apart = true
	}
	if swapped && !known().first[family] && country == "" && office == "" {
		j.limit("swapped", a.text, b.text)
	}
	some, both := country != "" || office != "", country != "" && office != ""
	switch g {
	case sameGiven:
		return j.same(0.97)
	case variant, shortForm:
		return j.supported(some, 0.95, 0.88)
	case longer:
		if full(a) >= 3 && full(b) >= 3 {
			return j.same(0.95)
		}
		return j.supported(both && !hasInitial(a) && !hasInitial(b), 0.945, 0.86)
	case misspelling:
		return j.supported(both, 0.945, 0.84)
	case consonant:
		return j.supported(both, 0.945, 0.82)
	case initials:
		if !some || otherCountry {
			return j.none("initial-only", a.text, b.text)
		}
		j.limit("initial-only", a.text, b.text)
		return j.supported(both, 0.88, 0.84)
	}
	if !some || otherCountry || !both && known().first[family] { // there are many of each of these names
		return j.none("family-only", a.text, b.text)
	}
	j.limit("family-only", a.text, b.text)
	if both {
		return j.candidate(0.88)
	}
	return j.candidate(0.82)
}

// supported is the verdict of a pair that is one if something beside the name says so, and a candidate otherwise.
func (j *judgement) supported(support bool, score, otherwise float64) Verdict {
	if support {
		return j.same(score)
	}
	if len(j.limits) == 0 {
		j.limit("no-support", "", "")
	}
	return j.candidate(otherwise)
}

// full is how many names are written out.
func full(p personName) (n int) {
	for _, w := range p.tokens {
		if len([]rune(w)) > 1 {
			n++
		}
	}
	return n
}

func hasInitial(p personName) bool { return full(p) < len(p.tokens) }

// bearsFamilyOnly tells whether a name is a family name alone, or with initials.
func bearsFamilyOnly(p personName) bool { return full(p) < 2 }

// personKeys are the keys of a person: the family name, which may stand at either end, with the first sound of the given name; for a family
// name alone, and for all who may bear it, the family name with country and office.
func (t *Thing) personKeys() (keys []string) {
	for _, p := range t.people {
		for _, at := range ends(p.tokens) {
			family := familyKey(p.tokens[at])
			if len(family) < 2 {
				continue
			}
			if r := rest(p.tokens, at); len(r) > 0 {
				s := sound(formalName(r[0]))
				if s == "" {
					s = r[0]
				}
				keys = append(keys, "person "+family+" "+string([]rune(s)[:1]))
			}
			for _, c := range append(t.values(TraitCountry), t.values(TraitOffice)...) {
				keys = append(keys, "family "+family+" "+c)
			}
		}
	}
	return keys
}
