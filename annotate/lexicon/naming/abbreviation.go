package naming

import (
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/document"
)

// Abbreviation is a word in capitals, with what its surroundings say of it.
type Abbreviation struct {
	Name string
	// Actor and Policy count the places where it acts or is in force.
	Actor, Policy int
}

var (
	ofActors = set(`members member fighters leaders leader commander commanders troops soldiers spokesperson spokesman heir talks
		negotiations dialogue rebels guerrillas militants head chief secretary-general officials president director faction supporters
		peace ceasefire truce party army cadres units base`)
	ofPolicies = set(`execution implementation provisions provision adoption enactment repeal text articles article scope design
		delays cost costs collapse failure success terms rules benefits compliance exemptions goals negotiation ratification
		introduction launch extension reform revision objectives signature effects effect impact politics conclusion`)
	doing = set(`said says announced claimed rejected accepted agreed refused signed attacked killed fought fights controlled
		controls carried took joined split denied declared demanded warned won lost recruited kidnapped bombed accused asked
		committed withdrew left had wants wanted launched voted opposes opposed never suspended released argues argued`)
	working = set(`applies applied covers covered failed requires required entered prices priced expired allows allowed provides
		obliges covering moved works worked replaced replaces expires will would may shall cannot lapsed stalled`)
)

// participle are the words behind a participle that is no verb of its own: "CBT based on …".
var participle = set("by on as in to at under from")

// Abbreviations are the undefined words in capitals of a document, in order of the alphabet.
func Abbreviations(units []Unit, lex *lexicon.Lexicon) []Abbreviation {
	byName := map[string]*Abbreviation{}
	for n := range units {
		u := &units[n]
		for i := range u.Tokens {
			t := u.Tokens[i]
			if !t.Caps || t.Digit || len(t.Fold) < 3 || len(t.Fold) > 8 || u.Masked[i] || u.Titled {
				continue
			}
			if i > 0 && u.Adjoins(i) && u.Tokens[i-1].Caps && len(u.Tokens[i-1].Fold) > 2 || i+1 < len(u.Tokens) && u.Adjoins(i+1) && u.Tokens[i+1].Caps && len(u.Tokens[i+1].Fold) > 2 {
				continue // a line in capitals
			}
			name := u.Words(i, i)
			a := byName[name]
			if a == nil {
				a = &Abbreviation{Name: name}
				byName[name] = a
			}
			u.evidence(lex, i, a)
		}
	}
	out := make([]Abbreviation, 0, len(byName))
	for _, a := range byName {
		out = append(out, *a)
	}
	slices.SortFunc(out, func(a, b Abbreviation) int { return strings.Compare(a.Name, b.Name) })
	return out
}

func (u *Unit) evidence(lex *lexicon.Lexicon, i int, a *Abbreviation) {
	before := i - 1
	if u.Fold(before) == "the" {
		before--
	}
	switch w := u.Fold(before); w {
	case "of", "with", "in", "to", "for", "by":
		n := u.Fold(before - 1)
		switch {
		case ofPolicies[n]:
			a.Policy += 2
		case ofActors[n]:
			a.Actor += 2
		case w == "with" || w == "by":
			a.Actor++
		case w == "for":
			a.Actor++
		}
	case "under":
		a.Policy += 2
	case "joined", "accused", "fought", "helped", "party", "group", "rebels":
		a.Actor += 2
	}
	next := u.Fold(i + 1)
	if i+1 < len(u.Tokens) && strings.TrimSpace(u.Tokens[i+1].Gap) == "," {
		u.inserted(lex, i, a)
	}
	if i+1 < len(u.Tokens) && u.Adjoins(i+1) {
		switch {
		case doing[next]:
			a.Actor += 2
		case next == "has" && doing[u.Fold(i+2)]:
			a.Actor += 2
		case working[next]:
			a.Policy++
		case ofActors[next]:
			a.Actor += 2
		case ofPolicies[next]:
			a.Policy++
		case lex.Act(next) && !Stop(next) && strings.HasSuffix(next, "ed") && !participle[u.Fold(i+2)]:
			a.Actor++
		}
	}
	if u.Tokens[i].Possessive() {
		a.Actor++
	}
}

// Initials tells whether the abbreviation is made of the first letters of the name's words, small ones left out or not.
func Initials(name, abbreviation string) bool {
	want := strings.ToLower(strings.ReplaceAll(abbreviation, ".", ""))
	all, main := "", ""
	for _, t := range lexicon.Tokenize(name) {
		if t.Fold == "" {
			continue
		}
		all += t.Fold[:1]
		if t.Upper || t.Digit {
			main += t.Fold[:1]
		}
	}
	return len(want) >= 2 && (want == main || want == all)
}

// inserted reads what is said of the abbreviation behind a comma: ", headed by …", ", signed in …", ", a body that …".
func (u *Unit) inserted(lex *lexicon.Lexicon, i int, a *Abbreviation) {
	next := u.Fold(i + 1)
	switch {
	case led[next], next == "who", next == "whose", next == "in" && u.Fold(i+2) == "alliance":
		a.Actor += 2
		return
	case agreed[next] && dating2[u.Fold(i+2)]:
		a.Policy += 2
		return
	}
	in := introducer{u: u, lex: lex, first: i, last: i}
	switch kind, _ := in.apposed(); kind {
	case document.Actor:
		a.Actor += 4
	case document.Policy:
		a.Policy += 2
	}
}

var (
	led    = set("headed led chaired founded commanded composed staffed armed")
	agreed = set("signed adopted ratified concluded enacted initialled negotiated")
)
