package statement

import "kg/document"

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
