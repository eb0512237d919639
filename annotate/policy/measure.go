package policy

import (
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
)

// phrases are the measures that a fixed phrase names, matched as names are; a name's thing is its place in the list.
func phrases(lex *lexicon.Lexicon) *lexicon.Names {
	names := lexicon.NewNames()
	for i, p := range lex.MeasurePhrases() {
		names.Add(p[0], i)
	}
	return names
}

// phrase reads a measure that a fixed phrase names ("martial law") and returns its last word.
func (f *finder) phrase(n, i int) (int, bool) {
	u := &f.units[n]
	if u.Titled || i > 0 && u.Adjoins(i) && u.Tokens[i].Gap != " " {
		return 0, false
	}
	hit, ok := f.phrases.At(u.Tokens, i)
	if !ok || u.AnyMasked(i, hit.Last) || u.Upper(hit.Last) || f.goesOn(u, hit.Last) {
		return 0, false
	}
	first := i
	for first > 0 && u.Adjoins(first) && !u.Upper(first) && f.narrows(u, first-1) && i-first < 2 {
		first--
	}
	if !f.inForce(u, first) {
		return hit.Last, true
	}
	p := naming.Phrase{First: first, Head: hit.Last, Last: hit.Last}
	if m, ok := f.lex.Measure(u.Fold(hit.Last)); ok {
		p.Last = max(p.Last, f.complement(u, hit.Last, m))
	}
	f.measure(n, p, f.lex.MeasurePhrases()[hit.Names[0].Thing][1], "measure-phrase", 0.6)
	return p.Last, true
}

// goesOn tells whether a noun follows, so that the phrase only narrows it: "minimum wage workers".
func (f *finder) goesOn(u *naming.Unit, i int) bool {
	k := i + 1
	if k >= len(u.Tokens) || !u.Adjoins(k) || u.Tokens[i].Possessive() {
		return false
	}
	w := u.Fold(k)
	_, policy := f.lex.PolicyHead(w)
	_, actor := f.lex.ActorHead(w)
	return policy || actor || f.lex.Title(w) || u.Tokens[k].Hyphen
}

// inForce tells whether the measure that begins at first is one that there is: not "the fear of a tax reform", but
// "introduced a tax reform". Only one with an indefinite article needs a verb that says so.
func (f *finder) inForce(u *naming.Unit, first int) bool {
	a := u.Fold(first - 1)
	if a != "a" && a != "an" {
		return true
	}
	if governing[u.Fold(first-2)] {
		return true
	}
	if w := u.Fold(first - 2); w == "of" || w == "as" || w == "like" {
		return false
	}
	for k := first - 2; k >= 0 && first-k < 12; k-- {
		if w := u.Fold(k); governing[w] && !naming.Function(w) {
			return true
		}
		if strings.ContainsAny(u.Tokens[k].Gap, ".;:()") {
			break
		}
	}
	return false
}

// narrows tells whether the word at k is a noun that says which measure it is.
func (f *finder) narrows(u *naming.Unit, k int) bool {
	w := u.Fold(k)
	return k >= 0 && !u.Masked[k] && !u.Tokens[k].Possessive() && !u.Tokens[k].Digit && u.Dates[k] == "" && len(w) > 2 && !naming.Stop(w) &&
		!naming.Bland(w) && !qualifying[w] && !strings.HasSuffix(w, "ed") && !strings.HasSuffix(w, "ly") &&
		!f.lex.Act(w) && !governing[w] && !u.Tokens[k].Hyphen && !strings.HasSuffix(w, "'s")
}

// qualifying words judge a measure but do not say which one it is.
var qualifying = words(`strict stricter tough tougher harsh harsher partial total complete outright temporary permanent broad broader sweeping blanket
	annual higher lower highest lowest heavy light mandatory voluntary generous modest strong weak effective tight loose early
	immediate gradual rapid quick radical minor limited controversial popular unpopular crippling punitive additional extra
	further fresh hidden disguised tacit de facto unofficial proposed possible tighter looser flat upper time age set hard soft`)

