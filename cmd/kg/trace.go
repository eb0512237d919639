package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"

	"kg/graph"
	"kg/graph/ask"
	"kg/graph/trace"
)

// traceCommand follows citations, and what works explain.
type traceCommand struct {
	Cocitations    cocitationsCommand    `cmd:"" help:"Works that are cited together."`
	Couplings      couplingsCommand      `cmd:"" help:"Works that share references, or explain the same."`
	Coexplanations coexplanationsCommand `cmd:"" help:"Events and policies that the same works explain."`
	Historiograph  historiographCommand  `cmd:"" help:"Works in the order of their years, with the citations among them."`
	MainPath       mainPathCommand       `cmd:"" help:"The chain of citations by which knowledge mainly went."`
	Years          yearsCommand          `cmd:"" help:"How often works of each year are cited, and where that peaks."`
	Path           pathCommand           `cmd:"" help:"The shortest chains of edges between two nodes, with a quote at each step."`
}

// Help is the command's longer help.
func (traceCommand) Help() string {
	return "Each looks at the whole graph, or with --about at the works that explain, report or dispute one event or policy. docs/tracing.md has the formulas with their sources.\n\n" + exitHelp
}

// traceFlags are what all questions of kg trace share.
type traceFlags struct {
	Files         []string `arg:"" optional:"" help:"Files to look at instead of the store; nothing is kept." placeholder:"FILE"`
	About         string   `help:"Keep to works that speak of this event or policy: a name or an id." placeholder:"NAME"`
	Parts         bool     `help:"Count what is said of its parts, and of their parts, as said of it."`
	Relation      []string `help:"How they speak of it: explains, reports, disputes, discusses; the first three when left out. May be repeated." placeholder:"RELATION"`
	MinConfidence float64  `name:"min-confidence" help:"Leave out edges below this confidence, 0 to 1." default:"0"`
	JSON          bool     `name:"json" help:"Print the answer as JSON."`

	Model modelFlags `embed:"" prefix:"llm-"`
}

// scope is which works the flags choose.
func (f traceFlags) scope(ctx context.Context, e *environment, store graph.Store) (trace.Scope, error) {
	s := trace.Scope{Parts: f.Parts, MinConfidence: f.MinConfidence}
	for _, r := range f.Relation {
		s.Relations = append(s.Relations, graph.Relation(r))
	}
	if f.About == "" {
		return s, nil
	}
	n, err := e.readAs(ctx, store, f.About, graph.KindEvent, graph.KindPolicy)
	if err != nil {
		return s, err
	}
	s.About = n.NodeID()
	return s, nil
}

// answering is an answer of graph/trace: what it rests on, and how it is printed.
type answering struct {
	value  any
	common *trace.Common
	print  func(io.Writer)
}

// answer opens the store, finds the answer and prints it.
func (f traceFlags) answer(ctx context.Context, e *environment, find func(graph.Store, trace.Scope) (answering, error)) error {
	store, partial, err := e.storeToAsk(ctx, f.Files, f.Model)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	scope, err := f.scope(ctx, e, store)
	if err != nil {
		return err
	}
	a, err := find(store, scope)
	if err != nil {
		return err
	}
	if partial != nil {
		a.common.Missing = append(a.common.Missing, "Not all files could be read: "+partial.Error()+".")
	}
	if err := f.write(e, a); err != nil {
		return fmt.Errorf("print the answer: %w", err)
	}
	return partial
}

