package ask_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/ask"
	"kg/graph/sqlite"
)

// walkouts is a store of two documents, each on a walkout that no name tells from the other.
func walkouts(t *testing.T) graph.Store {
	t.Helper()
	store, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	for _, d := range []struct{ title, name, date, actor, text string }{
		{"Harbour politics in Orland", "walkout of 3 May 1999", "1999-05-03", "Dockers' Union", "The walkout of 3 May 1999 was led by the Dockers' Union over night shifts."},
		{"Teachers and the state in Verania", "walkout of 8 June 2004", "2004-06-08", "Teachers' League", "The walkout of 8 June 2004 was called by the Teachers' League over night shifts."},
	} {
		doc := &graph.Document{ID: graph.NewID("document", d.title), Digest: d.title, Name: d.title + ".md", Title: d.title, Text: d.text}
		event := &graph.Event{ID: graph.NewID("event", d.name), Name: d.name, Date: d.date}
		actor := &graph.Actor{ID: graph.NewID("actor", d.actor), Name: d.actor, Type: "organisation"}
		b := graph.Batch{Document: doc.ID, Claims: []graph.Node{doc, event, actor}}
		for _, k := range []graph.EdgeKey{
			{Relation: graph.Mentions, From: doc.ID, To: event.ID}, {Relation: graph.Mentions, From: doc.ID, To: actor.ID},
			{Relation: graph.Initiated, From: actor.ID, To: event.ID},
		} {
			v := graph.Evidence{Document: doc.ID, Span: graph.Span{End: len(d.text)}, Quote: d.text, Place: "bytes", Rule: "test", Confidence: 0.9}
			v.ID = graph.NewEvidenceID(k, v)
			b.Edges = append(b.Edges, graph.FoldEdge(k, []graph.Evidence{v}))
		}
		if _, err := store.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

func TestADescriptionIsReadAsTheOneThingThatItFits(t *testing.T) {
	store := walkouts(t)
	for description, want := range map[string]string{
		"the walkout of the Dockers' Union": "walkout of 3 May 1999", // who did it
		"the walkout in Orland":             "walkout of 3 May 1999", // what the document is about
		"the 2004 walkout over shifts":      "walkout of 8 June 2004",
		"the teachers' walkouts":            "walkout of 8 June 2004",
		"the walkout in Brennia":            "", // nothing speaks of it
		"the walkout over night shifts":     "", // both
		"the strike in Orland":              "", // no name has the noun
	} {
		a, err := ask.To(t.Context(), store, "Who initiated "+description+"?")
		if err != nil {
			t.Fatal(err)
		}
		switch {
		case want == "" && len(a.Rows) > 0:
			t.Errorf("%s: read as %s", description, a.Understood)
		case want != "" && !strings.Contains(a.Understood, want):
			t.Errorf("%s: %q, %q", description, a.Understood, a.Summary)
		case want != "" && !slices.ContainsFunc(a.Missing, func(m string) bool { return strings.Contains(m, "it was read as "+want) }):
			t.Errorf("%s: does not say how the description was read: %q", description, a.Missing)
		}
	}
	a, err := ask.To(t.Context(), store, "Who initiated the walkout over night shifts?")
	if err != nil {
		t.Fatal(err)
	}
	if want := []string{"walkout of 3 May 1999", "walkout of 8 June 2004"}; !slices.Equal(slices.Sorted(slices.Values(a.Suggestions)), want) {
		t.Errorf("suggested: %q, want %q", a.Suggestions, want)
	}
}

// TestADescriptionOfTooManyThingsIsNoneOfThem: what was not looked at might fit better than what was.
func TestADescriptionOfTooManyThingsIsNoneOfThem(t *testing.T) {
	store := walkouts(t)
	for i := range 201 {
		doc := &graph.Document{ID: graph.NewID("document", fmt.Sprint(i)), Digest: fmt.Sprint(i), Name: fmt.Sprintf("%d.md", i), Text: "A walkout."}
		event := &graph.Event{ID: graph.NewID("event", fmt.Sprint(i)), Name: fmt.Sprintf("walkout number %d", i)}
		k := graph.EdgeKey{Relation: graph.Mentions, From: doc.ID, To: event.ID}
		v := graph.Evidence{Document: doc.ID, Span: graph.Span{End: len(doc.Text)}, Quote: doc.Text, Place: "bytes", Rule: "test", Confidence: 0.9}
		v.ID = graph.NewEvidenceID(k, v)
		b := graph.Batch{Document: doc.ID, Claims: []graph.Node{doc, event}, Edges: []graph.Edge{graph.FoldEdge(k, []graph.Evidence{v})}}
		if _, err := store.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	a, err := ask.To(t.Context(), store, "Who initiated the walkout in Orland?")
	if err != nil {
		t.Fatal(err)
	}
	if a.Understood != "" || len(a.Rows) > 0 {
		t.Errorf("read as %q", a.Understood)
	}
}

func TestNumbersAndMonthsOfADescriptionAreThoseOfTheDate(t *testing.T) {
	store := walkouts(t)
	for description, want := range map[string]string{
		"the Dockers' walkout of May":          "walkout of 3 May 1999",
		"the Dockers' walkout of 3 May":        "walkout of 3 May 1999",
		"the Dockers' walkout of June":         "",
		"the Dockers' walkout of March":        "", // "-03" is its day
		"the Dockers' walkout of 99":           "", // neither its year nor its day
		"the Teachers' walkout of August":      "", // "-08" is its day
		"the Teachers' walkout of 8 June 2004": "walkout of 8 June 2004",
	} {
		a, err := ask.To(t.Context(), store, "Who initiated "+description+"?")
		if err != nil {
			t.Fatal(err)
		}
		if got := strings.Contains(a.Understood, "walkout"); got != (want != "") || !strings.Contains(a.Understood, want) {
			t.Errorf("%s: %q", description, a.Understood)
		}
	}
}

func TestWhatAQuestionSaysAndTheAnswerDoesNotHeedIsNamed(t *testing.T) {
	store := walkouts(t)
	for question, want := range map[string]string{
		"Why did the walkout of 3 May 1999 fail?":     "What made it fail is not told apart",
		"Who was the president of the Dockers' Union": "not only its president",
	} {
		a, err := ask.To(t.Context(), store, question)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(strings.Join(a.Missing, " "), want) {
			t.Errorf("%s: %q", question, a.Missing)
		}
	}
}
