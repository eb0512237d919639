// Package policy finds the laws, treaties, agreements, programmes, doctrines
// and other instruments that a document names, and gathers the mentions of each into one entity.
//
// It knows names from the lexicon packs, and finds others by the noun at their head ("law", "accord", "scheme"), by
// their abbreviation, because they are launched, adopted or explained as a policy where they stand, or because a noun
// for measures tells them with what it is on ("ban on night work", "rent cap"). Signing or
// announcing an instrument is an event, which is found elsewhere.
package policy

import (
	"context"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// Annotator makes the layer of policies.
type Annotator struct {
	lex     *lexicon.Lexicon
	phrases *lexicon.Names // measures that a fixed phrase names
}

// New is the annotator over a lexicon; nil finds nothing.
func New(lex *lexicon.Lexicon) Annotator {
	if lex == nil {
		return Annotator{}
	}
	return Annotator{lex: lex, phrases: phrases(lex)}
}

// Name is "policy".
func (Annotator) Name() string { return "policy" }

// Requires are the layers read.
func (Annotator) Requires() []document.LayerName {
	return []document.LayerName{document.LayerPassages, document.LayerDates, document.LayerReferences, document.LayerCitations, document.LayerActors}
}

// Provides is the layer of policies.
func (Annotator) Provides() []document.LayerName {
	return []document.LayerName{document.LayerPolicies}
}

// Annotate adds the policies to the layer of entities.
func (a Annotator) Annotate(ctx context.Context, d *document.Document) error {
	if a.lex == nil {
		return nil
	}
	units, err := naming.Units(ctx, d)
	if err != nil {
		return err
	}
	f := &finder{doc: d, lex: a.lex, units: units, phrases: a.phrases, names: lexicon.NewNames(), persons: map[int]bool{}}
	for _, e := range d.Layers.Entities {
		for _, m := range e.Mentions {
			if e.Type == "person" {
				f.persons[m.Start] = true
			}
		}
	}
	f.topics = naming.Known(a.lex, units, document.Policy)
	for i := range units {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		f.find(i)
		f.row(i)
		f.title(i)
	}
	f.resolveDefined()
	f.abbreviated()
	f.amendments()
	f.introduced(ctx)
	for i := range units {
		f.again(i)
	}
	naming.Add(d, naming.Topics(d, a.lex, units, document.Policy, f.topics))
	return nil
}

type finder struct {
	doc    *document.Document
	lex    *lexicon.Lexicon
	units  []naming.Unit
	topics []naming.Topic
	// phrases are the measures that a fixed phrase names, by their place in the vocabulary's list.
	phrases *lexicon.Names
	names   *lexicon.Names // short and capitalised names learned, by index in learned
	learn   []naming.Topic
	// defined are heads alone with an article and a capital, "the Act", which mean what was named in full before.
	defined []naming.Topic
	// persons are where the names of persons begin in the text.
	persons map[int]bool
}

func (f *finder) find(n int) {
	u := &f.units[n]
	for i := 0; i < len(u.Tokens); i++ {
		if u.Masked[i] {
			continue
		}
		if last, ok := f.numbered(u, i); ok {
			f.take(n, naming.Phrase{First: f.issued(u, i), Head: i, Last: last, Proper: 1}, "law", "numbered-law", 0.9)
			i = last
			continue
		}
		if last, ok := f.billed(u, i); ok {
			f.take(n, naming.Phrase{First: i, Head: i, Last: last, Proper: 1}, "law", "numbered-law", 0.85)
			i = last
			continue
		}
		if last, ok := f.order(u, i); ok {
			f.take(n, naming.Phrase{First: i, Head: i + 1, Last: last, Proper: 1}, "law", "numbered-law", 0.9)
			i = last
			continue
		}
		if last, ok := f.provision(u, i); ok {
			t := f.topic(n, naming.Phrase{First: i, Head: i, Last: last, Proper: 1}, "law", "numbered-provision", 0.75)
			t.Named = false // another law has one of the same number
			f.topics = append(f.topics, t)
			i = last
			continue
		}
		if first, last, typ, ok := f.foreign(u, i); ok {
			f.take(n, naming.Phrase{First: first, Head: first, Last: last, Proper: 1}, typ, "foreign-head", 0.75)
			i = last
			continue
		}
		if last, ok := f.phrase(n, i); ok {
			i = last
			continue
		}
		if h, ok := f.lex.PolicyHead(u.Fold(i)); ok {
			f.headed(n, i, h)
			continue
		}
		if f.measured(n, i) {
			continue
		}
		if first, ok := f.entente(u, i); ok {
			f.take(n, naming.Phrase{First: first, Head: i, Last: i, Proper: 2}, "treaty", "capitalised-head", 0.7)
			continue
		}
		if last, typ, ok := f.proclaimed(u, i); ok {
			name := u.Words(i, last)
			f.name(name, naming.Topic{Name: name, Type: typ, Words: u.Content(i, last), Rule: "proclaimed", Confidence: 0.6, Proper: true})
			if !f.names.Has(strings.ToLower(name)) {
				f.names.Add(strings.ToLower(name), f.lastNamed(name))
			}
			i = last
		}
	}
}

// headed takes the phrase around a head noun, if it names an instrument or is a measure.
func (f *finder) headed(n, i int, h lexicon.Head) {
	u := &f.units[n]
	if u.Titled && !u.Upper(i) || f.continues(u, i) || u.Upper(i) && f.lex.GivenName(u.Fold(i)) && u.Upper(i+1) && u.Adjoins(i+1) {
		f.measured(n, i)
		return
	}
	p := u.Left(f.lex, i)
	if first, ok := f.bracketed(u, i); ok {
		p.First, p.Proper = first, p.Proper+1
	}
	if u.Upper(i) {
		p = f.titleRight(u, p)
	} else if h.Strong {
		if q := u.RightOf(p, func(string) bool { return false }, func(w string) bool { return w == "of" || w == "on" || w == "between" }); !f.personAt(u, p.Last+2) {
			p = q
		}
	}
	if k := i + 2; !h.Strong && !u.Upper(i) && p.Last == i && u.Fold(i+1) == "of" && k < len(u.Tokens) && u.Dates[k] != "" && u.Adjoins(i+1) && u.Adjoins(k) {
		for ; k < len(u.Tokens) && u.Dates[k] == u.Dates[i+2]; k++ { // "the reform of 1952"
			p.Last, p.Right, p.Dated = k, true, true
		}
	}
	if p.First == p.Head && u.Upper(i) && u.Upper(i+1) && u.Adjoins(i+1) && h.Strong && !u.Starts(i) {
		for p.Last+1 < len(u.Tokens) && u.Upper(p.Last+1) && u.Adjoins(p.Last+1) { // "Plan Marshall"
			p.Last++
			p.Proper++
		}
	}
	if f.happening(u, p, h) || u.AnyMasked(p.First, p.Last) || f.actorName(u, p) || u.OfOffice(f.lex, p) {
		return
	}
	switch {
	case u.Titled:
		return
	case u.Upper(i) && p.First == i && p.Last == i && u.Fold(i-1) == "the" && h.Strong && !(u.Upper(i+1) && u.Adjoins(i+1)):
		f.defined = append(f.defined, naming.Topic{Unit: n, First: i, Last: i, Name: u.Words(i, i), Type: h.Type, Head: naming.Singular(u.Fold(i))})
	case u.Upper(i) && !p.Right && (!p.Dated && u.AllBland(p) || p.First < i && u.Unpossessed(p) == i):
		return
	case u.Upper(i) && (p.Proper > 0 || p.Right) && !(u.Starts(p.First) && p.First == p.Last):
		f.take(n, p, h.Type, "capitalised-head", 0.85)
	case u.Upper(i) && p.Dated:
		f.take(n, p, h.Type, "dated-head", 0.75)
	case u.Upper(i):
		return
	case byName[u.Fold(i)]:
		return
	case p.Proper > 0 && (h.Strong || p.Lower == 0) && f.nameLike(u, p):
		f.take(n, p, h.Type, "named-head", 0.75)
	case p.Definite && p.Lower > 1 && f.counted(u, p):
		f.take(n, p, h.Type, "counted", 0.6)
	case h.Strong && p.Dated:
		f.take(n, p, h.Type, "dated-head", 0.75)
	case h.Strong && p.Right && p.Definite && p.Lower > 0:
		f.take(n, p, h.Type, "described", 0.6)
	case h.Strong && p.Lower > 0 && p.Definite && f.specific(h):
		f.take(n, p, h.Type, "definite-head", 0.55)
	case !h.Strong && p.Dated && p.Definite && made[h.Type]:
		f.take(n, p, h.Type, "dated-head", 0.6)
	case f.measured(n, i):
	case h.Strong && p.Lower > 1 && f.specific(h):
		f.short(n, p, h.Type)
	case h.Strong && p.Definite && p.Lower > 0:
		f.short(n, p, h.Type)
	default:
		f.plain(n, i, h.Type)
	}
}

// counted tells whether a compound with a number stands before the head: "one-child policy", "open-door policy".
func (f *finder) counted(u *naming.Unit, p naming.Phrase) bool {
	if p.Head-p.First < 2 || !u.Tokens[p.Head-1].Hyphen {
		return false
	}
	switch u.Fold(p.First) {
	case "zero", "one", "two", "three", "four", "five", "no", "open":
		return true
	}
	return false
}

// personAt tells whether a person's name begins at word k.
func (f *finder) personAt(u *naming.Unit, k int) bool {
	if !u.Upper(k) {
		return false
	}
	return f.persons[u.View.Span(u.Tokens[k].Start, u.Tokens[k].End).Start]
}

// made are the types of instruments that are made at one time, so that a date with the article tells which one it is.
var made = map[string]bool{"reform": true, "plan": true, "law": true, "regulation": true, "agreement": true, "arrangement": true}

// byName are nouns that only name an instrument where they have a capital.
var byName = map[string]bool{"order": true, "orders": true, "guidelines": true, "guideline": true, "proclamation": true, "edict": true, "circular": true}

// specific tells whether instruments of this type are things that one speaks of one at a time ("the peace accord"),
// unlike a field of policy ("the trade policy").
func (f *finder) specific(h lexicon.Head) bool {
	switch h.Type {
	case "agreement", "treaty", "sanctions", "tax", "mechanism", "law":
		return true
	}
	return false
}

// continues tells whether the phrase goes on behind the word: its head is a later noun.
func (f *finder) continues(u *naming.Unit, i int) bool {
	k := i + 1
	if k >= len(u.Tokens) || !u.Adjoins(k) || u.Tokens[i].Possessive() {
		return u.Tokens[i].Possessive() && !u.Upper(i) && false
	}
	w := u.Fold(k)
	if naming.Verbal(w) || f.lex.Act(w) {
		return false
	}
	if _, ok := f.lex.PolicyHead(w); ok && (u.Upper(k) == u.Upper(i) || u.Upper(i)) {
		return true
	}
	if _, ok := f.lex.EventHead(w); ok {
		return true
	}
	if _, ok := f.lex.ActorHead(w); ok {
		return true
	}
	return !u.Upper(i) && !u.Upper(k) && !u.Tokens[k].Digit && u.Dates[k] == "" && !strings.HasSuffix(w, "s") && len(w) > 3
}

// titleRight goes on over the words of a title in capitals: "Agreement to End the Conflict", "Treaty of Rome".
func (f *finder) titleRight(u *naming.Unit, p naming.Phrase) naming.Phrase {
	for k := p.Last + 1; k < len(u.Tokens) && u.Adjoins(k) && !u.Tokens[p.Last].Possessive() && !u.Masked[k]; k++ {
		if k == p.Head+1 && u.Tokens[k].Gap == " " && year(u.Fold(k)) {
			p.Last, p.Right, p.Dated = k, true, true // "Harbours Act 1998"
			break
		}
		if u.Dates[k] != "" && u.Fold(k-1) != "of" && !(k == p.Last+1 && u.Tokens[k].Digit && u.Tokens[k].Gap == " ") {
			break
		}
		if u.Dates[k] == "" && u.Dates[k-1] != "" && u.Upper(k) {
			break // "the Agreement of 1954 Lima had …"
		}
		if u.Upper(k) || u.Dates[k] != "" {
			if _, ok := f.lex.EventHead(u.Fold(k)); ok && k == p.Last+1 {
				break
			}
			p.Last, p.Right = k, true
			p.Dated = p.Dated || u.Dates[k] != ""
			continue
		}
		if w := u.Fold(k); naming.Joint(w) && w != "y" {
			if (w == "of" || w == "in") && (f.personAt(u, k+1) || w == "in" && f.actorHead(u.Fold(k+1))) {
				break
			}
			if w == "and" && p.Last == p.Head || (w == "in" || w == "to" || w == "on" || w == "and") && u.Upper(k+1) && f.knownActor(u, k+1) && w != "on" || k-p.Last > 2 {
				break
			}
			continue
		}
		break
	}
	return p
}

func (f *finder) knownActor(u *naming.Unit, i int) bool {
	h, ok := f.lex.At(u.Tokens, i)
	return ok && f.lex.Thing(h.Names[0].Thing).Kind == document.Actor
}

func (f *finder) actorHead(w string) bool { _, ok := f.lex.ActorHead(w); return ok }

// happening tells whether the phrase is rather an event: an agreement or declaration of a month or a day.
func (f *finder) happening(u *naming.Unit, p naming.Phrase, h lexicon.Head) bool {
	if _, ok := f.lex.EventHead(u.Fold(p.Head)); !ok {
		return false
	}
	if h.Type == "declaration" && !u.Upper(p.Head) && p.First == p.Head-1 && f.capital(u, p.First) {
		return false // "the Quito declaration" is the text that was signed there
	}
	return len(u.Date(p.First, p.Last)) > 4 && !u.Upper(p.Head) || h.Type == "declaration" && !u.Upper(p.Head)
}

// capital tells whether the word at i is the name of a capital.
func (f *finder) capital(u *naming.Unit, i int) bool {
	h, ok := f.lex.At(u.Tokens, i)
	return ok && h.Last == i && h.Names[0].Form == lexicon.Metonym
}

// actorName tells whether the words are a known actor.
func (f *finder) actorName(u *naming.Unit, p naming.Phrase) bool {
	hit, ok := f.lex.At(u.Tokens, p.First)
	return ok && hit.Last >= p.Last && f.lex.Thing(hit.Names[0].Thing).Kind == document.Actor
}

// nameLike refuses "the Malian law": an adjective alone names nothing.
func (f *finder) nameLike(u *naming.Unit, p naming.Phrase) bool {
	if p.Dated || p.Right {
		return true
	}
	if h, ok := f.lex.PolicyHead(u.Fold(p.Head)); ok && !h.Strong && p.Head-p.First < 3 && f.knownActor(u, p.First) && !u.Upper(p.Head) {
		if hit, ok := f.lex.At(u.Tokens, p.First); ok && hit.Last == p.Head-1 {
			return false // "a World Bank facility" is one of many
		}
	}
	if h, ok := f.lex.PolicyHead(u.Fold(p.Head)); ok && (f.specific(h) && p.Lower > 0 && p.Definite || imposed[u.Fold(p.Head)] && f.issuer(u, p)) {
		return true
	}
	if u.Starts(p.First) && p.Proper == 1 && !f.lex.Known(u.Fold(p.First)) {
		return false
	}
	for i := u.Unpossessed(p); i < p.Head; i++ {
		if u.Upper(i) && len(f.lex.Adjective(u.Fold(i))) == 0 && !f.lex.Place(u.Fold(i)) && !u.Tokens[i].Possessive() {
			return true
		}
	}
	return false
}

// imposed are instruments of which a state has one at a time, so that who imposed it names it: "the US embargo", "the Chilean constitution".
var imposed = map[string]bool{"embargo": true, "sanctions": true, "constitution": true}

// issuer tells whether a state or its adjective stands right before the head, as in "US embargo".
func (f *finder) issuer(u *naming.Unit, p naming.Phrase) bool {
	k := p.Head - 1
	return k >= p.First && u.Upper(k) && !u.Tokens[k].Possessive() && (len(f.lex.Adjective(u.Fold(k))) > 0 || f.knownActor(u, k))
}

func (f *finder) topic(n int, p naming.Phrase, typ, rule string, confidence float64) naming.Topic {
	u := &f.units[n]
	words := append(u.Content(p.First, p.Head-1), u.Content(p.Head+1, p.Last)...)
	if p.Head == p.First {
		words = u.Content(p.Head+1, p.Last)
	}
	return naming.Topic{
		Unit: n, First: p.First, Last: p.Last, Name: u.Words(p.First, p.Last), Type: typ, Head: naming.Singular(u.Fold(p.Head)),
		Words: words, Date: f.date(u, p), Thing: -1, Rule: rule, Confidence: confidence, Proper: true,
		Named: p.Proper > 0 || p.Right, Titled: u.Upper(p.Head),
	}
}

// date is the date in the phrase, or the year behind the name of a law. The year behind "Plan" or "Strategy" is its horizon, not when it was made.
func (f *finder) date(u *naming.Unit, p naming.Phrase) string {
	if _, ok := f.horizon(u, p.Last-1); ok && p.Last > p.First {
		return u.Date(p.First, p.Last-1)
	}
	if k := p.Head + 1; k == p.Last && u.Dates[k] == "" && year(u.Fold(k)) {
		switch h, _ := f.lex.PolicyHead(u.Fold(p.Head)); h.Type {
		case "law", "regulation", "treaty", "agreement":
			return u.Fold(k)
		}
	}
	if k := p.Head + 1; k <= p.Last && u.Dates[k] != "" {
		switch h, _ := f.lex.PolicyHead(u.Fold(p.Head)); h.Type {
		case "plan", "strategy", "programme", "initiative", "policy":
			return u.Date(p.First, p.Head)
		}
	}
	return u.DateOf(p.First, p.Last)
}

func (f *finder) take(n int, p naming.Phrase, typ, rule string, confidence float64) {
	u := &f.units[n]
	for p.First < p.Head && u.Starts(p.First) && naming.Stop(u.Fold(p.First)) {
		p.First++
	}
	t := f.topic(n, p, typ, rule, confidence)
	f.topics = append(f.topics, t)
	if p.Lower > 0 && !u.Upper(p.Head) || u.Upper(p.Head) && p.Proper > 0 {
		f.name(t.Name, t)
	}
	f.abbreviation(u, p, t)
	f.apposed(u, p.Last, t)
}

func (f *finder) short(n int, p naming.Phrase, typ string) {
	t := f.topic(n, p, typ, "short-form", 0.5)
	t.Proper = false
	f.topics = append(f.topics, t)
}

// plain takes a head noun with an article and nothing else: "the ban", "the programme". It means what was named in full.
func (f *finder) plain(n, i int, typ string) {
	u := &f.units[n]
	if w := u.Fold(i - 1); u.Upper(i) || u.Titled || w != "the" && w != "this" || !u.Adjoins(i) || f.goesOn(u, i) || f.continues(u, i) {
		return
	}
	if u.Fold(i+1) == "of" && u.Adjoins(i+1) {
		return
	}
	t := f.topic(n, naming.Phrase{First: i, Head: i, Last: i}, typ, "short-form", 0.5)
	t.Proper, t.Plain, t.Named, t.Vague = false, true, false, vague[u.Fold(i)]
	f.topics = append(f.topics, t)
}

// vague are nouns of which a text has many that it does not name: "the law prescribes".
var vague = words(`law laws policy policies rule rules order orders system strategy code list line idea principle principles standard standards
	target targets plan plans framework instrument instruments mechanism concept narrative agenda arrangement arrangements act acts bill deal
	initiative programme program limit limits duty duties tax taxes requirement guarantee reform reforms legislation regulation regulations`)

// abbreviation learns "(ABC)" behind a name.
func (f *finder) abbreviation(u *naming.Unit, p naming.Phrase, t naming.Topic) {
	k := p.Last + 1
	if k >= len(u.Tokens) || u.Masked[k] || !strings.HasSuffix(u.Tokens[k].Gap, "(") || !u.Upper(k) {
		return
	}
	if w := u.Fold(k); (w == "the" || w == "hereafter") && u.Adjoins(k+1) {
		k++
	}
	last := k
	for last < k+3 && u.After(last) == "" && u.Adjoins(last+1) {
		last++
	}
	if !strings.HasPrefix(u.After(last), ")") || u.AnyMasked(k, last) || last == k && !u.Tokens[k].Caps || u.Dates[last] != "" {
		return
	}
	if h, ok := f.lex.PolicyHead(u.Fold(last)); last > k && !(ok && u.Upper(last) && h.Strong) {
		return
	}
	if len(f.lex.Lookup(u.Words(k, last))) == 0 {
		f.name(u.Words(k, last), t)
	}
}
