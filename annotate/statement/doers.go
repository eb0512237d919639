package statement

import (
	"strings"

	"kg/document"
)

// namedInEvent reads who did or suffered an event off its name and what stands
// beside it: "the resignation of Ana Ruiz", "the Ruiz trial", "the Norwegian
// walkout", "Norway's walkout", "the coup by Ana Ruiz".
func (r *reader) namedInEvent(s *sentence, k int) {
	if !r.fits(s, k, "e") || s.items[k].anaphor {
		return
	}
	text := strings.ToLower(s.view.Text[s.items[k].start:s.items[k].end])
	words := strings.FieldsFunc(text, func(c rune) bool { return !wordRune(c) && c != '-' && c != '\'' && c != '’' })
	head := len(words)
	for i, w := range words {
		if prepositions[w] {
			head = i
			break
		}
	}
	for head > 0 && startsWithDigit(words[head-1]) {
		head--
	}
	if head == 0 {
		return
	}
	relation, known := r.doingOf(words[head-1])
	if !known {
		return
	}
	say := func(who int, negated bool) {
		if who < 0 {
			return
		}
		r.say(reading{
			rule: ruleNamedInEvent, citation: -1, relation: relation, subject: who, object: s.items[k].entity,
			factor: 1, cues: []document.Span{s.items[k].span}, span: s.p.Span, passageKey: s.passage, negated: negated,
		})
	}
	if who := r.actorIn(words[:head-1]); who >= 0 && !(inner[singular(words[head-1])] && r.doc.Layers.Entities[who].Type == "state") {
		say(who, false)
		return
	}
	if head < len(words) && (words[head] == "of" || words[head] == "by") {
		if who := r.actorAt(words[head+1:]); who >= 0 && (words[head] == "by" || r.suffered(words[head-1]) || done[singular(words[head-1])]) {
			say(who, false)
			return
		}
	}
	// what stands beside the name
	if w := s.low(k + 1); w == "by" || w == "of" && (r.suffered(words[head-1]) || done[singular(words[head-1])]) {
		if who := r.after(s, k+2, "a"); len(who) > 0 {
			for _, a := range who {
				say(s.items[a].entity, false)
			}
			return
		}
	}
	for _, a := range r.possessor(s, k) {
		say(s.items[a].entity, false)
	}
}

// pairInName reads who met or signed off a name: "the Norway–Peru talks" took place between them.
func (r *reader) pairInName(s *sentence, k int) {
	if !strings.ContainsAny(s.view.Text[s.items[k].start:s.items[k].end], "–-—/") {
		return
	}
	relation := document.ParticipatedIn
	if r.fits(s, k, "p") && r.agreement(s, k) {
		relation = document.Signed
	} else if !r.fits(s, k, "e") {
		return
	}
	text := strings.ToLower(s.view.Text[s.items[k].start:s.items[k].end])
	for _, w := range strings.Fields(text) {
		parts := strings.FieldsFunc(w, func(c rune) bool { return c == '–' || c == '-' || c == '—' || c == '/' })
		if len(parts) != 2 {
			continue
		}
		a, b := r.actorNamed(parts[0]), r.actorNamed(parts[1])
		if a < 0 || b < 0 || a == b {
			continue
		}
		for _, who := range []int{a, b} {
			r.say(reading{
				rule: ruleNamedInEvent, citation: -1, relation: relation, subject: who, object: s.items[k].entity,
				factor: 1, cues: []document.Span{s.items[k].span}, span: s.p.Span, passageKey: s.passage,
			})
		}
	}
}

// doingOf is what the actor in the name of an event with the given head noun has to do with it.
func (r *reader) doingOf(head string) (document.Relation, bool) {
	noun := singular(head)
	switch {
	case givenUp[noun]:
		return document.ParticipatedIn, true
	case done[noun] || ownDoing[noun] || doneTo[noun]:
		return document.Initiated, true
	case personal[noun]:
		return document.ParticipatedIn, true
	}
	return "", false
}

// suffered tells whether what stands behind "of" is whom the event befell: "the arrest of Ana Ruiz".
func (r *reader) suffered(head string) bool {
	return personal[singular(head)] || ownDoing[singular(head)]
}

// done are heads of events that somebody brings about; what stands behind "of" is the doer.
var done = map[string]bool{
	"coup": true, "putsch": true, "offensive": true, "revolt": true, "uprising": true, "mutiny": true, "rebellion": true, "strike": true, "walkout": true, "boycott": true,
	"protest": true, "campaign": true, "letter": true, "appeal": true, "proposal": true, "offer": true, "ultimatum": true, "announcement": true, "declaration": true,
	"refusal": true, "veto": true, "objection": true, "raid": true, "speech": true, "address": true, "petition": true, "lawsuit": true, "complaint": true,
	"march": true, "gambit": true, "initiative": true, "statement": true, "decision": true, "retreat": true, "climbdown": true, "u-turn": true, "about-face": true,
	"test": true, "mission": true, "crackdown": true, "withdrawal": true, "notice": true, "decree": true, "intervention": true, "secession": true,
	"counter-offensive": true, "counteroffensive": true, "sit-in": true, "blockade": true, "lockout": true, "bid": true, "pledge": true, "denunciation": true,
}

