package sqlite

import (
	"context"
	"fmt"
	"slices"

	"kg/graph"
	"kg/graph/search"
	"kg/graph/stored"
)

// applicationID marks a file as ours: "kg01" in the header of the database.
const applicationID = 0x6b673031

// migrations lead from one version of the schema to the next; the version is
// their number. One that was ever released is never changed: add another behind it.
func migrations() []string {
	return []string{`
CREATE TABLE documents (
	id       TEXT PRIMARY KEY,
	digest   TEXT NOT NULL
) WITHOUT ROWID;

-- what each document says about a node, as it says it
CREATE TABLE claims (
	document TEXT NOT NULL,
	node     TEXT NOT NULL,
	json     TEXT NOT NULL,
	PRIMARY KEY (document, node)
);
CREATE INDEX claims_node ON claims (node, document);

-- what each document says for an edge
CREATE TABLE evidence (
	edge     TEXT NOT NULL,
	id       TEXT NOT NULL,
	document TEXT NOT NULL,
	json     TEXT NOT NULL,
	PRIMARY KEY (edge, id)
) WITHOUT ROWID;
CREATE INDEX evidence_document ON evidence (document, edge);

-- the fold of all claims
CREATE TABLE nodes (
	rowid INTEGER PRIMARY KEY,
	id    TEXT NOT NULL UNIQUE,
	kind  TEXT NOT NULL,
	label TEXT NOT NULL,
	type  TEXT NOT NULL,
	json  TEXT NOT NULL
);
CREATE INDEX nodes_label ON nodes (kind, label, id);
CREATE INDEX nodes_type ON nodes (kind, type, label, id);
CREATE TABLE node_keys (
	kind TEXT NOT NULL,
	key  TEXT NOT NULL,
	node TEXT NOT NULL,
	PRIMARY KEY (kind, key, node)
) WITHOUT ROWID;
CREATE INDEX node_keys_node ON node_keys (node);
CREATE VIRTUAL TABLE node_search USING fts5(words, tokenize = 'ascii', prefix = '2 3');

-- the fold of all evidence
CREATE TABLE edges (
	id         TEXT PRIMARY KEY,
	relation   TEXT NOT NULL,
	source     TEXT NOT NULL,
	target     TEXT NOT NULL,
	negated    INTEGER NOT NULL,
	confidence REAL NOT NULL
) WITHOUT ROWID;
CREATE INDEX edges_source ON edges (source, relation, confidence DESC, id, target, negated);
CREATE INDEX edges_target ON edges (target, relation, confidence DESC, id, source, negated);
CREATE INDEX edges_relation ON edges (relation);
`, `
-- a claim keeps the id under which it was made beside the node that it was found to be about
CREATE TABLE claims_2 (
	document    TEXT NOT NULL,
	claimed     TEXT NOT NULL,
	node        TEXT NOT NULL,
	description TEXT NOT NULL, -- '' for kinds that are known by their ids alone
	json        TEXT NOT NULL,
	PRIMARY KEY (document, claimed)
);
INSERT INTO claims_2 (document, claimed, node, description, json) SELECT document, node, node, '', json FROM claims;
DROP TABLE claims;
ALTER TABLE claims_2 RENAME TO claims;
CREATE INDEX claims_node ON claims (node, document);
CREATE INDEX claims_description ON claims (description, document) WHERE description <> '';

-- evidence stands under the edge in the graph; its ends as they were claimed are kept
ALTER TABLE evidence ADD COLUMN source TEXT NOT NULL DEFAULT '';
ALTER TABLE evidence ADD COLUMN target TEXT NOT NULL DEFAULT '';
UPDATE evidence SET (source, target) = (SELECT source, target FROM edges WHERE id = evidence.edge);

-- what tells things apart, each description once, however many documents hold it
CREATE TABLE descriptions (
	id        TEXT PRIMARY KEY,
	node      TEXT NOT NULL,
	component TEXT NOT NULL,
	identity  TEXT NOT NULL,
	json      TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX descriptions_node ON descriptions (node);
CREATE INDEX descriptions_component ON descriptions (component);
CREATE TABLE description_keys (
	key         TEXT NOT NULL,
	description TEXT NOT NULL,
	PRIMARY KEY (key, description)
) WITHOUT ROWID;
`, `
-- claims about actors, events and policies are described too; the tables stay as they are
`, `
-- the days that a node's date may be, see stored.Dates; '' for kinds that have no dates
ALTER TABLE nodes ADD COLUMN earliest TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN latest TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN newest TEXT NOT NULL DEFAULT '';
ALTER TABLE nodes ADD COLUMN certain INTEGER NOT NULL DEFAULT 0;
-- how many edges of a kind lead to a node, see stored.Weight; '' for kinds that are not counted
ALTER TABLE nodes ADD COLUMN weight TEXT NOT NULL DEFAULT '';
CREATE INDEX nodes_earliest ON nodes (kind, earliest, id, latest) WHERE earliest <> '';
CREATE INDEX nodes_newest ON nodes (kind, newest, id) WHERE newest <> '';
CREATE INDEX nodes_weight ON nodes (kind, weight, id) WHERE weight <> '';

ALTER TABLE edges ADD COLUMN hedged INTEGER NOT NULL DEFAULT 0;
UPDATE edges SET hedged = 1 WHERE confidence > 0 AND NOT EXISTS (SELECT 1 FROM evidence v WHERE v.edge = edges.id
	AND json_extract(v.json, '$.verdict') IS NOT 'reject' AND coalesce(json_extract(v.json, '$.hedged'), 0) = 0);
`, `
-- names are keys of actors, events and policies; the tables stay as they are
`, `
-- the ways in which names are typed, see search.TypedNames
CREATE TABLE node_names (
	kind  TEXT NOT NULL,
	name  TEXT NOT NULL,
	node  TEXT NOT NULL,
	shown TEXT NOT NULL,
	PRIMARY KEY (kind, name, node)
) WITHOUT ROWID;
CREATE INDEX node_names_node ON node_names (node);
`, `
-- how often the graph was changed: one row
CREATE TABLE state (changes INTEGER NOT NULL);
INSERT INTO state VALUES (0);
`}
}

