package event_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"pgregory.net/rapid"

	"kg/document"
)

// listing is the entities of a document, one a line: kind, type, name, date, and the words of its mentions.
func listing(d *document.Document) string {
	var lines []string
	for _, e := range d.Layers.Entities {
		count := map[string]int{}
		var words []string
		for _, m := range e.Mentions {
			w := d.Plain(m.Span)
			if m.Oblique {
				w += " (oblique)"
			}
			if count[w] == 0 {
				words = append(words, w)
			}
			count[w]++
		}
		for _, m := range e.Told {
			words = append(words, d.Plain(m.Span)+" (told)")
		}
		for i, w := range words {
			if n := count[w]; n > 1 {
				words[i] = fmt.Sprintf("%s ×%d", w, n)
			}
		}
		lines = append(lines, fmt.Sprintf("%s\t%s\t%s\t%s\t%s", e.Kind, e.Type, e.Key, e.Date, strings.Join(words, " | ")))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n") + "\n"
}

// TestCases reads documents on topics of their own: the rules must not know the gold corpus only.
func TestCases(t *testing.T) {
	lex := emptyLexicon(t)
	files, err := filepath.Glob(filepath.Join("testdata", "cases", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			ar, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if len(ar.Files) != 2 {
				t.Fatalf("%s: a document and its entities are needed", file)
			}
			got := listing(annotated(t, lex, ar.Files[0].Name, string(ar.Files[0].Data)))
			if *update {
				ar.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(ar), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(ar.Files[1].Data); got != want {
				t.Fatalf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}

// flat fails where two mentions overlap, or a mention is no slice of the text.
func flat(t interface{ Fatalf(string, ...any) }, d *document.Document) {
	var all []document.Mention
	keys := map[string]bool{}
	for _, e := range d.Layers.Entities {
		id := string(e.Kind) + e.Key
		if e.Key == "" || keys[id] {
			t.Fatalf("%s: key %q is empty or stands twice", d.Name, e.Key)
		}
		keys[id] = true
		if len(e.Mentions)+len(e.Told) == 0 || e.Name == "" || e.Reason == "" {
			t.Fatalf("%s: entity %q has no mention, name or reason", d.Name, e.Key)
		}
		all = append(all, e.Mentions...)
	}
	slices.SortFunc(all, func(a, b document.Mention) int { return a.Start - b.Start })
	for i, m := range all {
		if q, ok := d.Quote(m.Span); !ok || strings.TrimSpace(q) == "" {
			t.Fatalf("%s: mention %v is no slice of the text", d.Name, m.Span)
		}
		if i > 0 && all[i-1].Overlaps(m.Span) {
			t.Fatalf("%s: mentions %q and %q overlap", d.Name, d.Slice(all[i-1].Span), d.Slice(m.Span))
		}
	}
}

func TestMentionsAreFlatSlicesWhateverTheText(t *testing.T) {
	lex := emptyLexicon(t)
	words := []string{
		"the", "The", "of", "in", "and", "with", "President", "Helen", "Carrick", "Chad", "Lima", "U.S.", "Ministry", "Trade",
		"2019", "May", "summit", "Summit", "war", "treaty", "Treaty", "Act", "accord", "(", ")", ",", ".", "?", "'s", "’s", "\n\n", "# ",
		"Union", "ABC", "Congress", "who", "said", "Law", "12", "attack", "on", "to", "—", "*", "return", "office", "COP12", "at", "Kim", "Dae-jung", "é", "II",
	}
	rapid.Check(t, func(r *rapid.T) {
		text := strings.Join(rapid.SliceOfN(rapid.SampledFrom(words), 1, 80).Draw(r, "words"), " ")
		text = "Report. " + text
		d := annotated(t, lex, "x.md", text)
		flat(r, d)
		if again := annotated(t, lex, "x.md", text); listing(again) != listing(d) {
			r.Fatalf("not the same twice")
		}
	})
}

func BenchmarkEntities(b *testing.B) {
	lex := emptyLexicon(b)
	raw, err := txtar.ParseFile(filepath.Join("testdata", "cases", "west-african-fisheries.txtar"))
	if err != nil {
		b.Fatal(err)
	}
	text := strings.Repeat(string(raw.Files[0].Data), 20)
	d := annotated(b, lex, "x.md", text)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		d.Layers.Entities = nil
		for _, a := range entitySteps(lex) {
			if err := a.Annotate(b.Context(), d); err != nil {
				b.Fatal(err)
			}
		}
	}
}
