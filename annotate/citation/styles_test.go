package citation_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// authorYear is how an author–year style writes its citations.
type authorYear struct {
	and, andNarrative string
	etAl              string
	sep               string // between names and year in brackets: ", " or " "
	semi              string
	open, close       string
	glued             bool // "김철수(2019)": no blank before the bracket
	locators          []string
	signals           []string
	trailing          string // a signal behind the item: " 참조"
	second            string // ", as cited in "
	narrative         []string
	possessive        string
	whole             bool // names are written as family and given in one
	capitals          bool // families in capitals in brackets
	suffixes          int  // how "a, b" is printed: 0 "2004a, b", 1 "2004a, 2004b", 2 mixed with "a–c"
	dangling          []string
	titleMarks        [][2]string
	space             string // between a claim and its bracket
	stop              string
	ibid              []string
}

var westernLocators = []string{", p. 45", ", pp. 45–47", ", p. 7", ", ch. 3", ", § 12", ", para. 6", ", n. 3"}
var colonLocators = []string{": 45", ": 45–47", ":112", ", 45", ", 45–7"}

var apaForm = authorYear{and: " & ", andNarrative: " and ", etAl: " et al.", sep: ", ", semi: "; ", open: "(", close: ")", locators: westernLocators,
	signals: []string{"see ", "see also ", "e.g., ", "cf. ", "see, e.g., ", "for a review, see "}, second: ", as cited in ", possessive: "’s", suffixes: 1, space: " ", stop: ".",
	narrative:  []string{"%n argues that %c.", "As %n notes, %c.", "According to %n, %c.", "By contrast, %n found that %c.", "In line with %n, %c.", "We follow %n here: %c."},
	titleMarks: [][2]string{{"“", "”"}, {"*", "*"}, {"", ""}, {"\"", "\""}},
	dangling:   []string{"(⟦-1|Harrowgate, 1987⟧)", "(⟦-1|Pinnock & Stroud, 2003⟧)", "(⟦-1|Wexcombe et al., 2011⟧)"}, ibid: nil}

func (a authorYear) with(f func(*authorYear)) authorYear { f(&a); return a }

// name is one author as cited.
func (a authorYear) name(g *writer, m *made, i int, paren bool) string {
	p := m.people[i]
	f := p.Family
	if a.whole {
		return f + p.Given
	}
	if a.capitals && paren {
		f = strings.ToUpper(f)
	}
	if g.chance(10) {
		f = strings.ReplaceAll(f, "'", "’")
	}
	if m.shared && i == 0 {
		return dotted(p.Given) + " " + f
	}
	return f
}

// names are the authors of a work as cited.
func (a authorYear) names(g *writer, m *made, paren bool) string {
	and := a.andNarrative
	if paren {
		and = a.and
	}
	switch {
	case m.body != "":
		if m.short != "" && m.spelt {
			return m.short
		}
		if m.short != "" {
			m.spelt = true
			if paren {
				return m.body + " [" + m.short + "]"
			}
			if !a.glued {
				return m.body + " (" + m.short + ")"
			}
		}
		return m.body
	case len(m.people) == 1:
		return a.name(g, m, 0, paren)
	case len(m.people) == 2:
		return a.name(g, m, 0, paren) + and + a.name(g, m, 1, paren)
	}
	return a.name(g, m, 0, paren) + a.etAl
}

func (m *made) when(sep string) string {
	y := m.year
	if m.reprint != "" {
		y = m.reprint + "/" + m.year
	}
	if m.suffix != "" && !unicode.IsDigit(rune(y[len(y)-1])) {
		return y + "-" + m.suffix
	}
	return y + m.suffix
}

// item is one item of a bracket.
func (a authorYear) item(g *writer, w int) string {
	m := g.works[w]
	var head string
	var fs []string
	switch {
	case m.outlet != "":
		head = m.outlet
		if g.chance(60) {
			return mark(w, m.outlet+", "+dayIn(g, m))
		}
	case len(m.people) == 0 && m.body == "":
		t := m.title
		if g.chance(40) {
			t = titleCase(t)
		}
		k := a.titleMarks[g.r.IntN(len(a.titleMarks))]
		if k[0] == "*" && g.style.media != "md" {
			k = [2]string{}
		}
		if k[1] == "”" && a.sep == ", " && g.chance(50) {
			return mark(w, k[0]+t+",”"+" "+m.when(a.sep))
		}
		head = k[0] + t + k[1]
	default:
		head = a.names(g, m, true)
	}
	s := head + a.sep + m.when(a.sep)
	if len(a.locators) > 0 && g.chance(25) && len(m.year) == 4 {
		s += g.pick(a.locators...)
		fs = append(fs, "locator")
	}
	return mark(w, s, fs...)
}

