package neo4j

import (
	"encoding/json"
	"fmt"
	"slices"

	"kg/graph"
)

// ends are the ids under which the ends of a piece of evidence were claimed.
type ends struct{ from, to graph.ID }

// piece is a piece of evidence and the edge in the graph that it speaks for.
type piece struct {
	graph.Evidence
	key  graph.EdgeKey
	ends ends
	own  bool // it is sent now
}

// movedEvidence is the evidence that rests on moved claims, by the edges that it speaks for now, and the edges that lose or gain some.
func (w *writing) movedEvidence(nodes []graph.ID) (relationEdges, map[graph.ID][]piece, error) {
	edges, arrivals := relationEdges{}, map[graph.ID][]piece{}
	if len(w.moves) == 0 {
		return edges, arrivals, nil
	}
	const read = `MATCH (n:Node)-[r]-() WHERE n.id IN $ids WITH DISTINCT r
		RETURN type(r), startNode(r).id, endNode(r).id, r.negated, r.kg_evidence, r.kg_ends`
	for part := range slices.Chunk(distinct(slices.Clone(nodes)), chunk) {
		rows, err := w.run(read, map[string]any{"ids": list(part)})
		if err != nil {
			return nil, nil, err
		}
		for _, r := range rows {
			negated, _ := r.Values[3].(bool)
			k := graph.EdgeKey{Relation: w.types.relation[text(r.Values[0])], From: graph.ID(text(r.Values[1])), To: graph.ID(text(r.Values[2])), Negated: negated}
			list, err := piecesOf(k, r.Values[4], r.Values[5])
			if err != nil {
				return nil, nil, err
			}
			for _, p := range list {
				if p.key = w.moves.Key(k, p.Document, p.ends.from, p.ends.to); p.key == k {
					continue
				}
				edges[k.Relation] = append(edges[k.Relation], k.ID(), p.key.ID())
				arrivals[p.key.ID()] = append(arrivals[p.key.ID()], p)
			}
		}
	}
	return edges, arrivals, nil
}

// piecesOf decodes the evidence of a relationship. Where it does not say how its ends were claimed, they are those of the relationship.
func piecesOf(k graph.EdgeKey, evidence, claimed any) ([]piece, error) {
	decoded, err := pieces(evidence)
	if err != nil {
		return nil, fmt.Errorf("edge %s: %w", k.ID(), err)
	}
	list := texts(claimed)
	out := make([]piece, len(decoded))
	for i, v := range decoded {
		out[i] = piece{v, k, ends{k.From, k.To}, false}
		if i < len(list) {
			made := parseKey(k.Relation, list[i])
			out[i].ends = ends{made.From, made.To}
		}
	}
	return out, nil
}

// refoldEdges folds the edges anew, with what arrives, and removes those without evidence. It
// counts the pieces of the document's evidence that are there now, and that were there before and have gone.
func (w *writing) refoldEdges(edges relationEdges, arrivals map[graph.ID][]piece) (written, removed int, err error) {
	for _, relation := range w.types.relations {
		for part := range slices.Chunk(distinct(edges[relation]), chunk) {
			in, out, err := w.refoldEdgesOf(relation, part, arrivals)
			if err != nil {
				return 0, 0, err
			}
			written, removed = written+in, removed+out
		}
	}
	return written, removed, nil
}

