package model

import (
	"context"
	"slices"
	"sort"

	"kg/document"
)

// How much of a document a model sees at a time, in bytes of the reading copy.
const (
	maxPart     = 6000 // about 1,500 tokens of English, so that small models read to the end
	maxSentence = 3000 // what is longer is no sentence, and is not shown
)

// part is a run of the document's sentences, with what is named and cited in them. The numbers by which the model refers to them
// count from 1 within the part, so that the same words ask the same question wherever they stand.
type part struct {
	sentences []sentence
	entities  []int      // indices of Layers.Entities, in the order of their first mentions here
	as        [][]string // the words by which each is named here
	citations []cited
}

type sentence struct {
	document.Passage
	index int // in Layers.Passages
	block int
	view  document.View
}

type cited struct {
	citation int // in Layers.Citations
	sentence int // in part.sentences
}

// place is where an entity is named.
type place struct {
	document.Span
	entity int
}

// cut makes the parts of a document: running text of its own, cut between blocks where that can be.
func cut(ctx context.Context, d *document.Document) ([]part, error) {
	var parts []part
	var now part
	size := 0
	end := func() {
		if len(now.sentences) > 0 {
			parts = append(parts, now)
		}
		now, size = part{}, 0
	}
	for i, p := range d.Layers.Passages {
		if i%128 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if !running(d, p) {
			continue
		}
		v := d.ViewOf(p)
		n := len(v.Text)
		if n == 0 || n > maxSentence {
			continue
		}
		another := len(now.sentences) > 0 && now.sentences[len(now.sentences)-1].block != p.Block
		if size+n > maxPart || another && size > maxPart*3/4 {
			end()
		}
		now.sentences = append(now.sentences, sentence{Passage: p, index: i, block: p.Block, view: v})
		size += n
	}
	end()
	places, citations := places(d), citationsByPassage(d)
	for i := range parts {
		parts[i].fill(d, places, citations)
	}
	return parts, nil
}

// running tells whether a passage is running text of the document itself: no furniture, no other story, no bibliography.
func running(d *document.Document, p document.Passage) bool {
	if p.Kind != document.Paragraph && p.Kind != document.ListItem {
		return false
	}
	refs := d.Layers.References
	i := sort.Search(len(refs), func(k int) bool { return refs[k].End > p.Start })
	return i == len(refs) || !refs[i].Overlaps(p.Span)
}

// places are all mentions in the order of the text.
func places(d *document.Document) []place {
	var out []place
	for e, ent := range d.Layers.Entities {
		for _, m := range ent.Mentions {
			if !m.Empty() {
				out = append(out, place{m.Span, e})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b place) int { return a.Start - b.Start })
	return out
}

// within are the places that lie inside a span.
func within(places []place, s document.Span) []place {
	from := sort.Search(len(places), func(k int) bool { return places[k].Start >= s.Start })
	to := from
	for to < len(places) && places[to].Start < s.End {
		to++
	}
	return slices.DeleteFunc(slices.Clone(places[from:to]), func(p place) bool { return !s.Contains(p.Span) })
}

// citationsByPassage are the citations by the passage in which they stand; one in a note stands where its mark stands.
func citationsByPassage(d *document.Document) map[int][]int {
	out := map[int][]int{}
	for i, c := range d.Layers.Citations {
		at := c.Passage
		if !c.Anchor.Empty() && c.Anchor != c.Group || at < 0 || at >= len(d.Layers.Passages) {
			at = passageAt(d, c.Anchor)
		}
		if at >= 0 && c.Kind != document.SourceLine {
			out[at] = append(out[at], i)
		}
	}
	return out
}

func passageAt(d *document.Document, s document.Span) int {
	ps := d.Layers.Passages
	i := sort.Search(len(ps), func(k int) bool { return ps[k].Start > s.Start }) - 1
	if i < 0 || s.Empty() || !ps[i].Contains(s) {
		return -1
	}
	return i
}

// fill gathers what is named and cited in the sentences.
func (p *part) fill(d *document.Document, places []place, citations map[int][]int) {
	at := map[int]int{}
	for n, s := range p.sentences {
		for _, m := range within(places, s.Span) {
			k, ok := at[m.entity]
			if !ok {
				k = len(p.entities)
				at[m.entity] = k
				p.entities, p.as = append(p.entities, m.entity), append(p.as, nil)
			}
			if words := d.Plain(m.Span); !slices.Contains(p.as[k], words) {
				p.as[k] = append(p.as[k], words)
			}
		}
		for _, c := range citations[s.index] {
			p.citations = append(p.citations, cited{c, n})
		}
	}
}
