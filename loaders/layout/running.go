package layout

import (
	"strconv"
	"strings"
	"unicode"
)

// apart is how many lines two page numbers have between them at the least.
const apart = 8

// runningHeads marks page numbers and running heads that stand between lines
// of text without blank lines around them, as converters leave them: lone
// numbers that count up through the text, lines beside them or beside a form
// feed that come again on other pages.
func runningHeads(text string, lines []line) {
	edge := pageNumbers(text, lines)
	for i := range lines {
		if lines[i].feed {
			edge[i] = true
		}
	}
	seen := map[string][]int{}
	for i := range lines {
		if !edge[i] {
			continue
		}
		for _, k := range besides(lines, i) {
			if key := headKey(text[lines[k].from:lines[k].to]); key != "" && lines[k].form != furnitureLine {
				if at := seen[key]; len(at) == 0 || at[len(at)-1] < k {
					seen[key] = append(at, k)
				}
			}
		}
	}
	for _, at := range seen {
		if len(at) < 2 || len(at) == 2 && at[1]-at[0] < apart {
			continue
		}
		for _, k := range at {
			lines[k].form, lines[k].label, lines[k].item = furnitureLine, "", lines[k].from
		}
	}
}

// besides are the lines that may be the head or the foot of a page when line i
// is a page number or the first line behind a form feed.
func besides(lines []line, i int) []int {
	var out []int
	number := lines[i].form == furnitureLine
	step := func(from, by, most int) {
		for k := from; k >= 0 && k < len(lines) && most > 0; k += by {
			if lines[k].blank() {
				continue
			}
			out = append(out, k)
			most--
		}
	}
	step(i-1, -1, 1)
	if number {
		step(i+1, 1, 1)
	} else {
		step(i, 1, 2)
	}
	return out
}

// headKey is what running heads of different pages have in common, "" for a line that can be none.
func headKey(s string) string {
	if len(s) > 120 || strings.HasPrefix(s, "#") {
		return ""
	}
	var b strings.Builder
	for _, r := range s {
		if unicode.IsLetter(r) {
			b.WriteRune(unicode.ToLower(r))
		}
	}
	if b.Len() < 4 {
		return ""
	}
	return b.String()
}

// pageNumbers marks the lone numbers that count up by one through the text.
func pageNumbers(text string, lines []line) map[int]bool {
	type lone struct{ at, n int }
	var all []lone
	for i, l := range lines {
		if l.to-l.from > 12 || l.blank() {
			continue
		}
		s := strings.Trim(text[l.from:l.to], "-–—[]() ")
		if n, err := strconv.Atoi(s); err == nil && len(s) <= 4 && n > 0 {
			all = append(all, lone{i, n})
		}
	}
	out := map[int]bool{}
	for i := 0; i < len(all); {
		run := []lone{all[i]}
		for k := i + 1; k < len(all) && k < i+400; k++ {
			last := run[len(run)-1]
			if all[k].n == last.n+1 && all[k].at-last.at >= apart {
				run = append(run, all[k])
			}
		}
		if len(run) < 3 {
			i++
			continue
		}
		for _, x := range run {
			lines[x.at].form, lines[x.at].label, lines[x.at].item = furnitureLine, "", lines[x.at].from
			out[x.at] = true
		}
		for i < len(all) && all[i].at <= run[len(run)-1].at {
			i++
		}
	}
	return out
}
