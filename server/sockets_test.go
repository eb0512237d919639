package server_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"
	"github.com/rs/zerolog"

	"kg/server"
	"kg/server/access"
)

// dial opens a WebSocket.
func dial(t testing.TB, a *api, h http.Header) (*websocket.Conn, error) {
	t.Helper()
	c, res, err := websocket.Dial(t.Context(), strings.Replace(a.url, "http", "ws", 1)+"/graphql", &websocket.DialOptions{Subprotocols: []string{"graphql-transport-ws"}, HTTPHeader: h})
	if err != nil {
		return nil, fmt.Errorf("%d: %w", res.StatusCode, err)
	}
	t.Cleanup(func() { _ = c.CloseNow() })
	return c, nil
}

func write(t testing.TB, c *websocket.Conn, message string) {
	t.Helper()
	if err := c.Write(t.Context(), websocket.MessageText, []byte(message)); err != nil {
		t.Fatal(err)
	}
}

// read is the next message that is no sign of life, or how the connection was closed.
func read(t testing.TB, c *websocket.Conn) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Second)
	defer cancel()
	for {
		_, b, err := c.Read(ctx)
		if err != nil {
			return fmt.Sprint("closed ", int(websocket.CloseStatus(err)))
		}
		if s := string(b); !strings.Contains(s, `"type":"ping"`) && !strings.Contains(s, `"type":"pong"`) {
			return s
		}
	}
}

func subscribing(t testing.TB, id, query string) string {
	return `{"id":"` + id + `","type":"subscribe","payload":` + body(t, query, nil) + `}`
}

