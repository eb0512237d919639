package loaders

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"kg/document"
	"kg/loaders/archive"
	"kg/loaders/bib"
	"kg/loaders/docx"
	"kg/loaders/epub"
	"kg/loaders/html"
	"kg/loaders/jats"
	"kg/loaders/latex"
	"kg/loaders/markdown"
	"kg/loaders/odt"
	"kg/loaders/pdf"
	"kg/loaders/tei"
	"kg/loaders/text"
	"kg/loaders/xmltree"
)

// Format is a kind of file that can be read.
type Format struct {
	Name       string   // as in messages: "HTML"
	Media      string   // the media type of its documents
	Extensions []string // in small letters, with the dot
	// Looks tells whether the beginning of a file is of this format, whatever it is called. Formats
	// with ReadBytes are given the whole file: what an archive is for shows at its end.
	Looks func(head []byte) bool
	// Certain tells that Looks is proof, stronger than the file's name.
	Certain bool
	// Declared is the encoding the file names itself, or ""; nil for formats that name none.
	Declared func(raw []byte) string
	// Read fills Media, Text, Blocks and Meta of d from the decoded text; d.Origin leads from that text
	// to the file, and Read replaces it when the document's text is another.
	Read func(ctx context.Context, decoded string, d *document.Document) error
	// ReadBeside is in the place of Read for formats that need files beside the one being read (the .bbl of LaTeX): it is
	// given a function that reads one of them by its base name.
	ReadBeside func(ctx context.Context, decoded string, beside func(name string) (string, bool), d *document.Document) error
	// ReadBytes is in the place of Read for formats that are no text (an archive, PDF): it fills the same and d.Origin
	// from the file's bytes. It may give an [Error] with Code, Place and Message; the name is filled in.
	ReadBytes func(ctx context.Context, raw []byte, d *document.Document) error
}

func (f Format) declared(raw []byte) string {
	if f.Declared == nil {
		return ""
	}
	return f.Declared(raw)
}

// Formats are all formats, in the order in which they are tried. The last takes any text.
func Formats() []Format {
	return []Format{
		{Name: "JATS", Media: jats.Media, Extensions: []string{".nxml", ".jats"}, Looks: jats.Looks, Certain: true, Declared: xmltree.Declared, Read: jats.Read},
		{Name: "BibTeX", Media: bib.MediaBibTeX, Extensions: []string{".bib", ".bibtex", ".biblatex"}, Looks: bib.LooksBibTeX, Certain: true, Read: bib.Read(bib.MediaBibTeX)},
		{Name: "RIS", Media: bib.MediaRIS, Extensions: []string{".ris", ".nbib"}, Looks: bib.LooksRIS, Certain: true, Read: bib.Read(bib.MediaRIS)},
		{Name: "CSL-JSON", Media: bib.MediaCSLJSON, Extensions: []string{".csljson"}, Looks: bib.LooksCSLJSON, Certain: true, Read: bib.Read(bib.MediaCSLJSON)},
		{Name: "EndNote XML", Media: bib.MediaEndNote, Looks: bib.LooksEndNote, Certain: true, Declared: xmltree.Declared, Read: bib.Read(bib.MediaEndNote)},
		{Name: "TEI", Media: tei.Media, Extensions: []string{".tei"}, Looks: tei.Looks, Certain: true, Declared: xmltree.Declared, Read: tei.Read},
		{Name: "LaTeX", Media: latex.Media, Extensions: []string{".tex", ".latex", ".ltx"}, Looks: latex.Looks, Certain: true, ReadBeside: latex.Read},
		{Name: "HTML", Media: html.Media, Certain: true, Extensions: []string{".html", ".htm", ".xhtml"}, Looks: html.Looks, Declared: html.Declared, Read: html.Read},
		{Name: "XML", Media: "application/xml", Extensions: []string{".xml"}, Looks: xmltree.Looks, Certain: true, Declared: xmltree.Declared, Read: xmltree.Refuse},
		{Name: "Word", Media: docx.Media, Extensions: []string{".docx", ".docm", ".dotx"}, Looks: docx.Looks, ReadBytes: docx.Read},
		{Name: "PDF", Media: pdf.Media, Extensions: []string{".pdf"}, Looks: pdf.Looks, ReadBytes: pdf.Read},
		{Name: "OpenDocument", Media: odt.Media, Extensions: []string{".odt", ".ott"}, Looks: odt.Looks, ReadBytes: odt.Read},
		{Name: "EPUB", Media: epub.Media, Extensions: []string{".epub"}, Looks: epub.Looks, ReadBytes: epub.Read},
		{Name: "Markdown", Media: markdown.Media, Extensions: []string{".md", ".markdown", ".mdown", ".mkd", ".qmd", ".rmd"},
			Looks: func(head []byte) bool { return markdown.Looks(string(head)) }, Read: markdown.Read},
		{Name: "plain text", Media: text.Media, Extensions: []string{".txt", ".text", ""}, Looks: func([]byte) bool { return true }, Read: text.Read},
	}
}

