package stored

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"

	"kg/graph"
	"kg/graph/identity"
)

// Batch is a batch in the form in which it is stored: sorted, valid, sharing
// nothing with the caller's, its nodes and evidence as they will be read back.
type Batch struct {
	graph.Batch
	// Digest tells batches apart: the SHA-256 of their canonical form, in hexadecimal.
	Digest string
	// Name is the document's file name, "" where the batch makes no claim about the document itself.
	Name string
	// Claims are the encoded claims, Evidence the encoded evidence of each edge, in the order of the batch.
	Claims   [][]byte
	Evidence [][][]byte
	// Descriptions are those of the claims, by the ids under which they were claimed; claims of kinds that have none are left out.
	Descriptions map[graph.ID]*identity.Description
}

// Standing tells what becomes of the batch beside what its document said before, as the digest and the name that stand there tell: done is true
// where it writes nothing. [graph.Store.Apply] says when.
func (b *Batch) Standing(digest, name string, counts *graph.Counts) (done bool) {
	switch {
	case digest == b.Digest:
		counts.Unchanged = true
	case digest != "" && name != "" && name < b.Name:
		counts.Unchanged, counts.Kept = true, name
	}
	return counts.Unchanged
}

// Prepare sorts, validates and encodes a batch without changing the caller's.
func Prepare(b graph.Batch) (*Batch, error) {
	b.Claims = slices.Clone(b.Claims)
	b.Edges = slices.Clone(b.Edges)
	if slices.Contains(b.Claims, nil) {
		return nil, graph.Errorf(graph.Invalid, "document %s: a claim is nil", b.Document)
	}
	b.Sort()
	if err := b.Validate(); err != nil {
		return nil, err
	}
	out := &Batch{Batch: b, Descriptions: map[graph.ID]*identity.Description{}}
	digest := sha256.New()
	add := func(v any) ([]byte, error) {
		encoded, err := json.Marshal(v)
		if err != nil {
			return nil, err
		}
		digest.Write(encoded)
		digest.Write([]byte{'\n'})
		return encoded, nil
	}
	for i, c := range b.Claims {
		encoded, err := add(c)
		if err != nil {
			return nil, graph.Errorf(graph.Invalid, "document %s: encode claim about %s: %w", b.Document, c.NodeID(), err)
		}
		if b.Claims[i], err = graph.DecodeNode(c.NodeKind(), encoded); err != nil {
			return nil, fmt.Errorf("document %s: %w", b.Document, err)
		}
		if d, ok := b.Claims[i].(*graph.Document); ok && d.ID == b.Document {
			out.Name = d.Name
		}
		if d, ok := identity.Describe(b.Claims[i]); ok {
			out.Descriptions[c.NodeID()] = d
		}
		out.Claims = append(out.Claims, encoded)
	}
	for _, e := range b.Edges {
		if _, err := add(e.EdgeKey); err != nil {
			return nil, fmt.Errorf("document %s: encode edge: %w", b.Document, err)
		}
		pieces := make([][]byte, len(e.Evidence))
		for i, v := range e.Evidence {
			encoded, err := add(v)
			if err != nil {
				return nil, graph.Errorf(graph.Invalid, "document %s: encode evidence of edge %s: %w", b.Document, e.ID, err)
			}
			pieces[i] = encoded
		}
		out.Evidence = append(out.Evidence, pieces)
	}
	out.Digest = hex.EncodeToString(digest.Sum(nil))
	return out, nil
}

// DecodeEvidence reads one encoded piece of evidence.
func DecodeEvidence(data []byte) (graph.Evidence, error) {
	var v graph.Evidence
	if err := json.Unmarshal(data, &v); err != nil {
		return v, fmt.Errorf("decode evidence: %w", err)
	}
	return v, nil
}
