package review_test

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/review"
	"kg/graph/sqlite"
	"kg/graph/storetest"
)

var update = flag.Bool("update", false, "write the golden files anew")

func open(t testing.TB) graph.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s
}

// corpus is a store that holds the corpus of the acceptance suite.
func corpus(t testing.TB) graph.Store {
	t.Helper()
	s := open(t)
	for _, b := range storetest.Corpus() {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	return s
}

// TestRecordsAsWritten keeps the form of the file: a change of it would orphan the decisions that people have.
func TestRecordsAsWritten(t *testing.T) {
	path := filepath.Join("testdata", "decisions.jsonl")
	got := storetest.Corrections(t, corpus(t)).Text()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the records are written as\n%s\nwant\n%s", got, want)
	}
	records, err := review.Parse(path, strings.NewReader(got))
	if err != nil || review.NewSet(records).Text() != got {
		t.Errorf("they are read as others: %v", err)
	}
}

func normal(t *testing.T, b graph.Batch) string {
	t.Helper()
	b.Sort()
	if err := b.Validate(); err != nil {
		t.Error(err)
	}
	var out strings.Builder
	for _, n := range b.Claims {
		encoded, err := graph.EncodeNode(n)
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(encoded, '\n'))
	}
	for _, e := range b.Edges {
		line, err := graph.EncodeRecord(graph.Record{Edge: &e})
		if err != nil {
			t.Fatal(err)
		}
		out.Write(append(line, '\n'))
	}
	return out.String()
}

func TestAnOverlayTakesTheLastOneOut(t *testing.T) {
	set := storetest.Corrections(t, corpus(t))
	for _, b := range storetest.Corpus() {
		plain := normal(t, review.Strip(b))
		marked, _ := set.Overlay(b)
		if got := normal(t, review.Strip(marked)); got != plain {
			t.Errorf("%s: what was read is no longer what it was\n%s\nwant\n%s", b.Document, got, plain)
		}
		again, _ := set.Overlay(marked)
		if x, y := normal(t, again), normal(t, marked); x != y {
			t.Errorf("%s: the overlay of an overlay is another\n%s\nwant\n%s", b.Document, x, y)
		}
		none, met := review.NewSet(nil).Overlay(marked)
		if got := normal(t, none); got != plain || len(met) > 0 {
			t.Errorf("%s: no decisions leave %s", b.Document, got)
		}
		if got := normal(t, review.Strip(b)); got != plain {
			t.Errorf("%s: the batch of the caller was changed", b.Document)
		}
	}
}

// moved is a document whose text was read anew: one line more stands before it.
func moved(b graph.Batch, by string) graph.Batch {
	b = review.Strip(b)
	for i, n := range b.Claims {
		if d, ok := n.(*graph.Document); ok {
			c := *d
			c.Text = by + c.Text
			b.Claims[i] = &c
		}
	}
	for i := range b.Edges {
		for j := range b.Edges[i].Evidence {
			b.Edges[i].Evidence[j].Span.Start += len(by)
			b.Edges[i].Evidence[j].Span.End += len(by)
		}
	}
	return b
}

func TestADecisionFollowsItsQuote(t *testing.T) {
	set := storetest.Corrections(t, corpus(t))
	for _, b := range storetest.Corpus() {
		_, met := set.Overlay(b)
		_, later := set.Overlay(moved(b, "A line that was not read before.\n"))
		if len(later) != len(met) {
			t.Errorf("%s: %d decisions of %d find what they are about in the text that has moved", b.Document, len(later), len(met))
		}
	}
}

func TestAnUndoCanBeUndone(t *testing.T) {
	ctx, s := context.Background(), corpus(t)
	set := review.NewSet(nil)
	m := review.Maker{Who: "Ada", When: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)}
	event := graph.NewID("event", "Dock strike")
	first, err := m.Relabel(ctx, s, set, event, "name", "Great strike")
	if err != nil {
		t.Fatal(err)
	}
	set = set.With(first)
	last := first
	for i := range 5 {
		u, err := m.Undo(set, string(last.ID))
		if err != nil {
			t.Fatal(err)
		}
		set = set.With(u)
		last = u
		if held := set.UndoneBy(first.ID) == ""; held != (i%2 == 1) {
			t.Errorf("after %d undos the decision holds: %v", i+1, held)
		}
	}
	if _, err := m.Undo(set, "decision:ffffffff"); graph.CodeOf(err) != graph.NotFound {
		t.Error(err)
	}
	undone, err := m.Undo(set, string(first.ID))
	if err == nil {
		t.Errorf("what is undone is undone again: %s", undone.Line())
	}
}

