package identity

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kg/graph"
)

// Relation is what two descriptions are to each other.
type Relation string

// The relations between two descriptions.
const (
	Unrelated Relation = ""          // nothing says that they are one, or akin
	Same      Relation = "same"      // one work
	Version   Relation = "version"   // two forms of one work: a preprint and its article, two editions
	Candidate Relation = "candidate" // perhaps one work
	Different Relation = "different" // something says that they are two
)

// Verdict is what a comparison comes to.
type Verdict struct {
	Relation Relation
	// Score is how sure Same, Version and Candidate are, 0 to 1.
	Score float64
	// Reason says in words what agrees, and what differs.
	Reason string

	// Reasons are the same by codes and values, for actors, events and policies.
	Reasons []graph.Reason

	field       field // that differs, where a misreading of one entry may be why
	decided     bool  // by a person
	contradicts bool  // a candidate that may never be one with the other, not even through a third
}

// refused is the verdict of a pair that would be the same but for what else their sets hold. Works keep their wording.
func (v Verdict) refused(code string) Verdict {
	v.Relation = Candidate
	if len(v.Reasons) > 0 {
		v.Reasons = append(slices.Clone(v.Reasons), graph.Reason{Code: code})
		v.Reason += "; but " + says(code)
	}
	return v
}

// field is a part of a description that a style may leave out and a reader may misread.
type field int

const (
	noField field = iota
	yearField
	editionField
	volumeField
	issueField
	pageField
	authorField
)

// value is what a description has in the field, "" for nothing.
func (d *Description) value(f field) string {
	switch f {
	case yearField:
		return strconv.Itoa(d.Year)
	case editionField:
		return d.Edition
	case volumeField:
		return d.Volume
	case issueField:
		return d.Issue
	case pageField:
		return d.First
	case authorField:
		if len(d.Authors) > 0 {
			return d.Authors[0].Family + " " + d.Authors[0].Initial
		}
	}
	return ""
}

// The scores from which two descriptions are one work, or a candidate for it.
const (
	SameScore      = 0.94
	CandidateScore = 0.80
)

// weighing gathers what speaks for one work. Evidence of different sorts is put together as if it were independent: the
// score is 1 − Π(1 − e) over its strengths e.
type weighing struct {
	doubt   float64
	reasons []string
	limits  []string // what allows no more than a candidate
}

func (w *weighing) add(e float64, why string) {
	w.doubt *= 1 - e
	w.reasons = append(w.reasons, why)
}

func (w *weighing) score() float64 { return 1 - w.doubt }

// Compare weighs two descriptions. It is symmetric.
//
// Identifiers of one sort that differ make two works whatever else agrees, and so do numbers of volume, issue, part and first page,
// years more than one apart, first authors without a family name in common, and titles in which a word stands for another.
// A preprint and an article with the same title and authors, up to two years apart, are versions. For the rest the evidence
// decides: title, authors, year, container, volume, page, identifiers.
func Compare(a, b *Description) Verdict {
	if b.ID() < a.ID() {
		a, b = b, a
	}
	if v, ok := judged(a, b); ok {
		return v
	}
	if a.Thing != nil || b.Thing != nil {
		return compareThings(a, b)
	}
	if v, ok := byName(a, b); ok {
		return v
	}
	if a.Notice != b.Notice && (a.Notice != Retracted && a.Notice != Plain || b.Notice != Retracted && b.Notice != Plain) {
		return Verdict{Relation: Different, Reason: "one is a notice about the other"}
	}
	f, evidence, why := titles(a, b)
	switch f {
	case unknown:
		return untitled(a, b)
	case unlike:
		return Verdict{Relation: Unrelated, Reason: why}
	case other:
		return Verdict{Relation: Different, Reason: why}
	}
	w := &weighing{doubt: 1}
	w.add(evidence, why)
	if f == extended {
		w.limits = append(w.limits, why)
	}
	if why := w.authors(a, b); why != "" {
		return Verdict{Relation: Different, Reason: why, field: authorField}
	}
	if v, ok := versions(a, b, w); ok {
		return v
	}
	if why, field := w.details(a, b); why != "" {
		return Verdict{Relation: Different, Reason: why, field: field}
	}
	if a.Claimed == b.Claimed {
		w.add(0.4, "same canonical key")
	}
	return w.verdict()
}

