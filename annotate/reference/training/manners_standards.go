package training

import (
	"strings"

	"kg/annotate/reference/label"
)

// chemical is the manner of chemists: Kim, K. J.; Lee, R. Title. J. 2004, 12 (3), 4–9.
func (r *renderer) chemical(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full = "; ", 0, false
	r.number(p, 0.5)
	r.by(p, s, x, inverted, ". ")
	switch k {
	case ofJournal, ofMeeting:
		if k == ofMeeting || !r.chance(0.08) {
			r.marked(p, x.title)
		}
		if k == ofMeeting && r.chance(0.6) {
			p.text("In ")
		}
		p.italic(label.Container, x.container)
		p.text(pick(r, []string{" ", " ", ", "}))
		p.field(label.Year, s.year)
		p.lead(", ", label.Volume, x.volume)
		if x.volume != "" && x.issue != "" {
			p.lead(" (", label.Issue, x.issue)
			p.text(")")
		}
		r.paged(p, x, ", ")
	case ofSite:
		r.marked(p, x.title)
		r.site(p, "", pick(r, []string{"", " (accessed 2019-03-02)"}))
	default:
		p.field(label.Title, x.title)
		if k == ofChapter {
			p.text(". In ")
			p.italic(label.Container, x.container)
			if len(x.editors) > 0 {
				p.text("; ")
				p.field(label.Editor, r.people(s, x.editors, inverted))
				p.text(pick(r, []string{", Eds.", ", Ed.", ", Eds"}))
			}
		}
		if k == ofThesis && r.chance(0.8) {
			p.text(pick(r, []string{". Ph.D. Thesis, ", ", Ph.D. Dissertation, ", ". M.Sc. Thesis, "}))
		} else {
			p.text("; ")
		}
		if x.publisher != "" {
			p.field(label.Publisher, x.publisher)
			p.text(pick(r, []string{": ", ": ", ", "}))
			if s.place != "" {
				p.field(label.Place, s.place)
				p.text(", ")
			}
		}
		p.field(label.Year, s.year)
		p.lead("; Vol. ", label.Volume, chapterVolume(x, k))
		if k == ofChapter {
			r.paged(p, x, pick(r, []string{"; pp ", ", pp ", "; p "}))
		}
	}
	p.stop()
	r.link(p, 0.3)
}

// chapterVolume is the volume where only chapters print one.
func chapterVolume(x *record, k kindOf) string {
	if k == ofChapter {
		return x.volume
	}
	return ""
}

// physical is the manner of physicists: K. J. Kim and R. Lee, Title, J. 12, 4 (2004).
func (r *renderer) physical(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full = pick(r, []string{", and ", ", "}), 0, r.chance(0.1)
	r.number(p, 0.8)
	r.by(p, s, x, direct, ", ")
	switch k {
	case ofJournal, ofMeeting:
		if k == ofMeeting || !r.chance(0.15) {
			p.field(label.Title, x.title)
			if end := pick(r, []string{", ", ". "}); strings.HasSuffix(x.title, "?") {
				p.text(" ")
			} else {
				p.text(end)
			}
		}
		if k == ofMeeting && r.chance(0.5) {
			p.text("in ")
		}
		p.italic(label.Container, x.container)
		p.lead(" ", label.Volume, x.volume)
		r.paged(p, x, pick(r, []string{", ", ", ", ", pp. "}))
		p.text(" (")
		p.field(label.Year, s.year)
		p.text(")")
	case ofSite:
		p.field(label.Title, x.title)
		p.text(" (")
		p.field(label.Year, s.year)
		p.text(")")
		r.site(p, pick(r, []string{", ", ". "}), "")
	default:
		if k == ofChapter {
			if p.field(label.Title, x.title); r.chance(0.4) {
				p.text(" in ")
			} else {
				p.text(", in ")
			}
			p.italic(label.Container, x.container)
			if len(x.editors) > 0 {
				p.text(pick(r, []string{", edited by ", ", ed. by "}))
				p.field(label.Editor, r.people(s, x.editors, direct))
			}
			p.lead(pick(r, []string{", Vol. ", ", vol. "}), label.Volume, x.volume)
		} else {
			p.italic(label.Title, x.title)
			if k == ofThesis {
				p.text(pick(r, []string{", Ph.D. thesis", ", thesis", ""}))
			}
		}
		p.text(" ")
		r.inBrackets(p, s, x, true)
		if k == ofChapter {
			r.paged(p, x, pick(r, []string{", pp. ", ", p. "}))
		}
	}
	p.text(".")
	r.link(p, 0.15)
}

