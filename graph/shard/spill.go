package shard

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kg/graph"
)

// fan is how many files are read at once.
const fan = 100

// readAhead and writeBehind are the bytes of the buffers of a file.
const readAhead, writeBehind = 64 << 10, 256 << 10

// spill sorts records of any number by their keys, then by their values: what does not fit into its memory is sorted in parts, which are
// written to files and merged when they are read. It can be read many times, after the last record was added.
type spill struct {
	dir, name string
	limit     int // bytes held in memory
	arena     []byte
	entries   []entry
	runs      []string
	made      int
	ended     func() error
}

// entry is a record in the arena.
type entry struct{ at, key, value int }

// newSpill makes a spill that ended, if any, ends; see [merge].
func newSpill(dir, name string, limit int, ended func() error) *spill {
	return &spill{dir: dir, name: name, limit: limit, ended: ended}
}

func (s *spill) add(key, value []byte) error {
	if len(s.entries) > 0 && len(s.arena)+len(key)+len(value)+len(s.entries)*24 > s.limit {
		if err := s.flush(); err != nil {
			return err
		}
	}
	s.entries = append(s.entries, entry{len(s.arena), len(key), len(value)})
	s.arena = append(append(s.arena, key...), value...)
	return nil
}

func (s *spill) key(e entry) []byte   { return s.arena[e.at : e.at+e.key] }
func (s *spill) value(e entry) []byte { return s.arena[e.at+e.key : e.at+e.key+e.value] }

func (s *spill) sort() {
	slices.SortFunc(s.entries, func(a, b entry) int {
		return cmp.Or(bytes.Compare(s.key(a), s.key(b)), bytes.Compare(s.value(a), s.value(b)))
	})
}

// flush writes what is in memory as a run of its own.
func (s *spill) flush() error {
	if len(s.entries) == 0 {
		return nil
	}
	s.sort()
	w, err := newFile(s.next())
	if err != nil {
		return err
	}
	for _, e := range s.entries {
		w.write(s.key(e), s.value(e))
	}
	s.runs = append(s.runs, w.path)
	s.entries = s.entries[:0]
	s.arena = s.arena[:0]
	if cap(s.arena) > 2*s.limit { // one record was larger than all others may be together
		s.arena = nil
	}
	return w.close()
}

func (s *spill) next() string {
	s.made++
	return filepath.Join(s.dir, fmt.Sprintf("%s.%d", s.name, s.made))
}

// read is a stream of the sorted records.
func (s *spill) read() (*stream, error) {
	if len(s.runs) == 0 {
		s.sort()
		return &stream{held: s, at: -1, ended: s.ended}, nil
	}
	if err := s.flush(); err != nil {
		return nil, err
	}
	s.arena, s.entries = nil, nil
	var err error
	if s.runs, err = reduce(s.runs, nil, s.next, true, s.ended); err != nil {
		return nil, err
	}
	return merge(s.runs, nil, s.ended)
}

// drop removes what is no longer read.
func (s *spill) drop() error {
	var errs []error
	for _, r := range s.runs {
		errs = append(errs, os.Remove(r))
	}
	s.runs, s.arena, s.entries = nil, nil, nil
	return errors.Join(errs...)
}

// reduce merges files, of so many records, until they are few enough to be read at once. What it made itself, or all where they are ours, is removed once it
// is merged.
func reduce(paths []string, records map[string]int, name func() string, ours bool, ended func() error) ([]string, error) {
	given := len(paths)
	if ours {
		given = 0
	}
	for len(paths) > fan {
		part := paths[:fan]
		st, err := merge(part, records, ended)
		if err != nil {
			return nil, err
		}
		w, err := newFile(name())
		if err != nil {
			return nil, errors.Join(err, st.close())
		}
		for st.next() {
			w.write(st.key, st.value)
		}
		if err := errors.Join(st.close(), w.close()); err != nil {
			return nil, err
		}
		for i, path := range part {
			if i < given {
				continue
			}
			if err := os.Remove(path); err != nil {
				return nil, err
			}
		}
		given = max(0, given-fan)
		paths = append(slices.Clone(paths[fan:]), w.path)
	}
	return paths, nil
}

// file is a file of records: the lengths of key and value, then both.
type file struct {
	path string
	f    *os.File
	w    *bufio.Writer
	head []byte
	n    int
	err  error
}

func newFile(path string) (*file, error) {
	f, err := os.Create(path)
	if err != nil {
		return nil, err
	}
	return &file{path: path, f: f, w: bufio.NewWriterSize(f, writeBehind)}, nil
}

// write adds a record; [file.close] tells whether all were written.
func (f *file) write(key, value []byte) {
	if f.err != nil {
		return
	}
	f.head = binary.AppendUvarint(binary.AppendUvarint(f.head[:0], uint64(len(key))), uint64(len(value)))
	f.n++
	for _, part := range [][]byte{f.head, key, value} {
		if _, err := f.w.Write(part); err != nil {
			f.err = err
			return
		}
	}
}

func (f *file) close() error { return errors.Join(f.err, f.w.Flush(), f.f.Close()) }

// keep is close, for a file that must outlast the machine.
func (f *file) keep() error { return errors.Join(f.err, f.w.Flush(), f.f.Sync(), f.f.Close()) }

