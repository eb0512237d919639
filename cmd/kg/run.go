package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/alecthomas/kong"
	"github.com/rs/zerolog"

	"kg/graph"
)

// Exit codes, as every command's help states them.
const (
	exitOK      = 0
	exitFailed  = 1
	exitUsage   = 2
	exitPartial = 3 // some documents failed, the others are there
)

const exitHelp = "Exit codes: 0 all went well, 1 failed, 2 wrong usage, 3 some documents failed."

// commands is the command line: one field a command, the rest for all of them.
type commands struct {
	Store         string   `help:"File of the embedded store. Default: kg.db in the user's data directory." env:"KG_STORE" placeholder:"PATH" type:"path"`
	Neo4j         string   `name:"neo4j" help:"Use a Neo4j at this address instead (bolt://… or neo4j://…)." env:"KG_NEO4J_URI" placeholder:"URI"`
	Neo4jUser     string   `name:"neo4j-user" help:"Neo4j user." env:"KG_NEO4J_USER" placeholder:"NAME"`
	Neo4jPassword string   `name:"neo4j-password-file" help:"File that holds the Neo4j password (or set KG_NEO4J_PASSWORD)." env:"KG_NEO4J_PASSWORD_FILE" placeholder:"FILE" type:"path"`
	Neo4jDatabase string   `name:"neo4j-database" help:"Neo4j database; the server's default when left out." env:"KG_NEO4J_DATABASE" placeholder:"NAME"`
	Decisions     string   `help:"File of decisions (kg review). Default: beside the store, as kg.decisions.jsonl for kg.db." env:"KG_DECISIONS" placeholder:"FILE" type:"path"`
	Lexicon       []string `help:"Lexicon pack: the name of one that comes with kg, or a YAML file. May be repeated." env:"KG_LEXICON" placeholder:"NAME|FILE" sep:"none"`
	LogLevel      string   `help:"What to log: debug, info, warn, error." default:"warn" enum:"debug,info,warn,error"`
	LogFormat     string   `help:"How to log: text or json." default:"text" enum:"text,json"`
	Config        string   `help:"YAML file with values for these flags and those of serve, by their names. The command line and the environment come first." env:"KG_CONFIG" placeholder:"FILE" type:"path"`

	Load     loadCommand     `cmd:"" help:"Read documents into the store."`
	Build    buildCommand    `cmd:"" help:"Read documents into a shard: sorted files, without a store."`
	Merge    mergeCommand    `cmd:"" help:"Make a graph of shards: files for Neo4j's offline importer, or an embedded store."`
	Serve    serveCommand    `cmd:"" help:"Serve the graph: GraphQL at /graphql, a playground at /playground."`
	Same     sameCommand     `cmd:"" help:"Say why things are taken for one, and why not."`
	Ask      askCommand      `cmd:"" help:"Answer a question from the store, or from files without any store."`
	Audit    auditCommand    `cmd:"" help:"Show what the graph says about itself: rival explanations, disputes, impossible dates, claims without a source."`
	Trace    traceCommand    `cmd:"" help:"Follow citations: works cited together, coupled works, historiograph, main path, years cited, shortest paths."`
	Query    queryCommand    `cmd:"" help:"Run one GraphQL document and print its JSON."`
	Annotate annotateCommand `cmd:"" help:"Show what is found in documents, without any store."`
	Check    checkCommand    `cmd:"" help:"Hold a document's citations against its list of references; for authors and for CI."`
	Refs     refsCommand     `cmd:"" help:"Print the bibliographies of documents: as a list, BibTeX, RIS, CSL-JSON …"`
	Export   exportCommand   `cmd:"" help:"Write the whole graph out, or its works as a bibliography."`
	Review   reviewCommand   `cmd:"" help:"Correct what was read, for good: accept, reject, merge, split, relabel, add."`
	Forget   forgetCommand   `cmd:"" help:"Take a document and all that only it said out of the store."`
	Lexicons lexiconCommand  `cmd:"" name:"lexicon" help:"Keep a lexicon pack: check it, make it of a table, or have one proposed from the graph."`
	Train    trainCommand    `cmd:"" help:"Train what is trained, from data that is right."`
	Backup   backupCommand   `cmd:"" help:"Copy the store into a file."`
	Restore  restoreCommand  `cmd:"" help:"Make a store of a backup."`
	Doctor   doctorCommand   `cmd:"" help:"Look whether the store is well, and say what to do where it is not."`
	Token    tokenCommand    `cmd:"" help:"Keep the tokens by which a server knows who asks."`
	Configs  configCommand   `cmd:"" name:"config" help:"Print the configuration that kg serve would have, and where each value comes from."`
	Bench    benchCommand    `cmd:"" help:"Measure; needs the repository."`
	Version  versionCommand  `cmd:"" help:"Print the version."`
}

