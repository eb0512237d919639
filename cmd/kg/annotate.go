package main

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"kg/document"
	"kg/loaders/pipeline"
)

// annotateCommand shows what is found in documents.
type annotateCommand struct {
	Files []string `arg:"" help:"Files, folders, or - for standard input." placeholder:"FILE"`
	JSON  bool     `name:"json" help:"One JSON object a document and line; offsets are code points into its text."`
}

// Help is the command's longer help.
func (annotateCommand) Help() string {
	return "Without --json, prints the text with what was found marked: [citation|→ key], {actor|…}, <event|…>, «policy|…».\n\n" + exitHelp
}

// Run runs the command.
func (c *annotateCommand) Run(ctx context.Context, e *environment) error {
	line, err := e.line(0)
	if err != nil {
		return err
	}
	sources, skipped, err := pipeline.Files(c.Files, e.std.In)
	if err != nil {
		return err
	}
	e.reporter(len(sources), true).skip(skipped)
	failed := 0
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
		if err := c.print(e.std.Out, d); err != nil {
			return fmt.Errorf("print %s: %w", s.Name, err)
		}
	}
	switch {
	case failed == 0:
		return nil
	case failed == len(sources):
		return fmt.Errorf("no document could be read")
	}
	return partialError{failed: failed, all: len(sources)}
}

func (c *annotateCommand) print(w io.Writer, d *document.Document) error {
	if c.JSON {
		b, err := annotatedForm(d).line()
		if err != nil {
			return err
		}
		_, err = fmt.Fprintf(w, "%s\n", b)
		return err
	}
	_, err := io.WriteString(w, marked(d)+"\n")
	return err
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
