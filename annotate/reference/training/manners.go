package training

import (
	"strings"

	"kg/annotate/reference/label"
)

// kindOf is what an entry of a manner is about.
type kindOf int

// Kinds of works that every manner prints.
const (
	ofJournal kindOf = iota // an article, with volume or without
	ofBook
	ofChapter
	ofMeeting // a paper in proceedings, printed like an article by most
	ofThesis
	ofSite
)

// manner prints a whole entry as one standard or one house does, where the mixtures of styles.go never meet all its choices.
type manner func(r *renderer, p *printer, s *set, x *record, k kindOf)

// manners are the standards and houses that are printed whole.
func manners() []manner {
	return []manner{
		(*renderer).weekly, (*renderer).biological, (*renderer).medical, (*renderer).medical, (*renderer).chemical, (*renderer).physical,
		(*renderer).lettered, (*renderer).lettered, (*renderer).germanStandard, (*renderer).frenchStandard, (*renderer).lawyers, (*renderer).lawyers, (*renderer).sociological,
		(*renderer).harvard, (*renderer).harvard, (*renderer).engineering, (*renderer).engineering, (*renderer).lecture, (*renderer).slashed, (*renderer).humane,
		(*renderer).anthropological, (*renderer).terse,
	}
}

// mannered prints an entry in one of the manners.
func (r *renderer) mannered(p *printer) {
	s, x := r.choose(0), r.record()
	k := ofJournal
	switch c := r.Float64(); {
	case c < 0.38:
	case c < 0.58:
		k = ofBook
	case c < 0.78:
		k = ofChapter
	case c < 0.90:
		k = ofMeeting
	case c < 0.95:
		k = ofThesis
	default:
		k = ofSite
	}
	switch k {
	case ofJournal:
		if x.container = r.journal(); r.chance(0.35) {
			x.container = abbreviated(x.container, r.chance(0.4))
		}
		switch c := r.Float64(); {
		case c < 0.06:
			x.volume, x.issue = "", ""
		case c < 0.09:
			x.volume, x.issue, x.first = "", "", ""
		case c < 0.15:
			x.first = ""
		}
	case ofMeeting:
		x.container = r.meeting()
		switch c := r.Float64(); {
		case c < 0.7:
			x.volume, x.issue = "", ""
		case c < 0.85:
			x.volume, x.issue, x.first = "", "", ""
		}
	case ofBook:
		if r.chance(0.6) {
			x.title = pick(r, r.pool.books)
		}
	case ofChapter:
		x.container = pick(r, r.pool.books)
		if r.chance(0.25) {
			x.container = r.meeting()
		}
		if x.volume = ""; r.chance(0.12) {
			x.volume = itoa(1 + r.IntN(30))
		}
		if r.chance(0.25) {
			x.editors = nil
		}
		if r.chance(0.2) {
			x.first = ""
		}
	case ofThesis:
		x.publisher = pick(r, schools)
		x.authors = x.authors[:1]
	}
	if r.chance(0.35) {
		x.title, x.container = titled(x.title), titled(x.container)
	}
	if r.chance(0.08) {
		x.publisher = ""
	}
	if r.chance(0.35) {
		s.place = ""
	}
	if r.chance(0.06) && k != ofJournal {
		x.authors = nil
	}
	pick(r, manners())(r, p, s, &x, k)
}

// meeting is a name of proceedings.
func (r *renderer) meeting() string {
	if r.chance(0.5) && len(r.pool.meetings) > 0 {
		return pick(r, r.pool.meetings)
	}
	return pick(r, []string{"Proceedings of the ", "Proc. ", "Proc ", "Proceedings of ", "", ""}) + pick(r, []string{"", "12th ", "Third ", "23rd ", "2004 ", "5th "}) +
		pick(r, []string{"International Conference on ", "Int. Conf. ", "Annual Meeting of the Society for ", "Workshop on ", "Symposium on ", "IEEE Conference on ", "National Conference on "}) + pick(r, topics)
}

// number begins an entry of a numbered list.
func (r *renderer) number(p *printer, share float64) {
	if r.chance(share) {
		p.text(pick(r, []string{itoa(1+r.IntN(80)) + ". ", "[" + itoa(1+r.IntN(80)) + "] ", itoa(1+r.IntN(80)) + " "}))
	}
}

