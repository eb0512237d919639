package reference

import (
	"context"
	"slices"

	"kg/annotate/lexicon"
	"kg/document"
)

// Annotator fills [document.Layers.References].
type Annotator struct {
	words *vocabulary
	model Labeller            // nil: rules alone
	names *lexicon.Vocabulary // nil: names are believed as printed
}

// New is the annotator with its vocabularies read and the labeller that comes with the program.
func New() *Annotator { return With(standard{}) }

// Name is "reference".
func (*Annotator) Name() string { return "reference" }

// Requires nothing: the list is found in the blocks.
func (*Annotator) Requires() []document.LayerName { return nil }

// Provides the references.
func (*Annotator) Provides() []document.LayerName {
	return []document.LayerName{document.LayerReferences}
}

// Annotate finds the entries of the document's list of references.
func (a *Annotator) Annotate(ctx context.Context, d *document.Document) error {
	refs, err := a.tagged(ctx, d)
	if err != nil {
		return err
	}
	if len(refs) > 0 {
		setKeys(refs)
		d.Layers.References = refs
		return nil
	}
	es, err := a.entries(ctx, d)
	if err != nil {
		return err
	}
	for _, e := range es {
		if err := ctx.Err(); err != nil {
			return err
		}
		refs = append(refs, a.read(d, e))
	}
	repeatAuthors(refs)
	if len(refs) == 0 && d.Meta.Genre != document.GenreNews {
		if refs, err = a.fromNotes(ctx, d); err != nil {
			return err
		}
	}
	a.unswap(d, refs)
	setKeys(refs)
	d.Layers.References = refs
	return nil
}

// tagged are the entries that the file's own markup gives; those without tags inside are read here.
func (a *Annotator) tagged(ctx context.Context, d *document.Document) ([]document.Reference, error) {
	refs := slices.Clone(d.Tagged.References)
	for _, i := range d.Tagged.Untyped {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		parts := refs[i].Parts
		if len(parts) == 0 {
			parts = []document.Span{refs[i].Span}
		}
		refs[i] = a.read(d, entry{parts: parts, confidence: 1})
	}
	if len(d.Tagged.Untyped) == len(refs) {
		repeatAuthors(refs)
	}
	for i := range refs {
		if refs[i].Confidence == 0 {
			refs[i].Confidence = 1
		}
	}
	return refs, nil
}

// read parses one entry and leads its fields back to the document.
func (a *Annotator) read(d *document.Document, e entry) document.Reference {
	v := d.View(e.parts...)
	p := a.fields(v.Text, emphasis(d, v, e.parts))
	r := p.ref
	r.Span = document.Span{Start: e.parts[0].Start, End: e.parts[len(e.parts)-1].End}
	r.Parts = e.parts
	r.Raw = v.Text
	r.Label, r.List = e.label, e.list
	r.TitleSpan = p.title.in(v)
	r.AuthorSpan = p.authors.in(v)
	r.YearSpan = p.year.in(v)
	r.Confidence = e.confidence
	r.FieldConfidence = p.sure
	if r.Year == "" || r.Title == "" {
		r.Confidence *= 0.8
	}
	return r
}

// Parse reads the fields of one entry given as plain text. Its spans point
// into text; it has no key and no confidence, for these belong to a list.
func (a *Annotator) Parse(text string) document.Reference {
	d := &document.Document{Text: text, Media: "text/plain"}
	return a.read(d, entry{parts: []document.Span{{Start: 0, End: len(text)}}})
}

// stretch is a half-open range of bytes of an entry's reading copy.
type stretch struct{ start, end int }

func (s stretch) empty() bool { return s.end <= s.start }

func (s stretch) of(text string) string { return text[s.start:s.end] }

func (s stretch) in(v document.View) document.Span {
	if s.empty() {
		return document.Span{}
	}
	return v.Span(s.start, s.end)
}
