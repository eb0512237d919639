package pdf_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"kg/document"
	"kg/loaders"
	"kg/loaders/pdf"
)

var update = flag.Bool("update", false, "rewrite the golden files")

func file(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func load(t testing.TB, name string) *document.Document {
	t.Helper()
	d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: file(t, name)}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	return d
}

// readable are the fixtures that have text; what went into those with a .txt file stands there.
func readable() []string {
	return []string{"one-column", "two-column", "numeric", "endnotes", "korean", "news"}
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s is not what it was (-update rewrites it):\n%s", path, firstDifference(got, string(want)))
	}
}

func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range a {
		if i >= len(b) || a[i] != b[i] {
			return fmt.Sprintf("line %d\ngot  %s\nwant %s", i+1, a[i], b[min(i, len(b)-1)])
		}
	}
	return "the end is missing"
}

// The blocks of every fixture, in a form that can be reviewed: kind, level, label, page, what it goes on with, and the text as read.
func TestPagesAreReadAsTheyAreSet(t *testing.T) {
	for _, name := range readable() {
		t.Run(name, func(t *testing.T) {
			d := load(t, name+".pdf")
			var b strings.Builder
			m := d.Meta
			fmt.Fprintf(&b, "title: %s\nauthors: %v\ndate: %s\ngenre: %s\nlanguage: %s\ndoi: %s\n\n", m.Title, m.Authors, m.Date, m.Genre, m.Language, m.DOI)
			for i, x := range d.Blocks {
				p, _ := d.Origin.Locate(x.Span)
				fmt.Fprintf(&b, "%d page %d %s", i, p.Page, x.Kind)
				if x.Level > 0 {
					fmt.Fprintf(&b, " level %d", x.Level)
				}
				if x.Label != "" {
					fmt.Fprintf(&b, " label %s", x.Label)
				}
				if x.Continues >= 0 {
					fmt.Fprintf(&b, " continues %d", x.Continues)
				}
				fmt.Fprintf(&b, ": %q\n", d.Plain(x.Span))
			}
			for _, n := range d.Tagged.Notes {
				fmt.Fprintf(&b, "mark %q leads to %d\n", d.Slice(n.Span), n.Block)
			}
			golden(t, name+".golden", b.String())
		})
	}
}

