package object

import (
	"bytes"
	"context"
	"errors"
	"sort"
)

// The ways in which a file cannot be read.
var (
	// ErrLocked is a file that opens only with a password.
	ErrLocked = errors.New("the file is locked with a password")
	// ErrBroken is a file without a page tree that can be found.
	ErrBroken = errors.New("no pages can be found in the file")
	// ErrTooMuch is a file over one of its limits.
	ErrTooMuch = errors.New("the file unpacks to more than the limit")
)

// Limits bound what a file may cost.
type Limits struct {
	// Unpacked is how many bytes all streams together may unpack to.
	Unpacked int
	// Objects is how many indirect objects may be read.
	Objects int
}

// entry says where an object is: at an offset, or as the nth of an object stream.
type entry struct {
	offset     int
	generation int
	within     int // number of the object stream, 0 for none
	index      int
}

// File is an open PDF file. It is for one goroutine.
type File struct {
	ctx     context.Context
	raw     []byte
	limits  Limits
	entries map[int]entry
	trailer Dict
	cache   map[int]any
	busy    map[int]bool
	packs   map[int]*pack
	crypt   *crypt
	spent   int // bytes unpacked so far
	read    int // objects read so far
	rebuilt bool
	ends    map[string][]int // where words stand in the file: see next
}

// maxWithin is how many objects may be open while another is read: the length of a stream refers to an object, which may
// be a stream whose length refers to the next.
const maxWithin = 64

// lexed is what a byte costs that is read as objects, against the limit of unpacked bytes: two bytes of an array can
// take forty in memory. A file pays for a byte as often as it makes it read, in objects that reach over each other too.
const lexed = 2

// Open finds the objects of a file and opens its encryption.
func Open(ctx context.Context, raw []byte, limits Limits) (*File, error) {
	f := &File{ctx: ctx, raw: raw, limits: limits}
	f.reset()
	f.readTables()
	if _, ok := f.root(); !ok {
		f.rebuild()
	}
	if err := f.unlock(); err != nil {
		return nil, err
	}
	if root, ok := f.root(); !ok || f.Dict(root["Pages"]) == nil {
		if !f.rebuilt {
			f.rebuild()
			if err := f.unlock(); err != nil {
				return nil, err
			}
		}
		if root, ok := f.root(); !ok || f.Dict(root["Pages"]) == nil {
			if err := f.Err(); err != nil {
				return nil, err
			}
			return nil, ErrBroken
		}
	}
	return f, f.Err()
}

// Err is why reading has to stop: the end of the context or a limit.
func (f *File) Err() error {
	if err := f.ctx.Err(); err != nil {
		return err
	}
	if f.spent > f.limits.Unpacked || f.read > f.limits.Objects {
		return ErrTooMuch
	}
	return nil
}

// Spend counts work that is not unpacking against the limit, in bytes.
func (f *File) Spend(n int) { f.spent += n }

func (f *File) reset() {
	f.entries, f.trailer, f.cache = map[int]entry{}, Dict{}, map[int]any{}
	f.busy, f.packs, f.crypt = map[int]bool{}, map[int]*pack{}, nil
}

func (f *File) root() (Dict, bool) {
	d := f.Dict(f.trailer["Root"])
	return d, d != nil
}

// Root is the document's catalog.
func (f *File) Root() Dict { d, _ := f.root(); return d }

// Info is the document information dictionary; nil for none.
func (f *File) Info() Dict { return f.Dict(f.trailer["Info"]) }

// unlock opens an encrypted file with the empty password.
func (f *File) unlock() error {
	d := f.Dict(f.trailer["Encrypt"])
	if d == nil {
		return nil
	}
	plain := Dict{}
	for k, v := range d {
		plain[k] = f.Resolve(v)
	}
	var id []byte
	if a := f.Array(f.trailer["ID"]); len(a) > 0 {
		s, _ := f.Resolve(a[0]).(String)
		id = []byte(s)
	}
	c, ok := newCrypt(plain, id)
	if !ok {
		return ErrLocked
	}
	// what was read before the key was known has its strings encrypted
	f.crypt, f.cache, f.packs = c, map[int]any{}, map[int]*pack{}
	if r, ok := f.trailer["Encrypt"].(Ref); ok {
		f.cache[r.Number] = d
	}
	return nil
}

// Resolve follows references to the object itself.
func (f *File) Resolve(v any) any {
	for range 32 {
		r, ok := v.(Ref)
		if !ok {
			return v
		}
		v = f.object(r.Number)
	}
	return nil
}

// Dict is v as a dictionary, that of the stream for a stream; nil for anything else.
func (f *File) Dict(v any) Dict {
	switch d := f.Resolve(v).(type) {
	case Dict:
		return d
	case *Stream:
		return d.Dict
	}
	return nil
}

// Array is v as an array; nil for anything else.
func (f *File) Array(v any) Array {
	a, _ := f.Resolve(v).(Array)
	return a
}

// Stream is v as a stream; nil for anything else.
func (f *File) Stream(v any) *Stream {
	s, _ := f.Resolve(v).(*Stream)
	return s
}

// Name is v as a name; "" for anything else.
func (f *File) Name(v any) Name {
	n, _ := f.Resolve(v).(Name)
	return n
}

