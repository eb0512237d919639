package server_test

import (
	"encoding/json"
	"strings"
	"testing"

	"kg/graph"
	"kg/server"
)

func TestASubgraphComesAsNodesAndEdgesAndInTheFormsOfThoseWhoDraw(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	got := a.data(`{ subgraph(around: ["Amber Flood"], depth: 1, limit: 4, relations: [EXPLAINS, CAUSED]) {
		nodes { distance node { label ... on Event { explainedBy { totalCount } } } } edges { relation confidence evidence(first: 1) { quote document { name } } } cut } }`, nil)
	want := `{"subgraph":{"cut":["What lies more than 1 step away was not looked for."],"edges":[` +
		`{"confidence":0.9,"evidence":[{"document":{"name":"rivers.md"},"quote":"` + kimSays + `"}],"relation":"EXPLAINS"},` +
		`{"confidence":0.8,"evidence":[{"document":{"name":"rivers.md"},"quote":"` + kimSays + `"}],"relation":"CAUSED"},` +
		`{"confidence":0.7,"evidence":[{"document":{"name":"rivers.md"},"quote":"` + nahSays + `"}],"relation":"EXPLAINS"},` +
		`{"confidence":0.6,"evidence":[{"document":{"name":"rivers.md"},"quote":"` + kimSays + `"}],"relation":"EXPLAINS"}],` +
		`"nodes":[{"distance":0,"node":{"explainedBy":{"totalCount":2},"label":"Amber Flood"}},` +
		`{"distance":1,"node":{"label":"K. S. Kim 2024b: Silt and Statecraft"}},{"distance":1,"node":{"label":"Dredging Ban"}},` +
		`{"distance":1,"node":{"label":"Nah 2019: Hills Without Trees"}}]}}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}

	var drawn struct {
		Subgraph struct {
			Nodes     []struct{ Node struct{ ID string } }
			Edges     []struct{ ID, From, To string }
			Cytoscape struct {
				Elements struct {
					Nodes, Edges []struct{ Data map[string]any }
				}
			}
			Graphology struct {
				Options      map[string]any
				Nodes, Edges []map[string]any
			}
		}
	}
	if err := json.Unmarshal([]byte(a.data(`{ subgraph(around: ["Amber Flood"], depth: 2) { nodes { node { id } } edges { id from to } cytoscape graphology } }`, nil)), &drawn); err != nil {
		t.Fatal(err)
	}
	g := drawn.Subgraph
	if len(g.Nodes) < 5 || len(g.Cytoscape.Elements.Nodes) != len(g.Nodes) || len(g.Graphology.Nodes) != len(g.Nodes) {
		t.Fatalf("%d nodes, %d and %d drawn", len(g.Nodes), len(g.Cytoscape.Elements.Nodes), len(g.Graphology.Nodes))
	}
	for i, n := range g.Nodes {
		if g.Cytoscape.Elements.Nodes[i].Data["id"] != n.Node.ID || g.Graphology.Nodes[i]["key"] != n.Node.ID {
			t.Errorf("node %d is drawn as another", i)
		}
	}
	for i, e := range g.Edges {
		c, k := g.Cytoscape.Elements.Edges[i].Data, g.Graphology.Edges[i]
		if c["id"] != e.ID || c["source"] != e.From || c["target"] != e.To || k["key"] != e.ID || k["source"] != e.From || k["target"] != e.To || c["quote"] == "" {
			t.Errorf("edge %d is drawn as another: %v, %v", i, c, k)
		}
	}
}

func TestATimelineIsInTheOrderOfTimeAndSaysWhatHasNoDate(t *testing.T) {
	d := newDraft("undated.md", "Undated")
	board, lost, old := actor("River Board", "organisation"), event("A lost meeting", ""), event("An old meeting", "1987-05/1987-06")
	d.claim(board, lost, old)
	d.edge(graph.ParticipatedIn, board, lost, d.says("The River Board met, nobody knows when."))
	d.edge(graph.ParticipatedIn, board, old, d.says("The River Board met in the spring of 1987."), confidence(0.3))
	a := serve(t, filled(t, rivers(), d.batch), server.Limits{})
	for _, c := range []struct{ name, query, want string }{
		{
			"of an actor",
			`{ timeline(of: "River Board") { of { label } entries { relation direction earliest latest node { name date } } totalCount undated } }`,
			`{"timeline":{"entries":[` +
				`{"direction":"OUT","earliest":"1987-05-01","latest":"1987-06-30","node":{"date":"1987-05/1987-06","name":"An old meeting"},"relation":"PARTICIPATED_IN"},` +
				`{"direction":"OUT","earliest":"2017-01-01","latest":"2017-12-31","node":{"date":"2017","name":"Dredging Ban"},"relation":"ADOPTED"},` +
				`{"direction":"OUT","earliest":"2021-01-01","latest":"2021-12-31","node":{"date":"2021","name":"Levee Accord"},"relation":"SIGNED"},` +
				`{"direction":"OUT","earliest":null,"latest":null,"node":{"date":null,"name":"A lost meeting"},"relation":"PARTICIPATED_IN"}],` +
				`"of":{"label":"River Board"},"totalCount":4,"undated":1}}`,
		},
		{
			"of an event, to and from it",
			`{ timeline(of: "Amber Flood") { entries { relation direction node { name } evidence(first: 1) { document { name } } } } }`,
			`{"timeline":{"entries":[{"direction":"IN","evidence":[{"document":{"name":"rivers.md"}}],"node":{"name":"Dredging Ban"},"relation":"CAUSED"},` +
				`{"direction":"OUT","evidence":[{"document":{"name":"rivers.md"}}],"node":{"name":"Levee Accord"},"relation":"LED_TO"}]}}`,
		},
		{
			"of a work, cut, and bounded by dates",
			`{ timeline(of: "K. S. Kim 2024b", first: 1) { entries { node { name } } totalCount undated } late: timeline(of: "River Board", dates: {from: "2020"}) { entries { node { name } } totalCount undated } }`,
			`{"late":{"entries":[{"node":{"name":"Levee Accord"}}],"totalCount":1,"undated":0},"timeline":{"entries":[{"node":{"name":"Dredging Ban"}}],"totalCount":2,"undated":0}}`,
		},
		{
			"with the unknown asked for",
			`{ timeline(of: "River Board", dates: {to: "1990", unknown: true}) { entries { node { name } } totalCount undated } }`,
			`{"timeline":{"entries":[{"node":{"name":"An old meeting"}},{"node":{"name":"A lost meeting"}}],"totalCount":2,"undated":1}}`,
		},
	} {
		if got := a.data(c.query, nil); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

func TestCitationsComeByTheirSections(t *testing.T) {
	d := newDraft("parts.md", "In Parts")
	for i, section := range []string{"Opening", "Middle", "Opening", "", "Middle", "Middle"} {
		d.claim(&graph.Citation{
			ID: graph.NewID("citation", "parts", string(rune('a'+i))), Document: d.doc.ID, Text: string(rune('A' + i)), Kind: "narrative", Status: "dangling",
			Section: section, Number: i + 1,
		})
	}
	a := serve(t, filled(t, d.batch), server.Limits{})
	got := a.data(`{ citationsBySection(document: "parts.md", first: 2) { section count citations { text document { name } } } }`, nil)
	name := `"document":{"name":"parts.md"}`
	want := `{"citationsBySection":[{"citations":[{` + name + `,"text":"A"},{` + name + `,"text":"C"}],"count":2,"section":"Opening"},` +
		`{"citations":[{` + name + `,"text":"B"},{` + name + `,"text":"E"}],"count":3,"section":"Middle"},` +
		`{"citations":[{` + name + `,"text":"D"}],"count":1,"section":null}]}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestAnAnswerSaysWhatTheGraphDoesNotCover(t *testing.T) {
	a := serve(t, filled(t, rivers(), levees()), server.Limits{})
	const fields = `{ documents works worksNotLoaded references referencesNeverCited citations ambiguous dangling eventsUndated policiesUndated }`
	got := a.data(`query ($d: ID!) { coverage `+fields+` one: coverage(document: $d) { documents works dangling } }`, map[string]any{"d": graph.NewID("document", "levees.txt")})
	want := `{"coverage":{"ambiguous":0,"citations":6,"dangling":1,"documents":2,"eventsUndated":0,"policiesUndated":0,"references":5,"referencesNeverCited":0,"works":5,"worksNotLoaded":5},` +
		`"one":{"dangling":0,"documents":1,"works":1}}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	for _, query := range []string{
		`{ ask(question: "Which events does K. S. Kim 2024b explain?") { coverage { dangling } } }`,
		`{ timeline(of: "Amber Flood") { coverage { dangling } } }`,
		`{ subgraph(around: ["Amber Flood"]) { coverage { dangling } } }`,
	} {
		if got := a.data(query, nil); !strings.Contains(got, `"coverage":{"dangling":1}`) {
			t.Errorf("%s: %s", query, got)
		}
	}
}

func TestNamesAreCompletedAsTheyAreTyped(t *testing.T) {
	a := serve(t, filled(t, rivers(), levees()), server.Limits{})
	got := a.data(`{ ban: complete(text: "ba") { name node { label kind } } two: complete(text: "LEVEE a", kinds: [POLICY], first: 5) { node { ... on Policy { date } } } key: complete(text: "k s kim") { name node { ... on Work { title } } } none: complete(text: "?") { name } }`, nil)
	want := `{"ban":[{"name":"Dredging Ban","node":{"kind":"POLICY","label":"Dredging Ban"}}],` +
		`"key":[{"name":"K. S. Kim 2024b","node":{"title":"Silt and Statecraft"}}],"none":[],"two":[{"node":{"date":"2021"}},{"node":{"date":"1999"}}]}`
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if code, message := a.code(`{ complete(text: "a", first: 101) { name } }`, nil); code != string(graph.Invalid) || !strings.Contains(message, "1 to 100") {
		t.Errorf("%s %s", code, message)
	}
}

func TestViewsOfWhatIsNotThereAreRefusedInWords(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	for query, says := range map[string]string{
		`{ timeline(of: "Amber Fluud") { totalCount } }`:                            `nothing is named "Amber Fluud" (of); the nearest names: Amber Flood`,
		`{ timeline(of: "event:00000000000000000000000000000000") { totalCount } }`: "there is no node",
		`{ timeline(of: "Amber Flood", first: 0) { totalCount } }`:                  "a page of 0",
		`{ subgraph(around: []) { cut } }`:                                          "around nothing",
		`{ subgraph(around: ["Amber Flood"], depth: 9) { cut } }`:                   "a depth of 9",
		`{ subgraph(around: ["Amber Flood"], limit: 5000) { cut } }`:                "5000 nodes",
		`{ citationsBySection(document: "nowhere.md") { count } }`:                  `no document "nowhere.md"`,
		`{ citationsBySection(document: "rivers.md", first: 1001) { count } }`:      "first is 0 to 1000",
	} {
		code, message := a.code(query, nil)
		if code == string(graph.Internal) || !strings.Contains(message, says) {
			t.Errorf("%s: %s %q, want %q in it", query, code, message, says)
		}
	}
}
