package reference_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"kg/annotate/lexicon"
	"kg/annotate/reference"
	"kg/document"
	"kg/loaders"
)

// load reads a file and runs the annotator over it.
func load(t testing.TB, path string) *document.Document {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	d, err := loaders.Load(context.Background(), loaders.Source{Name: path, Raw: raw}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Merge()
	if err != nil {
		t.Fatal(err)
	}
	if err := reference.New().Knowing(lex.Vocabulary).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	return d
}

// trimmed are the code points of a span without white space and bullet.
func trimmed(text []rune, start, end int) [2]int {
	for end > start && isSpace(text[end-1]) {
		end--
	}
	for start < end && (isSpace(text[start]) || (text[start] == '-' || text[start] == '*' || text[start] == '•') && start+1 < end && text[start+1] == ' ') {
		start++
	}
	return [2]int{start, end}
}

func overlapShare(a, b [2]int) float64 {
	i := min(a[1], b[1]) - max(a[0], b[0])
	if i <= 0 {
		return 0
	}
	return float64(i) / float64(max(a[1], b[1])-min(a[0], b[0]))
}

// align pairs gold spans with found ones, best overlap first.
func align(gold, got [][2]int, floor float64) map[int]int {
	type pair struct {
		v    float64
		g, p int
	}
	var ps []pair
	for i, g := range gold {
		for j, p := range got {
			if v := overlapShare(g, p); v > floor {
				ps = append(ps, pair{v, i, j})
			}
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

func spans(d *document.Document) [][2]int {
	at, text := runes(d.Text), []rune(d.Text)
	var out [][2]int
	for _, r := range d.Layers.References {
		out = append(out, trimmed(text, at(r.Start), at(r.End)))
	}
	return out
}

type seedReference struct {
	goldFields
	Key        string
	Start, End int
}

// seedType is the coarse name that the gold of the first paper gives a CSL type.
func seedType(csl string) string {
	switch csl {
	case "article-journal":
		return "article"
	case "article-newspaper":
		return "news"
	}
	return csl
}

func TestSeedReferences(t *testing.T) {
	dir := shared(t)
	var gold struct {
		Document   string
		References []seedReference
	}
	readJSON(t, filepath.Join(dir, "gold", "seeds", "references.json"), &gold)
	d := load(t, filepath.Join(dir, "seeds", gold.Document))
	text := []rune(d.Text)
	var gs [][2]int
	for _, g := range gold.References {
		gs = append(gs, trimmed(text, g.Start, g.End))
	}
	got := spans(d)
	m := align(gs, got, 0.3)
	right := 0
	var b strings.Builder
	for i, g := range gold.References {
		j, ok := m[i]
		if !ok {
			fmt.Fprintf(&b, "  %s: not found\n", g.Key)
			continue
		}
		wrong := seedWrong(g, d.Layers.References[j])
		if gs[i] != got[j] {
			wrong = append(wrong, fmt.Sprintf("span %v for %v", got[j], gs[i]))
		}
		if len(wrong) == 0 {
			right++
			continue
		}
		fmt.Fprintf(&b, "  %s: %s\n", g.Key, strings.Join(wrong, "; "))
	}
	head := fmt.Sprintf("seed references: %d of %d right in every field, %d found\n", right, len(gs), len(got))
	golden(t, "seeds", head+b.String())
	if right < 44 {
		t.Errorf("%d references right in every field, 44 are demanded", right)
	}
}

// seedWrong names the fields that differ, letter by letter but for blanks, quotes and dashes.
func seedWrong(g seedReference, r document.Reference) (wrong []string) {
	plain := strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`, "–", "-").Replace
	check := func(field, gold, got string) {
		if plain(strings.TrimRight(gold, ".")) != plain(strings.TrimRight(got, ".")) {
			wrong = append(wrong, fmt.Sprintf("%s %q for %q", field, got, gold))
		}
	}
	names := func(ps []goldPerson) string {
		var out []string
		for _, p := range ps {
			out = append(out, p.Family+p.Literal+", "+p.Given)
		}
		return strings.Join(out, "; ")
	}
	check("authors", names(g.Authors), names(persons(r.Authors)))
	check("year", g.year(), r.Year)
	check("suffix", g.Suffix, r.Suffix)
	check("title", g.Title, r.Title)
	check("container", g.Container, r.Container)
	check("volume", g.Volume, r.Volume)
	check("issue", g.Issue, r.Issue)
	check("pages", g.Pages, r.Pages)
	check("publisher", g.Publisher, r.Publisher)
	check("doi", strings.ToLower(g.DOI), r.DOI)
	check("url", g.URL, r.URL)
	check("type", g.Type, seedType(r.Type))
	return wrong
}

type docGold struct {
	ID, TextFile, Kind string `json:"-"`
	References         []struct {
		ID         string
		Start, End int
		Gold       goldFields
	}
}

func TestReferencesInDocuments(t *testing.T) {
	dir := filepath.Join(shared(t), "gold", "citations", "docs")
	files, _ := filepath.Glob(filepath.Join(dir, "*.gold.json"))
	fields, seg, right := newFieldScores(), prf{}, 0
	var b strings.Builder
	for _, f := range files {
		var gold docGold
		readJSON(t, f, &gold)
		name := strings.TrimSuffix(filepath.Base(f), ".gold.json")
		d := load(t, filepath.Join(dir, name+".md"))
		text := []rune(d.Text)
		var gs [][2]int
		for _, g := range gold.References {
			gs = append(gs, trimmed(text, g.Start, g.End))
		}
		got := spans(d)
		m := align(gs, got, 0.3)
		strict := 0
		for i, g := range gold.References {
			j, ok := m[i]
			if !ok {
				fields.add(g.Gold, document.Reference{})
				continue
			}
			if overlapShare(gs[i], got[j]) >= 0.95 {
				strict++
			}
			r := d.Layers.References[j]
			if wrong := fields.add(g.Gold, r); *details && len(wrong) > 0 {
				fmt.Printf("%s %s %s\n", name, g.ID, r.Raw)
				for _, f := range wrong {
					fmt.Printf("    %-9s gold=%q got=%q\n", f, goldValue(g.Gold, f), refValue(r, f))
				}
			}
		}
		seg.tp += strict
		seg.fp += len(got) - strict
		seg.fn += len(gs) - strict
		if len(got) == len(gs) {
			right++
		} else {
			fmt.Fprintf(&b, "  %s: %d entries for %d\n", name, len(got), len(gs))
		}
	}
	var h strings.Builder
	fmt.Fprintf(&h, "documents: %d, right number of entries in %d; segmentation P %.3f R %.3f F1 %.3f\n%s", len(files), right, seg.precision(), seg.recall(), seg.f1(), b.String())
	writeScores(&h, "references in documents", fields)
	golden(t, "documents", h.String())
}

type corpusReference struct {
	goldFields
	Key, Raw   string
	Start, End int
}

func TestCorpusReferences(t *testing.T) {
	dir := filepath.Join(shared(t), "gold", "corpus")
	files, _ := filepath.Glob(filepath.Join(dir, "gold", "*.json"))
	var all, seg prf
	by := map[string]*prf{}
	var b strings.Builder
	for _, f := range files {
		var gold struct {
			Document   struct{ File string }
			References []corpusReference
		}
		readJSON(t, f, &gold)
		d := load(t, filepath.Join(dir, "docs", gold.Document.File))
		text := []rune(d.Text)
		var gs [][2]int
		for _, g := range gold.References {
			gs = append(gs, trimmed(text, g.Start, g.End))
		}
		got := spans(d)
		m := align(gs, got, 0.5)
		strict := 0
		for i, g := range gold.References {
			var r document.Reference
			if j, ok := m[i]; ok {
				r = d.Layers.References[j]
				if overlapShare(gs[i], got[j]) >= 0.9 {
					strict++
				}
			}
			for _, x := range corpusWrong(g, r, by, &all) {
				fmt.Fprintf(&b, "  %s: %s\n", g.Key, x)
			}
		}
		seg.tp += strict
		seg.fp += len(got) - strict
		seg.fn += len(gs) - strict
	}
	head := fmt.Sprintf("corpus references: segmentation F1 %.3f, fields P %.3f R %.3f F1 %.3f\n", seg.f1(), all.precision(), all.recall(), all.f1())
	golden(t, "corpus", head+b.String())
}

func corpusWrong(g corpusReference, r document.Reference, by map[string]*prf, all *prf) (wrong []string) {
	for _, f := range append(append([]string(nil), fieldNames...), "suffix", "type") {
		gv, pv := goldValue(g.goldFields, f), refValue(r, f)
		switch f {
		case "url":
			pv = r.URL
		case "suffix":
			gv, pv = g.Suffix, r.Suffix
		case "type":
			gv, pv = g.Type, r.Type
		}
		ok := gv != "" && pv != "" && (glue(gv) == glue(pv) || f == "pages" && pagesOf(gv) == pagesOf(pv))
		if f == "url" {
			ok = gv != "" && strings.TrimRight(gv, "/.") == strings.TrimRight(pv, "/.")
		}
		switch {
		case gv == "" && pv == "":
		case ok:
			all.tp++
		default:
			if pv != "" {
				all.fp++
			}
			if gv != "" {
				all.fn++
			}
			wrong = append(wrong, fmt.Sprintf("%s %q for %q", f, pv, gv))
		}
	}
	return wrong
}
