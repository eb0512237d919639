package training

import (
	"strings"

	"kg/annotate/reference/label"
)

// noted prints what the mixtures of choices leave out: works whose makers stand
// in other places than at the head, footnotes in full, meetings known by their letters.
func (r *renderer) noted(p *printer, s *set, x *record) {
	x.title = titled(pick(r, r.pool.books))
	if r.chance(0.2) {
		x.title = pick(r, r.pool.titles)
	}
	if len(x.authors) > 3 {
		x.authors = x.authors[:3]
	}
	switch r.IntN(9) {
	case 0, 1:
		r.edited(p, s, x)
	case 2:
		r.withoutAuthor(p, s, x)
	case 3, 4:
		r.footnote(p, s, x)
	case 5:
		r.film(p, s, x)
	case 6:
		r.monograph(p, s, x)
	case 7:
		r.reviewed(p, s, x)
	default:
		r.initialled(p, s, x)
	}
}

// edited prints a book under the names of its editors.
func (r *renderer) edited(p *printer, s *set, x *record) {
	p.field(label.Author, r.people(s, x.authors, s.names))
	one := len(x.authors) == 1
	marks := []string{" (eds.)", " (Eds.)", ", eds.", " (editors)", ", editors", ", (eds.)", " eds.", " (Hrsg.)", " (dir.)"}
	if one {
		marks = []string{" (ed.)", " (Ed.)", ", ed.", " (editor)", ", editor", ", (ed.)", " ed.", " (Hrsg.)", " (éd.)"}
	}
	p.text(pick(r, marks))
	dated := r.chance(0.3)
	if dated {
		p.text(pick(r, []string{" (", ". ("}))
		p.field(label.Year, s.year)
		p.text(")")
	}
	sep := pick(r, []string{". ", ". ", ", ", " "})
	if sep == ". " {
		p.stop()
		sep = " "
	}
	p.text(sep)
	p.italic(label.Title, x.title)
	if r.chance(0.6) {
		p.stop()
		p.text(" ")
	} else {
		p.text(pick(r, []string{", ", " "}))
	}
	dated = r.imprint(p, s, x, dated)
	r.date(p, s, dated)
}

// withoutAuthor prints a work that is known by its title, with those who made it behind.
func (r *renderer) withoutAuthor(p *printer, s *set, x *record) {
	p.italic(label.Title, x.title)
	mark := pick(r, []string{"Ed. ", "Eds. ", "Edited by ", "Trans. ", "Translated by "})
	if r.chance(0.3) {
		p.text(", " + strings.ToLower(mark[:1]) + mark[1:])
	} else {
		p.stop()
		p.text(" " + mark)
	}
	p.text(r.people(s, x.editors, direct))
	p.stop()
	p.text(" ")
	r.date(p, s, r.imprint(p, s, x, false))
}

// footnote prints a book as notes in full do: "Ada Orwen, Tides, trans. R. Pell (Leeds: Moor House, 1998), 41."
func (r *renderer) footnote(p *printer, s *set, x *record) {
	form := direct
	if r.chance(0.3) {
		form = inverted
	}
	s.full = r.chance(0.8)
	sep := ", "
	if r.chance(0.3) {
		sep = ". "
	}
	p.field(label.Author, r.people(s, x.authors, form))
	p.text(strings.TrimSuffix(sep, " "))
	p.text(" ")
	title := x.title
	switch r.IntN(6) {
	case 0:
		title += ", " + itoa(1700+r.IntN(200)) + r.dash() + itoa(1900+r.IntN(99))
	case 1:
		title += " (" + itoa(1700+r.IntN(250)) + ")"
	}
	p.italic(label.Title, title)
	name := r.name(s, pick(r, x.editors), false, direct)
	switch r.IntN(5) {
	case 0:
		p.text(sep + pick(r, []string{"trans. ", "translated by ", "ed. ", "edited by "}) + name)
	case 1:
		p.text(", " + name + pick(r, []string{" (ed.)", " (trans.)", ", trans.", ", ed."}))
	case 2:
		p.text(sep + pick(r, []string{"2 vols.", "3 vols", "2nd ed.", "rev. ed."}))
	}
	if sep == ". " {
		p.stop()
		p.text(" ")
		p.field(label.Place, s.place)
		p.text(": ")
		p.field(label.Publisher, x.publisher)
		p.text(", ")
		p.field(label.Year, s.year)
		p.text(".")
		if r.chance(0.15) {
			p.text(" Reprint, " + s.place + ": " + x.publisher + ", " + itoa(1960+r.IntN(60)) + ".")
		}
		return
	}
	p.text(" (")
	p.field(label.Place, s.place)
	p.text(": ")
	p.field(label.Publisher, x.publisher)
	p.text(", ")
	p.field(label.Year, s.year)
	p.text(")")
	if r.chance(0.5) {
		p.text(", ")
		r.printPages(p, s, x, r.chance(0.2))
	}
	p.text(".")
}

