package trace

import (
	"context"
	"slices"

	"kg/graph"
)

// History is the answer of [FindHistory]: a [Historiograph] with the passages of its citations.
type History struct {
	Common
	Shown []PlacedWork `json:"shown"` // in the order of their years
	Steps []Step       `json:"steps"` // citations among them
}

// PlacedWork is a [Placed] work as it is written out.
type PlacedWork struct {
	Work   Thing `json:"work"`
	Cited  int   `json:"cited"`
	Citing int   `json:"citing"`
}

// FindHistory shows the works of the scope that are cited most within it, at most first of them, and at most steps of the citations among them.
// Errors: [graph.Invalid], [graph.NotFound], [graph.TooLarge], and the store's.
func FindHistory(ctx context.Context, store Store, scope Scope, first, steps int) (*History, error) {
	if first < 1 || first > graph.MaxPage {
		return nil, graph.Errorf(graph.Invalid, "%d works: ask for 1 to %d", first, graph.MaxPage)
	}
	if err := validSteps(steps); err != nil {
		return nil, err
	}
	r, n, err := network(ctx, store, scope)
	if err != nil {
		return nil, err
	}
	h := NewHistoriograph(n, first)
	out := &History{Common: r.common(n), Shown: make([]PlacedWork, 0, len(h.Works))}
	var works []Thing
	for _, p := range h.Works {
		out.Shown = append(out.Shown, PlacedWork(p))
		works = append(works, p.Work)
	}
	if out.Steps, err = r.steps(ctx, h.Links[:min(steps, len(h.Links))], graph.Cites); err != nil {
		return nil, err
	}
	if h.Left > 0 {
		out.miss("%s not shown.", count(h.Left, "work that is cited less is", "works that are cited less are"))
	}
	if left := len(h.Links) - steps; left > 0 {
		out.miss("%s not shown.", count(left, "more citation among the works shown is", "more citations among the works shown are"))
	}
	if u := undated(works); u > 0 {
		out.miss("%s last.", count(u, "work shown has no known year: it comes", "works shown have no known year: they come"))
	}
	return out, r.closing(ctx, &out.Common)
}

// Main is the answer of [FindMainPath]: a [MainPath] with the passages of its citations.
type Main struct {
	Common
	Weight Weight        `json:"weight"`
	Search Search        `json:"search"`
	Path   []Thing       `json:"path"` // those that the steps shown join, each before the works that cite it
	Steps  []WeighedStep `json:"steps"`
	// Paths is how many paths the weight counts in all, in decimal digits.
	Paths string `json:"paths"`
	// Dropped are citations that were left out so that no chain of citations comes back to where it began, at most [MaxDropped]; and how many there are.
	Dropped    []DroppedStep `json:"dropped"`
	DroppedAll int           `json:"droppedAll"`
}

// WeighedStep is a citation on the main path.
type WeighedStep struct {
	Step
	// Paths is how many paths pass through it, in decimal digits; Share is their share of all.
	Paths string  `json:"paths"`
	Share float64 `json:"share"`
}

// DroppedStep is a citation that was left out, and why.
type DroppedStep struct {
	Step
	Why DropReason `json:"why"`
}

// MaxDropped is how many of the citations that were left out an answer shows.
const MaxDropped = 100

// FindMainPath finds the main path among the works of the scope and shows at most steps of its citations.
// Errors: [graph.Invalid], [graph.NotFound], [graph.TooLarge], and the store's.
func FindMainPath(ctx context.Context, store Store, scope Scope, weight Weight, search Search, steps int) (*Main, error) {
	if err := validSteps(steps); err != nil {
		return nil, err
	}
	if err := validMain(weight, search); err != nil {
		return nil, err
	}
	r, n, err := network(ctx, store, scope)
	if err != nil {
		return nil, err
	}
	m, err := NewMainPath(n, weight, search)
	if err != nil {
		return nil, err
	}
	out := &Main{
		Common: r.common(n), Weight: weight, Search: search, Path: touched(m.Works, m.Links[:min(steps, len(m.Links))]), Paths: m.Total.String(),
		DroppedAll: len(m.Dropped), Steps: []WeighedStep{}, Dropped: []DroppedStep{},
	}
	if err := r.mainSteps(ctx, out, m, steps); err != nil {
		return nil, err
	}
	if left := len(m.Links) - steps; left > 0 {
		out.miss("%s not shown.", count(left, "more citation of the path is", "more citations of the path are"))
	}
	if !chained(m.Links) && len(m.Links) > 1 {
		out.miss("No chain among these works is longer than one citation, so there is no way that knowledge mainly went.")
	}
	if len(m.Dropped) > 0 {
		out.miss("%s left out, so that no chain of citations comes back to where it began.", count(len(m.Dropped), "citation was", "citations were"))
	}
	return out, r.closing(ctx, &out.Common)
}