// choose takes the format by content where that is unmistakable, then by name.
func choose(name string, raw []byte) Format {
	formats := Formats()
	head := raw[:min(len(raw), 4096)]
	for _, f := range formats {
		if f.ReadBytes != nil && f.Looks(raw) || f.Certain && f.Looks(head) {
			return f
		}
	}
	ext := strings.ToLower(filepath.Ext(name))
	for _, f := range formats {
		for _, e := range f.Extensions {
			if e == ext {
				return f
			}
		}
	}
	return formats[len(formats)-1]
}

// refine looks again once the text is decoded: HTML or XML in UTF-16, Markdown under the name of a text.
func refine(f Format, decoded string) Format {
	formats := Formats()
	if f.Media != text.Media {
		return f
	}
	for _, g := range formats {
		if g.Certain && g.Looks([]byte(decoded[:min(len(decoded), 4096)])) ||
			g.Media == markdown.Media && g.Looks([]byte(decoded[:min(len(decoded), 1<<18)])) {
			return g
		}
	}
	return f
}

// magic are formats that are not read, told by their first bytes.
func magic() []struct{ bytes, what, advice string } {
	const asText = "convert it to text, Markdown or HTML and load that"
	return []struct{ bytes, what, advice string }{
		{"{\\rtf", "an RTF document", asText},
		{"\x1f\x8b", "a gzip archive", "unpack it and load what is inside"},
		{"7z\xbc\xaf", "a 7-Zip archive", "unpack it and load what is inside"},
		{"Rar!", "a RAR archive", "unpack it and load what is inside"},
		{"BZh", "a bzip2 archive", "unpack it and load what is inside"},
		{"\xfd7zXZ", "an xz archive", "unpack it and load what is inside"},
		{"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it and load what is inside"},
		{"\x89PNG", "a PNG picture", "a picture has to be read by OCR first"},
		{"\xff\xd8\xff", "a JPEG picture", "a picture has to be read by OCR first"},
		{"GIF8", "a GIF picture", "a picture has to be read by OCR first"},
		{"II*\x00", "a TIFF picture", "a picture has to be read by OCR first"},
		{"MM\x00*", "a TIFF picture", "a picture has to be read by OCR first"},
		{"\x7fELF", "a program", "give a text, Markdown or HTML file"},
		{"MZ\x90\x00", "a program", "give a text, Markdown or HTML file"},
		{"\xcf\xfa\xed\xfe", "a program", "give a text, Markdown or HTML file"},
		{"SQLite format 3\x00", "an SQLite database", "give a text, Markdown or HTML file"},
		{"%!PS", "a PostScript file", asText},
		{"ID3", "a sound file", "give a text, Markdown or HTML file"},
	}
}

// refuse says why raw is no text, nil when it may be one.
func refuse(raw []byte, name string) *Error {
	if len(raw) == 0 {
		return &Error{Code: Empty, Name: name, Message: "the file is empty; check that it was saved completely"}
	}
	if archive.Is(raw) {
		what, advice := archive.KindOf(raw).Says()
		return &Error{Code: Binary, Name: name, Place: "byte 0", Message: "this looks like " + what + "; " + advice}
	}
	if what, locked, ok := archive.OldOffice(raw); ok {
		e := &Error{Code: Binary, Name: name, Place: "byte 0", Message: "this looks like " + what + "; save it as DOCX, Markdown or HTML and load that"}
		if locked {
			e.Code, e.Message = Locked, "this looks like "+what+"; save it without one and load that"
		}
		return e
	}
	for _, m := range magic() {
		if bytes.HasPrefix(raw, []byte(m.bytes)) {
			return &Error{Code: Binary, Name: name, Place: "byte 0", Message: "this looks like " + m.what + "; " + m.advice}
		}
	}
	if at := controlBytes(raw); at >= 0 {
		return &Error{Code: Binary, Name: name, Place: place(at), Message: "this is no text file: it holds bytes that no text has; give a text, Markdown or HTML file"}
	}
	return nil
}
