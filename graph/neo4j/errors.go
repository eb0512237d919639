package neo4j

import (
	"context"
	"errors"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"kg/graph"
)

// explain turns what went wrong below into an error with a code and a sentence. Errors that have one already pass.
func (s *Store) explain(ctx context.Context, err error) error {
	if err == nil {
		return nil
	}
	var known *graph.Error
	if errors.As(err, &known) {
		return known
	}
	if ctx.Err() != nil || errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return graph.Errorf(graph.Timeout, "Neo4j at %s: the time limit or the caller ended it: %w", s.config.URI, err)
	}
	var server *neo4j.Neo4jError
	if errors.As(err, &server) {
		return s.explainServer(server, err)
	}
	var auth *neo4j.InvalidAuthenticationError
	if errors.As(err, &auth) {
		return s.refused(err)
	}
	var limit *neo4j.TransactionExecutionLimit
	var line *neo4j.ConnectivityError
	if errors.As(err, &line) && strings.Contains(line.Error(), "during commit") {
		return graph.Errorf(graph.Unavailable,
			"Neo4j at %s went away while it was keeping what was written: it is there as a whole or not at all; send it again, which writes nothing twice: %w", s.config.URI, err)
	}
	if errors.As(err, &line) || errors.As(err, &limit) {
		return graph.Errorf(graph.Unavailable, "Neo4j at %s cannot be reached: check that it runs and that the address is right: %w", s.config.URI, err)
	}
	return graph.Errorf(graph.Internal, "Neo4j at %s: %w", s.config.URI, err)
}

func (s *Store) refused(err error) error {
	return graph.Errorf(graph.Unavailable, "Neo4j at %s refuses the user %q: check name and password: %w", s.config.URI, s.config.User, err)
}

func (s *Store) explainServer(server *neo4j.Neo4jError, err error) error {
	is := func(parts ...string) bool {
		for _, p := range parts {
			if strings.Contains(server.Code, p) {
				return true
			}
		}
		return false
	}
	switch {
	case is("Security.Unauthorized", "Security.AuthenticationRateLimit", "Security.CredentialsExpired"):
		return s.refused(err)
	case is("DatabaseNotFound"):
		return graph.Errorf(graph.Unavailable, "Neo4j at %s has no database %q: name one that is there: %w", s.config.URI, s.config.Database, err)
	case is("ReadOnly", "WriteOnRead", "AccessMode", "NotALeader", "Security.Forbidden"):
		return graph.Errorf(graph.Unavailable, "Neo4j at %s may not be written to, the database or the user may only read: %w", s.config.URI, err)
	case is("TransactionTimedOut", "LockAcquisitionTimeout"):
		return graph.Errorf(graph.Timeout, "Neo4j at %s: the server's time limit ended it: %w", s.config.URI, err)
	case is("Transaction.Terminated", "LockClientStopped"):
		return graph.Errorf(graph.Unavailable, "Neo4j at %s: someone ended the transaction on the server; nothing of it is kept, try again: %w", s.config.URI, err)
	case is("MemoryPoolOutOfMemory", "OutOfMemory", "StackOverFlow"):
		return graph.Errorf(graph.TooLarge, "Neo4j at %s has too little memory for this: ask for less, or give the server more: %w", s.config.URI, err)
	case is("TransientError", "DatabaseUnavailable", "DiskFull", "General.UnknownError"):
		return graph.Errorf(graph.Unavailable, "Neo4j at %s cannot do this now, try again later: %w", s.config.URI, err)
	}
	return graph.Errorf(graph.Internal, "Neo4j at %s: %w", s.config.URI, err)
}
