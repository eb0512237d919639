package stored_test

import (
	"os"
	"path/filepath"
	"testing"

	"kg/graph"
	"kg/graph/stored"
)

func TestAFolderIsVacantThatIsNewOrEmpty(t *testing.T) {
	dir := t.TempDir()
	if err := stored.Vacant(filepath.Join(dir, "new")); err != nil {
		t.Errorf("a new one: %v", err)
	}
	if err := stored.Vacant(dir); err != nil {
		t.Errorf("an empty one: %v", err)
	}
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, taken := range []string{dir, file} {
		if err := stored.Vacant(taken); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s: %v", taken, err)
		}
	}
}
