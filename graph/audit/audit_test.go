package audit_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/audit"
	"kg/graph/sqlite"
)

// paper is a document in the making: its text is the sentences from which its edges are read.
type paper struct {
	batch graph.Batch
	node  *graph.Document
	own   graph.ID
}

func id(kind graph.Kind, name string) graph.ID { return graph.NewID(string(kind), name) }

func newPaper(name, genre, author string) *paper {
	p := &paper{node: &graph.Document{ID: id(graph.KindDocument, name), Digest: name, Name: name + ".md", Genre: genre}}
	p.batch.Document = p.node.ID
	p.own = p.work(name, author)
	p.edge(graph.Embodies, p.node.ID, p.own, "The title of "+name+".")
	return p
}

func (p *paper) work(title, author string) graph.ID {
	w := &graph.Work{ID: id(graph.KindWork, title), Title: title, Keys: []string{author + " 2001"}, Authors: []graph.Person{{Family: author, Given: "A."}}}
	p.batch.Claims = append(p.batch.Claims, w)
	return w.ID
}

func (p *paper) event(name, date string) graph.ID {
	e := &graph.Event{ID: id(graph.KindEvent, name), Name: name, Date: date}
	p.batch.Claims = append(p.batch.Claims, e)
	return e.ID
}

func (p *paper) policy(name, date string) graph.ID {
	e := &graph.Policy{ID: id(graph.KindPolicy, name), Name: name, Date: date}
	p.batch.Claims = append(p.batch.Claims, e)
	return e.ID
}

// how changes one piece of evidence of an edge.
type how func(*graph.EdgeKey, *graph.Evidence)

func denied(k *graph.EdgeKey, _ *graph.Evidence) { k.Negated = true }

func cited(by string) how {
	return func(_ *graph.EdgeKey, e *graph.Evidence) { e.Citation = id(graph.KindCitation, by) }
}

func (p *paper) edge(r graph.Relation, from, to graph.ID, sentence string, hows ...how) {
	k := graph.EdgeKey{Relation: r, From: from, To: to}
	start := strings.Index(p.node.Text, sentence)
	if start < 0 {
		start = len(p.node.Text)
		p.node.Text += sentence + " "
	}
	v := graph.Evidence{
		Document: p.node.ID, Span: graph.Span{Start: start, End: start + len(sentence)}, Quote: sentence,
		Place: "bytes", Rule: "test", Confidence: 0.8,
	}
	for _, h := range hows {
		h(&k, &v)
	}
	if v.Citation != "" && !slices.ContainsFunc(p.batch.Claims, func(n graph.Node) bool { return n.NodeID() == v.Citation }) {
		p.batch.Claims = append(p.batch.Claims, &graph.Citation{ID: v.Citation, Document: p.node.ID, Text: sentence, Status: "resolved", Number: 1})
	}
	v.ID = graph.NewEvidenceID(k, v)
	p.batch.Edges = append(p.batch.Edges, graph.Edge{ID: k.ID(), EdgeKey: k, Confidence: v.Confidence, Evidence: []graph.Evidence{v}})
}

// whole is the batch with the document's node, as its text is now.
func (p *paper) whole() graph.Batch {
	b := p.batch
	b.Claims = append(slices.Clone(b.Claims), p.node)
	b.Edges = slices.Clone(b.Edges)
	return b
}

// run audits the graph of the papers and gives the findings in words, "rule: sentence [notes]".
func run(t *testing.T, o audit.Options, papers ...*paper) []string {
	t.Helper()
	store, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	for _, p := range papers {
		if _, err := store.Apply(t.Context(), p.whole()); err != nil {
			t.Fatal(err)
		}
	}
	report, err := audit.Run(t.Context(), store, o)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, f := range report.Findings {
		line := string(f.Rule) + ": " + f.Says
		for _, s := range f.Sides {
			if len(s.Quotes) == 0 {
				t.Errorf("%s: a side without a quote", line)
			}
			if s.Note != "" {
				line += " [" + s.Note + "]"
			}
		}
		out = append(out, line)
	}
	return out
}

func only(rules ...audit.RuleID) audit.Options { return audit.Options{Rules: rules} }

