package sqlite

import (
	"context"
	"errors"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"kg/graph"
)

// explain turns what went wrong below into an error with a code and a sentence. Errors that have one already pass.
func (s *Store) explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var known *graph.Error
	if errors.As(err, &known) {
		return err
	}
	if ctx.Err() != nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return graph.Errorf(graph.Timeout, "%s: the time limit or the caller ended it: %w", s.path, err)
	}
	var low *driver.Error
	if !errors.As(err, &low) {
		return graph.Errorf(graph.Internal, "%s: %w", s.path, err)
	}
	switch low.Code() & 0xff {
	case codes.SQLITE_FULL:
		return graph.Errorf(graph.Unavailable, "%s: the disk is full, nothing of this was written: make room and try again: %w", s.path, err)
	case codes.SQLITE_READONLY:
		return graph.Errorf(graph.Unavailable, "%s cannot be written to: check the rights of the file and its folder: %w", s.path, err)
	case codes.SQLITE_BUSY, codes.SQLITE_LOCKED:
		return graph.Errorf(graph.Unavailable, "%s is being written to by another process: try again later: %w", s.path, err)
	case codes.SQLITE_CANTOPEN:
		return graph.Errorf(graph.Unavailable, "%s cannot be opened: check that its folder exists and may be written to: %w", s.path, err)
	case codes.SQLITE_NOTADB:
		return graph.Errorf(graph.Invalid, "%s is not a kg store: name another file: %w", s.path, err)
	case codes.SQLITE_CORRUPT:
		return graph.Errorf(graph.Unavailable, "%s is damaged: restore it from a copy, or load the documents into a new store: %w", s.path, err)
	case codes.SQLITE_IOERR:
		return graph.Errorf(graph.Unavailable, "%s cannot be read or written, the disk reports an error: %w", s.path, err)
	}
	return graph.Errorf(graph.Internal, "%s: %w", s.path, err)
}
