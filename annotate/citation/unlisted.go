package citation

import (
	"strings"

	"kg/document"
)

// minSure is how many brackets of a text without a list must have the form of a citation before any is taken for one.
const minSure = 2

// keepSure leaves of the names and years of a text without a list those that nothing but a citation looks like: "(see Kim,
// 2004)", "(Kim et al., 2004)", "(Kim, 2004, p. 3)", what shares their bracket, and names that stand in one of them too.
// A name and a year alone may be a place, a house or a film: "(London, 2003)".
func (s *scanner) keepSure() {
	sure := map[document.Span]bool{}
	for i, c := range s.found {
		_, through := s.vias[i] // "as cited in" stands nowhere else
		if i >= s.read && c.Kind == document.Parenthetical && (through || s.sureForm(c)) {
			sure[c.Group] = true
		}
	}
	names := map[string]bool{}
	for _, c := range s.found[s.read:] {
		if len(sure) >= minSure && sure[c.Group] && len(c.Authors) > 0 {
			names[c.Authors[0]] = true
		}
	}
	s.unsure = map[int]bool{}
	for i, c := range s.found {
		s.unsure[i] = i >= s.read && c.Kind == document.Parenthetical && !(len(c.Authors) > 0 && names[c.Authors[0]])
	}
}

// sureForm tells whether a citation has what a name and a year in brackets have only where they cite.
func (s *scanner) sureForm(c document.Citation) bool {
	words := s.d.Plain(c.Span)
	switch {
	case strings.Contains(words, "et al"):
		return true
	case c.Locator != "":
		at := strings.LastIndex(words, c.Locator)
		return at > 0 && (strings.HasPrefix(c.Locator, "p") || strings.HasPrefix(c.Locator, "S.") || strings.HasSuffix(strings.TrimRight(words[:at], " "), ":"))
	}
	signal := strings.ToLower(strings.Trim(c.Signal, " .,"))
	for _, w := range []string{"see", "cf", "vgl", "siehe", "véase", "voir", "e.g", "for example, see", "see also", "see e.g", "but see"} {
		if signal == w {
			return true
		}
	}
	return false
}
