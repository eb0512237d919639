package loaders_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What pandoc and LibreOffice write from one text is read as that text: see testdata/tools/README.md.
func TestWhatRealToolsWriteIsReadAsWhatWentIn(t *testing.T) {
	files, _ := filepath.Glob("testdata/tools/ferry-*.*")
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		t.Run(filepath.Base(file), func(t *testing.T) {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := load(t, file, string(raw))
			obeys(t, d)
			annotated(t, d)
			golden(t, file+".golden", outline(d))
		})
	}
}

// golden compares got with a file's text, or rewrites the file.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Fatalf("%s: got\n%swant\n%s", file, got, want)
	}
}
