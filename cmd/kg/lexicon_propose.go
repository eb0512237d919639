package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/document"
	"kg/graph"
)

// proposal is a thing that documents name, with what speaks for an entry of its own.
type proposal struct {
	node      graph.Node
	sentences int
	documents map[graph.ID]bool
	quote     string // of the shortest sentence that names it
}

// propose makes entries of what the documents of the store name and the lexicon does not know, and says in words what it left out.
func propose(ctx context.Context, store graph.Store, known *lexicon.Lexicon, c *lexiconFromGraphCommand) (p *lexicon.Pack, leftOut string, err error) {
	found, err := whatIsNamed(ctx, store, c.Kind)
	if err != nil {
		return nil, "", err
	}
	var list []*proposal
	rare, there := 0, 0
	for _, p := range found {
		switch {
		case knows(known, p.node.Label()):
			there++
		case p.sentences < c.Mentions || len(p.documents) < c.Documents:
			rare++
		default:
			list = append(list, p)
		}
	}
	slices.SortFunc(list, func(a, b *proposal) int {
		return cmp.Or(cmp.Compare(len(b.documents), len(a.documents)), cmp.Compare(b.sentences, a.sentences),
			cmp.Compare(a.node.Label(), b.node.Label()), cmp.Compare(a.node.NodeID(), b.node.NodeID()))
	})
	left := max(0, len(list)-c.First)
	list = list[:len(list)-left]
	pack := &lexicon.Pack{Name: c.Pack, Title: fmt.Sprintf("Proposed from what the documents name (%d entries)", len(list))}
	taken := map[string]bool{}
	for _, p := range list {
		e := p.entry(known)
		e.ID = lexicon.IDOf(e.Name, taken)
		taken[e.ID] = true
		pack.Entries = append(pack.Entries, e)
	}
	return pack, fmt.Sprintf("left out: %d known already, %d named too rarely, %d beyond --first", there, rare, left), nil
}

// whatIsNamed are the things of the kinds that documents name. Documents are read a few at a time: they bear their texts.
func whatIsNamed(ctx context.Context, store graph.Store, kinds []string) (map[graph.ID]*proposal, error) {
	hop := graph.Hop{Name: "named", Relations: []graph.Relation{graph.Mentions}, Direction: graph.Out, First: graph.MaxPage}
	for _, k := range kinds {
		hop.Kinds = append(hop.Kinds, graph.Kind(k))
	}
	out := map[graph.ID]*proposal{}
	q := graph.NodeQuery{Kind: graph.KindDocument, First: 20}
	for {
		page, err := store.List(ctx, q)
		if err != nil {
			return nil, err
		}
		for _, d := range page.Nodes {
			for more := true; more; {
				trees, err := store.Shape(ctx, graph.Shape{From: []graph.ID{d.NodeID()}, Hops: []graph.Hop{hop}})
				if err != nil {
					return nil, err
				}
				more = false
				for _, t := range trees {
					b := t.Hops["named"]
					for _, e := range b.Edges {
						add(out, d.NodeID(), e)
						hop.After = e.Edge.ID
					}
					more = b.More
				}
			}
			hop.After = ""
		}
		if q.After = page.Next; q.After == "" {
			return out, nil
		}
	}
}

func add(out map[graph.ID]*proposal, doc graph.ID, e graph.TreeEdge) {
	id := e.To.Node.NodeID()
	p := out[id]
	if p == nil {
		p = &proposal{node: e.To.Node, documents: map[graph.ID]bool{}}
		out[id] = p
	}
	p.documents[doc] = true
	for _, v := range graph.Counted(e.Edge.Evidence) {
		p.sentences++
		q := oneLine(v.Quote)
		if p.quote == "" || len(q) < len(p.quote) || len(q) == len(p.quote) && q < p.quote {
			p.quote = q
		}
	}
}

// knows tells whether a name is, as a whole, one that the lexicon has.
func knows(lex *lexicon.Lexicon, name string) bool { return len(lex.Lookup(name)) > 0 }

// maxNote is how much of a sentence an entry quotes, in bytes.
const maxNote = 300

func (p *proposal) entry(known *lexicon.Lexicon) lexicon.Entry {
	e := lexicon.Entry{Name: p.node.Label()}
	var names []string
	switch n := p.node.(type) {
	case *graph.Actor:
		e.Kind, e.Type, names = document.Actor, n.Type, n.Aliases
	case *graph.Event:
		e.Kind, e.Type, e.Date, names = document.Event, n.Type, n.Date, n.Aliases
	case *graph.Policy:
		e.Kind, e.Type, e.Date, names = document.Policy, n.Type, n.Date, n.Aliases
	}
	for _, s := range names {
		switch {
		case s == e.Name || knows(known, s):
		case strings.Contains(s, " ") || strings.ToUpper(s) == s:
			e.Aliases = append(e.Aliases, s)
		default:
			e.Ambiguous = append(e.Ambiguous, s)
		}
	}
	q := p.quote
	if len(q) > maxNote {
		q = strings.ToValidUTF8(q[:maxNote], "") + " …"
	}
	e.Note = fmt.Sprintf("named in %d sentences of %d documents: %s", p.sentences, len(p.documents), q)
	return e
}
