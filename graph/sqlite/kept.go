package sqlite

import (
	"fmt"
	"strings"
	"sync"

	"kg/graph"
	"kg/graph/stored"
)

// keptBytes is how much a store keeps of what questions have read, about, in bytes.
const keptBytes = 48 << 20

// kept is what questions have read and others may ask for again: nodes, the
// edges that a hop follows from a node, and what edges rest on. It holds for one
// state of the graph, which the store counts with every change; a question takes from it only within
// a transaction that reads this very state. When half the room is
// taken, what was not asked for since the last time this happened is forgotten.
type kept struct {
	mu         sync.RWMutex
	state      int64
	young, old shelf
	room       int
}

// shelf is half of what is kept.
type shelf struct {
	nodes    map[graph.ID]string
	steps    map[string]map[graph.ID]*followed // by what the hop asks and the node it begins at
	evidence map[graph.ID]evidence
	bytes    int
}

func newShelf() shelf {
	return shelf{nodes: map[graph.ID]string{}, steps: map[string]map[graph.ID]*followed{}, evidence: map[graph.ID]evidence{}}
}

func newKept(room int) *kept { return &kept{young: newShelf(), old: newShelf(), room: room} }

// open tells whether the transaction that reads a state may use what is kept;
// what is of an earlier state is forgotten.
func (k *kept) open(state int64) bool {
	k.mu.RLock()
	now := k.state
	k.mu.RUnlock()
	if now < state {
		k.mu.Lock()
		if k.state < state {
			k.state, k.young, k.old = state, newShelf(), newShelf()
		}
		now = k.state
		k.mu.Unlock()
	}
	return now == state
}

// change writes to the young half, when it still is of the state that was read.
func (k *kept) change(state int64, write func(*shelf)) {
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.state != state {
		return
	}
	write(&k.young)
	if k.young.bytes > k.room/2 {
		k.old, k.young = k.young, newShelf()
	}
}

// What an entry takes beside its texts, in bytes: headers of strings, and its place in a map.
const (
	nodeOverhead = 120
	stepBytes    = 220 // ids of 60 bytes or so among them
)

func (s *shelf) putNode(id graph.ID, encoded string) {
	if _, ok := s.nodes[id]; !ok {
		s.nodes[id] = encoded
		s.bytes += len(id) + len(encoded) + nodeOverhead
	}
}

func (s *shelf) putSteps(hop string, id graph.ID, f *followed) {
	of := s.steps[hop]
	if of == nil {
		of = map[graph.ID]*followed{}
		s.steps[hop] = of
		s.bytes += len(hop)
	}
	if _, ok := of[id]; !ok {
		of[id] = f
		s.bytes += len(id) + nodeOverhead + stepBytes*len(f.steps)
	}
}

func (s *shelf) putEvidence(id graph.ID, e evidence) {
	if _, ok := s.evidence[id]; !ok {
		s.evidence[id] = e
		s.bytes += len(id) + nodeOverhead
		for _, p := range e.pieces {
			s.bytes += 3 * len(p) // once as it is stored, and once decoded
		}
	}
}

// asked is what a hop asks at every node it begins at: all that [hopText] and its parameters depend on but the nodes themselves.
func asked(h graph.Hop, after any) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q %q %v %d %t %v %q %v %+v", h.Relations, h.Kinds, h.Direction, stored.Limit(h), h.Total, h.Order, h.After, after, h.Filter)
	return b.String()
}

// stateOfGraph tells the states of the graph apart: it grows with every change.
const stateOfGraph = "SELECT changes FROM state"

// keptNodes takes the nodes that are kept, and gives those that are not.
func (w *walk) keptNodes(ids []graph.ID) []graph.ID {
	return fromKept(w, ids, func(s *shelf) map[graph.ID]string { return s.nodes }, w.nodes, (*shelf).putNode)
}

func (w *walk) keepNodes(ids []graph.ID) { keep(w, ids, w.nodes, (*shelf).putNode) }

// keptEvidence takes the evidence that is kept, and gives the edges of which none is.
func (w *walk) keptEvidence(ids []graph.ID) []graph.ID {
	return fromKept(w, ids, func(s *shelf) map[graph.ID]evidence { return s.evidence }, w.evidence, (*shelf).putEvidence)
}

func (w *walk) keepEvidence(ids []graph.ID) { keep(w, ids, w.evidence, (*shelf).putEvidence) }

// keptSteps takes the edges that are kept, and gives the nodes of which none are.
func (w *walk) keptSteps(hop string, ids []graph.ID, found map[graph.ID]*followed) []graph.ID {
	return fromKept(w, ids, func(s *shelf) map[graph.ID]*followed { return s.steps[hop] }, found, putSteps(hop))
}

func (w *walk) keepSteps(hop string, ids []graph.ID, found map[graph.ID]*followed) {
	keep(w, ids, found, putSteps(hop))
}

// keepEnds leaves the nodes that were read with the edges for others.
func (w *walk) keepEnds(ids []graph.ID, found map[graph.ID]*followed) {
	var far []graph.ID
	for _, id := range ids {
		for _, st := range found[id].steps {
			far = append(far, st.far)
		}
	}
	w.keepNodes(far)
}

func putSteps(hop string) func(*shelf, graph.ID, *followed) {
	return func(s *shelf, id graph.ID, f *followed) { s.putSteps(hop, id, f) }
}

// fromKept copies what is kept of some ids, and moves what only the old half has to the young one. It gives the ids of which nothing is kept.
func fromKept[V any](w *walk, ids []graph.ID, of func(*shelf) map[graph.ID]V, to map[graph.ID]V, put func(*shelf, graph.ID, V)) []graph.ID {
	k := w.kept
	if k == nil {
		return ids
	}
	k.mu.RLock()
	if k.state != w.state {
		k.mu.RUnlock()
		return ids
	}
	young, old := of(&k.young), of(&k.old)
	var missing, aged []graph.ID
	for _, id := range ids {
		v, ok := young[id]
		if !ok {
			if v, ok = old[id]; ok {
				aged = append(aged, id)
			}
		}
		if ok {
			to[id] = v
		} else {
			missing = append(missing, id)
		}
	}
	k.mu.RUnlock()
	keep(w, aged, to, put)
	return missing
}

// keep leaves what was read for others.
func keep[V any](w *walk, ids []graph.ID, from map[graph.ID]V, put func(*shelf, graph.ID, V)) {
	if w.kept == nil || len(ids) == 0 {
		return
	}
	w.kept.change(w.state, func(s *shelf) {
		for _, id := range ids {
			if v, ok := from[id]; ok {
				put(s, id, v)
			}
		}
	})
}
