package policy

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// abbreviated learns the abbreviations that are in force rather than act.
func (f *finder) abbreviated() {
	for _, a := range naming.Abbreviations(f.units, f.lex) {
		if len(f.lex.Lookup(a.Name)) > 0 {
			continue
		}
		if t, ok := f.initials(a.Name); ok {
			f.name(a.Name, t)
			continue
		}
		if a.Policy > a.Actor {
			f.name(a.Name, naming.Topic{Name: a.Name, Words: []string{lexicon.Fold(a.Name)}, Rule: "abbreviation", Confidence: 0.6, Proper: true})
		}
	}
}

// amendments learns the short names of numbered amendments: "20A" and "A20" for the Twentieth Amendment, where it stands in the document.
func (f *finder) amendments() {
	for _, t := range f.topics {
		if t.Head != "amendment" || !t.Titled {
			continue
		}
		words := strings.Fields(lexicon.Fold(strings.ReplaceAll(t.Name, "-", " ")))
		if n := ordinal(words); n != "" {
			f.name(n+"A", t)
			f.name("A"+n, t)
		}
	}
}

// ordinal is the number that the words before the last say: "twenty first amendment" is 21; "" for none.
func ordinal(words []string) string {
	ones := strings.Fields("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth")
	tens := strings.Fields("twenty thirty forty fifty sixty seventy eighty ninety")
	if len(words) < 2 {
		return ""
	}
	last := words[len(words)-2]
	if digits := strings.TrimRight(last, "sthndr"); digits != last && digits != "" && strings.Trim(digits, "0123456789") == "" {
		return digits
	}
	for i, w := range tens {
		if last == strings.TrimSuffix(w, "y")+"ieth" {
			return strconv.Itoa(10 * (i + 2))
		}
	}
	n := slices.Index(ones, last) + 1
	if n > 0 && n < 10 && len(words) > 2 {
		if k := slices.Index(tens, words[len(words)-3]); k >= 0 {
			n += 10 * (k + 2)
		}
	}
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// initials is the name found in full whose last words have the letters of the abbreviation as initials.
func (f *finder) initials(abbreviation string) (naming.Topic, bool) {
	best, found := naming.Topic{}, false
	for _, t := range f.topics {
		words := strings.Fields(t.Name)
		for k := 0; k < len(words) && len(words)-k >= len(abbreviation)-1; k++ {
			if naming.Initials(strings.Join(words[k:], " "), abbreviation) && (!found || len(t.Words) < len(best.Words)) {
				best, found = t, true
				break
			}
		}
	}
	return best, found
}

func (f *finder) name(name string, t naming.Topic) {
	if f.names.Has(name) {
		return
	}
	t.Thing = -1
	f.names.Add(name, len(f.learn))
	f.learn = append(f.learn, t)
}

// introduced learns the names that the document introduces as policies.
func (f *finder) introduced(ctx context.Context) {
	found := naming.Introductions(ctx, f.units, f.lex)
	keys := make([]string, 0, len(found))
	for k, in := range found {
		if in.Kind == document.Policy && len(f.lex.Lookup(in.Name)) == 0 {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	for _, k := range keys {
		in := found[k]
		var words []string
		for _, t := range lexicon.Tokenize(in.Name) {
			if !naming.Joint(t.Fold) {
				words = append(words, naming.Singular(t.Fold))
			}
		}
		h, _ := f.lex.PolicyHead(in.Head)
		f.name(in.Name, naming.Topic{Name: in.Name, Type: h.Type, Words: words, Rule: "introduced-name", Confidence: 0.6, Proper: true, Named: true})
	}
}

// lastNamed is the index in learn of what has that name.
func (f *finder) lastNamed(name string) int {
	hit, _ := f.names.At(lexicon.Tokenize(name), 0)
	if len(hit.Names) == 0 {
		return len(f.learn) - 1
	}
	return hit.Names[0].Thing
}

var proclaiming = map[string]bool{
	"launched": true, "adopted": true, "enacted": true, "introduced": true, "unveiled": true, "repealed": true,
	"implemented": true, "proclaimed": true, "ratified": true, "under": true, "signed": true, "passed": true, "amended": true,
	"approved": true, "drafted": true,
}

// proclaimed reads a capitalised name without a head noun that is launched or adopted, or that is explained
// as a policy: "launched Open Harbours", "Open Harbours, the policy under which …".
func (f *finder) proclaimed(u *naming.Unit, i int) (int, string, bool) {
	if !u.Upper(i) || u.Starts(i) && naming.Stop(u.Fold(i)) || i > 0 && u.Upper(i-1) && u.Adjoins(i) || u.Titled || u.Month(i) {
		return 0, "", false
	}
	last := i
	for last+1 < len(u.Tokens) && u.Adjoins(last+1) && u.Upper(last+1) && !u.Tokens[last].Possessive() {
		last++
	}
	if last == i || last-i > 4 || u.Masked[last] || u.AnyMasked(i, last) || f.lex.Place(lexicon.Fold(u.Words(i, last))) || f.lex.GivenName(u.Fold(i)) || f.lex.Title(u.Fold(i)) || f.personAt(u, i) {
		return 0, "", false
	}
	if _, ok := f.lex.PolicyHead(u.Fold(last)); ok {
		return 0, "", false
	}
	for k := i; k <= last; k++ {
		if _, ok := f.lex.EventHead(u.Fold(k)); ok || strings.HasPrefix(u.Fold(k), "opera") {
			return 0, "", false // "launched Operation Patient Dove"
		}
		if _, ok := f.lex.ActorHead(u.Fold(k)); ok || len(f.lex.Adjective(u.Fold(k))) > 0 {
			return 0, "", false
		}
		if h, ok := f.lex.At(u.Tokens, k); ok && f.lex.Thing(h.Names[0].Thing).Kind == document.Actor {
			return 0, "", false
		}
	}
	if u.After(last) == "," {
		switch u.Fold(last + 1) {
		case "the", "a", "his", "her", "its", "their":
			for k := last + 2; k < len(u.Tokens) && k <= last+6 && u.Adjoins(k); k++ {
				if h, ok := f.lex.PolicyHead(u.Fold(k)); ok && !u.Upper(k) {
					return last, h.Type, true
				}
			}
		}
	}
	before := i - 1
	if u.Fold(before) == "the" {
		before--
	}
	if before >= 0 && proclaiming[u.Fold(before)] && !u.Upper(before) {
		return last, "", true
	}
	return 0, "", false
}

// again marks the learned names where they stand without what showed them.
func (f *finder) again(n int) {
	u := &f.units[n]
	for i := 0; i < len(u.Tokens); i++ {
		if u.Masked[i] {
			continue
		}
		hit, ok := f.names.At(u.Tokens, i)
		if !ok || u.AnyMasked(i, hit.Last) {
			continue
		}
		t := f.learn[hit.Names[0].Thing]
		start := i
		if i == hit.Last && u.Tokens[i].Caps && i > 0 && u.Adjoins(i) && !u.Tokens[i-1].Possessive() && u.Upper(i-1) {
			if h, ok := f.lex.At(u.Tokens, i-1); ok && h.Last == i-1 && !slices.Contains(t.Words, u.Fold(i-1)) {
				start = i - 1 // another state's instrument of the same name
				t.Words = append(slices.Clone(t.Words), u.Fold(i-1))
				t.Name, t.Closed = u.Words(start, i), true
			}
		}
		t.Unit, t.First, t.Last = n, start, hit.Last
		if t.Rule != "proclaimed" && t.Rule != "abbreviation" && t.Rule != "introduced-name" {
			t.Rule, t.Confidence = "learned-name", 0.7
		}
		f.topics = append(f.topics, t)
		i = hit.Last
	}
}
