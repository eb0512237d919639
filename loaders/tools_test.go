package loaders_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/annotate"
	"kg/annotate/citation"
	"kg/annotate/reference"
	"kg/annotate/sentence"
	"kg/document"
)

// What pandoc and LibreOffice write from one text is read as that text: see testdata/tools/README.md.
func TestWhatRealToolsWriteIsReadAsWhatWentIn(t *testing.T) {
	files, _ := filepath.Glob("testdata/tools/ferry-*.*")
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := load(t, file, string(raw))
			obeys(t, d)
			annotated(t, d)
			golden(t, file+".golden", outline(d))
		})
	}
}

// golden compares got with a file's text, or rewrites the file.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Fatalf("%s: got\n%swant\n%s", file, got, want)
	}
}

// The citations of the text resolve to the entries they were made from, in every format.
func TestCitationsResolveInWhatRealToolsWrite(t *testing.T) {
	want := []string{"Dee 2001", "Lind 2004a", "Lind 2004b", "Harbour Office 2010", "Dee 2001", "Núñez & Kim 1999"}
	inNotes := []string{"Harbour Office 2010", "Harbour Office 2010, probable"} // the note between the two cites nothing
	annotators := []annotate.Annotator{sentence.New(), reference.New(), citation.New()}
	files, _ := filepath.Glob("testdata/tools/ferry-*.*")
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := load(t, file, string(raw))
			if err := annotate.Run(context.Background(), annotators, d); err != nil {
				t.Fatal(err)
			}
			var text, notes []string
			for _, c := range d.Layers.Citations {
				s := "nothing"
				if c.Status != document.Dangling && len(c.Candidates) == 1 {
					s = d.Layers.References[c.Candidates[0].Reference].Key
				}
				if c.Status != document.Resolved {
					s += ", " + string(c.Status)
				}
				if k := d.BlockAt(c.Start); k >= 0 && d.Blocks[k].Kind == document.Footnote {
					notes = append(notes, s)
					if d.Blocks[d.BlockAt(c.Anchor.Start)].Kind == document.Footnote {
						t.Errorf("%q is not anchored in the text", d.Slice(c.Span))
					}
				} else {
					text = append(text, s)
				}
			}
			if !slices.Equal(text, want) || !slices.Equal(notes, inNotes) {
				t.Fatalf("text %q, notes %q; want %q and %q", text, notes, want, inNotes)
			}
		})
	}
}
