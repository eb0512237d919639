package stored_test

import (
	"testing"

	"kg/graph"
	"kg/graph/stored"
)

func FuzzParseCursor(f *testing.F) {
	f.Add("")
	f.Add("xyz")
	f.Add(stored.Cursor{Label: "é'\n", ID: "event:1"}.String())
	f.Add(stored.Cursor{Order: graph.ByLatest, Label: "7980-87-68", ID: "event:1"}.String())
	f.Fuzz(func(t *testing.T, s string) {
		for _, order := range []graph.NodeOrder{graph.ByLabel, graph.ByLatest} {
			parses(t, s, order)
		}
	})
}

func parses(t *testing.T, s string, order graph.NodeOrder) {
	c, err := stored.ParseCursor(s, order)
	if err != nil {
		if graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%q: %v", s, err)
		}
		return
	}
	if s == "" {
		return
	}
	if again, err := stored.ParseCursor(c.String(), order); err != nil || again != c {
		t.Errorf("%+v comes back as %+v, %v", c, again, err)
	}
}

func TestPrepareTellsBatchesApartByWhatTheySay(t *testing.T) {
	id := graph.NewID("document", "d")
	batch := func(text string) graph.Batch {
		return graph.Batch{Document: id, Claims: []graph.Node{&graph.Document{ID: id, Text: text}, &graph.Event{ID: graph.NewID("event", "e"), Name: "E"}}}
	}
	one, err := stored.Prepare(batch("one"))
	if err != nil {
		t.Fatal(err)
	}
	turned := batch("one")
	turned.Claims[0], turned.Claims[1] = turned.Claims[1], turned.Claims[0]
	same, err := stored.Prepare(turned)
	if err != nil || same.Digest != one.Digest {
		t.Errorf("the same in another order is another batch: %v", err)
	}
	other, err := stored.Prepare(batch("two"))
	if err != nil || other.Digest == one.Digest {
		t.Errorf("another text is the same batch: %v", err)
	}
}
