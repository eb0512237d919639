package gate

import (
	"context"
	"net/http"
	"sync/atomic"
	"time"

	"kg/graph"
)

// Crowd refuses requests while so many are under way; 0 refuses none.
func Crowd(most int, refuse Refuse, next http.Handler) http.Handler {
	if most <= 0 {
		return next
	}
	var here atomic.Int64
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer here.Add(-1)
		if here.Add(1) > int64(most) {
			retryAfter(w.Header(), time.Second)
			refuse(w, r, http.StatusServiceUnavailable, graph.Unavailable, "the server is busy; try again later")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Room is the room for work that takes a processor for long: so much at a time, and so much that waits.
type Room struct {
	slots   chan struct{}
	waiting atomic.Int64
	queue   int64
}

// NewRoom has room for so many at a time, and a queue.
func NewRoom(slots, queue int) *Room {
	return &Room{slots: make(chan struct{}, max(1, slots)), queue: int64(queue)}
}

// ErrBusy tells that no one more may wait for room: it is [graph.Unavailable].
var ErrBusy = graph.Errorf(graph.Unavailable, "the server is busy with other costly questions")

// Enter waits for room; leave gives it back. A full queue is [ErrBusy], an ended context [graph.Timeout].
func (r *Room) Enter(ctx context.Context) (leave func(), err error) {
	leave = func() { <-r.slots }
	select {
	case r.slots <- struct{}{}:
		return leave, nil
	default:
	}
	defer r.waiting.Add(-1)
	if r.waiting.Add(1) > r.queue {
		return nil, ErrBusy
	}
	select {
	case r.slots <- struct{}{}:
		return leave, nil
	case <-ctx.Done():
		return nil, graph.Errorf(graph.Timeout, "no room was left in time: %w", ctx.Err())
	}
}
