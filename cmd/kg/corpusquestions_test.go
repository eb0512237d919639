package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/graph"
)

// TestTheCorporasQuestions asks the questions of the annotated corpora of a store that holds their documents, and keeps
// the verdicts. Of the first corpus none may be answered wrong without a mark of doubt.
func TestTheCorporasQuestions(t *testing.T) {
	var out strings.Builder
	for _, c := range []struct {
		root  string
		never []string // verdicts that fail
	}{
		{filepath.Dir(shared(t, "gold/corpus/score.py")), []string{"wrong", "short, and silent about it"}},
		{secondCorpus, nil},
		{fourthCorpus, nil},
		{fifthCorpus, nil},
	} {
		for _, line := range askCorpus(t, c.root) {
			fmt.Fprintln(&out, line)
			for _, v := range c.never {
				if strings.HasSuffix(line, " "+v) {
					t.Error(line)
				}
			}
		}
	}
	golden(t, "corpus-questions.golden", out.String())
}

// corpusQuestion is one of questions.json.
type corpusQuestion struct {
	ID         string   `json:"id"`
	Question   string   `json:"question"`
	AnswerKind string   `json:"answer_kind"`
	Answer     []string `json:"answer"`
}

// askedRows is the answer of `kg ask --json` with what tells a row's node.
type askedRows struct {
	Understood string
	Missing    []string
	Rows       []struct {
		Label      string
		Relation   graph.Relation
		Confidence float64
		Hedged     bool
		Node       *struct{ ID, Title, Name, Raw string }
		Quotes     []graph.Evidence
	}
	Suggestions []string
}

func askCorpus(t *testing.T, root string) []string {
	t.Helper()
	store := []string{"--store", filepath.Join(t.TempDir(), "kg.db")}
	docs, err := filepath.Glob(filepath.Join(root, "docs", "*"))
	if err != nil || len(docs) == 0 {
		t.Fatal("no documents", err)
	}
	must(t, append(append(store, "load"), docs...)...)
	key := goldKeys(t, root)
	var questions []corpusQuestion
	readJSON(t, readFile(t, filepath.Join(root, "questions.json")), &questions)
	var out []string
	for _, q := range questions {
		printed, _, _ := kg(t, "", append(store, "ask", "--json", q.Question)...)
		var a askedRows
		if err := json.Unmarshal([]byte(printed), &a); err != nil {
			t.Fatalf("%s: %v", q.ID, err)
		}
		out = append(out, q.ID+" "+verdict(q, a, key))
	}
	return out
}

// verdict holds an answer against what is right: what is told in doubt may be more, what is said to be missing less.
func verdict(q corpusQuestion, a askedRows, key map[string]string) string {
	if a.Understood == "" {
		if len(a.Suggestions) > 0 {
			return "not answered, and says so"
		}
		return "wrong"
	}
	var sure, doubtful []string
	for _, r := range a.Rows {
		if r.Node == nil {
			continue
		}
		name := key[r.Node.ID]
		switch {
		case q.AnswerKind == "documents":
			name = key[plain(r.Node.Name)]
		case r.Node.Raw != "":
			name = key["entry "+plain(r.Node.Raw)]
		case name == "":
			name = key[plain(r.Node.Title)]
		}
		for _, v := range r.Quotes { // a citation, with the entry it may stand for
			if v.Rule == "reference-list" && name == "" {
				name = key["entry "+plain(v.Quote)]
			}
		}
		if name == "" {
			name = "?" + r.Label
		}
		if r.Confidence > 0 && r.Confidence < 0.5 || r.Hedged {
			doubtful = append(doubtful, name)
		} else {
			sure = append(sure, name)
		}
	}
	for _, s := range sure {
		if !slices.Contains(q.Answer, s) {
			return "wrong"
		}
	}
	for _, want := range q.Answer {
		if slices.Contains(sure, want) || slices.Contains(doubtful, want) {
			continue
		}
		if len(a.Missing) == 0 {
			return "short, and silent about it"
		}
		return "short, and says what it leaves out"
	}
	for _, s := range doubtful {
		if !slices.Contains(q.Answer, s) {
			return "right, with more in doubt"
		}
	}
	return "right"
}

func plain(s string) string { return strings.Join(strings.Fields(graph.FoldKey(s)), " ") }

// goldKeys leads from what the program's answers bear (ids of things, titles of works, names of documents) to the gold's names.
func goldKeys(t *testing.T, root string) map[string]string {
	t.Helper()
	out := map[string]string{}
	type mention struct {
		Text       string
		Start, End int
	}
	type entity struct {
		ID       string
		Type     string
		Mentions []mention
	}
	type annotated struct {
		Document   struct{ Title, File string }
		Entities   []entity
		References []struct{ Key, Title, Raw string }
	}
	golds := map[string]annotated{}
	paths, err := filepath.Glob(filepath.Join(root, "gold", "*.json"))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range paths {
		var g annotated
		readJSON(t, readFile(t, p), &g)
		name := strings.TrimSuffix(filepath.Base(p), ".json")
		golds[name] = g
		out[plain(g.Document.Title)] = name + "#document"
		for _, r := range g.References {
			if r.Title != "" {
				out[plain(r.Title)] = name + "#" + r.Key
			}
			out["entry "+plain(r.Raw)] = name + "#" + r.Key
		}
	}
	docs, _ := filepath.Glob(filepath.Join(root, "docs", "*"))
	votes := map[string]map[string]int{}
	for line := range strings.Lines(must(t, append([]string{"annotate", "--json"}, docs...)...)) {
		var p annotated
		readJSON(t, []byte(line), &p)
		name := strings.TrimSuffix(p.Document.File, filepath.Ext(p.Document.File))
		out[plain(p.Document.File)] = name
		raw := filepath.Ext(p.Document.File) != ".html" // there offsets count in the page, here in its text
		for _, e := range p.Entities {
			votes[e.ID] = map[string]int{}
			for _, m := range e.Mentions {
				for _, g := range golds[name].Entities {
					for _, o := range g.Mentions {
						if g.Type == e.Type && (plain(m.Text) == plain(o.Text) || raw && m.Start < o.End && o.Start < m.End) {
							votes[e.ID][g.ID]++
						}
					}
				}
			}
		}
	}
	for id, v := range votes {
		best := ""
		for name, n := range v {
			if best == "" || n > v[best] || n == v[best] && name < best {
				best = name
			}
		}
		out[id] = best
	}
	return out
}