func TestAQuoteMustStandInTheDocument(t *testing.T) {
	ctx, s := context.Background(), corpus(t)
	nodes, err := s.Nodes(ctx, []graph.ID{graph.NewID("work", "Tides and tariffs"), graph.NewID("event", "Dock strike")})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		quote string
		at    int
		says  string
	}{
		{"The harbour burned down.", -1, "does not hold the quote"},
		{"", -1, "does not hold the quote"},
		{"Sentence", -1, "several times"},
		{"Sentence 1", 3, "at byte 3"},
		{"Sentence 1", 1 << 40, "at byte"},
	} {
		_, err := review.Maker{Who: "Ada", When: time.Unix(0, 0)}.Add(ctx, s, review.NewSet(nil), review.Passage{
			Document: graph.NewID("document", "harbour"), Quote: c.quote, At: c.at, Relation: graph.Explains, From: nodes[0], To: nodes[1],
		})
		if graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q at %d: %v", c.quote, c.at, err)
		}
	}
}

func TestTheLaterOfTwoDecisionsHolds(t *testing.T) {
	ctx, s := context.Background(), corpus(t)
	m := review.Maker{Who: "Ada", When: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)} // the clock stands still
	b := storetest.Corpus()[0]
	e := b.Edges[0]
	id := graph.NewEvidenceID(e.EdgeKey, e.Evidence[0])
	set := review.NewSet(nil)
	for i := range 6 {
		kind := []graph.DecisionKind{graph.DecisionAccept, graph.DecisionReject}[i%2]
		r, err := m.Judge(ctx, s, set, kind, b.Document, id)
		if err != nil {
			t.Fatal(err)
		}
		set = set.With(r)
		marked, _ := set.Overlay(b)
		if got := marked.Edges[0].Evidence[0]; got.Verdict != kind || len(got.Decisions) != i+1 {
			t.Errorf("after %d decisions the verdict is %q: %+v", i+1, got.Verdict, got.Decisions)
		}
	}
}

func TestTheQueueIsOrderedByTheRowsOfAnswers(t *testing.T) {
	ctx, s := context.Background(), corpus(t)
	items, all, err := review.Queue(ctx, s, review.Doubt, 100)
	if err != nil || all != len(items) || all == 0 {
		t.Fatalf("%d of %d, %v", len(items), all, err)
	}
	rows := map[string]int{}
	for i, it := range items {
		if i > 0 && it.Rows > items[i-1].Rows {
			t.Errorf("%d rows stand behind %d", it.Rows, items[i-1].Rows)
		}
		if it.Edge.Confidence >= review.Doubt {
			t.Errorf("an edge of confidence %v is no doubt", it.Edge.Confidence)
		}
		rows[it.From.Label()+" "+string(it.Edge.Relation)+" "+it.To.Label()] = it.Rows
	}
	for edge, want := range map[string]int{
		"Port City adopted Harbour Act":                                1 + 1, // a work explains the act
		"Brandt 2018: Tides and Tariffs: a study explains Harbour Act": 1 + 2, // the city adopted it, the strike caused it
		"Crown allied_with Port City":                                  1,     // no work speaks of either
	} {
		if got := rows[edge]; got != want {
			t.Errorf("%s: %d rows, want %d; of %v", edge, got, want, rows)
		}
	}
	few, all2, err := review.Queue(ctx, s, review.Doubt, 2)
	if err != nil || len(few) != 2 || all2 != all || few[0].Edge.ID != items[0].Edge.ID {
		t.Errorf("the first two: %v of %d, %v", few, all2, err)
	}
	r, err := review.Maker{Who: "Ada", When: time.Now()}.Judge(ctx, s, review.NewSet(nil), graph.DecisionReject, items[0].Edge.Evidence[0].Document, items[0].Edge.Evidence[0].ID)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := review.Open(ctx, s, review.NewSet([]review.Record{r})); err != nil {
		t.Fatal(err)
	}
	if rest, _, err := review.Queue(ctx, s, review.Doubt, 100); err != nil || len(rest) >= len(items) || rest[0].Edge.ID == items[0].Edge.ID {
		t.Errorf("what was decided is in the queue still: %v", err)
	}
}

func TestAQueueOfFewerThanNoneIsRefused(t *testing.T) {
	if _, _, err := review.Queue(context.Background(), corpus(t), 1, -1); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("got %v", err)
	}
}

func TestAQuoteThatIsTooLongIsNotLookedFor(t *testing.T) {
	_, err := review.Maker{Who: "Ada", When: time.Unix(0, 0)}.Add(context.Background(), corpus(t), review.NewSet(nil), review.Passage{
		Document: graph.NewID("document", "harbour"), Quote: strings.Repeat("a ", graph.MaxQuote), At: -1,
	})
	if graph.CodeOf(err) != graph.TooLarge {
		t.Errorf("got %v", err)
	}
}
