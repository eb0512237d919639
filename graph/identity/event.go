package identity

import (
	"slices"
	"strings"

	"kg/graph"
)

// precision is how fine an EDTF date is: 0 unknown, 1 a year or coarser, 2 a month, 3 a day.
func precision(date string) int {
	date = strings.TrimRight(date, "~?%")
	switch {
	case date == "":
		return 0
	case strings.ContainsAny(date, "/X"):
		return 1
	case len(date) >= 10:
		return 3
	case len(date) >= 7:
		return 2
	}
	return 1
}

// when is the date of a thing: its own, or the one year in the name.
func (t *Thing) when(f form) string {
	if t.Date == "" && len(f.years) == 1 {
		return f.years[0]
	}
	return t.Date
}

// datesDiffer tells whether two dates exclude each other; where one is approximate they do not.
func datesDiffer(a, b string) bool {
	if a == "" || b == "" || strings.ContainsAny(a+b, "~?%") {
		return false
	}
	return !graph.DateWithin(a, b, b)
}

// match is how two forms agree, words and states taken together.
type match struct {
	i, k   int // the forms
	equal  bool
	within bool     // the words of the one are all among the other's
	shared []string // words and states in both
	more   []string // of the one that has more, where within
	score  int      // to choose the best
}

// matches are the pairs of forms whose heads agree, best first: equal before within, more words in common first.
func (j *judgement) best(x, y *Thing, fits func(a, b form) bool) (best match, ok bool) {
	for i := range x.forms {
		for k := range y.forms {
			a, b := &x.forms[i], &y.forms[k]
			if !fits(*a, *b) {
				continue
			}
			s, t := slices.Concat(a.words, a.states), slices.Concat(b.words, b.states)
			m := match{i: i, k: k, shared: meet(s, t)}
			m.equal = len(s) == len(t) && len(m.shared) == len(s)
			m.within = len(m.shared) == min(len(s), len(t))
			m.more = append(without(s, t), without(t, s)...)
			m.score = 10 * len(m.shared)
			if m.within {
				m.score += 1000 - len(m.more)
			}
			if m.equal {
				m.score += 1000
			}
			if i == 0 {
				m.score++
			}
			if k == 0 {
				m.score++
			}
			if !ok || m.score > best.score {
				best, ok = m, true
			}
		}
	}
	return best, ok
}

// events compares two events.
func (j *judgement) events(x, y *Thing) Verdict {
	if len(x.forms) == 0 || len(y.forms) == 0 {
		return j.none("words-differ", "", "")
	}
	m, ok := j.best(x, y, func(a, b form) bool { return synonyms(a.head, b.head) })
	if !ok {
		return j.none("head-differs", x.forms[0].head, y.forms[0].head)
	}
	a, b := x.forms[m.i], y.forms[m.k]
	dx, dy := x.when(a), y.when(b)
	switch {
	case datesDiffer(dx, dy):
		return j.differ("date-differs", dx, dy)
	case numbersDiffer(a, b):
		return j.differ("number-differs", first(a.numbers), first(b.numbers))
	case !m.within || len(m.shared) == 0 && !m.equal:
		return j.eventsApart(x, y, m, dx, dy)
	}
	if !m.equal && !slices.ContainsFunc(m.more, func(w string) bool { return !state(w) }) && (implied(m.more, x) || implied(m.more, y)) {
		j.agree("state-implied", strings.Join(m.more, " "), "")
		m.equal = true
		m.shared = append(m.shared, m.more...)
	}
	j.words(m, a, b)
	if len(a.numbers) != len(b.numbers) {
		j.limit("number-missing", first(a.numbers), first(b.numbers))
	}
	j.dates(dx, dy)
	participant := j.participants(x, y)
	distinct, states := together(a, b).telling(m.shared)
	if len(m.shared) == 0 {
		distinct = a.distinct()
	}
	recurring, frequent := recurs(a.head) || recurs(b.head), frequents(a.head) || frequents(b.head)
	if recurring { // "inter-Korean summit" does not say where
		places := slices.DeleteFunc(slices.Clone(m.shared), adjectival)
		if n, _ := together(a, b).telling(places); len(m.shared) > 0 {
			distinct, states = n, states+distinct-n
		}
	}
	j.byName(m)
	switch dated := min(precision(dx), precision(dy)); {
	case m.equal && distinct+states == 0:
		return j.undescribed(x, y, a, dated)
	case m.equal && dated > 0:
		if frequent && distinct == 0 && dated == 1 {
			j.limit("recurring-undated", dx, dy) // "North Korean missile test of 2017": of many in a year
		}
		return j.same(0.97)
	case m.equal && recurring && distinct == 0:
		j.limit("recurring-undated", dx, dy)
		return j.candidate(0.88)
	case m.equal && dx == "" && dy == "":
		return j.same(0.96)
	case m.equal:
		return j.same(0.95)
	case distinct+states == 0:
		return j.none("words-differ", a.text, b.text)
	default:
		return j.moreWords(m, together(a, b), dated, participant)
	}
}

