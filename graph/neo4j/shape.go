package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"kg/graph"
)

// Shape fetches the tree of a nested question in one statement.
func (s *Store) Shape(ctx context.Context, shape graph.Shape) ([]graph.Tree, error) {
	if err := shape.Validate(); err != nil {
		return nil, err
	}
	plan := s.plan(shape)
	var trees []graph.Tree
	err := s.read(ctx, func(t *txn) error {
		parameters := map[string]any{"ids": list(distinct(slices.Clone(shape.From)))}
		if err := s.bind(t, parameters, shape.Hops, ""); err != nil {
			return err
		}
		rows, err := t.run(plan, parameters)
		if err != nil {
			return err
		}
		d := &decoder{types: s.types, nodes: map[graph.ID]graph.Node{}}
		roots := make(map[graph.ID][]any, len(rows))
		for _, r := range rows {
			roots[graph.ID(text(r.Values[0]))] = r.Values
		}
		trees = nil
		for _, id := range shape.From {
			row, ok := roots[id]
			if !ok {
				continue
			}
			tree, err := d.tree(row, shape.Hops)
			if err != nil {
				return err
			}
			trees = append(trees, tree)
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	return trees, nil
}

// plans keeps the statements of shapes by their structure, so that a server that asks the
// same few questions again and again does not put them together each time.
type plans struct {
	mu   sync.Mutex
	text map[string]string
}

// maxPlans is how many statements are kept; then the collection begins anew.
const maxPlans = 1000

func (s *Store) plan(shape graph.Shape) string {
	var key strings.Builder
	structure(&key, shape.Hops)
	s.plans.mu.Lock()
	defer s.plans.mu.Unlock()
	if text, ok := s.plans.text[key.String()]; ok {
		return text
	}
	if len(s.plans.text) >= maxPlans || s.plans.text == nil {
		s.plans.text = map[string]string{}
	}
	c := compiler{types: s.types}
	c.node("n", shape.Hops, "")
	text := "MATCH (n:Node) WHERE n.id IN $ids RETURN " + c.text.String()
	s.plans.text[key.String()] = text
	return text
}

// structure writes what of the hops shows in the text of their statement.
func structure(b *strings.Builder, hops []graph.Hop) {
	for _, h := range hops {
		fmt.Fprintf(b, "%s%q%q%t%t%t%t%t(", h.Direction, h.Relations, h.Kinds,
			h.Filter.Least() > 0, h.Filter.Negated, h.Filter.Rejected, h.Filter.Document != "", h.After != "")
		structure(b, h.Next)
		b.WriteByte(')')
	}
}

// compiler writes the statement of a shape: lists in lists by position, since
// the driver reads those twice as fast as maps. Every variable and parameter bears the place of its hop.
type compiler struct {
	types types
	text  strings.Builder
}

// node writes the columns of a node: its id, its content, and a list for each hop.
func (c *compiler) node(variable string, hops []graph.Hop, place string) {
	fmt.Fprintf(&c.text, "%s.id, %s.kg_json", variable, variable)
	for i, h := range hops {
		c.text.WriteString(", ")
		c.hop(variable, h, fmt.Sprintf("%s_%d", place, i))
	}
}

func (c *compiler) hop(from string, h graph.Hop, place string) {
	left, right := "-", "->"
	if h.Direction == graph.In {
		left, right = "<-", "-"
	}
	fmt.Fprintf(&c.text, "COLLECT { MATCH (%s)%s[r%s:%s]%s(n%s:%s)", from, left, place, c.types.pattern(h.Relations), right, place, labelsOf(h.Kinds))
	var where []string
	add := func(condition string) { where = append(where, strings.ReplaceAll(condition, "@", place)) }
	if !h.Filter.Negated {
		add("NOT r@.negated")
	}
	if h.Filter.Least() > 0 {
		add("r@.confidence >= $least@")
	}
	switch {
	case h.Filter.Document != "" && h.Filter.Rejected:
		add("($document@ IN r@.documents OR $document@ IN coalesce(r@.kg_rejected, []))")
	case h.Filter.Document != "":
		add("$document@ IN r@.documents")
	}
	if h.After != "" {
		add("(r@.confidence < $confidence@ OR (r@.confidence = $confidence@ AND r@.id > $after@))")
	}
	if len(where) > 0 {
		c.text.WriteString(" WHERE " + strings.Join(where, " AND "))
	}
	c.text.WriteString(strings.ReplaceAll(
		" WITH r@, n@ ORDER BY r@.confidence DESC, r@.id LIMIT $first@ RETURN [type(r@), r@.negated, r@.kg_evidence, ", "@", place))
	c.node("n"+place, h.Next, place)
	c.text.WriteString("] }")
}

// bind fills in the parameters of the hops.
func (s *Store) bind(t *txn, parameters map[string]any, hops []graph.Hop, place string) error {
	for i, h := range hops {
		at := fmt.Sprintf("%s_%d", place, i)
		parameters["first"+at] = h.First + 1
		if h.Filter.Least() > 0 {
			parameters["least"+at] = h.Filter.Least()
		}
		if h.Filter.Document != "" {
			parameters["document"+at] = string(h.Filter.Document)
		}
		if h.After != "" {
			confidence, err := s.confidenceOf(t, h.After)
			if err != nil {
				return err
			}
			parameters["after"+at], parameters["confidence"+at] = string(h.After), confidence
		}
		if err := s.bind(t, parameters, h.Next, at); err != nil {
			return err
		}
	}
	return nil
}

// confidenceOf is where an edge stands in the order of a hop.
func (s *Store) confidenceOf(t *txn, after graph.ID) (float64, error) {
	var parts []string
	for _, r := range s.types.relations {
		parts = append(parts, fmt.Sprintf("MATCH ()-[r:%s {id: $id}]->() RETURN r.confidence AS confidence", s.types.of[r]))
	}
	rows, err := t.run(strings.Join(parts, " UNION ALL "), map[string]any{"id": string(after)})
	if err != nil {
		return 0, err
	}
	if len(rows) == 0 {
		return 0, graph.Errorf(graph.Invalid, "there is no edge %s to go on behind: begin at the first page", after)
	}
	confidence, _ := rows[0].Values[0].(float64)
	return confidence, nil
}

// decoder makes trees of rows. A node that stands in many places is decoded once.
type decoder struct {
	types   types
	nodes   map[graph.ID]graph.Node
	fetched int
}

// tree decodes the columns that [compiler.node] writes.
func (d *decoder) tree(row []any, hops []graph.Hop) (graph.Tree, error) {
	id := graph.ID(text(row[0]))
	n, ok := d.nodes[id]
	if !ok {
		var err error
		if _, n, err = node(row[0], row[1]); err != nil {
			return graph.Tree{}, err
		}
		d.nodes[id] = n
	}
	tree := graph.Tree{Node: n}
	if len(hops) > 0 {
		tree.Hops = make(map[string]graph.Branch, len(hops))
	}
	for i, h := range hops {
		branch, err := d.branch(id, values(row[2+i]), h)
		if err != nil {
			return graph.Tree{}, err
		}
		tree.Hops[h.Name] = branch
	}
	return tree, nil
}

func (d *decoder) branch(from graph.ID, rows []any, h graph.Hop) (graph.Branch, error) {
	branch := graph.Branch{More: len(rows) > h.First}
	rows = rows[:min(len(rows), h.First)]
	if d.fetched += len(rows); d.fetched > graph.MaxTreeEdges {
		return branch, graph.Errorf(graph.TooLarge, "the answer has more than %d edges: ask for fewer at each level", graph.MaxTreeEdges)
	}
	for _, r := range rows {
		row := values(r)
		negated, _ := row[1].(bool)
		k := graph.EdgeKey{Relation: d.types.relation[text(row[0])], From: from, To: graph.ID(text(row[3])), Negated: negated}
		if h.Direction == graph.In {
			k.From, k.To = k.To, k.From
		}
		e, err := edge(k, row[2])
		if err != nil {
			return branch, err
		}
		to, err := d.tree(row[3:], h.Next)
		if err != nil {
			return branch, err
		}
		branch.Edges = append(branch.Edges, graph.TreeEdge{Edge: e, To: to})
	}
	return branch, nil
}
