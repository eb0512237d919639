package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"kg/graph"
	"kg/graph/ask"
	"kg/graph/review"
)

// reviewCommand corrects the graph.
type reviewCommand struct {
	Who string `help:"Who decides. Default: the name that git knows, or that of the account." env:"KG_WHO" placeholder:"NAME"`
	Why string `help:"Why, in a sentence." placeholder:"REASON"`

	Queue   reviewQueue   `cmd:"" default:"withargs" help:"List what should be decided, the decisions that change most answers first."`
	Next    reviewNext    `cmd:"" help:"Decide one after another: y, n, s, u."`
	Accept  reviewAccept  `cmd:"" help:"The passage says so."`
	Reject  reviewReject  `cmd:"" help:"The passage does not say so."`
	Merge   reviewMerge   `cmd:"" help:"These are one thing."`
	Split   reviewSplit   `cmd:"" help:"These are two things, or what some documents call so is another one."`
	Relabel reviewRelabel `cmd:"" help:"Set the name, title, type, date or year of a thing."`
	Add     reviewAdd     `cmd:"" help:"Add what a passage says and was not read."`
	Undo    reviewUndo    `cmd:"" help:"Take a decision back."`
	List    reviewList    `cmd:"" help:"List the decisions and what became of them."`
	Check   reviewCheck   `cmd:"" help:"Check the file of decisions; for CI."`
}

// Help is the command's longer help.
func (reviewCommand) Help() string {
	return "Each decision is a line in a file of its own (--decisions), which can live in git. It holds for what is loaded now and for what is loaded later, in every store,\n" +
		"and shows in the evidence: who, when, why. A thing is named by its id, its name, or the key under which it is cited; a reading or an edge by its id.\n\n" + exitHelp
}

func (c *reviewCommand) maker(ctx context.Context) review.Maker {
	m := review.Maker{Who: c.Who, Why: c.Why, When: time.Now()}
	if m.Who == "" {
		m.Who = who(ctx)
	}
	return m
}

// session is a store that is decided about.
type session struct {
	*environment
	store *review.Store
	file  review.File
	maker review.Maker
}

// during runs with the store open.
func (c *reviewCommand) during(ctx context.Context, e *environment, do func(*session) error) error {
	file, err := e.decisions()
	if err != nil {
		return err
	}
	store, err := e.openReviewed(ctx)
	if err != nil {
		return err
	}
	defer closeStore(e, store)
	return do(&session{e, store, file, c.maker(ctx)})
}

// decide writes the records that make makes, brings the store in line and says so.
func (s *session) decide(ctx context.Context, make func(*review.Set) ([]review.Record, error)) ([]review.Record, error) {
	made, change, err := s.store.Record(ctx, s.file, make)
	if err != nil {
		return nil, err
	}
	for _, r := range made {
		fmt.Fprintf(s.std.Out, "%s  %s\n", shortID(r.ID), oneLine(r.Summary()))
	}
	if change.Documents == 0 {
		fmt.Fprintln(s.std.Out, "Nothing in the store changes for it now.")
	}
	return made, nil
}

func one(r review.Record, err error) ([]review.Record, error) {
	if err != nil {
		return nil, err
	}
	return []review.Record{r}, nil
}

// shortID is enough of an id to name it.
func shortID(id graph.ID) string {
	_, digest, _ := strings.Cut(string(id), ":")
	return digest[:min(len(digest), 12)]
}

// reviewAccept accepts readings.
type reviewAccept struct {
	Reading []string `arg:"" help:"Ids of readings (evidence) or of edges, whole or their first letters." placeholder:"ID"`
}

// Run runs the command.
func (c *reviewAccept) Run(ctx context.Context, e *environment) error {
	return judge(ctx, e, graph.DecisionAccept, c.Reading)
}

// reviewReject rejects readings.
type reviewReject struct {
	Reading []string `arg:"" help:"Ids of readings (evidence) or of edges, whole or their first letters." placeholder:"ID"`
}

// Run runs the command.
func (c *reviewReject) Run(ctx context.Context, e *environment) error {
	return judge(ctx, e, graph.DecisionReject, c.Reading)
}

func judge(ctx context.Context, e *environment, kind graph.DecisionKind, names []string) error {
	return e.flags.Review.during(ctx, e, func(s *session) error {
		var readings []graph.Evidence
		for _, name := range names {
			found, err := s.readings(ctx, name)
			if err != nil {
				return err
			}
			readings = append(readings, found...)
		}
		_, err := s.decide(ctx, func(set *review.Set) (made []review.Record, err error) {
			for _, v := range readings {
				r, err := s.maker.Judge(ctx, s.store, set, kind, v.Document, v.ID)
				if err != nil {
					return nil, err
				}
				made, set = append(made, r), set.With(r)
			}
			return made, nil
		})
		return err
	})
}

