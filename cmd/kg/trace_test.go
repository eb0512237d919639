package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/ask"
	"kg/graph/sqlite"
	"kg/graph/trace"
	"kg/graph/trace/tracetest"
)

const abandonment = "North Korea's abandonment of unification"

// sampleStore is the sample corpus, loaded.
func sampleStore(t *testing.T) (graph.Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kg.db")
	must(t, append(withPacks("--store", path, "load"), sample(t)...)...)
	store, err := sqlite.Open(t.Context(), path, zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(t.Context()); err != nil {
			t.Error(err)
		}
	})
	return store, path
}

func TestAnIndependentProgramFindsTheSameInTheSampleCorpus(t *testing.T) {
	store, _ := sampleStore(t)
	things, err := ask.FindThings(t.Context(), store, abandonment, graph.KindEvent)
	if err != nil || len(things) != 1 {
		t.Fatalf("%v %v", things, err)
	}
	tracetest.Check(t, store, []trace.Scope{{}, {About: things[0].NodeID()}, {MinConfidence: 0.8}}, true)
}

func TestTheCommandFollowsCitations(t *testing.T) {
	for name, c := range map[string]struct {
		args  []string
		wants []string
	}{
		"cited together": {
			[]string{"cocitations", "--with", "K. S. Kim 2024b", "--first", "2"},
			[]string{"2 shared  cosine 1.00", "  K. S. Kim 2024b: ", "through THE LONG NO", "“Kim (2024) argues", "pairs by co-citation", "Only the works that were loaded", "links were looked at"},
		},
		"coupled": {
			[]string{"couplings", "--through", "1"},
			[]string{"17 shared  cosine 0.66  jaccard 0.45", "THE PRICE OF ONE KOREA", "… and 16 more", "1 pair by coupling"},
		},
		"coupled by what they explain, about an event": {
			[]string{"couplings", "--by", "explanations", "--about", abandonment, "--first", "1"},
			[]string{"2 shared", "through 2019 Hanoi Summit", "pairs by explanation-coupling"},
		},
		"explained together": {
			[]string{"coexplanations", "--with", "2019 Hanoi Summit", "--order", "jaccard"},
			[]string{"2019 Hanoi Summit\n  " + abandonment, "by co-explanation"},
		},
		"by year, about an event": {
			[]string{"historiograph", "--about", abandonment},
			[]string{"2005  Cumings 2005: ", "* THE LONG NO: A SHORT HISTORY OF NORTH KOREA'S TWO-STATE TURN cites ", "      “"},
		},
		"the main path": {
			[]string{"main-path", "--weight", "splc", "--search", "key-route"},
			[]string{"1 of 55 paths, 2%]", "the key-route main path by SPLC", "No chain among these works is longer than one citation"},
		},
		"years": {
			[]string{"years"},
			[]string{"2024     14    +10  ########################################  ", "2021      0     -4\n", "in no year"},
		},
		"what links two": {
			[]string{"path", "K. S. Kim 2024b", "J. Bae 2018", "--first", "1"},
			[]string{"path 1: K. S. Kim 2024b: ", " cites ", "      “", "1 shortest path of at most 6 edges"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			out := must(t, append(withPacks(append([]string{"trace"}, c.args...)...), sample(t)...)...)
			for _, want := range c.wants {
				if !strings.Contains(out, want) {
					t.Errorf("the answer lacks %q:\n%s", want, out)
				}
			}
		})
	}
}

func TestTheCommandPrintsJSON(t *testing.T) {
	var m trace.Main
	readJSON(t, []byte(must(t, append(withPacks("trace", "main-path", "--json"), sample(t)...)...)), &m)
	if len(m.Steps) == 0 || m.Paths != "55" || m.Steps[0].Edge.Evidence[0].Quote == "" || m.Steps[0].Share <= 0 {
		t.Errorf("the main path as JSON: %d steps, %s paths", len(m.Steps), m.Paths)
	}
	var paths []struct{ Edges []graph.Edge }
	readJSON(t, []byte(must(t, append(withPacks("trace", "path", "--json", "K. S. Kim 2024b", "J. Bae 2018"), sample(t)...)...)), &paths)
	if len(paths) == 0 {
		t.Fatal("nothing links two works of one list")
	}
	for _, p := range paths {
		for _, e := range p.Edges {
			if len(e.Evidence) == 0 || e.Evidence[0].Quote == "" {
				t.Errorf("a step has no quote: %+v", e)
			}
		}
	}
}

func TestTheCommandAndTheAPIFindTheSame(t *testing.T) {
	_, path := sampleStore(t)
	var p trace.Pairs
	readJSON(t, []byte(must(t, "--store", path, "trace", "cocitations", "--json", "--first", "1000", "--through", "0")), &p)
	var api struct {
		Data struct {
			Cocitations struct {
				Found int
				Pairs []struct {
					First, Second struct{ ID graph.ID }
					Shared        int
					Cosine        float64
				}
			}
		}
	}
	query := `{ cocitations(first: 1000, through: 0) { found pairs { first { id } second { id } shared cosine } } }`
	if err := json.Unmarshal([]byte(must(t, "--store", path, "query", query)), &api); err != nil {
		t.Fatal(err)
	}
	got := api.Data.Cocitations
	if got.Found != p.Found || len(got.Pairs) != len(p.Pairs) || p.Found == 0 {
		t.Fatalf("the API finds %d pairs, the command %d", got.Found, p.Found)
	}
	for i, want := range p.Pairs {
		if g := got.Pairs[i]; g.First.ID != want.First.ID || g.Second.ID != want.Second.ID || g.Shared != want.Count || g.Cosine != want.Cosine {
			t.Errorf("pair %d: %+v by the API, %+v by the command", i, g, want)
		}
	}
}

func TestTraceRefusesWhatIsNotThere(t *testing.T) {
	for name, c := range map[string]struct {
		args []string
		code int
		says string
	}{
		"no such work":     {[]string{"cocitations", "--with", "Nobody 1900"}, exitFailed, `no work here is known as "Nobody 1900"`},
		"no such event":    {[]string{"years", "--about", "the fall of Atlantis"}, exitFailed, `"the fall of Atlantis"`},
		"no such relation": {[]string{"years", "--about", abandonment, "--relation", "cites"}, exitFailed, "explains, reports, disputes or discusses"},
		"no such weight":   {[]string{"main-path", "--weight", "gold"}, exitUsage, "gold"},
		"no pairs":         {[]string{"couplings", "--first", "0"}, exitFailed, "ask for 1 to 1000"},
	} {
		_, errs, code := kg(t, "", append(withPacks(append([]string{"trace"}, c.args...)...), sample(t)...)...)
		if code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%s: exit code %d: %s", name, code, errs)
		}
	}
}
