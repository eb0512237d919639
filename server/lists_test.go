package server_test

import (
	"strings"
	"testing"

	"kg/graph"
	"kg/server"
)

func TestListsKeepToWhatIsAskedForInTheOrderThatIsAskedFor(t *testing.T) {
	a := serve(t, filled(t, rivers(), levees(), storms(3)), server.Limits{})
	for _, c := range []struct {
		name, query string
		variables   map[string]any
		want        string
	}{
		{
			"events by their dates, the unknown left out",
			`{ events(dates: {from: "2020", to: "2020-12"}) { edges { node { name date } } totalCount } }`, nil,
			`{"events":{"edges":[{"node":{"date":"2020-08","name":"Amber Flood"}}],"totalCount":1}}`,
		},
		{
			"what may lie in a range, and what surely does",
			`query ($may: DateRange, $sure: DateRange) { may: events(dates: $may) { totalCount } sure: events(dates: $sure) { totalCount } }`,
			map[string]any{"may": map[string]any{"from": "2021-03"}, "sure": map[string]any{"from": "2021-03", "surely": true}},
			`{"may":{"totalCount":3},"sure":{"totalCount":0}}`,
		},
		{
			"policies, the latest first",
			`{ policies(order: LATEST) { edges { node { name date } } } }`, nil,
			`{"policies":{"edges":[{"node":{"date":"2021","name":"Levee Accord"}},{"node":{"date":"2017","name":"Dredging Ban"}},{"node":{"date":"1999","name":"Levee Accord"}}]}}`,
		},
		{
			"policies, the earliest first",
			`{ policies(order: EARLIEST, first: 1) { edges { node { date } } } }`, nil,
			`{"policies":{"edges":[{"node":{"date":"1999"}}]}}`,
		},
		{
			"events by how many works explain them",
			`{ events(order: MOST, first: 1) { edges { node { name explainedBy { totalCount } } } totalCount } }`, nil,
			`{"events":{"edges":[{"node":{"explainedBy":{"totalCount":2},"name":"Amber Flood"}}],"totalCount":4}}`,
		},
		{
			"by words, the last one as a beginning",
			`{ events(text: "storm 00", first: 1) { edges { node { name } } totalCount } works(text: "silt") { edges { node { title } } } }`, nil,
			`{"events":{"edges":[{"node":{"name":"Storm 000"}}],"totalCount":3},"works":{"edges":[{"node":{"title":"Silt and Statecraft"}}]}}`,
		},
		{
			"things that some work is used to explain, surely and undenied, and those that none is",
			`{ policies(having: [{relations: [EXPLAINS], negated: false, minConfidence: 0.5}]) { edges { node { name } } }
			   none: policies(lacking: {relations: [EXPLAINS]}, order: EARLIEST) { edges { node { name date } } } }`, nil,
			`{"none":{"edges":[{"node":{"date":"1999","name":"Levee Accord"}},{"node":{"date":"2021","name":"Levee Accord"}}]},"policies":{"edges":[{"node":{"name":"Dredging Ban"}}]}}`,
		},
		{
			"what is denied",
			`{ events(having: {negated: true}) { edges { node { name } } } works(having: {negated: true, direction: OUT}) { edges { node { title } } } }`, nil,
			`{"events":{"edges":[{"node":{"name":"Amber Flood"}}]},"works":{"edges":[{"node":{"title":"No Fault of the Ban"}}]}}`,
		},
		{
			"entries by key and document, those with the most citations first",
			`query ($d: ID) { references(document: $d, order: MOST, first: 2) { edges { node { key } } totalCount } references2: references(cite: "park 2020") { edges { node { document { name } } } } }`,
			map[string]any{"d": graph.NewID("document", "levees.txt")},
			`{"references":{"edges":[{"node":{"key":"Park 2020"}}],"totalCount":1},"references2":{"edges":[{"node":{"document":{"name":"rivers.md"}}},{"node":{"document":{"name":"levees.txt"}}}]}}`,
		},
		{
			"edges by the date at the other end, in its order, and how many there are",
			`{ actor(name: "River Board") { signed(dates: {from: "2020"}) { totalCount edges { node { name } } } none: signed(dates: {to: "2019"}) { totalCount } }
			   work(cite: "K. S. Kim 2024b") { explains(order: DATE, first: 1) { edges { node { name date } } totalCount pageInfo { hasNextPage } } } }`, nil,
			`{"actor":{"none":{"totalCount":0},"signed":{"edges":[{"node":{"name":"Levee Accord"}}],"totalCount":1}},"work":{"explains":{"edges":[{"node":{"date":"2017","name":"Dredging Ban"}}],"pageInfo":{"hasNextPage":true},"totalCount":2}}}`,
		},
		{
			"edges by reserve",
			`query ($h: Boolean) { work(cite: "Nah 2019") { explains(hedged: $h) { totalCount } outright: explains(hedged: false) { totalCount } } }`, map[string]any{"h": true},
			`{"work":{"explains":{"totalCount":0},"outright":{"totalCount":1}}}`,
		},
		{
			"one field twice, once counted",
			`{ work(cite: "Many 2022") { explains(first: 1) { edges { node { name } } } again: explains(first: 1) { totalCount } } }`, nil,
			`{"work":{"again":{"totalCount":3},"explains":{"edges":[{"node":{"name":"Storm 002"}}]}}}`,
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

func TestFiltersThatAreNoneAreRefusedInWords(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	for query, says := range map[string]string{
		`{ events(dates: {from: "last year"}) { totalCount } }`:                                 `"last year" is no date`,
		`{ events(dates: {from: "2020", to: "2019"}) { totalCount } }`:                          "ends before it begins",
		`{ actors(order: EARLIEST) { totalCount } }`:                                            "no date to be ordered by",
		`{ citations(order: MOST) { totalCount } }`:                                             "nothing is counted",
		`{ work(cite: "Nah 2019") { explains(dates: {to: "soon"}) { totalCount } } }`:           `explains: "soon" is no date`,
		`{ events(having: {minConfidence: 3}) { totalCount } }`:                                 "confidence 3",
		`{ events(having: [{},{},{},{},{},{},{},{},{}]) { totalCount } }`:                       "the limit is 8",
		`{ events(order: LATEST, after: "eyJsIjoiYSIsImkiOiJldmVudDoxIn0") { totalCount } }`:    "another order",
		`{ events(text: "` + strings.Repeat("a", graph.MaxSearchText+1) + `") { totalCount } }`: "the limit is 1000",
	} {
		code, message := a.code(query, nil)
		if code != string(graph.Invalid) && code != string(graph.TooLarge) || !strings.Contains(message, says) || strings.Contains(message, "hop:") {
			t.Errorf("%.80s: %s %q, want %q in it", query, code, message, says)
		}
	}
}

// The store counts a list only where the count is asked for.
func TestTotalsAreCountedOnlyWhereTheyAreAskedFor(t *testing.T) {
	s := &counting{Store: filled(t, storms(3))}
	a := serve(t, s, server.Limits{})
	calls := func(query string) int64 {
		before := s.calls.Load()
		a.data(query, nil)
		return s.calls.Load() - before
	}
	if without, with := calls(`{ events { edges { cursor } } }`), calls(`{ events { edges { cursor } totalCount } }`); with != without+1 {
		t.Errorf("%d calls with the count, %d without", with, without)
	}
}
