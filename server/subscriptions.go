package server

import (
	"context"
	"maps"
	"time"

	"github.com/99designs/gqlgen/graphql/handler/transport"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
	"kg/server/access"
	"kg/server/internal/answer"
	"kg/server/internal/gate"
	"kg/server/internal/gql"
)

// subscriptions answers the fields of Subscription.
type subscriptions struct {
	*resolver
	changes  *changes
	seats    *gate.Seats
	room     *gate.Room    // for looking again, however many wait for it
	limit    time.Duration // of one look
	recheck  time.Duration // how often a token is looked at while nothing happens
	patience time.Duration // until a client has read an event
}

// Subscription is the resolver of what is told as it comes.
func (r *resolver) Subscription() gql.SubscriptionResolver { return r.live }

func newSubscriptions(r *resolver, l Limits) *subscriptions {
	return &subscriptions{
		resolver: r, seats: gate.NewSeats(l.Subscriptions, l.SubscriptionsEach), room: gate.NewRoom(l.Places, l.Subscriptions),
		changes: &changes{store: r.store, every: l.Look, log: r.log, waiting: map[*waiter]bool{}},
		limit:   time.Duration(l.Seconds) * time.Second, patience: l.Write, recheck: min(rechecks, max(l.Look, 100*time.Millisecond)),
	}
}

// rechecks is how often a token is looked at at least.
const rechecks = 10 * time.Second

// seat takes a seat for who asks: by name where they have one, else by where they ask from.
func (s *subscriptions) seat(ctx context.Context) (leave func(), err error) {
	at, who := requestOf(ctx), ""
	if at != nil {
		who = at.caller
	}
	if w, ok := access.Of(ctx); ok {
		who = w.By + " " + w.Name
	}
	leave, ok := s.seats.Take(who)
	if !ok {
		return nil, graph.Errorf(graph.RateLimited, "no more subscriptions for you, or for anyone; end one, or try again later")
	}
	return leave, nil
}

// look finds what is to be told, and whether there is more that another look would find. It sends nothing: it has a place of the room.
type look[T any] func(context.Context) (found []T, more bool, err error)

// follow looks each time that the graph has changed and sends what is found, until the client leaves or does not read, or its token is good no longer.
func follow[T any](ctx context.Context, s *subscriptions, w *waiter, out chan<- T, look look[T]) {
	tick := time.NewTicker(s.recheck)
	defer tick.Stop()
	for pending := false; ; {
		select {
		case <-ctx.Done():
			return
		case <-tick.C: // a look that failed is made again
		case <-w.woken:
			pending = true
		}
		if err := live(ctx).still(ctx); err != nil {
			s.end(ctx, err)
			return
		}
		for more := pending; more; {
			var found []T
			var err error
			found, more, err = once(ctx, s, look)
			for _, f := range found {
				if err := tell(ctx, s, out, f); err != nil {
					s.end(ctx, err)
					return
				}
			}
			switch {
			case ctx.Err() != nil:
				return
			case err != nil:
				s.log.Warn().Str("request", requestID(ctx)).Err(err).Msg("a subscription could not look at the graph")
				more = false
			default:
				pending = more
			}
		}
	}
}

// once looks when there is room to, and gives the room back before anything is sent: a client that reads slowly keeps no one else waiting.
func once[T any](ctx context.Context, s *subscriptions, look look[T]) (found []T, more bool, err error) {
	ctx, cancel := context.WithTimeout(ctx, s.limit)
	defer cancel()
	leave, err := s.room.Enter(ctx)
	if err != nil {
		return nil, false, err
	}
	defer leave()
	return look(ctx)
}

// tell sends an event once the client has taken the one before.
func tell[T any](ctx context.Context, s *subscriptions, out chan<- T, event T) error {
	patience := time.NewTimer(s.patience)
	defer patience.Stop()
	select {
	case out <- event:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	case <-patience.C:
		return graph.Errorf(graph.Timeout, "an event was not read within %s", s.patience)
	}
}

// end says why a subscription ends before the client ends it, where the transport has words for that.
func (s *subscriptions) end(ctx context.Context, err error) {
	if err != nil && ctx.Err() == nil && live(ctx).socket {
		transport.AddSubscriptionError(ctx, presented(ctx, s.log, err))
	}
}