// dayIn is the date of a newspaper's item as citations print it.
func dayIn(g *writer, m *made) string {
	if g.style.pool == english {
		mon, day, _ := strings.Cut(m.day, " ")
		if g.chance(50) {
			return day + " " + mon + " " + m.year
		}
		return m.day + ", " + m.year
	}
	if g.style.pool == korean || g.style.pool == chinese || g.style.pool == japanese {
		return m.year + map[bool]string{true: "년 ", false: "年"}[g.style.pool == korean] + m.day
	}
	if strings.Contains(m.day, " de ") {
		return m.day + " de " + m.year
	}
	return m.day + " " + m.year
}

func titleCase(s string) string {
	ws := strings.Fields(s)
	for i, w := range ws {
		r, n := utf8.DecodeRuneInString(w)
		if len(w) > 3 {
			ws[i] = string(unicode.ToUpper(r)) + w[n:]
		}
	}
	return strings.Join(ws, " ")
}

// suffixGroup cites the works of one author and year together.
func (a authorYear) suffixGroup(g *writer, paren bool) string {
	var ws []int
	for i, m := range g.works {
		if m.suffix != "" {
			ws = append(ws, i)
		}
	}
	n := 2 + g.r.IntN(len(ws)-1)
	ws = ws[:n]
	m := g.works[ws[0]]
	head := a.names(g, m, paren) + a.sep
	if !paren {
		head = a.names(g, m, false) + a.gap() + a.open
	}
	end := ""
	if !paren {
		end = a.close
	}
	switch g.r.IntN(3) {
	case 0:
		s := mark(ws[0], head+m.year+m.suffix)
		for k, w := range ws[1:] {
			e := ""
			if k == n-2 {
				e = end
			}
			s += g.pick(", ", ",") + mark(w, g.works[w].suffix+e)
		}
		return s
	case 1:
		s := mark(ws[0], head+m.year+m.suffix)
		for k, w := range ws[1:] {
			e := ""
			if k == n-2 {
				e = end
			}
			s += ", " + mark(w, g.works[w].year+g.works[w].suffix+e)
		}
		return s
	}
	var ts []string
	for _, w := range ws {
		ts = append(ts, strconv.Itoa(w))
	}
	return fmt.Sprintf("⟦%s|%s⟧", strings.Join(ts, "+"), head+m.year+m.suffix+g.pick("–", "-")+g.works[ws[n-1]].suffix+end)
}

func (a authorYear) gap() string {
	if a.glued {
		return ""
	}
	return " "
}

// group is a bracket of items.
func (a authorYear) group(g *writer) string {
	if len(a.dangling) > 0 && g.chance(5) {
		return g.pick(a.dangling...)
	}
	s := a.open
	if len(a.signals) > 0 && g.chance(25) {
		s += g.pick(a.signals...)
	}
	ws := g.some(1 + g.r.IntN(3))
	if a.second != "" && g.chance(6) {
		ws = g.some(2)
		for _, w := range ws {
			if g.works[w].outlet != "" || len(g.works[w].year) != 4 {
				return s + a.item(g, w) + a.close
			}
		}
		return s + a.item(g, ws[0]) + a.second + a.item(g, ws[1]) + a.close
	}
	for i, w := range ws {
		if i > 0 {
			s += a.semi
		}
		if g.works[w].suffix != "" && g.chance(60) {
			s += a.suffixGroup(g, true)
			continue
		}
		s += a.item(g, w)
	}
	if a.trailing != "" && g.chance(20) {
		s += a.trailing
	}
	return s + a.close
}

// narrated is a narrative citation.
func (a authorYear) narrated(g *writer) string {
	w := g.any()
	m := g.works[w]
	for m.outlet != "" || len(m.people) == 0 && m.body == "" {
		w = g.any()
		m = g.works[w]
	}
	if m.suffix != "" && g.chance(50) {
		return a.suffixGroup(g, false)
	}
	head := a.names(g, m, false)
	var fs []string
	if a.possessive != "" && g.chance(15) {
		head += a.possessive
		fs = append(fs, "possessive")
	}
	y := m.when("")
	if len(a.locators) > 0 && len(m.year) == 4 && g.chance(20) {
		y += g.pick(a.locators...)
	}
	return mark(w, head+a.gap()+a.open+y+a.close, fs...)
}

func (a authorYear) sentence(g *writer) string {
	claim := g.pick(g.style.pool.claims...)
	if g.chance(40) {
		n := a.narrated(g)
		s := strings.NewReplacer("%n", n, "%c", claim).Replace(g.pick(a.narrative...))
		if strings.Contains(n, "’s"+a.gap()+a.open) {
			s = "Building on " + n + " account, we hold that " + claim + "."
		}
		return s
	}
	r, n := utf8.DecodeRuneInString(claim)
	return string(unicode.ToUpper(r)) + claim[n:] + a.space + a.group(g) + a.stop
}

