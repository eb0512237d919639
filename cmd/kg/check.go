package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"kg/check"
	"kg/loaders"
	"kg/loaders/pipeline"
)

// checkCommand reads the apparatus of documents as an editor would.
type checkCommand struct {
	Files  []string `arg:"" help:"Files, folders, or - for standard input." placeholder:"FILE"`
	Format string   `help:"How to print: text, json (one object a document and line), sarif (2.1.0, for code hosts and editors)." default:"text" enum:"text,json,sarif"`
	FailOn string   `name:"fail-on" help:"From which severity on a finding makes the exit code 1: note, warning, error, never." default:"warning" enum:"note,warning,error,never"`
	Ignore []string `help:"Rule not to report. May be repeated." placeholder:"RULE"`
}

const checkExitHelp = "Exit codes: 0 nothing is wrong, 1 something is (see --fail-on) or all documents failed, 2 wrong usage, 3 some documents could not be read."

// Help is the command's longer help.
func (checkCommand) Help() string {
	help := "Holds the citations of a document against its list of references and says what does not fit, with line numbers. Needs no store.\n\nRules:\n"
	for _, r := range check.Rules() {
		help += fmt.Sprintf("  %-24s %-8s %s\n", r.ID, r.Severity, r.Says)
	}
	return help + "\nIn a paper's CI: kg check --format sarif paper.md > check.sarif\n\n" + checkExitHelp
}

// Run runs the command.
func (c *checkCommand) Run(ctx context.Context, e *environment) error {
	var ignored []check.RuleID
	for _, name := range c.Ignore {
		if !slices.ContainsFunc(check.Rules(), func(r check.Rule) bool { return string(r.ID) == name }) {
			return usageError{fmt.Errorf("--ignore %s: there is no such rule; `kg check --help` lists them", name)}
		}
		ignored = append(ignored, check.RuleID(name))
	}
	line, err := e.line(0)
	if err != nil {
		return err
	}
	sources, skipped, err := pipeline.Files(c.Files, e.std.In)
	if err != nil {
		return err
	}
	e.reporter(len(sources), true).skip(skipped)
	var reports []check.Report
	for _, s := range sources {
		r, err := checkOne(ctx, line, s)
		if err != nil {
			if ctx.Err() != nil {
				return err
			}
			fmt.Fprintf(e.std.Err, "failed   %s: %v\n", s.Name, err)
			continue
		}
		reports = append(reports, r.Without(ignored...))
	}
	if err := c.write(e.std.Out, reports); err != nil {
		return fmt.Errorf("print the report: %w", err)
	}
	return c.outcome(reports, len(sources))
}

// checkOne annotates a document and keeps the bytes it was read from: they lead findings to lines.
func checkOne(ctx context.Context, line *pipeline.Line, s loaders.Source) (check.Report, error) {
	name := s.Name
	if name == "" {
		name = "-"
	}
	var raw bytes.Buffer
	switch {
	case s.Raw != nil:
		raw.Write(s.Raw)
	case s.Reader != nil:
		s.Reader = io.TeeReader(s.Reader, &raw)
	default:
		open := s.Open
		s.Open = func() (io.ReadCloser, error) {
			f, err := open()
			if err != nil {
				return nil, err
			}
			return struct {
				io.Reader
				io.Closer
			}{io.TeeReader(f, &raw), f}, nil
		}
	}
	d, err := line.Annotate(ctx, s)
	if err != nil {
		return check.Report{}, err
	}
	return check.Document(d, name, raw.Bytes()), nil
}

func (c *checkCommand) write(w io.Writer, reports []check.Report) error {
	switch c.Format {
	case "json":
		return check.WriteJSON(w, reports)
	case "sarif":
		return check.WriteSARIF(w, version(), reports)
	}
	return check.WriteText(w, reports)
}

// errFindings ends the command with code 1; the report has said everything already.
var errFindings = errors.New("")

func (c *checkCommand) outcome(reports []check.Report, all int) error {
	switch failed := all - len(reports); {
	case failed > 0 && failed == all:
		return fmt.Errorf("no document could be read")
	case failed > 0:
		return partialError{failed: failed, all: all}
	}
	if c.FailOn == "never" {
		return nil
	}
	for _, r := range reports {
		if r.Count(check.Severity(c.FailOn)) > 0 {
			return errFindings
		}
	}
	return nil
}
