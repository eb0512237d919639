package neo4j

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/identity"
	"kg/graph/stored"
)

// Sizes of what is sent at once. Going on with what was begun depends on them, see [division].
const (
	takenEntries = 2000    // in a transaction, but for edges
	takenBytes   = 4 << 20 // of their JSON
	takenEdges   = 40_000  // that are divided among transactions at a time
)

// Taking says how [Take] goes about it.
type Taking struct {
	Workers  int           // transactions at a time; 0 for 4
	Patience time.Duration // for how long a transaction is tried again while the server cannot be reached; 0 for two minutes
	Progress func(Taken)   // called after each transaction, by one goroutine at a time; may be nil
}

// Taken is how far a [Take] has come.
type Taken struct {
	Rows    int           // nodes and relationships written in all
	Before  int           // of these by an earlier run
	Took    time.Duration // without making the indexes
	Indexes time.Duration
}

// Take fills an empty database, through the driver, with all that a store keeps or shards together are, and makes its indexes behind that. Of every row sent
// it makes sure that it was written. A run that was ended can be gone on with: Take of the same does what is left. Until then [Open] refuses the database.
//
// Several workers write at a time and never wait for each other: nodes are only created, and the ends of the relationships in
// two transactions that run together have no node in common.
func Take(ctx context.Context, c Config, all stored.All, o Taking, log zerolog.Logger) (sum Taken, err error) {
	s, err := dial(c, log)
	if err != nil {
		return sum, err
	}
	defer func() { err = errors.Join(err, s.Close(context.WithoutCancel(ctx))) }()
	verify, cancel := context.WithTimeout(ctx, verifyTimeout)
	defer cancel()
	if err := s.driver.VerifyConnectivity(verify); err != nil {
		return sum, s.explain(ctx, err)
	}
	if err := s.checkServer(ctx); err != nil {
		return sum, err
	}
	if o.Workers <= 0 {
		o.Workers = 4
	}
	if o.Patience <= 0 {
		o.Patience = 2 * time.Minute
	}
	digest, err := stored.Digest(all)
	if err != nil {
		return sum, err
	}
	t := &taking{Store: s, Taking: o, began: time.Now(), done: map[string]bool{}}
	now := division{takenEntries, takenBytes, takenEdges, nodeParts, len(migrations(s.types)), identity.Rules}
	if err := t.begin(ctx, now.mark(digest)); err != nil {
		return t.sum, err
	}
	if err := t.write(ctx, all); err != nil {
		return t.sum, err
	}
	t.sum.Took = time.Since(t.began)
	if err := t.end(ctx); err != nil {
		return t.sum, err
	}
	t.sum.Indexes = time.Since(t.began) - t.sum.Took
	return t.sum, nil
}

// taking is a run of [Take].
type taking struct {
	*Store
	Taking
	began time.Time
	done  map[string]bool // transactions of earlier runs
	mu    sync.Mutex
	sum   Taken
}

// division is all that decides, beside what the documents say, what is in which transaction: a run goes on with what another one began only where
// both have the same.
type division struct {
	entries, bytes, edges, parts int // sizes of what is sent at once
	schema                       int // version of the rows
	rules                        int // version of the rules by which claims become nodes
}

// mark stands in a database that is being filled with what documents of a digest say.
func (d division) mark(digest string) string {
	sum := sha256.Sum256(fmt.Appendf(nil, "%s %d %d %d %d %d %d", digest, d.entries, d.bytes, d.edges, d.parts, d.schema, d.rules))
	return hex.EncodeToString(sum[:])
}

// begin says in the database what is being done to it, or finds out what has been done.
func (t *taking) begin(ctx context.Context, mark string) error {
	version, err := t.schemaVersion(ctx)
	if err != nil {
		return err
	}
	return t.explain(ctx, t.transact(ctx, neo4j.AccessModeWrite, func(x *txn) error {
		if version == 0 {
			_, err := x.run("MERGE (s:Schema {id: 'kg'}) SET s.version = $version, s.loading = $mark, s.imported = true",
				map[string]any{"version": len(migrations(t.types)), "mark": mark})
			return err
		}
		rows, err := x.run("MATCH (s:Schema {id: 'kg'}) RETURN s.loading", nil)
		if err != nil {
			return err
		}
		switch was := text(rows[0].Values[0]); was {
		case mark:
		case "":
			return graph.Errorf(graph.Invalid, "the database at %s holds a graph: name an empty one", t.config.URI)
		default:
			return graph.Errorf(graph.Invalid, "the database at %s holds a part of another graph, or of one that another version of kg began: go on with that one, or empty the database", t.config.URI)
		}
		if rows, err = x.run("MATCH (l:Loaded) RETURN l.id, l.rows", nil); err != nil {
			return err
		}
		clear(t.done)
		t.sum = Taken{}
		for _, r := range rows {
			t.done[text(r.Values[0])] = true
			t.sum.Rows += int(number(r.Values[1]))
		}
		t.sum.Before = t.sum.Rows
		return nil
	}))
}

