// Package event finds the events that a document names or describes, and gathers the mentions of each into one
// entity.
//
// It knows names and descriptions from the lexicon packs, and finds others by the noun at their head ("summit",
// "bombing", "plebiscite") together with what makes them one thing: a date, a name, what they were of. A short form
// ("the plebiscite vote") counts where the document names the event in full.
package event

import (
	"context"
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// Annotator makes the layer of events.
type Annotator struct{ lex *lexicon.Lexicon }

// New is the annotator over a lexicon; nil finds nothing.
func New(lex *lexicon.Lexicon) Annotator { return Annotator{lex: lex} }

// Name is "event".
func (Annotator) Name() string { return "event" }

// Requires are the layers read. Actors and policies come first: the mention of an event takes theirs in.
func (Annotator) Requires() []document.LayerName {
	return []document.LayerName{
		document.LayerPassages, document.LayerDates, document.LayerReferences, document.LayerCitations,
		document.LayerActors, document.LayerPolicies,
	}
}

// Provides is the layer of events.
func (Annotator) Provides() []document.LayerName {
	return []document.LayerName{document.LayerEvents}
}

// Annotate adds the events to the layer of entities.
func (a Annotator) Annotate(ctx context.Context, d *document.Document) error {
	if a.lex == nil {
		return nil
	}
	units, err := naming.Units(ctx, d)
	if err != nil {
		return err
	}
	f := &finder{lex: a.lex, units: units, proper: proper(units), places: places(d), rows: rows(units)}
	for i := range units {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		f.find(i)
		f.row(i)
		f.title(i)
		f.tell(i)
	}
	f.introduced(ctx)
	for _, t := range naming.Known(a.lex, units, document.Event) {
		f.seen = append(f.seen, sighting{Topic: t})
	}
	about := naming.About(d)
	for _, e := range d.Layers.Entities {
		f.keys = append(f.keys, e.Key)
	}
	f.spans = map[int][]int{}
	for i := range f.seen {
		if s := &f.seen[i]; !s.told && duringBefore(&units[s.Unit], s) >= 0 {
			f.spans[s.Unit] = append(f.spans[s.Unit], i)
		}
	}
	var found, told []document.Entity
	for _, gr := range f.gather(about) {
		e := gr.result(about)
		if len(e.Mentions) == 0 {
			told = append(told, e)
			continue
		}
		found = append(found, e)
	}
	naming.Add(d, found)
	d.Layers.Entities = append(d.Layers.Entities, onlyTold(told)...)
	return nil
}

// onlyTold are the events that no words name, in the order of the text, each key once.
func onlyTold(list []document.Entity) []document.Entity {
	slices.SortStableFunc(list, func(a, b document.Entity) int { return a.Told[0].Start - b.Told[0].Start })
	seen := map[string]bool{}
	return slices.DeleteFunc(list, func(e document.Entity) bool {
		twice := seen[e.Key]
		seen[e.Key] = true
		return twice
	})
}

type finder struct {
	lex   *lexicon.Lexicon
	units []naming.Unit
	seen  []sighting
	// proper are the words that bear a capital inside a sentence, places those that name actors and policies, floor the first word
	// of the unit behind what was read.
	proper map[string]bool
	places []place
	floor  int
	// rows are the dates of the rows of tables, by passage.
	rows map[int]string
	// keys are those of the entities before, spans the sightings behind "during" by passage.
	keys  []string
	spans map[int][]int
}

func (f *finder) find(n int) {
	u := &f.units[n]
	f.floor = 0
	for i := 0; i < len(u.Tokens); i++ {
		if k := len(f.seen); k > 0 && f.seen[k-1].Unit == n && !f.seen[k-1].plain && !f.seen[k-1].opening {
			f.floor = f.seen[k-1].Last + 1
		}
		if u.Masked[i] {
			continue
		}
		if f.numbered(u, i) {
			f.take(n, naming.Phrase{First: i, Head: i, Last: i, Proper: 1}, lexicon.Head{Type: "conference", Code: "CONSULT"}, "numbered-meeting", 0.7)
			continue
		}
		if p, typ, ok := f.called(u, i); ok {
			f.take(n, p, lexicon.Head{Type: typ}, "called-name", 0.65)
			continue
		}
		if p, typ, ok := f.coded(u, i); ok {
			f.take(n, p, lexicon.Head{Type: typ}, "coded-name", 0.7)
			i = p.Last
			continue
		}
		if last, ok := f.nominal(u, i); ok {
			p := f.left(u, i)
			p.Last = last
			p = f.right(u, p, false)
			if !u.Titled {
				f.take(n, p, lexicon.Head{}, "verbal-noun", 0.6)
			}
			i = p.Last
			continue
		}
		if p, ok := f.lawsuit(u, i); ok {
			f.take(n, p, lexicon.Head{Type: "dispute"}, "case-name", 0.6)
			i = p.Last
			continue
		}
		if p, ok := f.around(n, i); ok {
			i = max(i, p.Last)
			continue
		}
		if p, ok := f.ofDay(u, i); ok {
			f.take(n, p, lexicon.Head{}, "of-its-day", 0.5)
			i = p.Last
		}
	}
}

// around takes the phrase around the noun at i: by what was done, or by what happened.
func (f *finder) around(n, i int) (naming.Phrase, bool) {
	u := &f.units[n]
	w := u.Fold(i)
	if i+1 < len(u.Tokens) && u.Tokens[i+1].Hyphen {
		if f.happens(w + "-" + u.Fold(i+1)) {
			return naming.Phrase{}, false // "sit-in": its last part is the head
		}
	} else if i > 0 && u.Tokens[i].Hyphen && f.happens(u.Fold(i-1)+"-"+w) {
		w = lexicon.Fold(u.Fold(i-1) + "-" + w)
	}
	h, act := f.act(w)
	switch {
	case act:
		if p, ok := f.acted(n, i, h); ok {
			return p, true
		}
	case f.gerund(n, i):
		if p, ok := f.acted(n, i, lexicon.Head{Limit: "of"}); ok {
			return p, true
		}
	}
	if h, ok := f.lex.EventHead(w); ok {
		if p, ok := f.headed(n, i, h); ok {
			return p, true
		}
	}
	if act {
		if p, ok := f.pointsBack(n, i, h); ok {
			return p, true
		}
	}
	return f.opens(n, i)
}

// opens takes an event that an indefinite article introduces, "a walkout at the Karwen plant". It counts only where something points back to it.
func (f *finder) opens(n, i int) (naming.Phrase, bool) {
	u := &f.units[n]
	h, ok := f.happening(u.Fold(i))
	if !ok || u.Upper(i) || u.Titled || u.Kind == document.Heading || naming.Singular(u.Fold(i)) != u.Fold(i) || f.continues(u, i) || u.Tokens[i].Possessive() {
		return naming.Phrase{}, false
	}
	p := f.before(u, i)
	if w := u.Fold(p.First - 1); w != "a" && w != "an" || !u.Adjoins(p.First) || f.imagined(u, p) {
		return naming.Phrase{}, false
	}
	p = f.right(u, p, true)
	if u.AnyMasked(p.First, p.Last) {
		return naming.Phrase{}, false
	}
	s := f.sight(n, p, h, "opening", 0.5)
	s.opening, s.Proper = true, false
	f.seen = append(f.seen, s)
	return naming.Phrase{}, false
}

// act is what the word says as a noun of doing. Of several doings only a date tells which: "the expulsions of 1972".
func (f *finder) act(w string) (lexicon.Head, bool) {
	if h, ok := f.lex.EventAct(w); ok {
		return h, true
	}
	if !strings.HasSuffix(w, "s") {
		return lexicon.Head{}, false
	}
	h, ok := f.lex.EventAct(strings.TrimSuffix(naming.Singular(w), "s")) // "cuts" too
	if ok && h.Limit != "only of" && h.Limit != "on" {
		h.Limit = "several"
	}
	return h, ok
}

// before is the phrase to the left of the head at i, which may be the last part of a compound: "Ruiz's about-face".
func (f *finder) before(u *naming.Unit, i int) naming.Phrase {
	if i == 0 || !u.Tokens[i].Hyphen || !f.happens(u.Fold(i-1)+"-"+u.Fold(i)) {
		return f.left(u, i)
	}
	p := f.left(u, i-1)
	p.Head, p.Last = i, i
	return p
}

// happens tells whether the word is a noun of events.
func (f *finder) happens(w string) bool {
	w = lexicon.Fold(w)
	_, head := f.lex.EventHead(w)
	_, act := f.lex.EventAct(w)
	return head || act
}

// meetings are the names under which bodies number their meetings: "COP21".
var meetings = words(`cop cmp cma mop chogm`)

// numbered reads the name of a numbered meeting: letters and a number in one word, where one can be "at" it, or the usual letters.
func (f *finder) numbered(u *naming.Unit, i int) bool {
	t := u.Tokens[i]
	w := u.Words(i, i)
	letters := strings.TrimRight(w, "0123456789")
	if !t.Upper || len(letters) < 3 || len(letters) == len(w) || letters != strings.ToUpper(letters) || strings.ContainsAny(letters, "0123456789") {
		return false
	}
	if meetings[strings.ToLower(letters)] {
		return true
	}
	switch u.Fold(i - 1) {
	case "at", "during", "before", "after", "since", "until", "to":
		return true
	}
	return false
}

// nominal reads a verbal noun with its particle, "handing over of the base", "return to office": the last word before
// what it is of.
func (f *finder) nominal(u *naming.Unit, i int) (int, bool) {
	w := u.Fold(i)
	if u.Upper(i) {
		return 0, false
	}
	if strings.HasSuffix(w, "ing") && len(w) > 5 && u.Adjoins(i+1) {
		switch u.Fold(i + 1) {
		case "down", "up", "off", "out", "over":
			if u.Fold(i+2) == "of" && u.Adjoins(i+2) && i+3 < len(u.Tokens) && u.Determined(i) {
				last := i + 3
				if u.Fold(last) == "the" {
					last++
				}
				if last < len(u.Tokens) {
					return last, true
				}
			}
		}
	}
	if w == "return" && u.Fold(i+1) == "to" && i+2 < len(u.Tokens) && !naming.Stop(u.Fold(i+2)) && !u.Upper(i+2) && u.Adjoins(i+2) {
		return i + 2, true
	}
	return 0, false
}

// inner tells which lower-case nouns may stand in what an event is of.
func (f *finder) inner(w string) bool {
	if _, ok := f.lex.PolicyHead(w); ok {
		return true
	}
	_, ok := f.lex.EventHead(w)
	return ok
}

// echoes are nouns for what another event did to people: "the shock of the invasion" names the invasion.
var echoes = words(`shock aftermath trauma memory legacy horror horrors`)

// headed takes the phrase around a head noun, if it names an event.
func (f *finder) headed(n, i int, h lexicon.Head) (naming.Phrase, bool) {
	u := &f.units[n]
	if f.verb(u, i) || f.continues(u, i) || u.Tokens[i].Caps && !u.Titled || inNames[u.Fold(i)] && (!u.Upper(i) || !u.Upper(i-1)) {
		return naming.Phrase{}, false // "START" is a name
	}
	if echoes[u.Fold(i)] && u.Fold(i+1) == "of" && u.Adjoins(i+1) {
		return naming.Phrase{}, false
	}
	p := f.before(u, i)
	if !u.Titled {
		p = f.right(u, p, false)
	}
	if p.Right && !h.Strong && !p.Dated && p.Proper == 0 && !p.Definite {
		return naming.Phrase{}, false
	}
	if u.AnyMasked(p.First, p.Last) || f.actorName(u, p) || f.instrument(u, p) || u.OfOffice(f.lex, p) || f.imagined(u, p) {
		return naming.Phrase{}, false
	}
	adjective := p.Proper == 1 && p.Lower == 0 && !p.Dated && !p.Right && len(f.lex.Adjective(u.Fold(p.First))) > 0
	switch {
	case u.Titled && !(h.Strong && p.Proper > 0 && (f.lex.Known(u.Fold(p.Head-1)) || u.Tokens[p.Head-1].Caps)):
		return naming.Phrase{}, false
	case u.Starts(p.First) && p.First == p.Head && !p.Dated:
		return naming.Phrase{}, false
	case adjective && !u.Upper(i) && !((h.Strong || !lasting[u.Fold(i)]) && f.the(u, p.First) && naming.Singular(u.Fold(i)) == u.Fold(i)):
		return naming.Phrase{}, false
	case f.kindOnly(u, p), f.anyOne(u, p):
		return naming.Phrase{}, false
	case h.Strong && p.Proper > 0:
		f.take(n, p, h, "named-event", 0.75)
	case p.Dated && (h.Strong || p.Lower > 0 || p.Proper > 0 || p.Definite || p.Right), f.the(u, p.First) && held(u, p.Last+1) != "":
		f.take(n, p, h, "dated-event", 0.75)
	case !h.Strong && p.Proper > 0 && f.nameLike(u, p):
		f.take(n, p, h, "named-event", 0.6)
	case p.Right && (h.Strong || p.Definite) && !(u.Tokens[p.First].Possessive() && !h.Strong) && u.Kind != document.Heading:
		f.take(n, p, h, "described-event", 0.6)
	case h.Strong && p.Lower > 0 && p.Definite:
		f.take(n, p, h, "definite-event", 0.5)
	case adjective && f.the(u, p.First) && !u.Upper(i), p.Proper > 0 && p.Lower > 0 && f.the(u, p.First) && naming.Singular(u.Fold(i)) == u.Fold(i):
		f.take(n, p, h, "definite-event", 0.5)
	case p.Lower > 0, !p.Right && u.AllBland(p) && f.the(u, p.First) && !f.goesInto(u, p.Last):
		f.short(n, p, h)
	default:
		return naming.Phrase{}, false
	}
	return p, true
}

// inNames are nouns that name an event only as the last word of a name: "Uruguay Round", "January Events".
var inNames = words(`round rounds emergency events`)

// anyOne tells whether the words leave open which one it was: "a wave of strikes", "elections in Peru".
func (f *finder) anyOne(u *naming.Unit, p naming.Phrase) bool {
	if !p.Right || p.Dated || p.Proper > 0 || p.Definite || f.heldOn(u, p.Last) != "" {
		return false
	}
	if indefinite(u.Fold(p.First-1)) && (indefinite(u.Fold(p.Head+2)) || !u.Determined(p.Head+2) && !f.namedRight(u, p)) {
		return true
	}
	return u.Fold(p.Head+1) == "in" && naming.Singular(u.Fold(p.Head)) != u.Fold(p.Head)
}

// verb tells whether the word is rather a verb here: "to attack", "they protest".
func (f *finder) verb(u *naming.Unit, i int) bool {
	switch u.Fold(i - 1) {
	case "to", "will", "would", "may", "could", "should", "they", "we", "not", "can", "must", "who", "that":
		return !u.Upper(i) && u.Adjoins(i) && u.Fold(i-1) != "that" && !(u.Fold(i-1) == "may" && u.Upper(i-1) && !u.Starts(i-1))
	}
	return false
}

// continues tells whether the phrase goes on behind the word: its head is a later noun.
func (f *finder) continues(u *naming.Unit, i int) bool {
	k := i + 1
	if k >= len(u.Tokens) || !u.Adjoins(k) || u.Tokens[i].Possessive() {
		return false
	}
	w := u.Fold(k)
	if _, ok := f.lex.EventHead(w); ok && u.Upper(i) && u.Upper(k) {
		return true // "Plenary Meeting"
	}
	if naming.Verbal(w) || f.lex.Act(w) || pasts[w] || beside[w] {
		return false
	}
	if _, ok := f.lex.EventHead(w); ok {
		return true
	}
	if _, ok := f.lex.PolicyHead(w); ok {
		return true
	}
	if _, ok := f.lex.ActorHead(w); ok {
		return true
	}
	if u.Upper(i) && u.Upper(k) {
		return u.Dates[k] == "" && !u.Titled
	}
	return !u.Upper(k) && !u.Tokens[k].Digit && u.Dates[k] == "" && len(w) > 3 && !strings.HasSuffix(w, "s")
}

// actorName tells whether the words are a known actor.
func (f *finder) actorName(u *naming.Unit, p naming.Phrase) bool {
	hit, ok := f.lex.At(u.Tokens, p.First)
	return ok && hit.Last >= p.Last && f.lex.Thing(hit.Names[0].Thing).Kind == document.Actor
}

// instrument tells whether the phrase is rather the instrument than what was done with it: an agreement
// without a month or a day, a capitalised declaration.
func (f *finder) instrument(u *naming.Unit, p naming.Phrase) bool {
	h, ok := f.lex.PolicyHead(u.Fold(p.Head))
	if !ok || !h.Strong {
		return false
	}
	return len(u.Date(p.First, p.Last)) <= 4 || u.Upper(p.Head) && h.Type != "declaration"
}

// nameLike asks for a proper name, not only the adjective of a state, before a weak head.
func (f *finder) nameLike(u *naming.Unit, p naming.Phrase) bool {
	if u.Starts(p.First) && p.Proper == 1 && !f.lex.Known(u.Fold(p.First)) {
		return false
	}
	for i := u.Unpossessed(p); i < p.Head; i++ {
		if u.Upper(i) && len(f.lex.Adjective(u.Fold(i))) == 0 && !u.Tokens[i].Possessive() {
			return true
		}
	}
	return p.Right && u.Fold(p.Head) == naming.Singular(u.Fold(p.Head)) && !u.Tokens[p.First].Possessive()
}

// sight is what the phrase says of the event that it tells of.
func (f *finder) sight(n int, p naming.Phrase, h lexicon.Head, rule string, confidence float64) sighting {
	u := &f.units[n]
	for p.First < p.Head && u.Starts(p.First) && naming.Stop(u.Fold(p.First)) {
		p.First++
	}
	s := sighting{code: h.Code, definite: p.Definite, strong: h.Strong}
	first := p.First
	if k := u.Unpossessed(p); k > p.First && u.Upper(p.First) {
		s.agents, first = u.Content(p.First, k-1), k
	}
	var all []string
	if p.Head > first {
		all = u.Content(first, p.Head-1)
	}
	end := p.Last
	if p.Last > p.Head {
		last := p.Last
		for k := p.Head + 1; k <= p.Last; k++ {
			if u.Fold(k) == "by" && k < p.Last {
				s.agents = append(s.agents, u.Content(k+1, p.Last)...)
				last = k - 1
				break
			}
		}
		all = append(all, u.Content(p.Head+1, last)...)
		if u.Fold(p.Head+1) == "of" && last > p.Head+1 {
			end = last // who did it is named for itself: "the suspension of food aid by Lima"
		}
	}
	date := u.DateOf(p.First, p.Last)
	if date == "" {
		date = f.heldOn(u, p.Last)
	}
	s.Topic = naming.Topic{
		Unit: n, First: p.First, Last: end, Name: u.Words(p.First, end), Type: h.Type, Head: naming.Singular(u.Fold(p.Head)),
		Words: all, Date: date, Thing: -1, Rule: rule, Confidence: confidence, Proper: true,
		Named: p.Proper > 0 || f.namedRight(u, p) || p.Right && !p.Dated,
	}
	return s
}

func (f *finder) take(n int, p naming.Phrase, h lexicon.Head, rule string, confidence float64) {
	f.seen = append(f.seen, f.sight(n, p, h, rule, confidence))
}

// short takes a form that tells one event only where another names it.
func (f *finder) short(n int, p naming.Phrase, h lexicon.Head) {
	s := f.sight(n, p, h, "short-form", 0.5)
	s.Proper = false
	s.plain = p.Last == p.Head && f.units[n].AllBland(p)
	f.seen = append(f.seen, s)
}
