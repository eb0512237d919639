package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"kg/graph"
	"kg/graph/stored"
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
		there := h.Filter.There
		fmt.Fprintf(b, "%s%q%q%t%t%t%t%t%q%t%t%t%q%t(", h.Direction, h.Relations, h.Kinds,
			h.Filter.Least() > 0, h.Filter.Negated, h.Filter.Rejected, h.Filter.Document != "", h.After != "",
			h.Filter.Hedged, !there.All(), there.Surely, there.Unknown, h.Order, h.Total)
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
	at := func(s string) string { return strings.ReplaceAll(s, "@", place) }
	match := at(fmt.Sprintf("MATCH (%s)%s[r@:%s]%s(n@:%s)", from, left, c.types.pattern(h.Relations), right, labelsOf(h.Kinds)))
	where := kept(h)
	if h.Total {
		c.text.WriteString("[")
		total := ", COUNT { " + match + at(conditions(where)) + " }]"
		defer func() { c.text.WriteString(total) }()
	}
	key, order, behind := "r@.confidence", "r@.confidence DESC, r@.id", "(r@.confidence < $place@ OR (r@.confidence = $place@ AND r@.id > $after@))"
	if h.Order == graph.ByDateThere {
		key = dateThere
		order, behind = key+", r@.id", "("+key+" > $place@ OR ("+key+" = $place@ AND r@.id > $after@))"
	}
	if h.After != "" {
		where = append(where, behind)
	}
	c.text.WriteString("COLLECT { " + match + at(conditions(where)+
		" WITH r@, n@ ORDER BY "+order+" LIMIT $first@ RETURN [type(r@), r@.negated, r@.kg_evidence, "))
	c.node("n"+place, h.Next, place)
	c.text.WriteString("] }")
}

// dateThere puts the nodes at the other ends of relationships in the order of their dates.
const dateThere = "coalesce(left(n@.kg_by_earliest, size(n@.kg_by_earliest) - size(n@.id) - 1), '" + stored.Undated + "')"

func conditions(where []string) string {
	if len(where) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(where, " AND ")
}

// kept are the conditions under which a hop follows a relationship, wherever its page begins; @ stands for the place of the hop.
func kept(h graph.Hop) []string {
	var where []string
	if !h.Filter.Negated {
		where = append(where, "NOT r@.negated")
	}
	if h.Filter.Least() > 0 {
		where = append(where, "r@.confidence >= $least@")
	}
	where = append(where, chosen("r@.hedged", h.Filter.Hedged)...)
	switch {
	case h.Filter.Document != "" && h.Filter.Rejected:
		where = append(where, "($document@ IN r@.documents OR $document@ IN coalesce(r@.kg_rejected, []))")
	case h.Filter.Document != "":
		where = append(where, "$document@ IN r@.documents")
	}
	if !h.Filter.There.All() {
		where = append(where, dated("n@", h.Filter.There, "from@", "to@"))
	}
	return where
}

// bind fills in the parameters of the hops.
func (s *Store) bind(t *txn, parameters map[string]any, hops []graph.Hop, place string) error {
	for i, h := range hops {
		at := fmt.Sprintf("%s_%d", place, i)
		parameters["first"+at] = h.First + 1
		if h.Filter.Least() > 0 {
			parameters["least"+at] = h.Filter.Least()
		}
		if !h.Filter.There.All() {
			days(parameters, h.Filter.There, "from"+at, "to"+at)
		}
		if h.Filter.Document != "" {
			parameters["document"+at] = string(h.Filter.Document)
		}
		if h.After != "" {
			behind, err := s.placeOf(t, h)
			if err != nil {
				return err
			}
			parameters["after"+at], parameters["place"+at] = string(h.After), behind
		}
		if err := s.bind(t, parameters, h.Next, at); err != nil {
			return err
		}
	}
	return nil
}

// placeOf is where the edge that a hop goes on behind stands in its order, beside its id.
func (s *Store) placeOf(t *txn, h graph.Hop) (any, error) {
	key := "r.confidence"
	if h.Order == graph.ByDateThere {
		key = strings.ReplaceAll(dateThere, "n@", "n")
	}
	end := "endNode(r)"
	if h.Direction == graph.In {
		end = "startNode(r)"
	}
	var parts []string
	for _, r := range s.types.relations {
		parts = append(parts, fmt.Sprintf("MATCH ()-[r:%s {id: $id}]->() WITH r, %s AS n RETURN %s AS place", s.types.of[r], end, key))
	}
	rows, err := t.run(strings.Join(parts, " UNION ALL "), map[string]any{"id": string(h.After)})
	if err != nil {
		return nil, err
	}
	if len(rows) == 0 {
		return nil, graph.Errorf(graph.Invalid, "there is no edge %s to go on behind: begin at the first page", h.After)
	}
	return rows[0].Values[0], nil
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
		found, total := values(row[2+i]), 0
		if h.Total {
			if len(found) < 2 {
				return graph.Tree{}, errTorn
			}
			found, total = values(found[0]), int(number(found[1]))
		}
		branch, err := d.branch(id, found, h)
		branch.Total = total
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
