package naming

import (
	"context"
	"strings"

	"kg/annotate/lexicon"
	"kg/document"
)

// Introduction is a capitalised name that no noun in it explains, but that the document says to be an event or a policy: "the riots known
// as the Techazo", "Techo Firme, a programme of …", "during the Techazo".
type Introduction struct {
	Name string
	Kind document.EntityKind
	// Head is the noun that tells it, folded, or "".
	Head string
}

// Introductions are the names that the document introduces as events or policies, by the folded name. Under a context of [Shared] they are
// read once; nobody may change them.
func Introductions(ctx context.Context, units []Unit, lex *lexicon.Lexicon) map[string]Introduction {
	s, ok := ctx.Value(sharedKey{}).(*shared)
	if ok && s.introduced != nil && len(units) > 0 && len(s.units) > 0 && &units[0] == &s.units[0] {
		return s.introduced
	}
	found := introductions(units, lex)
	if ok && len(units) > 0 && len(s.units) > 0 && &units[0] == &s.units[0] {
		s.introduced = found
	}
	return found
}

func introductions(units []Unit, lex *lexicon.Lexicon) map[string]Introduction {
	weights := map[string]*weight{}
	for n := range units {
		u := &units[n]
		if u.Titled || u.Kind == document.TableRow || u.Kind == document.Heading {
			continue
		}
		for i := 0; i < len(u.Tokens); i++ {
			last, ok := u.bareName(lex, i)
			if !ok {
				continue
			}
			in := introducer{u: u, lex: lex, first: i, last: last}
			in.weigh(weights)
			i = last
		}
	}
	out := map[string]Introduction{}
	for key, w := range weights {
		if k := w.kind(); k != "" {
			out[key] = Introduction{Name: w.name, Kind: k, Head: w.head}
		}
	}
	return out
}

// weight is what the places of one name say together.
type weight struct {
	name, head            string
	event, policy, actor  int
	personal, alone, noun bool // a given name first; stands alone with "the"; stands before the noun of an event
}

func (w *weight) kind() document.EntityKind {
	event, policy := w.event, w.policy
	if w.noun && w.alone {
		event++
	}
	least := 2
	if w.personal {
		least = 3
	}
	switch {
	case max(event, policy) < least || event == policy || w.actor >= max(event, policy):
		return ""
	case event > policy:
		return document.Event
	}
	return document.Policy
}

// bareName is the last word of the capitalised name that begins at i, if nothing in it tells what it names.
func (u *Unit) bareName(lex *lexicon.Lexicon, i int) (int, bool) {
	if !u.Upper(i) || u.Masked[i] || u.Dates[i] != "" || u.Month(i) || Function(u.Fold(i)) || i > 0 && u.Upper(i-1) && u.Adjoins(i) && !Function(u.Fold(i-1)) && !u.Starts(i-1) {
		return 0, false
	}
	last := i
	for !u.Tokens[last].Possessive() && last-i < 4 {
		k := last + 1
		if k+1 < len(u.Tokens) && (foreignJoints[u.Fold(k)] || u.Tokens[k].Hyphen && !u.Upper(k)) && !u.Upper(k) && u.Adjoins(k) && u.Upper(k+1) && u.Adjoins(k+1) {
			k++
		}
		if k >= len(u.Tokens) || !u.Upper(k) || !u.Adjoins(k) || u.Masked[k] {
			break
		}
		last = k
	}
	if u.Starts(i) && last > i && lex.Common(u.Fold(i)) {
		return 0, false
	}
	unknown := false
	for k := i; k <= last; k++ {
		w := u.Fold(k)
		if !u.Upper(k) {
			continue
		}
		_, e := lex.EventHead(w)
		_, p := lex.PolicyHead(w)
		_, a := lex.ActorHead(w)
		if e || p || a || lex.Title(w) || len(lex.Adjective(w)) > 0 || u.Dates[k] != "" || u.Month(k) || lex.Inert(w) {
			return 0, false
		}
		if _, known := lex.At(u.Tokens, k); known {
			return 0, false
		}
		unknown = unknown || !lex.Common(w) && len(w) > 2
	}
	if !unknown && last == i || lex.Place(lexicon.Fold(u.Words(i, last))) || len(u.Fold(i)) < 2 {
		return 0, false
	}
	return last, true
}

var foreignJoints = set("de da do dos das del la las los le les du des di della der den von van zu al el y e na ng wa ya kwa")

