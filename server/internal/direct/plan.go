package direct

import (
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"kg/graph"
	"kg/server/internal/answer"
)

// plan is what a query asks for, worked out once: it holds for every request with the same text, operation and conditions.
type plan struct {
	roots []root
}

// root is one field of the query itself.
type root struct {
	prefix   string // "name": as it is written
	field    graphql.CollectedField
	typename bool
	required bool // null makes the whole answer null
	fetch    *fetch
	node     *nodes      // of a field that is a node, or nodes
	list     *connection // of a list by pages
	hits     []hitField  // of a search
}

// fetch is what is fetched of the nodes at one place of the answer.
type fetch struct {
	fields []string
	whole  bool // more is needed than single fields
	hops   []*hop
	// document is set where a field of the node itself leads to its document.
	document *fetch
}

// hop is one step from the nodes of a place to the next.
type hop struct {
	key     string // tells it from its siblings
	def     *ast.FieldDefinition
	field   *ast.Field
	fixed   *graph.Hop // where no variable has a part in it
	bare    bool
	ends    bool // no more is read of the edges than where they lead
	more    bool // it is asked whether there are more
	total   bool
	pieces  []graphql.CollectedField // fields that ask for evidence, some for its documents and citations
	behind  *fetch
	cites   *fetch
	sources *fetch
}

// nodes is how nodes at one place are written, by their kinds.
type nodes struct {
	fetch *fetch
	kinds map[graph.Kind]*object
}

// object is how one object is written.
type object struct {
	keys   []string // of the members that are read, where it is no node
	fields []field
}

// field is how one field of an object is written.
type field struct {
	prefix  string
	literal string // the value itself, where it is always the same
	slot    int    // among the fetched fields, or the keys
	*member
	object *object // below it

	id      bool // the node's own
	hop     int  // among the fetch's hops; -1 for none
	settled bool
	related *connection
	node    *nodes
	source  *nodes // the node's own document
	// text is a stretch of a document's text, formatted a work as a list of references prints it.
	text, formatted *ast.Field
}

// connection is how edges are written.
type connection struct {
	fields []connectionField
}

type connectionField struct {
	prefix  string
	literal string
	total   bool
	edges   []edgeField
	page    []pageField
}

// pageField is one field of PageInfo.
type pageField struct {
	prefix, name, literal string
}

type edgeField struct {
	prefix, name, literal string
	node                  *nodes
	evidence              *evidence
}

// evidence is how the evidence for an edge is written.
type evidence struct {
	field  *ast.Field
	object *object
}

// compiler makes a plan. What it does not know it gives up: ok is false from then on.
type compiler struct {
	table *table
	op    *graphql.OperationContext
	ok    bool
}

// compile plans an operation; nil where it asks for what is not known here.
func compile(t *table, op *graphql.OperationContext) *plan {
	c := &compiler{table: t, ok: true, op: &graphql.OperationContext{Doc: op.Doc, Variables: op.Variables, Operation: op.Operation}}
	p := &plan{}
	for _, f := range c.collect(op.Operation.SelectionSet, "Query") {
		p.roots = append(p.roots, c.root(f))
	}
	if !c.ok {
		return nil
	}
	return p
}

func (c *compiler) collect(selection ast.SelectionSet, typ string) []graphql.CollectedField {
	def := c.table.schema.Types[typ]
	return graphql.CollectFields(c.op, selection, append([]string{typ}, def.Interfaces...))
}

func prefixOf(f graphql.CollectedField) string { return `"` + f.Alias + `":` }

func quoted(s string) string { return string(appendText(nil, s)) }

// rootArguments are the fields of the query that are known, with their arguments.
func rootArguments(name string) []string {
	switch name {
	case "node":
		return []string{"id"}
	case "nodes":
		return []string{"ids"}
	case "work":
		return []string{"cite", "in"}
	case "event", "policy", "actor":
		return []string{"name"}
	case "document":
		return []string{"id", "name"}
	case "documents":
		return []string{"first", "after", "genre", "document", "text"}
	case "works":
		return []string{"first", "after", "type", "cite", "document", "text"}
	case "actors", "events", "policies":
		return []string{"first", "after", "type", "document", "text"}
	case "citations":
		return []string{"first", "after", "status", "document", "text"}
	case "references":
		return []string{"first", "after", "cite", "document", "text"}
	case "search":
		return []string{"text", "kinds", "first"}
	}
	return nil
}

func (c *compiler) root(f graphql.CollectedField) root {
	r := root{prefix: prefixOf(f), field: f}
	if f.Name == "__typename" {
		r.typename = true
		return r
	}
	known := rootArguments(f.Name)
	for _, a := range f.Arguments {
		c.ok = c.ok && slices.Contains(known, a.Name)
	}
	if c.ok = c.ok && known != nil; !c.ok {
		return r
	}
	def := f.Definition.Type
	r.required, r.fetch = def.NonNull, &fetch{}
	switch {
	case f.Name == "search":
		r.hits = c.hits(f, r.fetch)
	case strings.HasSuffix(def.Name(), "Connection"):
		r.list = c.connection(f, def.Name(), &hop{behind: r.fetch}, true)
	default:
		r.node = c.nodes(f.Selections, c.possible(def.Name()), r.fetch)
	}
	return r
}

