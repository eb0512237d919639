package reference

import (
	"strings"

	"kg/document"
)

// editorsBefore finds, in what stands before an italic book title, where "In
// Editors (Eds.)," begins, and the editors.
func editorsBefore(head string) (in int, names string) {
	for _, w := range []string{". In: ", ". In ", "? In ", "! In ", " In ", `" In `, ". in ", ", in ", ". En "} {
		if k := strings.LastIndex(head+" ", w); k > 0 {
			rest := ""
			if k+len(w) <= len(head) {
				rest = head[k+len(w):]
			}
			end := k
			if w[0] == '?' || w[0] == '!' {
				end = k + 1
			}
			return end, strings.TrimSpace(rest)
		}
	}
	for _, w := range []string{"In:", "In"} {
		if strings.HasSuffix(head, " "+w) {
			return len(head) - len(w) - 1, ""
		}
	}
	return 0, ""
}

// readEditors takes "M. D. Oster & G. Quill (Eds.)," for editors.
func (r *reading) readEditors(t string) {
	t = strings.TrimRight(t, " ,:")
	low := strings.ToLower(t)
	for _, m := range []string{"(eds.)", "(ed.)", "(eds)", "(ed)", "(hrsg.)", "(hg.)", "(coords.)", "(coord.)", "(dir.)", "(dirs.)", ", eds.", ", ed.", ", editors", ", editor", " eds.", " ed.", " eds", " (editors)", " (editor)"} {
		if strings.HasSuffix(low, m) {
			t = strings.TrimRight(t[:len(t)-len(m)], " ,")
			r.eds = true
			break
		}
	}
	if people, _ := parseNames(t, namesLoose); len(people) > 0 {
		r.p.ref.Editors = people
	}
}

// findRest reads what follows the title: descriptions in brackets, a journal
// with its numbers, a book with its editors, a publisher, an outlet.
func (r *reading) findRest(at int) {
	for at < len(r.body) && strings.IndexByte(" .,;:\"'", r.body[at]) >= 0 {
		at++
	}
	at = r.brackets(at)
	if at >= len(r.body) {
		return
	}
	rest := r.body[at:]
	switch {
	case r.inBook:
		r.book(at)
	case opensIn(rest):
		k := strings.IndexAny(rest, " ")
		r.inBook = true
		r.bookWithEditors(at + k + 1)
	default:
		r.journalOrPublisher(at)
	}
}

// brackets reads the round and square brackets at at, one after another.
func (r *reading) brackets(at int) int {
	for at < len(r.body) && (r.body[at] == '(' || r.body[at] == '[') {
		end := matching(r.body, at)
		if end < 0 {
			return at
		}
		inner := r.body[at+1 : end]
		if r.body[at] == '[' {
			r.descr = append(r.descr, inner)
		} else if !r.bracket(inner) {
			return at
		}
		at = end + 1
		for at < len(r.body) && strings.IndexByte(" .,;:", r.body[at]) >= 0 {
			at++
		}
	}
	return at
}

func matching(s string, at int) int {
	depth := 0
	for i := at; i < len(s); i++ {
		switch s[i] {
		case '(', '[':
			depth++
		case ')', ']':
			depth--
			if depth == 0 {
				return i
			}
		}
	}
	return -1
}

// bracket reads one round bracket: an edition, pages, volume and issue, a
// language, a series with its number. It is false for what it does not know.
func (r *reading) bracket(inner string) bool {
	low := strings.ToLower(inner)
	ref := &r.p.ref
	switch {
	case strings.HasPrefix(low, "in ") && len(inner) < 30:
		ref.Language = strings.TrimSpace(inner[3:])
	case strings.HasPrefix(low, "original work"), strings.HasPrefix(low, "original"), strings.HasPrefix(low, "accessed"), strings.HasPrefix(low, "first published"):
	case low == "ed." || low == "eds." || low == "ed" || low == "eds" || low == "hrsg." || low == "hg.":
		ref.Editors = ref.Authors
	case editionOf(inner) != "":
		ref.Edition = editionOf(inner)
		r.volumeIn(inner)
	case strings.Contains(low, "pp.") || strings.HasPrefix(low, "p. ") || strings.HasPrefix(low, "pages ") || strings.HasPrefix(low, "s. ") || strings.Contains(low, "vol") && strings.ContainsAny(low, "0123456789"):
		r.volumeIn(inner)
	case anyYear(inner) && len(inner) < 30 && yearish(inner):
		if ref.Year == "" {
			if y, x, ok := yearOf(inner); ok {
				ref.Year, ref.Suffix = y, x
			}
		}
	case pagesAlone(inner):
		r.p.ref.Pages = strings.TrimSpace(inner)
	case numberedSeries(inner):
		r.series = inner
	default:
		return false
	}
	return true
}

