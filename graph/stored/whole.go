package stored

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"iter"
	"math"

	"kg/graph"
	"kg/graph/identity"
)

// Held is one thing that a store keeps: a [HeldDocument], [HeldClaim], [HeldDescription], [HeldNode] or [HeldEdge].
type Held interface{ held() }

// All is all that a store keeps, so that another of the same graph can be made of it without folding or resolving
// anything anew: documents by id, claims by document and the id under which they were made, descriptions, nodes and edges by id. The
// stream ends at the first error.
type All = iter.Seq2[Held, error]

// Keeper is a store, or anything else, that can give out all that it keeps.
type Keeper interface {
	Whole(ctx context.Context) All
}

// HeldDocument is a document whose batch is there.
type HeldDocument struct {
	ID     graph.ID
	Digest string // [Batch.Digest]
	// Evidence is how many pieces it sent, Keys are the edges for which it sent them, as they were claimed.
	Evidence int
	Keys     []graph.EdgeKey
}

// HeldClaim is a claim of a document, and the node that it stands for.
type HeldClaim struct {
	Document, Claimed, Node graph.ID
	Description             string // the id of its description, "" for kinds that are known by their ids alone
	JSON                    string
}

// HeldDescription is a description and what it was found to mean.
type HeldDescription struct {
	ID string
	identity.Assignment
	JSON string
}

// HeldNode is a node as shown. Edges is how many edges lead to it by which its kind is counted, see [graph.Weighed]; 0 for other kinds.
type HeldNode struct {
	ID    graph.ID
	JSON  string
	Edges int
}

// HeldEdge is an edge with its evidence, in any order.
type HeldEdge struct {
	graph.EdgeKey
	Evidence []HeldEvidence
}

// HeldEvidence is a piece of evidence and the ids under which the ends of its edge were claimed.
type HeldEvidence struct {
	graph.Evidence
	JSON     string
	From, To graph.ID
}

func (HeldDocument) held()    {}
func (HeldClaim) held()       {}
func (HeldDescription) held() {}
func (HeldNode) held()        {}
func (HeldEdge) held()        {}

// Decode is the description itself.
func (d HeldDescription) Decode() (*identity.Description, error) {
	return identity.Decode([]byte(d.JSON))
}

// Row derives what a node is found and ordered by.
func (n HeldNode) Row() (Row, error) {
	decoded, err := graph.DecodeNode(graph.Kind(n.ID.Kind()), []byte(n.JSON))
	if err != nil {
		return Row{}, fmt.Errorf("%s: %w", n.ID, err)
	}
	row, err := NewRow(decoded)
	row.JSON = []byte(n.JSON)
	return row, err
}

// Weight is the key by which lists are ordered, "" for kinds that are not counted; see [Weight].
func (n HeldNode) Weight() string {
	if _, ok := graph.Weighed(graph.Kind(n.ID.Kind())); !ok {
		return ""
	}
	return Weight(n.Edges)
}

// Fold is the edge as shown.
func (e HeldEdge) Fold() graph.Edge {
	pieces := make([]graph.Evidence, len(e.Evidence))
	for i, v := range e.Evidence {
		pieces[i] = v.Evidence
	}
	return graph.FoldEdge(e.EdgeKey, pieces)
}

// EdgesOf is the number of edges that a [Weight] stands for, 0 for "".
func EdgesOf(weight string) (int, error) {
	if weight == "" {
		return 0, nil
	}
	n := 0
	for _, c := range weight {
		if c < '0' || c > '9' || n > math.MaxInt/10-10 {
			return 0, graph.Errorf(graph.Internal, "%q is no weight", weight)
		}
		n = n*10 + int(c-'0')
	}
	return mostEdges - n, nil
}

// CompareKeys orders the edges for which a document sent evidence.
func CompareKeys(a, b graph.EdgeKey) int {
	negated := func(k graph.EdgeKey) int {
		if k.Negated {
			return 1
		}
		return 0
	}
	return cmp.Or(cmp.Compare(a.Relation, b.Relation), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To), cmp.Compare(negated(a), negated(b)))
}

// Digest tells what of which documents is there: the SHA-256 of their ids and digests, in hexadecimal. No more than the documents is read.
func Digest(all All) (string, error) {
	h := sha256.New()
	for e, err := range all {
		if err != nil {
			return "", err
		}
		d, ok := e.(HeldDocument)
		if !ok {
			break
		}
		fmt.Fprintf(h, "%s %s\n", d.ID, d.Digest)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}
