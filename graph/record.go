package graph

import (
	"bufio"
	"encoding/json"
	"io"
	"iter"
)

// WriteRecords writes the canonical export as JSON lines: {"kind":…,"node":{…}}
// for a node and {"edge":{…}} for an edge, each closed by a line feed. The same graph gives the same bytes.
func WriteRecords(w io.Writer, records iter.Seq2[Record, error]) error {
	buffered := bufio.NewWriter(w)
	for r, err := range records {
		if err != nil {
			return err
		}
		line, err := EncodeRecord(r)
		if err != nil {
			return err
		}
		if _, err := buffered.Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return buffered.Flush()
}

// EncodeRecord is one line of the canonical export, without its line feed.
func EncodeRecord(r Record) ([]byte, error) {
	if r.Edge != nil {
		return json.Marshal(struct {
			Edge *Edge `json:"edge"`
		}{r.Edge})
	}
	if r.Node == nil {
		return nil, Errorf(Internal, "a record holds neither a node nor an edge")
	}
	return json.Marshal(struct {
		Kind Kind `json:"kind"`
		Node Node `json:"node"`
	}{r.Node.NodeKind(), r.Node})
}
