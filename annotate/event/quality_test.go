package event_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/annotate"
	"kg/annotate/actor"
	"kg/annotate/event"
	"kg/annotate/lexicon"
	"kg/annotate/policy"
	"kg/document"
	"kg/loaders"
)

var (
	update  = flag.Bool("update", false, "write the expectations anew")
	details = flag.Bool("details", false, "log what was missed and what was spurious")
)

// shared is the folder with the gold data beside the project.
func shared(t testing.TB) string {
	t.Helper()
	if dir := os.Getenv("KG_SHARED"); dir != "" {
		return dir
	}
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		if s := filepath.Join(dir, "shared"); exists(filepath.Join(s, "gold")) {
			return s
		}
		dir = filepath.Dir(dir)
	}
	const why = "no folder shared/gold above this one, and KG_SHARED is not set"
	if os.Getenv("CI") == "true" {
		t.Fatal(why)
	}
	t.Skip(why)
	return ""
}

func exists(path string) bool { _, err := os.Stat(path); return err == nil }

type span struct{ Start, End int }

func (s span) overlaps(o span) bool { return s.Start < o.End && o.Start < s.End }

type goldMention struct {
	span
	Text     string
	Optional bool
	entity   string
	kind     string
}

type gold struct {
	mentions []goldMention
	ignore   []span
}

func readGold(t testing.TB, path string) gold {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var file struct {
		Entities []struct {
			ID, Type string
			Mentions []struct {
				Start, End int
				Text       string
				Optional   bool
			}
		}
		Ignore       [][2]int
		BodyOptional [][2]int `json:"body_optional"`
	}
	if err := json.Unmarshal(raw, &file); err != nil {
		t.Fatal(err)
	}
	var g gold
	for _, e := range file.Entities {
		for _, m := range e.Mentions {
			g.mentions = append(g.mentions, goldMention{span{m.Start, m.End}, m.Text, m.Optional, e.ID, e.Type})
		}
	}
	for _, s := range append(file.Ignore, file.BodyOptional...) {
		g.ignore = append(g.ignore, span{s[0], s[1]})
	}
	return g
}

// prediction is a mention with its place in the source, in code points.
type prediction struct {
	span
	text, kind, key, rule string
}

// predictions are the document's mentions; source is the file.
func predictions(t testing.TB, d *document.Document, source string) []prediction {
	t.Helper()
	points := make([]int, len(source)+1) // byte to code point
	n := 0
	for i := range source {
		points[i] = n
		n++
	}
	points[len(source)] = n
	var out []prediction
	for _, e := range d.Layers.Entities {
		for _, m := range e.Mentions {
			p, ok := d.Origin.Locate(m.Span)
			if !ok {
				t.Fatalf("%s: no place for %v", d.Name, m.Span)
			}
			out = append(out, prediction{span{points[p.File.Start], points[p.File.End]}, d.Slice(m.Span), string(e.Kind), e.Key, m.Rule})
		}
	}
	return out
}

type prf struct{ tp, fp, fn float64 }

func (p prf) f1() float64 { return ratio(2*p.tp, 2*p.tp+p.fp+p.fn) }

func (p prf) String() string {
	return fmt.Sprintf("P=%.3f R=%.3f F1=%.3f", ratio(p.tp, p.tp+p.fp), ratio(p.tp, p.tp+p.fn), p.f1())
}

func ratio(a, b float64) float64 {
	if b == 0 {
		return 0
	}
	return a / b
}

