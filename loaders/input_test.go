package loaders_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"strings"
	"testing"
	"unicode/utf16"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"

	"kg/document"
	"kg/loaders"
)

type endless struct{ read int64 }

func (e *endless) Read(p []byte) (int, error) {
	e.read += int64(len(p))
	for i := range p {
		p[i] = 'a'
	}
	return len(p), nil
}

type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, errors.New("device gone") }

func TestBadInputGetsASentence(t *testing.T) {
	raw := func(name, s string) loaders.Source {
		return loaders.Source{Name: "/some/where/" + name, Raw: []byte(s)}
	}
	for _, c := range []struct {
		name string
		src  loaders.Source
		code loaders.Code
		says []string
	}{
		{"an empty file", raw("a.txt", ""), loaders.Empty, []string{"a.txt", "empty"}},
		{"white space alone", raw("a.md", " \n\t\n\u00a0"), loaders.Empty, []string{"a.md", "white space"}},
		{"a PDF that holds nothing", raw("a.txt", "%PDF-1.7\n%\xe2\xe3"), loaders.Broken, []string{"no whole PDF", "downloaded completely"}},
		{"an archive that is cut off", raw("a.zip", "PK\x03\x04\x14\x00"), loaders.Binary, []string{"ZIP", "cut off"}},
		{"an archive of files", raw("a.zip", zipped("a.txt", "words")), loaders.Binary, []string{"ZIP", "unpack"}},
		{"a workbook", raw("a.xlsx", zipped("[Content_Types].xml", `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`)), loaders.Binary, []string{"Excel", "not read"}},
		{"slides", raw("a.pptx", zipped("[Content_Types].xml", `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"/></Types>`)), loaders.Binary, []string{"PowerPoint", "not read"}},
		{"a sheet of OpenDocument", raw("a.ods", zipped("mimetype", "application/vnd.oasis.opendocument.spreadsheet")), loaders.Binary, []string{"OpenDocument", "not read"}},
		{"an old Word document", raw("a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 600)+"W\x00o\x00r\x00d\x00D\x00o\x00c\x00u\x00m\x00e\x00n\x00t\x00"), loaders.Binary, []string{".doc", "DOCX"}},
		{"an Office document with a password", raw("a.docx", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"+strings.Repeat("\x00", 600)+"E\x00n\x00c\x00r\x00y\x00p\x00t\x00e\x00d\x00P\x00a\x00c\x00k\x00a\x00g\x00e\x00"), loaders.Locked, []string{"password"}},
		{"an OpenDocument text with a password", raw("a.odt", zipped("mimetype", "application/vnd.oasis.opendocument.text", "META-INF/manifest.xml", `<m:manifest><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>`, "content.xml", "\x01\x02")), loaders.Locked, []string{"password"}},
		{"an OpenDocument text without its text", raw("a.odt", zipped("mimetype", "application/vnd.oasis.opendocument.text")), loaders.Broken, []string{"content.xml"}},
		{"a Word document that breaks off", raw("a.docx", word("<w:p>", "", "", "")), loaders.Broken, []string{"word/document.xml", "line 1"}},
		{"an EPUB without its package", raw("a.epub", zipped("mimetype", "application/epub+zip")), loaders.Broken, []string{"container.xml"}},
		{"an EPUB whose text is encrypted", raw("a.epub", lockedBook()), loaders.Locked, []string{"digital rights"}},
		{"an archive that unfolds without end", raw("a.epub", zipped("mimetype", "application/epub+zip", "META-INF/container.xml", strings.Repeat(" ", 32<<20))), loaders.TooLarge, []string{"container.xml", "unfolds"}},
		{"a name that leads out of the archive", raw("a.epub", zipped("mimetype", "application/epub+zip", "../../etc/passwd", "x")), loaders.Broken, []string{"leads out"}},
		{"a program", raw("a", "\x7fELF\x02\x01"), loaders.Binary, []string{"program"}},
		{"unknown binary", raw("a.txt", strings.Repeat("ab\x01\x02\x00\x00", 100)), loaders.Binary, []string{"byte 2"}},
		{"nothing given", loaders.Source{Name: "a.txt"}, loaders.Empty, []string{"a.txt"}},
		{"a file that cannot be opened", loaders.Source{Name: "a.txt", Open: func() (io.ReadCloser, error) {
			return nil, &fs.PathError{Op: "open", Path: "/x/a.txt", Err: fs.ErrPermission}
		}}, loaders.Unreadable, []string{"a.txt", "permission denied", "check"}},
		{"a device that fails", loaders.Source{Name: "a.txt", Reader: broken{}}, loaders.Unreadable, []string{"device gone", "byte 0"}},
		{"an article that breaks off", raw("a.xml", "<article dtd-version='1'>\n<body><p>Words"), loaders.Broken, []string{"line 2", "<p> is not closed", "saved completely"}},
		{"elements that cross", raw("a.nxml", "<article dtd-version='1'>\n\n<body><p>Words</body></p></article>"), loaders.Broken, []string{"line 3", "</body>"}},
		{"XML that nobody knows", raw("a.xml", "<?xml version='1.0'?><prices><p>1</p></prices>"), loaders.Unsupported, []string{"<prices>", "JATS", "convert"}},
		{"elements too deep", raw("a.nxml", "<article dtd-version='1'>"+strings.Repeat("<sec>", 100000)), loaders.TooComplex, []string{"deep", "split"}},
		{"an element of endless attributes", raw("a.nxml", "<article dtd-version='1'>\n<p "+strings.Repeat("a='' ", 100000)+">Words</p></article>"), loaders.TooComplex, []string{"line 2", "attributes", "split"}},
		{"attributes without values", raw("a.nxml", "<article dtd-version='1'><p "+strings.Repeat("a ", 100000)+">Words</p></article>"), loaders.TooComplex, []string{"attributes"}},
		{"many elements of many attributes", raw("a.nxml", "<article dtd-version='1'>"+strings.Repeat("<p "+strings.Repeat("a='>'", 4000)+"/>", 1100)+"</article>"), loaders.TooComplex, []string{"attributes"}},
		{"several articles", raw("a.xml", "<pmc-articleset><article/><article/></pmc-articleset>"), loaders.Unsupported, []string{"more than one article"}},
		{"an article without text", raw("a.xml", "<article dtd-version='1'><front/></article>"), loaders.NoText, []string{"JATS"}},
		{"a page without text", raw("a.html", "<html><script>x()</script><img src=a></html>"), loaders.Empty, []string{"a.html"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, err := loaders.Load(context.Background(), c.src, loaders.Limits{})
			var e *loaders.Error
			if !errors.As(err, &e) || d != nil {
				t.Fatalf("got %v, %v", d, err)
			}
			if e.Code != c.code && !(c.code == loaders.Empty && e.Code == loaders.NoText) {
				t.Fatalf("code %s, want %s: %v", e.Code, c.code, err)
			}
			for _, w := range c.says {
				if !strings.Contains(err.Error(), w) {
					t.Fatalf("%q does not say %q", err, w)
				}
			}
			if strings.Contains(err.Error(), "\n") || strings.Contains(err.Error(), "/some/where") {
				t.Fatalf("%q is more than a sentence about the file", err)
			}
		})
	}
}

func TestAFileOverTheLimitIsNotReadWhole(t *testing.T) {
	e := &endless{}
	_, err := loaders.Load(context.Background(), loaders.Source{Name: "big.txt", Reader: e}, loaders.Limits{MaxBytes: 1 << 20, Option: "--max-file-size"})
	var le *loaders.Error
	if !errors.As(err, &le) || le.Code != loaders.TooLarge || !strings.Contains(err.Error(), "--max-file-size") || !strings.Contains(err.Error(), "1 MiB") {
		t.Fatalf("got %v", err)
	}
	if e.read > 3<<20 {
		t.Fatalf("%d bytes were read", e.read)
	}
	opened := false
	_, err = loaders.Load(context.Background(), loaders.Source{Name: "big.txt", Size: 200 << 20, Open: func() (io.ReadCloser, error) {
		opened = true
		return nil, io.EOF
	}}, loaders.Limits{})
	if !errors.As(err, &le) || le.Code != loaders.TooLarge || opened || !strings.Contains(err.Error(), "200 MiB") || !strings.Contains(err.Error(), "64 MiB") {
		t.Fatalf("opened %v, got %v", opened, err)
	}
}

func TestACancelledLoadEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, name := range []string{"a.md", "a.txt", "a.html"} {
		if _, err := loaders.Load(ctx, loaders.Source{Name: name, Raw: []byte("some text")}, loaders.Limits{}); !errors.Is(err, context.Canceled) {
			t.Fatalf("%s: got %v", name, err)
		}
	}
}

func TestTheFormatIsToldByContentAndName(t *testing.T) {
	const md = "# A title\n\nSome *words* here.\n\n## Next\n\n**Keywords:** a\n"
	for _, c := range []struct{ name, file, content, media string }{
		{"Markdown by name", "a.md", "plain words\n", "text/markdown"},
		{"Markdown under the name of a text", "a.txt", md, "text/markdown"},
		{"a text with an asterisk", "a.txt", "Prices* rose.\n\n* estimated\n", "text/plain"},
		{"HTML by content", "a.txt", "<!DOCTYPE html><html><body><p>Words of a page.</p></body></html>", "text/html"},
		{"HTML under the name of Markdown", "a.md", "<html><body><p>Words of a page.</p></body></html>", "text/html"},
		{"a fragment of HTML by name", "a.htm", "<p>Words of a page.</p>", "text/html"},
		{"LaTeX", "a.txt", "% a comment\n\\documentclass{article}\n\\begin{document}Words.\\end{document}", "application/x-latex"},
		{"a fragment of LaTeX by name", "a.tex", "Words \\emph{here}.", "application/x-latex"},
		{"Markdown that shows LaTeX", "a.md", "# How\n\n```\n\\documentclass{article}\n```\n", "text/markdown"},
		{"an encoded text", "a.xml", "<?xml version='1.0'?><?xml-model href='x'?>\n<TEI xmlns='http://www.tei-c.org/ns/1.0'><text><body><p>Words of a text.</p></body></text></TEI>", "application/tei+xml"},
		{"a journal article", "a.txt", "<article article-type='x'><body><p>Words of an article.</p></body></article>", "application/jats+xml"},
		{"a journal article under the name of a page", "a.html", "<?xml version='1.0' encoding='UTF-8'?>\n<!-- c -->\n<article dtd-version='1.2'><body><p>Words of an article.</p></body></article>", "application/jats+xml"},
		{"an article of HTML", "a.txt", "<article><p>Words of a page.</p></article>", "text/html"},
		{"standard input", "", md, "text/markdown"},
		{"an unknown ending", "a.dat", "Some words.\n", "text/plain"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if d := load(t, c.file, c.content); d.Media != c.media {
				t.Fatalf("read as %s", d.Media)
			}
		})
	}
}

func TestNoEntityOfAFileIsExpandedOrFetched(t *testing.T) {
	d := load(t, "a.nxml", `<?xml version="1.0"?><!DOCTYPE article [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/hostname">]><article dtd-version="1"><body><p>It &eacute;chos &b; and &c;.</p></body></article>`)
	if d.Text != "It échos &b; and &c;." {
		t.Fatalf("read %q", d.Text)
	}
}

func TestAnArticleInAnotherEncodingLeadsBack(t *testing.T) {
	raw, _ := charmap.Windows1252.NewEncoder().Bytes([]byte(`<?xml version="1.0" encoding="windows-1252"?><article dtd-version="1"><body><p>Où est l’été?</p></body></article>`))
	d := load(t, "a.nxml", string(raw))
	if d.Text != "Où est l’été?" {
		t.Fatalf("read %q", d.Text)
	}
	leadsBack(t, d, raw, charmap.Windows1252)
}

func TestNoPathOfAFileLeadsOutOfItsFolder(t *testing.T) {
	var asked []string
	src := loaders.Source{Name: "/some/where/a.tex", Raw: []byte(`A \input{../b} \input{/etc/passwd} \input{c:d} \include{.hidden} \input{sub/e} \input{f} \input{f} text.`),
		Beside: func(name string) (io.ReadCloser, error) {
			asked = append(asked, name)
			if name == "a.bbl" {
				return nil, fs.ErrNotExist
			}
			return io.NopCloser(strings.NewReader(`part \input{f}`)), nil
		}}
	d, err := loaders.Load(context.Background(), src, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if want := "a.bbl f.tex"; strings.Join(asked, " ") != want {
		t.Fatalf("asked for %q", asked)
	}
	if d.Text != "A part part text." {
		t.Fatalf("read %q", d.Text)
	}
}

func TestAMarkAtTheStartIsNoText(t *testing.T) {
	d := load(t, "a.txt", "\ufeffFirst words.\n")
	if d.Text != "First words.\n" {
		t.Fatalf("text %q", d.Text)
	}
	if p, _ := d.Origin.Locate(document.Span{Start: 0, End: 5}); p.File != (document.Span{Start: 3, End: 8}) {
		t.Fatalf("leads to %v", p.File)
	}
}

func TestTextIsTheFileByteForByte(t *testing.T) {
	const s = "# Tïtle\r\n\r\nWords\u00a0and *marks*.\r\n"
	if d := load(t, "a.md", s); d.Text != s {
		t.Fatalf("got %q", d.Text)
	}
}

func TestEncodingsAreToldAndLeadBack(t *testing.T) {
	const (
		ko = "정부는 지난달 항만 노동자들과 새로운 협약을 맺었다고 발표했다. 협약은 3년 동안 이어진다. 항구 ABC의 주민들은 이를 환영했다.\n"
		ja = "政府は先月、港の労働者と新しい協定を結んだと発表した。協定は三年間つづく。港の住民はこれを歓迎した。\n"
		zh = "政府宣布上个月与港口工人签订了新的协议。该协议将持续三年。港口的居民对此表示欢迎。\n"
		ru = "Правительство объявило, что в прошлом месяце заключило новое соглашение с рабочими порта. Жители порта его приветствовали.\n"
		fr = "Le gouvernement a annoncé qu’un nouvel accord avec les ouvriers du port a été signé le mois passé. Les habitants l’ont salué à l’été.\n"
	)
	for _, c := range []struct {
		name, text string
		enc        encoding.Encoding
	}{
		{"EUC-KR", ko, korean.EUCKR}, {"Shift_JIS", ja, japanese.ShiftJIS}, {"EUC-JP", ja, japanese.EUCJP}, {"GB18030", zh, simplifiedchinese.GB18030},
		{"windows-1251", ru, charmap.Windows1251}, {"KOI8-R", ru, charmap.KOI8R}, {"windows-1252", fr, charmap.Windows1252},
	} {
		t.Run(c.name, func(t *testing.T) {
			raw, err := c.enc.NewEncoder().Bytes([]byte(strings.Repeat(c.text, 3)))
			if err != nil {
				t.Fatal(err)
			}
			d, err := loaders.Load(context.Background(), loaders.Source{Name: "a.txt", Raw: raw}, loaders.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			if d.Text != strings.Repeat(c.text, 3) {
				t.Fatalf("read %q", d.Text[:min(len(d.Text), 90)])
			}
			leadsBack(t, d, raw, c.enc)
		})
	}
	t.Run("UTF-16", func(t *testing.T) {
		raw := []byte{0xFF, 0xFE}
		for _, u := range utf16.Encode([]rune(ko)) {
			raw = append(raw, byte(u), byte(u>>8))
		}
		if d := load(t, "a.txt", string(raw)); d.Text != ko {
			t.Fatalf("read %q", d.Text)
		}
		if d := load(t, "a.txt", "W\x00o\x00r\x00d\x00s\x00 \x00h\x00e\x00r\x00e\x00.\x00"); d.Text != "Words here." {
			t.Fatalf("without a mark: %q", d.Text)
		}
	})
	t.Run("a page that names its encoding", func(t *testing.T) {
		raw, _ := korean.EUCKR.NewEncoder().Bytes([]byte("<html><head><meta charset=euc-kr></head><body><p>" + ko + "</p></body></html>"))
		d, err := loaders.Load(context.Background(), loaders.Source{Name: "a.html", Raw: raw}, loaders.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if d.Text != strings.TrimSpace(ko) {
			t.Fatalf("read %q", d.Text)
		}
		leadsBack(t, d, raw, korean.EUCKR)
	})
	t.Run("a damaged byte in UTF-8", func(t *testing.T) {
		d := load(t, "a.txt", strings.Repeat(ru, 4)+"bad \xff byte")
		if !strings.HasSuffix(d.Text, "bad \uFFFD byte") {
			t.Fatalf("read %q", d.Text[len(d.Text)-20:])
		}
	})
}

// leadsBack checks that the bytes of the file behind every word decode to text that holds the word.
func leadsBack(t *testing.T, d *document.Document, raw []byte, enc encoding.Encoding) {
	t.Helper()
	at := 0
	for _, w := range strings.Fields(d.Text) {
		at += strings.Index(d.Text[at:], w)
		p, ok := d.Origin.Locate(document.Span{Start: at, End: at + len(w)})
		if !ok {
			t.Fatalf("%q leads nowhere", w)
		}
		back, err := enc.NewDecoder().Bytes(raw[p.File.Start:p.File.End])
		if err != nil || !strings.Contains(string(back), w) {
			t.Fatalf("%q leads to bytes that read %q (%v)", w, back, err)
		}
		at += len(w)
	}
}
