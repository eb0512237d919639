package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strings"
	"time"

	"kg/graph"
	"kg/graph/review"
)

// decisions is the file of decisions: the one that the flag names, or that beside the embedded store, which is its place for a Neo4j too.
func (e *environment) decisions() (review.File, error) {
	if e.flags.Decisions != "" {
		return review.File{Path: e.flags.Decisions}, nil
	}
	path := e.flags.Store
	if path == "" {
		var err error
		if path, err = defaultStore(); err != nil {
			return review.File{}, err
		}
	}
	return review.File{Path: strings.TrimSuffix(path, filepath.Ext(path)) + ".decisions.jsonl"}, nil
}

// reviewed puts the decisions of the file in front of a store; without a file those that the store holds stay.
func (e *environment) reviewed(ctx context.Context, inner graph.Store) (*review.Store, error) {
	file, err := e.decisions()
	if err != nil {
		return nil, err
	}
	var store *review.Store
	var change review.Change
	err = file.During(func(set *review.Set, found bool) (err error) {
		if !found {
			set = nil
		}
		store, change, err = review.Open(ctx, inner, set)
		return err
	})
	if err != nil {
		return nil, err
	}
	if change.Lost > 0 {
		fmt.Fprintf(e.std.Err, "kg: %d of the decisions that the store held do not stand in %s and hold no longer\n", change.Lost, file.Path)
	}
	if change.Documents > 0 {
		e.log.Info().Int("decisions", change.Decisions).Int("documents", change.Documents).Msg("documents written again with the decisions")
	}
	return store, nil
}

// openReviewed opens the store that the flags choose, with the decisions in front.
func (e *environment) openReviewed(ctx context.Context) (*review.Store, error) {
	inner, err := e.openBare(ctx)
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

// who decides: the name that git knows, or that of the account.
func who(ctx context.Context) string {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	if out, err := exec.CommandContext(ctx, "git", "config", "user.name").Output(); err == nil {
		if name := strings.TrimSpace(string(out)); name != "" {
			return name
		}
	}
	if u, err := user.Current(); err == nil {
		if u.Name != "" {
			return u.Name
		}
		return u.Username
	}
	return os.Getenv("USER")
}