// lettered is the manner that names the kind of a work by a letter: KIM K J. Title[J]. J, 2004, 12(3): 4-9.
func (r *renderer) lettered(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full, s.upper, s.words.etal = ", ", pick(r, []int{2, 4, 4}), false, r.chance(0.7), pick(r, []string{"等", "et al"})
	if len(x.authors) > 3 {
		s.etal = 3
	}
	r.number(p, 0.7)
	r.by(p, s, x, unpunctuated, ". ")
	p.field(label.Title, x.title)
	online := pick(r, []string{"", "", "/OL"})
	letter := map[kindOf]string{ofJournal: "J", ofBook: "M", ofChapter: "M", ofMeeting: pick(r, []string{"C", "J", "C"}), ofThesis: "D", ofSite: "EB"}[k]
	p.text(pick(r, []string{"[", "[", " ["}) + letter + online + "]")
	switch {
	case k == ofJournal || letter == "J":
		p.text(". ")
		p.italic(label.Container, x.container)
		p.text(", ")
		p.field(label.Year, s.year)
		p.lead(", ", label.Volume, x.volume)
		if x.volume != "" && x.issue != "" {
			p.lead("(", label.Issue, x.issue)
			p.text(")")
		}
		r.paged(p, x, pick(r, []string{": ", ": ", ":"}))
	case k == ofSite:
		p.text(". (" + s.year + "-0" + itoa(1+r.IntN(9)) + "-1" + itoa(r.IntN(9)) + ")")
		r.site(p, pick(r, []string{". ", "[2020-02-11]. "}), "")
	default:
		if k == ofChapter || k == ofMeeting {
			p.text(pick(r, []string{"//", "//", " // "}))
			if k == ofChapter && len(x.editors) > 0 {
				p.field(label.Editor, r.people(s, x.editors, unpunctuated))
				p.stop()
				p.text(" ")
			}
			p.italic(label.Container, x.container)
			p.lead(pick(r, []string{": 卷 ", ": Vol. ", ": vol. "}), label.Volume, chapterVolume(x, k))
		}
		p.text(". ")
		if s.place != "" {
			p.field(label.Place, s.place)
			p.text(": ")
		}
		if x.publisher != "" {
			p.field(label.Publisher, x.publisher)
			p.text(", ")
		}
		p.field(label.Year, s.year)
		if k == ofChapter || k == ofMeeting {
			r.paged(p, x, ": ")
		}
	}
	p.text(".")
	r.link(p, 0.25)
}

// germanStandard is the manner of German libraries: Kim, K. ; Lee, R.: Title. In: J Bd. 12 (2004), Nr. 3, S. 4–9.
func (r *renderer) germanStandard(p *printer, s *set, x *record, k kindOf) {
	s.words = languages[1]
	s.and, s.initials, s.full = "; ", 0, r.chance(0.4)
	at := p.b.Len()
	r.by(p, s, x, inverted, ": ")
	r.spaceSemicolons(p, at)
	p.field(label.Title, x.title)
	if !strings.HasSuffix(x.title, "?") {
		p.text(".")
	}
	p.text(" ")
	switch k {
	case ofJournal, ofMeeting:
		p.text("In: ")
		p.italic(label.Container, x.container)
		p.lead(pick(r, []string{" Bd. ", " ", ", Bd. "}), label.Volume, x.volume)
		p.text(pick(r, []string{" (", " (", ", "}))
		bracket := strings.HasSuffix(p.b.String(), "(")
		p.field(label.Year, s.year)
		if bracket {
			p.text(")")
		}
		if x.volume != "" {
			p.lead(", Nr. ", label.Issue, x.issue)
		}
		r.paged(p, x, ", S. ")
	case ofSite:
		r.site(p, pick(r, []string{"URL ", ""}), "")
	default:
		if k == ofChapter {
			p.text("In: ")
			if len(x.editors) > 0 {
				p.field(label.Editor, r.people(s, x.editors, inverted))
				p.text(pick(r, []string{" (Hrsg.): ", " (Hrsg.): ", " (Hg.): "}))
			}
			p.italic(label.Container, x.container)
			p.lead(pick(r, []string{". Bd. ", ", Bd. "}), label.Volume, x.volume)
			p.text(". ")
		} else if k == ofThesis {
			p.text(pick(r, []string{"Dissertation. ", "Diss., ", "", ""}))
		}
		if s.place != "" {
			p.field(label.Place, s.place)
			p.text(pick(r, []string{" : ", " : ", ": "}))
		}
		if x.publisher != "" {
			p.field(label.Publisher, x.publisher)
			p.text(", ")
		}
		p.field(label.Year, s.year)
		if k == ofChapter {
			r.paged(p, x, ", S. ")
		}
	}
	p.text(pick(r, []string{"", "."}))
	r.link(p, 0.1)
}

