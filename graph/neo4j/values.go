package neo4j

import (
	"errors"
	"fmt"

	"kg/graph"
	"kg/graph/stored"
)

// What the driver gives are values of unknown type, nil where a property is
// missing. These take them as what they should be, and as nothing where they are not.

func text(v any) string {
	s, _ := v.(string)
	return s
}

func number(v any) int64 {
	n, _ := v.(int64)
	return n
}

func values(v any) []any {
	l, _ := v.([]any)
	return l
}

func texts(v any) []string {
	l := values(v)
	out := make([]string, len(l))
	for i, s := range l {
		out[i] = text(s)
	}
	return out
}

// errTorn tells that a row was read while a writer was at it: Neo4j gives
// nothing for the properties of what is removed before the statement has ended. The read is worth another try.
var errTorn = errors.New("what was read has been removed meanwhile")

// node decodes a node from its id and its kg_json.
func node(id, encoded any) (graph.ID, graph.Node, error) {
	if id == nil || encoded == nil {
		return "", nil, errTorn
	}
	at := graph.ID(text(id))
	n, err := graph.DecodeNode(graph.Kind(at.Kind()), []byte(text(encoded)))
	if err != nil {
		return at, nil, fmt.Errorf("%s: %w", at, err)
	}
	return at, n, nil
}

// edge decodes an edge from its key and its evidence.
func edge(k graph.EdgeKey, evidence any) (graph.Edge, error) {
	if k.Relation == "" || k.From == "" || k.To == "" || evidence == nil {
		return graph.Edge{}, errTorn
	}
	pieces, err := pieces(evidence)
	if err != nil {
		return graph.Edge{}, fmt.Errorf("edge %s: %w", k.ID(), err)
	}
	return graph.FoldEdge(k, pieces), nil
}

func pieces(evidence any) ([]graph.Evidence, error) {
	encoded := texts(evidence)
	out := make([]graph.Evidence, len(encoded))
	for i, e := range encoded {
		var err error
		if out[i], err = stored.DecodeEvidence([]byte(e)); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// list is a list of strings as a parameter.
func list[T ~string](ids []T) []any {
	out := make([]any, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}
