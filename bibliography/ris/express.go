package ris

import (
	"kg/bibliography"
	"kg/bibliography/refman"
)

// Express is what of an item RIS holds: see [refman.Express]; its one kind of note holds annotations too.
func Express(it *bibliography.Item) *bibliography.Item {
	out := refman.Express(it)
	if a := out.Get(bibliography.Annote); a != "" {
		if n := out.Get(bibliography.Note); n != "" {
			a = n + "; " + a
		}
		out.Set(bibliography.Note, a)
		out.Set(bibliography.Annote, "")
	}
	return out
}
