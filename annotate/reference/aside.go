package reference

import (
	"strings"

	"kg/annotate/reference/label"
)

// besideSpans mends what stands at the edges of the labelled spans: a number
// that closes the name of a container, a house in the bracket of the year, a
// passage that is no volume, an editor behind a book.
func (r *reading) besideSpans(at *[label.DOI]label.Span) {
	ref := &r.p.ref
	r.titleGoesOn(at)
	r.quotedWithin()
	r.endOfTitle(at)
	r.tailOfTitle()
	r.yearsBehindTitle()
	r.bodyAtHead()
	r.editorBehind(at[label.Container])
	r.numberBehind(at[label.Container])
	r.endOfContainer()
	r.yearInIssue(at)
	r.numbersBetween(at)
	if r.shortNames() {
		ref.Container = ""
	}
	r.houseBeforeYear()
	r.houseBesidePlace(at[label.Publisher])
	if z := at[label.Volume]; ref.Volume != "" && ref.Issue == "" && r.passage(z, at) {
		ref.Volume = ""
	}
	if v := at[label.Volume]; ref.Issue == "" && ref.Volume != "" && v.End > v.Start {
		ref.Issue = r.issueBehind(r.trimmed(v.Stretch).end)
	}
	if (ref.Pages == "" || roman(ref.Pages)) && ref.Container != "" {
		if in := r.bracketedRange(); in != "" {
			ref.Pages = in
		}
	}
	if ref.Pages == "" && ref.Container != "" {
		ref.Pages = r.articleNumber(max(at[label.Volume].End, at[label.Issue].End))
	}
	if ref.Issue == ref.Pages { // what stands in one bracket is one of them
		ref.Issue = ""
	}
	if head, rest, ok := strings.Cut(ref.Issue, ", "); ok && allDigits(head) && r.monthsAlone(rest) { // "no. 2, March-April"
		ref.Issue = head
	}
	if head, _, ok := strings.Cut(ref.Issue, ")"); ok && !strings.Contains(ref.Issue, "(") { // "2) 1991"
		ref.Issue = strings.TrimRight(head, " ")
	}
	if first, last, ok := strings.Cut(strings.ReplaceAll(ref.Pages, "–", "-"), "-"); ok && anyYear(first) && anyYear(last) && len(first) == 4 && len(last) == 4 && ref.Container == "" && first < last {
		if ref.Pages = ""; ref.Year == "" { // the years in which a work of many volumes came out
			ref.Year = first
		}
	}
	r.uncontained()
	r.titleAtHead()
}

// endOfTitle cuts from a title what the labeller took along: what stands behind
// its closing quotation mark, which is the container where there is none yet,
// who translated it, where it was retrieved.
func (r *reading) endOfTitle(at *[label.DOI]label.Span) {
	ref := &r.p.ref
	t := r.p.title
	if t.empty() || at[label.Title].End <= at[label.Title].Start || t.end > len(r.s) {
		return
	}
	s := t.of(r.s)
	if k := strings.IndexByte(s, '"'); k > 8 && t.start > 0 && r.s[t.start-1] == '"' && k+2 < len(s) && strings.Count(s, `"`) == 1 &&
		(strings.IndexByte(".,!?", s[k-1]) >= 0 || s[k+1] == ',') {
		rest := strings.Trim(s[k+1:], " ,.:")
		if c := firstRune(rest); ref.Container == "" && c >= 'A' && c <= 'Z' && len(strings.Fields(rest)) > 2 {
			ref.Container = tidy(rest)
		}
		r.cutTitle(k)
		return
	}
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return
	}
	for _, w := range []string{", trans. ", ", translated by ", ". translated by ", ". retrieved from ", ", tech report ", ". phd thesis", ". accessed "} {
		if k := strings.Index(low, w); k > 8 {
			r.cutTitle(k)
			return
		}
	}
}

