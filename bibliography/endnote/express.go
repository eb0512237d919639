package endnote

import (
	"kg/bibliography"
	"kg/bibliography/refman"
)

// Express is what of an item EndNote XML holds: see [refman.Express]; it has no element for a place in an archive.
func Express(it *bibliography.Item) *bibliography.Item {
	out := refman.Express(it)
	out.Set(bibliography.ArchiveLocation, "")
	return out
}
