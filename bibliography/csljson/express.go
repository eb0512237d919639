package csljson

import "kg/bibliography"

// Express is what of an item CSL-JSON holds: all of it, but for texts that are themselves a tag of its rich text.
func Express(it *bibliography.Item) *bibliography.Item {
	out := it.Copy()
	for v, text := range it.Text {
		out.Set(v, plain(text))
	}
	for v, names := range out.Names {
		for i, n := range names {
			out.Names[v][i] = bibliography.Name{Family: plain(n.Family), Given: plain(n.Given), Particle: plain(n.Particle), Dropping: plain(n.Dropping),
				Suffix: plain(n.Suffix), Literal: plain(n.Literal), EtAl: n.EtAl}
		}
	}
	return out
}
