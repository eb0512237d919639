package statement

import "kg/document"

// hop is a voice between the work and what it tells: who, and the words that say so.
type hop struct {
	voice int // entity index
	words document.Span
}

// hearsay are the actors that are quoted with the target at item t, outermost
// first: "Lima noted that the pact …", "according to Lima, …", "in Lima's view, …".
func (r *reader) hearsay(s *sentence, sc scope, t int) []hop {
	var out []hop
	for k := sc.from; k < t; k++ {
		if s.items[k].kind != entity || r.happening(s.items[k].entity) {
			continue
		}
		from, to := r.quoted(s, k, t)
		if to > from {
			out = append(out, hop{s.items[k].entity, s.spanOf(from, to)})
		}
	}
	return out
}

// quoted are the items that put what follows into the mouth of the actor at item k, none where it is not quoted.
func (r *reader) quoted(s *sentence, k, t int) (from, to int) {
	if s.low(k-1) == "to" && s.low(k-2) == "according" {
		return k - 2, k + 1
	}
	if s.low(k-1) == "in" && s.low(k+1) == "'s" && views[s.low(k+2)] {
		return k - 1, k + 3
	}
	v := k + 1
	for v < t && s.is(v, word) && r.helpers[s.low(v)] != 0 {
		v++
	}
	if v >= t {
		return 0, 0
	}
	h, ok := r.speech.at(s.items, v, t)
	if !ok {
		return 0, 0
	}
	switch s.low(h.end) {
	case "that", ":", ",", `"`, "“":
		return k, h.end
	}
	// "Lima said the strike was …"
	if bareSpeech[h.cue.elements[0].base()] && r.nounStart(s, t) <= h.end+1 && s.is(t+1, word) && r.helpers[s.low(t+1)] != 0 {
		return k, h.end
	}
	return 0, 0
}

// views are what a voice has: "in Lima's view".
var views = map[string]bool{
	"view": true, "opinion": true, "account": true, "words": true, "telling": true, "reading": true, "eyes": true, "judgement": true, "judgment": true, "version": true,
}

// bareSpeech are verbs of saying behind which "that" may be left out.
var bareSpeech = map[string]bool{"say": true, "claim": true, "insist": true, "argue": true, "believe": true, "fear": true, "maintain": true, "admit": true}
