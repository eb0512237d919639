package server_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/sqlite"
	"kg/server"
)

// draft is a document's batch in the making: its text grows with its evidence.
type draft struct {
	batch graph.Batch
	doc   *graph.Document
}

func newDraft(name, title string) *draft {
	doc := &graph.Document{ID: graph.NewID("document", name), Name: name, Title: title, Media: "text/plain", Genre: "paper"}
	return &draft{batch: graph.Batch{Document: doc.ID, Claims: []graph.Node{doc}}, doc: doc}
}

// says writes a sentence and gives its place.
func (d *draft) says(sentence string) graph.Span {
	start := len(d.doc.Text)
	d.doc.Text += sentence + "\n"
	return graph.Span{Start: start, End: start + len(sentence)}
}

func (d *draft) claim(nodes ...graph.Node) { d.batch.Claims = append(d.batch.Claims, nodes...) }

// edge reads an edge in the sentence at the span.
func (d *draft) edge(rel graph.Relation, from, to graph.Node, at graph.Span, with ...func(*graph.Edge)) {
	e := graph.Edge{
		EdgeKey: graph.EdgeKey{Relation: rel, From: from.NodeID(), To: to.NodeID()},
		Evidence: []graph.Evidence{{
			Document: d.doc.ID, Span: at, Quote: d.doc.Text[at.Start:at.End], Section: "Findings",
			Place: fmt.Sprintf("bytes %d-%d", at.Start, at.End), Rule: "test", Confidence: 0.8,
		}},
	}
	for _, w := range with {
		w(&e)
	}
	d.batch.Edges = append(d.batch.Edges, e)
}

func confidence(c float64) func(*graph.Edge) {
	return func(e *graph.Edge) { e.Evidence[0].Confidence = c }
}

func through(c *graph.Citation) func(*graph.Edge) {
	return func(e *graph.Edge) { e.Evidence[0].Citation = c.ID }
}

func denied(e *graph.Edge) { e.Negated = true }

// cite adds a citation of a work, with its entry and all edges between.
func (d *draft) cite(w *graph.Work, at graph.Span) *graph.Citation {
	n := len(d.batch.Claims)
	key := w.Keys[0]
	entry := d.says(key + ". " + w.Title + ".")
	ref := &graph.Reference{
		ID: graph.NewID("reference", d.doc.Name, key), Document: d.doc.ID, Key: key, Raw: key + ". " + w.Title + ".",
		Span: entry, Number: n, Confidence: 1,
	}
	c := &graph.Citation{
		ID: graph.NewID("citation", d.doc.Name, key), Document: d.doc.ID, Span: at, Text: key, Kind: "narrative",
		Status: "resolved", Passage: at, Number: n,
	}
	d.claim(w, ref, c)
	d.edge(graph.Lists, d.doc, ref, entry)
	d.edge(graph.Describes, ref, w, entry)
	d.edge(graph.Makes, d.doc, c, at)
	d.edge(graph.PointsTo, c, ref, at)
	return c
}

func work(key, title string) *graph.Work {
	return &graph.Work{ID: graph.NewID("work", title), Title: title, Keys: []string{key}}
}

func event(name, date string) *graph.Event {
	return &graph.Event{ID: graph.NewID("event", name, date), Name: name, Date: date}
}

func policy(name, date string) *graph.Policy {
	return &graph.Policy{ID: graph.NewID("policy", name, date), Name: name, Date: date}
}

func actor(name, typ string) *graph.Actor {
	return &graph.Actor{ID: graph.NewID("actor", name), Name: name, Type: typ}
}

const (
	kimSays  = "The dredging ban, K. S. Kim (2024b) argues, made the Amber Flood worse."
	nahSays  = "Nah (2019) traces the Amber Flood to a decade of logging."
	boardDid = "The River Board adopted the Dredging Ban in 2017."
)

