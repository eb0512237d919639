package lexicon

import (
	"fmt"
	"slices"
	"strings"

	"kg/annotate/lexicon/edtf"
	"kg/document"
)

// builtinPack is the name under which built-in things are known: "geo:FR".
const builtinPack = "geo"

// Thing is something that the lexicon knows, from a pack or built in.
type Thing struct {
	// Key is the canonical key of the thing: "lex:pack:id", or "geo:FR" for what
	// is built in, also where a pack has an entry for the same thing.
	Key string
	// Lexicon is "pack:id" of the entry, or "" for what only the built-in vocabulary knows.
	Lexicon  string
	Kind     document.EntityKind
	Type     string
	Name     string
	Aliases  []string
	Date     string   // EDTF, or ""
	PartOf   string   // key, or ""
	Succeeds string   // key, or ""
	MemberOf []string // keys
	// Adjectives are its demonyms: not mentions, but part of descriptions ("Malian coup").
	Adjectives []string
}

// Lexicon is what is known: all packs together with the general vocabulary. It
// does not change once made and may be used by many goroutines.
type Lexicon struct {
	*Vocabulary
	things   []Thing
	byKey    map[string]int
	trie     *trie
	patterns map[string][]pattern // by first word
	warnings []Problem
}

// Warnings are what is allowed in the packs but probably not meant.
func (l *Lexicon) Warnings() []Problem { return l.warnings }

// Len is the number of things known.
func (l *Lexicon) Len() int { return len(l.things) }

// Thing is the thing at index i, as in [Name].
func (l *Lexicon) Thing(i int) Thing { return l.things[i] }

// ByKey is the thing with that key.
func (l *Lexicon) ByKey(key string) (Thing, bool) {
	i, ok := l.byKey[key]
	if !ok {
		return Thing{}, false
	}
	return l.things[i], true
}

// HasKind tells whether anything of the kind is known.
func (l *Lexicon) HasKind(kind document.EntityKind) bool {
	return slices.ContainsFunc(l.things, func(t Thing) bool { return t.Kind == kind })
}

// Find finds the names that begin at each token: from left to right, the longest first, none overlapping.
func (l *Lexicon) Find(tokens []Token) []Hit {
	var hits []Hit
	for i := 0; i < len(tokens); {
		hit, ok := l.trie.at(tokens, i)
		if !ok {
			i++
			continue
		}
		hits = append(hits, hit)
		i = hit.Last + 1
	}
	return hits
}

// At is the longest name that begins at token i.
func (l *Lexicon) At(tokens []Token, i int) (Hit, bool) { return l.trie.at(tokens, i) }

// Descriptions finds the packs' patterns in the words of one sentence. Hits may overlap.
func (l *Lexicon) Descriptions(tokens []Token) []Hit {
	if len(l.patterns) == 0 {
		return nil
	}
	var hits []Hit
	for i := range tokens {
		for _, p := range l.patterns[tokens[i].Fold] {
			if last := p.match(tokens, i); last >= 0 {
				hits = append(hits, Hit{First: i, Last: last, Names: []Name{{Thing: p.thing, Form: Alias}}})
			}
		}
	}
	return hits
}

// Lookup is what the whole of name stands for, nil for nothing.
func (l *Lexicon) Lookup(name string) []Name {
	tokens := nameTokens(name)
	if len(tokens) == 0 {
		return nil
	}
	hit, ok := l.trie.at(tokens, 0)
	if !ok || hit.Last != len(tokens)-1 {
		return nil
	}
	return hit.Names
}

// Merge puts packs together, over the general vocabulary. Without packs it is
// the general vocabulary alone. Two packs of one name, and references to packs or
// built-in things that are not there, are an [*Error].
func Merge(packs ...*Pack) (*Lexicon, error) {
	vocabulary, err := loadVocabulary()
	if err != nil {
		return nil, fmt.Errorf("built-in vocabulary: %w", err)
	}
	m := &merger{
		lex: &Lexicon{
			Vocabulary: vocabulary, byKey: map[string]int{}, trie: newTrie(), patterns: map[string][]pattern{},
		},
		keys: map[string]string{}, names: map[string]int{},
	}
	builtin, err := vocabulary.things()
	if err != nil {
		return nil, fmt.Errorf("built-in vocabulary: %w", err)
	}
	m.builtin(builtin)
	seen := map[string]string{}
	for _, p := range packs {
		if file, twice := seen[p.Name]; twice {
			m.problem(p, 0, fmt.Sprintf("pack %q is also in %s", p.Name, file), "rename one")
			continue
		}
		seen[p.Name] = p.file
		m.entries(p)
	}
	for _, p := range packs {
		m.links(p)
		m.lex.warnings = append(m.lex.warnings, p.Warnings...)
	}
	if len(m.problems) > 0 {
		return nil, &Error{Problems: m.problems}
	}
	return m.lex, nil
}

type merger struct {
	lex      *Lexicon
	keys     map[string]string // "pack:id" to key
	names    map[string]int    // folded full names of built-in things
	problems []Problem
}

