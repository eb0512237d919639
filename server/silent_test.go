package server_test

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"kg/graph"
	"kg/server"
)

// longAnswers asks for so much of each explanation that a few fill what lies between a server and a client that does not read.
func longAnswers() string {
	var q strings.Builder
	fmt.Fprintf(&q, `subscription { explanationAdded(event: %q) { node {`, event("Amber Flood", "2020-08").ID)
	for i := range 150 {
		fmt.Fprintf(&q, " t%d: title", i)
	}
	return q.String() + " } } }"
}

// rain is many explanations of the Amber Flood, with long titles.
func rain(n int) graph.Batch {
	d := newDraft("rain.md", "Rain")
	flood := event("Amber Flood", "2020-08")
	d.claim(flood)
	for i := range n {
		w := work(fmt.Sprintf("Rain %d", 1900+i), fmt.Sprintf("%d ", i)+strings.Repeat("and more of it ", 100))
		at := d.says(fmt.Sprintf("Work %d explains the Amber Flood.", i))
		d.edge(graph.Explains, w, flood, at, through(d.cite(w, at)), confidence(0.5))
	}
	return d.batch
}

// silent subscribes to long answers and reads none of them.
func silent(t *testing.T, a *api, way string) {
	t.Helper()
	if way == "ws" {
		c, err := dial(t, a, nil)
		if err != nil {
			t.Fatal(err)
		}
		write(t, c, `{"type":"connection_init"}`)
		read(t, c)
		write(t, c, subscribing(t, "1", longAnswers()))
		return
	}
	c, err := net.Dial("tcp", strings.TrimPrefix(a.url, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = c.Close() })
	query := body(t, longAnswers(), nil)
	if _, err := io.WriteString(c, "POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nAccept: text/event-stream\r\nContent-Length: "+
		fmt.Sprint(len(query))+"\r\n\r\n"+query); err != nil {
		t.Fatal(err)
	}
}

func TestAClientThatDoesNotReadSilencesNoOneElse(t *testing.T) {
	for _, way := range []string{"sse", "ws"} {
		t.Run(way, func(t *testing.T) {
			store := filled(t, rivers())
			limits := quick()
			limits.Places, limits.Write = 1, time.Minute
			a := configured(t, server.Config{Store: store, Limits: limits})
			silent(t, a, way)
			reads, _ := sse(t, a, newExplanations, map[string]any{"event": event("Amber Flood", "2020-08").ID})
			reads.quiet()
			put(t, store, rain(100))
			for i := range 100 {
				if got := reads.next(); !strings.Contains(got, "explains the Amber Flood") {
					t.Fatalf("%d: %s", i, got)
				}
			}
			time.Sleep(300 * time.Millisecond) // the other one's connection is full
			put(t, store, explainer("a.md", "Gale 2023", "Rain on Snow"))
			if got := reads.next(); !strings.Contains(got, "Rain on Snow") {
				t.Error(got)
			}
		})
	}
}

func TestAClientThatDoesNotReadIsGivenUp(t *testing.T) {
	for _, way := range []string{"sse", "ws"} {
		t.Run(way, func(t *testing.T) {
			store := filled(t, rivers())
			limits := quick()
			limits.SubscriptionsEach, limits.Write = 1, 200*time.Millisecond
			a := configured(t, server.Config{Store: store, Limits: limits})
			silent(t, a, way)
			const watch = `subscription { loadProgress { documents } }`
			time.Sleep(300 * time.Millisecond)
			if _, res := sse(t, a, watch, nil); res.StatusCode != http.StatusTooManyRequests {
				t.Fatalf("the seat is free: %d", res.StatusCode)
			}
			put(t, store, rain(100))
			for range 150 {
				if s, res := sse(t, a, watch, nil); res.StatusCode == http.StatusOK {
					s.next()
					return
				}
				time.Sleep(100 * time.Millisecond)
			}
			t.Error("the seat is not given back")
		})
	}
}
