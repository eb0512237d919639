package training

import (
	_ "embed" // the lists are part of the trainer
	"strings"

	"kg/annotate/reference/label"
)

//go:embed data/invented.txt
var inventedFile string

//go:embed data/known.txt
var knownFile string

func invented(name string) []string { return listed(inventedFile, name) }

// listed is the list of a name in a file of lists.
func listed(file, name string) []string {
	for line := range strings.Lines(file) {
		if list, ok := strings.CutPrefix(line, name+": "); ok {
			return strings.Split(strings.TrimSpace(list), "|")
		}
	}
	return nil
}

var (
	givenNames = invented("given")
	places     = invented("place")
	houses     = invented("house")
	schools    = invented("school")
	topics     = invented("topic")
	programs   = invented("program")
	outlets    = invented("outlet")

	knownJournals   = listed(knownFile, "journal")
	shortJournals   = listed(knownFile, "short")
	knownPublishers = listed(knownFile, "publisher")
)

// languageNames are the lists of data/invented.txt, in the order of languages.
var languageNames = []string{"", "german", "french", "spanish", "portuguese", "indonesian"}

// foreign makes a record speak a language.
func (r *renderer) foreign(language int, s *set, x *record) {
	name := languageNames[language]
	if r.chance(0.85) {
		x.authors = r.invent(name)
		x.editors = r.invent(name)
	}
	x.title = pick(r, invented(name+".title"))
	x.container = pick(r, invented(name+".container"))
	x.publisher = pick(r, invented(name+".house"))
	s.place = pick(r, invented(name+".place"))
}

func (r *renderer) invent(language string) []Person {
	names := invented(language + ".name")
	var out []Person
	for range 1 + r.IntN(3) {
		family, given, _ := strings.Cut(pick(r, names), ", ")
		out = append(out, Person{Family: family, Given: given})
	}
	return out
}

// eastern prints an entry in the manner of Korean, Chinese or Japanese bibliographies.
func (r *renderer) eastern(p *printer, s *set) {
	switch r.IntN(3) {
	case 0:
		r.korean(p, s)
	case 1:
		r.chinese(p, s)
	default:
		r.japanese(p, s)
	}
}

func (r *renderer) several(names []string, sep string) string {
	out := pick(r, names)
	for range r.IntN(3) {
		if n := pick(r, names); !strings.Contains(out, n) {
			out += sep + n
		}
	}
	return out
}

func (r *renderer) korean(p *printer, s *set) {
	p.field(label.Author, r.several(invented("korean.name"), pick(r, []string{"·", ", "})))
	bracket := r.chance(0.5)
	if bracket {
		p.text(" (")
		p.field(label.Year, s.year)
		p.text("). ")
	} else {
		p.text(pick(r, []string{", ", ". "}))
	}
	title := pick(r, invented("korean.title"))
	x := r.record()
	quoted := func(f label.Field, v, open, end string) { p.text(open); p.field(f, v); p.text(end) }
	switch r.IntN(4) {
	case 0: // book
		if r.chance(0.6) {
			quoted(label.Title, title, pick(r, []string{"『", "『", "《"}), "』")
		} else {
			p.field(label.Title, title)
		}
		p.text(pick(r, []string{". ", " (", ", "}))
		open := strings.HasSuffix(p.b.String(), "(")
		if r.chance(0.7) {
			p.field(label.Place, pick(r, []string{"서울", "파주", "부산"}))
			p.text(": ")
		}
		p.field(label.Publisher, pick(r, invented("korean.house")))
		if !bracket {
			p.text(", ")
			p.field(label.Year, s.year)
		}
		if open {
			p.text(")")
		}
	case 1: // thesis
		quoted(label.Title, title, "「", "」")
		p.text(pick(r, []string{", ", ". "}))
		p.field(label.Publisher, pick(r, invented("korean.school")))
		p.text(pick(r, []string{" 박사학위논문", " 석사학위논문"}))
		if !bracket {
			p.text(", ")
			p.field(label.Year, s.year)
		}
	default:
		if r.chance(0.6) {
			quoted(label.Title, title, pick(r, []string{"「", `"`}), pick(r, []string{"」", `"`}))
		} else {
			p.field(label.Title, title)
		}
		p.text(pick(r, []string{". ", ", "}))
		if r.chance(0.6) {
			quoted(label.Container, pick(r, invented("korean.container")), "『", "』")
		} else {
			p.field(label.Container, pick(r, invented("korean.container")))
		}
		p.text(pick(r, []string{", ", " "}))
		if r.chance(0.5) {
			p.text("제")
			p.field(label.Volume, x.volume)
			p.text("권 ")
			if x.issue != "" {
				p.text("제")
				p.field(label.Issue, x.issue)
				p.text("호")
			}
		} else {
			p.field(label.Volume, x.volume)
			if x.issue != "" {
				p.text("(")
				p.field(label.Issue, x.issue)
				p.text(")")
			}
		}
		if !bracket {
			p.text(" (")
			p.field(label.Year, s.year)
			p.text(")")
		}
		p.text(", ")
		r.printPages(p, s, &x, false)
		p.text(pick(r, []string{"", "쪽", "쪽"}))
	}
	p.text(".")
}

