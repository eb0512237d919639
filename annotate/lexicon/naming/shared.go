package naming

import (
	"context"

	"kg/annotate/lexicon"
	"kg/document"
)

type sharedKey struct{}

// shared are the units of one document, kept while its annotators run one after the other, and until they are cut the
// words of its passages.
type shared struct {
	of    state
	units []Unit
	doc   *document.Document
	words [][]lexicon.Token // by passage, nil where none asked
	// introduced are the names that the units introduce, nil before somebody asks.
	introduced map[string]Introduction
}

// state is a document with the layers that its units are made of: these only grow, so that their sizes tell whether the
// units still hold.
type state struct {
	d                                              *document.Document
	passages, citations, references, tables, dates int
}

// forget lets go of the words once the units have them.
func (s *shared) forget() { s.doc, s.words = nil, nil }

func stateOf(d *document.Document) state {
	l := &d.Layers
	return state{d, len(l.Passages), len(l.Citations), len(l.References), len(l.Tables), len(l.Dates)}
}

// Shared is a context for one run over one document: the annotators under it read the same units. It is not for several
// documents at a time.
func Shared(ctx context.Context) context.Context {
	return context.WithValue(ctx, sharedKey{}, &shared{})
}

// Words are the words of the reading copy of passage i, which [document.Document.ViewOf] makes. Under a context of [Shared] the units are
// made of the same ones; nobody may change them.
func Words(ctx context.Context, d *document.Document, i int) []lexicon.Token {
	p := d.Layers.Passages[i]
	s, ok := ctx.Value(sharedKey{}).(*shared)
	if !ok || p.Kind == document.TableRow {
		return lexicon.Tokenize(d.ViewOf(p).Text)
	}
	if s.doc != d || len(s.words) != len(d.Layers.Passages) {
		s.doc, s.words = d, make([][]lexicon.Token, len(d.Layers.Passages))
	}
	if s.words[i] == nil {
		s.words[i] = lexicon.Tokenize(d.ViewOf(p).Text)
	}
	return s.words[i]
}
