package ask_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/ask"
	"kg/graph/sqlite"
)

// mills is a store of a retracted work with two forms, a work that is only marked, and four events.
func mills(t *testing.T) graph.Store {
	t.Helper()
	doc := &graph.Document{ID: graph.NewID("document", "m"), Digest: "m", Name: "m.md"}
	b := graph.Batch{Document: doc.ID, Claims: []graph.Node{doc}}
	work := func(key, title string, retracted bool) *graph.Work {
		w := &graph.Work{ID: graph.NewID("work", title), Title: title, Keys: []string{key}, Retracted: retracted}
		b.Claims = append(b.Claims, w)
		return w
	}
	edge := func(r graph.Relation, from, to graph.Node, sentence string) {
		start := len(doc.Text)
		doc.Text += sentence + "\n"
		b.Edges = append(b.Edges, graph.Edge{
			EdgeKey: graph.EdgeKey{Relation: r, From: from.NodeID(), To: to.NodeID()},
			Evidence: []graph.Evidence{{
				Document: doc.ID, Span: graph.Span{Start: start, End: start + len(sentence)}, Quote: sentence, Place: "m", Rule: "test", Confidence: 0.9,
			}},
		})
	}
	noh, draft := work("Noh 2011", "Millstones and floods of the upper valley", false), work("Noh 2009", "A first account of grinding in the hills", false)
	notice, again := work("Editors 2013", "Notice concerning an account of stones", false), work("Noh 2015", "Second edition, much enlarged, on rivers", false)
	work("Ames 2001", "Wheels that never turned in this county", true)
	work("Bly 1999", "Nothing is wrong with this little book", false)
	edge(graph.Retracts, notice, noh, "The editors take Noh (2011) back.")
	edge(graph.VersionOf, draft, noh, "Noh (2009) is a draft of Noh (2011).")
	edge(graph.VersionOf, again, noh, "Noh (2015) is the second edition of Noh (2011).")
	for _, e := range []struct{ name, date string }{
		{"Opening of the upper mill", "1998-05"}, {"Great drought", "1999/2001"}, {"Drowning of the lower mill", "2003-06-02"}, {"Quarrel over stones", ""},
	} {
		n := &graph.Event{ID: graph.NewID("event", e.name), Name: e.name, Date: e.date}
		b.Claims = append(b.Claims, n)
		edge(graph.Mentions, doc, n, "There was the "+e.name+".")
	}
	store, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	if _, err := store.Apply(t.Context(), b); err != nil {
		t.Fatal(err)
	}
	return store
}

func TestAnswersOnNoticesVersionsAndDates(t *testing.T) {
	store := mills(t)
	for question, want := range map[string]struct {
		summary string
		rows    []string
	}{
		"Has Noh 2011 been retracted?":     {"Noh 2011 has been taken back by 1 notice.", []string{"Editors 2013"}},
		"Was Ames 2001 retracted?":         {"Ames 2001 is marked as retracted in a bibliography that describes it; no notice is known.", nil},
		"Is Bly 1999 withdrawn?":           {"No notice is known that takes back or corrects Bly 1999.", nil},
		"Which works have been retracted?": {"1 work has been taken back by a notice known here.", []string{"Noh 2011"}},
		"Which versions of Noh 2011 are there?": {
			"2 other forms are known here of Noh 2011.", []string{"Noh 2009", "Noh 2015"},
		},
		"Is there a preprint of Bly 1999?":               {"0 other forms are known here of Bly 1999.", nil},
		"What happened between 1998 and 2000?":           {"2 events dated from 1998 to 2000.", []string{"Opening of the upper mill", "Great drought"}},
		"What happened between June 2003 and July 2003?": {"1 event dated from 2003-06 to 2003-07.", []string{"Drowning of the lower mill"}},
		"What happened on 2 June 2003?":                  {"1 event dated from 2003-06-02 to 2003-06-02.", []string{"Drowning of the lower mill"}},
		"What happened since 2002?":                      {"1 event dated from 2002 on.", []string{"Drowning of the lower mill"}},
		"What happened before 1999?":                     {"2 events dated up to 1999.", []string{"Opening of the upper mill", "Great drought"}},
		"What happened between the Drowning of the lower mill and the Opening of the upper mill?": {
			"1 event dated from Opening of the upper mill (1998-05) to Drowning of the lower mill (2003-06-02).", []string{"Great drought"},
		},
	} {
		a, err := ask.To(t.Context(), store, question)
		if err != nil {
			t.Fatal(err)
		}
		var rows []string
		for _, r := range a.Rows {
			label, _, _ := strings.Cut(r.Label, ":")
			rows = append(rows, label)
			if len(r.Quotes) == 0 {
				t.Errorf("%s: %s has no quote", question, r.Label)
			}
		}
		slices.Sort(rows)
		slices.Sort(want.rows)
		if a.Summary != want.summary || !slices.Equal(rows, want.rows) || a.Understood == "" || a.GraphQL == "" || len(a.Missing) == 0 {
			t.Errorf("%s: %q %q\nwant %q %q (understood %q, missing %q)", question, a.Summary, rows, want.summary, want.rows, a.Understood, a.Missing)
		}
	}
	a, err := ask.To(t.Context(), store, "What happened between 1990 and the Quarrel over stones?")
	if err != nil || !strings.Contains(a.Summary, "When Quarrel over stones was is not known here") {
		t.Errorf("%v %+v", err, a)
	}
	a, err = ask.To(t.Context(), store, "What happened between 1990 and the Grand Drought?")
	if err != nil || !slices.Contains(a.Suggestions, "Great drought") {
		t.Errorf("%v %+v", err, a)
	}
}
