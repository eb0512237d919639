package neo4j

import (
	"encoding/json"
	"fmt"
	"slices"

	"kg/graph"
)

// refoldEdges folds the edges anew and removes those without evidence. It
// counts the pieces of the document's evidence that are there now, and that were there before and are not counted among those.
func (w *writing) refoldEdges(edges map[graph.Relation][]graph.ID) (written, removed int, err error) {
	own := map[graph.ID]graph.Edge{}
	if w.prepared != nil {
		for _, e := range w.prepared.Edges {
			own[e.ID] = e
		}
	}
	for _, relation := range w.types.relations {
		for part := range slices.Chunk(distinct(edges[relation]), chunk) {
			in, out, err := w.refoldEdgesOf(relation, part, own)
			if err != nil {
				return 0, 0, err
			}
			written, removed = written+in, removed+out
		}
	}
	return written, removed, nil
}

func (w *writing) refoldEdgesOf(relation graph.Relation, ids []graph.ID, own map[graph.ID]graph.Edge) (written, removed int, err error) {
	name := w.types.of[relation]
	there, err := w.edgesThere(relation, ids)
	if err != nil {
		return 0, 0, err
	}
	var created, changed, gone []any
	for _, id := range ids {
		was, exists := there[id]
		key := was.EdgeKey
		pieces := slices.DeleteFunc(was.Evidence, func(v graph.Evidence) bool { return v.Document == w.document })
		removed += was.had - len(pieces)
		if e, ok := own[id]; ok {
			key = e.EdgeKey
			pieces = append(pieces, e.Evidence...)
			written += len(e.Evidence)
		}
		if len(pieces) == 0 {
			gone = append(gone, string(id))
			continue
		}
		p, err := edgeProperties(graph.FoldEdge(key, pieces))
		if err != nil {
			return 0, 0, err
		}
		if exists {
			changed = append(changed, []any{string(id), p})
		} else {
			created = append(created, []any{string(key.From), string(key.To), p})
		}
	}
	for _, step := range []struct {
		statement string
		rows      []any
	}{
		{"UNWIND $rows AS row MATCH (a:Node {id: row[0]}) MATCH (b:Node {id: row[1]}) CREATE (a)-[r:%s]->(b) SET r = row[2] RETURN count(*)", created},
		{"UNWIND $rows AS row MATCH ()-[r:%s {id: row[0]}]->() SET r = row[1] RETURN count(*)", changed},
		{"UNWIND $rows AS row MATCH ()-[r:%s {id: row}]->() DELETE r RETURN count(*)", gone},
	} {
		if err := w.all(fmt.Sprintf(step.statement, name), step.rows); err != nil {
			return 0, 0, err
		}
	}
	return written, removed, nil
}

// edgeThere is an edge as it was, and how many pieces of evidence it had.
type edgeThere struct {
	graph.Edge
	had int
}

func (w *writing) edgesThere(relation graph.Relation, ids []graph.ID) (map[graph.ID]edgeThere, error) {
	statement := fmt.Sprintf(`UNWIND $ids AS id MATCH (a)-[r:%s {id: id}]->(b)
		RETURN a.id, b.id, r.negated, r.kg_evidence`, w.types.of[relation])
	rows, err := w.run(statement, map[string]any{"ids": list(ids)})
	if err != nil {
		return nil, err
	}
	there := make(map[graph.ID]edgeThere, len(rows))
	for _, r := range rows {
		negated, _ := r.Values[2].(bool)
		k := graph.EdgeKey{Relation: relation, From: graph.ID(text(r.Values[0])), To: graph.ID(text(r.Values[1])), Negated: negated}
		e, err := edge(k, r.Values[3])
		if err != nil {
			return nil, err
		}
		there[e.ID] = edgeThere{e, len(e.Evidence)}
	}
	return there, nil
}

// edgeProperties are those of a relationship. The evidence is kept as it came,
// as JSON; the documents it is from, and the best quote, stand beside it for people and filters.
func edgeProperties(e graph.Edge) (map[string]any, error) {
	var documents []graph.ID
	encoded := make([]any, len(e.Evidence))
	for i, v := range e.Evidence {
		piece, err := json.Marshal(v)
		if err != nil {
			return nil, fmt.Errorf("encode evidence of edge %s: %w", e.ID, err)
		}
		encoded[i] = string(piece)
		documents = append(documents, v.Document)
	}
	p := map[string]any{
		"id": string(e.ID), "negated": e.Negated, "confidence": e.Confidence, "hedged": e.Hedged,
		"documents": list(distinct(documents)), "quote": e.Evidence[0].Quote, "kg_evidence": encoded,
	}
	if e.Date != "" {
		p["date"] = e.Date
	}
	return p, nil
}
