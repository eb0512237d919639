package server

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/rs/zerolog"

	"kg/graph"
	"kg/server/access"
)

// AuditLog is a file that says of each correction that was asked for who asked, when, for what, and what came of it. Lines of JSON are written
// behind what stands there and never changed; each is on the disk before anything else happens. The file may be moved away at any time: the next line begins a new one.
type AuditLog struct {
	path string
	mu   sync.Mutex
}

// OpenAuditLog is the log in that file, which must be one that can be written.
func OpenAuditLog(path string) (*AuditLog, error) {
	l := &AuditLog{path: path}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, graph.Errorf(graph.Unavailable, "the folder of the audit log cannot be made: %w", err)
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return nil, graph.Errorf(graph.Invalid, "the audit log %s is no plain file", path)
	}
	return l, l.write(nil)
}

// The stages of a correction in the log: a correction that was asked for and of which nothing came was cut off, and may have been made.
const (
	stageAsked = "asked"
	stageDone  = "done"
)

// audited is a line of the log.
type audited struct {
	At        time.Time      `json:"at"`
	Request   string         `json:"request"` // its id, as in the log of requests and in the answer
	Stage     string         `json:"stage"`
	Mutation  string         `json:"mutation"` // the field of Mutation
	Who       string         `json:"who"`      // the name of the token, "" where nobody is asked who they are
	Role      string         `json:"role"`
	By        string         `json:"by,omitempty"`      // what vouches for them
	Address   string         `json:"address,omitempty"` // where the request came from
	Arguments map[string]any `json:"arguments,omitempty"`
	Outcome   string         `json:"outcome,omitempty"`  // "OK", or the code of the error
	Decision  graph.ID       `json:"decision,omitempty"` // that was made; with an error, that was to be made
}

// during makes a correction between its two lines. What cannot be logged is not made; nil logs nothing.
func (l *AuditLog) during(ctx context.Context, log zerolog.Logger, do func() (graph.ID, error)) error {
	if l == nil {
		_, err := do()
		return err
	}
	line := askedFor(ctx)
	if err := l.put(line); err != nil {
		return graph.Errorf(graph.Unavailable, "the correction was not made, because it cannot be logged: %w", err)
	}
	decision, err := do()
	line.At, line.Stage, line.Arguments, line.Outcome, line.Decision = time.Now().UTC(), stageDone, nil, "OK", decision
	if err != nil {
		line.Outcome = string(graph.CodeOf(err))
	}
	if failed := l.put(line); failed != nil { // what came of it cannot be taken back
		log.Error().Str("request", line.Request).Err(failed).Str("outcome", line.Outcome).Msg("what came of a correction cannot be logged")
	}
	return err
}

// askedFor is the correction at hand.
func askedFor(ctx context.Context) audited {
	line := audited{At: time.Now().UTC(), Request: requestID(ctx), Stage: stageAsked, Role: "anyone"}
	if at := requestOf(ctx); at != nil {
		line.Address = at.caller
	}
	if w, ok := access.Of(ctx); ok {
		line.Who, line.Role, line.By = w.Name, w.Role.String(), w.By
	}
	if f := graphql.GetFieldContext(ctx); f != nil && f.Field.Field != nil {
		line.Mutation, line.Arguments = f.Field.Name, f.Field.ArgumentMap(graphql.GetOperationContext(ctx).Variables)
	}
	return line
}

func (l *AuditLog) put(line audited) error {
	text, err := json.Marshal(line)
	if err != nil {
		return graph.Errorf(graph.Internal, "encode a line of the audit log: %w", err)
	}
	return l.write(append(text, '\n'))
}

func (l *AuditLog) write(text []byte) error {
	l.mu.Lock()
	defer l.mu.Unlock()
	out, err := os.OpenFile(l.path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o600)
	if err != nil {
		return graph.Errorf(graph.Unavailable, "the audit log cannot be written: %w", err)
	}
	_, err = out.Write(text)
	if err == nil {
		err = out.Sync()
	}
	if err = errors.Join(err, out.Close()); err != nil {
		return graph.Errorf(graph.Unavailable, "the audit log cannot be written: %w", err)
	}
	return nil
}
