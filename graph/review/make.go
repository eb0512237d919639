package review

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kg/graph"
)

// Maker makes records: who decides, when, and why.
type Maker struct {
	Who, Why string
	When     time.Time
}

// sign finishes a record and checks it. Its time is later than that of all decisions that were made up to a minute from now, so that of two in one
// moment the second is the later.
func (m Maker) sign(r Record, set *Set) (Record, error) {
	at := m.When.UTC().Truncate(time.Millisecond)
	if set != nil && set.Len() > 0 {
		last, err := time.Parse(Time, set.records[set.Len()-1].When)
		if err == nil && !last.Before(at) && last.Sub(at) < time.Minute {
			at = last.Add(time.Millisecond)
		}
	}
	r.Who, r.Why, r.When = strings.TrimSpace(m.Who), strings.TrimSpace(m.Why), at.Format(Time)
	r.ID = r.Digest()
	return r, r.Validate()
}

// Judge accepts or rejects a piece of evidence of a document, as it stands in the store.
func (m Maker) Judge(ctx context.Context, s graph.Store, set *Set, kind graph.DecisionKind, document, evidence graph.ID) (Record, error) {
	b, err := s.Batch(ctx, document)
	if err != nil {
		return Record{}, err
	}
	for _, e := range b.Edges {
		for _, v := range e.Evidence {
			if v.ID != evidence {
				continue
			}
			reading := &Reading{Document: document, File: fileOf(b), EdgeKey: e.EdgeKey, Says: says(b, e.EdgeKey), Span: v.Span, Quote: v.Quote}
			return m.sign(Record{Kind: kind, Reading: reading}, set)
		}
	}
	return Record{}, graph.Errorf(graph.NotFound, "no reading %s stands in %s", evidence, fileOf(b))
}

func fileOf(b graph.Batch) string {
	if d, ok := documentOf(b); ok && d.Name != "" && plain(d.Name) {
		return d.Name
	}
	return string(b.Document)
}

// says is an edge in words, by the names that a document gives its ends.
func says(b graph.Batch, k graph.EdgeKey) string {
	name := func(id graph.ID) string {
		for _, n := range b.Claims {
			if n.NodeID() == id {
				return short(n.Label())
			}
		}
		return string(id)
	}
	relation := string(k.Relation)
	if k.Negated {
		relation = "not " + relation
	}
	return name(k.From) + " — " + relation + " → " + name(k.To)
}

// short is a label on one line, cut where it is long.
func short(label string) string {
	label = strings.Join(strings.Fields(label), " ")
	if r := []rune(label); len(r) > 100 {
		label = string(r[:100]) + "…"
	}
	return label
}

// Passage is what a person reads in a document.
type Passage struct {
	Document graph.ID
	// Quote is the passage; the white space between its words may be other than the text's. At is the offset in the document's text at which it begins; -1 where it stands there once.
	Quote    string
	At       int
	Relation graph.Relation
	Negated  bool
	From, To graph.Node // as they stand in the store, or new
}

// Add adds a reading. The quote must be a slice of the text of a loaded document.
func (m Maker) Add(ctx context.Context, s graph.Store, set *Set, p Passage) (Record, error) {
	b, err := s.Batch(ctx, p.Document)
	if err != nil {
		return Record{}, err
	}
	d, ok := documentOf(b)
	if !ok {
		return Record{}, graph.Errorf(graph.Internal, "the batch of %s holds no document", p.Document)
	}
	span, err := quoted(d, p)
	if err != nil {
		return Record{}, err
	}
	p.Quote = d.Text[span.Start:span.End]
	b = Strip(b)
	r := Record{Kind: graph.DecisionAdd}
	key := graph.EdgeKey{Relation: p.Relation, Negated: p.Negated}
	for _, end := range []struct {
		node graph.Node
		id   *graph.ID
	}{{p.From, &key.From}, {p.To, &key.To}} {
		claimed, more, err := claimOf(ctx, s, b, end.node)
		if err != nil {
			return Record{}, err
		}
		*end.id = claimed
		r.Claims = append(r.Claims, more...)
		if len(more) > 0 {
			b.Claims = append(b.Claims, end.node)
		}
	}
	r.Reading = &Reading{
		Document: p.Document, File: fileOf(b), EdgeKey: key, Span: span, Quote: p.Quote,
		Says: says(graph.Batch{Claims: append([]graph.Node{graph.WithID(p.From, key.From), graph.WithID(p.To, key.To)}, b.Claims...)}, key),
	}
	return m.sign(r, set)
}

