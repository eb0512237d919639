package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"runtime"

	"kg/graph"
	"kg/graph/backup"
	"kg/graph/doctor"
	"kg/graph/review"
	"kg/graph/sqlite"
)

// doctorCommand looks whether the store is well.
type doctorCommand struct {
	Rebuild bool `help:"Also make the graph anew, in memory, of what the documents say, and hold the store against it."`
	JSON    bool `name:"json" help:"Print the report as JSON."`
}

// Help is the command's longer help.
func (doctorCommand) Help() string {
	return "Looks and changes nothing: is the store there, whole and of this version; does every document's batch obey the laws, each quote being the slice of the text that its span says;\n" +
		"do edges and evidence lead to what is there; is every node spoken of; do the decisions of people find what they are about. Each finding says what to do.\n\n" +
		"Exit codes: 0 nothing worse than a warning, 1 something is wrong, 2 wrong usage."
}

// Run runs the command.
func (c *doctorCommand) Run(ctx context.Context, e *environment) error {
	r := &doctor.Report{}
	if err := c.examine(ctx, e, r); err != nil {
		return err
	}
	if c.JSON {
		b, err := json.Marshal(r)
		if err == nil {
			err = printJSON(e.std.Out, b)
		}
		if err != nil {
			return err
		}
	} else {
		c.print(e, r)
	}
	if r.Failed() {
		return errFindings
	}
	return nil
}

const (
	asksReachable = "the store can be opened and has the schema of this program"
	asksFile      = "the file of the store is whole"
	asksDecisions = "the decisions of people find what they are about"
	asksRebuild   = "the graph is the one that its documents make"
)

func (c *doctorCommand) examine(ctx context.Context, e *environment, r *doctor.Report) error {
	r.Asked("reachable", asksReachable)
	if e.flags.Neo4j == "" {
		if whole, err := lookAtFile(ctx, e, r); err != nil || !whole {
			return err
		}
	}
	store, err := e.openToLook(ctx)
	if ctx.Err() != nil {
		return err
	}
	if err != nil {
		r.Add(asksReachable, doctor.Finding{Check: "reachable", Severity: doctor.Failure, Says: err.Error(), Do: "what the sentence says"})
		return nil
	}
	defer closeStore(e, store)
	if err := doctor.Examine(ctx, store, r); err != nil {
		if ctx.Err() != nil {
			return err
		}
		r.Add(asksReachable, doctor.Finding{Check: "reachable", Severity: doctor.Failure, Says: err.Error(), Do: "restore a backup (kg restore), or load the documents into a new store"})
		return nil
	}
	if err := decisionsFind(ctx, e, store, r); err != nil {
		return err
	}
	if c.Rebuild {
		return rebuilt(ctx, e, store, r)
	}
	return nil
}

// lookAtFile looks at the file of an embedded store; where it is not whole there is no use in asking more.
func lookAtFile(ctx context.Context, e *environment, r *doctor.Report) (whole bool, err error) {
	path, err := e.storePath()
	if err != nil {
		return false, err
	}
	add := func(s doctor.Severity, says, do string) {
		r.Add(asksFile, doctor.Finding{Check: "file", Severity: s, Subject: path, Says: says, Do: do})
	}
	r.Asked("file", asksFile)
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		add(doctor.Failure, "there is no store", "name its file with --store, or make one: kg load")
		return false, nil
	}
	if err != nil {
		add(doctor.Failure, err.Error(), "check the rights of the file and its folder")
		return false, nil
	}
	if runtime.GOOS != "windows" && info.Mode().Perm()&0o022 != 0 {
		add(doctor.Warning, fmt.Sprintf("others may write to it (%s)", info.Mode().Perm()), "chmod go-w "+path)
	}
	problems, err := sqlite.CheckFile(ctx, path)
	if ctx.Err() != nil {
		return false, err
	}
	if err != nil {
		add(doctor.Failure, err.Error(), "what the sentence says")
		return false, nil
	}
	for _, p := range problems {
		add(doctor.Failure, p, "restore a backup (kg restore), or load the documents into a new store")
	}
	return len(problems) == 0, nil
}

// decisionsFind holds the decisions that the store holds against what they are about.
func decisionsFind(ctx context.Context, e *environment, store graph.Store, r *doctor.Report) error {
	r.Asked("decisions", asksDecisions)
	set, err := review.Held(ctx, store)
	if err != nil {
		r.Add(asksDecisions, doctor.Finding{Check: "decisions", Severity: doctor.Failure, Says: err.Error(), Do: "bring the file of decisions back (--decisions) and open the store with it"})
		return nil
	}
	statuses, err := set.Statuses(ctx, store, nil)
	if err != nil {
		return err
	}
	for _, s := range statuses {
		if s.State == review.Waiting {
			r.Add(asksDecisions, doctor.Finding{Check: "decisions", Severity: doctor.Warning, Subject: string(s.ID), Says: s.Summary() + ": " + s.Note,
				Do: "load the document again, decide anew (kg review), or undo it"})
		}
	}
	file, err := e.decisions()
	if err != nil {
		return err
	}
	if _, _, err := file.Read(); err != nil {
		r.Add(asksDecisions, doctor.Finding{Check: "decisions", Severity: doctor.Failure, Subject: file.Path, Says: err.Error(), Do: "mend the line, or bring back a copy of the file"})
	}
	return nil
}

// rebuilt makes the graph anew and compares.
func rebuilt(ctx context.Context, e *environment, store graph.Store, r *doctor.Report) error {
	r.Asked("rebuild", asksRebuild)
	same, err := backup.Remakes(ctx, store, func() (graph.Store, error) { return sqlite.Open(ctx, ":memory:", e.log) })
	if err != nil {
		return err
	}
	if !same {
		r.Add(asksRebuild, doctor.Finding{Check: "rebuild", Severity: doctor.Failure, Says: "the graph that the documents make is another one",
			Do: "make a portable backup (kg backup --portable) and restore it into a new store, which makes the graph anew"})
	}
	return nil
}

func (c *doctorCommand) print(e *environment, r *doctor.Report) {
	out := e.std.Out
	fmt.Fprintf(out, "%d documents, %d nodes, %d edges, %d pieces of evidence\n", r.Documents, r.Nodes, r.Edges, r.Evidence)
	for _, check := range r.Checks {
		if check.Found == 0 {
			fmt.Fprintf(out, "ok       %-10s %s\n", check.Name, check.Says)
			continue
		}
		fmt.Fprintf(out, "%-8d %-10s %s\n", check.Found, check.Name, check.Says)
		for _, f := range r.Findings {
			if f.Check == check.Name {
				fmt.Fprintf(out, "  %s: %s\n    %s\n    → %s\n", f.Severity, f.Subject, f.Says, f.Do)
			}
		}
		if check.Found > doctor.MaxFindings {
			fmt.Fprintf(out, "  … and %d more\n", check.Found-doctor.MaxFindings)
		}
	}
}
