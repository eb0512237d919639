package statement_test

import (
	"context"
	"fmt"
	"maps"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/annotate"
	"kg/document"
)

// corpora are the annotated documents on which rules are measured, by the name under which their counts are kept.
func corpora(tb testing.TB) map[string]string {
	tb.Helper()
	return map[string]string{
		"four":   shared(tb, "gold", "corpus"),
		"corpus": filepath.Join("..", "..", "cmd", "kg", "testdata", "corpus"),
		"third":  filepath.Join("..", "..", "cmd", "kg", "testdata", "third"),
		"fourth": filepath.Join("..", "..", "cmd", "kg", "testdata", "fourth"),
	}
}

// onlyCounted are the documents of the third and fourth corpus that nobody looks
// at while rules are written: they must not decide what a rule is worth either.
var onlyCounted = map[string]bool{
	"gulf_embargoes_report": true, "japan_article9_chicago": true, "news_peru_castillo": true, "yugoslav_accords_notes": true,
	"chips_ira_numeric": true, "hungary_conditionality_chicago": true, "news_chile_plebiscite": true, "nile_dam_notes": true,
}

// counts are right and wrong statements by rule.
type counts map[string]*[2]int

func (c counts) add(rule string, right bool) {
	if right {
		c.take(rule, 1, 0)
	} else {
		c.take(rule, 0, 1)
	}
}

// mayDrift is how far a rule's precision (of n counted, smoothed by one right and one wrong)
// may move, by work on the other annotators, before the counts must be taken anew;
// of rules with fewer counts than enough, a single statement would move it further.
const (
	mayDrift = 0.15
	enough   = 8
)

// TestMeasuredPrecision holds data/precision.txt against what each rule gets
// right on the annotated documents, read by the whole line without packs. It
// is written anew by: go test ./annotate/statement -run TestMeasuredPrecision -update
func TestMeasuredPrecision(t *testing.T) {
	var b strings.Builder
	b.WriteString("# How often each rule was right on the annotated documents, by TestMeasuredPrecision.\n# rule ; source ; right ; wrong\n")
	dirs, now := corpora(t), counts{}
	for _, source := range []string{"corpus", "four", "third", "fourth"} {
		c := counts{}
		for _, g := range goldCasesIn(t, dirs[source]) {
			if onlyCounted[g.name] {
				continue
			}
			g.doc.Layers = document.Layers{}
			if err := annotate.Run(context.Background(), line(t), g.doc); err != nil {
				t.Fatal(err)
			}
			g.count(c)
		}
		for _, name := range c.rules() {
			fmt.Fprintf(&b, "%s ; %s ; %d ; %d\n", name, source, c[name][0], c[name][1])
			now.take(name, c[name][0], c[name][1])
		}
	}
	if *update {
		if err := os.WriteFile(filepath.Join("data", "precision.txt"), []byte(b.String()), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	was := committed(t)
	for _, name := range now.rules() {
		if is, old := now.precision(name), was.precision(name); now[name][0]+now[name][1] >= enough && math.Abs(is-old) > mayDrift {
			t.Errorf("rule %s: precision %.2f, but the statements say %.2f; run with -update", name, is, old)
		}
	}
}

// committed are the counts in data/precision.txt.
func committed(t *testing.T) counts {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("data", "precision.txt"))
	if err != nil {
		t.Fatal(err)
	}
	c := counts{}
	for line := range strings.Lines(string(raw)) {
		var right, wrong int
		name, rest, _ := strings.Cut(line, " ; ")
		_, figures, _ := strings.Cut(rest, " ; ")
		if _, err := fmt.Sscanf(figures, "%d ; %d", &right, &wrong); err == nil {
			c.take(name, right, wrong)
		}
	}
	return c
}

// TestAStatementIsAsSureAsItsRuleWasRight holds that the confidence of a
// statement is the counted precision of its rule, but for the smoothing.
func TestAStatementIsAsSureAsItsRuleWasRight(t *testing.T) {
	d := marked("[a:Norway] signed [p:the pact] <c:(Lind, 2020)>.\n\n<n:Ortiz (2019)> traces [e:the strike] to hunger.\n\n" +
		"[e:The lockout] failed because the funds ran dry <c:(Moss, 2021)>.")
	statements(t, d)
	c, checked := committed(t), 0
	for _, s := range d.Layers.Statements {
		n := c[s.Rule]
		if n == nil || n[0]+n[1] < enough {
			continue
		}
		checked++
		if p := float64(n[0]) / float64(n[0]+n[1]); math.Abs(s.Confidence-p) > 0.05 {
			t.Errorf("rule %s was right in %.2f of %d, but says %.2f", s.Rule, p, n[0]+n[1], s.Confidence)
		}
	}
	if checked < 3 {
		t.Errorf("only %d rules have counts", checked)
	}
}

func (c counts) take(rule string, right, wrong int) {
	if c[rule] == nil {
		c[rule] = &[2]int{}
	}
	c[rule][0], c[rule][1] = c[rule][0]+right, c[rule][1]+wrong
}

// rules are the counted rules in order.
func (c counts) rules() []string { return slices.Sorted(maps.Keys(c)) }

// precision is the share that was right, smoothed.
func (c counts) precision(rule string) float64 {
	n := c[rule]
	if n == nil {
		return 0.5
	}
	return float64(n[0]+1) / float64(n[0]+n[1]+2)
}

// count adds what a document's statements got right and wrong. What the
// annotation leaves open is not counted: optional items with another relation,
// relations in passages nobody judged, voices that are not certain.
func (c goldCase) count(into counts) {
	refs, entity := c.referenceNames(), c.entityNames()
	required, optional := map[triple]bool{}, map[triple]bool{}
	for _, g := range c.gold.Explains {
		pair := triple{g.Reference, g.Target, ""}
		required[triple{g.Reference, g.Target, g.Relation}] = true
		optional[pair] = optional[pair] || g.Optional
	}
	gold := map[quad]bool{}
	for _, g := range c.gold.Relations {
		gold[quad{g.Type, g.From, g.To, g.Negated}] = true
	}
	counted := map[string]bool{}
	for _, s := range c.doc.Layers.Statements {
		relation, right, open := strings.ToUpper(string(s.Relation)), false, false
		who := "document"
		switch {
		case s.Subject >= 0:
			who = entity(s.Subject)
			right = gold[quad{relation, who, entity(s.Object), s.Negated}]
			open = true
			for _, g := range c.gold.Relations {
				open = open && !s.Span.Overlaps(c.at(g.Start, g.End))
			}
		case s.Citation >= 0 && len(c.doc.Layers.Citations[s.Citation].Candidates) != 1:
			continue
		default:
			if s.Citation >= 0 {
				who = refs(c.doc.Layers.Citations[s.Citation].Candidates[0].Reference)
			}
			right = required[triple{who, entity(s.Object), relation}]
			open = optional[triple{who, entity(s.Object), ""}]
		}
		k := fmt.Sprint(s.Rule, who, relation, entity(s.Object), s.Negated)
		if counted[k] || !right && open {
			continue
		}
		counted[k] = true
		into.add(s.Rule, right)
	}
}
