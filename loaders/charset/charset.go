// Package charset turns the bytes of a file into UTF-8 and keeps, for every
// stretch of the text, where in the file it was read.
package charset

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"

	"kg/document"
)

// ErrUnknown tells that no encoding gives a plausible text.
var ErrUnknown = errors.New("the encoding of the text cannot be told")

// Text is a decoded file.
type Text struct {
	String   string
	Origin   document.Origin
	Encoding string // "utf-8", "euc-kr" …
	Guessed  bool   // the encoding was neither declared nor provable
	Replaced int    // bytes that are no character, written as U+FFFD
}

// Decode decodes raw. Declared is the label of an encoding that the file names
// itself, or ""; it is believed only where the bytes agree with it.
func Decode(raw []byte, declared string) (Text, error) {
	switch {
	case bytes.HasPrefix(raw, []byte{0xEF, 0xBB, 0xBF}):
		return fromUTF8(raw, 3)
	case bytes.HasPrefix(raw, []byte{0xFF, 0xFE}):
		return convert(raw, 2, unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM), "utf-16le")
	case bytes.HasPrefix(raw, []byte{0xFE, 0xFF}):
		return convert(raw, 2, unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM), "utf-16be")
	}
	if name := wide(raw); name != "" {
		order := unicode.LittleEndian
		if name == "utf-16be" {
			order = unicode.BigEndian
		}
		t, err := convert(raw, 0, unicode.UTF16(order, unicode.IgnoreBOM), name)
		t.Guessed = true
		return t, err
	}
	valid, broken := utf8Quality(raw)
	if broken == 0 || valid > 20*broken {
		return fromUTF8(raw, 0)
	}
	if enc, name := charset.Lookup(declared); enc != nil && name != "utf-8" && name != "replacement" {
		if score(raw, enc, name) > 0 {
			return convert(raw, 0, enc, name)
		}
	}
	enc, name := guess(raw)
	if enc == nil {
		if valid > 2*broken {
			return fromUTF8(raw, 0)
		}
		return Text{}, ErrUnknown
	}
	t, err := convert(raw, 0, enc, name)
	t.Guessed = true
	return t, err
}

// utf8Quality counts the characters beyond ASCII that are well-formed UTF-8, and the bytes that are not.
func utf8Quality(raw []byte) (valid, broken int) {
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(raw[i:])
		if r == utf8.RuneError && n == 1 {
			broken++
		} else {
			valid++
		}
		i += n
	}
	return valid, broken
}

// wide recognises UTF-16 without a mark by the zero bytes of its Latin letters, blanks and line breaks.
func wide(raw []byte) string {
	n := min(len(raw), 4096) &^ 1
	if n < 4 {
		return ""
	}
	var even, odd int
	for i := 0; i < n; i += 2 {
		if raw[i] == 0 {
			even++
		}
		if raw[i+1] == 0 {
			odd++
		}
	}
	switch {
	case odd*10 >= n && even*100 < n:
		return "utf-16le"
	case even*10 >= n && odd*100 < n:
		return "utf-16be"
	}
	return ""
}

func fromUTF8(raw []byte, skip int) (Text, error) {
	body := raw[skip:]
	if utf8.Valid(body) {
		return Text{String: string(body), Origin: document.Identity(len(body), skip), Encoding: "utf-8"}, nil
	}
	var b builder
	replaced := 0
	for i := 0; i < len(body); {
		n := validPrefix(body[i:])
		if n > 0 {
			b.verbatim(string(body[i:i+n]), skip+i)
			i += n
			continue
		}
		b.derived("\uFFFD", skip+i, 1)
		replaced++
		i++
	}
	return Text{String: b.text.String(), Origin: b.origin, Encoding: "utf-8", Replaced: replaced}, nil
}

func validPrefix(p []byte) int {
	i := 0
	for i < len(p) {
		if p[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, n := utf8.DecodeRune(p[i:])
		if r == utf8.RuneError && n == 1 {
			break
		}
		i += n
	}
	return i
}

// convert decodes raw from skip on. Bytes of ASCII are taken over as they are
// where the encoding is a superset of ASCII.
func convert(raw []byte, skip int, enc encoding.Encoding, name string) (Text, error) {
	dec := enc.NewDecoder().Transformer
	ascii := !strings.HasPrefix(name, "utf-16") && !strings.HasPrefix(name, "iso-2022")
	var b builder
	var dst [16]byte
	replaced := 0
	for at := skip; at < len(raw); {
		if ascii && raw[at] < utf8.RuneSelf {
			n := at
			for n < len(raw) && raw[n] < utf8.RuneSelf {
				n++
			}
			b.verbatim(string(raw[at:n]), at)
			at = n
			continue
		}
		room := dst[:4]
		nDst, nSrc, err := dec.Transform(room, raw[at:], true)
		if nDst == 0 && errors.Is(err, transform.ErrShortDst) {
			nDst, nSrc, err = dec.Transform(dst[:], raw[at:], true)
		}
		if nSrc == 0 {
			if err != nil && !errors.Is(err, transform.ErrShortDst) {
				return Text{}, fmt.Errorf("decoding %s at byte %d: %w", name, at, err)
			}
			nSrc = 1
			nDst = copy(dst[:], "\uFFFD")
		}
		s := strings.ToValidUTF8(string(dst[:nDst]), "\uFFFD")
		replaced += strings.Count(s, "\uFFFD")
		b.derived(s, at, nSrc)
		at += nSrc
	}
	return Text{String: b.text.String(), Origin: b.origin, Encoding: name, Replaced: replaced}, nil
}

// builder writes a text with its origin map, in segments as long as they can be.
type builder struct {
	text   strings.Builder
	origin document.Origin
}

func (b *builder) verbatim(s string, file int) {
	if s == "" {
		return
	}
	b.origin.Segments = append(b.origin.Segments, document.Segment{Text: b.text.Len(), File: file, FileLen: len(s), Verbatim: true})
	b.text.WriteString(s)
}

func (b *builder) derived(s string, file, length int) {
	if s == "" {
		return
	}
	if n := len(b.origin.Segments); n > 0 {
		if last := &b.origin.Segments[n-1]; !last.Verbatim && last.File+last.FileLen == file && last.FileLen < 24 {
			last.FileLen += length
			b.text.WriteString(s)
			return
		}
	}
	b.origin.Segments = append(b.origin.Segments, document.Segment{Text: b.text.Len(), File: file, FileLen: length})
	b.text.WriteString(s)
}
