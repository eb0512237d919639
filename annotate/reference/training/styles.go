package training

import (
	"strings"

	"kg/annotate/reference/label"
)

// Where the year stands.
const (
	yearBracket = iota // (2004).
	yearBare           // 2004.
	yearComma          // , 2004,
	yearEnd
)

// head prints authors and, where the style has it there, the year. It says whether it printed the year.
func (r *renderer) head(p *printer, s *set, x *record, year int) bool {
	if r.chance(0.06) {
		p.text(pick(r, []string{"[" + itoa(1+r.IntN(80)) + "] ", itoa(1+r.IntN(80)) + ". ", "• ", "- "}))
	}
	if r.chance(0.07) {
		return r.anonymous(p, s, x, year)
	}
	if r.chance(0.04) {
		p.text(pick(r, []string{"———. ", "———. ", "———, ", "____. "}))
		if year == yearBare {
			p.field(label.Year, s.year)
			p.text(". ")
			return true
		}
		return false
	}
	names := r.people(s, x.authors, s.names)
	if r.chance(0.05) {
		names = pick(r, schools)
	}
	p.field(label.Author, names)
	if r.chance(0.06) {
		w := s.words.eds
		if len(x.authors) == 1 {
			w = s.words.ed
		}
		p.text(pick(r, []string{" (" + w + ")", ", " + strings.ToLower(w), " (" + strings.ToLower(w) + ")", ", editors"}))
	}
	y := func() {
		p.field(label.Year, s.year+s.suffix)
	}
	switch year {
	case yearBracket:
		p.text(pick(r, []string{" (", " (", ". ("}))
		if strings.HasSuffix(names, ".") || !strings.HasSuffix(p.b.String(), ". (") {
			p.trim(". (", names)
		}
		y()
		p.text(pick(r, []string{"). ", ") ", "): ", "), "}))
	case yearBare:
		p.stop()
		p.text(" ")
		y()
		p.text(pick(r, []string{". ", ". ", " ", ": ", ", "}))
	case yearComma:
		p.text(", ")
		y()
		p.text(pick(r, []string{". ", ", ", ": "}))
	default:
		switch r.IntN(4) {
		case 0:
			p.stop()
			p.text(" ")
		case 1:
			p.text(": ")
		default:
			if r.chance(0.5) {
				p.stop()
				p.text(" ")
			} else {
				p.text(", ")
			}
		}
		return false
	}
	return true
}

// anonymous begins an entry that no author is known of: with the title, or with the year.
func (r *renderer) anonymous(p *printer, s *set, x *record, year int) bool {
	if year == yearBracket && !r.chance(0.3) {
		p.untitled = true
		p.italic(label.Title, x.title)
		p.stop()
		p.text(" (")
		p.field(label.Year, s.year)
		p.text("). ")
		return true
	}
	return false
}

// trim mends ".. (" into ". (".
func (p *printer) trim(bad, names string) {
	if strings.HasSuffix(names, ".") && strings.HasSuffix(p.b.String(), bad) {
		t := strings.TrimSuffix(p.b.String(), bad) + " ("
		p.b.Reset()
		p.b.WriteString(t)
	}
}

// title prints a title that is no work of its own, in the marks of the style.
func (r *renderer) title(p *printer, s *set, t string, comma bool) {
	if p.untitled {
		return
	}
	if r.chance(0.4) {
		t = titled(t)
	}
	switch k := r.IntN(10); {
	case k < 3:
		open, end := `"`, `"`
		if r.chance(0.25) {
			open, end = "'", "'"
		} else if r.chance(0.15) {
			open, end = "« ", " »"
		}
		p.text(open)
		p.field(label.Title, t)
		switch {
		case strings.HasSuffix(t, "?") || strings.HasSuffix(t, "!"):
			p.text(end + " ")
		case r.chance(0.5):
			p.text(pick(r, []string{",", "."}) + end + " ")
		default:
			p.text(end + pick(r, []string{", ", ". "}))
		}
	case comma:
		p.field(label.Title, t)
		if r.chance(0.5) {
			p.text(", ")
		} else {
			p.stop()
			p.text(" ")
		}
	default:
		p.field(label.Title, t)
		p.stop()
		p.text(" ")
	}
}