// spaceSemicolons sets a blank before the semicolons between names, as some libraries do.
func (r *renderer) spaceSemicolons(p *printer, at int) {
	if len(p.gold) != 1 || r.chance(0.4) {
		return
	}
	t := p.b.String()
	p.b.Reset()
	p.b.WriteString(t[:at] + strings.ReplaceAll(t[at:], "; ", " ; "))
	p.gold[0].End += p.b.Len() - len(t)
}

// frenchStandard is the manner of the international standard: KIM, K. et LEE, R., 2004. Title. J. 2004. Vol. 12, n° 3, pp. 4-9.
func (r *renderer) frenchStandard(p *printer, s *set, x *record, k kindOf) {
	french := r.chance(0.65)
	volume, issue, in, online := "vol. ", "no. ", "In: ", " [online]"
	s.and = " and "
	if french {
		s.words = languages[2]
		s.and, volume, issue, in, online = " et ", "Vol. ", "n° ", "In : ", " [en ligne]"
	}
	s.initials, s.full, s.upper = 0, r.chance(0.4), r.chance(0.85)
	early := r.chance(0.7)
	r.by(p, s, x, inverted, pick(r, []string{", ", ". "}))
	if early {
		p.field(label.Year, s.year)
		p.text(". ")
	}
	again := func(before string) {
		if early {
			p.text(before + s.year)
		} else {
			p.lead(before, label.Year, s.year)
		}
	}
	if p.field(label.Title, x.title); k == ofSite {
		p.text(online)
	}
	p.stop()
	p.text(" ")
	switch k {
	case ofJournal, ofMeeting:
		if k == ofMeeting && r.chance(0.4) {
			p.text(in)
		}
		p.italic(label.Container, x.container)
		if !early || r.chance(0.8) {
			again(pick(r, []string{". ", ". ", ", "}))
		}
		p.lead(pick(r, []string{". ", ", "})+volume, label.Volume, x.volume)
		if x.volume != "" {
			p.lead(", "+issue, label.Issue, x.issue)
		}
		r.paged(p, x, pick(r, []string{", pp. ", ", p. "}))
	case ofSite:
		again("")
		r.site(p, pick(r, []string{". Disponible à l'adresse : ", ". Available from: "}), "")
		return
	default:
		if k == ofChapter {
			p.text(in)
			if len(x.editors) > 0 {
				p.field(label.Editor, r.people(s, x.editors, inverted))
				p.text(pick(r, []string{" (éd.), ", " (dir.), ", " (ed.), ", " (eds.), "}))
			}
			p.italic(label.Container, x.container)
			p.lead(", "+volume, label.Volume, x.volume)
			p.text(". ")
		} else if k == ofThesis {
			p.text(pick(r, []string{"Thèse de doctorat. ", "PhD thesis. ", ""}))
		}
		if s.place != "" {
			p.field(label.Place, s.place)
			p.text(pick(r, []string{" : ", ": "}))
		}
		p.field(label.Publisher, x.publisher)
		if !early {
			again(", ")
		}
		if k == ofChapter {
			r.paged(p, x, pick(r, []string{". pp. ", ". p. ", ", pp. "}))
		}
	}
	p.stop()
	r.link(p, 0.25)
}

