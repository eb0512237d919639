package main

import (
	"context"
	"fmt"
	"io"

	"kg/bibliography/formats"
	"kg/graph"
	"kg/graph/export"
)

// exportCommand writes the graph out, or its works as a bibliography.
type exportCommand struct {
	Format   string   `help:"The whole graph: jsonl (the canonical form: the same bytes from every store) or graphml. Its works: bibtex, biblatex, ris, csl-json, endnote (XML)." default:"jsonl" enum:"jsonl,graphml,bibtex,biblatex,ris,csl-json,endnote"`
	Work     []string `help:"Of a bibliography, only this work: an id, or the key under which a document cites it (\"Kim 2024b\"). May be repeated." placeholder:"KEY" sep:"none"`
	Document []string `help:"Of a bibliography, only the works that this document's list names: its file name or id. May be repeated." placeholder:"NAME" sep:"none"`
	Output   string   `short:"o" help:"File to write; standard output when left out." placeholder:"FILE" type:"path"`
}

// Help is the command's longer help.
func (exportCommand) Help() string {
	return "The order is fixed, so that two exports can be compared line by line. A file appears only when it is complete.\n\n" +
		"Examples:\n" +
		"  kg export -o graph.jsonl\n" +
		"  kg export --format bibtex -o library.bib\n" +
		"  kg export --format csl-json --document paper.md --document thesis.md\n" +
		"  kg export --format ris --work \"K. S. Kim 2024b\"\n\n" + exitHelp
}

// Run runs the command.
func (c *exportCommand) Run(ctx context.Context, e *environment) error {
	f, isBibliography := formats.ByName(c.Format)
	if !isBibliography && len(c.Work)+len(c.Document) > 0 {
		return usageError{fmt.Errorf("--work and --document choose works for a bibliography; --format %s writes the whole graph", c.Format)}
	}
	store, err := e.openStore(ctx)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	sel := export.Selection{Works: c.Work}
	for _, name := range c.Document {
		id, err := findDocument(ctx, store, name)
		if err != nil {
			return err
		}
		sel.Documents = append(sel.Documents, id)
	}
	return e.toFile(c.Output, func(w io.Writer) error {
		if isBibliography {
			return export.Bibliography(ctx, w, store, f, sel)
		}
		return c.write(ctx, w, store)
	})
}

func (c *exportCommand) write(ctx context.Context, w io.Writer, store graph.Store) error {
	if c.Format == "graphml" {
		return export.GraphML(ctx, w, store)
	}
	return export.JSONLines(ctx, w, store)
}
