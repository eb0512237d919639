package main

import (
	"cmp"
	"context"
	"fmt"
	"strings"

	"kg/graph"
)

// forgetCommand takes documents out of the store.
type forgetCommand struct {
	Documents []string `arg:"" help:"Document ids, or file names as they were loaded." placeholder:"DOCUMENT"`
}

// Help is the command's longer help.
func (forgetCommand) Help() string {
	return "What other documents said stays, exactly as if the forgotten ones had never been loaded.\n\n" + exitHelp
}

// Run runs the command.
func (c *forgetCommand) Run(ctx context.Context, e *environment) error {
	store, err := e.openStore(ctx)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	for _, name := range c.Documents {
		id, err := findDocument(ctx, store, name)
		if err != nil {
			return err
		}
		n, err := store.Forget(ctx, id)
		if err != nil {
			return err
		}
		fmt.Fprintf(e.std.Out, "forgot   %s: %d claims and %d pieces of evidence\n", name, n.WrittenNodes, n.WrittenEvidence)
	}
	return nil
}

// findDocument is the document of that id or file name.
func findDocument(ctx context.Context, store graph.Store, name string) (graph.ID, error) {
	if graph.ID(name).Kind() == string(graph.KindDocument) {
		return graph.ID(name), nil
	}
	base := name[strings.LastIndexAny(name, `/\`)+1:]
	var found []*graph.Document
	for after := ""; ; {
		page, err := store.List(ctx, graph.NodeQuery{Kind: graph.KindDocument, First: graph.MaxPage, After: after})
		if err != nil {
			return "", err
		}
		for _, n := range page.Nodes {
			if d := n.(*graph.Document); d.Name == base {
				found = append(found, d)
			}
		}
		if page.Next == "" {
			break
		}
		after = page.Next
	}
	switch len(found) {
	case 1:
		return found[0].ID, nil
	case 0:
		return "", graph.Errorf(graph.NotFound, "no document named %s is in the store; `kg query '{ documents { edges { node { id name } } } }'` lists them", name)
	}
	var ids []string
	for _, d := range found {
		ids = append(ids, cmp.Or(string(d.ID), d.Name))
	}
	return "", graph.Errorf(graph.Invalid, "%d documents are named %s; name one by its id: %s", len(found), name, strings.Join(ids, ", "))
}
