package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"kg/document"
	"kg/graph"
	"kg/graph/identity"
	"kg/loaders/pipeline"
	"kg/resolve"
)

// annotateCommand shows what is found in documents.
type annotateCommand struct {
	Files []string `arg:"" help:"Files, folders, or - for standard input." placeholder:"FILE"`
	JSON  bool     `name:"json" help:"One JSON object a document and line; offsets are code points into its text, and what the documents have in common has one id."`

	Model modelFlags `embed:"" prefix:"llm-"`
}

// Help is the command's longer help.
func (annotateCommand) Help() string {
	return "Without --json, prints the text with what was found marked: [citation|→ key], {actor|…}, <event|…>, «policy|…».\n\n" + exitHelp
}

// Run runs the command.
func (c *annotateCommand) Run(ctx context.Context, e *environment) error {
	line, err := e.modelLine(0, c.Model)
	if err != nil {
		return err
	}
	cost, err := c.Model.price()
	if err != nil {
		return usageError{err}
	}
	sources, skipped, err := pipeline.Files(c.Files, e.std.In)
	if err != nil {
		return err
	}
	e.reporter(len(sources), true).skip(skipped)
	failed := 0
	var read []*document.Document // all of them, before anything is printed: one thing has one id in all
	for _, s := range sources {
		d, err := line.Annotate(ctx, s)
		if err != nil {
			if ctx.Err() != nil {
				return err
			}
			failed++
			fmt.Fprintf(e.std.Err, "failed   %s: %v\n", s.Name, err)
			continue
		}
		cost.tell(e.std.Err, e.std.Err, s.Name, d.Proposed)
		if c.JSON {
			read = append(read, d)
			continue
		}
		if _, err := io.WriteString(e.std.Out, marked(d)+"\n"); err != nil {
			return fmt.Errorf("print %s: %w", s.Name, err)
		}
	}
	if err := printAnnotated(e.std.Out, read); err != nil {
		return err
	}
	switch {
	case failed == 0:
		return nil
	case failed == len(sources):
		return fmt.Errorf("no document could be read")
	}
	return partialError{failed: failed, all: len(sources)}
}

// printAnnotated writes the documents, a line each, their entities under the ids of the things that they are found to be.
func printAnnotated(w io.Writer, read []*document.Document) error {
	ids, err := sameIDs(read)
	if err != nil {
		return err
	}
	for i, d := range read {
		b, err := annotatedForm(d, ids[i]).line()
		if err != nil {
			return err
		}
		if _, err := fmt.Fprintf(w, "%s\n", b); err != nil {
			return fmt.Errorf("print %s: %w", d.Name, err)
		}
	}
	return nil
}

// sameIDs are the ids of the things that the documents' entities are, by document and in the order of the layer.
func sameIDs(read []*document.Document) ([][]graph.ID, error) {
	claims := map[graph.ID]map[graph.ID]*identity.Description{}
	claimed := make([][]graph.ID, len(read))
	for i, d := range read {
		document := graph.NewID(string(graph.KindDocument), d.ID)
		claims[document] = map[graph.ID]*identity.Description{}
		for _, n := range resolve.Entities(d) {
			claimed[i] = append(claimed[i], n.NodeID())
			if description, ok := identity.Describe(n); ok {
				claims[document][n.NodeID()] = description
			}
		}
	}
	nodes, err := identity.Nodes(claims)
	if err != nil {
		return nil, fmt.Errorf("tell which things of the documents are one: %w", err)
	}
	for i, d := range read {
		document := graph.NewID(string(graph.KindDocument), d.ID)
		for k, id := range claimed[i] {
			if node, ok := nodes[document][id]; ok {
				claimed[i][k] = node
			}
		}
	}
	return claimed, nil
}

// mark is what is written around a span.
type mark struct {
	document.Span
	open, close string
}

// marked is the text with citations and mentions marked. Where marks would cross, the one that begins first stands.
func marked(d *document.Document) string {
	var marks []mark
	for _, c := range d.Layers.Citations {
		target := string(c.Status)
		for i, k := range c.Candidates {
			sep := " → "
			if i > 0 {
				sep = " or "
			}
			target += sep + d.Layers.References[k.Reference].Key
		}
		marks = append(marks, mark{c.Span, "[", "|" + target + "]"})
	}
	brackets := map[document.EntityKind][2]string{document.Actor: {"{", "}"}, document.Event: {"<", ">"}, document.Policy: {"«", "»"}}
	for _, en := range d.Layers.Entities {
		b := brackets[en.Kind]
		for _, m := range en.Mentions {
			marks = append(marks, mark{m.Span, b[0], "|" + en.Name + b[1]})
		}
	}
	slices.SortStableFunc(marks, func(a, b mark) int { return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(b.End, a.End)) })
	var out []byte
	at := 0
	for _, m := range marks {
		if m.Start < at {
			continue
		}
		out = append(out, d.Text[at:m.Start]...)
		out = append(out, m.open+d.Text[m.Start:m.End]+m.close...)
		at = m.End
	}
	return string(append(out, d.Text[at:]...))
}
