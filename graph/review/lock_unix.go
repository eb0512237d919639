//go:build unix

package review

import (
	"os"
	"syscall"
)

// lock waits until no other process writes the file, or, alone, until none reads it either. Closing it frees the lock, and so does the end of the process.
func lock(f *os.File, alone bool) error {
	how := syscall.LOCK_SH
	if alone {
		how = syscall.LOCK_EX
	}
	for {
		err := syscall.Flock(int(f.Fd()), how)
		if err != syscall.EINTR {
			return err
		}
	}
}