// governing verbs take a measure as their object or, in the passive, as their subject.
var governing = words(`impose imposes imposed imposing reimposed lift lifts lifted lifting introduce introduces introduced introducing
	reintroduced abolish abolishes abolished abolishing scrap scraps scrapped repeal repeals repealed ease eases eased
	tighten tightens tightened end ended adopt adopts adopted extend extends extended suspend suspends suspended drop dropped
	waive waived apply applies applied enforce enforces enforced enact enacts enacted remove removes removed maintain maintained
	sign signed signs conclude concluded negotiate negotiated put puts fix fixed agree agreed establish established pass passed passes order ordered
	brought call called adopt start started have has had run create created design designed keep kept cut cuts slash slashed raise raised dismantle dismantled relax relaxed announce announced declare declared
	proclaim proclaimed ratify ratified implement implemented launch launched under evade evaded circumvent circumvented
	with by through despite demand demanded approve approved back backed set`)

func words(list string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(list) {
		m[w] = true
	}
	return m
}

// measured takes what a measure's noun names: with what it is on ("ban on night work"), behind another noun ("the
// rent cap"), or behind a number ("two-child limit").
func (f *finder) measured(n, i int) bool {
	u := &f.units[n]
	if u.Upper(i) && !u.Starts(i) || u.Titled || i+1 < len(u.Tokens) && u.Tokens[i+1].Hyphen {
		return false
	}
	head := u.Fold(i)
	first := i
	if u.Tokens[i].Hyphen {
		first, head = i-1, u.Fold(i-1)+"-"+head
	}
	m, ok := f.lex.Measure(head)
	if !ok {
		return f.counting(n, i)
	}
	p := naming.Phrase{First: first, Head: i, Last: i}
	for p.First > 0 && u.Adjoins(p.First) && u.Tokens[p.First].Gap == " " && (f.narrows(u, p.First-1) || m.Alone == "compound" && f.lex.Act(u.Fold(p.First-1)) && f.narrows(u, p.First-2)) && p.Head-p.First < 5 && !u.Upper(p.First-1) {
		p.First--
	}
	if last := f.complement(u, i, m); last > i {
		if !f.inForce(u, p.First) {
			return true
		}
		p.Last = last
		f.measure(n, p, m.Type, "measure-on", 0.6)
		return true
	}
	if m.Alone == "" || p.First == first || f.goesOn(u, i) || f.continues(u, i) {
		if f.counting(n, i) {
			return true
		}
		if p.First == i {
			if _, head := f.lex.PolicyHead(head); !head {
				f.plain(n, i, m.Type)
			}
		}
		return false
	}
	switch before := u.Fold(p.First - 1); {
	case m.Alone == "compound" && (u.Determined(p.First) || (before == "a" || before == "an") && f.inForce(u, p.First)):
	case m.Alone == "plural" && (governing[before] || u.Determined(p.First)):
	case p.First > 0 && u.Fold(p.First-1) != "" && naming.Stop(before) && !naming.Function(before) && m.Alone == "compound" &&
		(u.Determined(p.First-1) || u.Fold(p.First-2) == "a" && f.inForce(u, p.First-1)):
	default:
		return false
	}
	f.measure(n, p, m.Type, "measure-compound", 0.55)
	return true
}

// complement is the last word of what the measure at i is on or for, i without one.
func (f *finder) complement(u *naming.Unit, i int, m lexicon.Measure) int {
	k := i + 1
	if k >= len(u.Tokens) || u.Tokens[i].Possessive() || u.Tokens[k].Gap != " " || !slices.Contains(m.Prepositions, u.Fold(k)) {
		return i
	}
	k++
	for w := u.Fold(k); (w == "the" || w == "a" || w == "an" || w == "all" || w == "any" || w == "new") && u.Adjoins(k); w = u.Fold(k) {
		k++
	}
	last := i
	for from := k; k < len(u.Tokens) && k-from < 6 && u.Adjoins(k) && !u.Masked[k] && u.Dates[k] == "" && !u.Month(k); k++ {
		w := u.Fold(k)
		if w == "of" && last >= from && k+1 < len(u.Tokens) && u.Adjoins(k+1) && !naming.Stop(u.Fold(k+1)) {
			continue
		}
		if naming.Stop(w) || u.Tokens[k].Digit {
			break
		}
		if last >= from && !u.Tokens[k].Hyphen && !u.Upper(k) && (f.lex.Act(w) || strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "ly") || strings.HasSuffix(w, "ing")) {
			break
		}
		last = k
		if u.Tokens[k].Possessive() {
			break
		}
	}
	return last
}

