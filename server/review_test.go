package server_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/review"
	"kg/server"
)

// correcting serves the rivers to people who may correct them, and gives the file of decisions.
func correcting(t testing.TB, who string) (*api, string) {
	t.Helper()
	store, _, err := review.Open(context.Background(), filled(t, rivers(), levees()), nil)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "decisions.jsonl")
	log := &lines{}
	s := httptest.NewServer(server.New(server.Config{
		Store: store, Log: zerolog.New(log), Review: &server.Review{Store: store, File: review.File{Path: path}, Who: who},
	}))
	t.Cleanup(s.Close)
	return &api{t: t, url: s.URL, log: log}, path
}

// ids of the rivers.
func riverIDs() map[string]any {
	doc, kim, flood := graph.NewID("document", "rivers.md"), work("K. S. Kim 2024b", "Silt and Statecraft").ID, event("Amber Flood", "2020-08").ID
	b := rivers()
	b.Sort()
	out := map[string]any{"doc": doc, "kim": kim, "flood": flood, "ban": policy("Dredging Ban", "2017").ID, "board": actor("River Board", "").ID, "oh": actor("Mina Oh", "").ID}
	for _, e := range b.Edges {
		if e.Relation == graph.Explains && e.From == kim && e.To == flood {
			out["reading"] = e.Evidence[0].ID
		}
	}
	return out
}

func TestAServerIsReadOnlyUnlessItIsToldOtherwise(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	code, message := a.code(`mutation($doc: ID!, $reading: ID!) { reject(document: $doc, evidence: $reading, who: "Ada") { id } }`, riverIDs())
	if code != "READ_ONLY" || !strings.Contains(message, "kg serve --review") {
		t.Errorf("%s: %s", code, message)
	}
	if got := a.data(`{ decisions { id } }`, nil); got != `{"decisions":[]}` {
		t.Errorf("decisions: %s", got)
	}
}

