package neo4j_test

import (
	"bytes"
	"context"
	"fmt"
	"net"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/neo4j"
	"kg/graph/sqlite"
	"kg/graph/storetest"
)

func TestOpenSaysWhatIsWrongWithAnAddress(t *testing.T) {
	free, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	down := "bolt://" + free.Addr().String()
	_ = free.Close()
	for uri, code := range map[string]graph.Code{down: graph.Unavailable, "http://127.0.0.1": graph.Invalid, "": graph.Invalid} {
		s, err := neo4j.Open(context.Background(), neo4j.Config{URI: uri}, zerolog.Nop())
		if err == nil {
			_ = s.Close(context.Background())
		}
		if graph.CodeOf(err) != code || !strings.Contains(fmt.Sprint(err), uri) {
			t.Errorf("%q: got %v, want code %s", uri, err, code)
		}
	}
}

func TestOpenRefusesADatabaseThatIsNotItsOwn(t *testing.T) {
	c := server(t)
	wipe(t, c)
	defer wipe(t, c)
	run(t, c, "CREATE (:Letter)")
	if _, err := neo4j.Open(context.Background(), c, zerolog.Nop()); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("a database of others: %v", err)
	}
	wipe(t, c)
	run(t, c, "CREATE (:Schema {id: 'kg', version: 1000})")
	if _, err := neo4j.Open(context.Background(), c, zerolog.Nop()); graph.CodeOf(err) != graph.Unsupported || !strings.Contains(fmt.Sprint(err), "newer kg") {
		t.Errorf("a newer schema: %v", err)
	}
	for _, version := range []int{1, 5, 6} {
		wipe(t, c)
		run(t, c, fmt.Sprintf("CREATE (:Schema {id: 'kg', version: %d, loading: 'a part', imported: true})", version))
		if _, err := neo4j.Open(context.Background(), c, zerolog.Nop()); graph.CodeOf(err) != graph.Unavailable || !strings.Contains(fmt.Sprint(err), "filled in part") {
			t.Errorf("a database of version %d that is filled in part: %v", version, err)
		}
	}
	wipe(t, c)
	c.Database = "nowhere"
	if _, err := neo4j.Open(context.Background(), c, zerolog.Nop()); graph.CodeOf(err) != graph.Unavailable || !strings.Contains(fmt.Sprint(err), "nowhere") {
		t.Errorf("a database that is not there: %v", err)
	}
}

