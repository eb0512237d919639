package citation_test

import (
	"context"
	"fmt"
	"sort"
	"strconv"
	"strings"
	"testing"

	"kg/annotate/citation"
	"kg/annotate/reference"
	"kg/annotate/sentence"
	"kg/document"
	"kg/loaders"
)

const documentsPerStyle = 8

// TestCitationsInEveryStyle measures detection and resolution on invented documents, style by style and
// feature by feature, with the list of references read without a fault.
func TestCitationsInEveryStyle(t *testing.T) {
	var b strings.Builder
	feat := map[string]*[3]int{}
	var allD, allR prf
	for _, st := range styles {
		var det, res prf
		for seed := range documentsPerStyle {
			d, gs, keys := rendered(t, st, uint64(seed)+1, true)
			got := found(d, keys)
			scorePairs(gs, got, nil, &det, &res, feat)
			scorePairs(gs, got, nil, &allD, &allR, map[string]*[3]int{})
			if *details {
				var x, y, z prf
				for _, w := range score(gs, got, &x, &y, &z) {
					if !strings.Contains(w, "is read as") {
						fmt.Printf("%s %d: %s\n", st.name, seed+1, w)
					}
				}
			}
		}
		fmt.Fprintf(&b, "%-14s detection %v\n%-14s resolution %v\n", st.name, det, "", res)
	}
	fmt.Fprintf(&b, "%-14s detection %v\n%-14s resolution %v\n", "all", allD, "", allR)
	var names []string
	for k := range feat {
		names = append(names, k)
	}
	sort.Strings(names)
	for _, k := range names {
		v := feat[k]
		fmt.Fprintf(&b, "  %-26s detected %.3f resolved %.3f of %d\n", k, float64(v[1])/float64(v[0]), float64(v[2])/float64(v[0]), v[0])
	}
	golden(t, "styles", b.String())
}

// rendered loads an invented document; given takes its list as rendered, else the list is read.
func rendered(t testing.TB, st *style, seed uint64, given bool) (*document.Document, []cite, map[int]string) {
	t.Helper()
	raw, entries, g := render(st, seed)
	ctx := context.Background()
	d, err := loaders.Load(ctx, loaders.Source{Name: "invented." + st.media, Raw: []byte(raw)}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Text != raw {
		t.Fatalf("%s %d: the loader changed the text", st.name, seed)
	}
	if err := sentence.New().Annotate(ctx, d); err != nil {
		t.Fatal(err)
	}
	keys := map[int]string{}
	gold := map[string][2]int{}
	at := places(raw)
	if given {
		order := make([]int, len(g.works))
		for i := range order {
			order[i] = i
		}
		sort.Slice(order, func(a, b int) bool { return entries[order[a]][0] < entries[order[b]][0] })
		for i, w := range order {
			r := g.works[w].given(d, entries[w])
			r.Key = strconv.Itoa(w)
			d.Layers.References = append(d.Layers.References, r)
			keys[i] = strconv.Itoa(w)
		}
	} else {
		if err := reference.New().Annotate(ctx, d); err != nil {
			t.Fatal(err)
		}
		for w, e := range entries {
			gold[strconv.Itoa(w)] = [2]int{at[e[0]], at[e[1]]}
		}
		keys = keysOf(d, gold)
	}
	if err := citation.New().Annotate(ctx, d); err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	gs := append([]cite(nil), g.cites...)
	for i := range gs {
		gs[i].start, gs[i].end = at[gs[i].start], at[gs[i].end]
	}
	return d, gs, keys
}

// The list is read by the annotator of references: what is missed here and not above is the list's.
func TestCitationsInEveryStyleAsReadAreAsGoodAsTheGoldenFileSays(t *testing.T) {
	var b strings.Builder
	for _, st := range styles {
		var det, res prf
		for seed := range documentsPerStyle {
			d, gs, keys := rendered(t, st, uint64(seed)+1, false)
			got := found(d, keys)
			scorePairs(gs, got, nil, &det, &res, map[string]*[3]int{})
			if seed == 0 && *details {
				var x, y, z prf
				for _, w := range score(gs, got, &x, &y, &z) {
					if !strings.Contains(w, "is read as") {
						t.Logf("%s %d: %s", st.name, seed+1, w)
					}
				}
			}
		}
		fmt.Fprintf(&b, "%-14s detection %v\n%-14s resolution %v\n", st.name, det, "", res)
	}
	golden(t, "styles-as-read", b.String())
}
