package review

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"

	"kg/graph"
)

// Set is the decisions of a file, each once; their order in the file does not matter. It does not change.
type Set struct {
	records []Record // in the order of [Compare]
	there   map[graph.ID]bool
	undone  map[graph.ID]graph.ID
	// of those that are in force: by document, and by the id of the claims that they name
	readings map[graph.ID][]Record
	claims   map[graph.ID][]Record
	digest   string
}

// NewSet is the set of valid records.
func NewSet(records []Record) *Set {
	s := &Set{
		records: slices.SortedFunc(slices.Values(records), Compare), there: map[graph.ID]bool{},
		readings: map[graph.ID][]Record{}, claims: map[graph.ID][]Record{},
	}
	s.records = slices.CompactFunc(s.records, func(a, b Record) bool { return a.ID == b.ID })
	s.undone = undone(s.records)
	for _, r := range s.records {
		s.there[r.ID] = true
		if _, gone := s.undone[r.ID]; gone {
			continue
		}
		if r.Reading != nil {
			s.readings[r.Reading.Document] = append(s.readings[r.Reading.Document], r)
		}
		for id := range r.claimed() {
			s.claims[id] = append(s.claims[id], r)
		}
	}
	sum := sha256.Sum256([]byte(s.Text()))
	s.digest = hex.EncodeToString(sum[:])
	return s
}

// claimed are the ids of the claims that the record names.
func (r Record) claimed() map[graph.ID]bool {
	out := map[graph.ID]bool{}
	for _, side := range r.Sides {
		for _, c := range side {
			out[c.Claimed] = true
		}
	}
	return out
}

// undone are the records that an undo in force takes back, with that undo. An undo can be undone.
func undone(records []Record) map[graph.ID]graph.ID {
	undos := map[graph.ID][]Record{} // by what they undo
	for _, r := range records {
		if r.Undoes != "" {
			undos[r.Undoes] = append(undos[r.Undoes], r)
		}
	}
	out, known := map[graph.ID]graph.ID{}, map[graph.ID]bool{}
	// An id is a digest of content that names what it undoes, so no chain of undos can end in itself. It may be long.
	settle := func(id graph.ID) {
		stack := []graph.ID{id}
		for len(stack) > 0 {
			top, ready := stack[len(stack)-1], true
			for _, u := range undos[top] {
				if !known[u.ID] {
					stack, ready = append(stack, u.ID), false
				}
			}
			if !ready {
				continue
			}
			stack = stack[:len(stack)-1]
			known[top] = true
			for _, u := range undos[top] {
				if _, gone := out[u.ID]; !gone {
					out[top] = u.ID
				}
			}
		}
	}
	for _, r := range records {
		if !known[r.ID] {
			settle(r.ID)
		}
	}
	return out
}

// Records are all records, undone ones too, in order.
func (s *Set) Records() []Record { return slices.Clone(s.records) }

// Len is how many records there are.
func (s *Set) Len() int { return len(s.records) }

// Find is the record with the id, or whose id begins with it behind "decision:".
func (s *Set) Find(id string) (Record, error) {
	var found []Record
	for _, r := range s.records {
		if string(r.ID) == id {
			return r, nil
		}
		if len(id) >= 6 && strings.HasPrefix(strings.TrimPrefix(string(r.ID), "decision:"), strings.TrimPrefix(id, "decision:")) {
			found = append(found, r)
		}
	}
	switch len(found) {
	case 1:
		return found[0], nil
	case 0:
		return Record{}, graph.Errorf(graph.NotFound, "there is no decision %s: `kg review list` names them all", id)
	}
	return Record{}, graph.Errorf(graph.Invalid, "%d decisions begin with %s: give more of the id", len(found), id)
}

// UndoneBy is the undo in force that takes the record back, "" for none.
func (s *Set) UndoneBy(id graph.ID) graph.ID { return s.undone[id] }

// With is the set with more records.
func (s *Set) With(more ...Record) *Set { return NewSet(append(s.Records(), more...)) }

// Text is the canonical form of the file: the records in order, one a line.
func (s *Set) Text() string {
	var b strings.Builder
	for _, r := range s.records {
		b.Write(r.Line())
		b.WriteByte('\n')
	}
	return b.String()
}

// changed are the records that are in force in one of two sets only.
func changed(a, b *Set) (out []Record) {
	for _, pair := range [][2]*Set{{a, b}, {b, a}} {
		for _, r := range pair[0].records {
			if pair[0].inForce(r.ID) && !pair[1].inForce(r.ID) {
				out = append(out, r)
			}
		}
	}
	return out
}

func (s *Set) inForce(id graph.ID) bool {
	if _, gone := s.undone[id]; gone {
		return false
	}
	return s.there[id]
}

// Last is the last record that is in force and no undo.
func (s *Set) Last() (Record, bool) {
	for _, r := range slices.Backward(s.records) {
		if s.inForce(r.ID) && r.Kind != graph.DecisionUndo {
			return r, true
		}
	}
	return Record{}, false
}
