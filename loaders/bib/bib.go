// Package bib reads files of bibliographies: BibTeX and BibLaTeX, RIS and
// MEDLINE, CSL-JSON, EndNote XML.
//
// The text of such a document is the file's; each entry is a block of markup and a tagged
// reference, its fields read by the bibliography room. There is no running text: no passages, no citations.
// [Item] and [Reference] are the one place where entries of documents and items of bibliographies meet.
package bib

import (
	"context"
	"strings"

	"kg/bibliography"
	"kg/bibliography/bibtex"
	"kg/bibliography/csljson"
	"kg/bibliography/endnote"
	"kg/bibliography/ris"
	"kg/document"
	"kg/loaders/fault"
)

// The media types of the documents this package makes.
const (
	MediaBibTeX  = "text/x-bibtex"
	MediaRIS     = "application/x-research-info-systems"
	MediaCSLJSON = "application/vnd.citationstyles.csl+json"
	MediaEndNote = "application/x-endnote+xml"
)

// reader reads the text of one format.
type reader func(ctx context.Context, text string, limits bibliography.Limits) (*bibliography.Library, error)

func readerOf(media string) reader {
	switch media {
	case MediaBibTeX:
		return bibtex.Read
	case MediaRIS:
		return ris.Read
	case MediaCSLJSON:
		return csljson.Read
	case MediaEndNote:
		return endnote.Read
	}
	return nil
}

// LooksBibTeX tells whether a file begins with an entry, comments before it left out. Elsewhere an entry may be
// an example in a page of documentation.
func LooksBibTeX(head []byte) bool {
	s := strings.TrimPrefix(string(head), "\ufeff")
	for s != "" {
		line, rest, _ := strings.Cut(s, "\n")
		if t := strings.TrimSpace(line); t != "" && t[0] != '%' {
			return t[0] == '@' && bibtex.Looks(s)
		}
		s = rest
	}
	return false
}

// LooksRIS tells whether a file begins with an entry of RIS or MEDLINE.
func LooksRIS(head []byte) bool { return ris.Looks(string(head)) }

// LooksCSLJSON tells whether a file begins with items of CSL-JSON.
func LooksCSLJSON(head []byte) bool { return csljson.Looks(string(head)) }

// LooksEndNote tells whether a file begins as a library of EndNote does.
func LooksEndNote(head []byte) bool { return endnote.Looks(string(head)) }

// Read is the reader of a media type: it fills a document from decoded text.
func Read(media string) func(ctx context.Context, text string, d *document.Document) error {
	return func(ctx context.Context, text string, d *document.Document) error {
		lib, err := readerOf(media)(ctx, text, bibliography.Limits{})
		if err != nil {
			return err
		}
		if len(lib.Entries) == 0 {
			e := &fault.Error{Code: fault.NoText, Message: "there is no entry of a bibliography that can be read"}
			if len(lib.Problems) > 0 {
				e.Message += ": " + lib.Problems[0].String()
			}
			return e
		}
		d.Media, d.Text = media, text
		for _, e := range lib.Entries {
			span := document.Span(e.Span)
			d.Blocks = append(d.Blocks, document.Block{Span: span, Kind: document.Code, Content: span, Section: -1, Continues: -1})
			r := Reference(e.Item)
			r.Span, r.Parts, r.Raw = span, []document.Span{span}, bibliography.Fold(text[span.Start:span.End])
			r.TitleSpan = document.Span(e.At[bibliography.Title])
			r.AuthorSpan = document.Span(e.At[bibliography.Author])
			if r.AuthorSpan.Empty() && len(r.Authors) > 0 {
				r.AuthorSpan = document.Span(e.At[bibliography.Editor])
			}
			r.YearSpan = document.Span(e.At[bibliography.Issued])
			d.Tagged.References = append(d.Tagged.References, r)
		}
		for _, p := range lib.Problems {
			d.Problems = append(d.Problems, document.Problem{Offset: p.Offset, Message: p.String()})
		}
		return nil
	}
}

// Library are the items of a document that is a bibliography, with all that
// its format says, which is more than a [document.Reference] holds; nil for any other document.
func Library(ctx context.Context, d *document.Document) (*bibliography.Library, error) {
	read := readerOf(d.Media)
	if read == nil {
		return nil, nil
	}
	return read(ctx, d.Text, bibliography.Limits{})
}
