package neo4j

import (
	"context"
	"fmt"
	"strings"

	"kg/graph"
	"kg/graph/search"
	"kg/graph/stored"
)

// List pages through nodes of one kind.
func (s *Store) List(ctx context.Context, q graph.NodeQuery) (graph.NodePage, error) {
	if err := q.Validate(); err != nil {
		return graph.NodePage{}, err
	}
	after, err := stored.ParseCursor(q.After, q.Order)
	if err != nil {
		return graph.NodePage{}, err
	}
	l := s.newListing(q)
	order, key := l.behind(q.Order, after, q.After == ""), ""
	if key = orderProperty(q.Order); key == "" {
		key = "null"
	}
	statement := l.String() + " RETURN n.id, n.kg_json, " + key + " ORDER BY " + order + " LIMIT $first"
	l.parameters["first"] = q.First + 1
	var page graph.NodePage
	err = s.read(ctx, func(t *txn) error {
		page = graph.NodePage{}
		rows, err := t.run(statement, l.parameters)
		if err != nil {
			return err
		}
		for _, r := range rows {
			id, n, err := node(r.Values[0], r.Values[1])
			if err != nil {
				return err
			}
			at := stored.Cursor{Order: q.Order, Label: graph.LabelKey(n.Label()), ID: id}
			if q.Order != graph.ByLabel {
				at.Label = strings.TrimSuffix(text(r.Values[2]), " "+string(id))
			}
			page.Nodes, page.Cursors = append(page.Nodes, n), append(page.Cursors, at.String())
		}
		return nil
	})
	if err != nil {
		return graph.NodePage{}, err
	}
	stored.EndPage(&page, q.First)
	return page, nil
}

// Size counts the nodes that a query keeps.
func (s *Store) Size(ctx context.Context, q graph.NodeQuery) (int, error) {
	q.First, q.After, q.Order = 1, "", graph.ByLabel
	if err := q.Validate(); err != nil {
		return 0, err
	}
	l := s.newListing(q)
	n := 0
	err := s.read(ctx, func(t *txn) error {
		rows, err := t.run(l.String()+" RETURN count(n)", l.parameters)
		if err == nil {
			n = int(number(rows[0].Values[0]))
		}
		return err
	})
	if err != nil {
		return 0, err
	}
	return n, nil
}

// orderProperty is the property of n that an order goes by, the id behind it so that no two are equal; "" for labels, which may be too long for an index.
func orderProperty(o graph.NodeOrder) string {
	switch o {
	case graph.ByEarliest:
		return "n.kg_by_earliest"
	case graph.ByLatest:
		return "n.kg_by_latest"
	case graph.ByMost:
		return "n.kg_by_most"
	}
	return ""
}

// listing is the part of a statement that says which nodes a query keeps, as n. The text depends on which filters are set, never on what they say.
type listing struct {
	types      types
	match      string
	conditions []string
	parameters map[string]any
}

// newListing begins with what keeps the fewest nodes: a key, a document, the words of a text. A list without any other condition walks the index of its kind.
func (s *Store) newListing(q graph.NodeQuery) *listing {
	label := labelOf(q.Kind)
	l := &listing{types: s.types, match: fmt.Sprintf("MATCH (n:%s)", label), parameters: map[string]any{}}
	const worded = "CALL db.index.fulltext.queryNodes('kg_words', $words) YIELD node"
	words := search.NewQuery(q.Text)
	if len(words.Words) > 0 {
		l.parameters["words"] = match(words, "*")
	}
	switch {
	case q.Key != "":
		l.match = fmt.Sprintf("MATCH (k:Key {id: $key}) MATCH (n:%s {id: k.node})", label)
		l.parameters["key"] = keyID(q.Kind, graph.FoldKey(q.Key))
	case q.Document != "":
		l.match = fmt.Sprintf("MATCH (c:Claim {document: $document, kind: $kind}) WITH DISTINCT c.node AS node MATCH (n:%s {id: node})", label)
		l.parameters["kind"] = string(q.Kind)
	case len(words.Words) > 0:
		l.match = worded + " WITH node AS n"
		l.where("n:" + label)
	}
	if q.Document != "" {
		l.parameters["document"] = string(q.Document)
		if q.Key != "" {
			l.where("EXISTS { MATCH (:Claim {document: $document, node: n.id}) }")
		}
	}
	switch {
	case q.Text == "":
	case len(words.Words) == 0:
		l.where("false")
	case q.Key != "" || q.Document != "":
		l.match = worded + " WITH collect(node.id) AS found " + strings.Replace(l.match, "WITH DISTINCT c.node", "WITH DISTINCT found, c.node", 1)
		l.where("n.id IN found")
	}
	if q.Type != "" {
		l.where("n.kg_type = $type")
		l.parameters["type"] = q.Type
	}
	if !q.Dates.All() {
		l.where(dated("n", q.Dates, "from", "to"))
		days(l.parameters, q.Dates, "from", "to")
	}
	for i, c := range q.Having {
		l.edge("", c, fmt.Sprintf("_h%d", i))
	}
	for i, c := range q.Lacking {
		l.edge("NOT ", c, fmt.Sprintf("_l%d", i))
	}
	return l
}

