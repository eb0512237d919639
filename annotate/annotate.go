// Package annotate finds things in documents. Each annotator reads a document
// and the layers made before it, and adds its own layer; what runs, and in what
// order, is the one list of [Default].
package annotate

import (
	"context"
	"fmt"

	"kg/annotate/lexicon/naming"
	"kg/document"
)

// Annotator adds layers to a document.
type Annotator interface {
	// Name is the annotator's name, as in reports and benchmarks.
	Name() string
	// Requires are the layers it reads, Provides those it makes.
	Requires() []document.LayerName
	Provides() []document.LayerName
	// Annotate fills its layers and changes nothing else. It is deterministic,
	// keeps nothing between documents, may be called from many goroutines, and returns when ctx ends.
	Annotate(ctx context.Context, d *document.Document) error
}

// Check refuses a list in which an annotator runs before one that makes what it reads.
func Check(list []Annotator) error {
	made := map[document.LayerName]bool{}
	for _, a := range list {
		for _, need := range a.Requires() {
			if !made[need] {
				return fmt.Errorf("annotator %s reads the layer %s, which none before it makes", a.Name(), need)
			}
		}
		for _, p := range a.Provides() {
			made[p] = true
		}
	}
	return nil
}

// Run runs the list over a document and checks the laws of document after it.
func Run(ctx context.Context, list []Annotator, d *document.Document) error {
	ctx = naming.Shared(ctx)
	for _, a := range list {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := a.Annotate(ctx, d); err != nil {
			return fmt.Errorf("%s: %s: %w", d.Name, a.Name(), err)
		}
	}
	return d.Validate()
}
