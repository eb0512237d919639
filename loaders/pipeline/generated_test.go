package pipeline_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
)

// writer invents documents: papers with headings, a table, notes, citations in several styles and a bibliography, or
// pages of news. Nothing in them is true; what they have is the forms that documents have, in any combination.
type writer struct {
	*rand.Rand
	b        strings.Builder
	entries  []entry
	numbered bool
}

type entry struct {
	family, given string
	year          int
}

var (
	families = []string{"Okafor", "Lindqvist", "Kim", "Park", "de la Torre", "Al-Masri", "O’Leary", "Nguyễn", "Petrov", "van Dijk", "Çelik", "Mbeki", "Rao", "Silva Prado", "王"}
	givens   = []string{"A.", "B. C.", "Nadia", "Chen-Li", "J.", "María José", "K. S.", "Ömer"}
	states   = []string{"Norway", "Peru", "Kenya", "South Korea", "Viet Nam", "the United Kingdom", "Chile", "Türkiye", "Côte d’Ivoire", "Zaire"}
	seats    = []string{"Oslo", "Lima", "Nairobi", "Seoul", "Hanoi", "London", "Santiago", "Ankara"}
	bodies   = []string{"Ministry of Fisheries", "Central Bank", "Constitutional Court", "Labour Front", "Union of Dockers", "Harbour Commission (HC)", "National Assembly"}
	persons  = []string{"Prime Minister Ana Ruiz", "President Jomo Otieno", "General Wei Dong", "Foreign Minister Sir John Hale", "Captain Ivan Ilić"}
	heads    = []string{"summit", "strike", "coup", "election", "blockade", "ceasefire", "referendum", "earthquake", "uprising", "trial"}
	policies = []string{"Fisheries Act %d", "Regulation (EU) %d/17", "Treaty of Bergen", "Coastal Defence Programme", "Decree No. %d", "Open Harbour Doctrine"}
	acts     = []string{"signed", "denounced", "adopted", "suspended", "joined", "opposed", "launched", "withdrew from", "demolished", "did not recognise"}
	claims   = []string{"because bread was dear", "as a result of the drought", "which led to a second round of talks", "rather than the price of oil", "although nobody had asked for it"}
	tells    = []string{"argues that", "denies that", "attributes", "shows how", "reports that", "may explain why", "disputes that", "also finds that"}
	joins    = []string{"Meanwhile, ", "Two years later, ", "The following March, ", "In contrast, ", "He also said that ", "", "", "According to Lima, ", "It further held that "}
	onsets   = []string{"b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v"}
	vowels   = []string{"a", "e", "i", "o", "u"}
	months   = []string{"January", "March", "May", "October", "December"}
	oddities = []string{"“", "”", " ' s ", "\t", "\u00a0", "(", ")", "[4–6]", "…", "—", "ibid.", "\u202e", "é", "漢字", "😀", "\n", "\n\n- ", "| a | b |\n", "[^1]", "<b>", "$x_1$", "http://example.org/a_(b)", "\x00"}
)

func newWriter(seed uint64) *writer {
	return &writer{Rand: rand.New(rand.NewPCG(seed, 7))}
}

func (w *writer) of(list []string) string { return list[w.IntN(len(list))] }

// family is one of the known names or, four times of five, one that is put together.
func (w *writer) family() string {
	if w.IntN(5) == 0 {
		return w.of(families)
	}
	return strings.ToUpper(w.of(onsets)) + w.of(vowels) + w.of(onsets) + w.of(vowels) + w.of([]string{"", "n", "s", "ić", "ov", "sen"})
}

func (w *writer) day() string {
	switch w.IntN(4) {
	case 0:
		return fmt.Sprintf("on %d %s %d", 1+w.IntN(28), w.of(months), 1950+w.IntN(70))
	case 1:
		return fmt.Sprintf("in %s %d", w.of(months), 1950+w.IntN(70))
	case 2:
		return fmt.Sprintf("in %d", 1950+w.IntN(70))
	}
	return ""
}

func (w *writer) actor() string {
	return w.of([][]string{states, seats, bodies, persons}[w.IntN(4)])
}

func (w *writer) thing() string {
	if w.IntN(3) == 0 {
		p := w.of(policies)
		if strings.Contains(p, "%d") {
			p = fmt.Sprintf(p, 1950+w.IntN(70))
		}
		return "the " + p
	}
	return fmt.Sprintf("the %d %s %s", 1950+w.IntN(70), strings.TrimPrefix(w.of(states), "the "), w.of(heads))
}

