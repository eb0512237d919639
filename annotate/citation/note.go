package citation

import (
	"slices"
	"sort"
	"strings"

	"kg/annotate/note"
	"kg/document"
)

// noted is a note that was read: its label and its citations as indices in found.
type noted struct {
	label string
	items []int
}

// note reads a note: first the works it names as notes do, then what it cites as running text does.
func (s *scanner) note() {
	from := len(s.found)
	s.noted = append(s.noted, noted{label: s.u.label})
	if n := number(strings.Trim(s.u.label, "[]().^")); n > 0 {
		s.notedAt[n] = len(s.noted) - 1
	}
	for _, c := range note.Read(s.t) {
		s.cited(c)
	}
	s.wholeNote()
	own := len(s.found)
	s.scan(0, len(s.t))
	for i := own; i < len(s.found); i++ {
		for k := from; k < own; k++ {
			if s.found[i].Overlaps(s.found[k].Span) {
				s.overNote[i] = true
			}
		}
		if !s.overNote[i] {
			s.remember(i)
		}
	}
	before := len(s.found)
	s.titledNotes()
	for i := before; i < len(s.found); i++ {
		s.remember(i)
	}
}

// remember adds a citation to those of the note that is being read.
func (s *scanner) remember(i int) {
	n := &s.noted[len(s.noted)-1]
	n.items = append(n.items, i)
	if c := s.found[i]; len(c.Candidates) == 1 {
		s.inNotes[c.Candidates[0].Reference] = true
	}
}

// cited adds one citation of a note, where it is a citation.
func (s *scanner) cited(c note.Cited) {
	out := document.Citation{Locator: c.Locator, Signal: c.Signal}
	for _, n := range c.Names {
		out.Authors = append(out.Authors, n.Family)
	}
	if !c.Body.Empty() {
		out.Authors = []string{s.t[c.Body.Start:c.Body.End]}
	}
	out.Year = s.t[c.Year.Start:c.Year.End]
	var ok bool
	switch c.Form {
	case note.Full:
		out.Kind = document.NoteFull
		ok = s.inFull(c, &out)
	case note.Short:
		out.Kind = document.NoteShort
		ok = s.inShort(c, &out)
	case note.Before:
		out.Kind = document.NoteShort
		ok = s.before(c, &out)
	case note.Ibid:
		out.Kind = document.Ibid
		ok = s.ibid(&out)
	}
	if !ok {
		return
	}
	i := s.add(out, c.Start, c.End, c.Start, c.End)
	s.remember(i)
}

// inFull leads a work named in full to its entry.
func (s *scanner) inFull(c note.Cited, out *document.Citation) bool {
	span := s.view.Span(c.Start, c.End)
	title := glue(s.t[c.Title.Start:c.Title.End])
	var best []document.Candidate
	status := document.Dangling
	for _, i := range s.worksOf(c) {
		w := &s.list.works[i]
		if s.list.refs[i].Overlaps(span) {
			out.Candidates = []document.Candidate{{Reference: i, Score: 1, Reason: "the note names the work in full"}}
			out.Status = document.Resolved
			return true
		}
		if !sameTitle(title, w.title) {
			continue
		}
		x := document.Candidate{Reference: i, Score: 0.95, Reason: "name, title and year agree"}
		st := document.Resolved
		if out.Year != "" && w.year != "" && out.Year != w.year {
			x.Score, x.Reason, st = 0.7, "name and title agree; the entry's year is "+w.year, document.Probable
		}
		switch {
		case len(best) == 0 || x.Score > best[0].Score:
			best, status = []document.Candidate{x}, st
		case x.Score == best[0].Score:
			best, status = append(best, x), document.Ambiguous
		}
	}
	if len(best) == 0 && len(c.Names) == 0 && c.Body.Empty() && !c.Same {
		if !c.Quoted && !strings.Contains(s.t[c.Title.Start:c.Title.End], " v") {
			return false // any sentence may look like that
		}
	}
	out.Candidates, out.Status = s.ofThisChapter(best), status
	if len(out.Candidates) == 1 && status == document.Ambiguous {
		out.Status = document.Resolved
	}
	return true
}

// worksOf are the entries whose first author, or title, may be the one a note names.
func (s *scanner) worksOf(c note.Cited) []int {
	switch {
	case c.Same:
		return s.ofLastAuthor()
	case !c.Body.Empty():
		return s.list.byName[glue(s.t[c.Body.Start:c.Body.End])]
	case len(c.Names) > 0:
		return s.ofFamily(c.Names[0])
	}
	return s.ofTitle(glue(s.t[c.Title.Start:c.Title.End]))
}

// ofTitle are the entries with a title that a note gives alone: those without an author, and others whose author the text may name.
func (s *scanner) ofTitle(title string) []int {
	var out []int
	for i, w := range s.list.works {
		if sameTitle(title, w.title) {
			out = append(out, i)
		}
	}
	return out
}