// cutTitle ends the title n bytes behind its beginning.
func (r *reading) cutTitle(n int) {
	t := &r.p.title
	t.end = t.start + len(strings.TrimRight(r.s[t.start:t.start+n], " .,:;"))
	r.p.ref.Title = tidy(withoutTags(t.of(r.s)))
}

// monthsAlone tells whether s is a month, or two with a dash between.
func (r *reading) monthsAlone(s string) bool {
	words := strings.FieldsFunc(s, func(c rune) bool { return c == '-' || c == '–' || c == '/' || c == ' ' })
	for _, w := range words {
		if !r.months[strings.ToLower(strings.TrimRight(w, "."))] {
			return false
		}
	}
	return len(words) > 0
}

// numberBehind takes the volume from the end of a container's name, where the
// labeller saw none: "Coastal Studies Volume 30", "Cahiers du quai n°198",
// "Quay Biol 3". The number that names a meeting is not one.
func (r *reading) numberBehind(z label.Span) {
	ref := &r.p.ref
	s := ref.Container
	if ref.Issue != "" || z.End <= z.Start {
		return
	}
	if name, volume, ok := volumeOf(s); ok && ref.Volume == "" { // "Harbours at rest, volume 17 of Quay Notes"
		ref.Container, ref.Volume = name, volume
		return
	}
	if k := strings.LastIndexByte(s, '('); k > 3 && strings.HasSuffix(s, ")") && len(s)-k < 6 && ref.Volume == "" && s[k-1] != ' ' && allDigits(s[k+1:len(s)-1]) && !anyYear(s[k:]) {
		ref.Container, ref.Volume = s[:k], s[k+1:len(s)-1]
		return
	}
	head := strings.TrimRight(s, "0123456789")
	n := len(s) - len(head)
	if n == 0 || n > 4 || n == len(s) {
		return
	}
	number := s[len(head):]
	name := strings.TrimRight(head, " .")
	k := strings.LastIndexByte(name, ' ')
	word := strings.ToLower(strings.TrimRight(name[k+1:], "."))
	if ref.Volume != "" { // "Quay Letters118, 233901": what was taken for the volume is where the article is
		if ref.Pages == "" && n < 4 && len(ref.Volume) > 4 && allDigits(ref.Volume) && isWordByte(head[len(head)-1]) && k > 0 && !named(name) {
			ref.Container, ref.Volume, ref.Pages = name, number, ref.Volume
		}
		return
	}
	counted := word != "" && k > 3 && countWord(word)
	if counted {
		name = strings.TrimRight(name[:k], " ,.:")
	}
	if n == 4 && (!counted || anyYear(number)) || !counted && (strings.HasSuffix(head, "-") || strings.HasSuffix(head, "'") || r.inBook || strings.ContainsAny(word, "0123456789") || named(name)) {
		return
	}
	ref.Container, ref.Volume = name, number
}

// volumeOf parts "Name, volume 17 of Series".
func volumeOf(s string) (name, volume string, ok bool) {
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return "", "", false
	}
	for _, w := range []string{", volume ", ", vol. "} {
		k := strings.Index(low, w)
		if k < 4 {
			continue
		}
		volume, rest, cut := strings.Cut(s[k+len(w):], " of ")
		if cut && allDigits(volume) && rest != "" {
			return s[:k], volume, true
		}
	}
	return "", "", false
}

// issueBehind reads the issue behind a volume that ends at from: "26 (no. 1)", "50: 3 (2015)".
func (r *reading) issueBehind(from int) string {
	rest := strings.TrimLeft(r.s[from:], " ,.")
	if in, ok := strings.CutPrefix(rest, "("); ok {
		in, _, ok = strings.Cut(in, ")")
		in = strings.TrimSpace(in)
		if v := numberOf(in); ok && v != in && len(v) < 4 && allDigits(v) {
			return v
		}
		return ""
	}
	if in, ok := strings.CutPrefix(rest, ":"); ok {
		v, after, ok := strings.Cut(strings.TrimLeft(in, " "), " (")
		if ok && len(v) < 3 && allDigits(v) && len(after) > 4 && anyYear(after[:4]) && after[4] == ')' {
			return v
		}
	}
	return ""
}

