//go:build unix

package review

import (
	"os"
	"syscall"
)

// lock waits until no other process writes the file. Closing it frees the lock, and so does the end of the process.
func lock(f *os.File) error {
	for {
		err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX)
		if err != syscall.EINTR {
			return err
		}
	}
}
