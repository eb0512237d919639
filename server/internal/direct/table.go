package direct

import (
	"reflect"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
	"kg/server/internal/answer"
)

// form is how a value is written.
type form int

const (
	formText form = iota
	formInt
	formFloat
	formBool
	formEnum
	formObject
)

// member says where a field of an object is found: in a member of its encoded form, or by a method of the decoded one.
type member struct {
	key    string
	method int // of the pointer to the type; -1 for none
	typ    reflect.Type

	form     form
	list     bool
	nullable bool              // nothing is null
	names    map[string]string // of an enumeration, by the stored value
	of       reflect.Type      // of an object, or of a list's items
	schema   string            // the name of that type in the schema
}

// table knows what the types of the schema are bound to.
type table struct {
	schema *ast.Schema
	nodes  map[string]nodeType
	enums  map[string]map[string]string
}

// nodeType is one kind of node: what the schema's type is bound to.
type nodeType struct {
	kind graph.Kind
	typ  reflect.Type
}

func newTable(schema *ast.Schema) *table {
	t := &table{schema: schema, enums: map[string]map[string]string{}, nodes: map[string]nodeType{
		"Document":  {graph.KindDocument, reflect.TypeFor[answer.Document]()},
		"Work":      {graph.KindWork, reflect.TypeFor[answer.Work]()},
		"Reference": {graph.KindReference, reflect.TypeFor[answer.Reference]()},
		"Citation":  {graph.KindCitation, reflect.TypeFor[answer.Citation]()},
		"Actor":     {graph.KindActor, reflect.TypeFor[answer.Actor]()},
		"Event":     {graph.KindEvent, reflect.TypeFor[answer.Event]()},
		"Policy":    {graph.KindPolicy, reflect.TypeFor[answer.Policy]()},
	}}
	for _, def := range schema.Types {
		if def.Kind != ast.Enum {
			continue
		}
		names := map[string]string{}
		for _, v := range def.EnumValues {
			names[strings.ToLower(v.Name)] = v.Name
		}
		t.enums[def.Name] = names
	}
	return t
}

// enumName is the name of a stored value of an enumeration: words are stored in small letters, what they end in besides is no part of the name.
func enumName(names map[string]string, stored string) string {
	return names[strings.ToLower(strings.TrimRight(stored, "?"))]
}

// member finds what a field of the schema without arguments is bound to, as the generator does: by its name, whatever its case, methods first.
// A method of the name of a stored field shows that field; where it gives a pointer, nothing is null.
func (t *table) member(typ reflect.Type, fd *ast.FieldDefinition) (*member, bool) {
	m := &member{method: -1, typ: typ}
	field, stored := typ.FieldByNameFunc(func(name string) bool { return strings.EqualFold(name, fd.Name) })
	shown := field.Type
	if method, ok := methodOf(reflect.PointerTo(typ), fd.Name); ok {
		if method.Type.NumIn() != 1 || method.Type.NumOut() != 1 {
			return nil, false
		}
		shown = method.Type.Out(0)
		if m.nullable = shown.Kind() == reflect.Pointer; !stored {
			m.method = method.Index
		}
	}
	if shown == nil {
		return nil, false
	}
	if m.method < 0 {
		m.key, _, _ = strings.Cut(field.Tag.Get("json"), ",")
		if m.key == "" || m.key == "-" {
			return nil, false
		}
		m.nullable = m.nullable || field.Type.Kind() == reflect.Pointer
	}
	return m, t.bind(m, shown, fd.Type)
}

func methodOf(typ reflect.Type, name string) (reflect.Method, bool) {
	for i := range typ.NumMethod() {
		if m := typ.Method(i); strings.EqualFold(m.Name, name) {
			return m, true
		}
	}
	return reflect.Method{}, false
}

// bind tells how a value of the type is written as what the schema says it is.
func (t *table) bind(m *member, shown reflect.Type, want *ast.Type) bool {
	if want.Elem != nil {
		if shown.Kind() != reflect.Slice || want.Elem.Elem != nil || !want.NonNull || !want.Elem.NonNull {
			return false
		}
		m.list, m.nullable = true, false
		shown, want = shown.Elem(), want.Elem
	}
	if shown.Kind() == reflect.Pointer {
		shown = shown.Elem()
	}
	m.of, m.schema = shown, want.NamedType
	def := t.schema.Types[want.NamedType]
	switch kind := shown.Kind(); {
	case def.Kind == ast.Enum:
		m.form, m.names = formEnum, t.enums[def.Name]
		return kind == reflect.String
	case def.Kind == ast.Object:
		m.form = formObject
		return kind == reflect.Struct
	case def.Name == "String" || def.Name == "ID":
		m.form = formText
		return kind == reflect.String
	case def.Name == "Int":
		m.form = formInt
		return shown.Kind() == reflect.Int || shown.Kind() == reflect.Int64
	case def.Name == "Float":
		m.form = formFloat
		return kind == reflect.Float64
	case def.Name == "Boolean":
		m.form = formBool
		return kind == reflect.Bool
	}
	return false
}

type typeOf = reflect.Type

var evidenceType = reflect.TypeFor[answer.Evidence]()
