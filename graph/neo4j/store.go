package neo4j

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
	"github.com/rs/zerolog"

	"kg/graph"
)

// Config says which database to use.
type Config struct {
	URI      string // bolt://host:7687, or neo4j://host:7687 for a cluster; +s for TLS
	User     string // "" for a server without authentication
	Password string
	Database string // "" for the server's default
}

// How long the driver waits. A caller's context may end a wait sooner.
const (
	connectTimeout = 5 * time.Second
	acquireTimeout = 10 * time.Second
	retryTime      = 15 * time.Second // of a transaction that the server asks to send again
	verifyTimeout  = 20 * time.Second
	readyTimeout   = 5 * time.Second
	tornTries      = 20 // of a read that met a writer
)

// Store is a [graph.Store] in a Neo4j database. Make it with [Open].
type Store struct {
	log       zerolog.Logger
	config    Config
	driver    neo4j.DriverWithContext
	bookmarks neo4j.BookmarkManager
	types     types
	plans     plans
}

var _ graph.Store = (*Store)(nil)

// Open connects to the database and brings its schema up to date. A server that
// is down or refuses the password is [graph.Unavailable], one that is too old, or a newer schema, [graph.Unsupported].
func Open(ctx context.Context, c Config, log zerolog.Logger) (*Store, error) {
	s, err := dial(c, log)
	if err != nil {
		return nil, err
	}
	if err := s.prepare(ctx); err != nil {
		return nil, errors.Join(s.explain(ctx, err), s.Close(ctx))
	}
	return s, nil
}

// dial makes a store that has not spoken to its server yet.
func dial(c Config, log zerolog.Logger) (*Store, error) {
	token := neo4j.NoAuth()
	if c.User != "" {
		token = neo4j.BasicAuth(c.User, c.Password, "")
	}
	s := &Store{log: log, config: c, types: newTypes(), bookmarks: neo4j.NewBookmarkManager(neo4j.BookmarkManagerConfig{})}
	driver, err := neo4j.NewDriverWithContext(c.URI, token, func(d *config.Config) {
		d.SocketConnectTimeout = connectTimeout
		d.ConnectionAcquisitionTimeout = acquireTimeout
		d.MaxTransactionRetryTime = retryTime
		d.MaxConnectionPoolSize = 50
	})
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "%q is no address of a Neo4j server (bolt://host:7687): %w", c.URI, err)
	}
	s.driver = driver
	return s, nil
}

func (s *Store) prepare(ctx context.Context) error {
	verify, cancel := context.WithTimeout(ctx, verifyTimeout)
	defer cancel()
	if err := s.driver.VerifyConnectivity(verify); err != nil {
		return err
	}
	if err := s.checkServer(ctx); err != nil {
		return err
	}
	return s.migrate(ctx)
}

// Ready tells whether the server answers. It tries once and not for long, so that a health check gets its answer.
func (s *Store) Ready(ctx context.Context) (err error) {
	if err := ctx.Err(); err != nil {
		return s.explain(ctx, err)
	}
	short, cancel := context.WithTimeout(ctx, readyTimeout)
	defer cancel()
	session := s.session(ctx, neo4j.AccessModeRead)
	defer func() { err = errors.Join(err, s.explain(ctx, session.Close(context.WithoutCancel(ctx)))) }()
	_, err = (&txn{ctx: short, tx: sessionRunner{session}, log: s.log}).run("RETURN 1", nil)
	if short.Err() != nil && ctx.Err() == nil {
		return graph.Errorf(graph.Unavailable, "Neo4j at %s does not answer within %v: %w", s.config.URI, readyTimeout, err)
	}
	return s.explain(ctx, err)
}

// State is the bookmark that a read ends with: it names the last transaction that the read saw. (SHOW DATABASE tells that transaction only in the Enterprise edition.)
func (s *Store) State(ctx context.Context) (mark string, err error) {
	err = s.again(ctx, func() (err error) {
		if err := ctx.Err(); err != nil {
			return s.explain(ctx, err)
		}
		session := s.session(ctx, neo4j.AccessModeRead)
		defer func() { err = s.explain(ctx, errors.Join(err, session.Close(context.WithoutCancel(ctx)))) }()
		if _, err := (&txn{ctx: ctx, tx: sessionRunner{session}, log: s.log}).run("RETURN 1", nil); err != nil {
			return err
		}
		marks := neo4j.BookmarksToRawValues(session.LastBookmarks())
		if len(marks) == 0 {
			return graph.Errorf(graph.Unsupported, "Neo4j at %s gives reads no bookmark", s.config.URI)
		}
		slices.Sort(marks)
		mark = strings.Join(marks, " ")
		return nil
	})
	return mark, err
}

