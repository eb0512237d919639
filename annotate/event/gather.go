package event

import (
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/edtf"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// sighting is one place that tells of an event, before it is known which others tell of the same one.
type sighting struct {
	naming.Topic
	all    []string // Words with those that narrow a kind without naming one
	agents []string // content words of who did it: the possessor, what follows "by"
	code   string
	// definite tells that an article or possessor points to it; plain that it is a head noun and nothing else.
	definite, plain bool
	// opening tells that an indefinite article introduces it, strong that its head noun names an event by itself.
	opening, strong bool
	// told tells that a verb tells it; roles are the actors that its words name.
	told  bool
	roles []role
}

// group are the sightings of one event.
type group struct {
	entity   document.Entity
	head     string
	words    map[string]bool
	agents   map[string]bool
	date     string
	named    bool
	court    bool              // the name of a case
	yearless bool              // its words name a month of no known year
	first    int               // where its first mention begins, -1 for none
	codes    map[string]string // by code, the word that gave it
	steps    []footprint       // where it is named in more than its head noun
}

type gatherer struct {
	lex     *lexicon.Lexicon
	units   []naming.Unit
	about   string
	groups  []*group
	byThing map[int]*group
	byHead  map[string][]*group
	byWord  map[string][]*group // by content word, agent and head, folded
	of      map[*sighting]*group
	// trails are where the events of each head noun, and of each type, are named in more than their head noun.
	trails map[string]*trail
	// openings are the indefinite first mentions of events by head noun, left the short forms that nothing named explains.
	openings, left map[string][]*sighting
}

// gather puts sightings together to events: the lexicon's by entry, the others by head noun, content words, dates and agents.
func (f *finder) gather(about string) []*group {
	for i := range f.seen {
		s := &f.seen[i]
		s.all = s.Words
		s.Words = slices.DeleteFunc(slices.Clone(s.Words), naming.Bland)
	}
	g := &gatherer{lex: f.lex, units: f.units, about: about, byThing: map[int]*group{}, byHead: map[string][]*group{}, byWord: map[string][]*group{}, of: map[*sighting]*group{}, trails: map[string]*trail{}, openings: map[string][]*sighting{}, left: map[string][]*sighting{}}
	order := make([]int, len(f.seen))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return f.seen[a].rank(&f.seen[b]) })
	for _, i := range order {
		g.place(&f.seen[i])
	}
	g.topics()
	for i := range f.seen {
		s := &f.seen[i]
		gr := g.of[s]
		if gr == nil {
			continue
		}
		g.links(f, gr, s)
		if whole := f.during(&f.units[s.Unit], s); whole != nil && g.of[whole] != nil && g.of[whole] != gr {
			u := &f.units[s.Unit]
			link := document.Link{Mention: u.Mention(min(s.First, whole.First), max(s.Last, whole.Last), "during", 0.7), Relation: document.PartOf, Kind: document.Event}
			link.Key = g.of[whole].key(about)
			gr.entity.Links = append(gr.entity.Links, link)
		}
	}
	return g.groups
}

// rank orders the fullest descriptions first, so that short ones find them.
func (s *sighting) rank(t *sighting) int {
	for _, first := range [][2]bool{
		{s.Thing >= 0, t.Thing >= 0}, {!s.plain, !t.plain}, {!s.told, !t.told}, {s.Proper, t.Proper}, {s.Named || s.Date != "", t.Named || t.Date != ""},
	} {
		if first[0] != first[1] {
			if first[0] {
				return -1
			}
			return 1
		}
	}
	return len(t.Words) + len(t.agents) - len(s.Words) - len(s.agents)
}

func (g *gatherer) place(s *sighting) {
	if s.Thing >= 0 {
		gr, ok := g.byThing[s.Thing]
		if !ok {
			e := naming.Entity(g.lex.Thing(s.Thing))
			e.Kind = document.Event
			gr = g.add(e, s)
			g.byThing[s.Thing] = gr
		}
		g.join(gr, s)
		return
	}
	if s.opening {
		at, _ := slices.BinarySearchFunc(g.openings[s.Head], s, inText) // sightings come by how full they are
		g.openings[s.Head] = slices.Insert(g.openings[s.Head], at, s)
		return
	}
	if gr := g.same(s); gr != nil {
		g.join(gr, s)
		return
	}
	if !s.Proper {
		if s.plain && s.strong && !lasting[s.Head] && !g.lex.Instrument(s.Head) {
			g.left[s.Head] = append(g.left[s.Head], s)
		}
		return // a short form of nothing named here
	}
	g.join(g.begin(s), s)
}

