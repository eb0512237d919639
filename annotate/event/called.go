package event

import (
	"context"
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// called reads names of events that no noun at their end tells: by their form ("Techazo", "Bloody Tuesday", "Salt March").
func (f *finder) called(u *naming.Unit, i int) (naming.Phrase, string, bool) {
	if !u.Upper(i) || u.Titled && u.Kind != document.Heading {
		return naming.Phrase{}, "", false
	}
	w := u.Fold(i)
	p := naming.Phrase{First: i, Head: i, Last: i, Proper: 1}
	switch {
	case i > 0 && u.Adjoins(i) && omens[u.Fold(i-1)] && u.Upper(i-1) && weekdays[w] && !(u.Upper(i+1) && u.Adjoins(i+1)):
		p.First = i - 1
		return p, "crisis", true
	case w == "march" && u.Dates[i] == "" && i > 0 && u.Adjoins(i) && f.marched(u, i):
		for p.First > 0 && u.Adjoins(p.First) && u.Upper(p.First-1) && !naming.Function(u.Fold(p.First-1)) && !u.Starts(p.First-1) && i-p.First < 3 {
			p.First--
		}
		return p, "protest", p.First < i
	case u.Adjoins(i) && u.Upper(i-1) && !u.Starts(i-1), f.lex.Common(w), f.suffixed(w) == "":
		return naming.Phrase{}, "", false
	case u.Tokens[i].Caps || f.lex.GivenName(w) || f.actorAt(u, i):
		return naming.Phrase{}, "", false
	}
	return p, f.suffixed(w), true
}

// marched tells whether "March" ends a name and is no month: "Salt March", not "Tuesday March".
func (f *finder) marched(u *naming.Unit, i int) bool {
	w := u.Fold(i - 1)
	return u.Upper(i-1) && !weekdays[w] && !naming.Function(w) && !u.Tokens[i+min(1, len(u.Tokens)-1-i)].Digit && u.Dates[i-1] == "" && !u.Starts(i-1) && !f.actorAt(u, i-1)
}

var (
	omens    = words(`black bloody red grey gray tragic blue`)
	weekdays = words(`monday tuesday wednesday thursday friday saturday sunday`)
	// towns end as scandals do and are none.
	towns = words(`highgate newgate ramsgate margate harrogate aldgate bishopsgate moorgate southgate westgate eastgate northgate billingsgate reigate
		colgate vulgate kirkgate briggate ludgate aldersgate lydgate applegate wingate tailgate floodgate stargate sangate brazo lazo plazo abrazo pedazo
		embarazo sarrazo picazo durazo rechazo flechazo vistazo pinazo`)
)

// suffixed is the type of event that the ending of the folded word tells, "" for none.
func (f *finder) suffixed(w string) string {
	switch {
	case towns[w]:
		return ""
	case len(w) > 5 && strings.HasSuffix(w, "azo"):
		return "uprising"
	case len(w) > 7 && strings.HasSuffix(w, "gate"):
		return "scandal"
	case len(w) > 5 && strings.HasSuffix(w, "exit"), w == "brexit":
		return "departure"
	}
	return ""
}

// introduced marks the names that the document introduces as events, and the names of operations without "Operation".
func (f *finder) introduced(ctx context.Context) {
	names, list := lexicon.NewNames(), []naming.Topic(nil)
	learn := func(name, typ, rule string, confidence float64) {
		if names.Has(name) || len(f.lex.Lookup(name)) > 0 {
			return
		}
		names.Add(name, len(list))
		list = append(list, naming.Topic{Name: name, Type: typ, Rule: rule, Confidence: confidence})
	}
	found := naming.Introductions(ctx, f.units, f.lex)
	keys := make([]string, 0, len(found))
	for k, in := range found {
		if in.Kind == document.Event {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		h, _ := f.lex.EventHead(found[k].Head)
		learn(found[k].Name, h.Type, "introduced-name", 0.6)
	}
	for _, s := range f.seen {
		u := &f.units[s.Unit]
		if s.Rule != "coded-name" || s.Last == s.First || s.Type != "operation" {
			continue
		}
		if first := u.Fold(s.First + 1); u.Tokens[s.First+1].Caps || s.Last > s.First+1 || !f.lex.Common(first) && !f.lex.GivenName(first) {
			if !f.lex.Place(lexicon.Fold(u.Words(s.First+1, s.Last))) && !f.actorAt(u, s.Last+1) {
				learn(u.Words(s.First+1, s.Last), s.Type, "code-alone", 0.6)
			}
		}
	}
	if len(list) == 0 {
		return
	}
	for n := range f.units {
		u := &f.units[n]
		for i := 0; i < len(u.Tokens); i++ {
			if u.Masked[i] || !u.Upper(i) {
				continue
			}
			hit, ok := names.At(u.Tokens, i)
			if !ok || u.AnyMasked(i, hit.Last) || u.Titled && !u.Upper(hit.Last) {
				continue
			}
			t := list[hit.Names[0].Thing]
			if !f.modifies(u, hit.Last) {
				t.Unit, t.First, t.Last, t.Thing, t.Proper, t.Named = n, i, hit.Last, -1, true, true
				t.Words = u.Content(i, hit.Last)
				if len(t.Words) > 0 {
					f.seen = append(f.seen, sighting{Topic: t, definite: true})
				}
			}
			i = hit.Last
		}
	}
}

// modifies tells whether a noun follows that the name at i narrows: "Techazo veterans".
func (f *finder) modifies(u *naming.Unit, i int) bool {
	k := i + 1
	if k >= len(u.Tokens) || !u.Adjoins(k) || u.Tokens[i].Possessive() || u.Titled {
		return false
	}
	w := u.Fold(k)
	return !naming.Verbal(w) && !f.lex.Act(w) && !pasts[w] && !beside[w] && !(w != "" && w[len(w)-1] == 's' && f.verb3(w))
}

// verb3 tells whether the word may be a verb in the third person.
func (f *finder) verb3(w string) bool { return f.lex.Act(strings.TrimSuffix(w, "s")) }

// ofDay reads a noun that only its day or month makes an event: "the offer of 27 January 1999", "the wave of March 1987".
func (f *finder) ofDay(u *naming.Unit, i int) (naming.Phrase, bool) {
	w := u.Fold(i)
	if u.Upper(i) || !f.the(u, i) && !(i > 1 && f.the(u, i-1) && u.Adjoins(i) && len(f.lex.Adjective(u.Fold(i-1))) > 0) || u.Fold(i+1) != "of" || !u.Adjoins(i+1) || !u.Adjoins(i+2) || u.Titled || u.Kind == document.Heading {
		return naming.Phrase{}, false
	}
	if len(w) < 4 || naming.Stop(w) || naming.Bland(w) || undated[naming.Singular(w)] || undated[w] || u.Tokens[i].Digit || f.lex.Title(w) || f.inner(w) {
		return naming.Phrase{}, false
	}
	if _, actor := f.lex.ActorHead(w); actor {
		return naming.Phrase{}, false
	}
	if _, measure := f.lex.Measure(w); measure {
		return naming.Phrase{}, false
	}
	last, month := i+1, false
	for k := i + 2; k < len(u.Tokens) && (k == i+2 || u.Adjoins(k) || u.Tokens[k].Gap == ", " && u.Dates[k] != "" && u.Dates[k] == u.Dates[k-1]) && (u.Dates[k] != "" || u.Month(k) || u.Tokens[k].Digit && u.Month(k+1)); k++ {
		month = month || u.Month(k)
		last = k
	}
	if !month || last < i+2 || last+1 < len(u.Tokens) && u.Adjoins(last+1) && !naming.Stop(u.Fold(last+1)) && !f.ends(u, last+1) {
		return naming.Phrase{}, false
	}
	return naming.Phrase{First: i, Head: i, Last: last, Dated: true, Definite: true, Right: true}, true
}

// undated are nouns that a date does not make an event: times, texts, figures, people and what lasts.
var undated = words(`morning evening night afternoon summer winter spring autumn fall end beginning start middle month week day hour eve dawn half quarter
	second last rest course weekend minute moment time period year decade season term session
	letter edition issue report article paper memo memorandum note minutes transcript editorial column post tweet email story piece book essay text draft
	version record archive diary interview photograph film map press newspaper document file entry cable dispatch page chapter volume review study
	figure data number price level rate value index reading peak high average total count estimate forecast survey result share yield balance bill
	government cabinet generation class men women student people leader crowd crew majority minority member voter worker population
	world situation condition experience budget border system order regime state city country line front position mood climate weather temperature
	sun moon light darkness snow rain heat cold news rumour rumor question issue problem promise terms wording letterhead anniversary calendar deadline
	height depth course spirit aftermath effect consequence outcome cause origin background context logic lesson memory legacy`)
