package citation

import (
	"context"
	_ "embed" // the vocabularies are part of the binary
	"slices"
	"sort"
	"strings"

	"kg/annotate/note"
	"kg/document"
)

//go:embed data/verbs.txt
var verbsFile string

//go:embed data/leads.txt
var leadsFile string

//go:embed data/months.txt
var monthsFile string

// Annotator fills [document.Layers.Citations].
type Annotator struct {
	verbs, leads, months map[string]bool
}

// New is the annotator with its vocabularies read.
func New() *Annotator {
	return &Annotator{verbs: words(verbsFile), leads: words(leadsFile), months: words(monthsFile)}
}

func words(file string) map[string]bool {
	set := map[string]bool{}
	for _, l := range strings.Split(file, "\n") {
		if strings.HasPrefix(l, "#") {
			continue
		}
		for _, w := range strings.Fields(l) {
			set[w] = true
		}
	}
	return set
}

// Name is "citation".
func (*Annotator) Name() string { return "citation" }

// Requires the references and the passages.
func (*Annotator) Requires() []document.LayerName {
	return []document.LayerName{document.LayerReferences, document.LayerPassages}
}

// Provides the citations.
func (*Annotator) Provides() []document.LayerName {
	return []document.LayerName{document.LayerCitations}
}

// Annotate finds the citations of the running text and resolves them.
func (a *Annotator) Annotate(ctx context.Context, d *document.Document) error {
	s := &scanner{Annotator: a, d: d, list: newIndex(d.Layers.References), overNote: map[int]bool{}, notedAt: map[int]int{}, inNotes: map[int]bool{}, listed: listedNotes(d)}
	s.list.number(d)
	units := runningText(d, s.listed)
	s.tagged()
	for i := range units {
		if err := ctx.Err(); err != nil {
			return err
		}
		units[i].view = d.View(units[i].parts...)
		units[i].text = plainMarks(units[i].view.Text)
		s.open(units[i])
		s.learnAbbreviations()
	}
	for _, u := range units {
		if err := ctx.Err(); err != nil {
			return err
		}
		s.unit(u)
	}
	if len(s.list.refs) == 0 {
		s.keepSure()
	}
	s.byNumber(units)
	s.byLabel(units)
	s.byPage(units)
	s.preferChapters()
	d.Layers.Citations = s.finish()
	return nil
}

// unit is a run of blocks that are read as one text.
type unit struct {
	parts []document.Span
	kind  document.BlockKind
	label string
	block int
	view  document.View
	text  string // of the view, with plain marks
}

// runningText are the blocks that may cite, those of the list itself left out, which may be that of the notes;
// what a page break cut in two is one unit.
func runningText(d *document.Document, listed bool) []unit {
	var out []unit
	at := map[int]int{}
	for i, b := range d.Blocks {
		switch b.Kind {
		case document.Paragraph, document.ListItem, document.Caption, document.SourceNote, document.Footnote, document.TableRow:
		default:
			continue
		}
		if b.Content.Empty() || (listed || b.Kind != document.Footnote) && inList(d.Layers.References, b.Span) {
			continue
		}
		if u, ok := at[b.Continues]; ok && b.Continues >= 0 && out[u].kind != document.TableRow {
			out[u].parts = append(out[u].parts, b.Content)
			at[i] = u
			continue
		}
		at[i] = len(out)
		out = append(out, unit{parts: []document.Span{b.Content}, kind: b.Kind, label: b.Label, block: i})
	}
	return out
}

// listedNotes tells whether the notes are the list, each an entry with its number, and cited as such.
func listedNotes(d *document.Document) bool {
	refs := d.Layers.References
	return len(refs) > 0 && !slices.ContainsFunc(refs, func(r document.Reference) bool { return r.Label == "" }) && note.Listed(d)
}

// inList tells whether a block overlaps an entry of the list.
func inList(refs []document.Reference, b document.Span) bool {
	k := sort.Search(len(refs), func(i int) bool { return refs[i].End > b.Start })
	return k < len(refs) && refs[k].Start < b.End
}

// passageOf is the index of the passage that holds s, -1 for none.
func passageOf(d *document.Document, s document.Span) int {
	ps := d.Layers.Passages
	k := sort.Search(len(ps), func(i int) bool { return ps[i].Start > s.Start })
	for i := k - 1; i >= 0 && i >= k-8; i-- {
		if ps[i].End >= s.End || ps[i].Overlaps(s) && ps[i].End > s.Start {
			return i
		}
	}
	return -1
}