// own prints the title of a work of its own.
func (r *renderer) own(p *printer, t string) {
	if !p.untitled {
		p.italic(label.Title, t)
	}
}

func (r *renderer) styleOfYear() int { return r.IntN(yearEnd + 1) }

func (r *renderer) dash() string { return pick(r, []string{"-", "-", "–", "–", "--", " - "}) }

func (r *renderer) printPages(p *printer, s *set, x *record, lead bool) {
	if lead {
		w := s.words.pages
		if x.last == "" {
			w = s.words.page
		}
		p.text(w + " ")
	}
	v := x.first
	if x.last != "" {
		v += r.dash() + x.last
	}
	p.field(label.Pages, v)
}

// article prints an article of a journal.
func (r *renderer) article(p *printer, s *set, x *record) {
	if x.container == "" {
		x.container = r.journal()
	}
	year := r.styleOfYear()
	dated := r.head(p, s, x, year)
	short := r.chance(0.25)
	switch {
	case short && r.chance(0.5):
		x.container = pick(r, shortJournals)
	case short:
		x.container = abbreviated(x.container, r.chance(0.6))
	}
	if !(year == yearEnd && short && r.chance(0.4)) { // physicists leave the title out
		r.title(p, s, x.title, year != yearBracket && r.chance(0.4))
	}
	if r.chance(0.04) {
		p.text(s.words.in + " ")
	}
	p.italic(label.Container, x.container)
	comma := pick(r, []string{", ", " ", ". ", ", "})
	switch form := r.IntN(9); form {
	case 0: // 12(3), 4-9
		p.text(comma)
		p.field(label.Volume, x.volume)
		if x.issue != "" {
			p.text(pick(r, []string{"(", " ("}))
			p.field(label.Issue, x.issue)
			p.text(")")
		}
		p.text(pick(r, []string{", ", ":", ": ", ", "}))
		if r.chance(0.2) {
			r.printPages(p, s, x, true)
		} else {
			r.printPages(p, s, x, false)
		}
	case 1: // 12, no. 3 (2004): 4-9
		p.text(pick(r, []string{" ", ", "}))
		p.field(label.Volume, x.volume)
		if x.issue != "" {
			p.text(", " + s.words.issue + " ")
			p.field(label.Issue, x.issue)
		}
		if !dated {
			p.text(" (")
			if r.chance(0.3) {
				p.field(label.Year, s.month+" "+s.year)
			} else {
				p.field(label.Year, s.year)
			}
			p.text(")")
			dated = true
		}
		p.text(": ")
		r.printPages(p, s, x, false)
	case 2: // vol. 12, no. 3, pp. 4-9
		p.text(", " + s.words.volume + " ")
		p.field(label.Volume, x.volume)
		if x.issue != "" {
			p.text(", " + s.words.issue + pick(r, []string{" ", ""}))
			p.field(label.Issue, x.issue)
		}
		if !dated && r.chance(0.4) { // MLA
			p.text(", ")
			p.field(label.Year, s.year)
			dated = true
		}
		if r.chance(0.85) {
			p.text(", ")
			r.printPages(p, s, x, true)
		}
	case 3: // 2004;12(3):4-9
		if !dated {
			p.text(pick(r, []string{". ", " "}))
			p.field(label.Year, s.year)
			p.text(pick(r, []string{";", "; "}))
			dated = true
		} else {
			p.text(comma)
		}
		p.field(label.Volume, x.volume)
		if x.issue != "" {
			p.text("(")
			p.field(label.Issue, x.issue)
			p.text(")")
		}
		p.text(pick(r, []string{":", ": "}))
		r.printPages(p, s, x, false)
	case 4: // 12, 4 (2004)
		p.text(pick(r, []string{" ", ", "}))
		p.field(label.Volume, x.volume)
		if x.issue != "" && r.chance(0.3) {
			p.text(pick(r, []string{"(", "/", ", "}))
			at := p.b.String()
			p.field(label.Issue, x.issue)
			if strings.HasSuffix(at, "(") {
				p.text(")")
			}
		}
		p.text(pick(r, []string{", ", ": ", " "}))
		r.printPages(p, s, x, r.chance(0.15))
		if !dated {
			p.text(pick(r, []string{" (", ", ("}))
			p.field(label.Year, s.year)
			p.text(")")
			dated = true
		}
	case 5: // year, volume, pages
		if !dated {
			p.text(pick(r, []string{" ", ", "}))
			p.field(label.Year, s.year)
			dated = true
		}
		p.text(", ")
		p.field(label.Volume, x.volume)
		if x.issue != "" && r.chance(0.4) {
			p.text(" (")
			p.field(label.Issue, x.issue)
			p.text(")")
		}
		p.text(", ")
		r.printPages(p, s, x, false)
	case 6: // 12 4-9
		p.text(" ")
		p.field(label.Volume, x.volume)
		p.text(pick(r, []string{" ", ":"}))
		r.printPages(p, s, x, false)
	case 7: // no pages
		p.text(comma)
		p.field(label.Volume, x.volume)
		if x.issue != "" {
			p.text("(")
			p.field(label.Issue, x.issue)
			p.text(")")
		}
	default: // pages alone, or nothing
		if r.chance(0.5) {
			p.text(", ")
			r.printPages(p, s, x, r.chance(0.6))
		}
	}
	r.date(p, s, dated)
}

