package main

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// neo4jURI is where a real Neo4j is to be had, or "".
var neo4jURI string

// TestMain takes the address of the Neo4j out of the environment, where the
// program would find it too: a test says itself which store it means.
func TestMain(m *testing.M) {
	neo4jURI = os.Getenv("KG_NEO4J_URI")
	for _, name := range []string{"KG_NEO4J_URI", "KG_STORE", "KG_LEXICON", "KG_LISTEN"} {
		if err := os.Unsetenv(name); err != nil {
			panic(err)
		}
	}
	os.Exit(m.Run())
}

// kg runs the program as a user would and returns what it printed and its exit code.
func kg(t *testing.T, stdin string, args ...string) (out, err string, code int) {
	t.Helper()
	var o, e bytes.Buffer
	code = Run(context.Background(), args, Streams{In: strings.NewReader(stdin), Out: &o, Err: &e})
	return o.String(), e.String(), code
}

// must runs the program and fails the test unless it ends with 0.
func must(t *testing.T, args ...string) string {
	t.Helper()
	out, errs, code := kg(t, "", args...)
	if code != exitOK {
		t.Fatalf("kg %s: exit %d\n%s%s", strings.Join(args, " "), code, out, errs)
	}
	return out
}

// shared is a file of the material kept beside the project, not in it. Where
// it is not there the test is skipped; on CI that is a failure.
func shared(t *testing.T, path string) string {
	t.Helper()
	root := os.Getenv("KG_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	full := filepath.Join(root, path)
	if _, err := os.Stat(full); err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatalf("%s is not there", path)
		}
		t.Skipf("the shared material is not beside this checkout (%s); set KG_SHARED", path)
	}
	return full
}

// onBothStores runs a test on an embedded store and, where one is to be had, on
// a real Neo4j: args are what chooses the store on the command line.
func onBothStores(t *testing.T, test func(t *testing.T, args []string)) {
	t.Run("sqlite", func(t *testing.T) {
		test(t, []string{"--store", filepath.Join(t.TempDir(), "kg.db")})
	})
	t.Run("neo4j", func(t *testing.T) {
		if neo4jURI == "" {
			if os.Getenv("CI") == "true" {
				t.Fatal("KG_NEO4J_URI is not set")
			}
			t.Skip("no Neo4j: set KG_NEO4J_URI")
		}
		args := []string{"--neo4j", neo4jURI}
		forgetAll(t, args)
		test(t, args)
	})
}

// forgetAll empties a store by its own means.
func forgetAll(t *testing.T, store []string) {
	t.Helper()
	for line := range strings.Lines(must(t, append(store, "export")...)) {
		if _, rest, ok := strings.Cut(line, `"id":"document:`); ok && strings.Contains(line, `"kind":"document"`) {
			id, _, _ := strings.Cut(rest, `"`)
			must(t, append(store, "forget", "document:"+id)...)
		}
	}
}
