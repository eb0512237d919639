package identity_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/graph"
	"kg/graph/identity"
)

// TestTheVocabularyIsWellFormed wants every line of the word lists to be a comment, or words in lower case with at most one tab between them.
func TestTheVocabularyIsWellFormed(t *testing.T) {
	files, err := filepath.Glob("data/*.tsv")
	if err != nil || len(files) < 5 {
		t.Fatalf("%d lists, %v", len(files), err)
	}
	for _, f := range files {
		raw, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		for i, line := range strings.Split(string(raw), "\n") {
			if strings.HasPrefix(line, "#") {
				continue
			}
			if strings.Count(line, "\t") > 1 || strings.ToLower(line) != line {
				t.Errorf("%s:%d: %q", f, i+1, line)
			}
		}
	}
}

// TestExplainPrefersWhatSaysMost wants the verdict of the pair of claims that says most for two things being one.
func TestExplainPrefersWhatSaysMost(t *testing.T) {
	claim := func(name string, traits ...string) graph.Claim {
		return graph.Claim{Node: &graph.Actor{ID: graph.NewID("actor", name), Name: name, Type: "person", Traits: traits}}
	}
	one := []graph.Claim{claim("Brandvik"), claim("Oda Brandvik", "country:geo:NO")}
	if v := identity.Explain(one, []graph.Claim{claim("Oda  Brandvik")}); v.Relation != identity.Same || v.Reasons[0].Code != "name-equal" {
		t.Errorf("%+v", v)
	}
	if v := identity.Explain(one, []graph.Claim{claim("Nils Brandvik", "country:geo:NO")}); v.Relation != identity.Different || v.Reasons[0].Code != "given-differs" {
		t.Errorf("%+v", v)
	}
	if !identity.Considered(one, []graph.Claim{claim("Brandvik, Oda")}) || identity.Considered(one, []graph.Claim{claim("Chidi Okoro")}) {
		t.Error("what is considered is not what shares a key")
	}
}
