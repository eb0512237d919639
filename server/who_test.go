package server_test

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kg/graph"
	"kg/graph/review"
	"kg/server"
	"kg/server/access"
)

// guarded serves the rivers to those who have one of these tokens; reads tells whether questions need one.
type guarded struct {
	*api
	reader, reviewer, admin string // tokens of Rea, Ada and Max
	gone                    string // one that was taken back
	decisions, audit        string
}

func guard(t testing.TB, reads bool) guarded {
	t.Helper()
	dir := t.TempDir()
	g := guarded{decisions: filepath.Join(dir, "kg.decisions.jsonl"), audit: filepath.Join(dir, "kg.audit.jsonl")}
	file := access.File{Path: filepath.Join(dir, "kg.tokens.jsonl")}
	add := func(name string, role access.Role) string {
		token, _, err := file.Add(name, role, time.Now(), time.Time{})
		if err != nil {
			t.Fatal(err)
		}
		return "Bearer " + token
	}
	g.reader, g.reviewer, g.admin, g.gone = add("Rea", access.Reader), add("Ada", access.Reviewer), add("Max", access.Admin), add("Gil", access.Admin)
	if _, err := file.Revoke("Gil", time.Now()); err != nil {
		t.Fatal(err)
	}
	tokens, err := access.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	store, _, err := review.Open(context.Background(), filled(t, rivers(), levees()), nil)
	if err != nil {
		t.Fatal(err)
	}
	log, err := server.OpenAuditLog(g.audit)
	if err != nil {
		t.Fatal(err)
	}
	g.api = configured(t, server.Config{
		Store: store, Access: server.Access{Checkers: []access.Checker{tokens}, Reads: reads},
		Review: &server.Review{Store: store, File: review.File{Path: g.decisions}, Who: "the server", Audit: log},
	})
	return g
}