// ExplanationAdded are the new explanations of an event or policy.
func (s *subscriptions) ExplanationAdded(ctx context.Context, event graph.ID) (<-chan *answer.Edge, error) {
	nodes, err := s.store.Nodes(ctx, []graph.ID{event})
	if err != nil {
		return nil, err
	}
	switch nodes[0].(type) {
	case *graph.Event, *graph.Policy:
	default:
		return nil, graph.Errorf(graph.NotFound, "no event or policy %s", event)
	}
	leave, err := s.seat(ctx)
	if err != nil {
		return nil, err
	}
	w := s.changes.wait() // before the first look: nothing comes in between unseen
	there, err := s.explanations(ctx, event)
	if err != nil {
		w.leave()
		leave()
		return nil, err
	}
	e := explaining{subscriptions: s, event: event, selection: selection(ctx), seen: map[graph.ID]bool{}, out: make(chan *answer.Edge)}
	for _, id := range there {
		e.seen[id] = true
	}
	go func() {
		defer close(e.out)
		defer leave()
		defer w.leave()
		follow(ctx, s, w, e.out, e.look)
	}()
	return e.out, nil
}

// explaining is a subscription to the explanations of an event.
type explaining struct {
	*subscriptions
	event     graph.ID
	selection ast.SelectionSet
	seen      map[graph.ID]bool
	out       chan *answer.Edge
}

// atOnce is how many explanations one look finds, so that few are held for a client that reads slowly.
const atOnce = 20

// look finds the explanations that were not there before.
func (e *explaining) look(ctx context.Context) (found []*answer.Edge, more bool, err error) {
	now, err := e.explanations(ctx, e.event)
	if err != nil {
		return nil, false, err
	}
	there := make(map[graph.ID]bool, len(now))
	for _, id := range now {
		there[id] = true
	}
	maps.DeleteFunc(e.seen, func(id graph.ID, _ bool) bool { return !there[id] }) // what has gone and comes again is new again
	behind := graph.ID("")
	for _, id := range now {
		if !e.seen[id] {
			if len(found) == atOnce {
				return found, true, nil
			}
			edge, err := e.session().Explanation(ctx, e.event, id, behind, e.selection)
			if err != nil {
				return found, false, err
			}
			if edge == nil { // it has moved: the graph has changed again, and will be looked at again
				return found, false, nil
			}
			found = append(found, edge)
			e.seen[id] = true
		}
		behind = id
	}
	return found, false, nil
}

// maxExplanations is how many explanations of one event are followed, the surest of them.
const maxExplanations = 10 * graph.MaxPage

// explanations are the ids of the explanations that there are, the surest first.
func (s *subscriptions) explanations(ctx context.Context, event graph.ID) (ids []graph.ID, err error) {
	for after := graph.ID(""); len(ids) < maxExplanations; {
		hop := answer.Explanations(graph.MaxPage, after)
		hop.Bare, hop.Fields = true, []string{}
		trees, err := s.store.Encoded(ctx, graph.Shape{From: []graph.ID{event}, Fields: []string{}, Hops: []graph.Hop{hop}})
		if err != nil {
			return nil, err
		}
		if len(trees) == 0 {
			return ids, nil
		}
		found := trees[0].Branches[0]
		for _, e := range found.Edges {
			ids, after = append(ids, e.ID), e.ID
		}
		if !found.More {
			break
		}
	}
	return ids, nil
}

// LoadProgress tells how the loading of documents stands.
func (s *subscriptions) LoadProgress(ctx context.Context) (<-chan *answer.LoadProgress, error) {
	leave, err := s.seat(ctx)
	if err != nil {
		return nil, err
	}
	w := s.changes.wait()
	began, err := s.documents(ctx)
	if err != nil {
		w.leave()
		leave()
		return nil, err
	}
	out := make(chan *answer.LoadProgress, 1)
	last := answer.LoadProgress{Documents: began, AtRest: w.rest()}
	first := last
	out <- &first
	go func() {
		defer close(out)
		defer leave()
		defer w.leave()
		follow(ctx, s, w, out, func(looking context.Context) ([]*answer.LoadProgress, bool, error) {
			n, err := s.documents(looking)
			if err != nil {
				return nil, false, err
			}
			now := answer.LoadProgress{Documents: n, Added: n - began, AtRest: w.rest()}
			if !w.news() && now == last {
				return nil, false, nil
			}
			last = now
			return []*answer.LoadProgress{&now}, false, nil
		})
	}()
	return out, nil
}

func (s *subscriptions) documents(ctx context.Context) (int, error) {
	return s.store.Size(ctx, graph.NodeQuery{Kind: graph.KindDocument, First: 1})
}
