package review_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"kg/graph"
	"kg/graph/review"
)

// note is a record that depends on nothing.
func note(t testing.TB, n int) review.Record {
	t.Helper()
	r := review.Record{
		Kind: graph.DecisionUndo, When: time.Date(2026, 3, 1, 0, 0, n, 0, time.UTC).Format(review.Time), Who: "Ada",
		Undoes: graph.NewID("decision", fmt.Sprint(n)),
	}
	r.ID = r.Digest()
	if err := r.Validate(); err != nil {
		t.Fatal(err)
	}
	return r
}

func write(t testing.TB, path string, records ...review.Record) *review.Set {
	t.Helper()
	set, _, err := review.File{Path: path}.Append(nil, func(*review.Set) ([]review.Record, error) { return records, nil }, nil)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestWritersTakeTurns(t *testing.T) {
	path := filepath.Join(t.TempDir(), "some", "decisions.jsonl")
	var wg sync.WaitGroup
	const writers, each = 8, 20
	for w := range writers {
		wg.Add(1)
		go func() {
			defer wg.Done()
			for i := range each {
				write(t, path, note(t, w*each+i))
			}
		}()
	}
	wg.Wait()
	set, found, err := review.File{Path: path}.Read()
	if err != nil || !found || set.Len() != writers*each {
		t.Errorf("%d records, want %d: %v", set.Len(), writers*each, err)
	}
}

func TestAppendLeavesWhatIsThere(t *testing.T) {
	path := filepath.Join(t.TempDir(), "decisions.jsonl")
	if set, found, err := (review.File{Path: path}).Read(); err != nil || found || set.Len() != 0 {
		t.Fatalf("no file: %v, %v, %v", set.Len(), found, err)
	}
	byHand := "\n" + string(note(t, 5).Line()) // no line feed at its end
	if err := os.WriteFile(path, []byte(byHand), 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, path, note(t, 2), note(t, 5))
	got, err := os.ReadFile(path)
	if want := byHand + "\n" + string(note(t, 2).Line()) + "\n"; err != nil || string(got) != want {
		t.Errorf("the file is\n%s\nwant\n%s", got, want)
	}
}

func TestAppendToAFileWithFaultsWritesNothing(t *testing.T) {
	path := filepath.Join(t.TempDir(), "decisions.jsonl")
	if err := os.WriteFile(path, []byte("<<<<<<< HEAD\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	_, _, err := review.File{Path: path}.Append(nil, func(*review.Set) ([]review.Record, error) { return []review.Record{note(t, 1)}, nil }, nil)
	if graph.CodeOf(err) != graph.Invalid {
		t.Error(err)
	}
	if got, _ := os.ReadFile(path); string(got) != "<<<<<<< HEAD\n" {
		t.Errorf("the file is %q", got)
	}
}

func TestANewFileBeginsWithWhatTheStoreHeld(t *testing.T) {
	path := filepath.Join(t.TempDir(), "decisions.jsonl")
	held := review.NewSet([]review.Record{note(t, 1), note(t, 2)})
	set, _, err := review.File{Path: path}.Append(held, func(*review.Set) ([]review.Record, error) { return []review.Record{note(t, 3)}, nil }, nil)
	if err != nil || set.Len() != 3 {
		t.Fatalf("%v, %v", set, err)
	}
	if again, _, err := (review.File{Path: path}).Read(); err != nil || again.Text() != set.Text() {
		t.Errorf("the file holds %s, %v", again.Text(), err)
	}
}

// TestTwoBranchesMerge decides on two branches and lets git put them together, as the documentation says.
func TestTwoBranchesMerge(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed: install it to run this test")
	}
	dir := t.TempDir()
	git := func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", append([]string{"-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-C", dir}, args...)...)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %s: %v\n%s", strings.Join(args, " "), err, out)
		}
	}
	path := filepath.Join(dir, "decisions.jsonl")
	git("init", "-q", "-b", "trunk")
	if err := os.WriteFile(filepath.Join(dir, ".gitattributes"), []byte("decisions.jsonl merge=union\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	write(t, path, note(t, 1))
	git("add", ".")
	git("commit", "-qm", "one")
	git("checkout", "-qb", "other")
	write(t, path, note(t, 2), note(t, 3))
	git("commit", "-qam", "two")
	git("checkout", "-q", "trunk")
	write(t, path, note(t, 4))
	git("commit", "-qam", "three")
	git("merge", "-q", "other", "-m", "both")
	set, _, err := review.File{Path: path}.Read()
	if err != nil || set.Len() != 4 {
		t.Errorf("the merged file holds %d decisions, %v", set.Len(), err)
	}
}