func TestEveryCorrectionIsMadeAndShown(t *testing.T) {
	a, path := correcting(t, "")
	vars := riverIDs()
	explained := func(args string) string {
		return a.data(`query($kim: ID!) { node(id: $kim) { ... on Work { explains(kinds: [EVENT]`+args+`) { edges { confidence node { name date }
			evidence { verdict rule decisions { kind who why } } } } } } }`, map[string]any{"kim": vars["kim"]})
	}
	a.data(`mutation($doc: ID!, $reading: ID!) { accept(document: $doc, evidence: $reading, who: "Ada", why: "it says so") { state } }`, vars)
	if got := explained(""); !strings.Contains(got, `"confidence":1`) || !strings.Contains(got, `"decisions":[{"kind":"ACCEPT","who":"Ada","why":"it says so"}]`) || !strings.Contains(got, `"verdict":"ACCEPT"`) {
		t.Errorf("accepted: %s", got)
	}
	if got := a.data(`mutation($doc: ID!, $reading: ID!) { reject(document: $doc, evidence: $reading, who: "Bo") { kind who why state note summary undoes } }`, vars); !strings.Contains(got,
		`{"reject":{"kind":"REJECT","note":null,"state":"IN_FORCE","summary":"reject K. S. Kim 2024b: Silt and Statecraft — explains → Amber Flood, read in rivers.md:`) {
		t.Errorf("rejected: %s", got)
	}
	if got := explained(""); got != `{"node":{"explains":{"edges":[]}}}` {
		t.Errorf("a rejected reading answers: %s", got)
	}
	if got := explained(", rejected: true"); !strings.Contains(got, `"confidence":0`) || !strings.Contains(got, `"who":"Bo"`) {
		t.Errorf("a rejected reading is not shown on request: %s", got)
	}
	a.data(`mutation($flood: ID!) { relabel(node: $flood, field: "name", value: "Great Amber Flood", who: "Ada") { id } }`, vars)
	if got := a.data(`{ event(name: "Amber Flood") { name aliases decisions { kind field value who } } }`, nil); got != `{"event":{"aliases":["Amber Flood"],"decisions":[{"field":"name","kind":"RELABEL","value":"Great Amber Flood","who":"Ada"}],"name":"Great Amber Flood"}}` {
		t.Errorf("relabelled: %s", got)
	}
	a.data(`mutation($board: ID!, $oh: ID!) { merge(nodes: [$board, $oh], who: "Ada", why: "she was the board") { id } }`, vars)
	if got := a.data(`{ actor(name: "Mina Oh") { name merged } }`, nil); !strings.Contains(got, `taken for one by Ada on`) || !strings.Contains(got, `she was the board`) {
		t.Errorf("merged: %s", got)
	}
	if got := a.data(`mutation($doc: ID!, $kim: ID!) { add(who: "Ada", reading: {document: $doc, quote: "Park (2020) counts weirs.", relation: EXPLAINS, from: $kim, newThing: {kind: EVENT, name: "Count of weirs"}}) { state } }`, vars); got != `{"add":{"state":"IN_FORCE"}}` {
		t.Errorf("added: %s", got)
	}
	if got := explained(""); !strings.Contains(got, `"name":"Count of weirs"`) || !strings.Contains(got, `"rule":"person: Ada"`) {
		t.Errorf("added, it does not answer: %s", got)
	}
	got := a.data(`{ decisions(first: 2) { kind id } }`, nil)
	if !strings.HasPrefix(got, `{"decisions":[{"id":"decision:`) || strings.Index(got, "ADD") > strings.Index(got, "MERGE") {
		t.Errorf("the last decisions are not first: %s", got)
	}
	last := strings.Split(got, `"`)[5]
	if got := a.data(`mutation($id: ID!) { undo(decision: $id, who: "Ada") { undoes kind } }`, map[string]any{"id": last}); got != `{"undo":{"kind":"UNDO","undoes":"`+last+`"}}` {
		t.Errorf("undone: %s", got)
	}
	if got := explained(""); got != `{"node":{"explains":{"edges":[]}}}` {
		t.Errorf("what was added and undone answers still: %s", got)
	}
	if got := a.data(`query($id: ID!) { decisions(after: $id, first: 1) { kind } }`, map[string]any{"id": last}); got != `{"decisions":[{"kind":"MERGE"}]}` {
		t.Errorf("behind it: %s", got)
	}
	set, _, err := review.File{Path: path}.Read()
	if err != nil || set.Len() != 6 {
		t.Errorf("the file holds %d decisions, %v", set.Len(), err)
	}
}

func TestAWrongCorrectionGetsASentence(t *testing.T) {
	a, path := correcting(t, "")
	for _, c := range []struct{ query, code, says string }{
		{`mutation($doc: ID!, $reading: ID!) { reject(document: $doc, evidence: $reading) { id } }`, "INVALID", "who decided"},
		{`mutation($doc: ID!, $reading: ID!) { reject(document: $doc, evidence: $reading, who: " ") { id } }`, "INVALID", "who decided"},
		{`mutation($doc: ID!, $kim: ID!) { reject(document: $doc, evidence: $kim, who: "Ada") { id } }`, "NOT_FOUND", "no reading"},
		{`mutation($kim: ID!, $reading: ID!) { reject(document: $kim, evidence: $reading, who: "Ada") { id } }`, "NOT_FOUND", "no document"},
		{`mutation($kim: ID!, $flood: ID!) { merge(nodes: [$kim, $flood], who: "Ada") { id } }`, "INVALID", "same kind"},
		{`mutation($kim: ID!) { merge(nodes: [$kim], who: "Ada") { id } }`, "INVALID", "two different nodes"},
		{`mutation($kim: ID!, $flood: ID!, $doc: ID!) { split(nodes: [$kim, $flood], off: [$doc], who: "Ada") { id } }`, "INVALID", "one node"},
		{`mutation($flood: ID!) { relabel(node: $flood, field: "colour", value: "red", who: "Ada") { id } }`, "INVALID", "name, type, date"},
		{`mutation($doc: ID!) { relabel(node: $doc, field: "name", value: "red", who: "Ada") { id } }`, "INVALID", "belong to one document"},
		{`mutation { undo(decision: "decision:00000000000000000000000000000000", who: "Ada") { id } }`, "NOT_FOUND", "no decision"},
		{`mutation($doc: ID!, $kim: ID!, $flood: ID!) { add(who: "Ada", reading: {document: $doc, quote: "The river sang.", relation: EXPLAINS, from: $kim, to: $flood}) { id } }`, "INVALID", "does not hold the quote"},
		{`mutation($doc: ID!, $kim: ID!, $flood: ID!) { add(who: "Ada", reading: {document: $doc, quote: "Park (2020) counts weirs.", relation: EXPLAINS, from: $flood, to: $kim}) { id } }`, "INVALID", "does not begin"},
		{`mutation($doc: ID!, $flood: ID!) { add(who: "Ada", reading: {document: $doc, quote: "Park (2020) counts weirs.", relation: EXPLAINS, to: $flood}) { id } }`, "INVALID", "from"},
		{`{ decisions(first: 0) { id } }`, "INVALID", "first is 1"},
	} {
		vars := map[string]any{}
		for name, v := range riverIDs() {
			if strings.Contains(c.query, "$"+name+":") {
				vars[name] = v
			}
		}
		if code, message := a.code(c.query, vars); code != c.code || !strings.Contains(message, c.says) {
			t.Errorf("%s\n%s: %s", c.query, code, message)
		}
	}
	if b, err := os.ReadFile(path); err == nil && len(b) > 0 {
		t.Errorf("what was refused stands in the file: %s", b)
	}
}

