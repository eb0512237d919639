package identity

import (
	"maps"
	"slices"

	"kg/graph"
)

// Nodes are the nodes that the claims of documents stand for, worked out from all of them at once as a store does: by document, then by the
// id under which the claim was made.
func Nodes(claims map[graph.ID]map[graph.ID]*Description) (map[graph.ID]map[graph.ID]graph.ID, error) {
	ix := &memory{descriptions: map[string]Stored{}, bearers: map[string][]string{}, held: map[graph.ID][]string{}}
	var change Change
	for _, document := range slices.Sorted(maps.Keys(claims)) {
		for _, claimed := range slices.Sorted(maps.Keys(claims[document])) {
			d := claims[document][claimed]
			ix.held[document] = append(ix.held[document], d.ID())
			if _, ok := ix.descriptions[d.ID()]; ok {
				continue
			}
			ix.descriptions[d.ID()] = Stored{Description: d}
			change.Appeared = append(change.Appeared, d)
			for _, k := range d.Keys() {
				ix.bearers[k] = append(ix.bearers[k], d.ID())
			}
		}
	}
	for _, ids := range ix.bearers {
		slices.Sort(ids)
	}
	outcome, err := Settle(ix, change)
	if err != nil {
		return nil, err
	}
	nodes := map[graph.ID]map[graph.ID]graph.ID{}
	for document, held := range claims {
		nodes[document] = map[graph.ID]graph.ID{}
		for claimed, d := range held {
			nodes[document][claimed] = outcome.Assignments[d.ID()].Node
		}
	}
	return nodes, nil
}

// memory is an index over descriptions that are all there.
type memory struct {
	descriptions map[string]Stored
	bearers      map[string][]string
	held         map[graph.ID][]string
}

var _ Index = (*memory)(nil)

func (m *memory) Bearers(keys []string, limit int) (map[string][]string, error) {
	found := make(map[string][]string, len(keys))
	for _, k := range keys {
		if ids := m.bearers[k]; len(ids) > 0 {
			found[k] = ids[:min(len(ids), limit)]
		}
	}
	return found, nil
}

func (m *memory) Descriptions(ids []string) (map[string]Stored, error) {
	found := make(map[string]Stored, len(ids))
	for _, id := range ids {
		if d, ok := m.descriptions[id]; ok {
			found[id] = d
		}
	}
	return found, nil
}

// Members are none: nothing was there before.
func (m *memory) Members([]string) ([]string, error) { return nil, nil }

func (m *memory) Together(ids []string) (map[graph.ID][]string, error) {
	wanted := make(map[string]bool, len(ids))
	for _, id := range ids {
		wanted[id] = true
	}
	found := map[graph.ID][]string{}
	for document, held := range m.held {
		var both []string
		for _, id := range held {
			if wanted[id] {
				both = append(both, id)
			}
		}
		if len(both) > 1 {
			found[document] = both
		}
	}
	return found, nil
}
