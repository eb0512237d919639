package event_test

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// passage is a short text with its events: "{a:Salt March}" is a mention of event a, "{a?:march}" one that need not be found.
type passage struct {
	name, text string
	gold
}

// readPassages reads passages that stand each under a line "# name".
func readPassages(t testing.TB, path string) []passage {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var out []passage
	for _, part := range strings.Split("\n"+string(raw), "\n# ")[1:] {
		name, marked, _ := strings.Cut(part, "\n")
		p := passage{name: name}
		for {
			before, rest, ok := strings.Cut(marked, "{")
			p.text += before
			if !ok {
				break
			}
			mark, after, closed := strings.Cut(rest, "}")
			id, words, named := strings.Cut(mark, ":")
			if !closed || !named {
				t.Fatalf("%s: a mark is {id:words}, not {%s", name, mark)
			}
			start := utf8.RuneCountInString(p.text)
			p.text += words
			bare, optional := strings.CutSuffix(id, "?")
			p.mentions = append(p.mentions, goldMention{
				span: span{start, utf8.RuneCountInString(p.text)}, Text: words, Optional: optional, entity: bare, kind: "event",
			})
			marked = after
		}
		out = append(out, p)
	}
	return out
}

// half is 0 for the passages whose errors may be looked at, 1 for those that only count.
func half(name string) int {
	h := fnv.New32a()
	h.Write([]byte(name))
	return int(h.Sum32() % 2)
}

// TestPassages measures the mentions of events and their linking on short passages on topics of all kinds, in two halves: rules
// are made for the errors in the first, the second tells what they are worth elsewhere. -details logs the first half only.
func TestPassages(t *testing.T) {
	lex := emptyLexicon(t)
	var halves [2]*scores
	for i := range halves {
		halves[i] = &scores{kinds: map[string]*prf{"all": {}, "event": {}}}
	}
	log := *details
	defer func() { *details = log }()
	var count [2]int
	for _, p := range readPassages(t, filepath.Join("testdata", "passages.txt")) {
		k := half(p.name)
		count[k]++
		var pred []prediction
		for _, m := range predictions(t, annotated(t, lex, p.name+".md", p.text), p.text) {
			if m.kind == "event" {
				pred = append(pred, m)
			}
		}
		*details = log && k == 0
		halves[k].add(t, p.name, p.gold, pred)
	}
	var b strings.Builder
	for k, name := range []string{"looked at", "only counted"} {
		fmt.Fprintf(&b, "%-12s %d passages  mention %s  linking B-cubed F1=%.3f\n", name, count[k], halves[k].kinds["event"], halves[k].bcubed())
	}
	golden := filepath.Join("testdata", "passages.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if b.String() != string(want) {
		t.Errorf("quality changed (run with -update and defend it):\n%s\nwas:\n%s", b.String(), want)
	}
}
