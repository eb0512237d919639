package statement_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
)

// TestDocumentsOnOtherTopics reads testdata/*.txtar: a marked document and the statements read in it.
func TestDocumentsOnOtherTopics(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			d := marked(string(archive.Files[0].Data))
			read(t, d)
			var b strings.Builder
			for _, s := range d.Layers.Statements {
				b.WriteString(render(d, s) + " [" + s.Rule + "]\n")
			}
			if *update {
				archive.Files[1].Data = []byte(b.String())
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
				return
			}
			if want := string(archive.Files[1].Data); b.String() != want {
				t.Errorf("--- want\n%s--- got\n%s", want, b.String())
			}
		})
	}
}
