// Package pdf reads PDF files with a text layer: papers as LaTeX makes them, reports out of word processors, pages
// as browsers print them.
//
// The text of a document is what its pages show, column by column, line by line: letters as printed, words broken at a
// line's end as printed (a [document.View] joins them), ligatures in their letters, digits above the line as
// Unicode writes them. As the text stands nowhere in the file in this form, a segment of
// the origin says the page and the content stream that shows the line: its packed bytes, not those of the words.
//
// The file is hostile until read: pages, objects, unpacked bytes and time are bounded, and a file that needs a
// password, holds only pictures or does not hold together is refused with a sentence.
package pdf

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"kg/document"
	"kg/loaders/fault"
	"kg/loaders/layout"
	"kg/loaders/pdf/content"
	"kg/loaders/pdf/object"
	"kg/loaders/pdf/page"
)

// Media is the media type of the documents this package makes.
const Media = "application/pdf"

// The limits of a file, besides its size.
const (
	maxObjects  = 1 << 20
	maxGlyphs   = 12_000_000
	glyphsFixed = 400_000 // glyphs that any file may show
	glyphsTimes = 2       // and how many more for each of its bytes: packed text takes one or two bytes for each
	maxTime     = 2 * time.Minute
	unpackFixed = 16 << 20 // bytes that any file may unpack to
	unpackTimes = 12       // and how often its own length more
)

// Looks tells whether a file begins as a PDF does.
func Looks(head []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(head, "\ufeff\x00 \t\r\n"), []byte("%PDF-"))
}

// Read makes a document's text, blocks, origin and metadata from the bytes of a file.
func Read(ctx context.Context, raw []byte, d *document.Document) (err error) {
	inner, cancel := context.WithTimeout(ctx, maxTime)
	defer cancel()
	defer func() {
		// a file can be broken in more ways than were thought of; none may end the program
		if r := recover(); r != nil {
			err = &fault.Error{Code: fault.Broken, Err: fmt.Errorf("%v", r), Message: "this PDF is damaged in a way that cannot be read; open it in a viewer, print it to a new PDF and load that"}
		}
	}()
	err = read(inner, raw, d)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return refusal(err)
	}
	return nil
}

// refusal is the sentence for a file that cannot be read.
func refusal(err error) error {
	var e *fault.Error
	switch {
	case errors.As(err, &e):
		return e
	case errors.Is(err, object.ErrLocked):
		return &fault.Error{Code: fault.Locked, Err: err, Message: "this PDF opens only with a password; open it in a viewer, save it without the password and load that"}
	case errors.Is(err, object.ErrTooMuch):
		return &fault.Error{Code: fault.TooComplex, Err: err, Message: "this PDF unpacks to more than the limit for its size; split it, or print it to a new PDF and load that"}
	case errors.Is(err, context.DeadlineExceeded):
		return &fault.Error{Code: fault.TooComplex, Err: err, Message: fmt.Sprintf("this PDF takes more than %v to read; split it and load the parts", maxTime)}
	}
	return &fault.Error{Code: fault.Broken, Err: err, Message: "this is no whole PDF: no pages can be found in it; check that it was downloaded completely, or open it in a viewer and print it to a new PDF"}
}

func read(ctx context.Context, raw []byte, d *document.Document) error {
	f, err := object.Open(ctx, raw, object.Limits{Unpacked: unpackFixed + unpackTimes*len(raw), Objects: maxObjects})
	if err != nil {
		return err
	}
	list, more := pages(f)
	if err := f.Err(); err != nil {
		return err
	}
	if more {
		return &fault.Error{Code: fault.TooComplex, Message: fmt.Sprintf("this PDF has more than %d pages; split it and load the parts", maxPages)}
	}
	if len(list) == 0 {
		return object.ErrBroken
	}
	r := content.NewReader(f)
	shown := make([]*content.Page, 0, len(list))
	glyphs, unknown, pictures, written := 0, 0, 0, 0
	for _, p := range list {
		s, err := r.Page(p)
		if err != nil {
			return err
		}
		for _, g := range s.Glyphs {
			written += len(g.Text)
			if g.Text == "\uFFFD" {
				unknown++
			}
		}
		pictures += s.Pictures
		glyphs += len(s.Glyphs)
		if glyphs+written/8 > min(maxGlyphs, glyphsFixed+glyphsTimes*len(raw)) {
			return object.ErrTooMuch
		}
		shown = append(shown, s)
	}
	if e := textless(len(list), glyphs, unknown, pictures); e != nil {
		return e
	}
	lines, err := page.Lines(ctx, shown)
	if err != nil {
		return err
	}
	return arrange(ctx, f, shown, lines, d)
}

// textless says why there is nothing to read on the pages; nil when there is.
func textless(pages, glyphs, unknown, pictures int) error {
	switch {
	case glyphs == 0 && pictures > 0, pictures >= pages && glyphs < 20*pages:
		return &fault.Error{Code: fault.NoText, Message: "the pages of this PDF are pictures without a text layer, as scanners make them; run it through OCR (ocrmypdf, for one) and load the result"}
	case glyphs == 0:
		return &fault.Error{Code: fault.NoText, Message: "the pages of this PDF show no text; if a viewer shows some, it is drawn: run the file through OCR and load the result"}
	case unknown*2 > glyphs:
		return &fault.Error{Code: fault.NoText, Message: "the fonts of this PDF do not say which characters they show; run it through OCR (ocrmypdf --force-ocr, for one) and load the result"}
	}
	return nil
}

// arrange makes the document of the lines.
func arrange(ctx context.Context, f *object.File, shown []*content.Page, lines []page.Line, d *document.Document) error {
	web := fromBrowser(f)
	c := newComposer(lines, shown, web)
	c.compose()
	if strings.TrimSpace(c.text.String()) == "" {
		return &fault.Error{Code: fault.NoText, Message: "the pages of this PDF show nothing but blanks"}
	}
	d.Media, d.Text, d.Origin = Media, c.text.String(), document.Origin{Segments: c.segments}
	arranged, err := layout.Arrange(ctx, d.Text, c.parts, web)
	if err != nil {
		return err
	}
	d.Blocks, d.Meta = arranged.Blocks, arranged.Meta
	d.Tagged.Notes = c.tagged(d)
	describe(f, d)
	return nil
}
