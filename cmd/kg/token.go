package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"
	"time"

	"kg/server/access"
)

// tokenCommand keeps the tokens of those who ask a server.
type tokenCommand struct {
	Tokens string `help:"File of tokens. Default: beside the store, as kg.tokens.jsonl for kg.db." env:"KG_TOKENS" placeholder:"FILE" type:"path"`

	Add    tokenAddCommand    `cmd:"" help:"Make a token, and print it this once."`
	List   tokenListCommand   `cmd:"" help:"Show whose tokens there are."`
	Revoke tokenRevokeCommand `cmd:"" help:"Take tokens back."`
}

// Help is the command's longer help.
func (tokenCommand) Help() string {
	return "A token says to `kg serve --tokens FILE` who asks: Authorization: Bearer TOKEN. The file keeps its SHA-256, not the token. A reader may ask, a reviewer may " +
		"correct the graph in their own name, an admin in the name of others. A server that runs takes up a change within a second.\n\n" + exitHelp
}

// file is the file of tokens.
func (c tokenCommand) file(e *environment) (access.File, error) {
	if c.Tokens != "" {
		return access.File{Path: c.Tokens}, nil
	}
	decisions, err := e.decisions()
	return access.File{Path: beside(decisions.Path, "tokens")}, err
}

// tokenAddCommand makes a token.
type tokenAddCommand struct {
	Name string `arg:"" help:"Whose it is: the name stands beside their decisions." placeholder:"NAME"`
	Role string `help:"What they may do: reader, reviewer, admin." default:"reader" enum:"reader,reviewer,admin"`
	Days int    `help:"In how many days it expires; never unless given." placeholder:"N"`
	JSON bool   `help:"Print JSON."`
}

// Run runs the command.
func (c *tokenAddCommand) Run(_ context.Context, e *environment) error {
	role, err := access.ParseRole(c.Role)
	if err != nil {
		return usageError{err}
	}
	if c.Days < 0 {
		return usageError{fmt.Errorf("--days is 1 at least")}
	}
	if err := access.ValidName(c.Name); err != nil {
		return usageError{err}
	}
	file, err := e.flags.Token.file(e)
	if err != nil {
		return err
	}
	now, expires := time.Now(), time.Time{}
	if c.Days > 0 {
		expires = now.AddDate(0, 0, c.Days)
	}
	token, kept, err := file.Add(c.Name, role, now, expires)
	if err != nil {
		return err
	}
	if c.JSON {
		b, err := json.Marshal(map[string]any{"token": token, "id": kept.ID, "name": kept.Name, "role": kept.Role, "expires": kept.Expires})
		if err != nil {
			return fmt.Errorf("encode the token: %w", err)
		}
		return printJSON(e.std.Out, b)
	}
	fmt.Fprintln(e.std.Out, token)
	fmt.Fprintf(e.std.Err, "This is shown once. It is kept as %s in %s, which the server reads: kg serve --tokens %s\n", kept.ID, file.Path, file.Path)
	return nil
}

// tokenListCommand shows the tokens.
type tokenListCommand struct {
	JSON bool `help:"Print JSON."`
}

// tokenShown is a token as it is shown: without its hash.
type tokenShown struct {
	ID      string     `json:"id"`
	Name    string     `json:"name"`
	Role    string     `json:"role"`
	State   string     `json:"state"` // "good", "expired", "revoked"
	Created time.Time  `json:"created"`
	Expires *time.Time `json:"expires"`
	Revoked *time.Time `json:"revoked"`
}

// Run runs the command.
func (c *tokenListCommand) Run(_ context.Context, e *environment) error {
	file, err := e.flags.Token.file(e)
	if err != nil {
		return err
	}
	list, err := file.Read()
	if err != nil {
		return err
	}
	shown := make([]tokenShown, len(list))
	for i, t := range list {
		shown[i] = tokenShown{t.ID, t.Name, t.Role, t.State(time.Now()), t.Created, t.Expires, t.Revoked}
	}
	if c.JSON {
		b, err := json.Marshal(shown)
		if err != nil {
			return fmt.Errorf("encode the tokens: %w", err)
		}
		return printJSON(e.std.Out, b)
	}
	return printTokens(e.std.Out, shown)
}

func printTokens(out io.Writer, list []tokenShown) error {
	w := tabwriter.NewWriter(out, 0, 4, 2, ' ', 0)
	for _, t := range list {
		until := "never expires"
		switch {
		case t.Revoked != nil:
			until = "revoked " + t.Revoked.Format(time.DateOnly)
		case t.Expires != nil:
			until = "expires " + t.Expires.Format(time.DateOnly)
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\tmade %s\t%s\n", t.ID, t.State, t.Role, t.Name, t.Created.Format(time.DateOnly), until)
	}
	return w.Flush()
}

// tokenRevokeCommand takes tokens back.
type tokenRevokeCommand struct {
	Which string `arg:"" help:"The id of a token, or the name whose tokens all go." placeholder:"ID|NAME"`
}

// Run runs the command.
func (c *tokenRevokeCommand) Run(_ context.Context, e *environment) error {
	file, err := e.flags.Token.file(e)
	if err != nil {
		return err
	}
	revoked, err := file.Revoke(c.Which, time.Now())
	if err != nil {
		return err
	}
	for _, t := range revoked {
		fmt.Fprintf(e.std.Out, "revoked  %s %s (%s)\n", t.ID, t.Name, t.Role)
	}
	return nil
}