// filled is the version of the schema from which on all columns and tables are there that a fold writes: what an older store holds is completed and
// described when it is brought there. The second and third version described more kinds of claim, the fourth brought dates and weights.
const filled = 6

// namesAreKeys is the version of the schema from which on names lead to actors, events and policies.
const namesAreKeys = 5

// counted is the version of the schema from which on changes are counted, see [stateOfGraph].
const counted = 7

// migrate brings the schema to this program's version. Each step is a transaction of its own.
func (s *Store) migrate(ctx context.Context) error {
	list := migrations()
	var version int
	err := s.writer.transact(ctx, "BEGIN", func(t *txn) (err error) {
		version, err = s.schemaVersion(t)
		return err
	})
	if err != nil {
		return err
	}
	if version > len(list) {
		return graph.Errorf(graph.Unsupported,
			"%s was made by a newer kg (its schema is version %d, this program knows %d): use that program, or load the documents into a new store",
			s.path, version, len(list))
	}
	if s.readOnly && version < len(list) {
		return graph.Errorf(graph.Unavailable,
			"%s has an older schema (version %d, this program needs %d) and was opened for reading only: open it once for writing",
			s.path, version, len(list))
	}
	for ; version < len(list); version++ {
		if err := s.migrateStep(ctx, list[version], version); err != nil {
			return fmt.Errorf("bring %s to schema version %d: %w", s.path, version+1, err)
		}
	}
	return nil
}