// date prints the year at the end, where it has not been printed.
func (r *renderer) date(p *printer, s *set, dated bool) {
	if !dated {
		switch r.IntN(5) {
		case 0:
			p.text(" (")
			p.field(label.Year, s.year)
			p.text(")")
		case 1:
			p.text(", ")
			p.field(label.Year, s.month+" "+s.year)
		case 2:
			p.text(", ")
			p.field(label.Year, s.month+" "+itoa(1+r.IntN(28))+", "+s.year)
		default:
			p.text(", ")
			p.field(label.Year, s.year)
		}
	}
	if r.chance(0.85) {
		p.stop()
	}
}

// imprint prints place and publisher.
func (r *renderer) imprint(p *printer, s *set, x *record, dated bool) bool {
	switch form := r.IntN(9); form {
	case 0, 1:
		p.field(label.Place, s.place)
		p.text(pick(r, []string{": ", ": ", " : "}))
		p.field(label.Publisher, x.publisher)
	case 2:
		p.field(label.Publisher, x.publisher)
		p.text(", ")
		p.field(label.Place, s.place)
	case 3, 4:
		p.field(label.Publisher, x.publisher)
	case 5, 6: // (Place: House, 2004)
		if !dated {
			t := strings.TrimRight(p.b.String(), " .,")
			if cut := p.b.Len() - len(t); cut > 0 && cut < 3 {
				p.b.Reset()
				p.b.WriteString(t)
				p.text(" ")
			}
			p.text("(")
			if r.chance(0.6) {
				p.field(label.Place, s.place)
				p.text(": ")
				p.field(label.Publisher, x.publisher)
			} else if r.chance(0.6) {
				p.field(label.Publisher, x.publisher)
				p.text(", ")
				p.field(label.Place, s.place)
			} else {
				p.field(label.Publisher, x.publisher)
			}
			p.text(", ")
			p.field(label.Year, s.year)
			p.text(")")
			return true
		}
		p.field(label.Publisher, x.publisher)
	case 7:
		p.field(label.Place, s.place)
		p.text(", ")
		p.field(label.Publisher, x.publisher)
	default:
		p.field(label.Publisher, x.publisher)
		p.text(". ")
		p.field(label.Place, s.place)
	}
	return dated
}

