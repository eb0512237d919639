package identity

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/graph"
)

// Thing is what tells an actor, an event or a policy apart.
type Thing struct {
	Kind graph.Kind `json:"kind"`
	Type string     `json:"type,omitempty"`
	// Entry is the key of the entry of a vocabulary or a pack that it was found by: "geo:FR", "lex:pack:id".
	Entry string `json:"entry,omitempty"`
	// Printed is its name in folded words, for people to read.
	Printed string `json:"printed,omitempty"`
	// Names are its names as [canonical] writes them, the first one first, the others sorted.
	Names []string `json:"names,omitempty"`
	Date  string   `json:"date,omitempty"` // EDTF
	// Traits are those of the claim that comparisons look at, sorted: office, country, about, with.
	Traits []string `json:"traits,omitempty"`

	people []personName
	forms  []form
}

// The sorts of traits. A trait is one of these with a value behind it.
const (
	TraitEntry   = "entry:"   // the key of the vocabulary's or the pack's entry
	TraitAs      = "as:"      // a name with the actors in it replaced by their keys: "geo:RU invasion of geo:UA"
	TraitOffice  = "office:"  // an office that a person is said to hold: "foreign minister"
	TraitCountry = "country:" // the key of the state of a person's office: "geo:NO"
	TraitAbout   = "about:"   // the key of the state that the document is about
	TraitWith    = "with:"    // the key of an actor that is said to take part in an event
)

// maxNames is how many names of one thing are looked at.
const maxNames = 12

// describeThing is the description of a claim about an actor, an event or a policy.
func describeThing(n graph.Node) (*Description, bool) {
	d := &Description{Claimed: n.NodeID(), Thing: &Thing{Kind: n.NodeKind()}}
	t := d.Thing
	var name string
	var aliases []string
	switch v := n.(type) {
	case *graph.Actor:
		name, aliases, t.Type = v.Name, v.Aliases, v.Type
	case *graph.Event:
		name, aliases, t.Type, t.Date = v.Name, v.Aliases, v.Type, v.Date
	case *graph.Policy:
		name, aliases, t.Type, t.Date = v.Name, v.Aliases, v.Type, v.Date
	default:
		return nil, false
	}
	var as []string
	for _, trait := range graph.TraitsOf(n) {
		switch {
		case strings.HasPrefix(trait, TraitEntry):
			t.Entry = strings.TrimPrefix(trait, TraitEntry)
		case strings.HasPrefix(trait, TraitAs):
			as = append(as, strings.TrimPrefix(trait, TraitAs))
		default:
			t.Traits = append(t.Traits, strings.ToLower(trait))
		}
	}
	if t.Entry != "" { // the entry says all; what a document adds would make many descriptions of one
		t.Traits, aliases, as = nil, nil, nil
	}
	t.setNames(name, aliases, as)
	t.Traits = sorted(t.Traits)
	return d, true
}

// setNames keeps the names by which the thing may be met elsewhere: the first one, and those of the others that say as much by themselves.
func (t *Thing) setNames(name string, aliases, as []string) {
	first := canonical(name)
	t.Printed = strings.Join(limited(words(name)), " ")
	replaced := map[string]string{} // names with actors replaced, by the names as printed
	for _, s := range as {
		printed, with, ok := strings.Cut(s, " = ")
		if ok {
			replaced[printed] = with
		}
	}
	if with, ok := replaced[name]; ok {
		first = canonical(with)
	}
	var others []string
	for _, a := range aliases {
		c := canonical(a)
		if with, ok := replaced[a]; ok {
			c = canonical(with)
		}
		if c != "" && c != first && t.tells(c) {
			others = append(others, c)
		}
	}
	others = sorted(others)
	if first == "" && len(others) == 0 {
		return
	}
	t.Names = append([]string{first}, others[:min(len(others), maxNames-1)]...)
}

// tells tells whether an alias by itself says which thing is meant.
func (t *Thing) tells(name string) bool {
	if t.Type == "person" {
		return len(newPersonName(name).tokens) > 1
	}
	f := newForm(name)
	return f.abbreviation != "" || f.distinct() > 0 || len(f.states) > 0 && len(f.words) > 0
}

