package main

import (
	"cmp"
	"fmt"
	"slices"
	"testing"

	"kg/document"
	"kg/graph"
)

// tally counts pairs of a work and a target.
type tally struct{ right, falseOnes, wanted int }

func (a tally) plus(b tally) tally {
	return tally{a.right + b.right, a.falseOnes + b.falseOnes, a.wanted + b.wanted}
}

func (a tally) String() string {
	share := func(n, of int) float64 {
		if of == 0 {
			return 0
		}
		return float64(n) / float64(of)
	}
	p, r := share(a.right, a.right+a.falseOnes), share(a.right, a.wanted)
	f := 0.0
	if p+r > 0 {
		f = 2 * p * r / (p + r)
	}
	return fmt.Sprintf("P=%.3f R=%.3f F1=%.3f  right %d false %d missed %d", p, r, f, a.right, a.falseOnes, a.wanted-a.right)
}

// comparison is one document's figures; the key says whether only the relation `explains` counts.
type comparison struct {
	all, cited, own map[bool]tally
	notes           []string
}

// claim is a pair of a work and an entity as kg has it, with the strongest relation it gives.
type claim struct {
	work     string // a citation of the reading, "document", or "" where the reading has no such citation
	named    string
	entity   *document.Entity
	relation document.Relation
	evidence []document.Span // in the raw file
	rule     string
	targets  map[string]bool // what the entity's mentions stand for, anywhere
}

// inFile leads a span of the text to the raw file.
func inFile(d *document.Document, s document.Span) document.Span {
	p, _ := d.Origin.Locate(s)
	return p.File
}

func overlap(a, b document.Span) int { return max(0, min(a.End, b.End)-max(a.Start, b.Start)) }

// standsFor are the targets that an entity's mentions name. A mention names the targets whose span fits it best; what
// fewer than a quarter of the mentions name does not count, so that a stray mention does not answer for another thing.
func (r *reading) standsFor(d *document.Document, e *document.Entity) map[string]bool {
	votes, voters := map[string]int{}, 0
	for _, m := range e.Mentions {
		at, best := inFile(d, m.Span), 0.0
		var names []string
		for _, target := range r.Targets {
			fit := 0.0
			for _, s := range target.Spans {
				if n := overlap(at, s.Span); n > 0 {
					fit = max(fit, float64(n)/float64(at.End-at.Start+s.End-s.Start-n))
				}
			}
			switch {
			case fit > best:
				best, names = fit, []string{target.ID}
			case fit > 0 && fit == best:
				names = append(names, target.ID)
			}
		}
		voters += count(len(names) > 0)
		for _, n := range names {
			votes[n]++
		}
	}
	out := map[string]bool{}
	for n, v := range votes {
		out[n] = 4*v >= voters
	}
	return out
}

// claims are kg's pairs, each once, the reading's citations put for kg's.
func (r *reading) claims(d *document.Document) []*claim {
	strength := []document.Relation{document.Explains, document.Disputes, document.Reports, document.Discusses}
	var out []*claim
	at := map[[2]int]*claim{}
	for _, s := range d.Layers.Statements {
		if s.Subject >= 0 {
			continue
		}
		key := [2]int{s.Citation, s.Object}
		c := at[key]
		if c == nil {
			c = &claim{work: "document", named: "document", entity: &d.Layers.Entities[s.Object], relation: s.Relation, rule: s.Rule}
			if s.Citation >= 0 {
				var judged bool
				span := d.Layers.Citations[s.Citation].Span
				c.named = fmt.Sprintf("%s at %d", d.Slice(span), span.Start)
				if c.work, judged = r.citationAt(inFile(d, span)); !judged {
					continue
				}
			}
			c.targets = r.standsFor(d, c.entity)
			at[key] = c
			out = append(out, c)
		}
		c.evidence = append(c.evidence, inFile(d, s.Span))
		if slices.Index(strength, s.Relation) < slices.Index(strength, c.relation) {
			c.relation, c.rule = s.Relation, s.Rule
		}
	}
	return out
}

