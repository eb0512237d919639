package export

import (
	"bytes"
	"encoding/hex"
	"sort"

	"kg/graph"
)

// numbers gives the nodes numbers from 1, for formats that want some: 17 bytes of memory a node.
type numbers struct{ keys []byte }

// keySize is the first letter of a kind, which tells it from the others, and the digest of an id.
const keySize = 17

func keyOf(id graph.ID) ([keySize]byte, bool) {
	var key [keySize]byte
	kind := id.Kind()
	if kind == "" || len(id) != len(kind)+1+2*(keySize-1) {
		return key, false
	}
	key[0] = kind[0]
	_, err := hex.Decode(key[1:], []byte(id[len(kind)+1:]))
	return key, err == nil
}

// add numbers the next node; they come by id.
func (n *numbers) add(id graph.ID) error {
	key, ok := keyOf(id)
	if !ok || len(n.keys) > 0 && bytes.Compare(n.keys[len(n.keys)-keySize:], key[:]) >= 0 {
		return graph.Errorf(graph.Internal, "%s is no id, or stands in the wrong place", id)
	}
	n.keys = append(n.keys, key[:]...)
	return nil
}

func (n *numbers) len() int { return len(n.keys) / keySize }

// of is the number of a node, 0 for one that has none.
func (n *numbers) of(id graph.ID) int {
	key, ok := keyOf(id)
	if !ok {
		return 0
	}
	at := func(i int) []byte { return n.keys[i*keySize : (i+1)*keySize] }
	i := sort.Search(n.len(), func(i int) bool { return bytes.Compare(at(i), key[:]) >= 0 })
	if i == n.len() || !bytes.Equal(at(i), key[:]) {
		return 0
	}
	return i + 1
}

// ends are the numbers of an edge's ends.
func (n *numbers) ends(e *graph.Edge) (from, to int, err error) {
	from, to = n.of(e.From), n.of(e.To)
	if from == 0 || to == 0 {
		err = graph.Errorf(graph.Unavailable, "the graph changed while it was exported: %s has lost an end; export it again", e.ID)
	}
	return from, to, err
}
