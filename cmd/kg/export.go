package main

import (
	"context"
	"io"

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
	return e.toFile(c.Output, func(w io.Writer) error { return c.write(ctx, w, store) })
}

func (c *exportCommand) write(ctx context.Context, w io.Writer, store graph.Store) error {
	switch c.Format {
	case "graphml":
		return export.GraphML(ctx, w, store)
	}
	return export.JSONLines(ctx, w, store)
}
