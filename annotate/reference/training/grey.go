package training

import (
	"strings"

	"kg/annotate/reference/label"
)

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
