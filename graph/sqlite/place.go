package sqlite

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"

	driver "modernc.org/sqlite"
	codes "modernc.org/sqlite/lib"

	"kg/graph"
)

// place makes a file under a name of its own and gives it the path when it is
// whole and on the disk. Where the path is taken, nothing happens to what is there.
func place(path string, fill func(part string) error) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return graph.Errorf(graph.Invalid, "%s is there already: name another file, or move it away", path)
	}
	part := path + ".part"
	f, err := os.OpenFile(part, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return graph.Errorf(graph.Invalid, "%s cannot be written (one that broke off may be removed): %w", part, err)
	}
	err = f.Close()
	if err == nil {
		err = fill(part)
	}
	if err == nil {
		err = synced(part)
	}
	if err == nil {
		err = named(part, path)
	}
	return errors.Join(err, remove(part), remove(part+"-wal"), remove(part+"-shm"), remove(part+"-journal"))
}

// named gives a file its path unless that is taken. A hard link cannot
// replace what is there; on a file system that has none, a look before the renaming must do.
func named(part, path string) error {
	err := os.Link(part, path)
	if err == nil {
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		return graph.Errorf(graph.Invalid, "%s is there already: name another file, or move it away", path)
	}
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return graph.Errorf(graph.Invalid, "%s is there already: name another file, or move it away", path)
	}
	return os.Rename(part, path)
}

func synced(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func remove(path string) error {
	if err := os.Remove(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return graph.Errorf(graph.Invalid, "the backup cannot be read: %w", err)
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_TRUNC, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Close())
}

// damaged tells whether an error says that the file is damaged, and how.
func damaged(err error) ([]string, bool) {
	var low *driver.Error
	if errors.As(err, &low) && low.Code()&0xff == codes.SQLITE_CORRUPT {
		return []string{low.Error()}, true
	}
	return nil, false
}

// Version is the version of the schema in the store.
func (s *Store) Version(ctx context.Context) (version int, err error) {
	err = s.read(ctx, func(t *txn) error {
		version, err = s.schemaVersion(t)
		return err
	})
	return version, err
}
