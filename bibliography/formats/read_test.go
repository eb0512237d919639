package formats_test

import (
	"context"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/tools/txtar"

	"kg/bibliography"
	"kg/bibliography/csljson"
	"kg/bibliography/formats"
)

var update = flag.Bool("update", false, "rewrite the expectations")

// outline is a library as CSL-JSON, the places of its values, and its problems.
func outline(t testing.TB, text string, lib *bibliography.Library) string {
	t.Helper()
	var b strings.Builder
	if err := csljson.Write(&b, lib.Items()); err != nil {
		t.Fatal(err)
	}
	for i, e := range lib.Entries {
		fmt.Fprintf(&b, "entry %d, bytes %d to %d\n", i+1, e.Span.Start, e.Span.End)
		for _, v := range slices.Sorted(maps.Keys(e.At)) {
			fmt.Fprintf(&b, "  %s: %q\n", v, text[e.At[v].Start:e.At[v].End])
		}
	}
	for _, p := range lib.Problems {
		fmt.Fprintln(&b, p)
	}
	return b.String()
}

func TestFilesAreReadAsTheirProgramsReadThem(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			a, err := txtar.ParseFile(file)
			if err != nil || len(a.Files) != 2 {
				t.Fatalf("a case has an input and an expectation: %v", err)
			}
			text := string(a.Files[0].Data)
			f, ok := formats.Detect(a.Files[0].Name, text)
			if !ok {
				t.Fatal("the format was not told")
			}
			lib := read(t, f, text)
			lawful(t, text, lib)
			got := outline(t, text, lib)
			if *update {
				a.Files[1].Data = []byte(got)
				if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if want := string(a.Files[1].Data); got != want {
				t.Fatalf("got\n%swant\n%s", got, want)
			}
		})
	}
}

// lawful checks what holds for every library: entries lie in order and do not
// overlap, values lie in their entries, problems in the text, and texts are folded.
func lawful(t testing.TB, text string, lib *bibliography.Library) {
	t.Helper()
	last := 0
	for i, e := range lib.Entries {
		if e.Span.Start < last || e.Span.End <= e.Span.Start || e.Span.End > len(text) {
			t.Fatalf("entry %d at %v, behind %d of %d bytes", i, e.Span, last, len(text))
		}
		last = e.Span.End
		for v, at := range e.At {
			if at.Empty() || at.Start < e.Span.Start || at.End > e.Span.End {
				t.Fatalf("entry %d at %v: %s at %v", i, e.Span, v, at)
			}
		}
		for v, s := range e.Text {
			if s == "" || s != bibliography.Fold(s) {
				t.Fatalf("entry %d: %s is %q", i, v, s)
			}
		}
		for v, names := range e.Names {
			for _, n := range names {
				if n == (bibliography.Name{}) || len(names) == 0 {
					t.Fatalf("entry %d: a name in %s says nothing", i, v)
				}
			}
		}
		for v, d := range e.Dates {
			if d.From.Known == (d.Literal != "") {
				t.Fatalf("entry %d: %s is %+v", i, v, d)
			}
		}
	}
	for _, p := range lib.Problems {
		if p.Offset < 0 || p.Offset > len(text) || p.Line < 1 || p.Column < 1 || p.Message == "" || strings.Contains(p.Message, "\n") {
			t.Fatalf("problem %+v", p)
		}
	}
}

func TestLimitsAreKeptAndSaid(t *testing.T) {
	samples := map[string]string{
		"bibtex":   "@book{a, title={A}}\n@book{b, title={B}}\n@book{c, title={C}}\n",
		"ris":      "TY  - BOOK\nTI  - A\nER  - \nTY  - BOOK\nTI  - B\nER  - \nTY  - BOOK\nTI  - C\nER  - \n",
		"csl-json": `[{"type":"book","title":"A"},{"type":"book","title":"B"},{"type":"book","title":"C"}]`,
		"endnote":  "<xml><records><record><titles><title>A</title></titles></record><record><titles><title>B</title></titles></record><record><titles><title>C</title></titles></record></records></xml>",
	}
	for name, text := range samples {
		f, _ := formats.ByName(name)
		for what, limits := range map[string]bibliography.Limits{"entries": {Entries: 2}, "bytes": {Bytes: len(text) - len(text)/4}} {
			lib, err := f.Read(context.Background(), text, limits)
			if err != nil {
				t.Fatal(err)
			}
			if len(lib.Entries) == 0 || len(lib.Entries) > 2 || !lib.Cut || len(lib.Problems) == 0 {
				t.Errorf("%s, limit on %s: %d entries, cut %v, problems %v", name, what, len(lib.Entries), lib.Cut, lib.Problems)
			}
		}
		ended, cancel := context.WithCancel(context.Background())
		cancel()
		if _, err := f.Read(ended, text, bibliography.Limits{}); err == nil {
			t.Errorf("%s: a reading that was ended went on", name)
		}
	}
}