// wordsOf are the words of a text, without marks at their ends.
func wordsOf(s string) []string {
	var out []string
	for _, w := range strings.Fields(s) {
		if w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// score compares words: F1 of the bags, and the part of the right words that stand in the right order (the longest
// common subsequence).
func score(got, want []string) (f1, order float64) {
	count := map[string]int{}
	for _, w := range want {
		count[w]++
	}
	hit := 0
	for _, w := range got {
		if count[w] > 0 {
			count[w]--
			hit++
		}
	}
	if hit == 0 {
		return 0, 0
	}
	row := make([]int, len(want)+1)
	for _, g := range got {
		diagonal := 0
		for k, w := range want {
			above := row[k+1]
			if g == w {
				row[k+1] = diagonal + 1
			} else {
				row[k+1] = max(row[k+1], row[k])
			}
			diagonal = above
		}
	}
	p, r := float64(hit)/float64(len(got)), float64(hit)/float64(len(want))
	return 2 * p * r / (p + r), float64(row[len(want)]) / float64(hit)
}

var rxNumbered = regexp.MustCompile(`^(?:\d+|[IVX]+\.) `)

// reading is the text as it is read: what goes on behind a break is joined, marks of notes, furniture, front matter, the numbers of
// headings and tables and the title are left out, and notes come last, as in the texts of the sources.
func reading(d *document.Document) []string {
	var body, notes []string
	done := map[int]bool{}
	for i, b := range d.Blocks {
		switch b.Kind {
		case document.Furniture, document.FrontMatter:
			continue
		}
		if done[i] || b.Level == 1 {
			continue
		}
		parts := []document.Span{b.Content}
		for k, at := i+1, i; k < len(d.Blocks); k++ {
			if d.Blocks[k].Continues == at {
				parts, done[k], at = append(parts, d.Blocks[k].Content), true, k
			}
		}
		text := d.View(parts...).Text
		switch b.Kind {
		case document.Heading:
			text = rxNumbered.ReplaceAllString(text, "")
		case document.Caption:
			if b.Label != "" {
				_, text, _ = strings.Cut(text, ": ")
			}
		case document.Paragraph:
			text = strings.TrimPrefix(text, "Abstract—")
		}
		words := wordsOf(text)
		if b.Kind == document.Footnote {
			notes = append(notes, words...)
		} else {
			body = append(body, words...)
		}
	}
	return append(body, notes...)
}

func TestTextIsWhatWentIn(t *testing.T) {
	var b strings.Builder
	fmt.Fprintf(&b, "fixture        words   F1     in order\n")
	for _, name := range readable() {
		want := wordsOf(string(file(t, name+".txt")))
		f1, order := score(reading(load(t, name+".pdf")), want)
		fmt.Fprintf(&b, "%-12s %6d  %.4f  %.4f\n", name, len(want), f1, order)
	}
	golden(t, "text.golden", b.String())
}

func TestFilesThatCannotBeReadSayWhy(t *testing.T) {
	for _, c := range []struct {
		name string
		code loaders.Code
		says []string
	}{
		{"locked.pdf", loaders.Locked, []string{"password", "save it without"}},
		{"scanned.pdf", loaders.NoText, []string{"pictures", "OCR"}},
		{"none.pdf", loaders.Broken, []string{"no whole PDF", "downloaded completely"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := loaders.Load(context.Background(), loaders.Source{Name: c.name, Raw: file(t, c.name)}, loaders.Limits{})
			var e *loaders.Error
			if !errors.As(err, &e) || e.Code != c.code || !strings.HasPrefix(err.Error(), c.name+":") {
				t.Fatalf("got %v, want %s", err, c.code)
			}
			for _, s := range c.says {
				if !strings.Contains(err.Error(), s) {
					t.Errorf("%q does not say %q", err, s)
				}
			}
		})
	}
}

func TestFilesThatOpenWithoutAPasswordAreRead(t *testing.T) {
	for name, plain := range map[string]string{"owner-aes256.pdf": "numeric.pdf", "owner-aes128.pdf": "korean.pdf", "owner-rc4.pdf": "korean.pdf"} {
		if load(t, name).Text != load(t, plain).Text {
			t.Errorf("%s reads otherwise than %s", name, plain)
		}
	}
}

// A file cut off in the middle has no table of its objects any more, but still objects.
func TestATruncatedFileGivesWhatItHolds(t *testing.T) {
	_, err := loaders.Load(context.Background(), loaders.Source{Name: "truncated.pdf", Raw: file(t, "truncated.pdf")}, loaders.Limits{})
	var e *loaders.Error
	if err != nil && (!errors.As(err, &e) || e.Code != loaders.Broken && e.Code != loaders.NoText) {
		t.Fatalf("got %v", err)
	}
	// the table lost, all objects there
	raw := file(t, "one-column.pdf")
	cut := raw[:strings.LastIndex(string(raw), "startxref")]
	d, err := loaders.Load(context.Background(), loaders.Source{Name: "a.pdf", Raw: cut}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Text != load(t, "one-column.pdf").Text {
		t.Fatal("without its table the file reads otherwise")
	}
}

func TestOriginLeadsToThePageAndItsContent(t *testing.T) {
	d, raw := load(t, "one-column.pdf"), file(t, "one-column.pdf")
	for _, c := range []struct {
		words string
		page  int
	}{
		{"Two explanations compete", 1}, {"The three treasuries had", 2}, {"Castellanos, R. (2011)", 3},
	} {
		at := strings.Index(d.Text, c.words)
		if at < 0 {
			t.Fatalf("%q is not in the text", c.words)
		}
		p, ok := d.Origin.Locate(document.Span{Start: at, End: at + len(c.words)})
		if !ok || p.Page != c.page {
			t.Errorf("%q is on page %d, want %d", c.words, p.Page, c.page)
		}
		if p.File.Start <= 0 || p.File.End > len(raw) || !strings.HasPrefix(strings.TrimLeft(string(raw[p.File.End:]), "\r\n"), "endstream") {
			t.Errorf("%q leads to bytes %v, no content stream", c.words, p.File)
		}
	}
}

func TestTheSameFileReadsTheSame(t *testing.T) {
	for _, name := range readable() {
		a, b := load(t, name+".pdf"), load(t, name+".pdf")
		if a.Text != b.Text || !reflect.DeepEqual(a.Blocks, b.Blocks) || !reflect.DeepEqual(a.Meta, b.Meta) || !reflect.DeepEqual(a.Tagged, b.Tagged) {
			t.Errorf("%s reads otherwise the second time", name)
		}
	}
}

func TestACancelledReadEnds(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := pdf.Read(ctx, file(t, "one-column.pdf"), &document.Document{}); !errors.Is(err, context.Canceled) {
		t.Fatalf("got %v", err)
	}
}

// FuzzRead holds the laws of a document against any bytes, and the time they may take.
func FuzzRead(f *testing.F) {
	for _, name := range []string{"korean", "numeric", "news", "endnotes", "locked", "owner-rc4", "scanned", "truncated", "none"} {
		f.Add(file(f, name+".pdf"))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if len(raw) > 1<<20 {
			return
		}
		hold(t, raw)
	})
}

// hold holds the laws of a document, and the time that it may take, against the bytes of a file.
func hold(t *testing.T, raw []byte) {
	d := &document.Document{Name: "a.pdf"}
	began := time.Now()
	err := pdf.Read(context.Background(), raw, d)
	if took := time.Since(began); took > 10*time.Second {
		t.Fatalf("%d bytes took %v", len(raw), took)
	}
	if err != nil {
		var e *loaders.Error
		if !errors.As(err, &e) {
			t.Fatalf("an error of its own: %v", err)
		}
		if e.Err != nil && strings.Contains(e.Err.Error(), "runtime error") {
			t.Fatalf("a panic: %v", e.Err)
		}
		return
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkRead(b *testing.B) {
	raw := file(b, "thirty-pages.pdf")
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if err := pdf.Read(context.Background(), raw, &document.Document{}); err != nil {
			b.Fatal(err)
		}
	}
}
