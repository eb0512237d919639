package storetest

import (
	"fmt"

	"kg/graph"
)

// draft is a document being written: each edge adds the sentence it is read from.
type draft struct {
	id    graph.ID
	node  *graph.Document
	nodes []graph.Node
	seen  map[graph.ID]bool
	edges []graph.Edge
}

func newDraft(name string) *draft {
	id := graph.NewID(string(graph.KindDocument), name)
	return &draft{
		id: id, seen: map[graph.ID]bool{},
		node: &graph.Document{ID: id, Digest: name, Name: name + ".md", Media: "text/markdown", Title: "About " + name},
	}
}

// claim adds a node once and returns its id.
func (d *draft) claim(n graph.Node) graph.ID {
	if id := n.NodeID(); !d.seen[id] {
		d.seen[id] = true
		d.nodes = append(d.nodes, n)
	}
	return n.NodeID()
}

func idOf(kind graph.Kind, name string) graph.ID { return graph.NewID(string(kind), name) }

func (d *draft) work(title string, keys ...string) graph.ID {
	return d.claim(&graph.Work{ID: idOf(graph.KindWork, title), Title: title, Keys: keys})
}

func (d *draft) event(name, date string, aliases ...string) graph.ID {
	return d.claim(&graph.Event{ID: idOf(graph.KindEvent, name), Name: name, Date: date, Aliases: aliases})
}

func (d *draft) actor(name, typ string) graph.ID {
	return d.claim(&graph.Actor{ID: idOf(graph.KindActor, name), Name: name, Type: typ})
}

func (d *draft) policy(name string) graph.ID {
	return d.claim(&graph.Policy{ID: idOf(graph.KindPolicy, name), Name: name})
}

func (d *draft) reference(key string) graph.ID {
	return d.claim(&graph.Reference{
		ID: graph.NewID(string(graph.KindReference), string(d.id), key), Document: d.id, Key: key, Raw: key + ". An entry.", Number: 1, Confidence: 0.5,
	})
}

func (d *draft) citation(text, status string) graph.ID {
	return d.claim(&graph.Citation{
		ID: graph.NewID(string(graph.KindCitation), string(d.id), text), Document: d.id, Text: text, Kind: "narrative", Status: status, Number: 1,
	})
}

// edge adds a sentence and the edge read from it.
func (d *draft) edge(r graph.Relation, from, to graph.ID, confidence float64, change ...func(*graph.Edge)) graph.ID {
	start := len(d.node.Text)
	d.node.Text += fmt.Sprintf("Sentence %d says: %s. ", len(d.edges)+1, r)
	end := len(d.node.Text) - 1
	e := graph.Edge{
		EdgeKey: graph.EdgeKey{Relation: r, From: from, To: to},
		Evidence: []graph.Evidence{{
			Document: d.id, Span: graph.Span{Start: start, End: end}, Quote: d.node.Text[start:end],
			Place: fmt.Sprintf("bytes %d-%d", start, end), Rule: "test", Confidence: confidence,
		}},
	}
	for _, c := range change {
		c(&e)
	}
	d.edges = append(d.edges, e)
	return e.EdgeKey.ID()
}

func denied(e *graph.Edge) { e.Negated = true }

func hedged(e *graph.Edge) { e.Evidence[0].Hedged = true }

// batch is the document as far as it is written.
func (d *draft) batch() graph.Batch {
	document := *d.node
	nodes := append([]graph.Node{&document}, d.nodes...)
	return graph.Batch{Document: d.id, Claims: nodes, Edges: append([]graph.Edge(nil), d.edges...)}
}

// Corpus is a small graph of four documents that speak of some of the same
// things: shared and single nodes, denied and hedged edges, names in several scripts and with odd characters.
func Corpus() []graph.Batch {
	return []graph.Batch{harbour(), strike(), canal(), odd()}
}

func harbour() graph.Batch {
	d := newDraft("harbour")
	own := d.work("The harbour question", "Adler 2020")
	d.node.Genre = "paper"
	cited := d.claim(&graph.Work{
		ID: idOf(graph.KindWork, "Tides and tariffs"), Title: "Tides and tariffs", Year: "2018", Type: "book",
		Authors: []graph.Person{{Family: "Brandt", Given: "J."}}, Keys: []string{"J. Brandt 2018a"},
	})
	dock := d.event("Dock strike", "1911", "The dockers' strike")
	closing := d.event("Closing of the harbour", "1912-03")
	act := d.policy("Harbour Act")
	union := d.actor("Dockers’ Union", "organisation")
	city := d.actor("Port City", "state")
	ref := d.reference("J. Brandt 2018a")
	cit := d.citation("Brandt (2018a)", "resolved")
	d.edge(graph.Embodies, d.id, own, 1)
	d.edge(graph.Lists, d.id, ref, 1)
	d.edge(graph.Describes, ref, cited, 0.9)
	d.edge(graph.Makes, d.id, cit, 1)
	d.edge(graph.PointsTo, cit, ref, 0.8)
	d.edge(graph.Cites, own, cited, 0.8)
	d.edge(graph.Mentions, d.id, dock, 1)
	d.edge(graph.Explains, cited, dock, 0.9)
	d.edge(graph.Explains, cited, closing, 0.6, hedged)
	d.edge(graph.Explains, cited, act, 0.6)
	d.edge(graph.Explains, own, closing, 0.7, denied)
	d.edge(graph.ParticipatedIn, union, dock, 0.9)
	d.edge(graph.Adopted, city, act, 0.5)
	d.edge(graph.LedTo, dock, closing, 0.75)
	d.edge(graph.Caused, dock, act, 0.75)
	return d.batch()
}

