package reference_test

import (
	"context"
	"math/rand/v2"
	"testing"
	"time"

	"kg/annotate/reference"
	"kg/document"
	"kg/loaders"
)

// FuzzList holds that any text under a heading is cut into parts that are
// slices, in order, and that keys are unique.
func FuzzList(f *testing.F) {
	f.Add("Orwen, T. (2017). Tides.\n\n12\n\nBassett, L. (2018). Quays.\n", true)
	f.Add("[1] T. Orwen, \"Tides,\" 2017. [2] L. Bassett, Quays, 2018.\n3.\n\nPell R. Locks. 2005.\n", false)
	f.Add("1\n2\n\fOrwen\n  Tides, 2017.\n———. 2018\n- x\n* y*\n", false)
	f.Fuzz(func(t *testing.T, list string, markdown bool) {
		name := "list.txt"
		if markdown {
			name = "list.md"
		}
		d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: []byte("# T\n\nReferences\n\n" + list)}, loaders.Limits{})
		if err != nil {
			return
		}
		if err := reference.New().Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		checkList(t, d)
		keys := map[string]bool{}
		for _, r := range d.Layers.References {
			if keys[r.Key] || r.Confidence <= 0 || r.Confidence > 1 {
				t.Fatalf("key %q, confidence %v", r.Key, r.Confidence)
			}
			keys[r.Key] = true
		}
	})
}

// TestWrappingDoesNotChangeTheNumberOfEntries prints the same bibliography at
// many widths. Where entries are set apart by a mark or a blank line, their number never changes.
func TestWrappingDoesNotChangeTheNumberOfEntries(t *testing.T) {
	for _, style := range []string{"apa", "harvard", "vancouver", "korean", "spanish"} {
		for _, layout := range []string{"blank-lines-wrapped", "numbers-bracket", "bullets-wrapped", "numbers-dot-hanging"} {
			t.Run(style+"/"+layout, func(t *testing.T) {
				for seed := range uint64(3) {
					n := 11 + int(seed)*4
					first := 0
					for i, width := range []int{0, 66, 97} {
						p := newPrint(styleNamed(style), atWidth(layout, width), noise{heading: true}, n, seed)
						d := readPrint(t, p)
						if i == 0 {
							first = len(d.Layers.References)
						} else if got := len(d.Layers.References); got != first {
							t.Fatalf("%d entries unwrapped, %d at width %d:\n%s", first, got, width, p.text)
						}
					}
				}
			})
		}
	}
}

func styleNamed(name string) printedStyle {
	for _, s := range printedStyles() {
		if s.name == name {
			return s
		}
	}
	panic(name)
}

func atWidth(name string, width int) printing {
	for _, p := range printings() {
		if p.name == name {
			p.width = width
			return p
		}
	}
	panic(name)
}

// TestCuttingTakesTimeInProportion cuts a list of a megabyte, which takes half a
// second; the limit is for machines with other work, and far from what a square would take.
func TestCuttingTakesTimeInProportion(t *testing.T) {
	if testing.Short() {
		t.Skip("a megabyte")
	}
	for _, layout := range []string{"flush", "numbers-bracket"} {
		d := megabyte(t, layout)
		start := time.Now()
		if err := reference.New().Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if took := time.Since(start); took > time.Minute {
			t.Errorf("%s: a megabyte took %v", layout, took)
		}
	}
}

func megabyte(t testing.TB, layout string) *document.Document {
	r := rand.New(rand.NewPCG(1, 2))
	works := inventBibliography(r, 5500)
	p := styleNamed("apa").document(atWidthOf(layout), noise{heading: true}, works)
	d, err := loaders.Load(context.Background(), loaders.Source{Name: "list.txt", Raw: []byte(p.text)}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func atWidthOf(name string) printing {
	for _, p := range printings() {
		if p.name == name {
			return p
		}
	}
	panic(name)
}

func BenchmarkList(b *testing.B) {
	for _, layout := range []string{"flush", "numbers-bracket"} {
		b.Run(layout, func(b *testing.B) {
			d := megabyte(b, layout)
			b.SetBytes(int64(len(d.Text)))
			a := reference.New()
			for b.Loop() {
				if err := a.Annotate(context.Background(), d); err != nil {
					b.Fatal(err)
				}
			}
			b.ReportMetric(float64(len(d.Layers.References)), "entries")
		})
	}
}
