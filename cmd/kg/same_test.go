package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/document"
)

// families are the persons of the hundred documents: the spellings of each, and what each is called beside the name.
var families = []struct {
	spellings []string
	called    string
}{
	{[]string{"Kim Sol-mi", "Kim Sol Mi", "Kim Sol-mi"}, "South Korean Trade Minister"},
	{[]string{"Kim Tae-gyu", "Kim Tae Gyu"}, "South Korean Foreign Minister"},
	{[]string{"Kim Il-bong", "Kim Il Bong"}, "North Korean General"},
	{[]string{"Kim Yong-suk", "Kim Yong Suk"}, "South Korean Ambassador"},
	{[]string{"Kim Yong-su", "Kim Yong Su"}, "North Korean Ambassador"},
}

// hundred are a hundred news reports on one dispute, written by a rule: each names one or two persons of one family in some spelling, and every fifth one
// only the family name with an office.
func hundred(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	var files []string
	for i := range 100 {
		a, b := families[i%len(families)], families[(i/5+1)%len(families)]
		text := fmt.Sprintf("# Talks on the Varda fisheries, report %d\n\n", i)
		if i%5 == 4 && i%2 == 0 {
			text += "Minister Kim spoke in the harbour on Monday. Minister Kim said that the fishing quota would be discussed again.\n"
		} else {
			text += fmt.Sprintf("%s %s spoke in the harbour on Monday. %s said that the quota would be discussed again.\n\n",
				a.called, a.spellings[i/5%len(a.spellings)], a.spellings[i/5%len(a.spellings)])
		}
		if i%3 == 0 {
			text += fmt.Sprintf("The report was sent to %s %s.\n", b.called, b.spellings[i/7%len(b.spellings)])
		}
		file := filepath.Join(dir, fmt.Sprintf("report-%03d.md", i))
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		files = append(files, file)
	}
	return files
}

// TestAHundredDocumentsGiveNeitherOneKimNorAHundred counts the persons of the hundred reports: as many as there are, each with all its spellings, and
// apart from them those whom a report names by the family name alone.
func TestAHundredDocumentsGiveNeitherOneKimNorAHundred(t *testing.T) {
	store := filepath.Join(t.TempDir(), "kims.db")
	must(t, append([]string{"load", "--store", store}, hundred(t)...)...)
	out := must(t, "query", "--store", store, `{ actors(first: 200, type: "person") { edges { node { name aliases identity { descriptions } sameAs { score reason reasons { code first second } } mentionedIn(first: 100) { edges { node { name } } } } } } }`)
	for _, f := range families {
		if n := strings.Count(out, `"name":"`+f.spellings[0]+`"`) + strings.Count(out, `"name":"`+f.spellings[1]+`"`) +
			strings.Count(out, `"name": "`+f.spellings[0]+`"`) + strings.Count(out, `"name": "`+f.spellings[1]+`"`); n != 1 {
			t.Errorf("%d persons are called %s, want one", n, f.spellings[0])
		}
	}
	bare := strings.Count(out, `"name":"Kim"`) + strings.Count(out, `"name": "Kim"`)
	if bare < 2 || bare > 10 {
		t.Errorf("%d persons are known by the family name alone, want one in each of the ten reports that say no more", bare)
	}
	if all := strings.Count(out, `"descriptions"`) + strings.Count(out, `"identity": null`) + strings.Count(out, `"identity":null`); all != len(families)+bare {
		t.Errorf("%d persons in all, want %d:\n%s", all, len(families)+bare, out)
	}
}

// TestNothingIsReadInTeasers wants no mention and no statement in the teasers of other stories on the news page.
func TestNothingIsReadInTeasers(t *testing.T) {
	d := readWithPack(t, shared(t, newsFile))
	teasers := 0
	for _, b := range d.Blocks {
		if b.Kind != document.Teaser {
			continue
		}
		teasers++
		for _, e := range d.Layers.Entities {
			for _, m := range e.Mentions {
				if m.Overlaps(b.Content) {
					t.Errorf("%s is linked to the article from a teaser: %q", e.Name, d.Plain(m.Span))
				}
			}
		}
		for _, s := range d.Layers.Statements {
			if s.Overlaps(b.Content) {
				t.Errorf("a statement is read in a teaser: %q", d.Plain(s.Span))
			}
		}
	}
	if teasers == 0 {
		t.Error("the page has no teasers")
	}
}