// leastID is how many letters of an id name something.
const leastID = 6

// readings are those of the edge with the id, or the one with the id.
func (s *session) readings(ctx context.Context, name string) ([]graph.Evidence, error) {
	kind, digest, ok := strings.Cut(name, ":")
	if !ok {
		kind, digest = "", name
	}
	if len(digest) < leastID || kind != "" && kind != "edge" && kind != "evidence" {
		return nil, graph.Errorf(graph.Invalid, "%q is no id of a reading or an edge: give %d letters of it or more, as `kg review` prints it", name, leastID)
	}
	is := func(id graph.ID) bool {
		k, d, _ := strings.Cut(string(id), ":")
		return (kind == "" || kind == k) && strings.HasPrefix(d, digest)
	}
	var found []graph.Evidence
	things := map[graph.ID]bool{}
	for r, err := range s.store.Records(ctx) {
		if err != nil {
			return nil, err
		}
		if r.Edge == nil {
			continue
		}
		if is(r.Edge.ID) {
			things[r.Edge.ID] = true
			found = append(found, r.Edge.Evidence...)
			continue
		}
		for _, v := range r.Edge.Evidence {
			if is(v.ID) {
				things[v.ID] = true
				found = append(found, v)
			}
		}
	}
	switch len(things) {
	case 0:
		return nil, graph.Errorf(graph.NotFound, "no reading and no edge has the id %s", name)
	case 1:
		return found, nil
	}
	return nil, graph.Errorf(graph.Invalid, "%d readings and edges begin with %s: give more of the id", len(things), name)
}

// node is the one node of the store that a name means.
func (s *session) node(ctx context.Context, name string, kinds ...graph.Kind) (graph.Node, error) {
	id := graph.ID(name)
	if id.Kind() != "" {
		nodes, err := s.store.Nodes(ctx, []graph.ID{id})
		if err == nil && nodes[0] == nil {
			err = graph.Errorf(graph.NotFound, "no node %s in the store", id)
		}
		if err != nil {
			return nil, err
		}
		return nodes[0], nil
	}
	nodes, err := ask.FindThings(ctx, s.store, name, graph.KindActor, graph.KindEvent, graph.KindPolicy)
	if err != nil {
		return nil, err
	}
	of := func(n graph.Node) bool { return len(kinds) > 0 && !slices.Contains(kinds, n.NodeKind()) }
	nodes = slices.DeleteFunc(nodes, of)
	if !slices.ContainsFunc(nodes, func(n graph.Node) bool { return bears(n, name) }) {
		found, err := ask.FindWorks(ctx, s.store, name, "")
		if err != nil {
			return nil, err
		}
		works := make([]graph.Node, 0, len(found))
		for _, w := range found {
			works = append(works, w)
		}
		works = slices.DeleteFunc(works, of)
		// A key such as "Noh 2001" is a work's; that it also holds the name of a person makes it no name of that.
		if len(nodes) == 0 || slices.ContainsFunc(works, func(n graph.Node) bool { return bears(n, name) }) {
			nodes = works
		}
	}
	// A correction is for good: what only resembles the name is not meant by it.
	nodes = slices.DeleteFunc(nodes, func(n graph.Node) bool { return !bears(n, name) })
	switch len(nodes) {
	case 1:
		return nodes[0], nil
	case 0:
		near, err := ask.Nearest(ctx, s.store, name)
		if err != nil {
			return nil, err
		}
		return nil, graph.Errorf(graph.NotFound, "nothing here is known as %q; the nearest names: %s", name, strings.Join(near, "; "))
	}
	var ids []string
	for _, n := range nodes[:min(len(nodes), 10)] {
		ids = append(ids, fmt.Sprintf("%s (%s)", n.NodeID(), n.Label()))
	}
	return nil, graph.Errorf(graph.Invalid, "%q may mean %d things; name one by its id: %s", name, len(nodes), strings.Join(ids, ", "))
}

// bears tells whether a node goes by that very name, or is cited under that very key.
func bears(n graph.Node, name string) bool {
	var names []string
	switch v := n.(type) {
	case *graph.Actor:
		names = append(names, v.Aliases...)
	case *graph.Event:
		names = append(names, v.Aliases...)
	case *graph.Policy:
		names = append(names, v.Aliases...)
	case *graph.Work:
		names = append(names, v.Title)
		names = append(names, v.Keys...)
	}
	want := inOrder(name)
	return slices.ContainsFunc(append(names, n.Label()), func(s string) bool { return slices.Equal(inOrder(s), want) })
}

