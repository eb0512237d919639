package sqlite_test

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/sqlite"
	"kg/graph/storetest"
)

// change runs a statement on the file behind the store's back.
func change(t *testing.T, path, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite", path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// made is the path of a store with the corpus in it.
func made(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "graph.kg")
	s, err := sqlite.Open(context.Background(), path, zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range storetest.Corpus() {
		if _, err := s.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	return path
}

func exported(t *testing.T, s graph.Store) string {
	t.Helper()
	var out bytes.Buffer
	if err := graph.WriteRecords(&out, s.Records(context.Background())); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestOpenSaysWhatIsWrongWithAFile(t *testing.T) {
	dir := t.TempDir()
	noise := filepath.Join(dir, "noise.kg")
	if err := os.WriteFile(noise, bytes.Repeat([]byte("This is a letter, not a database. "), 500), 0o600); err != nil {
		t.Fatal(err)
	}
	foreign := filepath.Join(dir, "foreign.db")
	change(t, foreign, "CREATE TABLE letters (text)")
	newer := made(t)
	change(t, newer, "PRAGMA user_version = 1000")
	for name, c := range map[string]struct {
		path string
		code graph.Code
		says string
	}{
		"a file that is no database":     {noise, graph.Invalid, "is not a kg store"},
		"a database of another program":  {foreign, graph.Invalid, "another program"},
		"a store of a newer kg":          {newer, graph.Unsupported, "newer kg"},
		"a folder":                       {dir, graph.Unavailable, "cannot be opened"},
		"a file in a folder that is not": {filepath.Join(dir, "no", "graph.kg"), graph.Unavailable, "its folder exists"},
	} {
		s, err := sqlite.Open(context.Background(), c.path, zerolog.Nop())
		if err == nil {
			_ = s.Close(context.Background())
		}
		if graph.CodeOf(err) != c.code || !strings.Contains(fmt.Sprint(err), c.says) || !strings.Contains(fmt.Sprint(err), c.path) {
			t.Errorf("%s: got %q (%s), want %q (%s)", name, err, graph.CodeOf(err), c.says, c.code)
		}
	}
	if content, err := os.ReadFile(noise); err != nil || !strings.HasPrefix(string(content), "This is a letter") {
		t.Error("the file that is no database was changed")
	}
}

func TestADamagedFileGivesASentence(t *testing.T) {
	path := made(t)
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 4096; i < len(content); i++ {
		content[i] = 0x5a
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(context.Background(), path, zerolog.Nop())
	if err == nil {
		defer func() { _ = s.Close(context.Background()) }()
		_, err = s.Count(context.Background())
	}
	if graph.CodeOf(err) != graph.Unavailable || !strings.Contains(fmt.Sprint(err), "damaged") {
		t.Errorf("got %v", err)
	}
}

func TestAStoreKeepsItsGraphWhenItIsClosed(t *testing.T) {
	path := made(t)
	first := exported(t, open(t, path))
	if first != exported(t, open(t, path)) || len(first) < 1000 {
		t.Error("another graph after opening again")
	}
}

func TestAReadOnlyStoreReadsAndRefusesToWrite(t *testing.T) {
	path := made(t)
	s, err := sqlite.OpenReadOnly(context.Background(), path, zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(context.Background()) }()
	if exported(t, s) != exported(t, open(t, path)) {
		t.Error("another graph when opened for reading")
	}
	_, err = s.Apply(context.Background(), storetest.Large("large", 10))
	if graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("apply: %v", err)
	}
	if _, err = s.Forget(context.Background(), storetest.Corpus()[0].Document); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("forget: %v", err)
	}
	if _, err := sqlite.OpenReadOnly(context.Background(), path+".none", zerolog.Nop()); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("a store that is not there: %v", err)
	}
}

func TestAFullDiskLeavesTheGraphAsItWas(t *testing.T) {
	path := made(t)
	s := open(t, path)
	before := exported(t, s)
	if err := s.LimitSize(context.Background(), 60); err != nil {
		t.Fatal(err)
	}
	_, err := s.Apply(context.Background(), storetest.Large("large", 5000))
	if graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), "disk is full") {
		t.Fatalf("got %v", err)
	}
	if exported(t, s) != before {
		t.Error("something of the batch was written")
	}
	if err := s.LimitSize(context.Background(), 1<<30); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(context.Background(), storetest.Large("large", 100)); err != nil {
		t.Errorf("after making room: %v", err)
	}
}

func TestTwoStoresShareAFile(t *testing.T) {
	path := made(t)
	a, b := open(t, path), open(t, path)
	errs := make(chan error)
	for i, s := range []graph.Store{a, b} {
		go func() {
			var all []error
			for n := range 10 {
				_, err := s.Apply(context.Background(), storetest.Large(fmt.Sprintf("large %d %d", i, n), 50))
				all = append(all, err)
			}
			errs <- errors.Join(all...)
		}()
	}
	if err := errors.Join(<-errs, <-errs); err != nil {
		t.Fatal(err)
	}
	if exported(t, a) != exported(t, b) {
		t.Error("the two see other graphs")
	}
}

