package sqlite_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/backup"
	"kg/graph/sqlite"
	"kg/graph/storetest"
)

func onDisk(t *testing.T) (*sqlite.Store, string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kg.db")
	s, err := sqlite.Open(t.Context(), path, zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	return s, path
}

func digest(t *testing.T, s graph.Store) string {
	t.Helper()
	d, err := backup.Digest(t.Context(), s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func TestACopyIsTheGraphOfOneMomentThoughOthersWrite(t *testing.T) {
	s, path := onDisk(t)
	states := map[string]bool{digest(t, s): true}
	batches := storetest.Corpus()
	first := filepath.Join(filepath.Dir(path), "first.bak")
	for i, b := range batches {
		if _, err := s.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
		states[digest(t, s)] = true
		if i == 0 {
			if err := s.Backup(t.Context(), first); err != nil {
				t.Fatal(err)
			}
		}
	}
	wrote := make(chan error, 1)
	go func() {
		for range 3 {
			if _, err := s.Forget(context.Background(), batches[len(batches)-1].Document); err != nil {
				wrote <- err
				return
			}
			if _, err := s.Apply(context.Background(), batches[len(batches)-1]); err != nil {
				wrote <- err
				return
			}
		}
		wrote <- nil
	}()
	during := filepath.Join(filepath.Dir(path), "during.bak")
	if err := s.Backup(t.Context(), during); err != nil {
		t.Fatal(err)
	}
	if err := <-wrote; err != nil {
		t.Fatal(err)
	}
	for _, copied := range []string{first, during} {
		to := filepath.Join(t.TempDir(), "restored.db")
		if err := sqlite.Restore(t.Context(), copied, to); err != nil {
			t.Fatal(err)
		}
		r, err := sqlite.Open(t.Context(), to, zerolog.Nop())
		if err != nil {
			t.Fatal(err)
		}
		if !states[digest(t, r)] {
			t.Errorf("%s is a graph that never was", filepath.Base(copied))
		}
		if err := r.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
	if left, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.part*")); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v %v", left, err)
	}
}

func TestNoFileIsOverwritten(t *testing.T) {
	s, path := onDisk(t)
	taken := filepath.Join(filepath.Dir(path), "taken")
	if err := os.WriteFile(taken, []byte("dear"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := s.Backup(t.Context(), taken); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("backup: %v", err)
	}
	copied := filepath.Join(filepath.Dir(path), "copy.bak")
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	if err := sqlite.Restore(t.Context(), copied, taken); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("restore: %v", err)
	}
	if b, err := os.ReadFile(taken); err != nil || string(b) != "dear" {
		t.Errorf("%q %v", b, err)
	}
	// what a store that was removed left beside it would be read into the new one
	fresh := filepath.Join(t.TempDir(), "fresh.db")
	if err := os.WriteFile(fresh+"-wal", nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := sqlite.Restore(t.Context(), copied, fresh); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("beside a log of another store: %v", err)
	}
}

func TestADamagedFileIsNamedAndNotRestored(t *testing.T) {
	s, path := onDisk(t)
	for _, b := range storetest.Corpus() {
		if _, err := s.Apply(t.Context(), b); err != nil {
			t.Fatal(err)
		}
	}
	copied := filepath.Join(filepath.Dir(path), "copy.bak")
	if err := s.Backup(t.Context(), copied); err != nil {
		t.Fatal(err)
	}
	if problems, err := sqlite.CheckFile(t.Context(), copied); err != nil || len(problems) > 0 {
		t.Fatal(problems, err)
	}
	good, err := os.ReadFile(copied)
	if err != nil {
		t.Fatal(err)
	}
	const page = 4096
	for name, harm := range map[string]func([]byte) []byte{
		"cut short":      func(b []byte) []byte { return b[:len(b)/2/page*page] },
		"a page of zero": func(b []byte) []byte { copy(b[len(b)/page/2*page:], make([]byte, page)); return b },
		"another header": func(b []byte) []byte { b[0] ^= 1; return b },
		"empty":          func([]byte) []byte { return nil },
		"a text":         func([]byte) []byte { return []byte("# A paper\n") },
	} {
		t.Run(name, func(t *testing.T) {
			harmed := filepath.Join(t.TempDir(), "harmed.bak")
			if err := os.WriteFile(harmed, harm(bytes.Clone(good)), 0o600); err != nil {
				t.Fatal(err)
			}
			problems, err := sqlite.CheckFile(t.Context(), harmed)
			if err == nil && len(problems) == 0 {
				t.Error("nothing is found")
			}
			to := filepath.Join(t.TempDir(), "kg.db")
			if err := sqlite.Restore(t.Context(), harmed, to); graph.CodeOf(err) != graph.Invalid {
				t.Errorf("restored: %v", err)
			}
			if _, err := os.Stat(to); err == nil {
				t.Error("a store was made of it")
			}
		})
	}
}
