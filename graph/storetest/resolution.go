package storetest

import (
	"fmt"
	"maps"
	"slices"

	"kg/graph"
	"kg/graph/identity"
)

// resolution says which nodes claims are about, worked out from all of them at once.
type resolution struct {
	nodes      map[graph.ID]map[graph.ID]graph.ID // by document, then by the id that was claimed
	identities map[graph.ID]*graph.Identity
}

func (r resolution) node(document, claimed graph.ID) graph.ID {
	if id, ok := r.nodes[document][claimed]; ok {
		return id
	}
	return claimed
}

// resolved looks at all descriptions of all batches and links each pair that may be akin; a store looks at those alone that a change may concern.
func (m *model) resolved() resolution {
	key := ""
	for _, d := range m.documents() {
		key += fmt.Sprintf("%s %p ", d, m.batches[d].Claims)
	}
	if r, ok := m.known[key]; ok {
		return r
	}
	r := m.resolve()
	m.known = map[string]resolution{key: r}
	return r
}

func (m *model) resolve() resolution {
	described, held := map[string]*identity.Description{}, map[graph.ID]map[graph.ID]string{}
	setting := identity.Setting{Holders: map[string][]graph.ID{}, Crowded: map[graph.ID]bool{}}
	for document, b := range m.batches {
		held[document] = map[graph.ID]string{}
		for _, n := range b.Claims {
			if d, ok := identity.Describe(n); ok {
				described[d.ID()] = d
				held[document][n.NodeID()] = d.ID()
				setting.Holders[d.ID()] = append(setting.Holders[d.ID()], document)
			}
		}
	}
	bearers := map[string][]string{}
	for id, d := range described {
		for _, k := range d.Keys() {
			bearers[k] = append(bearers[k], id)
		}
	}
	set := map[string]string{}
	for id := range described {
		set[id] = id
	}
	for k, ids := range bearers {
		if len(ids) > identity.MaxBlock && !identity.Deciding(k) {
			if claimed := graph.ID(k[len("id "):]); k[:3] == "id " {
				setting.Crowded[claimed] = true
			}
			continue
		}
		for i, a := range ids {
			for _, b := range ids[i+1:] {
				if set[a] != set[b] && akin(described[a], described[b]) {
					from, to := set[a], set[b]
					for id, s := range set {
						if s == from {
							set[id] = to
						}
					}
				}
			}
		}
	}
	components := map[string][]*identity.Description{}
	for id, s := range set {
		components[s] = append(components[s], described[id])
	}
	r := resolution{nodes: map[graph.ID]map[graph.ID]graph.ID{}, identities: map[graph.ID]*graph.Identity{}}
	at := map[string]graph.ID{}
	for _, s := range slices.Sorted(maps.Keys(components)) {
		for _, c := range identity.Resolve(components[s], setting) {
			r.identities[c.Node] = c.Identity
			for _, d := range c.Members {
				at[d.ID()] = c.Node
			}
		}
	}
	for document, claims := range held {
		r.nodes[document] = map[graph.ID]graph.ID{}
		for claimed, d := range claims {
			r.nodes[document][claimed] = at[d]
		}
	}
	return r
}

func akin(a, b *identity.Description) bool {
	r := identity.Compare(a, b).Relation
	return a.Claimed == b.Claimed || r == identity.Same || r == identity.Version || r == identity.Candidate
}
