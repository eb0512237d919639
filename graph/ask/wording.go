package ask

import (
	"fmt"
	"strings"

	"kg/graph"
)

// relationOf is the relation that a verb of a question means.
func relationOf(verb string) graph.Relation {
	switch v := strings.ToLower(verb); {
	case strings.HasPrefix(v, "report"):
		return graph.Reports
	case strings.HasPrefix(v, "disput"):
		return graph.Disputes
	case strings.HasPrefix(v, "discuss"), strings.HasPrefix(v, "mention"):
		return graph.Discusses
	}
	return graph.Explains
}

func verbS(r graph.Relation) string      { return string(r) }
func verbPlural(r graph.Relation) string { return strings.TrimSuffix(string(r), "s") }

func agree(r graph.Relation, n int) string {
	if n == 1 {
		return verbS(r)
	}
	if r == graph.Discusses {
		return "discuss"
	}
	return verbPlural(r)
}

// passiveField is the API's field from a thing to the works of the relation.
func passiveField(r graph.Relation) string {
	switch r {
	case graph.Reports:
		return "reportedBy"
	case graph.Disputes:
		return "disputedBy"
	case graph.Discusses:
		return "discussedBy"
	}
	return "explainedBy"
}

// kindsOf are the kinds that a question asks for; events and policies where it says neither.
func kindsOf(s string) []graph.Kind {
	s = strings.ToLower(s)
	var out []graph.Kind
	if strings.Contains(s, "actor") {
		out = append(out, graph.KindActor)
	}
	if strings.Contains(s, "event") {
		out = append(out, graph.KindEvent)
	}
	if strings.Contains(s, "polic") {
		out = append(out, graph.KindPolicy)
	}
	if len(out) == 0 {
		return []graph.Kind{graph.KindEvent, graph.KindPolicy}
	}
	return out
}

func kindWords(kinds []graph.Kind) string {
	var out []string
	for _, k := range kinds {
		out = append(out, plural(string(k)))
	}
	return strings.Join(out, " and ")
}

func plural(noun string) string {
	if stem, ok := strings.CutSuffix(noun, "y"); ok {
		return stem + "ies"
	}
	return noun + "s"
}

// countKinds counts rows by the kinds asked for: "3 events and 1 policy".
func countKinds(rows []Row, kinds []graph.Kind) string {
	var out []string
	for _, k := range kinds {
		n := 0
		for _, r := range rows {
			if r.Node != nil && r.Node.NodeKind() == k {
				n++
			}
		}
		out = append(out, count(n, string(k)))
	}
	return strings.Join(out, " and ")
}

// count is a number with its noun: "1 work", "3 policies".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %s", n, plural(noun))
}

func times(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// firstKey is how a work is cited, or its title.
func firstKey(w *graph.Work) string {
	if len(w.Keys) > 0 {
		return w.Keys[0]
	}
	return w.Title
}