func (w *weighing) verdict() Verdict {
	const most = 0.998 // less than an identifier
	v := Verdict{Score: min(round(w.score()), most), Reason: strings.Join(w.reasons, "; ")}
	switch {
	case v.Score < CandidateScore:
		return Verdict{Relation: Unrelated, Reason: v.Reason}
	case v.Score < SameScore:
		v.Relation = Candidate
	case len(w.limits) > 0:
		v.Relation, v.Score = Candidate, min(v.Score, 0.93)
		v.Reason += "; but " + strings.Join(w.limits, ", ")
	default:
		v.Relation = Same
	}
	return v
}

// round keeps three digits, so that scores that mean the same are the same.
func round(s float64) float64 { return float64(int(s*1000+0.5)) / 1000 }

// byName decides by identifiers alone, where they can.
func byName(a, b *Description) (Verdict, bool) {
	for _, n := range []struct {
		sort, says string
		score      float64
	}{{"doi", "DOI", 0.999}, {"arxiv", "arXiv identifier", 0.999}, {"pmid", "PubMed identifier", 0.999}, {"handle", "Handle", 0.999}} {
		name, differ := shared(a, b, n.sort)
		if differ {
			if v, ok := versions(a, b, nil); ok {
				return v, true
			}
			return Verdict{Relation: Different, Reason: "different " + n.says + "s"}, true
		}
		if name == "" {
			continue
		}
		if why := mismatch(a, b); why != "" {
			// The identifier may be that of the whole book, or of the entry beside it.
			return Verdict{Relation: Candidate, Score: CandidateScore, Reason: "same " + n.says + ", but " + why}, true
		}
		return Verdict{Relation: Same, Score: n.score, Reason: "same " + n.says + " (" + strings.TrimPrefix(name, n.sort+":") + ")"}, true
	}
	return Verdict{}, false
}

// mismatch says why two descriptions with one identifier cannot both bear it by right, "" where they may: titles may be
// in two languages, so it takes titles and authors that both disagree, or a part and its whole.
func mismatch(a, b *Description) string {
	f, _, why := titles(a, b)
	if a.Part != b.Part && f != exact && f != misspelt && f != shortened {
		return "one is a part of a book"
	}
	if a.Notice != b.Notice && (notice(a) || notice(b)) {
		return "one is a notice about the other"
	}
	if f != unlike && f != other {
		return ""
	}
	if f == unlike && latin(a) != latin(b) {
		return ""
	}
	w := &weighing{doubt: 1}
	agree, _ := sharedAuthors(a, b)
	if f == unlike && agree > 0 && a.Year == b.Year && sameContainer(a.Container, b.Container) {
		if differs, _ := w.details(a, b); differs == "" {
			return "" // a translated title
		}
	}
	return why
}

func notice(d *Description) bool {
	return d.Notice == Retraction || d.Notice == Correction || d.Notice == Comment
}

func latin(d *Description) bool {
	for _, w := range d.Title {
		for _, r := range w {
			if r > 0x24f {
				return false
			}
		}
	}
	return true
}

// untitled compares where one has no title: only what names an item in a journal or on the web can make them one.
func untitled(a, b *Description) Verdict {
	w := &weighing{doubt: 1}
	if why := w.authors(a, b); why != "" {
		return Verdict{Relation: Different, Reason: why}
	}
	if why, _ := w.details(a, b); why != "" {
		return Verdict{Relation: Different, Reason: why}
	}
	if a.Claimed == b.Claimed {
		w.add(0.95, "same text")
	}
	if a.First == "" || a.First != b.First || a.Volume == "" || a.Volume != b.Volume {
		if a.Claimed != b.Claimed {
			w.limits = append(w.limits, "no title")
		}
	}
	return w.verdict()
}

