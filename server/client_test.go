package server_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"strings"
	"testing"

	"kg/server"
)

// node is the program that runs the client, or a skip that says what to do.
func node(t *testing.T) string {
	t.Helper()
	missing := func(reason string) {
		if os.Getenv("CI") == "true" {
			t.Fatal(reason)
		}
		t.Skip(reason)
	}
	path, err := exec.LookPath("node")
	if err != nil {
		missing("no Node.js to run a client with")
	}
	if _, err := os.Stat("../scripts/schema/node_modules/graphql-request"); err != nil {
		missing("the client is not installed: run scripts/check-schema, or npm ci --ignore-scripts in scripts/schema")
	}
	return path
}

func TestAClientOfOthersAsksPagesDrawsAndReadsErrors(t *testing.T) {
	program := node(t)
	a := serve(t, filled(t, rivers(), levees(), storms(5)), server.Limits{})
	cmd := exec.CommandContext(t.Context(), program, "../scripts/schema/client.mjs", a.url+"/graphql")
	var said strings.Builder
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		t.Fatalf("%v: %s", err, said.String())
	}
	var got map[string]any
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatalf("%s: %v", out, err)
	}
	if n, _ := got["types"].(float64); n < 80 {
		t.Errorf("the client sees %v types", got["types"])
	}
	delete(got, "types")
	told, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	want := `{"codes":["AMBIGUOUS","INVALID","NOT_FOUND","GRAPHQL_VALIDATION_FAILED"],` +
		`"cytoscape":[8,9],` +
		`"events":["Storm 001","Storm 003","Storm 000","Storm 002","Storm 004","Amber Flood"],` +
		`"explains":[["Policy","Dredging Ban","rivers.md"],["Event","Amber Flood","rivers.md"]],` +
		`"graphology":[8,9],"neighbours":true,"subgraph":[8,9],"totalCount":6,"undescribed":[]}`
	if string(told) != want {
		t.Errorf("got  %s\nwant %s", told, want)
	}
}
