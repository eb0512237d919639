package graph

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"unicode/utf8"
)

// Batch is all that one document says: its claims about nodes and its evidence
// for edges. It is the unit of writing and of forgetting.
type Batch struct {
	// Document is the document's node id. Every piece of evidence bears it.
	Document ID
	// Claims are the nodes as this document sees them, at most one a node.
	Claims []Node
	// Edges hold this document's evidence only.
	Edges []Edge
}

// Counts says what a load or a forget did.
type Counts struct {
	Nodes    int `json:"nodes"`    // claims sent
	Edges    int `json:"edges"`    // edges sent
	Evidence int `json:"evidence"` // pieces of evidence sent
	// Written are the rows the store took, or removed. Rows sent differ from
	// rows written only where a batch was there already: then Unchanged is true and nothing was written.
	WrittenNodes    int  `json:"writtenNodes"`
	WrittenEvidence int  `json:"writtenEvidence"`
	Unchanged       bool `json:"unchanged"`
	// Kept is the name under which the same bytes are there already and stay, "" where that is no other.
	Kept string `json:"kept,omitempty"`
}

// Limits of one batch.
const (
	MaxQuote    = 64 << 10  // bytes of one quote
	MaxClaims   = 1_000_000 // nodes in one batch
	MaxEvidence = 5_000_000
)

// Sort puts the batch in canonical order: claims by id, edges by id, evidence
// as [CompareEvidence] orders it. It folds edges with the same key into one and fills ids in.
func (b *Batch) Sort() {
	slices.SortFunc(b.Claims, func(x, y Node) int { return cmp.Compare(x.NodeID(), y.NodeID()) })
	byKey := map[EdgeKey][]Evidence{}
	for _, e := range b.Edges {
		for _, v := range e.Evidence {
			v.ID = NewEvidenceID(e.EdgeKey, v)
			byKey[e.EdgeKey] = append(byKey[e.EdgeKey], v)
		}
	}
	b.Edges = b.Edges[:0]
	for k, evidence := range byKey {
		b.Edges = append(b.Edges, FoldEdge(k, evidence))
	}
	slices.SortFunc(b.Edges, func(x, y Edge) int { return cmp.Compare(x.ID, y.ID) })
}

// Validate checks a sorted batch against the laws: ids match kinds, one claim
// a node, edges allowed by [Allowed] and ending in claimed nodes, evidence with document, quote,
// rule and a confidence in (0, 1], and every quote the slice of the document's text that its
// span says. The first breach is an [Invalid] error that names it.
func (b *Batch) Validate() error {
	if len(b.Claims) > MaxClaims {
		return Errorf(TooLarge, "document %s: %d nodes in one batch, the limit is %d", b.Document, len(b.Claims), MaxClaims)
	}
	kinds := make(map[ID]Kind, len(b.Claims))
	text, found := "", false
	for _, n := range b.Claims {
		id := n.NodeID()
		if id.Kind() != string(n.NodeKind()) {
			return Errorf(Invalid, "document %s: %q is no id of a %s", b.Document, id, n.NodeKind())
		}
		if _, twice := kinds[id]; twice {
			return Errorf(Invalid, "document %s: two claims about %s (%s)", b.Document, id, n.Label())
		}
		kinds[id] = n.NodeKind()
		if d, ok := n.(*Document); ok {
			if d.ID != b.Document {
				return Errorf(Invalid, "batch of %s claims another document, %s", b.Document, d.ID)
			}
			if !utf8.ValidString(d.Text) {
				return Errorf(Invalid, "document %s: its text is not UTF-8", d.ID)
			}
			text, found = d.Text, true
		}
		if err := validateDecisions(DecisionsOf(n)); err != nil {
			return Errorf(Invalid, "document %s: claim about %s: %w", b.Document, id, err)
		}
	}
	if !found {
		return Errorf(Invalid, "batch of %s does not hold the document itself", b.Document)
	}
	rules := map[Relation]Rule{}
	for _, r := range Allowed() {
		rules[r.Relation] = r
	}
	for _, e := range b.Edges {
		if err := b.validateEdge(e, rules, kinds, text); err != nil {
			return Errorf(Invalid, "document %s: edge %s %s %s: %w", b.Document, e.From, e.Relation, e.To, err)
		}
	}
	return nil
}

