package loaders_test

import (
	"context"
	"encoding/json"
	"fmt"
	"html"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/annotate/citation"
	"kg/annotate/reference"
	"kg/annotate/sentence"
	"kg/document"
	"kg/loaders"
)

// goldCitations is a document of the gold data of citations. Offsets are code points.
type goldCitations struct {
	References []struct {
		ID    string
		Start int
		Gold  struct {
			Type, Year, Title, Container, Volume, Issue, Pages, DOI string
			Authors                                                 []struct{ Family, Given, Literal string }
		}
	}
	Citations []struct {
		Start, End int
		Refs       []string
	}
	TextFile string `json:"text_file"`
}

// asJATS writes a gold document as an article: its paragraphs with a cross-reference on every citation, and its references taken apart.
func (g goldCitations) asJATS(text []rune) string {
	var b strings.Builder
	b.WriteString(`<article dtd-version="1.3"><body>`)
	end := len(text)
	for _, r := range g.References {
		end = min(end, r.Start)
	}
	at := 0
	write := func(to int) {
		for k, p := range strings.Split(string(text[at:to]), "\n\n") {
			if k > 0 {
				b.WriteString("</p>\n<p>")
			}
			b.WriteString(html.EscapeString(p))
		}
		at = to
	}
	b.WriteString("<p>")
	for _, c := range g.Citations {
		if c.Start < at || c.End > end {
			continue
		}
		write(c.Start)
		fmt.Fprintf(&b, `<xref ref-type="bibr" rid="%s">%s</xref>`, strings.Join(c.Refs, " "), html.EscapeString(string(text[c.Start:c.End])))
		at = c.End
	}
	write(end)
	b.WriteString("</p></body><back><ref-list>")
	for _, r := range g.References {
		x := r.Gold
		fmt.Fprintf(&b, `<ref id="%s"><element-citation><person-group person-group-type="author">`, r.ID)
		for _, a := range x.Authors {
			if a.Family != "" {
				fmt.Fprintf(&b, "<name><surname>%s</surname><given-names>%s</given-names></name>", html.EscapeString(a.Family), html.EscapeString(a.Given))
			} else {
				fmt.Fprintf(&b, "<collab>%s</collab>", html.EscapeString(a.Literal))
			}
		}
		b.WriteString("</person-group>")
		for _, f := range [][2]string{{"year", x.Year}, {"article-title", x.Title}, {"source", x.Container}, {"volume", x.Volume}, {"issue", x.Issue}, {"page-range", x.Pages}} {
			if f[1] != "" {
				fmt.Fprintf(&b, "<%s>%s</%s>", f[0], html.EscapeString(f[1]), f[0])
			}
		}
		if x.DOI != "" {
			fmt.Fprintf(&b, `<pub-id pub-id-type="doi">%s</pub-id>`, html.EscapeString(x.DOI))
		}
		b.WriteString("</element-citation></ref>\n")
	}
	return b.String() + "</ref-list></back></article>"
}

func TestGoldDocumentsComeThroughJATSWhole(t *testing.T) {
	dir := filepath.Join(shared(t), "gold", "citations", "docs")
	files, _ := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	if len(files) == 0 {
		t.Fatal("no gold documents")
	}
	entries, items := 0, 0
	for _, file := range files {
		raw, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var g goldCitations
		if err := json.Unmarshal(raw, &g); err != nil {
			t.Fatal(err)
		}
		text, err := os.ReadFile(strings.TrimSuffix(file, ".gold.json") + ".md")
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".gold.json")
		d, err := loaders.Load(context.Background(), loaders.Source{Name: name + ".nxml", Raw: []byte(g.asJATS([]rune(string(text))))}, loaders.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range []func(context.Context, *document.Document) error{sentence.New().Annotate, reference.New().Annotate, citation.New().Annotate} {
			if err := f(t.Context(), d); err != nil {
				t.Fatal(err)
			}
		}
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		e, i := g.compare(t, name, d)
		entries, items = entries+e, items+i
	}
	t.Logf("%d entries and %d citation items of %d documents", entries, items, len(files))
}

// compare holds the document against the gold: every entry has its fields, every citation leads to its entries.
func (g goldCitations) compare(t *testing.T, name string, d *document.Document) (entries, items int) {
	if len(d.Layers.References) != len(g.References) {
		t.Errorf("%s: %d entries, want %d", name, len(d.Layers.References), len(g.References))
		return 0, 0
	}
	index := map[string]int{}
	end := 1 << 30
	for k, r := range g.References {
		index[r.ID] = k
		end = min(end, r.Start)
		got, x := d.Layers.References[k], r.Gold
		if slices.Contains(d.Tagged.Untyped, k) {
			continue // no title, or neither year nor author: read from its text
		}
		want := []string{strings.Trim(x.Title, ",.; "), x.Container, x.Volume, x.Issue, x.Pages, strings.ToLower(strings.ReplaceAll(x.DOI, " ", ""))}
		if have := []string{got.Title, got.Container, got.Volume, got.Issue, got.Pages, got.DOI}; !slices.Equal(have, fields(want)) || len(got.Authors) != len(x.Authors) || got.Year+got.Suffix != x.Year {
			t.Errorf("%s, entry %s: %q %s%s %d authors, want %q %s %d authors", name, r.ID, have, got.Year, got.Suffix, len(got.Authors), want, x.Year, len(x.Authors))
		}
		entries++
	}
	want := map[int]int{}
	for at, c := 0, 0; c < len(g.Citations); c++ {
		x := g.Citations[c]
		if x.Start < at || x.End > end {
			continue
		}
		at = x.End
		for _, ref := range x.Refs {
			want[index[ref]]++
		}
	}
	got := map[int]int{}
	for _, c := range d.Layers.Citations {
		if c.Status == document.Resolved && c.Candidates[0].Reason == "the file's own markup points to this entry" {
			got[c.Candidates[0].Reference]++
		}
	}
	for k := range g.References {
		if got[k] != want[k] {
			t.Errorf("%s: entry %s is cited %d times, want %d", name, g.References[k].ID, got[k], want[k])
		}
		items += got[k]
	}
	return entries, items
}

func fields(all []string) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = strings.Join(strings.Fields(s), " ")
	}
	return out
}
