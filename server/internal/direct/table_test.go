package direct

import (
	"testing"

	"kg/server/internal/gql"
)

// TestWhatIsNotKnownHereIsFew lists the fields of nodes and of what hangs on them that are left to the executor.
func TestWhatIsNotKnownHereIsFew(t *testing.T) {
	table := newTable(gql.NewExecutableSchema(gql.Config{}).Schema())
	for name, bound := range table.nodes {
		for _, fd := range table.schema.Types[name].Fields {
			if len(fd.Arguments) > 0 || fd.Directives.ForName("follows") != nil || fd.Type.Name() == "Document" || fd.Name == "kind" || fd.Name == "label" {
				continue
			}
			if _, ok := table.member(bound.typ, fd); !ok {
				t.Errorf("%s.%s", name, fd.Name)
			}
		}
	}
}
