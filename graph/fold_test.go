package graph_test

import (
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kg/graph"
)

func TestAFoldDoesNotLookAtOrder(t *testing.T) {
	name := rapid.SampledFrom([]string{"", "Sea Accord", "the Sea Accord", "Accord", "수산 협정", "Ac\"cord"})
	rapid.Check(t, func(t *rapid.T) {
		var claims []graph.Node
		for range rapid.IntRange(1, 6).Draw(t, "claims") {
			claims = append(claims, &graph.Policy{
				ID: "policy:1", Name: name.Draw(t, "name"), Type: name.Draw(t, "type"), Date: name.Draw(t, "date"),
				Aliases: rapid.SliceOfN(name, 0, 3).Draw(t, "aliases"),
			})
		}
		want := graph.FoldNode(claims)
		shuffled := append([]graph.Node(nil), claims...)
		rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 1)).Shuffle(len(shuffled), func(i, j int) {
			shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
		})
		if diff := cmp.Diff(want, graph.FoldNode(shuffled)); diff != "" {
			t.Fatalf("another order, another node:\n%s", diff)
		}
	})
}

func TestAFoldTakesWhatMostClaimsSay(t *testing.T) {
	got := graph.FoldNode([]graph.Node{
		&graph.Event{ID: "e", Name: "Harbour Talks", Date: "2011"},
		&graph.Event{ID: "e", Name: "Harbour Talks", Date: "2011-03"},
		&graph.Event{ID: "e", Name: "talks of the harbour", Date: ""},
	})
	want := &graph.Event{ID: "e", Name: "Harbour Talks", Date: "2011-03", Aliases: []string{"talks of the harbour"}}
	if diff := cmp.Diff(graph.Node(want), got); diff != "" {
		t.Fatal(diff)
	}
}

func TestAnEdgeIsAsSureAsItsBestEvidence(t *testing.T) {
	key := graph.EdgeKey{Relation: graph.Explains, From: "work:1", To: "event:1"}
	e := graph.FoldEdge(key, []graph.Evidence{
		{ID: "evidence:1", Document: "document:b", Confidence: 0.4, Hedged: true},
		{ID: "evidence:2", Document: "document:a", Confidence: 0.8, Date: "2019"},
		{ID: "evidence:2", Document: "document:a", Confidence: 0.8, Date: "2019"},
	})
	if e.Confidence != 0.8 || e.Hedged || e.Date != "2019" || len(e.Evidence) != 2 || e.Evidence[0].ID != "evidence:2" {
		t.Fatalf("got %+v", e)
	}
}

func TestADeniedRelationIsAnEdgeOfItsOwn(t *testing.T) {
	k := graph.EdgeKey{Relation: graph.Opposed, From: "actor:1", To: "policy:1"}
	denied := k
	denied.Negated = true
	if k.ID() == denied.ID() {
		t.Fatal("one id for an assertion and its denial")
	}
}

func TestDateWithin(t *testing.T) {
	for _, c := range []struct {
		date, from, to string
		want           bool
	}{
		{"2019", "2018", "2019", true},
		{"2019-02-27/2019-02-28", "2019-02", "2019-02", true},
		{"2019-02-27", "2019-03", "2019-12", false},
		{"199X", "1995", "1996", true},
		{"2024~", "2024-05", "2024-05", true},
		{"1950/..", "2020", "2021", true},
		{"2019-22", "2019-07", "2019-07", true},
		{"2019-22", "2019-11", "2019-11", false},
		{"", "2000", "2001", true},
		{"soon", "2000", "2001", false},
		{"2019", "x", "2020", false},
	} {
		if got := graph.DateWithin(c.date, c.from, c.to); got != c.want && c.date != "" {
			t.Errorf("%q in %s..%s: %v", c.date, c.from, c.to, got)
		}
	}
}

func TestFoldKeyKeepsWhatPeopleAgreeOn(t *testing.T) {
	for in, want := range map[string]string{
		"K. S. Kim (2024b)":        "k s kim 2024b",
		"K.S. Kim 2024B":           "k s kim 2024b",
		"Oberdorfer & Carlin 2014": "oberdorfer and carlin 2014",
		"O’Brien, 2022":            "obrien 2022",
		"김갑식 2024":                 "김갑식 2024",
	} {
		if got := graph.FoldKey(in); got != want {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

func TestDateBefore(t *testing.T) {
	for _, c := range []struct {
		first, second string
		want          bool
	}{
		{"1911", "1912", true},
		{"1911-05", "1911-06", true},
		{"1911", "1911-06", false},
		{"1911-06", "1911", false},
		{"1911~", "1912", false},
		{"1911", "1912?", false},
		{"", "1912", false},
		{"1911", "", false},
		{"1910/1911", "1912/..", true},
		{"1910/..", "1912", false},
		{"191X", "1920", true},
		{"nonsense", "1920", false},
	} {
		if got := graph.DateBefore(c.first, c.second); got != c.want {
			t.Errorf("DateBefore(%q, %q) = %v", c.first, c.second, got)
		}
	}
}
