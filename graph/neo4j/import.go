package neo4j

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"kg/graph"
	"kg/graph/stored"
)

// ImportArguments is the file, among those that [WriteImport] writes, with the arguments of neo4j-admin that name the others.
const ImportArguments = "import.args"

// ImportSchema is the file with the statements that make indexes and constraints. [Open] runs them on an imported database.
const ImportSchema = "schema.cypher"

// Imported is what was written for an import.
type Imported struct {
	Nodes, Relationships int // rows
}

// importing writes the files of an import.
type importing struct {
	dir    string
	types  types
	tables map[string]*table
	order  []*table
	sum    Imported
}

// WriteImport writes all that a store keeps into an empty or new folder, as the files that `neo4j-admin database import full` takes: a [Store] that is
// opened on the imported database is the same store. The same store gives the same bytes. One row is held in memory at a time. The files are made in
// a folder of their own beside it, which gets the name when they are whole, and is removed where they do not come to be.
func WriteImport(ctx context.Context, dir string, all stored.All) (sum Imported, err error) {
	if err := stored.Vacant(dir); err != nil {
		return Imported{}, err
	}
	if dir, err = filepath.Abs(dir); err != nil {
		return Imported{}, graph.Errorf(graph.Invalid, "the folder cannot be made: %w", err)
	}
	part := dir + ".part"
	if err := os.MkdirAll(filepath.Dir(dir), 0o755); err != nil {
		return Imported{}, graph.Errorf(graph.Invalid, "the folder cannot be made: %w", err)
	}
	if err := os.Mkdir(part, 0o755); err != nil {
		return Imported{}, graph.Errorf(graph.Invalid, "the folder %s cannot be made (one that broke off may be removed): %w", part, err)
	}
	w := &importing{dir: part, types: newTypes(), tables: map[string]*table{}}
	if err := errors.Join(w.write(ctx, all), w.close()); err != nil {
		return Imported{}, errors.Join(err, os.RemoveAll(part))
	}
	_ = os.Remove(dir) // an empty one may be there
	if err := os.Rename(part, dir); err != nil {
		return Imported{}, errors.Join(graph.Errorf(graph.Invalid, "the folder %s cannot be made: %w", dir, err), os.RemoveAll(part))
	}
	return w.sum, nil
}

// betweenLooks is how many entries are written before it is asked again whether to go on.
const betweenLooks = 4096

func (w *importing) write(ctx context.Context, all stored.All) error {
	ended := func() error {
		if err := ctx.Err(); err != nil {
			return graph.Errorf(graph.Timeout, "the writing was ended: %w", err)
		}
		return nil
	}
	if err := errors.Join(ended(), w.schema()); err != nil {
		return err
	}
	n := 0
	for h, err := range all {
		if n++; err == nil && n%betweenLooks == 0 {
			err = ended()
		}
		if err == nil {
			err = w.add(h)
		}
		if err != nil {
			return err
		}
	}
	if err := errors.Join(ended(), w.flush()); err != nil {
		return err
	}
	return w.arguments()
}

func (w *importing) add(h stored.Held) error {
	switch v := h.(type) {
	case stored.HeldDocument:
		return w.document(v)
	case stored.HeldClaim:
		var description any
		if v.Description != "" {
			description = v.Description
		}
		return w.node("claim", "Claim", claimColumns, string(v.Document), string(v.Claimed), string(v.Node), string(v.Claimed.Kind()), v.JSON, description)
	case stored.HeldDescription:
		return w.description(v)
	case stored.HeldNode:
		return w.shown(v)
	case stored.HeldEdge:
		return w.edge(v)
	}
	return graph.Errorf(graph.Internal, "%T is nothing that a store keeps", h)
}

// The columns of what stands beside the graph.
var (
	schemaColumns         = []column{{"id", "string"}, {"version", "long"}, {"imported", "boolean"}}
	batchColumns          = []column{{"document", "string"}, {"digest", "string"}, {"evidence", "long"}}
	partColumns           = []column{{"document", "string"}, {"relation", "string"}, {"keys", "string[]"}}
	claimColumns          = []column{{"document", "string"}, {"claimed", "string"}, {"node", "string"}, {"kind", "string"}, {"json", "string"}, {"description", "string"}}
	descriptionColumns    = []column{{"id", "string"}, {"node", "string"}, {"component", "string"}, {"identity", "string"}, {"json", "string"}}
	descriptionKeyColumns = []column{{"key", "string"}, {"description", "string"}}
	keyColumns            = []column{{"id", "string"}, {"node", "string"}, {"key", "string"}}
	nameColumns           = []column{{"kind", "string"}, {"name", "string"}, {"node", "string"}, {"shown", "string"}}
)

func (w *importing) node(file, labels string, columns []column, values ...any) error {
	w.sum.Nodes++
	t, err := w.table(file, "--nodes="+labels, columns)
	if err != nil {
		return err
	}
	return t.row(values)
}

