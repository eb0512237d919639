package bib

import (
	"context"

	"kg/bibliography"
	"kg/bibliography/bibtex"
	"kg/document"
)

// Keyed is an entry under the key by which a text cites it.
type Keyed struct {
	Key       string
	Reference document.Reference // without spans
}

// Entries reads the entries of a BibTeX or BibLaTeX file for a text that cites them, in the file's order.
func Entries(ctx context.Context, text string) ([]Keyed, error) {
	l, err := bibtex.Read(ctx, text, bibliography.Limits{})
	if err != nil {
		return nil, err
	}
	out := make([]Keyed, 0, len(l.Entries))
	for _, it := range l.Items() {
		if it.Key != "" {
			out = append(out, Keyed{it.Key, Reference(it)})
		}
	}
	return out, nil
}
