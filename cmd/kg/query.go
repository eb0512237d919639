package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"

	"kg/graph"
	"kg/server"
)

// queryCommand runs one GraphQL document.
type queryCommand struct {
	Query     string   `arg:"" help:"The GraphQL document, or - to read it from standard input."`
	Files     []string `arg:"" optional:"" help:"Files to answer from instead of the store; nothing is kept." placeholder:"FILE"`
	Variables string   `help:"Variables as a JSON object." placeholder:"JSON"`

	Model modelFlags `embed:"" prefix:"llm-"`
}

// Help is the command's longer help.
func (queryCommand) Help() string {
	return "Prints the response as JSON; a response with errors ends with code 1.\n\n" + exitHelp
}

// Run runs the command.
func (c *queryCommand) Run(ctx context.Context, e *environment) error {
	text := c.Query
	if text == "-" {
		b, err := io.ReadAll(io.LimitReader(e.std.In, 1<<20))
		if err != nil {
			return fmt.Errorf("read the query: %w", err)
		}
		text = string(b)
	}
	vars := json.RawMessage("{}")
	if c.Variables != "" {
		vars = json.RawMessage(c.Variables)
		if !json.Valid(vars) {
			return usageError{fmt.Errorf("--variables is not JSON")}
		}
	}
	store, partial, err := e.storeToAsk(ctx, c.Files, c.Model)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	body, err := json.Marshal(map[string]any{"query": text, "variables": vars})
	if err != nil {
		return fmt.Errorf("encode the request: %w", err)
	}
	req := httptest.NewRequestWithContext(ctx, http.MethodPost, "/graphql", bytes.NewReader(body))
	req.Header.Set("Content-Type", "application/json")
	rec := httptest.NewRecorder()
	server.New(server.Config{Store: store, Log: e.log}).ServeHTTP(rec, req)
	if err := printJSON(e.std.Out, rec.Body.Bytes()); err != nil {
		return err
	}
	var resp struct {
		Errors []json.RawMessage `json:"errors"`
	}
	if err := json.Unmarshal(rec.Body.Bytes(), &resp); err != nil || len(resp.Errors) > 0 {
		return graph.Errorf(graph.Invalid, "the query was answered with errors")
	}
	return partial
}

func printJSON(w io.Writer, b []byte) error {
	var out bytes.Buffer
	if err := json.Indent(&out, b, "", "  "); err != nil {
		return fmt.Errorf("the server's answer is no JSON: %w", err)
	}
	_, err := fmt.Fprintln(w, out.String())
	return err
}
