package resolve

import (
	"slices"

	"kg/document"
	"kg/graph"
	"kg/graph/identity"
)

// Entities are the claims about a document's entities, in the order of the layer, each with its traits.
func Entities(d *document.Document) []graph.Node {
	a := assembler{doc: d, id: graph.NewID(string(graph.KindDocument), d.ID)}
	traits := traitsOf(d)
	claims := make([]graph.Node, len(d.Layers.Entities))
	for i, e := range d.Layers.Entities {
		id, own := a.entityID(e, traits[i])
		claims[i] = withTraits(entityNode(id, e), own)
	}
	return claims
}

// entityID is the id under which an entity is claimed, and the traits of the claim. What its name tells apart only in this document bears
// the document's id in its own.
func (a *assembler) entityID(e document.Entity, traits []string) (graph.ID, []string) {
	id := graph.NewID(string(e.Kind), e.Key)
	n := withTraits(entityNode(id, e), traits)
	if about := aboutOf(a.doc); about != "" && identity.Vague(n) {
		traits = append(slices.Clone(traits), identity.TraitAbout+about)
		n = withTraits(n, traits)
	}
	if identity.Local(n) {
		id = graph.NewID(string(e.Kind), e.Key, string(a.id))
	}
	return id, traits
}

// withTraits puts traits into a claim.
func withTraits(n graph.Node, traits []string) graph.Node {
	slices.Sort(traits)
	traits = slices.Compact(traits)
	switch v := n.(type) {
	case *graph.Actor:
		v.Traits = traits
	case *graph.Event:
		v.Traits = traits
	case *graph.Policy:
		v.Traits = traits
	}
	return n
}

// participation are the relations of those who take part in an event.
func participation(r document.Relation) bool {
	return r == document.ParticipatedIn || r == document.Initiated || r == document.Signed
}

// traitsOf are the traits of each entity: the entry that it was found by, what the annotators read, and who takes part.
func traitsOf(d *document.Document) [][]string {
	out := make([][]string, len(d.Layers.Entities))
	for i, e := range d.Layers.Entities {
		if e.Lexicon != "" || builtIn(e.Key) {
			out[i] = []string{identity.TraitEntry + e.Key}
			continue
		}
		out[i] = slices.Clone(e.Traits)
	}
	for _, s := range d.Layers.Statements {
		if s.Subject < 0 || s.Negated || !participation(s.Relation) || document.ByModel(s.Rule) {
			continue // a model's reading does not decide what is one thing
		}
		who, what := d.Layers.Entities[s.Subject], d.Layers.Entities[s.Object]
		if what.Kind == document.Event && builtIn(who.Key) && what.Lexicon == "" {
			out[s.Object] = append(out[s.Object], identity.TraitWith+who.Key)
		}
	}
	return out
}

// builtIn tells whether a key is that of an entry of the built-in vocabulary.
func builtIn(key string) bool { return len(key) > 4 && key[:4] == "geo:" }

// aboutOf is the key of the state or bloc that the document names most, "" where none leads.
func aboutOf(d *document.Document) string {
	best, key, tie := 0, "", false
	for _, e := range d.Layers.Entities {
		if e.Type != "state" && e.Type != "bloc" {
			continue
		}
		n := 0
		for _, m := range e.Mentions {
			if !document.ByModel(m.Rule) {
				n++
			}
		}
		switch {
		case n > best:
			best, key, tie = n, e.Key, false
		case n == best:
			tie = true
		}
	}
	if tie {
		return ""
	}
	return key
}