// ready takes the names apart, once.
func (t *Thing) ready() {
	if t.people != nil || t.forms != nil {
		return
	}
	for _, n := range t.Names {
		if t.Type == "person" {
			t.people = append(t.people, newPersonName(n))
		} else {
			t.forms = append(t.forms, newForm(n))
		}
	}
}

// values are those of the traits of a sort.
func (t *Thing) values(sort string) []string {
	var out []string
	for _, trait := range t.Traits {
		if v, ok := strings.CutPrefix(trait, sort); ok {
			out = append(out, v)
		}
	}
	return out
}

// common is the first value that the two have both among their traits of a sort; disjoint tells that each has values and none in common.
func common(a, b *Thing, sort string) (value string, disjoint bool) {
	x, y := a.values(sort), b.values(sort)
	for _, v := range x {
		if slices.Contains(y, v) {
			return v, false
		}
	}
	return "", len(x) > 0 && len(y) > 0
}

func (t *Thing) label() string {
	out := cmp.Or(t.Printed, t.Entry)
	if t.Date != "" {
		out += " " + t.Date
	}
	return out
}

// Local tells whether a claim's name says which thing is meant in its own document only: a family name alone or with initials, an undated
// "presidential election". Such a claim is made under an id of its document's own, so that no two meet by the name alone.
func Local(n graph.Node) bool {
	d, ok := describeThing(n)
	if !ok || d.Thing.Entry != "" || len(d.Thing.Names) == 0 {
		return false
	}
	t := d.Thing
	t.ready()
	if t.Type == "person" {
		for _, p := range t.people {
			if !bearsFamilyOnly(p) {
				return false
			}
		}
		return true
	}
	if t.Kind == graph.KindEvent {
		f := t.forms[0]
		distinct, _ := f.telling(f.words)
		return t.when(f) == "" && distinct == 0 && recurs(f.head)
	}
	return Vague(n) && len(t.values(TraitAbout)) == 0
}

// Vague tells whether the names of an organisation, an event or a policy are such as many countries have one of: what the document is
// about then tells which one is meant.
func Vague(n graph.Node) bool {
	d, ok := describeThing(n)
	if !ok || d.Thing.Entry != "" || d.Thing.Type == "person" {
		return false
	}
	t := d.Thing
	t.ready()
	for _, f := range t.forms {
		if len(f.states) > 0 || f.distinct() > 1 {
			return false
		}
	}
	return true
}

// canonical is a name in folded words with one blank between them. Keys of actors in it stay: "geo:ru"; an abbreviation bears
// a "=", a word without a capital a "·": only a name with capitals tells by itself which thing is meant.
func canonical(name string) string {
	var out []string
	shouted := strings.ToUpper(name) == name && strings.Contains(strings.TrimSpace(name), " ")
	for _, w := range strings.Fields(name) {
		if key, ok := actorKey(w); ok {
			out = append(out, key)
			continue
		}
		if !shouted && abbreviated(w) {
			if a := letters(w); a != "" {
				out = append(out, "="+a)
			}
			continue
		}
		first, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "'’\"“‘(["))
		for i, v := range words(w) {
			if i == 0 && unicode.IsLower(first) && !small(v) && !preposition(v) {
				v = "·" + v
			}
			out = append(out, v)
		}
	}
	return strings.Join(out[:min(len(out), maxWords)], " ")
}

// actorKey reads a word that is the key of an actor: "geo:RU", "lex:pack:id".
func actorKey(w string) (string, bool) {
	if strings.HasPrefix(w, "geo:") || strings.HasPrefix(w, "lex:") {
		return strings.ToLower(w), true
	}
	return "", false
}

// abbreviated tells whether a word is an abbreviation by its letters: two capitals or more, and no more than two small letters ("UNSCRs", "PhD").
func abbreviated(w string) bool {
	upper, lower := 0, 0
	for _, r := range strings.Trim(w, "()[],;:'’\"") {
		switch {
		case unicode.IsUpper(r):
			upper++
		case unicode.IsLower(r):
			lower++
		case unicode.IsDigit(r) || r == '.' || r == '&' || r == '-':
		default:
			return false
		}
	}
	return upper >= 2 && upper <= 10 && lower <= 1 && len(w) <= 14
}