func strike() graph.Batch {
	d := newDraft("strike")
	own := d.work("A history of strikes", "Conti 2021")
	d.node.Genre = "paper"
	cited := d.claim(&graph.Work{
		ID: idOf(graph.KindWork, "Tides and tariffs"), Title: "Tides and Tariffs: a study", Year: "2018", DOI: "10.1/abc",
		Authors: []graph.Person{{Family: "Brandt", Given: "Johanna"}}, Keys: []string{"Brandt 2018"},
	})
	dock := d.event("Dock strike", "1911-06", "Strike of 1911")
	closing := d.event("Closing of the harbour", "")
	union := d.actor("Dockers’ Union", "")
	crown := d.actor("Crown", "state")
	d.edge(graph.Embodies, d.id, own, 1)
	d.edge(graph.Cites, own, cited, 1)
	d.edge(graph.Explains, cited, dock, 0.7, hedged)
	d.edge(graph.Disputes, own, closing, 0.4)
	d.edge(graph.ParticipatedIn, union, dock, 0.8)
	d.edge(graph.Opposed, crown, dock, 0.8)
	d.edge(graph.Preceded, dock, closing, 0.75)
	return d.batch()
}

func canal() graph.Batch {
	d := newDraft("canal")
	d.node.Title, d.node.Genre, d.node.Language = "", "news", "en"
	own := d.work("Canal opens", "Canal opens")
	opening := d.event("Opening of the canal", "1914~")
	crown := d.actor("Crown", "state")
	city := d.actor("Port City", "city")
	d.edge(graph.Reports, own, opening, 0.9)
	d.edge(graph.Initiated, crown, opening, 0.9)
	d.edge(graph.AlliedWith, crown, city, 0.3)
	d.edge(graph.Opposed, city, opening, 0.2, denied)
	return d.batch()
}

// odd holds names that break what is put together carelessly.
func odd() graph.Batch {
	d := newDraft("odd 'name' \"quoted\"\n`back` \\ $x {y} 😀")
	d.node.Text = "Ünï — 평양 السلام\x00 \u2028 </quote> & ]]> 😀\n"
	own := d.work("Work with 'quotes', \"quotes\"\nand a line", "K. S. Kim 2024b", "O’Hara & Sons 1999", "김갑식 2024")
	for _, name := range oddNames() {
		e := d.event(name, "", "alias of "+name)
		d.edge(graph.Discusses, own, e, 0.5)
	}
	return d.batch()
}

func oddNames() []string {
	return []string{
		"'; DROP TABLE nodes; --", "`) DETACH DELETE n //", "평양 선언", "إعلان السلام", "北京會議", "Überfälle auf Łódź",
		"emoji 😀 and \U0001f1f0\U0001f1f7", "ﬀ fullwidth Ａ", "tab\tand\nline", "zero\x00byte", "a%b_c*d\"e", "😀", "Ａ", "ｚ", "\U00010400", "\ue000",
	}
}

// Large is a batch of a document with about the given number of edges, for benchmarks.
func Large(name string, edges int) graph.Batch {
	d := newDraft(name)
	var works, events []graph.ID
	for i := range edges/10 + 1 {
		works = append(works, d.work(fmt.Sprintf("Work %d of many", i), fmt.Sprintf("Author %d 2020", i)))
		events = append(events, d.event(fmt.Sprintf("Event %d of many", i), "2001"))
	}
	relations := []graph.Relation{graph.Explains, graph.Reports, graph.Discusses}
	for i := range edges {
		w, e := i%len(works), (i*7+i/len(works)*3)%len(events)
		d.edge(relations[i%3], works[w], events[e], float64(i%97+1)/100)
	}
	return d.batch()
}

// Explains asks which events a work explains, ten of them, and, for each level
// more, which works explain those, what else these explain, and so on. For benchmarks.
func Explains(work graph.ID, more int) graph.Shape {
	var hops []graph.Hop
	for level := more; level >= 0; level-- {
		hop := graph.Hop{Name: "explains", Relations: []graph.Relation{graph.Explains}, Direction: graph.Out, First: 10, Next: hops}
		if level%2 == 1 {
			hop.Direction = graph.In
		}
		hops = []graph.Hop{hop}
	}
	return graph.Shape{From: []graph.ID{work}, Hops: hops}
}
