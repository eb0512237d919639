package main

import (
	"fmt"
	"os"
	"slices"

	"github.com/alecthomas/kong"
	"go.yaml.in/yaml/v3"
)

// configFlag is the name of the flag that names the file of the configuration, and configVariable the variable that does so too.
const (
	configFlag     = "config"
	configVariable = "KG_CONFIG"
)

// configFile gives flags the values that a YAML file has for them: for those of
// all commands and of serve, under their long names. The command line and the
// environment come first. It is a [kong.Resolver].
type configFile struct {
	path   string // of the file that was read
	values map[string]any
	err    error // of reading it: a resolver's own error would be laid to the flag at hand
}

var _ kong.Resolver = (*configFile)(nil)

// Validate has nothing to say: which file it is, only the command line tells.
func (*configFile) Validate(*kong.Application) error { return nil }

// Resolve is the file's value for a flag, nil where it has none.
func (f *configFile) Resolve(ctx *kong.Context, parent *kong.Path, flag *kong.Flag) (any, error) {
	path := os.Getenv(configVariable)
	for _, p := range ctx.Path {
		if p.Flag != nil && p.Flag.Name == configFlag {
			path = ctx.Value(p).String()
		}
	}
	if path == "" || flag.Name == configFlag || !configurable(parent) || inEnvironment(flag) {
		return nil, nil
	}
	if f.path != path {
		f.path, f.err = path, f.read(path, ctx.Model)
	}
	return f.values[flag.Name], nil
}

// configurable tells whether the flags of a node may stand in the file.
func configurable(p *kong.Path) bool {
	return p.App != nil || p.Command != nil && (p.Command.Name == "serve" || p.Command.Name == "config")
}

func inEnvironment(flag *kong.Flag) bool {
	return slices.ContainsFunc(flag.Tag.Envs, func(name string) bool {
		_, ok := os.LookupEnv(name)
		return ok
	})
}

// read reads the file and refuses what is no flag: a misspelt limit would be none.
func (f *configFile) read(path string, app *kong.Application) error {
	raw, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("the configuration cannot be read: %w", err)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal(raw, &doc); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	f.values = map[string]any{}
	if len(doc.Content) == 0 {
		return nil
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return fmt.Errorf("%s:%d: a list of flags and their values is wanted, such as \"listen: 127.0.0.1:8080\"", path, root.Line)
	}
	known := map[string]bool{}
	for _, flag := range slices.Concat(app.Flags, commandOf(app, "serve").Flags) {
		known[flag.Name] = flag.Name != configFlag && flag.Name != "help"
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		key, value := root.Content[i], root.Content[i+1]
		if !known[key.Value] {
			return fmt.Errorf("%s:%d: kg serve has no flag --%s; kg config lists them", path, key.Line, key.Value)
		}
		v, err := flagValue(value)
		if err != nil {
			return fmt.Errorf("%s:%d: %s: %w", path, value.Line, key.Value, err)
		}
		f.values[key.Value] = v
	}
	return nil
}

// flagValue is a value in the file as a flag takes it.
func flagValue(n *yaml.Node) (any, error) {
	switch n.Kind {
	case yaml.ScalarNode:
		return n.Value, nil
	case yaml.SequenceNode:
		list := make([]any, 0, len(n.Content))
		for _, item := range n.Content {
			if item.Kind != yaml.ScalarNode {
				return nil, fmt.Errorf("a list holds plain values")
			}
			list = append(list, item.Value)
		}
		return list, nil
	}
	return nil, fmt.Errorf("a plain value or a list is wanted")
}

// commandOf is the sub-command of the name.
func commandOf(app *kong.Application, name string) *kong.Node {
	i := slices.IndexFunc(app.Children, func(n *kong.Node) bool { return n.Name == name })
	return app.Children[i]
}
