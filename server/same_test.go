package server_test

import (
	"strings"
	"testing"

	"kg/graph"
	"kg/server"
)

func TestWhatMayBeTheSameIsShownWithItsReasons(t *testing.T) {
	naming := func(document, name string) graph.Batch {
		d := newDraft(document+".md", document)
		p := &graph.Policy{ID: graph.NewID("policy", name), Name: name, Type: "law"}
		d.claim(p)
		at := d.says("They spoke of the " + name + ".")
		d.edge(graph.Mentions, d.doc, p, at)
		return d.batch
	}
	a := serve(t, filled(t, naming("one", "Harbour Safety Act"), naming("two", "Coastal Harbour Safety Act")), server.Limits{})
	got := a.data(`{ policy(name: "Harbour Safety Act") { name sameAs { node score reasons { code } } } }`, nil)
	for _, want := range []string{`"node":"` + string(graph.NewID("policy", "Coastal Harbour Safety Act")) + `"`, `"score":0.`, `{"code":"words-more"}`} {
		if !strings.Contains(got, want) {
			t.Errorf("what may be the same lacks %s: %s", want, got)
		}
	}
	if other := a.data(`{ policy(name: "Coastal Harbour Safety Act") { sameAs { node } } }`, nil); !strings.Contains(other, string(graph.NewID("policy", "Harbour Safety Act"))) {
		t.Errorf("it is shown from one side only: %s", other)
	}
}
