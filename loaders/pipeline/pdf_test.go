package pipeline_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kg/document"
	"kg/loaders"
)

func pdfFile(t testing.TB, name string) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("..", "pdf", "testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

// One article, set in one column and in two, and one with numbers: every entry is found whole and in order, and
// the citations are those that are found in the plain text that went into the pages, whatever columns, pages, hyphens, floats and
// notes stand between.
func TestCitationsOfPrintedPagesAreThoseOfTheirText(t *testing.T) {
	harbour := strings.Fields("Abernathy/2015 Castellanos/2011 Grünwald/2014 Haddad/2013 Lindqvist/2017 Ministry/2020 Okafor/2008 Petrov/2016a Petrov/2016b Varnes/2019")
	numbers := strings.Fields("Woodhall/2014 Arvidsson/2010 Keller/2016 Duarte/2009 Lindholm/2013 Osei/2015 Byrne/2012 Nakagawa/2018 Hollis/2019 Marchetti/2011")
	for _, c := range []struct {
		file    string
		entries []string
		least   int
	}{
		{"one-column", harbour, 17}, {"two-column", harbour, 17}, {"numeric", numbers, 15},
	} {
		t.Run(c.file, func(t *testing.T) {
			want, entries := cited(t, c.file+".txt", c.entries)
			if fmt.Sprint(entries) != fmt.Sprint(c.entries) || len(want) < c.least {
				t.Fatalf("the text itself has %d citations of %v", len(want), entries)
			}
			got, entries := cited(t, c.file+".pdf", c.entries)
			if fmt.Sprint(entries) != fmt.Sprint(c.entries) {
				t.Errorf("entries\ngot  %v\nwant %v", entries, c.entries)
			}
			if diff := cmp.Diff(want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// cited are the resolved citations of a fixture, each as its words and its entry, sorted, and the entries.
func cited(t *testing.T, file string, wanted []string) (citations, entries []string) {
	d, err := line(t).Annotate(context.Background(), loaders.Source{Name: file, Raw: pdfFile(t, file)})
	if err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	for _, r := range d.Layers.References {
		entries = append(entries, entryName(r, wanted))
	}
	for _, x := range d.Layers.Citations {
		to := string(x.Status)
		if x.Status == document.Resolved {
			to = entries[x.Candidates[0].Reference]
		}
		citations = append(citations, fmt.Sprintf("%s -> %s", d.Plain(x.Span), to))
	}
	slices.Sort(citations)
	return citations, entries
}

// entryName is the name of wanted that an entry bears.
func entryName(r document.Reference, wanted []string) string {
	for _, w := range wanted {
		name, year, _ := strings.Cut(w, "/")
		if strings.Contains(r.Raw[:min(len(r.Raw), 40)], name) && strings.Contains(r.Raw, year) {
			return w
		}
	}
	return r.Raw
}

func BenchmarkPDFEndToEnd(b *testing.B) {
	l, raw := line(b), pdfFile(b, "thirty-pages.pdf")
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := l.Annotate(context.Background(), loaders.Source{Name: "a.pdf", Raw: raw}); err != nil {
			b.Fatal(err)
		}
	}
}
