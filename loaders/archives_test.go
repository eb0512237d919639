package loaders_test

import (
	"archive/zip"
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"kg/loaders"
)

// zipped is an archive of members given by name and content in turn.
func zipped(members ...string) string {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i+1 < len(members); i += 2 {
		f, err := w.Create(members[i])
		if err == nil {
			_, err = f.Write([]byte(members[i+1]))
		}
		if err != nil {
			panic(err)
		}
	}
	if err := w.Close(); err != nil {
		panic(err)
	}
	return b.String()
}

const container = `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OPS/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`

// lockedBook is an EPUB whose chapter is encrypted.
func lockedBook() string {
	return zipped("mimetype", "application/epub+zip", "META-INF/container.xml", container,
		"META-INF/encryption.xml", `<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/><enc:CipherData><enc:CipherReference URI="OPS/one.xhtml"/></enc:CipherData></enc:EncryptedData></encryption>`,
		"OPS/package.opf", `<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>`,
		"OPS/one.xhtml", "\x01\x02\x03")
}

// A case is an archive written out: its comment is the file's name, its files are the members, and the last is what is read.
func TestWhatIsInAnArchiveIsReadAsItsReadersSeeIt(t *testing.T) {
	files, err := filepath.Glob("testdata/archives/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil || len(a.Files) < 2 {
				t.Fatalf("a case has members and an expectation: %v", err)
			}
			last := &a.Files[len(a.Files)-1]
			var members []string
			for _, f := range a.Files[:len(a.Files)-1] {
				members = append(members, f.Name, strings.TrimSuffix(string(f.Data), "\n"))
			}
			d := load(t, strings.TrimSpace(string(a.Comment)), zipped(members...))
			obeys(t, d)
			annotated(t, d)
			got := outline(d)
			if *update {
				last.Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(last.Data); got != want {
				t.Fatalf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// A few kilobytes that unfold to gigabytes are refused before the memory is filled.
func TestArchivesThatUnfoldWithoutEndAreRefusedQuickly(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, _ := w.Create("[Content_Types].xml")
	chunk := bytes.Repeat([]byte("<"), 1<<20)
	for range 400 {
		if _, err := f.Write(chunk); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.docx", "a.epub", "a.zip"} {
		began := time.Now()
		_, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: b.Bytes()}, loaders.Limits{})
		if took := time.Since(began); err == nil || took > 4*time.Second {
			t.Fatalf("%s of %d bytes took %v: %v", name, b.Len(), took, err)
		}
	}
}

func FuzzEPUB(f *testing.F) {
	book, err := os.ReadFile("testdata/tools/ferry-pandoc.epub")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(book)
	f.Add([]byte(lockedBook()))
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, "a.epub", raw) })
}

// Most changes of an archive's bytes only break it: here what is inside is changed.
func FuzzEPUBParts(f *testing.F) {
	f.Add([]byte(container), []byte(`<package><metadata><title>T</title></metadata><manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/><item id="b" href="notes.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/></spine></package>`),
		[]byte(`<html><body><p>Words<a epub:type="noteref" href="notes.xhtml#n1">1</a></p></body></html>`), []byte(`<html><body><aside epub:type="footnote" id="n1"><p>1 A note.</p></aside></body></html>`))
	f.Fuzz(func(t *testing.T, container, pack, one, notes []byte) {
		check(t, "a.epub", []byte(zipped("mimetype", "application/epub+zip", "META-INF/container.xml", string(container),
			"OPS/package.opf", string(pack), "OPS/one.xhtml", string(one), "OPS/notes.xhtml", string(notes))))
	})
}
