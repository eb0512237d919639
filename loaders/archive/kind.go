package archive

import (
	"bytes"
	"context"
	"strings"
)

// Kind is what an archive is for.
type Kind int

// The kinds of archive, told by what is inside and never by the name.
const (
	Other   Kind = iota // files in an archive
	Broken              // begins like an archive and is none
	Word                // Office Open XML, a text (ISO/IEC 29500-1, part 11)
	Excel               // … a workbook
	Slides              // … slides
	Text                // OpenDocument, a text (ISO/IEC 26300)
	Sheet               // … any other: a sheet, slides, a drawing
	EPUB                // EPUB (W3C EPUB 3.3, Open Container Format)
	Program             // Java or Android
)

// KindOf tells what a file is that begins like an archive.
func KindOf(raw []byte) Kind {
	if !Is(raw) {
		return Other
	}
	a, err := Open(raw)
	if err != nil {
		return Broken
	}
	switch media := a.media(); {
	case media == "application/epub+zip":
		return EPUB
	case strings.HasPrefix(media, "application/vnd.oasis.opendocument.text"):
		return Text
	case strings.HasPrefix(media, "application/vnd.oasis.opendocument"):
		return Sheet
	}
	switch {
	case a.Has("[Content_Types].xml"):
		return a.office()
	case a.Has("META-INF/container.xml"):
		return EPUB
	case a.Has("META-INF/MANIFEST.MF"), a.Has("AndroidManifest.xml"):
		return Program
	case a.Has("content.xml") && a.Has("META-INF/manifest.xml"):
		return Text
	}
	return Other
}

// media is what the member "mimetype" says, which EPUB and OpenDocument put first.
func (a *Archive) media() string {
	if f := a.members["mimetype"]; f == nil || f.UncompressedSize64 > 200 {
		return ""
	}
	m, err := a.unpack(context.Background(), "mimetype", 200)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(m.Bytes))
}

// maxTypes is how long a list of content types may be, in bytes.
const maxTypes = 1 << 20

// office reads the content types of an Office file.
func (a *Archive) office() Kind {
	m, err := a.unpack(context.Background(), "[Content_Types].xml", maxTypes)
	if err != nil {
		return Other
	}
	has := func(s string) bool { return bytes.Contains(m.Bytes, []byte(s)) }
	switch {
	case has("wordprocessingml.document.main+xml"), has("wordprocessingml.template.main+xml"), has("ms-word.document.macroEnabled.main+xml"), has("ms-word.template.macroEnabledTemplate.main+xml"):
		return Word
	case has("spreadsheetml.sheet.main+xml"), has("ms-excel."):
		return Excel
	case has("presentationml.presentation.main+xml"), has("presentationml.slideshow.main+xml"), has("ms-powerpoint."):
		return Slides
	}
	return Other
}

// Says is what an archive is that is not read, and what to do with it.
func (k Kind) Says() (what, advice string) {
	const asText = "save what it says as DOCX, Markdown or HTML and load that"
	switch k {
	case Excel:
		return "an Excel workbook", "sheets are not read: " + asText
	case Slides:
		return "a PowerPoint presentation", "slides are not read: " + asText
	case Sheet:
		return "an OpenDocument file that is no text", "sheets, slides and drawings are not read: " + asText
	case Program:
		return "a program in an archive", "give a document"
	case Broken:
		return "a ZIP archive or an Office document that is cut off or damaged", "save or fetch it again"
	}
	return "a ZIP archive", "unpack it and load what is inside"
}

// OldOffice is what a file is that begins like Office files did before 2007, and whether it is locked: a newer Office
// file with a password is kept inside one of these ([MS-OFFCRYPTO], section 2.3.4).
func OldOffice(raw []byte) (what string, locked, ok bool) {
	if !bytes.HasPrefix(raw, []byte("\xd0\xcf\x11\xe0")) {
		return "", false, false
	}
	in := func(name string) bool { return bytes.Contains(raw, wide(name)) }
	switch {
	case in("EncryptedPackage"):
		return "an Office document with a password", true, true
	case in("WordDocument"):
		return "a Word document of the old kind (.doc)", false, true
	case in("Workbook"):
		return "an Excel workbook of the old kind (.xls)", false, true
	}
	return "an old Office document", false, true
}

// wide is an ASCII name in UTF-16, as the directory of such a file spells it.
func wide(s string) []byte {
	b := make([]byte, 0, 2*len(s))
	for i := 0; i < len(s); i++ {
		b = append(b, s[i], 0)
	}
	return b
}