// ---- lists

func apaEntry(p *page, n int) string {
	m := p.works[n]
	y := m.year
	if m.suffix != "" {
		y = m.when("")
	}
	rest := fmt.Sprintf("%s. *%s*, *%d*(1), %d–%d.", m.title, m.journal, m.volume, m.page, m.page+12)
	switch {
	case m.outlet != "":
		return fmt.Sprintf("%s. (%s, %s). *%s*.", m.title, m.year, m.day, m.outlet)
	case m.body != "":
		return fmt.Sprintf("%s. (%s). *%s*. Moor House.", m.body, y, m.title)
	case len(m.people) == 0:
		return fmt.Sprintf("*%s*. (%s). Moor House.", m.title, y)
	}
	var ns []string
	for _, q := range m.people {
		ns = append(ns, q.Family+", "+dotted(q.Given))
	}
	if m.reprint != "" {
		rest += " (Original work published " + m.reprint + ")"
	}
	return fmt.Sprintf("%s (%s). %s", join(ns, ", ", ", & "), y, rest)
}

func chicagoEntry(p *page, n int) string {
	m := p.works[n]
	head := m.body
	if len(m.people) > 0 {
		ns := []string{m.people[0].Family + ", " + m.people[0].Given}
		for _, q := range m.people[1:] {
			ns = append(ns, q.Given+" "+q.Family)
		}
		head = join(ns, ", ", ", and ")
	}
	if m.outlet != "" {
		return fmt.Sprintf("%s. %s. “%s.” %s.", m.outlet, m.year, m.title, m.day)
	}
	if head == "" {
		return fmt.Sprintf("“%s.” %s. *%s* %d: %d–%d.", m.title, m.when(""), m.journal, m.volume, m.page, m.page+9)
	}
	return fmt.Sprintf("%s. %s. “%s.” *%s* %d: %d–%d.", strings.TrimSuffix(head, "."), m.when(""), m.title, m.journal, m.volume, m.page, m.page+9)
}

func mlaEntry(p *page, n int) string {
	m := p.works[n]
	head := m.body
	if len(m.people) > 0 {
		head = m.people[0].Family + ", " + m.people[0].Given
		if len(m.people) == 2 {
			head += ", and " + m.people[1].Given + " " + m.people[1].Family
		}
		if len(m.people) > 2 {
			head += ", et al"
		}
	}
	if head != "" {
		head = strings.TrimSuffix(head, ".") + ". "
	}
	return fmt.Sprintf("%s“%s.” *%s*, vol. %d, no. 2, %s, pp. %d-%d.", head, m.title, m.journal, m.volume, m.year, m.page, m.page+9)
}

func ieeeEntry(p *page, n int) string {
	m := p.works[n]
	head := m.body
	if len(m.people) > 0 {
		var ns []string
		for _, q := range m.people {
			ns = append(ns, dotted(q.Given)+" "+q.Family)
		}
		head = join(ns, ", ", ", and ")
	}
	if head != "" {
		head += ", "
	}
	return fmt.Sprintf("%s“%s,” *%s*, vol. %d, no. 2, pp. %d–%d, %s.", head, m.title, m.journal, m.volume, m.page, m.page+9, m.year)
}

func vancouverEntry(p *page, n int) string {
	m := p.works[n]
	head := m.body
	if len(m.people) > 0 {
		var ns []string
		for _, q := range m.people {
			ns = append(ns, q.Family+" "+letters(q.Given))
		}
		head = strings.Join(ns, ", ")
	}
	if head != "" {
		head += ". "
	}
	return fmt.Sprintf("%s%s. %s. %s;%d:%d-%d.", head, m.title, m.journal, m.year, m.volume, m.page, m.page+9)
}

func germanEntry(p *page, n int) string {
	m := p.works[n]
	head := m.body
	if len(m.people) > 0 {
		var ns []string
		for _, q := range m.people {
			ns = append(ns, q.Family+", "+q.Given)
		}
		head = strings.Join(ns, "; ")
	}
	if m.outlet != "" {
		return fmt.Sprintf("%s (%s): %s. %s.", m.outlet, m.year, m.title, m.day)
	}
	if head == "" {
		return fmt.Sprintf("%s (%s). In: %s %d, S. %d–%d.", m.title, m.when(""), m.journal, m.volume, m.page, m.page+9)
	}
	return fmt.Sprintf("%s (%s): %s. In: %s %d, S. %d–%d.", head, m.when(""), m.title, m.journal, m.volume, m.page, m.page+9)
}

