package gate

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/hashicorp/golang-lru/v2/simplelru"
	"golang.org/x/time/rate"

	"kg/graph"
)

// maxCallers is how many callers' rates are remembered; the one not seen for longest is forgotten first.
const maxCallers = 10_000

// Rate limits how often each caller may do something.
type Rate struct {
	perSecond rate.Limit
	burst     int

	mu      sync.Mutex
	callers *simplelru.LRU[string, *rate.Limiter]
}

// NewRate allows each caller so many a second in the long run, and a burst of them at once. Nil, for none a second, allows all.
func NewRate(perSecond float64, burst int) *Rate {
	if perSecond <= 0 {
		return nil
	}
	callers, err := simplelru.NewLRU[string, *rate.Limiter](maxCallers, nil)
	if err != nil { // only for a size that is none
		return nil
	}
	return &Rate{perSecond: rate.Limit(perSecond), burst: max(1, burst), callers: callers}
}

// Take takes one for the caller; where there is none left, it says how long to wait.
func (l *Rate) Take(caller string) (wait time.Duration, ok bool) {
	if l == nil {
		return 0, true
	}
	l.mu.Lock()
	limiter, known := l.callers.Get(caller)
	if !known {
		limiter = rate.NewLimiter(l.perSecond, l.burst)
		l.callers.Add(caller, limiter)
	}
	l.mu.Unlock()
	if limiter.Allow() {
		return 0, true
	}
	r := limiter.Reserve()
	defer r.Cancel()
	return r.Delay(), false
}

// Limited refuses requests of callers who ask too often.
func Limited(l *Rate, caller func(*http.Request) string, refuse Refuse, next http.Handler) http.Handler {
	if l == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if wait, ok := l.Take(caller(r)); !ok {
			retryAfter(w.Header(), wait)
			refuse(w, r, http.StatusTooManyRequests, graph.RateLimited, "too many requests from you; wait as long as Retry-After says")
			return
		}
		next.ServeHTTP(w, r)
	})
}

// Address is where a request comes from: the address of the connection, or, where that is a
// proxy that is trusted, the last address in X-Forwarded-For that is none. Of an IPv6 address the
// network counts (/64), which one caller has as a whole.
func Address(r *http.Request, proxies []netip.Prefix) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	at, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	forwarded := strings.Split(strings.Join(r.Header.Values("X-Forwarded-For"), ","), ",")
	for i := len(forwarded) - 1; i >= 0 && trusted(at, proxies); i-- {
		before, err := netip.ParseAddr(strings.TrimSpace(forwarded[i]))
		if err != nil {
			break
		}
		at = before
	}
	if at = at.Unmap(); at.Is6() {
		if network, err := at.WithZone("").Prefix(64); err == nil {
			return network.String()
		}
	}
	return at.String()
}

func trusted(a netip.Addr, proxies []netip.Prefix) bool {
	for _, p := range proxies {
		if p.Contains(a.Unmap()) {
			return true
		}
	}
	return false
}
