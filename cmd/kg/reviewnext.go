package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"kg/graph"
	"kg/graph/review"
)

// reviewQueue lists what should be decided.
type reviewQueue struct {
	First int     `help:"How many to list." default:"20"`
	Below float64 `help:"List edges that are less sure than this, 0 to 1." default:"0.7"`
	JSON  bool    `name:"json" help:"Print one JSON object a line."`
}

// Run runs the command.
func (c *reviewQueue) Run(ctx context.Context, e *environment) error {
	return e.flags.Review.during(ctx, e, func(s *session) error {
		items, all, err := review.Queue(ctx, s.store, c.Below, c.First)
		if err != nil {
			return err
		}
		if c.JSON {
			return printItems(e.std.Out, items)
		}
		names, err := s.fileNames(ctx, items)
		if err != nil {
			return err
		}
		for i, it := range items {
			fmt.Fprintf(e.std.Out, "%3d. %s\n", i+1, itemLine(it))
			if it.Edge != nil {
				v := it.Edge.Evidence[0]
				fmt.Fprintf(e.std.Out, "     “%s”\n       %s[%d:%d], by %s, reading %s\n", oneLine(v.Quote), names[v.Document], v.Span.Start, v.Span.End, v.Rule, shortID(v.ID))
			}
		}
		switch {
		case all == 0:
			fmt.Fprintln(e.std.Out, "Nothing is in doubt.")
		default:
			fmt.Fprintf(e.std.Out, "%d of %d that should be decided. `kg review next` goes through them.\n", len(items), all)
		}
		return nil
	})
}

func itemLine(it review.Item) string {
	if it.Edge == nil {
		return fmt.Sprintf("%s  may be  %s  (%d rows, likeness %.2f: %s)\n       %s  %s", it.From.Label(), it.To.Label(), it.Rows, it.Score, it.Reason, it.From.NodeID(), it.To.NodeID())
	}
	relation := string(it.Edge.Relation)
	if it.Edge.Negated {
		relation = "not " + relation
	}
	return fmt.Sprintf("%s — %s → %s  (%d rows, confidence %.2f)", it.From.Label(), relation, it.To.Label(), it.Rows, it.Score)
}

func printItems(w io.Writer, items []review.Item) error {
	for _, it := range items {
		out := struct {
			Rows     int             `json:"rows"`
			Score    float64         `json:"score"`
			From     graph.ID        `json:"from"`
			To       graph.ID        `json:"to"`
			Relation graph.Relation  `json:"relation,omitempty"`
			Reason   string          `json:"reason,omitempty"`
			Reading  *graph.Evidence `json:"reading,omitempty"`
		}{Rows: it.Rows, Score: it.Score, From: it.From.NodeID(), To: it.To.NodeID(), Reason: it.Reason}
		if it.Edge != nil {
			out.Relation, out.Reading = it.Edge.Relation, &it.Edge.Evidence[0]
		}
		line, err := json.Marshal(out)
		if err != nil {
			return fmt.Errorf("print the queue: %w", err)
		}
		fmt.Fprintf(w, "%s\n", line)
	}
	return nil
}

// fileNames are the file names of the documents in which the items were read.
func (s *session) fileNames(ctx context.Context, items []review.Item) (map[graph.ID]string, error) {
	var ids []graph.ID
	for _, it := range items {
		if it.Edge != nil {
			ids = append(ids, it.Edge.Evidence[0].Document)
		}
	}
	nodes, err := s.store.Nodes(ctx, ids)
	if err != nil {
		return nil, err
	}
	names := map[graph.ID]string{}
	for _, n := range nodes {
		if d, ok := n.(*graph.Document); ok {
			names[d.ID] = d.Name
		}
	}
	return names, nil
}

// reviewNext asks about one after another.
type reviewNext struct {
	Below float64 `help:"Ask about edges that are less sure than this, 0 to 1." default:"0.7"`
	First int     `help:"How many to ask about." default:"100"`
}

// Help is the command's longer help.
func (reviewNext) Help() string {
	return "Answer a line each: y (it is so), n (it is not), s (skip), u (undo the last decision), q (end). Behind y and n may stand the reason.\n\n" + exitHelp
}

// Run runs the command.
func (c *reviewNext) Run(ctx context.Context, e *environment) error {
	return e.flags.Review.during(ctx, e, func(s *session) error {
		items, all, err := review.Queue(ctx, s.store, c.Below, c.First)
		if err != nil {
			return err
		}
		if all == 0 {
			fmt.Fprintln(e.std.Out, "Nothing is in doubt.")
			return nil
		}
		d := &dialogue{session: s, in: bufio.NewScanner(e.std.In), items: items, all: all}
		return d.run(ctx)
	})
}

// dialogue asks a person.
type dialogue struct {
	*session
	in    *bufio.Scanner
	items []review.Item
	all   int
	made  []step // what was decided, the last one last
}

// step is an item and the decision about it.
type step struct {
	item     int
	decision graph.ID
}

