package review

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"kg/graph"
)

// File is a file of decisions, one record a line.
type File struct{ Path string }

// Read reads the file. One that is not there, or is empty, has no decisions, and found is false.
func (f File) Read() (set *Set, found bool, err error) {
	err = f.During(func(s *Set, ok bool) error {
		set, found = s, ok
		return nil
	})
	return set, found, err
}

// During reads the file, and does something with what it read while no other process changes it.
func (f File) During(do func(set *Set, found bool) error) error {
	if err := f.regular(); err != nil {
		return err
	}
	in, err := os.Open(f.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return do(NewSet(nil), false)
	}
	if err != nil {
		return graph.Errorf(graph.Unavailable, "the decisions cannot be read: %w", err)
	}
	defer in.Close()
	if err := lock(in, false); err != nil {
		return graph.Errorf(graph.Unavailable, "%s cannot be locked: %w", f.Path, err)
	}
	if info, err := in.Stat(); err == nil && info.Size() == 0 {
		return do(NewSet(nil), false)
	}
	records, err := Parse(f.Path, in)
	if err != nil {
		return err
	}
	return do(NewSet(records), true)
}

// regular refuses what is there and is no plain file: opening a pipe would wait for whoever writes into it.
func (f File) regular() error {
	if info, err := os.Stat(f.Path); err == nil && !info.Mode().IsRegular() {
		return graph.Errorf(graph.Invalid, "the decisions %s are no plain file", f.Path)
	}
	return nil
}

// Append makes a record of the decisions that stand in the file, and writes it behind them, under a lock that other
// writers wait for; it returns all that stand there then. A new file begins with the decisions of begin, which may be nil. The record is
// on the disk when after is called, whole or not at all, and no one else writes before that returns; its error leaves the record where it is. After may be nil.
func (f File) Append(begin *Set, record func(*Set) ([]Record, error), after func(*Set) error) (*Set, []Record, error) {
	if err := os.MkdirAll(filepath.Dir(f.Path), 0o700); err != nil {
		return nil, nil, graph.Errorf(graph.Unavailable, "the folder of the decisions cannot be made: %w", err)
	}
	if err := f.regular(); err != nil {
		return nil, nil, err
	}
	out, err := os.OpenFile(f.Path, os.O_RDWR|os.O_CREATE|os.O_APPEND, 0o644)
	if err != nil {
		return nil, nil, graph.Errorf(graph.Unavailable, "the decisions cannot be written: %w", err)
	}
	set, added, err := f.append(out, begin, record)
	if err == nil && after != nil {
		if err = after(set); err != nil {
			err = graph.Errorf(graph.CodeOf(err), "the decision stands in %s and holds when the store is opened next: %w", f.Path, err)
		}
	}
	return set, added, errors.Join(err, out.Close())
}

func (f File) append(out *os.File, begin *Set, record func(*Set) ([]Record, error)) (*Set, []Record, error) {
	if err := lock(out, true); err != nil {
		return nil, nil, graph.Errorf(graph.Unavailable, "%s cannot be locked: %w", f.Path, err)
	}
	there, err := io.ReadAll(io.LimitReader(out, MaxFile+1))
	if err != nil {
		return nil, nil, graph.Errorf(graph.Unavailable, "the decisions cannot be read: %w", err)
	}
	records, err := Parse(f.Path, bytes.NewReader(there))
	if err != nil {
		return nil, nil, err
	}
	set := NewSet(records)
	var text []byte
	switch {
	case len(there) == 0 && begin != nil:
		set = begin
		text = []byte(begin.Text())
	case len(there) > 0 && there[len(there)-1] != '\n':
		text = []byte("\n")
	}
	added, err := record(set)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range added {
		if !set.there[r.ID] {
			text = append(append(text, r.Line()...), '\n')
		}
	}
	if len(there)+len(text) > MaxFile {
		return nil, nil, graph.Errorf(graph.TooLarge, "%s would have more than %d bytes", f.Path, MaxFile)
	}
	if _, err = out.Write(text); err == nil {
		err = out.Sync()
	}
	if err != nil {
		err = errors.Join(err, out.Truncate(int64(len(there))))
		return nil, nil, graph.Errorf(graph.Unavailable, "the decision was not written: %w", err)
	}
	return set.With(added...), added, nil
}
