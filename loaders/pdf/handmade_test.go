package pdf_test

import (
	"bytes"
	"compress/zlib"
	"context"
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"kg/document"
	"kg/loaders"
	"kg/loaders/pdf"
)

// handmade writes a file of one page with the given content, font and further objects (from number 6 on), uncompressed.
func handmade(content, font string, more ...string) []byte {
	return written(append([]string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 /MediaBox [0 0 400 400] >>",
		"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> >>",
		stream("", content),
		font,
	}, more...))
}

// handmadePages writes a file with a page for each of the given contents, in Helvetica.
func handmadePages(contents ...string) []byte {
	kids := ""
	objects := []string{"<< /Type /Catalog /Pages 2 0 R >>", "", helvetica}
	for i, c := range contents {
		kids += fmt.Sprintf("%d 0 R ", 4+2*i)
		objects = append(objects, fmt.Sprintf("<< /Type /Page /Parent 2 0 R /Contents %d 0 R /Resources << /Font << /F1 3 0 R >> >> >>", 5+2*i), stream("", c))
	}
	objects[1] = fmt.Sprintf("<< /Type /Pages /Kids [%s] /Count %d /MediaBox [0 0 400 400] >>", kids, len(contents))
	return written(objects)
}

// written is a file of the given objects, from number 1 on, of which the first is the root.
func written(objects []string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, o := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", o)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

func stream(dict, data string) string {
	return fmt.Sprintf("<< /Length %d %s >>\nstream\n%s\nendstream", len(data), dict, data)
}

const (
	helvetica = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
	twoBytes  = "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /Subtype /CIDFontType2 /DW 500 >>] >>"
)

func read(t testing.TB, raw []byte) *document.Document {
	t.Helper()
	d := &document.Document{Name: "a.pdf"}
	if err := pdf.Read(context.Background(), raw, d); err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	return d
}

func TestGlyphsAreReadAsTheyAreShown(t *testing.T) {
	show := func(s string) string { return "BT /F1 10 Tf 50 300 Td " + s + " ET" }
	differences := func(names string) string {
		return "<< /Type /Font /Subtype /Type1 /BaseFont /X /FirstChar 0 /Widths [" + strings.Repeat("500 ", 256) + "] /Encoding << /Differences [65 " + names + "] >> >>"
	}
	for _, c := range []struct{ name, content, font, more, want string }{
		{"a string", show("(Ports pay) Tj"), helvetica, "", "Ports pay"},
		{"escapes and octal codes", show(`(\(a\) \251 b\
c) Tj`), helvetica, "", "(a) © bc"},
		{"hexadecimal digits", show("<506f7274> Tj"), helvetica, "", "Port"},
		{"blanks that are gaps", show("[(Ports) -400 (pay)] TJ"), helvetica, "", "Ports pay"},
		{"kerning that is none", show("[(P) 60 (or) -40 (ts)] TJ"), helvetica, "", "Ports"},
		{"names of glyphs", show("(ABCDE) Tj"), differences("/P /o /uni0072 /t_s /period"), "", "Ports."},
		{"ligatures in their letters", show("(ABC) Tj"), differences("/fi /ff /ffl"), "", "fiffffl"},
		{"an accent over its letter", show("(A) Tj 0 0 Td (BC) Tj"), differences("/dieresis /u /r"), "", "ür"},
		{"codes of two bytes", show("<00010002> Tj"), twoBytes, stream("", "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0002> <d55c> endbfrange"), "한핝"},
		{"a surrogate pair", show("<0001> Tj"), twoBytes, stream("", "1 beginbfchar <0001> <d835dc00> endbfchar"), "𝐀"},
		{"a text that stands for its glyphs", "/Span << /ActualText (Selwyn) >> BDC " + show("(S.) Tj") + " EMC", helvetica, "", "Selwyn"},
		{"glyphs shown twice to look bold", show("(Port) Tj") + " " + show("(Port) Tj"), helvetica, "", "Port"},
		{"digits above the line", show("(trade) Tj /F1 6 Tf 5 Ts (12) Tj"), helvetica, "", "trade¹²"},
		{"an ordinal above the line", show("(the 9) Tj /F1 6 Tf 5 Ts (th) Tj"), helvetica, "", "the 9th"},
		{"a form", "q 1 0 0 1 0 -50 cm /X Do Q", helvetica, stream("/Type /XObject /Subtype /Form /BBox [0 0 400 400] /Resources << /Font << /F1 5 0 R >> >>", show("(Inside) Tj")), "Inside"},
		{"a form within itself", show("(Once) Tj") + " /X Do", helvetica, stream("/Type /XObject /Subtype /Form /Resources << /XObject << /X 6 0 R >> >>", "/X Do"), "Once"},
		{"an inline picture", "BI /W 1 /H 1 ID \xff\xfe EI " + show("(Behind the pixels it goes on) Tj"), helvetica, "", "Behind the pixels it goes on"},
		{"a page set across", "BT /F1 10 Tf 0 1 -1 0 100 50 Tm (Across the page) Tj ET", helvetica, "", "Across the page"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var more []string
			if c.more != "" {
				more = append(more, c.more)
			}
			if got := read(t, handmade(c.content, c.font, more...)).Text; got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestWhatTheFileTagsAsNoTextIsFurniture(t *testing.T) {
	d := read(t, handmade("BT /F1 10 Tf 50 300 Td (The text of the page.) Tj ET /Artifact << /Type /Pagination >> BDC BT /F1 10 Tf 50 250 Td (Draft of May) Tj ET EMC", helvetica))
	if n := len(d.Blocks); n != 2 || d.Blocks[1].Kind != document.Furniture || d.Blocks[0].Kind == document.Furniture {
		t.Fatalf("got %v", d.Blocks)
	}
}

func TestTwoColumnsAreReadOneBehindTheOther(t *testing.T) {
	var b strings.Builder
	line := func(x, y int, s string) { fmt.Fprintf(&b, "BT /F1 8 Tf %d %d Td (%s) Tj ET\n", x, y, s) }
	line(40, 380, "A title that stands across both of the columns of the page and is wide")
	for i := range 12 {
		// row by row, as some programs write
		line(40, 350-10*i, fmt.Sprintf("left column line number %d of it", i))
		line(210, 350-10*i, fmt.Sprintf("right column line number %d of it", i))
	}
	d := read(t, handmade(b.String(), helvetica))
	text := strings.Join(strings.Fields(d.Text), " ")
	left, right := strings.Index(text, "left column line number 11"), strings.Index(text, "right column line number 0")
	if left < 0 || right < left || !strings.HasPrefix(text, "A title") {
		t.Fatalf("got %q", text)
	}
}

// columns writes a page of two columns below what stands in the head on the left and on the right.
func columns(head [2]string, left, right []string) string {
	var b strings.Builder
	line := func(x, y int, s string) { fmt.Fprintf(&b, "BT /F1 8 Tf %d %d Td (%s) Tj ET\n", x, y, s) }
	line(40, 385, head[0])
	line(300, 385, head[1])
	for i, s := range left {
		line(40, 350-10*i, s)
	}
	for i, s := range right {
		line(210, 350-10*i, s)
	}
	return b.String()
}

// repeated are n lines of one kind.
func repeated(kind string, n int) []string {
	var out []string
	for i := range n {
		out = append(out, fmt.Sprintf("%s column line number %d of it", kind, i))
	}
	return out
}

func TestAColumnMayBeShort(t *testing.T) {
	head := [2]string{"Review of Ports", "Who pays"}
	full := columns(head, repeated("left", 20), repeated("right", 20))
	stretched := repeated("first", 20) // one line of which has wide blanks, as those of justified text may
	stretched[1] = "first column,) Tj 72 0 Td (line) Tj -72 0 Td ("
	for _, c := range []struct {
		name  string
		right []string
		order []string
	}{
		{"two lines, both set in", []string{"   ends in the second column of it", "   and goes no further than here"}, []string{"line number 19 of it", "ends in the second", "and goes no further"}},
		{"one line", []string{"ends in the second column of the page"}, []string{"line number 19 of it", "ends in the second"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for i, s := range c.right {
				if trimmed := strings.TrimLeft(s, " "); trimmed != s {
					c.right[i] = ") Tj 15 0 Td (" + trimmed
				}
			}
			d := read(t, handmadePages(full, columns(head, stretched, c.right)))
			text := strings.Join(strings.Fields(d.Text[strings.Index(d.Text, "first column"):]), " ")
			at := 0
			for _, s := range c.order {
				k := strings.Index(text[at:], s)
				if k < 0 {
					t.Fatalf("%q is not behind what comes before it in %q", s, text)
				}
				at += k
			}
		})
	}
}

// The numbers of a list in the second column are parted from their entries by a blank too.
func TestNumbersStayBesideTheirEntries(t *testing.T) {
	var b strings.Builder
	line := func(x float64, y int, s string) { fmt.Fprintf(&b, "BT /F1 8 Tf %.1f %d Td (%s) Tj ET\n", x, y, s) }
	for i, s := range repeated("left", 24) {
		line(40, 350-10*i, s)
	}
	for i := range 12 {
		x := 210.0
		if i%5 == 0 {
			x = 209.7 // a little out of the column, as thin letters are set
		}
		line(x, 350-20*i, fmt.Sprintf("[%d]", i+1))
		line(235, 350-20*i, fmt.Sprintf("Entry number %d begins here", i+1))
		line(235, 340-20*i, "and goes on below itself")
	}
	text := strings.Join(strings.Fields(read(t, handmadePages(b.String())).Text), " ")
	if want := "line number 23 of it [1] Entry number 1 begins here and goes on below itself [2] Entry number 2 begins"; !strings.Contains(text, want) {
		t.Errorf("got %q", text)
	}
}

func TestLinesThatOverlapAreTwo(t *testing.T) {
	d := read(t, handmade("BT /F1 12 Tf 50 300 Td (References) Tj /F1 10 Tf 0 -2.5 Td (Okafor, D. 2008. Dredging the coast.) Tj ET", helvetica))
	if got := strings.Join(strings.Fields(d.Text), " "); !strings.HasPrefix(d.Text, "References\n") || got != "References Okafor, D. 2008. Dredging the coast." {
		t.Errorf("got %q", d.Text)
	}
}

// The rest of an entry may look like the beginning of one: that it is set in says what it is.
func TestTheRestOfAnEntryGoesOnOverThePage(t *testing.T) {
	entries := func(names ...string) (out []string) {
		for _, n := range names {
			out = append(out, n+", A. and Quay, B. (2004) On the dredging", ") Tj 15 0 Td (of rivers in the north. Harbour Press.")
		}
		return out
	}
	first := columns([2]string{"", ""}, append(append([]string{"References"}, entries("Abel", "Brix", "Corde", "Dunn", "Eide")...), "Falk, A., Grey, B., Holm, C., Iver, D., &"), nil)
	second := columns([2]string{"", ""}, append([]string{") Tj 15 0 Td (Jansen, E. (2007). Tides of the west."}, entries("Kern", "Lund", "Moor")...), nil)
	d := read(t, handmadePages(first, second))
	for _, b := range d.Blocks {
		if strings.HasPrefix(d.Slice(b.Span), "Jansen") {
			if b.Kind == document.ListItem || b.Continues < 0 || !strings.HasPrefix(d.Slice(d.Blocks[b.Continues].Span), "Falk") {
				t.Errorf("got %+v", b)
			}
			return
		}
	}
	t.Errorf("got %q", d.Text)
}

// A head that is spread over the page is one line where nothing parts the columns at its height, and two where something does.
func TestHeadsThatAreSpreadOverThePageAreFurniture(t *testing.T) {
	head := [2]string{"Review of Ports", "Who pays"}
	first := "BT /F1 8 Tf 40 365 Td (A title that stands across both of the columns of the page and is wide) Tj ET\n"
	d := read(t, handmadePages(first+columns(head, repeated("left", 20), repeated("right", 20)), columns(head, repeated("third", 20), repeated("fourth", 20))))
	heads := 0
	for _, b := range d.Blocks {
		s := d.Slice(b.Span)
		if strings.Contains(s, "Review of Ports") || strings.Contains(s, "Who pays") {
			heads++
			if b.Kind != document.Furniture {
				t.Errorf("%q is %s", s, b.Kind)
			}
		}
	}
	if heads < 2 {
		t.Fatalf("got %q", d.Text)
	}
}

// A page that stands alone has no other to confirm its number: it must be the page's own, far below the text. The paper is 400 points high.
func TestTheNumberOfASinglePageIsFurniture(t *testing.T) {
	page := func(foot string, y int) string {
		return fmt.Sprintf("BT /F1 8 Tf 40 380 Td (Ode, B. \\(2012\\). Eels and other fish. Mere Press.) Tj ET BT /F1 8 Tf 200 %d Td (%s) Tj ET", y, foot)
	}
	for _, c := range []struct {
		name, foot string
		y          int
		furniture  bool
	}{
		{"its number in a wide margin", "1", 46, true},
		{"another number there", "7", 46, false},
		{"its number amid the page", "1", 200, false},
	} {
		d := read(t, handmade(page(c.foot, c.y), helvetica))
		last := d.Blocks[len(d.Blocks)-1]
		if got := last.Kind == document.Furniture && d.Slice(last.Span) == c.foot; got != c.furniture {
			t.Errorf("%s: %q is %s", c.name, d.Slice(last.Span), last.Kind)
		}
	}
}

func TestFilesMadeToDoHarmEndSoon(t *testing.T) {
	nested := strings.Repeat("[", 200_000)
	doubling := "/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do"
	for _, c := range []struct {
		name string
		raw  []byte
	}{
		{"arrays in each other", handmade("BT "+nested+" TJ ET", helvetica)},
		{"a page tree in a circle", []byte("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Kids [2 0 R 2 0 R] >> endobj trailer << /Root 1 0 R >>")},
		{"a reference to itself", []byte("%PDF-1.7\n1 0 obj 1 0 R endobj 2 0 obj << /Type /Catalog /Pages 1 0 R >> endobj trailer << /Root 2 0 R >>")},
		{"a length that refers to its own stream", []byte("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Kids [3 0 R] >> endobj 3 0 obj << /Contents 4 0 R >> endobj 4 0 obj << /Length 4 0 R >> stream\nBT ET\nendstream endobj trailer << /Root 1 0 R >>")},
		{"forms that show forms", handmade(doubling, helvetica, stream("/Subtype /Form /Resources << /XObject << /X 7 0 R >> >>", doubling), stream("/Subtype /Form /Resources << /XObject << /X 8 0 R >> >>", doubling),
			stream("/Subtype /Form /Resources << /XObject << /X 9 0 R >> >>", doubling), stream("/Subtype /Form /Resources << /XObject << /X 10 0 R >> >>", doubling),
			stream("/Subtype /Form /Resources << /XObject << /X 11 0 R >> >>", doubling), stream("/Subtype /Form /Resources << /XObject << /X 12 0 R >> >>", doubling),
			stream("/Subtype /Form /Resources << /XObject << /X 13 0 R >> >>", doubling), stream("/Subtype /Form", "BT ET"))},
		{"a million objects that are none", []byte("%PDF-1.7\n" + strings.Repeat("1 0 obj\n", 1<<17))},
		{"many dots", handmade("BT /F1 1 Tf 9 Td "+strings.Repeat("(..........) Tj ", 50_000)+"ET", helvetica)},
		{"letters all over the page", handmade(scattered(60_000), helvetica)},
	} {
		t.Run(c.name, func(t *testing.T) {
			began := time.Now()
			err := pdf.Read(context.Background(), c.raw, &document.Document{})
			if took := time.Since(began); took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			var e *loaders.Error
			if err != nil && (!errors.As(err, &e) || e.Err != nil && strings.Contains(e.Err.Error(), "runtime error")) {
				t.Errorf("got %v (%v)", err, errors.Unwrap(err))
			}
		})
	}
}

// A file of a megabyte may take a few hundred megabytes of memory and a few seconds, whatever it holds. The files are what
// makes a reader do the same work again for every object, stream, font, page and code that a few bytes can name.
func TestFilesMadeToGrowAreRefusedInTime(t *testing.T) {
	repeat := func(size int, unit func(i int) string) string {
		var b strings.Builder
		for i := 0; b.Len() < size; i++ {
			b.WriteString(unit(i))
		}
		return b.String()
	}
	const tree = "%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Kids [3 0 R] /Count 1 >> endobj trailer << /Root 1 0 R >>\n"
	refs := func(from, n int) string {
		return repeat(n*9, func(i int) string { return fmt.Sprintf("%d 0 R ", from+i) })
	}
	packed := func(dict string, data string) string {
		var b bytes.Buffer
		w := zlib.NewWriter(&b)
		w.Write([]byte(data))
		w.Close()
		return stream("/Filter /FlateDecode "+dict, b.String())
	}
	const words = "BT /F1 9 Tf 50 300 Td (Words) Tj ET "
	composite := func(descendant string) string {
		return "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [<< /Subtype /CIDFontType2 " + descendant + " >>] >>"
	}
	fonts := repeat(400_000, func(i int) string { return fmt.Sprintf("/G%d << /Subtype /Type1 /BaseFont /A /ToUnicode 6 0 R >> ", i) })
	sets := repeat(100_000, func(i int) string { return fmt.Sprintf("/G%d 9 Tf (a) Tj ", i) })
	program := func(groups int) string {
		// one character map of format 12 whose groups all name the whole of Unicode for no glyph
		table := "\x00\x00\x00\x01\x00\x03\x00\x0a\x00\x00\x00\x0c" + "\x00\x0c\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x00\x01\x00\x00" + strings.Repeat("\x00\x00\x00\x00\x00\x10\xff\xff\x00\x01\x00\x00", groups)
		return "\x00\x01\x00\x00\x00\x01\x00\x00\x00\x00\x00\x00cmap\x00\x00\x00\x00\x00\x00\x00\x1c\x7f\xff\xff\xff" + table
	}
	for _, c := range []struct {
		name string
		raw  func() []byte
	}{
		{"strings that do not close, in one another", func() []byte {
			return []byte(tree + repeat(1<<19, func(i int) string { return fmt.Sprintf("%d 0 obj /XRef (", i+4) }))
		}},
		{"trailers in strings that do not close", func() []byte { return []byte(tree + strings.Repeat("trailer(", 1<<16)) }},
		{"lengths that refer to the next stream", func() []byte {
			return []byte("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 3 0 R >> endobj trailer << /Root 1 0 R >>\n" + repeat(1<<21, func(i int) string { return fmt.Sprintf("%d 0 obj<</Length %d 0 R>>stream\n", i+3, i+4) }))
		}},
		{"streams that do not end", func() []byte {
			return []byte(tree + repeat(1<<20, func(i int) string { return fmt.Sprintf("%d 0 obj<</Type/XRef>>stream\n", i+4) }))
		}},
		{"one unpacked stream shown a thousand times", func() []byte {
			return bytes.Replace(handmade(strings.Repeat(words, 1<<14), helvetica), []byte("/Contents 4 0 R"), []byte("/Contents ["+strings.Repeat("4 0 R ", 4000)+"]"), 1)
		}},
		{"nodes of the page tree that share their kids", func() []byte {
			return []byte("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj trailer << /Root 1 0 R >>\n2 0 obj <</Kids 9 0 R>> endobj 9 0 obj [" + refs(10, 30_000) + "] endobj " +
				repeat(1<<19, func(i int) string { return fmt.Sprintf("%d 0 obj<</Kids 9 0 R>>endobj ", i+10) }))
		}},
		{"glyphs out of nearly nothing", func() []byte {
			content := packed("", "BT /F1 9 Tf 50 300 Td "+strings.Repeat("("+strings.Repeat("a", 1000)+") Tj ", 15_000)+"ET")
			pages := strings.Repeat("<< /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >> ", 90)
			return []byte("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Kids [" + pages + "] >> endobj 4 0 obj " + content + " endobj 5 0 obj " + helvetica + " endobj trailer << /Root 1 0 R >>")
		}},
		{"ranges of a character map that name the same codes", func() []byte {
			return handmade(words, twoBytes, stream("", "1 beginbfrange "+strings.Repeat(strings.Repeat("<0000><ffff><0041>", 300)+" endbfrange ", 100)))
		}},
		{"a character map in a thousand fonts", func() []byte {
			raw := handmade(sets, helvetica, stream("", "1 beginbfrange <0000> <ffff> <0041> endbfrange"))
			return bytes.Replace(raw, []byte("/F1 5 0 R"), []byte(fonts), 1)
		}},
		{"codes in the last of many ranges", func() []byte {
			font := "<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding 6 0 R /DescendantFonts [<< /Subtype /CIDFontType2 >>] >>"
			ranges := "1 begincodespacerange <0000> <ffff> endcodespacerange " + strings.Repeat(strings.Repeat("<0001><0001> 1 ", 300)+"endcidrange ", 100)
			return handmade("BT /F1 1 Tf 9 Td "+strings.Repeat("("+strings.Repeat("\xff", 1000)+") Tj ", 300), font, stream("", ranges))
		}},
		{"widths that name the same codes", func() []byte {
			return handmade(words, composite("/W ["+strings.Repeat("0 65535 500 ", 20_000)+"]"))
		}},
		{"a font program whose groups name all of Unicode", func() []byte {
			return handmade(words, composite("/FontDescriptor << /FontFile2 6 0 R >>"), stream("", program(40_000)))
		}},
		{"the name of a glyph without end", func() []byte {
			return handmade(words, "<< /Type /Font /Subtype /Type1 /BaseFont /X /Encoding << /Differences [65 /"+strings.Repeat("small", 100_000)+"] >> >>")
		}},
		{"objects of one place in a pack", func() []byte {
			numbers := repeat(20_000, func(i int) string { return fmt.Sprintf("%d 0 ", i+10) })
			pack := stream(fmt.Sprintf("/Type /ObjStm /N 2000 /First %d", len(numbers)), numbers+"["+strings.Repeat("1 ", 400_000)+"]")
			return []byte("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Kids [" + refs(10, 2000) + "] >> endobj 3 0 obj " + pack + " endobj trailer << /Root 1 0 R >>")
		}},
		{"small type beside a row of large type", func() []byte {
			return handmade("BT /F1 10 Tf 1 0 0 1 0 300 Tm "+strings.Repeat("20 0 Td (a) Tj ", 45_000)+"/F1 8 Tf 1 0 0 1 10 295 Tm "+strings.Repeat("20 0 Td (a) Tj ", 45_000)+"ET", helvetica)
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			raw := c.raw()
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
			defer cancel()
			err := pdf.Read(ctx, raw, &document.Document{})
			runtime.ReadMemStats(&after)
			took, spent := time.Since(began), (after.TotalAlloc-before.TotalAlloc)>>20
			t.Logf("%d KiB: %v, %d MiB, %v", len(raw)>>10, took, spent, err)
			if took > 10*time.Second || spent > 2048 {
				t.Errorf("%d KiB took %v and %d MiB", len(raw)>>10, took, spent)
			}
			var e *loaders.Error
			if err != nil && (!errors.As(err, &e) || e.Err != nil && strings.Contains(e.Err.Error(), "runtime error")) {
				t.Errorf("got %v (%v)", err, errors.Unwrap(err))
			}
		})
	}
}

// scattered shows n letters, no two of them on one line or below each other.
func scattered(n int) string {
	var b strings.Builder
	b.WriteString("BT /F1 1 Tf ")
	for i := range n {
		fmt.Fprintf(&b, "1 0 0 1 %d.%d %d.%d Tm (a) Tj ", i*7919%39700/100, i*7919%100, i*104729%39900/100, i*104729%100)
	}
	return b.String() + "ET"
}

// FuzzPage holds the same laws against small files that are not packed, in which every byte counts.
func FuzzPage(f *testing.F) {
	f.Add(handmade("BT /F1 10 Tf 50 300 Td [(Ports) -400 (pay)] TJ 0 -12 Td (again) ' ET 10 10 50 1 re f /X Do", helvetica, stream("/Subtype /Form", "BT ET")))
	f.Add(handmade("BT /F1 10 Tf 1 0 0 1 50 300 Tm <00010002> Tj ET", twoBytes, stream("", "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0001> <0002> <d55c> endbfrange")))
	f.Add(handmade("/Span << /ActualText (Selwyn) >> BDC BT /F1 10 Tf 5 Ts (S.12) Tj ET EMC BI /W 1 ID x EI", "<< /Subtype /Type1 /FirstChar 60 /Widths [500 600] /Encoding << /Differences [65 /fi /dieresis] >> >>"))
	f.Add([]byte("%PDF-1.7\n1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj 2 0 obj << /Kids [3 0 R] >> endobj trailer << /Root 1 0 R >>"))
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1<<16 {
			return
		}
		hold(t, raw)
	})
}

func TestLinesAreJoinedWhereTheirWordsAreWrittenInOne(t *testing.T) {
	for _, c := range []struct{ name, first, second, plain string }{
		{"a word that was broken", "the price of econ-", "omies of scale", "the price of economies of scale"},
		{"a compound with a capital", "the trade of the South-", "North corridor", "the trade of the South-North corridor"},
		{"a compound that stands elsewhere", "a long-term plan and a long-", "term loan", "a long-term plan and a long-term loan"},
		{"a range of years", "in the years 2010-", "2012 it fell", "in the years 2010-2012 it fell"},
		{"an address behind its mark", "see https://doi.org/", "10.5555/abc.1 for it", "see https://doi.org/10.5555/abc.1 for it"},
		{"an address inside a word", "see https://doi.or", "g/10.5555/abc.1 for it", "see https://doi.org/10.5555/abc.1 for it"},
		{"an address inside a number", "see https://doi.org/10.5555/jc", "m.2001.1111. It is", "see https://doi.org/10.5555/jcm.2001.1111. It is"},
		{"an address and the next word", "see https://kyra.example/report", "which the council wrote", "see https://kyra.example/report which the council wrote"},
		{"an address and another", "https://doi.org/10.5555/abc.1", "https://doi.org/10.5555/abc.2", "https://doi.org/10.5555/abc.1 https://doi.org/10.5555/abc.2"},
		{"a sentence", "It fell in the years of", "the crisis.", "It fell in the years of the crisis."},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := read(t, handmade("BT /F1 10 Tf 50 300 Td ("+c.first+") Tj 0 -12 Td ("+c.second+") Tj ET", helvetica))
			if got := d.Plain(document.Span{Start: 0, End: len(d.Text)}); got != c.plain {
				t.Errorf("got %q, want %q", got, c.plain)
			}
		})
	}
}
