package actor

import (
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// candidate is a capitalised name that no form shows to be an actor's, with what all its places in the document say of it.
type candidate struct {
	name  string
	words []string // folded
	// places counts where it stands, agent where it is the subject of a verb, actor also where something else shows
	// that it can act, place where something is in it, policy where it is launched or in force, article where "the"
	// stands before it, scholar where it only argues, thing where something is of it that need not be an actor's.
	places, agent, actor, place, policy, article, scholar, thing int
	common                                                       bool // English words only
	starts                                                       bool // only where a sentence begins
}

// candidate notes one place of a name.
func (f *finder) candidate(u *naming.Unit, r run) {
	for r.first < r.last && (u.Starts(r.first) && f.lex.Common(u.Fold(r.first)) || !u.Upper(r.first)) {
		r.first++
	}
	for f.isTitle(u.Fold(r.first)) && r.first < r.last {
		r.first++
	}
	if f.lex.Inert(u.Fold(r.last)) || r.last-r.first > 4 || u.AnyMasked(r.first, r.last) || f.byline[lexicon.Fold(u.Words(r.first, r.last))] || f.lex.Place(lexicon.Fold(u.Words(r.first, r.last))) {
		return
	}
	if h, ok := f.lex.At(u.Tokens, r.first); ok && h.Last >= r.last || f.isAuthor(u, r) {
		return
	}
	common, words := true, []string(nil)
	for k := r.first; k <= r.last; k++ {
		w := u.Fold(k)
		if u.Upper(k) && f.commonHead(w) || u.Tokens[k].Digit || u.Tokens[k].Caps || u.Month(k) || len(w) < 2 {
			return
		}
		words = append(words, w)
		common = common && f.lex.Common(w)
	}
	key := strings.Join(words, " ")
	c := f.candidates[key]
	if c == nil {
		c = &candidate{name: u.Words(r.first, r.last), words: words, common: common, starts: true}
		f.candidates[key] = c
	}
	c.places++
	c.starts = c.starts && u.Starts(r.first)
	f.weigh(u, r, c)
}

// weigh reads what the words around the name say of it.
func (f *finder) weigh(u *naming.Unit, r run, c *candidate) {
	before, next := u.Fold(r.first-1), u.Fold(r.last+1)
	joined := r.first > 0 && u.Adjoins(r.first)
	follows := r.last+1 < len(u.Tokens) && u.Adjoins(r.last+1) && !u.Upper(r.last+1)
	if joined && before == "the" {
		c.article++
		before = u.Fold(r.first - 2)
	}
	switch {
	case !joined:
	case locative[before]:
		if u.Fold(r.first-1) != "the" || !follows {
			c.place++
		}
	case before == "of" && placeNoun[naming.Singular(u.Fold(r.first-2))]:
		c.place += 2
	case before == "of" && fate[u.Fold(r.first-2)]:
		c.actor++
	case before == "of" && (u.Fold(r.first-2) == "mayor" || u.Fold(r.first-2) == "governor" || u.Fold(r.first-2) == "bishop"):
		c.place++
	case launching[before]:
		c.policy += 2
	case patient[before]:
		c.actor++
	case before == "of" || before == "called" || before == "as":
		if _, ok := f.lex.PolicyHead(u.Fold(r.first - 2)); ok {
			c.policy++
		}
		if _, ok := f.lex.ActorHead(u.Fold(r.first - 2)); !ok && before == "of" && !f.lex.Title(u.Fold(r.first-2)) {
			c.thing++
		}
	default:
		if _, ok := f.lex.PolicyHead(before); ok && !u.Upper(r.first-1) {
			c.policy += 2
		}
	}
	if u.After(r.last) == "," && f.explained(u, r.last) {
		c.policy += 2
	}
	switch {
	case u.Tokens[r.last].Possessive():
		if personal[next] || f.lex.Title(next) {
			c.actor++
		}
	case strings.HasPrefix(u.After(r.last), ",") && (next == "who" || next == "whose"):
		c.actor += 2
	case strings.HasPrefix(u.After(r.last), ",") && next == "the" && (placeNoun[u.Fold(r.last+2)] || u.Fold(r.last+2) == "capital"):
		c.place += 2
	case !follows:
	case placeNoun[next]:
		c.place += 2
	case scholarly[next]:
		c.scholar++
	case f.agent(next) || next == "also" && f.agent(u.Fold(r.last+2)):
		c.agent++
		c.actor += 2
	case next == "has" || next == "had":
		if w := u.Fold(r.last + 2); strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "en") || f.agent(w) {
			c.actor++
			c.agent++
		}
	case following[next]:
		c.actor++
	default:
		if _, ok := f.lex.PolicyHead(next); ok {
			c.policy += 2
		}
		if _, ok := f.lex.EventHead(next); ok && !f.lex.Act(next) {
			c.place++
		}
	}
}

