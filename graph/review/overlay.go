package review

import (
	"maps"
	"slices"
	"strings"

	"kg/graph"
)

// ruleOf is the rule of a reading that a person added.
func ruleOf(who string) string { return "person: " + who }

// Met says which sides of which decisions something in a batch answered to.
type Met map[graph.ID]map[int]bool

func (m Met) meet(id graph.ID, side int) {
	if m[id] == nil {
		m[id] = map[int]bool{}
	}
	m[id][side] = true
}

// Overlay is the batch with the decisions that are about something in it, and which these are: rejected and accepted readings are marked, added ones put in,
// claims bear the mergers, splits and relabellings that name them. What the batch bore of other decisions is taken out first, so that the
// overlay of an overlay is that of the batch as it was read. The caller's batch stays as it is.
func (s *Set) Overlay(b graph.Batch) (graph.Batch, Met) {
	b, met := Strip(b), Met{}
	readings := s.readings[b.Document]
	for _, r := range readings {
		if r.Kind == graph.DecisionAdd {
			b = add(b, r, met)
		}
	}
	b = judge(b, readings, met)
	for i, n := range b.Claims {
		list := slices.Clone(graph.DecisionsOf(n))
		for _, r := range s.claims[n.NodeID()] {
			if side := r.side(b.Document, n.NodeID()); side > 0 {
				met.meet(r.ID, side)
				if r.Kind == graph.DecisionRelabel {
					side = 0
				}
				list = append(list, r.Decision(side))
			}
		}
		if len(list) > 0 {
			slices.SortFunc(list, graph.CompareDecisions)
			b.Claims[i] = graph.WithDecisions(n, list)
		}
	}
	return b, met
}

// side is the side of the record on which a document's claim stands, from 1; 0 for none. A side that names the document goes before one that does not.
func (r Record) side(document, claimed graph.ID) int {
	general := 0
	for i, side := range r.Sides {
		for _, c := range side {
			switch {
			case c.Claimed != claimed:
			case c.Document == document:
				return i + 1
			case c.Document == "":
				general = i + 1
			}
		}
	}
	return general
}

// Strip is the batch as it was read, without what people decided.
func Strip(b graph.Batch) graph.Batch {
	out := graph.Batch{Document: b.Document}
	for _, n := range b.Claims {
		list := graph.DecisionsOf(n)
		if slices.ContainsFunc(list, isAdd) {
			continue
		}
		if len(list) > 0 {
			n = graph.WithDecisions(n, nil)
		}
		out.Claims = append(out.Claims, n)
	}
	for _, e := range b.Edges {
		evidence := make([]graph.Evidence, 0, len(e.Evidence))
		for _, v := range e.Evidence {
			if !slices.ContainsFunc(v.Decisions, isAdd) {
				v.Verdict, v.Decisions = "", nil
				evidence = append(evidence, v)
			}
		}
		if len(evidence) > 0 {
			out.Edges = append(out.Edges, graph.Edge{EdgeKey: e.EdgeKey, Evidence: evidence})
		}
	}
	return out
}

func isAdd(d graph.Decision) bool { return d.Kind == graph.DecisionAdd }

// judge marks the readings that were accepted or rejected. The evidence of the batch is its own already.
func judge(b graph.Batch, records []Record, met Met) graph.Batch {
	byEdge := map[graph.EdgeKey][]Record{}
	for _, r := range records {
		if r.Kind != graph.DecisionAdd {
			byEdge[r.Reading.EdgeKey] = append(byEdge[r.Reading.EdgeKey], r)
		}
	}
	for _, e := range b.Edges {
		for _, r := range byEdge[e.EdgeKey] {
			for _, i := range r.Reading.among(e.Evidence) {
				met.meet(r.ID, 0)
				v := &e.Evidence[i]
				v.Decisions = append(slices.Clone(v.Decisions), r.Decision(0))
			}
		}
		for i := range e.Evidence {
			v := &e.Evidence[i]
			slices.SortFunc(v.Decisions, graph.CompareDecisions)
			for _, d := range v.Decisions {
				if d.Kind != graph.DecisionAdd {
					v.Verdict = d.Kind
				}
			}
		}
	}
	return b
}