// pagesAlone tells whether a bracket holds a range of pages and nothing else.
func pagesAlone(s string) bool {
	ts := tokens(s)
	return len(ts) == 3 && rangeEnd(s, ts, 0, false) == 3
}

func yearish(s string) bool { _, _, ok := yearOf(s); return ok }

// volumeIn reads "Vol. 29, Issue 2, pp. 12–14" inside a bracket.
func (r *reading) volumeIn(inner string) {
	ts := tokens(inner)
	for k := 0; k+1 < len(ts); k++ {
		if ts[k].kind != 'w' {
			continue
		}
		j := k + 1
		if ts[j].kind == '.' {
			j++
		}
		if j >= len(ts) {
			break
		}
		w := strings.ToLower(inner[ts[k].start:ts[k].end])
		switch {
		case (w == "vol" || w == "vols" || w == "volume") && ts[j].kind == 'n' && r.p.ref.Volume == "":
			r.p.ref.Volume = inner[ts[j].start:ts[j].end]
		case issueWord(w) && ts[j].kind == 'n' && r.p.ref.Issue == "":
			r.p.ref.Issue = inner[ts[j].start:ts[j].end]
		case pageWord(w) && r.p.ref.Pages == "":
			if e := rangeEnd(inner, ts, j, true); e > 0 {
				r.p.ref.Pages = inner[ts[j].start:ts[e-1].end]
			}
		}
	}
}

// editionOf reads "4th ed.", "2nd rev. edn", "5. Aufl.", "Rev. ed.".
func editionOf(s string) string {
	low := strings.ToLower(s)
	for _, w := range []string{" ed.", " ed", " edn.", " edn", " edition", ". aufl.", ". auflage", " aufl.", " éd.", " ed.,", " edición"} {
		if k := strings.Index(low, w); k > 0 && len(low) == len(s) {
			rest := low[k+len(w):]
			if rest == "" || rest[0] == ',' || rest[0] == '.' || rest[0] == ' ' || rest[0] == ';' {
				e := strings.TrimSpace(s[:k])
				if len(e) <= 20 && !strings.Contains(e, ",") {
					return strings.TrimRight(e, ".")
				}
			}
		}
	}
	return ""
}

// numberedSeries tells whether a bracket holds a number of a series, a document or a gazette.
func numberedSeries(s string) bool {
	return strings.ContainsAny(s, "0123456789") && len(s) < 80
}

// bookWithEditors reads "Editors (Eds.), Book (pp. 1–2). Publisher" from at.
func (r *reading) bookWithEditors(at int) {
	s := r.body
	for _, e := range r.em {
		if e.start > at && len(strings.TrimSpace(s[at:e.start])) > 2 && e.start < len(s) {
			r.readEditors(s[at:e.start])
			r.book(e.start)
			return
		}
	}
	low := strings.ToLower(s[at:])
	if len(low) == len(s)-at {
		for _, m := range []string{"(eds.)", "(ed.)", "(eds)", "(ed)", "(hrsg.)", "(hg.)", "(coords.)", "(coord.)", "(dir.)", ", eds., ", ", ed., ", ", eds. ", ", editors, ", ", editor, "} {
			if k := strings.Index(low, m); k > 0 && k < 300 {
				r.readEditors(s[at : at+k+len(m)])
				at += k + len(m)
				for at < len(s) && strings.IndexByte(" ,.:;", s[at]) >= 0 {
					at++
				}
				break
			}
		}
	}
	r.book(at)
}

// book reads a book's title, pages, editors and publisher from at.
func (r *reading) book(at int) {
	s := r.body
	end := len(s)
	for _, e := range r.em {
		if e.start <= at && e.end > at {
			end = e.end
		}
	}
	if end == len(s) {
		end = r.bookEnd(at)
	}
	title := strings.Trim(s[at:end], " .,;:")
	if by := strings.Index(title, ", edited by "); by > 0 {
		title = title[:by]
	}
	r.p.ref.Container = tidy(title)
	rest := end
	for rest < len(s) && strings.IndexByte(" .,;:", s[rest]) >= 0 {
		rest++
	}
	if by := strings.Index(s[at:], ", edited by "); by >= 0 {
		r.editedBy(at + by + len(", edited by "))
		return
	}
	rest = r.brackets(rest)
	if n := findNumbers(r.vocabulary, "x "+s[rest:], 0); n.found && rest < len(s) {
		r.takeNumbers(n)
		tail := strings.Trim(s[min(len(s), max(rest, rest+n.at.end-2)):], " .,;:")
		head := strings.Trim(s[rest:max(rest, rest+n.at.start-2)], " .,;:")
		if len(head) > len(tail) {
			tail = head
		}
		r.publisher(tail)
		return
	}
	r.publisher(s[rest:])
}