// stream reads sorted records, of one spill in memory or of several files. Key and value hold until the next step.
type stream struct {
	key, value []byte
	err        error

	ended func() error
	steps int

	held *spill
	at   int

	runs []*run // a heap; the first is the one at which the stream stands
	all  []*run
	last *run
}

// run is a file being read.
type run struct {
	f          *os.File
	r          *bufio.Reader
	key, value []byte
	read, want int // records; -1 where nobody has counted them
}

// merge reads several files of records as one. Of those whose records were counted it makes sure, at their ends, that all were there.
// Ended, which may be nil, is asked now and then; its error ends the stream.
func merge(paths []string, records map[string]int, ended func() error) (*stream, error) {
	st := &stream{ended: ended}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			return nil, errors.Join(err, st.close())
		}
		r := &run{f: f, r: bufio.NewReaderSize(f, readAhead), want: -1}
		if n, ok := records[path]; ok {
			r.want = n
		}
		st.all = append(st.all, r)
		more, err := r.next()
		if err != nil {
			return nil, errors.Join(err, st.close())
		}
		if more {
			st.runs = append(st.runs, r)
		}
	}
	for i := len(st.runs)/2 - 1; i >= 0; i-- {
		st.sink(i)
	}
	return st, nil
}

// maxRecord is the longest key or value that is believed.
const maxRecord = 1 << 30

func (r *run) next() (bool, error) {
	lengths := [2]uint64{}
	for i := range lengths {
		n, err := binary.ReadUvarint(r.r)
		if err == io.EOF && i == 0 {
			if r.want >= 0 && r.read != r.want {
				return false, r.damaged(fmt.Errorf("%d records instead of %d", r.read, r.want))
			}
			return false, nil
		}
		if err != nil {
			return false, r.damaged(err)
		}
		if n > maxRecord {
			return false, r.damaged(fmt.Errorf("a record of %d bytes", n))
		}
		lengths[i] = n
	}
	r.key = slices.Grow(r.key[:0], int(lengths[0]))[:lengths[0]]
	r.value = slices.Grow(r.value[:0], int(lengths[1]))[:lengths[1]]
	for _, part := range [][]byte{r.key, r.value} {
		if _, err := io.ReadFull(r.r, part); err != nil {
			return false, r.damaged(err)
		}
	}
	r.read++
	return true, nil
}

// damaged says what is wrong with the file: with one that was counted, which is of a shard, it is the caller's to do something about it.
func (r *run) damaged(err error) error {
	if r.want >= 0 {
		return graph.Errorf(graph.Invalid, "%s is damaged: %w; build the shard anew, or copy it again", r.f.Name(), err)
	}
	return fmt.Errorf("%s is damaged: %w", r.f.Name(), err)
}

func (a *run) before(b *run) bool {
	return cmp.Or(bytes.Compare(a.key, b.key), bytes.Compare(a.value, b.value)) < 0
}

func (st *stream) sink(i int) {
	for {
		least := i
		for _, child := range [2]int{2*i + 1, 2*i + 2} {
			if child < len(st.runs) && st.runs[child].before(st.runs[least]) {
				least = child
			}
		}
		if least == i {
			return
		}
		st.runs[i], st.runs[least] = st.runs[least], st.runs[i]
		i = least
	}
}

// between is how many records are read before it is asked again whether to go on.
const between = 4096

// next goes to the next record; false at the end, or where an error is.
func (st *stream) next() bool {
	if st.err != nil {
		return false
	}
	if st.steps++; st.ended != nil && st.steps%between == 0 {
		if st.err = st.ended(); st.err != nil {
			return false
		}
	}
	if st.held != nil {
		if st.at++; st.at >= len(st.held.entries) {
			return false
		}
		e := st.held.entries[st.at]
		st.key, st.value = st.held.key(e), st.held.value(e)
		return true
	}
	if st.last != nil {
		more, err := st.last.next()
		if err != nil {
			st.err = err
			return false
		}
		if !more {
			st.runs[0] = st.runs[len(st.runs)-1]
			st.runs = st.runs[:len(st.runs)-1]
		}
		st.sink(0)
	}
	if len(st.runs) == 0 {
		st.last = nil
		return false
	}
	st.last = st.runs[0]
	st.key, st.value = st.last.key, st.last.value
	return true
}

// close ends the stream and says what went wrong.
func (st *stream) close() error {
	errs := []error{st.err}
	for _, r := range st.all {
		errs = append(errs, r.f.Close())
	}
	st.all = nil
	return errors.Join(errs...)
}

// key puts the parts of a key together. Ids, which all but the middle parts are, hold no zero byte.
func key(parts ...string) []byte { return []byte(strings.Join(parts, "\x00")) }

// first and last are the first and the last part of a key.
func first(key []byte) string {
	before, _, _ := bytes.Cut(key, []byte{0})
	return string(before)
}

func last(key []byte) string { return string(key[bytes.LastIndexByte(key, 0)+1:]) }

// pack puts texts into one value.
func pack(parts ...string) []byte {
	var out []byte
	for _, p := range parts {
		out = append(binary.AppendUvarint(out, uint64(len(p))), p...)
	}
	return out
}

// unpack takes a value apart into as many texts as it was made of.
func unpack(value []byte, into ...*string) error {
	for _, p := range into {
		n, used := binary.Uvarint(value)
		if used <= 0 || n > uint64(len(value)-used) {
			return errors.New("a record is damaged")
		}
		*p = string(value[used : used+int(n)])
		value = value[used+int(n):]
	}
	return nil
}
