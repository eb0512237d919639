// Package csljson reads and writes CSL-JSON, the form in which citation processors exchange items.
//
// It reads an array of items, one item, an object with "items" or "references",
// and items one after the other (a line each); numbers where the schema has strings and the other
// way round; dates as date-parts, "raw", "literal" or a bare string; and the CSL
// variables that Zotero puts into "note". A broken item is reported and left out. Rich
// text in strings (<i>, <sub> …) becomes plain.
//
// Source of the rules: the CSL 1.0.2 schema for items (csl-data.json).
package csljson
