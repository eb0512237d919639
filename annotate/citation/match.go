package citation

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kg/document"
)

// answer is what the list says to an author phrase and a date.
type answer struct {
	candidates []document.Candidate
	status     document.CitationStatus
	score      float64 // of the best candidate
	names      float64 // how well the names alone agree with the best
}

// matchName is how well a name as cited agrees with an author, 0 for not at all.
func (x *index) matchName(c *cited, a *author) float64 {
	if a.body != "" {
		if v := x.matchBody(c, a); v > 0 {
			return v
		}
	}
	if a.whole != "" && (c.glued == a.whole || c.glued == a.reverse) {
		return 1
	}
	if a.family == "" {
		return 0
	}
	best := 0.0
	n := len(c.words)
	for k := 1; k <= n; k++ {
		best = max(best, familyGiven(a, c.part(n-k, n), c.words[:n-k]), familyGiven(a, c.part(0, k), c.words[k:]))
	}
	return best
}

func (x *index) matchBody(c *cited, a *author) float64 {
	switch {
	case c.glued == a.body, strings.TrimPrefix(c.glued, "the") == strings.TrimPrefix(a.body, "the"):
		return 1
	case x.abbrev[c.glued] != "" && x.abbrev[c.glued] == a.body, a.alias != "" && c.glued == a.alias:
		return 1
	case a.east && len(c.words) == 1 && len(c.glued) >= 3 && strings.HasPrefix(a.body, c.glued) && utf8.RuneCountInString(a.body) <= 6:
		return 0.97
	case len(c.words) == 1 && c.glued == a.acronym && capitals(c.words[0]):
		return 0.97
	case len(c.words) > 1 && len(c.glued) >= 8 && strings.HasPrefix(a.body, c.glued):
		return 0.95
	}
	return 0
}

func capitals(w string) bool { return strings.ToUpper(w) == w }

// familyGiven compares a split of a name into family and given names with an author.
func familyGiven(a *author, f string, given []string) float64 {
	base := 0.0
	switch {
	case f == "":
		return 0
	case f == a.family:
		base = 1
	case f == a.short:
		base = 0.95
	case f == a.spelt:
		base = 0.98
	case f == a.head && len(given) == 0:
		base = 0.85
	case f == a.tail && len(given) == 0:
		base = 0.8
	default:
		return 0
	}
	if len(given) == 0 {
		return base
	}
	spelt := strings.Join(given, " ")
	g := initials(spelt)
	switch {
	case a.initials == "":
		return base * 0.9
	case g == a.initials:
		if full := glue(spelt); len(full) > len(g)+1 && len(a.given) > len(a.initials)+1 && full != a.given {
			return base * 0.95 // both are written out, and differ
		}
		return base
	case strings.HasPrefix(a.initials, g), strings.HasPrefix(g, a.initials):
		return base * 0.97
	}
	return 0
}

// matchPhrase is how well an author phrase agrees with an entry, and a word why not wholly.
func (x *index) matchPhrase(p phrase, w *work) (float64, string) {
	if len(w.authors) == 0 || len(p.names) == 0 {
		return 0, ""
	}
	if len(p.names) > len(w.authors) {
		if v := x.joined(p, w); v > 0 {
			return v, ""
		}
		if x.matchName(&p.names[0], &w.authors[0]) > 0 && w.holds(p) {
			return 0.8, "not all names of the entry could be told apart"
		}
		return 0, ""
	}
	score := 1.0
	for i := range p.names {
		v := x.matchName(&p.names[i], &w.authors[i])
		if v == 0 {
			return x.joined(p, w), ""
		}
		score *= v
	}
	n, m := len(p.names), len(w.authors)
	switch {
	case p.etAl && m == 2:
		return score * 0.95, "the entry has two authors"
	case p.etAl && m > n, !p.etAl && m == n:
		return score, ""
	case p.etAl && m == n:
		return score * 0.9, "the entry prints no further authors"
	case n == 1:
		return score * 0.75, "the entry has further authors"
	}
	return score * 0.8, "the entry has further authors"
}

// joined matches a body whose name holds commas or "and" and was cut there.
func (x *index) joined(p phrase, w *work) float64 {
	a := &w.authors[0]
	if a.body == "" || len(w.authors) > 1 && !p.etAl {
		return 0
	}
	var all strings.Builder
	for i, n := range p.names {
		if i > 0 && strings.HasPrefix(a.body, all.String()+"and") {
			all.WriteString("and")
		}
		all.WriteString(n.glued)
	}
	if all.String() == a.body {
		return 1
	}
	return 0
}

