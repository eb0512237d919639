package resolve

import (
	"fmt"

	"kg/document"
	"kg/graph"
)

// Batch is all that a document says, as one [graph.Batch]: sorted, with every
// edge resting on a slice of the document's text. The document must have been annotated.
//
// An error means that the layers break a law; nothing is left out silently.
func Batch(d *document.Document) (graph.Batch, error) {
	a := assembler{
		doc:    d,
		id:     graph.NewID(string(graph.KindDocument), d.ID),
		claims: map[graph.ID][]graph.Node{},
		edges:  map[graph.EdgeKey]map[graph.ID]graph.Evidence{},
		traits: map[graph.ID][]string{},
	}
	a.documentAndWork()
	a.references()
	a.relateNotices()
	a.relateVersions()
	a.citations()
	a.entities()
	a.statements()
	b := a.batch()
	if err := b.Validate(); err != nil {
		return graph.Batch{}, fmt.Errorf("assemble %s: %w", d.Name, err)
	}
	return b, nil
}

// assembler gathers the claims and the evidence of one document.
type assembler struct {
	doc    *document.Document
	id     graph.ID // of the document's node
	work   graph.ID // of the document's own work
	claims map[graph.ID][]graph.Node
	edges  map[graph.EdgeKey]map[graph.ID]graph.Evidence
	traits map[graph.ID][]string // of claims about entities

	refIDs   []graph.ID // of Layers.References, by index
	refWorks []graph.ID // the work each describes
	citIDs   []graph.ID // of Layers.Citations
	entIDs   []graph.ID // of Layers.Entities

	listed []listed // the document's own work and those of its bibliography, each once
}

func (a *assembler) claim(n graph.Node) { a.claims[n.NodeID()] = append(a.claims[n.NodeID()], n) }

// reading is one reading of a stretch of text: what evidence is made of.
type reading struct {
	span       document.Span
	block      int // that the span begins in, -1 to look it up
	rule       string
	confidence float64
	hedged     bool
	cues       []document.Span
	citation   graph.ID
	voices     []string
	sayings    []graph.Saying
	date       string
	rank       int
	reason     string
}

// edge adds evidence to the edge. The same reading of the same passage is one
// piece of evidence; what differs in cues is put together.
func (a *assembler) edge(rel graph.Relation, from, to graph.ID, negated bool, r reading) {
	key := graph.EdgeKey{Relation: rel, From: from, To: to, Negated: negated}
	quote, _ := a.doc.Quote(r.span)
	e := graph.Evidence{
		Document: a.id, Span: graph.Span(r.span), Quote: quote,
		Section: a.section(r), Place: a.place(r.span),
		Rule: r.rule, Confidence: min(max(r.confidence, 0.01), 1), Hedged: r.hedged,
		Citation: r.citation, Voices: r.voices, Sayings: r.sayings, Date: r.date, Rank: r.rank, Reason: r.reason,
	}
	e.ID = graph.NewEvidenceID(key, e)
	if a.edges[key] == nil {
		a.edges[key] = map[graph.ID]graph.Evidence{}
	}
	if was, ok := a.edges[key][e.ID]; ok {
		e.Cues = was.Cues
		e.Confidence = max(e.Confidence, was.Confidence)
		e.Hedged = e.Hedged && was.Hedged
	}
	e.Cues = addCues(e.Cues, r.cues)
	a.edges[key][e.ID] = e
}

func addCues(cues []graph.Span, more []document.Span) []graph.Span {
next:
	for _, m := range more {
		for _, c := range cues {
			if c == graph.Span(m) {
				continue next
			}
		}
		cues = append(cues, graph.Span(m))
	}
	return cues
}

func (a *assembler) section(r reading) string {
	block := r.block
	if block < 0 {
		block = a.doc.BlockAt(r.span.Start)
	}
	if block < 0 {
		return ""
	}
	return a.doc.SectionTitle(block)
}

func (a *assembler) place(s document.Span) string {
	p, ok := a.doc.Origin.Locate(s)
	if !ok {
		return ""
	}
	where := fmt.Sprintf("bytes %d-%d", p.File.Start, p.File.End)
	if p.Page > 0 {
		where = fmt.Sprintf("page %d, %s", p.Page, where)
	}
	if p.Path != "" {
		where = p.Path + ", " + where
	}
	return where
}

// passage is the sentence at index i, or the fallback where there is none.
func (a *assembler) passage(i int, fallback document.Span) (document.Span, int) {
	if i < 0 || i >= len(a.doc.Layers.Passages) {
		return fallback, -1
	}
	p := a.doc.Layers.Passages[i]
	return p.Span, p.Block
}

func (a *assembler) batch() graph.Batch {
	b := graph.Batch{Document: a.id}
	for _, claims := range a.claims {
		n := graph.FoldNode(claims)
		b.Claims = append(b.Claims, withTraits(n, a.traits[n.NodeID()]))
	}
	for key, evidence := range a.edges {
		e := graph.Edge{EdgeKey: key}
		for _, v := range evidence {
			e.Evidence = append(e.Evidence, v)
		}
		b.Edges = append(b.Edges, e)
	}
	b.Sort()
	return b
}