// cite is a citation of one of the entries, or of none of them; key says which.
func (w *writer) cite(narrative bool) string {
	if len(w.entries) == 0 {
		return ""
	}
	n := w.IntN(len(w.entries))
	e := w.entries[n]
	switch {
	case w.numbered:
		return fmt.Sprintf("[%d]", n+1)
	case narrative:
		return fmt.Sprintf("%s (%d)", e.family, e.year)
	case w.IntN(5) == 0:
		return fmt.Sprintf("(see %s, %d, pp. 3–9; %s & %s, %d)", e.family, e.year, w.of(families), e.family, e.year+1)
	}
	return fmt.Sprintf("(%s, %d)", e.family, e.year)
}

func (w *writer) sentence() string {
	var s string
	switch w.IntN(6) {
	case 0, 1:
		s = fmt.Sprintf("%s %s %s %s %s", w.actor(), w.of(acts), w.thing(), w.day(), w.cite(false))
	case 2:
		s = fmt.Sprintf("%s %s %s broke out %s", w.cite(true), w.of(tells), w.thing(), w.of(claims))
	case 3:
		s = fmt.Sprintf("%s led to %s %s, %s", w.thing(), w.thing(), w.cite(false), w.of(claims))
	case 4:
		s = fmt.Sprintf("%s was %s by %s and %s %s", w.thing(), w.of(acts), w.actor(), w.actor(), w.day())
	case 5:
		s = fmt.Sprintf("it was a long year for the harbour, and few who lived there %s have forgotten it %s", w.day(), w.cite(false))
	}
	s = w.of(joins) + strings.Join(strings.Fields(s), " ")
	return strings.ToUpper(s[:1]) + s[1:] + ". "
}

// paragraph is a few sentences; odd is how many of a hundred have something that does not belong there.
func (w *writer) paragraph(odd int) {
	for range 3 + w.IntN(5) {
		s := w.sentence()
		if w.IntN(100) < odd {
			at := w.IntN(len(s) + 1)
			for at < len(s) && s[at]&0xc0 == 0x80 {
				at++
			}
			s = s[:at] + w.of(oddities) + s[at:]
		}
		w.b.WriteString(s)
	}
	w.b.WriteString("\n\n")
}

func (w *writer) table() {
	w.b.WriteString("Table 1. What happened\n\n| Date | Event | Actors | Source |\n|---|---|---|---|\n")
	for range 1 + w.IntN(5) {
		fmt.Fprintf(&w.b, "| %s | %s | %s, %s | %s |\n", strings.TrimPrefix(strings.TrimPrefix(w.day(), "on "), "in "), strings.TrimPrefix(w.thing(), "the "), w.actor(), w.actor(), w.cite(false))
	}
	w.b.WriteString("\n")
}

// paper is one of about size bytes.
func (w *writer) paper(size, odd int) string {
	w.numbered = w.IntN(3) == 0
	for range 2 + min(size/400, 4000) {
		w.entries = append(w.entries, entry{w.family(), w.of(givens), 1970 + w.IntN(54)})
	}
	w.b.WriteString("# On the " + w.of(heads) + " of harbours\n\n## Abstract\n\n")
	w.paragraph(odd)
	for n := 1; w.b.Len() < size*3/4; n++ {
		if n%8 == 1 {
			fmt.Fprintf(&w.b, "## %d. The %s\n\n", 1+n/8, w.of(heads))
		}
		if n%16 == 3 {
			w.table()
		}
		w.paragraph(odd)
	}
	w.b.WriteString("## References\n\n")
	for n, e := range w.entries {
		if w.numbered {
			fmt.Fprintf(&w.b, "[%d] ", n+1)
		}
		fmt.Fprintf(&w.b, "%s, %s (%d). The %s and what came of it. *Journal of Harbours*, %d(%d), %d–%d.\n\n", e.family, e.given, e.year, w.of(heads), 1+w.IntN(40), 1+w.IntN(4), 10+n%300, 20+n%300)
	}
	return w.b.String()
}

// news is a page with a headline, a day and paragraphs.
func (w *writer) news(size, odd int) string {
	fmt.Fprintf(&w.b, "<html><head><title>%s</title></head><body><article><h1>%s</h1><p>%s, %s</p>\n", w.sentence(), w.sentence(), w.of(seats), w.day())
	for w.b.Len() < size {
		w.b.WriteString("<p>")
		w.paragraph(odd)
		w.b.WriteString("</p>")
	}
	w.b.WriteString("</article><aside><a href=\"#\">" + w.sentence() + "</a></aside></body></html>")
	return w.b.String()
}