func (w *writing) refoldEdgesOf(relation graph.Relation, ids []graph.ID, arrivals map[graph.ID][]piece) (written, removed int, err error) {
	name := w.types.of[relation]
	there, err := w.edgesThere(relation, ids)
	if err != nil {
		return 0, 0, err
	}
	var created, changed, gone []any
	more := map[graph.ID]int{} // edges that count, by the nodes that they lead to
	for _, id := range ids {
		had, exists := there[id]
		if to, ok := weighs(had); ok {
			more[to]--
		}
		var now []piece
		for _, p := range had {
			switch {
			case p.Document == w.document && !w.keep:
				removed++
			case w.moves.Key(p.key, p.Document, p.ends.from, p.ends.to) == p.key:
				now = append(now, p)
			}
		}
		for _, p := range arrivals[id] {
			now = append(now, p)
			if p.own {
				written++
			}
		}
		if to, ok := weighs(now); ok {
			more[to]++
		}
		if len(now) == 0 {
			gone = append(gone, string(id))
			continue
		}
		p, err := edgeProperties(now)
		if err != nil {
			return 0, 0, err
		}
		if key := now[0].key; exists {
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
	return written, removed, w.weigh(more)
}

// weighs tells whether the edge for which the evidence stands counts for the node that it leads to.
func weighs(held []piece) (to graph.ID, ok bool) {
	if len(held) == 0 {
		return "", false
	}
	e := graph.Edge{EdgeKey: held[0].key}
	for _, p := range held {
		e.Confidence = max(e.Confidence, p.Weight())
	}
	return e.To, e.Weighs()
}

// weigh adds to the number of edges that lead to nodes. Nodes that have gone are left alone.
func (w *writing) weigh(more map[graph.ID]int) error {
	var rows []any
	for id, n := range more {
		if n != 0 {
			rows = append(rows, []any{string(id), n})
		}
	}
	if len(rows) == 0 {
		return nil
	}
	const add = `UNWIND $rows AS row MATCH (n:Node {id: row[0]}) WHERE n.kg_by_most IS NOT NULL
		SET n.kg_by_most = right('0000000000' + toString(toInteger(left(n.kg_by_most, 10)) - row[1]), 10) + ' ' + n.id`
	_, err := w.run(add, map[string]any{"rows": rows})
	return err
}

func (w *writing) edgesThere(relation graph.Relation, ids []graph.ID) (map[graph.ID][]piece, error) {
	statement := fmt.Sprintf(`UNWIND $ids AS id MATCH (a)-[r:%s {id: id}]->(b)
		RETURN a.id, b.id, r.negated, r.kg_evidence, r.kg_ends`, w.types.of[relation])
	rows, err := w.run(statement, map[string]any{"ids": list(ids)})
	if err != nil {
		return nil, err
	}
	there := make(map[graph.ID][]piece, len(rows))
	for _, r := range rows {
		negated, _ := r.Values[2].(bool)
		k := graph.EdgeKey{Relation: relation, From: graph.ID(text(r.Values[0])), To: graph.ID(text(r.Values[1])), Negated: negated}
		if there[k.ID()], err = piecesOf(k, r.Values[3], r.Values[4]); err != nil {
			return nil, err
		}
	}
	return there, nil
}

// edgeProperties are those of a relationship. The evidence is kept as it came,
// as JSON, with the ends that were claimed where they are others than its own; the documents it is from, those whose reading of it was rejected, and the best quote, stand
// beside it for people and filters.
func edgeProperties(held []piece) (map[string]any, error) {
	evidence, claimed := make([]graph.Evidence, len(held)), make(map[graph.ID]ends, len(held))
	moved := false
	for i, p := range held {
		evidence[i], claimed[p.ID] = p.Evidence, p.ends
		moved = moved || p.ends != ends{p.key.From, p.key.To}
	}
	e := graph.FoldEdge(held[0].key, evidence)
	var documents, rejected []graph.ID
	encoded, made := make([]any, len(e.Evidence)), make([]any, len(e.Evidence))
	for i, v := range e.Evidence {
		piece, err := json.Marshal(v)
		if err != nil {
			return nil, fmt.Errorf("encode evidence of edge %s: %w", e.ID, err)
		}
		encoded[i] = string(piece)
		made[i] = encodeKey(graph.EdgeKey{From: claimed[v.ID].from, To: claimed[v.ID].to})
		if v.Weight() > 0 {
			documents = append(documents, v.Document)
		} else {
			rejected = append(rejected, v.Document)
		}
	}
	p := map[string]any{
		"id": string(e.ID), "negated": e.Negated, "confidence": e.Confidence, "hedged": e.Hedged,
		"documents": list(distinct(documents)), "quote": e.Evidence[0].Quote, "kg_evidence": encoded,
	}
	if moved {
		p["kg_ends"] = made
	}
	if len(rejected) > 0 {
		p["kg_rejected"] = list(distinct(rejected))
	}
	if e.Date != "" {
		p["date"] = e.Date
	}
	return p, nil
}