// chained tells whether one of the links leads on from where another ends.
func chained(links []Weighed) bool {
	citing := map[graph.ID]bool{}
	for _, l := range links {
		citing[l.Link.From] = true
	}
	return slices.ContainsFunc(links, func(l Weighed) bool { return citing[l.Link.To] })
}

// touched are the works that one of the links has as an end.
func touched(works []Thing, links []Weighed) []Thing {
	on := map[graph.ID]bool{}
	for _, l := range links {
		on[l.Link.From], on[l.Link.To] = true, true
	}
	out := []Thing{}
	for _, w := range works {
		if on[w.ID] {
			out = append(out, w)
		}
	}
	return out
}

func (r *reader) mainSteps(ctx context.Context, out *Main, m *MainPath, steps int) error {
	links, weight, why := []Link{}, map[graph.ID]Weighed{}, map[graph.ID]DropReason{}
	for _, w := range m.Links[:min(steps, len(m.Links))] {
		links, weight[w.Link.Edge] = append(links, w.Link), w
	}
	for _, d := range m.Dropped[:min(MaxDropped, len(m.Dropped))] {
		links, why[d.Link.Edge] = append(links, d.Link), d.Why
	}
	read, err := r.steps(ctx, links, graph.Cites)
	if err != nil {
		return err
	}
	for _, s := range read {
		if reason := why[s.Edge.ID]; reason != "" {
			out.Dropped = append(out.Dropped, DroppedStep{s, reason})
			continue
		}
		w := weight[s.Edge.ID]
		out.Steps = append(out.Steps, WeighedStep{Step: s, Paths: w.Paths.String(), Share: share(w.Paths, m.Total)})
	}
	return nil
}

// Years is the answer of [FindYears]: a [Spectrum] of what the works of the scope cite.
type Years struct {
	Common
	Years []YearCount `json:"years"`
}

// YearCount is a [SpectrumYear] as it is written out.
type YearCount struct {
	Year      int          `json:"year"`
	Count     int          `json:"count"`
	Deviation int          `json:"deviation"`
	Top       []CitedCount `json:"top"`
}

// CitedCount is a [Counted] work as it is written out.
type CitedCount struct {
	Work  Thing `json:"work"`
	Count int   `json:"count"`
}

// FindYears counts by year what the works of the scope cite, of the scope or not. Errors: [graph.Invalid], [graph.NotFound], [graph.TooLarge], and the store's.
func FindYears(ctx context.Context, store Store, scope Scope) (*Years, error) {
	r, err := newReader(store, scope)
	if err != nil {
		return nil, err
	}
	works, err := r.works(ctx)
	if err != nil {
		return nil, err
	}
	links, err := r.links(ctx, works, graph.Out, graph.Cites)
	if err != nil {
		return nil, err
	}
	n := NewNetwork(append(r.list(works), r.list(ends(links, graph.In))...), links)
	s := NewSpectrum(n)
	out := &Years{Common: Common{Works: len(works), Links: len(n.Links), Missing: []string{}}, Years: make([]YearCount, 0, len(s.Years))}
	for _, y := range s.Years {
		top := make([]CitedCount, 0, len(y.Top))
		for _, c := range y.Top {
			top = append(top, CitedCount(c))
		}
		out.Years = append(out.Years, YearCount{Year: y.Year, Count: y.Count, Deviation: y.Deviation, Top: top})
	}
	if s.Unknown > 0 {
		out.miss("%s.", count(s.Unknown, "citation goes to a work of unknown year: it is in no year", "citations go to works of unknown year: they are in no year"))
	}
	if s.Left > 0 {
		out.miss("%s from before the %d years shown.", count(s.Left, "citation goes to a work", "citations go to works"), MaxYears)
	}
	return out, r.closing(ctx, &out.Common)
}

// network is the works of the scope and the citations among them.
func network(ctx context.Context, store Store, scope Scope) (*reader, *Network, error) {
	r, err := newReader(store, scope)
	if err != nil {
		return nil, nil, err
	}
	works, err := r.works(ctx)
	if err != nil {
		return nil, nil, err
	}
	links, err := r.links(ctx, works, graph.Out, graph.Cites)
	if err != nil {
		return nil, nil, err
	}
	return r, NewNetwork(r.list(works), links), nil
}

func (r *reader) common(n *Network) Common {
	return Common{Works: len(n.Works), Links: len(n.Links), Missing: []string{}}
}

// closing says what no answer about citations covers.
func (r *reader) closing(ctx context.Context, c *Common) error {
	c.miss("Only the works that were loaded here can be seen to cite.")
	return r.unresolved(ctx, c)
}

func validSteps(steps int) error {
	if steps < 1 || steps > graph.MaxPage {
		return graph.Errorf(graph.Invalid, "%d citations: ask for 1 to %d", steps, graph.MaxPage)
	}
	return nil
}
