package reference

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/annotate/reference/label"
)

// labelledHouses takes container and publisher. Where the labeller sees
// nothing, an outlet or a house that the rules see is believed. What they
// know as an outlet is both where the item is set as a work of its own, its title
// in italics: the outlet contains it and has published it.
func (r *reading) labelledHouses(text func(label.Field) (string, stretch), spans []label.Span) {
	ref := &r.p.ref
	container, publisher := ref.Container, ref.Publisher
	v, z := text(label.Container)
	ref.Container = r.containerOf(v)
	r.meetingNumber(z)
	v, z = text(label.Publisher)
	if strings.HasSuffix(strings.TrimRight(r.s[:z.start], " "), "Washington,") { // "Washington, D. C. Lantern Press"
		for _, w := range []string{"D. C. ", "D.C. ", "DC: ", "D.C.: ", "D. C.: "} {
			v = strings.TrimPrefix(v, w)
		}
	}
	ref.Publisher = r.publisherOf(v)
	open := func(v string) bool { return v != "" && !r.covered(r.find(v), spans) }
	if ref.Container == "" && ref.Publisher == "" {
		if open(publisher) && (r.outlet(publisher) || r.institution(publisher) || r.hasHouse(publisher)) {
			ref.Publisher = publisher
		}
		if open(container) && (r.outlet(container) || container == r.series) {
			ref.Container = container
		}
	}
	if ref.Container == "" && container != "" && container == r.series && open(container) {
		ref.Container = container
	}
	if container == publisher && container != "" && (ref.Publisher == container && ref.Container == "" || ref.Container == container && ref.Publisher == "" && (r.titleEm || ref.TitleFirst || ref.Volume != "")) {
		ref.Container, ref.Publisher = container, container
	}
	r.houseOfRules(publisher, spans)
	r.restOfTitle()
	if strings.HasPrefix(ref.Publisher, "in ") { // "(in Korean)": a language or a place
		ref.Publisher = ""
	}
	if ref.Publisher == "" && ref.Volume+ref.Issue+ref.Pages == "" && endsAsHouse(ref.Container) {
		ref.Container, ref.Publisher = "", ref.Container
	}
}

// restOfTitle reads what stands behind the title of an entry without numbers:
// "In CRAN", "arXiv".
func (r *reading) restOfTitle() {
	ref := &r.p.ref
	from := r.p.title.end
	if ref.Container != "" || ref.Volume+ref.Issue+ref.Pages != "" || r.p.title.empty() || from >= r.links.from || r.p.year.end > from {
		return
	}
	rest := strings.Trim(r.body[from:r.links.from], " .,;:\"'")
	if k := strings.IndexAny(rest, ".,;[("); k > 0 {
		rest = strings.TrimRight(rest[:k], " ")
	}
	switch name, in := strings.CutPrefix(rest, "In "); {
	case in && len(strings.Fields(name)) == 1 && len(name) > 2:
		ref.Container = name
	case !in && ref.Publisher == "" && repository(rest):
		ref.Publisher = rest
	}
}

// repository tells whether a name is that of a house for preprints, data or code, which publishes what it keeps.
func repository(s string) bool {
	switch strings.ToLower(s) {
	case "arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "eartharxiv", "zenodo", "figshare", "dryad", "ssrn", "osf preprints", "research square", "preprints", "github", "gitlab", "dataverse", "pangaea", "hal":
		return true
	}
	return false
}

// meetingNumber gives the name of a meeting or of a book back what the
// labeller took for its volume, the number that closes the name ("Proceedings
// of NCH-89", "In Harbour Studies 4."), and the letters in brackets it is
// known by.
func (r *reading) meetingNumber(z stretch) {
	ref := &r.p.ref
	if z.empty() || ref.Container == "" {
		return
	}
	end := z.start + len(strings.TrimRight(z.of(r.s), " -'"))
	tail := strings.TrimLeft(r.s[end:], " -'")
	if n := len(ref.Volume); n > 0 && n < 3 && strings.HasPrefix(tail, ref.Volume) && allDigits(ref.Volume) && !strings.HasPrefix(tail[n:], "-") {
		gap := r.s[end : len(r.s)-len(tail)]
		year := n == 2 && (gap == "-" || gap == " '" || gap == "'")
		head := strings.TrimRight(r.s[:z.start], " :\"'")
		inside := strings.HasSuffix(head, " In") || strings.HasSuffix(head, " in") || strings.HasSuffix(head, "ds.),") || strings.HasSuffix(head, "(ed.),")
		if year || gap == " " && inside && ref.Issue == "" {
			end = len(r.s) - len(tail) + n
			ref.Container, ref.Volume = tidy(r.s[z.start:end]), ""
		}
	}
	if n := gazetteNumber(r.s[end:], ref.Volume); n > 0 {
		end += n
		ref.Container, ref.Volume = tidy(r.s[z.start:end]), ""
	}
	if n := shortYear(r.s[end:]); n > 0 && ref.Volume == "" { // "Proceedings Quay '91"
		end += n
		ref.Container = tidy(r.s[z.start:end])
	}
	if n := lettersInBrackets(r.s[end:]); n > 0 {
		ref.Container = tidy(r.s[z.start : end+n])
	} else if n, volume := volumeInBrackets(r.s[end:]); n > 0 {
		ref.Container = tidy(r.s[z.start : end+n])
		if ref.Volume == volume {
			ref.Volume = ""
		}
	}
}

