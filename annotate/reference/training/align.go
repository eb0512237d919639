package training

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"kg/annotate/reference/label"
)

// aligner finds where the gold fields of an entry stand in its text.
type aligner struct {
	e       label.Entry
	g       Fields
	f       folded
	taken   []bool // bytes that belong to a field
	gold    []label.Hint
	unknown []label.Field
}

// Align makes an example of an entry: every gold field is looked for in its
// text. Fields that are not scored, or that do not stand there as the gold
// writes them, are left open.
func Align(e label.Entry, g Fields) label.Example {
	a := aligner{e: e, g: g, f: foldText(e.Text), taken: make([]bool, len(e.Text))}
	for _, l := range e.Links {
		a.take(l.Start, l.End)
	}
	a.title()
	a.year()
	a.authors()
	after := a.end(label.Title)
	a.value(label.Container, g.Container, after)
	if z, ok := a.of(label.Container); ok {
		after = z.End
	}
	a.value(label.Publisher, g.Publisher, after)
	a.number(label.Volume, g.Volume, after)
	if z, ok := a.of(label.Volume); ok {
		after = z.End
	}
	a.number(label.Issue, g.Issue, after)
	if z, ok := a.of(label.Issue); ok {
		after = z.End
	}
	a.pages(after)
	a.known()
	a.printed()
	a.open()
	a.leads()
	slices.SortFunc(a.gold, func(x, y label.Hint) int { return x.Start - y.Start })
	a.marks()
	return label.Example{Entry: e, Gold: a.gold, Unknown: a.unknown}
}

// printed finds what rendered entries say beyond gold.
func (a *aligner) printed() {
	a.value(label.Place, a.g.Place, 0)
	if len(a.g.Editors) > 0 {
		if z, ok := a.names(a.g.Editors, a.end(label.Title)); ok {
			a.put(label.Editor, z.Start, z.End)
		}
	}
}

func (a *aligner) take(from, to int) {
	for i := from; i < to; i++ {
		a.taken[i] = true
	}
}

func (a *aligner) free(from, to int) bool {
	return !slices.Contains(a.taken[from:to], true)
}

func (a *aligner) put(f label.Field, from, to int) {
	a.take(from, to)
	a.gold = append(a.gold, label.Hint{Stretch: label.Stretch{Start: from, End: to}, Field: f})
}

func (a *aligner) of(f label.Field) (label.Stretch, bool) {
	for _, h := range a.gold {
		if h.Field == f {
			return h.Stretch, true
		}
	}
	return label.Stretch{}, false
}

func (a *aligner) end(f label.Field) int {
	z, _ := a.of(f)
	return z.End
}

func (a *aligner) miss(f label.Field) { a.unknown = append(a.unknown, f) }

// places are the free stretches that read as v.
func (a *aligner) places(v string) []label.Stretch {
	v = glue(v)
	var out []label.Stretch
	if v == "" {
		return nil
	}
	for from := 0; ; {
		k := strings.Index(a.f.text[from:], v)
		if k < 0 {
			return out
		}
		k += from
		z := label.Stretch{Start: a.f.start[k], End: a.f.end[k+len(v)-1]}
		if a.f.whole(a.e.Text, k, k+len(v)) && a.free(z.Start, z.End) {
			out = append(out, z)
		}
		from = k + 1
	}
}

// nearest is the first place at or after from, else the last before it.
func nearest(ps []label.Stretch, from int) (label.Stretch, bool) {
	for _, p := range ps {
		if p.Start >= from {
			return p, true
		}
	}
	if len(ps) > 0 {
		return ps[len(ps)-1], true
	}
	return label.Stretch{}, false
}

func (a *aligner) value(f label.Field, v string, after int) {
	if v == "" {
		return
	}
	if z, ok := nearest(a.places(v), after); ok {
		a.put(f, z.Start, z.End)
		return
	}
	a.miss(f)
}

