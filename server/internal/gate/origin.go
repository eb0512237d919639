package gate

import (
	"net/http"
	"slices"

	"github.com/rs/cors"

	"kg/graph"
)

// Origins lets pages of these origins ask the API, and no others: a request that a
// browser sends on behalf of another site's page is refused before it costs anything,
// whatever the page could read of the answer. Requests that no browser sends bear no such mark and pass.
func Origins(allowed []string, refuse Refuse, next http.Handler) http.Handler {
	crossing := http.NewCrossOriginProtection()
	every := slices.Contains(allowed, "*")
	for _, o := range allowed {
		if o == "*" {
			continue
		}
		_ = crossing.AddTrustedOrigin(o) // one that is none stays shut out, see ValidOrigin
	}
	guarded := http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		origin := r.Header.Get("Origin")
		known := every || origin != "" && slices.Contains(allowed, origin)
		if !known && (crossing.Check(r) != nil || embedded(r) || reaching(crossing, r)) {
			refuse(w, r, http.StatusForbidden, graph.Forbidden, "this server does not answer to pages of other sites; kg serve --allow-origin lets one in")
			return
		}
		next.ServeHTTP(w, r)
	})
	if len(allowed) == 0 {
		return guarded
	}
	return cors.New(cors.Options{
		AllowedOrigins: allowed,
		AllowedMethods: []string{http.MethodGet, http.MethodPost},
		AllowedHeaders: []string{"Authorization", "Content-Type", "X-Dry-Run", "X-Request-Id", "Traceparent"},
		ExposedHeaders: []string{"Content-Disposition", "ETag", "Retry-After", "X-Left-Out", "X-Request-Id"},
		MaxAge:         600,
	}).Handler(guarded)
}

// ValidOrigin tells whether an origin can be let in.
func ValidOrigin(origin string) error {
	if origin == "*" {
		return nil
	}
	if err := http.NewCrossOriginProtection().AddTrustedOrigin(origin); err != nil {
		return graph.Errorf(graph.Invalid, "%q is no origin, which looks like https://app.example.org: %w", origin, err)
	}
	return nil
}

// reaching tells whether another site's page opens a WebSocket: it begins as a GET, which is harmless otherwise, and no browser asks the server first.
func reaching(crossing *http.CrossOriginProtection, r *http.Request) bool {
	if r.Header.Get("Upgrade") == "" {
		return false
	}
	as := *r
	as.Method = http.MethodPost
	return crossing.Check(&as) != nil
}

// embedded tells whether another site's page asks as it would for a picture or a script: the answer is not for it, and the asking costs.
func embedded(r *http.Request) bool {
	return r.Method == http.MethodGet && r.Header.Get("Sec-Fetch-Site") == "cross-site" && r.Header.Get("Sec-Fetch-Mode") != "navigate"
}
