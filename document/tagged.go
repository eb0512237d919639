package document

import "fmt"

// Tagged is what the file's own markup says of references, citations and notes: the
// tags of JATS and TEI, the entries of a bibliography file, the keys of LaTeX, the links of a page. A loader fills
// it; the annotators take it as it is and look for themselves only for what is not tagged.
type Tagged struct {
	// References are the tagged entries in order of Start, with Span, Parts and Raw. Fields that the
	// tags do not give are empty; an entry without any tagged field (Untyped) is read like any other. Keys are set by the annotator.
	References []Reference
	// Untyped are the indices in References of entries whose inside has no tags.
	Untyped []int
	// Citations are the tagged pointers in order of Start.
	Citations []TaggedCitation
	// Notes are the marks of footnotes and endnotes, and the numbers of entries that are set above the line, in order of Start.
	// A [View] leaves them out.
	Notes []TaggedNote
}

// TaggedCitation is a pointer from running text to entries that the file's markup states.
type TaggedCitation struct {
	Span
	// References are indices in Tagged.References: one citation item each. Empty for a pointer to an entry that is not there.
	References []int
	// Kind is the form where the markup states it (the commands of LaTeX do), else "".
	Kind CitationKind
	// Signal and Locator are what the markup states before and behind the citation: "see", "p. 4"; else "".
	Signal, Locator string
}

// TaggedNote is a mark above the line in running text, with the note it leads to.
type TaggedNote struct {
	Span // the mark as printed: "¹²", "[a]", "*"
	// Block is the index in Document.Blocks of the block with which the note begins; -1 for a mark that leads to
	// entries of the bibliography, which Citations state.
	Block int
}

func (t Tagged) validate(d *Document) error {
	for i, r := range t.References {
		for _, s := range append([]Span{r.Span, r.TitleSpan, r.AuthorSpan, r.YearSpan}, r.Parts...) {
			if _, ok := d.Quote(s); !ok {
				return fmt.Errorf("document %s: tagged reference %d: span [%d,%d) is no slice of the text", d.Name, i, s.Start, s.End)
			}
		}
	}
	for _, i := range t.Untyped {
		if i < 0 || i >= len(t.References) {
			return fmt.Errorf("document %s: untyped tagged reference %d of %d", d.Name, i, len(t.References))
		}
	}
	for i, c := range t.Citations {
		if _, ok := d.Quote(c.Span); !ok {
			return fmt.Errorf("document %s: tagged citation %d: span [%d,%d) is no slice of the text", d.Name, i, c.Start, c.End)
		}
		for _, r := range c.References {
			if r < 0 || r >= len(t.References) {
				return fmt.Errorf("document %s: tagged citation %d points to entry %d of %d", d.Name, i, r, len(t.References))
			}
		}
	}
	last := 0
	for i, n := range t.Notes {
		if _, ok := d.Quote(n.Span); !ok || n.Start < last {
			return fmt.Errorf("document %s: mark %d of a note: span [%d,%d) is no slice of the text or out of order", d.Name, i, n.Start, n.End)
		}
		if n.Block < -1 || n.Block >= len(d.Blocks) {
			return fmt.Errorf("document %s: mark %d of a note leads to block %d of %d", d.Name, i, n.Block, len(d.Blocks))
		}
		last = n.End
	}
	return nil
}
