package gate

import "sync"

// Seats are places that are held for long: so many in all, and so many for each who asks.
type Seats struct {
	all, each int

	mu    sync.Mutex
	taken int
	by    map[string]int
}

// NewSeats has so many seats.
func NewSeats(all, each int) *Seats { return &Seats{all: all, each: each, by: map[string]int{}} }

// Take takes a seat; leave, which may be called more than once, gives it back. ok is false where there is none.
func (s *Seats) Take(who string) (leave func(), ok bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.taken >= s.all || s.by[who] >= s.each {
		return nil, false
	}
	s.taken++
	s.by[who]++
	return sync.OnceFunc(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.taken--
		if s.by[who]--; s.by[who] == 0 {
			delete(s.by, who)
		}
	}), true
}
