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

// part is one sort of what is kept.
type part[V any] struct {
	of    func(*shelf) map[graph.ID]V // where it lies in a half, nil for nowhere yet
	made  func(*shelf) map[graph.ID]V // the same, made where it is not there
	bytes func(graph.ID, V) int       // what an entry takes, about
}

// What an entry takes beside its texts, in bytes: headers of strings, and its place in a map.
const (
	nodeOverhead = 120
	stepBytes    = 220 // ids of 60 bytes or so among them
)

func keptNodes() part[string] {
	of := func(s *shelf) map[graph.ID]string { return s.nodes }
	return part[string]{of, of, func(id graph.ID, encoded string) int { return len(id) + len(encoded) + nodeOverhead }}
}

func keptEvidence() part[evidence] {
	of := func(s *shelf) map[graph.ID]evidence { return s.evidence }
	return part[evidence]{of, of, func(id graph.ID, e evidence) int {
		n := len(id) + nodeOverhead
		for _, p := range e.pieces {
			n += 3 * len(p) // once as it is stored, and once decoded
		}
		return n
	}}
}

// keptSteps are the edges of one hop, by the nodes that it begins at.
func keptSteps(hop string) part[*followed] {
	of := func(s *shelf) map[graph.ID]*followed { return s.steps[hop] }
	made := func(s *shelf) map[graph.ID]*followed {
		if s.steps[hop] == nil {
			s.steps[hop] = map[graph.ID]*followed{}
			s.bytes += len(hop)
		}
		return s.steps[hop]
	}
	return part[*followed]{of, made, func(id graph.ID, f *followed) int { return len(id) + nodeOverhead + stepBytes*len(f.steps) }}
}

// asked is what a hop asks at every node it begins at: all that [hopText] and its parameters depend on but the nodes themselves.
func asked(h graph.Hop, after any) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%q %q %v %d %t %v %q %v %+v", h.Relations, h.Kinds, h.Direction, stored.Limit(h), h.Total, h.Order, h.After, after, h.Filter)
	return b.String()
}

// stateOfGraph tells the states of the graph apart: it grows with every change.
const stateOfGraph = "SELECT changes FROM state"

// fromKept copies what is kept of some ids, and moves what only the old half has to the young one. It gives the ids of which nothing is kept.
func fromKept[V any](w *walk, p part[V], ids []graph.ID, to map[graph.ID]V) []graph.ID {
	k := w.kept
	if k == nil {
		return ids
	}
	k.mu.RLock()
	if k.state != w.state {
		k.mu.RUnlock()
		return ids
	}
	young, old := p.of(&k.young), p.of(&k.old)
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
	keep(w, p, aged, to)
	return missing
}

// largest is the part of the room that one entry may take: documents hold their whole texts.
const largest = 16

// keep leaves what was read for others, unless the graph is in another state by now.
func keep[V any](w *walk, p part[V], ids []graph.ID, from map[graph.ID]V) {
	k := w.kept
	if k == nil || len(ids) == 0 {
		return
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if k.state != w.state {
		return
	}
	for _, id := range ids {
		v, ok := from[id]
		if !ok {
			continue
		}
		bytes := p.bytes(id, v)
		if bytes > k.room/largest {
			continue
		}
		if k.young.bytes+bytes > k.room/2 {
			k.old, k.young = k.young, newShelf()
		}
		if in := p.made(&k.young); !has(in, id) {
			in[id] = v
			k.young.bytes += bytes
		}
	}
}

func has[V any](in map[graph.ID]V, id graph.ID) bool {
	_, ok := in[id]
	return ok
}

// keepEnds leaves the nodes that were read with the edges for others.
func (w *walk) keepEnds(ids []graph.ID, found map[graph.ID]*followed) {
	var far []graph.ID
	for _, id := range ids {
		for _, st := range found[id].steps {
			far = append(far, st.far)
		}
	}
	keep(w, keptNodes(), far, w.nodes)
}
