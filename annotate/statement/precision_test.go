package statement_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
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
	}
}

// counts are right and wrong statements by rule.
type counts map[string]*[2]int

func (c counts) add(rule string, right bool) {
	if c[rule] == nil {
		c[rule] = &[2]int{}
	}
	if right {
		c[rule][0]++
	} else {
		c[rule][1]++
	}
}

// TestMeasuredPrecision holds data/precision.txt against what each rule gets
// right on the annotated documents, read by the whole line without packs. It
// is written anew by: go test ./annotate/statement -run TestMeasuredPrecision -update
func TestMeasuredPrecision(t *testing.T) {
	var b strings.Builder
	b.WriteString("# How often each rule was right on the annotated documents, by TestMeasuredPrecision.\n# rule ; source ; right ; wrong\n")
	dirs := corpora(t)
	for _, source := range []string{"corpus", "four"} {
		if _, err := os.Stat(filepath.Join(dirs[source], "gold")); err != nil {
			continue
		}
		c := counts{}
		for _, g := range goldCasesIn(t, dirs[source]) {
			g.doc.Layers = document.Layers{}
			if err := annotate.Run(context.Background(), line(t), g.doc); err != nil {
				t.Fatal(err)
			}
			g.count(c)
		}
		names := make([]string, 0, len(c))
		for name := range c {
			names = append(names, name)
		}
		sort.Strings(names)
		for _, name := range names {
			fmt.Fprintf(&b, "%s ; %s ; %d ; %d\n", name, source, c[name][0], c[name][1])
		}
	}
	checkGolden(t, filepath.Join("..", "data", "precision.txt"), b.String())
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
