package identity_test

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"kg/graph"
	"kg/graph/identity"
)

var update = flag.Bool("update", false, "rewrite golden files")

// pair is two descriptions and what they are to each other: same, different or version.
type pair struct {
	relation, why string
	works         [2]*graph.Work
}

func pairs(t testing.TB) []pair {
	t.Helper()
	archive, err := txtar.ParseFile(filepath.Join("testdata", "pairs.txtar"))
	if err != nil {
		t.Fatal(err)
	}
	var out []pair
	for i, f := range archive.Files {
		var p pair
		p.relation, p.why, _ = strings.Cut(f.Name, ": ")
		for j, line := range strings.Split(strings.TrimSpace(string(f.Data)), "\n") {
			w := &graph.Work{}
			if err := json.Unmarshal([]byte(line), w); err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			w.ID = graph.NewID("work", fmt.Sprint(i), fmt.Sprint(j)) // nothing is known from the canonical key
			p.works[j] = w
		}
		out = append(out, p)
	}
	return out
}

func describe(t testing.TB, w *graph.Work) *identity.Description {
	t.Helper()
	d, ok := identity.Describe(w)
	if !ok {
		t.Fatal("a work has no description")
	}
	return d
}

// TestPairs measures what Compare makes of pairs whose truth is known. A wrong join is an error whatever the golden file says.
func TestPairs(t *testing.T) {
	var report, misses strings.Builder
	count := map[string]map[identity.Relation]int{}
	for _, p := range pairs(t) {
		a, b := describe(t, p.works[0]), describe(t, p.works[1])
		v := identity.Compare(a, b)
		if back := identity.Compare(b, a); !reflect.DeepEqual(back, v) {
			t.Errorf("%s: %+v one way, %+v the other", p.why, v, back)
		}
		if count[p.relation] == nil {
			count[p.relation] = map[identity.Relation]int{}
		}
		count[p.relation][v.Relation]++
		if v.Relation == identity.Same && p.relation != "same" {
			t.Errorf("%s: joined: %s", p.why, v.Reason)
		}
		shares := false
		for _, k := range a.Keys() {
			for _, l := range b.Keys() {
				shares = shares || k == l
			}
		}
		if p.relation != "different" && !shares {
			fmt.Fprintf(&misses, "%s: %s: no key in common\n", p.relation, p.why)
		}
		if string(v.Relation) != p.relation && (p.relation != "different" || v.Relation == identity.Same || v.Relation == identity.Version) {
			fmt.Fprintf(&misses, "%s: %s: %s %.3f: %s\n", p.relation, p.why, v.Relation, v.Score, v.Reason)
		}
	}
	all := func(r identity.Relation) (n int) {
		for _, c := range count {
			n += c[r]
		}
		return n
	}
	total := func(relation string) (n int) {
		for _, c := range count[relation] {
			n += c
		}
		return n
	}
	for _, r := range []string{"same", "version"} {
		fmt.Fprintf(&report, "%s: %d pairs, precision %d/%d, recall %d/%d\n", r, total(r),
			count[r][identity.Relation(r)], all(identity.Relation(r)), count[r][identity.Relation(r)], total(r))
	}
	fmt.Fprintf(&report, "different: %d pairs, %d of them candidates, none joined\n\nmissed:\n%s", total("different"), count["different"][identity.Candidate], misses.String())
	golden(t, filepath.Join("testdata", "pairs.golden"), report.String())
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