func (a *aligner) number(f label.Field, v string, after int) {
	if v == "" {
		return
	}
	if z, ok := nearest(a.places(v), after); ok {
		a.put(f, z.Start, z.End)
		return
	}
	if head, _, ok := strings.Cut(v, "-"); ok {
		if z, ok := nearest(a.places(head), after); ok {
			if r := pageRange.FindStringIndex(a.e.Text[z.Start:]); r != nil && r[0] == 0 && a.free(z.Start, z.Start+r[1]) {
				a.put(f, z.Start, z.Start+r[1])
				return
			}
		}
	}
	a.miss(f)
}

func (a *aligner) title() {
	v := a.g.Title
	if v == "" {
		return
	}
	ps := a.places(v)
	if len(ps) > 0 {
		z := ps[0]
		for _, h := range a.e.Hints { // the same words may be a journal's too: believe the rules
			for _, p := range ps {
				if h.Field == label.Title && p.Start >= h.Start && p.End <= h.End {
					z = p
				}
			}
		}
		a.put(label.Title, z.Start, z.End)
		return
	}
	if z, ok := a.almost(glue(v)); ok {
		a.put(label.Title, z.Start, z.End)
		return
	}
	a.miss(label.Title)
}

// almost finds a long value that differs in a few letters: by its head and its tail.
func (a *aligner) almost(v string) (label.Stretch, bool) {
	for n := min(24, len(v)/2); n >= 8; n -= 4 {
		i, k := strings.Index(a.f.text, v[:n]), strings.LastIndex(a.f.text, v[len(v)-n:])
		if i < 0 || k < i || k+n-i < len(v)*9/10 || k+n-i > len(v)*11/10 {
			continue
		}
		z := label.Stretch{Start: a.f.start[i], End: a.f.end[k+n-1]}
		if a.free(z.Start, z.End) {
			return z, true
		}
	}
	return label.Stretch{}, false
}

var (
	yearShape = regexp.MustCompile(`\d{4}`)
	pageRange = regexp.MustCompile(`^[A-Za-z]?\d+[A-Za-z]?\s*[-–—−‐]+\s*[A-Za-z]?\d+`)
	undated   = regexp.MustCompile(`(?i)\bn\.\s?d\.?|in press|forthcoming|s\.f\.|o\.\s?J\.|s\.d\.`)
	monthName = regexp.MustCompile(`(?i)^(jan|feb|mar|apr|may|mai|june?|july?|aug|sept?|oct|okt|nov|dec|dez|spring|summer|autumn|fall|winter|ene|abr|ago|dic|janv|févr|avr|juin|juil|juillet|août|déc|märz|mars|fev|set|out|january|february|march|april|august|september|october|november|december|janvier|février|avril|septembre|octobre|novembre|décembre|januar|februar|juni|juli|oktober|dezember|enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)$`)
)

func (a *aligner) year() {
	v := a.g.year()
	if v == "" {
		return
	}
	want := yearShape.FindString(v)
	var ps []label.Stretch
	if want == "" {
		for _, m := range undated.FindAllStringIndex(a.e.Text, -1) {
			if a.free(m[0], m[1]) {
				ps = append(ps, label.Stretch{Start: m[0], End: m[1]})
			}
		}
	} else {
		for _, m := range yearShape.FindAllStringIndex(a.e.Text, -1) {
			if a.e.Text[m[0]:m[1]] == want && a.free(m[0], m[1]) && (m[0] == 0 || !isDigit(a.e.Text[m[0]-1])) && (m[1] == len(a.e.Text) || !isDigit(a.e.Text[m[1]])) {
				ps = append(ps, label.Stretch{Start: m[0], End: m[1]})
			}
		}
	}
	if len(ps) == 0 {
		a.miss(label.Year)
		return
	}
	z := ps[0]
	hint := false
	for _, h := range a.e.Hints {
		for _, p := range ps {
			if h.Field == label.Year && p.Start >= h.Start && p.End <= h.End {
				z, hint = p, true
			}
		}
	}
	if !hint {
		z = ps[len(ps)-1]
	}
	if z.End < len(a.e.Text) && a.g.Suffix != "" && strings.HasPrefix(a.e.Text[z.End:], a.g.Suffix) {
		z.End += len(a.g.Suffix)
	}
	a.put(label.Year, z.Start, z.End)
	a.month(z)
}