// match pairs gold mentions with predictions of the same kind that overlap, best overlap first.
func match(g gold, pred []prediction) map[int]int {
	type pair struct {
		score float64
		i, j  int
	}
	var pairs []pair
	for i, m := range g.mentions {
		for j, p := range pred {
			if m.kind == p.kind && m.overlaps(p.span) {
				l := min(m.End, p.End) - max(m.Start, p.Start)
				u := max(m.End, p.End) - min(m.Start, p.Start)
				pairs = append(pairs, pair{float64(l) / float64(u), i, j})
			}
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int {
		switch {
		case a.score > b.score:
			return -1
		case a.score < b.score:
			return 1
		}
		return 0
	})
	goldOf, used := map[int]int{}, map[int]bool{}
	for _, p := range pairs {
		if _, taken := goldOf[p.j]; !taken && !used[p.i] {
			goldOf[p.j], used[p.i] = p.i, true
		}
	}
	return goldOf
}

func dropped(g gold, p prediction) bool {
	for _, z := range g.ignore {
		if z.overlaps(p.span) {
			return true
		}
	}
	for _, m := range g.mentions {
		if m.Start <= p.Start && p.End <= m.End && p.End-p.Start < m.End-m.Start {
			return true
		}
	}
	return false
}

type scores struct {
	kinds          map[string]*prf
	bp, bpn, br, n float64 // B-cubed
}

func (s *scores) add(t testing.TB, name string, g gold, pred []prediction) {
	goldOf := match(g, pred)
	matched := map[int]int{}
	for j, i := range goldOf {
		matched[i] = j
	}
	log := func(what, kind, text, rule string) {
		if *details {
			t.Logf("%s: %s %s %q %s", name, what, kind, text, rule)
		}
	}
	goldLabel, predLabel := map[int]string{}, map[int]string{}
	for i, m := range g.mentions {
		if m.Optional {
			continue
		}
		goldLabel[i] = m.entity
		if j, ok := matched[i]; ok {
			predLabel[i] = pred[j].key
			s.kinds[m.kind].tp++
			s.kinds["all"].tp++
		} else {
			log("missed", m.kind, m.Text, fmt.Sprint(m.Start))
			s.kinds[m.kind].fn++
			s.kinds["all"].fn++
		}
	}
	for j, p := range pred {
		if _, ok := goldOf[j]; !ok && !dropped(g, p) {
			log("spurious", p.kind, p.text, fmt.Sprint(p.rule, " ", p.Start))
			s.kinds[p.kind].fp++
			s.kinds["all"].fp++
			s.bpn++
		}
	}
	if *details {
		logLinks(t, name, g, goldLabel, predLabel)
	}
	for i := range predLabel {
		same, ofPred, ofGold := 0.0, 0.0, 0.0
		for k, label := range goldLabel {
			inGold, inPred := label == goldLabel[i], predLabel[k] == predLabel[i]
			if inGold {
				ofGold++
			}
			if inPred {
				ofPred++
			}
			if inGold && inPred {
				same++
			}
		}
		s.bp += same / ofPred
		s.br += same / ofGold
		s.bpn++
	}
	s.n += float64(len(goldLabel))
}

// logLinks logs the things of the gold that were split and the keys that hold several.
func logLinks(t testing.TB, name string, g gold, goldLabel, predLabel map[int]string) {
	split, joined := map[string]map[string][]string{}, map[string]map[string][]string{}
	put := func(m map[string]map[string][]string, a, b, text string) {
		if m[a] == nil {
			m[a] = map[string][]string{}
		}
		m[a][b] = append(m[a][b], text)
	}
	for i, label := range predLabel {
		put(split, goldLabel[i], label, g.mentions[i].Text)
		put(joined, label, goldLabel[i], g.mentions[i].Text)
	}
	for what, m := range map[string]map[string]map[string][]string{"split": split, "joined": joined} {
		for k, v := range m {
			if len(v) > 1 {
				t.Logf("%s: %s %s: %v", name, what, k, v)
			}
		}
	}
}

func (s *scores) bcubed() float64 {
	p, r := ratio(s.bp, s.bpn), ratio(s.br, s.n)
	return ratio(2*p*r, p+r)
}

func (s *scores) String() string {
	var b strings.Builder
	for _, k := range []string{"all", "actor", "event", "policy"} {
		fmt.Fprintf(&b, "mention %-7s %s\n", k, s.kinds[k])
	}
	fmt.Fprintf(&b, "linking B-cubed F1=%.3f\n", s.bcubed())
	return b.String()
}

func emptyLexicon(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	lex, err := lexicon.Merge()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

func entitySteps(lex *lexicon.Lexicon) []annotate.Annotator {
	return []annotate.Annotator{actor.New(lex), policy.New(lex), event.New(lex)}
}

func annotated(t testing.TB, lex *lexicon.Lexicon, name, source string) *document.Document {
	t.Helper()
	d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: []byte(source)}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if err := annotate.Run(context.Background(), annotate.Default(lex), d); err != nil {
		t.Fatal(err)
	}
	return d
}

// TestQuality measures mentions and their linking on the gold corpus, without
// a lexicon pack, and compares with the figures kept in testdata.
func TestQuality(t *testing.T) {
	dir := filepath.Join(shared(t), "gold", "corpus")
	lex := emptyLexicon(t)
	s := &scores{kinds: map[string]*prf{"all": {}, "actor": {}, "event": {}, "policy": {}}}
	docs, err := filepath.Glob(filepath.Join(dir, "docs", "*"))
	if err != nil || len(docs) == 0 {
		t.Fatalf("no documents in %s: %v", dir, err)
	}
	for _, path := range docs {
		raw, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(path)
		d := annotated(t, lex, name, string(raw))
		stem := strings.TrimSuffix(name, filepath.Ext(name))
		s.add(t, stem, readGold(t, filepath.Join(dir, "gold", stem+".json")), predictions(t, d, string(raw)))
	}
	if f := s.kinds["all"].f1(); f < 0.70 {
		t.Errorf("mention F1 %.3f is under the floor of 0.70", f)
	}
	golden := filepath.Join("testdata", "quality.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(s.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if s.String() != string(want) {
		t.Errorf("quality changed (run with -update and defend it):\n%s\nwas:\n%s", s, want)
	}
}
