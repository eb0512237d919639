package graph

import (
	"slices"
	"strings"
)

// LabelKey is the case-folded label by which [Store.List] orders nodes, in byte order.
func LabelKey(label string) string { return strings.ToLower(label) }

// MaxPathLength and MaxPaths bound a [PathQuery].
const (
	MaxPathLength = 8
	MaxPaths      = 100
)

// MaxConditions is how many conditions on edges one [NodeQuery] may have, MaxSearchText how many bytes a text that is looked for.
const (
	MaxConditions = 8
	MaxSearchText = 1000
)

// MaxTreeEdges is how many edges one shape may fetch; a store that meets more gives up with [TooLarge].
const MaxTreeEdges = 500_000

// Validate checks the query against its limits. A breach is [Invalid], or [TooLarge] where something is over a limit.
func (q NodeQuery) Validate() error {
	if !slices.Contains(Kinds(), q.Kind) {
		return Errorf(Invalid, "%q is no kind of node", q.Kind)
	}
	if err := q.validateFilters(); err != nil {
		return err
	}
	return validatePage(q.First)
}

// Validate checks the query against its limits.
func (q SearchQuery) Validate() error {
	for _, k := range q.Kinds {
		if !slices.Contains(Kinds(), k) {
			return Errorf(Invalid, "%q is no kind of node", k)
		}
	}
	return validatePage(q.First)
}

// Validate checks the query against its limits.
func (q CompleteQuery) Validate() error {
	if err := (SearchQuery{Kinds: q.Kinds, First: 1}).Validate(); err != nil {
		return err
	}
	if q.First < 1 || q.First > MaxCompletions {
		return Errorf(Invalid, "%d completions: ask for 1 to %d", q.First, MaxCompletions)
	}
	if len(q.Text) > MaxSearchText {
		return Errorf(TooLarge, "a text of %d bytes: the limit is %d", len(q.Text), MaxSearchText)
	}
	return nil
}

func validatePage(first int) error {
	switch {
	case first < 1:
		return Errorf(Invalid, "a page of %d: ask for 1 to %d", first, MaxPage)
	case first > MaxPage:
		return Errorf(TooLarge, "a page of %d: the limit is %d", first, MaxPage)
	}
	return nil
}

// Validate checks the query against its limits.
func (q PathQuery) Validate() error {
	if q.MaxLength < 1 || q.MaxLength > MaxPathLength {
		return Errorf(Invalid, "paths of at most %d edges: ask for 1 to %d", q.MaxLength, MaxPathLength)
	}
	if q.First < 1 || q.First > MaxPaths {
		return Errorf(Invalid, "%d paths: ask for 1 to %d", q.First, MaxPaths)
	}
	return validateRelations(q.Relations)
}

func validateRelations(relations []Relation) error {
	for _, r := range relations {
		if !slices.ContainsFunc(Allowed(), func(a Rule) bool { return a.Relation == r }) {
			return Errorf(Invalid, "%q is no relation", r)
		}
	}
	return nil
}

// Validate checks the shape against its limits: roots, depth, names unique among siblings, known relations and kinds, pages.
func (s Shape) Validate() error {
	if len(s.From) > MaxRoots {
		return Errorf(TooLarge, "a shape from %d nodes: the limit is %d", len(s.From), MaxRoots)
	}
	if s.Named != nil && (len(s.From) > 0 || !slices.Contains([]Kind{KindWork, KindActor, KindEvent, KindPolicy}, s.Named.Kind)) {
		return Errorf(Invalid, "a shape begins at ids, or at the works, actors, events or policies of a name")
	}
	return validateHops(s.Hops, 1)
}

func validateHops(hops []Hop, depth int) error {
	if len(hops) > 0 && depth > MaxDepth {
		return Errorf(TooLarge, "a shape deeper than %d hops", MaxDepth)
	}
	names := map[string]bool{}
	for _, h := range hops {
		if names[h.Name] {
			return Errorf(Invalid, "two hops of a shape bear the name %q", h.Name)
		}
		names[h.Name] = true
		if err := h.validate(); err != nil {
			return Errorf(CodeOf(err), "hop %q: %w", h.Name, err)
		}
		if err := validateHops(h.Next, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (h Hop) validate() error {
	if len(h.Relations) == 0 {
		return Errorf(Invalid, "no relation to follow")
	}
	if err := validateRelations(h.Relations); err != nil {
		return err
	}
	if h.Direction != Out && h.Direction != In {
		return Errorf(Invalid, "%q is no direction", h.Direction)
	}
	for _, k := range h.Kinds {
		if !slices.Contains(Kinds(), k) {
			return Errorf(Invalid, "%q is no kind of node", k)
		}
	}
	if h.Ends && !h.Bare {
		return Errorf(Invalid, "the ends of edges are asked for without the edges, but with their evidence")
	}
	if err := validateConfidence(h.Filter.MinConfidence); err != nil {
		return err
	}
	if err := h.Filter.Hedged.validate(); err != nil {
		return err
	}
	if err := h.Filter.There.Validate(); err != nil {
		return err
	}
	if h.Order != BySurest && h.Order != ByDateThere {
		return Errorf(Invalid, "%q is no order", h.Order)
	}
	return validatePage(h.First)
}
