package reference_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kg/annotate/reference"
	"kg/document"
)

func TestEntriesGiveTheirFields(t *testing.T) {
	path := filepath.Join("testdata", "entries.txtar")
	ar, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, f := range ar.Files {
		want[f.Name] = string(f.Data)
	}
	a := reference.New()
	out := &txtar.Archive{Comment: ar.Comment}
	for _, f := range ar.Files {
		name, ok := strings.CutSuffix(f.Name, "/entry")
		if !ok {
			continue
		}
		got := describe(a.Parse(strings.TrimSpace(string(f.Data))))
		out.Files = append(out.Files, f, txtar.File{Name: name + "/fields", Data: []byte(got)})
		if !*update && want[name+"/fields"] != got {
			t.Errorf("%s:\ngot:\n%swant:\n%s", name, got, want[name+"/fields"])
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// describe prints the fields that an entry has.
func describe(r document.Reference) string {
	var b strings.Builder
	line := func(name, v string) {
		if v != "" {
			fmt.Fprintf(&b, "%s: %s\n", name, v)
		}
	}
	people := func(ps []document.Person) string {
		var out []string
		for _, p := range ps {
			if p.Literal != "" {
				out = append(out, "{"+p.Literal+"}")
			} else {
				out = append(out, p.Family+", "+p.Given)
			}
		}
		return strings.Join(out, "; ")
	}
	line("authors", people(r.Authors))
	line("year", r.Year+r.Suffix)
	line("title", r.Title)
	line("container", r.Container)
	line("volume", r.Volume)
	line("issue", r.Issue)
	line("pages", r.Pages)
	line("edition", r.Edition)
	line("editors", people(r.Editors))
	line("publisher", r.Publisher)
	line("place", r.Place)
	line("doi", r.DOI)
	line("url", r.URL)
	line("type", r.Type)
	if r.TitleFirst {
		line("title-first", "yes")
	}
	return b.String()
}

// list is a Markdown document with the given entries in its list.
func list(entries ...string) string {
	return "# On harbours\n\nThe harbour votes, as others have shown before.\n\n## References\n\n" + strings.Join(entries, "\n")
}

func readList(t *testing.T, text string) *document.Document {
	t.Helper()
	path := filepath.Join(t.TempDir(), "list.md")
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return load(t, path)
}

func TestEntriesAreCutWhereTheyEnd(t *testing.T) {
	const (
		orwen = "Orwen, T. (2017). Tides of consent. *Coastal Politics*, 12(3), 44–61."
		dune  = "Dunmore, P. (2009). *Silt and sovereignty*. Moor House."
		pell  = "Pell, R. (2005). *A treatise on locks*. Moor House."
	)
	for _, c := range []struct {
		name, text string
		want       []string // the beginning of each entry
	}{
		{"bullets are entries", list("- "+orwen, "- "+dune, "- "+pell), []string{"Orwen", "Dunmore", "Pell"}},
		{"a link on a bullet of its own belongs to the entry above", list("- "+orwen, "", "- <https://doi.org/10.9999/x>", "- "+dune), []string{"Orwen", "Dunmore"}},
		{"a journal whose title stayed on the page before belongs to the entry above",
			list("- Orwen, T. (2017). Tides of consent.", "", "- Coastal Politics*, 12(3), 44–61.", "- "+dune, "- "+pell), []string{"Orwen", "Dunmore", "Pell"}},
		{"paragraphs are entries", list(orwen+"\n", dune+"\n", pell), []string{"Orwen", "Dunmore", "Pell"}},
		{"lines without blanks between them are entries", list(orwen, dune, pell), []string{"Orwen", "Dunmore", "Pell"}},
		{"a hard-wrapped entry is one", list("Orwen, T. (2017). Tides of\nconsent. *Coastal Politics*, 12(3),\n44–61.\n", dune), []string{"Orwen", "Dunmore"}},
		{"a list of names wrapped behind an initial is one", list("- Orwen, T., Bassett, L.\n  M., & Pell, R. (2017). Tides of consent. *Coastal Politics*, 12(3), 44–61.", "- "+dune), []string{"Orwen", "Dunmore"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := readList(t, c.text)
			var got []string
			for _, r := range d.Layers.References {
				got = append(got, strings.SplitN(r.Raw, ",", 2)[0])
			}
			if strings.Join(got, "|") != strings.Join(c.want, "|") {
				t.Fatalf("got %q, want %q", got, c.want)
			}
		})
	}
}

func TestADashRepeatsTheAuthorAbove(t *testing.T) {
	d := readList(t, list("- Pell, R. (2005a). *A treatise on locks*. Moor House.", "- ———. (2005b). *More locks*. Moor House."))
	refs := d.Layers.References
	if len(refs) != 2 || len(refs[1].Authors) != 1 || refs[1].Authors[0].Family != "Pell" || refs[1].Suffix != "b" {
		t.Fatalf("got %+v", refs)
	}
}

func TestKeysHaveInitialsOnlyWhereTheyTellAuthorsApart(t *testing.T) {
	d := readList(t, list(
		"- Bassett, L. (2010). *One*. Moor House.",
		"- Orwen, T. K. (2017a). *Two*. Moor House.",
		"- Orwen, T. K. (2017b). *Three*. Moor House.",
		"- Orwen, P., & Pell, R. (2018). *Four*. Moor House.",
		"- Pell, R., Sato, K., & Muir, A. (2005). *Five*. Moor House.",
		"- *Ferry strike ends*. (2019). The Harbour Courier. https://courier.example.com/x"))
	var got []string
	for _, r := range d.Layers.References {
		got = append(got, r.Key)
	}
	want := "Bassett 2010|T. K. Orwen 2017a|T. K. Orwen 2017b|P. Orwen & Pell 2018|Pell et al. 2005|Ferry strike ends 2019"
	if strings.Join(got, "|") != want {
		t.Fatalf("got  %s\nwant %s", strings.Join(got, "|"), want)
	}
}

func TestATextWithoutAListHasNoReferences(t *testing.T) {
	d := readList(t, "# Ferry strike\n\nThe strike (2019) went on.\n\nThe crews, in May 2019, voted.\n\nNothing else happened in 2020.\n\nThe port closed.\n")
	if n := len(d.Layers.References); n != 0 {
		t.Fatalf("%d references: %+v", n, d.Layers.References)
	}
}
