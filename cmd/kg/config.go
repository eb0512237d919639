package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"reflect"
	"text/tabwriter"

	"github.com/alecthomas/kong"
)

// configCommand prints the configuration that kg serve would have.
type configCommand struct {
	JSON  bool         `help:"Print JSON."`
	Serve serveCommand `embed:""`
}

// Help is the command's longer help.
func (configCommand) Help() string {
	return "Takes the flags of kg serve and prints each with its value and where that comes from: the command line, the environment, the file of --config, or the default.\n" +
		"Secrets are masked.\n\n" + exitHelp
}

// setting is one line of the configuration.
type setting struct {
	Name  string `json:"name"`
	Value string `json:"value"`
	From  string `json:"from"` // "command line", "environment NAME", "file PATH", "default"
}

// Run runs the command.
func (c *configCommand) Run(_ context.Context, e *environment, parsed *kong.Context) error {
	settings := e.settings(parsed)
	if c.JSON {
		b, err := json.Marshal(settings)
		if err != nil {
			return fmt.Errorf("encode the configuration: %w", err)
		}
		return printJSON(e.std.Out, b)
	}
	w := tabwriter.NewWriter(e.std.Out, 0, 4, 2, ' ', 0)
	for _, s := range settings {
		fmt.Fprintf(w, "%s\t%s\t%s\n", s.Name, s.Value, s.From)
	}
	return w.Flush()
}

// settings are those of all commands and of the one that was parsed.
func (e *environment) settings(parsed *kong.Context) []setting {
	given, fromFile := map[string]bool{}, map[string]bool{}
	for _, p := range parsed.Path {
		if p.Flag != nil {
			given[p.Flag.Name], fromFile[p.Flag.Name] = !p.Resolved, p.Resolved
		}
	}
	var out []setting
	for _, f := range parsed.Flags() {
		if f.Hidden || f.Name == "help" || f.Name == "json" {
			continue
		}
		s := setting{Name: f.Name, Value: shown(f.Target), From: "default"}
		switch variable := variableOf(f); {
		case given[f.Name]:
			s.From = "command line"
		case fromFile[f.Name]:
			s.From = "file " + e.config.path
		case variable != "":
			s.From = "environment " + variable
		}
		switch {
		case f.Name == "store" && s.Value == "" && s.From == "default":
			if path, err := defaultStore(); err == nil {
				s.Value = path
			}
		case f.Name == "decisions" && s.Value == "" && s.From == "default":
			if file, err := e.decisions(); err == nil {
				s.Value = file.Path
			}
		}
		out = append(out, s)
	}
	for _, name := range []string{"KG_NEO4J_PASSWORD", "KG_LLM_KEY"} {
		if os.Getenv(name) != "" {
			out = append(out, setting{Name: name, Value: masked, From: "environment " + name})
		}
	}
	return out
}

// variableOf is the variable of the environment that gives a flag its value, "" for none.
func variableOf(f *kong.Flag) string {
	for _, name := range f.Tag.Envs {
		if _, ok := os.LookupEnv(name); ok {
			return name
		}
	}
	return ""
}

const masked = "********"

// shown is a value as it may be shown: the password in an address is masked.
func shown(v reflect.Value) string {
	if v.Kind() == reflect.Slice && v.Len() == 0 {
		return ""
	}
	text := fmt.Sprint(v.Interface())
	if u, err := url.Parse(text); err == nil && u.User != nil {
		if _, has := u.User.Password(); has {
			u.User = url.UserPassword(u.User.Username(), "MASKED")
			return u.String()
		}
	}
	return text
}
