package sqlite

import (
	"context"
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
	key, listed := orderKey(q.Order)
	l := newListing(q)
	if listed != "" {
		l.where(listed)
	}
	l.where("("+key+", n.id) > (?, ?)", after.Label, after.ID)
	text := "SELECT n.id, n.json, " + key + l.String() + " ORDER BY " + key + ", n.id LIMIT ?"
	var page graph.NodePage
	err = s.read(ctx, func(t *txn) error {
		return t.each(text, append(l.args(), q.First+1), func(scan func(...any) error) error {
			at := stored.Cursor{Order: q.Order}
			var encoded []byte
			if err := scan(&at.ID, &encoded, &at.Label); err != nil {
				return err
			}
			n, err := graph.DecodeNode(q.Kind, encoded)
			page.Nodes, page.Cursors = append(page.Nodes, n), append(page.Cursors, at.String())
			return err
		})
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
	l := newListing(q)
	var n int
	err := s.read(ctx, func(t *txn) error { return t.rowOf("SELECT count(*)"+l.String(), l.args(), &n) })
	if err != nil {
		return 0, err
	}
	return n, nil
}

// orderKey is the column that an order goes by, and what the index of that order holds alone.
func orderKey(o graph.NodeOrder) (column, listed string) {
	switch o {
	case graph.ByEarliest:
		return "n.earliest", "n.earliest <> ''"
	case graph.ByLatest:
		return "n.newest", "n.newest <> ''"
	case graph.ByMost:
		return "n.weight", "n.weight <> ''"
	}
	return "n.label", ""
}

// listing is the part of a statement that says which nodes a query keeps. The text depends on which filters are set and on the order, never on what they say.
type listing struct {
	from                 string
	conditions           []string
	ofFrom, ofConditions []any
}

// newListing begins with what keeps the fewest nodes: a key, a document, the words of a text.
func newListing(q graph.NodeQuery) *listing {
	l := &listing{from: "nodes n"}
	l.where("n.kind = ?", q.Kind)
	const claimed, worded = "SELECT DISTINCT node FROM claims WHERE document = ?", "SELECT rowid FROM node_search WHERE node_search MATCH ?"
	words := search.NewQuery(q.Text)
	switch {
	case q.Key != "":
		l.from = "node_keys k CROSS JOIN nodes n ON n.id = k.node"
		l.where("k.kind = ? AND k.key = ?", q.Kind, graph.FoldKey(q.Key))
	case q.Document != "":
		l.from = "(" + claimed + ") c CROSS JOIN nodes n ON n.id = c.node"
		l.ofFrom = []any{q.Document}
	case len(words.Words) > 0:
		l.from = "(" + worded + ") w CROSS JOIN nodes n ON n.rowid = w.rowid"
		l.ofFrom = []any{match(words, "*")}
	}
	if q.Document != "" && q.Key != "" {
		l.where("n.id IN ("+claimed+")", q.Document)
	}
	switch {
	case q.Text == "":
	case len(words.Words) == 0:
		l.where("0")
	case q.Key != "" || q.Document != "":
		l.where("n.rowid IN ("+worded+")", match(words, "*"))
	}
	if q.Type != "" {
		l.where("n.type = ?", q.Type)
	}
	if !q.Dates.All() {
		l.where(dated("n", q.Dates, "?", "?"), days(q.Dates)...)
	}
	for _, c := range q.Having {
		l.edge("", c)
	}
	for _, c := range q.Lacking {
		l.edge("NOT ", c)
	}
	return l
}

func (l *listing) where(condition string, args ...any) {
	l.conditions, l.ofConditions = append(l.conditions, condition), append(l.ofConditions, args...)
}

func (l *listing) String() string {
	return " FROM " + l.from + " WHERE " + strings.Join(l.conditions, " AND ")
}

func (l *listing) args() []any { return append(append([]any(nil), l.ofFrom...), l.ofConditions...) }

// dated is the condition that a row of nodes is dated so; first and second are the places of the parameters that [days] gives.
func dated(row string, r graph.DateRange, first, second string) string {
	condition := "(@.earliest <= " + first + " AND @.latest >= " + second + ")"
	if r.Surely {
		condition = "(@.latest <= " + first + " AND @.earliest >= " + second + " AND @.latest <> '' AND @.certain)"
	}
	if r.Unknown {
		condition = "(" + condition + " OR @.latest = '')"
	}
	return strings.ReplaceAll(condition, "@", row)
}

func days(r graph.DateRange) []any {
	from, to := r.Days()
	return []any{to, from}
}

// edge adds the condition that a node has an edge, or has none.
func (l *listing) edge(not string, c graph.EdgeCondition) {
	var ways []string
	for _, way := range []struct {
		direction graph.Direction
		text      string
	}{
		{graph.Out, "EXISTS (SELECT 1 FROM edges e INDEXED BY edges_source WHERE e.source = n.id"},
		{graph.In, "EXISTS (SELECT 1 FROM edges e INDEXED BY edges_target WHERE e.target = n.id"},
	} {
		if c.Direction != "" && c.Direction != way.direction {
			continue
		}
		text, args := edgeKept(c)
		ways = append(ways, way.text+text+")")
		l.ofConditions = append(l.ofConditions, args...)
	}
	l.conditions = append(l.conditions, not+"("+strings.Join(ways, " OR ")+")")
}

func edgeKept(c graph.EdgeCondition) (text string, args []any) {
	if len(c.Relations) > 0 {
		text, args = text+" AND e.relation IN (SELECT value FROM json_each(?))", append(args, list(c.Relations))
	}
	text, args = text+" AND e.confidence >= ?", append(args, c.Least())
	if c.Negated != graph.Either {
		text, args = text+" AND e.negated = ?", append(args, c.Negated == graph.Only)
	}
	if c.Hedged != graph.Either {
		text, args = text+" AND e.hedged = ?", append(args, c.Hedged == graph.Only)
	}
	if c.Document != "" {
		text += ` AND EXISTS (SELECT 1 FROM evidence v WHERE v.document = ? AND v.edge = e.id AND json_extract(v.json, '$.verdict') IS NOT 'reject')`
		args = append(args, c.Document)
	}
	return text, args
}
