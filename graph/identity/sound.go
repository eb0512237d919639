package identity

import (
	"strings"
	"sync"
)

// sound is a folded name as romanisations of one name agree on it: "Jong-un" and "Chŏng-ŭn", "Gaddafi" and "Qadhafi", "Zelensky" and
// "Zelenskyy". Letters that stand for one sound in one romanisation or another become one; double letters become single.
// The pairs are those of McCune–Reischauer and Revised Romanisation, Wade–Giles and Pinyin, and the usual ones of Arabic and Russian names.
func sound(name string) string {
	s := sounds().Replace(name)
	var out []byte
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c == 'y' && (i+1 == len(s) || !strings.ContainsRune("aeiou", rune(s[i+1]))) {
			c = 'i'
		}
		if c == 'h' && i > 0 || len(out) > 0 && out[len(out)-1] == c {
			continue
		}
		out = append(out, c)
	}
	return string(out)
}

// consonants are those of a name by their sounds.
func consonants(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiouy", r) {
			return -1
		}
		return r
	}, sound(name))
}

// sounds puts one letter for all that stand for its sound; of those that begin at one place the first listed counts.
var sounds = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer("sch", "s", "tch", "j", "dzh", "j", "zh", "j", "ch", "j", "dj", "j", "hs", "s", "ck", "k", "kh", "k", "gh", "k", "ph", "f",
		"sh", "s", "th", "t", "dh", "t", "ts", "ts", "tz", "ts",
		"yeo", "yo", "you", "yo", "eo", "o", "eu", "u", "oo", "u", "ou", "u", "ee", "i", "ie", "i", "ey", "i", "iy", "i", "ij", "i", "yi", "i", "ii", "i", "yy", "i",
		"q", "k", "g", "k", "c", "k", "d", "t", "b", "p", "w", "v", "r", "l", "x", "s")
})