// undescribed judges where the names say nothing but what kind of thing it is.
func (j *judgement) undescribed(x, y *Thing, a form, dated int) Verdict {
	about, otherAbout := common(x, y, TraitAbout)
	switch {
	case about != "":
		j.agree("about-shared", about, about)
	case otherAbout:
		j.limit("about-differs", first(x.values(TraitAbout)), first(y.values(TraitAbout)))
		j.apart = true
	default:
		j.limit("commonplace-name", a.text, "")
	}
	if dated == 0 && (recurs(a.head) || about == "") {
		j.limit("recurring-undated", x.Date, y.Date)
	}
	return j.same(0.95)
}

// moreWords judges where the one name has words that the other lacks.
func (j *judgement) moreWords(m match, both form, dated int, participant bool) Verdict {
	distinct, _ := both.telling(m.more)
	small := distinct == 0
	switch {
	case dated == 3:
		return j.same(0.95)
	case dated == 2 && (small || participant):
		return j.same(0.945)
	case dated == 1 && small && participant:
		return j.same(0.945)
	case dated > 0:
		j.limit("words-more", strings.Join(m.more, " "), "")
		return j.candidate(0.88)
	case 2*len(m.shared) >= len(m.shared)+len(m.more):
		j.limit("date-missing", "", "")
		return j.candidate(0.84)
	}
	return j.none("words-differ", strings.Join(m.shared, " "), strings.Join(m.more, " "))
}

// eventsApart judges where each name has words that the other lacks: a candidate if the dates are the same to the day or the month.
func (j *judgement) eventsApart(x, y *Thing, m match, dx, dy string) Verdict {
	a, b := x.forms[m.i], y.forms[m.k]
	distinct, states := together(a, b).telling(m.shared)
	if p := min(precision(dx), precision(dy)); p >= 2 && (distinct > 0 || states > 0 && p == 3) {
		j.agree("words-shared", strings.Join(m.shared, " "), "")
		j.dates(dx, dy)
		j.limit("words-differ", a.text, b.text)
		return j.candidate(0.82)
	}
	return j.none("words-differ", a.text, b.text)
}

// words notes how the names agree.
func (j *judgement) words(m match, a, b form) {
	if m.equal {
		j.agree("words-equal", a.text, b.text)
	} else {
		j.agree("words-more", a.text, b.text)
	}
	if a.head != b.head {
		j.agree("head-synonym", a.head, b.head)
	}
}

func (j *judgement) dates(a, b string) {
	switch {
	case a == "" || b == "":
	case a == b:
		j.agree("date-equal", a, b)
	default:
		j.agree("date-compatible", a, b)
	}
}

// participants notes an actor that takes part in both.
func (j *judgement) participants(x, y *Thing) bool {
	who, _ := common(x, y, TraitWith)
	if who == "" {
		// the one names in its name whom the other's statements name
		for _, pair := range [][2]*Thing{{x, y}, {y, x}} {
			for _, f := range pair[0].forms {
				if shared := meet(f.states, pair[1].values(TraitWith)); len(shared) > 0 {
					who = shared[0]
				}
			}
		}
	}
	if who != "" {
		j.agree("participant-shared", who, who)
	}
	return who != ""
}

// byName limits what rests on by-names alone: what one document calls a thing in passing may be another thing's name elsewhere.
func (j *judgement) byName(m match) {
	x, y := j.a.Thing, j.b.Thing
	if m.i > 0 && !akinForms(x.forms[0], x.forms[m.i]) || m.k > 0 && !akinForms(y.forms[0], y.forms[m.k]) {
		j.limit("alias-only", x.forms[m.i].text, y.forms[m.k].text)
	}
}

// akinForms tells whether two names of one thing support each other: they share a telling word, or one abbreviates the other.
func akinForms(a, b form) bool {
	d, s := together(a, b).telling(meet(slices.Concat(a.words, a.states), slices.Concat(b.words, b.states)))
	return d+s > 0 || fitsAbbreviation(a, b) || fitsAbbreviation(b, a)
}

// fitsAbbreviation tells whether the one is an abbreviation of the other's words.
func fitsAbbreviation(short, long form) bool {
	return len(short.abbreviation) >= 2 && short.abbreviation == long.initials
}

// numbersDiffer tells whether both bear numbers and no set holds the other.
func numbersDiffer(a, b form) bool {
	return len(a.numbers) > 0 && len(b.numbers) > 0 && !slices.Equal(a.numbers, b.numbers)
}