// by prints the authors, or a body where there are none, and what follows them.
func (r *renderer) by(p *printer, s *set, x *record, form int, after string) {
	names := pick(r, schools)
	if len(x.authors) > 0 {
		names = r.people(s, x.authors, form)
	} else if r.chance(0.3) {
		return
	}
	p.field(label.Author, names)
	if strings.HasPrefix(after, ".") && strings.HasSuffix(names, ".") {
		after = after[1:]
	}
	p.text(after)
}

// lead prints text before a field where there is a value for it.
func (p *printer) lead(before string, f label.Field, v string) {
	if v != "" {
		p.text(before)
		p.field(f, v)
	}
}

// range are the pages of x between two marks.
func (r *renderer) paged(p *printer, x *record, before string) {
	if x.first == "" {
		return
	}
	v := x.first
	if x.last != "" {
		v += pick(r, []string{"-", "–"}) + x.last
	}
	p.lead(before, label.Pages, v)
}

// marked ends a title with a full stop unless it ends in a mark of its own.
func (r *renderer) marked(p *printer, t string) {
	p.field(label.Title, t)
	p.stop()
	p.text(" ")
}

// link ends an entry with an address.
func (r *renderer) link(p *printer, share float64) {
	if r.chance(share) {
		p.text(pick(r, []string{" https://doi.org/", " doi:", " DOI:", " DOI "}) + "10." + itoa(1000+r.IntN(9000)) + "/" + pick(r, []string{"abc.", "j.", "s"}) + itoa(1+r.IntN(99999)) + pick(r, []string{"", "."}))
	}
}

// site ends an entry of the web.
func (r *renderer) site(p *printer, before, after string) {
	p.text(before + pick(r, []string{"https://www.", "http://", "https://"}) + pick(r, []string{"ports.example.org", "example.com", "archive.example.net"}) + "/" + itoa(1+r.IntN(5000)) + after)
}

// inBrackets prints house, place and year in brackets.
func (r *renderer) inBrackets(p *printer, s *set, x *record, year bool) {
	var some bool
	open := func() {
		if some {
			p.text(", ")
		} else {
			p.text("(")
		}
		some = true
	}
	if x.publisher != "" {
		open()
		p.field(label.Publisher, x.publisher)
	}
	if s.place != "" {
		open()
		p.field(label.Place, s.place)
	}
	if year {
		open()
		p.field(label.Year, s.year)
	}
	if some {
		p.text(")")
	}
}

// weekly is the manner of a weekly of the sciences: Kim, K. & Lee, R. Title. J. 12, 4–9 (2004).
func (r *renderer) weekly(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full = " & ", 0, false
	if s.etal > 0 {
		s.etal = 1
	}
	r.number(p, 0.7)
	r.by(p, s, x, inverted, ". ")
	r.marked(p, x.title)
	switch k {
	case ofJournal, ofMeeting:
		if k == ofMeeting && r.chance(0.4) {
			p.text("in ")
		}
		p.italic(label.Container, x.container)
		p.lead(" ", label.Volume, x.volume)
		if x.volume != "" {
			p.text(",")
		}
		r.paged(p, x, " ")
		p.text(" (")
		p.field(label.Year, s.year)
		p.text(")")
	case ofChapter:
		p.text(pick(r, []string{"in ", "in ", "In "}))
		p.italic(label.Container, x.container)
		if len(x.editors) > 0 {
			p.text(pick(r, []string{" (eds ", " (eds. ", " (ed. "}))
			p.field(label.Editor, r.people(s, x.editors, inverted))
			p.text(")")
		}
		p.lead(" vol. ", label.Volume, x.volume)
		r.paged(p, x, " ")
		p.text(" ")
		r.inBrackets(p, s, x, true)
	case ofSite:
		r.site(p, "", " (")
		p.field(label.Year, s.year)
		p.text(")")
	default:
		r.inBrackets(p, s, x, true)
	}
	p.text(".")
	r.link(p, 0.2)
}

