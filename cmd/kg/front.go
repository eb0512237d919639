package main

import (
	"net"
	"net/netip"
	"time"

	"kg/graph"
	"kg/server"
)

// frontFlags say how far the server is open to the network, and how much of it one request and one caller may take.
type frontFlags struct {
	AllowOrigin  []string      `name:"allow-origin" help:"Origin whose pages may ask the API from a browser: https://app.example.org, or * for all. May be repeated. None unless given." env:"KG_ALLOW_ORIGIN" placeholder:"ORIGIN"`
	Rate         float64       `name:"rate" help:"Requests a second that one address may send in the long run, 4 times as many at once; 0 for no limit. Default: 50, and no limit on this machine's own address." default:"-1" placeholder:"N"`
	MutationRate float64       `name:"mutation-rate" help:"Corrections a second from one address, 20 times as many at once; 0 for no limit. Default: 1, and no limit on this machine's own address." default:"-1" placeholder:"N"`
	TrustProxy   []string      `name:"trust-proxy" help:"Network of a proxy that is believed when it says in X-Forwarded-For whom it asks for: 10.0.0.0/8. May be repeated." env:"KG_TRUST_PROXY" placeholder:"CIDR"`
	Operations   string        `name:"operations" help:"Answer only the operations in this file or folder (.graphql, or .json: ids and documents, or Apollo's manifest)." env:"KG_OPERATIONS" placeholder:"FILE|DIR" type:"path"`
	MaxCost      int           `name:"max-cost" help:"Highest cost of an operation that is answered: an upper bound of the fields in its answer." default:"200000" placeholder:"N"`
	MaxAnswer    int64         `name:"max-answer" help:"Longest answer that is sent, in bytes." default:"33554432" placeholder:"N"`
	MaxRequests  int           `name:"max-requests" help:"Requests under way at a time; more are turned away." default:"512" placeholder:"N"`
	Subscribers  int           `name:"max-subscriptions" help:"Subscriptions at a time; of each who asks a sixteenth." default:"256" placeholder:"N"`
	Look         time.Duration `name:"subscription-interval" help:"How often the store is asked whether it has changed, while there are subscriptions." default:"2s" placeholder:"DURATION"`
	Timeout      time.Duration `name:"timeout" help:"How long a request may run." default:"15s" placeholder:"DURATION"`
}

// What is allowed where the server can be reached from other machines and no flag says otherwise.
const (
	defaultRate         = 50
	defaultMutationRate = 1
	rateBurst           = 4
	mutationBurst       = 20
)

// apply puts the flags into the server's configuration; others tells whether other machines reach it.
func (f frontFlags) apply(c *server.Config, others bool) error {
	if f.MaxCost < 1 || f.MaxAnswer < 1 || f.MaxRequests < 1 || f.Timeout < time.Second {
		return usageError{graph.Errorf(graph.Invalid, "--max-cost, --max-answer and --max-requests are 1 at least, --timeout 1s")}
	}
	if f.Subscribers < 1 || f.Look < 100*time.Millisecond {
		return usageError{graph.Errorf(graph.Invalid, "--max-subscriptions is 1 at least, --subscription-interval 100ms")}
	}
	c.Limits.Subscriptions, c.Limits.SubscriptionsEach, c.Limits.Look = f.Subscribers, max(1, f.Subscribers/16), f.Look
	c.Limits.Cost, c.Limits.Answer, c.Limits.Requests, c.Limits.Seconds = f.MaxCost, f.MaxAnswer, f.MaxRequests, int(f.Timeout.Seconds())
	for _, o := range f.AllowOrigin {
		if err := server.ValidOrigin(o); err != nil {
			return usageError{graph.Errorf(graph.Invalid, "--allow-origin: %w", err)}
		}
	}
	c.Front.Origins = f.AllowOrigin
	c.Front.Reads = rateOf(f.Rate, defaultRate, rateBurst, others)
	c.Front.Mutations = rateOf(f.MutationRate, defaultMutationRate, mutationBurst, others)
	for _, p := range f.TrustProxy {
		network, err := netip.ParsePrefix(p)
		if err != nil {
			return usageError{graph.Errorf(graph.Invalid, "--trust-proxy: %q is no network, which looks like 10.0.0.0/8: %w", p, err)}
		}
		c.Front.Proxies = append(c.Front.Proxies, network)
	}
	if f.Operations == "" {
		return nil
	}
	var err error
	c.Front.Operations, err = server.ReadOperations(f.Operations)
	return err
}

func rateOf(given, otherwise float64, burst int, others bool) server.Rate {
	switch {
	case given < 0 && !others:
		return server.Rate{}
	case given < 0:
		given = otherwise
	}
	return server.Rate{PerSecond: given, Burst: max(1, int(given*float64(burst)))}
}

// loopback tells whether an address to listen on is reached from this machine alone.
func loopback(address string) bool {
	host, _, err := net.SplitHostPort(address)
	ip := net.ParseIP(host)
	return err == nil && (host == "localhost" || ip != nil && ip.IsLoopback())
}
