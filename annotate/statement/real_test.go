package statement_test

import (
	"context"
	"fmt"
	"sort"
	"testing"

	"kg/annotate"
	"kg/annotate/lexicon"
	"kg/document"
)

// line is the whole list of annotators over the general vocabulary alone.
func line(tb testing.TB) []annotate.Annotator {
	tb.Helper()
	lex, err := lexicon.Merge()
	if err != nil {
		tb.Fatal(err)
	}
	return annotate.Default(lex)
}

// TestQualityOnTheWholeLine measures with the layers as the other annotators make them.
func TestQualityOnTheWholeLine(t *testing.T) {
	all := scores{}
	list := line(t)
	for _, c := range goldCases(t) {
		c.doc.Layers = document.Layers{}
		if err := annotate.Run(context.Background(), list, c.doc); err != nil {
			t.Fatal(err)
		}
		sc := scoring{t, c, c.referenceNames(), c.entityNames(), all}
		sc.works()
		sc.relations()
	}
	t.Log("\n" + all.String()) // no golden file: the figures move with every annotator
	if p := all["explains by references"]; p.f1() < 0.55 {
		t.Errorf("explains by references: F1 %.3f is below 0.55", p.f1())
	}
	if p := all["relations (judged)"]; p.precision() < 0.8 || p.recall() < 0.4 {
		t.Errorf("relations: precision %.3f, recall %.3f; wanted 0.8 at 0.4", p.precision(), p.recall())
	}
}

// referenceNames gives the gold key of the entry that a reference overlaps most.
func (c goldCase) referenceNames() func(int) string {
	return func(i int) string {
		best, name := 0, fmt.Sprintf("?%d", i)
		r := c.doc.Layers.References[i]
		for _, g := range c.gold.References {
			if n := shareOf(r.Span, c.at(g.Start, g.End)); n > best {
				best, name = n, g.Key
			}
		}
		return name
	}
}

func shareOf(a, b document.Span) int { return min(a.End, b.End) - max(a.Start, b.Start) }

// entityNames gives the gold id that most of an entity's mentions match; each
// gold mention is matched once, by the mention that covers it best.
func (c goldCase) entityNames() func(int) string {
	type pair struct {
		score float64
		e     int
		span  document.Span
		id    string
		gold  document.Span
	}
	var pairs []pair
	for e, ent := range c.doc.Layers.Entities {
		for _, m := range ent.Mentions {
			for _, g := range c.gold.Entities {
				for _, gm := range g.Mentions {
					span := c.at(gm.Start, gm.End)
					if g.Type == string(ent.Kind) && span.Overlaps(m.Span) {
						union := max(span.End, m.End) - min(span.Start, m.Start)
						pairs = append(pairs, pair{float64(shareOf(span, m.Span)) / float64(union), e, m.Span, g.ID, span})
					}
				}
			}
		}
	}
	sort.SliceStable(pairs, func(i, j int) bool { return pairs[i].score > pairs[j].score })
	usedPred, usedGold := map[document.Span]bool{}, map[document.Span]bool{}
	votes := map[int]map[string]int{}
	for _, p := range pairs {
		if usedPred[p.span] || usedGold[p.gold] {
			continue
		}
		usedPred[p.span], usedGold[p.gold] = true, true
		if votes[p.e] == nil {
			votes[p.e] = map[string]int{}
		}
		votes[p.e][p.id]++
	}
	return func(e int) string {
		best, name := 0, "?"+c.doc.Layers.Entities[e].Name
		for id, n := range votes[e] {
			if n > best || n == best && id < name {
				best, name = n, id
			}
		}
		return name
	}
}
