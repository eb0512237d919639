package reference_test

import (
	"bufio"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"kg/annotate/reference"
)

var update = flag.Bool("update", false, "write testdata/quality.golden")
var details = flag.Bool("details", false, "print every field that is wrong")

type goldSingle struct {
	ID, Text, Style string
	Gold            goldFields
}

func singles(t testing.TB) []goldSingle {
	f, err := os.Open(filepath.Join(shared(t), "gold", "citations", "refs.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []goldSingle
	sc := bufio.NewScanner(f)
	sc.Buffer(nil, 1<<22)
	for sc.Scan() {
		var g goldSingle
		if err := json.Unmarshal(sc.Bytes(), &g); err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}

func TestSingleReferences(t *testing.T) {
	a := reference.New()
	total := newFieldScores()
	styles := map[string]*fieldScores{}
	for _, g := range singles(t) {
		r := a.Parse(g.Text)
		wrong := total.add(g.Gold, r)
		if styles[g.Style] == nil {
			styles[g.Style] = newFieldScores()
		}
		styles[g.Style].add(g.Gold, r)
		if *details && len(wrong) > 0 {
			fmt.Printf("%s [%s] %s\n", g.ID, g.Style, g.Text)
			for _, f := range wrong {
				fmt.Printf("    %-9s gold=%q got=%q\n", f, goldValue(g.Gold, f), refValue(r, f))
			}
		}
	}
	var b strings.Builder
	writeScores(&b, "single references", total)
	var names []string
	for s := range styles {
		names = append(names, s)
	}
	sort.Strings(names)
	for _, s := range names {
		fmt.Fprintf(&b, "  style %-40s F1 %.3f of %d\n", s, styles[s].all.f1(), styles[s].n)
	}
	golden(t, "singles", b.String())
}

func writeScores(b *strings.Builder, name string, s *fieldScores) {
	fmt.Fprintf(b, "%s: %d, all fields right %.3f\n", name, s.n, float64(s.full)/float64(max(1, s.n)))
	for _, f := range append(append([]string(nil), fieldNames...), "all") {
		p := s.by[f]
		if f == "all" {
			p = &s.all
		}
		fmt.Fprintf(b, "  %-10s P %.3f R %.3f F1 %.3f\n", f, p.precision(), p.recall(), p.f1())
	}
}

// golden compares one section of testdata/quality.golden, or writes it.
func golden(t *testing.T, section, got string) {
	t.Helper()
	path := filepath.Join("testdata", "quality-"+section+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("the quality has changed; if for the better, run with -update\ngot:\n%s\nwant:\n%s", got, want)
	}
}
