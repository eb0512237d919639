package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"kg/graph"
	"kg/graph/search"
	"kg/graph/stored"
)

// migrations lead from one version of the schema to the next; the version is
// their number. Each statement can be run twice. One that was ever released is never changed: add another behind it.
func migrations(t types) [][]string {
	first := []string{
		"CREATE CONSTRAINT kg_schema IF NOT EXISTS FOR (n:Schema) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT kg_node IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT kg_batch IF NOT EXISTS FOR (n:Batch) REQUIRE n.document IS UNIQUE",
		"CREATE INDEX kg_batch_part IF NOT EXISTS FOR (n:BatchPart) ON (n.document)",
		"CREATE CONSTRAINT kg_claim IF NOT EXISTS FOR (n:Claim) REQUIRE (n.node, n.document) IS UNIQUE",
		"CREATE INDEX kg_claim_document IF NOT EXISTS FOR (n:Claim) ON (n.document, n.kind)",
		"CREATE INDEX kg_key IF NOT EXISTS FOR (n:Key) ON (n.id)",
		"CREATE INDEX kg_key_node IF NOT EXISTS FOR (n:Key) ON (n.node)",
		"CREATE FULLTEXT INDEX kg_words IF NOT EXISTS FOR (n:Node) ON EACH [n.kg_words] " +
			"OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}}",
	}
	for _, k := range graph.Kinds() {
		first = append(first,
			fmt.Sprintf("CREATE INDEX kg_%s_sort IF NOT EXISTS FOR (n:%s) ON (n.kg_sort)", k, labelOf(k)),
			fmt.Sprintf("CREATE INDEX kg_%s_type IF NOT EXISTS FOR (n:%s) ON (n.kg_type, n.kg_sort)", k, labelOf(k)))
	}
	for _, r := range t.relations {
		first = append(first, fmt.Sprintf(
			"CREATE CONSTRAINT kg_edge_%s IF NOT EXISTS FOR ()-[r:%s]-() REQUIRE r.id IS UNIQUE", r, t.of[r]))
	}
	// the third: claims about actors, events and policies are described too; the fifth: their names are keys
	return [][]string{first, identitySchema(t), nil, orderSchema(t), nil, nameSchema()}
}

// indexes are the statements that make the indexes and constraints of a version of the schema.
func indexes(t types, version int) []string {
	const create, drop = "CREATE ", "DROP CONSTRAINT "
	named := map[string]string{}
	var order []string
	for _, step := range migrations(t)[:version] {
		for _, statement := range step {
			if rest, ok := strings.CutPrefix(statement, drop); ok {
				name, _, _ := strings.Cut(rest, " ")
				delete(named, name)
				continue
			}
			before, _, made := strings.Cut(statement, " IF NOT EXISTS ")
			if !made || !strings.HasPrefix(statement, create) {
				continue
			}
			name := before[strings.LastIndexByte(before, ' ')+1:]
			named[name] = statement
			order = append(order, name)
		}
	}
	var out []string
	for _, name := range order {
		if statement, ok := named[name]; ok {
			out = append(out, statement)
			delete(named, name)
		}
	}
	return out
}

// orderSchema has an index for each order of lists, and counts the edges by which nodes are ordered; [Store.fillNodes] sets the dates.
func orderSchema(t types) []string {
	var out []string
	for _, k := range graph.Kinds() {
		if graph.Dated(k) {
			out = append(out,
				fmt.Sprintf("CREATE INDEX kg_%s_earliest IF NOT EXISTS FOR (n:%s) ON (n.kg_by_earliest)", k, labelOf(k)),
				fmt.Sprintf("CREATE INDEX kg_%s_latest IF NOT EXISTS FOR (n:%s) ON (n.kg_by_latest)", k, labelOf(k)))
		}
		if r, ok := graph.Weighed(k); ok {
			out = append(out, fmt.Sprintf("CREATE INDEX kg_%s_most IF NOT EXISTS FOR (n:%s) ON (n.kg_by_most)", k, labelOf(k)),
				fmt.Sprintf(`MATCH (n:%s) CALL (n) { WITH n, COUNT { MATCH (n)<-[r:%s]-() WHERE NOT r.negated AND r.confidence > 0 } AS edges
					SET n.kg_by_most = right('0000000000' + toString(toInteger('%s') - edges), 10) + ' ' + n.id } IN TRANSACTIONS OF 5000 ROWS`,
					labelOf(k), t.of[r], stored.Weight(0)))
		}
	}
	return out
}

