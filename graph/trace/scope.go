package trace

import (
	"fmt"
	"slices"

	"kg/graph"
)

// Scope is the works that are looked at: all of the graph, or those that speak of one event or policy.
type Scope struct {
	// About, if set, is an event or a policy.
	About graph.ID
	// Parts counts what is said of the parts of the event or policy, and of their parts, as said of it.
	Parts bool
	// Relations are how a work must speak of it: explains, reports, disputes or discusses; empty for the first three.
	Relations []graph.Relation
	// MinConfidence leaves out edges below it.
	MinConfidence float64
}

// Speaking are the relations of works to events and policies that a scope may name.
func Speaking() []graph.Relation {
	return []graph.Relation{graph.Explains, graph.Reports, graph.Disputes, graph.Discusses}
}

func (s Scope) validate() error {
	if s.About != "" && !slices.Contains([]graph.Kind{graph.KindEvent, graph.KindPolicy}, graph.Kind(s.About.Kind())) {
		return graph.Errorf(graph.Invalid, "works are chosen by an event or a policy that they speak of; %s is neither", s.About)
	}
	for _, r := range s.Relations {
		if !slices.Contains(Speaking(), r) {
			return graph.Errorf(graph.Invalid, "works are chosen by how they speak of an event: explains, reports, disputes or discusses, not %q", r)
		}
	}
	if !(s.MinConfidence >= 0 && s.MinConfidence <= 1) {
		return graph.Errorf(graph.Invalid, "confidence %v is not in [0, 1]", s.MinConfidence)
	}
	return nil
}

func (s Scope) relations() []graph.Relation {
	if len(s.Relations) == 0 {
		return Speaking()[:3]
	}
	return s.Relations
}

// Common is what every answer says of what it rests on.
type Common struct {
	// Works and Links are how many were looked at.
	Works int `json:"works"`
	Links int `json:"links"`
	// Missing says what the answer does not cover, one sentence each.
	Missing []string `json:"missing"`
}

func (c *Common) miss(format string, args ...any) {
	c.Missing = append(c.Missing, fmt.Sprintf(format, args...))
}

// count is a number with its noun and verb, each in the singular or the plural: "1 pair is", "2 pairs are".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// Step is an edge of the graph with both its ends and all its evidence.
type Step struct {
	From Thing      `json:"from"`
	To   Thing      `json:"to"`
	Edge graph.Edge `json:"edge"`
}

// yearOf is the year of a work: that of its date, or the one printed; of an event or policy that of its date. 0 where none is known for certain to a year.
func yearOf(n graph.Node) int {
	switch v := n.(type) {
	case *graph.Work:
		if y := yearIn(v.Date); y != 0 {
			return y
		}
		return yearIn(v.Year)
	case *graph.Event:
		return yearIn(v.Date)
	case *graph.Policy:
		return yearIn(v.Date)
	}
	return 0
}

// yearIn reads the four digits that a date begins with: those of a day, of a year with a letter ("2024b"), of the first year of a span.
func yearIn(s string) int {
	year := 0
	for i, r := range s {
		switch {
		case i < 4 && (r < '0' || r > '9'):
			return 0
		case i < 4:
			year = 10*year + int(r-'0')
		case i == 4 && r >= '0' && r <= '9':
			return 0
		}
	}
	if len(s) < 4 {
		return 0
	}
	return year
}

func thingOf(n graph.Node) Thing { return Thing{ID: n.NodeID(), Label: n.Label(), Year: yearOf(n)} }
