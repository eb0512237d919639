package gate

import (
	"net/http"
	"strconv"
	"time"

	"kg/graph"
)

// Refuse answers a request with an error.
type Refuse func(w http.ResponseWriter, r *http.Request, status int, code graph.Code, message string)

// retryAfter tells the client when to come again: whole seconds, one at least.
func retryAfter(h http.Header, wait time.Duration) {
	h.Set("Retry-After", strconv.Itoa(max(1, int((wait+time.Second-1)/time.Second))))
}