// rivers is a paper about a flood.
func rivers() graph.Batch {
	d := newDraft("rivers.md", "Rivers and Rules")
	flood, ban, accord := event("Amber Flood", "2020-08"), policy("Dredging Ban", "2017"), policy("Levee Accord", "2021")
	board, oh := actor("River Board", "organisation"), actor("Mina Oh", "person")
	kim, nah := work("K. S. Kim 2024b", "Silt and Statecraft"), work("Nah 2019", "Hills Without Trees")
	doubter := work("Oh 2021", "No Fault of the Ban")
	d.claim(flood, ban, accord, board, oh)

	at := d.says(kimSays)
	c := d.cite(kim, at)
	d.edge(graph.Explains, kim, flood, at, through(c), confidence(0.9))
	d.edge(graph.Explains, kim, ban, at, through(c), confidence(0.6))
	d.edge(graph.Caused, ban, flood, at, through(c))
	d.edge(graph.Mentions, d.doc, flood, at)

	at = d.says(nahSays)
	d.edge(graph.Explains, nah, flood, at, through(d.cite(nah, at)), confidence(0.7))

	at = d.says("Oh (2021) denies that the ban explains anything, and says so at length.")
	c = d.cite(doubter, at)
	d.edge(graph.Explains, doubter, flood, at, through(c), denied)
	d.edge(graph.Disputes, doubter, ban, at, through(c))

	at = d.says(boardDid)
	d.edge(graph.Adopted, board, ban, at)
	at = d.says("The flood was the first step to the Levee Accord, which the board signed with Mina Oh.")
	d.edge(graph.LedTo, flood, accord, at)
	d.edge(graph.Signed, board, accord, at)
	d.edge(graph.Signed, oh, accord, at)
	at = d.says("Mora (2020) is in no bibliography.")
	lost := &graph.Citation{
		ID: graph.NewID("citation", "mora"), Document: d.doc.ID, Span: at, Text: "Mora (2020)", Kind: "narrative",
		Status: "dangling", Passage: at, Number: 99, Reason: "no entry answers it",
	}
	d.claim(lost)
	d.edge(graph.Makes, d.doc, lost, at)
	d.cite(work("Park 2020", "Weirs of the North"), d.says("Park (2020) counts weirs."))
	return d.batch
}

// levees is a second paper, whose Park 2020 is another work and whose accord another policy.
func levees() graph.Batch {
	d := newDraft("levees.txt", "On Levees")
	d.cite(work("Park 2020", "Clay, Sand and Stone"), d.says("Park (2020) writes on clay."))
	accord := policy("Levee Accord", "1999")
	d.claim(accord)
	d.edge(graph.Mentions, d.doc, accord, d.says("An older Levee Accord held until 1999."))
	return d.batch
}

// storms is a paper in which one work explains n events, each with an actor of its own.
func storms(n int) graph.Batch {
	d := newDraft("storms.md", "Storms, Numbered")
	w := work("Many 2022", "All the Storms")
	c := d.cite(w, d.says("Many (2022) explains every storm."))
	for i := range n {
		storm, crew := event(fmt.Sprintf("Storm %03d", i), "2021"), actor(fmt.Sprintf("Crew %03d", i), "organisation")
		d.claim(storm, crew)
		at := d.says(fmt.Sprintf("Crew %03d met Storm %03d at sea.", i, i))
		d.edge(graph.Explains, w, storm, at, through(c))
		d.edge(graph.ParticipatedIn, crew, storm, at)
	}
	return d.batch
}

