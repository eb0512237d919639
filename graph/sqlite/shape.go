package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"slices"

	"kg/graph"
	"kg/graph/stored"
)

// Shape fetches the tree of a nested question, level by level, each with one read for all nodes of a hop.
func (s *Store) Shape(ctx context.Context, shape graph.Shape) ([]graph.Tree, error) {
	encoded, err := s.Encoded(ctx, stored.Whole(shape))
	if err != nil {
		return nil, err
	}
	return stored.Trees(shape, encoded)
}

// Encoded fetches the tree of a nested question as it is stored.
func (s *Store) Encoded(ctx context.Context, shape graph.Shape) ([]graph.EncodedTree, error) {
	if err := shape.Validate(); err != nil {
		return nil, err
	}
	var trees []graph.EncodedTree
	err := s.read(ctx, func(t *txn) error {
		w := &walk{t: t, nodes: map[graph.ID]string{}, evidence: map[graph.ID]evidence{}}
		if err := w.open(s.kept); err != nil {
			return err
		}
		from := shape.From
		if shape.Named != nil {
			var err error
			if from, err = t.named(*shape.Named); err != nil {
				return err
			}
		}
		if err := w.load(from); err != nil {
			return err
		}
		for _, id := range from {
			if _, ok := w.nodes[id]; ok {
				trees = append(trees, graph.EncodedTree{ID: id})
			}
		}
		level := make([]*graph.EncodedTree, len(trees))
		for i := range trees {
			level[i] = &trees[i]
		}
		return w.fill(level, shape.Fields, shape.Hops)
	})
	if err != nil {
		return nil, err
	}
	return trees, nil
}

// walk fetches one shape.
type walk struct {
	t        *txn
	nodes    map[graph.ID]string
	evidence map[graph.ID]evidence
	fetched  int
	kept     *kept // nil where the transaction reads an earlier state than what is kept
	state    int64
}

func (w *walk) open(k *kept) error {
	err := w.t.row(stateOfGraph, &w.state)
	if err == nil && k.open(w.state) {
		w.kept = k
	}
	return err
}

// evidence is what an edge rests on, folded, and the pieces as they are stored, in the order of the fold.
type evidence struct {
	graph.Edge
	pieces []string
}

// load reads nodes not read before.
func (w *walk) load(ids []graph.ID) error {
	var missing []graph.ID
	for _, id := range ids {
		if _, ok := w.nodes[id]; !ok {
			missing = append(missing, id)
		}
	}
	missing = fromKept(w, keptNodes(), distinct(missing), w.nodes)
	for part := range slices.Chunk(missing, chunk) {
		err := w.t.each(nodesByID, []any{list(part)}, func(scan func(...any) error) error {
			var id graph.ID
			var encoded string
			err := scan(&id, &encoded)
			w.nodes[id] = encoded
			return err
		})
		if err != nil {
			return err
		}
	}
	keep(w, keptNodes(), missing, w.nodes)
	return nil
}

// loadEvidence reads the evidence of edges not read before.
func (w *walk) loadEvidence(keys map[graph.ID]graph.EdgeKey) error {
	var missing []graph.ID
	for id := range keys {
		if _, ok := w.evidence[id]; !ok {
			missing = append(missing, id)
		}
	}
	missing = fromKept(w, keptEvidence(), missing, w.evidence)
	for part := range slices.Chunk(missing, chunk) {
		pieces := make(map[graph.ID][]graph.Evidence, len(part))
		encoded := map[[2]graph.ID]string{} // by edge and piece
		err := w.t.each("SELECT edge, json FROM evidence WHERE edge IN (SELECT value FROM json_each(?))", []any{list(part)},
			func(scan func(...any) error) error {
				var id graph.ID
				var text string
				if err := scan(&id, &text); err != nil {
					return err
				}
				v, err := stored.DecodeEvidence([]byte(text))
				pieces[id], encoded[[2]graph.ID{id, v.ID}] = append(pieces[id], v), text
				return err
			})
		if err != nil {
			return err
		}
		for _, id := range part {
			e := evidence{Edge: graph.FoldEdge(keys[id], pieces[id])}
			for _, v := range e.Edge.Evidence {
				e.pieces = append(e.pieces, encoded[[2]graph.ID{id, v.ID}])
			}
			w.evidence[id] = e
		}
	}
	keep(w, keptEvidence(), missing, w.evidence)
	return nil
}

