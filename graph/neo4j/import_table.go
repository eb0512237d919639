package neo4j

import (
	"bufio"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"kg/graph"
)

// column is one of a file for neo4j-admin: a property, or, without a name, an end of a relationship.
type column struct{ name, typ string }

// between stands between the items of a list. In what is read back, JSON and ids, it cannot occur; elsewhere a blank takes its place.
const between = "\x1f"

// table is a file of rows for neo4j-admin.
type table struct {
	file, option string
	columns      []column
	at           map[string]int
	f            *os.File
	w            *bufio.Writer
	line         []byte
	multiline    bool // a value holds a line break
	longest      int  // bytes of a value
}

// table is the file with the name, begun with its header where it is new.
func (w *importing) table(name, option string, columns []column) (*table, error) {
	if t, ok := w.tables[name]; ok {
		return t, nil
	}
	t := &table{file: name + ".csv", option: option, columns: columns, at: map[string]int{}}
	f, err := os.Create(filepath.Join(w.dir, t.file))
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "the file cannot be written: %w", err)
	}
	t.f, t.w = f, bufio.NewWriterSize(f, 1<<16)
	w.tables[name] = t
	w.order = append(w.order, t)
	for i, c := range columns {
		if c.name != "" {
			t.at[c.name] = i
		}
		if i > 0 {
			t.line = append(t.line, ',')
		}
		t.line = append(append(append(t.line, c.name...), ':'), c.typ...)
	}
	_, err = t.w.Write(append(t.line, '\n'))
	return t, err
}

// row writes values in the order of the columns; nil for none.
func (t *table) row(values []any) error {
	t.line = t.line[:0]
	for i, v := range values {
		if i > 0 {
			t.line = append(t.line, ',')
		}
		if err := t.value(v); err != nil {
			return err
		}
	}
	t.line = append(t.line, '\n')
	_, err := t.w.Write(t.line)
	return err
}

// named writes properties behind the first values.
func (t *table) named(first []any, properties map[string]any) error {
	values := make([]any, len(t.columns))
	copy(values, first)
	for name, v := range properties {
		i, ok := t.at[name]
		if !ok {
			return graph.Errorf(graph.Internal, "%s has no column for the property %s", t.file, name)
		}
		values[i] = v
	}
	return t.row(values)
}

func (t *table) value(v any) error {
	switch v := v.(type) {
	case nil:
	case string:
		t.text(v)
	case bool:
		t.line = strconv.AppendBool(t.line, v)
	case int:
		t.line = strconv.AppendInt(t.line, int64(v), 10)
	case float64:
		t.line = strconv.AppendFloat(t.line, v, 'g', -1, 64)
	case []any:
		items := make([]string, len(v))
		for i, item := range v {
			items[i] = strings.ReplaceAll(text(item), between, " ")
		}
		t.text(strings.Join(items, between))
	default:
		return graph.Errorf(graph.Internal, "%s: a value of type %T", t.file, v)
	}
	return nil
}

func (t *table) text(s string) {
	t.longest = max(t.longest, len(s))
	t.multiline = t.multiline || strings.ContainsAny(s, "\r\n")
	t.line = append(t.line, '"')
	for {
		i := strings.IndexByte(s, '"')
		if i < 0 {
			break
		}
		t.line = append(append(t.line, s[:i+1]...), '"')
		s = s[i+1:]
	}
	t.line = append(append(t.line, s...), '"')
}

func (w *importing) flush() error {
	var errs []error
	for _, t := range w.order {
		errs = append(errs, t.w.Flush())
	}
	return errors.Join(errs...)
}

func (w *importing) close() error {
	var errs []error
	for _, t := range w.order {
		errs = append(errs, t.f.Close())
	}
	return errors.Join(errs...)
}
