package citation_test

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"kg/annotate/citation"
	"kg/annotate/reference"
	"kg/annotate/sentence"
	"kg/document"
	"kg/loaders"
)

var update = flag.Bool("update", false, "write the golden files")
var details = flag.Bool("details", false, "print everything that is wrong")

// shared is the folder of gold data beside the repository, or the test is skipped.
func shared(t testing.TB) string {
	if p := os.Getenv("KG_SHARED"); p != "" {
		return p
	}
	dir, _ := os.Getwd()
	for range 8 {
		if st, err := os.Stat(filepath.Join(dir, "shared", "gold")); err == nil && st.IsDir() {
			return filepath.Join(dir, "shared")
		}
		dir = filepath.Dir(dir)
	}
	if os.Getenv("CI") == "true" {
		t.Fatal("no gold data: set KG_SHARED to the folder that holds gold/")
	}
	t.Skip("no gold data: set KG_SHARED to the folder that holds gold/")
	return ""
}

func readJSON(t testing.TB, path string, into any) {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(b, into); err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

func read(t testing.TB, name string, raw []byte) *document.Document {
	t.Helper()
	ctx := context.Background()
	d, err := loaders.Load(ctx, loaders.Source{Name: name, Raw: raw}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	annotate(t, d)
	return d
}

func annotate(t testing.TB, d *document.Document) {
	t.Helper()
	ctx := context.Background()
	for _, a := range []interface {
		Annotate(context.Context, *document.Document) error
	}{sentence.New(), reference.New(), citation.New()} {
		if err := a.Annotate(ctx, d); err != nil {
			t.Fatal(err)
		}
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
}

func readFile(t testing.TB, path string) *document.Document {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, path, raw)
}

type prf struct{ tp, fp, fn int }

func (p prf) String() string {
	pr, rc, f := 1.0, 1.0, 1.0
	if p.tp+p.fp > 0 {
		pr = float64(p.tp) / float64(p.tp+p.fp)
	}
	if p.tp+p.fn > 0 {
		rc = float64(p.tp) / float64(p.tp+p.fn)
	}
	if 2*p.tp+p.fp+p.fn > 0 {
		f = 2 * float64(p.tp) / float64(2*p.tp+p.fp+p.fn)
	}
	return fmt.Sprintf("P %.3f R %.3f F1 %.3f (%d right, %d spurious, %d missed)", pr, rc, f, p.tp, p.fp, p.fn)
}

// places leads byte offsets to code points.
func places(text string) []int {
	at := make([]int, len(text)+1)
	n := 0
	for i := range text {
		at[i] = n
		n++
	}
	at[len(text)] = n
	return at
}

// cite is a citation in code points with the gold keys of its entries.
type cite struct {
	start, end int
	text       string
	keys       []string
	status     string
	features   []string
	via        bool
}

func (c cite) target() string {
	k := append([]string(nil), c.keys...)
	sort.Strings(k)
	return strings.Join(k, "+")
}

// match pairs gold and found items one to one by overlap, those with the same target first.
func match(gold, got []cite) map[int]int {
	type pair struct {
		v    float64
		g, p int
	}
	var ps []pair
	for i, g := range gold {
		for j, p := range got {
			o := min(g.end, p.end) - max(g.start, p.start)
			if o <= 0 {
				continue
			}
			v := float64(o) / float64(max(g.end, p.end)-min(g.start, p.start))
			if g.target() == p.target() {
				v += 2
			}
			ps = append(ps, pair{v, i, j})
		}
	}
	sort.SliceStable(ps, func(a, b int) bool { return ps[a].v > ps[b].v })
	out, used := map[int]int{}, map[int]bool{}
	for _, p := range ps {
		if _, ok := out[p.g]; !ok && !used[p.p] {
			out[p.g], used[p.p] = p.p, true
		}
	}
	return out
}

// keysOf leads the found entries to the gold entries they overlap most.
func keysOf(d *document.Document, gold map[string][2]int) map[int]string {
	at := places(d.Text)
	out := map[int]string{}
	for i, r := range d.Layers.References {
		best := 0
		var names []string
		for k := range gold {
			names = append(names, k)
		}
		sort.Strings(names)
		for _, k := range names {
			g := gold[k]
			if o := min(g[1], at[r.End]) - max(g[0], at[r.Start]); o > best {
				best, out[i] = o, k
			}
		}
	}
	return out
}

func found(d *document.Document, keys map[int]string) []cite {
	at := places(d.Text)
	var out []cite
	for _, c := range d.Layers.Citations {
		x := cite{start: at[c.Start], end: at[c.End], text: d.Text[c.Start:c.End], status: string(c.Status), via: c.Via >= 0}
		for _, k := range c.Candidates {
			key := keys[k.Reference]
			if key == "" {
				key = "?" + d.Layers.References[k.Reference].Key
			}
			x.keys = append(x.keys, key)
		}
		out = append(out, x)
	}
	return out
}

// score compares and describes what is wrong.
func score(gold, got []cite, detection, resolution, status *prf) []string {
	m := match(gold, got)
	var wrong []string
	back := map[int]bool{}
	for i, g := range gold {
		j, ok := m[i]
		if !ok {
			detection.fn++
			resolution.fn++
			status.fn++
			wrong = append(wrong, fmt.Sprintf("missed %q", g.text))
			continue
		}
		back[j] = true
		detection.tp++
		p := got[j]
		same := g.target() == p.target()
		if same {
			resolution.tp++
		} else {
			resolution.fp++
			resolution.fn++
			wrong = append(wrong, fmt.Sprintf("%q is %s, not %s", g.text, p.target(), g.target()))
		}
		if same && (g.status == "" || g.status == p.status) {
			status.tp++
		} else {
			status.fp++
			status.fn++
			if same {
				wrong = append(wrong, fmt.Sprintf("%q is %s, not %s", g.text, p.status, g.status))
			}
		}
		if (g.start != p.start || g.end != p.end) && same {
			wrong = append(wrong, fmt.Sprintf("%q is read as %q", g.text, p.text))
		}
	}
	for j, p := range got {
		if !back[j] {
			detection.fp++
			resolution.fp++
			status.fp++
			wrong = append(wrong, fmt.Sprintf("spurious %q → %s", p.text, p.target()))
		}
	}
	return wrong
}

func golden(t *testing.T, section, got string) {
	t.Helper()
	path := filepath.Join("testdata", "quality-"+section+".golden")
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(want) != got {
		t.Errorf("the quality has changed; if for the better, run with -update\ngot:\n%s\nwant:\n%s", got, want)
	}
}

func TestSeedCitations(t *testing.T) {
	dir := shared(t)
	var refs struct {
		Document   string
		References []struct {
			Key        string
			Start, End int
		}
	}
	readJSON(t, filepath.Join(dir, "gold", "seeds", "references.json"), &refs)
	var gold struct {
		Citations []struct {
			Start, End int
			Text       string
			Cites      []string
		}
	}
	readJSON(t, filepath.Join(dir, "gold", "seeds", "citations.json"), &gold)
	d := readFile(t, filepath.Join(dir, "seeds", refs.Document))
	entries := map[string][2]int{}
	for _, r := range refs.References {
		entries[r.Key] = [2]int{r.Start, r.End}
	}
	var gs []cite
	for _, c := range gold.Citations {
		gs = append(gs, cite{start: c.Start, end: c.End, text: c.Text, keys: c.Cites})
	}
	var det, res, st prf
	wrong := score(gs, found(d, keysOf(d, entries)), &det, &res, &st)
	golden(t, "seeds", fmt.Sprintf("detection %v\nresolution %v\n  %s\n", det, res, strings.Join(wrong, "\n  ")))
	if res.fp+res.fn > 0 {
		t.Errorf("seed citations: %v", res)
	}
}

func TestCorpusCitations(t *testing.T) {
	dir := filepath.Join(shared(t), "gold", "corpus")
	files, _ := filepath.Glob(filepath.Join(dir, "gold", "*.json"))
	var det, res, st prf
	var wrong []string
	for _, f := range files {
		var gold struct {
			Document   struct{ File string }
			References []struct {
				Key        string
				Start, End int
			}
			Citations []struct {
				Start, End   int
				Text, Status string
				Cites        []string
			}
		}
		readJSON(t, f, &gold)
		d := readFile(t, filepath.Join(dir, "docs", gold.Document.File))
		entries := map[string][2]int{}
		for _, r := range gold.References {
			entries[r.Key] = [2]int{r.Start, r.End}
		}
		var gs []cite
		for _, c := range gold.Citations {
			gs = append(gs, cite{start: c.Start, end: c.End, text: c.Text, keys: c.Cites, status: c.Status})
		}
		wrong = append(wrong, score(gs, found(d, keysOf(d, entries)), &det, &res, &st)...)
	}
	golden(t, "corpus", fmt.Sprintf("detection %v\nresolution %v\nresolution and status %v\n  %s\n", det, res, st, strings.Join(wrong, "\n  ")))
}

func TestCitationsInDocuments(t *testing.T) {
	dir := filepath.Join(shared(t), "gold", "citations", "docs")
	files, _ := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	var det, res prf
	feat := map[string]*[3]int{}
	var b strings.Builder
	for _, f := range files {
		var gold struct {
			References []struct {
				ID         string
				Start, End int
			}
			Citations []struct {
				Start, End int
				Text       string
				Refs       []string
				Features   []string
			}
			Ignore [][2]int
		}
		readJSON(t, f, &gold)
		name := strings.TrimSuffix(filepath.Base(f), ".gold.json")
		d := readFile(t, filepath.Join(dir, name+".md"))
		entries := map[string][2]int{}
		for _, r := range gold.References {
			entries[r.ID] = [2]int{r.Start, r.End}
		}
		var gs []cite
		for _, c := range gold.Citations {
			gs = append(gs, cite{start: c.Start, end: c.End, text: c.Text, keys: c.Refs, features: c.Features})
		}
		got := found(d, keysOf(d, entries))
		scorePairs(gs, got, gold.Ignore, &det, &res, feat)
		if *details {
			var x, y, z prf
			for _, w := range score(gs, got, &x, &y, &z) {
				if !strings.Contains(w, "is read as") {
					fmt.Printf("%s: %s\n", name, w)
				}
			}
		}
	}
	fmt.Fprintf(&b, "detection %v\nresolution %v\n", det, res)
	var names []string
	for k := range feat {
		names = append(names, k)
	}
	sort.Strings(names)
	for _, k := range names {
		v := feat[k]
		fmt.Fprintf(&b, "  %-26s detected %.3f resolved %.3f of %d\n", k, float64(v[1])/float64(v[0]), float64(v[2])/float64(v[0]), v[0])
	}
	golden(t, "documents", b.String())
}

// scorePairs counts (item, entry) pairs; what touches only an ignored span is left out.
func scorePairs(gold, got []cite, ignore [][2]int, det, res *prf, feat map[string]*[3]int) {
	m := match(gold, got)
	used := map[int]bool{}
	for i, g := range gold {
		j, ok := m[i]
		right, full := 0, ok
		if ok {
			used[j] = true
			det.tp++
			for _, k := range g.keys {
				for _, x := range got[j].keys {
					if x == k {
						right++
					}
				}
			}
			full = g.target() == got[j].target()
			res.fp += len(got[j].keys) - right
		} else {
			det.fn++
		}
		res.tp += right
		res.fn += len(g.keys) - right
		for _, f := range g.features {
			if feat[f] == nil {
				feat[f] = &[3]int{}
			}
			feat[f][0]++
			if ok {
				feat[f][1]++
			}
			if full {
				feat[f][2]++
			}
		}
	}
	for j, p := range got {
		if used[j] {
			continue
		}
		skip := false
		for _, g := range ignore {
			skip = skip || min(g[1], p.end) > max(g[0], p.start)
		}
		if !skip {
			det.fp++
			res.fp += len(p.keys)
		}
	}
}