// citationAt is the reading's citation at a place; judged is false for a source note.
func (r *reading) citationAt(s document.Span) (id string, judged bool) {
	best := 0
	judged = true
	for _, c := range r.Citations {
		if n := overlap(s, c.Span.Span); n > best {
			best, id, judged = n, c.ID, !c.SourceNote
		}
	}
	return id, judged
}

// fit says how well a claim fits a line: 2 where the entity is named by the line's own words, 1 where it is the
// line's target elsewhere, 0 where it does not fit.
func (c *claim) fit(d *document.Document, l *readLine) int {
	if c.work != l.Work {
		return 0
	}
	for _, m := range c.entity.Mentions {
		if overlap(inFile(d, m.Span), l.Words.Span) > 0 {
			return 2
		}
	}
	if c.targets[l.Target] || l.OrTarget != "" && c.targets[l.OrTarget] {
		return 1
	}
	return 0
}

// compareReading compares what kg says with the reading. A claim answers one line; where it fits only optional lines,
// or lines that another claim has answered, it neither helps nor hurts.
func compareReading(r *reading, d *document.Document) comparison {
	out := comparison{all: map[bool]tally{}, cited: map[bool]tally{}, own: map[bool]tally{}}
	claims := r.claims(d)
	for _, exact := range []bool{false, true} {
		answered, wrong := r.match(d, claims, exact)
		for i := range r.Explains {
			if l := &r.Explains[i]; r.wanted(l, exact) {
				n := tally{wanted: 1, right: count(answered[i])}
				out.add(l.Work == "document", exact, n)
				if !answered[i] && !exact {
					out.notes = append(out.notes, fmt.Sprintf("missed %s (%s) %s at %d", l.Work, r.keyOf(l.Work), l.Target, l.Words.Start))
				}
			}
		}
		for _, c := range wrong {
			out.add(c.work == "document", exact, tally{falseOnes: 1})
			out.notes = append(out.notes, fmt.Sprintf("false (exact: %v) %s %s %s %q, rule %s, evidence at %d", exact, c.named, c.relation, c.entity.Kind, c.entity.Name, c.rule, c.evidence[0].Start))
		}
	}
	return out
}

func (c *comparison) add(own, exact bool, n tally) {
	c.all[exact] = c.all[exact].plus(n)
	if own {
		c.own[exact] = c.own[exact].plus(n)
	} else {
		c.cited[exact] = c.cited[exact].plus(n)
	}
}

func (r *reading) keyOf(work string) string {
	for _, c := range r.Citations {
		if c.ID == work {
			return c.Key
		}
	}
	return work
}

// wanted says whether a line must be answered: with exact, only a line that can be nothing but `explains`.
func (r *reading) wanted(l *readLine, exact bool) bool {
	return !l.Optional && (!exact || l.Relation == document.Explains && l.OrRelation == "")
}

// match gives the lines that a claim answers, and the claims that fit no line.
func (r *reading) match(d *document.Document, claims []*claim, exact bool) (answered []bool, wrong []*claim) {
	answered = make([]bool, len(r.Explains))
	type pair struct{ claim, line, fit int }
	var pairs []pair
	fits := make([]bool, len(claims))
	for i, c := range claims {
		if exact && c.relation != document.Explains {
			fits[i] = true
			continue
		}
		for k := range r.Explains {
			l := &r.Explains[k]
			n := c.fit(d, l)
			if n == 0 || exact && l.Relation != document.Explains && l.OrRelation != document.Explains {
				continue
			}
			fits[i] = true
			pairs = append(pairs, pair{i, k, n})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return cmp.Compare(b.fit, a.fit) })
	spent := make([]bool, len(claims))
	for _, p := range pairs {
		if r.wanted(&r.Explains[p.line], exact) && !answered[p.line] && !spent[p.claim] {
			answered[p.line], spent[p.claim] = true, true
		}
	}
	for i, c := range claims {
		if !fits[i] {
			wrong = append(wrong, c)
		}
	}
	return answered, wrong
}

