package answer

import "kg/graph"

// SameAs are the actors that may be the same.
func (n *Actor) SameAs() []graph.Alike { return sameAs(n.Identity) }

// SameAs are the events that may be the same.
func (n *Event) SameAs() []graph.Alike { return sameAs(n.Identity) }

// SameAs are the policies that may be the same.
func (n *Policy) SameAs() []graph.Alike { return sameAs(n.Identity) }

func sameAs(i *graph.Identity) []graph.Alike {
	out := []graph.Alike{}
	if i == nil {
		return out
	}
	for _, a := range i.Alike {
		if a.Relation == graph.LikeSame {
			out = append(out, a)
		}
	}
	return out
}