// Close closes the connections.
func (s *Store) Close(ctx context.Context) error { return s.driver.Close(ctx) }

// read runs a function that only reads; a cluster may send it to a follower
// that has caught up with this store's writes. It may run more than once.
func (s *Store) read(ctx context.Context, do func(*txn) error) error {
	return s.again(ctx, func() error { return s.transact(ctx, neo4j.AccessModeRead, do) })
}

// ask is [Store.read] for what one statement answers: each statement is a transaction of its own, which saves the two messages that begin and
// end one. What the server asks to be sent again is sent again here, as the driver does it for transactions.
func (s *Store) ask(ctx context.Context, do func(*txn) error) error {
	if err := ctx.Err(); err != nil {
		return s.explain(ctx, err)
	}
	began := time.Now()
	return s.again(ctx, func() error {
		for wait := 50 * time.Millisecond; ; wait *= 2 {
			session := s.session(ctx, neo4j.AccessModeRead)
			err := do(&txn{ctx: ctx, tx: sessionRunner{session}, log: s.log})
			closed := session.Close(context.WithoutCancel(ctx))
			if err == nil || ctx.Err() != nil || !neo4j.IsRetryable(err) || time.Since(began)+wait > retryTime {
				return s.explain(ctx, errors.Join(err, closed))
			}
			s.log.Debug().Err(err).Dur("wait", wait).Msg("neo4j: read again what the server could not do")
			select {
			case <-time.After(wait):
			case <-ctx.Done():
			}
		}
	})
}

// again repeats a read that met a writer.
func (s *Store) again(ctx context.Context, read func() error) error {
	for try := 1; ; try++ {
		err := read()
		if !errors.Is(err, errTorn) {
			return err
		}
		if try == tornTries {
			return graph.Errorf(graph.Unavailable, "Neo4j at %s is being written to too fast to read this: try again later: %w", s.config.URI, err)
		}
		s.log.Debug().Int("try", try).Msg("neo4j: read again what a writer was at")
		select {
		case <-time.After(time.Duration(try) * 5 * time.Millisecond):
		case <-ctx.Done():
		}
	}
}

// write runs a function that changes the graph: all of it is kept, or nothing. It may run more than once.
func (s *Store) write(ctx context.Context, do func(*txn) error) error {
	return s.transact(ctx, neo4j.AccessModeWrite, do)
}

func (s *Store) transact(ctx context.Context, mode neo4j.AccessMode, do func(*txn) error) (err error) {
	if err := ctx.Err(); err != nil {
		return s.explain(ctx, err)
	}
	session := s.session(ctx, mode)
	defer func() {
		err = s.explain(ctx, errors.Join(err, session.Close(context.WithoutCancel(ctx))))
	}()
	work := func(tx neo4j.ManagedTransaction) (any, error) {
		return nil, do(&txn{ctx: ctx, tx: tx, log: s.log})
	}
	if mode == neo4j.AccessModeRead {
		_, err = session.ExecuteRead(ctx, work)
	} else {
		_, err = session.ExecuteWrite(ctx, work)
	}
	return err
}

func (s *Store) session(ctx context.Context, mode neo4j.AccessMode) neo4j.SessionWithContext {
	return s.driver.NewSession(ctx, neo4j.SessionConfig{
		AccessMode: mode, DatabaseName: s.config.Database,
		BookmarkManager: s.bookmarks, FetchSize: neo4j.FetchAll,
	})
}

// runner is what a statement runs in: a transaction, or a session.
type runner interface {
	Run(ctx context.Context, text string, parameters map[string]any) (neo4j.ResultWithContext, error)
}

// txn is a transaction under way.
type txn struct {
	ctx context.Context // of the call that the transaction serves
	tx  runner
	log zerolog.Logger
}

// run sends one statement and reads all its rows. Every statement of the store passes here.
func (t *txn) run(text string, parameters map[string]any) ([]*neo4j.Record, error) {
	began := time.Now()
	result, err := t.tx.Run(t.ctx, text, parameters)
	var rows []*neo4j.Record
	if err == nil {
		rows, err = result.Collect(t.ctx)
	}
	t.log.Debug().Err(err).Str("cypher", text).Int("rows", len(rows)).Dur("took", time.Since(began)).Msg("neo4j: statement")
	return rows, err
}

// sessionRunner adapts a session to [runner]: each statement is a transaction of its own, sent once.
type sessionRunner struct{ session neo4j.SessionWithContext }

func (s sessionRunner) Run(ctx context.Context, text string, parameters map[string]any) (neo4j.ResultWithContext, error) {
	return s.session.Run(ctx, text, parameters)
}
