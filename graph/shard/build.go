package shard

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"

	"kg/graph"
	"kg/graph/stored"
)

// The files of a shard, each sorted by its key, and what is in their records.
const (
	documents    = "documents"    // document, name → digest, number of pieces of evidence
	claims       = "claims"       // document, name, claimed id → description, claim as JSON
	descriptions = "descriptions" // description → the same as JSON
	evidence     = "evidence"     // document, name, edge as claimed, piece of evidence → relation, ends, "not", "counts", evidence as JSON
	manifest     = "shard.json"
)

func kinds() []string { return []string{documents, claims, descriptions, evidence} }

// version is that of the form of a shard.
const version = 2

// Manifest says what a folder of files is. It is written last.
type Manifest struct {
	Format  string `json:"format"` // "kg shard"
	Version int    `json:"version"`
	// What the documents say, each counted once and under the first of its names.
	Documents int `json:"documents"`
	Claims    int `json:"claims"`
	Evidence  int `json:"evidence"`
	// Records are how many records each file holds: one that was cut between two of them can be told by nothing else.
	Records map[string]int `json:"records"`
}

const format = "kg shard"

// Memory is how many bytes a builder or a merger holds of records that are being sorted, where it is not told otherwise.
const Memory = 192 << 20

// Builder writes a shard. Its methods may be called by many goroutines at once.
type Builder struct {
	mu     sync.Mutex
	dir    string // where the shard is to be
	part   string // where it is made
	spills map[string]*spill
	sum    Manifest
}

// NewBuilder begins a shard in a folder that is new or empty. Memory is how many bytes of records to hold, 0 for [Memory].
func NewBuilder(dir string, memory int) (*Builder, error) {
	if err := stored.Vacant(dir); err != nil {
		return nil, err
	}
	if memory <= 0 {
		memory = Memory
	}
	b := &Builder{dir: dir, part: dir + ".part", spills: map[string]*spill{}, sum: Manifest{Format: format, Version: version, Records: map[string]int{}}}
	if err := errors.Join(os.RemoveAll(b.part), os.MkdirAll(b.part, 0o755)); err != nil {
		return nil, graph.Errorf(graph.Invalid, "the shard cannot be written: %w", err)
	}
	for _, name := range kinds() {
		b.spills[name] = newSpill(b.part, name+".part", memory/len(kinds()), nil)
	}
	return b, nil
}

// Add puts in what a document says, once it is sorted and valid. The same document may come twice, under other names too.
func (b *Builder) Add(batch graph.Batch) (graph.Counts, error) {
	p, err := stored.Prepare(batch)
	if err != nil {
		return graph.Counts{}, err
	}
	if strings.Contains(p.Name, "\x00") {
		return graph.Counts{}, graph.Errorf(graph.Invalid, "document %s: its name holds a zero byte", p.Document)
	}
	counts := p.Count()
	b.mu.Lock()
	defer b.mu.Unlock()
	id := string(p.Document)
	b.add(documents, key(id, p.Name), pack(p.Digest, strconv.Itoa(counts.Evidence)), &err)
	for i, c := range p.Batch.Claims {
		description := ""
		if d, ok := p.Descriptions[c.NodeID()]; ok {
			description = d.ID()
			b.add(descriptions, key(description), []byte(d.Encode()), &err)
		}
		b.add(claims, key(id, p.Name, string(c.NodeID())), pack(description, string(p.Claims[i])), &err)
	}
	for i, e := range p.Edges {
		for j, v := range e.Evidence {
			value := pack(string(e.Relation), string(e.From), string(e.To), flag(e.Negated), flag(v.Weight() > 0), string(p.Evidence[i][j]))
			b.add(evidence, key(id, p.Name, string(e.ID), string(v.ID)), value, &err)
		}
	}
	if err != nil {
		return graph.Counts{}, graph.Errorf(graph.Unavailable, "the shard cannot be written: %w", err)
	}
	counts.WrittenNodes, counts.WrittenEvidence = counts.Nodes, counts.Evidence
	return counts, nil
}

func flag(is bool) string {
	if is {
		return "1"
	}
	return ""
}

func (b *Builder) add(kind string, key, value []byte, err *error) {
	if *err == nil {
		*err = b.spills[kind].add(key, value)
	}
}

// Close sorts what was added and puts the shard in its place, once all of it is on the disk. Doubles are left out.
func (b *Builder) Close() (Manifest, error) {
	counts := map[string]*int{documents: &b.sum.Documents, claims: &b.sum.Claims, evidence: &b.sum.Evidence, descriptions: new(int)}
	made := b.part + ".made"
	err := errors.Join(os.RemoveAll(made), os.MkdirAll(made, 0o755))
	for _, name := range kinds() {
		if err == nil {
			b.sum.Records[name], *counts[name], err = b.write(filepath.Join(made, name), b.spills[name])
		}
	}
	if err == nil {
		var encoded []byte
		encoded, err = json.MarshalIndent(b.sum, "", " ")
		err = errors.Join(err, writeFile(filepath.Join(made, manifest), append(encoded, '\n')))
	}
	if err == nil {
		_ = os.Remove(b.dir) // an empty one may be there
		err = os.Rename(made, b.dir)
	}
	if err = errors.Join(err, os.RemoveAll(b.part), os.RemoveAll(made)); err != nil {
		return Manifest{}, graph.Errorf(graph.Unavailable, "the shard cannot be written: %w", err)
	}
	return b.sum, nil
}

// write writes a file of the shard, and returns how many records it has, and how many of them are of documents under the first of their names.
func (b *Builder) write(path string, s *spill) (records, kept int, err error) {
	st, err := s.read()
	if err != nil {
		return 0, 0, err
	}
	w, err := newFile(path)
	if err != nil {
		return 0, 0, errors.Join(err, st.close())
	}
	var before []byte
	var o once
	for st.next() {
		if o.keeps(st.key) {
			kept++
		}
		if record := string(st.key) + string(st.value); record != string(before) {
			w.write(st.key, st.value)
			before = append(before[:0], record...)
		}
	}
	return w.n, kept, errors.Join(st.close(), w.keep(), s.drop())
}

func writeFile(path string, content []byte) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_TRUNC, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(content)
	return errors.Join(err, f.Sync(), f.Close())
}

// Discard throws away what was added.
func (b *Builder) Discard() error { return os.RemoveAll(b.part) }

// ReadManifest reads what a shard says of itself.
func ReadManifest(dir string) (Manifest, error) {
	var m Manifest
	encoded, err := os.ReadFile(filepath.Join(dir, manifest))
	if err != nil {
		return m, graph.Errorf(graph.Invalid, "%s is no shard (kg build makes them): %w", dir, err)
	}
	if err := json.Unmarshal(encoded, &m); err != nil || m.Format != format {
		return m, graph.Errorf(graph.Invalid, "%s is no shard: its %s is something else", dir, manifest)
	}
	if m.Version != version {
		return m, graph.Errorf(graph.Unsupported, "the shard %s has version %d, this program knows %d: build it with this one", dir, m.Version, version)
	}
	for _, name := range kinds() {
		if _, ok := m.Records[name]; !ok {
			return m, graph.Errorf(graph.Invalid, "%s is no whole shard: its %s does not say how many %s there are; build it anew", dir, manifest, name)
		}
	}
	return m, nil
}

// keyParts takes a key apart into the document, the name under which it was read, and the rest.
func keyParts(k []byte) (document, name, rest string) {
	document, rest, _ = strings.Cut(string(k), "\x00")
	name, rest, _ = strings.Cut(rest, "\x00")
	return document, name, rest
}