// matchYear is how well a date as cited agrees with an entry's, and in words why not wholly.
func matchYear(d *when, w *work) (float64, string) {
	if d.year == w.year || d.original != "" && (d.original == w.year || d.original == w.other) {
		switch {
		case d.suffix == w.suffix:
			return 1, ""
		case d.suffix == "":
			return 0.9, "the entry's year has the suffix " + w.suffix
		case w.suffix == "":
			return 0.7, "the entry's year has no suffix"
		}
		return 0, ""
	}
	if w.other != "" && d.year == w.other && d.suffix == w.suffix {
		return 0.95, "the entry is of " + w.year + " and names " + w.other + " too"
	}
	if len(d.year) == 4 && len(w.year) == 4 && d.suffix == w.suffix {
		a, b := number(d.year), number(w.year)
		if a > 0 && b > 0 && (a-b == 1 || b-a == 1) {
			return 0.5, "the entry's year is " + w.year
		}
	}
	switch {
	case len(d.year) == 4 && pending(w.year) && d.suffix == "", pending(d.year) && len(w.year) == 4 && w.year[0] != 'n' && d.suffix == w.suffix:
		return 0.45, "the entry says " + w.year
	case pending(d.year) && pending(w.year) && d.suffix == w.suffix:
		return 0.9, "the entry says " + w.year
	case d.year == thisVolume && w.year != noDate:
		if strings.Contains(w.head, "thisvolume") || w.year == "" {
			return 1, ""
		}
		return 0.6, "the entry's year is " + w.year
	case d.year == noDate && w.year == "":
		return 0.95, "the entry has no date"
	}
	return 0, ""
}

// pending tells whether a work was about to appear, so that it may have appeared since.
func pending(y string) bool {
	return y == inPress || y == forthcoming
}

