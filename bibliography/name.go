package bibliography

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Name is a person's name in its parts, or a name that has none (Literal).
type Name struct {
	Family   string
	Given    string
	Particle string // goes with the family name: the "van der" of "van der Berg, Jan"
	Dropping string // goes with the given name: the "von" of "Humboldt, Alexander von"
	Suffix   string // "Jr.", "III"
	Literal  string // an organisation, or a name that could not be taken apart
	EtAl     bool   // stands for further names that the entry does not give
}

// FullFamily is the family name with the particle that belongs to it.
func (n Name) FullFamily() string { return joined(n.Particle, n.Family) }

// Display is the name in the order of running text: "Jan van der Berg, Jr.".
func (n Name) Display() string {
	switch {
	case n.EtAl:
		return "et al."
	case n.Literal != "":
		return n.Literal
	}
	s := n.Given
	for _, part := range []string{n.Dropping, n.Particle, n.Family} {
		s = joined(s, part)
	}
	if n.Suffix != "" {
		s += ", " + n.Suffix
	}
	return s
}

// Inverted is the name with its family name first: "van der Berg, Jan, Jr.".
func (n Name) Inverted() string {
	if n.EtAl || n.Literal != "" {
		return n.Display()
	}
	s := n.FullFamily()
	if given := joined(n.Given, n.Dropping); given != "" || n.Suffix != "" {
		s += ", " + given
	}
	if n.Suffix != "" {
		s += ", " + n.Suffix
	}
	return s
}

// ParseInverted reads a name printed with its family name first: "Family,
// Given, Suffix". Words in small letters before the family name and behind the
// given names are particles. A name without a comma, or with one at its end, is an organisation's.
func ParseInverted(s string) Name {
	s = Fold(s)
	if IsEtAl(s) {
		return Name{EtAl: true}
	}
	family, rest, comma := strings.Cut(s, ",")
	family, rest = strings.TrimSpace(family), strings.TrimSpace(rest)
	if !comma || rest == "" || family == "" {
		return Name{Literal: strings.Trim(s, ", ")}
	}
	given, suffix, _ := strings.Cut(rest, ",")
	n := Name{Suffix: strings.TrimSpace(suffix)}
	if i := strings.LastIndexByte(family, ' '); i > 0 && n.Suffix == "" && IsSuffix(family[i+1:]) {
		family, n.Suffix = family[:i], family[i+1:]
	}
	n.Particle, n.Family = SplitParticle(family)
	n.Given, n.Dropping = SplitDropping(strings.TrimSpace(given))
	return n
}

// NewName is the name of a person given as family and given names, or of anything else as it is printed. A
// particle before the family name and a suffix behind the given names are taken apart.
func NewName(family, given, literal string) Name {
	switch {
	case literal != "" && IsEtAl(literal):
		return Name{EtAl: true}
	case literal != "":
		return Name{Literal: literal}
	}
	n := Name{Given: given}
	n.Particle, n.Family = SplitParticle(family)
	if i := strings.LastIndex(given, ", "); i >= 0 && IsSuffix(given[i+2:]) {
		n.Given, n.Suffix = given[:i], given[i+2:]
	}
	return n
}

// IsSuffix tells whether a word stands behind names and belongs to none of them: "Jr.", "III".
func IsSuffix(s string) bool {
	switch strings.TrimSuffix(s, ".") {
	case "Jr", "Sr", "II", "III", "IV":
		return true
	}
	return false
}

// IsEtAl tells whether a name stands for those that are left out.
func IsEtAl(s string) bool {
	s = strings.TrimRight(strings.ToLower(s), ". ")
	return s == "et al" || s == "others" || s == "and others"
}

// SplitParticle takes the words in small letters off the front of a family name that goes on behind them.
func SplitParticle(family string) (particle, name string) {
	at := 0
	for {
		word, rest, ok := strings.Cut(family[at:], " ")
		if !ok || !small(word) {
			break
		}
		at = len(family) - len(rest)
	}
	return strings.TrimSpace(family[:at]), family[at:]
}

// SplitDropping takes the words in small letters off the end of given names: the "von" of "Alexander von".
func SplitDropping(given string) (name, particle string) {
	end := len(given)
	for {
		i := strings.LastIndexByte(given[:end], ' ')
		if i < 0 || !small(given[i+1:end]) {
			break
		}
		end = i
	}
	return given[:end], strings.TrimSpace(given[end:])
}

// small tells whether a word is written in small letters.
func small(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLower(r)
}

func joined(a, b string) string {
	switch {
	case a == "":
		return b
	case b == "":
		return a
	case strings.HasSuffix(a, "'") || strings.HasSuffix(a, "’"):
		return a + b
	}
	return a + " " + b
}