// film prints what is seen or heard.
func (r *renderer) film(p *printer, s *set, x *record) {
	s.full = true
	maker := r.name(s, pick(r, x.authors), false, direct)
	if r.chance(0.4) {
		p.field(label.Author, r.name(s, x.authors[0], true, inverted))
		p.text(pick(r, []string{", director. ", ", dir. ", " (Director). "}))
		p.italic(label.Title, x.title)
		p.text(". ")
	} else {
		p.italic(label.Title, x.title)
		p.text(pick(r, []string{". Dir. ", ". Directed by "}) + maker + ". ")
		if r.chance(0.4) {
			p.text("Perf. " + r.name(s, pick(r, x.editors), false, direct) + ". ")
		}
	}
	p.text(pick(r, []string{"", "", "DVD. ", "Film. "}))
	if r.chance(0.3) {
		p.field(label.Place, s.place)
		p.text(": ")
	}
	p.field(label.Publisher, x.publisher)
	p.text(", ")
	p.field(label.Year, s.year)
	p.text(".")
}

// monograph prints a book as physicists and engineers do.
func (r *renderer) monograph(p *printer, s *set, x *record) {
	s.full = false
	form := direct
	if r.chance(0.4) {
		form = inverted
	}
	if s.initials == 2 {
		s.initials = 0
	}
	p.field(label.Author, r.people(s, x.authors, form))
	p.text(", ")
	if r.chance(0.3) {
		x.title = firstWord(x.title)
	}
	p.italic(label.Title, strings.TrimRight(x.title, ".,:"))
	switch r.IntN(4) {
	case 0:
		p.text(", ")
		p.field(label.Publisher, x.publisher)
		p.text(" (")
		p.field(label.Year, s.year)
		p.text(")")
	case 1:
		p.text(" (")
		p.field(label.Publisher, x.publisher)
		if r.chance(0.6) {
			p.text(", ")
			p.field(label.Place, s.place)
		}
		p.text(", ")
		p.field(label.Year, s.year)
		p.text(")")
	case 2:
		p.text(", ")
		p.field(label.Publisher, x.publisher)
		p.text(", ")
		p.field(label.Place, s.place)
		p.text(", ")
		p.field(label.Year, s.year)
	default:
		p.text(", ")
		p.field(label.Place, s.place)
		p.text(pick(r, []string{", ", ": "}))
		p.field(label.Publisher, x.publisher)
		p.text(", ")
		p.field(label.Year, s.year)
	}
	p.text(".")
}

// reviewed prints a review, and items of a paper that stands at their head.
func (r *renderer) reviewed(p *printer, s *set, x *record) {
	outlet := pick(r, outlets)
	if r.chance(0.4) {
		outlet = r.journal()
	}
	date := s.month + " " + itoa(1+r.IntN(28)) + ", " + s.year
	if r.chance(0.4) {
		p.field(label.Container, outlet)
		p.text(`, "`)
		p.field(label.Title, x.title)
		p.text(`," `)
		p.field(label.Year, date)
		p.text(".")
		return
	}
	p.field(label.Author, r.people(s, x.authors, s.names))
	p.stop()
	p.text(` "`)
	p.field(label.Title, x.title)
	p.text(`." Review of ` + titled(pick(r, r.pool.books)) + ", by " + r.name(s, pick(r, x.editors), false, direct) + ". ")
	p.italic(label.Container, outlet)
	if r.chance(0.5) {
		p.text(" ")
		p.field(label.Volume, x.volume)
		p.text(" (")
		p.field(label.Year, s.year)
		p.text("): ")
		r.printPages(p, s, x, false)
	} else {
		p.text(", ")
		p.field(label.Year, date)
	}
	p.text(".")
}

// initialled prints a paper of a meeting that is known by its letters and its year.
func (r *renderer) initialled(p *printer, s *set, x *record) {
	year := r.IntN(2)*yearEnd + yearBracket
	dated := r.head(p, s, x, year)
	r.title(p, s, x.title, false)
	p.text(pick(r, []string{"In ", "In: ", "in ", "", "In "}))
	letters := ""
	for range 3 + r.IntN(3) {
		letters += string(rune('A' + r.IntN(26)))
	}
	if r.chance(0.5) {
		letters = pick(r, []string{"AAAI", "IJCAI", "ICML", "NIPS", "ACL", "SIGMOD", "VLDB", "ICRA", "CHI", "CVPR"})
	}
	n := itoa(80 + r.IntN(20))
	name := ""
	switch r.IntN(6) {
	case 0:
		name = "Proceedings of " + letters + "-" + n
	case 1:
		name = letters + pick(r, []string{" '", "'", "-"}) + n
	case 2:
		name = r.meeting() + " (" + letters + ")"
	case 3:
		name = r.meeting() + " (" + letters + "-" + n + ")"
	case 4:
		name = "Proceedings " + pick(r, topics) + pick(r, []string{" '", "'"}) + n
	default:
		name = "Advances in " + pick(r, topics) + " " + itoa(1+r.IntN(30))
	}
	p.italic(label.Container, name)
	if r.chance(0.3) {
		p.text(", ")
		p.field(label.Place, s.place)
	}
	if r.chance(0.5) {
		p.text(", ")
		r.printPages(p, s, x, r.chance(0.7))
	}
	if r.chance(0.35) {
		p.text(". ")
		p.field(label.Publisher, x.publisher)
	}
	r.date(p, s, dated)
}
