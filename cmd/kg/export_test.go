package main

import (
	"encoding/json"
	"strings"
	"testing"

	"kg/graph/export"
)

func TestThePartOfTheGraphThatIsNamedIsExported(t *testing.T) {
	db := t.TempDir() + "/kg.db"
	must(t, append([]string{"--store", db, "load"}, sample(t)...)...)
	for _, f := range export.Formats() {
		if out := must(t, "--store", db, "export", "--format", f.Name, "--kind", "event", "--around", "K. S. Kim 2024b", "--depth", "1", "--limit", "10"); len(out) < 200 {
			t.Errorf("%s: %s", f.Name, out)
		}
	}
	var drawn struct {
		Nodes []struct{ Attributes struct{ Kind, Label string } }
		Edges []struct {
			Attributes struct{ Relation, Quote, DocumentTitle string }
		}
	}
	out := must(t, "--store", db, "export", "--format", "graphology", "--kind", "work", "--kind", "event", "--relation", "explains")
	if err := json.Unmarshal([]byte(out), &drawn); err != nil {
		t.Fatal(err)
	}
	if len(drawn.Edges) < 10 {
		t.Errorf("%d edges", len(drawn.Edges))
	}
	for _, n := range drawn.Nodes {
		if n.Attributes.Kind != "work" && n.Attributes.Kind != "event" {
			t.Errorf("a %s: %s", n.Attributes.Kind, n.Attributes.Label)
		}
	}
	for _, e := range drawn.Edges {
		if a := e.Attributes; a.Relation != "explains" || a.Quote == "" || a.DocumentTitle == "" {
			t.Errorf("an edge %+v", a)
		}
	}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--format", "bibtex", "--kind", "work"}, exitUsage, "choose a part of the graph"},
		{[]string{"--format", "gexf", "--document", "x.md"}, exitUsage, "--around"},
		{[]string{"--format", "gexf", "--kind", "person"}, exitFailed, `"person" is no kind of node`},
		{[]string{"--format", "gexf", "--node", "Nobody's Ghost Treaty of 1066"}, exitFailed, "nothing here is known as"},
		{[]string{"--format", "xlsx"}, exitUsage, "gexf"},
	} {
		if _, errs, code := kg(t, "", append([]string{"--store", db, "export"}, c.args...)...); code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%v: exit code %d, %s", c.args, code, errs)
		}
	}
}
