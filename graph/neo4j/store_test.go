package neo4j_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/neo4j"
	"kg/graph/review"
	"kg/graph/sqlite"
	"kg/graph/storetest"
)

// server is the database that the tests may empty, or a skip that says what to do.
func server(t testing.TB) neo4j.Config {
	t.Helper()
	c := neo4j.Config{URI: os.Getenv("KG_NEO4J_URI"), User: os.Getenv("KG_NEO4J_USER"), Password: os.Getenv("KG_NEO4J_PASSWORD")}
	if c.URI == "" {
		const reason = "KG_NEO4J_URI is not set: start a server with scripts/neo4j/start.sh and set it to the address it prints (the tests empty its database)"
		if os.Getenv("CI") == "true" {
			t.Fatal(reason)
		}
		t.Skip(reason)
	}
	return c
}

// run runs one statement outside the store.
func run(t testing.TB, c neo4j.Config, statement string) {
	t.Helper()
	ctx := context.Background()
	token := driver.NoAuth()
	if c.User != "" {
		token = driver.BasicAuth(c.User, c.Password, "")
	}
	d, err := driver.NewDriverWithContext(c.URI, token)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(ctx) }()
	session := d.NewSession(ctx, driver.SessionConfig{})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, statement, nil)
	if err == nil {
		_, err = result.Consume(ctx)
	}
	if err != nil {
		t.Fatalf("%s: %v", statement, err)
	}
}

// wipe empties the database.
func wipe(t testing.TB, c neo4j.Config) {
	t.Helper()
	run(t, c, "MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 2000 ROWS")
}

// open opens the store on an empty database.
func open(t testing.TB) *neo4j.Store {
	t.Helper()
	c := server(t)
	wipe(t, c)
	return connect(t, c)
}

func connect(t testing.TB, c neo4j.Config) *neo4j.Store {
	t.Helper()
	s, err := neo4j.Open(context.Background(), c, zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return s
}

func TestNeo4jPassesTheSuite(t *testing.T) {
	server(t)
	storetest.Run(t, func(t *testing.T) graph.Store { return open(t) })
}

func TestNeo4jAndSQLiteAreTheSame(t *testing.T) {
	server(t)
	file, err := sqlite.Open(context.Background(), filepath.Join(t.TempDir(), "graph.kg"), zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close(context.Background()) }()
	storetest.Same(t, file, open(t), append(storetest.Corpus(), storetest.Large("large", 1500))...)
}

// TestCorrectionsMoveToNeo4j takes the decisions, as their file has them, and the documents from one store to the other.
func TestCorrectionsMoveToNeo4j(t *testing.T) {
	server(t)
	ctx := context.Background()
	file, err := sqlite.Open(ctx, filepath.Join(t.TempDir(), "graph.kg"), zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close(ctx) }()
	export := func(s graph.Store) string {
		var out strings.Builder
		if err := graph.WriteRecords(&out, s.Records(ctx)); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	for _, b := range storetest.Corpus() {
		if _, err := file.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	decisions := storetest.Corrections(t, file)
	if _, _, err := review.Open(ctx, file, decisions); err != nil {
		t.Fatal(err)
	}
	read, err := review.Parse("decisions.jsonl", strings.NewReader(decisions.Text()))
	if err != nil {
		t.Fatal(err)
	}
	moved, _, err := review.Open(ctx, open(t), review.NewSet(read))
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range slices.Backward(storetest.Corpus()) {
		if _, err := moved.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	if x, y := export(file), export(moved); x != y || !strings.Contains(x, "decision:") {
		t.Errorf("the exports differ:\n%s\nand\n%s", x, y)
	}
}
