package note_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"kg/annotate/note"
)

var update = flag.Bool("update", false, "rewrite the expectations")

// TestNotesAreRead reads the notes of testdata/notes.txtar, one a line.
func TestNotesAreRead(t *testing.T) {
	path := filepath.Join("testdata", "notes.txtar")
	ar, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, f := range ar.Files {
		want[f.Name] = string(f.Data)
	}
	out := &txtar.Archive{Comment: ar.Comment}
	for _, f := range ar.Files {
		if strings.HasSuffix(f.Name, "/read") {
			continue
		}
		var b strings.Builder
		for line := range strings.Lines(string(f.Data)) {
			line = strings.TrimSpace(line)
			fmt.Fprintf(&b, "%s\n", line)
			for _, c := range note.Read(line) {
				b.WriteString("  " + describe(line, c) + "\n")
			}
		}
		out.Files = append(out.Files, f, txtar.File{Name: f.Name + "/read", Data: []byte(b.String())})
		if !*update && want[f.Name+"/read"] != b.String() {
			t.Errorf("%s:\ngot:\n%swant:\n%s", f.Name, b.String(), want[f.Name+"/read"])
		}
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func describe(t string, c note.Cited) string {
	form := [...]string{"full", "short", "ibid", "before"}[c.Form]
	s := form
	add := func(name, v string) {
		if v != "" && v != "0" {
			s += " | " + name + " " + v
		}
	}
	var names []string
	for _, n := range c.Names {
		names = append(names, strings.TrimSpace(n.Family+", "+n.Given))
	}
	add("signal", c.Signal)
	add("names", strings.Join(names, "; "))
	if c.Same {
		add("names", "the same")
	}
	add("title", t[c.Title.Start:c.Title.End])
	add("year", t[c.Year.Start:c.Year.End])
	add("note", fmt.Sprint(c.Number))
	add("at", c.Locator)
	add("=", t[c.Start:c.End])
	return s
}

// lawful holds that everything found is a slice, in order, and inside its citation.
func lawful(t interface{ Fatalf(string, ...any) }, text string) {
	last := 0
	for _, c := range note.Read(text) {
		if c.Start < last || c.End <= c.Start || c.End > len(text) {
			t.Fatalf("%v behind %d in %q", c.Range, last, text)
		}
		for _, r := range []note.Range{c.Title, c.Year, c.Authors, c.Work} {
			if r.Start < 0 || r.End > len(text) || !r.Empty() && (r.Start < c.Start || r.End > c.End) {
				t.Fatalf("%v lies outside %v in %q", r, c.Range, text)
			}
		}
		last = c.End
	}
}

func FuzzRead(f *testing.F) {
	f.Add("See Ada Kim, Two Rivers (Oldport: Moor House, 2001), 41; Kim, Two Rivers, 45. Ibid., 47.")
	f.Add("Kim (wie Anm. 12), S. 4 f.; \"Title,\" Journal 12, no. 3 (2001): 44-61, at 45. Id. at 4")
	f.Add("Oldport v Moor [1897] AC 12; Orwen (n 14) 196; ders., Titel, Berlin 2001")
	f.Fuzz(func(t *testing.T, text string) { lawful(t, strings.ToValidUTF8(text, "?")) })
}

func TestAnyNoteIsReadLawfully(t *testing.T) {
	word := rapid.SampledFrom([]string{"Ada", "Kim,", "Kim", "and", "Lee,", "J.", "van", "der", "Loo,", "Two Rivers", "\"Title,\"", "'Title'", "(Oldport: Moor House, 2001),", "(2001)", "45", "45–47.", "p. 4", "Ibid.,", "Id.", "op. cit.", "supra note 12", "(n 12)", "(wie Anm. 5)", "See", "cf.", ";", ".", ",", "S. 45 f.", "Ders.,", "Berlin 2001", "v.", "é", "«", "»", "(", ")", "in"})
	rapid.Check(t, func(t *rapid.T) {
		lawful(t, strings.Join(rapid.SliceOfN(word, 0, 30).Draw(t, "words"), " "))
	})
}
