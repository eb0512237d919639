package main

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"time"

	"kg/bench"
	"kg/graph"
)

// benchCommand measures.
type benchCommand struct {
	Growth benchGrowthCommand `cmd:"" name:"growth" help:"Measure what questions cost in graphs of several sizes, in an embedded store."`
	Load   benchLoadCommand   `cmd:"" name:"load" help:"Measure a first load: shards, Neo4j's offline importer, the driver, an embedded store."`
	API    benchAPICommand    `cmd:"" name:"api" help:"Measure how fast questions are answered, beside the Neo4j driver alone and @neo4j/graphql with Apollo Server."`
}

// benchLoadCommand measures a first load.
type benchLoadCommand struct {
	Repository string `help:"The repository, for its scripts." default:"." type:"existingdir"`
	Documents  int    `help:"Documents to invent: each brings about 40 nodes and 200 edges." default:"2500"`
	Shards     int    `help:"Shards to build of them." default:"4"`
	Temporary  string `help:"Folder to work in: about 60 GB for 1,000,000 nodes." placeholder:"DIR" type:"existingdir"`
	JSON       string `name:"json" help:"Write what was measured to this file." placeholder:"FILE" type:"path"`
}

// Help is the command's longer help.
func (benchLoadCommand) Help() string {
	return "Invents documents, builds shards of them and loads these in every way there is: offline into Neo4j, through the driver, into an embedded store. Starts Neo4j servers of its own,\n" +
		"one at a time (scripts/neo4j; needs a JDK and Maven).\n\n" + exitHelp
}

// Run runs the command.
func (c *benchLoadCommand) Run(ctx context.Context, e *environment) error {
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	result, err := bench.Load(ctx, bench.LoadOptions{
		Root: c.Repository, Kg: self, Documents: c.Documents, Shards: max(1, c.Shards), Temporary: c.Temporary, Say: func(s string) { fmt.Fprintln(e.std.Out, s) },
	})
	if err != nil {
		return fmt.Errorf("bench: %w", err)
	}
	fmt.Fprintf(e.std.Out, "%d documents, %d nodes, %d edges; %d rows in Neo4j\n", result.Documents, result.Nodes, result.Edges, result.Rows)
	return keepJSON(c.JSON, result)
}

// keepJSON writes what was measured to a file, if one is named.
func keepJSON(path string, result any) error {
	if path == "" {
		return nil
	}
	encoded, err := json.MarshalIndent(result, "", " ")
	if err != nil {
		return fmt.Errorf("encode the result: %w", err)
	}
	return os.WriteFile(path, append(encoded, '\n'), 0o644)
}

// benchGrowthCommand measures questions in graphs of several sizes.
type benchGrowthCommand struct {
	Sizes     []int  `help:"Sizes: each of them gives about 39 times as many nodes, and 200 times as many edges." default:"256,2560,25600"`
	Times     int    `help:"How often each question is asked." default:"300"`
	Temporary string `help:"Folder for the stores; about 6 GB for 1,000,000 nodes." placeholder:"DIR" type:"existingdir"`
	JSON      string `name:"json" help:"Write what was measured to this file." placeholder:"FILE" type:"path"`
	SVG       string `name:"svg" help:"Draw it into this file." placeholder:"FILE" type:"path"`
}

// Run runs the command.
func (c *benchGrowthCommand) Run(ctx context.Context, e *environment) error {
	g, err := bench.Grow(ctx, c.Temporary, c.Sizes, c.Times, func(s string) { fmt.Fprintln(e.std.Out, s) })
	if err != nil {
		return fmt.Errorf("bench: %w", err)
	}
	if c.SVG != "" {
		if err := os.WriteFile(c.SVG, []byte(bench.Plot(g)), 0o644); err != nil {
			return err
		}
	}
	return keepJSON(c.JSON, g)
}

// benchAPICommand measures the API.
type benchAPICommand struct {
	Repository string        `help:"The repository, for its scripts and the peer." default:"." type:"existingdir"`
	Short      bool          `help:"A small graph and short turns, to see that everything runs."`
	Rounds     int           `help:"Turns of each, after one to warm up; 5, or 2 of a short run." placeholder:"N"`
	Slice      time.Duration `help:"The length of a turn; 2s, or 300ms of a short run." placeholder:"TIME"`
	JSON       string        `name:"json" help:"Write what was measured to this file too." placeholder:"FILE" type:"path"`
}

// Help is the command's longer help.
func (benchAPICommand) Help() string {
	return "Generates a graph of about 82,000 nodes and 770,000 edges, fills SQLite and a Neo4j of its own with it (scripts/neo4j; needs a JDK and Maven), installs\n" +
		"the peer (bench/peer; needs Node.js and npm), and asks all of them the same questions in turns, with 1, 8 and 32 clients.\n" +
		"Needs the repository. The figures depend on the machine; their ratios do less.\n\n" + exitHelp
}

// Run runs the command.
func (c *benchAPICommand) Run(ctx context.Context, e *environment) error {
	install := exec.CommandContext(ctx, "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
	install.Dir, install.Stdout, install.Stderr = filepath.Join(c.Repository, "bench", "peer"), e.std.Err, e.std.Err
	if err := install.Run(); err != nil {
		return graph.Errorf(graph.Unavailable, "npm could not install the peer in %s: %w", install.Dir, err)
	}
	self, err := os.Executable()
	if err != nil {
		return fmt.Errorf("find this program: %w", err)
	}
	o := bench.Options{Root: c.Repository, Kg: self, Short: c.Short, Rounds: c.Rounds, Slice: c.Slice, Log: e.log}
	rounds, length := 5, 2*time.Second
	if c.Short {
		rounds, length = 2, 300*time.Millisecond
	}
	o.Rounds, o.Slice = cmp.Or(c.Rounds, rounds), cmp.Or(c.Slice, length)
	result, err := bench.Run(ctx, o)
	if err != nil {
		return fmt.Errorf("bench: %w", err)
	}
	fmt.Fprint(e.std.Out, bench.Table(result))
	return keepJSON(c.JSON, result)
}
