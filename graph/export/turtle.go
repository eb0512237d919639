package export

import (
	"strings"
	"unicode/utf8"
)

// turtle writes RDF 1.1 Turtle, a resource after the other.
type turtle struct{}

func newTurtle() syntax { return turtle{} }

func (turtle) begin(p *pen) {
	for _, x := range prefixes() {
		p.put("@prefix ", x.name, ": <", x.iri, "> .\n")
	}
	p.put("\n")
}

func (turtle) resource(p *pen, r resource) {
	subject(p, r.iri)
	between := " "
	if len(r.types) > 0 {
		p.put(" a ", strings.Join(r.types, ", "))
		between = " ;\n  "
	}
	for _, q := range r.properties {
		p.put(between, q.predicate)
		between = " ;\n  "
		p.put(" ")
		turtleObject(p, q.object)
		for _, o := range q.more {
			p.put(", ")
			turtleObject(p, o)
		}
	}
	p.put(" .\n")
}

// subject writes an IRI in full, or a name of a vocabulary.
func subject(p *pen, s string) {
	if strings.HasPrefix(s, "kg:") {
		p.put(s)
		return
	}
	p.put("<", pureIRI(s), ">")
}

func turtleObject(p *pen, o object) {
	switch {
	case o.name != "":
		p.put(o.name)
		return
	case o.iri != "":
		p.put("<", pureIRI(o.iri), ">")
		return
	}
	p.b = appendTurtle(p.b, o.text)
	if o.datatype != "" {
		p.put("^^", o.datatype)
	}
}

// appendTurtle appends a text in quotes: the escapes are those of JSON.
func appendTurtle(b []byte, s string) []byte { return appendJSON(b, s) }

// pureIRI is an IRI without what none may hold; ids hold nothing of it.
func pureIRI(s string) string {
	if plainIRI(s) {
		return s
	}
	bad := func(r rune) bool { return r <= ' ' || strings.ContainsRune("<>\"{}|^`\\", r) || r == utf8.RuneError }
	return strings.Map(func(r rune) rune {
		if bad(r) {
			return '_'
		}
		return r
	}, s)
}

// plainIRI tells whether all is of letters, digits and what our own IRIs have besides.
func plainIRI(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < 'a' || c > 'z') && (c < '-' || c > ':') && c != '#' && (c < 'A' || c > 'Z') && c != '_' {
			return false
		}
	}
	return true
}

func (turtle) end(*pen) {}
