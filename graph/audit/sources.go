package audit

import (
	"fmt"

	"kg/graph"
)

// secondhand finds claims that nobody here makes in their own words although a work cited for them was read: that work
// has the claim from another citation.
func secondhand(a *around) []Finding {
	claims := a.says(graph.Explains, graph.Reports)
	var passedOn []graph.TreeEdge
	for _, e := range claims {
		for _, v := range graph.Counted(e.Edge.Evidence) {
			if v.Citation == "" {
				return nil // somebody says it themselves
			}
		}
		if a.repeats(e, claims) {
			passedOn = append(passedOn, e)
		}
	}
	if len(passedOn) == 0 {
		return nil
	}
	f := Finding{Rule: Secondhand, About: a.thing, Says: fmt.Sprintf("What is said of %s rests on citations alone: %s cited for it, read here, has it from another.", a.thing.Label(), passedOn[0].To.Node.Label())}
	for _, e := range claims {
		note := "not read here"
		if len(a.copies[e.To.Node.NodeID()]) > 0 {
			note = "read here; cites another for it"
		}
		f.Sides = append(f.Sides, side(e, note))
	}
	return []Finding{f}
}

// repeats tells whether a copy of the work was read and passes the claim on to another work.
func (a *around) repeats(e graph.TreeEdge, claims []graph.TreeEdge) bool {
	for _, copied := range a.copies[e.To.Node.NodeID()] {
		for _, o := range claims {
			if o.Edge.From == e.Edge.From {
				continue
			}
			for _, v := range graph.Counted(o.Edge.Evidence) {
				if v.Document == copied {
					return true
				}
			}
		}
	}
	return false
}

// unexplained finds events that the news name and no paper explains. A graph without papers has none: there nothing is missing.
func unexplained(a *around) []Finding {
	news := a.named[a.thing.NodeID()]
	if len(news) == 0 || !a.has("paper") {
		return nil
	}
	for _, e := range a.says(graph.Explains) {
		for _, v := range graph.Counted(e.Edge.Evidence) {
			if a.genre[v.Document] != "news" {
				return nil
			}
		}
	}
	return []Finding{{Rule: Unexplained, About: a.thing, Sides: news, Says: fmt.Sprintf("%s is in the news, and no paper here explains it.", a.thing.Label())}}
}

func (a *around) has(genre string) bool {
	for _, g := range a.genre {
		if g == genre {
			return true
		}
	}
	return false
}

// unsourced finds events that a work explains and none reports.
func unsourced(a *around) []Finding {
	if a.thing.NodeKind() != graph.KindEvent || len(a.says(graph.Reports)) > 0 || len(a.named[a.thing.NodeID()]) > 0 {
		return nil
	}
	explain := a.says(graph.Explains)
	if len(explain) == 0 {
		return nil
	}
	return []Finding{{Rule: Unsourced, About: a.thing, Sides: sides(explain), Says: fmt.Sprintf("%s is explained, and no work here is the source that it happened.", a.thing.Label())}}
}