func TestCorrectionsAreBounded(t *testing.T) {
	a, _ := correcting(t, "Ada")
	many := "mutation {"
	for i := range 11 {
		many += " m" + string(rune('a'+i)) + `: undo(decision: "decision:00000000000000000000000000000000") { id }`
	}
	if code, message := a.code(many+" }", nil); code != "TOO_LARGE" {
		t.Errorf("%s: %s", code, message)
	}
	hidden := strings.Replace(many, "mutation {", "mutation { ...F } fragment F on Mutation {", 1)
	if code, message := a.code(hidden+" }", nil); code != "TOO_LARGE" {
		t.Errorf("behind a fragment %s: %s", code, message)
	}
	vars := riverIDs()
	code, message := a.code(`mutation($flood: ID!, $v: String!) { relabel(node: $flood, field: "name", value: $v) { id } }`, map[string]any{"flood": vars["flood"], "v": strings.Repeat("x", review.MaxValue+1)})
	if code != "INVALID" {
		t.Errorf("a long value %s: %s", code, message)
	}
	code, _ = a.code(`mutation($flood: ID!, $v: String!) { relabel(node: $flood, field: "name", value: "x", why: $v) { id } }`, map[string]any{"flood": vars["flood"], "v": strings.Repeat("x", review.MaxWhy+1)})
	if code != "TOO_LARGE" {
		t.Errorf("a long reason: %s", code)
	}
	res, err := http.Get(a.url + "/graphql?query=mutation%7Bundo(decision%3A%22decision%3A00000000000000000000000000000000%22)%7Bid%7D%7D")
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	if res.StatusCode == http.StatusOK {
		t.Error("a mutation is taken by GET")
	}
}

func TestPeopleCorrectAtOnce(t *testing.T) {
	a, path := correcting(t, "Ada")
	vars := riverIDs()
	var wg sync.WaitGroup
	const people = 12
	for i := range people {
		wg.Add(1)
		go func() {
			defer wg.Done()
			r := a.ask(`mutation($flood: ID!, $v: String!) { relabel(node: $flood, field: "type", value: $v) { id } }`, map[string]any{"flood": vars["flood"], "v": string(rune('a' + i))})
			if len(r.Errors) > 0 {
				t.Errorf("%s", r.Raw)
			}
		}()
	}
	wg.Wait()
	set, _, err := review.File{Path: path}.Read()
	if err != nil || set.Len() != people {
		t.Fatalf("%d decisions of %d, %v", set.Len(), people, err)
	}
	last := set.Records()[people-1].Value
	if got := a.data(`{ event(name: "Amber Flood") { type decisions { id } } }`, nil); !strings.Contains(got, `"type":"`+last+`"`) || strings.Count(got, `"id"`) != people {
		t.Errorf("the last is %s: %s", last, got)
	}
}
