package main

import (
	"testing"

	"kg/graph"
)

// TestAProposalCountsNoRejectedSentence: an entry of a pack neither counts nor quotes what a person rejected.
func TestAProposalCountsNoRejectedSentence(t *testing.T) {
	list := map[graph.ID]*proposal{}
	ann := &graph.Actor{ID: graph.NewID("actor", "Ann"), Name: "Ann"}
	edge := graph.Edge{Evidence: []graph.Evidence{{Quote: "Ann came home late."}, {Quote: "Ann Arbor.", Verdict: graph.DecisionReject}}}
	add(list, graph.NewID("document", "d"), graph.TreeEdge{Edge: edge, To: graph.Tree{Node: ann}})
	if p := list[ann.ID]; p.sentences != 1 || p.quote != "Ann came home late." {
		t.Errorf("%d sentences, “%s”", p.sentences, p.quote)
	}
}
