package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"kg/graph"
	"kg/graph/ask"
	"kg/graph/identity"
)

// sameCommand says why things are one, and why not.
type sameCommand struct {
	Thing string `arg:"" help:"An actor, an event or a policy: its name or id."`
	Other string `arg:"" optional:"" help:"Another one: why are they one, or two?"`
	JSON  bool   `name:"json" help:"One JSON object a line."`
}

// Help is the command's longer help.
func (sameCommand) Help() string {
	return "With one name: which descriptions were joined to the thing and why, what may be the same, and what was compared with it and refused. " +
		"With two: what they are to each other.\n\n" + exitHelp
}

// weighedPair is one line of the answer.
type weighedPair struct {
	Relation string         `json:"relation"` // joined, same?, refused
	First    string         `json:"first"`
	Second   string         `json:"second"`
	Node     graph.ID       `json:"node,omitempty"` // of the second, where it is another one
	Score    float64        `json:"score,omitempty"`
	Reason   string         `json:"reason"`
	Reasons  []graph.Reason `json:"reasons"`
}

// Run runs the command.
func (c *sameCommand) Run(ctx context.Context, e *environment) error {
	store, err := e.openStore(ctx)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	thing, err := e.readAs(ctx, store, c.Thing)
	if err != nil {
		return err
	}
	var lines []weighedPair
	if c.Other != "" {
		other, err := e.readAs(ctx, store, c.Other, thing.NodeKind())
		if err != nil {
			return err
		}
		lines, err = compared(ctx, store, thing, []graph.Node{other}, true)
		if err != nil {
			return err
		}
	} else if lines, err = allOf(ctx, store, thing); err != nil {
		return err
	}
	for _, l := range lines {
		if err := c.print(e, l); err != nil {
			return err
		}
	}
	if len(lines) == 0 {
		fmt.Fprintf(e.std.Out, "%s: one description, and nothing like it\n", thing.Label())
	}
	return nil
}

func (c *sameCommand) print(e *environment, l weighedPair) error {
	if c.JSON {
		encoded, err := json.Marshal(l)
		if err != nil {
			return fmt.Errorf("print what was weighed: %w", err)
		}
		_, err = fmt.Fprintf(e.std.Out, "%s\n", encoded)
		return err
	}
	score := "     "
	if l.Score > 0 {
		score = fmt.Sprintf("%.3f", l.Score)
	}
	_, err := fmt.Fprintf(e.std.Out, "%-8s %s  %s / %s: %s\n", l.Relation, score, l.First, l.Second, l.Reason)
	return err
}

// readAs is oneThing, and says so where the thing does not bear the name that was given.
func (e *environment) readAs(ctx context.Context, store graph.Store, name string, kinds ...graph.Kind) (graph.Node, error) {
	n, err := oneThing(ctx, store, name, kinds...)
	if err == nil && graph.ID(name) != n.NodeID() && !bears(n, name) {
		fmt.Fprintf(e.std.Err, "nothing here is known as %q; read as %s\n", name, n.Label())
	}
	return n, err
}

// oneThing is the one actor, event or policy of that name or id.
func oneThing(ctx context.Context, store graph.Store, name string, kinds ...graph.Kind) (graph.Node, error) {
	if graph.ID(name).Kind() != "" {
		nodes, err := store.Nodes(ctx, []graph.ID{graph.ID(name)})
		if err != nil {
			return nil, err
		}
		if nodes[0] == nil {
			return nil, graph.Errorf(graph.NotFound, "no node has the id %s", name)
		}
		return nodes[0], nil
	}
	if len(kinds) == 0 {
		kinds = []graph.Kind{graph.KindActor, graph.KindEvent, graph.KindPolicy}
	}
	things, err := ask.FindThings(ctx, store, name, kinds...)
	if err != nil {
		return nil, err
	}
	switch {
	case len(things) == 0:
		return nil, graph.Errorf(graph.NotFound, "nothing here is known as %q", name)
	case len(things) > 1 && strings.EqualFold(things[0].Label(), things[1].Label()):
		var ids []string
		for _, t := range things[:min(len(things), 8)] {
			ids = append(ids, fmt.Sprintf("%s (%s)", t.NodeID(), t.Label()))
		}
		return nil, graph.Errorf(graph.Invalid, "%d things are known as %q; name one by its id: %s", len(things), name, strings.Join(ids, ", "))
	}
	return things[0], nil
}

// allOf are the joins of a thing, what may be the same, and what was compared with it and refused.
func allOf(ctx context.Context, store graph.Store, thing graph.Node) (lines []weighedPair, err error) {
	seen := []graph.ID{thing.NodeID()}
	if i := graph.IdentityOf(thing); i != nil {
		for _, j := range i.Joins {
			lines = append(lines, weighedPair{Relation: "joined", First: j.First, Second: j.Second, Score: j.Score, Reason: j.Reason, Reasons: j.Reasons})
		}
		for _, a := range i.Alike {
			seen = append(seen, a.Node)
			lines = append(lines, weighedPair{
				Relation: string(a.Relation), First: thing.Label(), Second: labelOf(ctx, store, a.Node), Node: a.Node, Score: a.Score, Reason: a.Reason, Reasons: a.Reasons,
			})
		}
	}
	var near []graph.Node
	for _, w := range strings.Fields(graph.FoldKey(thing.Label())) {
		if len([]rune(w)) < 2 {
			continue
		}
		hits, err := store.Search(ctx, graph.SearchQuery{Text: w, Kinds: []graph.Kind{thing.NodeKind()}, First: 50})
		if err != nil {
			return nil, err
		}
		for _, h := range hits {
			if !slices.Contains(seen, h.Node.NodeID()) {
				seen = append(seen, h.Node.NodeID())
				near = append(near, h.Node)
			}
		}
	}
	more, err := compared(ctx, store, thing, near, false)
	return append(lines, more...), err
}

func labelOf(ctx context.Context, store graph.Store, id graph.ID) string {
	nodes, err := store.Nodes(ctx, []graph.ID{id})
	if err != nil || len(nodes) == 0 || nodes[0] == nil {
		return string(id)
	}
	return nodes[0].Label()
}

// compared compares a thing with others; those that share no key with it were never considered, and are left out unless all are wanted.
func compared(ctx context.Context, store graph.Store, thing graph.Node, others []graph.Node, all bool) ([]weighedPair, error) {
	own, err := store.Claims(ctx, thing.NodeID())
	if err != nil {
		return nil, err
	}
	var lines []weighedPair
	for _, o := range others {
		claims, err := store.Claims(ctx, o.NodeID())
		if err != nil {
			return nil, err
		}
		if !all && !identity.Considered(own, claims) {
			continue
		}
		v := identity.Explain(own, claims)
		l := weighedPair{Relation: "refused", First: thing.Label(), Second: o.Label(), Node: o.NodeID(), Score: v.Score, Reason: v.Reason, Reasons: v.Reasons}
		switch {
		case thing.NodeID() == o.NodeID():
			l.Relation = "one"
		case v.Relation == identity.Candidate || v.Relation == identity.Same:
			l.Relation = "same?"
		}
		lines = append(lines, l)
	}
	return lines, nil
}
