package layout

import (
	"sort"
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
	seen := map[string][]int{}
	note := func(k int) {
		if key := headKey(text[lines[k].from:lines[k].to]); key != "" && lines[k].form != furnitureLine {
			if at := seen[key]; len(at) == 0 || at[len(at)-1] < k {
				seen[key] = append(at, k)
			}
		}
	}
	opening, title := -1, map[string]bool{} // the lines with which the text begins: its title may be the head of the pages behind
	for i, n := 0, 0; i < len(lines) && n < 8; i++ {
		if !lines[i].blank() {
			n++
			opening = i
			note(i)
			if key := headKey(text[lines[i].from:lines[i].to]); n <= 3 && key != "" {
				title[key] = true
			}
		}
	}
	titleAgain(text, lines, opening, title)
	for i := range lines {
		number := edge[i]
		if !number && !lines[i].feed {
			continue
		}
		for _, k := range besides(lines, i, number) {
			if !number && loneNumber(text, lines[k]) > 0 {
				lines[k].furniture()
				continue
			}
			note(k)
		}
	}
	for _, at := range seen {
		if len(at) < 2 || len(at) == 2 && at[1]-at[0] < apart {
			continue
		}
		for _, k := range at {
			if k > opening {
				lines[k].furniture()
			}
		}
	}
}

func (l *line) furniture() { l.form, l.label, l.item = furnitureLine, "", l.from }

// titleAgain marks the first lines of the text where they stand again behind a page number.
func titleAgain(text string, lines []line, opening int, title map[string]bool) {
	for i := opening + 1; i < len(lines); i++ {
		if loneNumber(text, lines[i]) == 0 && !lines[i].feed {
			continue
		}
		left := 8
		for k := i; k < len(lines) && left > 0; k++ {
			if lines[k].blank() {
				continue
			}
			left--
			if title[headKey(text[lines[k].from:lines[k].to])] && (k == 0 || lines[k-1].blank() || lines[k].feed) {
				lines[k].furniture()
			}
		}
	}
}

// besides are the lines that may be the head or the foot of a page when line i
// is a page number, or the first line behind a form feed.
func besides(lines []line, i int, number bool) []int {
	var out []int
	step := func(from, by, most int) {
		for k := from; k >= 0 && k < len(lines) && most > 0; k += by {
			if lines[k].blank() {
				continue
			}
			out = append(out, k)
			most--
		}
	}
	if number {
		step(i-1, -1, 1)
		step(i+1, 1, 1)
	} else {
		step(i-1, -1, 2)
		step(i, 1, 3)
	}
	sort.Ints(out)
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
		if n := loneNumber(text, l); n > 0 {
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
			lines[x.at].furniture()
			out[x.at] = true
		}
		for i < len(all) && all[i].at <= run[len(run)-1].at {
			i++
		}
	}
	return out
}

// loneNumber is the number that is all of a line, with or without dashes around it; 0 for none.
func loneNumber(text string, l line) int {
	if l.to-l.from > 12 || l.blank() {
		return 0
	}
	s := strings.Trim(text[l.from:l.to], "-–— ")
	n, err := strconv.Atoi(s)
	if err != nil || len(s) > 4 || n < 0 {
		return 0
	}
	return n
}
