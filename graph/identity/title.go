package identity

import (
	"slices"
	"strings"
)

// fit is how two titles agree.
type fit int

const (
	unknown   fit = iota // one has no title
	exact                // the same letters and digits, small words aside
	misspelt             // the same but for typos
	shortened            // one is the other without its subtitle
	extended             // one has words more
	unlike               // few words in common, or none
	other                // nearly the same, but what differs makes it another title
)

// titles compares two titles word by word. The evidence is how much their agreement says for one work, 0 to 1: it grows with the number n of
// content words that agree, as 1 − 0.58·0.74ⁿ, since longer titles are seldom used twice, and falls with what does not
// agree: by a fifth for each typo, to 0.97 for a lost subtitle, by half for words more. The shares were set on the pairs
// of testdata/pairs.txtar. The overlap that tells "other" from "unlike" is Dice's coefficient of content words (Dice 1945).
func titles(a, b *Description) (f fit, evidence float64, why string) {
	if len(a.Title) == 0 || len(b.Title) == 0 {
		return unknown, 0, ""
	}
	a.ready()
	b.ready()
	if a.joined == b.joined {
		return exact, titleEvidence(float64(min(a.content, b.content)), generic(a)), "same title"
	}
	if few(a, b) {
		return unlike, 0, "titles differ"
	}
	al := align(a.Title, b.Title)
	n := float64(al.agree)
	switch f := al.fit(a, b); f {
	case exact:
		return exact, titleEvidence(n, generic(a)), "same title"
	case misspelt:
		evidence = titleEvidence(n, generic(a))
		for range al.typos {
			evidence *= 0.8
		}
		return misspelt, evidence, "same title but for spelling (" + al.spelling + ")"
	case shortened, extended:
		if al.whereabouts(a, b) {
			return shortened, 0.97 * titleEvidence(n, generic(a) || generic(b)), "same title, one with where it appeared behind it"
		}
		if f == extended {
			return extended, 0.5 * titleEvidence(n, generic(a) || generic(b)), "one title has more words (" + strings.Join(append(al.left, al.right...), " ") + ")"
		}
		evidence = 0.97 * titleEvidence(n, generic(a) || generic(b))
		for range al.typos {
			evidence *= 0.8
		}
		return shortened, evidence, "same title, one without its subtitle"
	case other:
		return other, 0, "titles differ (" + al.difference() + ")"
	}
	return unlike, 0, "titles differ"
}

// few tells at little cost that two titles have too few words in common for anything: fewer than half of those of the shorter one, typos counted as common.
func few(a, b *Description) bool {
	common := 0
	for _, w := range a.Title {
		if small(w) {
			continue
		}
		for _, v := range b.Title {
			if w == v || len(w) > 2 && len(v) > 2 && (w[:3] == v[:3] || w[len(w)-3:] == v[len(v)-3:]) {
				common++
				break
			}
		}
	}
	return 2*common < min(a.content, b.content)
}

func titleEvidence(n float64, generic bool) float64 {
	e := 1.0
	for range int(min(n, 8)) {
		e *= 0.74
	}
	e = 1 - 0.58*e
	if generic {
		e = min(e, 0.3)
	}
	return e
}

// generic tells whether a title is one that many works bear.
func generic(d *Description) bool {
	c := content(d.Title[:d.Main])
	if len(c) > 2 {
		return false
	}
	switch strings.Join(c, " ") {
	case "", "introduction", "editorial", "foreword", "preface", "conclusion", "conclusions", "book review", "review", "reviews", "book reviews",
		"editors note", "editors introduction", "annual report", "report", "letter", "letters", "comment", "comments", "commentary", "reply", "response", "rejoinder",
		"discussion", "appendix", "abstract", "abstracts", "proceedings", "summary", "executive summary", "index", "obituary", "news", "notes", "errata",
		"press release", "press conference", "interview", "afterword", "epilogue", "prologue", "acknowledgements", "statement", "opinion", "einleitung", "vorwort", "homepage", "about us",
		"guest editorial", "special issue", "general introduction", "table contents", "untitled", "methods", "overview":
		return true
	}
	return false
}

// alignment is what two lists of words have in common.
type alignment struct {
	agree, typos int
	left, right  []string // content words and numbers without a partner
	leftFirst    int      // index of the first of them, len of the list for none
	rightFirst   int
	count        int // of content words on both sides
	spelling     string
}

