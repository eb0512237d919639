package sqlite

import (
	"context"
	"errors"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/search"
	"kg/graph/stored"
)

// Make makes a store in a new file of all that another one, or several shards together, keep. Nothing is folded or resolved anew, and indexes are made
// at the end. The file gets its name when it is whole; one that is there already, or comes to be there meanwhile, is [graph.Invalid] and stays as it is.
func Make(ctx context.Context, path string, all stored.All, log zerolog.Logger) (totals graph.Totals, err error) {
	err = place(path, func(part string) (err error) {
		totals, err = fill(ctx, part, all, log)
		return err
	})
	return totals, err
}

// fill makes a store in an empty file. What breaks off is of no use to anybody, so there is no journal.
func fill(ctx context.Context, path string, all stored.All, log zerolog.Logger) (totals graph.Totals, err error) {
	s := &Store{log: log, path: path}
	if s.writer, err = s.filePool(parameters("journal_mode(OFF)", "synchronous(OFF)", "locking_mode(EXCLUSIVE)", "cache_size(-128000)"), 1); err != nil {
		return totals, s.explain(ctx, err)
	}
	s.reader = s.writer
	err = s.explain(ctx, s.migrate(ctx))
	if err == nil {
		err = s.write(ctx, func(t *txn) error { return t.take(all) })
	}
	if err == nil {
		totals, err = s.Count(ctx)
	}
	return totals, errors.Join(err, s.Close(ctx))
}

// take writes everything. The indexes are made anew behind the rows, which is several times faster than keeping them.
func (t *txn) take(all stored.All) error {
	var drop, make []string
	const made = "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
	err := t.each(made, nil, func(scan func(...any) error) error {
		var name, text string
		err := scan(&name, &text)
		drop, make = append(drop, "DROP INDEX "+name), append(make, text)
		return err
	})
	if err != nil {
		return err
	}
	for _, text := range drop {
		if err := t.script(text); err != nil {
			return err
		}
	}
	w := taking{txn: t, rows: map[string][][]any{}}
	for h, err := range all {
		if err == nil {
			err = w.add(h)
		}
		if err != nil {
			return err
		}
	}
	if err := w.flush(); err != nil {
		return err
	}
	for _, text := range make {
		if err := t.script(text); err != nil {
			return err
		}
	}
	return nil
}

// taking writes rows, so many of a table at once.
type taking struct {
	*txn
	rowid int64
	rows  map[string][][]any
}

// The statements that rows are put in with.
const (
	putDocument    = "INSERT INTO documents (id, digest) VALUES "
	putClaim       = "INSERT INTO claims (document, claimed, node, description, json) VALUES "
	putDescription = "INSERT INTO descriptions (id, node, component, identity, json) VALUES "
	putKeyOf       = "INSERT INTO description_keys (key, description) VALUES "
	putNodes       = "INSERT INTO nodes (rowid, id, kind, label, type, earliest, latest, newest, certain, weight, json) VALUES "
	putNodeKey     = "INSERT INTO node_keys (kind, key, node) VALUES "
	putName        = "INSERT INTO node_names (kind, name, node, shown) VALUES "
	putWords       = "INSERT INTO node_search (rowid, words) VALUES "
	putEdge        = "INSERT INTO edges (id, relation, source, target, negated, confidence, hedged) VALUES "
	putEvidence    = "INSERT INTO evidence (edge, id, document, source, target, json) VALUES "
)

func (w *taking) put(into string, row ...any) error {
	w.rows[into] = append(w.rows[into], row)
	if len(w.rows[into]) < 100 {
		return nil
	}
	_, err := w.insert(into, w.rows[into])
	w.rows[into] = w.rows[into][:0]
	return err
}

func (w *taking) flush() error {
	for into, rows := range w.rows {
		if _, err := w.insert(into, rows); err != nil {
			return err
		}
	}
	return nil
}

func (w *taking) add(h stored.Held) error {
	switch v := h.(type) {
	case stored.HeldDocument:
		return w.put(putDocument, v.ID, v.Digest)
	case stored.HeldClaim:
		return w.put(putClaim, v.Document, v.Claimed, v.Node, v.Description, v.JSON)
	case stored.HeldDescription:
		return w.description(v)
	case stored.HeldNode:
		return w.node(v)
	case stored.HeldEdge:
		return w.edge(v)
	}
	return graph.Errorf(graph.Internal, "%T is nothing that a store keeps", h)
}

func (w *taking) description(v stored.HeldDescription) error {
	d, err := v.Decode()
	if err != nil {
		return err
	}
	for _, k := range d.Keys() {
		if err := w.put(putKeyOf, k, v.ID); err != nil {
			return err
		}
	}
	return w.put(putDescription, v.ID, v.Node, v.Component, v.Identity, v.JSON)
}

func (w *taking) node(v stored.HeldNode) error {
	row, err := v.Row()
	if err != nil {
		return err
	}
	dates := row.Dates
	if dates == nil {
		dates = &stored.Dates{}
	}
	w.rowid++
	for _, k := range row.Keys {
		if err := w.put(putNodeKey, row.Kind, k, row.ID); err != nil {
			return err
		}
	}
	for _, n := range search.TypedNames(row.Node) {
		if err := w.put(putName, row.Kind, n.Folded, row.ID, n.Shown); err != nil {
			return err
		}
	}
	if row.Index != "" {
		if err := w.put(putWords, w.rowid, row.Index); err != nil {
			return err
		}
	}
	return w.put(putNodes, w.rowid, row.ID, row.Kind, row.Label, row.Type, dates.Earliest, dates.Latest, dates.Newest, dates.Certain, v.Weight(), string(row.JSON))
}

func (w *taking) edge(v stored.HeldEdge) error {
	e := v.Fold()
	for _, p := range v.Evidence {
		if err := w.put(putEvidence, e.ID, p.ID, p.Document, p.From, p.To, p.JSON); err != nil {
			return err
		}
	}
	return w.put(putEdge, e.ID, e.Relation, e.From, e.To, e.Negated, e.Confidence, e.Hedged)
}
