package bench

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"kg/graph"
)

// Question is one question in the languages of those who are asked.
type Question struct {
	Name   string
	Kg     string // GraphQL of kg
	Peer   string // GraphQL of the peer, which sorts nothing: the cheapest way to as many nodes
	Sorted string // GraphQL of the peer in the order of kg: the same answer
	Cypher string // for the driver alone
	Nodes  int    // that an answer has
}

// Questions are those that are measured.
func Questions() []Question {
	return []Question{{
		Name:   "one level",
		Kg:     `query ($id: ID!) { node(id: $id) { ... on Work { title explains(first: 10) { edges { node { id name ... on Event { date } } } } } } }`,
		Peer:   `query ($id: ID!) { works(where: {id: {eq: $id}}) { title explains(limit: 10) { id name date } } }`,
		Sorted: `query ($id: ID!) { works(where: {id: {eq: $id}}) { title explainsConnection(first: 10, sort: [{edge: {confidence: DESC}}, {edge: {id: ASC}}]) { edges { node { id name date } } } } }`,
		Cypher: `MATCH (n:Node {id: $id}) RETURN n.title, COLLECT { MATCH (n)-[r:EXPLAINS]->(e:Node) WHERE NOT r.negated AND r.confidence >= $least
			WITH r, e ORDER BY r.confidence DESC, r.id LIMIT $ten RETURN [e.id, e.name, e.date] }`,
		Nodes: 11,
	}, {
		Name: "four levels",
		Kg: `query ($id: ID!) { node(id: $id) { ... on Work { title explains(first: 5) { edges { node { id name
			... on Event { explainedBy(first: 5) { edges { node { id title cites(first: 4) { edges { node { id title explains(first: 5) { edges { node { id name } } } } } } } } } } } } } } } }`,
		Peer: `query ($id: ID!) { works(where: {id: {eq: $id}}) { title explains(limit: 5) { id name explainedBy(limit: 5) { id title cites(limit: 4) { id title explains(limit: 5) { id name } } } } } }`,
		Sorted: `query ($id: ID!) { works(where: {id: {eq: $id}}) { title explainsConnection(first: 5, sort: [{edge: {confidence: DESC}}, {edge: {id: ASC}}]) { edges { node { id name
			explainedByConnection(first: 5, sort: [{edge: {confidence: DESC}}, {edge: {id: ASC}}]) { edges { node { id title
			citesConnection(first: 4, sort: [{edge: {confidence: DESC}}, {edge: {id: ASC}}]) { edges { node { id title
			explainsConnection(first: 5, sort: [{edge: {confidence: DESC}}, {edge: {id: ASC}}]) { edges { node { id name } } } } } } } } } } } } } }`,
		Cypher: `MATCH (n:Node {id: $id}) RETURN n.title, COLLECT { MATCH (n)-[r:EXPLAINS]->(e:Node) WHERE NOT r.negated AND r.confidence >= $least
			WITH r, e ORDER BY r.confidence DESC, r.id LIMIT $five RETURN [e.id, e.name, COLLECT { MATCH (e)<-[r2:EXPLAINS]-(w:Node) WHERE NOT r2.negated AND r2.confidence >= $least
			WITH r2, w ORDER BY r2.confidence DESC, r2.id LIMIT $five RETURN [w.id, w.title, COLLECT { MATCH (w)-[r3:CITES]->(c:Node) WHERE NOT r3.negated AND r3.confidence >= $least
			WITH r3, c ORDER BY r3.confidence DESC, r3.id LIMIT $four RETURN [c.id, c.title, COLLECT { MATCH (c)-[r4:EXPLAINS]->(f:Node) WHERE NOT r4.negated AND r4.confidence >= $least
			WITH r4, f ORDER BY r4.confidence DESC, r4.id LIMIT $five RETURN [f.id, f.name] }] }] }] }`,
		Nodes: 631,
	}}
}

// parameters are those of the driver's statements.
func parameters(id graph.ID) map[string]any {
	return map[string]any{"id": string(id), "least": 1e-9, "four": 4, "five": 5, "ten": 10}
}

// alone asks the driver and nothing else.
func alone(d neo4j.DriverWithContext) func(ctx context.Context, q Question, id graph.ID) error {
	return func(ctx context.Context, q Question, id graph.ID) error {
		session := d.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead, FetchSize: neo4j.FetchAll})
		defer func() { _ = session.Close(ctx) }()
		result, err := session.Run(ctx, q.Cypher, parameters(id))
		if err != nil {
			return err
		}
		rows, err := result.Collect(ctx)
		if err == nil && len(rows) != 1 {
			err = fmt.Errorf("%s: %d rows for %s", q.Name, len(rows), id)
		}
		return err
	}
}

// ids are the ids of an answer, sorted.
func ids(answer []byte) ([]string, error) {
	var v any
	if err := json.Unmarshal(answer, &v); err != nil {
		return nil, err
	}
	var out []string
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case map[string]any:
			for key, below := range v {
				if s, ok := below.(string); ok && key == "id" {
					out = append(out, s)
				}
				walk(below)
			}
		case []any:
			for _, below := range v {
				walk(below)
			}
		}
	}
	walk(v)
	slices.Sort(out)
	return out, nil
}
