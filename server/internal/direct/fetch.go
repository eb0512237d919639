package direct

import (
	"context"
	"errors"
	"slices"

	"kg/graph"
	"kg/server/internal/answer"
)

// ErrElse tells that the executor is to answer: what is asked fails somewhere below the root, and it knows how that is said.
var ErrElse = errors.New("left to the executor")

// run answers one root field of one request.
type run struct {
	ctx    context.Context
	store  graph.Store
	vars   map[string]any
	buffer []byte

	// hops are those of the request, by their plan; beside are the documents and citations that evidence and entries name.
	hops   map[*hop]graph.Hop
	beside map[*fetch]map[graph.ID]*graph.EncodedTree
}

// shape is what is fetched as hops of a store's shape.
func (r *run) shape(f *fetch) (fields []string, hops []graph.Hop, err error) {
	fields = f.fields
	switch {
	case f.whole:
		fields = nil
	case fields == nil:
		fields = []string{}
	}
	for _, h := range f.hops {
		var made graph.Hop
		if h.fixed != nil {
			made = *h.fixed
		} else if made, err = answer.HopOf(h.def, h.field, r.vars); err != nil {
			return nil, nil, ErrElse
		}
		for _, f := range h.pieces {
			if _, err := answer.First(f.Field, r.vars); err != nil {
				return nil, nil, ErrElse
			}
		}
		made.Name, made.Bare, made.Ends, made.Total = h.key, h.bare, h.bare && h.ends, h.total
		made.NoMore = !h.more
		if made.Fields, made.Next, err = r.shape(h.behind); err != nil {
			return nil, nil, err
		}
		r.hops[h] = made
		hops = append(hops, made)
	}
	return fields, hops, nil
}

// trees fetches nodes, and what their evidence and entries name beside them.
func (r *run) trees(shape graph.Shape, f *fetch) ([]graph.EncodedTree, error) {
	var err error
	if shape.Fields, shape.Hops, err = r.shape(f); err != nil {
		return nil, err
	}
	var out []graph.EncodedTree
	if shape.Named != nil {
		out, err = r.store.Encoded(r.ctx, shape)
	}
	for part := range slices.Chunk(shape.From, graph.MaxRoots) {
		one := shape
		one.From = part
		var trees []graph.EncodedTree
		if trees, err = r.store.Encoded(r.ctx, one); err != nil {
			break
		}
		if out == nil {
			out = trees
		} else {
			out = append(out, trees...)
		}
	}
	if err != nil {
		return nil, err
	}
	if !f.asksBeside() {
		return out, nil
	}
	return out, r.fetchBeside(out, f)
}

// asksBeside tells whether anything is to be fetched for what evidence or entries name.
func (f *fetch) asksBeside() bool {
	if f.document != nil {
		return true
	}
	return slices.ContainsFunc(f.hops, func(h *hop) bool { return h.sources != nil || h.cites != nil || h.behind.asksBeside() })
}

func (r *run) fetchBeside(trees []graph.EncodedTree, f *fetch) error {
	wanted := map[*fetch][]graph.ID{}
	var order []*fetch
	need := func(f *fetch, id string) {
		if f == nil || id == "" {
			return
		}
		if wanted[f] == nil {
			order = append(order, f)
		}
		wanted[f] = append(wanted[f], graph.ID(id))
	}
	for i := range trees {
		if err := r.namedBeside(&trees[i], f, need); err != nil {
			return err
		}
	}
	for _, f := range order {
		ids := wanted[f]
		slices.Sort(ids)
		found, err := r.trees(graph.Shape{From: slices.Compact(ids)}, f)
		if err != nil {
			return err
		}
		if r.beside[f] == nil {
			r.beside[f] = make(map[graph.ID]*graph.EncodedTree, len(found))
		}
		for i := range found {
			r.beside[f][found[i].ID] = &found[i]
		}
	}
	return nil
}

// namedBeside names the documents and citations that the answer will be asked for.
func (r *run) namedBeside(t *graph.EncodedTree, f *fetch, need func(*fetch, string)) error {
	if kind := t.ID.Kind(); f.document != nil && (kind == string(graph.KindReference) || kind == string(graph.KindCitation)) {
		id, err := r.fieldOf(t, f, "document")
		if err != nil {
			return err
		}
		need(f.document, id)
	}
	for i, h := range f.hops {
		shown, err := r.shown(h)
		if err != nil {
			return err
		}
		edges := t.Branches[i].Edges
		for j := range edges {
			list := edges[j].Evidence
			for _, piece := range list[:min(shown, len(list))] {
				document, citation, err := sourcesOf(piece)
				if err != nil {
					return err
				}
				need(h.sources, document)
				need(h.cites, citation)
			}
			if err := r.namedBeside(&edges[j].To, h.behind, need); err != nil {
				return err
			}
		}
	}
	return nil
}

// shown is how many pieces of evidence of an edge are shown with what they name.
func (r *run) shown(h *hop) (int, error) {
	most := 0
	if h.sources == nil && h.cites == nil {
		return 0, nil
	}
	for _, f := range h.pieces {
		first, err := answer.First(f.Field, r.vars)
		if err != nil {
			return 0, ErrElse
		}
		most = max(most, first)
	}
	return most, nil
}
