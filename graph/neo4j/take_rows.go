package neo4j

import (
	"fmt"

	"kg/graph"
	"kg/graph/stored"
)

// The statements by which a database is filled; each returns how many rows it took.
const (
	takeBatches         = "UNWIND $rows AS row CREATE (:Batch {document: row[0], digest: row[1], evidence: row[2]}) RETURN count(*)"
	takeParts           = "UNWIND $rows AS row CREATE (:BatchPart {document: row[0], relation: row[1], keys: row[2]}) RETURN count(*)"
	takeClaims          = "UNWIND $rows AS row CREATE (:Claim {document: row[0], claimed: row[1], node: row[2], kind: row[3], json: row[4], description: row[5]}) RETURN count(*)"
	takeDescriptions    = "UNWIND $rows AS row CREATE (:Description {id: row[0], node: row[1], component: row[2], identity: row[3], json: row[4]}) RETURN count(*)"
	takeDescriptionKeys = "UNWIND $rows AS row CREATE (:DescriptionKey {key: row[0], description: row[1]}) RETURN count(*)"
	takeNames           = "UNWIND $rows AS row CREATE (:Name {kind: row[0], name: row[1], node: row[2], shown: row[3]}) RETURN count(*)"
)

// rowSet collects rows by their statements, in the order in which these come.
type rowSet struct {
	at  map[string]int
	all []rowsOf
}

func (s *rowSet) add(statement string, rows ...any) {
	i, ok := s.at[statement]
	if !ok {
		if s.at == nil {
			s.at = map[string]int{}
		}
		i = len(s.all)
		s.at[statement] = i
		s.all = append(s.all, rowsOf{statement: statement})
	}
	s.all[i].rows = append(s.all[i].rows, rows...)
}

// nodeRows are the rows of all but edges.
func (t *taking) nodeRows(part []stored.Held) ([]rowsOf, error) {
	var s rowSet
	for _, h := range part {
		switch v := h.(type) {
		case stored.HeldDocument:
			s.add(takeBatches, []any{string(v.ID), v.Digest, v.Evidence})
			for _, row := range t.types.partRows(v.Keys) {
				s.add(takeParts, append([]any{string(v.ID)}, values(row)...))
			}
		case stored.HeldClaim:
			var description any
			if v.Description != "" {
				description = v.Description
			}
			s.add(takeClaims, []any{string(v.Document), string(v.Claimed), string(v.Node), v.Claimed.Kind(), v.JSON, description})
		case stored.HeldDescription:
			d, err := v.Decode()
			if err != nil {
				return nil, err
			}
			s.add(takeDescriptions, []any{v.ID, string(v.Node), v.Component, v.Identity, v.JSON})
			for _, k := range d.Keys() {
				s.add(takeDescriptionKeys, []any{k, v.ID})
			}
		case stored.HeldNode:
			if err := s.node(v); err != nil {
				return nil, err
			}
		default:
			return nil, graph.Errorf(graph.Internal, "%T is nothing that a store keeps", h)
		}
	}
	return s.all, nil
}

func (s *rowSet) node(v stored.HeldNode) error {
	row, err := v.Row()
	if err != nil {
		return err
	}
	s.add(fmt.Sprintf("UNWIND $rows AS row CREATE (n:Node:%s) SET n = row RETURN count(*)", labelOf(row.Kind)), shownProperties(v, row))
	for _, k := range row.Keys {
		s.add(putKeys, []any{keyID(row.Kind, k), string(row.ID), k})
	}
	s.add(takeNames, nameRows(row.ID, row.Node)...)
	return nil
}

// shownProperties are those of a node with the number of edges that lead to it.
func shownProperties(n stored.HeldNode, row stored.Row) map[string]any {
	p := properties(row)
	if weight := n.Weight(); weight != "" {
		p["kg_by_most"] = weight + " " + string(n.ID)
	}
	return p
}

func (t *taking) edgeRows(edges []stored.HeldEdge) ([]rowsOf, error) {
	var s rowSet
	for _, e := range edges {
		p, err := edgeProperties(piecesHeld(e))
		if err != nil {
			return nil, err
		}
		s.add(fmt.Sprintf(createEdges, t.types.of[e.Relation]), []any{string(e.From), string(e.To), p})
	}
	return s.all, nil
}
