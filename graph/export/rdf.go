package export

import (
	"context"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"

	"kg/graph"
)

// The graph as RDF. Every node and every piece of evidence is a resource; so is every edge, as a statement with its subject, predicate and object, for
// only so can it be denied, hedged and quoted. What is neither denied, hedged nor rejected is said outright too, as a triple. There are
// no blank nodes: what has no id in the graph has a fragment of one that has.

// prefix is a vocabulary.
type prefix struct{ name, iri string }

// prefixes are the vocabularies: our own last.
func prefixes() []prefix {
	return []prefix{
		{"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
		{"rdfs", "http://www.w3.org/2000/01/rdf-schema#"},
		{"xsd", "http://www.w3.org/2001/XMLSchema#"},
		{"dcterms", "http://purl.org/dc/terms/"},
		{"schema", "https://schema.org/"},
		{"skos", "http://www.w3.org/2004/02/skos/core#"},
		{"prov", "http://www.w3.org/ns/prov#"},
		{"oa", "http://www.w3.org/ns/oa#"},
		{"fabio", "http://purl.org/spar/fabio/"},
		{"cito", "http://purl.org/spar/cito/"},
		{"biro", "http://purl.org/spar/biro/"},
		{"c4o", "http://purl.org/spar/c4o/"},
		{"prism", "http://prismstandard.org/namespaces/basic/2.0/"},
		{"edtf", "http://id.loc.gov/datatypes/edtf/"},
		{"kg", "urn:kg:vocabulary:"},
	}
}

// iri is that of a thing in the graph.
func iri(id graph.ID) string { return "urn:kg:" + string(id) }

// predicate is what says a relation: that of a vocabulary which means the same, else our own. CiTO relates works that cite each other, so that
// it has nothing for a work and an event.
func predicate(r graph.Relation) string {
	switch r {
	case graph.Cites:
		return "cito:cites"
	case graph.Retracts:
		return "cito:retracts"
	case graph.Corrects:
		return "cito:corrects"
	case graph.VersionOf:
		return "dcterms:isVersionOf"
	case graph.PartOf:
		return "dcterms:isPartOf"
	case graph.Embodies:
		return "fabio:isManifestationOf"
	case graph.Describes:
		return "biro:references"
	case graph.PointsTo:
		return "c4o:denotes"
	case graph.Mentions:
		return "schema:mentions"
	case graph.MemberOf:
		return "schema:memberOf"
	}
	return "kg:" + string(r)
}

// fabioType is the class of a work by its CSL type; one that FaBiO has no class for is a work.
func fabioType(csl string) string {
	class := map[string]string{
		"article": "Article", "article-journal": "JournalArticle", "article-magazine": "MagazineArticle", "article-newspaper": "NewspaperArticle",
		"book": "Book", "chapter": "BookChapter", "entry-encyclopedia": "ReferenceEntry", "entry-dictionary": "ReferenceEntry", "entry": "ReferenceEntry",
		"manuscript": "Manuscript", "paper-conference": "ConferencePaper", "patent": "PatentDocument", "periodical": "Periodical", "post-weblog": "BlogPost",
		"report": "ReportDocument", "review": "Review", "review-book": "BookReview", "standard": "Specification", "thesis": "Thesis", "webpage": "WebPage",
	}[csl]
	if class == "" {
		class = "Work"
	}
	return "fabio:" + class
}

// object is what a property leads to: a thing by its IRI or name, or a text, which may be of a datatype.
type object struct {
	iri, name      string
	text, datatype string
}

func term(curie string) object        { return object{name: curie} }
func linked(iri string) object        { return object{iri: iri} }
func literal(s string) object         { return object{text: s} }
func typed(s, datatype string) object { return object{text: s, datatype: datatype} }

func truthOf(b bool) object { return typed(strconv.FormatBool(b), "xsd:boolean") }
func countOf(n int) object  { return typed(strconv.Itoa(n), "xsd:integer") }

// property is a predicate and what it leads to.
type property struct {
	predicate string
	object    object
	more      []object
}

// resource is a thing with what is said of it.
type resource struct {
	iri        string // or a name of a vocabulary
	types      []string
	properties []property
}

// say adds a property that has values.
func (r *resource) say(predicate string, objects ...object) {
	if len(objects) > 0 {
		r.add(predicate, objects[0])
		r.properties[len(r.properties)-1].more = objects[1:]
	}
}

// add adds a property with one value.
func (r *resource) add(predicate string, o object) {
	if r.properties == nil {
		r.properties = make([]property, 0, 12)
	}
	r.properties = append(r.properties, property{predicate: predicate, object: o})
}

// tell adds a text, where there is one.
func (r *resource) tell(predicate, text string) {
	if text != "" {
		r.add(predicate, literal(text))
	}
}

// telling adds a value of a datatype, where there is one.
func (r *resource) telling(predicate, text, datatype string) {
	if text != "" {
		r.add(predicate, typed(text, datatype))
	}
}

// syntax writes resources.
type syntax interface {
	begin(p *pen)
	resource(p *pen, r resource)
	end(p *pen)
}

// described is the Write of a format of RDF.
func described(title string, of func() syntax) func(context.Context, io.Writer, Graph) error {
	return func(ctx context.Context, w io.Writer, g Graph) error {
		if err := describe(ctx, w, g, of()); err != nil {
			return fmt.Errorf("export as %s: %w", title, err)
		}
		return nil
	}
}

func describe(ctx context.Context, w io.Writer, g Graph, s syntax) error {
	p := newPen(w)
	s.begin(p)
	for _, r := range vocabulary() {
		s.resource(p, r)
	}
	titles := g.known()
	for r, err := range g.kept(ctx, titles) {
		if err != nil {
			return err
		}
		var list []resource
		if r.Edge != nil {
			list = edgeResources(r.Edge)
		} else {
			list = nodeResources(r.Node)
		}
		for _, one := range list {
			s.resource(p, one)
		}
		if err := p.pass(false); err != nil {
			return err
		}
	}
	for _, r := range g.elsewhere(titles) {
		s.resource(p, r)
	}
	s.end(p)
	return p.pass(true)
}

// elsewhere are the documents that the part leaves out, by their titles: passages are taken from them.
func (g Graph) elsewhere(titles map[graph.ID]string) []resource {
	if len(g.titles) == 0 && g.part.wants(graph.KindDocument) {
		return nil // all are among the records
	}
	ids := slices.Sorted(maps.Keys(titles))
	var out []resource
	for _, id := range ids {
		if !g.among[id] {
			r := resource{iri: iri(id), types: []string{"fabio:DigitalManifestation", "prov:Entity"}}
			r.tell("rdfs:label", titles[id])
			out = append(out, r)
		}
	}
	return out
}

// vocabulary says what our own predicates for relations mean.
func vocabulary() []resource {
	var out []resource
	for _, rule := range graph.Allowed() {
		name := predicate(rule.Relation)
		if name != "kg:"+string(rule.Relation) {
			continue
		}
		r := resource{iri: name, types: []string{"rdf:Property"}}
		r.tell("rdfs:comment", rule.Says)
		out = append(out, r)
	}
	return out
}