// possible are the object types that a type may stand for.
func (c *compiler) possible(name string) []string {
	var out []string
	for _, d := range c.table.schema.GetPossibleTypes(c.table.schema.Types[name]) {
		if d.Kind == ast.Object {
			out = append(out, d.Name)
		}
	}
	return out
}

func (c *compiler) nodes(selection ast.SelectionSet, types []string, at *fetch) *nodes {
	out := &nodes{fetch: at, kinds: map[graph.Kind]*object{}}
	for _, name := range types {
		bound, known := c.table.nodes[name]
		if !known {
			c.ok = false
			return out
		}
		o := &object{}
		for _, f := range c.collect(selection, name) {
			o.fields = append(o.fields, c.nodeField(name, bound, f, at))
		}
		out.kinds[bound.kind] = o
	}
	return out
}

// want is the place of a field among those fetched.
func (f *fetch) want(name string) int {
	if i := slices.Index(f.fields, name); i >= 0 {
		return i
	}
	f.fields = append(f.fields, name)
	return len(f.fields) - 1
}

func (c *compiler) nodeField(typ string, bound nodeType, f graphql.CollectedField, at *fetch) field {
	out := field{prefix: prefixOf(f), hop: -1}
	switch {
	case f.Name == "__typename":
		out.literal = quoted(typ)
	case f.Definition.Directives.ForName("follows") != nil:
		c.follow(&out, typ, f, at)
	case f.Name == "kind":
		out.literal = quoted(strings.ToUpper(string(bound.kind)))
	case f.Name == "id":
		out.id = true
	case f.Name == "label":
		out.member = &member{method: -1, form: formText}
		out.slot = at.want(graph.FieldLabel)
	case f.Definition.Type.Name() == "Document":
		if at.document == nil {
			at.document = &fetch{}
		}
		out.slot = at.want("document")
		out.source = c.nodes(f.Selections, []string{"Document"}, at.document)
	case typ == "Document" && f.Name == "text":
		out.text, out.slot = f.Field, at.want("text")
	case typ == "Work" && f.Name == "formatted":
		out.formatted, at.whole = f.Field, true
	case len(f.Definition.Arguments) > 0:
		c.ok = false
	default:
		c.bind(&out, bound.typ, f, func(key string) int { return at.want(key) })
		if c.ok && out.method >= 0 {
			at.whole = true
		}
	}
	return out
}

// bind finds what a field is bound to, and plans what is selected below it.
func (c *compiler) bind(out *field, typ typeOf, f graphql.CollectedField, want func(key string) int) {
	m, ok := c.table.member(typ, f.Definition)
	if !ok {
		c.ok = false
		return
	}
	out.member = m
	if m.method < 0 {
		out.slot = want(m.key)
	}
	if m.form == formObject {
		out.object = c.object(m.schema, m.of, f.Selections)
	}
}

// object plans an object that is no node.
func (c *compiler) object(schema string, typ typeOf, selection ast.SelectionSet) *object {
	o := &object{}
	want := func(key string) int {
		i := slices.Index(o.keys, key)
		if i < 0 {
			i = len(o.keys)
			o.keys = append(o.keys, key)
		}
		return i
	}
	for _, f := range c.collect(selection, schema) {
		out := field{prefix: prefixOf(f), hop: -1}
		switch {
		case f.Name == "__typename":
			out.literal = quoted(schema)
		case len(f.Definition.Arguments) > 0:
			c.ok = false
		default:
			c.bind(&out, typ, f, want)
		}
		o.fields = append(o.fields, out)
	}
	return o
}

// follow plans a field marked @follows.
func (c *compiler) follow(out *field, typ string, f graphql.CollectedField, at *fetch) {
	key := hopKey(f)
	i := slices.IndexFunc(at.hops, func(h *hop) bool { return h.key == key })
	if i < 0 {
		i = len(at.hops)
		at.hops = append(at.hops, c.hop(key, f))
	}
	h := at.hops[i]
	out.hop = i
	target := f.Definition.Type.Name()
	if strings.HasSuffix(target, "Connection") {
		out.related = c.connection(f, target, h, false)
		return
	}
	if typ == "Citation" && f.Name == "reference" { // nil unless it stands for one entry
		out.settled = true
		out.slot = at.want("status")
	}
	out.node = c.nodes(f.Selections, c.possible(target), h.behind)
}

