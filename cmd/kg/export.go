package main

import (
	"context"
	"fmt"
	"io"

	"kg/bibliography/formats"
	"kg/graph"
	"kg/graph/export"
	"kg/graph/neo4j"
	"kg/graph/stored"
)

// exportCommand writes the graph out, or its works as a bibliography.
type exportCommand struct {
	Format   string   `help:"The graph: ${graphFormats} (jsonl is the canonical form: the same bytes from every store). All that the store keeps: neo4j-admin, a folder of files for the offline importer of Neo4j. Its works: bibtex, biblatex, ris, csl-json, endnote (XML)." default:"jsonl" enum:"${graphFormats},neo4j-admin,bibtex,biblatex,ris,csl-json,endnote"`
	Work     []string `help:"Of a bibliography, only this work: an id, or the key under which a document cites it (\"Kim 2024b\"). May be repeated." placeholder:"KEY" sep:"none"`
	Document []string `help:"Of a bibliography, only the works that this document's list names: its file name or id. May be repeated." placeholder:"NAME" sep:"none"`
	exportedPart
	Output string `short:"o" help:"File to write; standard output when left out. For neo4j-admin the folder, which must be empty or new." placeholder:"FILE" type:"path"`
}

// Help is the command's longer help.
func (exportCommand) Help() string {
	return "The order is fixed, so that two exports can be compared line by line. A file appears only when it is complete.\n\n" +
		"Examples:\n" +
		"  kg export -o graph.jsonl\n" +
		"  kg export --format gexf --around \"Marshall Plan\" -o plan.gexf\n" +
		"  kg export --format csv --kind work --kind event --relation explains -o explains.zip\n" +
		"  kg export --format neo4j-admin -o files    (then, in that folder: neo4j-admin database import full @import.args neo4j)\n" +
		"  kg export --format bibtex -o library.bib\n" +
		"  kg export --format csl-json --document paper.md --document thesis.md\n" +
		"  kg export --format ris --work \"K. S. Kim 2024b\"\n\n" + exitHelp
}

// Run runs the command.
func (c *exportCommand) Run(ctx context.Context, e *environment) error {
	f, isBibliography := formats.ByName(c.Format)
	if !isBibliography && len(c.Work)+len(c.Document) > 0 {
		return usageError{fmt.Errorf("--work and --document choose works for a bibliography; --format %s writes the graph, of which --node, --around, --kind and --relation choose a part", c.Format)}
	}
	inFormat, isGraph := export.FormatByName(c.Format)
	if !isGraph && !c.exportedPart.whole() {
		return usageError{fmt.Errorf("--node, --around, --kind, --relation and --min-confidence choose a part of the graph; --format %s does not take one", c.Format)}
	}
	if c.Format == "neo4j-admin" {
		return c.forImport(ctx, e)
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
	if isGraph {
		return c.graph(ctx, e, store, inFormat)
	}
	return e.toFile(c.Output, func(w io.Writer) error { return export.Bibliography(ctx, w, store, f, sel) })
}

// forImport writes all that the store keeps, decisions of people among it, as files for the offline importer.
func (c *exportCommand) forImport(ctx context.Context, e *environment) error {
	if c.Output == "" {
		return usageError{fmt.Errorf("--format neo4j-admin writes a folder: name it with --output")}
	}
	store, err := e.openToLook(ctx)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	keeper, ok := store.(stored.Keeper)
	if !ok {
		return graph.Errorf(graph.Unsupported, "a store of type %T cannot be given out whole", store)
	}
	return e.imported(ctx, c.Output, keeper.Whole(ctx))
}

// imported writes the files of an import and says how to go on.
func (e *environment) imported(ctx context.Context, dir string, all stored.All) error {
	sum, err := neo4j.WriteImport(ctx, dir, all)
	if err != nil {
		return err
	}
	fmt.Fprintf(e.std.Out, "%s: %d nodes and %d relationships. In that folder, with the server stopped: neo4j-admin database import full --overwrite-destination @%s neo4j\n",
		dir, sum.Nodes, sum.Relationships, neo4j.ImportArguments)
	return nil
}
