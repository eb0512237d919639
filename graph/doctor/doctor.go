package doctor

import (
	"context"
	"fmt"
	"slices"

	"kg/graph"
)

// Severity says how bad a finding is.
type Severity string

// The severities.
const (
	Failure Severity = "error"   // a law is broken or an answer may be wrong
	Warning Severity = "warning" // nothing is wrong yet, or nothing that an answer shows
)

// Finding is one thing that is not as it should be.
type Finding struct {
	Check    string   `json:"check"`
	Severity Severity `json:"severity"`
	Subject  string   `json:"subject,omitempty"` // the node, the edge, the document or the file
	Says     string   `json:"says"`
	Do       string   `json:"do"`
}

// Report is what was looked at and what was found.
type Report struct {
	Checks []Check `json:"checks"`
	// Findings are in the order of the checks; of each check the first [MaxFindings].
	Findings  []Finding `json:"findings"`
	Documents int       `json:"documents"`
	Nodes     int       `json:"nodes"`
	Edges     int       `json:"edges"`
	Evidence  int       `json:"evidence"`
}

// Check is one question that was asked of the store.
type Check struct {
	Name  string `json:"name"`
	Says  string `json:"says"`
	Found int    `json:"found"` // all findings, also those that are not listed
}

// MaxFindings is how many findings of one check a report lists.
const MaxFindings = 20

// Add reports a finding under its check, which is added where it is new.
func (r *Report) Add(says string, f Finding) {
	i := r.check(f.Check, says)
	r.Checks[i].Found++
	if r.Checks[i].Found <= MaxFindings {
		r.Findings = append(r.Findings, f)
	}
}

// Asked reports a check even where it finds nothing.
func (r *Report) Asked(name, says string) { r.check(name, says) }

func (r *Report) check(name, says string) int {
	if i := slices.IndexFunc(r.Checks, func(c Check) bool { return c.Name == name }); i >= 0 {
		return i
	}
	r.Checks = append(r.Checks, Check{Name: name, Says: says})
	return len(r.Checks) - 1
}

// Failed tells whether anything was found that is worse than a warning.
func (r *Report) Failed() bool {
	return slices.ContainsFunc(r.Findings, func(f Finding) bool { return f.Severity == Failure })
}

// What is to be done about most findings.
const (
	doReload  = "load the document again (kg load); if that does not help, restore a backup"
	doRestore = "restore a backup (kg restore), or load the documents into a new store"
)

// The checks of [Examine].
const (
	checkLaws     = "laws"
	checkFolds    = "folds"
	checkDangling = "dangling"
	checkOrphans  = "orphans"
	checkCounts   = "counts"
	checkLimits   = "limits"
)

// Examine asks the checks that any store answers: each document's batch one at a
// time, then the whole graph in one pass. Memory grows with the number of nodes, not with what they hold.
func Examine(ctx context.Context, s graph.Store, r *Report) error {
	r.Asked(checkLaws, "every document's batch obeys the laws: each quote is the slice of the text that its span says")
	r.Asked(checkLimits, "no document is near the limits of one batch")
	r.Asked(checkFolds, "what an edge shows is the fold of its evidence")
	r.Asked(checkDangling, "edges end in nodes, evidence names documents and citations that are there")
	r.Asked(checkOrphans, "every node is spoken of by a document and joined to another node")
	r.Asked(checkCounts, "the store counts what it holds")
	x := examination{store: s, report: r, documents: map[graph.ID]bool{}}
	if err := x.everyDocument(ctx); err != nil {
		return err
	}
	if err := x.wholeGraph(ctx); err != nil {
		return err
	}
	return x.counts(ctx)
}

type examination struct {
	store     graph.Store
	report    *Report
	documents map[graph.ID]bool
}

func (x *examination) add(check string, severity Severity, subject, says, do string) {
	x.report.Add("", Finding{Check: check, Severity: severity, Subject: subject, Says: says, Do: do})
}

func (x *examination) everyDocument(ctx context.Context) error {
	q := graph.NodeQuery{Kind: graph.KindDocument, First: 100}
	for {
		page, err := x.store.List(ctx, q)
		if err != nil {
			return err
		}
		for _, n := range page.Nodes {
			x.documents[n.NodeID()] = true
			if err := x.document(ctx, n); err != nil {
				return err
			}
		}
		if q.After = page.Next; q.After == "" {
			return nil
		}
	}
}

