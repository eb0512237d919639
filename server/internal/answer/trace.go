package answer

import (
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
	"kg/graph/trace"
)

// TraceScope is which works a tracing question looks at.
type TraceScope struct {
	About         *string
	Parts         bool
	Relations     []graph.Relation
	MinConfidence float64
}

// Pairs are pairs of nodes that have something in common.
type Pairs struct {
	trace.Common
	Found int
	Pairs []*Pair
}

// Pair is two nodes and what they have in common.
type Pair struct {
	First, Second               Node
	Shared, FirstHas, SecondHas int
	Cosine, Jaccard             float64
	Through                     []*PairThrough
}

// PairThrough is one thing that both of a pair have.
type PairThrough struct {
	Node          Node
	First, Second *TraceStep
}

// TraceStep is an edge that an answer follows.
type TraceStep struct {
	graph.Edge
	From, To Node
	session  *Session
	hop      *hop
}

// Date is when the relation held, nil when unknown.
func (s *TraceStep) Date() *string { return known(s.Edge.Date) }

// EvidenceCount is how many pieces of evidence there are.
func (s *TraceStep) EvidenceCount() int { return len(s.Edge.Evidence) }

// Evidence is the best of the evidence.
func (s *TraceStep) Evidence(first int) ([]*Evidence, error) {
	return showEvidence(s.session, s.hop, s.Edge.Evidence, first)
}

// Historiograph is works by year with the citations among them.
type Historiograph struct {
	*trace.History
	Shown []*HistoriographWork
	Steps []*TraceStep
}

// HistoriographWork is a work of a historiograph.
type HistoriographWork struct {
	trace.PlacedWork
	Work *Work
}

// Year is the work's year, nil when unknown.
func (w *HistoriographWork) Year() *int {
	if y := w.PlacedWork.Work.Year; y != 0 {
		return &y
	}
	return nil
}

// MainPath is the main path among the works of a scope.
type MainPath struct {
	*trace.Main
	Path    []*Work
	Steps   []*MainPathStep
	Dropped []*DroppedStep
}

// MainPathStep is a citation on a main path.
type MainPathStep struct {
	trace.WeighedStep
	Step *TraceStep
}

// DroppedStep is a citation that was left out of the analysis.
type DroppedStep struct {
	trace.DroppedStep
	Step *TraceStep
}

// PublicationYears is how often works of each year are cited.
type PublicationYears struct {
	trace.Common
	Years []*PublicationYear
}

// PublicationYear is one year of cited works.
type PublicationYear struct {
	trace.YearCount
	Top []*CitedWork
}

// CitedWork is a work and how often it is cited.
type CitedWork struct {
	Work  *Work
	Count int
}

// traced shows the nodes and edges of one answer: what the selection wants around any of them is fetched for all of them at once.
type traced struct {
	session *Session
	nodes   map[graph.ID]Node
	hop     *hop
}

// step shows an edge, nil where an end of it has gone since it was read.
func (t traced) step(s trace.Step) *TraceStep {
	from, to := t.nodes[s.From.ID], t.nodes[s.To.ID]
	if from == nil || to == nil {
		return nil
	}
	return &TraceStep{Edge: s.Edge, From: from, To: to, session: t.session, hop: t.hop}
}

func (t traced) work(w trace.Thing) *Work { return node[*Work](t.nodes[w.ID]) }

// trace fetches the nodes of things and of both ends of steps, with what the selection of the type wants around them.
func (s *Session) trace(ctx context.Context, selection ast.SelectionSet, typ string, things []trace.Thing, steps []trace.Step) (traced, error) {
	plan, evidence, err := s.within(ctx, selection, typ)
	if err != nil {
		return traced{}, err
	}
	var ids []graph.ID
	for _, t := range things {
		ids = append(ids, t.ID)
	}
	var quotes [][]graph.Evidence
	for _, st := range steps {
		ids = append(ids, st.From.ID, st.To.ID)
		quotes = append(quotes, st.Edge.Evidence)
	}
	nodes, err := s.byID(ctx, ids, plan)
	if err != nil {
		return traced{}, err
	}
	h, err := s.Evidence(ctx, evidence, quotes...)
	return traced{session: s, nodes: nodes, hop: h}, err
}

// within is what a selection wants of the nodes that stand anywhere under it, as one plan, and its fields for evidence.
func (s *Session) within(ctx context.Context, selection ast.SelectionSet, typ string) (*Plan, []graphql.CollectedField, error) {
	plan, evidence := &Plan{}, []graphql.CollectedField(nil)
	for _, f := range graphql.CollectFields(operation(ctx), selection, []string{typ}) {
		fd := s.Schema.Types[typ].Fields.ForName(f.Name)
		if fd == nil {
			continue
		}
		if f.Name == "evidence" {
			evidence = append(evidence, f)
			continue
		}
		def := s.Schema.Types[fd.Type.Name()]
		if def.Name != "Node" && !slices.Contains(def.Interfaces, "Node") {
			below, more, err := s.within(ctx, f.Selections, def.Name)
			if err != nil {
				return nil, nil, err
			}
			plan, evidence = merge(plan, below), append(evidence, more...)
			continue
		}
		p, err := NewPlan(ctx, s.Schema, f.Selections, s.possible(def.Name))
		if err != nil {
			return nil, nil, err
		}
		plan = merge(plan, p)
	}
	return plan, evidence, nil
}

