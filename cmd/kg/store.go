package main

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"kg/graph"
	"kg/graph/neo4j"
	"kg/graph/sqlite"
)

// openStore opens the store that the flags choose, with the decisions of people in front.
func (e *environment) openStore(ctx context.Context) (graph.Store, error) {
	store, err := e.openReviewed(ctx)
	if err != nil {
		return nil, err
	}
	return store, nil
}

// openBare opens the store that the flags choose.
func (e *environment) openBare(ctx context.Context) (graph.Store, error) {
	if e.flags.Neo4j != "" {
		return e.openNeo4j(ctx)
	}
	path, err := e.storePath()
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, graph.Errorf(graph.Unavailable, "the folder of the store cannot be made: %w", err)
	}
	return sqlite.Open(ctx, path, e.log)
}

// storePath is the file of the embedded store that the flags choose.
func (e *environment) storePath() (string, error) {
	if e.flags.Store != "" {
		return e.flags.Store, nil
	}
	return defaultStore()
}

// openToLook opens the store that the flags choose as it is: an embedded one is neither made nor changed.
func (e *environment) openToLook(ctx context.Context) (graph.Store, error) {
	if e.flags.Neo4j != "" {
		return e.openNeo4j(ctx)
	}
	path, err := e.storePath()
	if err != nil {
		return nil, err
	}
	if _, err := os.Stat(path); err != nil {
		return nil, graph.Errorf(graph.NotFound, "there is no store: %w", err)
	}
	return sqlite.OpenReadOnly(ctx, path, e.log)
}

func (e *environment) openNeo4j(ctx context.Context) (graph.Store, error) {
	c, err := e.neo4jConfig()
	if err != nil {
		return nil, err
	}
	return neo4j.Open(ctx, c, e.log)
}

// neo4jConfig is the database that the flags choose.
func (e *environment) neo4jConfig() (neo4j.Config, error) {
	password := os.Getenv("KG_NEO4J_PASSWORD")
	if f := e.flags.Neo4jPassword; f != "" {
		b, err := os.ReadFile(f)
		if err != nil {
			return neo4j.Config{}, graph.Errorf(graph.Invalid, "the Neo4j password file cannot be read: %w", err)
		}
		password = strings.TrimRight(string(b), "\r\n")
	}
	return neo4j.Config{URI: e.flags.Neo4j, User: e.flags.Neo4jUser, Password: password, Database: e.flags.Neo4jDatabase}, nil
}

// memoryStore is an empty store that lives as long as the process, with the decisions of people in front.
func (e *environment) memoryStore(ctx context.Context) (graph.Store, error) {
	inner, err := sqlite.Open(ctx, ":memory:", e.log)
	if err != nil {
		return nil, err
	}
	store, err := e.reviewed(ctx, inner)
	if err != nil {
		closeStore(e, inner)
		return nil, err
	}
	return store, nil
}

// defaultStore is kg.db in the user's data directory: XDG_DATA_HOME or
// ~/.local/share on Unix, ~/Library/Application Support on macOS, %LocalAppData% on Windows.
func defaultStore() (string, error) {
	base := os.Getenv("XDG_DATA_HOME")
	if base == "" {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", graph.Errorf(graph.Invalid, "no home directory to keep the store in; name a file with --store: %w", err)
		}
		switch runtime.GOOS {
		case "darwin":
			base = filepath.Join(home, "Library", "Application Support")
		case "windows":
			base = os.Getenv("LocalAppData")
		default:
			base = filepath.Join(home, ".local", "share")
		}
	}
	return filepath.Join(base, "kg", "kg.db"), nil
}
