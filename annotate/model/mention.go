package model

import (
	"slices"
	"strings"
	"unicode/utf8"

	"kg/annotate/lexicon/edtf"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// maxName is how long a mention may be, in bytes: what is longer tells and does not name.
const maxName = 160

// mention holds a proposed mention against the text and adds it to the layer. It gives the entity that stands there, -1
// for none, and why nothing was added: a mention that the rules have found already still says what its number means.
func (k *keeper) mention(p *part, m proposedMention) (int, string) {
	kind := document.EntityKind(m.Kind)
	if types(kind) == nil {
		return -1, whyKind
	}
	hits := p.find(m.N, m.Quote)
	if len(hits) == 0 || len(m.Quote) > maxName {
		return -1, whyQuote
	}
	why := ""
	for _, h := range hits {
		view := p.sentences[h.sentence].view
		span, words := view.Span(h.start, h.end), view.Text[h.start:h.end]
		if at, ok := k.overlapping(span); ok {
			e := k.doc.Layers.Entities[at.entity]
			if at.Span == span && e.Kind == kind {
				return at.entity, k.knownOrTwice(at)
			}
			why = whyOverlap
			continue
		}
		if k.masked(span) {
			why = whyCitation
			continue
		}
		if !names(kind, words) {
			return -1, whyNothing
		}
		return k.place(p, m, kind, h, span, words)
	}
	return -1, why
}

// knownOrTwice says who found the mention at a place.
func (k *keeper) knownOrTwice(at place) string {
	for _, m := range k.doc.Layers.Entities[at.entity].Mentions {
		if m.Span == at.Span && m.Rule == k.rule {
			return whyTwice
		}
	}
	return whyKnown
}

// names tells whether the words can name something of the kind: an actor has a proper name, an event or a policy that or a description.
func names(kind document.EntityKind, words string) bool {
	if len(content(words)) == 0 {
		return false
	}
	return capital(words) || kind != document.Actor && strings.Contains(words, " ")
}

// place adds the mention to the entity it is said to mean, or to a new one.
func (k *keeper) place(p *part, m proposedMention, kind document.EntityKind, h found, span document.Span, words string) (int, string) {
	name := plain(m.Name)
	for _, candidate := range []string{name, words} {
		e, ok := k.byName[nameOf(kind, candidate)]
		if !ok || candidate == "" {
			continue
		}
		if e < 0 {
			return -1, whySeveral
		}
		if !k.means(p, e, span, words) {
			return -1, whyOther
		}
		k.add(e, span, p.sentences[h.sentence].index)
		return e, ""
	}
	if !p.says(name) || !shares(name, words) || len(name) > maxName {
		name = words
	}
	fresh := k.entity(kind, m.Type, bare(name), span)
	if h.start == 0 && !capital(words[firstLetter(words):]) {
		fresh = k.alone(fresh) // its capital is that of the sentence
	}
	if e, ok := k.byKey[string(kind)+"\x00"+fresh.Key]; ok {
		k.add(e, span, p.sentences[h.sentence].index)
		return e, ""
	}
	e := len(k.doc.Layers.Entities)
	k.doc.Layers.Entities = append(slices.Clip(k.doc.Layers.Entities), fresh)
	k.know(e, fresh)
	k.add(e, span, p.sentences[h.sentence].index)
	return e, ""
}

// means tells whether the words can stand for the entity: they have a word in common with its name, or they are a
// description without a name of its own and the entity was named before in this part.
func (k *keeper) means(p *part, e int, span document.Span, words string) bool {
	ent := k.doc.Layers.Entities[e]
	if shares(words, ent.Name) || slices.ContainsFunc(ent.Aliases, func(a string) bool { return shares(words, a) }) {
		return true
	}
	if capital(words) {
		return false
	}
	before := document.Span{Start: p.sentences[0].Start, End: span.Start}
	return slices.ContainsFunc(within(k.places, before), func(at place) bool { return at.entity == e })
}

// says tells whether a name stands in the sentences of the part.
func (p *part) says(name string) bool {
	return name != "" && slices.ContainsFunc(p.sentences, func(s sentence) bool { return len(s.hits(0, name)) > 0 })
}

// add puts a mention into the layer.
func (k *keeper) add(e int, span document.Span, passage int) {
	ent := &k.doc.Layers.Entities[e]
	at, _ := slices.BinarySearchFunc(ent.Mentions, span.Start, func(m document.Mention, start int) int { return m.Start - start })
	ent.Mentions = slices.Insert(slices.Clone(ent.Mentions), at, document.Mention{Span: span, Passage: passage, Rule: k.rule, Confidence: confidence})
	at, _ = slices.BinarySearchFunc(k.places, span.Start, func(p place, start int) int { return p.Start - start })
	k.places = slices.Insert(k.places, at, place{span, e})
}

// entity is a new one. Its name is the text's, its date that of the layer; what has no proper name, and an actor of one
// word, is a thing of this document alone: the same words may mean another elsewhere.
func (k *keeper) entity(kind document.EntityKind, typ, name string, span document.Span) document.Entity {
	e := document.Entity{Kind: kind, Name: name, Reason: "one name, read by " + k.rule}
	if slices.Contains(types(kind), typ) {
		e.Type = typ
	}
	local := !capital(name)
	switch oneWord := !strings.Contains(name, " "); {
	case kind != document.Actor:
		e.Date = k.dateIn(span)
		e.Key = naming.TopicKey(string(kind), content(name), e.Date)
	case typ == "person":
		e.Key = naming.NameKey("person", name)
		local = local || oneWord
	default:
		e.Key = naming.NameKey("org", name)
		local = local || oneWord
	}
	if local {
		e = k.alone(e)
	}
	return e
}

// alone makes the entity a thing of this document.
func (k *keeper) alone(e document.Entity) document.Entity {
	if own := "+" + k.doc.ID; !strings.HasSuffix(e.Key, own) {
		e.Key += own
	}
	return e
}

// firstLetter is how long the first character is.
func firstLetter(s string) int {
	_, n := utf8.DecodeRuneInString(s)
	return n
}

// dateIn is the one date that the span holds, or "".
func (k *keeper) dateIn(span document.Span) string {
	date := ""
	for _, d := range k.doc.Layers.Dates {
		if d.Start >= span.End {
			break
		}
		if !span.Contains(d.Span) || d.EDTF == "" {
			continue
		}
		if date != "" {
			return ""
		}
		date = d.EDTF
	}
	if edtf.Valid(date) != nil {
		return ""
	}
	return date
}
