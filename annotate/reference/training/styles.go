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