// explained tells whether a noun for policies or happenings stands in apposition: ", the policy under which …".
func (f *finder) explained(u *naming.Unit, last int) bool {
	switch u.Fold(last + 1) {
	case "the", "a", "an", "his", "her", "its", "their":
		for k := last + 2; k < len(u.Tokens) && k <= last+6 && u.Adjoins(k); k++ {
			if naming.Stop(u.Fold(k)) || f.lex.Title(u.Fold(k)) {
				return false
			}
			if _, ok := f.lex.PolicyHead(u.Fold(k)); ok && !u.Upper(k) {
				return true
			}
		}
	}
	return false
}

// agent tells whether the word is a verb of which only one who acts is the subject.
func (f *finder) agent(w string) bool {
	if auxiliary[w] || naming.Stop(w) {
		return false
	}
	return f.lex.Act(w) || len(w) > 5 && strings.HasSuffix(w, "ed")
}

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

var (
	auxiliary = words(`is was were are be been has have had will would could should must may might did does do can cannot instead then also
		later soon nevertheless still never again therefore now remains remained appears appeared continued continues grew grows fell falls
		rose began begins became becomes comes came stands stood made increased increases reduced started starts`)
	locative  = words("in at near outside inside around across through throughout via within beyond")
	placeNoun = words(`province river region district city airport valley coast island islands corridor border street square county
		peninsula desert mountains bay port harbour harbor prison camp village town area basin strait plant refinery dam suburb neighbourhood
		neighborhood slum delta road highway railway mine university stadium hotel capital bridge station`)
	launching = words("launched adopted enacted introduced unveiled repealed implemented proclaimed ratified signed passed amended approved drafted under")
	fate      = words(`shooting assassination murder death arrest trial killing election re-election appointment resignation impeachment fall downfall
		rise victory overthrow execution exile return funeral presidency premiership government cabinet reign leadership supporters
		rule administration regime imprisonment release ousting removal successor rival son daughter widow wife`)
	patient = words(`by with against accused told asked urged praised blamed criticised criticized defeated beat succeeded replaced elected
		appointed named arrested jailed killed assassinated backed supported endorsed sued joined founded between like sacked dismissed
		ousted deposed met invited warned president chairman led under-secretary adviser aide rival successor`)
	following = words(`workers executives troops officials spokesman spokeswoman fighters supporters employees shares lawyers leader leaders
		commander commanders members militants activists voters candidates lawmakers ministers`)
	scholarly = words("argues contends shows finds suggests notes maintains observes concludes writes posits demonstrates emphasises emphasizes stresses")
	personal  = words(`government cabinet successor predecessor party coalition presidency rule regime death supporters allies family son
		daughter wife brother father aides lawyer lawyers office resignation rivals troops forces fighters administration victory defeat
		leadership decision refusal speech spokesman spokeswoman ministers shares executives subsidiary board chairman`)
)

// isAuthor tells whether the words name an author of the bibliography, who is cited and does not act.
func (f *finder) isAuthor(u *naming.Unit, r run) bool {
	initials, ok := f.cited[u.Fold(r.last)]
	if !ok && r.first < r.last {
		initials, ok = f.cited[u.Fold(r.first)]
		return ok && strings.Contains(initials, u.Fold(r.last)[:1]) && r.last <= r.first+2 && f.lex.FamilyFirst(u.Fold(r.first))
	}
	return ok && (r.first == r.last || initials == "" || strings.Contains(initials, u.Fold(r.first)[:1]))
}

