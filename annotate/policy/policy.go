// Package policy finds the laws, treaties, agreements, programmes, doctrines
// and other instruments that a document names, and gathers the mentions of each into one entity.
//
// It knows names from the lexicon packs, and finds others by the noun at their head ("law", "accord", "scheme"), by
// their abbreviation, or because they are launched, adopted or explained as a policy where they stand. Signing or
// announcing an instrument is an event, which is found elsewhere.
package policy

import (
	"context"
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// Annotator makes the layer of policies.
type Annotator struct{ lex *lexicon.Lexicon }

// New is the annotator over a lexicon; nil finds nothing.
func New(lex *lexicon.Lexicon) Annotator { return Annotator{lex: lex} }

// Name is "policy".
func (Annotator) Name() string { return "policy" }

// Requires are the layers read.
func (Annotator) Requires() []document.LayerName {
	return []document.LayerName{document.LayerPassages, document.LayerDates, document.LayerReferences, document.LayerCitations}
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
	f := &finder{doc: d, lex: a.lex, units: units, names: lexicon.NewNames()}
	f.topics = naming.Known(a.lex, units, document.Policy)
	for i := range units {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		f.find(i)
	}
	f.abbreviated()
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
	names  *lexicon.Names // short and capitalised names learned, by index in learned
	learn  []naming.Topic
}

// abbreviated learns the abbreviations that are in force rather than act.
func (f *finder) abbreviated() {
	for _, a := range naming.Abbreviations(f.units, f.lex) {
		if len(f.lex.Lookup(a.Name)) > 0 {
			continue
		}
		if t, ok := f.initials(a.Name); ok {
			f.name(a.Name, t)
			continue
		}
		if a.Policy > a.Actor {
			f.name(a.Name, naming.Topic{Name: a.Name, Words: []string{lexicon.Fold(a.Name)}, Rule: "abbreviation", Confidence: 0.6, Proper: true})
		}
	}
}

// initials is the name found in full whose last words have the letters of the abbreviation as initials.
func (f *finder) initials(abbreviation string) (naming.Topic, bool) {
	best, found := naming.Topic{}, false
	for _, t := range f.topics {
		words := strings.Fields(t.Name)
		for k := 0; k < len(words) && len(words)-k >= len(abbreviation)-1; k++ {
			if naming.Initials(strings.Join(words[k:], " "), abbreviation) && (!found || len(t.Words) < len(best.Words)) {
				best, found = t, true
				break
			}
		}
	}
	return best, found
}

func (f *finder) name(name string, t naming.Topic) {
	if f.names.Has(name) {
		return
	}
	t.Thing = -1
	f.names.Add(name, len(f.learn))
	f.learn = append(f.learn, t)
}

// lastNamed is the index in learn of what has that name.
func (f *finder) lastNamed(name string) int {
	hit, _ := f.names.At(lexicon.Tokenize(name), 0)
	if len(hit.Names) == 0 {
		return len(f.learn) - 1
	}
	return hit.Names[0].Thing
}

func (f *finder) find(n int) {
	u := &f.units[n]
	for i := 0; i < len(u.Tokens); i++ {
		if u.Masked[i] {
			continue
		}
		if last, ok := f.numbered(u, i); ok {
			f.take(n, naming.Phrase{First: i, Head: i, Last: last, Proper: 1}, "law", "numbered-law", 0.9)
			i = last
			continue
		}
		if h, ok := f.lex.PolicyHead(u.Fold(i)); ok {
			f.headed(n, i, h)
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

// numbered reads "Law 12 of 2005", "Regulation (EC) 12/2005", "Resolution 1234".
func (f *finder) numbered(u *naming.Unit, i int) (int, bool) {
	h, ok := f.lex.PolicyHead(u.Fold(i))
	if !ok || !u.Upper(i) || h.Type != "law" && h.Type != "regulation" && h.Type != "resolution" && h.Type != "treaty" && h.Type != "agreement" {
		return 0, false
	}
	k := i + 1
	if k < len(u.Tokens) && u.Tokens[k].Caps && strings.HasSuffix(u.Tokens[k].Gap, "(") && strings.HasPrefix(u.After(k), ")") {
		k++
	}
	if w := u.Fold(k); w == "no" || w == "number" || w == "nr" {
		k++
	}
	if k >= len(u.Tokens) || !u.Tokens[k].Digit {
		return 0, false
	}
	last := k
	for last+1 < len(u.Tokens) && u.Tokens[last+1].Digit && u.Tokens[last+1].Gap == "/" {
		last++
	}
	if u.Fold(last+1) == "of" && last+2 < len(u.Tokens) && u.Dates[last+2] != "" {
		last += 2
	}
	return last, true
}

// headed takes the phrase around a head noun, if it names an instrument.
func (f *finder) headed(n, i int, h lexicon.Head) {
	u := &f.units[n]
	if u.Titled && !u.Upper(i) || f.continues(u, i) {
		return
	}
	p := u.Left(f.lex, i)
	if u.Upper(i) {
		p = f.titleRight(u, p)
	} else if h.Strong {
		p = u.RightOf(p, func(string) bool { return false }, func(w string) bool { return w == "of" || w == "on" || w == "between" })
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
	case u.Upper(i) && !p.Right && !p.Dated && u.AllBland(p):
		return
	case u.Upper(i) && (p.Proper > 0 || p.Right) && !(u.Starts(p.First) && p.First == p.Last):
		f.take(n, p, h.Type, "capitalised-head", 0.85)
	case u.Upper(i):
		return
	case p.Proper > 0 && (h.Strong || p.Lower == 0) && f.nameLike(u, p):
		f.take(n, p, h.Type, "named-head", 0.75)
	case h.Strong && p.Dated:
		f.take(n, p, h.Type, "dated-head", 0.75)
	case h.Strong && p.Right && p.Definite && p.Lower > 0:
		f.take(n, p, h.Type, "described", 0.6)
	case h.Strong && p.Lower > 0 && p.Definite && f.specific(h):
		f.take(n, p, h.Type, "definite-head", 0.55)
	case h.Strong && p.Lower > 1 && f.specific(h):
		f.short(n, p, h.Type)
	case h.Strong && p.Definite && p.Lower > 0:
		f.short(n, p, h.Type)
	}
}

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
		if u.Dates[k] != "" && u.Fold(k-1) != "of" && !(k == p.Last+1 && u.Tokens[k].Digit && u.Tokens[k].Gap == " ") {
			break
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

// happening tells whether the phrase is rather an event: an agreement or declaration of a month or a day.
func (f *finder) happening(u *naming.Unit, p naming.Phrase, h lexicon.Head) bool {
	if _, ok := f.lex.EventHead(u.Fold(p.Head)); !ok {
		return false
	}
	return len(u.Date(p.First, p.Last)) > 4 && !u.Upper(p.Head) || h.Type == "declaration" && !u.Upper(p.Head)
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
	if h, ok := f.lex.PolicyHead(u.Fold(p.Head)); ok && f.specific(h) && p.Lower > 0 && p.Definite {
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

func (f *finder) topic(n int, p naming.Phrase, typ, rule string, confidence float64) naming.Topic {
	u := &f.units[n]
	words := append(u.Content(p.First, p.Head-1), u.Content(p.Head+1, p.Last)...)
	if p.Head == p.First {
		words = u.Content(p.Head+1, p.Last)
	}
	return naming.Topic{
		Unit: n, First: p.First, Last: p.Last, Name: u.Words(p.First, p.Last), Type: typ, Head: naming.Singular(u.Fold(p.Head)),
		Words: words, Date: f.date(u, p), Thing: -1, Rule: rule, Confidence: confidence, Proper: true,
		Named: p.Proper > 0 || p.Right,
	}
}

// date is the date in the phrase. The year behind "Plan" or "Strategy" is its horizon, not when it was made.
func (f *finder) date(u *naming.Unit, p naming.Phrase) string {
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
}

func (f *finder) short(n int, p naming.Phrase, typ string) {
	t := f.topic(n, p, typ, "short-form", 0.5)
	t.Proper = false
	f.topics = append(f.topics, t)
}

// abbreviation learns "(ABC)" behind a name.
func (f *finder) abbreviation(u *naming.Unit, p naming.Phrase, t naming.Topic) {
	k := p.Last + 1
	if k >= len(u.Tokens) || u.Masked[k] || !strings.HasSuffix(u.Tokens[k].Gap, "(") || !u.Tokens[k].Caps || !strings.HasPrefix(u.After(k), ")") {
		return
	}
	if len(f.lex.Lookup(u.Words(k, k))) == 0 {
		f.name(u.Words(k, k), t)
	}
}

var proclaiming = map[string]bool{
	"launched": true, "adopted": true, "enacted": true, "introduced": true, "unveiled": true, "repealed": true,
	"implemented": true, "proclaimed": true, "ratified": true, "under": true,
}

// proclaimed reads a capitalised name without a head noun that is launched or adopted, or that is explained
// as a policy: "launched Open Harbours", "Open Harbours, the policy under which …".
func (f *finder) proclaimed(u *naming.Unit, i int) (int, string, bool) {
	if !u.Upper(i) || u.Starts(i) && naming.Stop(u.Fold(i)) || i > 0 && u.Upper(i-1) && u.Adjoins(i) || u.Titled || u.Month(i) {
		return 0, "", false
	}
	last := i
	for last+1 < len(u.Tokens) && u.Adjoins(last+1) && u.Upper(last+1) && !u.Tokens[last].Possessive() {
		last++
	}
	if last == i || last-i > 4 || u.Masked[last] || u.AnyMasked(i, last) || f.lex.Place(lexicon.Fold(u.Words(i, last))) || f.lex.GivenName(u.Fold(i)) || f.lex.Title(u.Fold(i)) {
		return 0, "", false
	}
	if _, ok := f.lex.PolicyHead(u.Fold(last)); ok {
		return 0, "", false
	}
	for k := i; k <= last; k++ {
		if _, ok := f.lex.ActorHead(u.Fold(k)); ok || len(f.lex.Adjective(u.Fold(k))) > 0 {
			return 0, "", false
		}
		if h, ok := f.lex.At(u.Tokens, k); ok && f.lex.Thing(h.Names[0].Thing).Kind == document.Actor {
			return 0, "", false
		}
	}
	if u.After(last) == "," {
		switch u.Fold(last + 1) {
		case "the", "a", "his", "her", "its", "their":
			for k := last + 2; k < len(u.Tokens) && k <= last+6 && u.Adjoins(k); k++ {
				if h, ok := f.lex.PolicyHead(u.Fold(k)); ok && !u.Upper(k) {
					return last, h.Type, true
				}
			}
		}
	}
	before := i - 1
	if u.Fold(before) == "the" {
		before--
	}
	if before >= 0 && proclaiming[u.Fold(before)] && !u.Upper(before) {
		return last, "", true
	}
	return 0, "", false
}

// again marks the learned names where they stand without what showed them.
func (f *finder) again(n int) {
	u := &f.units[n]
	for i := 0; i < len(u.Tokens); i++ {
		if u.Masked[i] {
			continue
		}
		hit, ok := f.names.At(u.Tokens, i)
		if !ok || u.AnyMasked(i, hit.Last) {
			continue
		}
		t := f.learn[hit.Names[0].Thing]
		start := i
		if i == hit.Last && u.Tokens[i].Caps && i > 0 && u.Adjoins(i) && !u.Tokens[i-1].Possessive() && u.Upper(i-1) {
			if h, ok := f.lex.At(u.Tokens, i-1); ok && h.Last == i-1 && !slices.Contains(t.Words, u.Fold(i-1)) {
				start = i - 1 // another state's instrument of the same name
				t.Words = append(slices.Clone(t.Words), u.Fold(i-1))
				t.Name, t.Closed = u.Words(start, i), true
			}
		}
		t.Unit, t.First, t.Last = n, start, hit.Last
		if t.Rule != "proclaimed" && t.Rule != "abbreviation" {
			t.Rule, t.Confidence = "learned-name", 0.7
		}
		f.topics = append(f.topics, t)
		i = hit.Last
	}
}
