package server_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"kg/graph"
	"kg/graph/storetest"
	"kg/server"
)

// TestBothExecutorsGiveTheSameAnswer asks random questions over the whole schema. What is compared is in [api.same].
func TestBothExecutorsGiveTheSameAnswer(t *testing.T) {
	source, err := os.ReadFile("../schema.graphqls")
	if err != nil {
		t.Fatal(err)
	}
	schema, err := gqlparser.LoadSchema(&ast.Source{Input: string(source)})
	if err != nil {
		t.Fatal(err)
	}
	store := filled(t, append(storetest.Corpus(), full("one.md"), full("two.md"), rivers())...)
	a := serve(t, store, server.Limits{})
	pool := poolOf(t, store)
	asked, right := 0, 0
	rapid.Check(t, func(rt *rapid.T) {
		g := &questions{schema: schema, pool: pool, pick: func(n int) int { return rapid.IntRange(0, n-1).Draw(rt, "pick") }}
		query, variables := g.query()
		r := a.ask(query, variables)
		if asked++; len(r.Errors) == 0 {
			right++
		}
		if t.Failed() {
			rt.Fatalf("the answers differ: %s", query)
		}
	})
	t.Logf("%d of %d questions were answered without an error", right, asked)
	if right < asked/2 {
		t.Errorf("only %d of %d questions were right: the others compare little", right, asked)
	}
}

// TestReadsAreAnsweredDirectly: every field of the query that walks the graph, with every field of every node behind it.
func TestReadsAreAnsweredDirectly(t *testing.T) {
	kinds := map[string]string{
		"Document":  `digest name media genre title date language bytes length text(length: 20) sections { title level span { start end } } tables { label caption columns rows { cells lines { start } } span { end } } coverage { passages references referencesNeverUsed } work { id } references { edges { node { raw } } } citations { edges { node { text } } } mentions(kinds: [EVENT]) { edges { node { name } } }`,
		"Work":      `title authors { family given literal display } year type container volume issue pages edition publisher place doi url isbn language keys formatted(markup: HTML) retracted identity { score joins { first reasons { code } } alike { node relation } } decisions { kind who } speaksOf { edges { relation node { name } } } citedBy { pageInfo { endCursor } }`,
		"Reference": `key raw span { start } parts { end } number confidence document { name } work { title } citations { edges { node { text } } }`,
		"Citation":  `text form status reason locator section span { start } passage { end } number document { name } reference { key } candidates { edges { evidence { rank reason } } }`,
		"Actor":     `name type aliases merged identity { descriptions } sameAs { node reason } decisions { why } adopted { edges { node { __typename name ... on Policy { date } } } }`,
		"Event":     `name type aliases date code codeRule explainedBy { edges { cursor id relation confidence hedged date evidenceCount evidence { id quote section span { start } place document { title } rule confidence hedged cues { start } citation { text document { name } } voices sayings { voice quote span { start end } } date rank reason verdict decisions { who } } node { title } } }`,
		"Policy":    `name date disputedBy { pageInfo { hasNextPage hasPreviousPage startCursor } edges { node { label } } }`,
	}
	queries := []string{
		`{ work(cite: "K. S. Kim 2024b") { ` + kinds["Work"] + ` } event(name: "Amber Flood") { ` + kinds["Event"] + ` } }`,
		`{ policy(name: "Dredging Ban") { ` + kinds["Policy"] + ` } actor(name: "River Board") { ` + kinds["Actor"] + ` } }`,
		`{ document(name: "rivers.md") { ` + kinds["Document"] + ` } }`,
		`{ documents { edges { cursor node { ` + kinds["Document"] + ` } } pageInfo { endCursor } } works(first: 3, cite: "Park 2020") { edges { node { ` + kinds["Work"] + ` } } } }`,
		`{ actors(type: "person") { edges { node { ` + kinds["Actor"] + ` } } } events { edges { node { ` + kinds["Event"] + ` } } } }`,
		`{ policies { edges { node { ` + kinds["Policy"] + ` } } } citations(status: RESOLVED) { edges { node { ` + kinds["Citation"] + ` } } } }`,
	}
	for kind, fields := range kinds {
		on := ` id kind label ... on ` + kind + ` { ` + fields + ` } `
		queries = append(queries,
			`query ($id: ID!) { node(id: $id) {`+on+`} }`,
			`query ($id: ID!) { nodes(ids: [$id, "work:none"]) { __typename`+on+`} }`,
			`{ search(text: "amber") { score node {`+on+`} } }`)
	}
	for _, query := range queries {
		s := &counting{Store: filled(t, full("one.md"), rivers())}
		variables := map[string]any{}
		if strings.Contains(query, "$id") {
			variables["id"] = event("Amber Flood", "2020-08").ID
		}
		serve(t, s, server.Limits{}).data(query, variables)
		if s.direct.Load() == 0 || s.direct.Load() < s.trees.Load() || s.trees.Load() > 1 {
			t.Errorf("the executor answers (%d trees, %d directly): %s", s.trees.Load(), s.direct.Load(), query)
		}
	}
}

