package actor

import (
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// learn finds new names in one passage.
func (f *finder) learn(u *naming.Unit) {
	if u.Titled {
		return
	}
	if u.Kind == document.TableRow {
		for _, r := range f.runs(u) {
			for _, s := range f.segments(u, r) {
				f.person(u, s) // only what its form shows
			}
		}
		return
	}
	for _, r := range f.runs(u) {
		for _, s := range f.segments(u, r) {
			f.learnRun(u, s)
		}
	}
}

func (f *finder) learnRun(u *naming.Unit, r run) {
	if _, other := f.introduced[lexicon.Fold(u.Words(r.first, r.last))]; other || (operations[u.Fold(r.first)] || lawsAbroad[u.Fold(r.first)]) && r.last > r.first {
		return // an event's name, or a policy's
	}
	office := f.office(u, r)
	for first := r.first; first <= r.last; first++ {
		if last, ok := f.person(u, run{first, r.last}); ok {
			for last++; last <= r.last && !u.Upper(last); last++ {
			}
			if last <= r.last {
				f.learnRun(u, run{last, r.last})
			}
			return
		}
		w := u.Fold(first)
		if first > office && !f.lex.Title(w) && len(f.lex.Adjective(w)) == 0 && !f.lexAt(u, first) && !(f.lex.Common(w) && (u.Starts(first) || f.lex.GivenName(u.Fold(first+1)))) {
			break
		}
	}
	r = f.afterHappening(u, r)
	if !f.organisation(u, r) {
		f.candidate(u, r)
	}
}

// operations are the words before the names of military operations, which end as organisations do: "Operation Patient Force".
var operations = words(`operation operasi operación operacion operação operacao opération operazione unternehmen`)

// lawsAbroad are nouns of other languages that stand before the name of an instrument: "Ley de Puertos".
var lawsAbroad = words(`ley lei loi legge decreto décret ordonnance código estatuto constitución constituição acuerdo acordo tratado traité pacto convenio convênio plano
	programa estrategia estratégia doctrina doutrina undang perppu qanun misión missão paquete pacote reforma`)

// office is the last word of the office that the run begins with ("Foreign Minister Moss", "Chief Justice Moss"); before the run without one.
func (f *finder) office(u *naming.Unit, r run) int {
	office := r.first - 1
	for k := r.first; k < r.last; k++ {
		w := u.Fold(k)
		switch {
		case f.lex.Title(w):
			office = k
		case !f.lex.Common(w) && len(f.lex.Adjective(w)) == 0 && !f.lexAt(u, k) && !shortTitle(w):
			return office
		}
		if shortTitle(w) {
			office = k
		}
	}
	return office
}

func shortTitle(w string) bool {
	switch w {
	case "gen", "sen", "rep", "gov", "lt", "col", "capt", "maj", "sgt", "rev", "hon", "adm", "dr", "mr", "mrs", "ms", "prof":
		return true
	}
	return false
}

func (f *finder) isTitle(w string) bool { return f.lex.Title(w) || shortTitle(w) }

// afterHappening leaves out what an organisation does or holds: "Third Session of the Harbour Council" names
// an event, "Rules of the Harbour Council" an instrument, "Secretary of the Harbour Council" an office.
func (f *finder) afterHappening(u *naming.Unit, r run) run {
	for k := r.first; k+2 <= r.last; k++ {
		if w := u.Fold(k + 1); w != "of" && w != "to" || u.Upper(k+1) {
			continue
		}
		w := u.Fold(k)
		_, event := f.lex.EventHead(w)
		_, policy := f.lex.PolicyHead(w)
		_, actor := f.lex.ActorHead(w)
		if (event || policy || f.lex.Title(w)) && !actor {
			r.first = k + 2
			for r.first < r.last && naming.Function(u.Fold(r.first)) {
				r.first++
			}
		}
	}
	return r
}

func (f *finder) lexAt(u *naming.Unit, i int) bool {
	_, ok := f.lex.At(u.Tokens, i)
	return ok
}

// person learns a person's name from a given name, an office or a family name that stands first. It returns the name's last word.
func (f *finder) person(u *naming.Unit, r run) (last int, ok bool) {
	r, n, ok := f.personWords(u, r)
	if !ok {
		return 0, false
	}
	first := u.Fold(r.first)
	if f.isTitle(first) && !f.lex.GivenName(first) && n > 1 {
		return 0, false // the name begins behind it
	}
	titled := r.first > 0 && f.isTitle(u.Fold(r.first-1)) && u.Adjoins(r.first) && !f.afterOf(u, r.first)
	if !titled && f.isAuthor(u, r) {
		return 0, false
	}
	given := f.lex.GivenName(first) && !(u.Starts(r.first) && f.lex.Common(first) && n == 2 && f.lex.Common(u.Fold(r.last)))
	switch {
	case n >= 2 && f.lex.FamilyFirst(first) && n <= 3 && f.syllables(u, r) && (!u.Starts(r.first) || !f.lex.Common(first) || u.Tokens[r.last].Hyphen):
		f.learnPerson(u, r, u.Words(r.first, r.first))
	case n >= 2 && (given || titled || f.apposed(u, r.last) || f.initialled(u, r)):
		f.learnPerson(u, r, f.familyName(u, r))
	case n == 1 && titled && u.Upper(r.first-1) && !f.lex.Title(first) && len(first) > 2:
		f.learnPerson(u, r, "")
	case n == 1 && f.mononym(u, r):
		f.learnPerson(u, r, "")
	case n == 1 && f.knownAs(u, r.first):
		f.alias(u, r)
	default:
		return 0, false
	}
	return r.last, true
}

// personWords cuts the run to what may be one person's name and counts its words with capitals.
func (f *finder) personWords(u *naming.Unit, r run) (run, int, bool) {
	// the name ends at a joint: "Park and Lee" are two
	for k := r.first; k <= r.last; k++ {
		if w := u.Fold(k); !u.Upper(k) && !particles[w] && !u.Tokens[k].Hyphen {
			r.last = k - 1
			break
		}
		if u.Tokens[k].Possessive() {
			r.last = k
			break
		}
	}
	n := 0
	for k := r.first; k <= r.last; k++ {
		w := u.Fold(k)
		if u.Upper(k) && !u.Tokens[k].Hyphen {
			n++
		}
		if u.Tokens[k].Digit || u.Upper(k) && f.commonHead(w) {
			return r, 0, false
		}
		if u.Tokens[k].Caps && len(w) > 1 && !(k == r.last && strings.Trim(w, "ivx") == "") && !strings.Contains(u.Words(k, k), ".") {
			return r, 0, false
		}
	}
	if n == 0 || n > 5 {
		return r, 0, false
	}
	if hit, ok := f.lex.At(u.Tokens, r.first); ok && hit.Last >= r.last {
		return r, 0, false
	}
	name := lexicon.Fold(u.Words(r.first, r.last))
	if n > 1 && f.lex.Place(name) || f.byline[name] {
		return r, 0, false
	}
	return r, n, true
}

// initialled tells whether the name begins with initials or has one in its middle: "J. B. Moss", "Helen K. Moss".
func (f *finder) initialled(u *naming.Unit, r run) bool {
	if len(u.Fold(r.last)) < 3 || f.lex.Common(u.Fold(r.last)) && f.lex.Common(u.Fold(r.first)) {
		return false
	}
	for k := r.first; k < r.last; k++ {
		if w := u.Words(k, k); len(w) == 1 && strings.HasPrefix(u.After(k), ".") || len(w) > 2 && len(w) < 8 && w[1] == '.' {
			return true
		}
	}
	return false
}

// syllables tells whether what follows a family name that stands first looks like a given name of East Asia: short words.
func (f *finder) syllables(u *naming.Unit, r run) bool {
	if u.Tokens[r.last].Hyphen || f.lex.GivenName(u.Fold(r.last)) {
		return true
	}
	for k := r.first + 1; k <= r.last; k++ {
		if w := u.Fold(k); len(w) > 9 || f.lex.Common(w) && u.Starts(r.first) {
			return false
		}
	}
	return true
}

func (f *finder) afterOf(u *naming.Unit, i int) bool { return u.Fold(i-1) == "of" }

// commonHead tells whether the word is the head of organisations, events or policies and so no part of a person's name.
func (f *finder) commonHead(w string) bool {
	if f.lex.GivenName(w) || f.lex.FamilyFirst(w) {
		return false
	}
	_, a := f.lex.ActorHead(w)
	_, e := f.lex.EventHead(w)
	_, p := f.lex.PolicyHead(w)
	return a || e || p || len(f.lex.Adjective(w)) > 0 || f.lex.Place(w)
}

// apposed tells whether an office follows: ", the commerce minister", ", who heads".
func (f *finder) apposed(u *naming.Unit, last int) bool {
	if u.After(last) != "," {
		return false
	}
	for k := last + 1; k < len(u.Tokens) && k <= last+7; k++ {
		if k > last+1 && !u.Adjoins(k) {
			return false
		}
		if u.Upper(k) && f.lex.Title(u.Fold(k)) && u.Upper(k+1) && u.Adjoins(k+1) {
			return false // ", President X": another name
		}
		if f.lex.Title(u.Fold(k)) || f.lex.Title(naming.Singular(u.Fold(k))) {
			return true
		}
		if k == last+1 && u.Fold(k) == "who" {
			return true
		}
	}
	return false
}

// mononym tells whether the one name is that of a person whose office follows at once: "Techo, the commander of the guard", "Techo, speaker of …".
func (f *finder) mononym(u *naming.Unit, r run) bool {
	w := u.Fold(r.first)
	if r.first != r.last || len(w) < 4 || f.lex.Common(w) || f.lex.Place(w) || f.lexAt(u, r.first) || u.Tokens[r.first].Caps || u.Tokens[r.first].Possessive() || u.After(r.last) != "," {
		return false
	}
	if r.first > 0 && u.Adjoins(r.first) && (locative[u.Fold(r.first-1)] || u.Upper(r.first-1) && !naming.Function(u.Fold(r.first-1))) {
		return false
	}
	k := r.last + 1
	switch u.Fold(k) {
	case "the", "a", "an", "its", "their", "his", "her", "then", "former":
		k++
	}
	if f.lex.Adjective(u.Fold(k)) != nil {
		k++
	}
	return !u.Upper(k) && f.lex.Title(u.Fold(k)) && (u.Fold(k+1) == "of" || u.Fold(k+1) == "in" || u.Fold(k+1) == "and" || u.After(k) == "," || u.Fold(k+1) == "at" || u.Fold(k+1) == "to")
}

func (f *finder) familyName(u *naming.Unit, r run) string {
	last := r.last
	for last > r.first+1 && suffixes[u.Fold(last)] {
		last--
	}
	first := last
	for first > r.first+1 && (particles[u.Fold(first-1)] || u.Tokens[first].Hyphen) {
		first--
	}
	return u.Words(first, last)
}

// suffixes stand behind a family name.
var suffixes = map[string]bool{"jr": true, "sr": true, "junior": true, "senior": true, "ii": true, "iii": true, "iv": true}

func (f *finder) knownAs(u *naming.Unit, i int) bool {
	return i >= 3 && u.Fold(i-1) == "as" && u.Fold(i-2) == "known"
}

func (f *finder) alias(u *naming.Unit, r run) {
	for k := r.first - 1; k >= 0; k-- {
		for back := 1; back <= 4 && k-back >= -1; back++ {
			start := k - back + 1
			if hit, ok := f.names.At(u.Tokens, start); ok && hit.Last == k {
				f.names.Add(u.Words(r.first, r.last), hit.Names[0].Thing)
				return
			}
		}
	}
}

// shortName marks a key that is only a family name so far.
const shortName = "?"

func (f *finder) learnPerson(u *naming.Unit, r run, family string) {
	f.addPerson(u.Words(r.first, r.last), family)
}

// addPerson enters a person; family is "" for one known by one name only.
func (f *finder) addPerson(name, family string) {
	e := document.Entity{Type: "person", Name: name, Key: naming.NameKey("person", name), Reason: "one full name, and the family name after it"}
	if family == "" {
		e.Key = shortName + lexicon.Fold(name)
		e.Reason = "one name with an office"
	}
	i := f.entity(e)
	f.names.Add(name, i)
	if f.family == nil {
		f.family = map[string][]int{}
	}
	if family == "" {
		family = name
	}
	key := lexicon.Fold(family)
	for _, k := range f.family[key] {
		if k == i {
			return
		}
	}
	f.family[key] = append(f.family[key], i)
}
