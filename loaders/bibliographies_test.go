package loaders_test

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// FuzzBibliographies reads any bytes under the names of bibliography files; the readers themselves are fuzzed in bibliography/formats.
func FuzzBibliographies(f *testing.F) {
	files, _ := filepath.Glob("testdata/tagged/bib-*.txtar")
	for i, file := range files {
		a, err := txtar.ParseFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), a.Files[0].Data)
	}
	f.Add(uint8(0), []byte("\ufeff@book{a, title = {\xff}}\r\n@book{b"))
	f.Add(uint8(1), []byte(strings.Repeat("TY  - BOOK\r\nTI  - a\r\n", 3)))
	f.Fuzz(func(t *testing.T, which uint8, raw []byte) {
		names := []string{"a.bib", "a.csljson", "a.xml", "a.ris", "a.nbib", "a.txt"}
		check(t, names[int(which)%len(names)], raw)
	})
}
