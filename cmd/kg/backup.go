package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"kg/graph"
	"kg/graph/backup"
	"kg/graph/sqlite"
)

// backupCommand copies the store into a file.
type backupCommand struct {
	File     string `arg:"" help:"The file to write. One that is there already is not touched." type:"path"`
	Portable bool   `help:"Write the documents rather than the database: a file that either kind of store can be made of. With --neo4j it is always so."`
}

// Help is the command's longer help.
func (backupCommand) Help() string {
	return "An embedded store is copied as it stands at one moment, while others read and write; the copy is checked from end to end before it gets its name, and its SHA-256 is put\n" +
		"beside it (FILE.sha256). A portable backup ends with the digest of the graph; it wants that nothing is loaded meanwhile, and says so otherwise.\n\n" + exitHelp
}

// Run runs the command.
func (c *backupCommand) Run(ctx context.Context, e *environment) error {
	for _, path := range []string{c.File, digestFile(c.File)} {
		if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
			return graph.Errorf(graph.Invalid, "%s is there already: name another file, or move it away", path)
		}
	}
	store, err := e.openToLook(ctx)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	file, embedded := store.(*sqlite.Store)
	if embedded && !c.Portable {
		err = file.Backup(ctx, c.File)
	} else {
		err = e.toNewFile(c.File, func(w io.Writer) error {
			_, err := backup.Write(ctx, w, store)
			return err
		})
	}
	if err != nil {
		return err
	}
	sum, err := digestOf(c.File)
	if err != nil {
		return err
	}
	err = e.toNewFile(digestFile(c.File), func(w io.Writer) error {
		_, err := fmt.Fprintf(w, "%s  %s\n", sum, filepath.Base(c.File))
		return err
	})
	if err == nil {
		fmt.Fprintf(e.std.Out, "%s: sha256 %s\n", c.File, sum)
	}
	return err
}

// restoreCommand makes a store of a backup.
type restoreCommand struct {
	File string `arg:"" help:"The backup." type:"path"`
}

// Help is the command's longer help.
func (restoreCommand) Help() string {
	return "Makes the store that --store or --neo4j names. A file that is there already is not touched, and a Neo4j database must be empty. The backup is held against FILE.sha256, where that is there,\n" +
		"and checked from end to end before the store gets its name.\n\n" + exitHelp
}

// Run runs the command.
func (c *restoreCommand) Run(ctx context.Context, e *environment) error {
	if err := heldAgainst(c.File); err != nil {
		return err
	}
	database, err := isDatabase(c.File)
	if err != nil {
		return err
	}
	if e.flags.Neo4j != "" {
		if database {
			return graph.Errorf(graph.Unsupported, "%s is a copy of an embedded store: restore it into a file (--store), make a portable backup of that (kg backup --portable), and restore this one", c.File)
		}
		return c.intoNeo4j(ctx, e)
	}
	path, err := e.storePath()
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return graph.Errorf(graph.Unavailable, "the folder of the store cannot be made: %w", err)
	}
	if database {
		err = sqlite.Restore(ctx, c.File, path)
	} else {
		err = c.intoFile(ctx, e, path)
	}
	if err == nil {
		fmt.Fprintf(e.std.Out, "%s is restored from %s\n", path, c.File)
	}
	return err
}

// intoFile makes the store beside its place and copies it there when it is whole.
func (c *restoreCommand) intoFile(ctx context.Context, e *environment, path string) error {
	dir, err := os.MkdirTemp(filepath.Dir(path), ".kg-restore-")
	if err != nil {
		return graph.Errorf(graph.Unavailable, "no room to restore beside the store: %w", err)
	}
	made := filepath.Join(dir, "kg.db")
	store, err := sqlite.Open(ctx, made, e.log)
	if err == nil {
		_, err = c.read(ctx, store)
		err = errors.Join(err, store.Close(context.WithoutCancel(ctx)))
	}
	if err == nil {
		err = sqlite.Restore(ctx, made, path)
	}
	return errors.Join(err, os.RemoveAll(dir))
}

func (c *restoreCommand) intoNeo4j(ctx context.Context, e *environment) error {
	store, err := e.openNeo4j(ctx)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	sum, err := c.read(ctx, store)
	if err != nil {
		return graph.Errorf(graph.CodeOf(err), "%w; what is in the database is no whole graph: empty it before it is used", err)
	}
	fmt.Fprintf(e.std.Out, "%d documents are restored from %s\n", sum.Documents, c.File)
	return nil
}

func (c *restoreCommand) read(ctx context.Context, store graph.Store) (backup.Summary, error) {
	f, err := os.Open(c.File)
	if err != nil {
		return backup.Summary{}, graph.Errorf(graph.Invalid, "the backup cannot be read: %w", err)
	}
	defer f.Close()
	return backup.Read(ctx, f, store)
}

// isDatabase tells a copy of an embedded store from a portable backup.
func isDatabase(path string) (bool, error) {
	const magic = "SQLite format 3\x00"
	f, err := os.Open(path)
	if err != nil {
		return false, graph.Errorf(graph.Invalid, "the backup cannot be read: %w", err)
	}
	defer f.Close()
	head := make([]byte, len(magic))
	n, err := io.ReadFull(f, head)
	if err != nil && !errors.Is(err, io.ErrUnexpectedEOF) && !errors.Is(err, io.EOF) {
		return false, graph.Errorf(graph.Invalid, "the backup cannot be read: %w", err)
	}
	return bytes.Equal(head[:n], []byte(magic)), nil
}

// digestFile is where the digest of a backup stands, in the form that sha256sum writes and checks.
func digestFile(path string) string { return path + ".sha256" }

func digestOf(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", graph.Errorf(graph.Invalid, "the backup cannot be read: %w", err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", graph.Errorf(graph.Invalid, "the backup cannot be read: %w", err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// heldAgainst checks a backup against its digest, where that stands beside it.
func heldAgainst(path string) error {
	want, err := os.ReadFile(digestFile(path))
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return graph.Errorf(graph.Invalid, "the digest of the backup cannot be read: %w", err)
	}
	got, err := digestOf(path)
	if err != nil {
		return err
	}
	if fields := strings.Fields(string(want)); len(fields) == 0 || fields[0] != got {
		return graph.Errorf(graph.Invalid, "%s is not what was backed up: its SHA-256 is %s, %s says otherwise; take another backup", path, got, digestFile(path))
	}
	return nil
}

// toNewFile is toFile for a path that nothing may stand at.
func (e *environment) toNewFile(path string, write func(io.Writer) error) error {
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return graph.Errorf(graph.Invalid, "%s is there already: name another file, or move it away", path)
	}
	return e.toFile(path, write)
}
