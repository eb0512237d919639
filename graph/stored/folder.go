package stored

import (
	"errors"
	"io/fs"
	"os"

	"kg/graph"
)

// Vacant makes sure that nothing stands in a folder that is to be written: it is new or empty.
func Vacant(dir string) error {
	there, err := os.ReadDir(dir)
	if err == nil && len(there) > 0 {
		return graph.Errorf(graph.Invalid, "the folder %s is not empty: name another one", dir)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return graph.Errorf(graph.Invalid, "the folder %s cannot be read: %w", dir, err)
	}
	return nil
}
