package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"kg/graph"
	"kg/graph/export"
)

// exportCommand writes the whole graph out.
type exportCommand struct {
	Format string `help:"jsonl (the canonical form: the same bytes from every store) or graphml." default:"jsonl" enum:"jsonl,graphml"`
	Output string `short:"o" help:"File to write; standard output when left out." placeholder:"FILE" type:"path"`
}

// Help is the command's longer help.
func (exportCommand) Help() string {
	return "The order is fixed, so that two exports can be compared line by line. A file appears only when it is complete.\n\n" + exitHelp
}

// Run runs the command.
func (c *exportCommand) Run(ctx context.Context, e *environment) error {
	store, err := e.openStore(ctx)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	if c.Output == "" {
		return c.write(ctx, e.std.Out, store)
	}
	part := c.Output + ".part"
	f, err := os.Create(part)
	if err != nil {
		return graph.Errorf(graph.Invalid, "the file cannot be written: %w", err)
	}
	err = errors.Join(c.write(ctx, f, store), f.Sync(), f.Close())
	if err != nil {
		return errors.Join(err, os.Remove(part))
	}
	if err := os.Rename(part, c.Output); err != nil {
		return fmt.Errorf("put the file in its place: %w", err)
	}
	return nil
}

func (c *exportCommand) write(ctx context.Context, w io.Writer, store graph.Store) error {
	buffered := bufio.NewWriterSize(w, 1<<16)
	var err error
	switch c.Format {
	case "graphml":
		err = export.GraphML(ctx, buffered, store)
	default:
		err = export.JSONLines(ctx, buffered, store)
	}
	return errors.Join(err, buffered.Flush())
}