func eastEntry(and, form string) func(p *page, n int) string {
	return func(p *page, n int) string {
		m := p.works[n]
		head := m.body + m.outlet
		if len(m.people) > 0 {
			var ns []string
			for _, q := range m.people {
				ns = append(ns, q.Family+q.Given)
			}
			head = strings.Join(ns, and)
		}
		if head == "" {
			head, and := m.title, m.when("")
			return strings.NewReplacer("%h", head, "%y", and, "%t", m.journal, "%j", m.journal, "%v", strconv.Itoa(m.volume), "%p", strconv.Itoa(m.page)).Replace(form)
		}
		return strings.NewReplacer("%h", head, "%y", m.when(""), "%t", m.title, "%j", m.journal, "%v", strconv.Itoa(m.volume), "%p", strconv.Itoa(m.page)).Replace(form)
	}
}

// ---- what cites nothing

var noCitation = []string{
	"The dredging (2010–2014) came first.", "Resolution 2270 (2016) said so.", "Equation (1) and condition (2) hold.", "The port (founded in 2004) grew (see Table 1).",
	"It was measured again in 2019 (see above).", "The sample was large (N = 2004).", "The Treaty of Lomar (1957) came next.", "Version 2.1 (2019) of the form was used.", "The vote was on 12 May 2019.",
	"The Reform Act 2004 and the World Regatta (2002) are left out.", "Between 1995 and 2003 (Figure 2) it fell.", "Three things matter: (1) depth, (2) width and (3) salt.", "The 2008 crisis [sic] was short.", "It rose by 10 % (May 2019).",
	"See Section 3 (p. 34).", "The years [2019–2024] were dry.", "In 2010, 2012 and 2014, keepers voted.", "Of 1800 keepers, 1950 signed twice.", "The reign of Olaf II (1015–1028) was calm.", "The Lomar Accords (April 1999) ended it.", "Chapter 4 (2001 data) shows it.",
}

var noNumber = []string{
	"Three things matter: (a) depth, (b) width and (c) salt.", "The years [2019–2024] were dry.", "Version 2.1 was used at 3.5 knots.", "The port (founded in 2004) grew (see Table 1).", "The interval [0, 1] is closed.", "It held (N = 2004).", "The rate fell from 12.5 to 11.2 in 2019.", "The quote [sic] stands.", "See Fig. 3 and Table 12.", "Ferries left at 12.30 and at 17.45 hours.",
}

// ---- styles

func (a authorYear) style(name, media string, p *pool, entry func(*page, int) string, heading string, negative []string) *style {
	return &style{name: name, media: media, pool: p, entry: entry, heading: heading, cites: a.sentence, negative: negative}
}

// numericForm writes numbers in one form.
func numericForm(kind string) func(g *writer) string {
	return func(g *writer) string {
		claim := g.pick(g.style.pool.claims...)
		r, n := utf8.DecodeRuneInString(claim)
		claim = string(unicode.ToUpper(r)) + claim[n:]
		ns := numbersOf(g)
		switch kind {
		case "bracket":
			return claim + " " + bracketed(g, ns) + "."
		case "paren":
			return claim + " (" + listed(g, ns, ",", "-") + ")."
		case "sup":
			return claim + ".<sup>" + listed(g, ns, ",", "–") + "</sup>"
		case "caret":
			return claim + ".^" + listed(g, ns, ",", "–") + "^"
		case "unicode":
			return claim + "." + raised(listed(g, ns, ",", "–"))
		case "glued":
			if g.chance(30) {
				c, rest, ok := strings.Cut(claim, " with ")
				if ok {
					return c + listed(g, ns, ",", "–") + " with " + rest + "."
				}
			}
			return claim + "." + listed(g, ns, ",", "–")
		}
		return ""
	}
}

// numbersOf picks works and gives positions in the list, sorted, with their works.
func numbersOf(g *writer) (ns []int) {
	ns = append(ns, g.some(1+g.r.IntN(3))...)
	if g.chance(25) {
		k := g.r.IntN(len(g.works) - 4)
		ns = []int{k, k + 1, k + 2}
		if g.chance(50) {
			ns = append(ns, k+4)
		}
	}
	slices.Sort(ns)
	return ns
}

// listed prints positions as "1,3–5".
func listed(g *writer, ns []int, comma, dash string) string {
	var out []string
	for i := 0; i < len(ns); i++ {
		k := i
		for k+1 < len(ns) && ns[k+1] == ns[k]+1 {
			k++
		}
		if k-i >= 2 {
			var ts []string
			for x := i; x <= k; x++ {
				ts = append(ts, strconv.Itoa(g.order[ns[x]]))
			}
			out = append(out, fmt.Sprintf("⟦%s,range|%d%s%d⟧", strings.Join(ts, "+"), ns[i]+1, dash, ns[k]+1))
			i = k
			continue
		}
		out = append(out, mark(g.order[ns[i]], strconv.Itoa(ns[i]+1)))
	}
	return strings.Join(out, comma)
}