// filled is an embedded store with the batches.
func filled(t testing.TB, batches ...graph.Batch) graph.Store {
	t.Helper()
	store, err := sqlite.Open(context.Background(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	for _, b := range batches {
		if _, err := store.Apply(context.Background(), b); err != nil {
			t.Fatal(err)
		}
	}
	return store
}

// api is a server to ask.
type api struct {
	t    testing.TB
	url  string
	log  *lines
	twin *api // answers by the executor alone; nil where the store counts what it is asked
}

// lines is a log that may be read while it is written.
type lines struct {
	mu  sync.Mutex
	buf bytes.Buffer
}

func (l *lines) Write(b []byte) (int, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.buf.Write(b)
}

func (a *api) logged() string {
	a.log.mu.Lock()
	defer a.log.mu.Unlock()
	return a.log.buf.String()
}

func sorted(s []string) []string {
	slices.Sort(s)
	return s
}

func serve(t testing.TB, store graph.Store, limits server.Limits) *api {
	t.Helper()
	log := &lines{}
	c := server.Config{Store: store, Log: zerolog.New(log), Limits: limits}
	a := start(t, c, log)
	if _, counts := store.(*counting); !counts {
		c.Executor, c.Log = true, zerolog.Nop()
		a.twin = start(t, c, &lines{})
	}
	return a
}

func start(t testing.TB, c server.Config, log *lines) *api {
	t.Helper()
	s := httptest.NewServer(server.New(c))
	t.Cleanup(s.Close)
	return &api{t: t, url: s.URL, log: log}
}

// same holds the answer against that of the executor, byte by byte. Errors come in any order, and name their request.
func (a *api) same(body string, got reply) {
	a.t.Helper()
	if a.twin == nil || strings.Contains(body, "mutation") || strings.Contains(got.Raw, `"code":"TIMEOUT"`) {
		return
	}
	want := a.twin.post(body)
	if got.Status != want.Status || got.Header.Get("Content-Type") != want.Header.Get("Content-Type") {
		a.t.Errorf("%s\nanswered directly with %d %s, by the executor with %d %s",
			body, got.Status, got.Header.Get("Content-Type"), want.Status, want.Header.Get("Content-Type"))
	}
	if x, y := inOrder(got.Raw), inOrder(want.Raw); x != y {
		a.t.Errorf("%s\nanswered directly:\n%s\nby the executor:\n%s", body, x, y)
	}
}

var requestIDs = regexp.MustCompile(`under request [0-9a-f]{16}`)

// inOrder is an answer with its errors sorted.
func inOrder(raw string) string {
	raw = requestIDs.ReplaceAllString(raw, "under request ID")
	var parts struct{ Errors []json.RawMessage }
	if err := json.Unmarshal([]byte(raw), &parts); err != nil || len(parts.Errors) < 2 {
		return raw
	}
	list := make([]string, len(parts.Errors))
	for i, e := range parts.Errors {
		list[i] = string(e)
	}
	_, behind, _ := strings.Cut(raw, `],"data":`)
	return strings.Join(sorted(list), ",") + behind
}

// reply is an answer of the API.
type reply struct {
	Status int
	Header http.Header
	Raw    string
	Data   any `json:"data"`
	Errors []struct {
		Message    string `json:"message"`
		Path       []any  `json:"path"`
		Extensions struct {
			Code       string `json:"code"`
			Candidates []struct{ ID, Label string }
		} `json:"extensions"`
	} `json:"errors"`
	Extensions struct {
		Cost struct{ Cost, Limit int }
	} `json:"extensions"`
}

func (a *api) ask(query string, variables map[string]any) reply {
	a.t.Helper()
	body, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	if err != nil {
		a.t.Fatal(err)
	}
	return a.post(string(body))
}

func (a *api) post(body string) reply {
	a.t.Helper()
	res, err := http.Post(a.url+"/graphql", "application/json", strings.NewReader(body))
	if err != nil {
		a.t.Fatal(err)
	}
	defer res.Body.Close()
	var raw bytes.Buffer
	if _, err := raw.ReadFrom(res.Body); err != nil {
		a.t.Fatal(err)
	}
	out := reply{Status: res.StatusCode, Header: res.Header, Raw: raw.String()}
	if err := json.Unmarshal(raw.Bytes(), &out); err != nil {
		a.t.Fatalf("%s: %v", raw.String(), err)
	}
	a.same(body, out)
	return out
}

// data is the answer's data as JSON in one line; errors fail the test.
func (a *api) data(query string, variables map[string]any) string {
	a.t.Helper()
	r := a.ask(query, variables)
	if len(r.Errors) > 0 {
		a.t.Fatalf("%s\nanswered with errors: %s", query, r.Raw)
	}
	b, err := json.Marshal(r.Data)
	if err != nil {
		a.t.Fatal(err)
	}
	return string(b)
}

// code is the code of the only error of the answer.
func (a *api) code(query string, variables map[string]any) (code, message string) {
	a.t.Helper()
	r := a.ask(query, variables)
	if len(r.Errors) != 1 {
		a.t.Fatalf("%.300s\nwants one error, has %d: %.500s", query, len(r.Errors), r.Raw)
	}
	return r.Errors[0].Extensions.Code, r.Errors[0].Message
}

// waitFor waits until the log has so many lines: one is written when the answer is out already.
func waitFor(t testing.TB, a *api, lines int) {
	t.Helper()
	for range 200 {
		if strings.Count(a.logged(), "\n") >= lines {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	t.Fatalf("the log has fewer than %d lines:\n%s", lines, a.logged())
}