func (m *merger) problem(p *Pack, line int, what, advice string) {
	if len(m.problems) < maxListed {
		m.problems = append(m.problems, Problem{File: p.file, Line: line, What: what, Advice: advice})
	}
}

// builtinThing is a thing of the general vocabulary with its names by form.
type builtinThing struct {
	Thing
	metonyms []string
	loose    []string
}

func (m *merger) builtin(list []builtinThing) {
	for _, b := range list {
		i := m.thing(b.Thing)
		m.keys[b.Key] = b.Key
		m.names[Fold(b.Name)] = i
		m.addNames(i, b.Name, b.Aliases, b.metonyms, b.loose)
		for _, a := range b.Aliases {
			if _, taken := m.names[Fold(a)]; !taken {
				m.names[Fold(a)] = i
			}
		}
	}
}

func (m *merger) thing(t Thing) int {
	i := len(m.lex.things)
	m.lex.things = append(m.lex.things, t)
	m.lex.byKey[t.Key] = i
	return i
}

func (m *merger) addNames(i int, name string, aliases, metonyms, loose []string) {
	m.lex.trie.add(name, Name{i, FullName})
	for _, a := range aliases {
		m.lex.trie.add(a, Name{i, Alias})
	}
	for _, a := range metonyms {
		form := Metonym
		if seat, ok := strings.CutPrefix(a, "!"); ok {
			a, form = seat, Seat
		}
		m.lex.trie.add(a, Name{i, form})
	}
	for _, a := range loose {
		m.lex.trie.add(a, Name{i, Loose})
	}
}

// entries adds the pack's entries. One that names a built-in thing goes into it, so that
// the thing has one key whichever packs are loaded.
func (m *merger) entries(p *Pack) {
	for _, e := range p.Entries {
		id := p.Name + ":" + e.ID
		i, known := -1, false
		if e.SameAs != "" {
			if i, known = m.lex.byKey[e.SameAs]; !known {
				m.problem(p, e.Line, fmt.Sprintf("entry %q: same_as %q is not built in", e.ID, e.SameAs), "leave the field out, or use geo: with an ISO 3166 code")
				continue
			}
		} else if i, known = m.names[Fold(e.Name)]; known {
			known = m.lex.things[i].Kind == e.Kind
		}
		if known {
			t := &m.lex.things[i]
			t.Lexicon, t.Name = id, e.Name
			t.Aliases = append(slices.Clone(t.Aliases), e.Aliases...)
			if e.Type != "" {
				t.Type = e.Type
			}
			if e.Date != "" {
				t.Date = e.Date
			}
		} else {
			i = m.thing(Thing{
				Key: "lex:" + id, Lexicon: id, Kind: e.Kind, Type: e.Type, Name: e.Name,
				Aliases: slices.Clone(e.Aliases), Date: e.Date,
			})
		}
		m.keys[id] = m.lex.things[i].Key
		m.addNames(i, e.Name, e.Aliases, e.Metonyms, e.Ambiguous)
		for _, s := range e.Patterns {
			words, err := parsePattern(s)
			if err != nil {
				m.problem(p, e.Line, fmt.Sprintf("pattern %q: %v", s, err), "")
				continue
			}
			first := words[0].fold
			m.lex.patterns[first] = append(m.lex.patterns[first], pattern{thing: i, words: words})
		}
	}
}

// links turns the ids of part_of, succeeds and member_of into keys.
func (m *merger) links(p *Pack) {
	for _, e := range p.Entries {
		key, ok := m.keys[p.Name+":"+e.ID]
		if !ok {
			continue
		}
		t := &m.lex.things[m.lex.byKey[key]]
		t.PartOf = m.link(p, e, e.PartOf, t.PartOf)
		t.Succeeds = m.link(p, e, e.Succeeds, t.Succeeds)
		for _, ref := range e.MemberOf {
			if k := m.link(p, e, ref, ""); k != "" && !slices.Contains(t.MemberOf, k) {
				t.MemberOf = append(t.MemberOf, k)
			}
		}
		m.datesInWhole(p, e, *t)
	}
}

func (m *merger) link(p *Pack, e Entry, ref, was string) string {
	if ref == "" {
		return was
	}
	id := ref
	if !strings.Contains(ref, ":") {
		id = p.Name + ":" + ref
	}
	key, ok := m.keys[id]
	if !ok {
		m.problem(p, e.Line, fmt.Sprintf("entry %q refers to %q, which no loaded pack has", e.ID, ref), "load that pack too, or correct the id")
	}
	return key
}

// datesInWhole warns of a part that cannot lie in the time of its whole.
func (m *merger) datesInWhole(p *Pack, e Entry, t Thing) {
	whole, ok := m.lex.byKey[t.PartOf]
	if !ok || e.Kind != document.Event || m.lex.things[whole].Kind != document.Event {
		return
	}
	if w := m.lex.things[whole]; !edtf.Overlap(t.Date, w.Date) {
		m.lex.warnings = append(m.lex.warnings, Problem{
			File: p.file, Line: e.Line,
			What:   fmt.Sprintf("entry %q (%s) is part of %q (%s), and their dates do not meet", e.ID, t.Date, w.Name, w.Date),
			Advice: "check both dates",
		})
	}
}
