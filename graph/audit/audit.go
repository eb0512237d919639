package audit

import (
	"cmp"
	"context"
	"slices"

	"kg/graph"
)

// RuleID names a rule.
type RuleID string

// The rules.
const (
	Rival       RuleID = "rival-explanations"
	Disputed    RuleID = "disputed"
	LateCause   RuleID = "cause-after-effect"
	LatePolicy  RuleID = "policy-after-event"
	Secondhand  RuleID = "second-hand"
	Unexplained RuleID = "news-unexplained"
	Unsourced   RuleID = "explained-unsourced"
)

// Rule is one way of looking at a thing.
type Rule struct {
	ID RuleID
	// Says is what a finding of the rule means, in a sentence.
	Says string
	find func(*around) []Finding
}

// Rules are all rules, in the order of the report.
func Rules() []Rule {
	return []Rule{
		{Rival, "several works of different authors explain one thing; where they name different causes, that is said", rivals},
		{Disputed, "one passage affirms and another denies, or a work disputes what others explain or report", disputes},
		{LateCause, "something is said to have caused or led to what, by their dates, had happened before it", lateCauses},
		{LatePolicy, "a policy is said to have brought about what, by their dates, came before the policy", latePolicies},
		{Secondhand, "every route to the claim ends in another citation: the work cited for it was read and cites another", secondhand},
		{Unexplained, "the news name an event that no paper here explains", unexplained},
		{Unsourced, "a work explains an event for which no work here is the source", unsourced},
	}
}

// Finding is what one rule says of one thing.
type Finding struct {
	Rule RuleID `json:"rule"`
	// About is the event or policy that it is about.
	About graph.Node `json:"about"`
	// Says is the finding in a sentence, with the names of what it is about.
	Says string `json:"says"`
	// Sides are the edges to be read side by side, in the order of the sentence.
	Sides []Side `json:"sides"`
}

// Side is one edge to or from the thing, by what stands at its other end.
type Side struct {
	Node       graph.Node       `json:"node"`
	Relation   graph.Relation   `json:"relation"`
	Negated    bool             `json:"negated,omitempty"`
	Hedged     bool             `json:"hedged,omitempty"`
	Confidence float64          `json:"confidence"`
	Note       string           `json:"note,omitempty"`
	Quotes     []graph.Evidence `json:"quotes"` // best first; never none
}

// Report is what all rules asked for found.
type Report struct {
	Findings []Finding `json:"findings"`
	// Found is how many there are by rule, those that were left off too.
	Found map[RuleID]int `json:"found"`
	// Things and Documents are how many events and policies were looked at, in how many documents.
	Things    int `json:"things"`
	Documents int `json:"documents"`
	// Missing says what was not looked at, one sentence each.
	Missing []string `json:"missing"`
}

// Options say what to look for.
type Options struct {
	Rules []RuleID // empty for all
	// First is how many findings of each rule to give, at most [graph.MaxPage]; 0 for 20.
	First int
	// MinConfidence leaves out edges below it.
	MinConfidence float64
}

// batch is how many things are fetched with their edges at a time.
const batch = 100

// Run looks at every event and policy of the store. Errors: [graph.Invalid] for a rule that is none, else the store's.
// It reads the whole graph page by page and ends with its context.
func Run(ctx context.Context, store graph.Store, o Options) (*Report, error) {
	rules, err := chosen(o)
	if err != nil {
		return nil, err
	}
	w := walk{store: store, rules: rules, min: o.MinConfidence, first: cmp.Or(o.First, 20), dropped: map[RuleID]int{}, report: Report{Findings: []Finding{}, Found: map[RuleID]int{}, Missing: []string{}}}
	if err := w.documents(ctx); err != nil {
		return nil, err
	}
	for _, kind := range []graph.Kind{graph.KindEvent, graph.KindPolicy} {
		if err := w.things(ctx, kind); err != nil {
			return nil, err
		}
	}
	w.order()
	w.leftOut()
	return &w.report, nil
}

func chosen(o Options) ([]Rule, error) {
	if o.First < 0 || o.First > graph.MaxPage {
		return nil, graph.Errorf(graph.TooLarge, "%d findings of each rule: ask for 1 to %d", o.First, graph.MaxPage)
	}
	all := Rules()
	if len(o.Rules) == 0 {
		return all, nil
	}
	for _, id := range o.Rules {
		if !slices.ContainsFunc(all, func(r Rule) bool { return r.ID == id }) {
			return nil, graph.Errorf(graph.Invalid, "there is no rule %q", id)
		}
	}
	return slices.DeleteFunc(all, func(r Rule) bool { return !slices.Contains(o.Rules, r.ID) }), nil
}

// order sorts the findings by rule, the ones with most sides first, keeps the first of each rule and counts the others.
func (w *walk) order() {
	place := map[RuleID]int{}
	for i, r := range Rules() {
		place[r.ID] = i
	}
	slices.SortFunc(w.report.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(place[a.Rule], place[b.Rule]), cmp.Compare(len(b.Sides), len(a.Sides)),
			cmp.Compare(a.About.Label(), b.About.Label()), cmp.Compare(a.About.NodeID(), b.About.NodeID()), cmp.Compare(a.Says, b.Says))
	})
	held := map[RuleID]int{}
	w.report.Findings = slices.DeleteFunc(w.report.Findings, func(f Finding) bool {
		held[f.Rule]++
		if held[f.Rule] > w.first {
			w.dropped[f.Rule]++
			return true
		}
		return false
	})
	for _, r := range w.rules {
		if n := min(held[r.ID], w.first) + w.dropped[r.ID]; n > 0 {
			w.report.Found[r.ID] = n
		}
	}
}
