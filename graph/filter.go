package graph

import (
	"math"
	"slices"
)

// Choice keeps everything, only that of which something is true, or only the rest.
type Choice string

// The choices. The zero value keeps everything.
const (
	Either  Choice = ""
	Only    Choice = "only"
	Without Choice = "without"
)

// Keeps tells whether the choice keeps something, of which it is true or not.
func (c Choice) Keeps(is bool) bool { return c == Either || is == (c == Only) }

func (c Choice) validate() error {
	if c != Either && c != Only && c != Without {
		return Errorf(Invalid, "%q is no choice", c)
	}
	return nil
}

// DateRange keeps what is dated within some days. The zero value keeps everything, whatever its date and without one.
type DateRange struct {
	// From and To are EDTF dates at any precision: the range is from the first day that From may be to the last that To may be, "" is open.
	From, To string
	// Surely keeps only what lies in the range on whichever day that its date may stand for it was; else what may lie there is kept. A date that is
	// marked as uncertain or approximate lies nowhere surely.
	Surely bool
	// Unknown keeps what has no known date too. Without effect where neither From nor To is set.
	Unknown bool
}

// All tells whether the range keeps everything.
func (r DateRange) All() bool { return r.From == "" && r.To == "" }

// Days are the first and the last day of the range, see [DateBounds].
func (r DateRange) Days() (first, last string) {
	first, last = earliestDay, latestDay
	if r.From != "" {
		first, _, _ = dateBounds(r.From)
	}
	if r.To != "" {
		_, last, _ = dateBounds(r.To)
	}
	return first, last
}

// Keeps tells whether the range keeps what has the EDTF date, "" for none.
func (r DateRange) Keeps(edtf string) bool {
	if r.All() {
		return true
	}
	first, last, certain, ok := DateBounds(edtf)
	if !ok {
		return r.Unknown
	}
	from, to := r.Days()
	if r.Surely {
		return certain && first >= from && last <= to
	}
	return first <= to && last >= from
}

// Validate checks that the ends are dates, and in order. A breach is [Invalid].
func (r DateRange) Validate() error {
	for _, d := range []string{r.From, r.To} {
		if d != "" && !DateKnown(d) {
			return Errorf(Invalid, "%q is no date in EDTF, such as 2019, 2018-04 or 2018-04-27", d)
		}
	}
	if first, last := r.Days(); first > last {
		return Errorf(Invalid, "the range from %s to %s ends before it begins", r.From, r.To)
	}
	return nil
}

// NodeOrder is an order of nodes in a list. Where it says nothing, ids decide.
type NodeOrder string

// The orders of nodes.
const (
	// ByLabel is by the case-folded label in byte order.
	ByLabel NodeOrder = ""
	// ByEarliest is by the first day that the date may be, the earliest first; what has no known date comes last.
	ByEarliest NodeOrder = "earliest"
	// ByLatest is by the last day that the date may be, the latest first; what has no known date comes last.
	ByLatest NodeOrder = "latest"
	// ByMost puts that first to which most edges of the relation lead that [Weighed] names; denied and rejected edges do not count.
	ByMost NodeOrder = "most"
)

// Dated tells whether nodes of the kind have dates.
func Dated(k Kind) bool {
	return k == KindDocument || k == KindWork || k == KindEvent || k == KindPolicy
}

// Weighed is the relation by which nodes of a kind are counted: how often a work is cited or an entry pointed to, how many works explain an
// event or a policy, in how many documents an actor is named. False for kinds that are not counted.
func Weighed(k Kind) (Relation, bool) {
	switch k {
	case KindWork:
		return Cites, true
	case KindReference:
		return PointsTo, true
	case KindActor:
		return Mentions, true
	case KindEvent, KindPolicy:
		return Explains, true
	}
	return "", false
}

// Weighs tells whether an edge counts for the node that it leads to, see [Weighed].
func (e Edge) Weighs() bool {
	r, ok := Weighed(Kind(e.To.Kind()))
	return ok && e.Relation == r && !e.Negated && e.Confidence > 0
}

// EdgeCondition is true of a node with at least one edge that it keeps.
type EdgeCondition struct {
	Relations []Relation // empty for all
	Direction Direction  // "" for either
	// MinConfidence is the confidence that the edge must have; 0 keeps all but the rejected ones.
	MinConfidence   float64
	Hedged, Negated Choice
	// Document, if set, keeps edges with evidence from it that was not rejected.
	Document ID
}

// Least is the confidence that an edge must have.
func (c EdgeCondition) Least() float64 { return EdgeFilter{MinConfidence: c.MinConfidence}.Least() }

func (c EdgeCondition) validate() error {
	if c.Direction != "" && c.Direction != Out && c.Direction != In {
		return Errorf(Invalid, "%q is no direction", c.Direction)
	}
	if err := validateConfidence(c.MinConfidence); err != nil {
		return err
	}
	for _, choice := range []Choice{c.Hedged, c.Negated} {
		if err := choice.validate(); err != nil {
			return err
		}
	}
	return validateRelations(c.Relations)
}

func validateConfidence(c float64) error {
	if !(c >= 0 && c <= 1) || math.IsNaN(c) {
		return Errorf(Invalid, "confidence %v is not in [0, 1]", c)
	}
	return nil
}

// EdgeOrder is an order of the edges that a hop follows from a node. Where it says nothing, ids decide.
type EdgeOrder string

// The orders of edges.
const (
	// BySurest is by confidence, the surest first, see [CompareEdges].
	BySurest EdgeOrder = ""
	// ByDateThere is by the first day that the date of the node at the other end may be, the earliest first; what has no known date comes last.
	ByDateThere EdgeOrder = "date"
)

func (q NodeQuery) validateFilters() error {
	if err := q.Dates.Validate(); err != nil {
		return err
	}
	switch q.Order {
	case ByLabel:
	case ByEarliest, ByLatest:
		if !Dated(q.Kind) {
			return Errorf(Invalid, "a %s has no date to be ordered by", q.Kind)
		}
	case ByMost:
		if _, ok := Weighed(q.Kind); !ok {
			return Errorf(Invalid, "nothing is counted by which a %s could be ordered", q.Kind)
		}
	default:
		return Errorf(Invalid, "%q is no order", q.Order)
	}
	if !q.Dates.All() && !Dated(q.Kind) {
		return Errorf(Invalid, "a %s has no date", q.Kind)
	}
	for _, c := range slices.Concat(q.Having, q.Lacking) {
		if err := c.validate(); err != nil {
			return err
		}
	}
	if n := len(q.Having) + len(q.Lacking); n > MaxConditions {
		return Errorf(TooLarge, "%d conditions on edges: the limit is %d", n, MaxConditions)
	}
	if len(q.Text) > MaxSearchText {
		return Errorf(TooLarge, "a text of %d bytes: the limit is %d", len(q.Text), MaxSearchText)
	}
	return nil
}