// gazetteNumber is the length of " 52.208" at the start of s, 0 for none: a
// number with a point for thousands that the labeller took the head of for a
// volume counts the days of a gazette and stands with its name.
func gazetteNumber(s, volume string) int {
	rest, ok := strings.CutPrefix(s, " "+volume+".")
	if !ok || volume == "" || len(volume) > 3 || !allDigits(volume) || len(rest) < 3 || !allDigits(rest[:3]) || len(rest) > 3 && isWordByte(rest[3]) {
		return 0
	}
	return len(volume) + 5
}

// shortYear is the length of " '91" at the start of s, 0 for none.
func shortYear(s string) int {
	t := strings.TrimLeft(s, " ")
	if len(s)-len(t) > 1 || len(t) < 3 || t[0] != '\'' || !isDigit(t[1]) || !isDigit(t[2]) || len(t) > 3 && isWordByte(t[3]) {
		return 0
	}
	return len(s) - len(t) + 3
}

// lettersInBrackets is the length of " (ABC-92)" at the start of s, 0 for none.
func lettersInBrackets(s string) int {
	t := strings.TrimLeft(s, " ")
	end := strings.IndexByte(t, ')')
	if len(s)-len(t) > 1 || end < 3 || end > 12 || t[0] != '(' {
		return 0
	}
	capitals := 0
	for _, c := range t[1:end] {
		switch {
		case c >= 'A' && c <= 'Z':
			capitals++
		case c >= '0' && c <= '9' || c == '-' || c == '\'' || c == '*' || c == '&':
		default:
			return 0
		}
	}
	if capitals < 3 {
		return 0
	}
	return len(s) - len(t) + end + 1
}

// endsAsHouse tells whether a name ends as those of publishers do and of nothing that has parts.
func endsAsHouse(s string) bool {
	switch lastWord(s) {
	case "House", "Press", "Publishers", "Publishing", "Verlag", "Books":
		return strings.Contains(s, " ")
	}
	return false
}

// containerOf cuts from a container what is not its name: who edited it, that
// an issue was a special one, an edition, the day of a newspaper.
func (r *reading) containerOf(s string) string {
	if head, rest, ok := strings.Cut(s, ", "); ok && strings.EqualFold(head, "special issue") {
		s = rest
	}
	if m := madeBy(s); m > 0 {
		s = s[m:]
	}
	if noName(s) {
		return ""
	}
	low := strings.ToLower(s)
	if len(low) != len(s) {
		return s
	}
	for _, w := range []string{". edited by ", ", edited by ", ", special issue", ": special issue", " special issue", ". special issue", ". epub ahead of print", "epub ahead of print"} {
		if k := strings.Index(low, w); k > 3 || k == 0 {
			s, low = s[:k], low[:k]
		}
	}
	for k := strings.Index(s, ". "); k > 3; {
		if editionOf(s[k+2:]+".") != "" {
			s = s[:k]
			break
		}
		next := strings.Index(s[k+2:], ". ")
		if next < 0 {
			break
		}
		k += 2 + next
	}
	if k := strings.LastIndex(s, ", "); k > 3 {
		tail := s[k+2:]
		words := strings.Fields(tail)
		day := len(words) > 0 && len(words) <= 2
		for _, w := range words {
			day = day && (r.months[strings.ToLower(strings.TrimRight(w, "."))] || len(w) <= 2 && allDigits(w))
		}
		if town := r.p.ref.Volume != "" && label.IsPlace(tail); town && r.p.ref.Place == "" { // "Revista de Portos, São Paulo, v. 2"
			r.p.ref.Place = tail
			s = s[:k]
		} else if day || editionOf(tail) != "" || tail == "in press" || tail == "forthcoming" {
			s = s[:k]
		}
	}
	s = r.withoutDay(s)
	return strings.TrimRight(s, " .,:;(")
}