func (r *renderer) editionOf(s *set) string {
	if s.words != english {
		return s.words.edition
	}
	return pick(r, []string{"2nd ed.", "3rd edition", "1st ed.", "Rev. ed.", "Second Edition", "4th edn.", "5th ed."})
}

// book prints a book.
func (r *renderer) book(p *printer, s *set, x *record) {
	year := r.styleOfYear()
	if r.chance(0.04) {
		x.authors = x.editors
	}
	dated := r.head(p, s, x, year)
	t := x.title
	if r.chance(0.6) {
		t = pick(r, r.pool.books)
	}
	if x.container != "" {
		t = x.container
	}
	if r.chance(0.5) {
		t = titled(t)
	}
	quoted := r.chance(0.07)
	if quoted {
		p.text(`"`)
	}
	if p.untitled {
		t = ""
	}
	p.italic(label.Title, t)
	if quoted {
		p.text(`"`)
	}
	end := ""
	switch k := r.Float64(); {
	case k < 0.12:
		p.text(" (" + r.editionOf(s) + ")")
	case k < 0.18:
		end = pick(r, []string{", ", ". "}) + r.editionOf(s)
	case k < 0.22:
		p.text(" (" + pick(r, []string{"Vol. ", "vol. "}))
		p.field(label.Volume, itoa(1+r.IntN(12)))
		p.text(")")
	}
	p.text(end)
	if r.chance(0.06) {
		p.text(". " + pick(r, []string{"Translated by ", "Trans. ", "Edited by "}) + r.name(s, pick(r, x.editors), false, direct))
	}
	if r.chance(0.3) {
		p.text(", ")
	} else {
		p.stop()
		p.text(" ")
	}
	if r.chance(0.95) {
		dated = r.imprint(p, s, x, dated)
	}
	r.date(p, s, dated)
	if r.chance(0.06) {
		p.text(" ")
		p.field(label.Pages, itoa(90+r.IntN(700)))
		p.text(pick(r, []string{" p.", " pp.", "p.", " pages"}))
	} else if r.chance(0.04) {
		p.text(pick(r, []string{" ISBN 0486", " ISBN: 978-3-540-"}) + itoa(100000+r.IntN(800000)))
	}
}