func body(t testing.TB, query string, variables map[string]any) string {
	t.Helper()
	b, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestWhoMayAskAndWhoMayCorrect(t *testing.T) {
	ask, correct := body(t, `{ stats { evidence } }`, nil), body(t, `mutation($doc: ID!, $reading: ID!) { reject(document: $doc, evidence: $reading) { who } }`, riverIDs())
	for _, reads := range []bool{false, true} {
		g := guard(t, reads)
		for _, c := range []struct {
			who, token, asks, corrects string
			status                     [2]int
		}{
			{"nobody", "", "", "UNAUTHENTICATED", [2]int{200, 401}},
			{"a reader", g.reader, "", "FORBIDDEN", [2]int{200, 403}},
			{"a reviewer", g.reviewer, "", "", [2]int{200, 200}},
			{"an admin", g.admin, "", "", [2]int{200, 200}},
			{"one whose token was taken back", g.gone, "UNAUTHENTICATED", "UNAUTHENTICATED", [2]int{401, 401}},
			{"one who guesses", g.admin[:len(g.admin)-3] + "AAA", "UNAUTHENTICATED", "UNAUTHENTICATED", [2]int{401, 401}},
			{"one with a password", "Basic YTpi", "UNAUTHENTICATED", "UNAUTHENTICATED", [2]int{401, 401}},
		} {
			if reads && c.token == "" {
				c.asks, c.status[0] = "UNAUTHENTICATED", 401
			}
			headers := []string{"Authorization", c.token}
			if c.token == "" {
				headers = nil
			}
			if r := g.send("POST", "/graphql", ask, headers...); codes(r) != c.asks || r.Status != c.status[0] {
				t.Errorf("reads by token %v: %s asks: %d %s", reads, c.who, r.Status, r.Raw)
			}
			if r := g.send("GET", evidenceQuery, "", headers...); codes(r) != c.asks || r.Status != c.status[0] {
				t.Errorf("reads by token %v: %s asks by GET: %d %s", reads, c.who, r.Status, r.Raw)
			}
			r := g.send("POST", "/graphql", correct, headers...)
			if codes(r) != c.corrects || r.Status != c.status[1] {
				t.Errorf("reads by token %v: %s corrects: %d %s", reads, c.who, r.Status, r.Raw)
			}
			if r.Status == http.StatusUnauthorized && (!strings.HasPrefix(r.Header.Get("WWW-Authenticate"), "Bearer")) {
				t.Errorf("%s is not told how: %v", c.who, r.Header)
			}
		}
	}
}

func TestAServerByTokenStillShowsThatItLives(t *testing.T) {
	g := guard(t, true)
	for _, path := range []string{"/healthz", "/readyz", "/playground/"} {
		if r := g.send("GET", path, ""); r.Status != 200 {
			t.Errorf("%s: %d", path, r.Status)
		}
	}
	for _, path := range []string{"/graphql", "/export", "/export/graphml", "/export/jsonl"} {
		if r := g.send("GET", path, ""); codes(r) != "UNAUTHENTICATED" || r.Status != 401 {
			t.Errorf("%s for nobody: %d %.100s", path, r.Status, r.Raw)
		}
	}
	if r := g.send("GET", "/export/graphml", "", "Authorization", g.reader); r.Status != 200 {
		t.Errorf("a file for a reader: %d %.100s", r.Status, r.Raw)
	}
	if r := g.send("POST", "/graphql", body(t, `{ __schema { types { name } } }`, nil)); codes(r) != "UNAUTHENTICATED" {
		t.Errorf("the schema is shown to nobody: %s", r.Raw)
	}
}

func TestWhoDecidesIsWhoseTokenItIs(t *testing.T) {
	g := guard(t, false)
	decide := func(token string, as any) reply {
		vars := riverIDs()
		vars["who"] = as
		return g.send("POST", "/graphql", body(t, `mutation($doc: ID!, $reading: ID!, $who: String) { accept(document: $doc, evidence: $reading, who: $who) { who } }`, vars), "Authorization", token)
	}
	for _, c := range []struct {
		token string
		as    any
		want  string
	}{
		{g.reviewer, nil, `{"accept":{"who":"Ada"}}`},
		{g.reviewer, "Ada", `{"accept":{"who":"Ada"}}`},
		{g.admin, nil, `{"accept":{"who":"Max"}}`},
		{g.admin, "Ada", `{"accept":{"who":"Ada"}}`},
	} {
		r := decide(c.token, c.as)
		if got, _ := json.Marshal(r.Data); string(got) != c.want {
			t.Errorf("as %v: %s", c.as, r.Raw)
		}
	}
	if r := decide(g.reviewer, "Max"); codes(r) != "FORBIDDEN" || !strings.Contains(r.Raw, `as \"Ada\", not as \"Max\"`) {
		t.Errorf("in another's name: %s", r.Raw)
	}
}

func TestADryRunOfACorrectionIsForThoseWhoMayMakeIt(t *testing.T) {
	g := guard(t, false)
	q := body(t, `mutation { undo(decision: "x") { id } }`, nil)
	if r := g.send("POST", "/graphql", q, "X-Dry-Run", "true", "Authorization", g.reader); codes(r) != "FORBIDDEN" {
		t.Error(r.Raw)
	}
	if r := g.send("POST", "/graphql", q, "X-Dry-Run", "true", "Authorization", g.reviewer); len(r.Errors) > 0 {
		t.Error(r.Raw)
	}
}

func TestTheLogNamesWhoAskedAndNeverTheToken(t *testing.T) {
	g := guard(t, true)
	g.send("POST", "/graphql", body(t, `{ stats { evidence } }`, nil), "Authorization", g.reader)
	g.send("POST", "/graphql", body(t, `{ stats { evidence } }`, nil), "Authorization", g.gone)
	waitFor(t, g.api, 2)
	said := g.logged()
	if !strings.Contains(said, `"who":"Rea","by":"token `) {
		t.Error(said)
	}
	for _, token := range []string{g.reader, g.gone} {
		if secret := token[strings.Index(token, "_")+10:]; strings.Contains(said, secret) {
			t.Errorf("%s shows %s", said, secret)
		}
	}
}

// logLines are the lines of a log of corrections.
func logLines(t testing.TB, path string) []map[string]any {
	t.Helper()
	in, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer in.Close()
	var out []map[string]any
	for scan := bufio.NewScanner(in); scan.Scan(); {
		var line map[string]any
		if err := json.Unmarshal(scan.Bytes(), &line); err != nil {
			t.Fatalf("%s: %v", scan.Text(), err)
		}
		out = append(out, line)
	}
	return out
}

func TestEachCorrectionStandsInTheLogBeforeAndAfterIt(t *testing.T) {
	g := guard(t, false)
	vars := riverIDs()
	r := g.send("POST", "/graphql", body(t, `mutation($doc: ID!, $reading: ID!) { no: reject(document: $doc, evidence: $reading, why: "line\nbreak") { id } }`, vars),
		"Authorization", g.reviewer, "X-Request-Id", "r-1")
	made := r.Data.(map[string]any)["no"].(map[string]any)["id"]
	g.send("POST", "/graphql", body(t, `mutation { undo(decision: "decision:none") { id } }`, nil), "Authorization", g.admin)
	g.send("POST", "/graphql", body(t, `mutation { undo(decision: "decision:none", who: "Max") { id } }`, nil), "Authorization", g.reviewer)
	g.send("POST", "/graphql", body(t, `mutation { undo(decision: "decision:none") { id } }`, nil), "Authorization", g.reader)
	lines := logLines(t, g.audit)
	if len(lines) != 6 {
		t.Fatalf("%d lines: %v", len(lines), lines)
	}
	asked, done := lines[0], lines[1]
	arguments, _ := asked["arguments"].(map[string]any)
	if asked["stage"] != "asked" || asked["request"] != "r-1" || asked["mutation"] != "reject" || asked["who"] != "Ada" || asked["role"] != "reviewer" ||
		asked["address"] != "127.0.0.1" || arguments["evidence"] != string(vars["reading"].(graph.ID)) || arguments["why"] != "line\nbreak" || asked["outcome"] != nil {
		t.Errorf("asked: %v", asked)
	}
	if done["stage"] != "done" || done["request"] != "r-1" || done["outcome"] != "OK" || done["decision"] != made || done["who"] != "Ada" {
		t.Errorf("done: %v, made %v", done, made)
	}
	if lines[3]["outcome"] != "NOT_FOUND" && lines[3]["outcome"] != "INVALID" || lines[3]["who"] != "Max" || lines[3]["decision"] != nil {
		t.Errorf("what failed: %v", lines[3])
	}
	if lines[5]["outcome"] != "FORBIDDEN" || lines[5]["who"] != "Ada" {
		t.Errorf("in another's name: %v", lines[5])
	}
	for _, line := range lines {
		if _, err := time.Parse(time.RFC3339Nano, line["at"].(string)); err != nil {
			t.Error(err)
		}
	}
}

// TestEveryMutationOfTheSchemaIsLogged: a mutation that is added to the schema later is not forgotten.
func TestEveryMutationOfTheSchemaIsLogged(t *testing.T) {
	g := guard(t, false)
	r := g.send("POST", "/graphql", body(t, `{ __schema { mutationType { fields { name args { name type { kind ofType { kind name ofType { kind ofType { name } } } } } } } } }`, nil), "Authorization", g.reader)
	fields := r.Data.(map[string]any)["__schema"].(map[string]any)["mutationType"].(map[string]any)["fields"].([]any)
	values := map[string]string{"ID": `"x"`, "String": `"x"`, "NewReading": `{document: "x", quote: "x", relation: EXPLAINS, from: "x", to: "x"}`}
	for i, f := range fields {
		field := f.(map[string]any)
		var args []string
		for _, a := range field["args"].([]any) {
			arg := a.(map[string]any)
			typ := arg["type"].(map[string]any)
			if typ["kind"] != "NON_NULL" {
				continue
			}
			of := typ["ofType"].(map[string]any)
			value := values[str(of["name"])]
			if of["kind"] == "LIST" {
				value = `["x", "y"]`
			}
			args = append(args, str(arg["name"])+": "+value)
		}
		name := str(field["name"])
		g.send("POST", "/graphql", body(t, `mutation { `+name+`(`+strings.Join(args, ", ")+`) { id } }`, nil), "Authorization", g.reviewer)
		if lines := logLines(t, g.audit); len(lines) != 2*i+2 || lines[2*i]["mutation"] != name || lines[2*i+1]["mutation"] != name {
			t.Fatalf("%s(%s) is not logged: %v", name, strings.Join(args, ", "), lines)
		}
	}
	if len(fields) < 7 {
		t.Errorf("%d mutations", len(fields))
	}
}

func str(v any) string { s, _ := v.(string); return s }

func TestWhatCannotBeLoggedIsNotDone(t *testing.T) {
	g := guard(t, false)
	if err := os.Remove(g.audit); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(g.audit, 0o700); err != nil {
		t.Fatal(err)
	}
	r := g.send("POST", "/graphql", body(t, `mutation($doc: ID!, $reading: ID!) { reject(document: $doc, evidence: $reading) { id } }`, riverIDs()), "Authorization", g.reviewer)
	if codes(r) != "UNAVAILABLE" {
		t.Error(r.Raw)
	}
	if _, err := os.Stat(g.decisions); !os.IsNotExist(err) {
		t.Errorf("the decision was written: %v", err)
	}
	if err := os.Remove(g.audit); err != nil {
		t.Fatal(err)
	}
	if r := g.send("POST", "/graphql", body(t, `mutation($doc: ID!, $reading: ID!) { reject(document: $doc, evidence: $reading) { id } }`, riverIDs()), "Authorization", g.reviewer); len(r.Errors) > 0 {
		t.Errorf("a log that was moved away does not begin anew: %s", r.Raw)
	}
	if lines := logLines(t, g.audit); len(lines) != 2 {
		t.Error(lines)
	}
}

func TestManyOperationsAreNotTakenAtOnce(t *testing.T) {
	a := serve(t, filled(t, rivers()), server.Limits{})
	if r := a.send("POST", "/graphql", `[`+body(t, evidenceAsked, nil)+`,`+body(t, evidenceAsked, nil)+`]`); strings.Contains(r.Raw, `"stats"`) {
		t.Errorf("an array of operations: %d %s", r.Status, r.Raw)
	}
	var one, many strings.Builder
	one.WriteString("{ a: events(first: 100) { totalCount edges { node { name } } } }")
	many.WriteString("{")
	for i := range 10 {
		fmt.Fprintf(&many, " a%d: events(first: 100) { totalCount edges { node { name } } }", i)
	}
	many.WriteString(" }")
	x, y := a.ask(one.String(), nil).Extensions.Cost.Cost, a.ask(many.String(), nil).Extensions.Cost.Cost
	if x == 0 || y < 9*x {
		t.Errorf("once it costs %d, ten times %d", x, y)
	}
}

const evidenceAsked = `{ stats { evidence } }`
