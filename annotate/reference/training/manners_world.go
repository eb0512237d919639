package training

import (
	"strings"

	"kg/annotate/reference/label"
)

// closed ends what is printed with a comma inside its quotation marks: “Title,”.
func (r *renderer) closed(p *printer, t string) {
	open, end := `"`, `," `
	if r.chance(0.15) {
		end = `", `
	}
	if strings.HasSuffix(t, "?") || strings.HasSuffix(t, "!") {
		end = `" `
	}
	p.text(open)
	p.field(label.Title, t)
	p.text(end)
}

// editors prints a book's editors with the mark of a manner before or behind them.
func (r *renderer) editors(p *printer, s *set, x *record, form int, before, one, more string) {
	if len(x.editors) == 0 {
		return
	}
	p.text(before)
	p.field(label.Editor, r.people(s, x.editors, form))
	if len(x.editors) == 1 {
		p.text(one)
	} else {
		p.text(more)
	}
}

// housed prints "House, Place" or the other way round, whatever of it there is, and what follows.
func (r *renderer) housed(p *printer, s *set, x *record, placeFirst bool, between, after string) {
	first, second, ff, sf := x.publisher, s.place, label.Publisher, label.Place
	if placeFirst {
		first, second, ff, sf = second, first, sf, ff
	}
	if first != "" && second != "" {
		p.field(ff, first)
		p.text(between)
		p.field(sf, second)
	} else {
		p.field(ff, first)
		p.field(sf, second)
	}
	if first+second != "" {
		p.text(after)
	}
}

// harvard is the manner of a great house of journals: Kim, K.J., Lee, R., 2004. Title, in: Park, J. (Ed.), Book. House, Place, pp. 4–9.
func (r *renderer) harvard(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full = ", ", 1, false
	r.by(p, s, x, inverted, ", ")
	if len(p.gold) == 0 {
		p.field(label.Title, x.title)
		p.text(", ")
		p.untitled = true
	}
	p.field(label.Year, s.year+s.suffix)
	p.text(". ")
	if !p.untitled {
		p.field(label.Title, x.title)
	}
	switch k {
	case ofJournal:
		p.stop()
		p.text(" ")
		p.italic(label.Container, x.container)
		p.lead(" ", label.Volume, x.volume)
		if x.issue != "" && x.volume != "" && r.chance(0.5) {
			p.lead(" (", label.Issue, x.issue)
			p.text(")")
		}
		r.paged(p, x, ", ")
	case ofChapter, ofMeeting:
		p.text(pick(r, []string{", in: ", ". In: ", ", in: "}))
		if k == ofChapter || r.chance(0.3) {
			r.editors(p, s, x, inverted, "", pick(r, []string{" (Ed.), ", " (ed.), "}), pick(r, []string{" (Eds.), ", " (eds.), "}))
		}
		p.italic(label.Container, x.container)
		if r.chance(0.3) {
			p.text(", " + pick(r, series))
		}
		p.text(pick(r, []string{". ", ". ", ", "}))
		r.housed(p, s, x, false, ", ", ", ")
		r.paged(p, x, "pp. ")
		if s := p.b.String(); strings.HasSuffix(s, ", ") {
			p.b.Reset()
			p.b.WriteString(s[:len(s)-2])
		}
	case ofSite:
		r.site(p, pick(r, []string{". URL ", " [WWW Document]. URL ", ". "}), pick(r, []string{"", " (accessed 3.2.19)"}))
	default:
		if k == ofThesis {
			p.text(pick(r, []string{" (Ph.D. thesis)", " (Thesis)", ""}))
		} else if r.chance(0.25) {
			p.text(", " + pick(r, series))
		}
		p.stop()
		p.text(" ")
		r.housed(p, s, x, false, ", ", "")
	}
	p.stop()
	r.link(p, 0.3)
}

// series are names of series of books.
var series = []string{"Lecture Notes in Computer Science", "Studies in Coastal History", "Quay Monographs", "Halden Studies in Language", "The harbour library series", "Ports and Societies", "Cambridge Studies in Trade", "Springer Series in Tides", "Advances in Ferry Research"}

