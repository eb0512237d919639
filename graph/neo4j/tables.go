package neo4j

import (
	"strings"

	"kg/graph"
)

// labelOf is the label of a kind of node.
func labelOf(k graph.Kind) string {
	switch k {
	case graph.KindDocument:
		return "Document"
	case graph.KindWork:
		return "Work"
	case graph.KindReference:
		return "Reference"
	case graph.KindCitation:
		return "Citation"
	case graph.KindActor:
		return "Actor"
	case graph.KindEvent:
		return "Event"
	case graph.KindPolicy:
		return "Policy"
	}
	return "Node"
}

// labelsOf is a pattern of labels: the node bears one of them.
func labelsOf(kinds []graph.Kind) string {
	if len(kinds) == 0 {
		return "Node"
	}
	labels := make([]string, len(kinds))
	for i, k := range kinds {
		labels[i] = labelOf(k)
	}
	return strings.Join(labels, "|")
}

// types are the types of relationship, by the relations of the table of allowed edges.
type types struct {
	relations []graph.Relation
	of        map[graph.Relation]string
	relation  map[string]graph.Relation
}

func newTypes() types {
	t := types{of: map[graph.Relation]string{}, relation: map[string]graph.Relation{}}
	for _, rule := range graph.Allowed() {
		name := strings.ToUpper(string(rule.Relation))
		t.relations = append(t.relations, rule.Relation)
		t.of[rule.Relation] = name
		t.relation[name] = rule.Relation
	}
	return t
}

// pattern is a pattern of types. The relations have been checked against the table; others would stand for nothing.
func (t types) pattern(relations []graph.Relation) string {
	names := make([]string, 0, len(relations))
	for _, r := range relations {
		if name, ok := t.of[r]; ok {
			names = append(names, name)
		}
	}
	return strings.Join(names, "|")
}