func (f traceFlags) write(e *environment, a answering) error {
	if f.JSON {
		enc := json.NewEncoder(e.std.Out)
		enc.SetIndent("", "  ")
		enc.SetEscapeHTML(false)
		return enc.Encode(a.value)
	}
	return buffered(e.std.Out, func(w io.Writer) error {
		a.print(w)
		for _, m := range a.common.Missing {
			fmt.Fprintf(w, "Not covered: %s\n", m)
		}
		_, err := fmt.Fprintf(w, "%s and %s were looked at\n", counted(a.common.Works, "work"), counted(a.common.Links, "link"))
		return err
	})
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// pairFlags are what all questions for pairs share.
type pairFlags struct {
	traceFlags `embed:""`
	With       string `help:"Keep to pairs of this one: a name, a citation key or an id." placeholder:"NAME"`
	MinShared  int    `name:"min-shared" help:"Keep to pairs that have so much in common." default:"1"`
	Order      string `help:"What to put the pairs in order by: count, cosine or jaccard." default:"count" enum:"count,cosine,jaccard"`
	First      int    `help:"Pairs to print." default:"20"`
	Through    int    `help:"Of what a pair has in common, how much to print with its quotes." default:"2"`
}

type (
	cocitationsCommand    struct{ pairFlags }
	coexplanationsCommand struct{ pairFlags }
	couplingsCommand      struct {
		pairFlags
		By string `help:"What they share: references or explanations." default:"references" enum:"references,explanations"`
	}
)

// Run runs the command.
func (c *cocitationsCommand) Run(ctx context.Context, e *environment) error {
	return c.run(ctx, e, trace.Cocitation)
}

// Run runs the command.
func (c *couplingsCommand) Run(ctx context.Context, e *environment) error {
	if c.By == "explanations" {
		return c.run(ctx, e, trace.ExplanationCoupling)
	}
	return c.run(ctx, e, trace.Coupling)
}

// Run runs the command.
func (c *coexplanationsCommand) Run(ctx context.Context, e *environment) error {
	return c.run(ctx, e, trace.Coexplanation)
}

func (c *pairFlags) run(ctx context.Context, e *environment, like trace.Likeness) error {
	return c.answer(ctx, e, func(store graph.Store, scope trace.Scope) (answering, error) {
		q := trace.PairQuery{Scope: scope, Like: like, MinShared: c.MinShared, Order: trace.Measure(c.Order), First: c.First, Through: c.Through}
		if c.With != "" {
			kinds := []graph.Kind{graph.KindWork}
			if like == trace.Coexplanation {
				kinds = []graph.Kind{graph.KindEvent, graph.KindPolicy}
			}
			n, err := e.nodeCalled(ctx, store, c.With, kinds...)
			if err != nil {
				return answering{}, err
			}
			q.With = n.NodeID()
		}
		p, err := trace.FindPairs(ctx, store, q)
		if err != nil {
			return answering{}, err
		}
		return answering{p, &p.Common, func(w io.Writer) { printPairs(w, p) }}, nil
	})
}

// nodeCalled is the one node that a name or id means; works are found by their citation keys and titles.
func (e *environment) nodeCalled(ctx context.Context, store graph.Store, name string, kinds ...graph.Kind) (graph.Node, error) {
	if graph.ID(name).Kind() != "" || kinds[0] != graph.KindWork {
		return e.readAs(ctx, store, name, kinds...)
	}
	works, err := ask.FindWorks(ctx, store, name, "")
	if err != nil {
		return nil, err
	}
	switch len(works) {
	case 0:
		near, err := ask.Nearest(ctx, store, name, kinds...)
		if err != nil {
			return nil, err
		}
		return nil, graph.Errorf(graph.NotFound, "no work here is known as %q; the nearest names: %v", name, near)
	case 1:
		return works[0], nil
	}
	return nil, graph.Errorf(graph.Invalid, "%d works may be meant by %q, such as %s (%s) and %s (%s); name one by its id", len(works), name,
		works[0].Label(), works[0].ID, works[1].Label(), works[1].ID)
}

// historiographCommand shows works by year.
type historiographCommand struct {
	traceFlags
	First int `help:"Works to print: those that are cited most." default:"30"`
	Steps int `help:"Citations among them to print." default:"100"`
}

// Run runs the command.
func (c *historiographCommand) Run(ctx context.Context, e *environment) error {
	return c.answer(ctx, e, func(store graph.Store, scope trace.Scope) (answering, error) {
		h, err := trace.FindHistory(ctx, store, scope, c.First, c.Steps)
		if err != nil {
			return answering{}, err
		}
		return answering{h, &h.Common, func(w io.Writer) { printHistory(w, h) }}, nil
	})
}

// mainPathCommand shows the main path.
type mainPathCommand struct {
	traceFlags
	Weight string `help:"What a citation is weighed by: spc, splc or spnp." default:"spc" enum:"spc,splc,spnp"`
	Search string `help:"How the path is found: global, local or key-route." default:"global" enum:"global,local,key-route"`
	Steps  int    `help:"Citations of the path to print." default:"100"`
}

// Run runs the command.
func (c *mainPathCommand) Run(ctx context.Context, e *environment) error {
	return c.answer(ctx, e, func(store graph.Store, scope trace.Scope) (answering, error) {
		m, err := trace.FindMainPath(ctx, store, scope, trace.Weight(c.Weight), trace.Search(c.Search), c.Steps)
		if err != nil {
			return answering{}, err
		}
		return answering{m, &m.Common, func(w io.Writer) { printMainPath(w, m) }}, nil
	})
}

// yearsCommand shows how often works of each year are cited.
type yearsCommand struct{ traceFlags }

// Run runs the command.
func (c *yearsCommand) Run(ctx context.Context, e *environment) error {
	return c.answer(ctx, e, func(store graph.Store, scope trace.Scope) (answering, error) {
		y, err := trace.FindYears(ctx, store, scope)
		if err != nil {
			return answering{}, err
		}
		return answering{y, &y.Common, func(w io.Writer) { printYears(w, y) }}, nil
	})
}
