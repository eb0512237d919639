package server_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/graph"
	"kg/server"
)

func TestQuestionsAreAnsweredAsAsked(t *testing.T) {
	a := serve(t, filled(t, rivers(), levees()), server.Limits{})
	for _, c := range []struct {
		name, query string
		variables   map[string]any
		want        string
	}{
		{
			"what a work explains, with the quotes",
			`{ work(cite: "K. S. Kim 2024b") { title explains { edges { confidence node { ... on Event { name date } ... on Policy { name } } evidence { quote section } } } } }`, nil,
			`{"work":{"explains":{"edges":[` +
				`{"confidence":0.9,"evidence":[{"quote":"` + kimSays + `","section":"Findings"}],"node":{"date":"2020-08","name":"Amber Flood"}},` +
				`{"confidence":0.6,"evidence":[{"quote":"` + kimSays + `","section":"Findings"}],"node":{"name":"Dredging Ban"}}` +
				`]},"title":"Silt and Statecraft"}}`,
		},
		{
			"a key matches whatever its punctuation",
			`{ work(cite: "k s kim (2024B)") { title } }`, nil,
			`{"work":{"title":"Silt and Statecraft"}}`,
		},
		{
			"four levels deep, through evidence to its document and citation",
			`{ event(name: "Amber Flood") { ledTo { edges { node { name ... on Policy { signedBy { edges { node { name } } } } } } } explainedBy(first: 1) { edges { node { title } evidence { document { name work { title } } citation { text status reference { key work { title } } } } } } } }`, nil,
			`{"event":{"explainedBy":{"edges":[{"evidence":[{"citation":{"reference":{"key":"K. S. Kim 2024b","work":{"title":"Silt and Statecraft"}},"status":"RESOLVED","text":"K. S. Kim 2024b"},"document":{"name":"rivers.md","work":null}}],"node":{"title":"Silt and Statecraft"}}]},` +
				`"ledTo":{"edges":[{"node":{"name":"Levee Accord","signedBy":{"edges":[{"node":{"name":"Mina Oh"}},{"node":{"name":"River Board"}}]}}}]}}}`,
		},
		{
			"one field twice with other arguments",
			`{ work(cite: "K. S. Kim 2024b") { sure: explains(minConfidence: 0.8) { edges { node { name } } } policies: explains(kinds: [POLICY]) { edges { node { name } } } all: explains { edges { node { name } } } } }`, nil,
			`{"work":{"all":{"edges":[{"node":{"name":"Amber Flood"}},{"node":{"name":"Dredging Ban"}}]},"policies":{"edges":[{"node":{"name":"Dredging Ban"}}]},"sure":{"edges":[{"node":{"name":"Amber Flood"}}]}}}`,
		},
		{
			"fragments on interfaces",
			`query ($id: ID!) { node(id: $id) { ...any ... on Entity { name } ... on Happening { date ...why } ... on Work { title } } } fragment any on Node { kind label } fragment why on Happening { explainedBy(first: 1) { edges { node { label } } } }`,
			map[string]any{"id": graph.NewID("event", "Amber Flood", "2020-08")},
			`{"node":{"date":"2020-08","explainedBy":{"edges":[{"node":{"label":"K. S. Kim 2024b: Silt and Statecraft"}}]},"kind":"EVENT","label":"Amber Flood","name":"Amber Flood"}}`,
		},
		{
			"directives leave fields out and take them in",
			`query ($deep: Boolean!) { event(name: "Amber Flood") { name date @skip(if: true) explainedBy @include(if: $deep) { edges { node { title } } } causedBy @skip(if: $deep) { edges { node { name } } } } }`,
			map[string]any{"deep": false},
			`{"event":{"causedBy":{"edges":[{"node":{"name":"Dredging Ban"}}]},"name":"Amber Flood"}}`,
		},
		{
			"the length of a list as a variable",
			`query ($n: Int!) { event(name: "Amber Flood") { explainedBy(first: $n) { edges { node { title } } pageInfo { hasNextPage } } } }`,
			map[string]any{"n": 1},
			`{"event":{"explainedBy":{"edges":[{"node":{"title":"Silt and Statecraft"}}],"pageInfo":{"hasNextPage":true}}}}`,
		},
		{
			"a variable that is left out gives way to the default",
			`query ($n: Int) { event(name: "Amber Flood") { explainedBy(first: $n) { pageInfo { hasNextPage } } } }`, nil,
			`{"event":{"explainedBy":{"pageInfo":{"hasNextPage":false}}}}`,
		},
		{
			"denied edges only when asked for",
			`{ event(name: "Amber Flood") { explainedBy { edges { negated } } all: explainedBy(negated: true) { edges { negated node { title } } } } }`, nil,
			`{"event":{"all":{"edges":[{"negated":false,"node":{"title":"Silt and Statecraft"}},{"negated":true,"node":{"title":"No Fault of the Ban"}},{"negated":false,"node":{"title":"Hills Without Trees"}}]},"explainedBy":{"edges":[{"negated":false},{"negated":false}]}}}`,
		},
		{
			"what is unknown is null",
			`{ policy(name: "Dredging Ban") { type date } citations(status: DANGLING) { edges { node { text reason locator reference { key } document { name } } } } work(cite: "Nah 2019") { year container doi } }`, nil,
			`{"citations":{"edges":[{"node":{"document":{"name":"rivers.md"},"locator":null,"reason":"no entry answers it","reference":null,"text":"Mora (2020)"}}]},"policy":{"date":"2017","type":null},"work":{"container":null,"doi":null,"year":null}}`,
		},
		{
			"what does not exist is null, in its place",
			`query ($ids: [ID!]!) { work(cite: "Zzyzx 1901") { title } event(name: "Zzyzx") { name } document(name: "zzyzx.md") { name } nodes(ids: $ids) { label } }`,
			map[string]any{"ids": []any{"event:00000000000000000000000000000000", graph.NewID("actor", "Mina Oh"), "nonsense", graph.NewID("actor", "Mina Oh")}},
			`{"document":null,"event":null,"nodes":[null,{"label":"Mina Oh"},null,{"label":"Mina Oh"}],"work":null}`,
		},
		{
			"a document chooses among works with one key",
			`{ work(cite: "Park 2020", in: "levees.txt") { title } other: work(cite: "Park 2020", in: "Rivers and Rules") { title } }`, nil,
			`{"other":{"title":"Weirs of the North"},"work":{"title":"Clay, Sand and Stone"}}`,
		},
		{
			"the way between two works, with a quote at each step",
			`{ path(from: "Nah 2019", to: "River Board", first: 1, relations: [EXPLAINS, CAUSED, ADOPTED]) { length start { label } steps { relation direction node { label } evidence { quote } } } }`, nil,
			`{"path":[{"length":3,"start":{"label":"Nah 2019: Hills Without Trees"},"steps":[` +
				`{"direction":"OUT","evidence":[{"quote":"` + nahSays + `"}],"node":{"label":"Amber Flood"},"relation":"EXPLAINS"},` +
				`{"direction":"IN","evidence":[{"quote":"` + kimSays + `"}],"node":{"label":"Dredging Ban"},"relation":"CAUSED"},` +
				`{"direction":"IN","evidence":[{"quote":"` + boardDid + `"}],"node":{"label":"River Board"},"relation":"ADOPTED"}]}]}`,
		},
		{
			"no way is an empty list",
			`{ path(from: "Nah 2019", to: "River Board", maxLength: 1) { length } }`, nil,
			`{"path":[]}`,
		},
		{
			"words find names",
			`{ search(text: "amber flo", kinds: [EVENT, WORK]) { node { label ... on Event { explainedBy(first: 1) { edges { node { title } } } } } } }`, nil,
			`{"search":[{"node":{"explainedBy":{"edges":[{"node":{"title":"Silt and Statecraft"}}]},"label":"Amber Flood"}}]}`,
		},
		{
			"a stretch of a document's text",
			`{ document(name: "rivers.md") { text(start: 4, length: 12) } }`, nil,
			`{"document":{"text":"dredging ban"}}`,
		},
		{
			"types by name",
			`{ __typename event(name: "Amber Flood") { __typename explainedBy { __typename edges { __typename } } } }`, nil,
			`{"__typename":"Query","event":{"__typename":"Event","explainedBy":{"__typename":"RelatedWorkConnection","edges":[{"__typename":"RelatedWorkEdge"},{"__typename":"RelatedWorkEdge"}]}}}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &api{t: t, url: a.url, log: a.log}
			if got := a.data(c.query, c.variables); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestAPlainQuestionIsAnsweredWithItsQuotes(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	got := a.data(`{ ask(question: "Which events does K. S. Kim 2024b explain?") { understood graphql rows { label relation evidence { quote document { name } } node { ... on Event { date } } } } }`, nil)
	for _, want := range []string{`"label":"Amber Flood"`, `"quote":"` + kimSays + `"`, `"name":"rivers.md"`, `"date":"2020-08"`, `"relation":"EXPLAINS"`} {
		if !strings.Contains(got, want) {
			t.Errorf("lacks %s: %s", want, got)
		}
	}
	got = a.data(`{ ask(question: "Colourless green ideas?") { understood rows { label } suggestions } }`, nil)
	if !strings.Contains(got, `"understood":null`) || !strings.Contains(got, `"rows":[]`) || strings.Contains(got, `"suggestions":[]`) {
		t.Errorf("a question that is not understood: %s", got)
	}
}

func TestPagesFollowEachOtherWithoutGapOrRepeat(t *testing.T) {
	a := serve(t, filled(t, storms(7)), server.Limits{})
	const fields = `{ edges { cursor node { label } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }`
	for _, c := range []struct{ name, query, root, list string }{
		{"a list of nodes", `query ($after: String) { list: events(first: 3, after: $after) ` + fields + ` }`, "", "list"},
		{"the edges of a node", `query ($after: String) { root: work(cite: "Many 2022") { list: explains(first: 3, after: $after) ` + fields + ` } }`, "root", "list"},
	} {
		t.Run(c.name, func(t *testing.T) {
			a := &api{t: t, url: a.url, log: a.log}
			seen := map[string]bool{}
			var sizes []int
			after := any(nil)
			for {
				at := a.ask(c.query, map[string]any{"after": after}).Data.(map[string]any)
				if c.root != "" {
					at = at[c.root].(map[string]any)
				}
				list := at[c.list].(map[string]any)
				edges, info := list["edges"].([]any), list["pageInfo"].(map[string]any)
				sizes = append(sizes, len(edges))
				for _, e := range edges {
					label := e.(map[string]any)["node"].(map[string]any)["label"].(string)
					if seen[label] {
						t.Errorf("%s twice", label)
					}
					seen[label] = true
				}
				if info["hasPreviousPage"] != (after != nil) {
					t.Errorf("behind %v: hasPreviousPage is %v", after, info["hasPreviousPage"])
				}
				if info["endCursor"] != edges[len(edges)-1].(map[string]any)["cursor"] || info["startCursor"] != edges[0].(map[string]any)["cursor"] {
					t.Errorf("the page's cursors are not those of its ends: %v", info)
				}
				if info["hasNextPage"] == false {
					break
				}
				if after = info["endCursor"]; len(sizes) > 5 {
					t.Fatal("the pages do not end")
				}
			}
			if len(seen) != 7 || len(sizes) != 3 {
				t.Errorf("%d nodes in pages of %v", len(seen), sizes)
			}
		})
	}
	first := a.data(`{ events(first: 7) { edges { cursor node { label } } } }`, nil)
	cursor := strings.SplitN(strings.SplitN(first, `"cursor":"`, 3)[2], `"`, 2)[0]
	rest := a.data(`query ($c: String) { events(first: 1, after: $c) { edges { node { label } } } }`, map[string]any{"c": cursor})
	if want := `{"events":{"edges":[{"node":{"label":"Storm 002"}}]}}`; rest != want {
		t.Errorf("behind the second of seven: %s, want %s", rest, want)
	}
}

func TestTheExamplesOfThePlaygroundAreValid(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	files, err := filepath.Glob("../web/playground/examples/*.graphql")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	for _, f := range files {
		text, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.HasPrefix(string(text), "# ") {
			t.Errorf("%s does not say what it asks", f)
		}
		for _, e := range a.ask(string(text), nil).Errors {
			if e.Extensions.Code != string(graph.NotFound) { // the graph at hand lacks the things; that is no mistake of the example
				t.Errorf("%s: %s %s", f, e.Extensions.Code, e.Message)
			}
		}
	}
}
