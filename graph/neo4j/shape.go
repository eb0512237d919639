package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"kg/graph"
	"kg/graph/stored"
)

// Shape fetches the tree of a nested question in one statement.
func (s *Store) Shape(ctx context.Context, shape graph.Shape) ([]graph.Tree, error) {
	encoded, err := s.Encoded(ctx, stored.Whole(shape))
	if err != nil {
		return nil, err
	}
	return stored.Trees(shape, encoded)
}

// Encoded fetches the tree of a nested question in one statement, with no more of its nodes and edges than is read.
func (s *Store) Encoded(ctx context.Context, shape graph.Shape) ([]graph.EncodedTree, error) {
	if err := shape.Validate(); err != nil {
		return nil, err
	}
	p := s.plan(shape)
	var trees []graph.EncodedTree
	err := s.ask(ctx, func(t *txn) error {
		parameters := map[string]any{}
		if shape.Named != nil {
			bindNamed(parameters, *shape.Named)
		} else {
			parameters["ids"] = list(distinct(slices.Clone(shape.From)))
		}
		if err := s.bind(t, parameters, shape.Hops, ""); err != nil {
			return err
		}
		rows, err := t.run(p.text, parameters)
		if err != nil {
			return err
		}
		trees, err = s.encodedTrees(rows, shape, p)
		return err
	})
	if err != nil {
		return nil, err
	}
	return trees, nil
}

func (s *Store) encodedTrees(rows []*neo4j.Record, shape graph.Shape, p *plan) (trees []graph.EncodedTree, err error) {
	r := reader{types: s.types}
	roots := make(map[graph.ID][]any, len(rows))
	from := shape.From
	for _, record := range rows {
		row := values(record.Values[0])
		id := graph.ID(text(row[0]))
		roots[id] = row
		if shape.Named != nil {
			from = append(from, id)
		}
	}
	for _, id := range from {
		if row, ok := roots[id]; ok {
			trees = append(trees, graph.EncodedTree{})
			if err := r.tree(&trees[len(trees)-1], row, p.columns, shape.Fields, shape.Hops); err != nil {
				return nil, err
			}
		}
	}
	return trees, nil
}

// plan is the statement of a shape, and what its columns are.
type plan struct {
	text    string
	columns *columns
}

// columns say which fields of a node are columns of their own; where they cannot all be, the whole node is one.
type columns struct {
	plain bool
	next  []*columns
}

// plans keeps the statements of shapes by their structure, so that a server that asks the
// same few questions again and again does not put them together each time.
type plans struct {
	mu   sync.Mutex
	made map[string]*plan
}

// maxPlans is how many statements are kept; then the collection begins anew.
const maxPlans = 1000

func (s *Store) plan(shape graph.Shape) *plan {
	var key strings.Builder
	if shape.Named != nil {
		fmt.Fprintf(&key, "%s%t", shape.Named.Kind, shape.Named.Document != "")
	}
	fmt.Fprintf(&key, "%q%t", shape.Fields, shape.Fields == nil)
	structure(&key, shape.Hops)
	s.plans.mu.Lock()
	defer s.plans.mu.Unlock()
	if p, ok := s.plans.made[key.String()]; ok {
		return p
	}
	if len(s.plans.made) >= maxPlans || s.plans.made == nil {
		s.plans.made = map[string]*plan{}
	}
	c := compiler{types: s.types}
	kinds := graph.Kinds()
	match := "MATCH (n:Node) WHERE n.id IN $ids"
	if shape.Named != nil {
		kinds = []graph.Kind{shape.Named.Kind}
		match = s.matchNamed(*shape.Named)
	}
	p := &plan{columns: c.node("n", shape.Fields, kinds, shape.Hops, "")}
	p.text = match + " RETURN [" + c.text.String() + "]"
	if shape.Named != nil {
		p.text += " ORDER BY n.id"
	}
	s.plans.made[key.String()] = p
	return p
}

