package review

import (
	"context"
	"maps"
	"slices"
	"strings"
	"sync"

	"kg/graph"
)

// Name is that of the document in which a store keeps the decisions that hold in it.
const Name = "decisions.jsonl"

// Genre is its genre.
const Genre = graph.GenreDecisions

// DocumentID is the id of that document.
func DocumentID() graph.ID { return graph.NewID(string(graph.KindDocument), Name) }

// Store is a store in which decisions hold: what is written to it is written with them. It keeps them in the store beneath, as the text of a
// document, so that they are exported with the rest and hold for whoever opens the store next.
type Store struct {
	graph.Store
	mu  sync.Mutex // one change of the decisions at a time
	now sync.RWMutex
	set *Set
}

// Change says what a change of the decisions came to.
type Change struct {
	Decisions int // that are there now, undone ones too
	Added     int // that were not there before
	Lost      int // that were there before and are no longer
	Documents int // that were written again
}

// Open puts decisions in front of a store. Nil leaves those that the store holds; others take their place, and the documents that they are about are written again.
func Open(ctx context.Context, inner graph.Store, set *Set) (*Store, Change, error) {
	s := &Store{Store: inner, set: set}
	if set == nil {
		s.set = NewSet(nil)
	}
	was, whole, err := s.held(ctx)
	if err != nil {
		return nil, Change{}, err
	}
	if set == nil {
		set = was
	}
	change := compare(was, set)
	s.set = set
	if whole && was.digest == set.digest {
		return s, change, nil
	}
	change.Documents, err = s.bring(ctx, was, set, whole)
	if err != nil {
		return nil, change, err
	}
	return s, change, nil
}

func compare(was, now *Set) Change {
	c := Change{Decisions: now.Len()}
	for _, r := range now.records {
		if !was.there[r.ID] {
			c.Added++
		}
	}
	for _, r := range was.records {
		if !now.there[r.ID] {
			c.Lost++
		}
	}
	return c
}

// Decisions are those that hold now.
func (s *Store) Decisions() *Set {
	s.now.RLock()
	defer s.now.RUnlock()
	return s.set
}

// Refresh makes those that the store beneath holds the decisions that hold now: another process may have changed them.
func (s *Store) Refresh(ctx context.Context) (*Set, error) {
	set, _, err := s.held(ctx)
	if err == nil {
		s.use(set)
	}
	return set, err
}

func (s *Store) use(set *Set) {
	s.now.Lock()
	defer s.now.Unlock()
	s.set = set
}

// Decide makes these the decisions that hold.
func (s *Store) Decide(ctx context.Context, set *Set) (Change, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	was, whole, err := s.held(ctx)
	if err != nil {
		return Change{}, err
	}
	change := compare(was, set)
	s.use(set)
	if whole && was.digest == set.digest {
		return change, nil
	}
	change.Documents, err = s.bring(ctx, was, set, whole)
	return change, err
}

// Record writes the records that make makes into the file and makes what stands there then the decisions that hold. Make is given those that stand there
// now; a new file begins with those that the store holds.
func (s *Store) Record(ctx context.Context, f File, make func(*Set) ([]Record, error)) (made []Record, change Change, err error) {
	_, made, err = f.Append(s.Decisions(), make, func(set *Set) (err error) {
		change, err = s.Decide(ctx, set)
		return err
	})
	return made, change, err
}

// tries is how often a batch is written again because the decisions changed meanwhile.
const tries = 5

// Apply writes a batch with the decisions about it. Where another process changes the decisions meanwhile it is written again.
func (s *Store) Apply(ctx context.Context, b graph.Batch) (graph.Counts, error) {
	if b.Document == DocumentID() {
		return graph.Counts{}, graph.Errorf(graph.Invalid, "%s is where the decisions are kept: change them with `kg review`", b.Document)
	}
	set := s.Decisions()
	for try := 1; ; try++ {
		marked, _ := set.Overlay(b)
		counts, err := s.Store.Apply(ctx, marked)
		if err != nil {
			return counts, err
		}
		now, _, err := s.held(ctx)
		if err != nil {
			return counts, err
		}
		if now.digest == set.digest || try == tries {
			return counts, nil
		}
		set = now
		s.use(now)
	}
}