// noName tells whether what stands where a container does is a kind of work, or says who translated it.
func noName(s string) bool {
	switch strings.ToLower(strings.TrimRight(s, ". ")) {
	case "tech. rep", "technical report", "tech report", "working paper", "discussion paper", "preprint", "unpublished manuscript", "manuscript":
		return true
	}
	for _, w := range []string{"Traduction de ", "Traduit par ", "Traduit de ", "Traducción de ", "Tradução de ", "Übersetzt von ", "Aus dem "} {
		if strings.HasPrefix(s, w) {
			return true
		}
	}
	return false
}

// madeBy is the length of "Trans. Ada Orwen. " or "ed. A. R. Orwen. " at the start of a container, 0 for none.
func madeBy(s string) int {
	for _, w := range []string{"Trans. ", "trans. ", "Translated by ", "translated by ", "Ed. ", "ed. ", "Edited by ", "edited by "} {
		rest, ok := strings.CutPrefix(s, w)
		if !ok {
			continue
		}
		for k := strings.Index(rest, ". "); k > 0; {
			name := rest[:k]
			if words := strings.Fields(name); len(words) > 1 && len(words) < 5 && len(words[len(words)-1]) > 2 && (isFull(name) || isDirect(name)) {
				return len(w) + k + 2
			}
			next := strings.Index(rest[k+2:], ". ")
			if next < 0 || next > 30 {
				break
			}
			k += 2 + next
		}
	}
	return 0
}

// withoutDay cuts the day or the month an outlet appeared on from its name: "Quay Herald 4 January".
func (r *reading) withoutDay(s string) string {
	words := strings.Fields(s)
	n := len(words)
	month, day := false, false
	for n > 1 {
		w := strings.Trim(words[n-1], ".,")
		switch {
		case !month && r.months[strings.ToLower(w)] && len(w) > 3:
			month = true
		case !day && len(w) <= 2 && allDigits(w):
			day = true
		default:
			if month && n < len(words) {
				return strings.Join(words[:n], " ")
			}
			return s
		}
		n--
	}
	return s
}

// publisherOf cuts the place behind a publisher, where it is one that is known and the publisher is no university named for it.
func (r *reading) publisherOf(s string) string {
	if head, rest, ok := strings.Cut(s, ": "); ok && len(head) < 30 && isPlace(head) {
		s = rest
	}
	if head, rest, ok := strings.Cut(s, "; "); ok && editionOf(rest) != "" { // "Moor House; 2nd edition"
		s = head
	}
	if head, rest, ok := strings.Cut(s, ". "); ok && len(head) == 2 && head == strings.ToUpper(head) && isPlace(head) && label.IsPlace(head) { // "Chicago, IL. Moor House"
		s = rest
	}
	for k := strings.LastIndexByte(s, ' '); k > 0; k = strings.LastIndexByte(s[:k], ' ') {
		if !label.IsPlace(s[k+1:]) {
			break
		}
		if head := lastWord(s[:k]); label.IsHouse(head) { // "Springer Berlin", "Lantern Press New York"
			s = s[:k]
			break
		}
	}
	for {
		k := strings.LastIndex(s, ", ")
		if k < 3 || strings.HasSuffix(s[:k], "California") || strings.HasSuffix(s[:k], "Texas") {
			return s
		}
		tail := s[k+2:]
		town := !strings.ContainsAny(tail, " .-") && len(tail) > 3 && unicode.IsUpper(firstRune(tail)) && !legalForm(tail) && !label.IsHouse(tail) && !r.institution(tail) && !r.hasInstitution(tail) && (r.hasHouse(s[:k]) || r.hasInstitution(s[:k]))
		if !label.IsPlace(tail) && !town {
			return s
		}
		s = s[:k]
	}
}

// legalForm tells whether a word behind a comma belongs to the name of a firm.
func legalForm(w string) bool {
	switch strings.TrimRight(w, ".") {
	case "Inc", "Ltd", "LLC", "Sons", "Company", "Limited", "GmbH", "Cie", "Corp", "Associates", "Bros", "Brothers":
		return true
	}
	return false
}

func firstRune(s string) rune {
	c, _ := utf8.DecodeRuneInString(s)
	return c
}

// volumeInBrackets is the length of " (Volume 1: Long Papers)" at the start of s, which is part of a name, and its number.
func volumeInBrackets(s string) (n int, volume string) {
	in, ok := strings.CutPrefix(s, " (Volume ")
	end := strings.IndexByte(in, ')')
	if !ok || end < 0 {
		return 0, ""
	}
	volume, _, ok = strings.Cut(in[:end], ": ")
	if !ok || !allDigits(volume) {
		return 0, ""
	}
	return len(s) - len(in) + end + 1, volume
}
