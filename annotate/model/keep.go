package model

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"kg/document"
)

// Why a proposal is not kept.
const (
	whyMalformed = "no proposal of the form asked for"
	whyBeyond    = "beyond the number that is read"
	whyQuote     = "quote not in the sentences"
	whyKind      = "no such kind"
	whyNothing   = "names nothing"
	whyCitation  = "stands in a citation"
	whyOverlap   = "overlaps what is named there"
	whyKnown     = "found by the rules already"
	whyTwice     = "proposed twice"
	whyOther     = "another name than that of what it is said to mean"
	whySeveral   = "a name of several things"
	whyRelation  = "no such relation"
	whyEnd       = "subject or object is nothing named here"
	whyJoins     = "the relation does not join these kinds"
	whyVoice     = "no such citation in the evidence"
	whyAway      = "subject or object is not named in the evidence"
	whyAgainst   = "contradicts what is there"
)

// confidence is that of all that is kept, below the least that a rule starts from (0.35): a rule names the words on which it rests and
// is measured, a model can say neither why nor how often it is right. It gets less still where an end is named in a sentence before.
const (
	confidence = 0.3
	lookBack   = 0.8
	reach      = 2 // sentences before
)

// keeper holds the proposals for one document against it and adds to its layers what stands. Parts are taken in the order of the text.
type keeper struct {
	doc    *document.Document
	rule   string
	out    *document.Proposed
	places []place // all mentions, in order
	masks  []document.Span
	byKey  map[string]int // entity by kind and canonical key
	byName map[string]int // entity by kind and folded name; -1 where several have it
	said   map[string][]document.Statement
	added  []document.Statement
}

func newKeeper(d *document.Document, rule string, out *document.Proposed) *keeper {
	k := &keeper{doc: d, rule: rule, out: out, places: places(d), byKey: map[string]int{}, byName: map[string]int{}, said: map[string][]document.Statement{}}
	for i, e := range d.Layers.Entities {
		k.know(i, e)
	}
	for _, s := range d.Layers.Statements {
		k.said[pairOf(s)] = append(k.said[pairOf(s)], s)
	}
	for _, c := range d.Layers.Citations {
		k.masks = append(k.masks, c.Span, c.Group)
	}
	slices.SortFunc(k.masks, func(a, b document.Span) int { return a.Start - b.Start })
	joined := k.masks[:0]
	for _, m := range k.masks {
		if n := len(joined); n > 0 && m.Start < joined[n-1].End {
			joined[n-1].End = max(joined[n-1].End, m.End)
			continue
		}
		joined = append(joined, m)
	}
	k.masks = joined
	return k
}

// know makes an entity findable by its key and names.
func (k *keeper) know(i int, e document.Entity) {
	k.byKey[string(e.Kind)+"\x00"+e.Key] = i
	for _, name := range append([]string{e.Name}, e.Aliases...) {
		at := nameOf(e.Kind, name)
		if was, ok := k.byName[at]; ok && was != i {
			k.byName[at] = -1
			continue
		}
		k.byName[at] = i
	}
}

func (k *keeper) drop(why string, n int) {
	if n > 0 {
		k.out.Dropped[why] += n
	}
}

// take holds the proposals of one part against the text.
func (k *keeper) take(p *part, all proposals) {
	k.drop(whyMalformed, all.malformed)
	k.drop(whyBeyond, all.beyond)
	named := map[string]int{}
	for i := range p.entities {
		named["e"+strconv.Itoa(i+1)] = p.entities[i]
	}
	// the longer of two that overlap stands, as everywhere
	slices.SortStableFunc(all.mentions, func(a, b proposedMention) int { return len(b.Quote) - len(a.Quote) })
	for _, m := range all.mentions {
		entity, why := k.mention(p, m)
		if why != "" {
			k.drop(why, 1)
		} else {
			k.out.Mentions++
		}
		if _, taken := named[m.ID]; entity >= 0 && !taken && m.ID != "" {
			named[m.ID] = entity
		}
	}
	for _, s := range all.statements {
		if why := k.statement(p, s, named); why != "" {
			k.drop(why, 1)
		} else {
			k.out.Statements++
		}
	}
}

// finish puts the statements that were kept among the others, in the order of the text.
func (k *keeper) finish() {
	if len(k.added) == 0 {
		return
	}
	all := append(slices.Clone(k.doc.Layers.Statements), k.added...)
	slices.SortStableFunc(all, func(a, b document.Statement) int { return a.Start - b.Start })
	k.doc.Layers.Statements = all
}

// overlapping is the mention that shares a byte with s, if there is one. Mentions do not overlap each other.
func (k *keeper) overlapping(s document.Span) (place, bool) {
	i := sort.Search(len(k.places), func(n int) bool { return k.places[n].End > s.Start })
	if i < len(k.places) && k.places[i].Overlaps(s) {
		return k.places[i], true
	}
	return place{}, false
}

func (k *keeper) masked(s document.Span) bool {
	i := sort.Search(len(k.masks), func(n int) bool { return k.masks[n].End > s.Start })
	return i < len(k.masks) && k.masks[i].Overlaps(s)
}

// found is where a quote stands: its sentence and its stretch of the reading copy.
type found struct {
	sentence   int
	start, end int
}

// find is where the quote stands as whole words: in sentence n, or, where the number is wrong, in the one other sentence that has it.
func (p *part) find(n int, quote string) []found {
	q := plain(quote)
	if q == "" {
		return nil
	}
	if n >= 1 && n <= len(p.sentences) {
		if hits := p.sentences[n-1].hits(n-1, q); len(hits) > 0 {
			return hits
		}
	}
	var only []found
	for i := range p.sentences {
		if hits := p.sentences[i].hits(i, q); len(hits) > 0 {
			if only != nil {
				return nil
			}
			only = hits
		}
	}
	return only
}

func (s *sentence) hits(i int, q string) []found {
	var out []found
	text := s.view.Text
	for at := 0; at <= len(text)-len(q); {
		j := strings.Index(text[at:], q)
		if j < 0 {
			break
		}
		start := at + j
		if end := start + len(q); whole(text, start, end) {
			out = append(out, found{i, start, end})
		}
		at = start + 1
	}
	return out
}