// fill puts the fields of the nodes of a level in, adds what the hops find, and goes on from there.
func (w *walk) fill(level []*graph.EncodedTree, fields []string, hops []graph.Hop) error {
	if len(level) == 0 {
		return nil
	}
	ids := make([]graph.ID, len(level))
	for i, tree := range level {
		ids[i] = tree.ID
		if err := w.show(tree, fields); err != nil {
			return err
		}
		tree.Branches = make([]graph.EncodedBranch, len(hops))
	}
	ids = distinct(ids)
	for i, h := range hops {
		found, err := w.steps(ids, h)
		if err != nil {
			return err
		}
		var next []*graph.EncodedTree
		for _, tree := range level {
			branch := &tree.Branches[i]
			*branch = w.branch(found[tree.ID], h)
			if w.fetched += len(branch.Edges); w.fetched > graph.MaxTreeEdges {
				return tooManyEdges()
			}
			for j := range branch.Edges {
				next = append(next, &branch.Edges[j].To)
			}
		}
		if err := w.fill(next, h.Fields, h.Next); err != nil {
			return err
		}
	}
	return nil
}

func (w *walk) show(tree *graph.EncodedTree, fields []string) (err error) {
	if fields == nil {
		tree.JSON = w.nodes[tree.ID]
		return nil
	}
	tree.Values, err = stored.Fields(tree.ID, w.nodes[tree.ID], fields)
	return err
}

func (w *walk) branch(found *followed, h graph.Hop) graph.EncodedBranch {
	steps := found.steps
	branch := graph.EncodedBranch{More: len(steps) > h.First, Total: found.total}
	steps = steps[:min(len(steps), h.First)]
	if len(steps) == 0 {
		return branch
	}
	branch.Edges = make([]graph.EncodedEdge, len(steps))
	for i, st := range steps {
		e := graph.EncodedEdge{ID: st.edge, Relation: st.relation, Negated: st.negated, Confidence: st.confidence, To: graph.EncodedTree{ID: st.far}}
		if !h.Bare {
			rests := w.evidence[st.edge]
			e.Hedged, e.Date, e.Evidence = rests.Hedged, rests.Date, rests.pieces
		}
		branch.Edges[i] = e
	}
	return branch
}

// step is an edge from a node to the one at its far end.
type step struct {
	edge, far  graph.ID
	relation   graph.Relation
	negated    bool
	confidence float64
}

// hopText is the statement of a hop. For each node the inner query reads no further along the index than the page needs; where there are several
// relations, or another order than that of the index, it sorts what it finds. The parameters up to ?10 are those of every hop, ?11 and ?12 those of dates.
func hopText(h graph.Hop) string {
	from, to := "source", "target"
	if h.Direction == graph.In {
		from, to = to, from
	}
	found := "edges e INDEXED BY edges_" + from
	key, order, behind := "e.confidence", "e.confidence DESC, e.id", "(e.confidence < ?8 OR (e.confidence = ?8 AND e.id > ?7))"
	if h.Order == graph.ByDateThere {
		found += " CROSS JOIN nodes f ON f.id = e." + to
		key, behind = dateThere, "("+dateThere+" > ?8 OR ("+dateThere+" = ?8 AND e.id > ?7))"
		order = key + ", e.id"
	}
	text := "SELECT e.id FROM " + found + " WHERE " + hopKept(h, from, to) + " AND (?7 = '' OR " + behind + ") ORDER BY " + order + " LIMIT ?3"
	json := "''"
	if joined(h) {
		json = "f.json"
	}
	outer := "SELECT r.value, e.id, e.relation, e.negated, e.confidence, e." + to + ", " + json + " FROM json_each(?1) r JOIN edges e ON e.id IN (" + text + ")"
	if h.Order == graph.ByDateThere || joined(h) {
		outer += " JOIN nodes f ON f.id = e." + to
	}
	return outer + " ORDER BY r.key, " + order
}

