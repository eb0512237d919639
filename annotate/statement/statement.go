// Package statement reads who says what about what: the relations of works to
// events and policies (explains, disputes, reports, discusses), of entities to
// each other (signed, adopted, caused …), and what a table says of its rows.
//
// It sees a passage as a row of items — words, marks, mentions of entities,
// groups of citations — and matches vocabularies (data/) and a few grammatical
// frames against it. The vocabularies are general; the frames are named in
// rules.go, each with an example. It prefers to say nothing where a frame does
// not fit: a wrong edge costs more than a missing one.
package statement

import (
	"context"
	"fmt"
	"slices"
	"sort"

	"kg/document"
)

// Annotator fills Layers.Statements. It holds compiled vocabularies only and
// may be used from many goroutines.
type Annotator struct {
	lex   *lexicon
	names Demonyms
	err   error
}

// New makes the annotator. A fault in the built-in vocabularies is reported by Annotate.
//
// The names are the lexicon's words for those who belong to a state; nil for none.
func New(names Demonyms) *Annotator {
	lex, err := newLexicon()
	return &Annotator{lex: lex, names: names, err: err}
}

// Name is "statement".
func (*Annotator) Name() string { return "statement" }

// Requires are the layers it reads.
func (*Annotator) Requires() []document.LayerName {
	return []document.LayerName{
		document.LayerPassages, document.LayerDates, document.LayerTables, document.LayerReferences,
		document.LayerCitations, document.LayerActors, document.LayerEvents, document.LayerPolicies,
	}
}

// Provides is the layer it makes.
func (*Annotator) Provides() []document.LayerName {
	return []document.LayerName{document.LayerStatements}
}

// Annotate replaces Layers.Statements by what it reads in the document's own
// words: page furniture, bibliography, headings and other stories are left out.
func (a *Annotator) Annotate(ctx context.Context, d *document.Document) error {
	if a.err != nil {
		return fmt.Errorf("read the vocabularies of statements: %w", a.err)
	}
	r := &reader{lexicon: a.lex, names: a.names, doc: d, seen: map[key]int{}, titled: map[int]string{}}
	if err := r.prepare(ctx); err != nil {
		return err
	}
	for i := range r.sentences {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if !r.works(i) {
			r.own(i)
		}
		r.relations(i)
	}
	r.tables()
	r.finish()
	d.Layers.Statements = r.out
	return nil
}

// reader reads one document.
type reader struct {
	*lexicon
	names     Demonyms
	doc       *document.Document
	sentences []sentence
	out       []document.Statement
	ranks     []float64      // by place in out: what decides between two readings of the same
	seen      map[key]int    // place in out
	frame     map[int]string // section → what it is by its place, see framing; nil before it is asked for
	titled    map[int]string // section → what it is by its title
	actors    map[string]int // name in lower case → actor, see actorNames; nil before it is asked for
	told      []voice        // by sentence: the voice that speaks there
	places    []mentionRef   // all mentions in the order of the text, where there are tables
	heads     map[string]int // head noun → the one event or policy named by it, -1 for more; nil before it is asked for
}

// key tells statements apart: one relation of a work per citation, passage and target.
type key struct {
	passage, citation, subject, object int
	relation                           document.Relation
	negated                            bool
}

type mentionRef struct {
	span   document.Span
	entity int
}

type citationRef struct {
	span      document.Span
	citations []int
}

// prepare makes the sentences of the document's running text.
func (r *reader) prepare(ctx context.Context) error {
	d := r.doc
	mentions := make([][]mentionRef, len(d.Layers.Passages))
	for e, ent := range d.Layers.Entities {
		for _, m := range ent.Mentions {
			if p := r.passageOf(m.Passage, m.Span); p >= 0 {
				mentions[p] = append(mentions[p], mentionRef{m.Span, e})
			}
		}
	}
	citations := r.citationGroups()
	block, section := -1, ""
	var items []item // room that one sentence leaves to the next
	for p, passage := range d.Layers.Passages {
		if p%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if !r.running(passage) {
			continue
		}
		s := newSentence(d, p, mentions[p], citations[p], items)
		items = s.items
		s.items = slices.Clone(items)
		if passage.Block != block {
			block, section = passage.Block, r.sectionOf(passage.Block)
		}
		s.section = section
		r.voices(&s)
		r.resolveAnaphors(&s)
		r.resolvePronouns(&s)
		r.sentences = append(r.sentences, s)
	}
	r.told = make([]voice, len(r.sentences))
	return nil
}

// running tells whether a passage is running text of the document itself.
func (r *reader) running(p document.Passage) bool {
	switch p.Kind {
	case document.Paragraph, document.ListItem, document.Footnote, document.FrontMatter:
	default:
		return false
	}
	refs := r.doc.Layers.References
	i := sort.Search(len(refs), func(k int) bool { return refs[k].End > p.Start })
	return i == len(refs) || !refs[i].Overlaps(p.Span)
}