func TestOneSocketHasNoMoreSubscriptionsThanItsSeats(t *testing.T) {
	limits := quick()
	limits.SubscriptionsEach = 2
	a := configured(t, server.Config{Store: filled(t, rivers()), Limits: limits})
	c, err := dial(t, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	write(t, c, `{"type":"connection_init"}`)
	if got := read(t, c); !strings.Contains(got, "connection_ack") {
		t.Fatal(got)
	}
	for i, want := range []string{`"documents":1`, `"documents":1`, "RATE_LIMITED"} {
		write(t, c, subscribing(t, fmt.Sprint(i), `subscription { loadProgress { documents } }`))
		got := read(t, c)
		for !strings.Contains(got, fmt.Sprintf(`"id":"%d"`, i)) { // another one is told that the graph is at rest
			got = read(t, c)
		}
		if !strings.Contains(got, want) {
			t.Errorf("%d: %s", i, got)
		}
	}
}

func TestPagesOfOtherSitesOpenNoSocket(t *testing.T) {
	a := configured(t, server.Config{Store: filled(t, rivers()), Limits: quick(), Front: server.Front{Origins: []string{"https://app.example.org"}}})
	for origin, opens := range map[string]bool{"https://evil.example.org": false, "null": false, a.url: true, "https://app.example.org": true, "": true} {
		h := http.Header{}
		if origin != "" {
			h.Set("Origin", origin)
		}
		if _, err := dial(t, a, h); (err == nil) != opens {
			t.Errorf("%q: %v", origin, err)
		}
	}
}

func TestASocketSaysWhoAsksInItsHeaderOrItsFirstMessage(t *testing.T) {
	g := guard(t, true)
	const watch = `subscription { loadProgress { documents } }`
	for _, c := range []struct{ what, header, first, want string }{
		{"in the header", g.reader, `{"type":"connection_init"}`, "connection_ack"},
		{"in the first message", "", `{"type":"connection_init","payload":{"Authorization":"` + g.reader + `"}}`, "connection_ack"},
		{"nowhere", "", `{"type":"connection_init"}`, "closed 4403"},
		{"wrongly", "", `{"type":"connection_init","payload":{"Authorization":"` + g.gone + `"}}`, "closed 4403"},
		{"after something else", "", subscribing(t, "1", watch), "closed "},
	} {
		h := http.Header{}
		if c.header != "" {
			h.Set("Authorization", c.header)
		}
		conn, err := dial(t, g.api, h)
		if err != nil {
			t.Errorf("%s: %v", c.what, err)
			continue
		}
		write(t, conn, c.first)
		got := read(t, conn)
		for strings.Contains(got, "connection_error") || strings.Contains(got, `"type":"error"`) {
			got = read(t, conn)
		}
		if !strings.Contains(got, c.want) {
			t.Errorf("%s: %s", c.what, got)
		}
		if c.want == "connection_ack" {
			write(t, conn, subscribing(t, "1", watch))
			if got := read(t, conn); !strings.Contains(got, `"documents":2`) {
				t.Errorf("%s: %s", c.what, got)
			}
		}
	}
	if _, err := dial(t, g.api, http.Header{"Authorization": {g.gone}}); err == nil || !strings.Contains(err.Error(), "401") {
		t.Errorf("a header that is wrong: %v", err)
	}
	if _, res := sse(t, g.api, watch, nil); res.StatusCode != http.StatusUnauthorized {
		t.Errorf("events for nobody: %d", res.StatusCode)
	}
	s, _ := sse(t, g.api, watch, nil, "Authorization", g.reader)
	if got := s.next(); !strings.Contains(got, `"documents":2`) {
		t.Error(got)
	}
}

func TestASubscriptionEndsWhenItsTokenIsTakenBack(t *testing.T) {
	file := access.File{Path: filepath.Join(t.TempDir(), "t.jsonl")}
	token, _, err := file.Add("Rea", access.Reader, time.Now(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	tokens, err := access.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	a := configured(t, server.Config{Store: filled(t, rivers()), Limits: quick(), Access: server.Access{Checkers: []access.Checker{tokens}, Reads: true}})
	const watch = `subscription { loadProgress { documents } }`
	s, _ := sse(t, a, watch, nil, "Authorization", "Bearer "+token)
	s.next()
	c, err := dial(t, a, nil)
	if err != nil {
		t.Fatal(err)
	}
	write(t, c, `{"type":"connection_init","payload":{"Authorization":"Bearer `+token+`"}}`)
	read(t, c)
	write(t, c, subscribing(t, "1", watch))
	read(t, c)
	if _, err := file.Revoke("Rea", time.Now()); err != nil {
		t.Fatal(err)
	}
	got := s.next()
	for strings.Contains(got, `"documents"`) { // that the graph is at rest
		got = s.next()
	}
	if got != "event: complete" {
		t.Errorf("events: %s", got)
	}
	if got = read(t, c); strings.Contains(got, `"documents"`) {
		got = read(t, c)
	}
	if !strings.Contains(got, "UNAUTHENTICATED") {
		t.Errorf("the socket: %s", got)
	}
	write(t, c, subscribing(t, "2", watch))
	if got := read(t, c); !strings.Contains(got, "UNAUTHENTICATED") {
		t.Errorf("the socket, again: %s", got)
	}
}

func TestTokensThatCannotBeReadEndASubscriptionWithoutNamingTheirFile(t *testing.T) {
	file := access.File{Path: filepath.Join(t.TempDir(), "secret.jsonl")}
	token, _, err := file.Add("Rea", access.Reader, time.Now(), time.Time{})
	if err != nil {
		t.Fatal(err)
	}
	tokens, err := access.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	log := &lines{}
	a := start(t, server.Config{Store: filled(t, rivers()), Limits: quick(), Log: zerolog.New(log), Access: server.Access{Checkers: []access.Checker{tokens}, Reads: true}}, log)
	a.log = log
	c, err := dial(t, a, http.Header{"Authorization": {"Bearer " + token}})
	if err != nil {
		t.Fatal(err)
	}
	write(t, c, `{"type":"connection_init"}`)
	read(t, c)
	const watch = `subscription { loadProgress { documents } }`
	write(t, c, subscribing(t, "1", watch))
	read(t, c)
	if err := os.WriteFile(file.Path, []byte("nonsense\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range 2 {
		got := read(t, c)
		for strings.Contains(got, `"documents"`) {
			got = read(t, c)
		}
		if !strings.Contains(got, "UNAVAILABLE") || !strings.Contains(got, "cannot be checked now") || strings.Contains(got, "secret") {
			t.Errorf("%d: %s", i, got)
		}
		if i == 0 {
			write(t, c, subscribing(t, "2", watch))
		}
	}
	if !strings.Contains(a.logged(), "secret.jsonl:1") {
		t.Errorf("the log does not tell: %s", a.logged())
	}
}