// begin is a new group for the event that the sighting tells.
func (g *gatherer) begin(s *sighting) *group {
	return g.add(document.Entity{
		Kind: document.Event, Type: s.Type, Name: s.Name, Date: s.Date,
		Key:    naming.TopicKey(string(document.Event), append(append(slices.Clone(s.all), s.agents...), s.Head), s.Date),
		Reason: "the same head noun and content words, and dates that agree",
	}, s)
}

func (g *gatherer) add(e document.Entity, s *sighting) *group {
	gr := &group{entity: e, head: s.Head, words: map[string]bool{}, agents: map[string]bool{}, codes: map[string]string{}, date: e.Date, first: -1, court: s.Rule == "case-name", yearless: g.yearless(s)}
	g.groups = append(g.groups, gr)
	g.byHead[s.Head] = append(g.byHead[s.Head], gr)
	if s.Head != "" {
		g.index(gr, s.Head)
	}
	if s.Thing >= 0 {
		for _, w := range lexicon.Tokenize(e.Name) {
			if !naming.Stop(w.Fold) && !w.Digit {
				g.give(gr, gr.words, naming.Singular(w.Fold))
			}
		}
	}
	return gr
}

// give adds a word to those of the group.
func (g *gatherer) give(gr *group, to map[string]bool, word string) {
	if !to[word] {
		to[word] = true
		g.index(gr, word)
	}
}

func (g *gatherer) index(gr *group, word string) {
	word = strings.ToLower(word)
	if list := g.byWord[word]; len(list) > 0 && list[len(list)-1] == gr {
		return
	}
	g.byWord[word] = append(g.byWord[word], gr)
}

// near are the groups that the sighting can fit: those that have its rarest word. Without them a document of many events would
// compare each with all.
func (g *gatherer) near(s *sighting) []*group {
	if len(s.Words) == 0 {
		return g.wordless(s)
	}
	best := g.byWord[strings.ToLower(s.Words[0])]
	for _, w := range s.Words[1:] {
		if with := g.byWord[strings.ToLower(w)]; len(with) < len(best) {
			best = with
		}
	}
	return best
}

// wordless are the groups that a sighting without content words can fit: those of its head noun or with it in a name, and of
// them, where it tells who did it, those of the same doers.
func (g *gatherer) wordless(s *sighting) []*group {
	if s.Head == "" {
		return nil
	}
	if len(s.agents) == 0 {
		return g.byWord[strings.ToLower(naming.Singular(s.Head))]
	}
	var out []*group
	for _, w := range s.agents {
		for _, gr := range g.byWord[strings.ToLower(w)] {
			if !slices.Contains(out, gr) {
				out = append(out, gr)
			}
		}
	}
	return out
}

func (g *gatherer) join(gr *group, s *sighting) {
	g.of[s] = gr
	gr.named = gr.named || s.Named || s.Thing >= 0 || s.Head == ""
	m := g.units[s.Unit].Mention(s.First, s.Last, s.Rule, s.Confidence)
	if s.told {
		gr.entity.Told = append(gr.entity.Told, m)
	} else {
		gr.entity.Mentions = append(gr.entity.Mentions, m)
		if s.Name != gr.entity.Name && !s.plain && !slices.Contains(gr.entity.Aliases, s.Name) {
			gr.entity.Aliases = append(gr.entity.Aliases, s.Name)
		}
	}
	if !s.plain {
		gr.steps = append(gr.steps, footprint{start: m.Start, unit: s.Unit})
	}
	if !s.told && (gr.first < 0 || m.Start < gr.first) {
		gr.first = m.Start
	}
	for _, w := range s.Words {
		g.give(gr, gr.words, w)
	}
	for _, w := range s.agents {
		g.give(gr, gr.agents, w)
	}
	if s.code != "" {
		if _, ok := gr.codes[s.code]; !ok {
			gr.codes[s.code] = s.Head
		}
	}
	if s.Thing < 0 && len(s.Date) > len(gr.date) && edtf.Overlap(s.Date, gr.date) {
		gr.date, gr.entity.Date = s.Date, s.Date
	}
}