func (x *examination) document(ctx context.Context, n graph.Node) error {
	b, err := x.store.Batch(ctx, n.NodeID())
	if graph.CodeOf(err) == graph.NotFound {
		x.add(checkDangling, Failure, n.Label(), "the document is a node and no batch", doReload)
		return nil
	}
	if err != nil {
		return err
	}
	x.report.Documents++
	if err := b.Validate(); err != nil {
		x.add(checkLaws, Failure, n.Label(), err.Error(), doReload)
	}
	c := b.Count()
	for _, l := range []struct {
		what      string
		is, limit int
	}{{"nodes", c.Nodes, graph.MaxClaims}, {"pieces of evidence", c.Evidence, graph.MaxEvidence}} {
		if l.is > l.limit/10*8 {
			x.add(checkLimits, Warning, n.Label(), fmt.Sprintf("it holds %d %s, the limit is %d", l.is, l.what, l.limit),
				"split the document before it grows over the limit")
		}
	}
	return nil
}

func (x *examination) wholeGraph(ctx context.Context) error {
	joined := map[graph.ID]bool{} // every node; true where an edge ends in it
	for rec, err := range x.store.Records(ctx) {
		if err != nil {
			return err
		}
		if rec.Edge == nil {
			joined[rec.Node.NodeID()] = false
			x.report.Nodes++
			continue
		}
		x.edge(*rec.Edge, joined)
	}
	var alone []graph.ID
	for id, is := range joined {
		if !is {
			alone = append(alone, id)
		}
	}
	slices.Sort(alone)
	for _, id := range alone {
		if err := x.alone(ctx, id); err != nil {
			return err
		}
	}
	return nil
}

func (x *examination) edge(e graph.Edge, joined map[graph.ID]bool) {
	x.report.Edges++
	x.report.Evidence += len(e.Evidence)
	subject := fmt.Sprintf("%s %s %s", e.From, e.Relation, e.To)
	for _, end := range []graph.ID{e.From, e.To} {
		if _, there := joined[end]; !there {
			x.add(checkDangling, Failure, subject, fmt.Sprintf("no node %s", end), doRestore)
		}
		joined[end] = true
	}
	if e.ID != e.EdgeKey.ID() {
		x.add(checkLaws, Failure, subject, "its id "+string(e.ID)+" is not that of its key", doRestore)
	}
	if len(e.Evidence) == 0 {
		x.add(checkLaws, Failure, subject, "an edge without evidence", doRestore)
		return
	}
	if folded := graph.FoldEdge(e.EdgeKey, e.Evidence); folded.Confidence != e.Confidence || folded.Hedged != e.Hedged || folded.Date != e.Date {
		x.add(checkFolds, Failure, subject, fmt.Sprintf("it shows confidence %v, its evidence gives %v", e.Confidence, folded.Confidence), doReload)
	}
	for _, v := range e.Evidence {
		if !x.documents[v.Document] {
			x.add(checkDangling, Failure, subject, fmt.Sprintf("evidence of the document %s, which is not there", v.Document), doRestore)
		}
		if _, there := joined[v.Citation]; v.Citation != "" && !there {
			x.add(checkDangling, Failure, subject, fmt.Sprintf("evidence through the citation %s, which is not there", v.Citation), doReload)
		}
	}
}

// alone looks at a node in which no edge ends. A document that says nothing is one, and what only corrections speak of.
func (x *examination) alone(ctx context.Context, id graph.ID) error {
	claims, err := x.store.Claims(ctx, id)
	if err != nil {
		return err
	}
	switch {
	case len(claims) == 0:
		x.add(checkOrphans, Failure, string(id), "no document speaks of the node", doRestore)
	case id.Kind() != string(graph.KindDocument):
		x.add(checkOrphans, Warning, fmt.Sprintf("%s (%s)", id, claims[0].Node.Label()), "no edge ends in the node",
			"nothing, if its document says no more of it than that it is there")
	}
	return nil
}

func (x *examination) counts(ctx context.Context) error {
	totals, err := x.store.Count(ctx)
	if err != nil {
		return err
	}
	nodes, edges := 0, 0
	for _, n := range totals.Nodes {
		nodes += n
	}
	for _, n := range totals.Edges {
		edges += n
	}
	for _, c := range []struct {
		what          string
		counted, held int
	}{{"nodes", nodes, x.report.Nodes}, {"edges", edges, x.report.Edges}, {"pieces of evidence", totals.Evidence, x.report.Evidence}} {
		if c.counted != c.held {
			x.add(checkCounts, Failure, c.what, fmt.Sprintf("the store counts %d and holds %d", c.counted, c.held),
				"look again while nothing is loaded; if it stays, "+doRestore)
		}
	}
	return nil
}
