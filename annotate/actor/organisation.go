package actor

import (
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// organisation learns the name of an organisation from a noun in it. It
// tells whether it can say what the name is.
func (f *finder) organisation(u *naming.Unit, r run) bool {
	head, typ := f.orgHead(u, r)
	if head >= 0 && f.otherKind(u, r.last) && !(head == r.last-2 && !u.Upper(r.last-1)) {
		return true
	}
	switch {
	case head < 0:
		return f.apposedOrganisation(u, r)
	case r.first == r.last:
		f.bareHead(u, r.first, typ)
	default:
		if u.Starts(r.first) && naming.Stop(u.Fold(r.first)) {
			return true
		}
		f.learnOrganisation(u, r, typ)
	}
	return true
}

// otherKind tells whether the last word of the name makes it an event or a policy.
func (f *finder) otherKind(u *naming.Unit, last int) bool {
	w := u.Fold(last)
	if _, ok := f.lex.ActorHead(w); ok {
		return false
	}
	_, e := f.lex.EventHead(w)
	_, p := f.lex.PolicyHead(w)
	next := u.Fold(last + 1)
	if !e && !p && u.Adjoins(last+1) && !naming.Stop(next) {
		_, e = f.lex.EventHead(next)
		_, p = f.lex.PolicyHead(next)
		e = e && !f.lex.Act(next)
	}
	return e || p
}

// orgHead is the noun of an organisation in the name: its last word, or the one before "of" or "for"; -1 for none.
func (f *finder) orgHead(u *naming.Unit, r run) (int, string) {
	if h, ok := f.lex.ActorHead(u.Fold(r.last)); ok && (u.Upper(r.last) || corporate[u.Fold(r.last)]) {
		return r.last, h.Type
	}
	for k := r.first; k < r.last; k++ {
		w := u.Fold(k + 1)
		if w != "of" && w != "for" && w != "on" && w != "to" {
			continue
		}
		h, ok := f.lex.ActorHead(u.Fold(k))
		switch {
		case !ok || !u.Upper(k):
		case h.Type != "government":
			return k, h.Type
		case w == "of" && polity[u.Fold(k)] && u.Upper(k+2):
			return k, "state"
		}
	}
	return -1, ""
}

// polity are the forms of states that stand before a name: "Republic of Artsakh".
var polity = map[string]bool{
	"republic": true, "kingdom": true, "emirate": true, "sultanate": true, "federation": true, "commonwealth": true, "principality": true, "government": true,
	"state": true,
}

// bareHead takes a head that stands alone with a capital, such as "Parliament", as an institution of the
// document, where the kind of institution is one that a country has one of.
func (f *finder) bareHead(u *naming.Unit, i int, typ string) {
	if u.Starts(i) {
		return
	}
	switch typ {
	case "parliament":
	case "government", "media":
		return
	default:
		if u.Fold(i-1) != "the" || f.lex.Title(u.Fold(i)) || u.Upper(i+1) && u.Adjoins(i+1) {
			return
		}
	}
	name := u.Words(i, i)
	k := f.entity(document.Entity{Type: typ, Name: name, Key: shortName + lexicon.Fold(name), Reason: "one name"})
	f.names.Add(name, k)
}

func (f *finder) learnOrganisation(u *naming.Unit, r run, typ string) {
	if hit, ok := f.lex.At(u.Tokens, r.first); ok && hit.Last >= r.last {
		f.abbreviation(u, r.last, f.hitEntity(hit))
		return
	}
	if u.Tokens[r.last].Caps && u.Kind == document.Heading {
		return
	}
	name := u.Words(r.first, r.last)
	if w := u.Fold(r.last); w == "alliance" && u.Tokens[r.last-1].Hyphen && len(f.lex.Adjective(u.Fold(r.last-1))) > 0 {
		return // a treaty between states
	}
	if f.lex.Place(lexicon.Fold(name)) || f.lex.Title(u.Fold(r.first)) && r.last == r.first+1 && typ == "government" {
		return
	}
	i := f.entity(document.Entity{Type: typ, Name: name, Key: naming.NameKey("org", name), Reason: "one name, its abbreviation and its short forms"})
	f.names.Add(name, i)
	f.abbreviation(u, r.last, i)
}

func (f *finder) hitEntity(h lexicon.Hit) int {
	n, ok := f.choose(h.Names)
	if !ok || f.lex.Thing(n.Thing).Kind != document.Actor {
		return -1
	}
	return f.thing(n.Thing)
}

// abbreviation learns "(ABC)" or "[ABC]" behind a name whose initials it has.
func (f *finder) abbreviation(u *naming.Unit, last, entity int) {
	k := last + 1
	if entity < 0 || k >= len(u.Tokens) || u.Masked[k] || !strings.HasSuffix(u.Tokens[k].Gap, "(") && !strings.HasSuffix(u.Tokens[k].Gap, "[") {
		return
	}
	if t := u.Tokens[k]; t.Caps && len(t.Fold) >= 2 && len(t.Fold) <= 10 && strings.IndexAny(u.After(k), ")],;") == 0 {
		if f.lexAt(u, k) {
			return
		}
		f.names.Add(u.Words(k, k), entity)
	}
}

// apposedOrganisation learns a name from the noun beside it: "the party Horizon", "Fjordwatch, the fishing lobby,".
func (f *finder) apposedOrganisation(u *naming.Unit, r run) bool {
	if f.lexAt(u, r.first) || f.lex.Place(lexicon.Fold(u.Words(r.first, r.last))) || r.last-r.first > 3 {
		return false
	}
	typ := ""
	if h, ok := f.lex.ActorHead(u.Fold(r.first - 1)); ok && u.Adjoins(r.first) && !u.Upper(r.first-1) && h.Type != "government" && h.Type != "bank" {
		typ = h.Type
	}
	if typ == "" && f.joined(u, r) {
		typ = "organization"
	}
	if typ == "" && u.After(r.last) == "," {
		switch u.Fold(r.last + 1) {
		case "the", "a", "an", "its", "his", "their":
			for k := r.last + 2; k < len(u.Tokens) && k <= r.last+6 && u.Adjoins(k); k++ {
				if h, ok := f.lex.ActorHead(u.Fold(k)); ok && !u.Upper(k) && (k+1 == len(u.Tokens) || !u.Adjoins(k+1) || naming.Preposition(u.Fold(k+1)) || naming.Stop(u.Fold(k+1))) {
					typ = h.Type
					break
				}
				if naming.Stop(u.Fold(k)) {
					break
				}
			}
		}
	}
	if typ == "" || typ == "government" {
		return false
	}
	name := u.Words(r.first, r.last)
	i := f.entity(document.Entity{Type: typ, Name: name, Key: naming.NameKey("org", name), Reason: "one name"})
	f.names.Add(name, i)
	f.abbreviation(u, r.last, i)
	return true
}

// joined reads "founded the Centre Bloc", "an economist at Fjord Capital", "creation of the Harbour Front".
func (f *finder) joined(u *naming.Unit, r run) bool {
	before := u.Fold(r.first - 1)
	if before == "at" && f.lex.Title(u.Fold(r.first-2)) && !u.Upper(r.first-2) {
		return true
	}
	if before != "the" {
		return false
	}
	switch u.Fold(r.first - 2) {
	case "founded", "joined", "cofounded", "leads", "headed", "chairs", "founder", "leader":
		return true
	case "of":
		switch u.Fold(r.first - 3) {
		case "founder", "founding", "leader", "leaders", "members", "member", "fighters", "creation", "commander":
			return true
		}
	}
	return false
}

// shortNames adds the short forms of what was learned: family names that one person has, the end of a longer name.
func (f *finder) shortNames() {
	families := make([]string, 0, len(f.family))
	for name := range f.family {
		families = append(families, name)
	}
	slices.Sort(families)
	for _, name := range families {
		full := f.fullPersons(f.family[name])
		for _, i := range f.family[name] {
			if strings.HasPrefix(f.list[i].Key, shortName) && len(full) == 1 {
				f.merge(i, full[0])
			}
		}
		if len(full) == 1 && !f.ordinary(name) {
			f.names.Add(capitalised(f.list[full[0]].Name, name), full[0])
			if bare, ok := strings.CutPrefix(name, "al "); ok && f.family[bare] == nil {
				f.names.Add(capitalised(f.list[full[0]].Name, bare), full[0])
			}
		}
	}
	f.initials()
	for i := range f.list {
		e := &f.list[i]
		if bare, ok := strings.CutPrefix(e.Key, shortName); ok {
			prefix := "org"
			if e.Type == "person" {
				prefix = "person"
			}
			if k := f.endsWith(bare, e.Type); k >= 0 {
				f.merge(i, k)
				continue
			}
			e.Key = naming.NameKey(prefix, e.Name)
			switch e.Type {
			case "person", "parliament":
			case "ministry":
				if bare != "treasury" && bare != "exchequer" && bare != "admiralty" {
					e.Key = ""
				}
			default:
				e.Key = "" // "the Court" of nothing named here
			}
		}
	}
}

// ordinary tells whether a family name is also something else that the text may mean.
func (f *finder) ordinary(name string) bool { return len(f.lex.Lookup(capitalised(name, name))) > 0 }

// capitalised is the folded name as it stands in the full name.
func capitalised(full, name string) string {
	tokens, parts := lexicon.Tokenize(full), strings.Fields(name)
	for i := len(tokens) - len(parts); i >= 0; i-- {
		same := true
		for k, w := range parts {
			same = same && tokens[i+k].Fold == w
		}
		if same && len(parts) > 0 {
			return full[tokens[i].Start:tokens[i+len(parts)-1].End]
		}
	}
	return strings.ToUpper(name[:1]) + name[1:]
}

func (f *finder) fullPersons(list []int) []int {
	var out []int
	for _, i := range list {
		if !strings.HasPrefix(f.list[i].Key, shortName) {
			out = append(out, i)
		}
	}
	if len(out) == 0 && len(list) == 1 {
		return nil
	}
	return out
}

// merge makes entity i another name of entity into.
func (f *finder) merge(i, into int) {
	f.names.Redirect(i, into)
	f.list[into].Aliases = append(f.list[into].Aliases, f.list[i].Name)
}

// endsWith is the one organisation, learned or of the lexicon and named in full in this document, whose name ends with the word.
func (f *finder) endsWith(word, typ string) int {
	found := -1
	for i := range f.list {
		if f.list[i].Type == "person" || strings.HasPrefix(f.list[i].Key, shortName) {
			continue
		}
		if strings.HasSuffix(lexicon.Fold(f.list[i].Name), " "+word) {
			if found >= 0 {
				return -1
			}
			found = i
		}
	}
	for t := range f.full {
		th := f.lex.Thing(t)
		if th.Kind != document.Actor || !strings.HasSuffix(lexicon.Fold(th.Name), " "+word) {
			continue
		}
		i := f.thing(t)
		if found >= 0 && found != i {
			return -1
		}
		found = i
	}
	return found
}

// initials links abbreviations that stand without a definition to the one organisation whose initials they are,
// and takes those that act for actors of their own.
func (f *finder) initials() {
	for _, a := range naming.Abbreviations(f.units, f.lex) {
		if hit := f.lex.Lookup(a.Name); len(hit) > 0 {
			continue
		}
		if f.names.Has(a.Name) {
			continue
		}
		found, several := -1, false
		for i := range f.list {
			if f.list[i].Type != "person" && naming.Initials(f.list[i].Name, a.Name) {
				several = several || found >= 0
				found = i
			}
		}
		switch {
		case found >= 0 && !several:
			f.names.Add(a.Name, found)
		case a.Actor > a.Policy && a.Actor > 1:
			i := f.entity(document.Entity{Type: "organization", Name: a.Name, Key: naming.NameKey("org", a.Name), Reason: "one abbreviation that acts"})
			f.names.Add(a.Name, i)
		}
	}
}
