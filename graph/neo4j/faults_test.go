package neo4j_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/neo4j"
	"kg/graph/storetest"
)

// shipment is documents that several writers bring while something goes wrong, each of them as often as it takes, and what readers are told meanwhile.
type shipment struct {
	t       *testing.T
	s       *neo4j.Store
	batches []graph.Batch
	mu      sync.Mutex
	there   map[graph.ID]bool     // acknowledged
	refused map[graph.Code]int    // what writers were told, by code
	told    map[graph.Code]string // what readers were told, by code
}

func newShipment(t *testing.T, s *neo4j.Store, name string, documents int) *shipment {
	sh := &shipment{t: t, s: s, there: map[graph.ID]bool{}, refused: map[graph.Code]int{}, told: map[graph.Code]string{}}
	for i := range documents {
		sh.batches = append(sh.batches, storetest.Large(fmt.Sprintf("%s %d", name, i), 40))
	}
	return sh
}

// send brings the documents; half is called when half of them are there.
func (sh *shipment) send(half func()) {
	next := make(chan graph.Batch)
	var writers, reader sync.WaitGroup
	done := make(chan struct{})
	for range 3 {
		writers.Go(func() {
			for b := range next {
				sh.apply(b)
			}
		})
	}
	reader.Go(func() {
		for {
			select {
			case <-done:
				return
			case <-time.After(20 * time.Millisecond):
				sh.read()
			}
		}
	})
	for i, b := range sh.batches {
		if i == len(sh.batches)/2 {
			half()
		}
		next <- b
	}
	close(next)
	writers.Wait()
	close(done)
	reader.Wait()
}

// apply brings one document, again where the store says that it cannot take it now.
func (sh *shipment) apply(b graph.Batch) {
	for began := time.Now(); time.Since(began) < 2*time.Minute; time.Sleep(100 * time.Millisecond) {
		_, err := sh.s.Apply(context.Background(), b)
		sh.mu.Lock()
		if err == nil {
			sh.there[b.Document] = true
			sh.mu.Unlock()
			return
		}
		sh.refused[graph.CodeOf(err)]++
		sh.mu.Unlock()
		if code := graph.CodeOf(err); code != graph.Unavailable && code != graph.Timeout {
			sh.t.Errorf("a writer is told %s: %v", code, err)
			return
		}
	}
	sh.t.Errorf("%s was not taken within two minutes", b.Document)
}

func (sh *shipment) read() {
	ctx, cancel := context.WithTimeout(context.Background(), 3*time.Second)
	defer cancel()
	_, err := sh.s.List(ctx, graph.NodeQuery{Kind: graph.KindWork, First: 5})
	if err == nil {
		return
	}
	sh.mu.Lock()
	defer sh.mu.Unlock()
	sh.told[graph.CodeOf(err)] = err.Error()
}

// arrived wants every acknowledged document there, whole and once: the graph is the one that the documents make that are there.
func (sh *shipment) arrived() {
	sh.t.Helper()
	for code, message := range sh.told {
		if code != graph.Unavailable && code != graph.Timeout {
			sh.t.Errorf("a reader is told %s: %s", code, message)
		}
	}
	there, err := sh.s.Claiming(context.Background(), documentsOf(sh.batches))
	if err != nil {
		sh.t.Fatal(err)
	}
	var held []graph.Batch
	for _, b := range sh.batches {
		if _, ok := there[b.Document]; ok {
			held = append(held, b)
		} else if sh.there[b.Document] {
			sh.t.Errorf("%s was acknowledged and is not there", b.Document)
		}
	}
	same(sh.t, sh.s.Whole(context.Background()), kept(sh.t, held...).Whole(context.Background()))
	sh.t.Logf("%d documents, %d acknowledged, %d there; writers were told %v, readers %d codes", len(sh.batches), len(sh.there), len(held), sh.refused, len(sh.told))
}

func documentsOf(batches []graph.Batch) (ids []graph.ID) {
	for _, b := range batches {
		ids = append(ids, b.Document)
	}
	return ids
}

// TestFaults breaks what a load rests on. Every document that was acknowledged is there, none twice and none half, and who reads meanwhile is told to try again.
func TestFaults(t *testing.T) {
	o := newOwn(t)
	o.start()
	t.Run("a transaction is killed on the server", func(t *testing.T) {
		wipe(t, o.Config)
		sh := newShipment(t, connect(t, o.Config), "killed", 30)
		sh.send(func() {
			for range 8 {
				run(t, o.Config, "SHOW TRANSACTIONS YIELD transactionId AS id, currentQuery AS query WHERE NOT query CONTAINS 'SHOW TRANSACTIONS' TERMINATE TRANSACTIONS id YIELD message RETURN count(*)")
				time.Sleep(30 * time.Millisecond)
			}
		})
		sh.arrived()
	})
	t.Run("the network is cut for ten seconds", func(t *testing.T) { o.cutNetwork(t, true) })
	t.Run("the network swallows everything for ten seconds", func(t *testing.T) { o.cutNetwork(t, false) })
	t.Run("the server is killed and started again", func(t *testing.T) {
		wipe(t, o.Config)
		sh := newShipment(t, connect(t, o.Config), "restarted", 30)
		sh.send(func() {
			o.end(syscall.SIGKILL)
			o.start()
		})
		sh.arrived()
	})
	t.Run("the server is killed and started again while the database is filled", func(t *testing.T) {
		wipe(t, o.Config)
		run(t, o.Config, "DROP CONSTRAINT kg_node IF EXISTS")
		from := kept(t, append(storetest.Corpus(), storetest.Large("large", 6000))...)
		parts := 0
		sum, err := neo4j.Take(context.Background(), o.Config, from.Whole(context.Background()), neo4j.Taking{Workers: 2, Progress: func(neo4j.Taken) {
			if parts++; parts == 4 {
				o.end(syscall.SIGKILL)
				o.start()
			}
		}}, zerolog.Nop())
		if err != nil {
			t.Fatal(err)
		}
		t.Logf("%d rows", sum.Rows)
		same(t, connect(t, o.Config).Whole(context.Background()), from.Whole(context.Background()))
	})
	t.Run("an address of a cluster", func(t *testing.T) {
		wipe(t, o.Config)
		c := o.Config
		c.URI = strings.Replace(c.URI, "bolt://", "neo4j://", 1)
		sh := newShipment(t, connect(t, c), "routed", 5)
		sh.send(func() {})
		sh.arrived()
	})
}

// cutNetwork lets documents pass through a line that is broken for ten seconds: connections are closed, or nothing passes any more.
func (o *own) cutNetwork(t *testing.T, closed bool) {
	wipe(t, o.Config)
	_, address, _ := strings.Cut(o.URI, "://")
	p := newProxy(t, address)
	c := o.Config
	c.URI = "bolt://" + p.listener.Addr().String()
	sh := newShipment(t, connect(t, c), "cut", 30)
	sh.send(func() {
		if closed {
			p.set(true)
		} else {
			p.hold(true)
		}
		time.AfterFunc(10*time.Second, func() {
			p.set(false)
			p.hold(false)
		})
	})
	sh.arrived()
	if len(sh.told) == 0 {
		t.Error("no reader noticed that the line was broken")
	}
}