// named tells whether a number behind a name belongs to it: that of a meeting,
// or one behind capitals alone, "NCH 41".
func named(name string) bool {
	last := lastWord(name)
	if !strings.Contains(name, " ") || last == strings.ToUpper(last) {
		return true
	}
	low := strings.ToLower(name)
	for _, w := range []string{"proc", "conference", "congress", "symposium", "workshop", "meeting", "section", "part", "chapter", "report", "paper"} {
		if strings.Contains(low, w) {
			return true
		}
	}
	return false
}

// editorBehind cuts from a book the editor whom the labeller took along:
// "What the Quay Is. Ada Orwen", before ", ed.".
func (r *reading) editorBehind(z label.Span) {
	ref := &r.p.ref
	s := ref.Container
	if z.End <= z.Start || s == "" {
		return
	}
	rest := strings.ToLower(strings.TrimLeft(r.s[z.End-1:], " ,("))
	if !strings.HasPrefix(rest, "ed.") && !strings.HasPrefix(rest, "eds.") && !strings.HasPrefix(rest, "eds)") && !strings.HasPrefix(rest, "ed)") {
		return
	}
	for k := len(s) - 3; k > 3; k-- {
		if s[k+1] != ' ' || strings.IndexByte(".?!,", s[k]) < 0 {
			continue
		}
		name := s[k+2:]
		words := strings.Fields(name)
		if len(words) > 4 {
			return
		}
		if len(words) > 1 && (isFull(name) || isDirect(name)) && len(lastWord(s[:k])) > 2 {
			ref.Container = strings.TrimRight(s[:k+1], " .,")
			return
		}
	}
}

// houseBeforeYear reads "(3rd edn, Moor House 2015)" behind a title, as lawyers write it, where no house was found.
func (r *reading) houseBeforeYear() {
	ref := &r.p.ref
	from := r.p.title.end
	if ref.Publisher != "" || ref.Container != "" || r.p.title.empty() || r.p.year.start < from {
		return
	}
	open := strings.LastIndexByte(r.s[from:r.p.year.start], '(')
	if open < 0 || open > 3 || !strings.HasPrefix(r.s[r.p.year.end:], ")") {
		return
	}
	inside := r.s[from+open+1 : r.p.year.start]
	edition, house, ok := strings.Cut(inside, ", ")
	if !ok || editionOf(strings.TrimSpace(edition)) == "" {
		return
	}
	house = strings.TrimRight(house, " ,")
	if house == "" || strings.ContainsAny(house, "()[]0123456789:;") || len(strings.Fields(house)) > 5 || r.monthsAlone(house) || label.IsPlace(house) {
		return
	}
	if c := firstRune(house); c < 'A' || c > 'Z' && c < 0x80 {
		return
	}
	ref.Publisher = house
}

// passage tells whether the number at z is a place in a book and not its
// volume: it stands behind the bracket that closes with the year, and in the
// bracket stands the house, "(Ostrand: Moor House, 1983), 42, 44".
func (r *reading) passage(z label.Span, at *[label.DOI]label.Span) bool {
	end := r.p.year.end
	house := at[label.Publisher]
	if house.End <= house.Start {
		return r.p.ref.Publisher != "" && r.p.ref.Container == "" && end > 0 && z.Start > end && z.Start-end < 5 && r.s[end] == ')'
	}
	return end > 0 && end < len(r.s) && r.s[end] == ')' && z.Start > end && z.Start-end < 5 && house.Start < end && strings.LastIndexByte(r.s[:house.Start], '(') > strings.LastIndexByte(r.s[:house.Start], ')')
}

