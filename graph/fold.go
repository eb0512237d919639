package graph

import (
	"cmp"
	"slices"
	"strconv"
)

func itoa(i int) string { return strconv.Itoa(i) }

// FoldNode is the node as shown: a function of all claims about it, whatever
// their order. Claims must be of one kind; the node bears the id of the first, where they were claimed under several ids the
// store gives it the one that stands for all. Nil for no claims.
//
// A field on which claims differ takes the value most of them give, the longer
// of equals, then the first in byte order; the other names become aliases. A field that a person relabelled takes the value of the last relabelling.
func FoldNode(claims []Node) Node {
	if len(claims) == 0 {
		return nil
	}
	switch first := claims[0].(type) {
	case *Work:
		return foldWork(nodesOf[*Work](claims))
	case *Actor:
		f := foldNamed(claims)
		return &Actor{ID: first.ID, Name: f.name, Type: f.typ, Aliases: f.aliases, Merged: f.merged, Decisions: f.decisions}
	case *Event:
		f := foldNamed(claims)
		code, rule := foldCode(nodesOf[*Event](claims))
		return &Event{
			ID: first.ID, Name: f.name, Type: f.typ, Date: f.date, Code: code, CodeRule: rule, Aliases: f.aliases, Merged: f.merged, Decisions: f.decisions,
		}
	case *Policy:
		f := foldNamed(claims)
		return &Policy{ID: first.ID, Name: f.name, Type: f.typ, Date: f.date, Aliases: f.aliases, Merged: f.merged, Decisions: f.decisions}
	case *Document:
		// A file under two names is loaded once: its only claim is its own.
		return slices.MinFunc(nodesOf[*Document](claims), func(a, b *Document) int { return cmp.Compare(a.Name, b.Name) })
	default:
		return claims[0]
	}
}

func nodesOf[T Node](claims []Node) []T {
	out := make([]T, 0, len(claims))
	for _, c := range claims {
		if n, ok := c.(T); ok {
			out = append(out, n)
		}
	}
	return out
}

type named struct {
	name, typ, date string
	aliases, merged []string
	decisions       []Decision
}

func foldNamed(claims []Node) named {
	var names, types, dates, aliases, merged []string
	for _, c := range claims {
		var n named
		switch v := c.(type) {
		case *Actor:
			n = named{name: v.Name, typ: v.Type, aliases: v.Aliases, merged: v.Merged}
		case *Event:
			n = named{name: v.Name, typ: v.Type, date: v.Date, aliases: v.Aliases, merged: v.Merged}
		case *Policy:
			n = named{name: v.Name, typ: v.Type, date: v.Date, aliases: v.Aliases, merged: v.Merged}
		}
		names, types, dates = append(names, n.name), append(types, n.typ), append(dates, n.date)
		aliases, merged = append(aliases, n.aliases...), append(merged, n.merged...)
	}
	f := named{decisions: foldDecisions(claims)}
	f.name = relabelled(f.decisions, "name", prevailing(names))
	f.typ = relabelled(f.decisions, "type", prevailing(types))
	f.date = relabelled(f.decisions, "date", prevailing(dates))
	f.aliases = sortedSet(append(aliases, names...), f.name)
	f.merged = sortedSet(append(merged, mergers(f.decisions)...), "")
	return f
}

// foldCode is the code that most claims give, with the rule that most of those give for it.
func foldCode(claims []*Event) (code, rule string) {
	var codes, rules []string
	for _, c := range claims {
		codes = append(codes, c.Code)
	}
	code = prevailing(codes)
	for _, c := range claims {
		if c.Code == code {
			rules = append(rules, c.CodeRule)
		}
	}
	return code, prevailing(rules)
}