// inOrder are the folded words of a name in the order of the alphabet: "Kim, K. S., 2024b" is "K. S. Kim 2024b".
func inOrder(name string) []string {
	words := strings.Fields(graph.FoldKey(name))
	slices.Sort(words)
	return words
}

func (s *session) nodes(ctx context.Context, names []string) ([]graph.ID, error) {
	var ids []graph.ID
	for _, name := range names {
		n, err := s.node(ctx, name)
		if err != nil {
			return nil, err
		}
		ids = append(ids, n.NodeID())
	}
	return ids, nil
}

// reviewMerge puts things together.
type reviewMerge struct {
	Thing []string `arg:"" help:"Two or more things: ids, names or citation keys." placeholder:"THING"`
}

// Run runs the command.
func (c *reviewMerge) Run(ctx context.Context, e *environment) error {
	return e.flags.Review.during(ctx, e, func(s *session) error {
		ids, err := s.nodes(ctx, c.Thing)
		if err != nil {
			return err
		}
		_, err = s.decide(ctx, func(set *review.Set) ([]review.Record, error) {
			return one(s.maker.Merge(ctx, s.store, set, graph.DecisionMerge, ids))
		})
		return err
	})
}

// reviewSplit keeps things apart.
type reviewSplit struct {
	Thing []string `arg:"" help:"Two or more things that are not one; or one thing, with --off." placeholder:"THING"`
	Off   []string `help:"What this document calls so is another thing: its id or file name. May be repeated." placeholder:"DOCUMENT" sep:"none"`
}

// Run runs the command.
func (c *reviewSplit) Run(ctx context.Context, e *environment) error {
	if (len(c.Thing) == 1) != (len(c.Off) > 0) {
		return usageError{fmt.Errorf("name two things to keep apart, or one thing and with --off the documents that mean another one")}
	}
	return e.flags.Review.during(ctx, e, func(s *session) error {
		ids, err := s.nodes(ctx, c.Thing)
		if err != nil {
			return err
		}
		var off []graph.ID
		for _, name := range c.Off {
			id, err := findDocument(ctx, s.store, name)
			if err != nil {
				return err
			}
			off = append(off, id)
		}
		_, err = s.decide(ctx, func(set *review.Set) ([]review.Record, error) {
			if len(off) > 0 {
				return one(s.maker.Split(ctx, s.store, set, ids[0], off))
			}
			return one(s.maker.Merge(ctx, s.store, set, graph.DecisionSplit, ids))
		})
		return err
	})
}

// reviewRelabel sets a field.
type reviewRelabel struct {
	Thing string `arg:"" help:"Id, name or citation key." placeholder:"THING"`
	Field string `arg:"" help:"name, type or date; of a work title, year, date or type." placeholder:"FIELD"`
	Value string `arg:"" help:"What it is; dates in EDTF." placeholder:"VALUE"`
}

// Run runs the command.
func (c *reviewRelabel) Run(ctx context.Context, e *environment) error {
	return e.flags.Review.during(ctx, e, func(s *session) error {
		n, err := s.node(ctx, c.Thing)
		if err != nil {
			return err
		}
		_, err = s.decide(ctx, func(set *review.Set) ([]review.Record, error) {
			return one(s.maker.Relabel(ctx, s.store, set, n.NodeID(), c.Field, c.Value))
		})
		return err
	})
}

// reviewAdd adds a reading.
type reviewAdd struct {
	Document string `required:"" help:"The document in which it stands: its id or file name." placeholder:"DOCUMENT"`
	Quote    string `required:"" help:"The passage, as it stands in the document's text." placeholder:"TEXT"`
	At       int    `help:"Byte of the text at which the quote begins, where it stands there several times." default:"-1"`
	From     string `required:"" help:"Who or what: an id, a name or a citation key." placeholder:"THING"`
	Relation string `required:"" help:"explains, reports, disputes, discusses, participated_in, adopted …" placeholder:"RELATION"`
	To       string `required:"" help:"Of what: an id, a name or a citation key." placeholder:"THING"`
	Not      bool   `help:"The passage denies it."`
	New      string `help:"Make what is not known yet a new actor, event or policy." enum:",actor,event,policy" default:"" placeholder:"KIND"`
}

