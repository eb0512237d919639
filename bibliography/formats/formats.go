// Package formats lists the formats of bibliographies that can be read and written.
package formats

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"kg/bibliography"
	"kg/bibliography/bibtex"
	"kg/bibliography/csljson"
	"kg/bibliography/endnote"
	"kg/bibliography/ris"
)

// Format is one format.
type Format struct {
	Name       string   // as on a command line: "csl-json"
	Title      string   // as in a sentence: "CSL-JSON"
	Extensions []string // in small letters, with the dot
	Looks      func(head string) bool
	Read       func(ctx context.Context, text string, limits bibliography.Limits) (*bibliography.Library, error)
	Write      func(w io.Writer, items []*bibliography.Item) error
	// Express is what of an item the format can hold: Read(Write(x)) is Express(x).
	Express func(it *bibliography.Item) *bibliography.Item
}

// All are all formats, in the order in which a file is held against them.
func All() []Format {
	dialect := func(d bibtex.Dialect) func(io.Writer, []*bibliography.Item) error {
		return func(w io.Writer, items []*bibliography.Item) error { return bibtex.Write(w, items, d) }
	}
	express := func(d bibtex.Dialect) func(*bibliography.Item) *bibliography.Item {
		return func(it *bibliography.Item) *bibliography.Item { return bibtex.Express(it, d) }
	}
	return []Format{
		{"bibtex", "BibTeX", []string{".bib", ".bibtex"}, bibtex.Looks, bibtex.Read, dialect(bibtex.BibTeX), express(bibtex.BibTeX)},
		{"biblatex", "BibLaTeX", []string{".biblatex"}, bibtex.Looks, bibtex.Read, dialect(bibtex.BibLaTeX), express(bibtex.BibLaTeX)},
		{"ris", "RIS", []string{".ris", ".nbib"}, ris.Looks, ris.Read, ris.Write, ris.Express},
		{"csl-json", "CSL-JSON", []string{".json", ".csljson"}, csljson.Looks, csljson.Read, csljson.Write, csljson.Express},
		{"endnote", "EndNote XML", []string{".xml"}, endnote.Looks, endnote.Read, endnote.Write, endnote.Express},
	}
}

// ByName is the format of a name; ok is false when there is none.
func ByName(name string) (f Format, ok bool) {
	i := slices.IndexFunc(All(), func(f Format) bool { return f.Name == name })
	if i < 0 {
		return Format{}, false
	}
	return All()[i], true
}

// Detect is the format of a file by its content, and where that shows none, by
// the ending of its name; ok is false when it is none of them. The endings .json and .xml alone prove nothing.
func Detect(name, text string) (f Format, ok bool) {
	head := text[:min(len(text), 1<<16)]
	for _, f := range All() {
		if f.Looks(head) {
			return f, true
		}
	}
	ext := strings.ToLower(filepath.Ext(name))
	if ext == ".json" || ext == ".xml" {
		return Format{}, false
	}
	for _, f := range All() {
		if slices.Contains(f.Extensions, ext) {
			return f, true
		}
	}
	return Format{}, false
}
