package identity

import (
	"cmp"
	"slices"
	"strings"

	"kg/graph"
)

// judgement gathers what speaks for two things being one, and what allows no more than a candidate.
type judgement struct {
	a, b    *Description
	reasons []graph.Reason
	limits  []graph.Reason
	apart   bool // whatever a third says
}

func (j *judgement) agree(code, first, second string) {
	j.reasons = append(j.reasons, graph.Reason{Code: code, First: first, Second: second})
}

func (j *judgement) limit(code, first, second string) {
	j.limits = append(j.limits, graph.Reason{Code: code, First: first, Second: second})
}

// differ is the verdict that two things are two.
func (j *judgement) differ(code, first, second string) Verdict {
	return j.settle(Verdict{Relation: Different}, graph.Reason{Code: code, First: first, Second: second})
}

// none is the verdict that nothing says that two things are one.
func (j *judgement) none(code, first, second string) Verdict {
	return j.settle(Verdict{Relation: Unrelated}, graph.Reason{Code: code, First: first, Second: second})
}

// same is the verdict that two things are one with that score, or a candidate where something limits it.
func (j *judgement) same(score float64) Verdict {
	if len(j.limits) > 0 {
		return j.candidate(min(score, 0.93) - 0.02*float64(len(j.limits)))
	}
	return j.settle(Verdict{Relation: Same, Score: round(score)}, j.reasons...)
}

// candidate is the verdict that two things are perhaps one.
func (j *judgement) candidate(score float64) Verdict {
	score = round(max(score, CandidateScore))
	return j.settle(Verdict{Relation: Candidate, Score: score, contradicts: j.apart}, append(j.reasons, j.limits...)...)
}

func (j *judgement) settle(v Verdict, reasons ...graph.Reason) Verdict {
	var words []string
	for _, r := range reasons {
		s := says(r.Code)
		switch {
		case r.First != "" && r.Second != "" && r.First != r.Second:
			s += " (" + show(r.First) + " / " + show(r.Second) + ")"
		case r.First+r.Second != "":
			s += " (" + show(cmp.Or(r.First, r.Second)) + ")"
		}
		words = append(words, s)
	}
	v.Reasons, v.Reason = slices.Clone(reasons), strings.Join(words, "; ")
	return v
}

// show is a value without the marks of [canonical].
func show(s string) string {
	if !strings.ContainsAny(s, "=·") {
		return s
	}
	return strings.ReplaceAll(strings.ReplaceAll(s, "=", ""), "·", "")
}

// compareThings weighs two descriptions of actors, events or policies; it is symmetric but for the order of values, which is that of the descriptions' ids.
//
// What was claimed under one id is one unless something contradicts: the id is that of a canonical key, which the resolver of a document gives to
// what is known by its name alone everywhere (see [Local]).
func compareThings(a, b *Description) Verdict {
	j := &judgement{a: a, b: b}
	v := j.compare()
	if a.Claimed != b.Claimed || v.Relation == Different || v.contradicts {
		return v
	}
	j.limits = nil
	j.agree("key-equal", "", "")
	return j.same(max(0.95, v.Score))
}

func (j *judgement) compare() Verdict {
	a, b := j.a, j.b
	if a.Thing == nil || b.Thing == nil || a.Thing.Kind != b.Thing.Kind {
		return j.differ("kind-differs", "", "")
	}
	x, y := a.Thing, b.Thing
	x.ready()
	y.ready()
	switch {
	case x.Entry != "" && x.Entry == y.Entry:
		j.agree("entry-equal", x.Entry, y.Entry)
		return j.same(0.999)
	case x.Entry != "" && y.Entry != "":
		return j.differ("entry-differs", x.Entry, y.Entry)
	case (x.Type == "person") != (y.Type == "person"):
		if x.Type == "" || y.Type == "" || x.Kind != graph.KindActor {
			return j.none("person-differs", x.Type, y.Type)
		}
		return j.differ("person-differs", x.Type, y.Type)
	case x.Type == "person":
		return j.people(x, y)
	case x.Kind == graph.KindEvent:
		return j.events(x, y)
	case x.Kind == graph.KindPolicy:
		return j.policies(x, y)
	}
	return j.organisations(x, y)
}

// first is a value of a list, "" for none.
func first(list []string) string {
	if len(list) == 0 {
		return ""
	}
	return strings.Join(list, " ")
}

// subset tells whether all of the one are in the other. Both are sorted.
func subset(a, b []string) bool {
	return !slices.ContainsFunc(a, func(s string) bool { return !slices.Contains(b, s) })
}

// meet are the strings in both.
func meet(a, b []string) (out []string) {
	for _, s := range a {
		if slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}

// without are the strings of the one that are not in the other.
func without(a, b []string) (out []string) {
	for _, s := range a {
		if !slices.Contains(b, s) {
			out = append(out, s)
		}
	}
	return out
}
