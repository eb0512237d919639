package sqlite

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"

	"github.com/rs/zerolog"
	_ "modernc.org/sqlite" // the driver named "sqlite"

	"kg/graph"
)

// readers is how many connections read a file at once.
const readers = 8

// Store is a [graph.Store] in one file. Make it with [Open] or [OpenReadOnly].
type Store struct {
	log      zerolog.Logger
	path     string
	memory   bool
	readOnly bool
	writer   *pool
	reader   *pool
	kept     *kept
}

var _ graph.Store = (*Store)(nil)

// Open opens the store in the file, making it where there is none; ":memory:"
// is an empty store that ends with Close. The file's folder must exist. A store
// with an older schema is brought up to date, one with a newer schema is [graph.Unsupported].
func Open(ctx context.Context, path string, log zerolog.Logger) (*Store, error) {
	return open(ctx, path, log, false)
}

// OpenReadOnly opens a store that is there already; Apply and Forget give [graph.Unavailable].
func OpenReadOnly(ctx context.Context, path string, log zerolog.Logger) (*Store, error) {
	return open(ctx, path, log, true)
}

func open(ctx context.Context, path string, log zerolog.Logger, readOnly bool) (*Store, error) {
	s := &Store{log: log, path: path, memory: path == ":memory:", readOnly: readOnly, kept: newKept(keptBytes)}
	if err := s.connect(ctx); err != nil {
		return nil, errors.Join(s.explain(ctx, err), s.Close(ctx))
	}
	return s, nil
}

func (s *Store) connect(ctx context.Context) (err error) {
	if s.memory {
		s.writer, err = newPool("file::memory:?"+parameters("temp_store(memory)"), 1)
		s.reader = s.writer
	} else if s.readOnly {
		s.reader, err = s.filePool("mode=ro&"+parameters("query_only(1)"), readers)
		s.writer = s.reader
	} else {
		s.writer, err = s.filePool(parameters("journal_mode(WAL)", "synchronous(NORMAL)"), 1)
	}
	if err != nil {
		return err
	}
	if err := s.migrate(ctx); err != nil {
		return err
	}
	if s.reader == nil {
		s.reader, err = s.filePool(parameters("query_only(1)"), readers)
	}
	return err
}

// parameters are those of a connection, its pragmas, as part of its name.
func parameters(pragmas ...string) string {
	return url.Values{"_pragma": append([]string{"busy_timeout(20000)", "cache_size(-16000)"}, pragmas...)}.Encode()
}

func (s *Store) filePool(parameters string, connections int) (*pool, error) {
	abs, err := filepath.Abs(s.path)
	if err != nil {
		return nil, fmt.Errorf("find %s: %w", s.path, err)
	}
	file := url.URL{Scheme: "file", Path: filepath.ToSlash(abs), RawQuery: parameters}
	return newPool(file.String(), connections)
}

// Ready tells whether the file can be read.
func (s *Store) Ready(ctx context.Context) error {
	return s.read(ctx, func(t *txn) error {
		var one int
		return t.row("SELECT count(*) FROM (SELECT 1 FROM documents LIMIT 1)", &one)
	})
}

// State is the number of changes that the file has seen.
func (s *Store) State(ctx context.Context) (mark string, err error) {
	err = s.read(ctx, func(t *txn) error { return t.row(stateOfGraph, &mark) })
	return mark, err
}

// Close closes the file.
func (s *Store) Close(context.Context) error {
	var errs []error
	if s.reader != nil && s.reader != s.writer {
		errs = append(errs, s.reader.close())
	}
	if s.writer != nil {
		errs = append(errs, s.writer.close())
	}
	return errors.Join(errs...)
}

// read runs a function on one state of the graph.
func (s *Store) read(ctx context.Context, do func(*txn) error) error {
	return s.explain(ctx, s.reader.transact(ctx, "BEGIN", do))
}

// write runs a function that changes the graph: all of it is kept, or nothing.
func (s *Store) write(ctx context.Context, do func(*txn) error) error {
	if s.readOnly {
		return graph.Errorf(graph.Unavailable, "%s was opened for reading only", s.path)
	}
	return s.explain(ctx, s.writer.transact(ctx, "BEGIN IMMEDIATE", func(t *txn) error {
		if err := do(t); err != nil {
			return err
		}
		return t.exec(countChange)
	}))
}

// countChange is what every change of the graph ends with.
const countChange = "UPDATE state SET changes = changes + 1"
