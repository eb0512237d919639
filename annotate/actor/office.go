package actor

import (
	"strings"

	"kg/annotate/lexicon/naming"
	"kg/document"
)

// traits notes what the text says of the actors that no lexicon knows: the offices of persons with their states, and names of
// organisations with the states in them.
func (f *finder) traits() {
	for i := range f.list {
		if e := &f.list[i]; e.Type != "person" && e.Lexicon == "" && !strings.HasPrefix(e.Key, "geo:") {
			e.Traits = naming.As(f.lex, *e)
		}
	}
	for i := range f.units {
		u := &f.units[i]
		if u.Titled {
			continue
		}
		for k := 0; k < len(u.Tokens); k++ {
			last, person := f.personAt(u, k)
			if person == nil {
				continue
			}
			f.before(u, k, person)
			f.behind(u, last, person)
			k = last
		}
	}
}

// personAt is the learned person whose name begins at token k.
func (f *finder) personAt(u *naming.Unit, k int) (int, *document.Entity) {
	hit, ok := f.names.At(u.Tokens, k)
	if !ok || u.AnyMasked(k, hit.Last) {
		return k, nil
	}
	e := &f.list[hit.Names[0].Thing]
	if e.Type != "person" || e.Lexicon != "" {
		return k, nil
	}
	return hit.Last, e
}

// courtesy are titles that are no offices.
func courtesy(w string) bool {
	switch w {
	case "mr", "mrs", "ms", "dr", "sir", "dame", "lord", "lady", "professor", "prof", "comrade":
		return true
	}
	return false
}

// before reads the office in front of a name: "Norwegian Foreign Minister", "President of Chile", "former president".
func (f *finder) before(u *naming.Unit, first int, e *document.Entity) {
	k := first - 1
	if k < 0 || !u.Adjoins(first) {
		return
	}
	if key := naming.StateAt(f.lex, u, k); key != "" && k > 1 { // "President of Chile Name"
		for n := k; n > 0 && n >= k-4; n-- {
			if u.Fold(n) == "of" && f.lex.Title(u.Fold(n-1)) {
				f.hold(u, n-1, key, e)
				return
			}
		}
		return
	}
	if !f.lex.Title(u.Fold(k)) || courtesy(u.Fold(k)) {
		return
	}
	f.hold(u, k, "", e)
}

// behind reads the office behind a name: ", the Norwegian foreign minister", ", president of Chile".
func (f *finder) behind(u *naming.Unit, last int, e *document.Entity) {
	if u.After(last) != "," {
		return
	}
	for k := last + 1; k < len(u.Tokens) && k <= last+6; k++ {
		if k > last+1 && !u.Adjoins(k) {
			return
		}
		if !f.lex.Title(u.Fold(k)) || courtesy(u.Fold(k)) {
			continue
		}
		if u.Upper(k) && u.Upper(k+1) && u.Adjoins(k+1) {
			return // ", President X": another person
		}
		key := ""
		if w := u.Fold(k + 1); (w == "of" || w == "for") && u.Adjoins(k+1) {
			at := k + 2
			if u.Fold(at) == "the" {
				at++
			}
			for end := at; end < len(u.Tokens) && end <= at+3 && key == ""; end++ {
				key = naming.StateAt(f.lex, u, end)
			}
		}
		f.hold(u, k, key, e)
		return
	}
}

// hold notes the office whose last word stands at k, with the words that narrow it, and the state: the one given, or the one before the office.
func (f *finder) hold(u *naming.Unit, k int, state string, e *document.Entity) {
	office := []string{naming.Singular(u.Fold(k))}
	for k--; k >= 0 && u.Adjoins(k+1) && narrows(u.Fold(k)) && len(office) < 4; k-- {
		office = append([]string{u.Fold(k)}, office...)
	}
	if k >= 0 && u.Adjoins(k+1) && former(u.Fold(k)) {
		k--
	}
	if state == "" && k >= 0 {
		// a possessive stands between a state and the office: "Chile's president"
		if u.Adjoins(k+1) || u.Tokens[k].Possessive() {
			state = naming.StateAt(f.lex, u, k)
		}
	}
	naming.AddTrait(e, "office:"+strings.Join(office, " "))
	if state != "" {
		naming.AddTrait(e, "country:"+state)
	}
}

// narrows tells whether a word before the noun of an office says which office it is.
func narrows(w string) bool {
	switch w {
	case "prime", "foreign", "defence", "defense", "finance", "interior", "justice", "trade", "energy", "environment", "health", "education", "agriculture",
		"economy", "labour", "labor", "commerce", "culture", "transport", "vice", "deputy", "first", "attorney", "chief", "supreme", "home", "general", "state",
		"unification", "security", "planning", "climate", "opposition", "party", "military", "army", "naval", "central", "bank":
		return true
	}
	return false
}

func former(w string) bool {
	switch w {
	case "former", "then", "ex", "late", "current", "incoming", "outgoing", "new", "acting", "interim":
		return true
	}
	return false
}
