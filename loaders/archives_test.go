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
	"pgregory.net/rapid"

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
		if took := time.Since(began); err == nil || took > 10*time.Second {
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

// word is a Word document with the given insides.
func word(body, styles, numbering, footnotes string) string {
	rel := func(kind, target string) string {
		return `<Relationship Id="` + kind + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" Target="` + target + `"/>`
	}
	return zipped("[Content_Types].xml", `<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>`,
		"word/_rels/document.xml.rels", `<Relationships>`+rel("styles", "styles.xml")+rel("numbering", "numbering.xml")+rel("footnotes", "footnotes.xml")+`</Relationships>`,
		"word/document.xml", `<w:document><w:body>`+body+`</w:body></w:document>`, "word/styles.xml", `<w:styles>`+styles+`</w:styles>`,
		"word/numbering.xml", `<w:numbering>`+numbering+`</w:numbering>`, "word/footnotes.xml", `<w:footnotes>`+footnotes+`</w:footnotes>`)
}

// wordPieces are what the bodies of Word documents are made of.
var wordPieces = []string{`<w:p>`, `</w:p>`, `<w:r><w:t>Words of a text. </w:t></w:r>`, `<w:r><w:t>(Dee 2001)</w:t></w:r>`, `<w:tbl>`, `</w:tbl>`, `<w:tr>`, `</w:tr>`, `<w:tc>`, `</w:tc>`, `<w:pPr><w:pStyle w:val="H"/></w:pPr>`,
	`<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>`, `<w:r><w:footnoteReference w:id="2"/></w:r>`, `<w:r><w:fldChar w:fldCharType="begin"/></w:r>`, `<w:r><w:fldChar w:fldCharType="separate"/></w:r>`,
	`<w:r><w:fldChar w:fldCharType="end"/></w:r>`, `<w:r><w:instrText>ADDIN ZOTERO_ITEM CSL_CITATION {"citationItems":[{"itemData":{"title":"On the ports of call"}}]}</w:instrText></w:r>`, `<w:r><w:instrText>ADDIN ZOTERO_BIBL CSL_BIBLIOGRAPHY</w:instrText></w:r>`,
	`<w:bookmarkStart w:name="a"/>`, `<w:hyperlink w:anchor="a">`, `</w:hyperlink>`, `<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1, 2</w:t></w:r>`, `<w:r><w:tab/><w:br/><w:sym w:char="00B5"/></w:r>`, `<w:del>`, `</w:del>`, `<w:ins>`, `</w:ins>`,
	`<w:r><w:t>References</w:t></w:r>`, `<w:sdt><w:sdtPr><w:bibliography/></w:sdtPr><w:sdtContent>`, `</w:sdtContent></w:sdt>`, `<w:r><w:drawing><w:txbxContent>`, `</w:txbxContent></w:drawing></w:r>`, `<w:r><w:t>&amp;&#x41;&bad;</w:t></w:r>`, `<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>`}

// Bodies strung together in any order obey the laws, where their elements close.
func TestAnyWordDocumentObeysTheLaws(t *testing.T) {
	const styles = `<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 1"/></w:style>`
	const numbering = `<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
	const notes = `<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p><w:p><w:r><w:t>More.</w:t></w:r></w:p></w:footnote>`
	rapid.Check(t, func(rt *rapid.T) {
		check(t, "a.docx", []byte(word(nested(rapid.SliceOfN(rapid.SampledFrom(wordPieces), 1, 60).Draw(rt, "body")), styles, numbering, notes)))
	})
}

// nested strings pieces of XML together so that what they open is closed and what closes nothing is left out.
func nested(pieces []string) string {
	var b strings.Builder
	var open []string
	for _, p := range pieces {
		if name, ok := strings.CutPrefix(p, "</"); ok {
			if len(open) > 0 && strings.HasPrefix(name, open[len(open)-1]+">") {
				b.WriteString(p)
				open = open[:len(open)-closes(p)]
			}
			continue
		}
		b.WriteString(p)
		open = append(open, opens(p)...)
	}
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteString("</" + open[i] + ">")
	}
	return b.String()
}

// opens are the elements that a piece leaves open; closes is how many it closes.
func opens(piece string) []string {
	var out []string
	for _, part := range strings.Split(piece, "<")[1:] {
		switch name := strings.FieldsFunc(part, func(r rune) bool { return r == ' ' || r == '>' || r == '/' }); {
		case part[0] == '/':
			if len(out) > 0 {
				out = out[:len(out)-1]
			}
		case !strings.Contains(part, "/>"):
			out = append(out, name[0])
		}
	}
	return out
}

func closes(piece string) int { return strings.Count(piece, "</") }

// openText is an OpenDocument text with the given insides.
func openText(body, automatic string) string {
	return zipped("mimetype", "application/vnd.oasis.opendocument.text", "content.xml",
		`<o:document-content><o:automatic-styles>`+automatic+`</o:automatic-styles><o:body><o:text>`+body+`</o:text></o:body></o:document-content>`)
}

// openPieces are what the bodies of OpenDocument texts are made of.
var openPieces = []string{`<t:p>`, `</t:p>`, `Words of a text. `, `(Dee 2001)`, `<t:h t:outline-level="2">`, `</t:h>`, `<t:list t:style-name="L">`, `</t:list>`, `<t:list-item>`, `</t:list-item>`, `<table:table>`, `</table:table>`, `<table:table-row>`, `</table:table-row>`,
	`<table:table-cell>`, `</table:table-cell>`, `<t:note t:note-class="footnote"><t:note-citation>1</t:note-citation><t:note-body><t:p>A note.</t:p><t:p>More.</t:p></t:note-body></t:note>`, `<t:note t:note-class="endnote"><t:note-citation>i</t:note-citation><t:note-body>`, `</t:note-body></t:note>`, `<t:span t:style-name="S">`, `</t:span>`, `1, 2`, `<t:s/><t:tab/><t:line-break/>`,
	`<t:bookmark t:name="a"/>`, `<t:a x:href="#a">`, `</t:a>`, `<t:reference-mark-start t:name="CSL_CITATION {&quot;citationItems&quot;:[{&quot;itemData&quot;:{&quot;title&quot;:&quot;On the ports of call&quot;}}]}"/>`,
	`<t:reference-mark-end t:name="CSL_CITATION {&quot;citationItems&quot;:[{&quot;itemData&quot;:{&quot;title&quot;:&quot;On the ports of call&quot;}}]}"/>`, `<t:bibliography><t:index-body>`, `</t:index-body></t:bibliography>`, `On the ports of call`, `<d:frame><d:text-box>`, `</d:text-box></d:frame>`, `References`}

const openStyles = `<t:list-style s:name="L"><t:list-level-style-number t:level="1" s:num-format="1"/></t:list-style><s:style s:name="S" s:family="text"><s:text-properties s:text-position="super"/></s:style>`

// Bodies strung together in any order obey the laws, where their elements close.
func TestAnyOpenDocumentObeysTheLaws(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		check(t, "a.odt", []byte(openText(nested(rapid.SliceOfN(rapid.SampledFrom(openPieces), 1, 60).Draw(rt, "body")), openStyles)))
	})
}

func FuzzODT(f *testing.F) {
	for _, name := range []string{"ferry-pandoc.odt", "ferry-libreoffice.odt"} {
		raw, err := os.ReadFile("testdata/tools/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, "a.odt", raw) })
}

// Most changes of an archive's bytes only break it: here what is inside is changed.
func FuzzODTParts(f *testing.F) {
	for i := range openPieces {
		f.Add(nested(openPieces[i:]), openStyles)
	}
	f.Fuzz(func(t *testing.T, body, automatic string) { check(t, "a.odt", []byte(openText(body, automatic))) })
}

func FuzzDOCX(f *testing.F) {
	for _, name := range []string{"ferry-pandoc.docx", "ferry-libreoffice.docx"} {
		raw, err := os.ReadFile("testdata/tools/" + name)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(raw)
	}
	f.Fuzz(func(t *testing.T, raw []byte) { check(t, "a.docx", raw) })
}

// Most changes of an archive's bytes only break it: here what is inside is changed.
func FuzzDOCXParts(f *testing.F) {
	for i := range wordPieces {
		f.Add(nested(wordPieces[i:]), "", "", "")
	}
	f.Add(`<w:p><w:pPr><w:pStyle w:val="H"/></w:pPr><w:r><w:t>Words</w:t><w:footnoteReference w:id="2"/></w:r></w:p>`, `<w:style w:styleId="H"><w:name w:val="heading 1"/><w:basedOn w:val="H"/></w:style>`,
		`<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`, `<w:footnote w:id="2"><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote>`)
	f.Fuzz(func(t *testing.T, body, styles, numbering, footnotes string) {
		check(t, "a.docx", []byte(word(body, styles, numbering, footnotes)))
	})
}

// No Word document may make its reader look at the same text again and again.
func TestReadingWordTakesLinearTime(t *testing.T) {
	cost := func(raw string) time.Duration {
		best := time.Hour
		for range 3 {
			began := time.Now()
			_, _ = loaders.Load(context.Background(), loaders.Source{Name: "a.docx", Raw: []byte(raw)}, loaders.Limits{})
			best = min(best, time.Since(began))
		}
		return best
	}
	for _, u := range []struct{ open, close string }{
		{`<w:p><w:r><w:t>Words of a text. </w:t></w:r>`, `</w:p>`}, {`<w:tbl><w:tr><w:tc>`, `</w:tc></w:tr></w:tbl>`}, {`<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r>`, `</w:p>`},
		{`<w:p><w:bookmarkStart w:name="a"/><w:hyperlink w:anchor="a"><w:r><w:t>1</w:t></w:r></w:hyperlink>`, `</w:p>`}, {`<w:p><w:r><w:footnoteReference w:id="2"/></w:r>`, `</w:p>`},
		{`<w:sdt><w:sdtContent>`, `</w:sdtContent></w:sdt>`}, {`<w:p><w:r><w:drawing><w:txbxContent>`, `</w:txbxContent></w:drawing></w:r></w:p>`},
	} {
		build := func(size int, nested bool) string {
			n := size / (len(u.open) + len(u.close))
			if nested {
				n = min(n, 120)
				return word(strings.Repeat(u.open, n)+strings.Repeat(u.close, n), "", "", "")
			}
			return word(strings.Repeat(u.open+u.close, n), "", "", "")
		}
		linear(t, u.open, func(size int) time.Duration { return cost(build(4*size, false)) })
		if nested := cost(build(1<<18, true)); nested > 5*time.Second {
			t.Errorf("%q nested takes %v", u.open, nested)
		}
	}
}
