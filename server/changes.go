package server

import (
	"context"
	"sync"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
)

// changes tells those who wait for it that the graph has changed. It asks the store for its state once in a while, as long as anyone waits,
// so that it sees what other programs write.
type changes struct {
	store graph.Store
	every time.Duration
	log   zerolog.Logger

	mu      sync.Mutex
	waiting map[*waiter]bool
	looks   bool // someone looks
	atRest  bool // the last two looks saw the same
}

// waiter is someone who waits.
type waiter struct {
	of *changes
	// woken has a value when the graph has changed, or has come to rest, since the value before was taken.
	woken chan struct{}

	mu      sync.Mutex
	atRest  bool
	written bool
}

// rest tells whether nothing was written between the last two looks; false while no one knows.
func (w *waiter) rest() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.atRest
}

// news tells whether anything was written since it was asked before.
func (w *waiter) news() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	was := w.written
	w.written = false
	return was
}

// wait begins to wait.
func (c *changes) wait() *waiter {
	c.mu.Lock()
	defer c.mu.Unlock()
	w := &waiter{of: c, woken: make(chan struct{}, 1), atRest: c.looks && c.atRest}
	c.waiting[w] = true
	if !c.looks {
		c.looks, c.atRest = true, false
		go c.look()
	}
	return w
}

// leave ends the waiting.
func (w *waiter) leave() {
	w.of.mu.Lock()
	defer w.of.mu.Unlock()
	delete(w.of.waiting, w)
}

// slower is how much longer the pause is after each look that failed, and slowest at most how many pauses.
const (
	slower  = 2
	slowest = 16
)

// look asks the store for its state until no one waits any longer.
func (c *changes) look() {
	var last string
	known, moving, pause := false, false, c.every
	for c.anyone() {
		ctx, cancel := context.WithTimeout(context.Background(), max(c.every, time.Second))
		now, err := c.store.State(ctx)
		cancel()
		switch {
		case err != nil:
			if pause == c.every {
				c.log.Warn().Err(err).Msg("the store does not tell whether the graph has changed; subscriptions wait")
			}
			c.unknown()
			known, pause = false, min(pause*slower, c.every*slowest)
		case !known || now != last:
			// the first look wakes too, for who waits began before it; whether anything is written then only the next one tells
			c.wake(false, known)
			last, known, moving, pause = now, true, true, c.every
		case moving:
			c.wake(true, false)
			moving = false
		}
		time.Sleep(pause)
	}
}

// anyone tells whether someone waits; where no one does, no one looks from here on.
func (c *changes) anyone() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.looks = len(c.waiting) > 0
	return c.looks
}

// unknown notes that no one knows whether anything is written.
func (c *changes) unknown() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.atRest = false
	for w := range c.waiting {
		w.mu.Lock()
		w.atRest = false
		w.mu.Unlock()
	}
}

func (c *changes) wake(atRest, written bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.atRest = atRest
	for w := range c.waiting {
		w.mu.Lock()
		w.atRest, w.written = atRest, w.written || written
		w.mu.Unlock()
		select {
		case w.woken <- struct{}{}:
		default: // it was woken already and has not looked yet
		}
	}
}