func (s *Store) migrateStep(ctx context.Context, step string, from int) error {
	return s.writer.transact(ctx, "BEGIN IMMEDIATE", func(t *txn) error {
		var now int
		if err := t.row("PRAGMA user_version", &now); err != nil {
			return err
		}
		if now != from { // another process was faster
			return nil
		}
		err := t.script(fmt.Sprintf("%s; PRAGMA user_version = %d; PRAGMA application_id = %d", step, from+1, applicationID))
		if err == nil && from+1 == namesAreKeys {
			err = t.keyNames()
		}
		if err == nil && from+1 == filled {
			if err = t.fill(); err == nil {
				err = t.describeAll(s.log)
			}
		}
		if err == nil && from+1 >= counted { // what other processes keep of the graph may not be so any more
			err = t.exec(countChange)
		}
		return err
	})
}

// fill gives all nodes their dates, weights and names.
func (t *txn) fill() error {
	type row struct {
		rowid int64
		id    graph.ID
		dates *stored.Dates
		names []search.Typed
	}
	for _, kind := range graph.Kinds() {
		if relation, ok := graph.Weighed(kind); ok {
			const set = `UPDATE nodes SET weight = printf('%010d', CAST(? AS INTEGER) - (SELECT count(*) FROM edges e
				WHERE e.target = nodes.id AND e.relation = ? AND NOT e.negated AND e.confidence > 0)) WHERE kind = ?`
			if err := t.exec(set, stored.Weight(0), relation, kind); err != nil {
				return err
			}
		}
		if !graph.Dated(kind) && !slices.Contains(search.Completed(), kind) {
			continue
		}
		var rows []row
		err := t.each("SELECT rowid, id, json FROM nodes WHERE kind = ?", []any{kind}, func(scan func(...any) error) error {
			var r row
			var encoded []byte
			if err := scan(&r.rowid, &r.id, &encoded); err != nil {
				return err
			}
			n, err := graph.DecodeNode(kind, encoded)
			if err == nil {
				r.dates, r.names = stored.DatesOf(n), search.TypedNames(n)
				rows = append(rows, r)
			}
			return err
		})
		if err != nil {
			return err
		}
		for _, r := range rows {
			if err := t.putNames(r.id, r.names); err != nil {
				return err
			}
			if r.dates == nil {
				continue
			}
			const set = "UPDATE nodes SET earliest = ?, latest = ?, newest = ?, certain = ? WHERE rowid = ?"
			if err := t.exec(set, r.dates.Earliest, r.dates.Latest, r.dates.Newest, r.dates.Certain, r.rowid); err != nil {
				return err
			}
		}
	}
	return nil
}

// keyNames makes the names of all actors, events and policies their keys.
func (t *txn) keyNames() error {
	var rows []stored.Row
	err := t.each("SELECT id, json FROM nodes WHERE kind IN ('actor', 'event', 'policy')", nil, func(scan func(...any) error) error {
		_, n, err := scanNode(scan)
		if err != nil {
			return err
		}
		row, err := stored.NewRow(n)
		rows = append(rows, stored.Row{ID: row.ID, Kind: row.Kind, Keys: row.Keys})
		return err
	})
	if err != nil {
		return err
	}
	for _, row := range rows {
		for _, k := range row.Keys {
			if err := t.exec("INSERT OR IGNORE INTO node_keys (kind, key, node) VALUES (?, ?, ?)", row.Kind, k, row.ID); err != nil {
				return err
			}
		}
	}
	return nil
}

// schemaVersion is the version the file says, 0 for an empty one. A database of another program is refused.
func (s *Store) schemaVersion(t *txn) (int, error) {
	var version, application, tables int
	if err := t.row("PRAGMA user_version", &version); err != nil {
		return 0, err
	}
	if err := t.row("PRAGMA application_id", &application); err != nil {
		return 0, err
	}
	if err := t.row("SELECT count(*) FROM sqlite_schema", &tables); err != nil {
		return 0, err
	}
	if tables > 0 && application != applicationID {
		return 0, graph.Errorf(graph.Invalid, "%s is a database of another program: name another file", s.path)
	}
	return version, nil
}
