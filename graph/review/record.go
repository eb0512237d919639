package review

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"kg/graph"
)

// Limits of a record, in bytes and numbers.
const (
	MaxWho    = 200
	MaxWhy    = 4000
	MaxValue  = 1000
	MaxSides  = 16
	MaxClaims = 1000 // that one side names
)

// Time is the form of the time of a record: RFC 3339 in UTC, to the millisecond. As text, later ones are greater.
const Time = "2006-01-02T15:04:05.000Z"

// Record is one decision as it stands in the file.
type Record struct {
	// ID is the digest of all that follows.
	ID   graph.ID           `json:"id"`
	Kind graph.DecisionKind `json:"kind"`
	When string             `json:"when"` // see [Time]
	Who  string             `json:"who"`
	Why  string             `json:"why,omitempty"`
	// Reading is what is accepted, rejected or added.
	Reading *Reading `json:"reading,omitempty"`
	// Claims are the ends of an added reading as other documents describe them, for a document that does not speak of them itself.
	Claims []End `json:"claims,omitempty"`
	// Sides are the groups of claims that are merged or kept apart; a relabelling has one.
	Sides [][]Claims `json:"sides,omitempty"`
	// Field and Value are what a relabelling sets.
	Field string `json:"field,omitempty"`
	Value string `json:"value,omitempty"`
	// Undoes is the record that no longer holds.
	Undoes graph.ID `json:"undoes,omitempty"`
}

// Reading is one passage read as an edge. Its ends bear the ids under which the document claims them.
type Reading struct {
	Document graph.ID `json:"document"`
	File     string   `json:"file,omitempty"` // its name, for people
	graph.EdgeKey
	Says  string     `json:"says,omitempty"` // the edge in words, for people
	Span  graph.Span `json:"span"`           // where the quote stood; the quote counts where the text has moved
	Quote string     `json:"quote"`
}

// Claims are the claims made under an id: by one document, or by all that no other side names.
type Claims struct {
	Claimed  graph.ID `json:"claimed"`
	Document graph.ID `json:"document,omitempty"`
	Name     string   `json:"name,omitempty"` // for people
}

// End is a node that an added reading speaks of.
type End struct {
	Kind graph.Kind      `json:"kind"`
	Node json.RawMessage `json:"node"` // as [graph.EncodeNode] writes it, without identity and decisions
}

// Digest is the id that the record's content gives it.
func (r Record) Digest() graph.ID {
	r.ID = ""
	return graph.NewID("decision", string(r.Line()))
}