// joined tells whether a hop reads the nodes at its other ends with the edges. Documents hold their whole texts: they are read once each.
func joined(h graph.Hop) bool {
	for _, rule := range graph.Allowed() {
		there := rule.To
		if h.Direction == graph.In {
			there = rule.From
		}
		if slices.Contains(h.Relations, rule.Relation) && slices.Contains(there, graph.KindDocument) {
			return false
		}
	}
	return true
}

// dateThere puts the nodes at the other ends of edges in the order of their dates; f is the row of such a node.
const dateThere = "CASE f.earliest WHEN '' THEN '" + stored.Undated + "' ELSE f.earliest END"

// hopKept is the condition under which a hop follows an edge from a node, r.value, wherever its page begins.
func hopKept(h graph.Hop, from, to string) string {
	text := "e." + from + ` = r.value AND e.relation IN (SELECT value FROM json_each(?2)) AND e.confidence >= ?4 AND (?5 OR NOT e.negated)
		AND (?6 = '' OR EXISTS (SELECT 1 FROM evidence v WHERE v.document = ?6 AND v.edge = e.id
			AND (?10 OR json_extract(v.json, '$.verdict') IS NOT 'reject')))
		AND (?9 = '' OR substr(e.` + to + ", 1, instr(e." + to + ", ':') - 1) IN (SELECT value FROM json_each(?9)))"
	switch h.Filter.Hedged {
	case graph.Only:
		text += " AND e.hedged"
	case graph.Without:
		text += " AND NOT e.hedged"
	}
	if !h.Filter.There.All() {
		text += " AND EXISTS (SELECT 1 FROM nodes d WHERE d.id = e." + to + " AND " + dated("d", h.Filter.There, "?11", "?12") + ")"
	}
	return text
}

// followed is what a hop finds at one node: the edges to follow, one more than the page where there are more, and how many there are in all.
type followed struct {
	steps []step
	total int
}

// steps are the edges to follow from each node, and reads what they need.
func (w *walk) steps(ids []graph.ID, h graph.Hop) (map[graph.ID]*followed, error) {
	after, err := w.place(h)
	if err != nil {
		return nil, err
	}
	found := make(map[graph.ID]*followed, len(ids))
	hop := keptSteps(asked(h, after))
	missing := fromKept(w, hop, ids, found)
	for _, id := range missing {
		found[id] = &followed{}
	}
	for part := range slices.Chunk(missing, chunk) {
		if err := w.follow(part, h, after, found); err != nil {
			return nil, err
		}
	}
	keys := map[graph.ID]graph.EdgeKey{}
	var far []graph.ID
	for _, id := range ids {
		steps := found[id].steps
		for _, st := range steps[:min(len(steps), h.First)] {
			k := graph.EdgeKey{Relation: st.relation, From: id, To: st.far, Negated: st.negated}
			if h.Direction == graph.In {
				k.From, k.To = k.To, k.From
			}
			keys[st.edge], far = k, append(far, st.far)
		}
	}
	if len(far) > graph.MaxTreeEdges {
		return nil, tooManyEdges()
	}
	keep(w, hop, missing, found)
	w.keepEnds(missing, found)
	if err := w.load(far); err != nil || h.Bare {
		return found, err
	}
	return found, w.loadEvidence(keys)
}

func tooManyEdges() error {
	return graph.Errorf(graph.TooLarge, "the answer has more than %d edges: ask for fewer at each level", graph.MaxTreeEdges)
}

