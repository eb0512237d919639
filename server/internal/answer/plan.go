package answer

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
)

// Plan is what is fetched around some nodes: the hops of their connection
// fields, and what is to be fetched for documents and citations that their evidence names.
type Plan struct {
	hops []*hop
	// document is set where a field of the node itself leads to its document.
	document *Plan
}

// hop is one connection field, with what follows behind it.
type hop struct {
	graph.Hop
	behind *Plan
	// document and citation are set where evidence is asked for its document or
	// citation; shown is how many pieces of it at most.
	document, citation *Plan
	shown              int
}

// planner reads a selection with the schema beside it.
type planner struct {
	schema *ast.Schema
	op     *graphql.OperationContext
}

// NewPlan reads the selection under a field whose value is a node of one of the types.
func NewPlan(ctx context.Context, schema *ast.Schema, selection ast.SelectionSet, types []string) (*Plan, error) {
	p := planner{schema: schema, op: graphql.GetOperationContext(ctx)}
	return p.plan(selection, types)
}

// plan merges what each of the possible types selects.
func (p planner) plan(selection ast.SelectionSet, types []string) (*Plan, error) {
	out := &Plan{}
	for _, name := range types {
		def := p.schema.Types[name]
		if def == nil {
			continue
		}
		for _, f := range graphql.CollectFields(p.op, selection, append([]string{name}, def.Interfaces...)) {
			if err := p.field(out, def, f); err != nil {
				return nil, err
			}
		}
	}
	return out, nil
}

func (p planner) field(out *Plan, def *ast.Definition, f graphql.CollectedField) error {
	fd := def.Fields.ForName(f.Name)
	if fd == nil {
		return nil
	}
	if follows := fd.Directives.ForName("follows"); follows != nil {
		return p.follow(out, fd, follows, f)
	}
	if fd.Type.Name() == "Document" {
		sub, err := p.plan(f.Selections, []string{"Document"})
		out.document = merge(out.document, sub)
		return err
	}
	return nil
}

// follow adds the hop of a field marked @follows.
func (p planner) follow(out *Plan, fd *ast.FieldDefinition, follows *ast.Directive, f graphql.CollectedField) error {
	h, err := hopOf(fd, follows, f.Field, p.op.Variables)
	if err != nil {
		return err
	}
	step := &hop{Hop: h}
	target := p.schema.Types[fd.Type.Name()]
	if !strings.HasSuffix(target.Name, "Connection") { // a field that is the node itself
		if step.behind, err = p.plan(f.Selections, p.possible(target.Name)); err != nil {
			return err
		}
		out.add(step)
		return nil
	}
	edge := p.schema.Types[target.Fields.ForName("edges").Type.Name()]
	step.behind = &Plan{}
	for _, edges := range graphql.CollectFields(p.op, f.Selections, []string{target.Name}) {
		if edges.Name == "totalCount" {
			step.Total = true
		}
		if edges.Name != "edges" {
			continue
		}
		if err := p.edge(step, edge, edges.Selections); err != nil {
			return err
		}
	}
	out.add(step)
	return nil
}

// edge reads the selection of one edge type: the node behind it, and its evidence.
func (p planner) edge(step *hop, edge *ast.Definition, selection ast.SelectionSet) error {
	for _, f := range graphql.CollectFields(p.op, selection, []string{edge.Name}) {
		switch f.Name {
		case "node":
			sub, err := p.plan(f.Selections, p.possible(edge.Fields.ForName("node").Type.Name()))
			if err != nil {
				return err
			}
			step.behind = merge(step.behind, sub)
		case "evidence":
			if err := p.evidence(step, f); err != nil {
				return err
			}
		}
	}
	return nil
}

// evidence reads what is asked of the documents and citations that evidence names.
func (p planner) evidence(step *hop, field graphql.CollectedField) error {
	first, err := First(field.Field, p.op.Variables)
	if err != nil {
		return err
	}
	step.shown = max(step.shown, first)
	for _, f := range graphql.CollectFields(p.op, field.Selections, []string{"Evidence"}) {
		into, name := &step.document, "Document"
		switch f.Name {
		case "document":
		case "citation":
			into, name = &step.citation, "Citation"
		default:
			continue
		}
		sub, err := p.plan(f.Selections, []string{name})
		if err != nil {
			return err
		}
		*into = merge(*into, sub)
	}
	return nil
}

// possible are the object types that a type may stand for.
func (p planner) possible(name string) []string {
	var out []string
	for _, d := range p.schema.GetPossibleTypes(p.schema.Types[name]) {
		out = append(out, d.Name)
	}
	return out
}

