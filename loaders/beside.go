package loaders

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"kg/loaders/charset"
)

// maxBeside is how large a file beside the one being loaded may be, in bytes; a larger one is as if it were not there.
const maxBeside = 8 << 20

// maxCompanions is how many files beside the one being loaded are opened.
const maxCompanions = 64

// beside reads files that lie beside the source, by their base names: no path leads out of its folder, hidden files and
// those of other kinds than a text's companions are not there, and each is opened once.
func beside(ctx context.Context, src Source) func(name string) (string, bool) {
	opened := 0
	known := map[string]string{}
	return func(name string) (string, bool) {
		if text, ok := known[name]; ok {
			return text, text != ""
		}
		if src.Beside == nil || ctx.Err() != nil || opened >= maxCompanions || !companion(name) {
			return "", false
		}
		opened++
		known[name] = ""
		file, err := src.Beside(name)
		if err != nil {
			return "", false
		}
		defer file.Close()
		raw, err := io.ReadAll(io.LimitReader(cancelled{ctx, file}, maxBeside+1))
		if err != nil || len(raw) > maxBeside || controlBytes(raw) >= 0 {
			return "", false
		}
		text, err := charset.Decode(raw, "")
		if err != nil {
			return "", false
		}
		known[name] = text.String
		return text.String, text.String != ""
	}
}

// companion tells whether a name may be that of a file beside a text: a plain base name with one of the endings of TeX.
func companion(name string) bool {
	if name == "" || len(name) > 200 || name[0] == '.' || strings.ContainsAny(name, "/\\:\x00") || filepath.Base(name) != name {
		return false
	}
	return slices.Contains([]string{".bbl", ".bib", ".tex"}, strings.ToLower(filepath.Ext(name)))
}
