// Package tracetest holds what graph/trace answers against a program in Python that shares no code with it: networkx and igraph compare works,
// and the weights of citations are counted by going through all paths.
package tracetest

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"

	"kg/graph"
	"kg/graph/trace"
)

//go:embed independent.py
var independent string

// answers is what the program in Python writes.
type answers struct {
	pairs map[trace.Likeness][]pair
	// History are the works with their counts, and the citations among them, by ids.
	History struct {
		Works [][3]any
		Links [][2]graph.ID
	} `json:"historiograph"`
	Main     *weighed
	Spectrum struct {
		Years   [][3]int
		Unknown int
	}
}

type pair struct {
	First, Second   graph.ID
	Shared          int
	Cosine, Jaccard float64
}

// weighed is the main path analysis by weight and search.
type weighed struct {
	Dropped         [][3]string
	SPC, SPLC, SPNP struct {
		Total   string
		Weights [][3]string
		Paths   map[trace.Search][][2]graph.ID
	}
}

// python is an interpreter that has the libraries of requirements.txt. Without one the test is skipped, on CI it fails.
func python(t testing.TB) string {
	t.Helper()
	name := os.Getenv("KG_PYTHON")
	if name == "" {
		name = "python3"
	}
	if out, err := exec.Command(name, "-c", "import networkx, igraph").CombinedOutput(); err != nil {
		const why = "no Python with networkx and igraph (graph/trace/tracetest/requirements.txt); name one with KG_PYTHON"
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s: %v: %s", why, err, out)
		}
		t.Skip(why)
	}
	return name
}

// ask has the program in Python answer about each scope from the canonical export of the store.
func ask(t testing.TB, store graph.Store, scopes []trace.Scope, paths bool) []answers {
	t.Helper()
	var export bytes.Buffer
	if err := graph.WriteRecords(&export, store.Records(t.Context())); err != nil {
		t.Fatal(err)
	}
	var questions []map[string]any
	for _, s := range scopes {
		relations := s.Relations
		if len(relations) == 0 {
			relations = []graph.Relation{graph.Explains, graph.Reports, graph.Disputes}
		}
		questions = append(questions, map[string]any{"about": s.About, "parts": s.Parts, "relations": relations, "minConfidence": s.MinConfidence, "paths": paths})
	}
	encoded, err := json.Marshal(questions)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), python(t), "-c", independent, string(encoded))
	var said strings.Builder
	cmd.Stdin, cmd.Stderr = &export, &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("the program in Python: %v\n%s", err, said.String())
	}
	var all []answers
	if err := json.Unmarshal(out, &all); err != nil {
		t.Fatalf("what the program in Python wrote: %v", err)
	}
	return all
}

// UnmarshalJSON reads an answer; its pairs are arrays under the names of the likenesses.
func (a *answers) UnmarshalJSON(data []byte) error {
	type plain answers
	if err := json.Unmarshal(data, (*plain)(a)); err != nil {
		return err
	}
	var raw map[trace.Likeness]json.RawMessage
	if err := json.Unmarshal(data, &raw); err != nil {
		return err
	}
	a.pairs = map[trace.Likeness][]pair{}
	for _, like := range []trace.Likeness{trace.Cocitation, trace.Coupling, trace.ExplanationCoupling, trace.Coexplanation} {
		var rows []pair
		if err := json.Unmarshal(raw[like], &rows); err != nil {
			return fmt.Errorf("%s: %w", like, err)
		}
		a.pairs[like] = rows
	}
	return nil
}

// UnmarshalJSON reads a pair, which is an array of five.
func (p *pair) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&p.First, &p.Second, &p.Shared, &p.Cosine, &p.Jaccard})
}