// quoted is where a passage stands in its document's text.
func quoted(d *graph.Document, p Passage) (graph.Span, error) {
	if len(p.Quote) > graph.MaxQuote { // before the text is searched for it
		return graph.Span{}, graph.Errorf(graph.TooLarge, "the quote has %d bytes, the limit is %d", len(p.Quote), graph.MaxQuote)
	}
	if p.At >= 0 {
		at := graph.Span{Start: p.At, End: p.At + len(p.Quote)}
		if span, ok := Locate(d.Text, p.Quote, at); ok && span == at {
			return at, nil
		}
		return at, graph.Errorf(graph.Invalid, "the text of %s does not say that at byte %d: copy the quote from `kg annotate %s`", d.Name, p.At, d.Name)
	}
	if span, ok := Locate(d.Text, p.Quote, graph.Span{}); ok {
		return span, nil
	}
	const most = 10
	spans := loosely(d.Text, p.Quote, most)
	switch len(spans) {
	case 0:
		return graph.Span{}, graph.Errorf(graph.Invalid, "the text of %s does not hold the quote %q: it must stand there letter by letter", d.Name, short(p.Quote))
	case 1:
		return spans[0], nil
	}
	var at []string
	for _, s := range spans {
		at = append(at, fmt.Sprint(s.Start))
	}
	if len(at) == most {
		at = append(at, "…")
	}
	return graph.Span{}, graph.Errorf(graph.Invalid, "the quote stands in %s several times: say at which byte it begins, or quote more (%s)", d.Name, strings.Join(at, ", "))
}

// loosely are the places, at most so many, where a quote stands in a text, whatever white space is between its words. It takes time in proportion
// to the text.
func loosely(text, quote string, most int) (found []graph.Span) {
	words := strings.Join(strings.Fields(quote), " ")
	if words == "" {
		return nil
	}
	plain, places := spaced(text)
	for from := 0; len(found) < most; {
		i := strings.Index(plain[from:], words)
		if i < 0 {
			break
		}
		first, last := from+i, from+i+len(words)-1
		found = append(found, graph.Span{Start: places[first], End: places[last] + 1})
		from = last + 1
	}
	return found
}

// spaced is the text with one blank for each run of white space, and the byte of the text at which each of its bytes stood.
func spaced(text string) (plain string, places []int) {
	var b strings.Builder
	b.Grow(len(text))
	places = make([]int, 0, len(text))
	blank := false
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		space := unicode.IsSpace(r)
		switch {
		case !space:
			b.WriteString(text[i : i+size])
			for k := range size {
				places = append(places, i+k)
			}
		case !blank:
			b.WriteByte(' ')
			places = append(places, i)
		}
		blank = space
		i += size
	}
	return b.String(), places
}

// claimOf is the id under which a document claims a node, or that of another document's claim with that claim; a node that is new is its own.
func claimOf(ctx context.Context, s graph.Store, b graph.Batch, n graph.Node) (graph.ID, []End, error) {
	claims, err := s.Claims(ctx, n.NodeID())
	if err != nil {
		return "", nil, err
	}
	for _, c := range claims {
		if c.Document == b.Document && slices.ContainsFunc(b.Claims, func(own graph.Node) bool { return own.NodeID() == c.Node.NodeID() }) {
			return c.Node.NodeID(), nil, nil
		}
	}
	if slices.ContainsFunc(b.Claims, func(own graph.Node) bool { return own.NodeID() == n.NodeID() }) {
		return n.NodeID(), nil, nil
	}
	claim := n
	// The claim whose id the node bears stands for it best, then that which most make.
	count := map[graph.ID]int{}
	for _, c := range claims {
		count[c.Node.NodeID()]++
	}
	if len(claims) > 0 {
		claim = slices.MinFunc(claims, func(a, b graph.Claim) int {
			x, y := a.Node.NodeID(), b.Node.NodeID()
			return cmp.Or(-boolean(x == n.NodeID(), y == n.NodeID()), cmp.Compare(count[y], count[x]), cmp.Compare(x, y), cmp.Compare(a.Document, b.Document))
		}).Node
	}
	claim = graph.WithDecisions(claim, nil)
	encoded, err := graph.EncodeNode(claim)
	if err != nil {
		return "", nil, graph.Errorf(graph.Invalid, "%s cannot be an end of a reading: %w", n.Label(), err)
	}
	return claim.NodeID(), []End{{Kind: claim.NodeKind(), Node: json.RawMessage(encoded)}}, nil
}

// boolean compares two truths; true is greater.
func boolean(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}

// Merge puts nodes together, or keeps them apart, with all claims that they stand for now.
func (m Maker) Merge(ctx context.Context, s graph.Store, set *Set, kind graph.DecisionKind, nodes []graph.ID) (Record, error) {
	nodes = slices.Clone(nodes)
	slices.Sort(nodes)
	if nodes = slices.Compact(nodes); len(nodes) < 2 {
		advice := ""
		if kind == graph.DecisionSplit {
			advice = "; what a person joined is parted by kg review undo"
		}
		return Record{}, graph.Errorf(graph.Invalid, "name two different nodes to %s%s", kind, advice)
	}
	sides := make([][]graph.Claim, len(nodes))
	for i, id := range nodes {
		var err error
		if sides[i], err = claimsOf(ctx, s, id); err != nil {
			return Record{}, err
		}
	}
	return m.sign(Record{Kind: kind, Sides: sidesOf(sides)}, set)
}