// Line is the record as JSON on one line, without its line feed.
func (r Record) Line() []byte {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(r); err != nil { // strings and numbers always encode; a raw node was valid JSON
		return nil
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}

// Compare orders records by time, then by id.
func Compare(a, b Record) int { return cmp.Or(cmp.Compare(a.When, b.When), cmp.Compare(a.ID, b.ID)) }

// Decision is what the record leaves on what it is about.
func (r Record) Decision(side int) graph.Decision {
	return graph.Decision{ID: r.ID, Kind: r.Kind, Who: r.Who, When: r.When, Why: r.Why, Field: r.Field, Value: r.Value, Side: side}
}

// Summary says in one line what was decided about what.
func (r Record) Summary() string {
	switch r.Kind {
	case graph.DecisionUndo:
		return "undo " + string(r.Undoes)
	case graph.DecisionRelabel:
		return fmt.Sprintf("relabel %s: %s is %q", r.names(0), r.Field, r.Value)
	case graph.DecisionMerge, graph.DecisionSplit:
		var sides []string
		for i := range r.Sides {
			sides = append(sides, r.names(i))
		}
		return string(r.Kind) + " " + strings.Join(sides, " | ")
	}
	return fmt.Sprintf("%s %s, read in %s: “%s”", r.Kind, cmp.Or(r.Reading.Says, string(r.Reading.Relation)), cmp.Or(r.Reading.File, string(r.Reading.Document)), r.Reading.Quote)
}

func (r Record) names(side int) string {
	var names []string
	for _, c := range r.Sides[side] {
		names = append(names, cmp.Or(c.Name, string(c.Claimed)))
	}
	slices.Sort(names)
	return strings.Join(slices.Compact(names), ", ")
}

// Validate checks a record: that it says all that its kind needs and nothing else, within the limits, and that its id is its digest. The first breach is
// an [graph.Invalid] error that says what to do, or [graph.TooLarge].
func (r Record) Validate() error {
	if err := r.validateHead(); err != nil {
		return err
	}
	var err error
	reading, sides, undoes, field := false, 0, false, false
	switch r.Kind {
	case graph.DecisionAccept, graph.DecisionReject, graph.DecisionAdd:
		reading = true
	case graph.DecisionMerge, graph.DecisionSplit:
		sides = 2
	case graph.DecisionRelabel:
		sides, field = 1, true
	case graph.DecisionUndo:
		undoes = true
	default:
		return graph.Errorf(graph.Invalid, "%q is no kind of decision: accept, reject, add, relabel, merge, split or undo", r.Kind)
	}
	switch {
	case reading != (r.Reading != nil):
		return r.wants(reading, "a reading")
	case (sides > 0) != (len(r.Sides) > 0):
		return r.wants(sides > 0, "sides")
	case undoes != (r.Undoes != ""):
		return r.wants(undoes, "the id of what it undoes")
	case field != (r.Field != "") || !field && r.Value != "":
		return r.wants(field, "a field and its value")
	case len(r.Claims) > 0 && r.Kind != graph.DecisionAdd:
		return r.wants(false, "claims")
	case reading:
		err = r.validateReading()
	case sides > 0:
		err = r.validateSides(sides)
	case r.Undoes.Kind() != "decision":
		err = graph.Errorf(graph.Invalid, "%q is no id of a decision", r.Undoes)
	}
	if err == nil && r.ID != r.Digest() {
		err = graph.Errorf(graph.Invalid, "the id is not that of what the line says: a decision is not changed but undone; for a new one leave the id out")
	}
	return err
}

func (r Record) wants(needs bool, what string) error {
	if needs {
		return graph.Errorf(graph.Invalid, "a decision to %s needs %s", r.Kind, what)
	}
	return graph.Errorf(graph.Invalid, "a decision to %s does not take %s", r.Kind, what)
}

func (r Record) validateHead() error {
	switch {
	case strings.TrimSpace(r.Who) == "":
		return graph.Errorf(graph.Invalid, "it does not say who decided")
	case len(r.Who) > MaxWho || !plain(r.Who):
		return graph.Errorf(graph.Invalid, "who decided is one line of at most %d bytes", MaxWho)
	case len(r.Why) > MaxWhy:
		return graph.Errorf(graph.TooLarge, "the reason has %d bytes, the limit is %d", len(r.Why), MaxWhy)
	case len(r.Value) > MaxValue || !plain(r.Value):
		return graph.Errorf(graph.Invalid, "a value is one line of at most %d bytes", MaxValue)
	}
	if at, err := time.Parse(Time, r.When); err != nil || at.Format(Time) != r.When {
		return graph.Errorf(graph.Invalid, "when is no time such as 2026-03-01T09:30:00.000Z: %q", r.When)
	}
	return nil
}

// plain tells whether a text is one line of UTF-8.
func plain(s string) bool {
	return utf8.ValidString(s) && !strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f })
}