// authors weighs the authors; what it returns says that they are other people.
func (w *weighing) authors(a, b *Description) string {
	if len(a.Authors) == 0 || len(b.Authors) == 0 {
		return ""
	}
	agree, clash := sharedAuthors(a, b)
	switch {
	case clash != "":
		return clash
	case agree == 0 && incomparable(a, b):
		return ""
	case agree == 0:
		return "different authors"
	case agree == min(len(a.Authors), len(b.Authors)) && len(a.Authors) == len(b.Authors):
		w.add(0.6, "same authors")
	default:
		w.add(0.5, fmt.Sprintf("%d of the authors agree", agree))
	}
	return ""
}

// sharedAuthors counts the authors that both lists have; clash says that their first authors share a name but are two people.
func sharedAuthors(a, b *Description) (agree int, clash string) {
	taken := make([]bool, len(b.Authors))
	for i, x := range a.Authors {
		for j, y := range b.Authors {
			if taken[j] || !sameName(x, y) {
				continue
			}
			if x.Initial != "" && y.Initial != "" && x.Initial != y.Initial && !swapped(x, y) {
				if i == 0 && j == 0 {
					clash = "first authors with one family name and other initials"
				}
				continue
			}
			taken[j] = true
			agree++
			break
		}
	}
	if agree > 0 && clash != "" && len(a.Authors) > 1 && len(b.Authors) > 1 {
		clash = "" // siblings who write together, in another order
	}
	return agree, clash
}

// sameName tells whether two folded names may be one: equal, one with a typo, family and given name exchanged or
// run together, or an organisation and its acronym.
func sameName(x, y Author) bool {
	if x.Family == y.Family || typo(x.Family, y.Family) {
		return true
	}
	if x.Group != y.Group {
		g, p := x, y
		if y.Group {
			g, p = y, x
		}
		return len(p.Family) >= 3 && (strings.HasPrefix(g.Family, p.Family) || strings.HasSuffix(g.Family, p.Family))
	}
	return false
}

func swapped(x, y Author) bool { return x.Group || y.Group }

// incomparable tells whether the names are in different scripts, or an organisation's beside a person's.
func incomparable(a, b *Description) bool {
	script := func(list []Author) (latin, group bool) {
		latin = true
		for _, x := range list {
			for _, r := range x.Family {
				latin = latin && r <= 0x24f
			}
			group = group || x.Group
		}
		return latin, group
	}
	la, ga := script(a.Authors)
	lb, gb := script(b.Authors)
	return la != lb || ga != gb || ga && gb
}

// versions tells whether two descriptions are of two forms of one work. The weighing, nil for a fresh one, holds title and authors.
func versions(a, b *Description, w *weighing) (Verdict, bool) {
	apart := 0
	if a.Year > 0 && b.Year > 0 {
		apart = abs(a.Year - b.Year)
	}
	article := func(d *Description) bool {
		return !d.Preprint && (len(d.Container) > 0 || d.Volume != "" || slices.ContainsFunc(d.Names, func(n string) bool { return strings.HasPrefix(n, "doi:") }))
	}
	_, otherArxiv := shared(a, b, "arxiv")
	forms := !otherArxiv && apart <= 2 && (a.Preprint && article(b) || b.Preprint && article(a))
	editions := a.Edition != "" && b.Edition != "" && a.Edition != b.Edition || apart > 1 && (a.Edition != "" || b.Edition != "")
	if !forms && !editions {
		return Verdict{}, false
	}
	if w == nil {
		f, evidence, why := titles(a, b)
		if f != exact && f != misspelt && f != shortened {
			return Verdict{}, false
		}
		w = &weighing{doubt: 1}
		w.add(evidence, why)
		if w.authors(a, b) != "" {
			return Verdict{}, false
		}
	}
	if agree, _ := sharedAuthors(a, b); agree == 0 || w.score() < CandidateScore || len(w.limits) > 0 {
		return Verdict{}, false
	}
	says := "a preprint and an article"
	if !forms {
		says = "another edition"
	}
	reasons := append(slices.Clone(w.reasons), says)
	return Verdict{Relation: Version, Score: round(w.score()), Reason: strings.Join(reasons, "; ")}, true
}

