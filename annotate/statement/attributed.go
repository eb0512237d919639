package statement

import (
	"strings"

	"kg/document"
)

// attribution is how a verb joins an effect and its cause by a preposition.
type attribution struct {
	relation   document.Relation
	causeFirst bool // the cause stands behind the verb, the effect behind the preposition
}

// attributions are verbs of attribution by base form and preposition.
var attributions = map[[2]string]attribution{
	{"trace", "to"}: {document.LedTo, false}, {"attribute", "to"}: {document.Caused, false}, {"ascribe", "to"}: {document.Caused, false},
	{"credit", "for"}: {document.LedTo, true}, {"credit", "with"}: {document.LedTo, true}, {"credit", "to"}: {document.LedTo, false},
	{"blame", "on"}: {document.Caused, false}, {"blame", "for"}: {document.Caused, true}, {"explain", "by"}: {document.Caused, false},
	{"explain", "through"}: {document.Caused, false}, {"link", "to"}: {document.LedTo, false},
}

// attributes is "Ortiz (2019) traces the strike to the drought": the drought led to the strike.
func (r *reader) attributes(s *sentence, k int) {
	h, ok := r.accounts.at(s.items, k, len(s.items))
	if !ok {
		h, ok = r.contrast.at(s.items, k, len(s.items))
	}
	if !ok || h.cue.verb == nil || isNoun(s.items, k, h.cue) {
		return
	}
	first := r.after(s, k+1, "ep")
	if len(first) != 1 || r.group(s, k).be {
		return
	}
	for j := first[0] + 1; j < first[0]+7 && (s.is(j, word) || s.low(j) == ","); j++ {
		a, known := attributions[[2]string{h.cue.verb.base, s.low(j)}]
		if !known {
			continue
		}
		second := r.after(s, j+1, "ep")
		if len(second) == 0 {
			return
		}
		cause, effect := second[0], first[0]
		if a.causeFirst {
			cause, effect = effect, cause
		}
		r.relate(s, a.relation, cause, effect, hit{k, k + 1, h.cue}, frame{rule: ruleAttributed, factor: 1, group: r.group(s, k)})
		return
	}
}

// namedInEvent is an event whose name says whose it is: "the resignation of Ana Ruiz".
func (r *reader) namedInEvent(s *sentence, k int) {
	if !r.fits(s, k, "e") || s.items[k].anaphor {
		return
	}
	head, tail, ok := strings.Cut(strings.ToLower(s.view.Text[s.items[k].start:s.items[k].end]), " of ")
	if !ok || !personal[singular(head[strings.LastIndexByte(head, ' ')+1:])] {
		return
	}
	words := strings.Fields(tail)
	for n := min(len(words), 5); n > 0; n-- {
		who, known := r.actorNames()[strings.Join(words[:n], " ")]
		if !known || who < 0 {
			continue
		}
		r.say(reading{
			rule: ruleNamedInEvent, citation: -1, relation: document.ParticipatedIn, subject: who, object: s.items[k].entity,
			factor: 1, cues: []document.Span{s.items[k].span}, span: s.p.Span, passageKey: s.passage,
		})
		return
	}
}

// personal are events that somebody does or suffers.
var personal = map[string]bool{
	"resignation": true, "acquittal": true, "death": true, "assassination": true, "arrest": true, "trial": true, "impeachment": true,
	"appointment": true, "shooting": true, "release": true, "execution": true, "indictment": true, "inauguration": true, "dismissal": true,
	"visit": true, "conviction": true, "imprisonment": true, "abdication": true, "ouster": true, "overthrow": true, "murder": true,
	"kidnapping": true, "detention": true, "suicide": true, "coronation": true, "election": true, "defeat": true, "surrender": true,
}

// actorNames are the names of the document's actors in lower case, -1 where two share one.
func (r *reader) actorNames() map[string]int {
	if r.actors != nil {
		return r.actors
	}
	r.actors = map[string]int{}
	for e, ent := range r.doc.Layers.Entities {
		if ent.Kind != document.Actor {
			continue
		}
		for _, name := range append([]string{ent.Name}, ent.Aliases...) {
			low := strings.ToLower(name)
			if old, taken := r.actors[low]; taken && old != e {
				r.actors[low] = -1
				continue
			}
			r.actors[low] = e
		}
	}
	return r.actors
}
