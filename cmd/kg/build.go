package main

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"

	"kg/graph"
	"kg/graph/neo4j"
	"kg/graph/shard"
	"kg/graph/sqlite"
	"kg/loaders/pipeline"
)

// buildCommand reads documents into a shard.
type buildCommand struct {
	Paths       []string `arg:"" help:"Files, folders (with all below them), or - for standard input." placeholder:"PATH"`
	Output      string   `short:"o" required:"" help:"Folder of the shard; new or empty." placeholder:"SHARD" type:"path"`
	Memory      int      `help:"MB of what was read to hold while it is sorted." default:"192"`
	MaxFileSize int64    `help:"Largest file to read, in bytes." default:"67108864"`
	JSON        bool     `name:"json" help:"Print one JSON report a document and line."`
}

// Help is the command's longer help.
func (buildCommand) Help() string {
	return "Writes what the documents say into sorted files, without a store. Shards can be built side by side, on one machine or many, with one version of kg and the same lexicons;\n" +
		"`kg merge` makes a graph of them. A file that cannot be read is reported and the others go on.\n\n" + exitHelp
}

// Run runs the command.
func (c *buildCommand) Run(ctx context.Context, e *environment) error {
	line, err := e.line(c.MaxFileSize)
	if err != nil {
		return err
	}
	sources, skipped, err := pipeline.Files(c.Paths, e.std.In)
	if err != nil {
		return err
	}
	b, err := shard.NewBuilder(c.Output, c.Memory<<20)
	if err != nil {
		return err
	}
	report := e.reporter(len(sources), c.JSON)
	report.skip(skipped)
	err = line.Load(ctx, building{b}, sources, report.add)
	report.end()
	if err != nil {
		return errors.Join(err, b.Discard())
	}
	sum, err := b.Close()
	if err != nil {
		return err
	}
	if !c.JSON {
		fmt.Fprintf(e.std.Out, "%s: %d documents, %d claims, %d pieces of evidence\n", c.Output, sum.Documents, sum.Claims, sum.Evidence)
	}
	return report.outcome()
}

// building is where the pipeline leads documents to.
type building struct{ *shard.Builder }

// Apply adds a batch to the shard.
func (b building) Apply(ctx context.Context, batch graph.Batch) (graph.Counts, error) {
	if err := ctx.Err(); err != nil {
		return graph.Counts{}, graph.Errorf(graph.Timeout, "the build was ended: %w", err)
	}
	return b.Add(batch)
}

// mergeCommand makes a graph of shards.
type mergeCommand struct {
	Shards    []string `arg:"" help:"Folders that kg build made." placeholder:"SHARD" type:"existingdir"`
	Output    string   `short:"o" help:"What to make: a folder for neo4j-admin, a file for sqlite." placeholder:"OUT" type:"path"`
	Format    string   `help:"neo4j-admin (a folder of files for the offline importer of Neo4j), sqlite (the file of an embedded store) or neo4j (the empty database that --neo4j names)." default:"neo4j-admin" enum:"neo4j-admin,sqlite,neo4j"`
	Workers   int      `help:"Of neo4j, how many transactions to write at a time." default:"4"`
	Memory    int      `help:"MB of records to hold while they are sorted." default:"160"`
	Temporary string   `help:"Folder for what is being sorted, about three times the shards; the system's when left out." placeholder:"DIR" type:"existingdir"`
}

// besideRecords are the MB for what is not being sorted: the collector works harder where more are needed.
const besideRecords = 200

// Help is the command's longer help.
func (mergeCommand) Help() string {
	return "Joins shards into the graph that `kg load` makes of their documents, in memory that does not grow with them. Neither the order of the shards nor that of the documents matters.\n" +
		"A document that is in several shards counts once.\n\n" +
		"Examples:\n" +
		"  kg build papers/a -o a & kg build papers/b -o b & wait\n" +
		"  kg merge a b -o files             (then, in that folder: neo4j-admin database import full @import.args neo4j)\n" +
		"  kg merge a b -o kg.db --format sqlite\n" +
		"  kg merge a b --format neo4j --neo4j bolt://localhost:7687     (what was ended is gone on with by the same again)\n\n" + exitHelp
}

// Run runs the command.
func (c *mergeCommand) Run(ctx context.Context, e *environment) (err error) {
	if (c.Output == "") != (c.Format == "neo4j") || c.Format == "neo4j" && e.flags.Neo4j == "" {
		return usageError{errors.New("--format neo4j-admin and sqlite want --output, neo4j wants --neo4j instead")}
	}
	debug.SetMemoryLimit(int64(c.Memory+besideRecords) << 20)
	merged, err := shard.Open(ctx, c.Shards, c.Temporary, c.Memory<<20)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, merged.Close()) }()
	if c.Format == "neo4j-admin" {
		return e.imported(ctx, c.Output, merged.Whole(ctx))
	}
	if c.Format == "neo4j" {
		return c.intoNeo4j(ctx, e, merged)
	}
	totals, err := sqlite.Make(ctx, c.Output, merged.Whole(ctx), e.log)
	if err != nil {
		return err
	}
	nodes, edges := 0, 0
	for _, n := range totals.Nodes {
		nodes += n
	}
	for _, n := range totals.Edges {
		edges += n
	}
	fmt.Fprintf(e.std.Out, "%s: %d documents, %d nodes, %d edges, %d pieces of evidence\n", c.Output, totals.Nodes[graph.KindDocument], nodes, edges, totals.Evidence)
	return nil
}

func (c *mergeCommand) intoNeo4j(ctx context.Context, e *environment, merged *shard.Merged) error {
	where, err := e.neo4jConfig()
	if err != nil {
		return err
	}
	o := neo4j.Taking{Workers: c.Workers}
	if isTerminal(e.std.Err) {
		o.Progress = func(t neo4j.Taken) { fmt.Fprintf(e.std.Err, "\r\x1b[K%d rows written", t.Rows) }
	}
	sum, err := neo4j.Take(ctx, where, merged.Whole(ctx), o, e.log)
	if isTerminal(e.std.Err) {
		fmt.Fprint(e.std.Err, "\r\x1b[K")
	}
	if err != nil {
		return graph.Errorf(graph.CodeOf(err), "%w (%d rows are written; the same again goes on)", err, sum.Rows)
	}
	rate := float64(sum.Rows-sum.Before) / max(sum.Took.Seconds(), 1e-3)
	fmt.Fprintf(e.std.Out, "%s: %d rows, %d of them by an earlier run; %.0f rows/s, then %.1f s for the indexes\n", where.URI, sum.Rows, sum.Before, rate, sum.Indexes.Seconds())
	return nil
}