// details weighs year, container, volume, issue, pages, edition, ISBN and address; what it returns says that they are two works.
func (w *weighing) details(a, b *Description) (string, field) {
	differ := func(x, y string) bool { return x != "" && y != "" && x != y }
	agree := func(x, y string) bool { return x != "" && x == y }
	apart := -1
	if a.Year > 0 && b.Year > 0 {
		apart = abs(a.Year - b.Year)
	}
	page := agree(a.First, b.First)
	switch {
	case apart > 1:
		return fmt.Sprintf("years differ (%d, %d)", min(a.Year, b.Year), max(a.Year, b.Year)), yearField
	case differ(a.Edition, b.Edition):
		return "editions differ", editionField
	case differ(a.Volume, b.Volume) && !(page && agree(a.Last, b.Last)):
		return "volumes differ", volumeField
	case differ(a.Issue, b.Issue) && !page:
		return "issues differ", issueField
	case differ(a.First, b.First) && pageNumbers(a, b) && !volumeAsPage(a, b) && !volumeAsPage(b, a):
		return "first pages differ", pageField
	case wholeAndPart(a, b) || wholeAndPart(b, a):
		return "one is a part of the other", noField
	}
	place := w.container(a, b, page && a.First != "1")
	if agree(a.Volume, b.Volume) {
		w.add(0.3, "same volume")
	}
	if page {
		w.add(0.5, "same first page")
	}
	name, otherISBN := shared(a, b, "isbn")
	if name != "" {
		w.add(0.8, "same ISBN")
	}
	if otherISBN {
		w.limits = append(w.limits, "ISBNs differ")
	}
	if name, _ := shared(a, b, "url"); name != "" {
		w.add(0.5, "same address")
		place = true
	}
	switch {
	case apart == 0:
		w.add(0.5, "same year")
	case apart == 1:
		w.reasons = append(w.reasons, "years one apart")
		if !place && !page && name == "" {
			w.limits = append(w.limits, "years one apart and nothing else that agrees")
		}
	}
	return "", noField
}

// container weighs the containers and publishers, and tells whether they agree. Where the page is the same, a container that differs was misread.
func (w *weighing) container(a, b *Description, page bool) bool {
	switch {
	case len(a.Container) == 0 || len(b.Container) == 0:
	case sameContainer(a.Container, b.Container):
		w.add(0.4, "same container")
		return true
	case page || a.Preprint && b.Preprint:
		return false
	default:
		w.limits = append(w.limits, "published in different places")
		return false
	}
	if len(a.Publisher) > 0 && sameContainer(a.Publisher, b.Publisher) {
		w.add(0.25, "same publisher")
	}
	return false
}

func sameContainer(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	if slices.Equal(a, b) || strings.Join(a, "") == strings.Join(b, "") || abbreviates(a, b) || abbreviates(b, a) {
		return true
	}
	al := align(a, b)
	// A journal may be printed with its place or section, a publisher without "University Press".
	short := min(len(a), len(b))
	return al.agree == short && short >= 2 || al.typos > 0 && len(al.left)+len(al.right) == 0
}

// pageNumbers tells whether the first pages can be compared: both are page numbers and neither lies inside the other's range.
func pageNumbers(a, b *Description) bool {
	if digits(a.First) != a.First || digits(b.First) != b.First || len(a.First) > 5 || len(b.First) > 5 {
		return false
	}
	within := func(p string, d *Description) bool {
		return d.Last != "" && digits(d.Last) == d.Last && numeral(d.First) <= numeral(p) && numeral(p) <= numeral(d.Last)
	}
	return !within(a.First, b) && !within(b.First, a)
}

// volumeAsPage tells whether the page of the one is the volume of the other, misread.
func volumeAsPage(a, b *Description) bool {
	return a.Volume == "" && a.Last == "" && a.First == b.Volume
}

func numeral(s string) int {
	n := 0
	for _, r := range digits(s) {
		n = min(n*10+int(r-'0'), 1<<30)
	}
	return n
}

// wholeAndPart tells whether the part stands in a container that bears the other's title.
func wholeAndPart(whole, part *Description) bool {
	c := content(whole.Title)
	return len(part.Container) > 1 && slices.Equal(part.Container, c) && !slices.Equal(part.Title, whole.Title)
}
