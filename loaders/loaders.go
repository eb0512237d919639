// Package loaders turns the bytes of a file into a document: it checks the
// limits before it reads, tells the format by name and content, decodes the
// text, and hands it to the reader of that format. What is read, and in what
// order formats are tried, is the one list of [Formats].
package loaders

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"kg/document"
	"kg/loaders/charset"
)

// DefaultMaxBytes is the size above which a file is refused unless the caller allows more.
const DefaultMaxBytes = 64 << 20

// Limits bound what a file may cost. Zero fields mean the defaults.
type Limits struct {
	// MaxBytes is the largest file read, in bytes; negative for no limit.
	MaxBytes int64
	// Option is how the user raises the limit, for the error's sentence: "--max-file-size".
	Option string
}

// Source is a file to be loaded. One of Raw, Reader and Open is set; they are looked at in this order.
type Source struct {
	// Name is the file's name; its base name becomes the document's. "" is standard input, "-".
	Name string
	Raw  []byte
	// Reader is read to its end and not closed.
	Reader io.Reader
	// Open is called once; what it returns is closed.
	Open func() (io.ReadCloser, error)
	// Beside opens a file in the same folder by its base name, for formats whose text is in more than one file; nil where
	// there is no folder. What it returns is closed.
	Beside func(name string) (io.ReadCloser, error)
	// Size is the file's length where it is known, so that a file over the limit is never opened; else 0.
	Size int64
}

// Load reads one file. Every failure but the end of ctx is an [*Error]. The
// document's layers are empty. Load keeps nothing and may be called from many goroutines.
func Load(ctx context.Context, src Source, limits Limits) (*document.Document, error) {
	name := baseName(src.Name)
	raw, err := read(ctx, src, name, limits)
	if err != nil {
		return nil, err
	}
	format := choose(name, raw)
	d := &document.Document{ID: document.Digest(raw), Name: name, Size: int64(len(raw))}
	if len(raw) > 0 && format.ReadBytes != nil {
		err = format.ReadBytes(ctx, raw, d)
	} else {
		format, err = readText(ctx, raw, format, src, d)
	}
	if err != nil {
		return nil, refused(ctx, err, name, format)
	}
	if len(d.Blocks) == 0 {
		return nil, &Error{Code: NoText, Name: name,
			Message: fmt.Sprintf("there is no text in this %s file; if it shows text in a browser, save the page as shown and load that", format.Name)}
	}
	return d, nil
}

// readText decodes the file and reads it as text; the format may turn out to be another one.
func readText(ctx context.Context, raw []byte, format Format, src Source, d *document.Document) (Format, error) {
	if e := refuse(raw, d.Name); e != nil {
		return format, e
	}
	text, err := charset.Decode(raw, format.declared(raw))
	if err != nil {
		return format, &Error{Code: Encoding, Err: err, Message: "the encoding of the text cannot be told; convert the file to UTF-8 and load it again"}
	}
	if strings.TrimSpace(strings.Trim(text.String, "\x00\ufeff")) == "" {
		return format, &Error{Code: Empty, Message: "there is nothing but white space in the file; check that it was saved completely"}
	}
	format = refine(format, text.String)
	d.Origin = text.Origin
	if format.ReadBeside != nil {
		return format, format.ReadBeside(ctx, text.String, beside(ctx, src), d)
	}
	return format, format.Read(ctx, text.String, d)
}

// refused is the error of a file that a format could not read, with the file's name.
func refused(ctx context.Context, err error, name string, format Format) error {
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var e *Error
	if errors.As(err, &e) {
		e.Name = name
		return e
	}
	return &Error{Code: Unsupported, Name: name, Err: err, Message: fmt.Sprintf("the file could not be read as %s: %v", format.Name, err)}
}

func baseName(name string) string {
	if name == "" || name == "-" {
		return "-"
	}
	return filepath.Base(filepath.ToSlash(name))
}

// read reads the source up to the limit and not a byte more than it needs to know that it is over.
func read(ctx context.Context, src Source, name string, limits Limits) ([]byte, error) {
	limit := limits.MaxBytes
	if limit == 0 {
		limit = DefaultMaxBytes
	}
	size := src.Size
	if src.Raw != nil {
		size = int64(len(src.Raw))
	}
	if limit > 0 && size > limit {
		return nil, tooLarge(name, size, limit, limits.Option)
	}
	if src.Raw != nil {
		return src.Raw, ctx.Err()
	}
	reader := src.Reader
	if reader == nil {
		if src.Open == nil {
			return nil, &Error{Code: Empty, Name: name, Message: "there is nothing to read; give a file with text in it"}
		}
		rc, err := src.Open()
		if err != nil {
			return nil, &Error{Code: Unreadable, Name: name, Err: err, Message: fmt.Sprintf("it cannot be opened: %v; check the path and the permissions", plainCause(err))}
		}
		defer rc.Close()
		reader = rc
	}
	if limit > 0 {
		reader = io.LimitReader(reader, limit+1)
	}
	var buf bytes.Buffer
	if size > 0 {
		buf.Grow(int(min(size, 1<<26)) + bytes.MinRead)
	}
	n, err := io.Copy(&buf, cancelled{ctx, reader})
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return nil, &Error{Code: Unreadable, Name: name, Place: fmt.Sprintf("byte %d", n), Err: err,
			Message: fmt.Sprintf("reading stopped: %v; check the file and load it again", plainCause(err))}
	case limit > 0 && n > limit:
		return nil, tooLarge(name, 0, limit, limits.Option)
	}
	return buf.Bytes(), nil
}

// cancelled is a reader that stops when its context ends.
type cancelled struct {
	ctx context.Context
	r   io.Reader
}

func (c cancelled) Read(p []byte) (int, error) {
	if err := c.ctx.Err(); err != nil {
		return 0, err
	}
	return c.r.Read(p)
}

// plainCause is the innermost reason, without the operation and path the name already gives.
func plainCause(err error) error {
	for {
		next := errors.Unwrap(err)
		if next == nil {
			return err
		}
		err = next
	}
}

func tooLarge(name string, size, limit int64, option string) *Error {
	how := "split the file"
	if option != "" {
		how = "raise the limit with " + option + ", or split the file"
	}
	what := "is larger than"
	if size > 0 {
		what = fmt.Sprintf("has %s, more than", bytesInWords(size))
	}
	return &Error{Code: TooLarge, Name: name, Message: fmt.Sprintf("the file %s the limit of %s, and was not read; %s", what, bytesInWords(limit), how)}
}

func bytesInWords(n int64) string {
	switch {
	case n >= 1<<20 && n%(1<<20) == 0:
		return fmt.Sprintf("%d MiB", n>>20)
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%.1f KiB", float64(n)/(1<<10))
	}
	return fmt.Sprintf("%d bytes", n)
}
