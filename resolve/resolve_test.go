package resolve_test

import (
	"fmt"
	"strings"
	"testing"

	"kg/document"
	"kg/graph"
	"kg/resolve"
)

// page is an annotated document: one sentence, two entries, one statement.
func page(status document.CitationStatus, candidates ...int) *document.Document {
	text := "The dam broke because of rust (Roe, 2001).\n\nRoe, A. (2001). Rust in old dams of the north. Press.\n\nRoe, B. (2001). Old dams of the south and their keepers. Press.\n"
	at := func(s string) document.Span {
		i := strings.Index(text, s)
		return document.Span{Start: i, End: i + len(s)}
	}
	d := &document.Document{ID: document.Digest([]byte(text)), Name: "dam.md", Text: text, Size: int64(len(text)), Origin: document.Identity(len(text), 0)}
	for _, para := range strings.Split(strings.TrimSpace(text), "\n\n") {
		d.Blocks = append(d.Blocks, document.Block{Span: at(para), Content: at(para), Kind: document.Paragraph, Section: -1, Continues: -1})
	}
	sentence := at("The dam broke because of rust (Roe, 2001).")
	l := &d.Layers
	l.Passages = []document.Passage{{Span: sentence, Kind: document.Paragraph}}
	for i, raw := range []string{"Roe, A. (2001). Rust in old dams of the north. Press.", "Roe, B. (2001). Old dams of the south and their keepers. Press."} {
		l.References = append(l.References, document.Reference{
			Span: at(raw), Parts: []document.Span{at(raw)}, Raw: raw, Key: []string{"A. Roe 2001", "B. Roe 2001"}[i], Year: "2001",
			Title: strings.Split(raw, ". ")[2], Authors: []document.Person{{Family: "Roe", Given: []string{"A.", "B."}[i]}}, Confidence: 1,
		})
	}
	c := document.Citation{Span: at("Roe, 2001"), Group: at("(Roe, 2001)"), Anchor: at("(Roe, 2001)"), Kind: document.Parenthetical, Status: status, Via: -1}
	for _, k := range candidates {
		c.Candidates = append(c.Candidates, document.Candidate{Reference: k, Score: 0.9, Reason: "family name and year agree"})
	}
	l.Citations = []document.Citation{c}
	l.Entities = []document.Entity{{Kind: document.Event, Name: "dam break", Key: "break dam", Mentions: []document.Mention{{Span: at("The dam broke"), Rule: "verb", Confidence: 0.8}}}}
	l.Statements = []document.Statement{{Span: sentence, Citation: 0, Relation: document.Explains, Subject: -1, Object: 0, Rule: "because", Confidence: 0.8}}
	return d
}

func edges(t *testing.T, d *document.Document, rel graph.Relation) []graph.Edge {
	t.Helper()
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	b, err := resolve.Batch(d)
	if err != nil {
		t.Fatal(err)
	}
	var out []graph.Edge
	for _, e := range b.Edges {
		if e.Relation == rel {
			out = append(out, e)
		}
	}
	return out
}

// TestEveryVoiceBehindTheDocumentHasItsWords holds that a chain of hearsay can be read hop by hop.
func TestEveryVoiceBehindTheDocumentHasItsWords(t *testing.T) {
	text := "Lima said that the dam broke because of rust (Holt, 1999, as cited in Roe, 2001)."
	at := func(s string) document.Span {
		i := strings.Index(text, s)
		return document.Span{Start: i, End: i + len(s)}
	}
	d := page(document.Resolved, 0)
	rest := strings.TrimPrefix(d.Text, "The dam broke because of rust (Roe, 2001).")
	shift := len(text) - (len(d.Text) - len(rest))
	d.Text = text + rest
	d.ID, d.Size, d.Origin = document.Digest([]byte(d.Text)), int64(len(d.Text)), document.Identity(len(d.Text), 0)
	for i := range d.Blocks {
		if i == 0 {
			d.Blocks[i].Span, d.Blocks[i].Content = document.Span{End: len(text)}, document.Span{End: len(text)}
			continue
		}
		d.Blocks[i].Start, d.Blocks[i].End = d.Blocks[i].Start+shift, d.Blocks[i].End+shift
		d.Blocks[i].Content = d.Blocks[i].Span
	}
	l := &d.Layers
	for i := range l.References {
		l.References[i].Start, l.References[i].End = l.References[i].Start+shift, l.References[i].End+shift
		l.References[i].Parts = []document.Span{l.References[i].Span}
	}
	l.Passages[0].Span = document.Span{End: len(text)}
	group := at("(Holt, 1999, as cited in Roe, 2001)")
	roe, holt := l.Citations[0], l.Citations[0]
	roe.Span, roe.Group, roe.Anchor = at("Roe, 2001"), group, group
	holt.Span, holt.Group, holt.Anchor, holt.Kind, holt.Status, holt.Via, holt.Candidates = at("Holt, 1999"), group, group, document.Secondary, document.Dangling, 0, nil
	l.Citations = []document.Citation{roe, holt}
	l.Entities[0].Mentions[0].Span = at("the dam broke")
	l.Entities = append(l.Entities, document.Entity{Kind: document.Actor, Name: "Peru", Key: "peru", Mentions: []document.Mention{{Span: at("Lima"), Rule: "seat", Confidence: 0.8}}})
	l.Statements[0].Span = document.Span{End: len(text)}
	l.Statements[0].Hearsay = []document.Voice{{Entity: 1, Words: at("Lima said")}}

	got := edges(t, d, graph.Explains)
	if len(got) != 1 {
		t.Fatalf("got %+v", got)
	}
	v := got[0].Evidence[0]
	want := []string{"dam.md", "A. Roe 2001", "Holt, 1999", "Peru"}
	if strings.Join(v.Voices, "; ") != strings.Join(want, "; ") {
		t.Fatalf("voices %q", v.Voices)
	}
	var said []string
	for _, s := range v.Sayings {
		if d.Text[s.Span.Start:s.Span.End] != s.Quote {
			t.Errorf("the words of %s are no slice: %q", s.Voice, s.Quote)
		}
		said = append(said, s.Voice+": "+s.Quote)
	}
	if got := strings.Join(said, "; "); got != "A. Roe 2001: Roe, 2001; Holt, 1999: Holt, 1999; Peru: Lima said" {
		t.Errorf("sayings %q", got)
	}
}