// Forget takes a document's batch away. Decisions about it wait until it is loaded again.
func (s *Store) Forget(ctx context.Context, document graph.ID) (graph.Counts, error) {
	if document == DocumentID() {
		return graph.Counts{}, graph.Errorf(graph.Invalid, "decisions are not forgotten but undone: `kg review undo`")
	}
	return s.Store.Forget(ctx, document)
}

// held are the decisions that the store beneath holds. They are not whole while they are being changed, or where a process was ended at that: then
// they are those of before and after together.
func (s *Store) held(ctx context.Context) (set *Set, whole bool, err error) {
	nodes, err := s.Store.Nodes(ctx, []graph.ID{DocumentID()})
	if err != nil {
		return nil, false, err
	}
	d, ok := nodes[0].(*graph.Document)
	if !ok {
		return NewSet(nil), true, nil
	}
	if now := s.Decisions(); now.digest == d.Digest {
		return now, true, nil
	}
	records, err := Parse("the decisions that the store holds", strings.NewReader(d.Text))
	if err != nil {
		return nil, false, err
	}
	set = NewSet(records)
	return set, set.digest == d.Digest, nil
}

// keep writes the decisions into the store beneath, as whole or as being changed.
func (s *Store) keep(ctx context.Context, set *Set, whole bool) error {
	if set.Len() == 0 {
		_, err := s.Store.Forget(ctx, DocumentID())
		if graph.CodeOf(err) == graph.NotFound {
			return nil
		}
		return err
	}
	text := set.Text()
	d := &graph.Document{
		ID: DocumentID(), Name: Name, Media: "application/x-ndjson", Genre: Genre, Title: "Decisions", Text: text, Bytes: int64(len(text)),
	}
	if whole {
		d.Digest = set.digest
	}
	_, err := s.Store.Apply(ctx, graph.Batch{Document: d.ID, Claims: []graph.Node{d}})
	return err
}

// bring makes the store what it is with other decisions. It says first that it is at it, so that a process that is ended
// half-way, or one that loads a document meanwhile, leaves nothing behind that the next one does not see; at the end it looks for documents that have come meanwhile.
// Where what was there is not whole, all that is named is written again.
func (s *Store) bring(ctx context.Context, was, now *Set, whole bool) (documents int, err error) {
	both := was.With(now.records...)
	concern := both.records
	if whole {
		concern = changed(was, now)
	}
	if err := s.keep(ctx, both, false); err != nil {
		return 0, err
	}
	done := map[graph.ID]bool{}
	if documents, err = s.rewrite(ctx, concern, now, done); err != nil {
		return documents, err
	}
	if err := s.keep(ctx, now, true); err != nil {
		return documents, err
	}
	s.use(now)
	late, err := s.rewrite(ctx, concern, now, done)
	return documents + late, err
}

// rewrite writes the documents that the records are about, those that are done left out, and counts those that changed.
func (s *Store) rewrite(ctx context.Context, concern []Record, now *Set, done map[graph.ID]bool) (written int, err error) {
	documents, err := Concerned(ctx, s.Store, concern)
	if err != nil {
		return 0, err
	}
	for _, id := range documents {
		if done[id] {
			continue
		}
		b, err := s.Store.Batch(ctx, id)
		if graph.CodeOf(err) == graph.NotFound {
			continue
		}
		if err != nil {
			return written, err
		}
		done[id] = true
		marked, _ := now.Overlay(b)
		c, err := s.Store.Apply(ctx, marked)
		if err != nil {
			return written, err
		}
		if !c.Unchanged {
			written++
		}
	}
	return written, nil
}

// Concerned are the documents that the records are about, in order: those that they name, there or not, and those of the store that make the claims that they name.
func Concerned(ctx context.Context, s graph.Store, records []Record) ([]graph.ID, error) {
	documents := map[graph.ID]bool{}
	var claimed []graph.ID
	for _, r := range records {
		if r.Reading != nil {
			documents[r.Reading.Document] = true
		}
		claimed = slices.AppendSeq(claimed, maps.Keys(r.claimed()))
	}
	if len(claimed) > 0 {
		found, err := s.Claiming(ctx, claimed)
		if err != nil {
			return nil, err
		}
		for _, list := range found {
			for _, id := range list {
				documents[id] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(documents)), nil
}

// Held are the decisions that a store holds, whoever opened it; none where it holds none.
func Held(ctx context.Context, inner graph.Store) (*Set, error) {
	s := &Store{Store: inner, set: NewSet(nil)}
	set, _, err := s.held(ctx)
	return set, err
}
