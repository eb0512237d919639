package statement_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"kg/annotate/statement"
)

func TestZZStance(t *testing.T) {
	conf := map[string]int{}
	for _, dir := range strings.Fields(os.Getenv("ZZ")) {
		if strings.Contains(dir, "blind") {
			t.Fatal("no details of blind documents")
		}
		for _, c := range goldCasesIn(t, dir) {
			c.setGold(t)
			if err := statement.New(nil).Annotate(context.Background(), c.doc); err != nil {
				t.Fatal(err)
			}
			type pr struct{ ref, tg string }
			gold := map[pr]map[string]bool{}
			opt := map[pr]bool{}
			ev := map[pr]string{}
			for _, g := range c.gold.Explains {
				k := pr{g.Reference, g.Target}
				if g.Optional {
					opt[k] = true
					continue
				}
				if gold[k] == nil {
					gold[k] = map[string]bool{}
				}
				gold[k][g.Relation] = true
				ev[k] += g.Relation + ": " + strings.ReplaceAll(c.doc.Slice(c.at(g.Start, g.End)), "\n", " ") + " // "
			}
			got := map[pr]map[string]string{}
			l := c.doc.Layers
			for _, s := range l.Statements {
				if s.Subject >= 0 {
					continue
				}
				who := []string{"document"}
				if s.Citation >= 0 {
					who = nil
					for _, k := range l.Citations[s.Citation].Candidates {
						who = append(who, l.References[k.Reference].Key)
					}
				}
				for _, w := range who {
					k := pr{w, l.Entities[s.Object].Key}
					if got[k] == nil {
						got[k] = map[string]string{}
					}
					got[k][strings.ToUpper(string(s.Relation))] += s.Rule + " | " + strings.ReplaceAll(c.doc.Slice(s.Span), "\n", " ")
				}
			}
			for k, rels := range gold {
				for r := range rels {
					if got[k][r] != "" {
						conf[r+" ok"]++
						continue
					}
					pred := ""
					for p, q := range got[k] {
						if !rels[p] {
							pred += p + "(" + q[:strings.Index(q, " |")] + ") "
						} else {
							pred += "+" + p + " "
						}
					}
					if pred == "" {
						pred = "none"
					}
					conf[r+" as "+strings.Split(pred, "(")[0]]++
					fmt.Printf("G=%s P=%s %v | %s\n", r, pred, k, ev[k])
				}
			}
			for k, m := range got {
				if gold[k] == nil && !opt[k] {
					for p, q := range m {
						conf["spurious "+p]++
						fmt.Printf("SPUR %s %v | %s\n", p, k, q)
					}
				}
			}
		}
	}
	fmt.Println(conf)
}
