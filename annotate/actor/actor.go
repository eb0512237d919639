// Package actor finds the persons, states, organisations and groups that a
// document names, and gathers the mentions of each into one entity.
//
// It knows names from the lexicon (states with their governments, well-known organisations, the packs), and finds
// others by their form: capitalised words that end in the noun of an organisation, or stand beside an office or a
// given name. A capitalised name that no form explains is taken for an actor where all its places in the document
// together show that it acts, and that it is no place, policy or author. What was found once in full is then found by its short form: the family name, the abbreviation, the
// head of the name. A capital counts as its government only where it acts.
package actor

import (
	"context"
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// Annotator makes the layer of actors.
type Annotator struct{ lex *lexicon.Lexicon }

// New is the annotator over a lexicon; nil means that nothing but the rules' own forms is known.
func New(lex *lexicon.Lexicon) Annotator { return Annotator{lex: lex} }

// Name is "actor".
func (Annotator) Name() string { return "actor" }

// Requires are the layers read.
func (Annotator) Requires() []document.LayerName {
	return []document.LayerName{document.LayerPassages, document.LayerDates, document.LayerReferences, document.LayerCitations}
}

// Provides is the layer of actors.
func (Annotator) Provides() []document.LayerName {
	return []document.LayerName{document.LayerActors}
}

// Annotate adds the actors to the layer of entities.
func (a Annotator) Annotate(ctx context.Context, d *document.Document) error {
	if a.lex == nil {
		return nil
	}
	units, err := naming.Units(ctx, d)
	if err != nil {
		return err
	}
	f := &finder{doc: d, lex: a.lex, units: units, things: map[string]int{}, names: lexicon.NewNames(), full: map[int]bool{}, candidates: map[string]*candidate{}}
	f.introduced = naming.Introductions(ctx, units, a.lex)
	f.authors()
	f.learnKnown()
	for i := range units {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		f.learn(&units[i])
		f.organsAbbreviated(&units[i])
	}
	f.settle()
	f.shortNames()
	for i := range units {
		if i%64 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		f.mark(&units[i])
	}
	f.traits()
	naming.Add(d, f.found())
	return nil
}

// finder works on one document.
type finder struct {
	doc        *document.Document
	lex        *lexicon.Lexicon
	units      []naming.Unit
	list       []document.Entity
	things     map[string]int // key to index in list
	names      *lexicon.Names // what was learned, by index in list
	full       map[int]bool   // lexicon things a full name or alias of which stands in the document
	family     map[string][]int
	byline     map[string]bool   // folded names of the document's authors
	cited      map[string]string // initials of the given names of the bibliography's authors, by folded family name
	candidates map[string]*candidate
	// introduced are the names that the document says to be events or policies.
	introduced map[string]naming.Introduction
}

func (f *finder) authors() {
	f.byline = map[string]bool{}
	for _, p := range f.doc.Meta.Authors {
		f.byline[lexicon.Fold(strings.TrimSpace(p.Given+" "+p.Family))] = true
		f.byline[lexicon.Fold(p.Literal)] = true
	}
	f.cited = map[string]string{}
	for _, r := range f.doc.Layers.References {
		for _, p := range slices.Concat(r.Authors, r.Editors) {
			family := strings.Fields(lexicon.Fold(p.Family))
			if len(family) == 0 {
				continue
			}
			given := lexicon.Fold(p.Given)
			if given != "" {
				given = given[:1]
			}
			f.cited[family[len(family)-1]] += given
		}
	}
}

// entity is the index of the entity with that key, made if new.
func (f *finder) entity(e document.Entity) int {
	if i, ok := f.things[e.Key]; ok {
		return i
	}
	e.Kind = document.Actor
	f.list = append(f.list, e)
	f.things[e.Key] = len(f.list) - 1
	return len(f.list) - 1
}

func (f *finder) thing(i int) int { return f.entity(naming.Entity(f.lex.Thing(i))) }

// learnKnown notes which things of the lexicon stand in the document under a full name, so that their loose names count.
func (f *finder) learnKnown() {
	for i := range f.units {
		u := &f.units[i]
		for _, h := range f.lex.Find(u.Tokens) {
			if u.AnyMasked(h.First, h.Last) {
				continue
			}
			for _, n := range h.Names {
				if n.Form <= lexicon.Alias && len(h.Names) == 1 {
					f.full[n.Thing] = true
				}
			}
		}
	}
}

// choose is the one thing that a hit means, -1 for none or several.
func (f *finder) choose(names []lexicon.Name) (lexicon.Name, bool) {
	var fit []lexicon.Name
	for _, n := range names {
		if n.Form == lexicon.Loose && !f.full[n.Thing] || len(names) > 1 && n.Form <= lexicon.Alias && !f.full[n.Thing] {
			continue
		}
		fit = append(fit, n)
	}
	if len(fit) != 1 {
		return lexicon.Name{}, false
	}
	return fit[0], true
}

// mark writes down the mentions in one passage.
func (f *finder) mark(u *naming.Unit) {
	for i := 0; i < len(u.Tokens); {
		if u.Masked[i] {
			i++
			continue
		}
		known, okKnown := f.lex.At(u.Tokens, i)
		learned, okLearned := f.names.At(u.Tokens, i)
		if okLearned && (!okKnown || learned.Last > known.Last) && !u.AnyMasked(i, learned.Last) && f.standsAlone(u, i, learned.Last, learned.Names[0].Thing) {
			f.add(learned.Names[0].Thing, u.Mention(i, learned.Last, "learned-name", 0.8))
			i = learned.Last + 1
			continue
		}
		if okKnown && !u.AnyMasked(i, known.Last) {
			if f.markKnown(u, known) {
				i = known.Last + 1
				continue
			}
			if f.lex.Thing(known.Names[0].Thing).Kind != document.Actor {
				i = known.Last + 1
				continue
			}
		}
		if last, e, ok := f.organOf(u, i); ok {
			f.add(e, u.Mention(i, last, "government", 0.85))
			i = last + 1
			continue
		}
		if last, e, ok := f.government(u, i); ok {
			f.add(e, u.Mention(i, last, "government", 0.9))
			i = last + 1
			continue
		}
		i++
	}
}

// markKnown marks a name of the lexicon.
func (f *finder) markKnown(u *naming.Unit, h lexicon.Hit) bool {
	n, ok := f.choose(h.Names)
	if !ok {
		return false
	}
	t := f.lex.Thing(n.Thing)
	if t.Kind != document.Actor {
		return false
	}
	m := u.Mention(h.First, h.Last, "lexicon", 0.95)
	switch n.Form {
	case lexicon.Metonym:
		if !f.acts(u, h.First, h.Last) {
			return true // a place
		}
		m.Rule, m.Confidence, m.Oblique = "capital", 0.75, true
	case lexicon.Seat:
		m.Rule, m.Confidence, m.Oblique = "seat", 0.85, true
	case lexicon.Loose:
		m.Rule, m.Confidence = "loose-name", 0.8
	}
	if t.Type == "state" && f.partOfName(u, h.First, h.Last) {
		return true
	}
	f.add(f.thing(n.Thing), m)
	return true
}

// partOfName tells whether the word belongs to a longer capitalised name that is no actor known here.
func (f *finder) partOfName(u *naming.Unit, first, last int) bool {
	if first == 0 || !u.Upper(first-1) || !u.Adjoins(first) {
		return false
	}
	if f.lex.Place(lexicon.Fold(u.Words(first-1, last))) {
		return true // "Latin America"
	}
	return !u.Titled && f.lex.GivenName(u.Fold(first-1)) // "Michael Jordan"
}

// government reads "Malian government" and "French state".
func (f *finder) government(u *naming.Unit, i int) (last, entity int, ok bool) {
	for n := 3; n >= 1; n-- {
		if i+n >= len(u.Tokens) || !u.Tokens[i].Upper {
			continue
		}
		words := make([]string, n)
		for k := range words {
			words[k] = u.Fold(i + k)
		}
		keys := f.lex.Adjective(strings.Join(words, " "))
		if len(keys) == 0 {
			continue
		}
		if !u.Adjoins(i+n) || len(keys) != 1 {
			return 0, 0, false
		}
		t, _ := f.lex.ByKey(keys[0])
		switch u.Fold(i + n) {
		case "government", "state", "regime", "authorities", "administration", "leadership", "junta":
			return i + n, f.entity(naming.Entity(t)), true
		}
		last, typ, ok := f.organ(u, i+n)
		if !ok {
			return 0, 0, false
		}
		name := u.Words(i, last)
		return last, f.entity(document.Entity{Type: typ, Name: name, Key: naming.NameKey("org", name), Reason: "one organ of one state"}), true
	}
	return 0, 0, false
}

// organOf reads "congress of Peru", and "armed forces (ABC)", an organ with its abbreviation.
func (f *finder) organOf(u *naming.Unit, i int) (last, entity int, ok bool) {
	if u.Upper(i) || i == 0 || u.Tokens[i].Hyphen {
		return 0, 0, false
	}
	end, typ, ok := f.organ(u, i)
	if !ok {
		return 0, 0, false
	}
	if k := end + 1; k < len(u.Tokens) && !u.Masked[k] && strings.TrimSpace(u.Tokens[k].Gap) == "(" && u.Tokens[k].Caps && len(u.Fold(k)) > 1 && strings.HasPrefix(u.After(k), ")") {
		if hit, found := f.names.At(u.Tokens, k); found {
			return end, hit.Names[0].Thing, true
		}
	}
	k := end + 2
	if u.Fold(end+1) != "of" || u.Fold(i-1) != "the" || !u.Adjoins(end+1) || !u.Adjoins(k) {
		return 0, 0, false
	}
	hit, found := f.lex.At(u.Tokens, k)
	if !found || f.lex.Thing(hit.Names[0].Thing).Type != "state" || hit.Names[0].Form > lexicon.Alias {
		return 0, 0, false
	}
	name := u.Words(i, hit.Last)
	return hit.Last, f.entity(document.Entity{Type: typ, Name: name, Key: naming.NameKey("org", name), Reason: "one organ of one state"}), true
}

// organsAbbreviated learns the abbreviations of organs in small letters: "armed forces (ABC)".
func (f *finder) organsAbbreviated(u *naming.Unit) {
	for k := 1; k < len(u.Tokens); k++ {
		if !u.Tokens[k].Caps || u.Masked[k] || strings.TrimSpace(u.Tokens[k].Gap) != "(" || !strings.HasPrefix(u.After(k), ")") || len(u.Fold(k)) < 2 {
			continue
		}
		for first := max(0, k-2); first < k; first++ {
			if u.Upper(first) {
				continue
			}
			name := u.Words(k, k)
			if end, typ, ok := f.organ(u, first); ok && end == k-1 && len(f.lex.Lookup(name)) == 0 && !f.names.Has(name) {
				f.names.Add(name, f.entity(document.Entity{Type: typ, Name: name, Key: naming.NameKey("org", name), Reason: "an organ and its abbreviation"}))
			}
		}
	}
}

// organ reads the organ of a state behind its adjective: "parliament", "foreign ministry". It returns its last word.
func (f *finder) organ(u *naming.Unit, i int) (last int, typ string, ok bool) {
	if u.Upper(i) {
		return 0, "", false // a name of its own
	}
	two := u.Fold(i) + " " + u.Fold(i+1)
	if t, ok := organs[two]; ok && u.Adjoins(i+1) && !u.Upper(i+1) {
		return i + 1, t, !f.goesOn(u, i+1)
	}
	t, ok := organs[u.Fold(i)]
	return i, t, ok && !f.goesOn(u, i)
}

// goesOn tells whether a noun follows that the organ only describes: "the Thai army chief", "the Kenyan parliament building".
func (f *finder) goesOn(u *naming.Unit, i int) bool {
	k := i + 1
	if k >= len(u.Tokens) || !u.Adjoins(k) || u.Tokens[i].Possessive() {
		return false
	}
	w := u.Fold(k)
	return !naming.Verbal(w) && !f.lex.Act(w)
}

var organs = map[string]string{
	"parliament": "parliament", "senate": "parliament", "congress": "parliament", "legislature": "parliament", "national assembly": "parliament",
	"army": "armed-group", "military": "armed-group", "navy": "armed-group", "air force": "armed-group", "armed forces": "armed-group",
	"police": "agency", "judiciary": "court", "supreme court": "court", "constitutional court": "court",
	"central bank": "central-bank", "foreign ministry": "ministry", "finance ministry": "ministry", "defence ministry": "ministry",
	"defense ministry": "ministry", "interior ministry": "ministry", "health ministry": "ministry", "justice ministry": "ministry", "trade ministry": "ministry",
	"treasury": "ministry", "electoral commission": "commission", "cabinet": "government", "presidency": "government",
	"secret service": "agency", "intelligence service": "agency",
}

func (f *finder) add(entity int, m document.Mention) {
	e := &f.list[entity]
	e.Mentions = append(e.Mentions, m)
	if name := f.doc.Plain(m.Span); name != e.Name && !m.Oblique && !slices.Contains(e.Aliases, name) {
		e.Aliases = append(e.Aliases, name)
	}
}

func (f *finder) found() []document.Entity {
	var out []document.Entity
	for _, e := range f.list {
		if len(e.Mentions) > 0 {
			out = append(out, e)
		}
	}
	return out
}

// standsAlone refuses a short learned name where it is part of another name.
func (f *finder) standsAlone(u *naming.Unit, first, last, entity int) bool {
	if f.list[entity].Key == "" {
		return false
	}
	if first != last || f.list[entity].Type != "person" {
		return true
	}
	if first > 0 && u.Upper(first-1) && u.Adjoins(first) && !u.Starts(first-1) && !f.isTitle(u.Fold(first-1)) && !u.Titled {
		return false
	}
	return !(u.Upper(last+1) && u.Adjoins(last+1) && !u.Tokens[last].Possessive()) || u.Titled
}
