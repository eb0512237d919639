package citation_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"
	"time"

	"kg/annotate/citation"
	"kg/annotate/sentence"
	"kg/document"
	"kg/loaders"
)

// longDocument is an invented document of about size bytes with about one citation in 350 bytes, as papers
// have; its list is given and its passages are made.
func longDocument(t testing.TB, size int) *document.Document {
	t.Helper()
	st := styles[0]
	r := rand.New(rand.NewPCG(7, 41))
	var works []*made
	for range 3 {
		works = append(works, st.pool.works(r)...)
	}
	g := &writer{page: &page{works: works}, r: r, style: st}
	g.write("# Ports and their keepers\n\n## Findings\n\n")
	for g.b.Len() < size {
		for range 8 {
			switch {
			case g.chance(14):
				g.write(st.cites(g))
			case g.chance(10):
				g.write(g.pick(st.negative...))
			default:
				g.write("It was seen in the records of " + g.pick("Lomar", "the Northern Board", "Port Ellery") + " that " + g.pick(st.pool.claims...) + ", and " + g.pick(st.pool.claims...) + ".")
			}
			g.write(" ")
		}
		g.write("\n\n")
	}
	g.write("## References\n\n")
	var entries [][2]int
	for i := range works {
		start := g.b.Len()
		g.write(st.entry(g.page, i))
		entries = append(entries, [2]int{start, g.b.Len()})
		g.write("\n\n")
	}
	ctx := context.Background()
	d, err := loaders.Load(ctx, loaders.Source{Name: "long.md", Raw: []byte(g.b.String())}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if err := sentence.New().Annotate(ctx, d); err != nil {
		t.Fatal(err)
	}
	for i, m := range works {
		d.Layers.References = append(d.Layers.References, m.given(d, entries[i]))
	}
	return d
}

func BenchmarkScan(b *testing.B) {
	d := longDocument(b, 1<<20)
	a := citation.New()
	b.SetBytes(int64(len(d.Text)))
	b.ReportAllocs()
	for b.Loop() {
		if err := a.Annotate(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(len(d.Layers.Citations)), "citations/op")
}

// What is read takes memory in proportion to its citations, not to its text.
func TestScanningTakesLittleMemory(t *testing.T) {
	d := longDocument(t, 1<<20)
	a := citation.New()
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	if err := a.Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if got := (after.TotalAlloc - before.TotalAlloc) >> 20; got > 60 {
		t.Errorf("scanning 1 MB allocates %d MB", got)
	}
}

// A text of nothing but marks that begin something takes time in proportion to its length: eight times the text takes
// about eight times the time.
func TestScanningIsLinear(t *testing.T) {
	fastest := func(unit string, size int) time.Duration {
		text := strings.Repeat(unit, size/len(unit))
		best := time.Hour
		for range 2 {
			d := bare(text)
			began := time.Now()
			if err := citation.New().Annotate(context.Background(), d); err != nil {
				t.Fatal(err)
			}
			best = min(best, time.Since(began))
		}
		return best
	}
	for _, unit := range []string{"(", "[", "((2019)", "2019 ", "(2019", "Orwen (2017a ", "Orwen, 2017a; ", "[1, ", "[1]–", "n.d. ", "Orwen et al., ", "(Orwen ", "(Harbour opinion ", "“", "\"Harbour\" ", "(ibid. ", "^1", "<sup>1", "¹,", "a1,2.", "A. B. C. D. ", "Orwen and ", "(BR) ", "ebd. (", "年（", "金秀贤", "2019年", "(1) ", "x (Orwen 45) "} {
		small, large := fastest(unit, 1<<14), fastest(unit, 1<<17)
		if *details {
			fmt.Printf("%-20q %v %v\n", unit, small, large)
		}
		if large > 60*small && large > 500*time.Millisecond {
			t.Errorf("%q: eight times the text takes %v instead of %v", unit, large, small)
		}
	}
}
