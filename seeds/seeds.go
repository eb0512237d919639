// Package seeds holds the sample corpus and the lexicon packs that come with
// kg, so that the program has something to show wherever it is run. All of it was written for this project.
package seeds

import (
	"embed"
	"io/fs"
	"strings"
)

//go:embed *.md *.txt lexicons/*.yaml
var files embed.FS

// Files are the documents, and the packs under lexicons/.
func Files() fs.FS { return files }

// Endings are the endings of the documents' names.
func Endings() []string { return []string{".md", ".txt"} }

// Packs are the names of the lexicon packs, in byte order.
func Packs() []string {
	entries, err := fs.ReadDir(files, "lexicons")
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		out = append(out, strings.TrimSuffix(e.Name(), ".yaml"))
	}
	return out
}

// PackNames are the names of the packs in one line.
func PackNames() string { return strings.Join(Packs(), ", ") }
