package answer

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
	"kg/graph/ask"
)

// Answer is the answer to a question in plain English.
type Answer struct {
	*ask.Answer
	Rows     []*Row
	Coverage *Coverage
}

// Row is one line of an answer.
type Row struct {
	ask.Row
	node    Node
	session *Session
	hop     *hop
}

// Node is the node the line is about, nil for a line of a table.
func (r *Row) Node() Node { return r.node }

// Relation is the relation the line states, nil when it states none.
func (r *Row) Relation() *graph.Relation {
	if r.Row.Relation == "" {
		return nil
	}
	return &r.Row.Relation
}

// Confidence is how sure the line is, nil when nothing was weighed.
func (r *Row) Confidence() *float64 {
	if r.Row.Confidence == 0 {
		return nil
	}
	return &r.Row.Confidence
}

// Evidence is the best of what the line rests on.
func (r *Row) Evidence(first int) ([]*Evidence, error) {
	return showEvidence(r.session, r.hop, r.Quotes, first)
}

// Ask shows an answer, with all that the selection wants around its nodes.
func (s *Session) Ask(ctx context.Context, a *ask.Answer, selection ast.SelectionSet) (*Answer, error) {
	var wanted []graphql.CollectedField
	op := operation(ctx)
	for _, rows := range graphql.CollectFields(op, selection, []string{"Answer"}) {
		if rows.Name == "rows" {
			wanted = append(wanted, graphql.CollectFields(op, rows.Selections, []string{"AnswerRow"})...)
		}
	}
	var ids []graph.ID
	var quotes [][]graph.Evidence
	for _, r := range a.Rows {
		if r.Node != nil {
			ids = append(ids, r.Node.NodeID())
		}
		quotes = append(quotes, r.Quotes)
	}
	nodes, h, err := s.loose(ctx, wanted, ids, quotes)
	if err != nil {
		return nil, err
	}
	out := &Answer{Answer: a, Rows: make([]*Row, 0, len(a.Rows)), Coverage: s.Coverage("")}
	for _, r := range a.Rows {
		row := &Row{Row: r, session: s, hop: h}
		if r.Node != nil {
			row.node = nodes[r.Node.NodeID()]
		}
		out.Rows = append(out.Rows, row)
	}
	return out, nil
}

// loose fetches nodes and evidence that no edge of a plan leads to, with what the fields want around them: fields called node or about of the nodes,
// those called evidence of the quotes. Nodes are given by their ids.
func (s *Session) loose(ctx context.Context, fields []graphql.CollectedField, ids []graph.ID, quotes [][]graph.Evidence) (map[graph.ID]Node, *hop, error) {
	plan, evidence := &Plan{}, []graphql.CollectedField(nil)
	for _, f := range fields {
		switch f.Name {
		case "node", "about":
			p, err := NewPlan(ctx, s.Schema, f.Selections, s.possible("Node"))
			if err != nil {
				return nil, nil, err
			}
			plan = merge(plan, p)
		case "evidence":
			evidence = append(evidence, f)
		}
	}
	nodes, err := s.byID(ctx, ids, plan)
	if err != nil {
		return nil, nil, err
	}
	h, err := s.Evidence(ctx, evidence, quotes...)
	return nodes, h, err
}

func (s *Session) possible(name string) []string { return planner{schema: s.Schema}.possible(name) }

// byID fetches nodes, each once, by id.
func (s *Session) byID(ctx context.Context, ids []graph.ID, plan *Plan) (map[graph.ID]Node, error) {
	seen, unique := map[graph.ID]bool{}, []graph.ID{}
	for _, id := range ids {
		if !seen[id] {
			seen[id] = true
			unique = append(unique, id)
		}
	}
	nodes, err := s.Fetch(ctx, unique, plan)
	if err != nil {
		return nil, err
	}
	out := make(map[graph.ID]Node, len(nodes))
	for _, n := range nodes {
		out[n.NodeID()] = n
	}
	return out, nil
}

// ByID fetches nodes in the order of the ids; nil stands where there is none.
func (s *Session) ByID(ctx context.Context, ids []graph.ID, plan *Plan) ([]Node, error) {
	found, err := s.byID(ctx, ids, plan)
	if err != nil {
		return nil, err
	}
	out := make([]Node, len(ids))
	for i, id := range ids {
		out[i] = found[id]
	}
	return out, nil
}

