package lexicon

import (
	"embed"
	"fmt"
	"strings"

	"kg/document"
)

//go:embed data/*.tsv
var data embed.FS

// Head is what the head noun of a name or description says of the thing.
type Head struct {
	Type string
	// Strong tells that the noun names a thing with one content word beside it;
	// a weak one needs a proper name, a date or what it is of.
	Strong bool
	// Code is the root code of an event ontology (PLOVER) where the word alone decides it, else "".
	Code string
	// Limit says what an act needs beside a name: "name" for one before it or a date, "of" for what it was done to or a date, "only of" without the date, "dated" for a date, "named" for a name in what it was done
	// to, "by" for who did it; "" for nothing.
	Limit string
}

// EventVerb is a verb that tells an event when it is in the past.
type EventVerb struct {
	// Noun is the noun of the doing ("nationalisation"), by which the event is named.
	Noun string
	Head
	// Past and Participle are whether the form is the one, the other, or both.
	Past, Participle bool
	// Object is what it needs behind it: "object", "to", "from" …, or "" where it tells an event alone.
	Object string
}

// Measure is what a noun says of the instrument that it names with another noun or with what it is on.
type Measure struct {
	Type string
	// Prepositions lead to what it is on or for.
	Prepositions []string
	// Alone tells whether it is one behind another noun: "compound" for a singular, "plural", or "".
	Alone string
}

// Vocabulary is the general vocabulary: words, not things. All words are folded as by [Fold].
type Vocabulary struct {
	events, policies, actors map[string]Head
	eventActs                map[string]Head
	measures                 map[string]Measure
	measurePhrases           [][2]string // phrase and type
	eventVerbs               map[string]EventVerb
	titles, acts, given      map[string]bool
	familyFirst, places      map[string]bool
	inert                    map[string]bool
	adjectives               map[string][]string
	english                  []string // in order of the alphabet
}

// EventHead is what the noun says as the head of an event's name.
func (v *Vocabulary) EventHead(word string) (Head, bool) { h, ok := v.events[word]; return h, ok }

// EventAct is what the noun of a doing ("dismissal") says of the event that it names together with what was done to something.
func (v *Vocabulary) EventAct(word string) (Head, bool) { h, ok := v.eventActs[word]; return h, ok }

// EventVerb is what the form of a verb ("nationalised") says of the event that it tells.
func (v *Vocabulary) EventVerb(form string) (EventVerb, bool) {
	e, ok := v.eventVerbs[form]
	return e, ok
}

// PolicyHead is what the noun says as the head of a policy's name.
func (v *Vocabulary) PolicyHead(word string) (Head, bool) { h, ok := v.policies[word]; return h, ok }

// Measure is what the noun says as the name of a measure ("ban").
func (v *Vocabulary) Measure(word string) (Measure, bool) { m, ok := v.measures[word]; return m, ok }

// Instrument tells whether the noun may name a policy, by itself or with what it is on.
func (v *Vocabulary) Instrument(word string) bool {
	_, head := v.policies[word]
	_, measure := v.measures[word]
	return head || measure
}

// MeasurePhrases are the phrases that name a measure in small letters ("martial law"), each with its type.
func (v *Vocabulary) MeasurePhrases() [][2]string { return v.measurePhrases }

// ActorHead is what the noun says in the name of an organisation.
func (v *Vocabulary) ActorHead(word string) (Head, bool) { h, ok := v.actors[word]; return h, ok }

// Title tells whether the word is an office or title that stands beside a person's name.
func (v *Vocabulary) Title(word string) bool { return v.titles[word] }

// Act tells whether the word is a verb, or an adverb before one, that a government can be the subject of.
func (v *Vocabulary) Act(word string) bool { return v.acts[word] }

// GivenName tells whether the word is a common given name.
func (v *Vocabulary) GivenName(word string) bool { return v.given[word] }

// FamilyFirst tells whether the word is a family name that stands before the given name.
func (v *Vocabulary) FamilyFirst(word string) bool { return v.familyFirst[word] }