// nameSchema keeps the ways in which names are typed, see [search.TypedNames].
func nameSchema() []string {
	return []string{
		"CREATE INDEX kg_name IF NOT EXISTS FOR (n:Name) ON (n.kind, n.name)",
		"CREATE INDEX kg_name_node IF NOT EXISTS FOR (n:Name) ON (n.node)",
	}
}

// namesAreKeys is the version of the schema from which on names lead to actors, events and policies.
const namesAreKeys = 5

// filled is the version of the schema from which on nodes have dates to be ordered by, and names to be completed.
const filled = 6

// fillNodes gives all nodes their dates and names.
func (s *Store) fillNodes(ctx context.Context) error {
	for _, k := range graph.Kinds() {
		if !graph.Dated(k) && !slices.Contains(search.Completed(), k) {
			continue
		}
		for after := ""; ; {
			var rows, names []any
			var ids []graph.ID
			err := s.write(ctx, func(t *txn) error {
				read := fmt.Sprintf("MATCH (n:%s) WHERE n.id > $after RETURN n.id, n.kg_json ORDER BY n.id LIMIT 500", labelOf(k))
				there, err := t.run(read, map[string]any{"after": after})
				rows, names, ids = nil, nil, nil
				for _, r := range there {
					id, n, err := node(r.Values[0], r.Values[1])
					if err != nil {
						return err
					}
					rows = append(rows, []any{string(id), dateProperties(id, stored.DatesOf(n))})
					names, ids = append(names, nameRows(id, n)...), append(ids, id)
				}
				if err == nil {
					err = t.putNames(ids, names)
				}
				if err == nil {
					_, err = t.run("UNWIND $rows AS row MATCH (n:Node {id: row[0]}) SET n += row[1]", map[string]any{"rows": rows})
				}
				return err
			})
			if err != nil {
				return err
			}
			if len(rows) == 0 {
				break
			}
			after = text(values(rows[len(rows)-1])[0])
		}
	}
	return nil
}

// describes tells whether claims of more kinds are described from a version of the schema on; what an older database holds is described when
// it is brought there.
func describes(version int) bool { return version == 2 || version == 3 }

// identitySchema keeps, beside the node that a claim is about, the id under which it was made, and what tells things apart.
// Evidence keeps the ids that its ends were claimed under in kg_ends; where that is missing they are those of the relationship.
func identitySchema(t types) []string {
	second := []string{
		"DROP CONSTRAINT kg_claim IF EXISTS",
		"MATCH (c:Claim) WHERE c.claimed IS NULL CALL (c) { SET c.claimed = c.node } IN TRANSACTIONS OF 5000 ROWS",
		"CREATE CONSTRAINT kg_claim_made IF NOT EXISTS FOR (n:Claim) REQUIRE (n.document, n.claimed) IS UNIQUE",
		"CREATE INDEX kg_claim_node IF NOT EXISTS FOR (n:Claim) ON (n.node)",
		"CREATE INDEX kg_claim_description IF NOT EXISTS FOR (n:Claim) ON (n.description)",
		"CREATE CONSTRAINT kg_description IF NOT EXISTS FOR (n:Description) REQUIRE n.id IS UNIQUE",
		"CREATE INDEX kg_description_node IF NOT EXISTS FOR (n:Description) ON (n.node)",
		"CREATE INDEX kg_description_component IF NOT EXISTS FOR (n:Description) ON (n.component)",
		"CREATE INDEX kg_description_key IF NOT EXISTS FOR (n:DescriptionKey) ON (n.key)",
		"CREATE INDEX kg_description_key_of IF NOT EXISTS FOR (n:DescriptionKey) ON (n.description)",
	}
	for _, r := range t.relations {
		second = append(second,
			fmt.Sprintf("CREATE CONSTRAINT kg_edge_%s IF NOT EXISTS FOR ()-[r:%s]-() REQUIRE r.id IS UNIQUE", r, t.of[r]),
			fmt.Sprintf(`MATCH (p:BatchPart {relation: '%s'}) WHERE p.keys IS NULL UNWIND p.edges AS id MATCH (a)-[r:%s {id: id}]->(b)
				WITH p, collect(a.id + ' ' + b.id + CASE WHEN r.negated THEN ' not' ELSE '' END) AS keys SET p.keys = keys REMOVE p.edges`, r, t.of[r]))
	}
	return second
}