func (w *importing) schema() error {
	if err := w.node("schema", "Schema", schemaColumns, "kg", len(migrations(w.types)), true); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(w.dir, ImportSchema), []byte(strings.Join(indexes(w.types, len(migrations(w.types))), ";\n")+";\n"), 0o644)
}

func (w *importing) document(d stored.HeldDocument) error {
	if err := w.node("batch", "Batch", batchColumns, string(d.ID), d.Digest, d.Evidence); err != nil {
		return err
	}
	for _, row := range w.types.partRows(d.Keys) {
		if err := w.node("batch_part", "BatchPart", partColumns, append([]any{string(d.ID)}, values(row)...)...); err != nil {
			return err
		}
	}
	return nil
}

func (w *importing) description(d stored.HeldDescription) error {
	decoded, err := d.Decode()
	if err != nil {
		return err
	}
	if err := w.node("description", "Description", descriptionColumns, d.ID, string(d.Node), d.Component, d.Identity, d.JSON); err != nil {
		return err
	}
	for _, k := range decoded.Keys() {
		if err := w.node("description_key", "DescriptionKey", descriptionKeyColumns, k, d.ID); err != nil {
			return err
		}
	}
	return nil
}

func (w *importing) shown(n stored.HeldNode) error {
	row, err := n.Row()
	if err != nil {
		return err
	}
	w.sum.Nodes++
	t, err := w.table("node_"+string(row.Kind), "--nodes=Node:"+labelOf(row.Kind), nodeColumns(row.Kind))
	if err != nil {
		return err
	}
	if err := t.named(nil, shownProperties(n, row)); err != nil {
		return err
	}
	for _, k := range row.Keys {
		if err := w.node("key", "Key", keyColumns, keyID(row.Kind, k), string(row.ID), k); err != nil {
			return err
		}
	}
	for _, name := range nameRows(row.ID, row.Node) {
		if err := w.node("name", "Name", nameColumns, values(name)...); err != nil {
			return err
		}
	}
	return nil
}

func (w *importing) edge(e stored.HeldEdge) error {
	p, err := edgeProperties(piecesHeld(e))
	if err != nil {
		return err
	}
	w.sum.Relationships++
	t, err := w.table("edge_"+string(e.Relation), "--relationships="+w.types.of[e.Relation], edgeColumns())
	if err != nil {
		return err
	}
	return t.named([]any{string(e.From), string(e.To)}, p)
}

func piecesHeld(e stored.HeldEdge) []piece {
	held := make([]piece, len(e.Evidence))
	for i, v := range e.Evidence {
		held[i] = piece{v.Evidence, e.EdgeKey, ends{v.From, v.To}, true}
	}
	return held
}

// nodeColumns are the properties that nodes of a kind may have; see [properties].
func nodeColumns(k graph.Kind) []column {
	out := []column{{"id", "ID(node)"}}
	for _, name := range []string{"kind", "label", "kg_json", "kg_label", "kg_sort", "kg_type", "kg_words"} {
		out = append(out, column{name, "string"})
	}
	if graph.Dated(k) {
		out = append(out, column{"kg_by_earliest", "string"}, column{"kg_by_latest", "string"}, column{"kg_latest", "string"}, column{"kg_certain", "boolean"})
	}
	if _, ok := graph.Weighed(k); ok {
		out = append(out, column{"kg_by_most", "string"})
	}
	plain, others := fieldsOf(k)
	for _, name := range plain {
		out = append(out, column{name, "string"})
	}
	for _, more := range []column{{"aliases", "string[]"}, {"keys", "string[]"}, {"authors", "string[]"}, {"number", "long"}} {
		if slices.Contains(others, more.name) {
			out = append(out, more)
		}
	}
	return out
}

// edgeColumns are the ends and the properties of relationships; see [edgeProperties].
func edgeColumns() []column {
	return []column{
		{"", "START_ID(node)"}, {"", "END_ID(node)"}, {"id", "string"}, {"negated", "boolean"}, {"confidence", "double"}, {"hedged", "boolean"},
		{"documents", "string[]"}, {"quote", "string"}, {"kg_evidence", "string[]"}, {"kg_ends", "string[]"}, {"kg_rejected", "string[]"}, {"date", "string"},
	}
}

// arguments writes what neo4j-admin is to be called with, in the folder.
func (w *importing) arguments() error {
	longest := 4 << 20
	multiline := false
	var lines []string
	for _, t := range w.order {
		longest = max(longest, 2*t.longest)
		lines = append(lines, t.option+"="+t.file)
		multiline = multiline || t.multiline
	}
	lines = append(lines, "--array-delimiter=U+001F", "--bad-tolerance=0", fmt.Sprintf("--read-buffer-size=%d", longest))
	if multiline { // the second version of their format guesses from behind where a line begins, which fails among quotes
		lines = append(lines, "--multiline-fields=true")
	}
	return os.WriteFile(filepath.Join(w.dir, ImportArguments), []byte(strings.Join(lines, "\n")+"\n"), 0o644)
}
