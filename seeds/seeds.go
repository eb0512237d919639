// Package seeds holds the sample corpus and the lexicon packs that come with
// kg, so that the program has something to show wherever it is run. All of it was written for this project.
package seeds

import (
	"embed"
	"io/fs"
	"path"
	"strings"
)

//go:embed *.md *.txt *.html lexicons/*.yaml
var files embed.FS

// Documents are the names of the documents of the sample corpus, in byte order.
func Documents() []string {
	return names(".", func(n string) bool {
		switch path.Ext(n) {
		case ".md", ".txt", ".html":
			return n != "README.md"
		}
		return false
	})
}

// Read is the content of a document, by its name as [Documents] gives it.
func Read(name string) ([]byte, error) { return files.ReadFile(name) }

// Packs are the names of the lexicon packs, in byte order.
func Packs() []string {
	list := names("lexicons", func(n string) bool { return strings.HasSuffix(n, ".yaml") })
	for i, n := range list {
		list[i] = strings.TrimSuffix(n, ".yaml")
	}
	return list
}

// OpenPack opens a lexicon pack, by its name as [Packs] gives it.
func OpenPack(name string) (fs.File, error) { return files.Open("lexicons/" + name + ".yaml") }

func names(dir string, keep func(string) bool) []string {
	entries, err := fs.ReadDir(files, dir)
	if err != nil {
		return nil
	}
	var out []string
	for _, e := range entries {
		if !e.IsDir() && keep(e.Name()) {
			out = append(out, e.Name())
		}
	}
	return out
}
