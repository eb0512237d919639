package audit

import (
	"fmt"
	"slices"
	"strings"

	"kg/graph"
)

// rivals finds a thing that works without a common author explain, and says which of them name different causes.
func rivals(a *around) []Finding {
	explain := a.says(graph.Explains)
	if !severalVoices(explain) {
		return nil
	}
	f := Finding{Rule: Rival, About: a.thing}
	causes := make([][]string, len(explain))
	for i, e := range explain {
		causes[i] = a.causesNamed(e.Edge)
		note := ""
		if len(causes[i]) > 0 {
			note = "names as cause: " + strings.Join(causes[i], "; ")
		}
		f.Sides = append(f.Sides, side(e, note))
	}
	f.Says = fmt.Sprintf("%d works explain %s", len(explain), a.thing.Label())
	if i, k, ok := different(causes); ok {
		f.Says += fmt.Sprintf("; %s and %s name different causes", explain[i].To.Node.Label(), explain[k].To.Node.Label())
	}
	f.Says += "."
	return []Finding{f}
}

// severalVoices tells whether two of the works have no author in common.
func severalVoices(edges []graph.TreeEdge) bool {
	for i := range edges {
		for k := range i {
			if !shareAuthor(edges[i].To.Node, edges[k].To.Node) {
				return true
			}
		}
	}
	return false
}

func shareAuthor(a, b graph.Node) bool {
	x, ok1 := a.(*graph.Work)
	y, ok2 := b.(*graph.Work)
	if !ok1 || !ok2 {
		return false
	}
	return slices.ContainsFunc(x.Authors, func(p graph.Person) bool {
		return slices.ContainsFunc(y.Authors, func(o graph.Person) bool { return samePerson(p, o) })
	})
}

// samePerson takes two names for one person when they have the family name and the first initial in common.
func samePerson(a, b graph.Person) bool {
	if a.Literal != "" || b.Literal != "" {
		return strings.EqualFold(a.Literal, b.Literal)
	}
	return strings.EqualFold(a.Family, b.Family) && (a.Given == "" || b.Given == "" || strings.EqualFold(initial(a.Given), initial(b.Given)))
}

func initial(s string) string {
	for _, r := range s {
		return string(r)
	}
	return ""
}

// causesNamed are the causes that the passages of an explanation name, as the edges of causes have them.
func (a *around) causesNamed(explains graph.Edge) []string {
	var out []string
	for _, c := range a.causes {
		if c.Edge.Negated || c.Edge.Relation == graph.Preceded {
			continue
		}
		if samePassage(graph.Counted(c.Edge.Evidence), graph.Counted(explains.Evidence)) {
			out = append(out, c.To.Node.Label())
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func samePassage(a, b []graph.Evidence) bool {
	return slices.ContainsFunc(a, func(x graph.Evidence) bool {
		return slices.ContainsFunc(b, func(y graph.Evidence) bool {
			return x.Document == y.Document && x.Span.Start < y.Span.End && y.Span.Start < x.Span.End
		})
	})
}

// different is a pair of lists, neither empty, without a common word.
func different(lists [][]string) (first, second int, ok bool) {
	for i := range lists {
		for k := i + 1; k < len(lists); k++ {
			if len(lists[i]) > 0 && len(lists[k]) > 0 && !slices.ContainsFunc(lists[i], func(s string) bool { return slices.Contains(lists[k], s) }) {
				return i, k, true
			}
		}
	}
	return 0, 0, false
}

// disputes finds works that dispute the thing, beside those that explain or report it, and relations that one passage
// affirms and another denies.
func disputes(a *around) []Finding {
	var out []Finding
	if against := a.says(graph.Disputes); len(against) > 0 {
		others := a.says(graph.Explains, graph.Reports)
		says := fmt.Sprintf("%s disputed by %s", a.thing.Label()+" is", counted(len(against), "work"))
		if len(others) > 0 {
			says += fmt.Sprintf(", and explained or reported by %s", counted(len(others), "work"))
		}
		out = append(out, Finding{Rule: Disputed, About: a.thing, Says: says + ".", Sides: append(sides(against), sides(others)...)})
	}
	return append(append(out, a.affirmedAndDenied(a.works)...), a.affirmedAndDenied(a.causes)...)
}

// affirmedAndDenied are the pairs of edges that say and deny one thing.
func (a *around) affirmedAndDenied(edges []graph.TreeEdge) []Finding {
	var out []Finding
	for _, no := range edges {
		if !no.Edge.Negated {
			continue
		}
		for _, yes := range edges {
			if yes.Edge.Negated || yes.Edge.Relation != no.Edge.Relation || yes.Edge.From != no.Edge.From {
				continue
			}
			out = append(out, Finding{
				Rule: Disputed, About: a.thing, Sides: []Side{side(yes, "affirmed"), side(no, "denied")},
				Says: fmt.Sprintf("That %s %s %s is affirmed and denied.", yes.To.Node.Label(), verb(yes.Edge.Relation), a.thing.Label()),
			})
		}
	}
	return out
}

func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// verb is a relation as a sentence says it.
func verb(r graph.Relation) string { return strings.ReplaceAll(string(r), "_", " ") }
