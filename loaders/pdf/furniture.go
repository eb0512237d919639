package pdf

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"

	"kg/loaders/pdf/page"
)

var (
	// rxEndNumber is a page number at either end of a line; other numbers are what the line says
	rxEndNumber  = regexp.MustCompile(`^(?:\d{1,4}|[ivxlc]{1,6})\b|\b(?:\d{1,4} ?(?:/|of|von|de|sur) ?)?(?:\d{1,4}|[ivxlc]{1,6})$`)
	rxPageNumber = regexp.MustCompile(`^[-–—\[( ]*(?:[Pp]age |p\. ?|Seite )?(?:(\d{1,4})|[ivxlc]{1,6})(?: ?(?:/|of|von|de|sur) ?\d{1,4})?[-–—\]) ]*$`)
)

// margin is how many lines from the top and from the bottom of a page may be running heads and feet.
const margin = 4

// furniture marks the lines that the page carries besides its text: running heads and feet, which come
// again at the same place of several pages, and page numbers, which count with them.
func furniture(lines []page.Line, heights []float64) []bool {
	marked := make([]bool, len(lines))
	edges := edgeLines(lines)
	type spot struct {
		text string
		y    int
	}
	seen := map[spot][]int{}
	numbers := map[spot][]int{} // by the number a page would have if it were the first
	for _, row := range rows(lines, edges) {
		y := int(math.Round(lines[row[0]].Y / 4))
		for _, k := range headKeys(lines, row) {
			for _, y := range []int{y, y + 1, y - 1} {
				seen[spot{k.text, y}] = append(seen[spot{k.text, y}], k.lines...)
			}
		}
	}
	for _, i := range edges {
		l := lines[i]
		y := int(math.Round(l.Y / 4))
		for _, n := range pageNumbers(l) {
			for _, k := range []int{y, y + 1, y - 1} {
				first := spot{"", 10_000*k + n - l.Page}
				numbers[first] = append(numbers[first], i)
			}
		}
	}
	pages := len(heights)
	for _, group := range seen {
		if n := pagesOf(lines, group); n >= 3 || n == 2 && pages <= 6 {
			for _, i := range group {
				marked[i] = true
			}
		}
	}
	for _, group := range numbers {
		if pagesOf(lines, group) >= 2 {
			for _, i := range group {
				marked[i] = true
			}
		}
	}
	lonely(lines, edges, marked, heights)
	for i, l := range lines {
		marked[i] = marked[i] || l.Artifact || l.Turned
	}
	sameLine(lines, edges, marked)
	outermost(lines, edges, marked)
	return marked
}

// rows puts lines of the edges that stand on one baseline of a page together, from left to right.
func rows(lines []page.Line, edges []int) [][]int {
	sorted := slices.Clone(edges)
	slices.SortStableFunc(sorted, func(i, k int) int {
		a, b := lines[i], lines[k]
		return cmp.Or(cmp.Compare(a.Page, b.Page), cmp.Compare(math.Round(a.Y), math.Round(b.Y)), cmp.Compare(a.X0, b.X0))
	})
	var out [][]int
	for n, i := range sorted {
		if n > 0 && lines[i].Page == lines[sorted[n-1]].Page && math.Round(lines[i].Y) == math.Round(lines[sorted[n-1]].Y) {
			out[len(out)-1] = append(out[len(out)-1], i)
			continue
		}
		out = append(out, []int{i})
	}
	return out
}

// headKey is what a running head says, without its page number, and the lines that say it.
type headKey struct {
	text  string
	lines []int
}

// headKeys are what the lines of a row say each, and, where there are several, what they say together: a head that is spread over the page is
// one line on a page where it stands over a figure, and two where it stands over two columns.
func headKeys(lines []page.Line, row []int) []headKey {
	key := func(s string) string {
		return strings.ToLower(rxEndNumber.ReplaceAllString(strings.TrimSpace(s), "#"))
	}
	var out []headKey
	whole := make([]string, len(row))
	for k, i := range row {
		whole[k] = lines[i].String()
		out = append(out, headKey{key(whole[k]), []int{i}})
	}
	if len(row) > 1 {
		out = append(out, headKey{key(strings.Join(whole, "\t")), row})
	}
	return out
}

// outermost takes the mark from lines that have text on both sides: what comes again there is text.
func outermost(lines []page.Line, edges []int, marked []bool) {
	for from := 0; from < len(edges); {
		to := from
		for to < len(edges) && lines[edges[to]].Page == lines[edges[from]].Page {
			to++
		}
		top, bottom := math.Inf(1), math.Inf(-1) // where the text of the page begins and ends
		for _, i := range edges[from:to] {
			if !marked[i] {
				top, bottom = math.Min(top, lines[i].Y), math.Max(bottom, lines[i].Y)
			}
		}
		for _, i := range edges[from:to] {
			if l := lines[i]; marked[i] && !l.Artifact && l.Y > top+1 && l.Y < bottom-1 {
				marked[i] = false
			}
		}
		from = to
	}
}

