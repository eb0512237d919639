package neo4j

import (
	"slices"
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

// allPlain tells whether the fields are properties of their own of each of the kinds, as far as its nodes have them: texts, kept under the name
// that they have in the encoded node.
func allPlain(kinds []graph.Kind, fields []string) bool {
	for _, f := range fields {
		known := false
		for _, k := range kinds {
			has, plain := fieldOf(k, f)
			if has && !plain {
				return false
			}
			known = known || has
		}
		if !known {
			return false
		}
	}
	return true
}

// fieldOf tells whether nodes of a kind have a field, and whether it is a property of its own; see [properties].
func fieldOf(k graph.Kind, field string) (has, plain bool) {
	if field == graph.FieldLabel || field == "id" {
		return true, true
	}
	texts, others := fieldsOf(k)
	plain = slices.Contains(texts, field)
	return plain || slices.Contains(others, field), plain
}

// fieldsOf are the fields of a kind of node that are properties of their own, and those that are not, or not as they are in the encoded node.
func fieldsOf(k graph.Kind) (texts, others []string) {
	switch k {
	case graph.KindDocument:
		texts = []string{"name", "title", "date", "genre", "media", "language", "digest"}
		others = []string{"text", "bytes", "sections", "tables", "coverage"}
	case graph.KindWork:
		texts = []string{"title", "year", "date", "type", "container", "publisher", "doi", "url", "isbn", "language"}
		others = []string{"authors", "volume", "issue", "pages", "edition", "place", "retracted", "keys", "identity", "decisions"}
	case graph.KindReference:
		texts = []string{"document", "key", "raw"}
		others = []string{"span", "parts", "number", "confidence"}
	case graph.KindCitation:
		texts = []string{"document", "text", "status", "locator", "section"}
		others = []string{"span", "kind", "passage", "number", "reason"}
	case graph.KindActor:
		texts = []string{"name", "type"}
		others = []string{"aliases", "merged", "decisions", "traits", "identity"}
	case graph.KindEvent:
		texts = []string{"name", "type", "date"}
		others = []string{"code", "codeRule", "aliases", "merged", "decisions", "traits", "identity"}
	case graph.KindPolicy:
		texts = []string{"name", "type", "date"}
		others = []string{"aliases", "merged", "decisions", "traits", "identity"}
	}
	return texts, others
}
