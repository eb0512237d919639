package shard

import (
	"errors"
	"path/filepath"
	"slices"
	"strconv"

	"kg/graph"
	"kg/graph/stored"
)

// speak leads evidence to the edges between the nodes for which its ends stand, a document at a time, and notes for which edges each document speaks.
func (m *Merged) speak() error {
	m.edges, m.weights = m.spill("edges"), m.spill("weights")
	m.documents = filepath.Join(m.dir, "documents")
	out, err := newFile(m.documents)
	if err != nil {
		return err
	}
	s := &speaking{Merged: m, out: out}
	if s.all, err = m.read(documents); err != nil {
		return errors.Join(err, out.close())
	}
	if s.pieces, err = m.read(evidence); err != nil {
		return errors.Join(err, out.close(), s.all.close())
	}
	if s.nodes, err = m.nodes.read(); err != nil {
		return errors.Join(err, out.close(), s.all.close(), s.pieces.close())
	}
	s.morePieces, s.moreNodes = s.pieces.next(), s.nodes.next()
	whole := func() bool { return err == nil && errors.Join(s.all.err, s.pieces.err, s.nodes.err) == nil }
	for whole() && s.all.next() {
		err = s.document()
	}
	if whole() && s.moreNodes {
		err = unknown(first(s.nodes.key))
	}
	if whole() && s.morePieces {
		err = unknown(s.pieces.document)
	}
	return errors.Join(err, out.close(), s.all.close(), s.pieces.close(), s.nodes.close())
}

type speaking struct {
	*Merged
	out                   *file
	all, pieces           *kept
	nodes                 *stream
	morePieces, moreNodes bool
}

// unknown is the error where something is said by a document that is not among the documents.
func unknown(document string) error {
	return graph.Errorf(graph.Invalid, "the shards hold what the document %s says, but not the document: build them anew", document)
}

// document leads the evidence of the document at hand.
func (s *speaking) document() error {
	id := s.all.document
	own := map[string]string{}
	for s.moreNodes && first(s.nodes.key) == id {
		own[last(s.nodes.key)] = string(s.nodes.value)
		s.moreNodes = s.nodes.next()
	}
	if s.moreNodes && first(s.nodes.key) < id {
		return unknown(first(s.nodes.key))
	}
	var digest, sent string
	if err := unpack(s.all.value, &digest, &sent); err != nil {
		return err
	}
	parts := []string{digest, sent}
	before := ""
	count := 0
	for ; s.morePieces && s.pieces.document == id; s.morePieces = s.pieces.next() {
		if s.pieces.name != s.all.name { // under the first of its names the document gives no evidence
			continue
		}
		edge := first([]byte(s.pieces.rest))
		k, err := s.piece(own)
		if err != nil {
			return err
		}
		if edge != before {
			parts = append(parts, string(k.Relation), string(k.From), string(k.To), flag(k.Negated))
		}
		before = edge
		count++
	}
	if s.morePieces && s.pieces.document < id {
		return unknown(s.pieces.document)
	}
	if strconv.Itoa(count) != sent && s.pieces.err == nil {
		return graph.Errorf(graph.Invalid, "the shards hold %d pieces of evidence of the document %s (%s), which gave %s: build them anew", count, s.all.name, id, sent)
	}
	s.out.write([]byte(id), append([]byte(strconv.Itoa(len(parts)-2)+" "), pack(parts...)...))
	return nil
}

// piece leads the piece of evidence at hand, and returns its edge as it was claimed.
func (s *speaking) piece(own map[string]string) (graph.EdgeKey, error) {
	var relation, from, to, not, counts, encoded string
	if err := unpack(s.pieces.value, &relation, &from, &to, &not, &counts, &encoded); err != nil {
		return graph.EdgeKey{}, err
	}
	claimed := graph.EdgeKey{Relation: graph.Relation(relation), From: graph.ID(from), To: graph.ID(to), Negated: not != ""}
	k := claimed
	if id, ok := own[from]; ok {
		k.From = graph.ID(id)
	}
	if id, ok := own[to]; ok {
		k.To = graph.ID(id)
	}
	edge := string(k.ID())
	value := pack(relation, string(k.From), string(k.To), not, from, to, encoded)
	if err := s.edges.add(key(edge, last([]byte(s.pieces.rest))), value); err != nil {
		return claimed, err
	}
	e := graph.Edge{EdgeKey: k}
	if counts != "" {
		e.Confidence = 1
	}
	if !e.Weighs() {
		return claimed, nil
	}
	return claimed, s.weights.add(key(string(k.To), edge), nil)
}

// spoken goes through the documents and the edges for which they speak, in order.
func (m *Merged) spoken(do func(stored.HeldDocument) error) error {
	st, err := merge([]string{m.documents}, nil, m.ended)
	if err != nil {
		return err
	}
	for err == nil && st.next() {
		var d stored.HeldDocument
		if d, err = spokenDocument(st); err == nil {
			err = do(d)
		}
	}
	return errors.Join(err, st.close())
}

func spokenDocument(st *stream) (stored.HeldDocument, error) {
	d := stored.HeldDocument{ID: graph.ID(st.key)}
	n, at := 0, 0
	for ; at < len(st.value) && st.value[at] != ' '; at++ {
		n = n*10 + int(st.value[at]-'0')
	}
	parts := make([]string, n+2)
	into := make([]*string, n+2)
	for i := range parts {
		into[i] = &parts[i]
	}
	if err := unpack(st.value[min(at+1, len(st.value)):], into...); err != nil {
		return d, err
	}
	d.Digest = parts[0]
	var err error
	if d.Evidence, err = strconv.Atoi(parts[1]); err != nil {
		return d, err
	}
	for i := 2; i+3 < len(parts); i += 4 {
		d.Keys = append(d.Keys, graph.EdgeKey{Relation: graph.Relation(parts[i]), From: graph.ID(parts[i+1]), To: graph.ID(parts[i+2]), Negated: parts[i+3] != ""})
	}
	slices.SortFunc(d.Keys, stored.CompareKeys)
	return d, nil
}