// counting reads a measure told by a number: "two-child limit", "35-hour week", "three-strikes rule".
func (f *finder) counting(n, i int) bool {
	u := &f.units[n]
	if i < 2 || u.Upper(i) || !countable[u.Fold(i)] || !u.Tokens[i-1].Hyphen || u.Tokens[i].Hyphen || f.goesOn(u, i) {
		return false
	}
	k := i - 2
	if !(u.Tokens[k].Digit && u.Dates[k] == "" || number[u.Fold(k)]) {
		return false
	}
	if w := u.Fold(i); (w == "week" || w == "day") && u.Fold(i-1) != "hour" && u.Fold(i-1) != "day" || w == "limit" && unit[u.Fold(i-1)] {
		return false
	}
	if !u.Determined(k) && u.Fold(k-1) != "a" {
		return false
	}
	f.measure(n, naming.Phrase{First: k, Head: i, Last: i}, "regulation", "measure-counted", 0.6)
	return true
}

var (
	countable = words("limit rule week day cap ceiling quota threshold policy law plan")
	number    = words("one two three four five six seven eight nine ten twelve zero no")
	unit      = words("day hour minute year month week mile metre meter kilometre person word page")
)

// measure takes a phrase that names no instrument by a name of its own: the same words are another elsewhere.
func (f *finder) measure(n int, p naming.Phrase, typ, rule string, confidence float64) {
	u := &f.units[n]
	t := f.topic(n, p, typ, rule, confidence)
	if len(t.Words) == 0 {
		t.Words = u.Content(p.First, p.Last)
	}
	t.Named, t.Titled = false, false
	for k := p.First; k <= p.Last; k++ {
		t.Named = t.Named || u.Upper(k) && !u.Starts(k)
	}
	f.topics = append(f.topics, t)
	f.abbreviation(u, p, t)
	f.apposed(u, p.Last, t)
}

// apposed learns the name that a described instrument is given behind it: "a rent cap, the Harbour Lid,", "the scheme
// known as Open Harbours".
func (f *finder) apposed(u *naming.Unit, last int, t naming.Topic) {
	k := last + 1
	switch {
	case u.After(last) == "," && u.Fold(k) == "the":
		k++
	case u.Fold(k) == "known" && u.Fold(k+1) == "as" || u.Fold(k) == "popularly" && u.Fold(k+1) == "called":
		k += 2
	case u.Fold(k) == "called" || u.Fold(k) == "dubbed" || u.Fold(k) == "nicknamed" || u.Fold(k) == "named" || u.Fold(k) == "entitled":
		k++
	default:
		return
	}
	if u.Fold(k) == "the" {
		k++
	}
	end := k
	for end < len(u.Tokens) && u.Upper(end) && (end == k || u.Adjoins(end)) && !u.Masked[end] && !u.Tokens[end].Possessive() && end-k < 5 {
		end++
	}
	end--
	if end < k || end+1 < len(u.Tokens) && u.After(end) == "" && !naming.Function(u.Fold(end+1)) || len(f.lex.Lookup(u.Words(k, end))) > 0 ||
		f.personAt(u, k) || f.knownActor(u, k) || f.actorHead(u.Fold(end)) || f.lex.GivenName(u.Fold(k)) || f.lex.Title(u.Fold(k)) {
		return
	}
	t.Proper, t.Named = true, true
	f.name(u.Words(k, end), t)
}