// Place tells whether the folded words are a region, a sea or another capitalised phrase that is no actor.
func (v *Vocabulary) Place(words string) bool { return v.places[words] }

// Inert tells whether the word ends the name of a place, a feast, a prize or another thing that does not act.
func (v *Vocabulary) Inert(word string) bool { return v.inert[word] }

// Adjective is the keys of the states whose adjective or demonym the folded words are ("french": geo:FR).
func (v *Vocabulary) Adjective(words string) []string { return v.adjectives[words] }

// table reads a data file: tab separated, "#" begins a comment.
func table(name string) ([][]string, error) {
	raw, err := data.ReadFile("data/" + name)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", name, err)
	}
	var rows [][]string
	for _, line := range strings.Split(string(raw), "\n") {
		line = strings.TrimSuffix(line, "\r")
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		rows = append(rows, strings.Split(line, "\t"))
	}
	return rows, nil
}

func list(field string) []string {
	var out []string
	for _, s := range strings.Split(field, ";") {
		if s = strings.TrimSpace(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}

func loadVocabulary() (*Vocabulary, error) {
	v := &Vocabulary{adjectives: map[string][]string{}}
	for _, f := range []struct {
		file string
		into *map[string]Head
	}{{"events.tsv", &v.events}, {"policies.tsv", &v.policies}, {"actors.tsv", &v.actors}} {
		m, err := heads(f.file)
		if err != nil {
			return nil, err
		}
		*f.into = m
	}
	for _, f := range []struct {
		file string
		into *map[string]bool
	}{
		{"titles.tsv", &v.titles}, {"acts.tsv", &v.acts}, {"given.tsv", &v.given},
		{"family-first.tsv", &v.familyFirst}, {"places.tsv", &v.places}, {"things.tsv", &v.inert},
	} {
		rows, err := table(f.file)
		if err != nil {
			return nil, err
		}
		*f.into = make(map[string]bool, len(rows))
		for _, r := range rows {
			(*f.into)[Fold(r[0])] = true
		}
	}
	rows, err := table("english.tsv")
	if err != nil {
		return nil, err
	}
	v.english = make([]string, len(rows))
	for i, r := range rows {
		v.english[i] = r[0]
	}
	if err := v.happenings(); err != nil {
		return nil, err
	}
	if err := v.measuring(); err != nil {
		return nil, err
	}
	return v, nil
}

func heads(file string) (map[string]Head, error) {
	rows, err := table(file)
	if err != nil {
		return nil, err
	}
	m := make(map[string]Head, len(rows))
	for _, r := range rows {
		if len(r) < 2 {
			return nil, fmt.Errorf("%s: %q: needs a word and a type", file, strings.Join(r, " "))
		}
		h := Head{Type: r[1], Strong: len(r) < 3 || r[2] == "strong"}
		if len(r) > 3 {
			h.Code = r[3]
		}
		m[Fold(r[0])] = h
	}
	return m, nil
}

// happenings fills the nouns of doing and the verbs that tell events.
func (v *Vocabulary) happenings() error {
	acts, err := table("event-acts.tsv")
	if err != nil {
		return err
	}
	v.eventActs = make(map[string]Head, len(acts))
	for _, r := range acts {
		if len(r) < 2 {
			return fmt.Errorf("event-acts.tsv: %q: needs a word and a type", strings.Join(r, " "))
		}
		r = append(r, "", "")
		v.eventActs[Fold(r[0])] = Head{Type: r[1], Code: r[2], Limit: r[3]}
	}
	verbs, err := table("event-verbs.tsv")
	if err != nil {
		return err
	}
	v.eventVerbs = make(map[string]EventVerb, 2*len(verbs))
	for _, r := range verbs {
		if len(r) < 4 {
			return fmt.Errorf("event-verbs.tsv: %q: needs a past form, a participle, a noun and a type", strings.Join(r, " "))
		}
		r = append(r, "", "")
		e := EventVerb{Noun: r[2], Head: Head{Type: r[3], Code: r[4]}, Object: r[5]}
		past, participle := e, e
		past.Past, past.Participle = true, r[0] == r[1]
		participle.Participle, participle.Past = true, r[0] == r[1]
		v.eventVerbs[Fold(r[0])], v.eventVerbs[Fold(r[1])] = past, participle
	}
	return nil
}

// measuring fills the nouns and phrases that name measures.
func (v *Vocabulary) measuring() error {
	rows, err := table("measures.tsv")
	if err != nil {
		return err
	}
	v.measures = make(map[string]Measure, len(rows))
	for _, r := range rows {
		if len(r) < 2 {
			return fmt.Errorf("measures.tsv: %q: needs a word and a type", strings.Join(r, " "))
		}
		r = append(r, "", "")
		if strings.Contains(r[0], " ") {
			v.measurePhrases = append(v.measurePhrases, [2]string{r[0], r[1]})
			continue
		}
		v.measures[r[0]] = Measure{Type: r[1], Prepositions: list(r[2]), Alone: r[3]}
	}
	return nil
}

// things are the states and organisations of the data files. It also fills the adjectives.
func (v *Vocabulary) things() ([]builtinThing, error) {
	var out []builtinThing
	states, err := table("states.tsv")
	if err != nil {
		return nil, err
	}
	for _, r := range states {
		if len(r) != 5 {
			return nil, fmt.Errorf("states.tsv: %q has %d columns, 5 are needed", r[0], len(r))
		}
		key := builtinPack + ":" + r[0]
		t := Thing{Key: key, Kind: document.Actor, Type: "state", Name: r[1], Aliases: list(r[2]), Adjectives: list(r[3])}
		for _, a := range t.Adjectives {
			v.adjectives[Fold(a)] = append(v.adjectives[Fold(a)], key)
		}
		out = append(out, builtinThing{Thing: t, metonyms: list(r[4])})
	}
	organisations, err := table("organisations.tsv")
	if err != nil {
		return nil, err
	}
	for _, r := range organisations {
		if len(r) != 6 {
			return nil, fmt.Errorf("organisations.tsv: %q has %d columns, 6 are needed", r[0], len(r))
		}
		t := Thing{Key: builtinPack + ":" + r[0], Kind: document.Actor, Type: r[1], Name: r[2], Aliases: list(r[3])}
		out = append(out, builtinThing{Thing: t, metonyms: list(r[4]), loose: list(r[5])})
	}
	instruments, err := table("instruments.tsv")
	if err != nil {
		return nil, err
	}
	for _, r := range instruments {
		if len(r) != 4 {
			return nil, fmt.Errorf("instruments.tsv: %q has %d columns, 4 are needed", r[0], len(r))
		}
		t := Thing{Key: builtinPack + ":" + r[0], Kind: document.Policy, Type: r[1], Name: r[2], Aliases: list(r[3])}
		out = append(out, builtinThing{Thing: t})
	}
	occurrences, err := table("occurrences.tsv")
	if err != nil {
		return nil, err
	}
	for _, r := range occurrences {
		if len(r) != 5 {
			return nil, fmt.Errorf("occurrences.tsv: %q has %d columns, 5 are needed", r[0], len(r))
		}
		t := Thing{Key: builtinPack + ":" + r[0], Kind: document.Event, Type: r[1], Name: r[2], Aliases: list(r[3]), Date: r[4]}
		out = append(out, builtinThing{Thing: t})
	}
	return out, nil
}

// Known tells whether the folded word is one that the vocabulary has as a state's adjective or a known name of one word.
func (l *Lexicon) Known(word string) bool {
	if len(l.adjectives[word]) > 0 {
		return true
	}
	sym, ok := l.trie.symbols[word]
	if !ok {
		return false
	}
	node, ok := l.trie.edges[edge{0, sym}]
	return ok && len(l.trie.ends[node]) > 0
}
