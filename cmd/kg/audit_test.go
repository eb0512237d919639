package main

import (
	"encoding/json"
	"strings"
	"testing"

	"kg/graph"
	"kg/graph/audit"
)

func TestTheSampleCorpusIsHeldAgainstItself(t *testing.T) {
	out := must(t, append(withPacks("audit"), sample(t)...)...)
	for _, want := range []string{
		"rival-explanations (", "works explain North Korea's abandonment of unification.", "K. S. Kim 2024b",
		"names as cause: 2019 Hanoi Summit", "news-unexplained (", "in 4 documents",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the report lacks %q:\n%s", want, out)
		}
	}
}

func TestAFindingQuotesItsDocuments(t *testing.T) {
	out := must(t, append(withPacks("audit", "--json", "--rule", string(audit.Rival)), sample(t)...)...)
	var report struct {
		Findings []struct {
			Rule  audit.RuleID
			Sides []struct {
				Relation graph.Relation
				Quotes   []graph.Evidence
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	if len(report.Findings) == 0 {
		t.Fatal("works of the sample explain one event, and nothing says so")
	}
	for _, f := range report.Findings {
		if f.Rule != audit.Rival || len(f.Sides) < 2 {
			t.Errorf("asked for rivals, got %s with %d sides", f.Rule, len(f.Sides))
		}
		for _, s := range f.Sides {
			if len(s.Quotes) == 0 || s.Quotes[0].Quote == "" {
				t.Errorf("a side of %s has no quote", f.Rule)
			}
		}
	}
}

func TestAnAuditByARuleThatIsNone(t *testing.T) {
	_, errs, code := kg(t, "", append(withPacks("audit", "--rule", "gossip"), sample(t)...)...)
	if code != exitFailed || !strings.Contains(errs, `"gossip"`) {
		t.Fatalf("exit code %d: %s", code, errs)
	}
}
