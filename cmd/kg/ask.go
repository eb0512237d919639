package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"kg/graph"
	"kg/graph/ask"
	"kg/loaders/pipeline"
)

// askCommand answers a question.
type askCommand struct {
	Question string   `arg:"" help:"The question, in English, in quotation marks."`
	Files    []string `arg:"" optional:"" help:"Files to answer from instead of the store; nothing is kept." placeholder:"FILE"`
	JSON     bool     `name:"json" help:"Print the answer as JSON."`
	Quotes   int      `help:"Quotes to show for each line of the answer." default:"2"`

	Model modelFlags `embed:"" prefix:"llm-"`
}

// Help is the command's longer help.
func (askCommand) Help() string {
	var b strings.Builder
	b.WriteString("What can be asked:\n")
	for _, f := range ask.Forms() {
		b.WriteString("  " + f.Example() + "\n")
	}
	b.WriteString("\n" + exitHelp)
	return b.String()
}

// Run runs the command.
func (c *askCommand) Run(ctx context.Context, e *environment) error {
	store, partial, err := e.storeToAsk(ctx, c.Files, c.Model)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	a, err := ask.To(ctx, store, c.Question)
	if err != nil {
		return err
	}
	if partial != nil {
		a.Missing = append(a.Missing, "Not all files could be read: "+partial.Error()+".")
	}
	if c.JSON {
		enc := json.NewEncoder(e.std.Out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		if err := enc.Encode(a); err != nil {
			return fmt.Errorf("print the answer: %w", err)
		}
	} else {
		c.print(e, a)
	}
	if a.Understood == "" {
		return graph.Errorf(graph.Invalid, "the question could not be answered")
	}
	return partial
}

// storeToAsk is the store, or, with files, one in memory that holds them, read by the rules and by the model that the flags name.
func (e *environment) storeToAsk(ctx context.Context, files []string, m modelFlags) (graph.Store, error, error) {
	if len(files) == 0 {
		s, err := e.openStore(ctx)
		return s, nil, err
	}
	line, err := e.modelLine(0, m)
	if err != nil {
		return nil, nil, err
	}
	cost, err := m.price()
	if err != nil {
		return nil, nil, usageError{err}
	}
	sources, skipped, err := pipeline.Files(files, e.std.In)
	if err != nil {
		return nil, nil, err
	}
	e.reporter(len(sources), true).skip(skipped)
	store, err := e.memoryStore(ctx)
	if err != nil {
		return nil, nil, err
	}
	var failures []error
	err = line.Load(ctx, store, sources, func(r pipeline.Report) {
		cost.tell(e.std.Err, e.std.Err, r.Name, r.Proposed)
		if r.Err != nil {
			failures = append(failures, r.Err)
			fmt.Fprintf(e.std.Err, "failed   %s: %v\n", r.Name, r.Err)
		}
	})
	if err == nil && len(failures) == len(sources) {
		err = errors.Join(failures...)
	}
	if err != nil {
		closeStore(e, store)
		return nil, nil, err
	}
	if len(failures) > 0 {
		return store, partialError{failed: len(failures), all: len(sources)}, nil
	}
	return store, nil, nil
}

func (c *askCommand) print(e *environment, a *ask.Answer) {
	w := e.std.Out
	names := map[graph.ID]string{}
	for _, d := range a.Documents {
		names[d.ID] = d.Name
	}
	fmt.Fprintln(w, a.Summary)
	if a.Understood != "" {
		fmt.Fprintf(w, "(understood as: %s)\n", a.Understood)
	}
	for _, r := range a.Rows {
		fmt.Fprintf(w, "\n* %s", r.Label)
		if r.Detail != "" {
			fmt.Fprintf(w, "  [%s]", r.Detail)
		}
		if r.Confidence > 0 && r.Confidence < 1 {
			fmt.Fprintf(w, "  confidence %.2f", r.Confidence)
		}
		if r.Hedged {
			fmt.Fprint(w, ", hedged")
		}
		fmt.Fprintln(w)
		for i, q := range r.Quotes {
			if i == c.Quotes {
				fmt.Fprintf(w, "    … and %d more\n", len(r.Quotes)-i)
				break
			}
			fmt.Fprintf(w, "    “%s”\n      %s[%d:%d], %s\n", oneLine(q.Quote), names[q.Document], q.Span.Start, q.Span.End, where(q))
			for _, d := range q.Decisions {
				fmt.Fprintf(w, "      %s\n", oneLine(d.Line()))
			}
		}
	}
	for _, m := range a.Missing {
		fmt.Fprintf(w, "\nNot covered: %s", m)
	}
	if len(a.Missing) > 0 {
		fmt.Fprintln(w)
	}
	for _, s := range a.Suggestions {
		fmt.Fprintf(w, "  %s\n", s)
	}
}

func where(q graph.Evidence) string {
	out := "by " + q.Rule
	if q.Section != "" {
		out = q.Section + ", " + out
	}
	return out
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
