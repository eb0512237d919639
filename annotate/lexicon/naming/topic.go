package naming

import (
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/edtf"
	"kg/document"
)

// Topic is one mention of an event or a policy before it is known which others mean the same thing.
type Topic struct {
	Unit        int
	First, Last int
	Name        string
	Type        string
	all         []string // Words with those that narrow a kind without naming one
	Head        string   // folded head noun, or "" for a name without one
	Words       []string // content words beside the head
	Date        string   // EDTF, from the words themselves
	Thing       int      // index in the lexicon, -1 for none
	Rule        string
	Confidence  float64
	Closed      bool // its words tell it from another thing that has all but one of them
	Named       bool // has a proper name beside the head
	Titled      bool // the head noun has a capital: it is part of the name
	Proper      bool // has a name, a date or what it is of: may stand for a thing of its own
	Plain       bool // an article and the head noun, nothing else
	Vague       bool // Plain, and its noun stands for many things: it reaches less far back
}

// Topics gathers topics into entities of one kind: the lexicon's by entry, the others by what their words say.
func Topics(d *document.Document, lex *lexicon.Lexicon, units []Unit, kind document.EntityKind, found []Topic) []document.Entity {
	for i := range found {
		found[i].all = found[i].Words
		if found[i].Head == "" {
			continue // a name without a head noun is all its words: "Total Peace" is no short form of "peace accord"
		}
		found[i].Words = slices.DeleteFunc(slices.Clone(found[i].Words), func(w string) bool { return bland[w] })
	}
	g := gatherer{lex: lex, about: About(d), kind: kind, byThing: map[int]int{}, byWord: map[string][]int{}, trails: map[string]trail{}, last: map[string]footprint{}}
	order := make([]int, len(found))
	for i := range order {
		order[i] = i
	}
	// the fullest descriptions first, so that short ones find them
	slices.SortStableFunc(order, func(a, b int) int {
		x, y := &found[a], &found[b]
		if x.Plain != y.Plain {
			if y.Plain {
				return -1
			}
			return 1
		}
		if (x.Thing >= 0) != (y.Thing >= 0) {
			if x.Thing >= 0 {
				return -1
			}
			return 1
		}
		if x.Proper != y.Proper {
			if x.Proper {
				return -1
			}
			return 1
		}
		if xa, ya := x.Named || x.Date != "", y.Named || y.Date != ""; xa != ya {
			if xa {
				return -1
			}
			return 1
		}
		return len(y.Words) - len(x.Words)
	})
	for _, i := range order {
		g.place(found[i], units)
	}
	out := make([]document.Entity, 0, len(g.groups))
	for _, gr := range g.groups {
		e := gr.entity
		if !gr.named {
			e.Key += "+" + g.about // no name in it: the same words mean another thing elsewhere
		}
		slices.SortFunc(e.Mentions, func(a, b document.Mention) int { return a.Start - b.Start })
		e.Traits = As(lex, e)
		out = append(out, e)
	}
	return out
}

// instrument are the types of policies that go by several nouns: what a government calls a mechanism, others call a tax.
var instrument = set("tax mechanism sanctions")

type group struct {
	entity document.Entity
	head   string
	words  map[string]bool
	date   string
	closed bool
	named  bool
	titled bool
	at     []footprint // where it is named in more than its head noun
}

type gatherer struct {
	lex     *lexicon.Lexicon
	about   string
	kind    document.EntityKind
	groups  []*group
	byThing map[int]int
	byWord  map[string][]int // the groups that have a word, as content word or as head
	trails  map[string]trail
	last    map[string]footprint // the short form of each head noun that was placed last
}