// No input may make a reader search the same text again and again.
func TestReadingTakesLinearTime(t *testing.T) {
	units := map[string][]string{
		"bibtex": {"@", "@a{", "@a{b,", "@a{b, c={\n", "@a{b, c=\"", "{", "}", "@string{a=\"b\" # a}\n", "@a{b,c=d#", "@a{k,crossref={k}}\n", "@a{k, title={x}, crossref={l}}\n@a{l, crossref={k}}\n",
			"@comment{", "@a{b, author={a and ", "@a{b,title={\\'{", "@a{b,title={$^{", "@a(b,", "@a{b c=d e=f\n"},
		"ris":      {"TY  - BOOK\n", "AU  - a\n", "ER  - \n", "x\n", "TY  - BOOK\nx\n", "PMID- 1\n", "KW  - a\n", "N1  - a\n"},
		"csl-json": {"[", "{", `{"`, `{"a":`, `{"a":[`, `"`, `{"title":"a"},`, `{"a":"\u`, `{"items":[`, `{"data":{`, `{"a":"b` + "\n}", "]", "}", `{"note":"{:a:b}{:c:d}`},
		"endnote":  {"<record>", "<record", "<record><a>", "</record>", "<record><titles><title>", "<record>&amp;", "<record><!--", "<record><![CDATA["},
	}
	for name, list := range units {
		f, _ := formats.ByName(name)
		for _, u := range list {
			cost := func(n int) time.Duration {
				text := strings.Repeat(u, n/len(u))
				best := time.Hour
				for range 2 {
					began := time.Now()
					read(t, f, text)
					best = min(best, time.Since(began))
				}
				return best
			}
			small, large := cost(1<<13), cost(1<<16)
			if large > 60*small && large > 500*time.Millisecond {
				t.Errorf("%s of %q: %v for 8 KiB, %v for 64 KiB", name, u, small, large)
			}
		}
	}
}

// A value that goes on over many lines must not be copied with each of them.
func TestAValueOfManyLinesTakesMemoryInProportion(t *testing.T) {
	f, _ := formats.ByName("ris")
	text := "TY  - JOUR\nAB  - a\n" + strings.Repeat("x\n", 200_000) + "ER  - \n"
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	lib := read(t, f, text)
	runtime.ReadMemStats(&after)
	if got := lib.Entries[0].Get(bibliography.Abstract); len(got) != 400_001 {
		t.Errorf("the abstract has %d bytes", len(got))
	}
	if spent := after.TotalAlloc - before.TotalAlloc; spent > 64<<20 {
		t.Errorf("%d bytes were allocated for %d", spent, len(text))
	}
}

func BenchmarkRead(b *testing.B) {
	for _, f := range formats.All() {
		items := make([]*bibliography.Item, 10_000)
		for i := range items {
			it := bibliography.New(bibliography.ArticleJournal)
			it.Set(bibliography.Title, fmt.Sprintf("Étude %d of tides & silt in the Lower Mere: What the gauges said", i))
			it.Set(bibliography.ContainerTitle, "Journal of Rivers")
			it.Set(bibliography.Volume, "12")
			it.Set(bibliography.Issue, "3")
			it.Set(bibliography.Page, "45–67")
			it.Set(bibliography.DOI, fmt.Sprintf("10.1000/jr_%d", i))
			it.Set(bibliography.Abstract, strings.Repeat("The gauges of the river were read each day. ", 10))
			it.AddNames(bibliography.Author, bibliography.Name{Family: "Łęcka", Given: "Ann C."}, bibliography.Name{Family: "Berg", Given: "Jan", Particle: "van der"})
			it.SetDate(bibliography.Issued, bibliography.On(2019, 5, 3))
			items[i] = it
		}
		var s strings.Builder
		if err := f.Write(&s, items); err != nil {
			b.Fatal(err)
		}
		b.Run(f.Name, func(b *testing.B) {
			b.SetBytes(int64(s.Len()))
			for b.Loop() {
				if lib := read(b, f, s.String()); len(lib.Entries) != len(items) {
					b.Fatal(len(lib.Entries))
				}
			}
			b.ReportMetric(float64(len(items))*float64(b.N)/b.Elapsed().Seconds(), "entries/s")
		})
	}
}
