package training

import (
	"strings"
	"unicode"

	"kg/annotate/reference/label"
)

func (a *aligner) authors() {
	if len(a.g.Authors) == 0 {
		return
	}
	if z, ok := a.names(a.g.Authors, 0); ok {
		a.put(label.Author, z.Start, z.End)
		return
	}
	// names left out behind "et al.", or written otherwise: believe the rules when they begin alike
	first := glue(a.g.Authors[0].family())
	for _, h := range a.e.Hints {
		if h.Field == label.Author && a.free(h.Start, h.End) && first != "" && strings.HasPrefix(glue(a.e.Text[h.Start:h.End]), first) {
			a.put(label.Author, h.Start, h.End)
			return
		}
	}
	a.miss(label.Author)
}

// names finds a list of people from a byte on: families in their order, and the given names around the first and the last.
func (a *aligner) names(people []Person, from int) (label.Stretch, bool) {
	s := a.e.Text
	limit := len(s)
	if t, ok := a.of(label.Title); ok && t.Start > from {
		limit = t.Start
	}
	var all label.Stretch
	at := from
	for i, p := range people {
		var found label.Stretch
		for _, z := range a.places(p.family()) {
			if z.Start >= at && z.End <= limit {
				found = z
				break
			}
		}
		if found.End == 0 {
			return label.Stretch{}, false
		}
		if i == 0 {
			all.Start = found.Start
			if g := glue(p.Given); g != "" {
				for _, z := range a.places(p.Given) {
					if z.End <= found.Start && strings.Trim(s[z.End:found.Start], " .,") == "" && z.Start >= from {
						all.Start = z.Start
					}
				}
			}
			if m := initialsBefore.FindStringSubmatchIndex(s[from:found.Start]); m != nil && all.Start == found.Start && sameLetter(s[from+m[2]:], p.Given) {
				all.Start = from + m[2]
			}
		}
		all.End = found.End
		at = found.End
		if g := p.Given; glue(g) != "" {
			for _, z := range a.places(g) {
				if z.Start >= found.End && strings.Trim(s[found.End:z.Start], " ,.") == "" && z.End <= limit {
					all.End = z.End
					at = z.End
					break
				}
			}
		}
		if all.End == found.End { // the gold writes the name out, the entry has its initials
			if m := initialsBehind.FindStringSubmatchIndex(s[found.End:limit]); m != nil && sameLetter(s[found.End+m[2]:], p.Given) {
				all.End = found.End + m[3]
				at = all.End
			}
		}
	}
	rest := strings.TrimLeft(s[all.End:], " .,;")
	for _, w := range []string{"et al", "and others", "et coll", "u. a", "& al", "y otros", "et alii", "dkk", "ed al"} {
		if strings.HasPrefix(strings.ToLower(rest), w) {
			all.End = len(s) - len(rest) + len(w)
		}
	}
	if !a.free(all.Start, all.End) {
		return label.Stretch{}, false
	}
	return all, true
}

// sameLetter tells whether two names begin alike.
func sameLetter(a, b string) bool {
	x, _ := firstRune(a)
	y, _ := firstRune(b)
	return unicode.ToLower(x) == unicode.ToLower(y)
}

// editors labels the names in s[from:to], behind "In".
func (a *aligner) editors(from, to int) {
	s := a.e.Text
	for {
		for from < to && strings.IndexByte(" .,:;?!\"'()", s[from]) >= 0 {
			from++
		}
		w, _, _ := strings.Cut(s[from:to], " ")
		switch strings.ToLower(strings.TrimRight(w, ":,")) {
		case "in", "dans", "en", "em", "dalam", "inside":
			from += len(w)
			continue
		}
		break
	}
	for to > from && strings.IndexByte(" .,:;(", s[to-1]) >= 0 {
		to--
	}
	if to-from > 3 {
		a.put(label.Editor, from, to)
	}
}