// full is a document with a node of each kind and an edge of each relation, every field of which says something.
func full(name string) graph.Batch {
	d := newDraft(name, "")
	fill(reflect.ValueOf(d.doc).Elem(), name)
	at := d.says("A sentence with <b>marks</b> & \"quotes\", \u2028 and more.")
	nodes := map[graph.Kind]graph.Node{graph.KindDocument: d.doc}
	for _, k := range graph.Kinds()[1:] {
		n, _ := graph.NewNode(k)
		fill(reflect.ValueOf(n).Elem(), name)
		id := graph.NewID(string(k), name)
		switch v := n.(type) {
		case *graph.Work:
			v.ID, v.Identity, v.Decisions = id, nil, nil
		case *graph.Reference:
			v.ID, v.Document = id, d.doc.ID
		case *graph.Citation:
			v.ID, v.Document, v.Status = id, d.doc.ID, "probable"
		case *graph.Actor:
			v.ID, v.Identity, v.Decisions = id, nil, nil
		case *graph.Event:
			v.ID, v.Identity, v.Decisions = id, nil, nil
		case *graph.Policy:
			v.ID, v.Identity, v.Decisions = id, nil, nil
		}
		nodes[k] = n
		d.claim(n)
	}
	for _, rule := range graph.Allowed() {
		for _, from := range rule.From {
			for _, to := range rule.To {
				if from == to {
					continue
				}
				d.edge(rule.Relation, nodes[from], nodes[to], at, func(e *graph.Edge) {
					v := e.Evidence[0]
					fill(reflect.ValueOf(&v).Elem(), name)
					v.ID, v.Verdict, v.Decisions = "", "", nil
					v.Document, v.Span, v.Quote, v.Citation, v.Confidence = d.doc.ID, at, d.doc.Text[at.Start:at.End], nodes[graph.KindCitation].NodeID(), 0.00001
					for k := range v.Sayings {
						v.Sayings[k] = graph.Saying{Voice: v.Voices[0], Span: at, Quote: v.Quote}
					}
					e.Evidence = append(e.Evidence, v)
				})
			}
		}
	}
	return d.batch
}

// fill puts something into every field that is empty.
func fill(v reflect.Value, word string) {
	switch v.Kind() {
	case reflect.String:
		if v.String() == "" {
			v.SetString("<" + word + "> & \"\\é\t\x01\u2028한")
		}
	case reflect.Int, reflect.Int64:
		v.SetInt(7)
	case reflect.Float64:
		v.SetFloat(0.5)
	case reflect.Bool:
		v.SetBool(true)
	case reflect.Slice:
		s := reflect.MakeSlice(v.Type(), 2, 2)
		fill(s.Index(0), word)
		fill(s.Index(1), word+" again")
		v.Set(s)
	case reflect.Struct:
		for i := range v.NumField() {
			fill(v.Field(i), word+" "+v.Type().Field(i).Name)
		}
	}
}

// pool is what the store holds, to ask for.
type pool struct {
	ids, words, documents, edges []string
}

func poolOf(t *testing.T, store graph.Store) pool {
	p := pool{ids: []string{"work:none"}, words: []string{"nothing of the kind", "storm"}, documents: []string{"rivers.md", "none"}}
	for r, err := range store.Records(context.Background()) {
		switch {
		case err != nil:
			t.Fatal(err)
		case r.Edge != nil:
			p.edges = append(p.edges, string(r.Edge.ID))
		default:
			p.ids, p.words = append(p.ids, string(r.Node.NodeID())), append(p.words, r.Node.Label())
			if w, ok := r.Node.(*graph.Work); ok {
				p.words = append(p.words, w.Keys...)
			}
			if r.Node.NodeKind() == graph.KindDocument {
				p.documents = append(p.documents, string(r.Node.NodeID()))
			}
		}
	}
	return p
}

// questions makes queries.
type questions struct {
	schema    *ast.Schema
	pool      pool
	pick      func(n int) int
	fields    int
	aliases   int
	named     []string // fragments
	declared  []string // variables
	variables map[string]any
}

func (g *questions) one(list []string) string { return list[g.pick(len(list))] }

func (g *questions) query() (string, map[string]any) {
	g.variables = map[string]any{"yes": true, "no": false}
	g.declared = []string{"$yes: Boolean!", "$no: Boolean! = true"}
	g.fields = 40
	var roots []string
	for range 1 + g.pick(2) {
		fd := g.schema.Query.Fields[g.pick(len(g.schema.Query.Fields))]
		for slices.Contains([]string{"audit", "__schema", "__type"}, fd.Name) {
			fd = g.schema.Query.Fields[g.pick(len(g.schema.Query.Fields))]
		}
		roots = append(roots, g.field(fd, 0))
	}
	if g.pick(10) == 0 {
		roots = append(roots, "__typename", `meta: __type(name: "Work") { name kind }`)
	}
	body := "query Q(" + strings.Join(g.declared, ", ") + ") { t: __typename @include(if: $yes) u: __typename @skip(if: $no) " + strings.Join(roots, " ") + " }"
	return body + " " + strings.Join(g.named, " "), g.variables
}

