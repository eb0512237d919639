package training

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"kg/annotate/reference"
	"kg/annotate/reference/label"
	"kg/document"
)

// Settings say how to train.
type Settings struct {
	label.Settings
	Rendered int    // entries printed in invented mixtures of the known fields, for each model of the average
	Seed     uint64 // of the printing
	Folds    int    // parts of the cross-validation
}

// Standard are the settings that the weights of the program were trained with.
func Standard() Settings {
	return Settings{Settings: label.Settings{Rounds: 8, Rate: 0.02, Decay: 8, MinSeen: 3, Parts: 3}, Rendered: 4500, Seed: 5, Folds: 5}
}

// asDocument is a reference's text as a document of its own.
func (r Reference) asDocument() (*document.Document, document.Span) {
	d := &document.Document{Text: r.Text, Media: "text/plain"}
	if r.Markdown {
		d.Media = "text/markdown"
	}
	return d, document.Span{Start: 0, End: len(r.Text)}
}

// Examples aligns references with their gold fields.
func Examples(refs []Reference) []label.Example {
	rules := reference.With(nil)
	out := make([]label.Example, len(refs))
	for i, r := range refs {
		d, all := r.asDocument()
		out[i] = Align(rules.Entry(d, all), r.Fields)
	}
	return out
}

// fit trains a model on references and on what is printed from their fields.
func fit(refs []Reference, set Settings) *label.Model {
	examples := Examples(refs)
	for part := 1; part <= max(1, set.Parts); part++ {
		printed := Render(refs, set.Rendered, set.Seed+uint64(part))
		for i := range printed {
			printed[i].Part = part
		}
		examples = append(examples, printed...)
	}
	return label.Train(examples, set.Settings)
}

// Train fits a model to all references and calibrates it by cross-validation,
// whose readings it gives as well, with calibrated confidences.
func Train(ctx context.Context, refs []Reference, set Settings) (*label.Model, []Reading, error) {
	got, err := CrossValidate(ctx, refs, set)
	if err != nil {
		return nil, nil, err
	}
	m := fit(refs, set)
	m.Calibrate(outcomes(refs, got))
	for i := range got {
		c := &got[i].FieldConfidence
		for _, name := range FieldNames {
			if p := of(c, name); *p > 0 {
				*p = m.Confidence(labels[name], *p)
			}
		}
	}
	return m, got, ctx.Err()
}

// folds deals the groups into n folds of about the same size, largest group first.
func folds(refs []Reference, n int) []int {
	size := map[string]int{}
	for _, r := range refs {
		size[r.Group]++
	}
	names := make([]string, 0, len(size))
	for g := range size {
		names = append(names, g)
	}
	slices.SortFunc(names, func(a, b string) int {
		if size[a] != size[b] {
			return size[b] - size[a]
		}
		return strings.Compare(a, b)
	})
	load := make([]int, n)
	of := map[string]int{}
	for _, g := range names {
		k := 0
		for i := range load {
			if load[i] < load[k] {
				k = i
			}
		}
		of[g] = k
		load[k] += size[g]
	}
	out := make([]int, len(refs))
	for i, r := range refs {
		out[i] = of[r.Group]
	}
	return out
}

// Reading is a reference as it was read by a model that had seen nothing of its group.
type Reading struct {
	document.Reference
	Done bool // false for the parts that were left out
}

// CrossValidate reads every reference with a model trained without its group.
// The confidences of the readings are the models' own probabilities.
func CrossValidate(ctx context.Context, refs []Reference, set Settings) ([]Reading, error) {
	return crossValidate(ctx, refs, set, set.Folds)
}

// crossValidate does only the first of the folds where that is enough.
func crossValidate(ctx context.Context, refs []Reference, set Settings, first int) ([]Reading, error) {
	if set.Folds < 2 {
		return nil, fmt.Errorf("cross-validation needs two folds or more, not %d", set.Folds)
	}
	fold := folds(refs, set.Folds)
	got := make([]Reading, len(refs))
	at := make(chan struct{}, runtime.GOMAXPROCS(0)) // so many folds at a time; each writes its own readings
	var all sync.WaitGroup
	for k := range first {
		at <- struct{}{}
		if ctx.Err() != nil {
			break
		}
		all.Go(func() {
			defer func() { <-at }()
			var known []Reference
			for i, r := range refs {
				if fold[i] != k {
					known = append(known, r)
				}
			}
			a := reference.With(fit(known, set))
			for i, r := range refs {
				if fold[i] == k {
					got[i] = r.read(a)
				}
			}
		})
	}
	all.Wait()
	return got, ctx.Err()
}

func (r Reference) read(a *reference.Annotator) Reading {
	d, all := r.asDocument()
	return Reading{a.ParseIn(d, all), true}
}

// ReadWith reads every reference with an annotator.
func ReadWith(refs []Reference, a *reference.Annotator) []Reading {
	out := make([]Reading, len(refs))
	for i, r := range refs {
		out[i] = r.read(a)
	}
	return out
}

// labels are the labeller's fields behind the fields that are scored.
var labels = map[string]label.Field{"authors": label.Author, "year": label.Year, "title": label.Title, "container": label.Container, "volume": label.Volume,
	"issue": label.Issue, "pages": label.Pages, "doi": label.DOI, "url": label.URL, "publisher": label.Publisher}

// of is the confidence of a field by its name.
func of(c *document.FieldConfidence, name string) *float64 {
	switch name {
	case "authors":
		return &c.Authors
	case "year":
		return &c.Year
	case "title":
		return &c.Title
	case "container":
		return &c.Container
	case "volume":
		return &c.Volume
	case "issue":
		return &c.Issue
	case "pages":
		return &c.Pages
	case "doi":
		return &c.DOI
	case "url":
		return &c.URL
	}
	return &c.Publisher
}

func confidence(c document.FieldConfidence, name string) float64 { return *of(&c, name) }

// outcomes are the fields that were given, with their confidence and whether they are right.
func outcomes(refs []Reference, got []Reading) []label.Outcome {
	var out []label.Outcome
	for i, r := range refs {
		for _, name := range FieldNames {
			v := found(got[i].Reference, name)
			if !got[i].Done || slices.Contains(r.Fields.Unscored, name) || strings.TrimSpace(v) == "" {
				continue
			}
			g := r.Fields.value(name)
			out = append(out, label.Outcome{Field: labels[name], Probability: confidence(got[i].FieldConfidence, name), Right: g != "" && equal(name, g, v)})
		}
	}
	return out
}
