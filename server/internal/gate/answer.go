package gate

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/klauspost/compress/gzhttp"
	"github.com/klauspost/compress/gzip"

	"kg/graph"
)

// Sized refuses answers of more than so many bytes; 0 refuses none. An answer whose length is not known beforehand is cut off.
func Sized(most int64, refuse Refuse, next http.Handler) http.Handler {
	if most <= 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		next.ServeHTTP(&sized{ResponseWriter: w, r: r, most: most, refuse: refuse}, r)
	})
}

type sized struct {
	http.ResponseWriter
	r       *http.Request
	most    int64
	written int64
	status  int // of a head that waits for the first bytes
	begun   bool
	refused bool
	refuse  Refuse
}

// WriteHeader keeps the status until it is known whether the answer may go out.
func (s *sized) WriteHeader(status int) { s.status = status }

// Write writes what may go out.
func (s *sized) Write(b []byte) (int, error) {
	if s.refused {
		return len(b), nil
	}
	if !s.begun {
		length, err := strconv.ParseInt(s.Header().Get("Content-Length"), 10, 64)
		if err != nil {
			length = int64(len(b))
		}
		if length > s.most {
			s.refused = true
			s.Header().Del("Content-Length")
			s.refuse(s.ResponseWriter, s.r, http.StatusOK, graph.TooLarge, fmt.Sprintf("the answer has %d bytes, at most %d are sent; ask for fewer fields or shorter lists", length, s.most))
			return len(b), nil
		}
		s.begun = true
		if s.status != 0 {
			s.ResponseWriter.WriteHeader(s.status)
		}
	}
	if s.written+int64(len(b)) > s.most {
		return 0, graph.Errorf(graph.TooLarge, "the answer is longer than %d bytes", s.most)
	}
	n, err := s.ResponseWriter.Write(b)
	s.written += int64(n)
	return n, err
}

// FlushError sends what was written; a head alone is sent too.
func (s *sized) FlushError() error {
	if !s.begun && s.status != 0 {
		s.begun = true
		s.ResponseWriter.WriteHeader(s.status)
	}
	return http.NewResponseController(s.ResponseWriter).Flush()
}

// Unwrap is the writer beneath, for http.ResponseController.
func (s *sized) Unwrap() http.ResponseWriter { return s.ResponseWriter }

// Cached lets clients keep answers to GET, and asks them to look each time whether they still hold: by an ETag that is a
// digest of the answer. An answer with an error is not kept.
func Cached(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Method != http.MethodGet || strings.Contains(r.Header.Get("Accept"), "text/event-stream") || r.Header.Get("Upgrade") != "" {
			next.ServeHTTP(w, r)
			return
		}
		rec := &kept{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(rec, r)
		h := w.Header()
		h.Add("Vary", "Authorization")
		if rec.status != http.StatusOK || bytes.HasPrefix(rec.body.Bytes(), []byte(`{"errors"`)) {
			h.Set("Cache-Control", "no-store")
		} else {
			sum := sha256.Sum256(rec.body.Bytes())
			tag := `W/"` + hex.EncodeToString(sum[:12]) + `"`
			h.Set("ETag", tag)
			h.Set("Cache-Control", "private, no-cache")
			if matches(r.Header.Get("If-None-Match"), tag) {
				h.Del("Content-Length")
				h.Del("Content-Type")
				w.WriteHeader(http.StatusNotModified)
				return
			}
		}
		w.WriteHeader(rec.status)
		_, _ = w.Write(rec.body.Bytes()) // a client that has gone needs no answer
	})
}

// matches compares entity tags weakly, as RFC 9110, 13.1.2, says.
func matches(header, tag string) bool {
	for candidate := range strings.SplitSeq(header, ",") {
		candidate = strings.TrimSpace(candidate)
		if candidate == "*" || strings.TrimPrefix(candidate, "W/") == strings.TrimPrefix(tag, "W/") {
			return true
		}
	}
	return false
}

// kept is an answer that is read before it is sent.
type kept struct {
	http.ResponseWriter
	status int
	body   bytes.Buffer
}

// WriteHeader notes the status.
func (k *kept) WriteHeader(status int) { k.status = status }

// Write notes the body.
func (k *kept) Write(b []byte) (int, error) { return k.body.Write(b) }

// packedFrom is the size, in bytes, from which answers are compressed: below it they fit into a packet or two as they are.
const packedFrom = 4 << 10

// Packed compresses answers for clients that take it. What an answer holds besides the secret of a client is padded by some random bytes, so
// that its length does not tell what was in it. Media are types besides JSON.
func Packed(media []string, next http.Handler) http.Handler {
	wrap, err := gzhttp.NewWrapper(gzhttp.MinSize(packedFrom), gzhttp.CompressionLevel(gzip.BestSpeed), gzhttp.RandomJitter(32, 0, false),
		gzhttp.ContentTypes(append([]string{"application/json", "application/graphql-response+json"}, media...)))
	if err != nil { // only for options that cannot be
		return next
	}
	return wrap(next)
}
