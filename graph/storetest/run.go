package storetest

import (
	"context"
	"testing"

	"kg/graph"
)

// Opener opens an empty store and closes it when the test ends.
type Opener func(t *testing.T) graph.Store

// testCase is one sentence of the contract. Each runs on a store of its own.
type testCase struct {
	name string
	run  func(t *testing.T, s graph.Store)
}

// Run runs the whole suite.
func Run(t *testing.T, open Opener) {
	t.Helper()
	for _, c := range cases() {
		t.Run(c.name, func(t *testing.T) { c.run(t, open(t)) })
	}
}

func cases() []testCase {
	var all []testCase
	for _, part := range [][]testCase{
		applyCases(), forgetCases(), readCases(), listCases(), selectCases(), shapeCases(), encodedCases(), searchCases(), pathCases(), contextCases(),
		concurrencyCases(), lawCases(), workCases(), thingCases(), decisionCases(), correctionCases(), typeCases(), stateCases(),
	} {
		all = append(all, part...)
	}
	return all
}

// load applies batches.
func load(t *testing.T, s graph.Store, batches ...graph.Batch) {
	t.Helper()
	for _, b := range batches {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatalf("apply %s: %v", b.Document, err)
		}
	}
}

// holds checks that the store holds the graph of the model, by its canonical export.
func holds(t *testing.T, s graph.Store, m *model) {
	t.Helper()
	if got, want := written(t, s.Records(context.Background())), written(t, m.records()); got != want {
		t.Errorf("the store holds another graph.\ngot:\n%s\nwant:\n%s", got, want)
	}
}

// refuses checks that an error has the code and says something.
func refuses(t *testing.T, err error, code graph.Code) {
	t.Helper()
	switch {
	case graph.CodeOf(err) != code:
		t.Errorf("got %v (code %q), want an error with code %q", err, graph.CodeOf(err), code)
	case err != nil && err.Error() == "":
		t.Errorf("an error with code %q and no words", code)
	}
}