// biological is the manner of biologists: Kim, K.J., and Lee, R. (2004). Title. J 12, 4–9.
func (r *renderer) biological(p *printer, s *set, x *record, k kindOf) {
	s.and, s.initials, s.full = pick(r, []string{", and ", ", & ", " and "}), 1, false
	r.number(p, 0.5)
	r.by(p, s, x, inverted, " (")
	if len(p.gold) == 0 {
		p.text("(")
	}
	p.field(label.Year, s.year+s.suffix)
	p.text("). ")
	switch k {
	case ofBook, ofThesis:
		p.italic(label.Title, x.title)
		p.text(" ")
		r.inBrackets(p, s, x, false)
	case ofSite:
		p.field(label.Title, x.title)
		p.stop()
		r.site(p, " ", "")
		return
	default:
		r.marked(p, x.title)
		if k == ofChapter || k == ofMeeting && r.chance(0.4) {
			p.text("In ")
		}
		p.italic(label.Container, x.container)
		if k == ofChapter && len(x.editors) > 0 {
			p.text(", ")
			p.field(label.Editor, r.people(s, x.editors, direct))
			p.text(pick(r, []string{", eds.", ", ed."}))
		}
		if k == ofChapter {
			p.text(" ")
			r.inBrackets(p, s, x, false)
			r.paged(p, x, ", pp. ")
		} else {
			p.lead(" ", label.Volume, x.volume)
			r.paged(p, x, ", ")
		}
	}
	p.stop()
	r.link(p, 0.3)
}

// medical is the manner of physicians: Kim KJ, Lee R. Title. J. 2004;12(3):4-9.
func (r *renderer) medical(p *printer, s *set, x *record, k kindOf) {
	form, ed := unpunctuated, pick(r, []string{", editors. ", ", editor. ", ", eds. ", ", ed. "})
	s.and, s.initials, s.full = ", ", 2, false
	if r.chance(0.35) {
		form, s.initials = direct, pick(r, []int{0, 4})
		s.full = r.chance(0.6)
	}
	r.number(p, 0.6)
	r.by(p, s, x, form, ". ")
	if k == ofSite {
		p.field(label.Title, x.title)
		p.text(pick(r, []string{". ", " [Internet]. "}))
		p.lead("", label.Publisher, x.publisher)
		p.text("; ")
		p.field(label.Year, s.year)
		r.site(p, pick(r, []string{". ", ". Available: ", ". Available from: "}), "")
		return
	}
	r.marked(p, x.title)
	if k == ofJournal || k == ofMeeting {
		if k == ofMeeting && r.chance(0.5) {
			p.text(pick(r, []string{"In: ", "In "}))
		}
		p.italic(label.Container, x.container)
		if x.volume == "" && x.first != "" && r.chance(0.6) {
			p.text(". Published online ")
			p.field(label.Year, s.year)
			r.paged(p, x, ":")
		} else {
			p.text(pick(r, []string{". ", ". ", " "}))
			if x.volume == "" && r.chance(0.5) {
				p.text("Published online ")
			}
			p.field(label.Year, s.year)
			p.lead(pick(r, []string{";", ";", "; "}), label.Volume, x.volume)
			if x.volume != "" && x.issue != "" {
				p.lead("(", label.Issue, x.issue)
				p.text(")")
			}
			r.paged(p, x, pick(r, []string{":", ":", ": ", ". pp. "}))
		}
		p.text(pick(r, []string{".", ".", ""}))
		r.link(p, 0.3)
		return
	}
	if k == ofChapter {
		p.text(pick(r, []string{"In: ", "In: ", "In "}))
		if len(x.editors) > 0 {
			p.field(label.Editor, r.people(s, x.editors, form))
			p.text(ed)
		}
		p.italic(label.Container, x.container)
		p.lead(pick(r, []string{". Vol ", ". Vol. "}), label.Volume, x.volume)
		p.text(". ")
	}
	if k == ofThesis && r.chance(0.7) {
		p.text(pick(r, []string{"PhD thesis. ", "Dissertation, ", "Master’s thesis. ", "PhD thesis, "}))
	}
	if s.place != "" {
		p.field(label.Place, s.place)
		p.text(": ")
	}
	if x.publisher != "" {
		p.field(label.Publisher, x.publisher)
		p.text("; ")
	}
	p.field(label.Year, s.year)
	r.paged(p, x, pick(r, []string{":", ". p. ", ". pp. ", ", p. "}))
	p.text(".")
	r.link(p, 0.2)
}
