package bench

import (
	"fmt"
	"math/rand/v2"

	"kg/graph"
)

// Size is how much of everything a generated graph has.
type Size struct {
	Works, Events, Actors, Policies int
}

// FullSize gives about 82,000 nodes and 770,000 edges, ShortSize a twentieth of that.
func FullSize() Size { return Size{Works: 40_000, Events: 25_000, Actors: 12_000, Policies: 5_000} }

// ShortSize is for a quick look.
func ShortSize() Size { return Size{Works: 2_000, Events: 1_250, Actors: 600, Policies: 250} }

// Data is a generated graph. The same size gives the same graph.
type Data struct {
	Nodes []graph.Node
	Edges []graph.Edge
	Works []graph.ID
}

// Generate makes a graph in which every work explains ten events and cites six works, and every event has participants, causes and policies
// around it. Nodes say what such nodes say, evidence has a quote of ordinary length.
func Generate(size Size) *Data {
	d := &Data{}
	r := rand.New(rand.NewPCG(1, 2))
	document := graph.NewID(string(graph.KindDocument), "generated")
	works := make([]graph.ID, size.Works)
	for i := range works {
		works[i] = graph.NewID("work", fmt.Sprint(i))
		author := graph.Person{Family: fmt.Sprintf("Author%05d", i/3), Given: "A. B."}
		d.Nodes = append(d.Nodes, &graph.Work{
			ID: works[i], Title: fmt.Sprintf("On the causes and consequences of matter %d", i), Authors: []graph.Person{author}, Year: fmt.Sprint(1950 + i%75),
			Type: "article-journal", Container: fmt.Sprintf("Journal of Matters %d", i%200), Keys: []string{fmt.Sprintf("%s %d", author.Family, 1950+i%75)},
		})
	}
	events := d.add(size.Events, func(i int) graph.Node {
		return &graph.Event{ID: graph.NewID("event", fmt.Sprint(i)), Name: fmt.Sprintf("Conference of the year %d, session %d", 1900+i%125, i), Date: fmt.Sprint(1900 + i%125)}
	})
	actors := d.add(size.Actors, func(i int) graph.Node {
		return &graph.Actor{ID: graph.NewID("actor", fmt.Sprint(i)), Name: fmt.Sprintf("Organisation number %d", i), Type: "organisation"}
	})
	policies := d.add(size.Policies, func(i int) graph.Node {
		return &graph.Policy{ID: graph.NewID("policy", fmt.Sprint(i)), Name: fmt.Sprintf("Programme number %d", i), Date: fmt.Sprint(1950 + i%75)}
	})
	d.Works = works
	seen := map[graph.EdgeKey]bool{}
	link := func(relation graph.Relation, from, to []graph.ID, each int) {
		for _, a := range from {
			for n := 0; n < each; {
				k := graph.EdgeKey{Relation: relation, From: a, To: to[r.IntN(len(to))]}
				if k.From == k.To || seen[k] {
					continue
				}
				seen[k] = true
				n++
				v := graph.Evidence{
					Document: document, Span: graph.Span{Start: len(d.Edges) * 100, End: len(d.Edges)*100 + 90}, Section: "Findings", Place: fmt.Sprintf("bytes %d-%d", len(d.Edges)*100, len(d.Edges)*100+90),
					Quote: fmt.Sprintf("As sentence %d of this document says at some length, the one stands so to the other.", len(d.Edges)), Rule: "generated", Confidence: float64(50+r.IntN(50)) / 100,
				}
				v.ID = graph.NewEvidenceID(k, v)
				d.Edges = append(d.Edges, graph.FoldEdge(k, []graph.Evidence{v}))
			}
		}
	}
	link(graph.Explains, works, events, 10)
	link(graph.Cites, works, works, 6)
	link(graph.ParticipatedIn, actors, events, 5)
	link(graph.LedTo, events, events, 2)
	link(graph.Adopted, actors, policies, 1)
	return d
}

func (d *Data) add(n int, make func(i int) graph.Node) (ids []graph.ID) {
	for i := range n {
		node := make(i)
		d.Nodes, ids = append(d.Nodes, node), append(ids, node.NodeID())
	}
	return ids
}