func number(s string) int {
	n := 0
	for i := 0; i < len(s); i++ {
		if !digit(s[i]) {
			return 0
		}
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// lookup are the entries whose first author may be the first name of p. What it
// returns is good until it is called again.
func (x *index) lookup(p phrase) []int {
	if len(p.names) == 0 {
		return nil
	}
	c := p.names[0]
	out := x.hits[:0]
	add := func(key string) {
		for _, i := range x.byName[key] {
			if !slices.Contains(out, i) {
				out = append(out, i)
			}
		}
	}
	add(c.glued)
	if strings.HasPrefix(c.glued, "the") {
		add(c.glued[3:])
	}
	if b := x.abbrev[c.glued]; b != "" {
		add(b)
	}
	if len(c.glued) >= 6 {
		add(c.glued[:6] + "…")
	}
	if len(c.words) > 1 && len(c.words) < 6 {
		for _, at := range c.ends[:len(c.ends)-1] {
			add(c.glued[at:])
			add(c.glued[:at])
		}
	}
	x.hits = out
	return out
}

// resolve ranks the entries that may answer a phrase and a date.
func (x *index) resolve(p phrase, d when) answer {
	cs := x.cands[:0]
	for _, i := range x.lookup(p) {
		w := &x.works[i]
		y, whyY := matchYear(&d, w)
		if y == 0 {
			continue
		}
		a, whyA := x.matchPhrase(p, w)
		if a == 0 {
			continue
		}
		x.scores[i] = a
		cs = append(cs, document.Candidate{Reference: i, Score: a * y, Reason: reason(p, a, whyA, whyY)})
	}
	x.cands = cs
	if len(cs) == 0 {
		if c := p.names; len(c) == 1 && x.abbrev[c[0].glued] != "" {
			return x.title(c[0].glued, d, false)
		}
		if a := x.asPrinted(p, d); len(a.candidates) > 0 {
			return a
		}
		return x.inflected(p, d)
	}
	return rank(x.onThatDay(cs, d), x.scores)
}

// onThatDay keeps the candidates that print the day cited, where some do.
func (x *index) onThatDay(cs []document.Candidate, d when) []document.Candidate {
	if d.day.month == 0 || len(cs) < 2 {
		return cs
	}
	var out []document.Candidate
	for _, c := range cs {
		if d.day.agrees(days(x.refs[c.Reference].Raw)) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return cs
	}
	return out
}

// asPrinted finds the entries that begin with the first name as printed and hold
// the others and the year, for entries whose authors could not be told from their titles.
func (x *index) asPrinted(p phrase, d when) answer {
	if len(p.names) == 0 || len(d.year) != 4 {
		return answer{status: document.Dangling}
	}
	first := p.names[0]
	last := first.words[len(first.words)-1]
	var cs []document.Candidate
	for _, word := range [...]string{first.words[0], last} {
		for _, i := range x.byHead[glue(word)] {
			w := &x.works[i]
			if len(w.authors) > 0 && strings.HasPrefix(w.head, w.authors[0].family+w.authors[0].body) {
				continue // its authors were read
			}
			if y, _ := matchYear(&d, w); y < 0.9 || !w.holds(p) {
				continue
			}
			if !slices.ContainsFunc(cs, func(c document.Candidate) bool { return c.Reference == i }) {
				x.scores[i] = 0.8
				cs = append(cs, document.Candidate{Reference: i, Score: 0.8, Reason: "the entry begins with the name, and the year agrees"})
			}
		}
	}
	return rank(cs, x.scores)
}

// inflected finds the entry of exactly that year whose author is cited in the genitive, "Luhmanns (1984)", or, for
// a body, with other endings: "dem Statistischen Amt (2010)".
func (x *index) inflected(p phrase, d when) answer {
	if len(p.names) != 1 || p.etAl || len(d.year) != 4 {
		return answer{status: document.Dangling}
	}
	c := p.names[0]
	if short, ok := strings.CutSuffix(c.glued, "s"); ok && len(short) > 3 {
		words := slices.Clone(c.words)
		words[len(words)-1] = strings.TrimSuffix(words[len(words)-1], "s")
		q := phrase{names: []cited{newCited(words)}}
		var cs []document.Candidate
		for _, i := range x.lookup(q) {
			if y, _ := matchYear(&d, &x.works[i]); y < 1 {
				continue
			}
			if v, _ := x.matchPhrase(q, &x.works[i]); v >= 0.9 {
				cs = append(cs, document.Candidate{Reference: i, Score: 0.9 * v, Reason: "name in the genitive and year agree"})
			}
		}
		if len(cs) > 0 {
			return rank(cs, nil)
		}
	}
	if len(c.words) < 2 || len(c.glued) < 10 {
		return answer{status: document.Dangling}
	}
	var cs []document.Candidate
	for _, i := range x.bodies {
		w := &x.works[i]
		if b := w.authors[0].body; w.year == d.year && w.suffix == d.suffix && len(b) >= 10 && b[:4] == c.glued[:4] && len(b)-len(c.glued) < 4 && near(c.glued, b, 2) {
			cs = append(cs, document.Candidate{Reference: i, Score: 0.7, Reason: "the year agrees, the name has other endings"})
		}
	}
	return rank(cs, nil)
}

// holds tells whether an entry as printed begins with the first name and goes on with the others.
func (w *work) holds(p phrase) bool {
	first := p.names[0]
	family := glue(first.words[len(first.words)-1])
	if len(family) < 3 || !strings.HasPrefix(w.head, first.glued) && !strings.HasPrefix(w.head, family) {
		return false
	}
	rest := w.head[len(family):]
	for _, n := range p.names[1:] {
		f := glue(n.words[len(n.words)-1])
		k := strings.Index(rest[:min(len(rest), 120)], f)
		if len(f) < 2 || k < 0 {
			return false
		}
		rest = rest[k+len(f):]
	}
	return true
}

func reason(p phrase, a float64, whyA, whyY string) string {
	who := "name"
	if len(p.names) > 1 {
		who = "names"
	}
	switch {
	case whyA == "" && whyY == "" && a == 1:
		return who + " and year agree"
	case whyY == "" && whyA != "":
		return who + " and year agree, but " + whyA
	case whyY == "":
		return who + " and year agree, the form of the " + who + " differs"
	case whyA != "":
		return who + " agrees, but " + whyY + " and " + whyA
	}
	return who + " agrees, but " + whyY
}

// rank orders candidates and says whether one of them stands out. names is how well the names alone agree, by entry, or nil.
func rank(cs []document.Candidate, names []float64) answer {
	if len(cs) == 0 {
		return answer{status: document.Dangling}
	}
	slices.SortStableFunc(cs, func(a, b document.Candidate) int { return cmp.Compare(b.Score, a.Score) })
	best := cs[0].Score
	n := 1
	for n < len(cs) && cs[n].Score > best-0.015 {
		n++
	}
	out := answer{candidates: slices.Clone(cs[:n]), score: best}
	if names != nil {
		out.names = names[cs[0].Reference]
	}
	switch {
	case n > 1:
		out.status = document.Ambiguous
	case best >= 0.74:
		out.status = document.Resolved
	default:
		out.status = document.Probable
	}
	return out
}

// misspelt finds the one entry of exactly that year whose first author's name
// differs from the cited one by a letter.
func (x *index) misspelt(p phrase, d when) answer {
	if len(p.names) == 0 {
		return answer{status: document.Dangling}
	}
	c := glue(p.names[0].words[len(p.names[0].words)-1])
	if len(c) < 5 {
		return answer{status: document.Dangling}
	}
	var cs []document.Candidate
	for i, w := range x.works {
		if len(w.authors) == 0 || w.year != d.year || w.suffix != d.suffix || w.authors[0].family == c {
			continue
		}
		f := w.authors[0].family
		if len(f) >= 5 && f[0] == c[0] && near(c, f, 1) && len(f)-len(c) <= 1 && plausible(p, w) {
			cs = append(cs, document.Candidate{Reference: i, Score: 0.6, Reason: "the year agrees, the name differs by a letter"})
		}
	}
	return rank(cs, nil)
}

// plausible tells whether the number of names fits the entry.
func plausible(p phrase, w work) bool {
	if p.etAl {
		return len(w.authors) > len(p.names)
	}
	return len(w.authors) == len(p.names)
}
