package model

import (
	"fmt"
	"slices"

	"kg/document"
)

// statement holds a proposed statement against the text and adds it; it gives why not, or "".
func (k *keeper) statement(p *part, s proposedStatement, named map[string]int) string {
	relation := document.Relation(s.Relation)
	r, ok := relations()[relation]
	if !ok {
		return whyRelation
	}
	hits := p.find(s.N, s.Quote)
	if len(hits) == 0 {
		return whyQuote
	}
	out := document.Statement{
		Citation: -1, Relation: relation, Subject: -1, Negated: s.Negated, Hedged: s.Hedged, Rule: k.rule, Confidence: confidence,
	}
	if out.Object, ok = named[s.Object]; !ok {
		return whyEnd
	}
	var subject *document.Entity
	if !r.work || s.Subject != "" {
		if out.Subject, ok = named[s.Subject]; !ok {
			return whyEnd
		}
		subject = &k.doc.Layers.Entities[out.Subject]
	}
	if out.Subject == out.Object || r.work && s.Negated || !r.joins(relation, subject, &k.doc.Layers.Entities[out.Object]) {
		return whyJoins
	}
	if why := k.evidence(p, hits[0].sentence, s.Citation, r.work, &out); why != "" {
		return why
	}
	h := hits[0]
	if view := p.sentences[h.sentence].view; h.end-h.start < len(view.Text) {
		out.Cues = []document.Span{view.Span(h.start, h.end)}
	}
	if why := k.against(r, out); why != "" {
		return why
	}
	k.said[pairOf(out)] = append(k.said[pairOf(out)], out)
	k.added = append(k.added, out)
	return ""
}

// evidence sets the citation and the span of a statement read in sentence n: that sentence, or from one of the two before it in its
// block where an end or the citation stands there. Something of it must stand in the sentence itself.
func (k *keeper) evidence(p *part, n int, citation string, work bool, out *document.Statement) string {
	from, here := n, false
	stands := func(in func(i int) bool) bool {
		for i := n; i >= 0 && i >= n-reach && p.sentences[i].block == p.sentences[n].block; i-- {
			if in(i) {
				from, here = min(from, i), here || i == n
				return true
			}
		}
		return false
	}
	for _, e := range []int{out.Subject, out.Object} {
		if e >= 0 && !stands(func(i int) bool { return k.namedIn(e, p.sentences[i].Span) }) {
			return whyAway
		}
	}
	switch {
	case citation != "":
		at := p.cited(citation)
		if at < 0 || !stands(func(i int) bool { return p.citations[at].sentence == i }) {
			return whyVoice
		}
		out.Citation = p.citations[at].citation
	case work && slices.ContainsFunc(p.citations, func(c cited) bool { return c.sentence == n }):
		return whyVoice // who speaks in a sentence that cites is not for a guess
	}
	if !here {
		return whyAway
	}
	out.Span = document.Span{Start: p.sentences[from].Start, End: p.sentences[n].End}
	if from < n {
		out.Confidence *= lookBack
	}
	return ""
}

func (k *keeper) namedIn(e int, s document.Span) bool {
	return slices.ContainsFunc(within(k.places, s), func(at place) bool { return at.entity == e })
}

// cited is the place in the part's citations of the one with the id, -1 for none.
func (p *part) cited(id string) int {
	for i := range p.citations {
		if fmt.Sprint("c", i+1) == id {
			return i
		}
	}
	return -1
}

// pairOf is what statements that may say the same or the contrary have in common: the two ends, in either order, or the
// citation and what it speaks of.
func pairOf(s document.Statement) string {
	if s.Subject < 0 {
		return fmt.Sprint("work ", s.Citation, " ", s.Object)
	}
	return fmt.Sprint(min(s.Subject, s.Object), " ", max(s.Subject, s.Object))
}

// against holds a statement against those that are there: the model neither repeats nor contradicts the rules in one passage, and not itself.
func (k *keeper) against(r ends, s document.Statement) string {
	for _, o := range k.said[pairOf(s)] {
		known := whyKnown
		if o.Rule == k.rule {
			known = whyTwice
		}
		switch near := o.Overlaps(s.Span); {
		case r.work && (s.Citation >= 0 || near):
			// one voice says one thing of a target, and the rules have its relation
			return known
		case r.work || !near || o.Relation != s.Relation:
		case o.Negated != s.Negated, o.Subject != s.Subject && !r.mutual:
			return whyAgainst
		default:
			return known
		}
	}
	return ""
}