func (g *gatherer) place(t Topic, units []Unit) {
	u := &units[t.Unit]
	m := u.Mention(t.First, t.Last, t.Rule, t.Confidence)
	if t.Thing >= 0 {
		k, ok := g.byThing[t.Thing]
		if !ok {
			e := Entity(g.lex.Thing(t.Thing))
			e.Kind = g.kind
			k = g.add(e, t)
			g.byThing[t.Thing] = k
		}
		g.join(k, t, m)
		return
	}
	if t.Plain {
		if k := g.back(t, m.Start); k >= 0 {
			g.join(k, t, m)
		}
		return
	}
	if k := g.same(t); k >= 0 {
		g.join(k, t, m)
		return
	}
	if !t.Proper {
		return // a short form of nothing named here
	}
	e := document.Entity{
		Kind: g.kind, Type: t.Type, Name: t.Name, Date: t.Date,
		Key:    TopicKey(string(g.kind), append(slices.Clone(t.all), t.Head), t.Date),
		Reason: "the same head noun and content words, and dates that agree",
	}
	g.join(g.add(e, t), t, m)
}

func (g *gatherer) add(e document.Entity, t Topic) int {
	gr := &group{entity: e, head: t.Head, words: map[string]bool{}, date: e.Date, closed: t.Closed, titled: t.Titled}
	g.groups = append(g.groups, gr)
	k := len(g.groups) - 1
	if gr.head != "" {
		head := strings.ToLower(gr.head)
		g.byWord[head] = append(g.byWord[head], k)
	}
	if t.Thing >= 0 {
		for _, w := range lexicon.Tokenize(e.Name) {
			if !Stop(w.Fold) && !w.Digit {
				g.give(k, Singular(w.Fold))
			}
		}
	}
	return k
}

// give adds a content word to group k.
func (g *gatherer) give(k int, word string) {
	gr := g.groups[k]
	if gr.words[word] {
		return
	}
	gr.words[word] = true
	if word != strings.ToLower(gr.head) {
		g.byWord[word] = append(g.byWord[word], k)
	}
}

// near are the groups that the topic can fit: those that have its rarest word. Without them a document of many things
// would compare each with all.
func (g *gatherer) near(t Topic) []int {
	if len(t.Words) == 0 {
		head := strings.ToLower(t.Head)
		if one := Singular(head); one != head {
			return append(slices.Clone(g.byWord[head]), g.byWord[one]...)
		}
		return g.byWord[head]
	}
	best := g.byWord[strings.ToLower(t.Words[0])]
	for _, w := range t.Words[1:] {
		if with := g.byWord[strings.ToLower(w)]; len(with) < len(best) {
			best = with
		}
	}
	return best
}

func (g *gatherer) join(k int, t Topic, m document.Mention) {
	gr := g.groups[k]
	gr.named = gr.named || t.Named || t.Thing >= 0 || t.Head == ""
	gr.entity.Mentions = append(gr.entity.Mentions, m)
	if t.Plain {
		return // its words are not those of a name
	}
	gr.at = append(gr.at, footprint{m.Start, t.Unit, k})
	if t.Name != gr.entity.Name && !slices.Contains(gr.entity.Aliases, t.Name) {
		gr.entity.Aliases = append(gr.entity.Aliases, t.Name)
	}
	for _, w := range t.Words {
		g.give(k, w)
	}
	if t.Thing < 0 && len(t.Date) > len(gr.date) && edtf.Overlap(t.Date, gr.date) {
		gr.date = t.Date
		gr.entity.Date = t.Date
	}
}

// same is the one group that the topic may belong to: its words are among the group's, the head nouns
// agree, and the dates may. Of several the one with the fewest words more; -1 when there is none or that is a tie.
func (g *gatherer) same(t Topic) int {
	best, more, tie := -1, 0, false
	for _, k := range g.near(t) {
		gr := g.groups[k]
		if !g.fits(t, gr) {
			continue
		}
		n := len(gr.words) - len(t.Words)
		if gr.head != t.Head {
			n += 100 // another noun: only where no group has the same one
		}
		if best < 0 || n < more {
			best, more, tie = k, n, false
		} else if n == more {
			tie = true
		}
	}
	if best >= 0 && !tie {
		return best
	}
	if best < 0 && !t.Named && t.Head != "" {
		return g.undescribed(t)
	}
	return -1
}

