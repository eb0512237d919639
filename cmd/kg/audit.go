package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"kg/graph/audit"
)

// auditCommand prints what the graph says about itself.
type auditCommand struct {
	Files         []string `arg:"" optional:"" help:"Files to look at instead of the store; nothing is kept." placeholder:"FILE"`
	Rule          []string `help:"Rule to look by; all when left out. May be repeated." placeholder:"RULE"`
	First         int      `help:"Findings of each rule to print." default:"20"`
	MinConfidence float64  `name:"min-confidence" help:"Leave out statements below this confidence, 0 to 1." default:"0"`
	JSON          bool     `name:"json" help:"Print the report as JSON."`

	Model modelFlags `embed:"" prefix:"llm-"`
}

// Help is the command's longer help.
func (auditCommand) Help() string {
	help := "Puts side by side what a reader should look at together: rival explanations, what is disputed, causes dated after their effects, claims without a source. A finding is no verdict.\n\nRules:\n"
	for _, r := range audit.Rules() {
		help += fmt.Sprintf("  %-20s %s\n", r.ID, r.Says)
	}
	return help + "\n" + exitHelp
}

// Run runs the command.
func (c *auditCommand) Run(ctx context.Context, e *environment) error {
	if c.First < 1 {
		return usageError{fmt.Errorf("--first %d: ask for 1 or more", c.First)}
	}
	store, partial, err := e.storeToAsk(ctx, c.Files, c.Model)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	o := audit.Options{First: c.First, MinConfidence: c.MinConfidence}
	for _, r := range c.Rule {
		o.Rules = append(o.Rules, audit.RuleID(r))
	}
	report, err := audit.Run(ctx, store, o)
	if err != nil {
		return err
	}
	if partial != nil {
		report.Missing = append(report.Missing, "Not all files could be read: "+partial.Error()+".")
	}
	if c.JSON {
		enc := json.NewEncoder(e.std.Out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		err = enc.Encode(report)
	} else {
		err = buffered(e.std.Out, func(w io.Writer) error { return c.print(w, report) })
	}
	if err != nil {
		return fmt.Errorf("print the report: %w", err)
	}
	return partial
}

func (c *auditCommand) print(w io.Writer, r *audit.Report) error {
	printed := map[audit.RuleID]int{}
	for _, f := range r.Findings {
		if printed[f.Rule]++; printed[f.Rule] == 1 {
			fmt.Fprintf(w, "%s (%d)\n", f.Rule, r.Found[f.Rule])
		}
		fmt.Fprintf(w, "\n* %s\n", f.Says)
		for _, s := range f.Sides {
			fmt.Fprintf(w, "  - %s%s\n    “%s”\n", s.Node.Label(), remarks(s), oneLine(s.Quotes[0].Quote))
		}
		if left := r.Found[f.Rule] - c.First; left > 0 && printed[f.Rule] == c.First {
			fmt.Fprintf(w, "\n… and %d more; --first shows them\n", left)
		}
		if printed[f.Rule] == min(r.Found[f.Rule], c.First) {
			fmt.Fprintln(w)
		}
	}
	for _, m := range r.Missing {
		fmt.Fprintf(w, "Not covered: %s\n", m)
	}
	_, err := fmt.Fprintf(w, "%d findings about %d events and policies in %d documents\n", total(r.Found), r.Things, r.Documents)
	return err
}

// remarks is what a side says beside its name, in brackets: relation, doubt and note.
func remarks(s audit.Side) string {
	out := string(s.Relation)
	if s.Negated {
		out = "not " + out
	}
	if s.Hedged {
		out += ", hedged"
	}
	if s.Note != "" {
		out += "; " + s.Note
	}
	return "  [" + out + "]"
}

func total(counts map[audit.RuleID]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}
