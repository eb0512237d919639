package loaders_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"kg/document"
)

// shared is the folder of the gold data.
func shared(t testing.TB) string {
	t.Helper()
	dir := os.Getenv("KG_SHARED")
	if dir == "" {
		wd, _ := os.Getwd()
		for ; wd != filepath.Dir(wd); wd = filepath.Dir(wd) {
			if s, err := os.Stat(filepath.Join(wd, "shared", "gold")); err == nil && s.IsDir() {
				dir = filepath.Join(wd, "shared")
				break
			}
		}
	}
	if dir == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("the gold data is not there; set KG_SHARED")
		}
		t.Skip("the gold data is not there; set KG_SHARED to measure")
	}
	return dir
}

type goldDoc struct {
	Document struct {
		File, Title, Date, Kind, Language string
		Authors                           []struct{ Family, Given, Literal string }
	}
	Body         [][2]int
	BodyOptional [][2]int `json:"body_optional"`
}

func TestGoldMetadataAndBody(t *testing.T) {
	dir := filepath.Join(shared(t), "gold", "corpus")
	files, _ := filepath.Glob(filepath.Join(dir, "gold", "*.json"))
	if len(files) == 0 {
		t.Fatal("no gold documents")
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		var g goldDoc
		if err := json.Unmarshal(raw, &g); err != nil {
			t.Fatal(err)
		}
		src, err := os.ReadFile(filepath.Join(dir, "docs", g.Document.File))
		if err != nil {
			t.Fatal(err)
		}
		d := load(t, g.Document.File, string(src))
		obeys(t, d)
		if !strings.EqualFold(fold(d.Meta.Title), fold(g.Document.Title)) || d.Meta.Date != g.Document.Date || d.Meta.Language != g.Document.Language {
			t.Errorf("%s: %+v, want %+v", d.Name, d.Meta, g.Document)
		}
		for i, a := range g.Document.Authors {
			if i >= len(d.Meta.Authors) || d.Meta.Authors[i].Family != a.Family || d.Meta.Authors[i].Given != a.Given {
				t.Errorf("%s: authors %v, want %v", d.Name, d.Meta.Authors, g.Document.Authors)
				break
			}
		}
		if len(g.Body) == 0 {
			continue
		}
		p, r := bodyScore(d, string(src), g)
		t.Logf("%s: body precision %.4f recall %.4f", d.Name, p, r)
		if f := 2 * p * r / (p + r); f < 0.95 {
			t.Errorf("%s: body F1 %.4f", d.Name, f)
		}
	}
}

func fold(s string) string {
	return strings.NewReplacer("’", "'", "“", `"`, "”", `"`).Replace(s)
}

// bodyScore counts the characters that are in the gold body and in the paragraphs, tags and white space left out.
func bodyScore(d *document.Document, src string, g goldDoc) (precision, recall float64) {
	mine := make([]bool, len(src)+1)
	for _, b := range d.Blocks {
		if b.Kind == document.Paragraph {
			p, _ := d.Origin.Locate(b.Span)
			for i := p.File.Start; i < p.File.End; i++ {
				mine[i] = true
			}
		}
	}
	in := func(spans [][2]int, i int) bool {
		for _, s := range spans {
			if s[0] <= i && i < s[1] {
				return true
			}
		}
		return false
	}
	var both, got, want float64
	n, tag := 0, false
	for i, c := range src {
		tag = tag || c == '<' && strings.HasSuffix(d.Name, ".html")
		if !tag && !unicode.IsSpace(c) {
			w := in(g.Body, n)
			m := mine[i] && !in(g.BodyOptional, n)
			if w {
				want++
			}
			if m {
				got++
			}
			if w && m {
				both++
			}
		}
		tag = tag && c != '>'
		n++
	}
	return both / got, both / want
}

func TestTheFirstNewsPageKeepsItsTeasersOut(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(shared(t), "seeds", "004_*.txt"))
	if len(files) == 0 {
		t.Fatal("no news page among the first documents")
	}
	raw, err := os.ReadFile(files[0])
	if err != nil {
		t.Fatal(err)
	}
	d := load(t, filepath.Base(files[0]), string(raw))
	teasers, paragraphs := 0, 0
	for _, b := range d.Blocks {
		switch b.Kind {
		case document.Teaser:
			teasers++
		case document.Paragraph:
			paragraphs++
			if teasers != 6 {
				t.Fatalf("a paragraph behind %d teasers: %q", teasers, d.Slice(b.Span))
			}
		}
	}
	if teasers != 6 || paragraphs != 9 || d.Meta.Genre != document.GenreNews || d.Meta.Date != "" {
		t.Fatalf("%d teasers, %d paragraphs, %+v", teasers, paragraphs, d.Meta)
	}
}