// usageError is a mistake in the command line.
type usageError struct{ error }

// partialError tells that some documents failed and others did not.
type partialError struct{ failed, all int }

func (e partialError) Error() string {
	return fmt.Sprintf("%d of %d documents failed; the others are done", e.failed, e.all)
}

// Run is the program: it runs the command that args name and returns the exit code.
func Run(ctx context.Context, args []string, std Streams) int {
	var c commands
	ended := -1
	file := &configFile{}
	parser, err := kong.New(&c,
		kong.Name("kg"),
		kong.Description("A knowledge graph of works, citations, actors, events and policies in which every edge carries the sentence it was read from.\n\n"+exitHelp),
		kong.Writers(std.Out, std.Err),
		kong.Exit(func(code int) { ended = code }),
		kong.UsageOnError(),
		kong.Resolvers(file),
		kong.Vars{"graphFormats": graphFormats()},
		kong.ConfigureHelp(kong.HelpOptions{Compact: true}),
	)
	if err != nil {
		fmt.Fprintln(std.Err, "kg:", err)
		return exitFailed
	}
	if len(args) == 0 {
		args = []string{"--help"}
	}
	parsed, err := parser.Parse(args)
	if ended >= 0 {
		return ended
	}
	if file.err != nil {
		err = file.err
	}
	if err != nil {
		fmt.Fprintf(std.Err, "kg: %v. See: kg --help\n", err)
		return exitUsage
	}
	e := &environment{flags: &c, std: std, log: logger(std.Err, c.LogLevel, c.LogFormat), config: file}
	parsed.BindTo(ctx, (*context.Context)(nil))
	return exitCode(std.Err, parsed.Run(e))
}

// exitCode prints the error as one sentence and says how to end.
func exitCode(w io.Writer, err error) int {
	var usage usageError
	var partial partialError
	switch {
	case err == nil:
		return exitOK
	case errors.As(err, &usage):
		fmt.Fprintf(w, "kg: %v\n", err)
		return exitUsage
	case errors.As(err, &partial):
		fmt.Fprintf(w, "kg: %v\n", err)
		return exitPartial
	case errors.Is(err, errFindings):
		return exitFailed
	}
	fmt.Fprintf(w, "kg: %v\n", err)
	if graph.CodeOf(err) == graph.Timeout {
		fmt.Fprintln(w, "kg: ended early; nothing half-done was kept")
	}
	return exitFailed
}

// environment is what every command works with.
type environment struct {
	flags *commands
	std   Streams
	log   zerolog.Logger
	// config is the file that gave flags their values, if there was one.
	config *configFile
}

func logger(w io.Writer, level, format string) zerolog.Logger {
	l, err := zerolog.ParseLevel(level)
	if err != nil {
		l = zerolog.WarnLevel
	}
	if format == "text" {
		w = zerolog.ConsoleWriter{Out: w, NoColor: !isTerminal(w) || os.Getenv("NO_COLOR") != "", TimeFormat: "15:04:05"}
	}
	return zerolog.New(w).Level(l).With().Timestamp().Logger()
}