func align(a, b []string) alignment {
	al := alignment{leftFirst: len(a), rightFirst: len(b)}
	if slices.Equal(a, b) {
		al.agree = len(content(a))
		return al
	}
	taken := make([]bool, len(b))
	var open []int
	for i, w := range a {
		found := false
		for j, v := range b {
			if !taken[j] && v == w {
				taken[j], found = true, true
				break
			}
		}
		switch {
		case !found:
			open = append(open, i)
		case !small(w):
			al.agree++
		}
	}
	var rest []int
	for j := range b {
		if !taken[j] {
			rest = append(rest, j)
		}
	}
	open, rest = joined(a, b, open, rest, &al)
	for _, i := range open {
		if small(a[i]) {
			continue
		}
		k := slices.IndexFunc(rest, func(j int) bool { return !taken[j] && typo(a[i], b[j]) })
		if k >= 0 {
			taken[rest[k]] = true
			al.typos++
			al.agree++
			al.spelling = a[i] + "/" + b[rest[k]]
			continue
		}
		al.left = append(al.left, a[i])
		al.leftFirst = min(al.leftFirst, i)
	}
	for _, j := range rest {
		if !taken[j] && !small(b[j]) {
			al.right = append(al.right, b[j])
			al.rightFirst = min(al.rightFirst, j)
		}
	}
	al.count = len(content(a)) + len(content(b))
	return al
}

// joined takes out what the two write as one word and as two: "goodbye", "good-bye".
func joined(a, b []string, open, rest []int, al *alignment) ([]int, []int) {
	take := func(one []string, two []string, single, parts []int) ([]int, []int, bool) {
		for x, i := range single {
			for y := 0; y+1 < len(parts); y++ {
				j := parts[y]
				if parts[y+1] == j+1 && two[j]+two[j+1] == one[i] {
					al.agree++
					return slices.Delete(slices.Clone(single), x, x+1), slices.Delete(slices.Clone(parts), y, y+2), true
				}
			}
		}
		return single, parts, false
	}
	for more := true; more; {
		var first, second bool
		open, rest, first = take(a, b, open, rest)
		rest, open, second = take(b, a, rest, open)
		more = first || second
	}
	return open, rest
}

// fit says what the alignment makes of the two titles.
func (al alignment) fit(a, b *Description) fit {
	none, oneLeft, oneRight := len(al.left)+len(al.right) == 0, len(al.right) == 0, len(al.left) == 0
	few := al.typos*4 > al.agree && al.typos > 1
	switch {
	case none && al.typos == 0:
		if al.agree == 0 && a.joined != b.joined {
			return unlike
		}
		return exact
	case few:
		return unlike
	case none:
		return misspelt
	case oneLeft && lost(b, a, al.leftFirst):
		return shortened
	case oneRight && lost(a, b, al.rightFirst):
		return shortened
	case 2*al.agree*10 < al.count*6:
		return unlike
	case oneLeft && !slices.ContainsFunc(al.left, number) || oneRight && !slices.ContainsFunc(al.right, number):
		return extended
	}
	return other
}

// lost tells whether the short title is the long one without its subtitle, in which all words stand that it lacks.
func lost(short, long *Description, first int) bool {
	return long.Main < len(long.Title) && first >= long.Main && len(content(short.Title)) <= len(content(long.Title[:long.Main]))
}

// whereabouts tells whether what the one title has more is the container or the publisher that the other description has: they were not cut apart.
func (al alignment) whereabouts(a, b *Description) bool {
	more, in := al.left, b
	if len(more) == 0 {
		more, in = al.right, a
	}
	if al.typos > 0 {
		return false
	}
	slices.Sort(more)
	for _, place := range [][]string{in.Container, in.Publisher} {
		place = slices.Clone(place)
		slices.Sort(place)
		if len(place) > 0 && slices.Equal(more, place) {
			return true
		}
	}
	return false
}

func (al alignment) difference() string {
	show := func(list []string) string {
		if len(list) == 0 {
			return "–"
		}
		return strings.Join(list[:min(len(list), 4)], " ")
	}
	return show(al.left) + " / " + show(al.right)
}
