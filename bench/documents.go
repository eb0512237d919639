package bench

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"strings"

	"kg/graph"
)

// Documents are invented documents that cite and explain some of the same things: of n there are about 40 n nodes and 200 n edges, each with one piece of
// evidence that is a sentence of its document. The same n gives the same documents.
func Documents(n int) iter.Seq[graph.Batch] {
	return func(yield func(graph.Batch) bool) {
		for i := range n {
			if !yield(document(i, n)) {
				return
			}
		}
	}
}

// word is an invented word, another one for each number.
func word(i int) string {
	const onsets, vowels = "bdfghklmnprstvz", "aeiou"
	var b strings.Builder
	for n := 0; n < 3 || i > 0; n++ {
		b.WriteByte(onsets[i%len(onsets)])
		i /= len(onsets)
		b.WriteByte(vowels[i%len(vowels)])
		i /= len(vowels)
	}
	return b.String()
}

// capital is the word as a name.
func capital(i int) string {
	w := word(i)
	return strings.ToUpper(w[:1]) + w[1:]
}

func inventedWork(i int) *graph.Work {
	key := fmt.Sprintf("%s %d", capital(i/3+7000), 1950+i%75)
	return &graph.Work{
		ID: graph.NewID("work", fmt.Sprint(i)), Title: fmt.Sprintf("On the %s of %s and the %s", word(i), capital(i*7+13), word(i*31+5)),
		Authors: []graph.Person{{Family: capital(i/3 + 7000), Given: "A. B."}}, Year: fmt.Sprint(1950 + i%75), Type: "article-journal",
		Container: "Journal of " + capital(i%200), Volume: fmt.Sprint(i % 60), Keys: []string{key},
	}
}

func inventedEvent(i int) *graph.Event {
	return &graph.Event{ID: graph.NewID("event", fmt.Sprint(i)), Name: fmt.Sprintf("%d %s conference", 1900+i%125, capital(i*11+3)), Type: "conference", Date: fmt.Sprint(1900 + i%125)}
}

func inventedActor(i int) *graph.Actor {
	return &graph.Actor{ID: graph.NewID("actor", fmt.Sprint(i)), Name: fmt.Sprintf("%s Union of %s", capital(i*17+11), capital(i*5+1)), Type: "organisation"}
}

func inventedPolicy(i int) *graph.Policy {
	return &graph.Policy{ID: graph.NewID("policy", fmt.Sprint(i)), Name: fmt.Sprintf("%s Act", capital(i*19+2)), Type: "law", Date: fmt.Sprint(1950 + i%75)}
}

// paper is a document being invented.
type paper struct {
	*rand.Rand
	id    graph.ID
	text  strings.Builder
	nodes map[graph.ID]graph.Node
	batch graph.Batch
}

func document(i, of int) graph.Batch {
	id := graph.NewID(string(graph.KindDocument), fmt.Sprint("generated ", i))
	p := &paper{Rand: rand.New(rand.NewPCG(3, uint64(i))), id: id, nodes: map[graph.ID]graph.Node{}, batch: graph.Batch{Document: id}}
	work := func() graph.ID { return p.claim(inventedWork(of + p.IntN(19*of))) }
	event := func() graph.ID { return p.claim(inventedEvent(p.IntN(12 * of))) }
	actor := func() graph.ID { return p.claim(inventedActor(p.IntN(5 * of))) }
	policy := func() graph.ID { return p.claim(inventedPolicy(p.IntN(2 * of))) }
	own := p.claim(inventedWork(i))
	p.edge(graph.Embodies, id, own)
	for range 60 {
		p.edge(graph.Cites, own, work())
		p.edge(graph.Explains, own, event())
	}
	for range 40 {
		p.edge(graph.ParticipatedIn, actor(), event())
	}
	for range 25 {
		p.edge(graph.LedTo, event(), event())
	}
	for range 14 {
		p.edge(graph.Adopted, actor(), policy())
	}
	text := p.text.String()
	p.batch.Claims = append(p.batch.Claims, &graph.Document{
		ID: id, Digest: fmt.Sprint(i), Name: fmt.Sprintf("generated-%08d.md", i), Media: "text/markdown", Genre: "paper", Title: "On " + capital(i), Text: text, Bytes: int64(len(text)),
	})
	return p.batch
}

func (p *paper) claim(n graph.Node) graph.ID {
	if _, ok := p.nodes[n.NodeID()]; !ok {
		p.nodes[n.NodeID()] = n
		p.batch.Claims = append(p.batch.Claims, n)
	}
	return n.NodeID()
}

func (p *paper) edge(r graph.Relation, from, to graph.ID) {
	if from == to {
		return
	}
	start := p.text.Len()
	fmt.Fprintf(&p.text, "As sentence %d of this document says at some length, the %s stands so to the other.", len(p.batch.Edges), word(p.IntN(5000)))
	end := p.text.Len()
	p.text.WriteByte(' ')
	k := graph.EdgeKey{Relation: r, From: from, To: to}
	p.batch.Edges = append(p.batch.Edges, graph.Edge{EdgeKey: k, Evidence: []graph.Evidence{{
		Document: p.id, Span: graph.Span{Start: start, End: end}, Quote: p.text.String()[start:end], Section: "Findings",
		Place: fmt.Sprintf("bytes %d-%d", start, end), Rule: "generated", Confidence: float64(50+p.IntN(50)) / 100,
	}}})
}