func TestAResolvedCitationGivesItsWorkTheStatement(t *testing.T) {
	got := edges(t, page(document.Resolved, 0), graph.Explains)
	if len(got) != 1 || got[0].Confidence != 0.8 || got[0].Evidence[0].Citation == "" {
		t.Fatalf("got %+v", got)
	}
	if v := got[0].Evidence[0].Voices; len(v) != 2 || v[1] != "A. Roe 2001" {
		t.Fatalf("voices %q", v)
	}
}

func TestAnAmbiguousCitationSharesItsConfidenceAmongAllCandidates(t *testing.T) {
	got := edges(t, page(document.Ambiguous, 0, 1), graph.Explains)
	if len(got) != 2 || got[0].Confidence != 0.4 || got[1].Confidence != 0.4 || got[0].Evidence[0].Reason == "" {
		t.Fatalf("got %+v", got)
	}
	if cites := edges(t, page(document.Ambiguous, 0, 1), graph.Cites); len(cites) != 0 {
		t.Fatalf("an ambiguous citation cites %d works", len(cites))
	}
}

func TestADanglingCitationSpeaksForNoWork(t *testing.T) {
	d := page(document.Dangling)
	if got := edges(t, d, graph.Explains); len(got) != 0 {
		t.Fatalf("got %+v", got)
	}
	b, err := resolve.Batch(d)
	if err != nil {
		t.Fatal(err)
	}
	for _, n := range b.Claims {
		if doc, ok := n.(*graph.Document); ok && (doc.Coverage.Dangling != 1 || doc.Coverage.ReferencesNeverUsed != 2) {
			t.Fatalf("coverage %+v", doc.Coverage)
		}
	}
}

func TestAWorkHasOneKeyInEveryStyle(t *testing.T) {
	people := []document.Person{{Family: "Núñez", Given: "A. B."}}
	same := resolve.WorkKey("The Long Goodbye to Free Allowances: A History", "2020", people, "")
	for _, title := range []string{"The long goodbye to free allowances: a history", "The Long Good-bye to Free Allowances – A History.", "THE LONG GOODBYE TO FREE ALLOWANCES A HISTORY"} {
		if got := resolve.WorkKey(title, "2020", nil, ""); got != same {
			t.Errorf("%q: %s, want %s", title, got, same)
		}
	}
	for _, other := range []string{
		resolve.WorkKey("The Long Goodbye to Free Allowances: A History", "2021", people, ""),
		resolve.WorkKey("The Long Goodbye to Free Allowances: A Reply", "2020", people, ""),
	} {
		if other == same {
			t.Errorf("different works share the key %s", other)
		}
	}
	if resolve.WorkKey("Editorial", "2020", people, "") == resolve.WorkKey("Editorial", "2020", []document.Person{{Family: "Roe"}}, "") {
		t.Error("a short title alone joins two works")
	}
}

// TestAModelsReadingIsNoTrait: what is one thing across documents is decided by what the rules read.
func TestAModelsReadingIsNoTrait(t *testing.T) {
	traits := func(rule string) string {
		d := page(document.Resolved, 0)
		l := &d.Layers
		for i, name := range []string{"rust", "dams"} {
			at := strings.Index(d.Text, name)
			m := document.Mention{Span: document.Span{Start: at, End: at + len(name)}, Passage: -1, Rule: "verb", Confidence: 0.8}
			m2 := m
			if i == 1 {
				m2.Rule = rule
			}
			l.Entities = append(l.Entities, document.Entity{Kind: document.Actor, Type: "state", Name: name, Key: "geo:" + name, Mentions: []document.Mention{m, m2}})
		}
		l.Statements = append(l.Statements, document.Statement{Span: l.Passages[0].Span, Citation: -1, Relation: document.Initiated, Subject: 1, Object: 0, Rule: rule, Confidence: 0.3})
		return fmt.Sprint(resolve.Entities(d)[0].(*graph.Event).Traits)
	}
	if got := traits("verb"); !strings.Contains(got, "geo:rust") {
		t.Errorf("a rule's reading: %s", got)
	}
	if got := traits("model:stub"); strings.Contains(got, "with") {
		t.Errorf("a model's reading: %s", got)
	}
}
