package event

import (
	"sort"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// role is an actor that a sighting names as one who took part, with the words that say so.
type role struct {
	place
	rule string
}

// tell reads the events that a passage of running text tells by verbs: "Ruiz nationalised the mines in May", "the mines were
// nationalised by Ruiz". Only what is past, has an actor and an object that is one thing, and is not denied or supposed, counts.
func (f *finder) tell(n int) {
	u := &f.units[n]
	if u.Titled || u.Kind != document.Paragraph && u.Kind != document.ListItem {
		return
	}
	for i := 1; i < len(u.Tokens); i++ {
		if u.Masked[i] || u.Upper(i) {
			continue
		}
		v, ok := f.lex.EventVerb(u.Fold(i))
		if !ok {
			continue
		}
		s, ok := f.active(u, i, v)
		if !ok {
			s, ok = f.passive(u, i, v)
		}
		if ok {
			s.Unit, s.Thing, s.told, s.definite, s.Proper, s.Named = n, -1, true, true, true, true
			s.Type, s.code, s.Head, s.Confidence = v.Type, v.Code, v.Noun, 0.6
			f.seen = append(f.seen, s)
		}
	}
}

// active reads "Ruiz nationalised the mines": an actor right before the verb, a definite or named object behind it.
func (f *finder) active(u *naming.Unit, i int, v lexicon.EventVerb) (sighting, bool) {
	if !v.Past && !has(u, i) {
		return sighting{}, false
	}
	subject, ok := f.subject(u, i)
	if !ok || f.modal(u, i) {
		return sighting{}, false
	}
	first, last := i+1, i
	switch {
	case v.Object == "" && u.Adjoins(i+1) && !naming.Stop(u.Fold(i+1)):
		return sighting{}, false // it has an object: another sense
	case v.Object != "" && v.Object != "object":
		if u.Fold(first) != v.Object {
			return sighting{}, false
		}
		first++
	}
	if v.Object != "" {
		end, _ := f.object(u, first, true)
		if end < 0 || !u.Adjoins(i+1) || indefinite(u.Fold(first)) {
			return sighting{}, false
		}
		last = f.whole(u, end)
	}
	date := f.clauseDate(u, i)
	if v.Object == "" && date == "" {
		return sighting{}, false
	}
	s := sighting{roles: []role{{subject, "subject"}}}
	s.agents = f.content(u, subject)
	if other, ok := f.at(u, last); ok && last > i && other.kind == document.Actor {
		s.roles = append(s.roles, role{other, "object"})
	}
	s.Topic = naming.Topic{First: i, Last: last, Date: date, Rule: "told-by-verb", Name: f.nameOf(u, v, first, last, subject)}
	if last >= first {
		s.Words = u.Content(first, last)
	} else {
		s.Words, s.agents = s.agents, nil
	}
	return s, true
}

// whole is the last word of the name that the word at i is part of.
func (f *finder) whole(u *naming.Unit, i int) int {
	p, ok := f.at(u, i)
	for ok && i+1 < len(u.Tokens) && p.Overlaps(u.View.Span(u.Tokens[i+1].Start, u.Tokens[i+1].End)) {
		i++
	}
	return i
}

// passive reads "the mines were nationalised by Ruiz", "the mines were nationalised in May 1971".
func (f *finder) passive(u *naming.Unit, i int, v lexicon.EventVerb) (sighting, bool) {
	if !v.Participle || v.Object != "object" || f.modal(u, i) {
		return sighting{}, false
	}
	k := i - 1
	if strings.HasSuffix(u.Fold(k), "ly") || u.Fold(k) == "then" || u.Fold(k) == "later" {
		k--
	}
	if w := u.Fold(k); w == "been" && (u.Fold(k-1) == "had" || u.Fold(k-1) == "has" || u.Fold(k-1) == "have") {
		k--
	} else if w != "was" && w != "were" {
		return sighting{}, false
	}
	p := u.Left(f.lex, k-1)
	if k < 1 || !u.Adjoins(k) || naming.Stop(u.Fold(k-1)) && !u.Upper(k-1) || f.ends(u, k-1) && !u.Upper(k-1) || !p.Definite && p.Proper == 0 && !u.Upper(k-1) {
		return sighting{}, false
	}
	s := sighting{Topic: naming.Topic{First: p.First, Last: i, Date: f.clauseDate(u, i), Rule: "told-by-verb"}}
	if u.Fold(i+1) == "by" && u.Adjoins(i+1) {
		next := i + 2
		if u.Fold(next) == "the" {
			next++
		}
		if by, ok := f.at(u, next); ok && by.kind == document.Actor {
			s.roles, s.agents = append(s.roles, role{by, "by"}), f.content(u, by)
		}
	}
	if len(s.roles) == 0 && s.Date == "" {
		return sighting{}, false
	}
	if other, ok := f.at(u, k-1); ok && other.kind == document.Actor {
		s.roles = append(s.roles, role{other, "object"})
	}
	s.Words = u.Content(p.First, k-1)
	s.Name = f.nameOf(u, v, p.First, k-1, place{})
	return s, len(s.Words) > 0
}

// subject is the actor right before the verb, over adverbs, "had" and "who".
func (f *finder) subject(u *naming.Unit, i int) (place, bool) {
	for k := i - 1; k >= 0 && i-k <= 4; k-- {
		w := u.Fold(k)
		switch {
		case w == "had" || w == "has" || w == "have" || w == "then" || w == "later" || w == "finally" || w == "also" || w == "soon" || w == "eventually" || w == "who":
			continue
		case strings.HasSuffix(w, "ly") && !u.Upper(k) && !habitual[w]:
			continue
		}
		p, ok := f.at(u, k)
		if !ok || p.kind != document.Actor || u.Tokens[k].Possessive() {
			return place{}, false
		}
		if gap := u.Tokens[k+1].Gap; gap != " " && !(strings.TrimSpace(gap) == "," && u.Fold(k+1) == "who") {
			return place{}, false
		}
		return p, true
	}
	return place{}, false
}

var habitual = words(`regularly usually rarely hardly frequently commonly typically occasionally repeatedly normally generally nearly reportedly allegedly supposedly`)

func has(u *naming.Unit, i int) bool {
	for k := i - 1; k >= i-2; k-- {
		if w := u.Fold(k); w == "had" || w == "has" || w == "have" {
			return true
		}
	}
	return false
}

// sentenceWords is how many words before and behind a verb are looked through for dates: more than sentences of prose have.
const sentenceWords = 300

// clauseDate is the one date of the sentence that is told with "in", "on" or the like, or as the following one; "" for none or several.
func (f *finder) clauseDate(u *naming.Unit, i int) string {
	found := ""
	for k := max(0, i-sentenceWords); k < min(len(u.Dates), i+sentenceWords); k++ {
		d := u.Dates[k]
		if d == "" || k > 0 && u.Dates[k-1] == d {
			continue
		}
		if _, named := f.at(u, k); named {
			continue
		}
		switch w := u.Fold(k - 1); {
		case w == "in" || w == "on" || k == 0 || u.Fold(k) == "in" || u.Fold(k) == "on":
		case !strings.ContainsAny(u.Fold(k), "0123456789") && !u.Month(k): // "two years later"
		default:
			return ""
		}
		if found != "" && found != d {
			return ""
		}
		found = d
	}
	return found
}

// content are the words of an actor's name.
func (f *finder) content(u *naming.Unit, p place) []string {
	var out []string
	first, last := tokensOf(u, p)
	for i := first; i <= last; i++ {
		if !naming.Stop(u.Fold(i)) {
			out = append(out, naming.Singular(u.Fold(i)))
		}
	}
	return out
}

// nameOf is the event's name as a noun: "nationalisation of the mines", "Ruiz's resignation".
func (f *finder) nameOf(u *naming.Unit, v lexicon.EventVerb, first, last int, subject place) string {
	if last < first {
		return strings.Join(append([]string{v.Noun, "of"}, f.spoken(u, subject)), " ")
	}
	link := " of "
	if v.Object != "object" {
		link = " " + v.Object + " "
	}
	if first > 0 && u.Fold(first-1) == "the" && u.Adjoins(first) {
		return v.Noun + link + "the " + u.Words(first, last)
	}
	return v.Noun + link + u.Words(first, last)
}

// tokensOf are the first and the last token of a unit that overlap a place; last is before first where none does.
func tokensOf(u *naming.Unit, p place) (first, last int) {
	span := func(i int) document.Span { return u.View.Span(u.Tokens[i].Start, u.Tokens[i].End) }
	first = sort.Search(len(u.Tokens), func(i int) bool { return span(i).End > p.Start })
	last = first - 1
	for last+1 < len(u.Tokens) && p.Overlaps(span(last+1)) {
		last++
	}
	return first, last
}

func (f *finder) spoken(u *naming.Unit, p place) string {
	first, last := tokensOf(u, p)
	if last < first {
		return ""
	}
	return u.Words(first, last)
}

// during is the event that the sentence puts the sighting into: "During the Tarva crisis, Ruiz closed the border"; nil for none.
func (f *finder) during(u *naming.Unit, s *sighting) *sighting {
	for _, k := range f.spans[s.Unit] {
		w := &f.seen[k]
		if w == s || w.Last >= s.First && w.First <= s.Last {
			continue
		}
		d := duringBefore(u, w)
		if s.told && (w.Last < s.First && u.Starts(d) || d == s.Last+1) || !s.told && d == s.Last+1 {
			return w
		}
	}
	return nil
}

// duringBefore is the word "during" before the sighting, -1 where there is none.
func duringBefore(u *naming.Unit, w *sighting) int {
	d := w.First - 1
	if u.Fold(d) == "the" || u.Fold(d) == "this" {
		d--
	}
	if u.Fold(d) != "during" {
		return -1
	}
	return d
}

// links keeps the actors that the sighting's words name as those who took part.
func (g *gatherer) links(f *finder, gr *group, s *sighting) {
	m := g.units[s.Unit].Mention(s.First, s.Last, s.Rule, s.Confidence)
	for _, r := range s.roles {
		link := document.Link{Mention: m, Relation: document.ParticipatedIn, Kind: document.Actor, Key: f.keys[r.entity]}
		link.Rule = "event-" + r.rule
		link.Start, link.End = min(m.Start, r.Start), max(m.End, r.End)
		gr.entity.Links = append(gr.entity.Links, link)
	}
}