// undescribed is the one group with the topic's head noun that is told by its date alone: "the harbour vote"
// is "the vote of 3 May 1999" where no other vote is named.
func (g *gatherer) undescribed(t Topic) int {
	best := -1
	for _, k := range g.byWord[strings.ToLower(t.Head)] {
		gr := g.groups[k]
		if gr.head != t.Head {
			continue
		}
		if best >= 0 || len(gr.words) > 0 || gr.date == "" || !edtf.Overlap(t.Date, gr.date) {
			return -1
		}
		best = k
	}
	return best
}

func (g *gatherer) fits(t Topic, gr *group) bool {
	if gr.head != "" && t.Head != "" && gr.head != t.Head {
		if gr.titled && t.Titled {
			return false // a regulation is not the directive it replaced
		}
		sameType := t.Type != "" && t.Type == gr.entity.Type && len(t.Words) > 0
		if !sameType && !(len(t.Words) > 1 && instrument[t.Type] && instrument[gr.entity.Type]) {
			return false
		}
	}
	if (t.Date != "" && gr.date == "" || t.Date == "" && gr.date != "") && len(t.Words) == 0 {
		return false
	}
	if gr.closed && len(t.Words) < len(gr.words) {
		return false
	}
	if t.Head == "" && len(t.Words) == 0 || t.Head != "" && gr.head == "" && !gr.words[Singular(t.Head)] {
		return false
	}
	if len(t.Words) == 0 && len(t.Date) < 4 {
		return false
	}
	for _, w := range t.Words {
		if !gr.words[w] && !strings.EqualFold(w, gr.head) {
			return false
		}
	}
	return (len(t.Words) > 0 || t.Date != "" && gr.date != "") && edtf.Overlap(t.Date, gr.date)
}

// Known finds the lexicon's things of one kind: names, and descriptions by pattern.
func Known(lex *lexicon.Lexicon, units []Unit, kind document.EntityKind) []Topic {
	if !lex.HasKind(kind) {
		return nil
	}
	full := map[int]bool{}
	type hit struct {
		unit int
		lexicon.Hit
		rule string
	}
	var hits []hit
	for n := range units {
		u := &units[n]
		for _, h := range lex.Find(u.Tokens) {
			if u.AnyMasked(h.First, h.Last) {
				continue
			}
			hits = append(hits, hit{n, h, "lexicon"})
			for _, name := range h.Names {
				if name.Form <= lexicon.Alias && len(h.Names) == 1 {
					full[name.Thing] = true
				}
			}
		}
		for _, h := range lex.Descriptions(u.Tokens) {
			if !u.AnyMasked(h.First, h.Last) {
				hits = append(hits, hit{n, h, "lexicon-pattern"})
			}
		}
	}
	var out []Topic
	for _, h := range hits {
		thing, several := -1, false
		for _, n := range h.Names {
			if lex.Thing(n.Thing).Kind != kind || n.Form == lexicon.Loose && !full[n.Thing] || len(h.Names) > 1 && !full[n.Thing] {
				continue
			}
			several = several || thing >= 0
			thing = n.Thing
		}
		if thing < 0 || several {
			continue
		}
		t := lex.Thing(thing)
		u := &units[h.unit]
		out = append(out, Topic{
			Unit: h.unit, First: h.First, Last: h.Last, Name: u.Words(h.First, h.Last), Type: t.Type, Thing: thing,
			Words: u.Content(h.First, h.Last), Date: t.Date, Rule: h.rule, Confidence: 0.95, Proper: true,
		})
	}
	return out
}

// About is the state or bloc that the document names most, as a key; the document's own id where none leads.
func About(d *document.Document) string {
	best, key, tie := 0, "", false
	for _, e := range d.Layers.Entities {
		if e.Type != "state" && e.Type != "bloc" {
			continue
		}
		switch n := len(e.Mentions); {
		case n > best:
			best, key, tie = n, e.Key, false
		case n == best:
			tie = true
		}
	}
	if key == "" || tie {
		return d.ID
	}
	return key
}
