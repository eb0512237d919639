package model

import (
	"context"
	"fmt"
	"slices"
	"sync"
	"time"
	"unicode"

	"kg/document"
)

// Config says which model reads along, and how.
type Config struct {
	// Name is the model's name as the endpoint knows it: letters, digits and marks, no blanks.
	Name string
	// Proposer answers for it.
	Proposer Proposer
	// Concurrency is how many parts of a document are asked about at a time; 1 when less.
	Concurrency int
}

// Annotator lets a model read a document behind the rules. It may be used from many goroutines; it is deterministic as far as its Proposer is.
type Annotator struct{ config Config }

// New makes the annotator. The name must be usable in the rule "model:NAME".
func New(c Config) (*Annotator, error) {
	odd := func(r rune) bool { return !unicode.IsGraphic(r) || unicode.IsSpace(r) }
	if c.Name == "" || len(c.Name) > 100 || slices.ContainsFunc([]rune(c.Name), odd) {
		return nil, fmt.Errorf("%q is no name of a model: up to 100 letters, digits and marks, no blanks", c.Name)
	}
	return &Annotator{c}, nil
}

// Name is "model".
func (*Annotator) Name() string { return "model" }

// Requires are the layers it reads: all that the rules make of sentences.
func (*Annotator) Requires() []document.LayerName {
	return []document.LayerName{
		document.LayerPassages, document.LayerDates, document.LayerReferences, document.LayerCitations,
		document.LayerActors, document.LayerEvents, document.LayerPolicies, document.LayerStatements,
	}
}

// Provides is what it adds to.
func (*Annotator) Provides() []document.LayerName {
	return []document.LayerName{document.LayerActors, document.LayerEvents, document.LayerPolicies, document.LayerStatements}
}

// Annotate adds what of the model's proposals stands in the text, and sets Document.Proposed. What the rules found stays as
// it is, in its place. Its only error is that ctx ended: a model that fails is told in the account.
func (a *Annotator) Annotate(ctx context.Context, d *document.Document) error {
	started := time.Now()
	parts, err := cut(ctx, d)
	if err != nil {
		return err
	}
	answers := a.ask(ctx, d, parts)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	out := &document.Proposed{By: document.RuleModel + a.config.Name, Parts: len(parts), Failures: map[string]int{}, Dropped: map[string]int{}}
	k := newKeeper(d, out.By, out)
	for i, got := range answers {
		got.count(out)
		var all proposals
		if got.err == nil {
			all, got.err = parse(got.Text)
		}
		if got.err != nil {
			out.Failures[got.err.Error()]++
			continue
		}
		k.take(&parts[i], all)
	}
	k.finish()
	out.Took = time.Since(started)
	d.Proposed = out
	return nil
}

// asked is what came of asking about one part.
type asked struct {
	Answer
	err error
}

func (a asked) count(out *document.Proposed) {
	out.Requests += a.Requests
	out.TokensIn += a.TokensIn
	out.TokensOut += a.TokensOut
	if a.Cached {
		out.Cached++
	}
	if a.Requests > 0 && a.err == nil && !a.Metered {
		out.Unmetered++
	}
	if a.Warning != "" && !slices.Contains(out.Warnings, a.Warning) {
		out.Warnings = append(out.Warnings, a.Warning)
	}
}

// ask asks about all parts, several at a time, and gives the answers in the order of the parts.
func (a *Annotator) ask(ctx context.Context, d *document.Document, parts []part) []asked {
	out := make([]asked, len(parts))
	next := make(chan int)
	var wg sync.WaitGroup
	for range min(max(1, a.config.Concurrency), len(parts)) {
		wg.Go(func() {
			for i := range next {
				out[i].Answer, out[i].err = a.config.Proposer.Propose(ctx, parts[i].prompt(d))
			}
		})
	}
	for i := range parts {
		next <- i
	}
	close(next)
	wg.Wait()
	return out
}
