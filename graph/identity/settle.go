package identity

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"kg/graph"
)

// Rules is the version of the rules: it is raised where other descriptions come to mean one thing, or a thing gets another id or explanation.
const Rules = 1

// MaxBlock is how many descriptions may share a key for it to count: a key that more of them bear tells nothing, and is left out.
const MaxBlock = 256

// MaxReach is how many descriptions one change may concern.
const MaxReach = 20_000

// Stored is a description as a store keeps it.
type Stored struct {
	*Description
	Assignment
}

// Assignment is what a description was found to mean.
type Assignment struct {
	Node graph.ID
	// Component names the set of descriptions that resemble each other, directly or through others, to which it belongs.
	Component string
	// Identity is that of the node, encoded, with the first of its descriptions; "" for none and with the others.
	Identity string
}

// Index is what a store knows of descriptions. Each method is asked for many at once.
type Index interface {
	// Bearers are the ids of the descriptions that bear each of the keys, at most limit of them a key.
	Bearers(keys []string, limit int) (map[string][]string, error)
	// Descriptions are the descriptions with the ids.
	Descriptions(ids []string) (map[string]Stored, error)
	// Members are the ids of the descriptions of the components.
	Members(components []string) ([]string, error)
	// Together are the documents that hold several of the descriptions, with those that they hold.
	Together(ids []string) (map[graph.ID][]string, error)
}

// Change is what the writing or forgetting of one document changed; the index holds the state after it.
type Change struct {
	Appeared []*Description // that no document held before
	Vanished []Stored       // that no document holds any more
	Held     []Stored       // that the document holds or held, and that were there before and still are
}

// Outcome is what a change comes to.
type Outcome struct {
	// Assignments are those of all descriptions that the change may concern, by their ids, changed or not.
	Assignments map[string]Assignment
	// Before are their assignments as they were, as far as they were there.
	Before map[string]Assignment
	// Large says which keys and sets were too large to be looked at closely.
	Large []string
}

// Settle resolves anew the descriptions that a change may concern: those that resemble one that appeared or vanished, directly or through others, those that
// the document newly holds beside each other, and those whose common key has become too frequent, or rare enough, to count.
func Settle(ix Index, c Change) (Outcome, error) {
	s := &settling{index: ix, change: c, known: map[string]Stored{}, bearers: map[string][]string{}, crowded: map[graph.ID]bool{}, set: map[string]string{}}
	seeds, err := s.seeds()
	if err != nil {
		return Outcome{}, err
	}
	if err := s.walk(seeds); err != nil {
		return Outcome{}, err
	}
	return s.outcome()
}

type settling struct {
	index   Index
	change  Change
	known   map[string]Stored   // descriptions read
	bearers map[string][]string // keys read
	crowded map[graph.ID]bool
	set     map[string]string // of each description reached, another one of its component, or itself
	large   []string
}

// seeds are the descriptions whose component may have changed.
func (s *settling) seeds() ([]string, error) {
	var seeds, components []string
	gone := map[string]bool{}
	count := map[string]int{} // by how many more bear a key than before
	for _, d := range s.change.Appeared {
		seeds = append(seeds, d.ID())
		s.known[d.ID()] = Stored{Description: d}
		for _, k := range d.Keys() {
			count[k]++
		}
	}
	for _, d := range s.change.Vanished {
		gone[d.ID()] = true
		components = append(components, d.Component)
		for _, k := range d.Keys() {
			count[k]--
		}
	}
	held := map[string]int{}
	for _, d := range s.change.Held {
		if held[d.Component]++; held[d.Component] == 2 {
			components = append(components, d.Component)
		}
	}
	members, err := s.index.Members(sorted(components))
	if err != nil {
		return nil, err
	}
	seeds = append(seeds, members...)
	crossed, err := s.crossed(count)
	if err != nil {
		return nil, err
	}
	seeds = sorted(append(seeds, crossed...))
	return slices.DeleteFunc(seeds, func(id string) bool { return gone[id] }), nil
}

// crossed are the bearers of keys that have become too frequent to count, or rare enough.
func (s *settling) crossed(more map[string]int) (ids []string, err error) {
	keys := slices.Sorted(maps.Keys(more))
	bearers, err := s.borne(keys, MaxBlock+len(s.change.Appeared)+1)
	if err != nil {
		return nil, err
	}
	for _, k := range keys {
		now := len(bearers[k])
		if !Deciding(k) && (now <= MaxBlock) != (now-more[k] <= MaxBlock) {
			ids = append(ids, bearers[k]...)
		}
		s.keep(k, bearers[k])
	}
	return ids, nil
}

// read makes descriptions known.
func (s *settling) read(ids []string) error {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool { _, ok := s.known[id]; return ok })
	if len(ids) == 0 {
		return nil
	}
	found, err := s.index.Descriptions(sorted(ids))
	if err != nil {
		return err
	}
	for id, d := range found {
		d.id = id
		s.known[id] = d
	}
	for _, id := range ids {
		if _, ok := s.known[id]; !ok {
			return graph.Errorf(graph.Internal, "the description %s is missing", id)
		}
	}
	return nil
}

// readBearers reads who bears the keys; a key that too many bear has none.
func (s *settling) readBearers(keys []string) error {
	keys = slices.DeleteFunc(sorted(keys), func(k string) bool { _, ok := s.bearers[k]; return ok })
	if len(keys) == 0 {
		return nil
	}
	found, err := s.borne(keys, MaxBlock+1)
	if err != nil {
		return err
	}
	for _, k := range keys {
		s.keep(k, found[k])
	}
	return nil
}

