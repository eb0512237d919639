package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"kg/seeds"
)

// sample writes the sample corpus to a folder and returns its files in byte order.
func sample(t *testing.T) []string {
	t.Helper()
	dir := t.TempDir()
	var out []string
	for _, name := range seeds.Documents() {
		b, err := seeds.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b, 0o600); err != nil {
			t.Fatal(err)
		}
		out = append(out, path)
	}
	sort.Strings(out)
	return out
}

// withPacks puts the packs that come with kg before the arguments.
func withPacks(args ...string) []string {
	var out []string
	for _, p := range seeds.Packs() {
		out = append(out, "--lexicon", p)
	}
	return append(out, args...)
}

func TestBothStoresGiveTheSameGraphInAnyOrder(t *testing.T) {
	files := sample(t)
	var exports, answers []string
	questions := []string{
		"Which events does K. S. Kim 2024b explain?",
		"Which works explain the 2019 Hanoi Summit, and do they disagree?",
		"Which citations have no reference?",
		"What links Kim Jong Un and South Korea?",
	}
	onBothStores(t, func(t *testing.T, store []string) {
		load := func(files ...string) { must(t, append(withPacks(store...), append([]string{"load"}, files...)...)...) }
		load(files...)
		whole := must(t, append(store, "export")...)
		exports = append(exports, whole)
		var said strings.Builder
		for _, q := range questions {
			out, _, _ := kg(t, "", append(store, "ask", "--json", q)...)
			said.WriteString(out)
		}
		answers = append(answers, said.String())

		load(files...)
		if again := must(t, append(store, "export")...); again != whole {
			t.Error("loading twice changed the graph")
		}
		last := filepath.Base(files[len(files)-1])
		must(t, append(store, "forget", last)...)
		without := must(t, append(store, "export")...)
		if without == whole {
			t.Error("forgetting changed nothing")
		}
		load(files[len(files)-1])
		if again := must(t, append(store, "export")...); again != whole {
			t.Error("forgetting and loading again gives another graph")
		}
		forgetAll(t, store)
		if left := must(t, append(store, "export")...); left != "" {
			t.Errorf("forgetting everything leaves %d bytes", len(left))
		}
		for i := len(files) - 1; i >= 0; i-- {
			load(files[i])
		}
		if backwards := must(t, append(store, "export")...); backwards != whole {
			t.Error("loading in another order gives another graph")
		}
		must(t, append(store, "forget", last)...)
		if again := must(t, append(store, "export")...); again != without {
			t.Error("forgetting leaves a trace that depends on the order of loading")
		}
		forgetAll(t, store)
	})
	if len(exports) == 2 && exports[0] != exports[1] {
		t.Errorf("the stores export different bytes: %d and %d", len(exports[0]), len(exports[1]))
	}
	if len(answers) == 2 && answers[0] != answers[1] {
		t.Errorf("the stores answer differently:\n%s\n---\n%s", answers[0], answers[1])
	}
}

func TestTheSampleCorpusAnswersTheFirstQuestion(t *testing.T) {
	args := withPacks("query", `{ work(cite: "K. S. Kim 2024b") { title explains { edges { node { __typename ... on Event { name date } ... on Policy { name } } evidence { quote section } } } } }`)
	out := must(t, append(args, sample(t)...)...)
	var got struct {
		Data struct {
			Work struct {
				Explains struct {
					Edges []struct {
						Node struct {
							Kind string `json:"__typename"`
							Name string
						}
						Evidence []struct{ Quote string }
					}
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	events := 0
	for _, e := range got.Data.Work.Explains.Edges {
		if e.Node.Kind == "Event" {
			events++
		}
		if len(e.Evidence) == 0 || e.Evidence[0].Quote == "" {
			t.Errorf("%s is explained without a quote", e.Node.Name)
		}
	}
	if events < 2 {
		t.Fatalf("%d events explained:\n%s", events, out)
	}
}
