package statement

import "kg/document"

// causatives reads "the war led Norway to adopt the pact", "pushed Norway into
// the pact": the war led to the pact, and Norway did what the infinitive says.
func (r *reader) causatives(s *sentence, k int) {
	relation := document.Relation("")
	var verb *cue
	for _, c := range r.causative.first[s.low(k)] {
		if c.verb != nil && !isNoun(s.items, k, c) {
			relation, verb = document.LedTo, c
		}
	}
	if relation == "" {
		return
	}
	actors := r.after(s, k+1, "a")
	if len(actors) == 0 {
		return
	}
	j := actors[len(actors)-1] + 1
	if s.is(j, word) && s.low(j) != "to" && s.low(j) != "into" {
		j++ // "led Norway finally to adopt"
	}
	if s.low(j) != "to" && s.low(j) != "into" {
		return
	}
	g := r.group(s, k)
	if g.be {
		return
	}
	objects := r.after(s, j+1, "ep")
	if s.low(j) == "to" && len(objects) > 0 && objects[0] > j+1 {
		if h, ok := r.verbs.at(s.items, j+1, len(s.items)); ok {
			vr := r.rules[h.cue.class]
			if o := r.after(s, h.end, vr.behind); len(o) > 0 && vr.before == "a" && !g.hedged {
				objects = o
				r.sayFrame(s, h, vr, frame{subjects: actors, objects: o, group: g, rule: ruleCausative, factor: 1})
			}
		}
	}
	if len(objects) == 0 {
		return
	}
	subjects := r.before(s, g.start, "ep")
	if g.negated && len(objects) > 0 {
		objects = objects[:1]
	}
	for _, a := range subjects {
		for _, b := range objects {
			r.relate(s, relation, a, b, hit{k, k + 1, verb}, frame{rule: ruleCausative, factor: 1, group: g})
		}
	}
}

// amongThem reads a list of actors that says who the plural subject of a verb
// was: "Twelve governments signed the pact, among them Norway and Peru".
func (r *reader) amongThem(s *sentence, k int) {
	end := -1
	switch {
	case s.low(k) == "among" && (s.low(k+1) == "them" || s.low(k+1) == "whom"):
		end = k + 2
		for beForms[s.low(end)] {
			end++
		}
	case s.low(k) == "including":
		end = k + 1
	default:
		return
	}
	actors := r.listAfter(s, end)
	if len(actors) == 0 {
		return
	}
	for v := 0; v < k; v++ {
		h, ok := r.verbs.at(s.items, v, k)
		if !ok || h.cue.verb == nil || s.low(v) == h.cue.verb.gerund {
			continue
		}
		vr := r.rules[h.cue.class]
		g := r.group(s, v)
		if vr.before != "a" || vr.state || vr.swap {
			continue
		}
		var objects []int
		if g.be && s.low(v) == h.cue.verb.participle {
			if s.low(h.end) != "by" || !r.pluralActors(s, h.end+1, k) {
				continue
			}
			objects = r.before(s, g.start, vr.behind)
		} else {
			if vr.passiveOnly || !r.pluralActors(s, max(0, g.start-4), g.start) {
				continue
			}
			objects = r.after(s, h.end, vr.behind)
		}
		if len(objects) > 0 && objects[0] < k {
			r.sayFrame(s, h, vr, frame{subjects: actors, objects: objects, group: g, rule: ruleAmongThem, factor: 1})
			return
		}
	}
}

// pluralActors tells whether a plural noun for actors stands among items [from, to).
func (r *reader) pluralActors(s *sentence, from, to int) bool {
	for k := from; k < to && k < len(s.items); k++ {
		if s.is(k, word) && actorPlurals[s.low(k)] {
			return true
		}
	}
	return false
}

var actorPlurals = map[string]bool{
	"governments": true, "states": true, "countries": true, "nations": true, "parties": true, "leaders": true, "delegations": true, "delegates": true, "members": true,
	"powers": true, "companies": true, "firms": true, "unions": true, "presidents": true, "ministers": true, "organisations": true, "organizations": true, "groups": true,
	"senators": true, "others": true, "signatories": true, "participants": true, "banks": true, "federations": true, "politicians": true, "generals": true, "officers": true, "allies": true,
}

// listAfter is the list of actors that begins at item k, common words between its commas stepped over.
func (r *reader) listAfter(s *sentence, k int) []int {
	var out []int
	gap := 0
	for ; k < len(s.items) && gap < 5; k++ {
		switch {
		case r.fits(s, k, "a"):
			if s.low(k+1) != "'s" {
				out = append(out, k)
			}
			gap = 0
		case s.is(k, entity), s.is(k, cite), s.is(k, punct) && s.low(k) != ",":
			return out
		case s.is(k, word) && (beForms[s.low(k)] || relatives[s.low(k)]):
			return out
		case s.is(k, word) && s.low(k) != "and" && !determiners[s.low(k)]:
			gap++
		}
	}
	return out
}