// oldest is the oldest server the statements are written for.
const oldestMajor, oldestMinor = 5, 26

// checkServer refuses a server that is too old.
func (s *Store) checkServer(ctx context.Context) error {
	return s.read(ctx, func(t *txn) error {
		rows, err := t.run("CALL dbms.components() YIELD name, versions WHERE name = 'Neo4j Kernel' RETURN versions[0]", nil)
		if err != nil || len(rows) == 0 {
			return err
		}
		version, _ := rows[0].Values[0].(string)
		if !recent(version) {
			return graph.Errorf(graph.Unsupported, "the server at %s is Neo4j %s: kg needs %d.%d or newer", s.config.URI, version, oldestMajor, oldestMinor)
		}
		return nil
	})
}

// recent tells whether a version, such as 5.26.28 or 2025.01.0, is new enough. One that cannot be read is taken for new.
func recent(version string) bool {
	parts := strings.SplitN(version, ".", 3)
	major, err := strconv.Atoi(parts[0])
	if err != nil || major > oldestMajor {
		return true
	}
	if major < oldestMajor || len(parts) < 2 {
		return false
	}
	minor, err := strconv.Atoi(parts[1])
	return err != nil || minor >= oldestMinor
}

// migrate brings the schema to this program's version.
func (s *Store) migrate(ctx context.Context) error {
	list := migrations(s.types)
	version, err := s.schemaVersion(ctx)
	if err != nil {
		return err
	}
	if version > len(list) {
		return graph.Errorf(graph.Unsupported,
			"the database at %s was made by a newer kg (its schema is version %d, this program knows %d): use that program, or another database",
			s.config.URI, version, len(list))
	}
	if version > 0 { // what an older program has left half done is ended, or refused, before anything is built on it
		if err := s.checkFilled(ctx); err != nil {
			return err
		}
		if err := s.indexImported(ctx, version); err != nil {
			return err
		}
	}
	for ; version < len(list); version++ {
		if err := s.migrateStep(ctx, list[version], version+1); err != nil {
			return fmt.Errorf("bring the database to schema version %d: %w", version+1, err)
		}
	}
	return nil
}

// checkFilled refuses a database that [Take] has not filled to its end.
func (s *Store) checkFilled(ctx context.Context) error {
	return s.read(ctx, func(t *txn) error {
		rows, err := t.run("MATCH (s:Schema {id: 'kg'}) WHERE s.loading IS NOT NULL RETURN s.loading", nil)
		if err == nil && len(rows) > 0 {
			err = graph.Errorf(graph.Unavailable, "the database at %s is filled in part: run the same `kg merge` again to go on, or empty the database", s.config.URI)
		}
		return err
	})
}