// borne are the bearers of keys, at most limit of each; all of those by which the sides of a merger meet, up to what one change may concern.
func (s *settling) borne(keys []string, limit int) (map[string][]string, error) {
	var decided, other []string
	for _, k := range keys {
		if Deciding(k) {
			decided = append(decided, k)
		} else {
			other = append(other, k)
		}
	}
	found, err := s.index.Bearers(other, limit)
	if err != nil || len(decided) == 0 {
		return found, err
	}
	all, err := s.index.Bearers(decided, MaxReach+1)
	if found == nil {
		found = map[string][]string{}
	}
	maps.Copy(found, all)
	return found, err
}

// keep remembers who bears a key.
func (s *settling) keep(key string, bearers []string) {
	s.bearers[key] = bearers
	if len(bearers) > MaxBlock && !Deciding(key) {
		s.bearers[key] = nil
		s.large = append(s.large, key)
		if id, ok := exactOf(key); ok {
			s.crowded[id] = true
		}
	}
}

func exactOf(key string) (graph.ID, bool) {
	if len(key) > 3 && key[:3] == "id " {
		return graph.ID(key[3:]), true
	}
	return "", false
}

// root is the description by which the component of one is known during the walk.
func (s *settling) root(id string) string {
	for s.set[id] != id {
		s.set[id] = s.set[s.set[id]]
		id = s.set[id]
	}
	return id
}

// walk reaches, from the seeds, all that resembles them, level by level.
func (s *settling) walk(frontier []string) error {
	for _, id := range frontier {
		s.set[id] = id
	}
	for len(frontier) > 0 {
		if len(s.set) > MaxReach {
			return graph.Errorf(graph.TooLarge, "more than %d descriptions of works resemble each other: load the documents into several stores", MaxReach)
		}
		if err := s.read(frontier); err != nil {
			return err
		}
		var keys, near []string
		for _, id := range frontier {
			keys = append(keys, s.known[id].Keys()...)
		}
		if err := s.readBearers(keys); err != nil {
			return err
		}
		for _, k := range sorted(keys) {
			near = append(near, s.bearers[k]...)
		}
		if err := s.read(sorted(near)); err != nil {
			return err
		}
		frontier = s.step(frontier)
	}
	return nil
}

// step links what the frontier resembles, and returns what is reached for the first time.
func (s *settling) step(frontier []string) (next []string) {
	for _, id := range frontier {
		a := s.known[id].Description
		seen := map[string]bool{id: true}
		for _, k := range a.Keys() {
			for _, other := range s.bearers[k] {
				if seen[other] {
					continue
				}
				seen[other] = true
				reached := s.set[other] != ""
				if reached && s.root(other) == s.root(id) || !Resembles(a, s.known[other].Description) {
					continue
				}
				if !reached {
					s.set[other] = other
					next = append(next, other)
				}
				s.set[s.root(other)] = s.root(id)
			}
		}
	}
	return next
}

// Resembles tells whether two descriptions that share a key may have to do with each other.
func Resembles(a, b *Description) bool {
	if a.Claimed == b.Claimed {
		return true
	}
	r := Compare(a, b).Relation
	return r == Same || r == Version || r == Candidate
}

func (s *settling) outcome() (Outcome, error) {
	o := Outcome{Assignments: map[string]Assignment{}, Before: map[string]Assignment{}, Large: s.large}
	components := map[string][]*Description{}
	var several []string
	for id := range s.set {
		components[s.root(id)] = append(components[s.root(id)], s.known[id].Description)
	}
	for _, members := range components {
		if len(members) > 1 && members[0].Thing == nil {
			for _, m := range members {
				several = append(several, m.ID())
			}
		}
	}
	holders, err := s.holders(several)
	if err != nil {
		return o, err
	}
	for _, root := range slices.Sorted(maps.Keys(components)) {
		members := components[root]
		if len(members) > MaxComponent {
			o.Large = append(o.Large, fmt.Sprintf("%d descriptions like %q", len(members), members[0].Label()))
		}
		for id, a := range Assign(members, Setting{Holders: holders, Crowded: s.crowded}) {
			o.Assignments[id] = a
			if was := s.known[id].Assignment; was.Node != "" {
				o.Before[id] = was
			}
		}
	}
	return o, nil
}

// Assign is what the descriptions of one component mean, by their ids; see [Resolve].
func Assign(members []*Description, s Setting) map[string]Assignment {
	out := make(map[string]Assignment, len(members))
	first := slices.MinFunc(members, func(a, b *Description) int { return cmp.Compare(a.ID(), b.ID()) }).ID()
	for _, c := range Resolve(members, s) {
		a := Assignment{Node: c.Node, Component: first, Identity: EncodeIdentity(c.Identity)}
		for _, m := range c.Members {
			out[m.ID()] = a
			a.Identity = "" // the first bears it for all
		}
	}
	return out
}

// holders are the documents that hold several of the descriptions, by description.
func (s *settling) holders(ids []string) (map[string][]graph.ID, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	together, err := s.index.Together(sorted(ids))
	holders := map[string][]graph.ID{}
	for _, document := range slices.Sorted(maps.Keys(together)) {
		for _, id := range together[document] {
			holders[id] = append(holders[id], document)
		}
	}
	return holders, err
}