// structure writes what of the hops shows in the text of their statement.
func structure(b *strings.Builder, hops []graph.Hop) {
	for _, h := range hops {
		there := h.Filter.There
		fmt.Fprintf(b, "%s%q%q%t%t%t%t%t%q%t%t%t%q%t%t%t%q%t(", h.Direction, h.Relations, h.Kinds,
			h.Filter.Least() > 0, h.Filter.Negated, h.Filter.Rejected, h.Filter.Document != "", h.After != "",
			h.Filter.Hedged, !there.All(), there.Surely, there.Unknown, h.Order, h.Total, h.Bare, h.Ends, h.Fields, h.Fields == nil)
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

// node writes the columns of a node of one of the kinds: its id, its content, and a list for each hop.
func (c *compiler) node(variable string, fields []string, kinds []graph.Kind, hops []graph.Hop, place string) *columns {
	out := &columns{plain: fields != nil && allPlain(kinds, fields)}
	fmt.Fprintf(&c.text, "%s.id", variable)
	if !out.plain {
		fmt.Fprintf(&c.text, ", %s.kg_json", variable)
	} else {
		for _, f := range fields {
			fmt.Fprintf(&c.text, ", %s.%s", variable, f)
		}
	}
	for i, h := range hops {
		c.text.WriteString(", ")
		out.next = append(out.next, c.hop(variable, h, fmt.Sprintf("%s_%d", place, i)))
	}
	return out
}

func (c *compiler) hop(from string, h graph.Hop, place string) *columns {
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
	edge := ""
	if !h.Ends {
		edge = "r@.id, type(r@), r@.negated, r@.confidence, "
	}
	if !h.Bare {
		edge += "r@.hedged, r@.date, r@.kg_evidence, "
	}
	c.text.WriteString("COLLECT { " + match + at(conditions(where)+" WITH r@, n@ ORDER BY "+order+" LIMIT $first@ RETURN ["+edge))
	out := c.node("n"+place, h.Fields, c.ends(h), h.Next, place)
	c.text.WriteString("] }")
	return out
}

// ends are the kinds of node at the other end of a hop.
func (c *compiler) ends(h graph.Hop) []graph.Kind {
	if len(h.Kinds) > 0 {
		return h.Kinds
	}
	var out []graph.Kind
	for _, rule := range graph.Allowed() {
		if !slices.Contains(h.Relations, rule.Relation) {
			continue
		}
		if h.Direction == graph.Out {
			out = append(out, rule.To...)
		} else {
			out = append(out, rule.From...)
		}
	}
	return out
}

// matchNamed finds the nodes that a key means.
func (s *Store) matchNamed(n graph.Named) string {
	if n.Kind != graph.KindWork {
		return fmt.Sprintf("MATCH (k:Key {id: $key}) MATCH (n:%s {id: k.node}) WITH n ORDER BY n.id LIMIT $most", labelOf(n.Kind))
	}
	entries := "MATCH (k:Key {id: $key})"
	if n.Document != "" {
		entries += " WHERE EXISTS { MATCH (:Claim {document: $document, node: k.node}) }"
	}
	return entries + fmt.Sprintf(` WITH k.node AS entry ORDER BY entry LIMIT $entries MATCH (e:Reference {id: entry})
		CALL (e) { MATCH (e)-[r:%s]->(w:Work) WHERE NOT r.negated AND r.confidence > 0 RETURN w ORDER BY r.confidence DESC, r.id LIMIT 1 }
		WITH DISTINCT w AS n ORDER BY n.id LIMIT $most`, s.types.of[graph.Describes])
}

func bindNamed(parameters map[string]any, n graph.Named) {
	kind := n.Kind
	if kind == graph.KindWork {
		kind = graph.KindReference
		parameters["entries"] = graph.MaxEntries
	}
	parameters["key"], parameters["most"] = keyID(kind, graph.FoldKey(n.Key)), graph.MaxNamed
	if n.Document != "" {
		parameters["document"] = string(n.Document)
	}
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
		parameters["first"+at] = stored.Limit(h)
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

// reader takes the rows of a statement apart.
type reader struct {
	types   types
	fetched int
}

// tree reads the columns that [compiler.node] writes.
func (r *reader) tree(into *graph.EncodedTree, row []any, c *columns, fields []string, hops []graph.Hop) error {
	if row[0] == nil {
		return errTorn
	}
	into.ID = graph.ID(text(row[0]))
	row = row[1:]
	switch {
	case c.plain:
		into.Values = make([]graph.Value, len(fields))
		for i := range fields {
			into.Values[i] = graph.Value{Text: text(row[i]), Plain: true}
		}
		row = row[len(fields):]
	case row[0] == nil:
		return errTorn
	default:
		into.JSON = text(row[0])
		row = row[1:]
	}
	if fields != nil && !c.plain {
		var err error
		if into.Values, err = stored.Fields(into.ID, into.JSON, fields); err != nil {
			return err
		}
		into.JSON = ""
	}
	if len(hops) > 0 {
		into.Branches = make([]graph.EncodedBranch, len(hops))
	}
	for i, h := range hops {
		found, b := values(row[i]), &into.Branches[i]
		if h.Total {
			if len(found) < 2 {
				return errTorn
			}
			found, b.Total = values(found[0]), int(number(found[1]))
		}
		if err := r.branch(b, found, c.next[i], h); err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) branch(into *graph.EncodedBranch, rows []any, c *columns, h graph.Hop) error {
	into.More = len(rows) > h.First
	rows = rows[:min(len(rows), h.First)]
	if r.fetched += len(rows); r.fetched > graph.MaxTreeEdges {
		return graph.Errorf(graph.TooLarge, "the answer has more than %d edges: ask for fewer at each level", graph.MaxTreeEdges)
	}
	if len(rows) > 0 {
		into.Edges = make([]graph.EncodedEdge, len(rows))
	}
	for i, any := range rows {
		row, e := values(any), &into.Edges[i]
		if h.Ends {
			if err := r.tree(&e.To, row, c, h.Fields, h.Next); err != nil {
				return err
			}
			continue
		}
		e.ID, e.Relation = graph.ID(text(row[0])), r.types.relation[text(row[1])]
		e.Negated, _ = row[2].(bool)
		e.Confidence, _ = row[3].(float64)
		if e.ID == "" || e.Relation == "" || row[3] == nil {
			return errTorn
		}
		row = row[4:]
		if !h.Bare {
			if row[2] == nil {
				return errTorn
			}
			e.Hedged, _ = row[0].(bool)
			e.Date, e.Evidence = text(row[1]), texts(row[2])
			row = row[3:]
		}
		if err := r.tree(&e.To, row, c, h.Fields, h.Next); err != nil {
			return err
		}
	}
	return nil
}
