package export

import (
	"strconv"

	"kg/graph"
)

// nodeResources are the node, and the people it names.
func nodeResources(n graph.Node) []resource {
	r := resource{iri: iri(n.NodeID())}
	var others []resource
	switch v := n.(type) {
	case *graph.Document:
		documentResource(&r, v)
	case *graph.Work:
		others = workResource(&r, v)
	case *graph.Reference:
		r.types = []string{"biro:BibliographicReference"}
		r.add("dcterms:isPartOf", linked(iri(v.Document)))
		r.tell("dcterms:bibliographicCitation", v.Raw)
	case *graph.Citation:
		r.types = []string{"c4o:InTextReferencePointer"}
		r.add("dcterms:isPartOf", linked(iri(v.Document)))
		r.tell("kg:status", v.Status)
		r.tell("kg:section", v.Section)
	case *graph.Actor:
		r.types = append([]string{"prov:Agent"}, actorTypes(v.Type)...)
		entity(&r, v.Type, v.Name, v.Aliases)
	case *graph.Event:
		r.types = []string{"schema:Event"}
		entity(&r, v.Type, v.Name, v.Aliases)
		r.tell("kg:code", v.Code)
		first, last := stated(v.Date)
		r.telling("schema:startDate", first, "xsd:date")
		r.telling("schema:endDate", last, "xsd:date")
	case *graph.Policy:
		r.types = []string{"kg:Policy"}
		entity(&r, v.Type, v.Name, v.Aliases)
	}
	r.tell("rdfs:label", n.Label())
	r.telling("dcterms:date", graph.DateOf(n), "edtf:EDTF")
	return append([]resource{r}, others...)
}

func documentResource(r *resource, d *graph.Document) {
	r.types = []string{"fabio:DigitalManifestation", "prov:Entity", "schema:DigitalDocument"}
	r.tell("dcterms:title", d.Title)
	r.tell("dcterms:format", d.Media)
	r.tell("dcterms:language", d.Language)
	r.tell("dcterms:identifier", "sha256:"+d.Digest)
	r.tell("schema:name", d.Name)
	r.tell("kg:type", d.Genre)
}

func workResource(r *resource, w *graph.Work) []resource {
	r.types = []string{fabioType(w.Type)}
	r.tell("dcterms:title", w.Title)
	var authors []object
	var people []resource
	for i, p := range w.Authors {
		one := resource{iri: r.iri + "#author-" + strconv.Itoa(i+1)}
		if p.Literal == "" { // a literal is an organisation, or a name that could not be taken apart
			one.types = []string{"schema:Person"}
		}
		one.tell("schema:name", p.Display())
		one.tell("schema:familyName", p.Family)
		one.tell("schema:givenName", p.Given)
		people = append(people, one)
		authors = append(authors, linked(one.iri))
	}
	r.say("schema:author", authors...)
	r.tell("kg:authors", authorsOf(w)) // in their order
	r.tell("kg:year", w.Year)
	r.tell("kg:type", w.Type)
	r.tell("prism:publicationName", w.Container)
	r.tell("prism:volume", w.Volume)
	r.tell("prism:issueIdentifier", w.Issue)
	r.tell("prism:pageRange", w.Pages)
	r.tell("dcterms:publisher", w.Publisher)
	r.tell("prism:doi", w.DOI)
	r.tell("prism:url", w.URL)
	r.tell("prism:isbn", w.ISBN)
	r.tell("dcterms:language", w.Language)
	if w.Retracted {
		r.add("kg:retracted", truthOf(true))
	}
	r.say("skos:altLabel", literals(w.Keys)...)
	return people
}

func entity(r *resource, typ, name string, aliases []string) {
	r.tell("schema:name", name)
	r.tell("kg:type", typ)
	r.say("skos:altLabel", literals(aliases)...)
}

func literals(texts []string) []object {
	var out []object
	for _, s := range texts {
		out = append(out, literal(s))
	}
	return out
}

// actorTypes are the classes that say what the type of an actor does, and no more.
func actorTypes(typ string) []string {
	switch typ {
	case "person":
		return []string{"schema:Person", "prov:Person"}
	case "state":
		return []string{"schema:Country"}
	case "":
		return nil
	}
	return []string{"schema:Organization", "prov:Organization"}
}