// among are the pieces of evidence for the edge that are the reading: those with its quote at its span, or, where the text has moved since, with its quote.
func (v Reading) among(evidence []graph.Evidence) (exact []int) {
	var moved []int
	for i, e := range evidence {
		switch {
		case e.Quote != v.Quote:
		case e.Span == v.Span:
			exact = append(exact, i)
		default:
			moved = append(moved, i)
		}
	}
	if len(exact) == 0 {
		return moved
	}
	return exact
}

// add puts a reading that a person added into the batch, with the ends that the document does not speak of itself. Where
// its quote no longer stands in the text once, or an end is not known, it waits.
func add(b graph.Batch, r Record, met Met) graph.Batch {
	d, ok := documentOf(b)
	if !ok {
		return b
	}
	span, ok := Locate(d.Text, r.Reading.Quote, r.Reading.Span)
	if !ok {
		return b
	}
	known := map[graph.ID]graph.Node{}
	for _, e := range r.Claims {
		if n, err := e.node(); err == nil {
			known[n.NodeID()] = n
		}
	}
	var more []graph.Node
	for _, id := range []graph.ID{r.Reading.From, r.Reading.To} {
		if slices.ContainsFunc(append(b.Claims, more...), func(n graph.Node) bool { return n.NodeID() == id }) {
			continue
		}
		n, ok := known[id]
		if !ok {
			return b
		}
		more = append(more, graph.WithDecisions(n, []graph.Decision{r.Decision(0)}))
	}
	met.meet(r.ID, 0)
	b.Claims = append(b.Claims, more...)
	v := graph.Evidence{
		Document: b.Document, Span: span, Quote: r.Reading.Quote, Section: section(d, span.Start), Place: place(b, span), Rule: ruleOf(r.Who),
		Confidence: 1, Decisions: []graph.Decision{r.Decision(0)},
	}
	v.ID = graph.NewEvidenceID(r.Reading.EdgeKey, v)
	for _, e := range b.Edges {
		for i := range e.Evidence {
			if e.Evidence[i].ID == v.ID && e.EdgeKey == r.Reading.EdgeKey { // the same person said so before
				e.Evidence[i].Decisions = append(e.Evidence[i].Decisions, r.Decision(0))
				return b
			}
		}
	}
	for i, e := range b.Edges {
		if e.EdgeKey == r.Reading.EdgeKey {
			b.Edges[i].Evidence = append(e.Evidence, v)
			return b
		}
	}
	b.Edges = append(b.Edges, graph.Edge{EdgeKey: r.Reading.EdgeKey, Evidence: []graph.Evidence{v}})
	return b
}

func documentOf(b graph.Batch) (*graph.Document, bool) {
	for _, n := range b.Claims {
		if d, ok := n.(*graph.Document); ok {
			return d, true
		}
	}
	return nil, false
}

// Locate finds a quote in a text: at the span where it is known to have stood, or else where it stands if it stands there once.
func Locate(text, quote string, at graph.Span) (graph.Span, bool) {
	if at.Start >= 0 && at.End <= len(text) && at.Start < at.End && text[at.Start:at.End] == quote {
		return at, true
	}
	i := strings.Index(text, quote)
	if quote == "" || i < 0 || strings.Contains(text[i+1:], quote) {
		return graph.Span{}, false
	}
	return graph.Span{Start: i, End: i + len(quote)}, true
}

// section is the title of the section in which an offset stands.
func section(d *graph.Document, at int) (title string) {
	for _, s := range d.Sections {
		if s.Span.Start <= at && at < s.Span.End {
			title = s.Title
		}
	}
	return title
}

// place is where the passage lies in the original file, as the evidence of the document that holds it says; "" where there is none.
func place(b graph.Batch, span graph.Span) string {
	places := map[string]int{} // with how many bytes each holds
	for _, e := range b.Edges {
		for _, v := range e.Evidence {
			if v.Span.Start <= span.Start && span.End <= v.Span.End && v.Place != "" {
				places[v.Place] = v.Span.End - v.Span.Start
			}
		}
	}
	if len(places) == 0 {
		return ""
	}
	return slices.MinFunc(slices.Sorted(maps.Keys(places)), func(a, b string) int { return places[a] - places[b] })
}
