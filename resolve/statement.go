package resolve

import (
	"kg/document"
	"kg/graph"
)

func (a *assembler) entities() {
	byKey := map[string]graph.ID{}
	traits := traitsOf(a.doc)
	for i, e := range a.doc.Layers.Entities {
		id, own := a.entityID(e, traits[i])
		a.traits[id] = append(a.traits[id], own...)
		a.entIDs = append(a.entIDs, id)
		byKey[e.Key] = id
		a.claim(entityNode(id, e))
		for _, m := range e.Mentions {
			span, block := a.passage(m.Passage, m.Span)
			a.edge(graph.Mentions, a.id, id, false, reading{
				span: span, block: block, rule: m.Rule, confidence: m.Confidence, cues: []document.Span{m.Span},
			})
		}
		for _, m := range e.Told {
			span, block := a.passage(m.Passage, m.Span)
			a.edge(graph.Mentions, a.id, id, false, reading{
				span: span, block: block, rule: m.Rule, confidence: m.Confidence, cues: []document.Span{m.Span},
			})
		}
	}
	a.links(byKey)
	for i, e := range a.doc.Layers.Entities {
		whole, ok := byKey[e.PartOf]
		if e.PartOf == "" || !ok || len(e.Mentions) == 0 || whole.Kind() != string(e.Kind) {
			continue
		}
		m := e.Mentions[0]
		span, block := a.passage(m.Passage, m.Span)
		a.edge(graph.PartOf, a.entIDs[i], whole, false, reading{
			span: span, block: block, rule: partOfRule(e), confidence: 0.9, cues: []document.Span{m.Span},
			reason: "known as a part of the larger one",
		})
	}
}

// links turns what the words of an event say of its actors and of the larger event into edges.
func (a *assembler) links(byKey map[string]graph.ID) {
	for i, e := range a.doc.Layers.Entities {
		for _, l := range e.Links {
			other, ok := byKey[l.Key]
			if !ok || other.Kind() != string(l.Kind) || other == a.entIDs[i] {
				continue
			}
			from, to := other, a.entIDs[i]
			if l.Relation == document.PartOf {
				from, to = to, from
			}
			span, block := a.passage(l.Passage, l.Span)
			a.edge(graph.Relation(l.Relation), from, to, false, reading{
				span: span, block: block, rule: l.Rule, confidence: l.Confidence, cues: []document.Span{l.Span},
			})
		}
	}
}

func partOfRule(e document.Entity) string {
	if e.Lexicon != "" {
		return "lexicon:" + e.Lexicon
	}
	return "part-of"
}

func entityNode(id graph.ID, e document.Entity) graph.Node {
	var merged []string
	if e.Reason != "" {
		merged = []string{e.Reason}
	}
	switch e.Kind {
	case document.Actor:
		return &graph.Actor{ID: id, Name: e.Name, Type: e.Type, Aliases: e.Aliases, Merged: merged}
	case document.Event:
		return &graph.Event{ID: id, Name: e.Name, Type: e.Type, Date: e.Date, Code: e.Code, CodeRule: e.CodeRule, Aliases: e.Aliases, Merged: merged}
	default:
		return &graph.Policy{ID: id, Name: e.Name, Type: e.Type, Date: e.Date, Aliases: e.Aliases, Merged: merged}
	}
}

// statements turns each statement into edges. One that rests on an ambiguous
// citation gives every candidate its edge, with the confidence shared between
// them; one that rests on a dangling citation has no speaker and gives none,
// which the coverage says.
func (a *assembler) statements() {
	for _, s := range a.doc.Layers.Statements {
		r := reading{
			span: s.Span, block: -1, rule: s.Rule, confidence: s.Confidence, hedged: s.Hedged,
			cues: s.Cues, date: s.Date,
		}
		if s.Subject >= 0 {
			if s.Citation >= 0 {
				r.citation = a.citIDs[s.Citation]
			}
			r.voices, r.sayings = a.voices(s, "")
			if a.entIDs[s.Subject] != a.entIDs[s.Object] {
				a.edge(graph.Relation(s.Relation), a.entIDs[s.Subject], a.entIDs[s.Object], s.Negated, r)
			}
			continue
		}
		for _, sp := range a.speakers(s) {
			r.citation, r.reason, r.rank = sp.citation, sp.reason, sp.rank
			r.confidence = s.Confidence * sp.share
			r.voices, r.sayings = a.voices(s, sp.key)
			a.edge(graph.Relation(s.Relation), sp.work, a.entIDs[s.Object], s.Negated, r)
		}
	}
}

// speaker is a work that a statement may be put into the mouth of.
type speaker struct {
	work     graph.ID
	citation graph.ID
	key      string
	share    float64 // of the statement's confidence
	reason   string
	rank     int
}

func (a *assembler) speakers(s document.Statement) []speaker {
	if s.Citation < 0 {
		return []speaker{{work: a.work, share: 1}}
	}
	c := a.doc.Layers.Citations[s.Citation]
	var out []speaker
	for i, k := range c.Candidates {
		sp := speaker{
			work: a.refWorks[k.Reference], citation: a.citIDs[s.Citation],
			key: a.doc.Layers.References[k.Reference].Key, share: 1,
		}
		switch c.Status {
		case document.Ambiguous:
			sp.share, sp.rank = 1/float64(len(c.Candidates)), i+1
			sp.reason = "the citation may stand for other entries too: " + k.Reason
		case document.Probable:
			sp.share, sp.reason = k.Score, "the citation is only probably this entry: "+k.Reason
		}
		out = append(out, sp)
	}
	return out
}

// voices is the hearsay chain: the document, the work it cites, whoever that work
// is cited for, and whoever is quoted; with the words that let each but the document speak.
func (a *assembler) voices(s document.Statement, cited string) ([]string, []graph.Saying) {
	own := a.doc.Meta.Title
	if own == "" {
		own = a.doc.Name
	}
	voices := []string{own}
	var sayings []graph.Saying
	add := func(voice string, words document.Span) {
		voices = append(voices, voice)
		if quote, ok := a.doc.Quote(words); ok && quote != "" {
			sayings = append(sayings, graph.Saying{Voice: voice, Span: graph.Span(words), Quote: quote})
		}
	}
	if s.Citation >= 0 {
		c := a.doc.Layers.Citations[s.Citation]
		if cited == "" {
			cited = a.doc.Plain(c.Span)
		}
		add(cited, c.Span)
		// "(Ortiz, 1921, as cited in Lind, 2020)": Lind passes on what Ortiz said
		for _, first := range a.doc.Layers.Citations {
			if first.Kind == document.Secondary && first.Via == s.Citation {
				add(a.doc.Plain(first.Span), first.Span)
			}
		}
	}
	for _, h := range s.Hearsay {
		add(a.doc.Layers.Entities[h.Entity].Name, h.Words)
	}
	return voices, sayings
}