// engineering is the manner of engineers: K. J. Kim and R. Lee, "Title," J., vol. 12, no. 3, pp. 4–9, 2004.
func (r *renderer) engineering(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full = pick(r, []string{", and ", " and "}), 0, r.chance(0.1)
	if len(x.authors) == 2 {
		s.and = " and "
	}
	r.number(p, 0.7)
	r.by(p, s, x, direct, ", ")
	numbers := func() {
		p.lead("vol. ", label.Volume, x.volume)
		if x.volume != "" {
			p.text(", ")
		}
		if x.issue != "" && x.volume != "" {
			p.lead("no. ", label.Issue, x.issue)
			p.text(", ")
		}
	}
	date := func() {
		if r.chance(0.3) {
			p.field(label.Year, strings.TrimRight(s.month, ",")+" "+s.year)
		} else {
			p.field(label.Year, s.year)
		}
	}
	switch k {
	case ofJournal:
		r.closed(p, x.title)
		p.italic(label.Container, x.container)
		p.text(", ")
		numbers()
		if x.first != "" {
			r.paged(p, x, pick(r, []string{"pp. ", "pp. ", "p. "}))
			p.text(", ")
		}
		date()
	case ofChapter, ofMeeting:
		r.closed(p, x.title)
		p.text("in ")
		p.italic(label.Container, x.container)
		p.text(", ")
		if k == ofChapter {
			numbers()
			r.editors(p, s, x, direct, "", ", Ed. ", ", Eds. ")
		}
		if k == ofChapter || r.chance(0.4) {
			r.housed(p, s, x, true, ": ", ", ")
		} else if s.place != "" && r.chance(0.5) {
			p.field(label.Place, s.place)
			p.text(", ")
		}
		date()
		r.paged(p, x, ", pp. ")
	case ofThesis:
		r.closed(p, x.title)
		p.text(pick(r, []string{"Ph.D. dissertation, ", "Master's thesis, ", "PhD thesis, ", "M.S. thesis, "}))
		r.housed(p, s, x, false, ", ", ", ")
		date()
	case ofSite:
		r.closed(p, x.title)
		p.field(label.Year, s.year)
		r.site(p, ". [Online]. Available: ", "")
	default:
		if r.chance(0.25) { // a report
			x.publisher = pick(r, append(schools, x.publisher))
			r.closed(p, x.title)
			r.housed(p, s, x, false, ", ", ", ")
			p.text(pick(r, []string{"Tech. Rep. ", "Technical Report ", "Working Paper ", "Rep. "}) + pick(r, []string{"", "HQ-", "TR-"}) + itoa(1+r.IntN(900)) + ", ")
			date()
			break
		}
		p.italic(label.Title, x.title)
		if r.chance(0.2) {
			p.text(", " + pick(r, []string{"2nd ed", "3rd ed"}))
		}
		p.stop()
		p.text(" ")
		r.housed(p, s, x, true, ": ", ", ")
		date()
	}
	p.stop()
	r.link(p, 0.2)
}

// lecture is the manner of proceedings of computer science: Kim, K.J., Lee, R.: Title. In: Park, J. (ed.) Book, pp. 4–9. House, Place (2004).
func (r *renderer) lecture(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full = ", ", 1, r.chance(0.1)
	r.number(p, 0.7)
	r.by(p, s, x, inverted, ": ")
	r.marked(p, x.title)
	year := func() {
		p.text(" (")
		p.field(label.Year, s.year)
		p.text(")")
	}
	switch k {
	case ofJournal:
		p.italic(label.Container, x.container)
		p.lead(pick(r, []string{" ", ". "}), label.Volume, x.volume)
		if x.issue != "" && x.volume != "" && r.chance(0.6) {
			p.lead("(", label.Issue, x.issue)
			p.text(")")
		}
		r.paged(p, x, ", ")
		year()
	case ofChapter, ofMeeting:
		p.text("In: ")
		if k == ofChapter {
			r.editors(p, s, x, inverted, "", pick(r, []string{" (ed.) ", " (ed.), "}), pick(r, []string{" (eds.) ", " (eds.), "}))
		}
		p.italic(label.Container, x.container)
		p.text(pick(r, []string{". ", ", "}))
		if x.first != "" {
			r.paged(p, x, "pp. ")
			p.text(". ")
		}
		r.housed(p, s, x, false, ", ", "")
		year()
	case ofSite:
		r.site(p, "", "")
		year()
	default:
		if k == ofThesis {
			p.text(pick(r, []string{"Ph.D. thesis, ", "PhD thesis, ", ""}))
		}
		r.housed(p, s, x, false, ", ", "")
		year()
	}
	p.stop()
	r.link(p, 0.3)
}