func (l *listing) where(condition string) { l.conditions = append(l.conditions, condition) }

func (l *listing) String() string {
	if len(l.conditions) == 0 {
		return l.match
	}
	return l.match + " WHERE " + strings.Join(l.conditions, " AND ")
}

// behind keeps what stands behind the place in the order, and returns the order.
func (l *listing) behind(o graph.NodeOrder, after stored.Cursor, first bool) string {
	if property := orderProperty(o); property != "" {
		l.where(property + " > $after")
		l.parameters["after"] = ""
		if !first {
			l.parameters["after"] = after.Label + " " + string(after.ID)
		}
		return property
	}
	l.where("n.kg_sort >= $sort")
	l.parameters["sort"] = byteOrder(sortKey(after.Label))
	if !first {
		l.where("(n.kg_sort > $sort OR n.kg_label > $label OR (n.kg_label = $label AND n.id > $id))")
		l.parameters["label"], l.parameters["id"] = byteOrder(after.Label), string(after.ID)
	}
	return "n.kg_sort, n.kg_label, n.id"
}

// dated is the condition that a node is dated so; from and to name the parameters that [days] sets.
func dated(variable string, r graph.DateRange, from, to string) string {
	first, last := variable+".kg_by_earliest", variable+".kg_latest"
	condition := fmt.Sprintf("(%s <= $%s AND %s >= $%s)", first, to, last, from)
	if r.Surely {
		condition = fmt.Sprintf("(%s >= $%s AND %s <= $%s AND %s.kg_certain)", first, from, last, to, variable)
	}
	if r.Unknown {
		condition = fmt.Sprintf("(%s OR %s IS NULL)", condition, last)
	}
	return condition
}

// days sets the bounds of a range. What follows the day that is compared with the last one, the id of its node, stands before the mark behind it.
func days(parameters map[string]any, r graph.DateRange, from, to string) {
	first, last := r.Days()
	if !r.Surely {
		last += stored.Undated
	}
	parameters[from], parameters[to] = first, last
}

// edge adds the condition that a node has an edge, or has none. Every variable and parameter bears the place of the condition.
func (l *listing) edge(not string, c graph.EdgeCondition, place string) {
	left, right := "-", "-"
	switch c.Direction {
	case graph.Out:
		right = "->"
	case graph.In:
		left = "<-"
	}
	pattern := ""
	if len(c.Relations) > 0 {
		pattern = ":" + l.types.pattern(c.Relations)
	}
	kept := []string{"r@.confidence >= $least@"}
	l.parameters["least"+place] = c.Least()
	kept = append(kept, chosen("r@.hedged", c.Hedged)...)
	kept = append(kept, chosen("r@.negated", c.Negated)...)
	if c.Document != "" {
		kept = append(kept, "$document@ IN r@.documents")
		l.parameters["document"+place] = string(c.Document)
	}
	l.where(strings.ReplaceAll(fmt.Sprintf("%sEXISTS { MATCH (n)%s[r@%s]%s() WHERE %s }", not, left, pattern, right, strings.Join(kept, " AND ")), "@", place))
}

// chosen is the condition that a choice makes of a property, none where it keeps everything.
func chosen(property string, c graph.Choice) []string {
	switch c {
	case graph.Only:
		return []string{property}
	case graph.Without:
		return []string{"NOT " + property}
	}
	return nil
}
