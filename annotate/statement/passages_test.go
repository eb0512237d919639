package statement_test

import (
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
)

// passage is a short text in marked form with the statements that hold in it.
type passage struct {
	name, text       string
	wanted, optional map[string]bool
}

// half is 0 for the passages whose errors were looked at while rules were written, 1 for the others.
func (p passage) half() int {
	h := fnv.New32a()
	h.Write([]byte(p.name))
	return int(h.Sum32() >> 7 & 1)
}

func passages(t *testing.T, file string) []passage {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var out []passage
	for _, part := range strings.Split("\n"+string(raw), "\n== ")[1:] {
		p := passage{wanted: map[string]bool{}, optional: map[string]bool{}}
		for i, line := range strings.Split(part, "\n") {
			switch {
			case i == 0:
				p.name = line
			case strings.HasPrefix(line, "> "):
				p.wanted[line[2:]] = true
			case strings.HasPrefix(line, "? "):
				p.optional[line[2:]] = true
			default:
				p.text += line + "\n"
			}
		}
		out = append(out, p)
	}
	return out
}

var stances = map[string]bool{"explains": true, "reports": true, "discusses": true, "disputes": true}

// relationNames are tried in turn to find the relation of a rendered statement.
var relationNames = []string{
	"explains", "reports", "discusses", "disputes", "participated_in", "initiated", "signed", "adopted", "opposed", "caused",
	"led_to", "preceded", "member_of", "leads", "succeeded", "allied_with", "part_of",
}

// relationOf splits "Norway not signed the pact" into the relation and the statement without it.
func relationOf(statement string) (name, rest string) {
	for _, r := range relationNames {
		if i := strings.Index(statement, " "+r+" "); i >= 0 {
			return r, statement[:i] + " " + statement[i+len(r)+2:]
		}
	}
	return "?", statement
}

// TestPassages measures the statements read in passages whose names and
// citations are given: a work's stance with and without its type, and each relation.
func TestPassages(t *testing.T) {
	for _, set := range []string{"passages", "passages-2"} {
		t.Run(set, func(t *testing.T) { scorePassages(t, set) })
	}
}

func scorePassages(t *testing.T, set string) {
	var halves [2]passageScores
	for i := range halves {
		halves[i] = passageScores{}
	}
	for _, p := range passages(t, set+".txt") {
		d := marked(p.text)
		got := map[string]bool{}
		read(t, d)
		for _, s := range d.Layers.Statements {
			if s.Subject < 0 && s.Citation < 0 && !p.speaksItself() {
				continue
			}
			s.Date, s.Hearsay = "", nil
			line := render(d, s)
			if s.Subject < 0 {
				line = strings.TrimSuffix(line, " (hedged)")
			}
			got[line] = true
		}
		halves[p.half()].count(t, p, got)
	}
	checkGolden(t, set+".golden", "looked at\n"+halves[0].String()+"\nnot looked at\n"+halves[1].String())
}

type passageScores map[string]*prf

func (c passageScores) add(name string, tp, fp, fn int) { scores(c).add(name, tp, fp, fn) }

func (c passageScores) count(t *testing.T, p passage, got map[string]bool) {
	loose := map[string]bool{}
	for s := range p.wanted {
		if name, rest := relationOf(s); stances[name] {
			loose[rest] = true
		}
	}
	optional := map[string]bool{}
	for s := range p.optional {
		if name, rest := relationOf(s); stances[name] {
			optional[rest] = true
		}
	}
	said := map[string]bool{}
	for s := range got {
		name, rest := relationOf(s)
		stance := stances[name]
		if stance && !said[rest] && !(optional[rest] && !loose[rest]) {
			said[rest] = true
			c.add("works", btoi(loose[rest]), btoi(!loose[rest]), 0)
		}
		if p.optional[s] || stance && !loose[rest] && (optional[rest] || name == "discusses" && p.speaks(s)) {
			continue
		}
		right := p.wanted[s]
		c.add(name, btoi(right), btoi(!right), 0)
		c.add(total(stance), btoi(right), btoi(!right), 0)
		if !right && *details && p.half() == 0 {
			t.Logf("%s: spurious: %s", p.name, s)
		}
	}
	for s := range p.wanted {
		name, rest := relationOf(s)
		if stances[name] && !said[rest] {
			said[rest] = true
			c.add("works", 0, 0, 1)
		}
		if !got[s] {
			c.add(name, 0, 0, 1)
			c.add(total(stances[name]), 0, 0, 1)
			if *details && p.half() == 0 {
				t.Logf("%s: missed: %s", p.name, s)
			}
		}
	}
}

// speaks tells whether the work of a statement has a wanted statement in the
// passage: what else its sentence names may be read as discussed or left.
func (p passage) speaks(statement string) bool {
	work, _, _ := strings.Cut(statement, " discusses ")
	for s := range p.wanted {
		if strings.HasPrefix(s, work+" ") {
			return true
		}
	}
	return false
}

// speaksItself tells whether what the document itself says is part of the expectation.
func (p passage) speaksItself() bool {
	for s := range p.wanted {
		if strings.HasPrefix(s, "document ") {
			return true
		}
	}
	return false
}

func total(stance bool) string {
	if stance {
		return "works +type"
	}
	return "relations"
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

func (c passageScores) String() string {
	var names []string
	for name := range c {
		names = append(names, name)
	}
	sort.Strings(names)
	var b strings.Builder
	for _, name := range names {
		p := c[name]
		fmt.Fprintf(&b, "%-16s right %3d, wrong %3d, missed %3d  P=%.2f R=%.2f F1=%.2f\n", name, p.tp, p.fp, p.fn, p.precision(), p.recall(), p.f1())
	}
	return b.String()
}
