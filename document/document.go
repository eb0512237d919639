package document

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"unicode/utf8"
)

// Span is a half-open range of bytes [Start, End) into a document's text.
type Span struct {
	Start, End int
}

// Len is the number of bytes covered.
func (s Span) Len() int { return s.End - s.Start }

// Empty tells whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains tells whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps tells whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Genre says what sort of document was read, as far as its form shows it.
type Genre string

// The genres that change how a document is read. The zero value means unknown.
const (
	GenreUnknown Genre = ""
	GenrePaper   Genre = "paper"
	GenreNews    Genre = "news"
)

// Metadata is what a document says of itself. Unknown fields stay empty.
type Metadata struct {
	Title   string
	Authors []Person
	// Date is the date of publication as EDTF, or "" when the document does not say.
	Date     string
	Genre    Genre
	Language string // BCP 47, or ""
	// Publisher is the outlet, journal or institution that names itself as the publisher.
	Publisher string
	URL       string
	// What the document says of itself as a citable work, as in [Reference]: DOI is bare ("10.1000/xyz123", no resolver
	// before it), Container the journal, book or site that it appeared in (where it differs from Publisher), Volume, Issue
	// and Pages are as printed, ISBN is that of the document when it is a whole book, Type is a CSL type
	// ("article-journal", "report", "chapter", …). arXiv and Handle identifiers are told by their URL.
	DOI, ISBN                string
	Container, Volume, Issue string
	Pages, Type              string
	// Related are other works that the document names as standing in a relation to itself: what it retracts or corrects.
	Related []RelatedWork
	// TitleSpan, AuthorsSpan and DateSpan are where the fields were read; empty
	// when they came from the file's own metadata rather than its text.
	TitleSpan, AuthorsSpan, DateSpan Span
}

// RelatedWork is a work to which a document states a relation of its own.
type RelatedWork struct {
	// Relation is the word of the file's format: "retracted-article", "corrected-article", "preprint" (JATS).
	Relation string
	DOI, URL string // what it is named by
}

// Person is a name as printed, taken apart as far as its form allows.
type Person struct {
	Family  string
	Given   string
	Literal string // a name that is not a person's, or that could not be taken apart
}

// Document is one file as loaded.
type Document struct {
	// ID is the digest of the text and its structure-independent identity: see [Digest].
	ID string
	// Name is the file's base name as given, or "-" for standard input.
	Name string
	// Media is the format it was read as: "text/markdown", "text/plain", "text/html".
	Media string
	// Size is the length of the original file in bytes.
	Size int64
	// Text never changes after loading. Valid UTF-8.
	Text   string
	Blocks []Block // in order of Start, not overlapping
	Origin Origin
	Meta   Metadata
	Tagged Tagged // what the file's own markup says of references and citations
	// Problems are what of the file could not be read as its format wants it; the rest was read all the same.
	Problems []Problem
	Layers   Layers
	// Proposed is the account of a model that read along; nil where none was asked.
	Proposed *Proposed

	views viewCache
}

// Problem is something wrong in a file that was read all the same.
type Problem struct {
	Offset  int    // byte in the text
	Message string // one sentence with its place: what is wrong and what was done
}

// Digest is the identity of a document: the SHA-256 of its original bytes, in
// hexadecimal, so that the same file under two names is one document.
func Digest(raw []byte) string {
	sum := sha256.Sum256(raw)
	return hex.EncodeToString(sum[:])
}

// Quote is the slice of the text that s covers. A span outside the text or
// not on character boundaries yields "" and false.
func (d *Document) Quote(s Span) (string, bool) {
	if s.Start < 0 || s.End < s.Start || s.End > len(d.Text) {
		return "", false
	}
	if !onBoundary(d.Text, s.Start) || !onBoundary(d.Text, s.End) {
		return "", false
	}
	return d.Text[s.Start:s.End], true
}

// Slice is Quote for spans that are known to be valid: an invalid span yields "".
func (d *Document) Slice(s Span) string {
	q, _ := d.Quote(s)
	return q
}

func onBoundary(text string, i int) bool {
	return i == len(text) || utf8.RuneStart(text[i])
}

// Validate checks the laws that hold for every document: the text is UTF-8,
// blocks are ordered and do not overlap, every span of every layer is a slice
// of the text, and the origin map covers the text. It names the first breach.
func (d *Document) Validate() error {
	if !utf8.ValidString(d.Text) {
		return fmt.Errorf("document %s: text is not UTF-8", d.Name)
	}
	last := 0
	for i, b := range d.Blocks {
		if _, ok := d.Quote(b.Span); !ok {
			return fmt.Errorf("document %s: block %d (%s): span [%d,%d) is no slice of the text", d.Name, i, b.Kind, b.Start, b.End)
		}
		if b.Start < last {
			return fmt.Errorf("document %s: block %d (%s) at %d overlaps the one before it", d.Name, i, b.Kind, b.Start)
		}
		last = b.End
	}
	if err := d.Origin.validate(len(d.Text)); err != nil {
		return fmt.Errorf("document %s: %w", d.Name, err)
	}
	for i, p := range d.Problems {
		if p.Offset < 0 || p.Offset > len(d.Text) {
			return fmt.Errorf("document %s: problem %d stands at byte %d of %d", d.Name, i, p.Offset, len(d.Text))
		}
	}
	if err := d.Tagged.validate(d); err != nil {
		return err
	}
	return d.Layers.validate(d)
}
