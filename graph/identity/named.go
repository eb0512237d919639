package identity

import (
	"slices"

	"kg/graph"
)

// policies compares two policies: by their numbers, by their names with issuer and year, by abbreviations.
func (j *judgement) policies(x, y *Thing) Verdict {
	if len(x.forms) == 0 || len(y.forms) == 0 {
		return j.none("words-differ", "", "")
	}
	if why, a, b := yearsDiffer(x, y); why {
		return j.differ("year-differs", a, b)
	}
	if v, ok := j.numbered(x, y); ok {
		return v
	}
	return j.named(x, y)
}

// organisations compares two actors that are no persons.
func (j *judgement) organisations(x, y *Thing) Verdict {
	if len(x.forms) == 0 || len(y.forms) == 0 {
		return j.none("names-differ", "", "")
	}
	if n, m := numbersOf(x), numbersOf(y); len(n) > 0 && len(m) > 0 && !slices.Equal(n, m) {
		return j.differ("number-differs", first(n), first(m))
	}
	return j.named(x, y)
}

// numbered compares what bears numbers: laws, regulations, resolutions. False where the names are to decide.
func (j *judgement) numbered(x, y *Thing) (Verdict, bool) {
	n, m := numbersOf(x), numbersOf(y)
	if len(n) == 0 || len(m) == 0 {
		return Verdict{}, false
	}
	shared := meet(n, m)
	if len(shared) == 0 || !subset(n, m) && !subset(m, n) {
		return j.differ("number-differs", first(n), first(m)), true
	}
	states, otherStates := statesOf(x), statesOf(y)
	if len(states) > 0 && len(otherStates) > 0 && len(meet(states, otherStates)) == 0 {
		return j.differ("state-differs", first(states), first(otherStates)), true
	}
	mt, ok := j.best(x, y, func(a, b form) bool { return len(a.numbers) > 0 && len(b.numbers) > 0 && synonyms(a.head, b.head) })
	if !ok {
		return j.none("head-differs", x.forms[0].head, y.forms[0].head), true
	}
	a, b := x.forms[mt.i], y.forms[mt.k]
	j.agree("number-equal", first(a.numbers), first(b.numbers))
	j.dates(x.when(a), y.when(b))
	long := slices.ContainsFunc(shared, func(s string) bool { return len(s) >= 3 })
	if !long && (x.when(a) == "" || y.when(b) == "") && !(mt.equal && len(mt.shared) > 0) {
		j.about(x, y)
	}
	if !mt.within {
		j.limit("words-differ", a.text, b.text)
	}
	return j.same(0.97), true
}

// about asks for documents about one state where the name alone does not tell.
func (j *judgement) about(x, y *Thing) {
	about, differs := common(x, y, TraitAbout)
	switch {
	case about != "":
		j.agree("about-shared", about, about)
	case differs:
		j.limit("about-differs", first(x.values(TraitAbout)), first(y.values(TraitAbout)))
		j.apart = true
	default:
		j.limit("commonplace-name", "", "")
	}
}

// named compares two names with the states in them.
func (j *judgement) named(x, y *Thing) Verdict {
	s, t := statesOf(x), statesOf(y)
	if len(s) > 0 && len(t) > 0 && !subset(s, t) && !subset(t, s) {
		return j.differ("state-differs", first(s), first(t))
	}
	if v, ok := j.abbreviations(x, y); ok {
		return v
	}
	m, ok := j.best(x, y, func(a, b form) bool { return synonyms(a.head, b.head) && a.abbreviation == "" && b.abbreviation == "" })
	if !ok {
		return j.none("head-differs", x.forms[0].text, y.forms[0].text)
	}
	a, b := x.forms[m.i], y.forms[m.k]
	more := without(m.more, slices.Concat(a.states, b.states))
	shared := meet(a.words, b.words)
	distinct, _ := together(a, b).telling(shared)
	if len(a.words)+len(b.words) == 0 { // a name of one word
		distinct = a.distinct()
		if a.head != b.head {
			return j.none("words-differ", a.text, b.text)
		}
	}
	switch {
	case numbersDiffer(a, b):
		return j.differ("number-differs", first(a.numbers), first(b.numbers))
	case len(more) > 0 && (!m.within || distinct == 0 || 2*len(shared) < len(more)):
		return j.none("words-differ", a.text, b.text)
	}
	j.words(m, a, b)
	j.dates(x.when(a), y.when(b))
	if (len(a.numbers) == 0) != (len(b.numbers) == 0) {
		j.limit("number-missing", first(a.numbers), first(b.numbers))
	}
	if x.Type != y.Type && x.Type != "" && y.Type != "" && x.Kind == graph.KindActor && !synonyms(a.head, b.head) {
		j.limit("type-differs", x.Type, y.Type)
	}
	j.byName(m)
	if len(more) > 0 {
		j.limit("words-more", first(more), "")
		return j.candidate(0.84)
	}
	j.states(x, y, s, t, distinct > 0, distinct > 1 || distinct == 1 && len(shared) > 2)
	if a.head != b.head {
		return j.same(0.945)
	}
	return j.same(0.96)
}