// slashed is the manner of the Russian standard: Kim K. J., Lee R. Title // J. 2004. Т. 12. № 3. С. 4–9.
func (r *renderer) slashed(p *printer, s *set, x *record, k kindOf) {
	russian := r.chance(0.7)
	volume, issue, page, ed, etal := "Vol. ", "No. ", "P. ", "ed. by ", "et al."
	if russian {
		volume, issue, page, ed, etal = "Т. ", "№ ", "С. ", "под ред. ", "и др."
		if r.chance(0.2) {
			x.title, x.container = pick(r, russianTitles), pick(r, russianJournals)
			x.authors = []Person{{Family: pick(r, russianNames), Given: pick(r, []string{"А.", "И. П.", "В. С.", "О. Н."})}}
			s.place, x.publisher = pick(r, []string{"М.", "СПб.", "Новосибирск"}), pick(r, []string{"Наука", "Изд-во МГУ", "Алетейя"})
		}
	}
	s.words.etal, s.initials, s.full, s.and = etal, pick(r, []int{0, 0, 1}), false, ", "
	r.number(p, 0.7)
	r.by(p, s, x, unpunctuated, pick(r, []string{" ", " ", ". "}))
	dash := pick(r, []string{" ", " ", " – ", " — "})
	p.field(label.Title, x.title)
	switch k {
	case ofJournal, ofMeeting:
		p.text(" // ")
		p.italic(label.Container, x.container)
		p.stop()
		p.text(dash)
		p.field(label.Year, s.year)
		p.text("." + dash)
		p.lead(volume, label.Volume, x.volume)
		if x.volume != "" {
			p.text("." + dash)
			p.lead(issue, label.Issue, x.issue)
			if x.issue != "" {
				p.text("." + dash)
			}
		}
		r.paged(p, x, page)
	case ofSite:
		p.text(pick(r, []string{" [Электронный ресурс]. URL: ", ". URL: "}))
		r.site(p, "", "")
	default:
		if k == ofChapter {
			p.text(" // ")
			p.italic(label.Container, x.container)
			r.editors(p, s, x, direct, " / "+ed, "", "")
		} else if k == ofThesis {
			p.text(pick(r, []string{": PhD thesis", ": дис. канд. наук", ""}))
		}
		p.stop()
		p.text(dash)
		r.housed(p, s, x, true, pick(r, []string{": ", " : "}), ", ")
		p.field(label.Year, s.year)
		if k == ofChapter {
			p.text("." + dash)
			r.paged(p, x, page)
		} else if russian && r.chance(0.6) {
			p.text("." + dash + itoa(90+r.IntN(500)) + " с")
		}
	}
	p.stop()
}

var (
	russianTitles   = []string{"История портовых городов", "Приливы и торговля в северных морях", "Очерки теории перевозок", "Язык и общество: новые подходы", "О методах наблюдения за льдом", "Экономика прибрежных районов. Часть 2"}
	russianJournals = []string{"Вопросы истории", "Морской вестник", "Вестник портового института", "Экономика и математические методы", "Известия академии", "Северные исследования"}
	russianNames    = []string{"Орлов", "Пелагин", "Мореходова", "Хальденский", "Причалов", "Озёрная"}
)

// humane is the manner of scholars of letters: Kim, Kap. "Title." Book, edited by J. Park, House, 2004, pp. 4-9.
func (r *renderer) humane(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full = ", and ", 0, r.chance(0.85)
	if len(x.authors) > 2 && r.chance(0.6) {
		s.etal = 1
	}
	r.by(p, s, x, firstOnly, ". ")
	quoted := func() {
		p.text(`"`)
		p.field(label.Title, x.title)
		p.stop()
		p.text(`" `)
	}
	numbers := func() {
		p.lead(", vol. ", label.Volume, x.volume)
		if x.volume != "" {
			p.lead(", no. ", label.Issue, x.issue)
		}
	}
	switch k {
	case ofJournal:
		quoted()
		p.italic(label.Container, x.container)
		numbers()
		p.text(", ")
		if r.chance(0.3) {
			p.field(label.Year, s.month+" "+s.year)
		} else {
			p.field(label.Year, s.year)
		}
		r.paged(p, x, pick(r, []string{", pp. ", ", pp. ", ", p. "}))
	case ofChapter, ofMeeting:
		quoted()
		p.italic(label.Container, x.container)
		if k == ofChapter {
			r.editors(p, s, x, direct, ", edited by ", "", "")
			p.lead(", vol. ", label.Volume, x.volume)
		}
		p.text(", ")
		if x.publisher != "" {
			p.field(label.Publisher, x.publisher)
			p.text(", ")
		}
		p.field(label.Year, s.year)
		r.paged(p, x, ", pp. ")
	case ofSite:
		quoted()
		p.italic(label.Container, pick(r, outlets))
		p.text(", ")
		p.field(label.Year, s.year)
		r.site(p, ", ", "")
	default:
		p.italic(label.Title, x.title)
		p.stop()
		p.text(" ")
		if k == ofBook && r.chance(0.25) {
			r.editors(p, s, x, direct, pick(r, []string{"Edited by ", "Translated by "}), ", ", ", ")
		}
		if k == ofThesis {
			p.field(label.Year, s.year)
			p.text(". ")
			p.field(label.Publisher, x.publisher)
			p.text(pick(r, []string{", PhD dissertation", ", Master's thesis"}))
			break
		}
		if x.publisher != "" {
			p.field(label.Publisher, x.publisher)
			p.text(", ")
		}
		p.field(label.Year, s.year)
	}
	p.stop()
	r.link(p, 0.15)
}

