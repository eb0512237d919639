package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"kg/graph"
	"kg/graph/ask"
)

// pathCommand shows what links two nodes.
type pathCommand struct {
	From      string   `arg:"" help:"Where to begin: a name, a citation key or an id."`
	To        string   `arg:"" help:"Where to end."`
	Files     []string `arg:"" optional:"" help:"Files to look at instead of the store; nothing is kept." placeholder:"FILE"`
	Relation  []string `help:"Relation to walk along, in either direction; when left out, all that say something about the world or about who cites whom. May be repeated." placeholder:"RELATION"`
	MaxLength int      `name:"max-length" help:"The longest chain to look for, in edges." default:"6"`
	First     int      `help:"Chains to print." default:"5"`
	JSON      bool     `name:"json" help:"Print the chains as JSON."`

	Model modelFlags `embed:"" prefix:"llm-"`
}

// Run runs the command.
func (c *pathCommand) Run(ctx context.Context, e *environment) error {
	store, partial, err := e.storeToAsk(ctx, c.Files, c.Model)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	q := graph.PathQuery{MaxLength: c.MaxLength, First: c.First}
	for _, r := range c.Relation {
		q.Relations = append(q.Relations, graph.Relation(r))
	}
	if q.From, err = e.anythingCalled(ctx, store, c.From); err != nil {
		return err
	}
	if q.To, err = e.anythingCalled(ctx, store, c.To); err != nil {
		return err
	}
	paths, err := store.Paths(ctx, q)
	if err != nil {
		return err
	}
	if c.JSON {
		if paths == nil {
			paths = []graph.Path{}
		}
		enc := json.NewEncoder(e.std.Out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		err = enc.Encode(paths)
	} else {
		err = buffered(e.std.Out, func(w io.Writer) error {
			printPaths(w, paths)
			_, err := fmt.Fprintf(w, "%s of at most %d edges\n", counted(len(paths), "shortest path"), c.MaxLength)
			return err
		})
	}
	if err != nil {
		return fmt.Errorf("print the paths: %w", err)
	}
	return partial
}

// anythingCalled is the actor, event, policy or work that a name means.
func (e *environment) anythingCalled(ctx context.Context, store graph.Store, name string) (graph.ID, error) {
	if graph.ID(name).Kind() != "" {
		return graph.ID(name), nil
	}
	things, err := ask.FindThings(ctx, store, name, graph.KindActor, graph.KindEvent, graph.KindPolicy)
	if err != nil {
		return "", err
	}
	kind := graph.KindWork
	if len(things) > 0 {
		kind = things[0].NodeKind()
	}
	n, err := e.nodeCalled(ctx, store, name, kind)
	if err != nil {
		return "", err
	}
	return n.NodeID(), nil
}