// pageNumbers are the numbers that a line consists of, or that stand set off at one of its ends.
func pageNumbers(l page.Line) []int {
	var out []int
	for k, c := range l.Cells {
		if k > 0 && k < len(l.Cells)-1 {
			continue
		}
		if m := rxPageNumber.FindStringSubmatch(strings.TrimSpace(c.String())); m != nil {
			out = append(out, number(m[1]))
		}
	}
	return out
}

func number(s string) int {
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}

func pagesOf(lines []page.Line, group []int) int {
	pages := map[int]bool{}
	for _, i := range group {
		pages[lines[i].Page] = true
	}
	return len(pages)
}

// maxEdge is how many lines of a page are looked at as its running heads and feet; a page with more has none.
const maxEdge = 48

// edgeLines are the lines at the top and the bottom of each page, by their place on it.
func edgeLines(lines []page.Line) []int {
	var out []int
	for from := 0; from < len(lines); {
		to := from
		var heights []float64
		for to < len(lines) && lines[to].Page == lines[from].Page {
			if !lines[to].Turned {
				heights = append(heights, lines[to].Y)
			}
			to++
		}
		slices.Sort(heights)
		top, bottom := nth(heights, 1), nth(heights, -1)
		var edge []int
		for i := from; i < to; i++ {
			if y := lines[i].Y; (y <= top || y >= bottom) && !lines[i].Turned && len(lines[i].Cells) < 12 {
				edge = append(edge, i)
			}
		}
		if len(edge) <= maxEdge {
			out = append(out, edge...)
		}
		from = to
	}
	return out
}

// nth is the height of the last line of the margin, counted from the first of the sorted heights or, with step -1, from the last.
func nth(heights []float64, step int) float64 {
	if len(heights) == 0 {
		return 0
	}
	at := 0
	if step < 0 {
		at = len(heights) - 1
	}
	y := heights[at]
	for n := 1; n < margin && at >= 0 && at < len(heights); at += step {
		if math.Abs(heights[at]-y) > 2 {
			y = heights[at]
			n++
		}
	}
	return y
}

// lonely marks page numbers that stand by themselves at the edge of the paper, where no other page can confirm them, and
// the outermost lines at the height of running heads that other pages have.
func lonely(lines []page.Line, edges []int, marked []bool, heights []float64) {
	heads := map[int]int{}
	for _, i := range edges {
		if marked[i] {
			heads[int(math.Round(lines[i].Y/2))]++
		}
	}
	for _, i := range edges {
		l := lines[i]
		if marked[i] {
			continue
		}
		h := heights[l.Page-1]
		if l.Y >= 0.12*h && l.Y <= 0.85*h {
			continue
		}
		top, bottom, gap := place(lines, i)
		if !top && !bottom {
			continue
		}
		numbers := pageNumbers(l)
		if l.Y >= 0.12*h && l.Y <= 0.9*h { // the foot of a page with wide margins: the page's own number, far below the text
			marked[i] = len(l.Cells) == 1 && gap > 4*l.Size && slices.Contains(numbers, l.Page)
			continue
		}
		if len(numbers) > 0 && gap > 1.5*l.Size && (len(l.Cells) == 1 || numbers[0] == l.Page || numbers[len(numbers)-1] == l.Page) {
			marked[i] = true
		}
		y := int(math.Round(l.Y / 2))
		if heads[y]+heads[y-1]+heads[y+1] >= 2 {
			marked[i] = true
		}
	}
}

// place tells whether a line is the first or the last of its page, and how far the next one is.
func place(lines []page.Line, i int) (top, bottom bool, gap float64) {
	top, bottom, gap = true, true, math.Inf(1)
	for _, step := range []int{-1, 1} {
		for k := i + step; k >= 0 && k < len(lines) && lines[k].Page == lines[i].Page; k += step {
			dy := lines[k].Y - lines[i].Y
			if dy < -2 {
				top = false
			}
			if dy > 2 {
				bottom = false
			}
			if math.Abs(dy) > 2 {
				gap = math.Min(gap, math.Abs(dy))
			}
		}
	}
	return top, bottom, gap
}

// sameLine marks what stands on one line with a running head at the edge of the page: the parts of a head that
// is spread over the columns.
func sameLine(lines []page.Line, edges []int, marked []bool) {
	for _, i := range edges {
		if marked[i] {
			continue
		}
		for _, k := range edges {
			if marked[k] && lines[k].Page == lines[i].Page && math.Abs(lines[k].Y-lines[i].Y) < 1 && !lines[k].Turned {
				if top, bottom, _ := place(lines, i); top || bottom {
					marked[i] = true
					break
				}
			}
		}
	}
}
