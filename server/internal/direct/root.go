package direct

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/99designs/gqlgen/graphql"

	"kg/graph"
)

// root answers one field of the query.
func (s *Schema) root(ctx context.Context, op *graphql.OperationContext, f *root, buffer []byte) (done result) {
	r := &run{
		ctx: ctx, store: s.store, vars: op.Variables, buffer: append(buffer, '{'),
		hops: map[*hop]graph.Hop{}, beside: map[*fetch]map[graph.ID]*graph.EncodedTree{},
	}
	defer func() {
		if p := recover(); p != nil {
			_ = op.RecoverFunc(ctx, p) // logs it; the executor answers, or fails in its own way
			done = result{left: true}
		}
	}()
	r.put(f.prefix)
	begun := len(r.buffer)
	err := s.write(r, f)
	switch {
	case errors.Is(err, ErrElse):
		return result{left: true}
	case err != nil:
		r.buffer = append(r.buffer[:begun], "null"...)
	}
	return result{data: r.buffer, err: err}
}

func (s *Schema) write(r *run, f *root) error {
	if f.typename {
		r.put(`"Query"`)
		return nil
	}
	args := f.field.ArgumentMap(r.vars)
	switch {
	case f.hits != nil:
		return s.search(r, f, args)
	case f.list != nil:
		return s.list(r, f, args)
	case f.field.Name == "nodes":
		return s.several(r, f, args)
	}
	return s.single(r, f, args)
}

// single answers a field that is a node.
func (s *Schema) single(r *run, f *root, args map[string]any) error {
	ids, named := s.source.Begin(f.field.Name, args)
	trees, err := r.trees(graph.Shape{From: ids, Named: named}, f.fetch)
	if err != nil {
		return err
	}
	if named != nil && len(trees) != 1 || named == nil && ids == nil {
		id, err := s.source.Find(rootContext(r.ctx, f.field), f.field.Name, args)
		if err != nil {
			return err
		}
		if trees = nil; id != nil {
			if trees, err = r.trees(graph.Shape{From: []graph.ID{*id}}, f.fetch); err != nil {
				return err
			}
		}
	}
	if len(trees) == 0 || f.node.kinds[graph.Kind(trees[0].ID.Kind())] == nil {
		r.put("null")
		return nil
	}
	return r.node(&trees[0], f.node)
}

// several answers nodes by their ids; null stands where there is none.
func (s *Schema) several(r *run, f *root, args map[string]any) error {
	ids, _ := s.source.Begin(f.field.Name, args)
	if len(ids) > graph.MaxRoots {
		return ErrElse
	}
	once := slices.Clone(ids)
	slices.Sort(once)
	found, err := r.byID(slices.Compact(once), f.fetch)
	if err != nil {
		return err
	}
	r.put("[")
	for i, id := range ids {
		if i > 0 {
			r.put(",")
		}
		if t := found[id]; t == nil {
			r.put("null")
		} else if err := r.node(t, f.node); err != nil {
			return err
		}
	}
	r.put("]")
	return nil
}

func (r *run) byID(ids []graph.ID, f *fetch) (map[graph.ID]*graph.EncodedTree, error) {
	trees, err := r.trees(graph.Shape{From: ids}, f)
	if err != nil {
		return nil, err
	}
	found := make(map[graph.ID]*graph.EncodedTree, len(trees))
	for i := range trees {
		found[trees[i].ID] = &trees[i]
	}
	return found, nil
}

// search answers with the nodes found.
func (s *Schema) search(r *run, f *root, args map[string]any) error {
	hits, err := s.source.Search(rootContext(r.ctx, f.field), args)
	if err != nil {
		return err
	}
	var ids []graph.ID
	for _, h := range hits {
		ids = append(ids, h.Node.NodeID())
	}
	found, err := r.byID(ids, f.fetch)
	if err != nil {
		return err
	}
	r.put("[")
	written := 0
	for _, h := range hits {
		t := found[h.Node.NodeID()]
		if t == nil { // gone since it was found
			continue
		}
		if written++; written > 1 {
			r.put(",")
		}
		r.put("{")
		for i, hf := range f.hits {
			r.open(i, hf.prefix)
			switch {
			case hf.node != nil:
				if err := r.node(t, hf.node); err != nil {
					return err
				}
			case hf.name == "score":
				r.buffer = appendFloat(r.buffer, h.Score)
			default:
				r.put(hf.literal)
			}
		}
		r.put("}")
	}
	r.put("]")
	return nil
}

// list answers with one page of nodes.
func (s *Schema) list(r *run, f *root, args map[string]any) error {
	found, after, err := s.source.List(rootContext(r.ctx, f.field), f.field.Name, args)
	if err != nil {
		return err
	}
	ids := make([]graph.ID, 0, len(found.Nodes))
	cursors := make(map[graph.ID]string, len(found.Nodes))
	for i, n := range found.Nodes {
		ids = append(ids, n.NodeID())
		cursors[n.NodeID()] = found.Cursors[i]
	}
	trees, err := r.trees(graph.Shape{From: ids}, f.fetch)
	if err != nil {
		return err
	}
	p := page{more: found.Next != "", begun: after != ""}
	if n := len(trees); n > 0 {
		p.first, p.last = cursors[trees[0].ID], cursors[trees[n-1].ID]
	}
	return r.connection(f.list, p, len(trees), func(i int, e *edgeField) error {
		switch e.name {
		case "node":
			return r.node(&trees[i], e.node)
		case "cursor":
			r.buffer = appendText(r.buffer, cursors[trees[i].ID])
			return nil
		case "__typename":
			r.put(e.literal)
			return nil
		}
		return fmt.Errorf("the field %s was not planned for", e.name)
	})
}