func (g *questions) selection(typ string, depth int) string {
	def := g.schema.Types[typ]
	var out []string
	if g.pick(4) == 0 || len(def.Fields) == 0 {
		out = append(out, "__typename")
	}
	for range 1 + g.pick(4) {
		fd := def.Fields[g.pick(len(def.Fields))]
		if strings.HasPrefix(fd.Name, "__") || g.fields <= 0 && len(g.schema.Types[fd.Type.Name()].Fields) > 0 {
			continue
		}
		out = append(out, g.field(fd, depth))
	}
	if possible := g.schema.GetPossibleTypes(def); len(possible) > 1 && g.pick(2) == 0 {
		on := possible[g.pick(len(possible))].Name
		out = append(out, "... on "+on+g.directive()+" { "+g.selection(on, depth)+" }")
	}
	if g.pick(6) == 0 {
		on := g.one(append(slices.Clone(def.Interfaces), typ))
		name := fmt.Sprintf("F%d", len(g.named))
		g.named = append(g.named, "")
		g.named[len(g.named)-1] = "fragment " + name + " on " + on + " { " + g.selection(on, depth) + " }"
		out = append(out, "..."+name+g.directive())
	}
	if len(out) == 0 {
		return "__typename"
	}
	return strings.Join(out, " ")
}

func (g *questions) directive() string {
	return g.one([]string{"", "", "", "", " @include(if: $yes)", " @skip(if: $no)", " @skip(if: $yes)", " @include(if: true)"})
}

func (g *questions) field(fd *ast.FieldDefinition, depth int) string {
	g.fields--
	g.aliases++
	out := fmt.Sprintf("f%d: %s", g.aliases, fd.Name)
	if fd.Arguments == nil && g.pick(3) > 0 && !strings.HasPrefix(fd.Name, "__") {
		out = fd.Name
		if def := g.schema.Types[fd.Type.Name()]; len(def.Fields) > 0 { // the same name twice is merged
			out = fmt.Sprintf("f%d: %s", g.aliases, fd.Name)
		}
	}
	var args []string
	for _, a := range fd.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil || g.pick(3) == 0 {
			if v := g.value(fd, a); v != "" {
				args = append(args, a.Name+": "+v)
			}
		}
	}
	if len(args) > 0 {
		out += "(" + strings.Join(args, ", ") + ")"
	}
	out += g.directive()
	if len(g.schema.Types[fd.Type.Name()].Fields) > 0 {
		out += " { " + g.selection(fd.Type.Name(), depth+1) + " }"
	}
	return out
}

// value is a value of an argument, as a literal or as a variable.
func (g *questions) value(fd *ast.FieldDefinition, a *ast.ArgumentDefinition) string {
	var v any
	switch {
	case a.Type.Elem != nil && a.Type.Elem.NamedType == "ID":
		v = []string{g.one(g.pool.ids), g.one(g.pool.ids)}
	case a.Name == "after":
		v = g.one(append([]string{"edge:none"}, g.pool.edges...))
	case a.Name == "document" || a.Name == "in":
		v = g.one(g.pool.documents)
	case a.Type.NamedType == "ID":
		v = g.one(g.pool.ids)
	case a.Type.NamedType == "String":
		v = g.one(g.pool.words)
	case a.Type.NamedType == "Int":
		v = []int{1, 2, 3, 5, 0, -1, 1001, 5}[g.pick(8)]
	case a.Type.NamedType == "Float":
		v = []float64{0, 0.5, 0.9, 1, 2}[g.pick(5)]
	case a.Type.NamedType == "Boolean":
		v = g.pick(2) == 0
	default:
		def := g.schema.Types[a.Type.Name()]
		if def.Kind != ast.Enum {
			return ""
		}
		name := def.EnumValues[g.pick(len(def.EnumValues))].Name
		switch {
		case g.pick(2) == 0:
			return g.variable(a, name)
		case a.Type.Elem != nil && g.pick(2) == 0:
			return "[" + name + "]"
		}
		return name
	}
	if g.pick(3) == 0 {
		return g.variable(a, v)
	}
	literal, _ := json.Marshal(v)
	return string(literal)
}

func (g *questions) variable(a *ast.ArgumentDefinition, v any) string {
	name := fmt.Sprintf("v%d", len(g.declared))
	g.declared = append(g.declared, "$"+name+": "+a.Type.String())
	g.variables[name] = v
	return "$" + name
}
