package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"strings"

	"kg/graph"
	"kg/graph/review"
	"kg/loaders"
	"kg/seeds"
	"kg/server"
)

// serveCommand serves the graph.
type serveCommand struct {
	Listen    string   `help:"Address to listen on." default:"127.0.0.1:8080" env:"KG_LISTEN" placeholder:"HOST:PORT"`
	Review    bool     `help:"Let requests correct the graph (see kg review): accept, reject, merge, split, relabel, add, undo."`
	Who       string   `help:"With --review: who decides where a request does not say. Requests must say it when left out." env:"KG_WHO" placeholder:"NAME"`
	AllowHost []string `name:"allow-host" help:"Name by which the API may be asked for, beside those of this machine: that of a proxy. May be repeated. On an address that others reach, any name does where none is given." placeholder:"NAME"`
	NoSeeds   bool     `help:"Do not load the sample corpus into an empty store."`

	Access  accessFlags  `embed:""`
	Front   frontFlags   `embed:""`
	Operate operateFlags `embed:""`
	Model   modelFlags   `embed:"" prefix:"llm-"`
}

// Help is the command's longer help.
func (serveCommand) Help() string {
	return "An empty embedded store is filled with the sample corpus first, so that there is something to look at.\n" +
		"/graphql is the API, /playground asks it by hand, /healthz and /readyz are for a supervisor. Interrupt to stop.\n\n" + exitHelp
}

// Run runs the command.
func (c *serveCommand) Run(ctx context.Context, e *environment) error {
	collectLess()
	store, err := e.openReviewed(ctx)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	config := server.Config{Store: store, Log: e.log, Hosts: c.hosts()}
	if err := c.Front.apply(&config, !loopback(c.Listen)); err != nil {
		return err
	}
	if err := c.Access.apply(ctx, &config, c.Review, !loopback(c.Listen)); err != nil {
		return err
	}
	secure, err := c.Operate.tls()
	if err != nil {
		return err
	}
	watch, err := c.Operate.watch(ctx, e, store)
	if err != nil {
		return err
	}
	defer watch.close(e)
	config.Observers = watch.observers
	if c.Review {
		if config.Review, err = c.review(e, store); err != nil {
			return err
		}
	}
	// The address is taken before anything is loaded: a port in use is said at once.
	listener, err := net.Listen("tcp", c.Listen)
	if err != nil {
		return graph.Errorf(graph.Unavailable, "cannot listen on %s; choose another with --listen: %w", c.Listen, err)
	}
	if err := watch.listen(ctx, e); err != nil {
		return errors.Join(err, listener.Close())
	}
	if err := c.firstStart(ctx, e, store); err != nil {
		return errors.Join(err, listener.Close())
	}
	scheme := "http"
	if secure != nil {
		scheme = "https"
	}
	fmt.Fprintf(e.std.Out, "kg serves %s://%s/ (playground at /playground, API at /graphql)\n", scheme, listener.Addr())
	return watch.during(ctx, e, func(ctx context.Context) error {
		return server.Serve(ctx, listener, watch.traced(server.New(config)), secure, e.log)
	})
}

// review is what lets requests correct the graph.
func (c *serveCommand) review(e *environment, store *review.Store) (*server.Review, error) {
	file, err := e.decisions()
	if err != nil {
		return nil, err
	}
	path, err := c.Access.auditLog(e)
	if err != nil {
		return nil, err
	}
	audit, err := server.OpenAuditLog(path)
	if err != nil {
		return nil, err
	}
	return &server.Review{Store: store, File: file, Who: c.Who, Audit: audit}, nil
}

// hosts are the names that the API answers to; none for any.
func (c *serveCommand) hosts() []string {
	if !loopback(c.Listen) && len(c.AllowHost) == 0 {
		return nil
	}
	host, _, err := net.SplitHostPort(c.Listen)
	if err != nil {
		host = c.Listen
	}
	out := append(server.LoopbackHosts(), strings.ToLower(host))
	for _, name := range c.AllowHost {
		out = append(out, strings.ToLower(name))
	}
	return out
}

// firstStart fills an empty embedded store with the sample corpus.
func (c *serveCommand) firstStart(ctx context.Context, e *environment, store graph.Store) error {
	if c.NoSeeds || e.flags.Neo4j != "" {
		return nil
	}
	totals, err := store.Count(ctx)
	if err != nil {
		return err
	}
	for _, n := range totals.Nodes {
		if n > 0 {
			return nil
		}
	}
	if len(e.flags.Lexicon) == 0 {
		e.flags.Lexicon = seeds.Packs()
	}
	line, err := e.modelLine(0, c.Model)
	if err != nil {
		return err
	}
	var sources []loaders.Source
	for _, name := range seeds.Documents() {
		raw, err := seeds.Read(name)
		if err != nil {
			return fmt.Errorf("read the sample corpus: %w", err)
		}
		sources = append(sources, loaders.Source{Name: name, Raw: raw})
	}
	fmt.Fprintln(e.std.Out, "The store is empty: loading the sample corpus.")
	report := e.reporter(len(sources), false)
	if report.price, err = c.Model.price(); err != nil {
		return usageError{err}
	}
	err = line.Load(ctx, store, sources, report.add)
	report.end()
	if err != nil {
		return err
	}
	return report.outcome()
}
