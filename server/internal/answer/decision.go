package answer

import "kg/graph"

// Decision is what a person decided about a reading or a thing.
type Decision struct{ graph.Decision }

// Why is the reason that was given, nil for none.
func (d *Decision) Why() *string { return known(d.Decision.Why) }

// Field is what a relabelling sets, nil elsewhere.
func (d *Decision) Field() *string { return known(d.Decision.Field) }

// Value is what a relabelling sets it to, nil elsewhere.
func (d *Decision) Value() *string { return known(d.Decision.Value) }

func decisions(list []graph.Decision) []*Decision {
	out := make([]*Decision, 0, len(list))
	for _, d := range list {
		out = append(out, &Decision{d})
	}
	return out
}

// Decisions are what people decided about the reading.
func (e *Evidence) Decisions() []*Decision { return decisions(e.Evidence.Decisions) }

// Verdict is what a person judged the reading to be, nil where none did.
func (e *Evidence) Verdict() *graph.DecisionKind {
	if e.Evidence.Verdict == "" {
		return nil
	}
	return &e.Evidence.Verdict
}

// Decisions are what people decided about the work.
func (n *Work) Decisions() []*Decision { return decisions(n.Work.Decisions) }

// Decisions are what people decided about the actor.
func (n *Actor) Decisions() []*Decision { return decisions(n.Actor.Decisions) }

// Decisions are what people decided about the event.
func (n *Event) Decisions() []*Decision { return decisions(n.Event.Decisions) }

// Decisions are what people decided about the policy.
func (n *Policy) Decisions() []*Decision { return decisions(n.Policy.Decisions) }

// Record is a decision as it stands in the file, and what became of it.
type Record struct {
	Decision
	State    DecisionState
	Note     string // "" for none
	Summary  string
	UndoesID graph.ID
}

// DecisionState is what became of a decision.
type DecisionState string

// The states.
const (
	InForce DecisionState = "IN_FORCE"
	Undone  DecisionState = "UNDONE"
	Waiting DecisionState = "WAITING"
)

// StateNote says by what it was undone or what it waits for, nil where there is nothing to say.
func (r *Record) StateNote() *string { return known(r.Note) }

// Undoes is the decision that it takes back, nil elsewhere.
func (r *Record) Undoes() *graph.ID {
	if r.UndoesID == "" {
		return nil
	}
	return &r.UndoesID
}

// NewReading is a reading to be added.
type NewReading struct {
	Document graph.ID
	Quote    string
	At       *int
	Relation graph.Relation
	Negated  bool
	From, To *graph.ID
	NewThing *NewThing
}

// NewThing is an actor, event or policy that is not in the graph yet.
type NewThing struct {
	Kind graph.Kind
	Name string
}