// settle takes the candidates whose places show that they act.
func (f *finder) settle() {
	keys := make([]string, 0, len(f.candidates))
	for k := range f.candidates {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, func(a, b string) int {
		if n := len(f.candidates[b].words) - len(f.candidates[a].words); n != 0 {
			return n
		}
		return strings.Compare(a, b)
	})
	f.partsOfNames(keys)
	for _, key := range keys {
		c := f.candidates[key]
		if len(c.words) > 1 && !f.named(c) && c.accepted() {
			if c.article == c.places || c.common {
				f.addOrganisation(c.name)
			} else {
				f.addPerson(c.name, c.family())
			}
		}
	}
	f.partsOfNames(keys)
	for _, key := range keys {
		c := f.candidates[key]
		if len(c.words) == 1 && !f.named(c) && c.accepted() {
			f.addOrganisation(c.name)
		}
	}
}

// named tells whether the name is a name, or the family name, of something learned.
func (f *finder) named(c *candidate) bool {
	return f.names.Has(c.name) || f.family[strings.Join(c.words, " ")] != nil
}

func (c *candidate) accepted() bool {
	switch {
	case c.policy > 0, c.scholar > 0 && c.agent == 0, c.place > 0 && (c.actor <= 2*c.place || len(c.words) == 1 && c.agent <= c.place):
		return false
	case c.common:
		return !c.starts && c.agent > 1
	case len(c.words) == 1:
		return c.actor > 0 && len(c.name) > 2 && (!c.starts || c.actor > 1)
	}
	return c.actor > 0 || c.article == 0 && c.thing == 0 && !c.abstract()
}

// abstract tells whether the name is built as no person's is: with an English joint, or ending in the noun of a doing or a quality.
func (c *candidate) abstract() bool {
	for _, w := range c.words {
		if w == "of" || w == "for" || w == "and" || w == "on" {
			return true
		}
	}
	last := c.words[len(c.words)-1]
	if len(last) < 8 {
		return false
	}
	for _, suffix := range []string{"ment", "tion", "ism", "ity", "ness", "ance", "ship"} {
		if strings.HasSuffix(last, suffix) {
			return true
		}
	}
	return false
}

func (c *candidate) family() string {
	fields := strings.Fields(c.name)
	return fields[len(fields)-1]
}

func (f *finder) addOrganisation(name string) {
	i := f.entity(document.Entity{Type: "organization", Name: name, Key: naming.NameKey("org", name), Reason: "one name that acts"})
	f.names.Add(name, i)
}

// partsOfNames takes a name that stands alone for the one person or organisation whose longer name holds it: "Uribe" for "Álvaro Uribe Vélez",
// "Harbour Front" for "Harbour Front Party".
func (f *finder) partsOfNames(keys []string) {
	holders := map[string][]int{} // first word of what may stand alone to the entities
	folds := make([][]string, len(f.list))
	for i := range f.list {
		if strings.HasPrefix(f.list[i].Key, shortName) || strings.HasPrefix(f.list[i].Key, "geo:") {
			continue
		}
		folds[i] = strings.Fields(lexicon.Fold(f.list[i].Name))
		for _, w := range folds[i] {
			if list := holders[w]; len(list) == 0 || list[len(list)-1] != i {
				holders[w] = append(holders[w], i)
			}
		}
	}
	for _, key := range keys {
		c := f.candidates[key]
		if f.named(c) {
			continue
		}
		found, several := -1, false
		for _, i := range holders[c.words[0]] {
			if f.list[i].Type == "person" && partOfPerson(folds[i], c.words) || f.list[i].Type != "person" && f.partOfOrganisation(folds[i], c) {
				several = several || found >= 0
				found = i
			}
		}
		if found >= 0 && !several {
			f.names.Add(c.name, found)
		}
	}
}

func partOfPerson(full, part []string) bool {
	for k := 0; k+len(part) <= len(full); k++ {
		if slices.Equal(full[k:k+len(part)], part) && len(part) < len(full) {
			return true
		}
	}
	return false
}

// partOfOrganisation reads the name without the noun at its end.
func (f *finder) partOfOrganisation(full []string, c *candidate) bool {
	n := len(full) - 1
	if n < 1 || len(c.words) != n || !slices.Equal(full[:n], c.words) || c.common && (n == 1 || c.starts) {
		return false
	}
	_, ok := f.lex.ActorHead(full[n])
	return ok
}