// hopKey is the same for fields that follow the same edges.
func hopKey(f graphql.CollectedField) string {
	var parts []string
	for _, a := range f.Definition.Directives.ForName("follows").Arguments {
		parts = append(parts, a.Name+":"+a.Value.String())
	}
	args := parts[:len(parts):len(parts)]
	for _, a := range f.Arguments {
		args = append(args, a.Name+"="+a.Value.String())
	}
	slices.Sort(args[len(parts):])
	if f.Definition.Arguments.ForName("first") == nil {
		args = append(args, "one")
	}
	return strings.Join(args, " ")
}

func (c *compiler) hop(key string, f graphql.CollectedField) *hop {
	h := &hop{key: key, def: f.Definition, field: f.Field, bare: true, ends: true, behind: &fetch{}}
	if !variable(f.Arguments) {
		fixed, err := answer.HopOf(h.def, h.field, nil)
		if err != nil {
			c.ok = false // the executor says what is wrong
		}
		h.fixed = &fixed
	}
	return h
}

// variable tells whether a variable has a part in arguments.
func variable(args ast.ArgumentList) bool {
	return slices.ContainsFunc(args, func(a *ast.Argument) bool { return variableIn(a.Value) })
}

func variableIn(v *ast.Value) bool {
	return v.Kind == ast.Variable || slices.ContainsFunc(v.Children, func(c *ast.ChildValue) bool { return variableIn(c.Value) })
}

// connection plans edges: those that a hop follows, or the items of a list.
func (c *compiler) connection(f graphql.CollectedField, typ string, h *hop, list bool) *connection {
	out := &connection{}
	for _, f := range c.collect(f.Selections, typ) {
		cf := connectionField{prefix: prefixOf(f)}
		switch f.Name {
		case "__typename":
			cf.literal = quoted(typ)
		case "edges":
			cf.edges = c.edges(f, h, list)
		case "pageInfo":
			cf.page = c.pageInfo(f)
			for _, p := range cf.page {
				h.more = h.more || p.name == "hasNextPage"
				h.ends = h.ends && p.name != "startCursor" && p.name != "endCursor"
			}
		case "totalCount":
			c.ok = c.ok && !list // that of a list is asked for by itself
			cf.total, h.total = true, true
		default:
			c.ok = false
		}
		out.fields = append(out.fields, cf)
	}
	return out
}

func (c *compiler) pageInfo(f graphql.CollectedField) []pageField {
	out := []pageField{}
	for _, f := range c.collect(f.Selections, "PageInfo") {
		p := pageField{prefix: prefixOf(f), name: f.Name}
		switch f.Name {
		case "__typename":
			p.literal = quoted("PageInfo")
		case "hasNextPage", "hasPreviousPage", "startCursor", "endCursor":
		default:
			c.ok = false
		}
		out = append(out, p)
	}
	return out
}

func (c *compiler) edges(f graphql.CollectedField, h *hop, list bool) []edgeField {
	out := []edgeField{}
	typ := f.Definition.Type.Name()
	for _, f := range c.collect(f.Selections, typ) {
		e := edgeField{prefix: prefixOf(f), name: f.Name}
		h.ends = h.ends && (f.Name == "__typename" || f.Name == "node")
		switch f.Name {
		case "__typename":
			e.literal = quoted(typ)
		case "node":
			e.node = c.nodes(f.Selections, c.possible(f.Definition.Type.Name()), h.behind)
		case "cursor":
		case "id", "relation", "confidence":
			c.ok = c.ok && !list
		case "hedged", "date", "evidenceCount":
			c.ok = c.ok && !list
			h.bare = false
		case "evidence":
			c.ok = c.ok && !list
			h.bare = false
			e.evidence = c.evidence(f, h)
		default:
			c.ok = false
		}
		out = append(out, e)
	}
	return out
}

func (c *compiler) evidence(f graphql.CollectedField, h *hop) *evidence {
	out := &evidence{field: f.Field, object: &object{}}
	h.pieces = append(h.pieces, f)
	o := out.object
	want := func(key string) int {
		i := slices.Index(o.keys, key)
		if i < 0 {
			i = len(o.keys)
			o.keys = append(o.keys, key)
		}
		return i
	}
	for _, f := range c.collect(f.Selections, "Evidence") {
		one := field{prefix: prefixOf(f), hop: -1}
		beside, name := &h.sources, "Document"
		switch {
		case f.Name == "__typename":
			one.literal = quoted("Evidence")
		case f.Name == "citation":
			beside, name = &h.cites, "Citation"
			fallthrough
		case f.Name == "document":
			if *beside == nil {
				*beside = &fetch{}
			}
			one.slot = want(f.Name)
			one.source = c.nodes(f.Selections, []string{name}, *beside)
		case len(f.Definition.Arguments) > 0:
			c.ok = false
		default:
			c.bind(&one, evidenceType, f, want)
		}
		o.fields = append(o.fields, one)
	}
	return out
}
