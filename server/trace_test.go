package server_test

import (
	"encoding/json"
	"strings"
	"testing"

	"kg/graph"
	"kg/server"
)

// dikes is five works that cite each other over the years, two of them in a round, and what they say of two floods.
func dikes() graph.Batch {
	d := newDraft("dikes.md", "Dikes")
	dated := func(key, title, year string) *graph.Work {
		w := work(key, title)
		w.Year, w.Date = year, year
		d.claim(w)
		return w
	}
	old, twin := dated("Adler 1961", "Mud and memory", "1961"), dated("Brandt 1970", "Counting sluices", "1970")
	mid, other := dated("Cole 1984", "Who pays for dikes", "1984"), dated("Dorn 1985", "Sheep on the crest", "1985")
	last := dated("Ek 1999", "A century of breaches", "1999")
	flood, surge := event("Gale Flood", "1962-02"), event("Long Surge", "1976-01")
	d.claim(flood, surge)
	for _, c := range [][2]*graph.Work{{twin, old}, {mid, old}, {mid, twin}, {mid, other}, {other, mid}, {last, mid}, {last, other}, {last, old}} {
		d.edge(graph.Cites, c[0], c[1], d.says(c[0].Title+" rests on "+c[1].Title+"."))
	}
	for _, w := range []*graph.Work{mid, last} {
		d.edge(graph.Explains, w, flood, d.says(w.Title+" says why the flood came."))
		d.edge(graph.Explains, w, surge, d.says(w.Title+" says why the surge came."))
	}
	d.edge(graph.PartOf, surge, flood, d.says("The surge was the last part of the flood."))
	d.edge(graph.Explains, other, surge, d.says("Sheep on the crest says why the surge came."))
	d.edge(graph.Disputes, other, flood, d.says("Sheep on the crest doubts the flood."))
	return d.batch
}

