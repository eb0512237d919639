package server

import (
	"net/http"
	"net/netip"

	"kg/graph"
	"kg/server/internal/gate"
)

// Rate is how often one caller may do something: PerSecond in the long run, Burst at once. None a second is no limit.
type Rate struct {
	PerSecond float64
	Burst     int
}

// Front is what stands between the network and the API. Its zero value lets everything pass that no page of another site asks for.
type Front struct {
	// Origins are those whose pages may ask the API from a browser, such as https://app.example.org; "*" for all. None for the server's own alone.
	Origins []string
	// Reads and Mutations limit each caller, by address. A request counts as a read; one that corrects the graph as a mutation too.
	Reads, Mutations Rate
	// Proxies are believed when they say in X-Forwarded-For whom they ask for.
	Proxies []netip.Prefix
	// Operations, if set, are the only ones that are answered.
	Operations *Operations
}

// ValidOrigin tells whether pages of an origin can be let in.
func ValidOrigin(origin string) error { return gate.ValidOrigin(origin) }

// stand puts the front before the API. From outside inwards: whose page asks; how often; who asks; how many at a time; the form of the answer; its size.
// A stream passes by those that see an answer as a whole.
func (f Front) stand(l Limits, reads *gate.Rate, admits func(http.Handler) http.Handler, api, live http.Handler) http.Handler {
	api = gate.Sized(l.Answer, refuse, api)
	api = gate.Cached(api)
	api = gate.Packed(exportMedia(), api)
	api = gate.Crowd(l.Requests, refuse, api)
	once := api
	all := admits(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if streams(r) {
			live.ServeHTTP(w, r)
			return
		}
		once.ServeHTTP(w, r)
	}))
	return gate.Origins(f.Origins, refuse, gate.Limited(reads, f.caller, refuse, all))
}

// caller is whom a request is counted for.
func (f Front) caller(r *http.Request) string { return gate.Address(r, f.Proxies) }

// known notes the caller of a request for what is decided further in, which knows no connection.
func (f Front) known(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if at := requestOf(r.Context()); at != nil {
			at.caller = f.caller(r)
		}
		next.ServeHTTP(w, r)
	})
}

// status is that of an answer whose only error has the code: 0 where it is that of the transport.
func status(code graph.Code) int {
	switch code {
	case graph.RateLimited:
		return http.StatusTooManyRequests
	case graph.Unauthenticated:
		return http.StatusUnauthorized
	case graph.Forbidden:
		return http.StatusForbidden
	}
	return 0
}