// chapter prints a chapter of a book.
func (r *renderer) chapter(p *printer, s *set, x *record) {
	if x.container == "" {
		x.container = pick(r, r.pool.books)
	}
	if r.chance(0.5) {
		x.container = titled(x.container)
	}
	year := r.styleOfYear()
	dated := r.head(p, s, x, year)
	r.title(p, s, x.title, year != yearBracket && r.chance(0.3))
	in := s.words.in
	if s.words == english {
		in = pick(r, []string{"In", "In", "In:", "in", "in:"})
	}
	p.text(in + " ")
	paged := false
	inner := func() { // (2nd ed., pp. 1-2)
		if paged || r.chance(0.2) {
			return
		}
		p.text(" (")
		if r.chance(0.15) {
			p.text(r.editionOf(s) + ", ")
		}
		if r.chance(0.12) {
			p.text("Vol. ")
			p.field(label.Volume, itoa(1+r.IntN(9)))
			p.text(", ")
		}
		r.printPages(p, s, x, true)
		p.text(")")
		paged = true
	}
	ed, eds := s.words.ed, s.words.eds
	mark := eds
	if len(x.editors) == 1 {
		mark = ed
	}
	if r.chance(0.4) {
		mark = strings.ToLower(mark[:1]) + mark[1:]
	}
	form := s.names
	if form == inverted && r.chance(0.6) {
		form = direct
	}
	switch r.IntN(6) {
	case 0, 1: // Editors (Eds.), Book (pp. 1-2).
		p.field(label.Editor, r.people(s, x.editors, form))
		p.text(" (" + mark + ")" + pick(r, []string{", ", ": ", " "}))
		p.italic(label.Container, x.container)
		inner()
	case 2: // Book, edited by Editors, 1-2.
		p.italic(label.Container, x.container)
		p.text(", " + pick(r, []string{s.words.editedBy, "ed.", "eds.", s.words.editedBy}) + " ")
		p.field(label.Editor, r.people(s, x.editors, direct))
		if r.chance(0.6) {
			p.text(", ")
			r.printPages(p, s, x, r.chance(0.4))
			paged = true
		}
	case 3: // Editors, editors, Book, pages 1-2.
		p.field(label.Editor, r.people(s, x.editors, form))
		p.text(pick(r, []string{", editors, ", ", eds., ", ", eds. ", ", editors. "}))
		p.italic(label.Container, x.container)
		if r.chance(0.2) {
			p.text(pick(r, []string{", volume ", ", vol. "}))
			p.field(label.Volume, itoa(1+r.IntN(900)))
			if r.chance(0.6) {
				p.text(" of " + pick(r, []string{"Lecture Notes in Computer Science", "Studies in Logic", "Advances in Soil Science", "Graduate Texts in Physics"}))
			}
		}
		if r.chance(0.7) {
			p.text(", " + pick(r, []string{"pages ", "pp. "}))
			r.printPages(p, s, x, false)
			paged = true
		}
	case 4: // Book (Editors, eds.)
		p.italic(label.Container, x.container)
		p.text(" (")
		p.field(label.Editor, r.people(s, x.editors, direct))
		p.text(", " + pick(r, []string{"eds.", "ed.", "Eds."}) + ")")
		if r.chance(0.6) {
			p.text(", ")
			r.printPages(p, s, x, true)
			paged = true
		}
	default: // no editors
		p.italic(label.Container, x.container)
		if r.chance(0.5) {
			inner()
		} else if r.chance(0.7) {
			p.text(", ")
			r.printPages(p, s, x, true)
			paged = true
		}
	}
	if r.chance(0.3) {
		p.text(", ")
	} else {
		p.stop()
		p.text(" ")
	}
	if r.chance(0.9) {
		dated = r.imprint(p, s, x, dated)
	}
	r.date(p, s, dated)
	if !paged && r.chance(0.5) {
		p.text(" ")
		r.printPages(p, s, x, r.chance(0.7))
		p.text(".")
	}
}

// paper prints a paper of a conference.
func (r *renderer) paper(p *printer, s *set, x *record) {
	x.container = pick(r, r.pool.meetings)
	if r.chance(0.3) {
		x.container = pick(r, []string{"Proceedings of the ", "Proc. ", "Proceedings of ", ""}) + pick(r, []string{"12th ", "Third ", "Tenth ", "23rd ", "2004 ", "5th "}) +
			pick(r, []string{"International Conference on ", "Annual Meeting of the ", "Workshop on ", "Symposium on ", "IEEE International Conference on "}) + pick(r, topics)
	}
	if r.chance(0.15) {
		x.container += pick(r, []string{" (ICRT)", " (AAMS '97)", " (NTSF-2004)", " (LMS)"})
	}
	year := r.styleOfYear()
	dated := r.head(p, s, x, year)
	r.title(p, s, x.title, year != yearBracket && r.chance(0.3))
	if r.chance(0.9) {
		p.text(pick(r, []string{"In ", "In ", "In ", "in ", "In: ", "In: "}))
	}
	p.italic(label.Container, x.container)
	if r.chance(0.1) {
		p.text(pick(r, []string{", volume ", ", vol. "}))
		p.field(label.Volume, itoa(1+r.IntN(90)))
	}
	paged := false
	pages := func() {
		if paged {
			return
		}
		switch r.IntN(4) {
		case 0:
			p.text(" (pp. ")
			r.printPages(p, s, x, false)
			p.text(")")
		default:
			p.text(", " + pick(r, []string{"pages ", "pp. ", "pp. ", "p. ", ""}))
			r.printPages(p, s, x, false)
		}
		paged = true
	}
	if r.chance(0.4) {
		pages()
	}
	if r.chance(0.45) {
		p.text(pick(r, []string{", ", ", ", ". ", " "}))
		p.field(label.Place, s.place)
	}
	if r.chance(0.35) {
		pages()
	}
	if r.chance(0.2) && !dated {
		p.text(", ")
		p.field(label.Year, s.month+" "+s.year)
		dated = true
	}
	if r.chance(0.45) {
		if r.chance(0.4) {
			p.text(", ")
		} else {
			p.stop()
			p.text(" ")
		}
		if r.chance(0.6) {
			p.field(label.Publisher, x.publisher)
		} else {
			dated = r.imprint(p, s, x, dated)
		}
	}
	r.date(p, s, dated)
}

