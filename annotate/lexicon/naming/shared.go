package naming

import (
	"context"

	"kg/document"
)

type sharedKey struct{}

// shared are the units of one document, kept while its annotators run one after the other.
type shared struct {
	of    state
	units []Unit
}

// state is a document with the layers that its units are made of: these only grow, so that their sizes tell whether the
// units still hold.
type state struct {
	d                                              *document.Document
	passages, citations, references, tables, dates int
}

func stateOf(d *document.Document) state {
	l := &d.Layers
	return state{d, len(l.Passages), len(l.Citations), len(l.References), len(l.Tables), len(l.Dates)}
}

// Shared is a context for one run over one document: the annotators under it read the same units. It is not for several
// documents at a time.
func Shared(ctx context.Context) context.Context {
	return context.WithValue(ctx, sharedKey{}, &shared{})
}