// states asks for what tells a commonplace name of one country from that of another. Alone tells that the name is known by itself, either
// that it is also where only one of the two names a state.
func (j *judgement) states(x, y *Thing, s, t []string, alone, either bool) {
	switch {
	case len(s) > 0 && slices.Equal(s, t):
		j.agree("state-equal", first(s), first(t))
	case len(s) == 0 && len(t) == 0:
		if !alone {
			j.about(x, y)
		}
	case implied(without(s, t), y) || implied(without(t, s), x):
		j.agree("state-implied", first(s), first(t))
	case !either:
		j.limit("state-missing", first(s), first(t))
	case len(t) == 0 && len(y.values(TraitAbout)) > 0 || len(s) == 0 && len(x.values(TraitAbout)) > 0:
		// the document that names no state is about another one
		j.limit("about-differs", first(append(s, x.values(TraitAbout)...)), first(append(t, y.values(TraitAbout)...)))
	}
}

// implied tells whether the document of a thing is about one of the states.
func implied(states []string, t *Thing) bool {
	for _, v := range t.values(TraitAbout) {
		if slices.Contains(states, v) {
			return true
		}
	}
	return false
}

// abbreviations compares where one of the names is an abbreviation. False where full names are to decide.
func (j *judgement) abbreviations(x, y *Thing) (Verdict, bool) {
	for i, a := range x.forms {
		for k, b := range y.forms {
			if a.abbreviation == "" || a.abbreviation != b.abbreviation {
				continue
			}
			j.agree("abbreviation-equal", a.text, b.text)
			s, t := statesOf(x), statesOf(y)
			j.dates(x.when(a), y.when(b))
			if full := j.otherNames(x, y, i, k); full {
				return j.none("words-differ", x.forms[0].text, y.forms[0].text), true
			}
			j.states(x, y, s, t, len(a.abbreviation) >= 4, false) // four letters and more are seldom used twice
			return j.same(0.95), true
		}
	}
	for _, pair := range [][2]*Thing{{x, y}, {y, x}} {
		for _, a := range pair[0].forms {
			for _, b := range pair[1].forms {
				if b.abbreviation != "" || !fitsAbbreviation(a, b) || len(a.abbreviation) < 3 {
					continue
				}
				if slices.ContainsFunc(pair[1].forms, func(f form) bool { return f.abbreviation != "" }) || slices.ContainsFunc(pair[0].forms, func(f form) bool { return f.abbreviation == "" }) {
					continue // both have full names or abbreviations, which do not agree
				}
				return j.fitting(x, y, a, b), true
			}
		}
	}
	return Verdict{}, false
}

// fitting judges an abbreviation beside a full name that no document gives together.
func (j *judgement) fitting(x, y *Thing, short, long form) Verdict {
	about, otherAbout := common(x, y, TraitAbout)
	s, t := statesOf(x), statesOf(y)
	j.agree("abbreviation-fits", short.text, long.text)
	support := true
	switch {
	case len(meet(s, t)) > 0:
		j.agree("state-equal", first(meet(s, t)), first(meet(s, t)))
	case implied(s, y) || implied(t, x):
		j.agree("state-implied", first(s), first(t))
	case len(s)+len(t) > 0:
		return j.none("state-missing", first(s), first(t))
	case about != "":
		j.agree("about-shared", about, about)
	case otherAbout:
		return j.none("about-differs", first(x.values(TraitAbout)), first(y.values(TraitAbout)))
	default:
		support = false
	}
	return j.supported(support && len(short.abbreviation) >= 4, 0.945, 0.86)
}

// otherNames tells whether both have full names beside the abbreviation, and none that agree.
func (j *judgement) otherNames(x, y *Thing, i, k int) bool {
	var some, others bool
	for n, a := range x.forms {
		for m, b := range y.forms {
			if n == i || m == k || a.abbreviation != "" || b.abbreviation != "" {
				continue
			}
			some = true
			d, s := together(a, b).telling(meet(a.words, b.words))
			others = others || d+s > 0 || slices.Equal(a.words, b.words)
		}
	}
	return some && !others
}

func numbersOf(t *Thing) (out []string) {
	for _, f := range t.forms {
		out = append(out, f.numbers...)
	}
	return sorted(out)
}

func statesOf(t *Thing) (out []string) {
	for _, f := range t.forms {
		out = append(out, f.states...)
	}
	return sorted(out)
}

// yearsDiffer tells whether dates, or years in names, exclude each other.
func yearsDiffer(x, y *Thing) (differ bool, a, b string) {
	years := func(t *Thing) (out []string) {
		for _, f := range t.forms {
			out = append(out, f.years...)
		}
		if t.Date != "" {
			out = append(out, t.Date[:min(4, len(t.Date))])
		}
		return sorted(out)
	}
	s, t := years(x), years(y)
	return len(s) > 0 && len(t) > 0 && len(meet(s, t)) == 0, first(s), first(t)
}