// anthropological is a manner without marks around the year: Kim, Kap, and Rosa Lee 2004 Title. J. 12(3): 4–9.
func (r *renderer) anthropological(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full = pick(r, []string{", and ", " and "}), 0, r.chance(0.8)
	r.by(p, s, x, firstOnly, " ")
	p.field(label.Year, s.year+s.suffix)
	p.text(" ")
	r.marked(p, x.title)
	switch k {
	case ofJournal:
		p.italic(label.Container, x.container)
		p.lead(" ", label.Volume, x.volume)
		if x.volume != "" && x.issue != "" {
			p.lead("(", label.Issue, x.issue)
			p.text(")")
		}
		r.paged(p, x, pick(r, []string{": ", ":"}))
	case ofChapter, ofMeeting:
		p.text("In ")
		p.italic(label.Container, x.container)
		p.stop()
		if k == ofChapter {
			r.editors(p, s, x, direct, " ", ", ed.", ", eds.")
		}
		r.paged(p, x, pick(r, []string{" Pp. ", " pp. "}))
		p.stop()
		p.text(" ")
		r.housed(p, s, x, true, ": ", "")
	case ofSite:
		r.site(p, "", "")
	default:
		if k == ofThesis {
			p.text(pick(r, []string{"Ph.D. dissertation, ", "M.A. thesis, "}))
		}
		r.housed(p, s, x, true, ": ", "")
	}
	p.stop()
}

// terse is a manner without titles: K. J. Kim and R. Lee, J., 2004, 12, 4; Kim K. et al. 2004, J, 12, 4; K. Kim, J. 12, 4 (2004).
func (r *renderer) terse(p *printer, s *set, x *record, k kindOf) {
	s.initials, s.full, s.and = pick(r, []int{0, 1}), false, pick(r, []string{", ", " and ", ", and "})
	if k != ofJournal {
		r.physical(p, s, x, k)
		return
	}
	if r.chance(0.5) {
		x.container = pick(r, shortJournals)
	}
	r.number(p, 0.5)
	if x.first = itoa(1 + r.IntN(2000)); r.chance(0.5) {
		x.first = itoa(100000 + r.IntN(90000))
	}
	if x.last = ""; x.volume == "" {
		x.volume = itoa(1 + r.IntN(120))
	}
	switch r.IntN(3) {
	case 0:
		r.by(p, s, x, direct, ", ")
		p.italic(label.Container, x.container)
		p.text(", ")
		p.field(label.Year, s.year)
		p.lead(", ", label.Volume, x.volume)
		r.paged(p, x, ", ")
	case 1:
		r.by(p, s, x, pick(r, []int{inverted, unpunctuated}), pick(r, []string{" ", ", "}))
		p.field(label.Year, s.year)
		p.text(", ")
		p.italic(label.Container, x.container)
		p.lead(", ", label.Volume, x.volume)
		r.paged(p, x, ", ")
	default:
		r.by(p, s, x, direct, ", ")
		p.italic(label.Container, x.container)
		p.lead(" ", label.Volume, x.volume)
		if r.chance(0.2) {
			p.lead(pick(r, []string{", no. ", " no. "}), label.Issue, x.issue)
		}
		r.paged(p, x, ", ")
		p.text(" (")
		p.field(label.Year, s.year)
		p.text(")")
		if r.chance(0.3) {
			p.text(pick(r, []string{" [arXiv:", ", arXiv:", " [hep-th/"}) + itoa(1000+r.IntN(900)) + "." + itoa(1000+r.IntN(9000)) + pick(r, []string{"]", " [hep-th]].", ""}))
		}
	}
	p.stop()
}