// same is the one group that the sighting may belong to. Of several the one with the fewest words more; nil when there is
// none or that is a tie.
func (g *gatherer) same(s *sighting) *group {
	if s.plain {
		return g.back(s)
	}
	var best *group
	more, tie := 0, false
	for _, gr := range g.near(s) {
		if !g.fits(s, gr) {
			continue
		}
		n := len(gr.words) - len(s.Words)
		if gr.head != s.Head {
			n += 100 // another noun: only where no group has the same one
		}
		if best == nil || n < more {
			best, more, tie = gr, n, false
		} else if n == more && gr != best {
			tie = true
		}
	}
	if best != nil && !tie {
		return best
	}
	if best == nil && s.Head != "" && (!s.Named || s.definite && len(s.all) == 0) {
		return g.undescribed(s)
	}
	return nil
}

// undescribed is the one group with the sighting's head noun, where the one or the other is told by its date alone:
// "the harbour vote" is "the vote of 3 May 1999" where no other vote is named.
func (g *gatherer) undescribed(s *sighting) *group {
	list := g.byHead[s.Head]
	if len(list) != 1 || !edtf.Overlap(s.Date, list[0].date) {
		return nil
	}
	gr := list[0]
	if gr.yearless || g.yearless(s) {
		return nil // "the vote of 26 October": of another year for all that is known
	}
	if len(gr.words) > 0 && (len(s.all) > 0 || !s.definite || s.Date == "") || len(gr.words) == 0 && gr.date == "" {
		return nil
	}
	return gr
}

// yearless tells whether the sighting's words name a month of no known year.
func (g *gatherer) yearless(s *sighting) bool {
	u := &g.units[s.Unit]
	for i := s.First; i <= s.Last && s.Date == ""; i++ {
		if u.Month(i) {
			return true
		}
	}
	return false
}

func (g *gatherer) fits(s *sighting, gr *group) bool {
	if gr.head != "" && s.Head != "" && gr.head != s.Head && !(gr.court && verdicts[s.Head] && len(s.Words) > 0) {
		if s.Type == "" || s.Type != gr.entity.Type || len(s.Words) == 0 {
			return false
		}
	}
	if !edtf.Overlap(s.Date, gr.date) {
		return false
	}
	if len(s.Words) == 0 && len(s.agents) == 0 && (s.Date != "") != (gr.date != "") {
		return false
	}
	if s.Head == "" && len(s.Words) == 0 || s.Head != "" && gr.head == "" && !gr.words[naming.Singular(s.Head)] {
		return false
	}
	if len(s.Words)+len(s.agents) == 0 && len(s.Date) < 4 {
		return false
	}
	for _, w := range s.Words {
		if !gr.words[w] && !gr.agents[w] && !strings.EqualFold(w, gr.head) {
			return false
		}
	}
	if len(s.agents) > 0 && len(gr.agents) > 0 || len(s.Words) == 0 {
		for _, w := range s.agents {
			if gr.agents[w] || gr.words[w] {
				return true
			}
		}
		return len(s.agents) == 0 && (len(s.Words) > 0 || s.Date != "" && gr.date != "")
	}
	return true
}

// verdicts are what a court gives in a case: "the Okoro ruling" is "Okoro v. Lagos State".
var verdicts = words(`ruling decision judgment judgement verdict case`)

// key is the event's canonical key. One without a name in it bears what the document is about: the same words mean another thing elsewhere.
func (gr *group) key(about string) string {
	if gr.named {
		return gr.entity.Key
	}
	return gr.entity.Key + "+" + about
}

// result is the group's event.
func (gr *group) result(about string) document.Entity {
	e := gr.entity
	e.Key = gr.key(about)
	if len(gr.codes) == 1 { // two codes are none
		for code, word := range gr.codes {
			e.Code, e.CodeRule = code, "head noun "+word
		}
	}
	slices.SortFunc(e.Mentions, func(a, b document.Mention) int { return a.Start - b.Start })
	slices.SortFunc(e.Told, func(a, b document.Mention) int { return a.Start - b.Start })
	return e
}