// hopOf is the hop that a field marked @follows asks for. Its name is a digest
// of all that makes it this hop, so that two fields that ask the same share it.
func hopOf(fd *ast.FieldDefinition, follows *ast.Directive, f *ast.Field, vars map[string]any) (graph.Hop, error) {
	h := graph.Hop{First: 1, Direction: graph.Out}
	for _, v := range follows.Arguments.ForName("relations").Value.Children {
		h.Relations = append(h.Relations, graph.Relation(strings.ToLower(v.Value.Raw)))
	}
	if follows.Arguments.ForName("direction").Value.Raw == "IN" {
		h.Direction = graph.In
	}
	args := f.ArgumentMap(vars)
	if fd.Arguments.ForName("first") != nil {
		n, err := Whole(args["first"])
		if err != nil || n < 1 {
			return h, graph.Errorf(graph.Invalid, "%s: first is 1 to %d", f.Name, graph.MaxPage)
		}
		if n > graph.MaxPage {
			return h, graph.Errorf(graph.TooLarge, "%s: first is at most %d", f.Name, graph.MaxPage)
		}
		h.First = n
	}
	if s, ok := args["after"].(string); ok {
		h.After = graph.ID(s)
	}
	var err error
	if h.Filter, err = edgeFilter(args); err != nil {
		return h, graph.Errorf(graph.Invalid, "%s: %w", f.Name, err)
	}
	h.Order = edgeOrder(args)
	if h.Kinds, err = kindsOf(args["kinds"]); err != nil {
		return h, graph.Errorf(graph.Invalid, "%s: %w", f.Name, err)
	}
	h.Name = string(graph.NewID("hop", fmt.Sprintf("%v|%s|%v|%+v|%d|%q|%s", h.Relations, h.Direction, h.Kinds, h.Filter, h.First, h.After, h.Order)))
	return h, nil
}

// kindsOf reads the argument kinds: left out is all of them, one value is a list of one (GraphQL, 3.11),
// and an empty list is a mistake, for it asks for nothing.
func kindsOf(v any) ([]graph.Kind, error) {
	var names []any
	switch k := v.(type) {
	case nil:
		return nil, nil
	case []any:
		names = k
	case []string:
		for _, n := range k {
			names = append(names, n)
		}
	default:
		names = []any{v}
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("kinds is empty; leave it out for all kinds")
	}
	out := make([]graph.Kind, 0, len(names))
	for _, n := range names {
		out = append(out, graph.Kind(strings.ToLower(fmt.Sprint(n))))
	}
	return out, nil
}

// Whole reads a GraphQL Int, which comes as a literal's int64 or as a variable's JSON number.
func Whole(v any) (int, error) {
	switch n := v.(type) {
	case int64:
		return int(n), nil
	case int:
		return n, nil
	case float64:
		return int(n), nil
	case json.Number:
		i, err := n.Int64()
		return int(i), err
	}
	return 0, fmt.Errorf("%v is no whole number", v)
}

func fraction(v any) (float64, error) {
	switch n := v.(type) {
	case nil:
		return 0, nil
	case float64:
		return n, bounded(n)
	case json.Number:
		f, err := n.Float64()
		if err != nil {
			return 0, err
		}
		return f, bounded(f)
	}
	i, err := Whole(v)
	if err != nil {
		return 0, err
	}
	return float64(i), bounded(float64(i))
}

func bounded(f float64) error {
	if f < 0 || f > 1 {
		return fmt.Errorf("%v is not between 0 and 1", f)
	}
	return nil
}

// add puts a hop into the plan; a hop that is there already takes over what is behind this one.
func (p *Plan) add(h *hop) {
	for _, o := range p.hops {
		if o.Name == h.Name {
			o.behind = merge(o.behind, h.behind)
			o.document = merge(o.document, h.document)
			o.citation = merge(o.citation, h.citation)
			o.shown = max(o.shown, h.shown)
			o.Total = o.Total || h.Total
			return
		}
	}
	p.hops = append(p.hops, h)
}

// merge is all that both plans fetch; either may be nil.
func merge(a, b *Plan) *Plan {
	if a == nil {
		return b
	}
	if b == nil {
		return a
	}
	for _, h := range b.hops {
		a.add(h)
	}
	a.document = merge(a.document, b.document)
	return a
}

// find is the plan's hop of that name, nil for none.
func (p *Plan) find(name string) *hop {
	if p == nil {
		return nil
	}
	for _, h := range p.hops {
		if h.Name == name {
			return h
		}
	}
	return nil
}

// shape is the plan as hops of a store's shape.
func (p *Plan) shape() []graph.Hop {
	if p == nil {
		return nil
	}
	var out []graph.Hop
	for _, h := range p.hops {
		s := h.Hop
		s.Next = h.behind.shape()
		out = append(out, s)
	}
	return out
}

// HopOf is the hop that a field marked @follows asks for, with the values of the variables.
func HopOf(fd *ast.FieldDefinition, f *ast.Field, vars map[string]any) (graph.Hop, error) {
	return hopOf(fd, fd.Directives.ForName("follows"), f, vars)
}

// First reads the argument first of a field that gives evidence.
func First(f *ast.Field, vars map[string]any) (int, error) {
	first, err := Whole(f.ArgumentMap(vars)["first"])
	if err != nil || first < 0 {
		return 0, graph.Errorf(graph.Invalid, "evidence: first is 0 to %d", MaxEvidence)
	}
	return first, nil
}