// thesis prints a dissertation.
func (r *renderer) thesis(p *printer, s *set, x *record) {
	x.authors = x.authors[:1]
	year := r.styleOfYear()
	dated := r.head(p, s, x, year)
	school := pick(r, schools)
	department := ""
	if r.chance(0.3) {
		department = pick(r, []string{"Department of ", "Dept. of ", "School of "}) + pick(r, topics) + ", "
	}
	what := pick(r, []string{"PhD thesis", "Ph.D. thesis", "Ph.D. dissertation", "Doctoral dissertation", "Master's thesis", "Unpublished doctoral dissertation", "MSc thesis", "Ph.D. Thesis", "Masters Thesis", "Dissertation"})
	if s.words != english {
		what = s.words.thesis
	}
	switch r.IntN(4) {
	case 0: // [Doctoral dissertation, School]
		r.own(p, x.title)
		p.text(" [" + what + ", ")
		p.field(label.Publisher, school)
		p.text("]")
	case 1: // (Doctoral dissertation). School, Place
		r.own(p, x.title)
		p.text(" (" + what + "). ")
		p.field(label.Publisher, department+school)
		if r.chance(0.4) {
			p.text(", ")
			p.field(label.Place, s.place)
		}
	default:
		r.title(p, s, x.title, r.chance(0.4))
		p.text(what + pick(r, []string{", ", ", ", ". ", " "}))
		p.field(label.Publisher, department+school)
		if r.chance(0.4) {
			p.text(", ")
			p.field(label.Place, s.place)
		}
	}
	r.date(p, s, dated)
}

// report prints a report, a preprint or software.
func (r *renderer) report(p *printer, s *set, x *record) {
	year := r.styleOfYear()
	dated := r.head(p, s, x, year)
	n := pick(r, []string{"", "TR-", "CS-", "No. ", "STAN-"}) + itoa(1+r.IntN(2000))
	switch r.IntN(6) {
	case 0:
		r.own(p, x.title)
		p.text(" (" + s.words.report + " " + n + "). ")
		p.field(label.Publisher, pick(r, schools))
	case 1:
		r.title(p, s, x.title, false)
		p.text(pick(r, []string{"Technical Report ", "Tech. Rep. ", "Working Paper ", "Research Report ", "Discussion Paper "}) + n + ", ")
		p.field(label.Publisher, pick(r, schools))
		if r.chance(0.3) {
			p.text(", ")
			p.field(label.Place, s.place)
		}
	case 2:
		r.own(p, x.title)
		p.text(pick(r, []string{" [Computer software]", " [Data set]", " [Software]"}))
		if r.chance(0.6) {
			p.text(". ")
			p.field(label.Publisher, pick(r, schools))
		}
	case 3: // one word, a program
		r.own(p, pick(r, programs))
		p.text(pick(r, []string{" [Computer software]", " (Version 2.1) [Computer software]", ""}))
		if r.chance(0.5) {
			p.text(". ")
			p.field(label.Publisher, pick(r, schools))
		}
	case 4:
		r.title(p, s, x.title, r.chance(0.5))
		p.text(pick(r, []string{"Preprint, arXiv:", "arXiv:", "arXiv preprint arXiv:"}) + itoa(1000+r.IntN(1200)) + "." + itoa(10000+r.IntN(80000)))
	default:
		r.title(p, s, x.title, false)
		p.text(pick(r, []string{"Unpublished manuscript", "Unpublished manuscript, ", "Manuscript in preparation", "Mimeo", "Unpublished"}))
		if strings.HasSuffix(p.b.String(), ", ") {
			p.field(label.Publisher, pick(r, schools))
		}
	}
	r.date(p, s, dated)
}