// sameNode says whether an entity of the one document is the same node as one of the other, both named at the thing's places. The ids are those
// of the two documents' entities.
func sameNode(s readShared, paper, news *document.Document, ids [][]graph.ID) bool {
	nodes := func(d *document.Document, ids []graph.ID, spans []readSpan) map[graph.ID]bool {
		out := map[graph.ID]bool{}
		for i, e := range d.Layers.Entities {
			if s.Type == string(document.Actor) != (e.Kind == document.Actor) {
				continue
			}
			for _, m := range e.Mentions {
				at := inFile(d, m.Span)
				if slices.ContainsFunc(spans, func(x readSpan) bool { return overlap(at, x.Span) > 0 }) {
					out[ids[i]] = true
				}
			}
		}
		return out
	}
	other := nodes(news, ids[1], s.News)
	for k := range nodes(paper, ids[0], s.Paper) {
		if other[k] {
			return true
		}
	}
	return false
}

// asDocument is a document whose layers say exactly what the reading says, optional lines and all.
func (r *reading) asDocument(raw []byte) *document.Document {
	d := &document.Document{Text: string(raw), Origin: document.Identity(len(raw), 0)}
	entity, citation := map[string]int{}, map[string]int{"document": -1}
	for i, target := range r.Targets {
		e := document.Entity{Kind: document.Event, Name: target.Name, Key: target.ID}
		for _, s := range target.Spans {
			e.Mentions = append(e.Mentions, document.Mention{Span: s.Span})
		}
		d.Layers.Entities = append(d.Layers.Entities, e)
		entity[target.ID] = i
	}
	for i, c := range r.Citations {
		d.Layers.Citations = append(d.Layers.Citations, document.Citation{Span: c.Span.Span})
		citation[c.ID] = i
	}
	for _, l := range r.Explains {
		d.Layers.Statements = append(d.Layers.Statements, document.Statement{
			Span: l.Evidence.Span, Citation: citation[l.Work], Relation: l.Relation, Subject: -1, Object: entity[l.Target],
		})
	}
	return d
}

func TestTheComparisonWithTheReadingCountsWhatItSays(t *testing.T) {
	paper, news, _ := readings(t)
	for _, r := range []reading{paper, news} {
		d := r.asDocument(readFile(t, shared(t, "seeds/"+r.File)))
		for _, exact := range []bool{false, true} {
			if got := compareReading(&r, d).all[exact]; got.falseOnes != 0 || got.right != got.wanted || got.wanted == 0 {
				t.Errorf("%s against itself, exact %v: %s", r.File, exact, got)
			}
		}
		said := d.Layers.Statements
		d.Layers.Statements = nil
		if got := compareReading(&r, d).all[false]; got.right != 0 || got.falseOnes != 0 {
			t.Errorf("%s against silence: %s", r.File, got)
		}
		first := slices.IndexFunc(r.Explains, func(l readLine) bool { return r.wanted(&l, false) })
		d.Layers.Statements = said[first : first+1]
		if got := compareReading(&r, d).all[false]; got.right != 1 || got.falseOnes != 0 {
			t.Errorf("%s, one line said: %s", r.File, got)
		}
		// a thing of its own that no line of the reading speaks of
		d.Layers.Entities = append(d.Layers.Entities, document.Entity{Kind: document.Event, Name: "nothing of the kind"})
		wrong := said[first]
		wrong.Object = len(d.Layers.Entities) - 1
		d.Layers.Statements = []document.Statement{said[first], wrong}
		if got := compareReading(&r, d).all[false]; got.right != 1 || got.falseOnes != 1 {
			t.Errorf("%s, one line right and one false: %s", r.File, got)
		}
	}
}