func (r *renderer) chinese(p *printer, s *set) {
	if r.chance(0.4) {
		p.text("[" + itoa(1+r.IntN(60)) + "] ")
	}
	p.field(label.Author, r.several(invented("chinese.name"), pick(r, []string{", ", "，", "、"})))
	full := r.chance(0.4)
	stop, comma := ". ", ", "
	if full {
		stop, comma = "．", "，"
	}
	x := r.record()
	p.text(stop)
	p.field(label.Title, pick(r, invented("chinese.title")))
	switch r.IntN(4) {
	case 0:
		p.text("[M]" + stop)
		p.field(label.Place, pick(r, invented("chinese.place")))
		p.text(pick(r, []string{": ", "："}))
		p.field(label.Publisher, pick(r, invented("chinese.house")))
		p.text(comma)
		p.field(label.Year, s.year)
		if r.chance(0.4) {
			p.text(pick(r, []string{": ", "："}))
			r.printPages(p, s, &x, false)
		}
	case 1:
		p.text("[D]" + stop)
		p.field(label.Place, pick(r, invented("chinese.place")))
		p.text(pick(r, []string{": ", "："}))
		p.field(label.Publisher, "东港大学")
		p.text(comma)
		p.field(label.Year, s.year)
	default:
		p.text("[J]" + stop)
		p.field(label.Container, pick(r, invented("chinese.container")))
		p.text(comma)
		p.field(label.Year, s.year)
		if r.chance(0.8) {
			p.text(comma)
			p.field(label.Volume, x.volume)
		}
		if x.issue != "" {
			p.text(pick(r, []string{"(", "（"}))
			p.field(label.Issue, x.issue)
			p.text(pick(r, []string{")", "）"}))
		}
		p.text(pick(r, []string{": ", ":", "："}))
		r.printPages(p, s, &x, false)
	}
	p.text(strings.TrimSpace(stop))
}

func (r *renderer) japanese(p *printer, s *set) {
	p.field(label.Author, r.several(invented("japanese.name"), "・"))
	bracket := r.chance(0.5)
	if bracket {
		open := pick(r, []string{"(", "（"})
		p.text(open)
		p.field(label.Year, s.year)
		p.text(map[string]string{"(": ")", "（": "）"}[open])
	}
	x := r.record()
	if r.chance(0.4) { // book
		p.text("『")
		p.field(label.Title, pick(r, invented("japanese.title")))
		p.text("』")
		p.text(pick(r, []string{"", "、", " "}))
		p.field(label.Publisher, pick(r, invented("japanese.house")))
		if !bracket {
			p.text("、")
			p.field(label.Year, s.year)
			p.text("年")
		}
	} else {
		p.text("「")
		p.field(label.Title, pick(r, invented("japanese.title")))
		p.text("」『")
		p.field(label.Container, pick(r, invented("japanese.container")))
		p.text("』")
		if r.chance(0.5) {
			p.text("第")
			p.field(label.Volume, x.volume)
			p.text("巻")
			if x.issue != "" {
				p.text("第")
				p.field(label.Issue, x.issue)
				p.text("号")
			}
		} else {
			p.field(label.Volume, x.volume)
			if x.issue != "" {
				p.text("(")
				p.field(label.Issue, x.issue)
				p.text(")")
			}
		}
		if !bracket {
			p.text("、")
			p.field(label.Year, s.year)
			p.text("年")
		}
		p.text("、")
		r.printPages(p, s, &x, false)
		p.text(pick(r, []string{"", "頁", "ページ"}))
	}
	p.text(pick(r, []string{"。", ""}))
}
