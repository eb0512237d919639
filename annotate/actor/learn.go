package actor

import (
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// run is a stretch of capitalised words: tokens first to last.
type run struct{ first, last int }

var particles = map[string]bool{
	"de": true, "da": true, "do": true, "dos": true, "del": true, "della": true, "di": true, "du": true, "la": true, "le": true,
	"von": true, "van": true, "der": true, "den": true, "al": true, "el": true, "bin": true, "ibn": true, "ben": true, "ter": true, "y": true,
}

// runs cuts a passage into stretches of capitalised words, with the small words that names hold.
func (f *finder) runs(u *naming.Unit) []run {
	var out []run
	for i := 0; i < len(u.Tokens); {
		if !f.capital(u, i) {
			i++
			continue
		}
		r := run{i, i}
		for k := i + 1; k < len(u.Tokens); k++ {
			if !u.Adjoins(k) || u.Masked[k] || u.Tokens[k-1].Possessive() && (k-1 > r.last || f.isKnown(u, r.first, k-1)) {
				break
			}
			if w := u.Fold(k); (w == "and" || w == "&") && (u.Fold(k+1) == "the" || f.isKnown(u, r.first, k-1) || f.complete(u, r, k-1)) {
				break
			}
			if f.capital(u, k) {
				r.last = k
				continue
			}
			w := u.Fold(k)
			if (naming.Joint(w) || particles[w] || w == "a") && f.small(u, k) {
				continue
			}
			if u.Tokens[k].Hyphen && u.Upper(k-1) && !u.Tokens[k].Digit && len(w) <= 8 && r.last == k-1 {
				r.last = k // "Jae-in"
				continue
			}
			break
		}
		out = append(out, r)
		i = r.last + 1
	}
	return out
}

// isKnown tells whether words first to last are a name of the lexicon.
func (f *finder) isKnown(u *naming.Unit, first, last int) bool {
	h, ok := f.lex.At(u.Tokens, first)
	return ok && h.Last == last
}

// complete tells whether the run up to last is an organisation's name already.
func (f *finder) complete(u *naming.Unit, r run, last int) bool {
	h, ok := f.lex.ActorHead(u.Fold(last))
	return ok && last > r.first && h.Type != "" && r.last == last
}

// small tells whether a small word at k leads on to a capital.
func (f *finder) small(u *naming.Unit, k int) bool {
	if u.Tokens[k-1].Possessive() {
		return false
	}
	for n := k + 1; n < len(u.Tokens) && n <= k+2; n++ {
		if !u.Adjoins(n) || u.Masked[n] {
			return false
		}
		if f.capital(u, n) {
			return true
		}
		if !naming.Joint(u.Fold(n)) && !particles[u.Fold(n)] {
			return false
		}
	}
	return false
}

func (f *finder) capital(u *naming.Unit, i int) bool {
	t := u.Tokens[i]
	if u.Masked[i] || u.Dates[i] != "" || u.Month(i) {
		return false
	}
	if t.Digit {
		return i+1 < len(u.Tokens) && strings.IndexAny(t.Fold, "tnrs") > 0 && u.Upper(i+1) && len(t.Fold) <= 5 // "33rd Front"
	}
	return t.Upper && !(naming.Function(t.Fold) && (!t.Caps || u.Starts(i)))
}

// learn finds new names in one passage.
func (f *finder) learn(u *naming.Unit) {
	if u.Titled || u.Kind == document.TableRow {
		return
	}
	for _, r := range f.runs(u) {
		f.learnRun(u, r)
	}
}

func (f *finder) learnRun(u *naming.Unit, r run) {
	for first := r.first; first <= r.last; first++ {
		if last, ok := f.person(u, run{first, r.last}); ok {
			for last++; last <= r.last && !u.Upper(last); last++ {
			}
			if last <= r.last {
				f.learnRun(u, run{last, r.last})
			}
			return
		}
		if !f.lex.Title(u.Fold(first)) && len(f.lex.Adjective(u.Fold(first))) == 0 && !(f.lexAt(u, first)) {
			break
		}
	}
	f.organisation(u, f.afterHappening(u, r))
}

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
		if u.Upper(k) {
			n++
		}
		if u.Tokens[k].Digit || u.Upper(k) && f.commonHead(w) {
			return 0, false
		}
		if u.Tokens[k].Caps && len(w) > 1 && !(k == r.last && strings.Trim(w, "ivx") == "") && !strings.Contains(u.Words(k, k), ".") {
			return 0, false
		}
	}
	if n == 0 || n > 4 {
		return 0, false
	}
	if hit, ok := f.lex.At(u.Tokens, r.first); ok && hit.Last >= r.last {
		return 0, false
	}
	if n > 1 && f.lex.Place(lexicon.Fold(u.Words(r.first, r.last))) || f.byline[lexicon.Fold(u.Words(r.first, r.last))] {
		return 0, false
	}
	first := u.Fold(r.first)
	titled := r.first > 0 && f.lex.Title(u.Fold(r.first-1)) && u.Adjoins(r.first) && !f.afterOf(u, r.first)
	switch {
	case n >= 2 && f.lex.FamilyFirst(first) && n <= 3 && !u.Starts(r.first) || n >= 2 && f.lex.FamilyFirst(first) && u.Tokens[r.last].Hyphen:
		f.learnPerson(u, r, u.Words(r.first, r.first))
	case n >= 2 && (f.lex.GivenName(first) || titled || f.apposed(u, r.last)):
		f.learnPerson(u, r, f.familyName(u, r))
	case n == 1 && titled && u.Upper(r.first-1) && !f.lex.Title(first) && len(first) > 2:
		f.learnPerson(u, r, "")
	case n == 1 && f.knownAs(u, r.first):
		f.alias(u, r)
	default:
		return 0, false
	}
	return r.last, true
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
	if !strings.HasPrefix(u.After(last), ",") || u.After(last) != "," {
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

func (f *finder) familyName(u *naming.Unit, r run) string {
	first := r.last
	for first > r.first+1 && particles[u.Fold(first-1)] {
		first--
	}
	return u.Words(first, r.last)
}

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
	name := u.Words(r.first, r.last)
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