func TestCitationsAreFollowed(t *testing.T) {
	a := serve(t, filled(t, dikes()), server.Limits{})
	const step = `from { ... on Work { title } } to { label } relation confidence hedged date evidenceCount evidence { quote document { name } }`
	for name, c := range map[string]struct{ query, want string }{
		"cited together": {
			`{ cocitations(with: "Adler 1961", first: 1) { found works links pairs { first { ... on Work { title citedBy { edges { node { title } } } } } second { label } shared firstHas secondHas cosine jaccard } } }`,
			`{"cocitations":{"found":3,"links":8,"pairs":[{"cosine":0.8164965809277261,"first":{"citedBy":{"edges":[{"node":{"title":"Counting sluices"}},{"node":{"title":"A century of breaches"}},{"node":{"title":"Who pays for dikes"}}]},"title":"Mud and memory"},"firstHas":3,"jaccard":0.6666666666666666,"second":{"label":"Dorn 1985: Sheep on the crest"},"secondHas":2,"shared":2}],"works":4}}`,
		},
		"coupled, with quotes": {
			`{ couplings(with: "Ek 1999", order: JACCARD, first: 1, through: 1) { pairs { second { label } shared through { node { label } first { ` + step + ` } second { evidence { quote } } } } } }`,
			`{"couplings":{"pairs":[{"second":{"label":"Cole 1984: Who pays for dikes"},"shared":2,"through":[{"first":{"confidence":0.8,"date":null,"evidence":[{"document":{"name":"dikes.md"},"quote":"A century of breaches rests on Mud and memory."}],"evidenceCount":1,"from":{"title":"A century of breaches"},"hedged":false,"relation":"CITES","to":{"label":"Adler 1961: Mud and memory"}},"node":{"label":"Adler 1961: Mud and memory"},"second":{"evidence":[{"quote":"Who pays for dikes rests on Mud and memory."}]}}]}]}}`,
		},
		"coupled by what they explain": {
			`{ couplings(by: EXPLANATIONS) { pairs { first { label } second { label } shared } } }`,
			`{"couplings":{"pairs":[{"first":{"label":"Cole 1984: Who pays for dikes"},"second":{"label":"Ek 1999: A century of breaches"},"shared":2},{"first":{"label":"Cole 1984: Who pays for dikes"},"second":{"label":"Dorn 1985: Sheep on the crest"},"shared":1},{"first":{"label":"Dorn 1985: Sheep on the crest"},"second":{"label":"Ek 1999: A century of breaches"},"shared":1}]}}`,
		},
		"explained together": {
			`{ coexplanations(with: "Gale Flood", through: 0) { pairs { second { ... on Event { name date } } shared jaccard through { node { label } } } } }`,
			`{"coexplanations":{"pairs":[{"jaccard":0.6666666666666666,"second":{"date":"1976-01","name":"Long Surge"},"shared":2,"through":[]}]}}`,
		},
		"by year": {
			`{ historiograph(first: 3) { works links shown { year cited citing work { title } } steps { from { label } to { label } evidence { quote } } missing } }`,
			`{"historiograph":{"links":8,"missing":["2 works that are cited less are not shown.","Only the works that were loaded here can be seen to cite."],"shown":[{"cited":3,"citing":0,"work":{"title":"Mud and memory"},"year":1961},{"cited":2,"citing":3,"work":{"title":"Who pays for dikes"},"year":1984},{"cited":2,"citing":1,"work":{"title":"Sheep on the crest"},"year":1985}],"steps":[{"evidence":[{"quote":"Who pays for dikes rests on Mud and memory."}],"from":{"label":"Cole 1984: Who pays for dikes"},"to":{"label":"Adler 1961: Mud and memory"}},{"evidence":[{"quote":"Who pays for dikes rests on Sheep on the crest."}],"from":{"label":"Cole 1984: Who pays for dikes"},"to":{"label":"Dorn 1985: Sheep on the crest"}},{"evidence":[{"quote":"Sheep on the crest rests on Who pays for dikes."}],"from":{"label":"Dorn 1985: Sheep on the crest"},"to":{"label":"Cole 1984: Who pays for dikes"}}],"works":5}}`,
		},
		"the main path, with what was left out": {
			`{ mainPath(weight: SPNP) { paths path { label } steps { paths share step { from { label } to { label } evidence { quote } } } droppedCount dropped { why step { evidence { quote } } } } }`,
			`{"mainPath":{"dropped":[{"step":{"evidence":[{"quote":"Who pays for dikes rests on Sheep on the crest."}]},"why":"CITES_LATER"}],"droppedCount":1,"path":[{"label":"Adler 1961: Mud and memory"},{"label":"Brandt 1970: Counting sluices"},{"label":"Cole 1984: Who pays for dikes"},{"label":"Dorn 1985: Sheep on the crest"},{"label":"Ek 1999: A century of breaches"}],"paths":"18","steps":[{"paths":"5","share":0.2777777777777778,"step":{"evidence":[{"quote":"Counting sluices rests on Mud and memory."}],"from":{"label":"Brandt 1970: Counting sluices"},"to":{"label":"Adler 1961: Mud and memory"}}},{"paths":"8","share":0.4444444444444444,"step":{"evidence":[{"quote":"Who pays for dikes rests on Counting sluices."}],"from":{"label":"Cole 1984: Who pays for dikes"},"to":{"label":"Brandt 1970: Counting sluices"}}},{"paths":"8","share":0.4444444444444444,"step":{"evidence":[{"quote":"Sheep on the crest rests on Who pays for dikes."}],"from":{"label":"Dorn 1985: Sheep on the crest"},"to":{"label":"Cole 1984: Who pays for dikes"}}},{"paths":"5","share":0.2777777777777778,"step":{"evidence":[{"quote":"A century of breaches rests on Sheep on the crest."}],"from":{"label":"Ek 1999: A century of breaches"},"to":{"label":"Dorn 1985: Sheep on the crest"}}}]}}`,
		},
		"about an event": {
			`{ mainPath(scope: { about: "Gale Flood" }) { works links path { title } } }`,
			`{"mainPath":{"links":4,"path":[{"title":"Who pays for dikes"},{"title":"Sheep on the crest"},{"title":"A century of breaches"}],"works":3}}`,
		},
		"about an event, by explanations alone": {
			`{ mainPath(scope: { about: "Gale Flood", relations: [EXPLAINS] }, search: KEY_ROUTE) { works path { title } } }`,
			`{"mainPath":{"path":[{"title":"Who pays for dikes"},{"title":"A century of breaches"}],"works":2}}`,
		},
		"about an event and its parts": {
			`{ historiograph(scope: { about: "Gale Flood", parts: true, relations: [EXPLAINS] }) { shown { work { title } } } }`,
			`{"historiograph":{"shown":[{"work":{"title":"Who pays for dikes"}},{"work":{"title":"Sheep on the crest"}},{"work":{"title":"A century of breaches"}}]}}`,
		},
		"years": {
			`{ publicationYears(scope: { about: "Gale Flood", relations: [DISPUTES] }) { works links years { year count deviation top { count work { title } } } } }`,
			`{"publicationYears":{"links":1,"works":1,"years":[{"count":1,"deviation":1,"top":[{"count":1,"work":{"title":"Who pays for dikes"}}],"year":1984}]}}`,
		},
	} {
		if got := a.data(c.query, nil); got != c.want {
			t.Errorf("%s:\n got %s\nwant %s", name, got, c.want)
		}
	}
}