// write sends everything.
func (t *taking) write(ctx context.Context, all stored.All) error {
	for _, statement := range []string{
		"CREATE CONSTRAINT kg_loaded IF NOT EXISTS FOR (n:Loaded) REQUIRE n.id IS UNIQUE",
		"CREATE CONSTRAINT kg_node IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE",
	} {
		if err := t.schemaStatement(ctx, statement); err != nil {
			return err
		}
	}
	w := newTakers(ctx, t)
	defer w.stop()
	var edges []stored.HeldEdge
	var part []stored.Held
	bytes, parts, windows := 0, 0, 0
	send := func() error {
		if len(part) == 0 {
			return nil
		}
		p := part
		part, bytes = nil, 0
		parts++
		return w.send(job{id: fmt.Sprintf("part %d", parts), make: func() ([]rowsOf, error) { return t.nodeRows(p) }})
	}
	for h, err := range all {
		if err != nil {
			return errors.Join(w.wait(), err)
		}
		e, isEdge := h.(stored.HeldEdge)
		if !isEdge {
			part, bytes = append(part, h), bytes+size(h)
			if len(part) >= takenEntries || bytes > takenBytes {
				if err := send(); err != nil {
					return err
				}
			}
			continue
		}
		if windows == 0 && len(edges) == 0 { // the nodes are to be there before the first edge
			if err := errors.Join(send(), w.wait()); err != nil {
				return err
			}
		}
		if edges = append(edges, e); len(edges) == takenEdges {
			windows++
			if err := t.sendEdges(w, windows, edges); err != nil {
				return err
			}
			edges = nil
		}
	}
	return errors.Join(send(), t.sendEdges(w, windows+1, edges), w.wait())
}

// size is about how many bytes an entry takes.
func size(h stored.Held) int {
	switch v := h.(type) {
	case stored.HeldDocument:
		return 100 + 100*len(v.Keys)
	case stored.HeldClaim:
		return 200 + len(v.JSON)
	case stored.HeldDescription:
		return 600 + len(v.JSON)
	case stored.HeldNode:
		return 500 + 3*len(v.JSON)
	}
	return 0
}

// sendEdges divides edges by the parts in which their ends are: of two transactions that run at a time none writes to a part of the other.
func (t *taking) sendEdges(w *takers, window int, edges []stored.HeldEdge) error {
	if len(edges) == 0 {
		return nil
	}
	blocks := map[[2]int][]stored.HeldEdge{}
	for _, e := range edges {
		a, b := partOf(e.From), partOf(e.To)
		k := [2]int{min(a, b), max(a, b)}
		blocks[k] = append(blocks[k], e)
	}
	keys := make([][2]int, 0, len(blocks))
	for k := range blocks {
		keys = append(keys, k)
	}
	// Pairs with one sum have no part in common, so that they can be written at a time.
	slices.SortFunc(keys, func(a, b [2]int) int {
		return cmp.Or(cmp.Compare((a[0]+a[1])%nodeParts, (b[0]+b[1])%nodeParts), cmp.Compare(a[0], b[0]))
	})
	for _, k := range keys {
		block := blocks[k]
		err := w.send(job{id: fmt.Sprintf("edges %d of %d and %d", window, k[0], k[1]), parts: k[:], make: func() ([]rowsOf, error) { return t.edgeRows(block) }})
		if err != nil {
			return err
		}
	}
	return nil
}

// nodeParts is into how many parts nodes are divided.
const nodeParts = 8

// partOf is the part of a node, by the last digit of its id.
func partOf(id graph.ID) int {
	if id == "" {
		return 0
	}
	c := int(id[len(id)-1])
	if c >= 'a' {
		c += 10 - 'a'
	}
	return c % nodeParts
}

// rowsOf are rows for a statement that returns how many it took.
type rowsOf struct {
	statement string
	rows      []any
}

// end says that everything is there, makes the indexes and takes away what was noted on the way. What is ended here, [Open] goes on with.
func (t *taking) end(ctx context.Context) error {
	if err := t.schemaStatement(ctx, "MATCH (s:Schema {id: 'kg'}) REMOVE s.loading"); err != nil {
		return err
	}
	return t.indexImported(ctx, len(migrations(t.types)))
}

// schemaStatement runs a statement that must be a transaction of its own.
func (t *taking) schemaStatement(ctx context.Context, statement string) (err error) {
	session := t.session(ctx, neo4j.AccessModeWrite)
	defer func() { err = t.explain(ctx, errors.Join(err, session.Close(context.WithoutCancel(ctx)))) }()
	_, err = (&txn{ctx: ctx, tx: sessionRunner{session}, log: t.log}).run(statement, nil)
	return err
}

