package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"kg/annotate/lexicon"
	"kg/graph"
)

// lexiconCommand is for people who keep a pack.
type lexiconCommand struct {
	Check     lexiconCheckCommand     `cmd:"" help:"Say what is wrong with packs, by line."`
	Import    lexiconImportCommand    `cmd:"" help:"Make a pack of a table (CSV)."`
	FromGraph lexiconFromGraphCommand `cmd:"" name:"from-graph" help:"Propose a pack: what the loaded documents name and no pack knows yet."`
}

// lexiconCheckCommand reads packs and says what is wrong.
type lexiconCheckCommand struct {
	Packs []string `arg:"" help:"Packs: YAML, CSV, or the names of those that come with kg." placeholder:"PACK"`
}

// Help is the command's longer help.
func (lexiconCheckCommand) Help() string {
	return "All packs are read together as well, as --lexicon would: ids that one pack has of another must exist. Warnings do not fail.\n\nExit codes: 0 the packs can be used, 1 something is wrong, 2 wrong usage."
}

// Run runs the command.
func (c *lexiconCheckCommand) Run(_ context.Context, e *environment) error {
	var packs []*lexicon.Pack
	wrong := 0
	for _, name := range c.Packs {
		p, err := readPack(name)
		var faults *lexicon.Error
		switch {
		case errors.As(err, &faults):
			wrong += len(faults.Problems)
			fmt.Fprintln(e.std.Out, faults.Error())
			continue
		case err != nil:
			return usageError{err}
		}
		for _, w := range p.Warnings {
			fmt.Fprintf(e.std.Out, "%s (warning)\n", w)
		}
		packs = append(packs, p)
		fmt.Fprintf(e.std.Out, "%s: %s\n", name, summary(p))
	}
	if wrong == 0 {
		if _, err := lexicon.Merge(packs...); err != nil {
			fmt.Fprintln(e.std.Out, err)
			wrong++
		}
	}
	if wrong > 0 {
		return graph.Errorf(graph.Invalid, "%d things are wrong", wrong)
	}
	return nil
}

// summary counts a pack's entries: "57 entries (20 actors, 30 events, 7 policies), 140 names".
func summary(p *lexicon.Pack) string {
	kinds, names := map[string]int{}, 0
	for _, e := range p.Entries {
		kinds[string(e.Kind)]++
		names += 1 + len(e.Aliases) + len(e.Metonyms) + len(e.Ambiguous)
	}
	return fmt.Sprintf("%d entries (%d actors, %d events, %d policies), %d names", len(p.Entries), kinds["actor"], kinds["event"], kinds["policy"], names)
}

// lexiconImportCommand makes a pack of a table.
type lexiconImportCommand struct {
	Table string `arg:"" help:"CSV file; its first row names the columns: kind, name, and of id, type, aliases, date, part_of … those that there are." type:"existingfile"`
	Pack  string `help:"Name of the pack: lower-case letters, digits, hyphens. Default: from the file's name." placeholder:"NAME"`
	Title string `help:"Title of the pack."`
	Out   string `short:"o" help:"File to write; standard output when left out." type:"path"`
}

// Run runs the command.
func (c *lexiconImportCommand) Run(_ context.Context, e *environment) error {
	f, err := os.Open(c.Table)
	if err != nil {
		return usageError{err}
	}
	defer f.Close()
	pack := c.Pack
	if pack == "" {
		pack = packName(c.Table)
	}
	p, err := lexicon.ReadCSV(filepath.Base(c.Table), pack, f)
	if err != nil {
		return graph.Errorf(graph.Invalid, "%w", err)
	}
	for _, w := range p.Warnings {
		fmt.Fprintf(e.std.Err, "%s (warning)\n", w)
	}
	p.Title = c.Title
	return e.toFile(c.Out, func(w io.Writer) error { return lexicon.Write(w, p) })
}

// packName is the name of a pack that a file holds, from the file's name.
func packName(path string) string {
	base := filepath.Base(path)
	return lexicon.IDOf(strings.TrimSuffix(base, filepath.Ext(base)), map[string]bool{})
}

// lexiconFromGraphCommand proposes a pack.
type lexiconFromGraphCommand struct {
	Files     []string `arg:"" optional:"" help:"Files to read instead of the store; nothing is kept." placeholder:"FILE"`
	Pack      string   `help:"Name of the pack." default:"proposed"`
	Kind      []string `help:"Kinds to propose: actor, event, policy. May be repeated." default:"actor,event,policy" enum:"actor,event,policy"`
	Documents int      `help:"Propose what at least so many documents name." default:"1"`
	Mentions  int      `help:"Propose what is named in at least so many sentences." default:"2"`
	First     int      `help:"At most so many entries, the most named first." default:"200"`
	Out       string   `short:"o" help:"File to write; standard output when left out." type:"path"`
}

// Help is the command's longer help.
func (lexiconFromGraphCommand) Help() string {
	return "Writes what the documents name, by how often, with the names each goes by and a sentence that names it. A proposal is for a person to go through: strike out, join, add names and dates, and check it with `kg lexicon check`.\n\nNames of one word are put under `ambiguous`: they count only after a longer name in the same document. What the packs given by --lexicon know is left out.\n\n" + exitHelp
}

// Run runs the command.
func (c *lexiconFromGraphCommand) Run(ctx context.Context, e *environment) error {
	if c.First < 1 || c.Mentions < 1 || c.Documents < 1 {
		return usageError{errors.New("--first, --mentions and --documents are 1 or more")}
	}
	known, err := e.lexicon(e.flags.Lexicon)
	if err != nil {
		return err
	}
	store, partial, err := e.storeToAsk(ctx, c.Files, modelFlags{})
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	p, leftOut, err := propose(ctx, store, known, c)
	if err != nil {
		return err
	}
	if err := e.toFile(c.Out, func(w io.Writer) error { return lexicon.Write(w, p) }); err != nil {
		return err
	}
	fmt.Fprintf(e.std.Err, "proposed %s; %s\n", summary(p), leftOut)
	return partial
}