// Int is v as an integer.
func (f *File) Int(v any) (int, bool) {
	n, ok := Number(f.Resolve(v))
	if !ok || n < -1<<40 || n > 1<<40 {
		return 0, false
	}
	return int(n), true
}

// Float is v as a number; 0 for anything else.
func (f *File) Float(v any) float64 {
	n, _ := Number(f.Resolve(v))
	return n
}

// object is the indirect object of a number; nil when there is none.
func (f *File) object(n int) any {
	if v, ok := f.cache[n]; ok {
		return v
	}
	e, ok := f.entries[n]
	if !ok || f.busy[n] || len(f.busy) >= maxWithin || f.Err() != nil {
		return nil
	}
	f.busy[n] = true
	defer delete(f.busy, n)
	f.read++
	var v any
	if e.within > 0 {
		v = f.packed(e, n)
	} else if v, ok = f.at(e.offset, n); !ok && !f.rebuilt {
		f.rebuild()
		delete(f.busy, n)
		return f.object(n)
	}
	f.cache[n] = v
	return v
}

// at reads the object that begins at an offset; ok is false when another or none begins there.
func (f *File) at(offset, n int) (any, bool) {
	if offset < 0 || offset >= len(f.raw) {
		return nil, false
	}
	l := Lexer{data: f.raw, pos: offset}
	id, ok := l.header()
	if !ok || id.Number != n {
		return nil, false
	}
	if f.crypt != nil {
		l.decrypt = func(s []byte) []byte { return f.crypt.open(f.crypt.strings, id, s) }
	}
	v, end := l.value()
	f.Spend(lexed * (l.pos - offset))
	if end {
		return nil, true
	}
	d, isDict := v.(Dict)
	if !isDict {
		return v, true
	}
	back := l.pos
	if k, _ := l.token(); k != any(keyword("stream")) {
		l.pos = back
		return d, true
	}
	return f.streamAt(d, id, l.pos), true
}

// streamAt is the stream whose keyword ends at pos.
func (f *File) streamAt(d Dict, id Ref, pos int) *Stream {
	if pos < len(f.raw) && f.raw[pos] == '\r' {
		pos++
	}
	if pos < len(f.raw) && f.raw[pos] == '\n' {
		pos++
	}
	n, ok := f.Int(d["Length"])
	if !ok || n < 0 || pos+n > len(f.raw) || !f.endsAt(pos+n) {
		// a wrong length: the stream ends where it says so
		end, ok := f.next("endstream", pos)
		if !ok {
			end, _ = f.next("endobj", pos)
		}
		n = end - pos
	}
	return &Stream{Dict: d, Start: pos, Length: n, id: id}
}

// next is where a word stands next in the file from pos on; the file's end, and false, where it does not. The file is
// looked through once, however many streams have a wrong length.
func (f *File) next(word string, pos int) (int, bool) {
	list, ok := f.ends[word]
	if !ok {
		for at := 0; ; at += len(word) {
			k := bytes.Index(f.raw[at:], []byte(word))
			if k < 0 {
				break
			}
			at += k
			list = append(list, at)
		}
		if f.ends == nil {
			f.ends = map[string][]int{}
		}
		f.ends[word] = list
	}
	if k := sort.SearchInts(list, pos); k < len(list) {
		return list[k], true
	}
	return len(f.raw), false
}

func (f *File) endsAt(pos int) bool {
	l := Lexer{data: f.raw[:min(len(f.raw), pos+32)], pos: pos}
	l.skip()
	return bytes.HasPrefix(l.Rest(), []byte("endstream")) || bytes.HasPrefix(l.Rest(), []byte("endobj"))
}

// Data is what a stream holds, unpacked and decrypted; ok is false for the packed pixels of a picture.
func (f *File) Data(s *Stream) (data []byte, ok bool) {
	if s == nil || s.Start < 0 || s.Start+s.Length > len(f.raw) {
		return nil, false
	}
	data = f.raw[s.Start : s.Start+s.Length]
	// a stream costs its packed length as well: one that holds nothing, or is not packed, may be asked for without end
	if f.Spend(len(data)); f.Err() != nil {
		return nil, false
	}
	filters, params := f.list(s.Dict["Filter"], s.Dict["F"]), f.list(s.Dict["DecodeParms"], s.Dict["DP"])
	if f.crypt != nil && f.Name(s.Dict["Type"]) != "XRef" && !(f.Name(s.Dict["Type"]) == "Metadata" && !f.crypt.metadata) &&
		!(len(filters) > 0 && f.Name(filters[0]) == "Crypt") {
		data = f.crypt.open(f.crypt.stream, s.id, data)
	}
	if len(filters) > 8 {
		return nil, false
	}
	for i, filter := range filters {
		var p Dict
		if i < len(params) {
			p = Dict{}
			for k, v := range f.Dict(params[i]) {
				p[k] = f.Resolve(v)
			}
		}
		left := f.limits.Unpacked - f.spent
		if left <= 0 {
			return nil, false
		}
		if data, ok = unpack(f.Name(filter), data, p, left+1); !ok {
			return nil, false
		}
		f.spent += len(data)
	}
	return data, f.Err() == nil
}

// list is one object or an array of them as an array.
func (f *File) list(values ...any) Array {
	for _, v := range values {
		switch v := f.Resolve(v).(type) {
		case nil:
		case Array:
			return v
		default:
			return Array{v}
		}
	}
	return nil
}
