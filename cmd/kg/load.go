package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"

	"kg/annotate"
	"kg/annotate/lexicon"
	"kg/graph"
	"kg/loaders"
	"kg/loaders/pipeline"
	"kg/seeds"
)

// loadCommand reads documents into the store.
type loadCommand struct {
	Paths       []string `arg:"" help:"Files, folders (with all below them), or - for standard input." placeholder:"PATH"`
	MaxFileSize int64    `help:"Largest file to read, in bytes." default:"67108864"`
	JSON        bool     `name:"json" help:"Print one JSON report a document and line."`

	Model modelFlags `embed:"" prefix:"llm-"`
}

// Help is the command's longer help.
func (loadCommand) Help() string {
	return "Each document is in the store whole or not at all; the same document again changes nothing.\n" +
		"A file that cannot be read is reported and the others go on.\n\n" + exitHelp
}

// Run runs the command.
func (c *loadCommand) Run(ctx context.Context, e *environment) error {
	line, err := e.modelLine(c.MaxFileSize, c.Model)
	if err != nil {
		return err
	}
	sources, skipped, err := pipeline.Files(c.Paths, e.std.In)
	if err != nil {
		return err
	}
	store, err := e.openStore(ctx)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	report := e.reporter(len(sources), c.JSON)
	if report.price, err = c.Model.price(); err != nil {
		return usageError{err}
	}
	report.skip(skipped)
	err = line.Load(ctx, store, sources, report.add)
	report.end()
	if err != nil {
		return err
	}
	return report.outcome()
}

// line is the way from a file to a batch, as the flags set it up.
func (e *environment) line(maxBytes int64) (*pipeline.Line, error) {
	lex, err := e.lexicon(e.flags.Lexicon)
	if err != nil {
		return nil, err
	}
	list := annotate.Default(lex)
	if err := annotate.Check(list); err != nil {
		return nil, fmt.Errorf("order of annotators: %w", err)
	}
	return &pipeline.Line{Limits: loaders.Limits{MaxBytes: maxBytes, Option: "--max-file-size"}, Annotators: list, Log: e.log}, nil
}

// lexicon reads the packs: each is the name of one that comes with kg, or a file.
func (e *environment) lexicon(names []string) (*lexicon.Lexicon, error) {
	var packs []*lexicon.Pack
	for _, name := range names {
		p, err := readPack(name)
		if err != nil {
			return nil, usageError{err}
		}
		packs = append(packs, p)
	}
	lex, err := lexicon.Merge(packs...)
	if err != nil {
		return nil, usageError{err}
	}
	return lex, nil
}

func readPack(name string) (*lexicon.Pack, error) {
	if f, err := seeds.OpenPack(name); err == nil {
		defer f.Close()
		return lexicon.Read(name+".yaml", f)
	}
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("lexicon %s: neither a file nor one of the packs that come with kg (%s)", name, strings.Join(seeds.Packs(), ", "))
	}
	defer f.Close()
	if strings.EqualFold(filepath.Ext(name), ".csv") {
		return lexicon.ReadCSV(filepath.Base(name), packName(name), f)
	}
	return lexicon.Read(filepath.Base(name), f)
}

func closeStore(e *environment, s graph.Store) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	if err := s.Close(ctx); err != nil {
		e.log.Error().Err(err).Msg("store did not close")
	}
}

// isTerminal tells whether w is a terminal, where progress may be drawn.
func isTerminal(w io.Writer) bool {
	f, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
