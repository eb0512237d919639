package event_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// readMixed reads passages with actors, events and policies between lines of two hyphens: "{a:Lima}" must be found, "{a?:Lima}" may be.
func readMixed(t testing.TB, path string) []passage {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[string]string{"a": "actor", "e": "event", "p": "policy"}
	var out []passage
	for n, marked := range strings.Split(string(raw), "\n--\n")[1:] {
		p := passage{name: fmt.Sprintf("passage-%d", n)}
		marked = strings.TrimSpace(marked)
		for {
			before, rest, ok := strings.Cut(marked, "{")
			p.text += before
			if !ok {
				break
			}
			mark, after, closed := strings.Cut(rest, "}")
			id, words, named := strings.Cut(mark, ":")
			bare, optional := strings.CutSuffix(id, "?")
			if kinds[bare] == "" || !closed || !named {
				t.Fatalf("a mark is {a:words}, {e:words} or {p:words}, not {%s", mark)
			}
			start := utf8.RuneCountInString(p.text)
			p.text += words
			p.mentions = append(p.mentions, goldMention{
				span: span{start, utf8.RuneCountInString(p.text)}, Text: words, Optional: optional, entity: bare + words, kind: kinds[bare],
			})
			marked = after
		}
		out = append(out, p)
	}
	return out
}

// TestMixedPassages measures the mentions of all three kinds on short passages, in two halves: rules are made for the errors in the first,
// the second tells what they are worth elsewhere. -details logs the first half only.
func TestMixedPassages(t *testing.T) {
	lex := emptyLexicon(t)
	var halves [2]*scores
	for i := range halves {
		halves[i] = &scores{kinds: map[string]*prf{"all": {}, "actor": {}, "event": {}, "policy": {}}}
	}
	log := *details
	defer func() { *details = log }()
	for _, p := range readMixed(t, filepath.Join("testdata", "passages-mixed.txt")) {
		k := half(p.text)
		*details = log && k == 0
		halves[k].add(t, p.text, p.gold, predictions(t, annotated(t, lex, p.name+".txt", p.text), p.text))
	}
	var b strings.Builder
	for k, name := range []string{"looked at", "only counted"} {
		for _, kind := range []string{"actor", "event", "policy"} {
			fmt.Fprintf(&b, "%-12s %-6s %s\n", name, kind, halves[k].kinds[kind])
		}
	}
	golden := filepath.Join("testdata", "passages-mixed.golden")
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
