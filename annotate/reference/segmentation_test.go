package reference_test

import (
	"context"
	"fmt"
	"hash/fnv"
	"os"
	"sort"
	"strings"
	"testing"

	"kg/annotate/reference"
	"kg/document"
	"kg/loaders"
)

// failer is a test, a benchmark or a check of a property.
type failer interface {
	Helper()
	Fatal(args ...any)
	Fatalf(format string, args ...any)
}

// readPrint loads a printed document and finds its references.
func readPrint(t failer, p printedDocument) *document.Document {
	t.Helper()
	name := "print.txt"
	if p.markdown {
		name = "print.md"
	}
	d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: []byte(p.text)}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if err := reference.New().Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// withoutMark is a span without the bullet or number an entry begins with.
func withoutMark(text string, start, end int) [2]int {
	s := text[start:end]
	t := strings.TrimLeft(s, "⁰¹²³⁴⁵⁶⁷⁸⁹0123456789[]().•*- \t")
	if n := len(s) - len(t); n > 0 && n < 14 && s[0] != '-' {
		start += n
	}
	return [2]int{start, end}
}

// segmentation is how many of a document's entries were cut right.
func segmentation(t testing.TB, p printedDocument) (prf, []string) {
	d := readPrint(t, p)
	checkList(t, d)
	var gold, got [][2]int
	for _, e := range p.entries {
		gold = append(gold, withoutMark(p.text, e[0], e[1]))
	}
	for _, r := range d.Layers.References {
		got = append(got, withoutMark(d.Text, r.Start, r.End))
	}
	s := prf{}
	m := align(gold, got, 0.3)
	right := map[int]bool{}
	var wrong []string
	for i := range gold {
		j, ok := m[i]
		if ok && overlapShare(gold[i], got[j]) >= 0.95 {
			s.tp++
			right[j] = true
		} else {
			wrong = append(wrong, "missed "+p.text[gold[i][0]:gold[i][1]])
		}
	}
	for j := range got {
		if !right[j] {
			wrong = append(wrong, "spurious "+d.Text[got[j][0]:got[j][1]])
		}
	}
	s.fp, s.fn = len(got)-s.tp, len(gold)-s.tp
	return s, wrong
}

// checkList holds what is true of every list: parts are slices in order, and entries do not overlap.
func checkList(t failer, d *document.Document) {
	t.Helper()
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	last := 0
	for _, r := range d.Layers.References {
		if r.Start < last || r.Empty() {
			t.Fatalf("entry %v overlaps the one before it, which ends at %d", r.Span, last)
		}
		at := r.Start
		for _, p := range r.Parts {
			if p.Start < at || p.Empty() || !r.Contains(p) {
				t.Fatalf("part %v of entry %v", p, r.Span)
			}
			at = p.End
		}
		last = r.End
	}
}

func seedOf(words ...string) uint64 {
	h := fnv.New64a()
	for _, w := range words {
		_, _ = h.Write([]byte(w + "\x00"))
	}
	return h.Sum64()
}

func TestEntriesAreCutInEveryLayout(t *testing.T) {
	by := map[string]*prf{}
	add := func(key string, s prf) {
		if by[key] == nil {
			by[key] = &prf{}
		}
		by[key].tp += s.tp
		by[key].fp += s.fp
		by[key].fn += s.fn
	}
	only := os.Getenv("KG_PRINT")
	for i, style := range printedStyles() {
		for j, p := range printings() {
			for k, z := range noises() {
				if only == "" && (i+j+k)%4 != 0 { // a quarter of them, to be quick
					continue
				}
				name := style.name + "/" + p.name + "/" + z.name
				if only != "" && only != "all" && !strings.Contains(name, only) {
					continue
				}
				doc := newPrint(style, p, z, 8+int(seedOf(name)%17), seedOf(name))
				s, wrong := segmentation(t, doc)
				if *details && len(wrong) > 0 {
					fmt.Printf("== %s: %d right, %d spurious, %d missed\n%s\n", name, s.tp, s.fp, s.fn, strings.Join(wrong, "\n"))
				}
				for _, key := range []string{"all", "style " + style.name, "layout " + p.name, "noise " + z.name} {
					add(key, s)
				}
			}
		}
	}
	var keys []string
	for k := range by {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	var b strings.Builder
	for _, k := range keys {
		p := by[k]
		fmt.Fprintf(&b, "%-32s P %.2f R %.2f F1 %.2f of %d\n", k, p.precision(), p.recall(), p.f1(), p.tp+p.fn)
	}
	if only != "" {
		t.Log("\n" + b.String())
		return
	}
	golden(t, "layouts", b.String())
	if f := by["all"].f1(); f < 0.97 {
		t.Errorf("segmentation F1 %.3f, 0.97 is demanded", f)
	}
}
