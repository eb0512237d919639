//go:build !unix

package access

import (
	"io/fs"
	"os"
)

// own does nothing: there are no owners that a file could be given to.
func own(*os.File, fs.FileInfo) bool { return true }