// introducer weighs one place of a name.
type introducer struct {
	u           *Unit
	lex         *lexicon.Lexicon
	first, last int
}

var (
	namingWords = set("known called dubbed nicknamed termed christened baptised baptized remembered branded labelled labeled entitled titled styled")
	moments     = set("aftermath wake outbreak eve anniversary veterans survivors victims height start beginning end commemoration run-up prelude perpetrators crushing suppression")
	breaking    = set("erupted unfolded raged")
	runs        = set("began ended lasted started followed failed")
	putDown     = set("crushed suppressed quelled commemorated")
	enacting    = set("adopted enacted repealed implemented ratified promulgated scrapped abolished reintroduced relaunched")
	bringing    = set("launched introduced unveiled signed passed amended proclaimed")
	executing   = set("implementation repeal enactment adoption ratification introduction abolition revocation promulgation rollout implementers beneficiaries")
)

func (in *introducer) weigh(weights map[string]*weight) {
	u, i, last := in.u, in.first, in.last
	event, policy, actor, head := 0, 0, 0, ""
	add := func(kind document.EntityKind, noun string, n int) {
		switch kind {
		case document.Event:
			event += n
		case document.Policy:
			policy += n
		case document.Actor:
			actor += n
		}
		if head == "" && kind != "" && kind != document.Actor {
			head = noun
		}
	}
	before := i - 1
	the := u.Fold(before) == "the" && u.Adjoins(i)
	if the {
		before--
	}
	joined := i > 0 && u.Adjoins(i) && (!the || u.Adjoins(i-1))
	next := u.Fold(last + 1)
	follows := last+1 < len(u.Tokens) && u.Adjoins(last+1) && !u.Upper(last+1) && !u.Tokens[last].Possessive()
	modifier := u.Tokens[last].Possessive() || follows && !Stop(next) && !Verbal(next) && !in.lex.Act(next) && !runs[next] && !breaking[next]
	if joined {
		k := before
		if u.Fold(k) == "as" || u.Fold(k) == "simply" {
			k--
		}
		if namingWords[u.Fold(k)] {
			kind, noun := in.headBefore(k - 1)
			add(kind, noun, 3)
		}
		w, of := u.Fold(before), u.Fold(before) == "of"
		switch {
		case modifier:
		case of && moments[u.Fold(before-1)]:
			add(document.Event, "", 2)
		case of && executing[u.Fold(before-1)]:
			add(document.Policy, "", 2)
		case w == "during" && the:
			add(document.Event, "", 3)
		case (w == "since" || w == "after" || w == "before") && the:
			add(document.Event, "", 1)
		case enacting[w]:
			add(document.Policy, "", 2)
		case bringing[w] && !u.Upper(before):
			add(document.Policy, "", 1)
		case in.lex.Title(w):
			add(document.Actor, "", 2)
		}
	}
	if kind, noun := in.bracketed(the); kind != "" {
		add(kind, noun, 3)
	}
	if kind, noun := in.apposed(); kind != "" {
		add(kind, noun, 3)
	}
	if kind, noun := in.behindKind(); kind != "" {
		add(kind, noun, 2)
	}
	if follows {
		_, eventNoun := in.lex.EventHead(next)
		h, policyNoun := in.lex.PolicyHead(next)
		two := u.Fold(last + 2)
		switch {
		case breaking[next], next == "broke" && two == "out", next == "took" && two == "place", (next == "was" || next == "were") && putDown[two]:
			add(document.Event, "", 3)
		case runs[next] && the:
			add(document.Event, "", 1)
		case policyNoun && h.Strong && u.Adjoins(last+2) && Stop(two):
			add(document.Policy, next, 2)
		case eventNoun && !in.lex.Act(next):
			in.weightOf(weights).noun = true
		case in.lex.Act(next):
			add(document.Actor, "", 1)
		}
	}
	if strings.HasPrefix(u.After(last), ",") && (enacting[next] || bringing[next]) && dating2[u.Fold(last+2)] {
		add(document.Policy, "", 3)
	}
	if strings.HasPrefix(u.After(last), ",") && next == "which" && u.Fold(last+2) == "was" && (enacting[u.Fold(last+3)] || bringing[u.Fold(last+3)]) {
		add(document.Policy, "", 2)
	}
	if event+policy+actor == 0 && !(the && !modifier) {
		return
	}
	w := in.weightOf(weights)
	w.event, w.policy, w.actor = w.event+event, w.policy+policy, w.actor+actor
	if w.head == "" {
		w.head = head
	}
	w.alone = w.alone || the && !modifier
}