// Pairs shows pairs, with all that the selection wants around their nodes.
func (s *Session) Pairs(ctx context.Context, p *trace.Pairs, selection ast.SelectionSet) (*Pairs, error) {
	var things []trace.Thing
	var steps []trace.Step
	for _, pair := range p.Pairs {
		things = append(things, pair.First, pair.Second)
		for _, t := range pair.Through {
			steps = append(steps, t.First, t.Second)
		}
	}
	t, err := s.trace(ctx, selection, "Pairs", things, steps)
	if err != nil {
		return nil, err
	}
	out := &Pairs{Common: p.Common, Found: p.Found, Pairs: make([]*Pair, 0, len(p.Pairs))}
	for _, pair := range p.Pairs {
		shown := &Pair{
			First: t.nodes[pair.First.ID], Second: t.nodes[pair.Second.ID], Shared: pair.Count, FirstHas: pair.FirstHas, SecondHas: pair.SecondHas,
			Cosine: pair.Cosine, Jaccard: pair.Jaccard, Through: []*PairThrough{},
		}
		for _, th := range pair.Through {
			first, second, n := t.step(th.First), t.step(th.Second), t.nodes[th.Thing.ID]
			if first != nil && second != nil && n != nil {
				shown.Through = append(shown.Through, &PairThrough{Node: n, First: first, Second: second})
			}
		}
		if shown.First != nil && shown.Second != nil {
			out.Pairs = append(out.Pairs, shown)
		}
	}
	return out, nil
}

// Historiograph shows works by year, with all that the selection wants around them.
func (s *Session) Historiograph(ctx context.Context, h *trace.History, selection ast.SelectionSet) (*Historiograph, error) {
	var things []trace.Thing
	for _, w := range h.Shown {
		things = append(things, w.Work)
	}
	t, err := s.trace(ctx, selection, "Historiograph", things, h.Steps)
	if err != nil {
		return nil, err
	}
	out := &Historiograph{History: h, Shown: []*HistoriographWork{}, Steps: []*TraceStep{}}
	for _, w := range h.Shown {
		if n := t.work(w.Work); n != nil {
			out.Shown = append(out.Shown, &HistoriographWork{PlacedWork: w, Work: n})
		}
	}
	for _, st := range h.Steps {
		if shown := t.step(st); shown != nil {
			out.Steps = append(out.Steps, shown)
		}
	}
	return out, nil
}

// MainPath shows a main path, with all that the selection wants around its works.
func (s *Session) MainPath(ctx context.Context, m *trace.Main, selection ast.SelectionSet) (*MainPath, error) {
	var steps []trace.Step
	for _, st := range m.Steps {
		steps = append(steps, st.Step)
	}
	for _, d := range m.Dropped {
		steps = append(steps, d.Step)
	}
	t, err := s.trace(ctx, selection, "MainPath", m.Path, steps)
	if err != nil {
		return nil, err
	}
	out := &MainPath{Main: m, Path: []*Work{}, Steps: []*MainPathStep{}, Dropped: []*DroppedStep{}}
	for _, w := range m.Path {
		if n := t.work(w); n != nil {
			out.Path = append(out.Path, n)
		}
	}
	for _, st := range m.Steps {
		if shown := t.step(st.Step); shown != nil {
			out.Steps = append(out.Steps, &MainPathStep{WeighedStep: st, Step: shown})
		}
	}
	for _, d := range m.Dropped {
		if shown := t.step(d.Step); shown != nil {
			out.Dropped = append(out.Dropped, &DroppedStep{DroppedStep: d, Step: shown})
		}
	}
	return out, nil
}

// PublicationYears shows years of cited works, with all that the selection wants around these.
func (s *Session) PublicationYears(ctx context.Context, y *trace.Years, selection ast.SelectionSet) (*PublicationYears, error) {
	var things []trace.Thing
	for _, year := range y.Years {
		for _, c := range year.Top {
			things = append(things, c.Work)
		}
	}
	t, err := s.trace(ctx, selection, "PublicationYears", things, nil)
	if err != nil {
		return nil, err
	}
	out := &PublicationYears{Common: y.Common, Years: make([]*PublicationYear, 0, len(y.Years))}
	for _, year := range y.Years {
		shown := &PublicationYear{YearCount: year, Top: []*CitedWork{}}
		for _, c := range year.Top {
			if n := t.work(c.Work); n != nil {
				shown.Top = append(shown.Top, &CitedWork{Work: n, Count: c.Count})
			}
		}
		out.Years = append(out.Years, shown)
	}
	return out, nil
}