func (d *dialogue) run(ctx context.Context) error {
	for i := 0; ; {
		if i == len(d.items) {
			fmt.Fprintln(d.std.Out, "\nThat was the last one; u goes back, q ends.")
		} else if err := d.show(ctx, i); err != nil {
			return err
		}
		answer, why, ok := d.answer()
		if !ok || i == len(d.items) && answer != "u" {
			break
		}
		switch answer {
		case "y", "n":
			id, err := d.take(ctx, d.items[i], answer == "y", why)
			switch code := graph.CodeOf(err); {
			case err == nil:
				d.made = append(d.made, step{i, id})
			case code == graph.NotFound || code == graph.Invalid: // an earlier decision, or another person's, took away what it is about
				fmt.Fprintf(d.std.Out, "Not decided: %v\n", err)
			default:
				return err
			}
			i++
		case "s":
			i++
		case "u":
			back, err := d.back(ctx)
			if err != nil {
				return err
			}
			if back >= 0 {
				i = back
			}
		default:
			fmt.Fprintln(d.std.Out, "Answer y, n, s, u or q.")
		}
	}
	fmt.Fprintf(d.std.Out, "%d decided; the decisions stand in %s\n", len(d.made), d.file.Path)
	return nil
}

// answer reads a line; the end of the input, or q, ends the dialogue.
func (d *dialogue) answer() (answer, why string, ok bool) {
	fmt.Fprint(d.std.Out, "  y, n, s, u, q > ")
	if !d.in.Scan() {
		fmt.Fprintln(d.std.Out)
		if err := d.in.Err(); err != nil {
			fmt.Fprintf(d.std.Err, "The answer cannot be read: %v.\n", err)
		}
		return "", "", false
	}
	answer, why, _ = strings.Cut(strings.TrimSpace(d.in.Text()), " ")
	return strings.ToLower(answer), strings.TrimSpace(why), !strings.EqualFold(answer, "q")
}

// show prints an item with its quote where it stands.
func (d *dialogue) show(ctx context.Context, i int) error {
	it := d.items[i]
	fmt.Fprintf(d.std.Out, "\n%d of %d  %s\n", i+1, d.all, itemLine(it))
	if it.Edge == nil {
		fmt.Fprintln(d.std.Out, "  Are they one?")
		return nil
	}
	v := it.Edge.Evidence[0]
	nodes, err := d.store.Nodes(ctx, []graph.ID{v.Document})
	if err != nil {
		return err
	}
	doc, ok := nodes[0].(*graph.Document)
	if !ok {
		return nil
	}
	before, after := around(doc.Text, v.Span)
	fmt.Fprintf(d.std.Out, "  %s[%s]%s\n  %s[%d:%d], %s, confidence %.2f\n  Does it say so?\n", before, oneLine(v.Quote), after, doc.Name, v.Span.Start, v.Span.End, where(v), v.Confidence)
	return nil
}

// around is what stands before and behind a passage, on one line each.
func around(text string, at graph.Span) (before, after string) {
	const reach = 160
	from, to := max(0, at.Start-reach), min(len(text), at.End+reach)
	before = oneLine(strings.ToValidUTF8(text[from:at.Start], ""))
	after = oneLine(strings.ToValidUTF8(text[at.End:to], ""))
	if from > 0 {
		before = "…" + before
	}
	if to < len(text) {
		after += "…"
	}
	if before != "" {
		before += " "
	}
	if after != "" {
		after = " " + after
	}
	return before, after
}

// take writes the decision about an item.
func (d *dialogue) take(ctx context.Context, it review.Item, yes bool, why string) (graph.ID, error) {
	m := d.maker
	if why != "" {
		m.Why = why
	}
	made, err := d.decide(ctx, func(set *review.Set) ([]review.Record, error) {
		if it.Edge == nil {
			kind := graph.DecisionSplit
			if yes {
				kind = graph.DecisionMerge
			}
			return one(m.Merge(ctx, d.store, set, kind, []graph.ID{it.From.NodeID(), it.To.NodeID()}))
		}
		kind := graph.DecisionReject
		if yes {
			kind = graph.DecisionAccept
		}
		v := it.Edge.Evidence[0]
		return one(m.Judge(ctx, d.store, set, kind, v.Document, v.ID))
	})
	if err != nil {
		return "", err
	}
	return made[0].ID, nil
}

// back takes the last decision back and returns the item that it was about, -1 where there is none.
func (d *dialogue) back(ctx context.Context) (int, error) {
	if len(d.made) == 0 {
		fmt.Fprintln(d.std.Out, "Nothing was decided yet that could be undone.")
		return -1, nil
	}
	last := d.made[len(d.made)-1]
	if _, err := d.decide(ctx, func(set *review.Set) ([]review.Record, error) { return one(d.maker.Undo(set, string(last.decision))) }); err != nil {
		return -1, err
	}
	d.made = d.made[:len(d.made)-1]
	return last.item, nil
}
