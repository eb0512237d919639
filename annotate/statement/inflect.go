package statement

import "strings"

// forms are the inflected forms of a verb.
type forms struct {
	base, third, past, participle, gerund string
	pastAlt                               string // a second past form, or ""
}

func (f forms) all() []string {
	out := []string{f.base, f.third, f.past, f.participle, f.gerund}
	if f.pastAlt != "" {
		out = append(out, f.pastAlt)
	}
	if f.base == "be" {
		out = append(out, "is", "are")
	}
	return out
}

// inflect makes the forms of a verb: the irregular ones from the list, the others by rule.
func inflect(base string, irregular map[string][2]string) forms {
	f := forms{base: base, third: thirdPerson(base), gerund: stem(base) + "ing"}
	if strings.HasSuffix(base, "ee") || strings.HasSuffix(base, "oe") {
		f.gerund = base + "ing"
	}
	if strings.HasSuffix(base, "ie") {
		f.gerund = strings.TrimSuffix(base, "ie") + "ying"
	}
	f.past = pastTense(base)
	f.participle = f.past
	if irr, ok := irregular[base]; ok {
		past, alt, _ := strings.Cut(irr[0], "/")
		f.past, f.pastAlt, f.participle = past, alt, irr[1]
		if doubles(base) {
			f.gerund = base + base[len(base)-1:] + "ing"
		}
	}
	return f
}

func thirdPerson(b string) string {
	switch {
	case strings.HasSuffix(b, "y") && len(b) > 1 && !isVowel(b[len(b)-2]):
		return b[:len(b)-1] + "ies"
	case strings.HasSuffix(b, "s"), strings.HasSuffix(b, "x"), strings.HasSuffix(b, "z"),
		strings.HasSuffix(b, "ch"), strings.HasSuffix(b, "sh"), strings.HasSuffix(b, "o"):
		return b + "es"
	}
	return b + "s"
}

func pastTense(b string) string {
	switch {
	case strings.HasSuffix(b, "e"):
		return b + "d"
	case strings.HasSuffix(b, "y") && len(b) > 1 && !isVowel(b[len(b)-2]):
		return b[:len(b)-1] + "ied"
	}
	return b + "ed"
}

func stem(b string) string {
	if strings.HasSuffix(b, "e") && len(b) > 2 {
		return b[:len(b)-1]
	}
	return b
}

// doubles tells whether a short irregular verb doubles its last letter ("put", "putting").
func doubles(b string) bool {
	n := len(b)
	if n < 3 || isVowel(b[n-1]) || b[n-1] == 'w' || b[n-1] == 'y' || b[n-1] == 'x' {
		return false
	}
	return isVowel(b[n-2]) && !isVowel(b[n-3]) && (n <= 4 || strings.HasSuffix(b, "mit") || strings.HasSuffix(b, "fer") || strings.HasSuffix(b, "gin") || strings.HasSuffix(b, "cur") || strings.HasSuffix(b, "pin"))
}

func isVowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