func same(t *testing.T, got []string, want ...string) {
	t.Helper()
	if !slices.Equal(got, want) {
		t.Fatalf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

func TestWorksThatNameDifferentCausesStandSideBySide(t *testing.T) {
	p := newPaper("Harbours", "paper", "Adler")
	strike, bread, pay := p.event("the strike", "1911"), p.event("the drought", "1910"), p.event("the pay cut", "1911")
	one, two, three := p.work("One", "Brandt"), p.work("Two", "Conti"), p.work("Three", "Brandt")
	p.edge(graph.Explains, one, strike, "The drought caused the strike (Brandt 2001).", cited("b"))
	p.edge(graph.Caused, bread, strike, "The drought caused the strike (Brandt 2001).", cited("b"))
	p.edge(graph.Explains, two, strike, "It broke out because of the pay cut (Conti 2001).", cited("c"))
	p.edge(graph.Caused, pay, strike, "It broke out because of the pay cut (Conti 2001).", cited("c"))
	p.edge(graph.Explains, one, bread, "Brandt explains the drought.", cited("b"))
	p.edge(graph.Explains, three, bread, "Brandt explains the drought again.", cited("b"))
	same(t, run(t, only(audit.Rival), p),
		"rival-explanations: 2 works explain the strike; Conti 2001: Two and Brandt 2001: One name different causes. [names as cause: the pay cut] [names as cause: the drought]")
}

func TestWhatIsDisputedStandsBesideWhatAffirmsIt(t *testing.T) {
	p := newPaper("Harbours", "paper", "Adler")
	strike, drought := p.event("the strike", "1911"), p.event("the drought", "1910")
	one, two := p.work("One", "Brandt"), p.work("Two", "Conti")
	p.edge(graph.Reports, one, strike, "It broke out in May (Brandt 2001).", cited("b"))
	p.edge(graph.Disputes, two, strike, "There was no strike, Conti (2001) holds.", cited("c"))
	p.edge(graph.Caused, drought, strike, "The drought caused it (Brandt 2001).", cited("b"))
	p.edge(graph.Caused, drought, strike, "The drought did not cause it (Conti 2001).", cited("c"), denied)
	same(t, run(t, only(audit.Disputed), p),
		"disputed: That the drought caused the strike is affirmed and denied. [affirmed] [denied]",
		"disputed: the strike is disputed by 1 work, and explained or reported by 1 work.")
}

func TestACauseThatCameAfterItsEffectIsTold(t *testing.T) {
	p := newPaper("Harbours", "paper", "Adler")
	early, late := p.event("the strike", "1911-05"), p.event("the drought", "1911-06")
	vague, unknown := p.event("the fog", "1912~"), p.event("the rumour", "")
	act, year := p.policy("the Harbour Act", "1913"), p.event("the ball", "1911")
	for _, from := range []graph.ID{late, vague, unknown, act, year} {
		p.edge(graph.LedTo, from, early, "It led to the strike, says "+string(from)+".")
	}
	p.edge(graph.Caused, act, late, "The Act did not cause the drought.", denied)
	same(t, run(t, only(audit.LateCause, audit.LatePolicy), p),
		"cause-after-effect: the drought (1911-06) is said to have led to the strike (1911-05), which came first. [dated 1911-06]",
		"policy-after-event: the Harbour Act (1913) is said to have led to the strike (1911-05), which came first. [dated 1913]")
}

func TestAClaimThatOnlyPassesFromCitationToCitationIsTold(t *testing.T) {
	first := newPaper("First", "paper", "Adler")
	strike := first.event("the strike", "1911")
	second := first.work("Second", "Brandt")
	first.edge(graph.Explains, second, strike, "Bread was dear (Brandt 2001).", cited("b"))

	passing := newPaper("Second", "paper", "Brandt")
	passing.event("the strike", "1911")
	third := passing.work("Third", "Conti")
	passing.edge(graph.Explains, third, strike, "Conti (2001) says that bread was dear.", cited("c"))
	same(t, run(t, only(audit.Secondhand), first, passing),
		"second-hand: What is said of the strike rests on citations alone: Brandt 2001: Second cited for it, read here, has it from another. [read here; cites another for it] [not read here]")

	owner := newPaper("Third", "paper", "Conti")
	owner.event("the strike", "1911")
	owner.edge(graph.Explains, owner.own, strike, "Bread was dear, and so they struck.")
	same(t, run(t, only(audit.Secondhand), first, passing, owner))
}

func TestNewsAndPapersAreHeldAgainstEachOther(t *testing.T) {
	news := newPaper("Page", "news", "Herald")
	strike, ball := news.event("the strike", "1911"), news.event("the ball", "1911")
	news.edge(graph.Mentions, news.node.ID, strike, "Dockers are on strike.")
	news.edge(graph.Mentions, news.node.ID, ball, "The ball is tomorrow.")
	p := newPaper("Harbours", "paper", "Adler")
	p.event("the strike", "1911")
	drought := p.event("the drought", "1910")
	p.edge(graph.Explains, p.own, strike, "They struck because bread was dear.")
	p.edge(graph.Explains, p.own, drought, "It did not rain.")
	same(t, run(t, only(audit.Unexplained, audit.Unsourced), news, p),
		"news-unexplained: the ball is in the news, and no paper here explains it.",
		"explained-unsourced: the drought is explained, and no work here is the source that it happened.")
	same(t, run(t, only(audit.Unexplained), news))
}

func TestFindingsAreBoundedAndCounted(t *testing.T) {
	p := newPaper("Harbours", "paper", "Adler")
	for i := range 300 {
		name := fmt.Sprintf("event %03d", i)
		p.edge(graph.Explains, p.own, p.event(name, ""), "Why "+name+".")
	}
	p.node.Coverage = graph.Coverage{Citations: 9, Resolved: 2, Dangling: 4, Ambiguous: 3}
	decided := newPaper("Decisions", graph.GenreDecisions, "Nobody")
	store, err := sqlite.Open(t.Context(), ":memory:", zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(context.Background()) })
	for _, d := range []*paper{p, decided} {
		if _, err := store.Apply(t.Context(), d.whole()); err != nil {
			t.Fatal(err)
		}
	}
	report, err := audit.Run(t.Context(), store, audit.Options{First: 2})
	if err != nil {
		t.Fatal(err)
	}
	if len(report.Findings) != 2 || report.Found[audit.Unsourced] != 300 || report.Things != 300 || report.Documents != 1 {
		t.Fatalf("got %d findings, counted %v of %d things in %d documents", len(report.Findings), report.Found, report.Things, report.Documents)
	}
	missing := strings.Join(report.Missing, " ")
	for _, want := range []string{"300 of 300 events and policies have no known date", "7 citations lead to no single entry", "Only statements that were recognised"} {
		if !strings.Contains(missing, want) {
			t.Errorf("the report does not say that %q: %q", want, missing)
		}
	}
	for _, o := range []audit.Options{{Rules: []audit.RuleID{"none"}}, {First: graph.MaxPage + 1}, {First: -1}} {
		if _, err := audit.Run(t.Context(), store, o); err == nil {
			t.Errorf("no error for %+v", o)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := audit.Run(ctx, store, audit.Options{}); graph.CodeOf(err) != graph.Timeout {
		t.Errorf("an ended context gave %v", err)
	}
}