// passageOf is the passage of a span, by the given index where that holds.
func (r *reader) passageOf(given int, s document.Span) int {
	ps := r.doc.Layers.Passages
	if given >= 0 && given < len(ps) && ps[given].Contains(s) {
		return given
	}
	i := sort.Search(len(ps), func(k int) bool { return ps[k].Start > s.Start }) - 1
	for back := 0; i >= 0 && back < 8; i, back = i-1, back+1 {
		if ps[i].Contains(s) && !inHole(ps[i], s) {
			return i
		}
	}
	return -1
}

func inHole(p document.Passage, s document.Span) bool {
	for _, h := range p.Holes {
		if h.Contains(s) {
			return true
		}
	}
	return false
}

// citationGroups gathers, by passage, the places of citations in running text;
// a citation in a note stands where its mark stands.
func (r *reader) citationGroups() [][]citationRef {
	out := make([][]citationRef, len(r.doc.Layers.Passages))
	for i, c := range r.doc.Layers.Citations {
		at, given := c.Anchor, -1
		if at.Empty() || at == c.Group {
			at, given = c.Group, c.Passage
		}
		if at.Empty() {
			at = c.Span
		}
		p := r.passageOf(given, at)
		if p < 0 || c.Kind == document.SourceLine {
			continue
		}
		groups := out[p]
		if n := len(groups); n > 0 && groups[n-1].span.Overlaps(at) {
			groups[n-1].citations = append(groups[n-1].citations, i)
			groups[n-1].span.Start = min(groups[n-1].span.Start, at.Start)
			groups[n-1].span.End = max(groups[n-1].span.End, at.End)
			continue
		}
		out[p] = append(groups, citationRef{at, []int{i}})
	}
	return out
}

// reading is a statement about to be made.
type reading struct {
	rule       rule
	citation   int
	relation   document.Relation
	subject    int
	object     int
	negated    bool
	hedged     bool
	cues       []document.Span
	factor     float64 // of the rule's confidence
	told       []hop
	date       string
	span       document.Span
	passageKey int
}

// strength orders the relations of a work, strongest first.
var strength = map[document.Relation]int{
	document.Explains: 4, document.Disputes: 3, document.Reports: 2, document.Discusses: 1,
}

// say adds a statement, or strengthens the one that already says it.
func (r *reader) say(x reading) {
	s := document.Statement{
		Span: x.span, Citation: x.citation, Relation: x.relation, Subject: x.subject, Object: x.object,
		Negated: x.negated, Hedged: x.hedged, Cues: x.cues, Rule: x.rule.name,
		Confidence: r.confidence(x.rule) * x.factor, Date: x.date,
	}
	for _, hop := range x.told {
		s.Hearsay = append(s.Hearsay, document.Voice{Entity: hop.voice, Words: hop.words})
		if x.span.Contains(hop.words) {
			s.Cues = append(s.Cues[:len(s.Cues):len(s.Cues)], hop.words)
		}
	}
	rank := x.rule.prior * x.factor
	k := key{x.passageKey, x.citation, x.subject, x.object, x.relation, x.negated}
	if x.subject < 0 {
		k.relation = ""
	}
	at, ok := r.seen[k]
	if !ok {
		r.seen[k] = len(r.out)
		r.out, r.ranks = append(r.out, s), append(r.ranks, rank)
		return
	}
	old := r.out[at]
	better := rank > r.ranks[at]
	if x.subject < 0 && strength[s.Relation] != strength[old.Relation] {
		better = strength[s.Relation] > strength[old.Relation]
	}
	if better {
		r.out[at], r.ranks[at] = s, rank
	}
}

// finish puts the statements in the order of the text and drops weaker
// relations of one citation to one target in one block.
func (r *reader) finish() {
	sort.SliceStable(r.out, func(i, j int) bool {
		a, b := r.out[i], r.out[j]
		switch {
		case a.Start != b.Start:
			return a.Start < b.Start
		case a.Citation != b.Citation:
			return a.Citation < b.Citation
		case a.Subject != b.Subject:
			return a.Subject < b.Subject
		case a.Object != b.Object:
			return a.Object < b.Object
		}
		return a.Relation < b.Relation
	})
	type pair struct{ citation, object int }
	best := map[pair]int{}
	for _, s := range r.out {
		if s.Subject < 0 && s.Citation >= 0 {
			p := pair{s.Citation, s.Object}
			best[p] = max(best[p], strength[s.Relation])
		}
	}
	kept := r.out[:0]
	for _, s := range r.out {
		if s.Subject < 0 && s.Citation >= 0 && strength[s.Relation] < best[pair{s.Citation, s.Object}] {
			continue
		}
		kept = append(kept, s)
	}
	r.out = kept
}