func (b *Batch) validateEdge(e Edge, rules map[Relation]Rule, kinds map[ID]Kind, text string) error {
	rule, ok := rules[e.Relation]
	if !ok {
		return fmt.Errorf("no such relation")
	}
	for _, end := range []struct {
		id    ID
		kinds []Kind
	}{{e.From, rule.From}, {e.To, rule.To}} {
		k, claimed := kinds[end.id]
		if !claimed {
			return fmt.Errorf("%s is not in the batch", end.id)
		}
		if !slices.Contains(end.kinds, k) {
			return fmt.Errorf("a %s cannot stand there", k)
		}
	}
	if e.ID != e.EdgeKey.ID() {
		return fmt.Errorf("its id %s is not that of its key", e.ID)
	}
	if len(e.Evidence) == 0 {
		return fmt.Errorf("no evidence")
	}
	for _, v := range e.Evidence {
		switch {
		case v.Document != b.Document:
			return fmt.Errorf("evidence of another document, %s", v.Document)
		case v.Span.Start < 0 || v.Span.End <= v.Span.Start || v.Span.End > len(text):
			return fmt.Errorf("evidence span [%d,%d) lies outside the text of %d bytes", v.Span.Start, v.Span.End, len(text))
		case text[v.Span.Start:v.Span.End] != v.Quote:
			return fmt.Errorf("quote at [%d,%d) is not what the text says there", v.Span.Start, v.Span.End)
		case !utf8.ValidString(v.Quote):
			return fmt.Errorf("evidence span [%d,%d) cuts a character in two", v.Span.Start, v.Span.End)
		case len(v.Quote) > MaxQuote:
			return fmt.Errorf("quote of %d bytes, the limit is %d", len(v.Quote), MaxQuote)
		case v.Rule == "":
			return fmt.Errorf("evidence without a rule")
		case !(v.Confidence > 0 && v.Confidence <= 1) || math.IsNaN(v.Confidence):
			return fmt.Errorf("confidence %v is not in (0, 1]", v.Confidence)
		case v.ID != NewEvidenceID(e.EdgeKey, v):
			return fmt.Errorf("evidence id %s is not that of its key", v.ID)
		}
		if err := v.validateSayings(text); err != nil {
			return err
		}
		if err := v.validateVerdict(); err != nil {
			return err
		}
	}
	return nil
}

// Count counts what the batch holds.
func (b *Batch) Count() Counts {
	c := Counts{Nodes: len(b.Claims), Edges: len(b.Edges)}
	for _, e := range b.Edges {
		c.Evidence += len(e.Evidence)
	}
	return c
}

// validateSayings holds that the words of every voice are a slice of the text.
func (v *Evidence) validateSayings(text string) error {
	for _, h := range v.Sayings {
		switch {
		case h.Span.Start < 0 || h.Span.End <= h.Span.Start || h.Span.End > len(text):
			return fmt.Errorf("words of the voice %q at [%d,%d) lie outside the text of %d bytes", h.Voice, h.Span.Start, h.Span.End, len(text))
		case text[h.Span.Start:h.Span.End] != h.Quote:
			return fmt.Errorf("words of the voice %q at [%d,%d) are not what the text says there", h.Voice, h.Span.Start, h.Span.End)
		case len(h.Quote) > MaxQuote:
			return fmt.Errorf("words of the voice %q of %d bytes, the limit is %d", h.Voice, len(h.Quote), MaxQuote)
		case !slices.Contains(v.Voices, h.Voice):
			return fmt.Errorf("words of %q, who is no voice of the chain", h.Voice)
		}
	}
	return nil
}