// SearchHit is a node found by words.
type SearchHit struct {
	Node  Node
	Score float64
}

// Completion is a name that a text may become.
type Completion struct {
	Name string
	Node Node
}

// Path is a chain of edges from one node to another.
type Path struct {
	Start Node
	Steps []*PathStep
}

// Length is the number of edges.
func (p *Path) Length() int { return len(p.Steps) }

// PathStep is one edge of a path, and the node it leads to.
type PathStep struct {
	graph.Edge
	Direction graph.Direction
	Node      Node
	session   *Session
	hop       *hop
}

// EvidenceCount is how many pieces of evidence there are.
func (p *PathStep) EvidenceCount() int { return len(p.Edge.Evidence) }

// Evidence is the best of the evidence.
func (p *PathStep) Evidence(first int) ([]*Evidence, error) {
	return showEvidence(p.session, p.hop, p.Edge.Evidence, first)
}

// Paths shows paths, with all that the selection wants around their nodes.
func (s *Session) Paths(ctx context.Context, paths []graph.Path, selection ast.SelectionSet) ([]*Path, error) {
	plan, evidence, err := s.pathPlan(ctx, selection)
	if err != nil {
		return nil, err
	}
	var ids []graph.ID
	var quotes [][]graph.Evidence
	for _, p := range paths {
		for _, n := range p.Nodes {
			ids = append(ids, n.NodeID())
		}
		for _, e := range p.Edges {
			quotes = append(quotes, e.Evidence)
		}
	}
	nodes, err := s.byID(ctx, ids, plan)
	if err != nil {
		return nil, err
	}
	h, err := s.Evidence(ctx, evidence, quotes...)
	if err != nil {
		return nil, err
	}
	out := make([]*Path, 0, len(paths))
	for _, p := range paths {
		path := &Path{Start: nodes[p.Nodes[0].NodeID()]}
		for i, e := range p.Edges {
			step := &PathStep{Edge: e, Direction: graph.Out, Node: nodes[p.Nodes[i+1].NodeID()], session: s, hop: h}
			if e.From != p.Nodes[i].NodeID() {
				step.Direction = graph.In
			}
			path.Steps = append(path.Steps, step)
		}
		out = append(out, path)
	}
	return out, nil
}

func (s *Session) pathPlan(ctx context.Context, selection ast.SelectionSet) (*Plan, []graphql.CollectedField, error) {
	plan, evidence := &Plan{}, []graphql.CollectedField(nil)
	op := operation(ctx)
	add := func(sel ast.SelectionSet) error {
		p, err := NewPlan(ctx, s.Schema, sel, s.possible("Node"))
		plan = merge(plan, p)
		return err
	}
	for _, f := range graphql.CollectFields(op, selection, []string{"Path"}) {
		switch f.Name {
		case "start":
			if err := add(f.Selections); err != nil {
				return nil, nil, err
			}
		case "steps":
			for _, g := range graphql.CollectFields(op, f.Selections, []string{"PathStep"}) {
				switch g.Name {
				case "node":
					if err := add(g.Selections); err != nil {
						return nil, nil, err
					}
				case "evidence":
					evidence = append(evidence, g)
				}
			}
		}
	}
	return plan, evidence, nil
}

// Stats counts the graph.
type Stats struct {
	Nodes    []*NodeCount
	Edges    []*EdgeCount
	Evidence int
}

// NodeCount is how many nodes of a kind there are.
type NodeCount struct {
	Kind  graph.Kind
	Count int
}

// EdgeCount is how many edges of a relation there are.
type EdgeCount struct {
	Relation graph.Relation
	Count    int
}

// NewStats shows totals, kinds and relations in canonical order.
func NewStats(t graph.Totals) *Stats {
	out := &Stats{Evidence: t.Evidence, Nodes: []*NodeCount{}, Edges: []*EdgeCount{}}
	for _, k := range graph.Kinds() {
		out.Nodes = append(out.Nodes, &NodeCount{k, t.Nodes[k]})
	}
	for _, r := range graph.Allowed() {
		out.Edges = append(out.Edges, &EdgeCount{r.Relation, t.Edges[r.Relation]})
	}
	return out
}
