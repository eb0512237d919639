package answer

import (
	"cmp"
	"context"
	"slices"
	"time"

	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
)

// Timeline is the events and policies around one thing in the order of time.
type Timeline struct {
	Of         Node
	Entries    []*TimelineEntry
	TotalCount int
	Undated    int
	*Coverage
}

// TimelineEntry is one event or policy, by one edge.
type TimelineEntry struct {
	LooseEdge
	Direction graph.Direction
	Node      Happening
	date      string // of the node, in EDTF
}

// Earliest is the first day that the date may be, nil when unknown or open.
func (e *TimelineEntry) Earliest() *string {
	first, _, _, _ := graph.DateBounds(e.date)
	return day(first)
}

// Latest is the last day that the date may be, nil when unknown or open.
func (e *TimelineEntry) Latest() *string {
	_, last, _, _ := graph.DateBounds(e.date)
	return day(last)
}

// day is a bound of a date as a day of the calendar, for bounds give every month 31 days; those before and behind all others stand for an open end.
func day(s string) *string {
	if s < "0000-01-01" || s > "9999-12-31" {
		return nil
	}
	for _, last := range []string{"", "30", "29", "28"} {
		on := s
		if last != "" {
			on = s[:len(s)-2] + last
		}
		if _, err := time.Parse(time.DateOnly, on); err == nil {
			return &on
		}
	}
	return nil
}

// Timeline fetches the entries along the hop, in either direction, and shows them with all that the selection wants around their nodes. Nil where there is no
// such node.
func (s *Session) Timeline(ctx context.Context, of graph.ID, along graph.Hop, selection ast.SelectionSet) (*Timeline, error) {
	along.Kinds, along.Order, along.Total = []graph.Kind{graph.KindEvent, graph.KindPolicy}, graph.ByDateThere, true
	shape := graph.Shape{From: []graph.ID{of}}
	for _, way := range []graph.Direction{graph.Out, graph.In} {
		h := along
		h.Name, h.Direction = string(way), way
		shape.Hops = append(shape.Hops, h)
		if h.Name, h.First = h.Name+" dated", 1; h.Filter.There.All() {
			h.Filter.There.To = lastYear
		}
		h.Filter.There.Unknown = false
		shape.Hops = append(shape.Hops, h)
	}
	trees, err := s.Store.Shape(ctx, shape)
	if err != nil || len(trees) == 0 {
		return nil, err
	}
	out := &Timeline{Entries: []*TimelineEntry{}, Coverage: s.Coverage("")}
	for _, way := range []graph.Direction{graph.Out, graph.In} {
		branch := trees[0].Hops[string(way)]
		for _, e := range branch.Edges {
			out.Entries = append(out.Entries, &TimelineEntry{LooseEdge: LooseEdge{Edge: e.Edge, session: s}, Direction: way, date: graph.DateOf(e.To.Node)})
		}
		out.TotalCount += branch.Total
		out.Undated += branch.Total - trees[0].Hops[string(way)+" dated"].Total
	}
	return out, s.show(ctx, out, of, along.First, selection)
}

// show puts the nodes of a timeline in, and its entries in order.
func (s *Session) show(ctx context.Context, out *Timeline, of graph.ID, first int, selection ast.SelectionSet) error {
	fields := s.below(ctx, selection, "Timeline", map[string]string{"entries": "TimelineEntry"})
	var ids []graph.ID
	var quotes [][]graph.Evidence
	for _, e := range out.Entries {
		ids, quotes = append(ids, e.far()), append(quotes, e.Edge.Evidence)
	}
	nodes, h, err := s.loose(ctx, fields, ids, quotes)
	if err != nil {
		return err
	}
	for _, e := range out.Entries {
		e.Node, e.hop = node[Happening](nodes[e.far()]), h
	}
	out.Entries = slices.DeleteFunc(out.Entries, func(e *TimelineEntry) bool { return e.Node == nil })
	slices.SortFunc(out.Entries, func(a, b *TimelineEntry) int {
		return cmp.Or(cmp.Compare(a.place(), b.place()), cmp.Compare(a.ID, b.ID))
	})
	out.Entries = out.Entries[:min(len(out.Entries), first)]
	plan, err := s.planOf(ctx, selection, "Timeline", "of", s.possible("Node"))
	if err != nil {
		return err
	}
	shown, err := s.Fetch(ctx, []graph.ID{of}, plan)
	if err == nil && len(shown) > 0 {
		out.Of = shown[0]
	}
	return err
}

func (e *TimelineEntry) far() graph.ID {
	if e.Direction == graph.In {
		return e.From
	}
	return e.To
}

// place is where the entry stands in the order of time; unknown dates are last.
func (e *TimelineEntry) place() string {
	first, _, _, ok := graph.DateBounds(e.date)
	if !ok {
		return "~"
	}
	return first
}
