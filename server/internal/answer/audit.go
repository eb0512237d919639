package answer

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
	"kg/graph/audit"
)

// Audit is what the graph says about itself.
type Audit struct {
	*audit.Report
	Findings []*Finding
}

// AuditCount is how many findings a rule has.
type AuditCount struct {
	Rule  audit.RuleID
	Count int
}

// Finding is what one rule says of one thing.
type Finding struct {
	audit.Finding
	About Node
	Sides []*Side
}

// Side is one edge that a finding puts beside others.
type Side struct {
	audit.Side
	Node    Node
	session *Session
	hop     *hop
}

// Note is what the finding says of the side, nil when that is nothing.
func (s *Side) Note() *string { return known(s.Side.Note) }

// Evidence is the best of what the side rests on.
func (s *Side) Evidence(first int) ([]*Evidence, error) {
	return showEvidence(s.session, s.hop, s.Quotes, first)
}

// Found counts the findings by rule, in the order of the rules; rules without any are left out.
func (a *Audit) Found() []*AuditCount {
	out := []*AuditCount{}
	for _, r := range audit.Rules() {
		if n := a.Report.Found[r.ID]; n > 0 {
			out = append(out, &AuditCount{Rule: r.ID, Count: n})
		}
	}
	return out
}

// Audit shows a report, with all that the selection wants around its nodes.
func (s *Session) Audit(ctx context.Context, r *audit.Report, selection ast.SelectionSet) (*Audit, error) {
	var wanted []graphql.CollectedField
	op := operation(ctx)
	for _, findings := range graphql.CollectFields(op, selection, []string{"Audit"}) {
		if findings.Name != "findings" {
			continue
		}
		for _, f := range graphql.CollectFields(op, findings.Selections, []string{"AuditFinding"}) {
			wanted = append(wanted, f)
			if f.Name == "sides" {
				wanted = append(wanted, graphql.CollectFields(op, f.Selections, []string{"AuditSide"})...)
			}
		}
	}
	var ids []graph.ID
	var quotes [][]graph.Evidence
	for _, f := range r.Findings {
		ids = append(ids, f.About.NodeID())
		for _, side := range f.Sides {
			ids = append(ids, side.Node.NodeID())
			quotes = append(quotes, side.Quotes)
		}
	}
	nodes, h, err := s.loose(ctx, wanted, ids, quotes)
	if err != nil {
		return nil, err
	}
	out := &Audit{Report: r, Findings: make([]*Finding, 0, len(r.Findings))}
	for _, f := range r.Findings {
		shown := &Finding{Finding: f, About: nodes[f.About.NodeID()], Sides: make([]*Side, 0, len(f.Sides))}
		for _, side := range f.Sides {
			if n := nodes[side.Node.NodeID()]; n != nil { // gone since it was read
				shown.Sides = append(shown.Sides, &Side{Side: side, Node: n, session: s, hop: h})
			}
		}
		if shown.About != nil {
			out.Findings = append(out.Findings, shown)
		}
	}
	return out, nil
}