// editedBy reads "A and B, 137–55. Place: Publisher" behind "edited by".
func (r *reading) editedBy(at int) {
	s := r.body
	end := len(s)
	if k := strings.Index(s[at:], ". "); k > 0 {
		end = at + k
		for end+2 < len(s) && initialWord(lastWord(s[at:end])+".") {
			k := strings.Index(s[end+2:], ". ")
			if k < 0 {
				end = len(s)
				break
			}
			end += 2 + k
		}
	}
	names := s[at:end]
	if n := findNumbers(r.vocabulary, names, 0); n.found {
		r.takeNumbers(n)
		names = names[:n.at.start]
	} else if c := strings.LastIndex(names, ", "); c > 0 {
		ts := tokens(names[c+2:])
		if e := rangeEnd(names[c+2:], ts, 0, false); e > 0 {
			r.p.ref.Pages = names[c+2:][ts[0].start:ts[e-1].end]
			names = names[:c]
		}
	}
	r.readEditors(names)
	if end < len(s) {
		r.publisher(s[end+1:])
	}
}

// bookEnd is where an unmarked book title ends: at its pages, its bracket, its
// editors or its full stop.
func (r *reading) bookEnd(at int) int {
	s := r.body
	end := len(s)
	if segs := r.sentences(s, at); len(segs) > 0 {
		end = segs[0].end
	}
	if k := strings.LastIndex(s[at:end], " ("); k > 0 {
		if e := matching(s, at+k+1); e > 0 && pagesAlone(s[at+k+2:e]) {
			end = at + k
		}
	}
	for _, m := range []string{" (pp.", " (Vol.", " (vol.", " (p.", ", pp.", ", pages ", ", p. ", ", S. ", ", edited by ", ", vol.", " (Pp.", ", volume "} {
		if k := strings.Index(s[at:end], m); k > 0 {
			end = at + k
		}
	}
	if k := strings.Index(s[at:end], " ("); k > 0 {
		if e := matching(s, at+k+1); e > 0 && (editionOf(s[at+k+2:e]) != "" || numberedSeries(s[at+k+2:e])) {
			end = at + k
		}
	}
	return end
}

func (r *reading) takeNumbers(n numbers) {
	ref := &r.p.ref
	if ref.Volume == "" {
		ref.Volume = n.volume
	}
	if ref.Issue == "" {
		ref.Issue = n.issue
	}
	if ref.Pages == "" {
		ref.Pages = n.pages
	}
}

// journalOrPublisher reads "Journal, 1(2), 3–4", "Publisher" or "Outlet" from at.
func (r *reading) journalOrPublisher(at int) {
	s := r.body
	n := findNumbers(r.vocabulary, "x "+s[at:], 0)
	if n.found {
		n.at.start, n.at.end = max(at, at+n.at.start-2), max(at, at+n.at.end-2)
		name := s[at:n.at.start]
		if !r.housed(name) {
			r.takeNumbers(n)
			r.journal(at, name)
			r.trailer(n.at.end)
			return
		}
		r.takeNumbers(n)
		r.publisher(name)
		return
	}
	r.publisher(s[at:])
}

// housed tells whether what stands before pages is "Place: Publisher" rather than a journal.
func (r *reading) housed(name string) bool {
	name = strings.Trim(name, " .,;:(")
	place, house, ok := strings.Cut(name, ": ")
	return ok && isPlace(place) && len(place) < 30 && r.hasHouse(house) && !r.quoted
}

// journal takes the name of a journal from s[at:], cut at the date of the issue.
func (r *reading) journal(at int, name string) {
	for _, e := range r.em {
		if e.start <= at+1 && e.end > at && e.end < at+len(name) {
			name = r.body[at:e.end]
		}
	}
	name = strings.Trim(name, " .,;:(")
	if c := strings.LastIndex(name, ", "); c > 0 && r.months[strings.ToLower(firstWord(name[c+2:]))] {
		name = name[:c]
	}
	for _, p := range []string{"In: ", "In ", "in: ", "in "} {
		if strings.HasPrefix(name, p) && len(name) > len(p)+3 {
			name = name[len(p):]
		}
	}
	if y := r.p.year; !y.empty() && y.start > at && y.end <= at+len(name) {
		name = strings.TrimSpace(strings.TrimRight(r.body[at:y.start], " ,(;."))
	}
	r.p.ref.Container = tidy(strings.Trim(name, " .,;:"))
}

