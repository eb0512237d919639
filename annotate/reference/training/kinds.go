package training

import (
	"strings"

	"kg/annotate/reference/label"
)

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
