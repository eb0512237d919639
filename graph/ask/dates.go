package ask

import (
	"cmp"
	"context"
	"fmt"
	"regexp"
	"strings"

	"kg/graph"
)

var (
	digitsOnly = regexp.MustCompile(`^\d{4}(?:-\d{2}(?:-\d{2})?)?$`)
	// "May 2018", "5 May 2018", "May 5, 2018"
	monthYear    = regexp.MustCompile(`^([a-z]+),? (\d{4})$`)
	dayMonthYear = regexp.MustCompile(`^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+),? (\d{4})$`)
	monthDayYear = regexp.MustCompile(`^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$`)
)

// dateIn is the EDTF date that words give, "" for words that give none.
func dateIn(words string) string {
	s := strings.ToLower(strings.TrimPrefix(strings.TrimSpace(words), "the "))
	s = strings.TrimPrefix(strings.TrimPrefix(s, "year "), "on ")
	build := func(year, month, day string) string {
		m := months[month]
		if m == "" {
			return ""
		}
		if day == "" {
			return year + "-" + m
		}
		if len(day) == 1 {
			day = "0" + day
		}
		return year + "-" + m + "-" + day
	}
	date := ""
	if digitsOnly.MatchString(s) {
		date = s
	} else if m := monthYear.FindStringSubmatch(s); m != nil {
		date = build(m[2], m[1], "")
	} else if m := dayMonthYear.FindStringSubmatch(s); m != nil {
		date = build(m[3], m[2], m[1])
	} else if m := monthDayYear.FindStringSubmatch(s); m != nil {
		date = build(m[3], m[1], m[2])
	}
	if date == "" || !graph.DateKnown(date) {
		return ""
	}
	return date
}

// bound is one end of a stretch of time: a date, or the date of a thing that the question names.
type bound struct {
	date  string
	says  string // as the answer names it
	thing graph.ID
}

// bound reads one end. Nil where it is neither a date nor a thing with a known date; the answer says so then.
func (q *asker) bound(ctx context.Context, words string) (*bound, error) {
	if words == "" {
		return &bound{}, nil
	}
	if d := dateIn(words); d != "" {
		return &bound{date: d, says: d}, nil
	}
	thing, err := q.oneThing(ctx, words, graph.KindEvent, graph.KindPolicy)
	if err != nil || thing == nil {
		return nil, err
	}
	date := graph.DateOf(thing)
	if !graph.DateKnown(date) || date == "" {
		q.unclear = cmp.Or(q.unclear, fmt.Sprintf("When %s was is not known here; give a date instead.", thing.Label()))
		return nil, nil
	}
	return &bound{date: date, says: fmt.Sprintf("%s (%s)", thing.Label(), date), thing: thing.NodeID()}, nil
}

// answerBetween: what happened between two dates, or between two things that have dates. An event is taken in where its date may lie there, so a year covers
// all that is dated within it, and a decade what it may.
func answerBetween(ctx context.Context, q *asker, m slots) (bool, error) {
	from, err := q.bound(ctx, cmp.Or(m["from"], m["since"], m["in"]))
	if err != nil || from == nil {
		return false, err
	}
	to, err := q.bound(ctx, cmp.Or(m["to"], m["before"], m["in"]))
	if err != nil || to == nil {
		return false, err
	}
	within := graph.DateRange{From: from.date, To: to.date}
	if within.Validate() != nil { // the later one was named first
		from, to = to, from
		within = graph.DateRange{From: from.date, To: to.date}
	}
	q.answer.Understood = "events dated " + stretch(from, to)
	q.answer.GraphQL = fmt.Sprintf("{ events(first: 100, order: EARLIEST, dates: {%s}) { totalCount edges { node { name date mentionedIn(first: 3) { edges { evidence { quote } } } } } } }", rangeArgument(within))
	query := graph.NodeQuery{Kind: graph.KindEvent, Dates: within, Order: graph.ByEarliest, First: graph.MaxRoots}
	page, err := q.store.List(ctx, query)
	if err != nil {
		return false, err
	}
	var found []*graph.Event
	for _, n := range page.Nodes {
		if e, ok := n.(*graph.Event); ok && e.ID != from.thing && e.ID != to.thing {
			found = append(found, e)
		}
	}
	all := len(found)
	if page.Next != "" {
		if all, err = q.store.Size(ctx, query); err != nil {
			return false, err
		}
		q.miss(fmt.Sprintf("Only the first %d of %d are shown.", len(found), all))
	}
	if err := q.mentionRows(ctx, found); err != nil {
		return false, err
	}
	q.answer.Summary = fmt.Sprintf("%s dated %s.", count(all, "event"), stretch(from, to))
	return true, q.undated(ctx)
}

func stretch(from, to *bound) string {
	switch {
	case from.says == "":
		return "up to " + to.says
	case to.says == "":
		return "from " + from.says + " on"
	}
	return "from " + from.says + " to " + to.says
}

func rangeArgument(r graph.DateRange) string {
	var parts []string
	if r.From != "" {
		parts = append(parts, fmt.Sprintf("from: %q", r.From))
	}
	if r.To != "" {
		parts = append(parts, fmt.Sprintf("to: %q", r.To))
	}
	return strings.Join(parts, ", ")
}

// undated says how many events have no known date.
func (q *asker) undated(ctx context.Context) error {
	all, err := q.store.Size(ctx, graph.NodeQuery{Kind: graph.KindEvent})
	if err != nil {
		return err
	}
	dated, err := q.store.Size(ctx, graph.NodeQuery{Kind: graph.KindEvent, Dates: graph.DateRange{To: "9999"}})
	if n := all - dated; err == nil && n > 0 {
		q.miss(fmt.Sprintf("%s no known date.", hasHave(n, "event")))
	}
	return err
}
