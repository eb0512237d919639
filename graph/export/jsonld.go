package export

// jsonLD writes JSON-LD 1.1: a context with the vocabularies, and a graph with a resource a line.
type jsonLD struct{ begun bool }

func newJSONLD() syntax { return &jsonLD{} }

func (*jsonLD) begin(p *pen) {
	p.put(`{"@context":{`)
	for i, x := range prefixes() {
		if i > 0 {
			p.put(",")
		}
		p.put(`"`, x.name, `":`)
		// an IRI that ends in a letter would be no prefix without being declared as one; all of ours end in a delimiter
		p.json(x.iri)
	}
	p.put(`},"@graph":[`)
}

func (j *jsonLD) resource(p *pen, r resource) {
	comma(p, &j.begun)
	p.put(`{"@id":`)
	p.json(pureIRI(r.iri))
	if len(r.types) > 0 {
		p.put(`,"@type":[`)
		for i, t := range r.types {
			if i > 0 {
				p.put(",")
			}
			p.json(t)
		}
		p.put("]")
	}
	for _, q := range r.properties {
		p.put(`,"`, q.predicate, `":`)
		if len(q.more) > 0 {
			p.put("[")
		}
		jsonLDObject(p, q.object)
		for _, o := range q.more {
			p.put(",")
			jsonLDObject(p, o)
		}
		if len(q.more) > 0 {
			p.put("]")
		}
	}
	p.put("}")
}

func jsonLDObject(p *pen, o object) {
	switch {
	case o.name != "":
		p.put(`{"@id":"`, o.name, `"}`)
	case o.iri != "":
		p.put(`{"@id":`)
		p.json(pureIRI(o.iri))
		p.put("}")
	case o.datatype == "xsd:boolean" || o.datatype == "xsd:integer":
		p.put(o.text)
	case o.datatype != "":
		p.put(`{"@value":`)
		p.json(o.text)
		p.put(`,"@type":"`, o.datatype, `"}`)
	default:
		p.json(o.text)
	}
}

func (*jsonLD) end(p *pen) { p.put("\n]}\n") }