// lawyers is the manner of lawyers: Kim KJ and Lee R, ‘Title’ (2004) 12 J 4.
func (r *renderer) lawyers(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full, s.words.etal = " and ", 2, r.chance(0.3), "and others"
	if s.etal > 0 {
		s.etal = 1
	}
	form := unpunctuated
	if s.full {
		form = direct
	}
	open, end := "‘", "’"
	if r.chance(0.3) {
		open, end = "'", "'"
	}
	r.by(p, s, x, form, ", ")
	if k == ofBook || k == ofThesis && r.chance(0.5) {
		p.italic(label.Title, x.title)
	} else {
		p.text(open)
		p.field(label.Title, x.title)
		p.text(end)
	}
	p.text(" ")
	switch k {
	case ofJournal, ofMeeting:
		if x.volume == "" {
			p.text("[")
			p.field(label.Year, s.year)
			p.text("] ")
		} else {
			p.text("(")
			p.field(label.Year, s.year)
			p.text(") ")
			p.field(label.Volume, x.volume)
			if r.chance(0.3) && x.issue != "" {
				p.lead("(", label.Issue, x.issue)
				p.text(")")
			}
			p.text(" ")
		}
		p.italic(label.Container, x.container)
		x.last = ""
		r.paged(p, x, " ")
	case ofSite:
		p.text("(")
		p.field(label.Year, s.year)
		p.text(")")
		r.site(p, " <", ">")
	default:
		if k == ofChapter {
			p.text("in ")
			if len(x.editors) > 0 {
				p.field(label.Editor, r.people(s, x.editors, direct))
				p.text(pick(r, []string{" (eds), ", " (ed), ", " (eds), "}))
			}
			p.italic(label.Container, x.container)
			p.lead(", vol ", label.Volume, x.volume)
			p.text(" ")
		}
		p.text("(")
		if k == ofBook && r.chance(0.15) {
			p.text(pick(r, []string{"2nd edn, ", "3rd edn, "}))
		}
		if x.publisher != "" {
			p.field(label.Publisher, x.publisher)
			p.text(" ")
		}
		p.field(label.Year, s.year)
		p.text(")")
	}
	if r.chance(0.2) {
		p.text(" <https://doi.org/10." + itoa(1000+r.IntN(9000)) + "/abc." + itoa(1+r.IntN(99999)) + ">")
	}
}

// sociological is the manner of sociologists, with pages before the book: Kim, K., 2004: Title. S. 4–9 in: A. Lee (Hrsg.), Book. Place: House.
func (r *renderer) sociological(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full = pick(r, []string{" & ", ", and ", " and "}), r.IntN(2), r.chance(0.5)
	german := r.chance(0.4)
	pages, in, ed, eds := "Pp. ", " in ", "edited by ", ""
	if german {
		s.words = languages[1]
		pages, in, ed, eds = "S. ", " in: ", "", " (Hrsg.), "
	}
	quote := !german && r.chance(0.7)
	r.by(p, s, x, firstOnly, pick(r, []string{". ", ", "}))
	p.field(label.Year, s.year+s.suffix)
	p.text(pick(r, []string{". ", ": "}))
	alone := k == ofBook || k == ofThesis
	switch {
	case alone:
		p.italic(label.Title, x.title)
		p.stop()
	case quote:
		p.text("“")
		p.field(label.Title, x.title)
		p.stop()
		p.text("”")
	default:
		p.field(label.Title, x.title)
		p.stop()
	}
	p.text(" ")
	switch k {
	case ofJournal, ofMeeting:
		p.italic(label.Container, x.container)
		p.lead(" ", label.Volume, x.volume)
		if x.volume != "" && x.issue != "" {
			p.lead("(", label.Issue, x.issue)
			p.text(")")
		}
		if x.volume == "" {
			r.paged(p, x, pick(r, []string{" ", ": "}))
		} else {
			r.paged(p, x, pick(r, []string{":", ": "}))
		}
	case ofSite:
		r.site(p, pick(r, []string{"", "Retrieved ", "Verfügbar unter: "}), "")
		return
	case ofChapter:
		if x.first != "" {
			r.paged(p, x, pages)
			p.text(in)
		} else {
			p.text(strings.ToUpper(in[1:2]) + in[2:])
		}
		if german && len(x.editors) > 0 {
			p.field(label.Editor, r.people(s, x.editors, direct))
			p.text(eds)
		}
		p.italic(label.Container, x.container)
		if !german && len(x.editors) > 0 {
			p.text(", " + ed)
			p.field(label.Editor, r.people(s, x.editors, direct))
		}
		p.text(". ")
		fallthrough
	default:
		if s.place != "" {
			p.field(label.Place, s.place)
			p.text(": ")
		}
		p.field(label.Publisher, x.publisher)
	}
	p.stop()
	r.link(p, 0.15)
}
