package server

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"kg/graph"
	"kg/graph/ask"
	"kg/server/internal/answer"
	"kg/server/internal/direct"
)

// begins finds where the fields of the query begin, for those that are answered directly.
type begins struct{ *resolver }

var _ direct.Source = begins{}

// Begin is where a field that is a node or a list of nodes begins, where that is known without asking the store: at ids, or at a name.
func (r *resolver) Begin(field string, args map[string]any) ([]graph.ID, *graph.Named) {
	switch field {
	case "node":
		return []graph.ID{graph.ID(word(args["id"]))}, nil
	case "nodes":
		ids := []graph.ID{}
		for _, id := range listed(args["ids"]) {
			ids = append(ids, graph.ID(word(id)))
		}
		return ids, nil
	case "work":
		return beginWork(word(args["cite"]), word(args["in"]))
	case "document":
		id := graph.ID(word(args["id"]))
		if args["name"] == nil && id.Kind() == string(graph.KindDocument) {
			return []graph.ID{id}, nil
		}
		return nil, nil
	}
	name := word(args["name"])
	if graph.ID(name).Kind() == field {
		return []graph.ID{graph.ID(name)}, nil
	}
	return nil, called(graph.Kind(field), name, "")
}

func beginWork(cite, in string) ([]graph.ID, *graph.Named) {
	id := graph.ID(strings.TrimSpace(strings.Trim(cite, `"'`)))
	switch {
	case in != "" && graph.ID(in).Kind() != string(graph.KindDocument):
		return nil, nil // the document is to be found first
	case in == "" && id.Kind() == string(graph.KindWork):
		return []graph.ID{id}, nil
	}
	return nil, called(graph.KindWork, cite, graph.ID(in))
}

// called are the nodes that a name leads to, nil for a name of no letters.
func called(kind graph.Kind, name string, document graph.ID) *graph.Named {
	if graph.FoldKey(name) == "" {
		return nil
	}
	return &graph.Named{Kind: kind, Key: name, Document: document}
}

// Find is the node that a field means whose name leads to no one node: the error AMBIGUOUS where several fit, nil where there is none.
func (r *resolver) Find(ctx context.Context, field string, args map[string]any) (*graph.ID, error) {
	var nodes []graph.Node
	var err error
	name := word(args["name"])
	switch field {
	case "node", "nodes":
		return nil, nil
	case "document":
		return r.idOfDocument(ctx, args)
	case "work":
		name = word(args["cite"])
		nodes, err = r.worksCited(ctx, name, args["in"])
	default:
		nodes, err = ask.FindThings(ctx, r.store, name, graph.Kind(field))
	}
	switch {
	case err != nil || len(nodes) == 0:
		return nil, err
	case len(nodes) > 1:
		return nil, several(name, nodes)
	}
	id := nodes[0].NodeID()
	return &id, nil
}

func (r *resolver) worksCited(ctx context.Context, cite string, in any) ([]graph.Node, error) {
	var document graph.ID
	if in != nil {
		d, err := r.findDocument(ctx, word(in))
		if err != nil || d == nil {
			return nil, err
		}
		document = d.ID
	}
	works, err := ask.FindWorks(ctx, r.store, cite, document)
	nodes := make([]graph.Node, len(works))
	for i, w := range works {
		nodes[i] = w
	}
	return nodes, err
}

func (r *resolver) idOfDocument(ctx context.Context, args map[string]any) (*graph.ID, error) {
	name := args["id"]
	if (name == nil) == (args["name"] == nil) {
		return nil, graph.Errorf(graph.Invalid, "document: give either id or name")
	}
	if name == nil {
		name = args["name"]
	}
	d, err := r.findDocument(ctx, word(name))
	if err != nil || d == nil {
		return nil, err
	}
	return &d.ID, nil
}

// meant is the node that a field means, nil where there is none.
func (r *resolver) meant(ctx context.Context, field string, args map[string]any) (*graph.ID, error) {
	ids, named := r.Begin(field, args)
	if ids != nil {
		return &ids[0], nil
	}
	if named != nil {
		trees, err := r.store.Encoded(ctx, graph.Shape{Named: named, Fields: []string{}})
		if err != nil {
			return nil, err
		}
		if len(trees) == 1 {
			return &trees[0].ID, nil
		}
	}
	return r.Find(ctx, field, args)
}

// List is one page of nodes, and the cursor that it goes on behind.
func (r begins) List(ctx context.Context, field string, args map[string]any) (graph.NodePage, string, error) {
	first, err := answer.Whole(args["first"])
	if err != nil {
		return graph.NodePage{}, "", direct.ErrElse
	}
	kind := map[string]graph.Kind{
		"documents": graph.KindDocument, "works": graph.KindWork, "actors": graph.KindActor, "events": graph.KindEvent,
		"policies": graph.KindPolicy, "citations": graph.KindCitation, "references": graph.KindReference,
	}[field]
	q := graph.NodeQuery{
		Kind: kind, First: first, After: word(args["after"]), Type: word(args["type"]) + word(args["genre"]) + strings.ToLower(word(args["status"])),
		Key: word(args["cite"]), Text: word(args["text"]), Document: graph.ID(word(args["document"])),
	}
	page, err := r.store.List(ctx, q)
	return page, q.After, err
}

// Search are the nodes found.
func (r begins) Search(ctx context.Context, args map[string]any) ([]graph.Hit, error) {
	first, err := answer.Whole(args["first"])
	if err != nil {
		return nil, direct.ErrElse
	}
	q := graph.SearchQuery{Text: word(args["text"]), First: first}
	for _, k := range listed(args["kinds"]) {
		q.Kinds = append(q.Kinds, graph.Kind(strings.ToLower(word(k))))
	}
	return r.store.Search(ctx, q)
}

// word is an argument that is a text, an id or a name of an enumeration, "" for none.
func word(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return string(v)
	case int64:
		return strconv.FormatInt(v, 10)
	}
	return fmt.Sprint(v)
}

// listed is an argument that is a list; one value is a list of one (GraphQL, 3.11).
func listed(v any) []any {
	switch v := v.(type) {
	case nil:
		return nil
	case []any:
		return v
	case []string:
		out := make([]any, len(v))
		for i, s := range v {
			out[i] = s
		}
		return out
	}
	return []any{v}
}
