package citation

import (
	"strings"

	"kg/document"
)

// title finds the entries without authors whose title is cited as head and, with bodies, those whose
// title may have been read as the name of a body.
func (x *index) title(head string, d when, bodies bool) answer {
	if len(x.untitled)+len(x.bodies) == 0 || len(head) > 400 {
		return answer{status: document.Dangling}
	}
	g := glue(head)
	if long := x.abbrev[g]; long != "" {
		g = long
	}
	if len(g) < 8 {
		return answer{status: document.Dangling}
	}
	var cs []document.Candidate
	add := func(i int, title string) {
		y, whyY := matchYear(&d, &x.works[i])
		if y == 0 {
			return
		}
		a, why := matchTitle(g, title)
		if a == 0 {
			return
		}
		x.scores[i] = a
		r := "title and year agree"
		if why != "" {
			r += ", but " + why
		}
		if whyY != "" {
			r = "title agrees, but " + whyY
		}
		cs = append(cs, document.Candidate{Reference: i, Score: a * y, Reason: r})
	}
	for _, i := range x.untitled {
		add(i, x.works[i].title)
	}
	if len(cs) == 0 && bodies {
		for _, i := range x.bodies {
			add(i, x.works[i].authors[0].body)
		}
	}
	return rank(cs, x.scores)
}

// matchTitle compares two glued titles: the same, the beginning, or nearly the same.
func matchTitle(cited, entry string) (float64, string) {
	switch {
	case cited == entry:
		return 1, ""
	case len(cited) >= 10 && strings.HasPrefix(entry, cited):
		return 0.97, ""
	case len(entry) >= 10 && strings.HasPrefix(cited, entry) && len(cited) < len(entry)+12:
		return 0.9, "the citation goes on"
	case len(cited) >= 16 && len(entry) >= 16 && (cited[:3] == entry[:3] || cited[8:12] == entry[8:12] || cited[len(cited)-4:] == entry[len(entry)-4:]) && near(cited, entry, max(2, min(len(cited), len(entry))/12)):
		return 0.8, "the spelling differs"
	}
	return 0, ""
}

// near tells whether a, and the beginning of b, differ by at most limit edits.
func near(a, b string, limit int) bool {
	if len(b) > len(a)+limit {
		b = b[:len(a)]
	}
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return false
	}
	prev := make([]int, len(b)+1)
	for j := range prev {
		prev[j] = j
	}
	cur := make([]int, len(b)+1)
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		low := cur[0]
		for j := 1; j <= len(b); j++ {
			c := prev[j-1]
			if a[i-1] != b[j-1] {
				c = 1 + min(c, prev[j], cur[j-1])
			}
			cur[j] = c
			low = min(low, c)
		}
		if low > limit {
			return false
		}
		prev, cur = cur, prev
	}
	return prev[len(b)] <= limit
}
