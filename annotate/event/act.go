package event

import (
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// acted takes the phrase around a noun of doing, "dismissal of the governor", "Ruiz's defeat in May 1999", if it names one event.
func (f *finder) acted(n, i int, h lexicon.Head) (naming.Phrase, bool) {
	u := &f.units[n]
	if u.Titled || u.Upper(i) && !u.Starts(i) && u.Fold(i+1) != "of" || f.verb(u, i) && u.Fold(i+1) != "of" || f.predicate(u, i) {
		return naming.Phrase{}, false
	}
	p := f.right(u, f.before(u, i), true)
	of := u.Fold(i+1) == "of" && p.Right
	if u.AnyMasked(p.First, p.Last) || f.imagined(u, p) || f.continues(u, i) || u.OfOffice(f.lex, p) || f.actorName(u, p) {
		return naming.Phrase{}, false
	}
	if stages[u.Fold(i)] && of && f.policyAt(u, p.Last) || slow[u.Fold(p.First)] {
		return naming.Phrase{}, false // how a policy fared is no happening of its own
	}
	dated := p.Dated || f.heldOn(u, p.Last) != ""
	owner := u.Unpossessed(p) > p.First && u.Upper(p.First)
	named := p.Proper > 0 || f.namedRight(u, p)
	switch {
	case h.Limit == "dated" && decisions[naming.Singular(u.Fold(i))] && !owner && !p.Right && f.nameLike(u, p) && f.the(u, p.First) && !f.actorAt(u, p.Head-1):
		f.take(n, p, h, "named-act", 0.5)
	case h.Limit == "named" && !(of && f.upperBehind(u, i+1)) && !dated, h.Limit == "by" && !owner && !dated && !f.by(u, p), indefinite(u.Fold(p.First-1)) && !dated, h.Limit == "dated" && !dated, h.Limit == "several" && !(dated && (u.Date(p.Head, p.Last) != "" || !p.Dated || p.Proper == 0)), h.Limit == "name" && !dated && (p.Proper == 0 || u.Upper(p.First) && u.Unpossessed(p) > p.First), h.Limit == "of" && !of && !dated,
		h.Limit == "on" && !(u.Fold(i+1) == "on" && p.Right), h.Limit == "only of" && !of:
		return naming.Phrase{}, false
	case u.Kind == document.Heading && !named && !dated:
		return naming.Phrase{}, false
	case h.Limit == "on" && f.the(u, p.First), of && (named || p.Definite) && f.once(u, p):
		f.take(n, p, h, "act-of", 0.6)
	case owner && (p.Right || f.person(u, p)):
		f.take(n, p, h, "act-by", 0.6)
	case dated && (named || p.Definite && (p.Right || p.Lower > 0)):
		f.take(n, p, h, "dated-act", 0.65)
	case p.Right && p.Proper > 0 && f.state(u, p.First):
		f.take(n, p, h, "act-by", 0.6)
	case f.nameLike(u, p) && !owner && !p.Right:
		f.take(n, p, h, "named-act", 0.5)
	case p.Proper == 1 && p.Lower == 0 && !p.Right && !owner && h.Limit == "" && f.the(u, p.First) && f.state(u, p.First):
		f.take(n, p, h, "act-by", 0.5)
	default:
		return naming.Phrase{}, false
	}
	return p, true
}

// pointsBack takes a noun of doing with an article, and with the nouns before it that may say which one it was: "the cuts", "the tax cuts". It
// tells an event only where another place names it.
func (f *finder) pointsBack(n, i int, h lexicon.Head) (naming.Phrase, bool) {
	u := &f.units[n]
	if u.Upper(i) || u.Titled || u.Kind == document.Heading || u.Tokens[i].Possessive() && !f.the(u, i) || f.verb(u, i) || f.predicate(u, i) || f.continues(u, i) {
		return naming.Phrase{}, false
	}
	p := f.before(u, i)
	if p.Dated || !f.the(u, p.First) || u.AnyMasked(p.First, p.Last) || f.imagined(u, p) || f.goesInto(u, p.Last) {
		return naming.Phrase{}, false
	}
	f.short(n, p, h)
	return p, true
}

// goesInto tells whether "of" and something else than a date follow, so that the noun alone tells nothing: "the closure of schools".
func (f *finder) goesInto(u *naming.Unit, i int) bool {
	return u.Fold(i+1) == "of" && u.Adjoins(i+1) && u.Adjoins(i+2) && u.Dates[i+2] == ""
}

// by tells whether the phrase says who did it: "recognition of Kosovo by Peru", "Peruvian recognition of Kosovo".
func (f *finder) by(u *naming.Unit, p naming.Phrase) bool {
	for k := p.Head + 1; k <= p.Last; k++ {
		if u.Fold(k) == "by" {
			return true
		}
	}
	return p.Proper > 0
}

// upperBehind tells whether a name stands behind the preposition at k.
func (f *finder) upperBehind(u *naming.Unit, k int) bool {
	if u.Fold(k+1) == "the" {
		k++
	}
	return u.Upper(k+1) && u.Adjoins(k+1)
}

// actorAt tells whether the word at i is part of the name of an actor.
func (f *finder) actorAt(u *naming.Unit, i int) bool {
	p, ok := f.at(u, i)
	return ok && p.kind == document.Actor
}

var (
	decisions = words(`decision`)
	stages    = words(`execution collapse failure fall establishment creation opening renewal introduction`)
	slow      = words(`slow gradual steady creeping progressive long continued continuing partial eventual`)
)

// place is where an entity is named.
type place struct {
	document.Span
	entity int // index in the layer
	kind   document.EntityKind
}

// at is the place that the word at i is part of; false behind the last word too.
func (f *finder) at(u *naming.Unit, i int) (place, bool) {
	if i < 0 || i >= len(u.Tokens) {
		return place{}, false
	}
	s := u.View.Span(u.Tokens[i].Start, u.Tokens[i].End)
	k, found := slices.BinarySearchFunc(f.places, s.Start, func(p place, at int) int { return p.Start - at })
	switch {
	case found:
		return f.places[k], true
	case k > 0 && f.places[k-1].Overlaps(s):
		return f.places[k-1], true
	}
	return place{}, false
}

// policyAt tells whether the word at i is part of the name of a policy.
func (f *finder) policyAt(u *naming.Unit, i int) bool {
	p, ok := f.at(u, i)
	return ok && p.kind == document.Policy
}

// places are where the layer names actors and policies, in order.
func places(d *document.Document) []place {
	var out []place
	for k, e := range d.Layers.Entities {
		for _, m := range e.Mentions {
			out = append(out, place{m.Span, k, e.Kind})
		}
	}
	slices.SortFunc(out, func(a, b place) int { return a.Start - b.Start })
	return out
}

// predicate tells whether the word is rather a finite verb: a subject stands before it and an object behind it.
func (f *finder) predicate(u *naming.Unit, i int) bool {
	switch u.Fold(i + 1) {
	case "the", "a", "an", "its", "their", "his", "her", "that", "this", "them", "him", "it":
		return u.Adjoins(i + 1)
	}
	return false
}

// the tells whether the definite article or "this" stands right before the word at i.
func (f *finder) the(u *naming.Unit, i int) bool {
	w := u.Fold(i - 1)
	return (w == "the" || w == "this") && u.Adjoins(i)
}

// gerund tells whether the word at i is a verb made a noun by article and object: "the blocking of Telegram".
func (f *finder) gerund(n, i int) bool {
	u := &f.units[n]
	w := u.Fold(i)
	return len(w) > 6 && strings.HasSuffix(w, "ing") && !u.Upper(i) && u.Fold(i+1) == "of" && u.Adjoins(i+1) && f.the(u, i) && !lasting[w]
}

// lasting are words in "ing" that are no doing, or one that has no moment.
var lasting = words(`conflict conflicts dispute disputes violence unrest rivalry trade migration meaning beginning building meeting understanding reading finding feeling heading warning morning evening ceiling spending
	funding training teaching writing thinking setting wording making recording rating standing holding undermining weakening
	strengthening handling timing pricing planning financing monitoring drafting framing reckoning offspring string sequencing
	workings working running bearing hearing housing lending borrowing trading shaping unfolding narrowing widening deepening
	worsening softening hardening warming cooling ageing aging growing splitting sharing ordering coming telling knowing
	offering tightening loosening easing slowing thinning clustering mapping modelling modeling counting measuring testing learning
	positioning reporting coding mixing blending greening flowering reframing questioning balancing emptying filling`)

// lawsuit reads the name of a case: "Okoro v. Lagos State".
func (f *finder) lawsuit(u *naming.Unit, i int) (naming.Phrase, bool) {
	v := i
	for v < len(u.Tokens) && v-i < 6 && (u.Upper(v) || v > i && naming.Joint(u.Fold(v))) && (v == i || u.Adjoins(v)) && !u.Masked[v] && !u.Tokens[v].Possessive() {
		v++
	}
	if v == i || v+1 >= len(u.Tokens) || u.Fold(v) != "v" && u.Fold(v) != "vs" || !u.Upper(v+1) || u.Masked[v] || !u.Adjoins(v) {
		return naming.Phrase{}, false
	}
	if g := u.Tokens[v+1].Gap; g != " " && g != ". " {
		return naming.Phrase{}, false
	}
	for i < v-1 && u.Starts(i) && naming.Function(u.Fold(i)) {
		i++
	}
	last := v + 1
	for last+1 < len(u.Tokens) && last-v < 7 && u.Adjoins(last+1) && !u.Tokens[last].Possessive() && !u.Masked[last+1] {
		if u.Upper(last + 1) {
			last++
			continue
		}
		if f.goesOn(u, last+1) && u.Fold(last+1) == "of" {
			last += 2
			continue
		}
		break
	}
	return naming.Phrase{First: i, Head: last, Last: last, Proper: 2}, true
}

// namedRight tells whether what stands behind the head has a name.
func (f *finder) namedRight(u *naming.Unit, p naming.Phrase) bool {
	for i := p.Head + 1; i <= p.Last; i++ {
		if u.Upper(i) && !u.Month(i) || u.Tokens[i].Digit && u.Dates[i] == "" {
			return true
		}
	}
	return false
}

// once tells whether the phrase is one happening and not a kind of them: no article at all before a lower-case object
// ("closure of schools") is a kind.
func (f *finder) once(u *naming.Unit, p naming.Phrase) bool {
	if p.Definite || f.namedRight(u, p) || p.Dated {
		return true
	}
	return p.Proper > 0
}

// person tells whether the possessor is a name that the document has beside others than this place, so that "Ruiz's release" is about Ruiz.
func (f *finder) person(u *naming.Unit, p naming.Phrase) bool {
	w := u.Fold(p.First)
	return f.proper[w] || f.lex.Known(w) || p.Head-p.First > 1 || f.actorAt(u, p.First)
}

// state tells whether the word at i is a state or its adjective.
func (f *finder) state(u *naming.Unit, i int) bool { return f.lex.Known(u.Fold(i)) || u.Tokens[i].Caps }

// heldOn is the date that stands right behind the phrase with "in" or "on", or "".
func (f *finder) heldOn(u *naming.Unit, last int) string {
	k := last + 2
	if k >= len(u.Tokens) || !u.Adjoins(last+1) || !u.Adjoins(k) || u.Tokens[last].Possessive() {
		return ""
	}
	if s := held(u, last+1); s != "" {
		return s
	}
	switch u.Fold(last + 1) {
	case "in", "on", "of":
		if u.Fold(k) == "the" && u.Dates[k] == "" {
			return ""
		}
		return u.Dates[k]
	}
	return ""
}

// held is the date of a clause that says when what stands before word k was held: "the congress that Roldan convened in August 1999", "the
// vote held by the senate on 3 May". "" where it says another thing.
func held(u *naming.Unit, k int) string {
	switch w := u.Fold(k); {
	case w == "that" || w == "which" || w == "where" || w == "when" || w == "at" && u.Fold(k+1) == "which":
	case staged[w] && strings.HasSuffix(w, "ed") || w == "held" || w == "begun" || w == "fought" || w == "led":
	default:
		return ""
	}
	said := false
	for i := k; i < len(u.Tokens) && i-k < 14; i++ {
		if i > k && !u.Adjoins(i) && !u.Tokens[i-1].Possessive() {
			return ""
		}
		if staged[u.Fold(i)] {
			said = true
		}
		if u.Dates[i] != "" {
			if w := u.Fold(i - 1); said && (w == "in" || w == "on") {
				return u.Dates[i]
			}
			return ""
		}
	}
	return ""
}

// staged are the verbs that say that an event took place or was made.
var staged = words(`held convened called staged organised organized led fought begun began started broke took launched carried announced declared
	ordered imposed signed agreed opened mounted erupted occurred happened followed came swept hit struck passed won lost`)

// imagined tells whether the event is only feared, wished or thought of: "a possible strike", "the threat of invasion".
func (f *finder) imagined(u *naming.Unit, p naming.Phrase) bool {
	for i := p.First; i < p.Head; i++ {
		if unreal[u.Fold(i)] && !u.Upper(i) {
			return true
		}
	}
	k := p.First - 1
	for ; k >= 0 && (indefinite(u.Fold(k)) || u.Fold(k) == "the" || unreal[u.Fold(k)]); k-- {
		if w := u.Fold(k); unreal[w] || w == "any" || w == "no" || w == "another" && !p.Dated {
			return true
		}
	}
	switch u.Fold(k) {
	case "of", "for", "to", "that":
		if dreams[naming.Singular(u.Fold(k-1))] {
			return true
		}
	}
	if f.the(u, p.First) && f.namedBefore(u, p) {
		return false // "would not return while the Tarva war lasted": a war that there is
	}
	return !p.Dated && f.modal(u, p.First)
}

// namedBefore tells whether a name, and not only the adjective of a state, stands before the head.
func (f *finder) namedBefore(u *naming.Unit, p naming.Phrase) bool {
	for i := p.First; i < p.Head; i++ {
		if u.Upper(i) && len(f.lex.Adjective(u.Fold(i))) == 0 && !u.Starts(i) {
			return true
		}
	}
	return false
}

// modal tells whether the clause before the word at i says what may come and not what came.
func (f *finder) modal(u *naming.Unit, i int) bool {
	for k := i - 1; k >= 0 && i-k <= 7; k-- {
		w := u.Fold(k)
		if strings.ContainsAny(u.Tokens[k+1].Gap, ",;:.()") {
			return false
		}
		if modals[w] && (!u.Upper(k) || u.Starts(k) && w != "may") || wishes[w] {
			return true
		}
	}
	return false
}

var (
	modals = words(`may might could would should can must if unless whether`)
	wishes = words(`prevent preventing avoid avoiding avert averting deter deterring forestall achieve achieving pursue pursuing seek seeking
		hope hoping wish wishing expect expecting want wanting fear fearing threaten threatening demand demanding propose proposing
		imply implied implies implying presuppose presupposed presupposes entail entailed entails envisage envisaged envisages envision envisioned
		imagine imagined imagines predict predicted predicts foresee foresees toward towards await awaiting desire desiring anticipate anticipating advocate advocating discuss discussing promise promising`)
	unreal = words(`possible potential hypothetical imaginary imminent threatened feared would-be eventual prospective future alleged
		planned proposed attempted next recurrent recurring regular periodic occasional frequent repeated typical`)
	dreams = words(`threat risk fear danger prospect possibility likelihood probability chance absence lack call demand hope talk
		rumour rumor warning plea need idea notion spectre specter likelihood case avoidance`)
)

// kindOnly tells whether the words name a kind of happening: a plural with nothing before it but a word that is no name.
func (f *finder) kindOnly(u *naming.Unit, p naming.Phrase) bool {
	if p.Dated || p.Right || u.Upper(p.Head) || p.First != p.Head-1 || !u.Starts(p.First) {
		return false
	}
	w := u.Fold(p.First)
	return u.Upper(p.First) && !f.lex.Known(w) && !f.proper[w] && !u.Tokens[p.First].Possessive() && !u.Tokens[p.First].Caps
}

// proper are the words that bear a capital inside a sentence somewhere.
func proper(units []naming.Unit) map[string]bool {
	out := map[string]bool{}
	for k := range units {
		u := &units[k]
		if u.Titled || u.Kind == document.Heading {
			continue
		}
		for i, t := range u.Tokens {
			if t.Upper && !u.Starts(i) {
				out[t.Fold] = true
			}
		}
	}
	return out
}

// left grows the phrase to the left, over a possessor of several words too: "the Ruiz government's withdrawal", "the teachers' strike".
func (f *finder) left(u *naming.Unit, i int) naming.Phrase {
	p := u.Left(f.lex, i)
	k := p.First - 1
	if k >= 1 && u.Tokens[k].Digit && u.Tokens[p.First].Gap != "" && strings.Contains(u.Tokens[k].Gap, "-") && u.Upper(k-1) { // "COVID-19 pandemic"
		p.First, p.Proper = k-1, p.Proper+1
		k = p.First - 1
	}
	if k >= 0 && u.Tokens[k].Possessive() && !u.Upper(k) && !u.Masked[k] && !naming.Stop(u.Fold(k)) {
		q := u.Left(f.lex, k)
		if q.Proper > 0 || q.Dated {
			q.Head, q.Last = p.Head, p.Last
			q.Lower += p.Lower + 1
			q.Proper += p.Proper
			q.Dated = q.Dated || p.Dated
			return q
		}
	}
	if k := p.First - 1; k >= 0 && u.Adjoins(p.First) && u.Tokens[k].Caps && len(u.Fold(k)) == 2 && naming.Stop(u.Fold(k)) && u.Words(k, k) == "US" { // the state, not the pronoun
		p.First, p.Proper = k, p.Proper+1
	}
	p = f.cut(u, p)
	if u.Upper(p.First-1) && u.Adjoins(p.First) && particles[u.Fold(p.First-1)] && u.Tokens[p.First].Possessive() {
		p.First--
	}
	return p
}

// cut leaves out of the phrase what was read before, a predicate, and the capital of a sentence's first word.
func (f *finder) cut(u *naming.Unit, p naming.Phrase) naming.Phrase {
	first := min(max(p.First, f.floor), p.Head)
	for k := first + 1; k < p.Head; k++ {
		if w := u.Fold(k); !u.Upper(k) && (u.Upper(k-1) && u.Dates[k-1] == "" || len(u.Dates[k-1]) > 4) && u.Tokens[k].Gap == " " && (strings.HasSuffix(w, "ed") && !nouns[w] || pasts[w]) {
			first = k + 1
		}
	}
	if first > p.First {
		p.First, p.Proper, p.Lower, p.Dated = first, 0, 0, false
		for k := first; k < p.Head; k++ {
			switch {
			case u.Dates[k] != "":
				p.Dated = true
			case u.Upper(k):
				p.Proper++
			case !naming.Stop(u.Fold(k)) && !naming.Bland(u.Fold(k)):
				p.Lower++
			}
		}
		p.Definite = u.Determined(first)
	}
	if w := u.Fold(p.First); p.First < p.Head && p.Proper > 0 && u.Starts(p.First) && u.Tokens[p.First].Possessive() && !f.proper[w] && !f.lex.Known(w) {
		if _, named := f.at(u, p.First); !named {
			p.Proper--
			p.Lower++
		}
	}
	return p
}

var particles = words(`de van von al el ben bin la le du dos da di`)

// coded reads names that are made of a kind and a name behind it: "Operation Dust Cloud", "Hurricane Ida".
func (f *finder) coded(u *naming.Unit, i int) (naming.Phrase, string, bool) {
	typ, ok := codes[u.Fold(i)]
	if !ok || !u.Upper(i) || !u.Upper(i+1) || !u.Adjoins(i+1) || u.Titled || u.Tokens[i].Possessive() || u.Dates[i+1] != "" {
		return naming.Phrase{}, "", false
	}
	if _, head := f.lex.ActorHead(u.Fold(i + 1)); head || u.Upper(i-1) && u.Adjoins(i) && !u.Starts(i-1) && u.Dates[i-1] == "" && !u.Month(i-1) {
		return naming.Phrase{}, "", false
	}
	p := naming.Phrase{First: i, Head: i, Last: i, Proper: 1}
	for k := i + 1; k < len(u.Tokens) && k <= i+4 && u.Upper(k) && u.Adjoins(k) && !u.Masked[k]; k++ {
		if _, ok := f.lex.EventHead(u.Fold(k)); ok && k > i+1 {
			break
		}
		p.Last = k
		if u.Tokens[k].Possessive() {
			break
		}
	}
	return p, typ, true
}

var codes = map[string]string{
	"operation": "operation", "hurricane": "disaster", "cyclone": "disaster", "typhoon": "disaster", "exercise": "exercise", "storm": "disaster",
	"operasi": "operation", "operación": "operation", "operacion": "operation", "operação": "operation", "operacao": "operation", "opération": "operation",
	"operazione": "operation", "unternehmen": "operation", "operacja": "operation", "operatsiya": "operation", "operatie": "operation",
}