var dating2 = set("in on by under at")

func (in *introducer) weightOf(weights map[string]*weight) *weight {
	name := in.u.Words(in.first, in.last)
	key := lexicon.Fold(name)
	w := weights[key]
	if w == nil {
		w = &weight{name: name, personal: in.last > in.first && in.lex.GivenName(in.u.Fold(in.first))}
		weights[key] = w
	}
	return w
}

// kindOf is what a small noun names, "" for another.
func (in *introducer) kindOf(i int) document.EntityKind {
	u := in.u
	if u.Upper(i) || i < 0 || i >= len(u.Tokens) {
		return ""
	}
	w := u.Fold(i)
	if _, ok := in.lex.ActorHead(w); ok || in.lex.Title(w) || in.lex.Title(Singular(w)) {
		return document.Actor
	}
	if _, ok := in.lex.EventHead(w); ok {
		return document.Event
	}
	if _, ok := in.lex.PolicyHead(w); ok {
		return document.Policy
	}
	if _, ok := in.lex.Measure(w); ok {
		return document.Policy
	}
	return ""
}

// headBefore is what the nearest noun before word i is, in the same sentence.
func (in *introducer) headBefore(i int) (document.EntityKind, string) {
	for k := i; k >= 0 && i-k < 9; k-- {
		if k+1 < len(in.u.Tokens) && strings.ContainsAny(in.u.Tokens[k+1].Gap, ".;:!?") && !in.u.Adjoins(k+1) {
			return "", ""
		}
		if kind := in.kindOf(k); kind != "" {
			return kind, Singular(in.u.Fold(k))
		}
	}
	return "", ""
}

// bracketed reads "the riots (the Techazo)".
func (in *introducer) bracketed(the bool) (document.EntityKind, string) {
	u, k := in.u, in.first
	if the {
		k--
	}
	if k < 1 || !strings.HasSuffix(u.Tokens[k].Gap, "(") || !strings.HasPrefix(u.After(in.last), ")") || u.Tokens[in.first].Caps {
		return "", ""
	}
	kind := in.kindOf(k - 1)
	if kind == document.Actor {
		return "", ""
	}
	return kind, Singular(u.Fold(k - 1))
}

// apposed reads "Techo Firme, a programme of …": the last of the nouns that stand together behind the article.
func (in *introducer) apposed() (document.EntityKind, string) {
	u := in.u
	if strings.TrimSpace(u.After(in.last)) != "," {
		return "", ""
	}
	k := in.last + 1
	switch u.Fold(k) {
	case "the", "a", "an", "his", "her", "its", "their", "another":
	default:
		return "", ""
	}
	for k++; k < len(u.Tokens) && k <= in.last+6 && u.Adjoins(k); k++ {
		if u.Upper(k) {
			continue
		}
		kind := in.kindOf(k)
		if kind == "" {
			if Stop(u.Fold(k)) && !lengthening[u.Fold(k)] {
				return "", ""
			}
			continue
		}
		for k+1 < len(u.Tokens) && u.Adjoins(k+1) && !u.Upper(k+1) && !Verbal(u.Fold(k+1)) && !in.lex.Act(u.Fold(k+1)) && len(u.Fold(k+1)) > 2 && u.Dates[k+1] == "" {
			k++
			kind = in.kindOf(k) // "the coup leader" is a leader
		}
		return kind, Singular(u.Fold(k))
	}
	return "", ""
}

var lengthening = set("first second third new old last main large small long short great national own key major early late")

// behindKind reads "a smaller scheme, Techo Firme, …".
func (in *introducer) behindKind() (document.EntityKind, string) {
	u, i := in.u, in.first
	after := u.After(in.last)
	if i < 2 || strings.TrimSpace(u.Tokens[i].Gap) != "," || after != "" && !strings.ContainsAny(after[:1], ",.;") || after == "" && in.last+1 < len(u.Tokens) {
		return "", ""
	}
	kind := in.kindOf(i - 1)
	if kind == "" || kind == document.Actor {
		return "", ""
	}
	for k := i - 2; k >= 0 && i-k < 6; k-- {
		if w := u.Fold(k); w == "a" || w == "an" {
			return kind, Singular(u.Fold(i - 1))
		}
	}
	return "", ""
}