// bracketed prints positions as IEEE does, in its several ways.
func bracketed(g *writer, ns []int) string {
	one := func(n int) string { return mark(g.order[n], "["+strconv.Itoa(n+1)+"]") }
	switch {
	case len(ns) == 1 && g.chance(30):
		return "[" + mark(g.order[ns[0]], strconv.Itoa(ns[0]+1)+g.pick(", p. 5", ", pp. 5–7", ", Ch. 4", ", Sec. 2.1", ", Thm. 3"), "locator") + "]"
	case len(ns) == 3 && ns[2] == ns[0]+2 && g.chance(50):
		return fmt.Sprintf("⟦%d+%d+%d,range|[%d]–[%d]⟧", g.order[ns[0]], g.order[ns[1]], g.order[ns[2]], ns[0]+1, ns[2]+1)
	case len(ns) < 4 && g.chance(50):
		var out []string
		for _, n := range ns {
			out = append(out, one(n))
		}
		return strings.Join(out, g.pick(", ", ",", " "))
	case g.chance(10):
		return "[see " + listed(g, ns, ", ", "–") + "]"
	}
	return "[" + listed(g, ns, g.pick(",", ", "), "–") + "]"
}

func raised(s string) string {
	head := strings.NewReplacer("0", "⁰", "1", "¹", "2", "²", "3", "³", "4", "⁴", "5", "⁵", "6", "⁶", "7", "⁷", "8", "⁸", "9", "⁹", "–", "⁻")
	// only what is printed is raised, not the marks
	var b strings.Builder
	for s != "" {
		i := strings.Index(s, "⟦")
		if i < 0 {
			b.WriteString(strings.ReplaceAll(s, ",", "˒"))
			break
		}
		k := strings.Index(s, "|")
		e := strings.Index(s, "⟧")
		b.WriteString(s[:k+1] + head.Replace(s[k+1:e]) + "⟧")
		s = s[e+len("⟧"):]
	}
	return strings.ReplaceAll(b.String(), "˒", ",")
}

func numericStyle(name, media, kind string, entry func(*page, int) string, label string) *style {
	st := &style{name: name, media: media, pool: english, cites: numericForm(kind), negative: noNumber, heading: "References"}
	st.entry = func(p *page, n int) string { return entry(p, n) }
	st.setup = func(g *writer) { // the list is in the order given by a shuffle
		g.r.Shuffle(len(g.order), func(i, j int) { g.order[i], g.order[j] = g.order[j], g.order[i] })
		place := map[int]int{}
		for i, w := range g.order {
			place[w] = i
		}
		st := *g.style
		st.entry = func(p *page, n int) string { return fmt.Sprintf(label, place[n]+1) + entry(p, n) }
		g.style = &st
	}
	return st
}

// mla writes author–page citations.
func mla(g *writer) string {
	claim := g.pick(g.style.pool.claims...)
	w := g.any()
	m := g.works[w]
	pageNo := strconv.Itoa(3 + g.r.IntN(300))
	if g.chance(20) {
		n, _ := strconv.Atoi(pageNo)
		pageNo = fmt.Sprintf("%d-%02d", n+100, (n+7)%100)
	}
	name := func(paren bool) string {
		switch {
		case m.body != "":
			return m.body
		case len(m.people) == 2:
			return m.people[0].Family + " and " + m.people[1].Family
		case len(m.people) > 2:
			return m.people[0].Family + " et al."
		case len(m.people) == 1 && m.shared:
			return dotted(m.people[0].Given) + " " + m.people[0].Family
		case len(m.people) == 1:
			return m.people[0].Family
		}
		return "“" + titleCase(m.title) + "”"
	}
	if m.suffix != "" {
		ws := strings.Fields(m.title)
		return "It is said that " + claim + " (" + mark(w, name(true)+", “"+titleCase(strings.Join(ws[:min(5, len(ws))], " "))+"” "+pageNo, "short_title") + ")."
	}
	if len(m.people) > 0 && g.chance(35) {
		who := name(false)
		if len(m.people) == 1 && g.chance(40) {
			who = m.people[0].Given + " " + m.people[0].Family
		}
		return who + " argues that " + claim + " (" + mark(w, pageNo, "page_only") + ")."
	}
	if g.chance(8) {
		return "One keeper held that “" + claim + "” (qtd. in " + mark(w, name(true)+" "+pageNo) + ")."
	}
	if g.chance(20) {
		v := g.any()
		if v != w && g.works[v].suffix == "" {
			n := m
			first := mark(w, name(true)+" "+pageNo)
			m = g.works[v]
			second := mark(v, name(true)+" 12")
			m = n
			return "It is said that " + claim + " (" + first + "; " + second + ")."
		}
	}
	return "It is said that " + claim + " (" + mark(w, name(true)+" "+pageNo) + ")."
}

