package export

import (
	"context"
	"fmt"
	"io"

	"kg/graph"
)

// JSONLines writes the canonical export: a line for each node, then for each
// edge, with all evidence. Nothing is left out, and the same graph gives the same bytes.
func JSONLines(ctx context.Context, w io.Writer, g Graph) error {
	if err := graph.WriteRecords(w, g.kept(ctx, g.known())); err != nil {
		return fmt.Errorf("export as JSON lines: %w", err)
	}
	return nil
}
