package shard

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strconv"

	"kg/graph"
	"kg/graph/identity"
	"kg/graph/stored"
)

// Merged is the graph of the documents of several shards.
type Merged struct {
	ctx    context.Context // of the joining, while it goes on
	dir    string          // for what is being sorted
	memory int
	shards map[string][]string // the files of the shards, by what they hold
	counts map[string]int      // of records in the files of the shards, by their paths
	made   int

	held        *spill // description, document, claimed id: who holds it
	assignments *spill // description → node, component, identity
	nodes       *spill // document, claimed id → node, for claims that are described
	shown       *spill // node, document, claimed id → claim as JSON; before them, node alone → identity
	weights     *spill // node, edge: the edges that count for the node
	edges       *spill // edge, piece of evidence → relation, ends, "not", ends as claimed, evidence as JSON
	documents   string // a file: document → digest, number of pieces, edges as claimed
}

// Open joins shards. What is sorted on the way is kept in a new folder below temporary, "" for that of the system, until [Merged.Close]; memory is
// how many bytes of records to hold, 0 for [Memory]. A document that is in several shards counts once, under the name that comes first, as
// [graph.Store.Apply] has it; read differently under one name it is [graph.Invalid], and so is a shard of which something is missing.
func Open(ctx context.Context, shards []string, temporary string, memory int) (*Merged, error) {
	if memory <= 0 {
		memory = Memory
	}
	m := &Merged{ctx: ctx, memory: memory, shards: map[string][]string{}, counts: map[string]int{}}
	for _, dir := range shards {
		said, err := ReadManifest(dir)
		if err != nil {
			return nil, err
		}
		for _, name := range kinds() {
			path := filepath.Join(dir, name)
			m.shards[name] = append(m.shards[name], path)
			m.counts[path] = said.Records[name]
		}
	}
	var err error
	if m.dir, err = os.MkdirTemp(temporary, "kg-merge-"); err != nil {
		return nil, graph.Errorf(graph.Unavailable, "no room to sort in: %w", err)
	}
	if err := m.join(); err != nil {
		if graph.CodeOf(err) == graph.Internal {
			if ended := m.ended(); ended != nil { // which leaves records out, and these are missed then
				err = ended
			} else {
				err = graph.Errorf(graph.Unavailable, "the shards cannot be joined: %w", err)
			}
		}
		return nil, errors.Join(err, m.Close())
	}
	m.ctx = context.Background() // streams of what was joined end with those who read them
	return m, nil
}

// ended is the error where the caller has ended the joining.
func (m *Merged) ended() error {
	if err := m.ctx.Err(); err != nil {
		return graph.Errorf(graph.Timeout, "the merger was ended: %w", err)
	}
	return nil
}

// Close removes what was sorted.
func (m *Merged) Close() error { return os.RemoveAll(m.dir) }

// spill is a new one of the merger; four of them hold records at a time.
func (m *Merged) spill(name string) *spill { return newSpill(m.dir, name, m.memory/4, m.ended) }