// follow reads the edges of a hop from some nodes, and, where it can, the nodes at their other ends.
func (w *walk) follow(ids []graph.ID, h graph.Hop, after any, found map[graph.ID]*followed) error {
	kinds := ""
	if len(h.Kinds) > 0 {
		kinds = list(h.Kinds)
	}
	args := []any{list(ids), list(h.Relations), stored.Limit(h), h.Filter.Least(), h.Filter.Negated,
		h.Filter.Document, h.After, after, kinds, h.Filter.Rejected}
	if !h.Filter.There.All() {
		args = append(args, days(h.Filter.There)...)
	}
	n := 0
	err := w.t.each(hopText(h), args, func(scan func(...any) error) error {
		var from graph.ID
		var st step
		var encoded string
		if err := scan(&from, &st.edge, &st.relation, &st.negated, &st.confidence, &st.far, &encoded); err != nil {
			return err
		}
		if encoded != "" {
			w.nodes[st.far] = encoded
		}
		at := found[from]
		at.steps = append(at.steps, st)
		if n++; n > 2*graph.MaxTreeEdges { // each node may have one more than its page
			return tooManyEdges()
		}
		return nil
	})
	if err == nil && h.Total {
		err = w.total(h, args, found)
	}
	return err
}

// total counts all edges that a hop keeps at each of the nodes.
func (w *walk) total(h graph.Hop, args []any, found map[graph.ID]*followed) error {
	from, to := "source", "target"
	if h.Direction == graph.In {
		from, to = to, from
	}
	text := "SELECT r.value, count(*) FROM json_each(?1) r CROSS JOIN edges e INDEXED BY edges_" + from + " WHERE " + hopKept(h, from, to) + " GROUP BY r.key"
	return w.t.each(text, args, func(scan func(...any) error) error {
		var id graph.ID
		var n int
		if err := scan(&id, &n); err != nil {
			return err
		}
		found[id].total = n
		return nil
	})
}

// place is where the edge that a hop goes on behind stands in its order, beside its id.
func (w *walk) place(h graph.Hop) (any, error) {
	if h.After == "" {
		return 0, nil
	}
	text := "SELECT e.confidence FROM edges e WHERE e.id = ?"
	if h.Order == graph.ByDateThere {
		there := "e.target"
		if h.Direction == graph.In {
			there = "e.source"
		}
		text = "SELECT " + dateThere + " FROM edges e JOIN nodes f ON f.id = " + there + " WHERE e.id = ?"
	}
	var at any
	err := w.t.rowOf(text, []any{h.After}, &at)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, graph.Errorf(graph.Invalid, "there is no edge %s to go on behind: begin at the first page", h.After)
	}
	return at, err
}

// named are the nodes that a key means, in order of id.
func (t *txn) named(n graph.Named) ([]graph.ID, error) {
	key := graph.FoldKey(n.Key)
	if n.Kind != graph.KindWork {
		return t.ids("SELECT node FROM node_keys WHERE kind = ? AND key = ? ORDER BY node LIMIT ?", n.Kind, key, graph.MaxNamed)
	}
	return t.ids(worksOfEntries, key, n.Document, graph.MaxEntries, graph.MaxNamed)
}

// worksOfEntries are the works that the entries under a key describe, each entry the one that it describes most surely.
const worksOfEntries = `SELECT DISTINCT (SELECT target FROM edges INDEXED BY edges_source WHERE source = entry AND relation = 'describes'
		AND confidence > 0 AND NOT negated ORDER BY confidence DESC, id LIMIT 1) AS work
	FROM (SELECT node AS entry FROM node_keys WHERE kind = 'reference' AND key = ?1
		AND (?2 = '' OR EXISTS (SELECT 1 FROM claims c WHERE c.document = ?2 AND c.node = node_keys.node)) ORDER BY node LIMIT ?3)
	WHERE work IS NOT NULL ORDER BY work LIMIT ?4`