// trailer reads brackets behind the numbers: "(in Korean)".
func (r *reading) trailer(at int) {
	for at < len(r.body) {
		k := strings.IndexAny(r.body[at:], "([")
		if k < 0 {
			return
		}
		end := matching(r.body, at+k)
		if end < 0 {
			return
		}
		if inner := r.body[at+k+1 : end]; strings.HasPrefix(strings.ToLower(inner), "in ") {
			r.bracket(inner)
		}
		at = end + 1
	}
}

// publisher reads "Place: Publisher", "Publisher, Place", "2nd ed. Place:
// Publisher, 2002", a thesis's university, or an outlet.
func (r *reading) publisher(t string) {
	t = r.cutYear(t)
	for i := 0; i < 3; i++ {
		t = strings.Trim(t, " .,;:")
		head, rest, ok := strings.Cut(t, ". ")
		if !ok && editionOf(t) != "" && len(t) < 20 {
			r.p.ref.Edition = editionOf(t)
			return
		}
		if ok && editionOf(head+".") != "" && len(head) < 24 {
			r.p.ref.Edition = editionOf(head + ".")
			t = rest
			continue
		}
		break
	}
	t = r.dropBrackets(t)
	if t == "" {
		return
	}
	low := strings.ToLower(t)
	for _, w := range []string{"phd thesis", "ph.d. thesis", "ph.d. dissertation", "phd dissertation", "doctoral dissertation", "doctoral thesis", "master's thesis", "masters thesis", "unpublished thesis", "thèse de doctorat", "dissertation"} {
		if strings.HasPrefix(low, w) {
			r.p.ref.Type = "thesis"
			t = strings.Trim(t[len(w):], " .,:;")
			break
		}
	}
	for _, w := range []string{"tech. rep., ", "technical report, ", "tech. report, ", "technical report. "} {
		if hasFold(t, w) {
			r.p.ref.Type = "report"
			t = t[len(w):]
		}
	}
	if place, house, ok := strings.Cut(t, ": "); ok && isPlace(place) && len(place) < 50 {
		if k := strings.LastIndex(place, ". "); k > 0 && !initialWord(place[:k+1]) {
			place = place[k+2:]
		}
		r.p.ref.Place = strings.TrimSpace(place)
		t = house
	} else if house, place, ok := strings.Cut(t, ", "); ok && (r.hasHouse(house) || r.hasInstitution(house) && isPlace(place)) && isPlace(place) && !r.hasHouse(place) && !r.hasInstitution(place) {
		r.p.ref.Place = place
		t = house
	}
	r.p.ref.Publisher = tidy(strings.Trim(t, " .,;:"))
}

// cutYear takes the entry's own year and its brackets out of the end of t.
func (r *reading) cutYear(t string) string {
	y := r.p.year
	if y.empty() || r.imprint != "" {
		return t
	}
	if k := strings.LastIndex(t, y.of(r.body)); k >= 0 && len(strings.Trim(t[k+y.end-y.start:], " .,;:)")) < 12 {
		t = t[:k]
	}
	return strings.TrimRight(t, " ,.;(")
}

// dropBrackets cuts what stands in brackets at the end of t: "(Original work published 1892)".
func (r *reading) dropBrackets(t string) string {
	for {
		t = strings.TrimRight(t, " .,;:")
		if !strings.HasSuffix(t, ")") && !strings.HasSuffix(t, "]") {
			return t
		}
		k := strings.LastIndexAny(t, "([")
		if k < 0 {
			return t
		}
		inner := t[k+1 : len(t)-1]
		if t[k] == '[' {
			r.descr = append(r.descr, inner)
		} else if !r.bracket(inner) {
			return t
		}
		t = t[:k]
	}
}

// repeatAuthors fills in the authors for whom a dash stands.
func repeatAuthors(refs []document.Reference) {
	for i := 1; i < len(refs); i++ {
		if len(refs[i].Authors) == 0 && repeatDash(refs[i].Raw[labelLength(refs[i].Raw):]) > 0 {
			refs[i].Authors = append([]document.Person(nil), refs[i-1].Authors...)
			refs[i].TitleFirst = refs[i].TitleFirst && len(refs[i].Authors) == 0
		}
	}
}
