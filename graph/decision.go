package graph

import (
	"cmp"
	"fmt"
	"slices"
)

// Decision is what a person decided about a reading or a claim: who, when and why. Package review makes decisions of the
// records that people write; a store keeps them with what they are about, and the folds apply them.
type Decision struct {
	ID   ID           `json:"id"` // of the record
	Kind DecisionKind `json:"kind"`
	Who  string       `json:"who"`
	When string       `json:"when"` // RFC 3339 in UTC, to the second: later strings are later times
	Why  string       `json:"why,omitempty"`
	// Field and Value say what a relabelling sets: see [Relabelled].
	Field string `json:"field,omitempty"`
	Value string `json:"value,omitempty"`
	// Side is the group of a merger or a split to which the claim belongs, from 1.
	Side int `json:"side,omitempty"`
}

// DecisionKind is what a decision does.
type DecisionKind string

// The kinds of decision. An undo stands in records only: what is undone bears nothing.
const (
	DecisionAccept  DecisionKind = "accept"  // the passage says so: confidence 1
	DecisionReject  DecisionKind = "reject"  // the passage does not say so: the reading no longer counts
	DecisionAdd     DecisionKind = "add"     // a person read it
	DecisionRelabel DecisionKind = "relabel" // a field of a node, whatever the documents say
	DecisionMerge   DecisionKind = "merge"   // claims of different sides are about one thing
	DecisionSplit   DecisionKind = "split"   // claims of different sides are about different things
	DecisionUndo    DecisionKind = "undo"    // an earlier decision no longer holds
)

// CompareDecisions orders decisions by time, then by id: where two contradict each other the last one holds.
func CompareDecisions(a, b Decision) int {
	return cmp.Or(cmp.Compare(a.When, b.When), cmp.Compare(a.ID, b.ID), cmp.Compare(a.Side, b.Side), cmp.Compare(a.Field, b.Field))
}

// Line is the decision in a few words: "confirmed by Ada on 2026-03-01: the table says so".
func (d Decision) Line() string {
	did := map[DecisionKind]string{
		DecisionAccept: "confirmed", DecisionReject: "rejected", DecisionAdd: "added", DecisionRelabel: "relabelled",
		DecisionMerge: "taken for one", DecisionSplit: "kept apart", DecisionUndo: "undone",
	}[d.Kind]
	day := d.When[:min(len(d.When), len("2006-01-02"))]
	line := fmt.Sprintf("%s by %s on %s", did, d.Who, day)
	if d.Why != "" {
		line += ": " + d.Why
	}
	return line
}

// Relabelled are the fields that a relabelling may set, by kind of node; the name of a work is its title.
func Relabelled(k Kind) []string {
	switch k {
	case KindWork:
		return []string{"title", "year", "date", "type"}
	case KindActor:
		return []string{"name", "type"}
	case KindEvent, KindPolicy:
		return []string{"name", "type", "date"}
	}
	return nil
}

// DecisionsOf are the decisions that a claim or node bears.
func DecisionsOf(n Node) []Decision {
	switch v := n.(type) {
	case *Work:
		return v.Decisions
	case *Actor:
		return v.Decisions
	case *Event:
		return v.Decisions
	case *Policy:
		return v.Decisions
	}
	return nil
}

// WithDecisions is a copy of the claim that bears these decisions and no others. A kind that bears none is given back as it is.
func WithDecisions(n Node, list []Decision) Node {
	switch v := n.(type) {
	case *Work:
		c := *v
		c.Decisions = list
		return &c
	case *Actor:
		c := *v
		c.Decisions = list
		return &c
	case *Event:
		c := *v
		c.Decisions = list
		return &c
	case *Policy:
		c := *v
		c.Decisions = list
		return &c
	}
	return n
}

// WithID is the node under another id, the one that stands for all the ids under which it was claimed.
// Documents, references and citations are known by one id only and are given back as they are.
func WithID(n Node, id ID) Node {
	switch v := n.(type) {
	case *Work:
		c := *v
		c.ID = id
		return &c
	case *Actor:
		c := *v
		c.ID = id
		return &c
	case *Event:
		c := *v
		c.ID = id
		return &c
	case *Policy:
		c := *v
		c.ID = id
		return &c
	}
	return n
}

// foldDecisions are those of all claims, each once, in order. A merger of which only one side is there has merged nothing and is left out.
func foldDecisions(claims []Node) []Decision {
	var all []Decision
	sides := map[ID]map[int]bool{}
	for _, c := range claims {
		for _, d := range DecisionsOf(c) {
			all = append(all, d)
			if sides[d.ID] == nil {
				sides[d.ID] = map[int]bool{}
			}
			sides[d.ID][d.Side] = true
		}
	}
	slices.SortFunc(all, CompareDecisions)
	all = slices.DeleteFunc(all, func(d Decision) bool { return d.Kind == DecisionMerge && len(sides[d.ID]) < 2 })
	for i := range all {
		all[i].Side = 0
	}
	return slices.Compact(all)
}

// relabelled is the value that the last relabelling of a field gives, or the value that the documents give.
func relabelled(list []Decision, field, value string) string {
	for _, d := range list { // in order: the last one holds
		if d.Kind == DecisionRelabel && d.Field == field {
			value = d.Value
		}
	}
	return value
}

// mergers are sentences that say which names a person took for one thing.
func mergers(list []Decision) (out []string) {
	for _, d := range list {
		if d.Kind == DecisionMerge {
			out = append(out, d.Line())
		}
	}
	return out
}

// validateDecisions checks what a claim or a reading bears: each says what was decided, by whom and when.
func validateDecisions(list []Decision) error {
	for _, d := range list {
		switch {
		case d.ID.Kind() != "decision":
			return fmt.Errorf("%q is no id of a decision", d.ID)
		case d.Kind == "" || d.Who == "" || d.When == "":
			return fmt.Errorf("decision %s does not say what was decided, by whom and when", d.ID)
		}
	}
	return nil
}

// validateVerdict checks that a verdict rests on a decision.
func (v Evidence) validateVerdict() error {
	if err := validateDecisions(v.Decisions); err != nil || v.Verdict == "" {
		return err
	}
	if v.Verdict != DecisionAccept && v.Verdict != DecisionReject {
		return fmt.Errorf("%q is no verdict", v.Verdict)
	}
	if !slices.ContainsFunc(v.Decisions, func(d Decision) bool { return d.Kind == v.Verdict }) {
		return fmt.Errorf("the verdict %q rests on no decision", v.Verdict)
	}
	return nil
}

// Weight is what the reading counts for: nothing when a person rejected it, 1 when a person confirmed it, else its confidence.
func (v Evidence) Weight() float64 {
	switch v.Verdict {
	case DecisionAccept:
		return 1
	case DecisionReject:
		return 0
	}
	return v.Confidence
}

// Counted are the pieces of evidence that no one rejected, in their order.
func Counted(evidence []Evidence) []Evidence {
	return slices.DeleteFunc(slices.Clone(evidence), func(v Evidence) bool { return v.Verdict == DecisionReject })
}
