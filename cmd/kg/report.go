package main

import (
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"kg/document"
	"kg/graph"
	"kg/loaders/pipeline"
)

// reporter prints what became of each document, with a running count on a terminal.
type reporter struct {
	out, err  io.Writer
	terminal  bool
	json      bool
	all       int
	done      int
	failed    int
	unchanged int
	price     price
	proposed  *document.Proposed // of all documents
}

func (e *environment) reporter(all int, asJSON bool) *reporter {
	return &reporter{out: e.std.Out, err: e.std.Err, terminal: isTerminal(e.std.Err), json: asJSON, all: all}
}

// skip says which files in folders were passed over, by their endings.
func (r *reporter) skip(paths []string) {
	count := map[string]int{}
	for _, p := range paths {
		count[strings.ToLower(filepath.Ext(p))]++
	}
	for _, ending := range slices.Sorted(maps.Keys(count)) {
		fmt.Fprintf(r.err, "skipped  %d files ending in %s: not documents; name one itself to have it read\n", count[ending], ending)
	}
}

// loadReport is the JSON form of a report.
type loadReport struct {
	Name     string         `json:"name"`
	Document graph.ID       `json:"document,omitempty"`
	Media    string         `json:"media,omitempty"`
	Bytes    int64          `json:"bytes,omitempty"`
	Coverage graph.Coverage `json:"coverage"`
	Written  graph.Counts   `json:"written"`
	Millis   int64          `json:"milliseconds"`
	Code     graph.Code     `json:"code,omitempty"`
	Error    string         `json:"error,omitempty"`
	Model    *modelReport   `json:"model,omitempty"`
}

func (r *reporter) add(p pipeline.Report) {
	r.done++
	if r.terminal {
		fmt.Fprint(r.err, "\r\x1b[K")
	}
	switch {
	case p.Err != nil:
		r.failed++
	case p.Written.Unchanged:
		r.unchanged++
	}
	if r.json {
		r.line(p)
	} else {
		r.sentence(p)
	}
	if r.terminal && r.done < r.all {
		fmt.Fprintf(r.err, "%d of %d documents", r.done, r.all)
	}
}

func (r *reporter) line(p pipeline.Report) {
	out := loadReport{
		Name: p.Name, Document: p.Document, Media: p.Media, Bytes: p.Bytes, Coverage: p.Coverage,
		Written: p.Written, Millis: p.Took.Milliseconds(), Code: graph.CodeOf(p.Err), Model: r.price.report(p.Proposed),
	}
	if p.Err != nil {
		out.Error = p.Err.Error()
	}
	if b, err := json.Marshal(out); err == nil {
		fmt.Fprintf(r.out, "%s\n", b)
	}
}

func (r *reporter) sentence(p pipeline.Report) {
	c := p.Coverage
	switch {
	case p.Err != nil:
		fmt.Fprintf(r.err, "failed   %s: %v\n", p.Name, p.Err)
	case p.Written.Kept != "":
		fmt.Fprintf(r.out, "as is    %s: the same bytes as %s, under whose name the document stays\n", p.Name, p.Written.Kept)
	case p.Written.Unchanged:
		fmt.Fprintf(r.out, "as is    %s: loaded before, nothing changed\n", p.Name)
	default:
		fmt.Fprintf(r.out, "loaded   %s: %d references, %d citations (%d resolved, %d probable, %d ambiguous, %d dangling), %d statements; %d nodes and %d pieces of evidence written\n",
			p.Name, c.References, c.Citations, c.Resolved, c.Probable, c.Ambiguous, c.Dangling, c.Statements,
			p.Written.WrittenNodes, p.Written.WrittenEvidence)
	}
	r.price.tell(r.out, r.err, p.Name, p.Proposed)
	r.proposed = sum(r.proposed, p.Proposed)
}

func (r *reporter) end() {
	if r.terminal {
		fmt.Fprint(r.err, "\r\x1b[K")
	}
	if r.json || r.all < 2 {
		return
	}
	fmt.Fprintf(r.out, "%d documents: %d loaded, %d as they were, %d failed", r.all, r.done-r.failed-r.unchanged, r.unchanged, r.failed)
	if left := r.all - r.done; left > 0 {
		fmt.Fprintf(r.out, ", %d not tried", left)
	}
	fmt.Fprintln(r.out)
	r.price.tell(r.out, r.err, "in all", r.proposed)
}

// outcome is nil when all went well, a [partialError] when some did.
func (r *reporter) outcome() error {
	switch {
	case r.failed == 0:
		return nil
	case r.failed == r.all && r.all == 1:
		return errLoadFailed
	case r.failed == r.all:
		return fmt.Errorf("all %d documents failed", r.all)
	}
	return partialError{failed: r.failed, all: r.all}
}

// errLoadFailed repeats nothing: the report has said what went wrong.
var errLoadFailed = graph.Errorf(graph.Invalid, "the document was not loaded")