// alpha writes "[Kim04]" keys.
func alphaKeys(g *writer) map[int]string {
	keys, used := map[int]string{}, map[string]int{}
	for i, m := range g.works {
		var k string
		runes := func(s string, n int) string {
			r := []rune(strings.NewReplacer("'", "", " ", "", "-", "", ".", "").Replace(s))
			return string(r[:min(n, len(r))])
		}
		switch {
		case m.body != "":
			k = runes(m.body, 3)
		case len(m.people) == 0:
			k = runes(strings.TrimPrefix(m.outlet+m.title, "The "), 3)
		case len(m.people) == 1:
			k = runes(m.people[0].Family, 3)
		default:
			for _, q := range m.people[:min(3, len(m.people))] {
				k += runes(q.Family, 1)
			}
			if len(m.people) > 3 {
				k += "+"
			}
		}
		if len(m.year) == 4 {
			k += m.year[2:]
		}
		used[k]++
		if n := used[k]; n > 1 {
			k += string(rune('a' + n - 1))
		}
		keys[i] = k
	}
	return keys
}

func alphaStyle() *style {
	st := &style{name: "alpha", media: "txt", pool: english, heading: "References", negative: noNumber}
	st.setup = func(g *writer) {
		keys := alphaKeys(g)
		s := *st
		s.entry = func(p *page, n int) string {
			return "[" + keys[n] + "] " + strings.ReplaceAll(ieeeEntry(p, n), "*", "")
		}
		s.cites = func(g *writer) string {
			var out []string
			for _, w := range g.some(1 + g.r.IntN(3)) {
				k := keys[w]
				if g.chance(15) {
					k += ", p. 4"
				}
				out = append(out, mark(w, k))
			}
			return "It is known that " + g.pick(english.claims...) + " [" + strings.Join(out, ", ") + "]."
		}
		g.style = &s
	}
	st.entry = ieeeEntry
	st.cites = func(*writer) string { return "" }
	return st
}

func plainEntry(e func(*page, int) string) func(*page, int) string {
	return func(p *page, n int) string { return strings.ReplaceAll(e(p, n), "*", "") }
}

var styles = makeStyles()