func (m *Merged) join() error {
	for name, paths := range m.shards {
		next := func() string {
			m.made++
			return filepath.Join(m.dir, "shards."+name+"."+strconv.Itoa(m.made))
		}
		var err error
		if m.shards[name], err = reduce(paths, m.counts, next, false, m.ended); err != nil {
			return err
		}
	}
	for _, step := range []func() error{m.check, m.hold, m.identify, m.lead, m.speak} {
		if err := m.ended(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// kept reads the records of the documents, each under the first of its names and each record once.
type kept struct {
	*stream
	once
}

// once tells which of sorted records to keep: those of each document under the first of its names, each once.
type once struct {
	document, name, rest string // of the last that was kept
	before               []byte
}

func (o *once) keeps(key []byte) bool {
	document, name, rest := keyParts(key)
	if document == o.document && name != o.name || string(o.before) == string(key) {
		return false
	}
	o.document, o.name, o.rest = document, name, rest
	o.before = append(o.before[:0], key...)
	return true
}

func (m *Merged) read(kind string) (*kept, error) {
	st, err := merge(m.shards[kind], m.counts, m.ended)
	return &kept{stream: st}, err
}

func (k *kept) next() bool {
	for k.stream.next() {
		if k.keeps(k.key) {
			return true
		}
	}
	return false
}

// check makes sure that no document was read in two ways.
func (m *Merged) check() error {
	st, err := merge(m.shards[documents], m.counts, m.ended)
	if err != nil {
		return err
	}
	before, digest := "", ""
	for st.next() {
		var now, pieces string
		if err := unpack(st.value, &now, &pieces); err != nil {
			return errors.Join(err, st.close())
		}
		if string(st.key) == before && now != digest {
			id, name, _ := keyParts(st.key)
			return errors.Join(graph.Errorf(graph.Invalid, "the shards have read %s (%s) in different ways: build them with one version of kg and one set of lexicons", name, id), st.close())
		}
		before, digest = string(st.key), now
	}
	return st.close()
}

// hold notes who holds which description.
func (m *Merged) hold() error {
	m.held = m.spill("held")
	st, err := m.read(claims)
	if err != nil {
		return err
	}
	for st.next() {
		var description string
		if err = unpack(st.value, &description); err != nil {
			break
		}
		if description == "" {
			continue
		}
		if err = m.held.add(key(description, st.document, st.rest), nil); err != nil {
			break
		}
	}
	return errors.Join(err, st.close())
}

// described goes through the descriptions that some document holds, in order.
func (m *Merged) described(do func(id string, encoded []byte) error) error {
	holders, err := m.held.read()
	if err != nil {
		return err
	}
	all, err := merge(m.shards[descriptions], m.counts, m.ended)
	if err != nil {
		return errors.Join(err, holders.close())
	}
	more := holders.next()
	before := ""
	for err == nil && all.next() {
		id := string(all.key)
		if id == before {
			continue
		}
		before = id
		for more && first(holders.key) < id {
			more = holders.next()
		}
		if more && first(holders.key) == id {
			err = do(id, all.value)
		}
	}
	return errors.Join(err, holders.close(), all.close())
}

// lead finds the nodes of claims, and puts what claims say under their nodes.
func (m *Merged) lead() error {
	m.nodes, m.shown = m.spill("nodes"), m.spill("shown")
	assigned, err := m.assignments.read()
	if err != nil {
		return err
	}
	holders, err := m.held.read()
	if err != nil {
		return errors.Join(err, assigned.close())
	}
	var a assignment
	for err == nil && holders.next() {
		id := first(holders.key)
		for err == nil && a.id < id && assigned.next() {
			a, err = readAssignment(assigned)
		}
		if err == nil && a.id != id {
			err = graph.Errorf(graph.Internal, "the description %s means nothing", id)
		}
		if err == nil {
			err = m.nodes.add(key(middle(holders.key), last(holders.key)), []byte(a.Node))
		}
	}
	if err = errors.Join(err, assigned.close(), holders.close()); err != nil {
		return err
	}
	return m.show()
}

// show puts what claims say under their nodes, and before it why their descriptions are taken for one.
func (m *Merged) show() error {
	assigned, err := m.assignments.read()
	if err != nil {
		return err
	}
	for err == nil && assigned.next() {
		var a assignment
		if a, err = readAssignment(assigned); err == nil && a.Identity != "" {
			err = m.shown.add(key(string(a.Node)), []byte(a.Identity))
		}
	}
	if err = errors.Join(err, assigned.close()); err != nil {
		return err
	}
	return m.claimed(func(c stored.HeldClaim) error {
		return m.shown.add(key(string(c.Node), string(c.Document), string(c.Claimed)), []byte(c.JSON))
	})
}

// claimed goes through the claims and the nodes for which they stand, in order.
func (m *Merged) claimed(do func(stored.HeldClaim) error) error {
	st, err := m.read(claims)
	if err != nil {
		return err
	}
	nodes, err := m.nodes.read()
	if err != nil {
		return errors.Join(err, st.close())
	}
	for err == nil && st.next() {
		c := stored.HeldClaim{Document: graph.ID(st.document), Claimed: graph.ID(st.rest), Node: graph.ID(st.rest)}
		if err = unpack(st.value, &c.Description, &c.JSON); err != nil {
			break
		}
		if c.Description != "" {
			if !nodes.next() || string(nodes.key) != string(key(st.document, st.rest)) {
				err = graph.Errorf(graph.Internal, "the claim %s of %s stands for nothing", st.rest, st.document)
				break
			}
			c.Node = graph.ID(nodes.value)
		}
		err = do(c)
	}
	return errors.Join(err, st.close(), nodes.close())
}

// assignment is a description and what it means.
type assignment struct {
	id string
	identity.Assignment
}

func readAssignment(st *stream) (assignment, error) {
	a := assignment{id: string(st.key)}
	var node string
	err := unpack(st.value, &node, &a.Component, &a.Identity)
	a.Node = graph.ID(node)
	return a, err
}

// middle is the second of three parts of a key.
func middle(k []byte) string {
	_, document, _ := keyParts(k)
	return document
}