// month adds the month and the day beside the year to it.
func (a *aligner) month(z label.Stretch) {
	s := a.e.Text
	h := &a.gold[len(a.gold)-1]
	for range 3 {
		k := len(strings.TrimRight(s[:h.Start], " ,.-–/"))
		b := k
		for b > 0 && isWordByte(s[b-1]) {
			b--
		}
		if w := s[b:k]; b == k || !(monthName.MatchString(w) || len(w) <= 2 && isDigit(w[0]) && h.Start < z.Start) || !a.free(b, h.Start) {
			break
		}
		h.Start = b
	}
	if h.End == z.End {
		for range 2 {
			b := h.End + len(s[h.End:]) - len(strings.TrimLeft(s[h.End:], " ,-–/"))
			k := b
			for k < len(s) && isWordByte(s[k]) {
				k++
			}
			if w := s[b:k]; b == k || !(monthName.MatchString(w) || len(w) <= 2 && isDigit(w[0]) && h.End > z.End) || !a.free(h.End, k) {
				break
			}
			h.End = k
		}
	}
	a.take(h.Start, h.End)
}

func isWordByte(b byte) bool {
	return b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b >= '0' && b <= '9' || b >= 0x80
}

var (
	initialsBefore = regexp.MustCompile(`((?:\p{Lu}\p{Ll}?\.[- ]?)+)\s*$`)
	initialsBehind = regexp.MustCompile(`^,?\s*((?:\p{Lu}\p{Ll}?\.[- ]?)*(?:\p{Lu}\.|\p{Lu}{1,4}\b))`)
)

func (a *aligner) pages(after int) {
	v := a.g.Pages
	if v == "" {
		return
	}
	s := a.e.Text
	for _, dash := range []string{"-", "--", "–"} {
		v = strings.ReplaceAll(v, dash, "-")
	}
	first, last, ranged := strings.Cut(v, "-")
	if !ranged {
		a.value(label.Pages, v, after)
		return
	}
	var best label.Stretch
	for _, z := range a.places(first) {
		rest := s[z.End:]
		lead := len(rest) - len(strings.TrimLeft(rest, " -–—−‐"))
		if lead == 0 || !strings.ContainsAny(rest[:lead], "-–—−‐") {
			continue
		}
		k := z.End + lead
		for k < len(s) && isWordByte(s[k]) && !strings.HasPrefix(s[k:], "–") {
			k++
		}
		tail := glue(s[z.End+lead : k])
		if tail == "" || !strings.HasSuffix(glue(last), tail) && !strings.HasPrefix(tail, glue(last)) || !a.free(z.Start, k) {
			continue
		}
		if best.End == 0 || best.Start < after && z.Start >= after {
			best = label.Stretch{Start: z.Start, End: k}
		}
	}
	if best.End > 0 {
		a.put(label.Pages, best.Start, best.End)
		return
	}
	a.value(label.Pages, v, after)
}

// known leaves the fields open that the gold does not score.
func (a *aligner) known() {
	for _, u := range a.g.Unscored {
		switch u {
		case "authors":
			a.miss(label.Author)
		case "year":
			a.miss(label.Year)
		case "title":
			a.miss(label.Title)
		case "container":
			a.miss(label.Container)
		case "volume":
			a.miss(label.Volume)
		case "issue":
			a.miss(label.Issue)
		case "pages":
			a.miss(label.Pages)
		case "publisher":
			a.miss(label.Publisher)
		}
	}
}

var (
	editorMark = regexp.MustCompile(`(?i)\b(eds?|hrsg|hg|editors?|edited by|coords?|dirs?)\b`)
	placeShape = regexp.MustCompile(`^[\s,(]*(\p{Lu}[\pL.'’/&-]*(?:[ ,/]+\p{Lu}[\pL.'’&-]*){0,4})\s*:\s*$`)
	placeAfter = regexp.MustCompile(`^[\s,:]+(\p{Lu}[\pL.'’-]+(?:,? [\p{Lu}]+[\pL.'’-]*){0,3})\s*[.,;)]?\s*(?:\d{4}|pages|pp|$|\))`)
)