func makeStyles() []*style {
	spaced := func(a *authorYear) { a.sep = " " }
	chicago := apaForm.with(func(a *authorYear) {
		a.sep, a.and, a.locators, a.second = " ", " and ", []string{", 45", ", 45–47", ", 112n3", ", chap. 3"}, ", cited in "
		a.dangling = []string{"(⟦-1|Pinnock and Stroud 2003⟧)", "(⟦-1|Wexcombe et al. 2011⟧)"}
	})
	harvard := apaForm.with(func(a *authorYear) {
		a.and, a.locators, a.second, a.etAl = " and ", []string{": 45", ", p.45", ", pp.45-47", ": 45–7"}, ", cited in ", " et al."
	})
	sage := chicago.with(func(a *authorYear) {
		spaced(a)
		a.and, a.locators, a.signals = " and ", colonLocators[:3], []string{"see ", "e.g. ", "compare ", "see especially "}
		a.second = "; quoted in "
	})
	square := apaForm.with(func(a *authorYear) { a.open, a.close, a.locators = "[", "]", []string{", p. 45"} })
	de := apaForm.with(func(a *authorYear) {
		a.and, a.andNarrative, a.etAl, a.sep, a.semi = " und ", " und ", " et al.", " ", "; "
		a.locators, a.signals, a.second, a.possessive = []string{", S. 12", ": 45", ", S. 45–47", ", S. 12 f.", ", S. 12 ff."}, []string{"vgl. ", "siehe ", "s. auch ", "vgl. dazu ", "z. B. "}, ", zit. nach ", ""
		a.narrative = []string{"%n zeigt, dass %c.", "Laut %n gilt, dass %c.", "Nach %n steht fest, dass %c.", "Wie %n darlegt, steht fest, dass %c."}
		a.dangling = []string{"(vgl. ⟦-1|Pinnock/Stroud 2003⟧)", "(⟦-1|Wexheim et al. 2011⟧)"}
		a.titleMarks = [][2]string{{"„", "“"}, {"", ""}}
	})
	deComma := de.with(func(a *authorYear) { a.sep, a.etAl, a.and, a.andNarrative = ", ", " u. a.", "/", "/" })
	es := apaForm.with(func(a *authorYear) {
		a.and, a.andNarrative, a.etAl = " y ", " y ", " et al."
		a.locators, a.signals, a.second, a.possessive = []string{", p. 45", ", pp. 45-47", ": 45"}, []string{"véase ", "cf. ", "ver ", "véase también "}, ", citado en ", ""
		a.narrative = []string{"%n sostiene que %c.", "Según %n, %c.", "Como señala %n, %c.", "Para %n, en cambio, %c."}
		a.dangling = []string{"(⟦-1|Pinzón y Estrada, 2003⟧)"}
		a.titleMarks = [][2]string{{"«", "»"}, {"“", "”"}, {"", ""}}
	})
	fr := es.with(func(a *authorYear) {
		a.and, a.andNarrative = " et ", " et "
		a.locators, a.signals, a.second = []string{", p. 45", ", p. 45-47", " : 45"}, []string{"voir ", "cf. ", "voir aussi "}, ", cité dans "
		a.narrative = []string{"%n soutient que %c.", "Selon %n, %c.", "Comme le note %n, %c.", "Pour %n, %c."}
		a.dangling = []string{"(⟦-1|Pinchon et Estrade, 2003⟧)"}
	})
	pt := es.with(func(a *authorYear) {
		a.and, a.andNarrative, a.semi = "; ", " e ", "; "
		a.capitals = true
		a.locators, a.signals, a.second = []string{", p. 45", ", p. 45-47"}, []string{"cf. ", "ver "}, " apud "
		a.narrative = []string{"%n sustenta que %c.", "Segundo %n, %c.", "Conforme %n, %c.", "Para %n, %c."}
		a.dangling = []string{"(⟦-1|PINCHÃO; ESTRADA, 2003⟧)"}
		a.titleMarks = [][2]string{{"“", "”"}, {"", ""}}
	})
	id := es.with(func(a *authorYear) {
		a.and, a.andNarrative, a.etAl = " & ", " dan ", " dkk."
		a.locators, a.signals, a.second = []string{", hlm. 45", ": 45", ", hal. 12"}, []string{"lihat ", "lihat juga ", "bdk. "}, ", dalam "
		a.second = ", dikutip dalam "
		a.narrative = []string{"%n menyatakan bahwa %c.", "Menurut %n, %c.", "Seperti ditunjukkan %n, %c."}
		a.dangling = []string{"(⟦-1|Pinantoro & Estrada, 2003⟧)"}
		a.titleMarks = [][2]string{{"“", "”"}, {"", ""}}
	})
	ko := authorYear{and: "·", andNarrative: "·", etAl: " 외", sep: ", ", semi: "; ", open: "(", close: ")", glued: true, whole: true,
		locators: []string{", 45쪽", ", 45-47쪽", ": 45", ", p. 45"}, trailing: " 참조", second: "; 재인용 ", space: "", stop: ".",
		narrative:  []string{"%n는 %c고 보았다.", "%n에 따르면 %c.", "이에 대해 %n은 %c고 주장한다.", "한편 %n의 연구도 같다."},
		titleMarks: [][2]string{{"「", "」"}, {"『", "』"}, {"“", "”"}}}
	ko.second = ""
	koEtc := ko.with(func(a *authorYear) { a.and, a.andNarrative, a.etAl, a.space, a.sep = ", ", "과 ", " 등", " ", " " })
	zh := authorYear{and: "、", andNarrative: "和", etAl: "等", sep: "，", semi: "；", open: "（", close: "）", glued: true, whole: true,
		locators: []string{"：45", "，第45页", "，页45-47"}, signals: []string{"参见", "见", "参见："}, space: "", stop: "。",
		narrative:  []string{"%n指出，%c。", "正如%n所言，%c。", "根据%n的研究，%c。", "%n认为%c。"},
		titleMarks: [][2]string{{"《", "》"}, {"“", "”"}}}
	ja := authorYear{and: "・", andNarrative: "・", etAl: "ら", sep: " ", semi: "；", open: "（", close: "）", glued: true,
		locators: []string{": 45", "：45-47", ", 45頁"}, space: "", stop: "。",
		narrative:  []string{"%nは%cと述べる。", "これに対し、%nは%cと論じた。", "%nによれば、%c。"},
		titleMarks: [][2]string{{"「", "」"}, {"『", "』"}}}
	ja.titleMarks = ja.titleMarks[:1]
	jaHalf := ja.with(func(a *authorYear) {
		a.open, a.close, a.glued, a.semi, a.sep, a.etAl = "(", ")", false, "; ", ", ", "ほか"
	})
	deNo := []string{"Der Ausbau (2010–2014) kam zuerst.", "Die Verordnung (EU) 2016/679 galt schon.", "Gleichung (1) gilt.", "Der Hafen (gegründet 2004) wuchs (vgl. Tabelle 1).", "Am 12. Mai 2019 wurde gewählt.", "Im Jahr 2008 (siehe oben) fiel der Wert.", "Die Stichprobe war groß (N = 2004).", "Der Vertrag von Lomar (1957) folgte.", "Das Gesetz von 2004 (§ 12) wurde geändert.", "Die Befragung fand im Mai (2019) statt."}
	esNo := []string{"El dragado (2010-2014) fue primero.", "La ecuación (1) se cumple.", "La Ley 27 (2004) cambió.", "El puerto (fundado en 2004) creció (véase Tabla 1).", "El 12 de mayo de 2019 se votó.", "La muestra era grande (N = 2004).", "El Tratado de Lomar (1957) siguió."}
	frNo := []string{"Le dragage (2010-2014) vint d'abord.", "L'équation (1) vaut.", "La loi 27 (2004) a changé.", "Le port (fondé en 2004) a grandi (voir tableau 1).", "On vota le 12 mai 2019.", "Le traité de Lomar (1957) suivit."}
	ptNo := []string{"A dragagem (2010-2014) veio antes.", "A equação (1) vale.", "A Lei 27 (2004) mudou.", "O porto (fundado em 2004) cresceu (ver Tabela 1).", "Votou-se em 12 de maio de 2019.", "O Tratado de Lomar (1957) seguiu."}
	idNo := []string{"Pengerukan (2010–2014) lebih dulu.", "Persamaan (1) berlaku.", "Undang-Undang Nomor 27 (2004) berubah.", "Pelabuhan itu (didirikan 2004) tumbuh (lihat Tabel 1).", "Pemungutan suara pada 12 Mei 2019.", "Perjanjian Lomar (1957) menyusul."}
	koNo := []string{"준설(2010–2014)이 먼저였다.", "식 (1)이 성립한다.", "항구(2004년 설립)는 커졌다(표 1 참조).", "2019년 5월 12일에 투표했다.", "로마르 조약(1957)이 뒤따랐다.", "표본은 컸다(N = 2004)."}
	zhNo := []string{"疏浚（2010–2014）在先。", "式（1）成立。", "该港（2004年建）扩大了（见表1）。", "2019年5月12日投票。", "洛马条约（1957）随后签订。"}
	jaNo := []string{"浚渫（2010–2014）が先であった。", "式（1）が成り立つ。", "港（2004年設立）は大きくなった（表1参照）。", "2019年5月12日に投票した。", "ロマール条約（1957）が続いた。"}
	kor := eastEntry(", ", "%h. (%y). %t. 『%j』, %v(1), %p-%p.")
	return []*style{
		apaForm.style("apa", "md", english, apaEntry, "References", noCitation),
		chicago.style("chicago", "md", english, chicagoEntry, "References", noCitation),
		harvard.style("harvard", "txt", english, plainEntry(apaEntry), "Bibliography", noCitation),
		sage.style("sage", "txt", english, plainEntry(chicagoEntry), "References", noCitation),
		square.style("square", "md", english, apaEntry, "References", noCitation),
		{name: "mla", media: "md", pool: english, entry: mlaEntry, heading: "Works Cited", cites: mla, negative: append([]string{"The Boeing 747 (about 300 of them) flew (Figure 3; chapter 4).", "Article 5 (Table 7) says so (line 40)."}, noCitation...)},
		numericStyle("ieee", "md", "bracket", ieeeEntry, "[%d] "),
		numericStyle("ieee-text", "txt", "bracket", plainEntry(ieeeEntry), "[%d] "),
		numericStyle("vancouver", "md", "paren", vancouverEntry, "%d. "),
		numericStyle("superscript", "md", "sup", vancouverEntry, "%d. "),
		numericStyle("caret", "md", "caret", vancouverEntry, "%d. "),
		numericStyle("unicode", "txt", "unicode", vancouverEntry, "%d. "),
		numericStyle("glued", "txt", "glued", vancouverEntry, "%d. "),
		alphaStyle(),
		de.style("german", "txt", german, germanEntry, "Literatur", deNo),
		deComma.style("german-slash", "md", german, germanEntry, "Literaturverzeichnis", deNo),
		es.style("spanish", "md", spanish, apaEntry, "Referencias", esNo),
		fr.style("french", "md", french, apaEntry, "Références", frNo),
		pt.style("portuguese", "txt", portuguese, plainEntry(apaEntry), "Referências", ptNo),
		id.style("indonesian", "md", indonesian, apaEntry, "Daftar Pustaka", idNo),
		ko.style("korean", "md", korean, kor, "참고문헌", koNo),
		koEtc.style("korean-spaced", "txt", korean, kor, "참고문헌", koNo),
		zh.style("chinese", "md", chinese, eastEntry("、", "%h（%y）。%t。《%j》，%v，%p-%p。"), "参考文献", zhNo),
		ja.style("japanese", "md", japanese, eastEntry("・", "%h（%y）「%t」『%j』%v号，%p-%p頁。"), "参考文献", jaNo),
		jaHalf.style("japanese-half", "txt", japanese, eastEntry("・", "%h (%y)「%t」『%j』%v号，%p-%p頁。"), "文献", jaNo),
	}
}
