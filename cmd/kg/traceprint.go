package main

import (
	"fmt"
	"io"
	"strings"

	"kg/graph"
	"kg/graph/trace"
)

func printPairs(w io.Writer, p *trace.Pairs) {
	for _, s := range p.Pairs {
		fmt.Fprintf(w, "%d shared  cosine %.2f  jaccard %.2f\n  %s\n  %s\n", s.Count, s.Cosine, s.Jaccard, s.First.Label, s.Second.Label)
		for _, t := range s.Through {
			fmt.Fprintf(w, "    through %s\n", t.Thing.Label)
			printQuote(w, t.First)
			if !sameQuote(t.First, t.Second) {
				printQuote(w, t.Second)
			}
		}
		if left := s.Count - len(s.Through); left > 0 && len(s.Through) > 0 {
			fmt.Fprintf(w, "    … and %d more\n", left)
		}
		fmt.Fprintln(w)
	}
	fmt.Fprintf(w, "%s by %s\n", counted(p.Found, "pair"), p.Like)
}

// printQuote prints the surest passage of an edge.
func printQuote(w io.Writer, s trace.Step) {
	if len(s.Edge.Evidence) > 0 {
		fmt.Fprintf(w, "      “%s”\n", oneLine(s.Edge.Evidence[0].Quote))
	}
}

// sameQuote tells whether one passage says both.
func sameQuote(a, b trace.Step) bool {
	return len(a.Edge.Evidence) > 0 && len(b.Edge.Evidence) > 0 &&
		a.Edge.Evidence[0].Document == b.Edge.Evidence[0].Document && a.Edge.Evidence[0].Quote == b.Edge.Evidence[0].Quote
}

func printHistory(w io.Writer, h *trace.History) {
	for _, p := range h.Shown {
		fmt.Fprintf(w, "%s  %s  [cited %d, citing %d]\n", yearText(p.Work.Year), p.Work.Label, p.Cited, p.Citing)
	}
	fmt.Fprintln(w)
	for _, s := range h.Steps {
		printStep(w, s, "")
	}
}

func yearText(year int) string {
	if year == 0 {
		return "????"
	}
	return fmt.Sprintf("%04d", year)
}

func printStep(w io.Writer, s trace.Step, note string) {
	if s.Edge.Hedged {
		note += ", hedged"
	}
	if note != "" {
		note = "  [" + strings.TrimPrefix(note, ", ") + "]"
	}
	fmt.Fprintf(w, "* %s %s %s%s\n", s.From.Label, s.Edge.Relation, s.To.Label, note)
	printQuote(w, s)
}

func printMainPath(w io.Writer, m *trace.Main) {
	for _, t := range m.Path {
		fmt.Fprintf(w, "%s  %s\n", yearText(t.Year), t.Label)
	}
	if len(m.Path) > 0 {
		fmt.Fprintln(w)
	}
	for _, s := range m.Steps {
		printStep(w, s.Step, fmt.Sprintf("%s of %s paths, %.0f%%", s.Paths, m.Paths, 100*s.Share))
	}
	for _, d := range m.Dropped {
		printStep(w, d.Step, "left out: "+strings.ReplaceAll(string(d.Why), "-", " "))
	}
	fmt.Fprintf(w, "the %s main path by %s: %s\n", m.Search, strings.ToUpper(string(m.Weight)), counted(len(m.Steps), "citation"))
}

func printYears(w io.Writer, y *trace.Years) {
	most := 1
	for _, c := range y.Years {
		most = max(most, c.Count)
	}
	const width = 40 // of the longest bar
	if len(y.Years) > 0 {
		fmt.Fprintln(w, "year  cited  above the median of five years")
	}
	for _, c := range y.Years {
		line := fmt.Sprintf("%d  %5d  %+5d  %-*s", c.Year, c.Count, c.Deviation, width, strings.Repeat("#", (c.Count*width+most-1)/most))
		if c.Deviation > 0 && len(c.Top) > 0 {
			line += fmt.Sprintf("  %s (%d)", c.Top[0].Work.Label, c.Top[0].Count)
		}
		fmt.Fprintln(w, strings.TrimRight(line, " "))
	}
}

// printPaths prints chains of edges with a quote at each step.
func printPaths(w io.Writer, paths []graph.Path) {
	for i, p := range paths {
		fmt.Fprintf(w, "path %d: %s\n", i+1, p.Nodes[0].Label())
		for k, e := range p.Edges {
			from, to := p.Nodes[k], p.Nodes[k+1]
			if e.From != from.NodeID() {
				from, to = to, from
			}
			note := ""
			if e.Negated {
				note = ", denied"
			}
			e.Evidence = graph.Counted(e.Evidence)
			printStep(w, trace.Step{From: trace.Thing{Label: from.Label()}, To: trace.Thing{Label: to.Label()}, Edge: e}, note)
		}
		fmt.Fprintln(w)
	}
}