// open labels what gold says nothing of and is plain to see: the place before
// a publisher, editors between a title and its container.
func (a *aligner) open() {
	s := a.e.Text
	if z, ok := a.of(label.Publisher); ok {
		head := s[:z.Start]
		from := 0
		for _, h := range a.gold {
			if h.End <= z.Start {
				from = max(from, h.End)
			}
		}
		gap := head[from:]
		if k := strings.LastIndexAny(gap, ".;"); k >= 0 && k < len(gap)-1 {
			gap = gap[k+1:]
		}
		if m := placeShape.FindStringSubmatchIndex(gap); m != nil {
			at := z.Start - len(gap)
			if a.free(at+m[2], at+m[3]) {
				a.put(label.Place, at+m[2], at+m[3])
			}
		} else if m := placeAfter.FindStringSubmatchIndex(s[z.End:]); m != nil && a.free(z.End+m[2], z.End+m[3]) {
			a.put(label.Place, z.End+m[2], z.End+m[3])
		}
	}
	t, ok1 := a.of(label.Title)
	c, ok2 := a.of(label.Container)
	if ok1 && ok2 && len(a.g.Editors) == 0 {
		if c.Start > t.End {
			gap := s[t.End:c.Start]
			if m := editorMark.FindStringIndex(gap); m != nil && a.free(t.End, c.Start) {
				a.editors(t.End, t.End+m[0])
				return
			}
		}
	}
}

var leadWord = regexp.MustCompile(`(?i)(?:^|[\s,.;:(\[])((?:pp?|pages?|pgs?|págs?|pag|s|seiten?|hal|hlm|vols?|volumes?|v|bd|band|tomes?|tomos?|t|jg|jilid|nos?|nrs?|numbers?|num|núm|issues?|iss|heft|h|n)\b\.?\s*[°º]?\s*)$`)

// leads gives a number the word that leads to it: "pp. 12", "vol. 3".
func (a *aligner) leads() {
	for i := range a.gold {
		h := &a.gold[i]
		if h.Field != label.Volume && h.Field != label.Issue && h.Field != label.Pages {
			continue
		}
		if m := leadWord.FindStringSubmatchIndex(a.e.Text[:h.Start]); m != nil && a.free(m[2], h.Start) {
			h.Start = m[2]
			a.take(h.Start, h.End)
		}
	}
}

// marks gives a field the marks that close it and the brackets or quotation
// marks that open it, so that fields follow one another without a gap.
func (a *aligner) marks() {
	s := a.e.Text
	for i := range a.gold {
		h := &a.gold[i]
		before := 0
		if i > 0 {
			before = a.gold[i-1].End
		}
		for h.Start > before {
			r, n := lastRune(s[:h.Start])
			if !strings.ContainsRune("([\"'`“‘«「『《", r) || !a.free(h.Start-n, h.Start) {
				break
			}
			h.Start -= n
		}
		limit := len(s)
		if i+1 < len(a.gold) {
			limit = a.gold[i+1].Start
		}
		for h.End < limit {
			r, n := firstRune(s[h.End:])
			if unicode.IsLetter(r) || unicode.IsNumber(r) || strings.ContainsRune("([“‘«「『《", r) || a.taken[h.End] {
				break
			}
			if (r == '"' || r == '\'') && strings.HasSuffix(s[:h.End], " ") { // an opening one
				break
			}
			h.End += n
		}
		for h.End > h.Start && s[h.End-1] == ' ' {
			h.End--
		}
	}
}

func firstRune(s string) (rune, int) {
	for _, r := range s {
		return r, len(string(r))
	}
	return 0, 1
}

func lastRune(s string) (rune, int) {
	r, n := rune(0), 1
	for i, c := range s[max(0, len(s)-4):] {
		r, n = c, len(s)-max(0, len(s)-4)-i
	}
	return r, n
}
