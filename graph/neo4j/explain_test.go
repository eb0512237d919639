package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"kg/graph"
)

func TestErrorsOfTheServerGetACodeAndASentence(t *testing.T) {
	s := &Store{config: Config{URI: "bolt://example:7687", User: "reader", Database: "papers"}}
	for code, want := range map[string]struct {
		code graph.Code
		says string
	}{
		"Neo.ClientError.Security.Unauthorized":                              {graph.Unavailable, "refuses the user \"reader\""},
		"Neo.ClientError.Security.AuthenticationRateLimit":                   {graph.Unavailable, "check name and password"},
		"Neo.ClientError.Security.Forbidden":                                 {graph.Unavailable, "may only read"},
		"Neo.ClientError.Database.DatabaseNotFound":                          {graph.Unavailable, "no database \"papers\""},
		"Neo.ClientError.General.ForbiddenOnReadOnlyDatabase":                {graph.Unavailable, "may not be written to"},
		"Neo.ClientError.Transaction.TransactionTimedOut":                    {graph.Timeout, "time limit"},
		"Neo.TransientError.General.MemoryPoolOutOfMemoryError":              {graph.TooLarge, "too little memory"},
		"Neo.TransientError.Transaction.DeadlockDetected":                    {graph.Unavailable, "try again"},
		"Neo.ClientError.Transaction.Terminated":                             {graph.Unavailable, "nothing of it is kept"},
		"Neo.TransientError.Database.DatabaseUnavailable":                    {graph.Unavailable, "try again"},
		"Neo.ClientError.Statement.SyntaxError":                              {graph.Internal, "bolt://example:7687"},
		"Neo.ClientError.Schema.ConstraintValidationFailed":                  {graph.Internal, "bolt://example:7687"},
		"Neo.ClientError.Cluster.NotALeader":                                 {graph.Unavailable, "may not be written to"},
		"Neo.ClientError.Transaction.TransactionTimedOutClientConfiguration": {graph.Timeout, "time limit"},
	} {
		cause := &driver.Neo4jError{Code: code, Msg: "words of the server"}
		got := s.explain(context.Background(), fmt.Errorf("while reading: %w", cause))
		if graph.CodeOf(got) != want.code || !strings.Contains(got.Error(), want.says) || !errors.Is(got, error(cause)) {
			t.Errorf("%s: got %q (%s), want %q (%s)", code, got, graph.CodeOf(got), want.says, want.code)
		}
	}
	lost := &driver.ConnectivityError{Inner: errors.New("Connection lost during commit: EOF")}
	if got := s.explain(context.Background(), errors.Join(lost, nil)); graph.CodeOf(got) != graph.Unavailable || !strings.Contains(got.Error(), "writes nothing twice") {
		t.Errorf("a connection that is lost while a transaction ends: %v", got)
	}
	if got := s.explain(context.Background(), errors.Join(&driver.ConnectivityError{Inner: errors.New("EOF")}, nil)); graph.CodeOf(got) != graph.Unavailable {
		t.Errorf("a connection that is lost: %v", got)
	}
	ended, cancel := context.WithCancel(context.Background())
	cancel()
	if got := s.explain(ended, errors.New("whatever")); graph.CodeOf(got) != graph.Timeout {
		t.Errorf("a context that has ended: %v", got)
	}
}

func TestServersThatAreTooOldAreToldApart(t *testing.T) {
	for version, want := range map[string]bool{
		"4.4.30": false, "5.9.0": false, "5.25.1": false, "5.26.0": true, "5.26.28": true, "2025.01.0": true, "dev": true, "5": false,
	} {
		if got := recent(version); got != want {
			t.Errorf("%s: %v", version, got)
		}
	}
}

func TestAShapeIsOneStatementWithoutAnyOfItsInput(t *testing.T) {
	s := &Store{types: newTypes()}
	hop := graph.Hop{
		Name: "x'] DELETE", Relations: []graph.Relation{graph.Explains, graph.Reports}, Direction: graph.Out, First: 7,
		Filter: graph.EdgeFilter{Document: "document:evil", MinConfidence: 0.123}, After: "edge:evil",
		Kinds: []graph.Kind{graph.KindEvent},
	}
	hop.Next = []graph.Hop{hop}
	hop.Fields, hop.Bare = []string{"name", "evil"}, true
	got := s.plan(graph.Shape{From: []graph.ID{"work:evil"}, Hops: []graph.Hop{hop}, Fields: []string{"n) DELETE"}}).text
	for _, input := range []string{"evil", "DELETE", "0.123", "7"} {
		if strings.Contains(got, input) {
			t.Errorf("%q is in the statement %s", input, got)
		}
	}
	if strings.Count(got, "COLLECT {") != 2 || !strings.Contains(got, ":EXPLAINS|REPORTS]->(n_0:Event)") {
		t.Errorf("got %s", got)
	}
	hop.First = 8
	if again := s.plan(graph.Shape{Hops: []graph.Hop{hop}, Fields: []string{"n) DELETE"}}).text; again != got || len(s.plans.made) != 1 {
		t.Errorf("another page is another statement: %d", len(s.plans.made))
	}
	hop.Direction = graph.In
	if other := s.plan(graph.Shape{Hops: []graph.Hop{hop}, Fields: []string{"n) DELETE"}}).text; other == got {
		t.Error("another direction is the same statement")
	}
}
