package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"kg/graph"
)

// toFile calls write with the file of the path, or with standard output where
// the path is "". A file appears only when it is complete.
func (e *environment) toFile(path string, write func(w io.Writer) error) error {
	if path == "" {
		return buffered(e.std.Out, write)
	}
	part := path + ".part"
	f, err := os.Create(part)
	if err != nil {
		return graph.Errorf(graph.Invalid, "the file cannot be written: %w", err)
	}
	err = errors.Join(buffered(f, write), f.Sync(), f.Close())
	if err != nil {
		return errors.Join(err, os.Remove(part))
	}
	if err := os.Rename(part, path); err != nil {
		return fmt.Errorf("put the file in its place: %w", err)
	}
	return nil
}

func buffered(w io.Writer, write func(w io.Writer) error) error {
	b := bufio.NewWriterSize(w, 1<<16)
	return errors.Join(write(b), b.Flush())
}