// Split takes the claims of some documents about a node for another thing than those of all others.
func (m Maker) Split(ctx context.Context, s graph.Store, set *Set, node graph.ID, off []graph.ID) (Record, error) {
	claims, err := claimsOf(ctx, s, node)
	if err != nil {
		return Record{}, err
	}
	var sides [2][]Claims
	rest := map[graph.ID]bool{}
	for _, c := range claims {
		x := Claims{Claimed: c.Node.NodeID(), Name: short(c.Node.Label())}
		if slices.Contains(off, c.Document) {
			x.Document = c.Document
			sides[0] = append(sides[0], x)
		} else if !rest[x.Claimed] {
			rest[x.Claimed] = true
			sides[1] = append(sides[1], x)
		}
	}
	if len(sides[0]) == 0 || len(sides[1]) == 0 {
		return Record{}, graph.Errorf(graph.Invalid, "to split %s name some of the documents that speak of it, not none and not all", node)
	}
	return m.sign(Record{Kind: graph.DecisionSplit, Sides: sides[:]}, set)
}

// claimsOf are the claims that a node stands for.
func claimsOf(ctx context.Context, s graph.Store, id graph.ID) ([]graph.Claim, error) {
	if graph.Relabelled(graph.Kind(id.Kind())) == nil {
		return nil, graph.Errorf(graph.Invalid, "%s: works, actors, events and policies can be merged, split and relabelled; others belong to one document", id)
	}
	claims, err := s.Claims(ctx, id)
	if err == nil && len(claims) == 0 {
		err = graph.Errorf(graph.NotFound, "no node %s in the store", id)
	}
	return claims, err
}

// sidesOf name the claims of each side by their ids, and by their documents too where another side has claims under the same id.
func sidesOf(sides [][]graph.Claim) [][]Claims {
	on := map[graph.ID]map[int]bool{}
	for i, side := range sides {
		for _, c := range side {
			id := c.Node.NodeID()
			if on[id] == nil {
				on[id] = map[int]bool{}
			}
			on[id][i] = true
		}
	}
	out := make([][]Claims, len(sides))
	for i, side := range sides {
		seen := map[Claims]bool{}
		for _, c := range side {
			x := Claims{Claimed: c.Node.NodeID()}
			if len(on[x.Claimed]) > 1 {
				x.Document = c.Document
			}
			if !seen[x] {
				seen[x] = true
				x.Name = short(c.Node.Label())
				out[i] = append(out[i], x)
			}
		}
	}
	return out
}

// Relabel sets a field of a node.
func (m Maker) Relabel(ctx context.Context, s graph.Store, set *Set, node graph.ID, field, value string) (Record, error) {
	claims, err := claimsOf(ctx, s, node)
	if err != nil {
		return Record{}, err
	}
	if graph.Kind(node.Kind()) == graph.KindWork && field == "name" {
		field = "title"
	}
	return m.sign(Record{Kind: graph.DecisionRelabel, Sides: sidesOf([][]graph.Claim{claims}), Field: field, Value: strings.TrimSpace(value)}, set)
}

// Undo takes an earlier decision back.
func (m Maker) Undo(set *Set, id string) (Record, error) {
	r, err := set.Find(id)
	if err != nil {
		return Record{}, err
	}
	if by := set.UndoneBy(r.ID); by != "" {
		return Record{}, graph.Errorf(graph.Invalid, "%s is undone already, by %s", r.ID, by)
	}
	return m.sign(Record{Kind: graph.DecisionUndo, Undoes: r.ID}, set)
}

// NewEntity is an actor, event or policy that no document speaks of yet.
func NewEntity(kind graph.Kind, name string) (graph.Node, error) {
	name = strings.Join(strings.Fields(name), " ")
	id := graph.NewID(string(kind), "review", graph.FoldKey(name))
	switch {
	case graph.FoldKey(name) == "" || len(name) > MaxValue || !plain(name):
		return nil, graph.Errorf(graph.Invalid, "%q is no name", short(name))
	case kind == graph.KindActor:
		return &graph.Actor{ID: id, Name: name}, nil
	case kind == graph.KindEvent:
		return &graph.Event{ID: id, Name: name}, nil
	case kind == graph.KindPolicy:
		return &graph.Policy{ID: id, Name: name}, nil
	}
	return nil, graph.Errorf(graph.Invalid, "a %s is not made by hand: load the document that describes it", kind)
}
