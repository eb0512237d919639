package direct

import "github.com/99designs/gqlgen/graphql"

// hitField is a field of what a search finds, as it is written.
type hitField struct {
	prefix, name, literal string
	node                  *nodes
}

// hits are the fields asked of each hit of a search, never nil.
func (c *compiler) hits(f graphql.CollectedField, at *fetch) (out []hitField) {
	out = []hitField{} // all fields may be skipped; nil is what is no search
	for _, f := range c.collect(f.Selections, "SearchHit") {
		h := hitField{prefix: prefixOf(f), name: f.Name}
		switch f.Name {
		case "__typename":
			h.literal = quoted("SearchHit")
		case "score":
		case "node":
			h.node = c.nodes(f.Selections, c.possible(f.Definition.Type.Name()), at)
		default:
			c.ok = false
		}
		out = append(out, h)
	}
	return out
}