func foldWork(claims []*Work) *Work {
	field := func(get func(*Work) string) string {
		values := make([]string, len(claims))
		for i, c := range claims {
			values[i] = get(c)
		}
		return prevailing(values)
	}
	w := &Work{
		ID:        claims[0].ID,
		Title:     field(func(w *Work) string { return w.Title }),
		Year:      field(func(w *Work) string { return w.Year }),
		Date:      field(func(w *Work) string { return w.Date }),
		Type:      field(func(w *Work) string { return w.Type }),
		Container: field(func(w *Work) string { return w.Container }),
		Volume:    field(func(w *Work) string { return w.Volume }),
		Issue:     field(func(w *Work) string { return w.Issue }),
		Pages:     field(func(w *Work) string { return w.Pages }),
		Edition:   field(func(w *Work) string { return w.Edition }),
		Publisher: field(func(w *Work) string { return w.Publisher }),
		Place:     field(func(w *Work) string { return w.Place }),
		DOI:       field(func(w *Work) string { return w.DOI }),
		URL:       field(func(w *Work) string { return w.URL }),
		ISBN:      field(func(w *Work) string { return w.ISBN }),
		Language:  field(func(w *Work) string { return w.Language }),
	}
	var keys []string
	byAuthors := map[string][]Person{}
	var authors []string
	for _, c := range claims {
		keys = append(keys, c.Keys...)
		w.Retracted = w.Retracted || c.Retracted
		if len(c.Authors) == 0 {
			continue
		}
		printed := ""
		for _, a := range c.Authors {
			printed += a.Family + "\x1f" + a.Given + "\x1f" + a.Literal + "\x1e"
		}
		byAuthors[printed] = c.Authors
		authors = append(authors, printed)
	}
	w.Authors = byAuthors[prevailing(authors)]
	w.Keys = sortedSet(keys, "")
	nodes := make([]Node, len(claims))
	for i, c := range claims {
		nodes[i] = c
	}
	w.Decisions = foldDecisions(nodes)
	w.Title, w.Year = relabelled(w.Decisions, "title", w.Title), relabelled(w.Decisions, "year", w.Year)
	w.Date, w.Type = relabelled(w.Decisions, "date", w.Date), relabelled(w.Decisions, "type", w.Type)
	return w
}

// prevailing is the value that most give; of equals the longest, then the first in byte order. Empty values do not count.
func prevailing(values []string) string {
	count := map[string]int{}
	for _, v := range values {
		if v != "" {
			count[v]++
		}
	}
	best := ""
	for v, n := range count {
		switch d := cmp.Or(cmp.Compare(n, count[best]), cmp.Compare(len(v), len(best)), cmp.Compare(best, v)); {
		case best == "" || d > 0:
			best = v
		}
	}
	return best
}

func sortedSet(values []string, without string) []string {
	values = slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == "" || v == without })
	slices.Sort(values)
	return slices.Compact(values)
}

// FoldEdge is the edge as shown: a function of all evidence for it, whatever
// its order. The evidence is sorted best first: weight, then document, span, rule and id.
// What a person rejected stays among it, last, and counts for nothing.
func FoldEdge(key EdgeKey, evidence []Evidence) Edge {
	e := Edge{ID: key.ID(), EdgeKey: key, Evidence: slices.Clone(evidence)}
	slices.SortFunc(e.Evidence, CompareEvidence)
	seen := make(map[ID]bool, len(e.Evidence))
	e.Evidence = slices.DeleteFunc(e.Evidence, func(v Evidence) bool {
		twice := seen[v.ID]
		seen[v.ID] = true
		return twice
	})
	for i, v := range e.Evidence {
		if v.Weight() == 0 {
			break
		}
		e.Confidence = max(e.Confidence, v.Weight())
		e.Hedged = v.Hedged && (e.Hedged || i == 0)
		if e.Date == "" {
			e.Date = v.Date
		}
	}
	return e
}

// CompareEvidence orders evidence best first.
func CompareEvidence(a, b Evidence) int {
	return cmp.Or(
		cmp.Compare(b.Weight(), a.Weight()),
		cmp.Compare(a.Document, b.Document),
		cmp.Compare(a.Span.Start, b.Span.Start),
		cmp.Compare(a.Span.End, b.Span.End),
		cmp.Compare(a.Rule, b.Rule),
		cmp.Compare(a.ID, b.ID),
	)
}

// CompareEdges is the order in which edges of one node are shown: surest first, then by id.
func CompareEdges(a, b Edge) int {
	return cmp.Or(cmp.Compare(b.Confidence, a.Confidence), cmp.Compare(a.ID, b.ID))
}
