package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"kg/graph"
)

// Backup copies the store, as it stands at one moment, into a new file; the
// copy is checked before it gets its name. Others may read and write meanwhile.
// A file that is there already is not touched ([graph.Invalid]).
func (s *Store) Backup(ctx context.Context, path string) (err error) {
	if s.memory {
		return graph.Errorf(graph.Unsupported, "a store in memory has no file to copy")
	}
	return place(path, func(part string) error {
		// VACUUM INTO wants no transaction of its connection's, and the readers' connections may not write to any file.
		p, err := s.filePool("mode=ro&"+parameters(), 1)
		if err != nil {
			return err
		}
		_, err = p.db.ExecContext(ctx, "VACUUM INTO ?", part)
		if err = errors.Join(err, p.close()); err != nil {
			return s.explain(ctx, err)
		}
		problems, err := CheckFile(ctx, part)
		if err == nil && len(problems) > 0 {
			err = graph.Errorf(graph.Unavailable, "the copy of %s is damaged, and so, it seems, is the store: %s; see kg doctor", s.path, problems[0])
		}
		return err
	})
}

// Restore makes a store of a copy that [Store.Backup] made, in a new file. A copy that is damaged or none is refused
// ([graph.Invalid]); so is a path where a store is, or was: what it left beside it would be read as part of the new one.
func Restore(ctx context.Context, from, path string) error {
	for _, beside := range []string{"", "-wal", "-shm", "-journal"} {
		if _, err := os.Lstat(path + beside); !errors.Is(err, fs.ErrNotExist) {
			return graph.Errorf(graph.Invalid, "%s is there already: move it away first, or name another file with --store", path+beside)
		}
	}
	return place(path, func(part string) error {
		if err := copyFile(from, part); err != nil {
			return err
		}
		problems, err := CheckFile(ctx, part)
		if err == nil && len(problems) > 0 {
			err = graph.Errorf(graph.Invalid, "%s is damaged: %s; take another backup", from, problems[0])
		}
		return err
	})
}

// CheckFile says what is wrong with the file of a store, nothing where it is whole. What is no store of this program is [graph.Invalid].
func CheckFile(ctx context.Context, path string) (problems []string, err error) {
	s := &Store{path: path, readOnly: true}
	p, err := s.filePool("mode=ro&"+parameters("query_only(1)"), 1)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, p.close()) }()
	err = p.transact(ctx, "BEGIN", func(t *txn) error {
		version, err := s.schemaVersion(t)
		if err != nil {
			return err
		}
		if version == 0 {
			return graph.Errorf(graph.Invalid, "%s is not a kg store: name another file", path)
		}
		problems, err = t.integrity()
		return err
	})
	if err != nil {
		if problems, ok := damaged(err); ok {
			return problems, nil
		}
		return nil, s.explain(ctx, err)
	}
	return problems, nil
}

// integrity reads the whole file and says what in it does not fit together.
func (t *txn) integrity() ([]string, error) {
	var problems []string
	err := t.each("PRAGMA integrity_check(20)", nil, func(scan func(...any) error) error {
		var line string
		if err := scan(&line); err != nil {
			return err
		}
		if line != "ok" {
			problems = append(problems, line)
		}
		return nil
	})
	if err != nil || len(problems) > 0 {
		return problems, err
	}
	for _, c := range consistent() {
		var n int
		if err := t.row(c.count, &n); err != nil && !errors.Is(err, sql.ErrNoRows) {
			return problems, err
		}
		if n > 0 {
			problems = append(problems, fmt.Sprintf("%d %s", n, c.says))
		}
	}
	return problems, nil
}

// consistent are the rows of one table that those of another must answer to.
func consistent() []struct{ says, count string } {
	return []struct{ says, count string }{
		{"claims of documents that are not there", "SELECT count(*) FROM claims WHERE document NOT IN (SELECT id FROM documents)"},
		{"pieces of evidence of documents that are not there", "SELECT count(*) FROM evidence WHERE document NOT IN (SELECT id FROM documents)"},
		{"pieces of evidence without their edge", "SELECT count(*) FROM evidence WHERE edge NOT IN (SELECT id FROM edges)"},
		{"edges without evidence", "SELECT count(*) FROM edges WHERE NOT EXISTS (SELECT 1 FROM evidence WHERE edge = edges.id)"},
		{"edges without their nodes", "SELECT count(*) FROM edges WHERE source NOT IN (SELECT id FROM nodes) OR target NOT IN (SELECT id FROM nodes)"},
		{"nodes that no document claims", "SELECT count(*) FROM nodes WHERE NOT EXISTS (SELECT 1 FROM claims WHERE node = nodes.id)"},
		{"claims without their node", "SELECT count(*) FROM claims WHERE node NOT IN (SELECT id FROM nodes)"},
		{"entries of the search without their node", "SELECT count(*) FROM node_search WHERE rowid NOT IN (SELECT rowid FROM nodes)"},
	}
}