// TestAKilledWriterLeavesWholeBatches runs this test again as a process that
// writes until it is killed, and reads what it has left.
func TestAKilledWriterLeavesWholeBatches(t *testing.T) {
	if path := os.Getenv("KG_TEST_WRITE_UNTIL_KILLED"); path != "" {
		writeUntilKilled(path)
		return
	}
	path := filepath.Join(t.TempDir(), "graph.kg")
	for range 3 {
		writer := exec.Command(os.Args[0], "-test.run=^TestAKilledWriterLeavesWholeBatches$")
		writer.Env = append(os.Environ(), "KG_TEST_WRITE_UNTIL_KILLED="+path)
		if err := writer.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(700 * time.Millisecond)
		if err := writer.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		_ = writer.Wait()
		checkWhole(t, open(t, path))
	}
}

func writeUntilKilled(path string) {
	s, err := sqlite.Open(context.Background(), path, zerolog.Nop())
	for n := 0; err == nil && n < 10_000; n++ {
		_, err = s.Apply(context.Background(), storetest.Large(fmt.Sprintf("large %d", n%7), 200+n%3))
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}

// checkWhole checks that the graph is that of the batches that are there: taking all of them away leaves nothing.
func checkWhole(t *testing.T, s *sqlite.Store) {
	t.Helper()
	page, err := s.List(context.Background(), graph.NodeQuery{Kind: graph.KindDocument, First: 100})
	if err != nil {
		t.Fatal(err)
	}
	if len(page.Nodes) == 0 {
		t.Error("the writer was killed before it had written anything")
	}
	for _, n := range page.Nodes {
		if _, err := s.Forget(context.Background(), n.NodeID()); err != nil {
			t.Fatal(err)
		}
	}
	if left := exported(t, s); left != "" {
		t.Errorf("left behind: %.500s", left)
	}
}

// TestAnOlderStoreIsBroughtUpToDate makes a store of the first version, in which each canonical key was a node, and opens it.
func TestAnOlderStoreIsBroughtUpToDate(t *testing.T) {
	ctx := context.Background()
	batches := append(storetest.Corpus(), storetest.Styles()...)
	path := filepath.Join(t.TempDir(), "old.kg")
	s := open(t, path)
	for _, b := range batches {
		if _, err := s.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
		// Nothing is known of it when the next one comes.
		change(t, path, "DELETE FROM descriptions; DELETE FROM description_keys; UPDATE claims SET description = ''")
	}
	change(t, path, `CREATE TABLE claims_1 (document TEXT NOT NULL, node TEXT NOT NULL, json TEXT NOT NULL, PRIMARY KEY (document, node));
		INSERT INTO claims_1 SELECT document, claimed, json FROM claims; DROP TABLE claims; ALTER TABLE claims_1 RENAME TO claims;
		CREATE INDEX claims_node ON claims (node, document);
		ALTER TABLE evidence DROP COLUMN source; ALTER TABLE evidence DROP COLUMN target;
		DROP TABLE descriptions; DROP TABLE description_keys;
		DROP INDEX nodes_earliest; DROP INDEX nodes_newest; DROP INDEX nodes_weight; ALTER TABLE edges DROP COLUMN hedged;
		ALTER TABLE nodes DROP COLUMN earliest; ALTER TABLE nodes DROP COLUMN latest; ALTER TABLE nodes DROP COLUMN newest;
		ALTER TABLE nodes DROP COLUMN certain; ALTER TABLE nodes DROP COLUMN weight; DROP TABLE node_names; DROP TABLE state; PRAGMA user_version = 1`)
	fresh := open(t, ":memory:")
	for _, b := range batches {
		if _, err := fresh.Apply(ctx, b); err != nil {
			t.Fatal(err)
		}
	}
	migrated := open(t, path)
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

// TestAMigrationIsAChangeOfTheGraph: another process, which has read the graph before, learns of it.
func TestAMigrationIsAChangeOfTheGraph(t *testing.T) {
	ctx := context.Background()
	path := filepath.Join(t.TempDir(), "kg.db")
	var stores [2]*sqlite.Store
	for i := range stores {
		s, err := sqlite.Open(ctx, path, zerolog.Nop())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = s.Close(ctx) }()
		stores[i] = s
	}
	before, err := stores[1].State(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if err := stores[0].MigrateNext(ctx, "UPDATE nodes SET label = label"); err != nil {
		t.Fatal(err)
	}
	if after, err := stores[1].State(ctx); err != nil || after == before {
		t.Errorf("%s before, %s after, %v", before, after, err)
	}
}