// inner are heads of events that happen in a state whose name stands before them: "the Peruvian strike".
var inner = map[string]bool{
	"coup": true, "putsch": true, "revolt": true, "uprising": true, "mutiny": true, "rebellion": true, "strike": true, "protest": true, "march": true, "sit-in": true,
	"lockout": true, "crackdown": true, "campaign": true, "lawsuit": true, "decree": true, "election": true, "death": true, "fall": true, "succession": true, "victory": true, "defeat": true,
	"takeover": true, "bombing": true, "attack": true, "occupation": true, "blockade": true, "siege": true, "assassination": true, "trial": true, "killing": true, "shooting": true,
}

// doneTo are heads of events whose "of" names what they were done to: the doer
// stands before them or behind "by" ("the Soviet invasion of Hungary").
var doneTo = map[string]bool{
	"invasion": true, "attack": true, "occupation": true, "bombing": true, "bombardment": true, "shelling": true, "siege": true, "annexation": true, "seizure": true,
	"nationalisation": true, "nationalization": true, "expropriation": true, "takeover": true, "embargo": true, "rejection": true, "launch": true, "recognition": true,
	"expulsion": true, "suspension": true, "cancellation": true, "closure": true, "demolition": true, "purchase": true, "acquisition": true, "repeal": true, "renunciation": true,
	"ratification": true, "signing": true, "adoption": true, "release": true, "publication": true, "airlift": true, "landing": true, "strikes": true, "sinking": true,
}

// givenUp are events in which somebody gives up an office: in them he takes part.
var givenUp = map[string]bool{"resignation": true, "abdication": true, "retirement": true, "surrender": true}

// ownDoing are events that the one behind "of" both does and suffers.
var ownDoing = map[string]bool{
	"resignation": true, "abdication": true, "exit": true, "defection": true, "surrender": true, "retirement": true, "visit": true, "trip": true, "hunger": true,
}

// personal are events that somebody suffers, or takes part in.
var personal = map[string]bool{
	"acquittal": true, "death": true, "assassination": true, "arrest": true, "trial": true, "impeachment": true, "killing": true, "removal": true,
	"appointment": true, "shooting": true, "execution": true, "indictment": true, "inauguration": true, "dismissal": true, "ousting": true,
	"conviction": true, "imprisonment": true, "ouster": true, "overthrow": true, "murder": true, "fall": true, "downfall": true, "deposition": true, "toppling": true,
	"kidnapping": true, "abduction": true, "detention": true, "suicide": true, "coronation": true, "election": true, "defeat": true, "victory": true, "re-election": true,
	"funeral": true, "poisoning": true, "extradition": true, "exile": true, "escape": true, "flight": true, "nomination": true, "investiture": true, "accession": true,
	"return": true, "capture": true, "succession": true, "sentencing": true, "departure": true, "handover": true,
}

// actorIn is the one actor whose name, family name or adjective ends the words before a head, -1 for none.
func (r *reader) actorIn(words []string) int {
	for len(words) > 0 && modifiers[words[len(words)-1]] {
		words = words[:len(words)-1]
	}
	for n := min(len(words), 5); n > 0; n-- {
		if who := r.actorNamed(strings.Join(words[len(words)-n:], " ")); who >= 0 {
			return who
		}
	}
	return -1
}

// modifiers are words that may stand between an actor's name and the head of an event's name.
var modifiers = map[string]bool{
	"failed": true, "attempted": true, "military": true, "january": true, "february": true, "march": true, "april": true, "may": true, "june": true, "july": true,
	"august": true, "september": true, "october": true, "november": true, "december": true, "first": true, "second": true, "great": true, "general": true, "surprise": true,
	"unilateral": true, "'s": true, "s": true,
}

// actorAt is the actor whose name begins the words, the longest first; -1 for none.
func (r *reader) actorAt(words []string) int {
	if len(words) > 0 && determiners[words[0]] {
		words = words[1:]
	}
	for n := min(len(words), 5); n > 0; n-- {
		if who := r.actorNamed(strings.Join(words[:n], " ")); who >= 0 {
			return who
		}
	}
	return -1
}

// actorNamed is the one actor with a name, a family name or an adjective, -1 for none or more.
func (r *reader) actorNamed(name string) int {
	if who, known := r.actorNames()[name]; known {
		return who
	}
	if r.names != nil {
		if keys := r.names.Adjective(name); len(keys) == 1 {
			for e, ent := range r.doc.Layers.Entities {
				if ent.Kind == document.Actor && ent.Key == keys[0] {
					return e
				}
			}
		}
	}
	return -1
}

// actorNames are the names of the document's actors in lower case, and the
// family names of its persons, -1 where two share one.
func (r *reader) actorNames() map[string]int {
	if r.actors != nil {
		return r.actors
	}
	r.actors = map[string]int{}
	add := func(name string, e int) {
		low := strings.ToLower(name)
		if old, taken := r.actors[low]; taken && old != e {
			r.actors[low] = -1
			return
		}
		r.actors[low] = e
	}
	for e, ent := range r.doc.Layers.Entities {
		if ent.Kind != document.Actor {
			continue
		}
		for _, name := range append([]string{ent.Name}, ent.Aliases...) {
			add(name, e)
		}
		if i := strings.LastIndexByte(ent.Name, ' '); ent.Type == "person" && i >= 0 {
			add(ent.Name[i+1:], e)
		}
	}
	return r.actors
}
