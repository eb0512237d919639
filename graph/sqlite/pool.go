package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// pool is a fixed number of connections, each with the statements prepared on
// it. database/sql has a pool of its own, but it cannot prepare a statement for the connection of
// a transaction and keep it.
type pool struct {
	db *sql.DB
	// idle holds a session for each connection not in use, nil for one not yet made.
	idle chan *session
}

// session is one connection.
type session struct {
	conn       *sql.Conn
	statements map[string]*sql.Stmt
	asked      int // statements that were run
}

func newPool(name string, connections int) (*pool, error) {
	db, err := sql.Open("sqlite", name)
	if err != nil {
		return nil, err
	}
	db.SetMaxIdleConns(connections)
	p := &pool{db: db, idle: make(chan *session, connections)}
	for range connections {
		p.idle <- nil
	}
	return p, nil
}

func (p *pool) close() error {
	var errs []error
	for range cap(p.idle) {
		if c := <-p.idle; c != nil {
			errs = append(errs, c.close())
		}
		defer func() { p.idle <- nil }()
	}
	return errors.Join(append(errs, p.db.Close())...)
}

func (c *session) close() error {
	var errs []error
	for _, st := range c.statements {
		errs = append(errs, st.Close())
	}
	return errors.Join(append(errs, c.conn.Close())...)
}

// transact runs a function in a transaction on a connection of the pool, waiting for one.
func (p *pool) transact(ctx context.Context, begin string, do func(*txn) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	var c *session
	select {
	case c = <-p.idle:
	case <-ctx.Done():
		return ctx.Err()
	}
	defer func() { p.idle <- c }()
	if c == nil {
		var err error
		if c, err = p.connect(ctx); err != nil {
			return err
		}
	}
	return c.transact(ctx, begin, do)
}

// stream runs a function that others wait in, such as the reader of an export,
// who may ask the store while it reads: on a connection of its own, so that no number of them takes all there are.
func (p *pool) stream(ctx context.Context, begin string, do func(*txn) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	c, err := p.connect(ctx)
	if err != nil {
		return err
	}
	return errors.Join(c.transact(ctx, begin, do), c.close())
}

func (p *pool) connect(ctx context.Context) (*session, error) {
	conn, err := p.db.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &session{conn: conn, statements: map[string]*sql.Stmt{}}, nil
}

func (c *session) transact(ctx context.Context, begin string, do func(*txn) error) error {
	t := &txn{ctx: ctx, session: c}
	if err := t.exec(begin); err != nil {
		return err
	}
	err := errors.New("the function in the transaction did not return")
	defer func() {
		if err != nil {
			// An interrupted statement may have rolled back by itself: then there is nothing left to do.
			_, _ = c.conn.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
		}
	}()
	err = do(t)
	// The end of the transaction must reach the database even when the caller has gone.
	t.ctx = context.WithoutCancel(ctx)
	if err == nil {
		if err = ctx.Err(); err == nil {
			err = t.exec("COMMIT")
		}
	}
	return err
}

// maxStatements is how many statements a connection keeps prepared. Those of lists are as many as there are sets of filters; the others are fewer than a hundred.
const maxStatements = 500

// txn is a transaction under way. The texts of statements never hold what is asked for, so they are few and stay prepared.
type txn struct {
	ctx     context.Context // of the call that the transaction serves
	session *session
}

func (t *txn) prepared(text string) (*sql.Stmt, error) {
	t.session.asked++
	if st, ok := t.session.statements[text]; ok {
		return st, nil
	}
	if len(t.session.statements) >= maxStatements {
		for _, st := range t.session.statements {
			_ = st.Close() // one that is being read is closed when its rows are
		}
		clear(t.session.statements)
	}
	st, err := t.session.conn.PrepareContext(t.ctx, text)
	if err != nil {
		return nil, fmt.Errorf("prepare %.60q: %w", text, err)
	}
	t.session.statements[text] = st
	return st, nil
}

// exec runs a statement without rows.
func (t *txn) exec(text string, args ...any) error {
	_, err := t.changed(text, args...)
	return err
}

// changed runs a statement without rows and counts the rows it changed.
func (t *txn) changed(text string, args ...any) (int, error) {
	st, err := t.prepared(text)
	if err != nil {
		return 0, err
	}
	result, err := st.ExecContext(t.ctx, args...)
	if err != nil {
		return 0, err
	}
	n, err := result.RowsAffected()
	return int(n), err
}

// script runs several statements.
func (t *txn) script(text string) error {
	_, err := t.session.conn.ExecContext(t.ctx, text)
	return err
}

// row reads the only row of a statement; [sql.ErrNoRows] when there is none.
func (t *txn) row(text string, into ...any) error { return t.rowOf(text, nil, into...) }

func (t *txn) rowOf(text string, args []any, into ...any) error {
	st, err := t.prepared(text)
	if err != nil {
		return err
	}
	return st.QueryRowContext(t.ctx, args...).Scan(into...)
}

// each reads the rows of a statement one by one; scan takes the columns of the row at hand.
func (t *txn) each(text string, args []any, row func(scan func(...any) error) error) (err error) {
	st, err := t.prepared(text)
	if err != nil {
		return err
	}
	rows, err := st.QueryContext(t.ctx, args...)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		if err := row(rows.Scan); err != nil {
			return err
		}
	}
	return rows.Err()
}

// list is a list as one parameter, to be read with json_each.
func list[T ~string](values []T) string {
	encoded, err := json.Marshal(values)
	if err != nil { // a list of strings always encodes
		return "[]"
	}
	return string(encoded)
}