// ofFamily are the entries whose first author has a family name, and initials where a note gives them. Where a family name begins
// is known from the list alone: "Inés García Berlanga" may be a Berlanga or a García Berlanga.
func (s *scanner) ofFamily(n note.Name) []int {
	if n.Given != "" { // a body printed as if it were a name
		var out []int
		for _, i := range s.list.byName[glue(n.Given+" "+n.Family)] {
			if len(s.list.works[i].authors) > 0 && s.list.works[i].authors[0].body != "" {
				out = append(out, i)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	given := strings.Fields(n.Given)
	for k := len(given); k >= 0; k-- {
		family := strings.Join(append(slices.Clone(given[k:]), n.Family), " ")
		if out := s.ofName(strings.Join(given[:k], " "), glue(family)); len(out) > 0 {
			return out
		}
	}
	// whichever of the names are taken for the family's: "Zhou Lin" is listed as "Zhou, Lin"
	return s.list.byWhole[glue(n.Given+" "+n.Family)]
}

// ofName are the entries whose first author has a glued family name and may have the given ones.
func (s *scanner) ofName(given, family string) []int {
	given = initials(given)
	var out []int
	for _, i := range s.list.byName[family] {
		if len(s.list.works[i].authors) == 0 {
			continue
		}
		a := s.list.works[i].authors[0]
		if given != "" && a.initials != "" && given[:1] != a.initials[:1] {
			continue
		}
		if a.family == family || a.short == family || a.body == family {
			out = append(out, i)
		}
	}
	return out
}

// ofLastAuthor are the entries of the first author of the last work cited: "Idem", "Ders.".
func (s *scanner) ofLastAuthor() []int {
	for k := len(s.noted) - 1; k >= 0 && k >= len(s.noted)-2; k-- {
		for j := len(s.noted[k].items) - 1; j >= 0; j-- {
			c := s.found[s.noted[k].items[j]]
			if len(c.Candidates) == 1 && len(s.list.works[c.Candidates[0].Reference].authors) > 0 {
				return s.list.byName[s.list.works[c.Candidates[0].Reference].authors[0].family]
			}
		}
	}
	return nil
}

// sameTitle compares glued titles; one may leave out a subtitle.
func sameTitle(a, b string) bool {
	if a == "" || b == "" {
		return false
	}
	if a == b {
		return true
	}
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 8 && strings.HasPrefix(b, a)
}

// inShort leads a family name and the first words of a title to an entry. Without such an entry it is no citation.
func (s *scanner) inShort(c note.Cited, out *document.Citation) bool {
	works := s.worksOf(c)
	if len(works) == 0 {
		return false
	}
	if c.Title.Empty() {
		return s.byNameAlone(works, out)
	}
	short := glue(s.t[c.Title.Start:c.Title.End])
	best := 0.0
	for _, i := range works {
		v := shortened(short, s.t[c.Title.Start:c.Title.End], s.list.works[i].title, s.list.refs[i].Title)
		if v == 0 || v < best {
			continue
		}
		if v > best {
			best, out.Candidates = v, nil
		}
		out.Candidates = append(out.Candidates, document.Candidate{Reference: i, Score: v, Reason: "name and short title agree"})
	}
	out.Candidates = s.ofThisChapter(out.Candidates)
	return s.settle(out)
}

// settle sets the status that the number of candidates gives; false without any.
func (s *scanner) settle(out *document.Citation) bool {
	switch len(out.Candidates) {
	case 0:
		return false
	case 1:
		out.Status = document.Resolved
		w := s.list.works[out.Candidates[0].Reference]
		if out.Year == "" {
			out.Year, out.Suffix = w.year, w.suffix
		}
	default:
		out.Status = document.Ambiguous
	}
	return true
}

// shortened is how well a short title stands for a title: as its beginning, as words of it in their order, 0 for not at all.
func shortened(glued, short, whole, title string) float64 {
	switch {
	case glued == "" || whole == "":
		return 0
	case glued == whole:
		return 0.98
	case strings.HasPrefix(whole, glued), strings.HasPrefix(strings.TrimPrefix(strings.TrimPrefix(whole, "the"), "a"), glued):
		return 0.95
	case strings.Contains(whole, glued) && len(glued) >= 5:
		return 0.9
	}
	words := strings.Fields(title)
	k := 0
	for _, w := range strings.Fields(short) {
		g := glue(w)
		for k < len(words) && glue(words[k]) != g {
			k++
		}
		if k == len(words) {
			return 0
		}
		k++
	}
	return 0.85
}

// byNameAlone leads a family name with no title to the only work of that name, or to the one cited last.
func (s *scanner) byNameAlone(works []int, out *document.Citation) bool {
	if len(works) == 1 {
		out.Candidates = []document.Candidate{{Reference: works[0], Score: 0.9, Reason: "the only work of that name"}}
		return s.settle(out)
	}
	for _, i := range s.notedBefore(works) {
		out.Candidates = append(out.Candidates, document.Candidate{Reference: i, Score: 0.7, Reason: "a work of that name cited before"})
	}
	if len(out.Candidates) == 1 {
		out.Candidates[0].Reason = "of the works of that name the only one cited before"
		s.settle(out)
		out.Status = document.Probable
		return true
	}
	if len(out.Candidates) == 0 {
		for _, i := range works {
			out.Candidates = append(out.Candidates, document.Candidate{Reference: i, Score: 0.5, Reason: "a work of that name"})
		}
	}
	return s.settle(out)
}

// notedBefore are those of the works that earlier notes cite, in the order of the list.
func (s *scanner) notedBefore(works []int) []int {
	var out []int
	for _, i := range works {
		if s.inNotes[i] {
			out = append(out, i)
		}
	}
	return out
}

// wholeNote adds a citation for an entry that the note consists of, where its wording gave none.
func (s *scanner) wholeNote() {
	b := s.d.Blocks[s.u.block].Span
	from := sort.Search(len(s.list.refs), func(i int) bool { return s.list.refs[i].End > b.Start })
	for i := from; i < len(s.list.refs) && s.list.refs[i].Start < b.End; i++ {
		r := s.list.refs[i]
		if !b.Contains(document.Span{Start: r.Start, End: r.Start}) {
			continue
		}
		start, end := s.view.At(r.Start), s.view.At(r.End)
		if end <= start || s.overlaps(start, end) {
			continue
		}
		n := s.add(document.Citation{Kind: document.NoteFull, Status: document.Resolved, Authors: citedNames(r), Year: r.Year, Suffix: r.Suffix,
			Candidates: []document.Candidate{{Reference: i, Score: 1, Reason: "the note names the work in full"}}}, start, end, start, end)
		s.remember(n)
	}
}

// maxTitleWork bounds the looking for titles in notes, in bytes of notes times works.
const maxTitleWork = 200 << 20

// titledNotes finds entries that a note names by the author's family name and
// the beginning of the title: "Lee, Two Rivers, 41".
func (s *scanner) titledNotes() {
	t := s.t
	if s.titleWork += len(t) * len(s.list.works); s.titleWork > maxTitleWork {
		return
	}
	g, at := glueWithPlaces(t)
	for i, w := range s.list.works {
		if len(w.authors) == 0 || w.authors[0].family == "" {
			continue
		}
		title := s.list.refs[i].Title
		if k := strings.IndexAny(title, ":?"); k > 8 {
			title = title[:k]
		}
		gt := glue(title)
		words := strings.Fields(title)
		if len(words) > 4 && len(gt) > 24 {
			gt = glue(strings.Join(words[:4], " "))
		}
		if len(gt) < 8 {
			continue
		}
		k := strings.Index(g, gt)
		if k < 0 {
			continue
		}
		f := strings.LastIndex(g[:k], w.authors[0].family)
		if f < 0 || k-f > len(w.authors[0].family)+60 {
			continue
		}
		start, end := at[f], at[k+len(gt)-1]+1
		full := false
		if y := w.year; len(y) == 4 {
			if n := strings.Index(t[end:], y); n >= 0 && n < 200 {
				end, full = end+n+4, true
			}
		}
		if s.overlaps(start, end) {
			continue
		}
		for start > 0 && t[start-1] != '.' && t[start-1] != ';' && t[start-1] != '(' && start > at[f]-30 && full {
			start--
		}
		for start < len(t) && t[start] == ' ' {
			start++
		}
		c := document.Citation{Kind: document.NoteShort, Status: document.Resolved, Authors: []string{s.list.refs[i].Authors[0].Family}, Year: w.year, Suffix: w.suffix,
			Candidates: []document.Candidate{{Reference: i, Score: 0.9, Reason: "name and title agree"}}}
		if full {
			c.Kind = document.NoteFull
			if e := strings.IndexByte(t[end:], ')'); e == 0 {
				end++
			}
		}
		c.Locator, end = s.locatorAt(end, len(t))
		s.add(c, start, end, start, end)
	}
}

// overlaps tells whether a citation was already found in t[start:end].
func (s *scanner) overlaps(start, end int) bool {
	sp := s.view.Span(start, end)
	for i := len(s.found) - 1; i >= 0 && i >= len(s.found)-24; i-- {
		if s.found[i].Overlaps(sp) {
			return true
		}
	}
	return false
}

// glueWithPlaces is glue for the letters of t that are ASCII, with where each stands.
func glueWithPlaces(t string) (string, []int) {
	b := make([]byte, 0, len(t))
	at := make([]int, 0, len(t))
	for i := 0; i < len(t); {
		n := 1
		for i+n < len(t) && t[i+n] >= 0x80 && t[i+n] < 0xC0 {
			n++
		}
		for _, c := range []byte(glue(t[i : i+n])) {
			b = append(b, c)
			at = append(at, i)
		}
		i += n
	}
	return string(b), at
}
