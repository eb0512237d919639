package identity_test

import (
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"kg/graph"
	"kg/graph/identity"
)

// thingPair is two claims about actors, events or policies, and what they are to each other.
type thingPair struct {
	truth, kind string
	first       string
	second      string
	things      [2]graph.Node
}

func thingPairs(t testing.TB) (out []thingPair) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "things.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\n")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 4 {
			t.Fatalf("%q has %d columns, 4 are needed", line, len(f))
		}
		kinds := strings.Split(f[1]+"/"+f[1], "/")
		p := thingPair{truth: f[0], kind: f[1], first: f[2], second: f[3]}
		p.things = [2]graph.Node{thing(len(out), 0, kinds[0], f[2]), thing(len(out), 1, kinds[1], f[3])}
		out = append(out, p)
	}
	return out
}

var (
	keyedActor = regexp.MustCompile(`\[([^]=]+)=([^]]+)\]`)
	traitsPart = regexp.MustCompile(`\s*\{([^}]*)\}`)
	datePart   = regexp.MustCompile(`\s*@(\S+)`)
	nextTrait  = regexp.MustCompile(` (office|country|about|with):`)
)

// thing is the claim that a cell of things.tsv describes. Nothing is known from its id.
func thing(i, side int, kind, cell string) graph.Node {
	var traits []string
	date := ""
	if m := traitsPart.FindStringSubmatch(cell); m != nil {
		traits = strings.Split(nextTrait.ReplaceAllString(m[1], "\x00$1:"), "\x00")
		cell = traitsPart.ReplaceAllString(cell, "")
	}
	if m := datePart.FindStringSubmatch(cell); m != nil {
		date = m[1]
		cell = datePart.ReplaceAllString(cell, "")
	}
	var names []string
	for _, n := range strings.Split(cell, " | ") {
		n = strings.TrimSpace(n)
		printed := keyedActor.ReplaceAllString(n, "$1")
		if printed != n {
			traits = append(traits, identity.TraitAs+printed+" = "+keyedActor.ReplaceAllString(n, " $2 "))
		}
		names = append(names, printed)
	}
	key := []string{fmt.Sprint(i), fmt.Sprint(side)}
	switch kind {
	case "event":
		return &graph.Event{ID: graph.NewID("event", key...), Name: names[0], Aliases: names[1:], Date: date, Traits: traits}
	case "policy":
		return &graph.Policy{ID: graph.NewID("policy", key...), Name: names[0], Aliases: names[1:], Date: date, Traits: traits}
	}
	typ := "person"
	if kind == "org" {
		typ = "organization"
	}
	return &graph.Actor{ID: graph.NewID("actor", key...), Name: names[0], Type: typ, Aliases: names[1:], Traits: traits}
}

func describeThing(t testing.TB, n graph.Node) *identity.Description {
	t.Helper()
	d, ok := identity.Describe(n)
	if !ok {
		t.Fatalf("%s has no description", n.Label())
	}
	return d
}

// TestThings measures what Compare makes of pairs of actors, events and policies whose truth is known. A wrong join is an error whatever the golden
// file says, and so is a verdict without a reason.
func TestThings(t *testing.T) {
	type tally struct{ joined, candidates, all int }
	kinds := []string{"person", "org", "event", "policy"}
	count := map[string]map[string]*tally{}
	var misses strings.Builder
	for _, p := range thingPairs(t) {
		a, b := describeThing(t, p.things[0]), describeThing(t, p.things[1])
		v := identity.Compare(a, b)
		if back := identity.Compare(b, a); !reflect.DeepEqual(back, v) {
			t.Errorf("%s / %s: %+v one way, %+v the other", p.first, p.second, v, back)
		}
		if len(v.Reasons) == 0 || v.Reason == "" {
			t.Errorf("%s / %s: %q without a reason", p.first, p.second, v.Relation)
		}
		if count[p.kind] == nil {
			count[p.kind] = map[string]*tally{"same": {}, "different": {}, "undecidable": {}}
		}
		n := count[p.kind][p.truth]
		n.all++
		meets := false
		for _, k := range a.Keys() {
			for _, l := range b.Keys() {
				meets = meets || k == l
			}
		}
		switch {
		case v.Relation == identity.Same:
			n.joined++
			if p.truth != "same" {
				t.Errorf("%s: %s / %s: joined: %s", p.truth, p.first, p.second, v.Reason)
			}
		case v.Relation == identity.Candidate:
			n.candidates++
		}
		if p.truth == "same" && (v.Relation != identity.Same || !meets) {
			fmt.Fprintf(&misses, "%s: %s / %s: %s %.3f: %s\n", p.kind, p.first, p.second, v.Relation, v.Score, v.Reason)
			if !meets {
				misses.WriteString("\tno key in common\n")
			}
		}
	}
	var report strings.Builder
	for _, k := range append(kinds, "person/org", "event/policy") {
		c := count[k]
		joined := c["same"].joined + c["different"].joined + c["undecidable"].joined
		fmt.Fprintf(&report, "%s: precision %d/%d, recall %d/%d, of the others %d candidates; different %d, %d of them candidates; undecidable %d, %d of them candidates\n", k,
			c["same"].joined, joined, c["same"].joined, c["same"].all, c["same"].candidates,
			c["different"].all, c["different"].candidates, c["undecidable"].all, c["undecidable"].candidates)
	}
	golden(t, filepath.Join("testdata", "things.golden"), report.String()+"\nnot joined:\n"+misses.String())
}
