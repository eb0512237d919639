package citation_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"kg/document"
)

// TestNotesLeadToTheirWorks reads the documents of testdata/notes: each file
// holds documents and, behind each, its works and the citations of its notes.
func TestNotesLeadToTheirWorks(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "notes", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, path := range files {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) {
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
				if strings.HasSuffix(f.Name, ".cites") {
					continue
				}
				d := read(t, f.Name, []byte(strings.ReplaceAll(string(f.Data), "␌", "\f")))
				got := noteCitations(d)
				name := f.Name + ".cites"
				out.Files = append(out.Files, f, txtar.File{Name: name, Data: []byte(got)})
				if !*update && want[name] != got {
					t.Errorf("%s:\ngot:\n%swant:\n%s", f.Name, got, want[name])
				}
			}
			if *update {
				if err := os.WriteFile(path, txtar.Format(out), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// noteCitations prints the works, then a citation a line: its mark in the text, its string, kind, status and works.
func noteCitations(d *document.Document) string {
	var b strings.Builder
	for _, r := range d.Layers.References {
		fmt.Fprintf(&b, "work %s | %s\n", r.Key, r.Raw)
	}
	for _, c := range d.Layers.Citations {
		var keys []string
		for _, k := range c.Candidates {
			keys = append(keys, d.Layers.References[k.Reference].Key)
		}
		fmt.Fprintf(&b, "%q %q %s %s: %s", d.Slice(c.Anchor), d.Plain(c.Span), c.Kind, c.Status, strings.Join(keys, " or "))
		if c.Locator != "" {
			b.WriteString(" | at " + c.Locator)
		}
		if c.Signal != "" {
			b.WriteString(" | " + c.Signal)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// notesOf makes a document whose text is marked as often as there are notes.
func notesOf(notes []string) string {
	var b strings.Builder
	b.WriteString("# On silt\n\n")
	for i := range notes {
		fmt.Fprintf(&b, "Ports silt up.[^%d]\n\n", i+1)
	}
	for i, n := range notes {
		fmt.Fprintf(&b, "[^%d]: %s\n", i+1, strings.ReplaceAll(n, "\n", " "))
	}
	return b.String()
}

// noteLaws holds what is true of the citations of any notes.
func noteLaws(t interface {
	Fatalf(string, ...any)
}, d *document.Document) {
	for i, c := range d.Layers.Citations {
		if c.Empty() || !c.Group.Contains(c.Span) || d.Slice(c.Anchor) == "" {
			t.Fatalf("citation %v, group %v, anchor %v", c.Span, c.Group, c.Anchor)
		}
		if (c.Status == document.Ambiguous) != (len(c.Candidates) > 1) || (c.Status == document.Dangling) != (len(c.Candidates) == 0) {
			t.Fatalf("%q is %s with %d candidates", d.Slice(c.Span), c.Status, len(c.Candidates))
		}
		for _, k := range c.Candidates {
			if k.Reason == "" || k.Score <= 0 || k.Score > 1 {
				t.Fatalf("%q: candidate %+v", d.Slice(c.Span), k)
			}
		}
		if i > 0 && d.Layers.Citations[i-1].Start > c.Start {
			t.Fatalf("citations out of order")
		}
	}
}

func TestAnyNotesKeepTheLaws(t *testing.T) {
	note := rapid.SampledFrom([]string{
		"Thomas Orwen, *Tides* (Oldport: Moor House, 2017), 41.", "See Ada Kim, “Silt,” *Coastal Politics* 12, no. 3 (2017): 44–61.", "Orwen, *Tides*, 5.", "Ibid.", "Ibid., 6; Kim, “Silt,” 45.", "Kim, op. cit., p. 4.",
		"Orwen, supra note 1, at 45.", "Orwen (n 2) 4.", "Id. at 4.", "Nobody knows.", "Cf. Orwen (2017) and (Kim, 2017).", "Ders., *Kanal*, Berlin 2003, S. 3.", ""})
	rapid.Check(t, func(rt *rapid.T) {
		d := read(t, "own.md", []byte(notesOf(rapid.SliceOfN(note, 0, 9).Draw(rt, "notes"))))
		noteLaws(rt, d)
	})
}

func FuzzNotes(f *testing.F) {
	f.Add("Thomas Orwen, Tides (Oldport: Moor House, 2017), 41.", "Ibid., 4; Orwen, Tides, 5.")
	f.Add("\"Silt,\" Coastal Politics 12 (2017): 44-61.", "Orwen (n 1) 4")
	f.Fuzz(func(t *testing.T, a, b string) {
		a, b = printable(a), printable(b)
		d := read(t, "own.md", []byte(notesOf([]string{a, b, "Ibid."})))
		noteLaws(t, d)
	})
}

// printable is s without what makes a loader take a file for no text.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && r != '\n' && r != '\t' {
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "?"))
}

func TestAChapterPrefersItsOwnList(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"by number", "# Ports\n\n## Oldport\n\nIt silts up [1], and again [2].\n\n### References\n\n1. Dunmore, P. (2009). *Silt*. Moor House.\n2. Pell, R. (2005). *Locks*. Moor House.\n\n## Moor\n\nSo it does here [1].\n\n### References\n\n1. Orwen, T. (2017). *Tides*. Moor House.\n2. Pell, R. (2005). *Locks*. Moor House.\n",
			"1 = Dunmore 2009; 2 = Pell 2005; 1 = Orwen 2017"},
		{"by name", "# Ports\n\n## Oldport\n\nIt silts up (Pell, 2005).\n\n### References\n\n- Dunmore, P. (2009). *Silt*. Moor House.\n- Pell, R. (2005). *Locks*. Moor House.\n\n## Moor\n\nSo it does here (Pell, 2005).\n\n### References\n\n- Orwen, T. (2017). *Tides*. Moor House.\n- Pell, R. (2005). *Locks*. Moor House.\n",
			"Pell, 2005 = Pell 2005; Pell, 2005 = Pell 2005 [2]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := summarise(read(t, "own.md", []byte(c.text))); got != c.want {
				t.Fatalf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}