func TestATracingQuestionThatCannotBeAnswered(t *testing.T) {
	a := serve(t, filled(t, dikes()), server.Limits{})
	for query, want := range map[string]graph.Code{
		`{ cocitations(with: "Nobody 1900") { found } }`:                                                            graph.NotFound,
		`{ cocitations(scope: { about: "No such flood" }) { found } }`:                                              graph.NotFound,
		`{ coexplanations(with: "Adler 1961") { found } }`:                                                          graph.NotFound,
		`{ cocitations(first: 0) { found } }`:                                                                       graph.Invalid,
		`{ cocitations(through: 21) { found } }`:                                                                    graph.Invalid,
		`{ historiograph(steps: 0) { works } }`:                                                                     graph.Invalid,
		`{ historiograph(scope: { relations: [CITES], about: "Gale Flood" }) { works } }`:                           graph.Invalid,
		`{ mainPath(scope: { minConfidence: 2 }) { works } }`:                                                       graph.Invalid,
		`{ couplings(first: 1000, through: 20) { pairs { through { first { evidence(first: 10) { quote } } } } } }`: graph.TooLarge,
		`{ mainPath(steps: 1000) { steps { step { evidence(first: 200) { quote } } } } }`:                           graph.TooLarge,
	} {
		if code, message := a.code(query, nil); code != string(want) {
			t.Errorf("%s: %s (%s), want %s", query, code, message, want)
		}
	}
}

func TestTracingAsksTheStoreAsOftenForLittleAsForMuch(t *testing.T) {
	query := `{ couplings(first: 100, through: 20) { pairs { first { ... on Work { title citedBy { edges { node { title } } } } } through { node { label } first { evidence { document { title } } } } } } }`
	var calls []int64
	for _, n := range []int{3, 30} {
		d := newDraft("many.md", "Many")
		shared := work("Base 1900", "The base of them all")
		d.claim(shared)
		for i := range n {
			w := work("Piece "+strings.Repeat("i", i+1), "Piece "+strings.Repeat("x", i+1))
			d.claim(w)
			d.edge(graph.Cites, w, shared, d.says(w.Title+" cites the base."))
		}
		s := &counting{Store: filled(t, d.batch)}
		var got struct {
			Couplings struct{ Pairs []json.RawMessage }
		}
		if err := json.Unmarshal([]byte(serve(t, s, server.Limits{Cost: 1_000_000}).data(query, nil)), &got); err != nil {
			t.Fatal(err)
		}
		if want := min(100, n*(n-1)/2); len(got.Couplings.Pairs) != want {
			t.Errorf("%d pairs of %d works, want %d", len(got.Couplings.Pairs), n, want)
		}
		calls = append(calls, s.calls.Load())
	}
	if calls[0] != calls[1] || calls[0] == 0 {
		t.Errorf("%d calls for little, %d for much", calls[0], calls[1])
	}
}
