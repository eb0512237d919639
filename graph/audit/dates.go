package audit

import (
	"fmt"

	"kg/graph"
)

// lateCauses finds events that are said to have brought about what had ended before they began. Dates that are
// uncertain or unknown contradict nothing.
func lateCauses(a *around) []Finding { return a.late(graph.KindEvent, LateCause) }

// latePolicies is lateCauses for policies: an instrument cannot have brought about what came before it.
func latePolicies(a *around) []Finding { return a.late(graph.KindPolicy, LatePolicy) }

func (a *around) late(kind graph.Kind, rule RuleID) []Finding {
	effect := dateOf(a.thing)
	var out []Finding
	for _, e := range a.causes {
		cause := dateOf(e.To.Node)
		if e.To.Node.NodeKind() != kind || e.Edge.Negated || !graph.DateBefore(effect, cause) {
			continue
		}
		out = append(out, Finding{
			Rule: rule, About: a.thing, Sides: []Side{side(e, "dated "+cause)},
			Says: fmt.Sprintf("%s (%s) is said to have %s %s (%s), which came first.", e.To.Node.Label(), cause, verb(e.Edge.Relation), a.thing.Label(), effect),
		})
	}
	return out
}

func dateOf(n graph.Node) string {
	switch v := n.(type) {
	case *graph.Event:
		return v.Date
	case *graph.Policy:
		return v.Date
	}
	return ""
}