// Run runs the command.
func (c *reviewAdd) Run(ctx context.Context, e *environment) error {
	return e.flags.Review.during(ctx, e, func(s *session) error {
		p := review.Passage{Quote: c.Quote, At: c.At, Relation: graph.Relation(c.Relation), Negated: c.Not}
		var err error
		if p.Document, err = findDocument(ctx, s.store, c.Document); err != nil {
			return err
		}
		allowed, err := ruleOf(p.Relation)
		if err != nil {
			return err
		}
		if p.From, err = c.end(ctx, s, c.From, allowed.From); err != nil {
			return err
		}
		if p.To, err = c.end(ctx, s, c.To, allowed.To); err != nil {
			return err
		}
		_, err = s.decide(ctx, func(set *review.Set) ([]review.Record, error) { return one(s.maker.Add(ctx, s.store, set, p)) })
		return err
	})
}

func ruleOf(r graph.Relation) (graph.Rule, error) {
	var names []string
	for _, a := range graph.Allowed() {
		if a.Relation == r {
			return a, nil
		}
		names = append(names, string(a.Relation))
	}
	return graph.Rule{}, graph.Errorf(graph.Invalid, "%q is no relation: %s", r, strings.Join(names, ", "))
}

func (c *reviewAdd) end(ctx context.Context, s *session, name string, kinds []graph.Kind) (graph.Node, error) {
	n, err := s.node(ctx, name, kinds...)
	kind := graph.Kind(c.New)
	if graph.CodeOf(err) != graph.NotFound || !slices.Contains(kinds, kind) || graph.ID(name).Kind() != "" {
		return n, err
	}
	return review.NewEntity(kind, name)
}

// reviewUndo takes a decision back.
type reviewUndo struct {
	Decision string `arg:"" help:"Its id, whole or its first letters, or: last." placeholder:"DECISION"`
}

// Run runs the command.
func (c *reviewUndo) Run(ctx context.Context, e *environment) error {
	return e.flags.Review.during(ctx, e, func(s *session) error {
		_, err := s.decide(ctx, func(set *review.Set) ([]review.Record, error) {
			id := c.Decision
			if id == "last" {
				last, ok := set.Last()
				if !ok {
					return nil, graph.Errorf(graph.NotFound, "there is no decision to take back")
				}
				id = string(last.ID)
			}
			return one(s.maker.Undo(set, id))
		})
		return err
	})
}

// reviewList lists decisions.
type reviewList struct {
	JSON bool `name:"json" help:"Print one JSON object a decision and line."`
}

// Run runs the command.
func (c *reviewList) Run(ctx context.Context, e *environment) error {
	return e.flags.Review.during(ctx, e, func(s *session) error {
		statuses, err := s.store.Decisions().Statuses(ctx, s.store, nil)
		if err != nil {
			return err
		}
		for _, st := range statuses {
			if c.JSON {
				line, err := json.Marshal(struct {
					review.Record
					State review.State `json:"state"`
					Note  string       `json:"note,omitempty"`
				}{st.Record, st.State, st.Note})
				if err != nil {
					return fmt.Errorf("print a decision: %w", err)
				}
				fmt.Fprintf(e.std.Out, "%s\n", line)
				continue
			}
			fmt.Fprintf(e.std.Out, "%s  %s  %s: %s\n", shortID(st.ID), st.When[:len("2006-01-02")], st.Who, oneLine(st.Summary()))
			if st.Why != "" {
				fmt.Fprintf(e.std.Out, "              because %s\n", oneLine(st.Why))
			}
			if st.State != review.InForce {
				fmt.Fprintf(e.std.Out, "              %s: %s\n", st.State, st.Note)
			}
		}
		return nil
	})
}

// reviewCheck checks the file.
type reviewCheck struct{}

// Run runs the command.
func (c *reviewCheck) Run(ctx context.Context, e *environment) error {
	return e.flags.Review.during(ctx, e, func(s *session) error {
		statuses, err := s.store.Decisions().Statuses(ctx, s.store, nil)
		if err != nil {
			return err
		}
		count := map[review.State]int{}
		for _, st := range statuses {
			if count[st.State]++; st.State == review.Waiting {
				fmt.Fprintf(e.std.Out, "waiting  %s  %s: %s\n", shortID(st.ID), oneLine(st.Summary()), st.Note)
			}
		}
		fmt.Fprintf(e.std.Out, "%s: %d decisions, %d in force, %d undone, %d waiting\n", s.file.Path, len(statuses), count[review.InForce], count[review.Undone], count[review.Waiting])
		return nil
	})
}
