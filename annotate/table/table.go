// Package table puts tables together again from their physical lines.
package table

import (
	"context"

	"kg/document"
)

// Annotator makes the tables layer.
type Annotator struct{}

// New is the annotator.
func New() Annotator { return Annotator{} }

// Name is "table".
func (Annotator) Name() string { return "table" }

// Requires nothing.
func (Annotator) Requires() []document.LayerName { return nil }

// Provides the tables.
func (Annotator) Provides() []document.LayerName {
	return []document.LayerName{document.LayerTables}
}

// Annotate makes the tables from the row blocks. A table is a run of rows with
// nothing but furniture, notes and blank lines between them.
func (Annotator) Annotate(ctx context.Context, d *document.Document) error {
	var tables []document.Table
	for i := 0; i < len(d.Blocks); i++ {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		if d.Blocks[i].Kind != document.TableRow {
			continue
		}
		var run []int
		k := i
		for ; k < len(d.Blocks) && bridges(d.Blocks[k].Kind); k++ {
			if d.Blocks[k].Kind == document.TableRow {
				run = append(run, k)
			}
		}
		if t, ok := build(d, run); ok {
			tables = append(tables, t)
		}
		i = k - 1
	}
	d.Layers.Tables = tables
	return nil
}

// bridges tells whether a table may go on behind a block of the kind.
func bridges(k document.BlockKind) bool {
	return k == document.TableRow || k == document.Furniture || k == document.Footnote
}
