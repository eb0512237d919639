//go:build unix

package access

import (
	"io/fs"
	"os"
	"syscall"
)

// own gives a file the owner and the group of another one, as far as this process may, and tells whether it has the group.
func own(f *os.File, as fs.FileInfo) bool {
	of, ok := as.Sys().(*syscall.Stat_t)
	if !ok {
		return false
	}
	if f.Chown(int(of.Uid), int(of.Gid)) == nil {
		return true
	}
	return f.Chown(-1, int(of.Gid)) == nil
}
