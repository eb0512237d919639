package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// program builds the command once for the tests that need a process of their own.
func program(t *testing.T) string {
	t.Helper()
	exe := filepath.Join(t.TempDir(), "kg.exe")
	cmd := exec.Command("go", "build", "-o", exe, ".")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return exe
}

// papers writes n small papers that share works and events.
func papers(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		text := fmt.Sprintf("# Tides of harbour %d\n\nThe %d harbour strike began because wages fell (Roe, 2001).\n\n%s", i, 1900+i,
			"## References\n\n- Roe, A. (2001). *Tides and their turning points in history*. Harbour Press.\n")
		if err := os.WriteFile(filepath.Join(dir, fmt.Sprintf("p%03d.md", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestALoadThatIsKilledLeavesWholeDocumentsOnly(t *testing.T) {
	exe, dir := program(t), papers(t, 120)
	clean := filepath.Join(t.TempDir(), "clean.db")
	must(t, "--store", clean, "load", dir)
	want := must(t, "--store", clean, "export")
	random := rand.New(rand.NewPCG(1, 2))
	interrupted := 0
	for round := range 8 {
		store := filepath.Join(t.TempDir(), "kg.db")
		cmd := exec.Command(exe, "--store", store, "load", dir)
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(30+random.IntN(250)) * time.Millisecond)
		if err := cmd.Process.Kill(); err != nil {
			t.Logf("round %d: it had ended", round)
		}
		_ = cmd.Wait()
		left := must(t, "--store", store, "export")
		docs := strings.Count(left, `"kind":"document"`)
		if docs > 0 && docs < 120 {
			interrupted++
		}
		if embodies := strings.Count(left, `"relation":"embodies"`); embodies != docs {
			t.Errorf("round %d: %d documents, %d of them whole", round, docs, embodies)
		}
		must(t, "--store", store, "load", dir)
		if got := must(t, "--store", store, "export"); got != want {
			t.Errorf("round %d: after loading again the graph differs from that of a clean load", round)
		}
	}
	t.Logf("%d of 8 rounds ended in the middle of the load", interrupted)
}
