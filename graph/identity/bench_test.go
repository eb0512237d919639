package identity_test

import (
	"fmt"
	"testing"

	"kg/graph"
	"kg/graph/identity"
)

// manyThings are n claims about persons, organisations, events and policies of a field, in documents of fifty each: a fifth of them
// common to many documents, the others each in a few spellings.
func manyThings(n int) map[graph.ID]map[graph.ID]*identity.Description {
	given := []string{"Sol-mi", "Tae-gyu", "Bo-ram", "Hana", "Solveig", "Oda", "Nils", "Amara", "Chidi", "Lilit"}
	family := []string{"Kim", "Park", "Brandvik", "Okoro", "Petrosyan", "Reyes", "Halloran", "Mwangi", "Quist", "Vance"}
	place := []string{"Varda", "Meridian", "Tollan", "Aune", "Kestrel", "Ostmark", "Lirien", "Sandvik", "Corran", "Delmar"}
	out := map[graph.ID]map[graph.ID]*identity.Description{}
	for i := range n {
		document := graph.NewID("document", fmt.Sprint(i/50))
		if out[document] == nil {
			out[document] = map[graph.ID]*identity.Description{}
		}
		k := i % (n / 3)
		var thing graph.Node
		name := place[k%10] + place[k/10%10] + fmt.Sprint(string(rune('a'+k/100%26)), string(rune('a'+k/2600%26)))
		switch i % 4 {
		case 0:
			p := family[k%10] + name
			thing = &graph.Actor{Type: "person", Name: given[k/10%10] + " " + p, Traits: []string{"country:geo:NO"}}
		case 1:
			thing = &graph.Actor{Type: "organization", Name: name + " Institute for Harbour Research"}
		case 2:
			thing = &graph.Event{Name: name + " Summit", Date: fmt.Sprint(1950 + k%70)}
		default:
			thing = &graph.Policy{Name: name + " Harbour Agreement", Traits: []string{"about:geo:NO"}}
		}
		id := graph.NewID(string(thing.NodeKind()), fmt.Sprint(i%7), thing.Label())
		if d, ok := identity.Describe(graph.WithID(thing, id)); ok {
			out[document][id] = d
		}
	}
	return out
}

// BenchmarkThings resolves things from nothing; the time a thing takes should not grow with their number.
func BenchmarkThings(b *testing.B) {
	for _, n := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			claims := manyThings(n)
			for b.Loop() {
				if _, err := identity.Nodes(claims); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/float64(n), "µs/thing")
		})
	}
}