// news prints an item of a newspaper or a page of the web.
func (r *renderer) news(p *printer, s *set, x *record) {
	outlet := pick(r, outlets)
	day := itoa(1 + r.IntN(28))
	anonymous := r.chance(0.4)
	x.authors = x.authors[:1]
	switch r.IntN(3) {
	case 0: // (2004, May 3)
		if !anonymous {
			p.field(label.Author, r.people(s, x.authors, s.names))
			p.text(" (")
			p.field(label.Year, s.year+", "+s.month+" "+day)
			p.text("). ")
			p.italic(label.Title, x.title)
			p.stop()
		} else {
			p.italic(label.Title, x.title)
			p.stop()
			p.text(" (")
			p.field(label.Year, s.year+", "+s.month+" "+day)
			p.text(").")
		}
		p.text(" ")
		p.field(label.Container, outlet)
		p.text(".")
	default:
		if !anonymous {
			p.field(label.Author, r.people(s, x.authors, s.names))
			p.text(pick(r, []string{", ", ": "}))
			if r.chance(0.5) {
				t := strings.TrimRight(p.b.String(), " ,:")
				p.b.Reset()
				p.b.WriteString(t)
				p.stop()
				p.text(" ")
			}
		}
		p.text(`"`)
		p.field(label.Title, x.title)
		p.text(pick(r, []string{`," `, `." `, `", `}))
		p.italic(label.Container, outlet)
		p.text(", ")
		date := s.month + " " + day + ", " + s.year
		if r.chance(0.4) {
			date = day + " " + s.month + " " + s.year
		}
		p.field(label.Year, date)
		if r.chance(0.3) {
			p.text(", ")
			p.text(pick(r, []string{"p. ", "sec. A, p. ", ""}))
			p.field(label.Pages, pick(r, []string{"A", "B", ""})+itoa(1+r.IntN(40)))
		}
		p.text(".")
	}
}

// address prints what leads to a copy.
func (r *renderer) address(p *printer, s *set) {
	p.stop()
	p.text(" ")
	if r.chance(0.5) {
		p.text(pick(r, []string{"https://doi.org/", "doi:", "DOI: ", "doi: "}) + "10." + itoa(1000+r.IntN(9000)) + "/" + pick(r, []string{"abc.", "j.", "s"}) + itoa(1+r.IntN(99999)))
		return
	}
	accessed := s.words.accessed
	if s.words == english {
		accessed = pick(r, []string{"Retrieved", "Accessed", "Available at", "Retrieved from", "Available from:"})
	}
	if r.chance(0.5) {
		p.text(accessed + " ")
		if r.chance(0.5) {
			p.text(s.month + " " + itoa(1+r.IntN(28)) + ", " + itoa(2005+r.IntN(20)) + pick(r, []string{", from ", ", "}))
		}
	}
	p.text(pick(r, []string{"https://www.", "http://", "www."}) + pick(r, []string{"ports.example.org", "example.com", "archive.example.net"}) + "/" + itoa(1+r.IntN(5000)))
	if r.chance(0.2) {
		p.text(" (accessed " + s.month + " " + itoa(1+r.IntN(28)) + ", " + itoa(2005+r.IntN(20)) + ")")
	}
}
