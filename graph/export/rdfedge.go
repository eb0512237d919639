package export

import (
	"strings"

	"kg/graph"
)

// edgeResources are the statement, the triple where it is asserted, and the evidence.
func edgeResources(e *graph.Edge) []resource {
	says := predicate(e.Relation)
	counted := graph.Counted(e.Evidence)
	s := resource{iri: iri(e.ID), types: []string{"rdf:Statement"}}
	s.add("rdf:subject", linked(iri(e.From)))
	s.add("rdf:predicate", term(says))
	s.add("rdf:object", linked(iri(e.To)))
	s.tell("kg:relation", string(e.Relation))
	s.add("kg:confidence", typed(decimalOf(e.Confidence), "xsd:decimal"))
	s.add("kg:negated", truthOf(e.Negated))
	s.add("kg:hedged", truthOf(e.Hedged))
	s.add("kg:rejected", truthOf(len(counted) == 0))
	s.telling("dcterms:temporal", e.Date, "edtf:EDTF")
	var from []object
	out := make([]resource, 1, 2+4*len(e.Evidence))
	for _, v := range e.Evidence {
		from = append(from, linked(iri(v.ID)))
		out = append(out, evidenceResources(v, s.iri)...)
	}
	s.say("prov:wasDerivedFrom", from...)
	out[0] = s
	if !e.Negated && !e.Hedged && len(counted) > 0 {
		plain := resource{iri: iri(e.From)}
		plain.say(says, linked(iri(e.To)))
		out = append(out, plain)
	}
	return out
}

// evidenceResources are a piece of evidence as an annotation: its body is the statement, its target the passage in the document. The passage is
// told by its words, and by its place in bytes of the text that was read from the document, in UTF-8.
func evidenceResources(v graph.Evidence, statement string) []resource {
	id := iri(v.ID)
	a := resource{iri: id, types: []string{"oa:Annotation", "prov:Entity"}}
	a.add("oa:hasBody", linked(statement))
	a.add("oa:hasTarget", linked(id+"#target"))
	a.add("prov:wasDerivedFrom", linked(iri(v.Document)))
	a.add("kg:confidence", typed(decimalOf(v.Confidence), "xsd:decimal"))
	a.add("kg:hedged", truthOf(v.Hedged))
	a.tell("kg:rule", v.Rule)
	a.tell("kg:section", v.Section)
	a.tell("kg:place", v.Place)
	a.tell("kg:reason", v.Reason)
	a.tell("kg:voices", strings.Join(v.Voices, "; ")) // from the document inwards
	var said []object
	for _, one := range v.Sayings {
		said = append(said, literal(one.Voice+": "+one.Quote))
	}
	a.say("kg:saying", said...)
	a.tell("kg:verdict", string(v.Verdict))
	a.telling("dcterms:temporal", v.Date, "edtf:EDTF")
	if v.Citation != "" {
		a.add("kg:citation", linked(iri(v.Citation)))
	}
	if v.Rank > 0 {
		a.add("kg:rank", countOf(v.Rank))
	}
	target := resource{iri: id + "#target", types: []string{"oa:SpecificResource"}}
	target.add("oa:hasSource", linked(iri(v.Document)))
	target.say("oa:hasSelector", linked(id+"#quote"), linked(id+"#position"))
	quote := resource{iri: id + "#quote", types: []string{"oa:TextQuoteSelector"}}
	quote.tell("oa:exact", v.Quote)
	position := resource{iri: id + "#position", types: []string{"oa:DataPositionSelector"}}
	position.add("oa:start", countOf(v.Span.Start))
	position.add("oa:end", countOf(v.Span.End))
	return []resource{a, target, quote, position}
}
