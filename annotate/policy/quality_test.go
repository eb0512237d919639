package policy_test

import (
	"context"
	"flag"
	"fmt"
	"hash/fnv"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"kg/annotate"
	"kg/annotate/lexicon"
	"kg/document"
	"kg/loaders"
)

var (
	update  = flag.Bool("update", false, "write the expectations anew")
	details = flag.Bool("details", false, "log what was missed and what was spurious in the half that may be looked at")
)

// passage is a passage of testdata without its marks.
type passage struct {
	text  string
	marks []mark
	part  string
}

// The parts of the passages: those whose errors rules were made from, and those that nobody looked at, written before
// the rules and after.
const (
	seen   = "looked at"
	unseen = "unseen"
	later  = "later"
)

type mark struct {
	document.Span
	kind     document.EntityKind
	optional bool
}

var marked = regexp.MustCompile(`\{([ap])(\??):([^{}]*)\}`)

func readPassages(t *testing.T, file string) []passage {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	var out []passage
	for _, block := range strings.Split(string(raw), "\n--\n")[1:] {
		var p passage
		block, at := strings.TrimSpace(block), 0
		for _, m := range marked.FindAllStringSubmatchIndex(block, -1) {
			p.text += block[at:m[0]]
			kind := document.Actor
			if block[m[2]] == 'p' {
				kind = document.Policy
			}
			start := len(p.text)
			p.text += block[m[6]:m[7]]
			p.marks = append(p.marks, mark{document.Span{Start: start, End: len(p.text)}, kind, m[4] < m[5]})
			at = m[1]
		}
		p.text += block[at:]
		if strings.ContainsAny(p.text, "{}") {
			t.Fatalf("marks left in %q", p.text)
		}
		h := fnv.New32a()
		h.Write([]byte(p.text))
		switch {
		case file != "passages.txt":
			p.part = later
		case h.Sum32()%2 == 1:
			p.part = unseen
		default:
			p.part = seen
		}
		out = append(out, p)
	}
	return out
}

type counts struct{ right, exact, spurious, missed int }

func (c counts) String() string {
	p, r := float64(c.right)/float64(max(1, c.right+c.spurious)), float64(c.right)/float64(max(1, c.right+c.missed))
	return fmt.Sprintf("P=%.3f R=%.3f F1=%.3f (found %d, to the letter %d, spurious %d, missed %d)",
		p, r, 2*p*r/max(p+r, 1e-9), c.right, c.exact, c.spurious, c.missed)
}

func overlap(a, b document.Span) bool { return a.Start < b.End && b.Start < a.End }

// score counts the mentions of a kind: what overlaps is right, one to one; optional ones count for nothing.
func (c *counts) score(t *testing.T, d *document.Document, p passage, kind document.EntityKind) {
	used := map[int]bool{}
	for _, e := range d.Layers.Entities {
		if e.Kind != kind {
			continue
		}
	mention:
		for _, m := range e.Mentions {
			for i, g := range p.marks {
				if g.kind == kind && !used[i] && overlap(g.Span, m.Span) {
					used[i] = true
					if !g.optional {
						c.right++
						if g.Span == m.Span {
							c.exact++
						}
					}
					if *details && g.Span != m.Span && p.part == seen {
						t.Logf("other bounds %s %q for %q", kind, d.Slice(m.Span), d.Slice(g.Span))
					}
					continue mention
				}
			}
			c.spurious++
			if *details && p.part == seen {
				t.Logf("spurious %s %q %s: %s", kind, d.Slice(m.Span), m.Rule, p.text)
			}
		}
	}
	for i, g := range p.marks {
		if g.kind == kind && !g.optional && !used[i] {
			c.missed++
			if *details && p.part == seen {
				t.Logf("missed %s %q: %s", kind, d.Slice(g.Span), p.text)
			}
		}
	}
}

// TestQuality measures actors and policies on passages about many topics, each read as a document without a lexicon
// pack, and compares with the figures kept in testdata.
func TestQuality(t *testing.T) {
	lex, err := lexicon.Merge()
	if err != nil {
		t.Fatal(err)
	}
	steps := annotate.Default(lex)
	got := map[string]*counts{}
	passages := append(readPassages(t, "passages.txt"), readPassages(t, "passages-later.txt")...)
	for n, p := range passages {
		d, err := loaders.Load(context.Background(), loaders.Source{Name: fmt.Sprintf("passage-%d.txt", n), Raw: []byte(p.text)}, loaders.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(d.Text, p.text) {
			t.Fatalf("loaded %q, not %q", d.Text, p.text)
		}
		if err := annotate.Run(context.Background(), steps, d); err != nil {
			t.Fatal(err)
		}
		for _, kind := range []document.EntityKind{document.Actor, document.Policy} {
			key := p.part + " " + string(kind)
			if got[key] == nil {
				got[key] = &counts{}
			}
			got[key].score(t, d, p, kind)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "passages %d\n", len(passages))
	for _, part := range []string{seen, unseen, later} {
		for _, kind := range []string{"actor", "policy"} {
			fmt.Fprintf(&b, "%-9s %-6s %s\n", part, kind, got[part+" "+kind])
		}
	}
	golden := filepath.Join("testdata", "quality.golden")
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
