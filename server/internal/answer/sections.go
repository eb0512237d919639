package answer

import (
	"cmp"
	"context"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
)

// SectionCitations are the citations that stand in one section.
type SectionCitations struct {
	Section   *string
	Count     int
	Citations []*Citation
}

// maxSectioned is how many citations of a document are shown with what is selected around them.
const maxSectioned = 5000

// Sections groups the citations of a document by their sections, in the order of the text, and shows the first of each with all that the selection wants around them.
func (s *Session) Sections(ctx context.Context, citations []*graph.Citation, first int, selection ast.SelectionSet) ([]*SectionCitations, error) {
	slices.SortFunc(citations, func(a, b *graph.Citation) int {
		return cmp.Or(cmp.Compare(a.Number, b.Number), cmp.Compare(a.ID, b.ID))
	})
	var order []string
	all := map[string][]graph.ID{}
	var shown []graph.ID
	for _, c := range citations {
		if all[c.Section] == nil {
			order = append(order, c.Section)
		}
		if all[c.Section] = append(all[c.Section], c.ID); len(all[c.Section]) <= first {
			shown = append(shown, c.ID)
		}
	}
	if len(shown) > maxSectioned {
		return nil, graph.Errorf(graph.TooLarge, "citationsBySection: %d citations, at most %d are shown; ask for fewer of each section (first)", len(shown), maxSectioned)
	}
	plan, err := s.planOf(ctx, selection, "SectionCitations", "citations", []string{"Citation"})
	if err != nil {
		return nil, err
	}
	nodes, err := s.byID(ctx, shown, plan)
	if err != nil {
		return nil, err
	}
	out := make([]*SectionCitations, 0, len(order))
	for _, title := range order {
		ids := all[title]
		section := &SectionCitations{Section: known(title), Count: len(ids), Citations: []*Citation{}}
		for _, id := range ids[:min(first, len(ids))] {
			if c := node[*Citation](nodes[id]); c != nil {
				section.Citations = append(section.Citations, c)
			}
		}
		out = append(out, section)
	}
	return out, nil
}

// planOf is what is selected below a field of a type, whose value is a node of one of the types.
func (s *Session) planOf(ctx context.Context, selection ast.SelectionSet, typ, field string, types []string) (*Plan, error) {
	plan := &Plan{}
	for _, f := range graphql.CollectFields(operation(ctx), selection, []string{typ}) {
		if f.Name != field {
			continue
		}
		p, err := NewPlan(ctx, s.Schema, f.Selections, types)
		if err != nil {
			return nil, err
		}
		plan = merge(plan, p)
	}
	return plan, nil
}