// job is a transaction to be made: the rows that it writes, and the parts of the nodes that it writes to.
type job struct {
	id    string
	parts []int
	make  func() ([]rowsOf, error)
}

// takers are the workers of a run.
type takers struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	t      *taking
	mu     sync.Mutex
	free   *sync.Cond // a job has come or ended
	queue  []job
	busy   [nodeParts]bool
	open   int // jobs that wait or run
	closed bool
	group  sync.WaitGroup
	failed atomic.Pointer[error]
}

func newTakers(ctx context.Context, t *taking) *takers {
	w := &takers{t: t}
	w.ctx, w.cancel = context.WithCancelCause(ctx)
	w.free = sync.NewCond(&w.mu)
	for range t.Workers {
		w.group.Go(w.work)
	}
	return w
}

// send gives a job to the workers, waiting while they have enough of them.
func (w *takers) send(j job) error {
	if w.t.done[j.id] {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	for len(w.queue) >= w.t.Workers+waiting(j) && w.err() == nil {
		w.free.Wait()
	}
	if err := w.err(); err != nil {
		return err
	}
	w.queue = append(w.queue, j)
	w.open++
	w.free.Broadcast()
	return nil
}

// waiting is how many jobs of a sort may wait beside those that run: of edges so many that one of them is free to run, of others few, as they are large.
func waiting(j job) int {
	if len(j.parts) > 0 {
		return nodeParts
	}
	return 0
}

func (w *takers) err() error {
	if e := w.failed.Load(); e != nil {
		return *e
	}
	return nil
}

// wait waits until all that was sent is written.
func (w *takers) wait() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	for w.open > 0 && w.err() == nil {
		w.free.Wait()
	}
	return w.err()
}

// stop ends the workers.
func (w *takers) stop() {
	w.mu.Lock()
	w.closed = true
	w.free.Broadcast()
	w.mu.Unlock()
	w.cancel(nil)
	w.group.Wait()
}

// next is the first job that writes to no part to which another one writes.
func (w *takers) next() (job, bool) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for {
		if w.closed || w.err() != nil {
			return job{}, false
		}
		for i, j := range w.queue {
			if slices.ContainsFunc(j.parts, func(p int) bool { return w.busy[p] }) {
				continue
			}
			for _, p := range j.parts {
				w.busy[p] = true
			}
			w.queue = slices.Delete(w.queue, i, i+1)
			w.free.Broadcast()
			return j, true
		}
		w.free.Wait()
	}
}

func (w *takers) work() {
	for {
		j, ok := w.next()
		if !ok {
			return
		}
		err := w.t.do(w.ctx, j)
		w.mu.Lock()
		for _, p := range j.parts {
			w.busy[p] = false
		}
		w.open--
		if err != nil {
			w.failed.CompareAndSwap(nil, &err)
			w.cancel(err)
		}
		w.free.Broadcast()
		w.mu.Unlock()
	}
}

// do writes a job, once: what says that it is written is written with it. It is tried again while the server cannot be reached.
func (t *taking) do(ctx context.Context, j job) error {
	rows, err := j.make()
	if err != nil {
		return err
	}
	count := 0
	for _, r := range rows {
		count += len(r.rows)
	}
	began := time.Now()
	for wait := 100 * time.Millisecond; ; wait = min(2*wait, 5*time.Second) {
		err := t.transact(ctx, neo4j.AccessModeWrite, func(x *txn) error { return x.take(j.id, count, rows) })
		if err == nil {
			break
		}
		if graph.CodeOf(err) != graph.Unavailable || time.Since(began) > t.Patience {
			return err
		}
		t.log.Warn().Err(err).Str("part", j.id).Dur("wait", wait).Msg("neo4j: written again what the server could not take")
		select {
		case <-time.After(wait):
		case <-ctx.Done():
			return t.explain(ctx, ctx.Err())
		}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	t.sum.Rows += count
	t.sum.Took = time.Since(t.began)
	if t.Progress != nil {
		t.Progress(t.sum)
	}
	return nil
}

// take writes the rows, unless a transaction whose end was not heard of has written them.
func (x *txn) take(id string, count int, rows []rowsOf) error {
	there, err := x.run("MATCH (l:Loaded {id: $id}) RETURN l.rows", map[string]any{"id": id})
	if err != nil || len(there) > 0 {
		return err
	}
	w := &writing{txn: x}
	for _, r := range rows {
		n, err := w.counted(r.statement, r.rows)
		if err != nil {
			return err
		}
		if n != len(r.rows) {
			return graph.Errorf(graph.Internal, "%s: %d rows sent, %d written by %.60q", id, len(r.rows), n, r.statement)
		}
	}
	_, err = x.run("CREATE (:Loaded {id: $id, rows: $rows})", map[string]any{"id": id, "rows": count})
	return err
}