// bracketedRange is the one range of pages that stands in round brackets alone, "vol. 2 (857–919)".
func (r *reading) bracketedRange() string {
	s := r.s
	for from := min(r.p.title.end, len(s)); ; {
		k := strings.IndexByte(s[from:], '(')
		if k < 0 {
			return ""
		}
		from += k + 1
		end := strings.IndexByte(s[from:], ')')
		if end < 0 {
			return ""
		}
		first, last, ok := strings.Cut(strings.NewReplacer("–", "-", "—", "-").Replace(s[from:from+end]), "-")
		if ok && len(first) > 0 && len(last) > 0 && len(last) <= len(first)+1 && len(last) < 5 && allDigits(first) && allDigits(last) && !(anyYear(first) && anyYear(last)) {
			return s[from : from+end]
		}
	}
}

// houseBesidePlace finds the house where the labeller took it and its town for
// one: "Lantern Verlag Berlin" as a place, or a town alone as the house, "Ada
// Pell, London, United Kingdom".
func (r *reading) houseBesidePlace(z label.Span) {
	ref := &r.p.ref
	if t := r.p.title; ref.Publisher == "" && ref.Container == "" && !t.empty() && t.end < r.links.from { // "Ada Pell: London."
		house, town, ok := strings.Cut(strings.Trim(r.s[t.end:r.links.from], " ."), ": ")
		if ok && label.IsPlace(town) && !label.IsPlace(house) && len(strings.Fields(house)) < 5 && !strings.ContainsAny(house, "0123456789,;()") && firstRune(house) < 0x80 && firstRune(house) >= 'A' && firstRune(house) <= 'Z' {
			ref.Publisher, ref.Place = house, town
			return
		}
	}
	if ref.Publisher == "" && ref.Container == "" && ref.Place != "" {
		for k := strings.IndexByte(ref.Place, ' '); k > 0; {
			head, town := ref.Place[:k], ref.Place[k+1:]
			word := lastWord(head)
			if label.IsHouse(word[strings.LastIndexByte(word, '-')+1:]) && label.IsPlace(town) {
				ref.Publisher, ref.Place = head, town
				return
			}
			next := strings.IndexByte(ref.Place[k+1:], ' ')
			if next < 0 {
				break
			}
			k += 1 + next
		}
		return
	}
	if ref.Publisher == "" || !label.IsPlace(ref.Publisher) || z.End <= z.Start {
		return
	}
	end := z.Start
	for {
		head := strings.TrimRight(r.s[:end], " ")
		if !strings.HasSuffix(head, ",") {
			return
		}
		head = head[:len(head)-1]
		from := strings.LastIndexAny(head, ",.;:()\"") + 1
		piece := strings.TrimSpace(head[from:])
		if from <= r.p.title.end || piece == "" || anyYear(piece) {
			return
		}
		if !label.IsPlace(piece) {
			if strings.HasSuffix(head[:from], ".") && len(strings.Fields(piece)) < 5 {
				ref.Place = strings.TrimRight(r.s[end:z.End], " .,")
				ref.Publisher = piece
			}
			return
		}
		end = from
	}
}

// articleNumber is the number that stands where an article's pages do, behind
// the volume or the issue that ends at from: "Quay Lett. 118, 233901 (2017)".
func (r *reading) articleNumber(from int) string {
	if from == 0 || from > r.links.from {
		return ""
	}
	rest := strings.TrimLeft(r.s[from:r.links.from], " ,.:")
	if in, ok := strings.CutPrefix(rest, "("); ok {
		year, behind, ok := strings.Cut(in, ")")
		if year = strings.TrimSpace(year); !ok || len(year) != 4 || !anyYear(year) {
			return ""
		}
		rest = strings.TrimLeft(behind, " ,.:")
	}
	n := len(rest) - len(strings.TrimLeft(rest, "0123456789"))
	if n < 3 || n > 7 || n < len(rest) && strings.IndexByte(" .,;([", rest[n]) < 0 || anyYear(rest[:n]) {
		return ""
	}
	if after := strings.TrimLeft(rest[n:], " .,;"); after != "" && after[0] != '(' && after[0] != '[' && !strings.HasPrefix(strings.ToLower(after), "arxiv") {
		return ""
	}
	return rest[:n]
}