// indexImported makes the indexes of a database that was imported from the files of [WriteImport], or filled by [Take], and has none: those of the
// version that it has. What was begun is gone on with.
func (s *Store) indexImported(ctx context.Context, version int) (err error) {
	var imported bool
	err = s.read(ctx, func(t *txn) error {
		rows, err := t.run("MATCH (s:Schema {id: 'kg'}) RETURN coalesce(s.imported, false)", nil)
		if err == nil && len(rows) > 0 {
			imported, _ = rows[0].Values[0].(bool)
		}
		return err
	})
	if err != nil || !imported {
		return err
	}
	began := time.Now()
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer func() { err = errors.Join(err, session.Close(context.WithoutCancel(ctx))) }()
	t := &txn{ctx: ctx, tx: sessionRunner{session}, log: s.log}
	statements := append([]string{"MATCH (l:Loaded) CALL (l) { DELETE l } IN TRANSACTIONS OF 10000 ROWS", "DROP CONSTRAINT kg_loaded IF EXISTS"}, indexes(s.types, version)...)
	for _, statement := range append(statements, "CALL db.awaitIndexes(86400)", "MATCH (s:Schema {id: 'kg'}) REMOVE s.imported") {
		if _, err := t.run(statement, nil); err != nil {
			return err
		}
	}
	s.log.Info().Dur("took", time.Since(began)).Msg("neo4j: the imported database has its indexes")
	return nil
}

// schemaVersion is the version the database says, 0 for an empty one. A database with other things in it is refused.
func (s *Store) schemaVersion(ctx context.Context) (version int, err error) {
	err = s.read(ctx, func(t *txn) error {
		rows, err := t.run("MATCH (s:Schema {id: 'kg'}) RETURN s.version", nil)
		if err != nil {
			return err
		}
		if len(rows) > 0 {
			version = int(number(rows[0].Values[0]))
			return nil
		}
		if rows, err = t.run("MATCH (n) RETURN count(n)", nil); err != nil {
			return err
		}
		if n := number(rows[0].Values[0]); n > 0 {
			return graph.Errorf(graph.Invalid,
				"the database at %s holds %d nodes that are not of kg: name another database, or empty it", s.config.URI, n)
		}
		return nil
	})
	return version, err
}

func (s *Store) migrateStep(ctx context.Context, statements []string, to int) (err error) {
	session := s.session(ctx, neo4j.AccessModeWrite)
	defer func() { err = errors.Join(err, session.Close(context.WithoutCancel(ctx))) }()
	t := &txn{ctx: ctx, tx: sessionRunner{session}, log: s.log}
	for _, text := range append(statements, "CALL db.awaitIndexes(300)") {
		if _, err := t.run(text, nil); err != nil {
			return err
		}
	}
	if to == filled {
		if err := s.fillNodes(ctx); err != nil {
			return err
		}
	}
	if describes(to) {
		if err := s.describeAll(ctx); err != nil {
			return err
		}
	}
	if to == namesAreKeys {
		if err := s.keyNames(ctx); err != nil {
			return err
		}
	}
	const mark = "MERGE (s:Schema {id: 'kg'}) SET s.version = CASE WHEN coalesce(s.version, 0) < $to THEN $to ELSE s.version END"
	_, err = t.run(mark, map[string]any{"to": to})
	return err
}

// keyNames makes the names of all actors, events and policies their keys.
func (s *Store) keyNames(ctx context.Context) error {
	const page = `MATCH (n:Node) WHERE n.id > $after AND n.kind IN ['actor', 'event', 'policy']
		RETURN n.id, n.kg_json ORDER BY n.id LIMIT $limit`
	for after := ""; ; {
		next := ""
		err := s.write(ctx, func(t *txn) error {
			rows, err := t.run(page, map[string]any{"after": after, "limit": chunk})
			if next = ""; err != nil || len(rows) == 0 {
				return err
			}
			var ids, keys []any
			for _, r := range rows {
				id, n, err := node(r.Values[0], r.Values[1])
				if err != nil {
					return err
				}
				row, err := stored.NewRow(n)
				if err != nil {
					return err
				}
				ids = append(ids, string(id))
				for _, k := range row.Keys {
					keys = append(keys, []any{keyID(row.Kind, k), string(id), k})
				}
			}
			next = text(rows[len(rows)-1].Values[0])
			if _, err := t.run(dropKeys, map[string]any{"ids": ids}); err != nil {
				return err
			}
			_, err = t.run(putKeys, map[string]any{"rows": keys})
			return err
		})
		if err != nil || next == "" {
			return err
		}
		after = next
	}
}