func TestAStoreOpenedAgainHoldsItsGraph(t *testing.T) {
	s := open(t)
	for _, b := range storetest.Corpus() {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	again := connect(t, server(t))
	for _, b := range storetest.Corpus() {
		if got, err := again.Apply(context.Background(), b); err != nil || !got.Unchanged {
			t.Errorf("%+v, %v", got, err)
		}
	}
}

func TestTwoStoresOnOneDatabaseTakeTurns(t *testing.T) {
	a := open(t)
	b := connect(t, server(t))
	var group sync.WaitGroup
	for i, s := range []graph.Store{a, b} {
		group.Go(func() {
			for n := range 5 {
				if _, err := s.Apply(context.Background(), storetest.Large(fmt.Sprintf("large %d %d", i, n), 50)); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	for i := range 2 {
		for n := range 5 {
			if _, err := a.Forget(context.Background(), storetest.Large(fmt.Sprintf("large %d %d", i, n), 0).Document); err != nil {
				t.Error(err)
			}
		}
	}
	if got, err := b.Count(context.Background()); err != nil || len(got.Nodes)+len(got.Edges)+got.Evidence > 0 {
		t.Errorf("left behind: %+v, %v", got, err)
	}
}

// proxy passes bytes between the store and the server until it is cut.
type proxy struct {
	listener net.Listener
	target   string
	mu       sync.Mutex
	cut      bool
	open     []net.Conn
	held     bool       // nothing passes
	change   *sync.Cond // of held
}

// hold lets nothing pass, or lets pass again what has come meanwhile.
func (p *proxy) hold(is bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.held = is
	p.change.Broadcast()
}

// copy passes bytes on.
func (p *proxy) copy(to, from net.Conn) {
	buffer := make([]byte, 32<<10)
	for {
		n, err := from.Read(buffer)
		p.mu.Lock()
		for p.held {
			p.change.Wait()
		}
		p.mu.Unlock()
		if n > 0 {
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

func newProxy(t *testing.T, target string) *proxy {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	p := &proxy{listener: listener, target: target}
	p.change = sync.NewCond(&p.mu)
	go func() {
		for {
			near, err := listener.Accept()
			if err != nil {
				return
			}
			p.pass(near)
		}
	}()
	return p
}

func (p *proxy) pass(near net.Conn) {
	p.mu.Lock()
	defer p.mu.Unlock()
	far, err := net.Dial("tcp", p.target)
	if err != nil || p.cut {
		_ = near.Close()
		if far != nil {
			_ = far.Close()
		}
		return
	}
	p.open = append(p.open, near, far)
	go p.copy(near, far)
	go p.copy(far, near)
}

// set cuts the line, or joins it again.
func (p *proxy) set(cut bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.cut = cut; cut {
		for _, c := range p.open {
			_ = c.Close()
		}
		p.open = nil
	}
}

func TestAServerThatGoesAwayIsUnavailableAndThenBack(t *testing.T) {
	c := server(t)
	wipe(t, c)
	_, address, ok := strings.Cut(c.URI, "://")
	if !ok || strings.HasPrefix(c.URI, "neo4j") {
		t.Fatalf("%s: the tests need a bolt:// address", c.URI)
	}
	p := newProxy(t, address)
	c.URI = "bolt://" + p.listener.Addr().String()
	s := connect(t, c)
	if _, err := s.Apply(context.Background(), storetest.Corpus()[0]); err != nil {
		t.Fatal(err)
	}
	p.set(true)
	began := time.Now()
	if err := s.Ready(context.Background()); graph.CodeOf(err) != graph.Unavailable || !strings.Contains(fmt.Sprint(err), "cannot be reached") {
		t.Errorf("ready while the line is cut: %v", err)
	}
	if took := time.Since(began); took > 20*time.Second {
		t.Errorf("it took %v to tell that the server is away", took)
	}
	short, cancel := context.WithTimeout(context.Background(), 300*time.Millisecond)
	defer cancel()
	if _, err := s.Apply(short, storetest.Corpus()[1]); graph.CodeOf(err) != graph.Timeout && graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("apply while the line is cut: %v", err)
	}
	p.set(false)
	got, err := s.Apply(context.Background(), storetest.Corpus()[1])
	if err != nil || got.Unchanged {
		t.Errorf("after the line is back: %+v, %v", got, err)
	}
}

// TestAnOlderDatabaseIsBroughtUpToDate makes a database of the first version, in which each canonical key was a node, and opens it.
func TestAnOlderDatabaseIsBroughtUpToDate(t *testing.T) {
	ctx := context.Background()
	c := server(t)
	s := open(t)
	batches := append(storetest.Corpus(), storetest.Styles()...)
	for _, b := range batches {
		if _, err := s.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
		// Nothing is known of it when the next one comes.
		run(t, c, "MATCH (n:Description|DescriptionKey) DELETE n")
		run(t, c, "MATCH (c:Claim) REMOVE c.description")
	}
	run(t, c, "DROP CONSTRAINT kg_claim_made")
	run(t, c, "MATCH (c:Claim) REMOVE c.claimed")
	run(t, c, `MATCH (p:BatchPart) UNWIND p.keys AS key WITH p, split(key, ' ') AS k MATCH (a:Node {id: k[0]})-[r]->(b:Node {id: k[1]})
		WHERE type(r) = toUpper(p.relation) AND r.negated = (size(k) > 2) WITH p, collect(r.id) AS ids SET p.edges = ids REMOVE p.keys`)
	run(t, c, "MATCH (n:Node) REMOVE n.kg_by_earliest, n.kg_by_latest, n.kg_by_most, n.kg_latest, n.kg_certain")
	run(t, c, "MATCH (s:Schema) SET s.version = 1")
	fresh, err := sqlite.Open(ctx, ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = fresh.Close(ctx) }()
	for _, b := range batches {
		if _, err := fresh.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	migrated := connect(t, c)
	if got, want := exported(t, migrated), exported(t, fresh); got != want {
		t.Fatalf("the store holds another graph.\ngot:\n%s\nwant:\n%s", got, want)
	}
	storetest.SameLists(t, migrated, fresh)
	for i, b := range batches {
		counts, err := migrated.Apply(ctx, b)
		if err != nil || !counts.Unchanged {
			t.Fatalf("batch %d again: %+v, %v", i, counts, err)
		}
		if _, err := migrated.Forget(ctx, b.Document); err != nil {
			t.Fatal(err)
		}
	}
	if got := exported(t, migrated); got != "" {
		t.Errorf("all is forgotten but for\n%s", got)
	}
}

func exported(t *testing.T, s graph.Store) string {
	t.Helper()
	var out bytes.Buffer
	if err := graph.WriteRecords(&out, s.Records(context.Background())); err != nil {
		t.Fatal(err)
	}
	return out.String()
}
