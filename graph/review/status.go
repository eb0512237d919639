package review

import (
	"context"
	"maps"
	"slices"

	"kg/graph"
)

// State is what became of a decision.
type State string

// The states.
const (
	InForce State = "in force"
	Undone  State = "undone"
	Waiting State = "waiting" // what it is about is not there, or not all of it
)

// Status is a record and what became of it.
type Status struct {
	Record
	State State
	// Note says by what it was undone, or what it waits for.
	Note string
}

// Statuses are the records of the set that are wanted, in order, with what became of each in the store. Nil wants all.
func (s *Set) Statuses(ctx context.Context, store graph.Store, want func(Record) bool) ([]Status, error) {
	var wanted []Record
	for _, r := range s.records {
		if want == nil || want(r) {
			wanted = append(wanted, r)
		}
	}
	met, err := s.met(ctx, store, wanted)
	if err != nil {
		return nil, err
	}
	out := make([]Status, len(wanted))
	for i, r := range wanted {
		out[i] = Status{Record: r, State: InForce}
		switch by := s.undone[r.ID]; {
		case by != "":
			out[i].State, out[i].Note = Undone, "by "+string(by)
		case r.Kind == graph.DecisionUndo:
			if !s.there[r.Undoes] {
				out[i].State, out[i].Note = Waiting, "there is no decision "+string(r.Undoes)
			}
		case len(met[r.ID]) < max(1, len(r.Sides)):
			out[i].State, out[i].Note = Waiting, r.waitsFor(met[r.ID])
		}
	}
	return out, nil
}

// waitsFor says what of the record's target nothing in the store answers to.
func (r Record) waitsFor(met map[int]bool) string {
	if r.Reading != nil {
		name := r.Reading.File
		if name == "" {
			name = string(r.Reading.Document)
		}
		if r.Kind == graph.DecisionAdd {
			return name + " is not loaded, or does not hold the quote, or an end is not known"
		}
		return name + " is not loaded, or is not read so any more"
	}
	for i := range r.Sides {
		if !met[i+1] {
			return "no document speaks of " + r.names(i)
		}
	}
	return ""
}

// met says what of the wanted decisions that are in force the store answers to.
func (s *Set) met(ctx context.Context, store graph.Store, wanted []Record) (Met, error) {
	all := Met{}
	documents, ids := map[graph.ID]bool{}, map[graph.ID]bool{}
	for _, r := range wanted {
		if !s.inForce(r.ID) {
			continue
		}
		if r.Reading != nil {
			documents[r.Reading.Document] = true
		}
		maps.Copy(ids, r.claimed())
	}
	for document := range documents {
		b, err := store.Batch(ctx, document)
		if graph.CodeOf(err) == graph.NotFound {
			continue
		}
		if err != nil {
			return nil, err
		}
		_, met := s.Overlay(b)
		for id, sides := range met {
			for side := range sides {
				all.meet(id, side)
			}
		}
	}
	if len(ids) == 0 {
		return all, nil
	}
	found, err := store.Claiming(ctx, slices.Sorted(maps.Keys(ids)))
	if err != nil {
		return nil, err
	}
	for id, documents := range found {
		for _, r := range s.claims[id] {
			for _, d := range documents {
				if side := r.side(d, id); side > 0 {
					all.meet(r.ID, side)
				}
			}
		}
	}
	return all, nil
}