func (r Record) validateReading() error {
	v := r.Reading
	rule := slices.IndexFunc(graph.Allowed(), func(a graph.Rule) bool { return a.Relation == v.Relation })
	if rule < 0 {
		return graph.Errorf(graph.Invalid, "%q is no relation", v.Relation)
	}
	allowed := graph.Allowed()[rule]
	switch {
	case v.Document.Kind() != string(graph.KindDocument):
		return graph.Errorf(graph.Invalid, "%q is no id of a document", v.Document)
	case v.Document == DocumentID():
		return graph.Errorf(graph.Invalid, "the decisions themselves are no document to read")
	case !slices.Contains(allowed.From, graph.Kind(v.From.Kind())):
		return graph.Errorf(graph.Invalid, "a relation %q does not begin at %q", v.Relation, v.From)
	case !slices.Contains(allowed.To, graph.Kind(v.To.Kind())):
		return graph.Errorf(graph.Invalid, "a relation %q does not end at %q", v.Relation, v.To)
	case v.Span.Start < 0 || v.Span.End-v.Span.Start != len(v.Quote):
		return graph.Errorf(graph.Invalid, "the quote has %d bytes, its span [%d,%d) has not", len(v.Quote), v.Span.Start, v.Span.End)
	case v.Quote == "":
		return graph.Errorf(graph.Invalid, "the reading has no quote")
	case len(v.Quote) > graph.MaxQuote:
		return graph.Errorf(graph.TooLarge, "the quote has %d bytes, the limit is %d", len(v.Quote), graph.MaxQuote)
	case len(r.Claims) > 2:
		return graph.Errorf(graph.Invalid, "a reading has two ends, not %d", len(r.Claims))
	}
	for _, e := range r.Claims {
		n, err := e.node()
		if err != nil {
			return graph.Errorf(graph.Invalid, "an end is no node: %w", err)
		}
		if n.NodeID() != v.From && n.NodeID() != v.To || n.NodeID().Kind() != string(e.Kind) {
			return graph.Errorf(graph.Invalid, "%s is no end of the reading", n.NodeID())
		}
	}
	return nil
}

func (e End) node() (graph.Node, error) {
	n, err := graph.DecodeNode(e.Kind, e.Node)
	if err == nil && graph.Relabelled(e.Kind) == nil {
		err = fmt.Errorf("a %s belongs to one document", e.Kind)
	}
	return n, err
}

func (r Record) validateSides(least int) error {
	if len(r.Sides) < least || least == 1 && len(r.Sides) > 1 || len(r.Sides) > MaxSides {
		return graph.Errorf(graph.Invalid, "a decision to %s has %d sides", r.Kind, len(r.Sides))
	}
	kind := ""
	seen := map[Claims]bool{}
	for _, side := range r.Sides {
		if len(side) == 0 || len(side) > MaxClaims {
			return graph.Errorf(graph.Invalid, "a side names 1 to %d claims, not %d", MaxClaims, len(side))
		}
		for _, c := range side {
			kind = cmp.Or(kind, c.Claimed.Kind())
			key := Claims{Claimed: c.Claimed, Document: c.Document}
			switch {
			case c.Claimed.Kind() != kind || graph.Relabelled(graph.Kind(kind)) == nil:
				return graph.Errorf(graph.Invalid, "%q is not the id of a work, actor, event or policy, or not of the same kind as the others", c.Claimed)
			case c.Document != "" && c.Document.Kind() != string(graph.KindDocument):
				return graph.Errorf(graph.Invalid, "%q is no id of a document", c.Document)
			case seen[key]:
				return graph.Errorf(graph.Invalid, "%s stands on two sides, or twice on one", c.Claimed)
			}
			seen[key] = true
		}
	}
	if fields := graph.Relabelled(graph.Kind(kind)); r.Kind == graph.DecisionRelabel && !slices.Contains(fields, r.Field) {
		return graph.Errorf(graph.Invalid, "of the kind %s can be relabelled: %s; not %q", kind, strings.Join(fields, ", "), r.Field)
	}
	if r.Field == "date" && !graph.DateKnown(r.Value) {
		return graph.Errorf(graph.Invalid, "%q is no date: write EDTF, such as 2019, 2018-04-27, 2010-05/2010-11 or 2024~, or nothing where it is unknown", r.Value)
	}
	if r.Kind == graph.DecisionRelabel && r.Value == "" && (r.Field == "name" || r.Field == "title") {
		return graph.Errorf(graph.Invalid, "a %s cannot be empty", r.Field)
	}
	return nil
}
