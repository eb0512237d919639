package export_test

import (
	"context"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"kg/graph"
)

func TestAVaultHasANoteForEachNodeWithItsQuotes(t *testing.T) {
	s := odd(t)
	var got struct {
		Notes map[string]map[string]any
		Links map[string][]string
		Text  map[string]string
		Tags  map[string][]string
	}
	if err := json.Unmarshal(reimport(t, "vault_obsidiantools", exported(t, s, "obsidian")), &got); err != nil {
		t.Fatal(err)
	}
	nodes, links := 0, map[string][]string{}
	for r, err := range s.Records(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if r.Edge == nil {
			nodes++
			id := string(r.Node.NodeID())
			says := nodeSays(r.Node)
			says["aliases"] = says["names"]
			delete(says, "names")
			reader{says: same}.agrees(t, id, got.Notes[id], says)
			if tags := got.Tags[id]; !slices.Equal(tags, []string{"kg/" + string(r.Node.NodeKind())}) && len(tags) > 0 {
				t.Errorf("%s has the tags %v", id, tags)
			}
			continue
		}
		from, to := string(r.Edge.From), string(r.Edge.To)
		links[from], links[to] = append(links[from], to), append(links[to], from)
		for _, v := range r.Edge.Evidence {
			links[from], links[to] = append(links[from], string(v.Document)), append(links[to], string(v.Document))
			if text := unescaped(got.Text[from]); !strings.Contains(text, "> "+inOneLine(v.Quote)+"\n") {
				t.Errorf("the note on %s lacks %q:\n%s", from, v.Quote, text)
			}
		}
	}
	if len(got.Notes) != nodes {
		t.Errorf("%d notes for %d nodes", len(got.Notes), nodes)
	}
	for id, want := range links {
		slices.Sort(want)
		if want = slices.Compact(want); !slices.Equal(got.Links[id], want) {
			t.Errorf("%s leads to %v, want %v", id, got.Links[id], want)
		}
	}
}

// inOneLine is a quote without line breaks and other controls.
func inOneLine(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' {
			return ' '
		}
		return r
	}, s)
}

// unescaped is Markdown as it is read.
func unescaped(s string) string {
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			i++
		}
		b.WriteByte(s[i])
	}
	return b.String()
}

func TestACanvasHasACardForEachNode(t *testing.T) {
	s := odd(t)
	var got found
	if err := json.Unmarshal(reimport(t, "canvas_pyjsoncanvas", exported(t, s, "canvas")), &got); err != nil {
		t.Fatal(err)
	}
	places := map[[2]any]bool{}
	nodes, edges := 0, 0
	for r, err := range s.Records(context.Background()) {
		switch {
		case err != nil:
			t.Fatal(err)
		case r.Edge == nil:
			nodes++
			card := got.Nodes[string(r.Node.NodeID())]
			text, _ := card["text"].(string)
			if !strings.HasPrefix(unescaped(text), "**"+inOneLine(r.Node.Label())+"**\n"+string(r.Node.NodeKind())) {
				t.Errorf("the card of %q says %q", r.Node.Label(), text)
			}
			places[[2]any{card["x"], card["y"]}] = true
		default:
			edges++
			e := got.Edges[string(r.Edge.ID)]
			label, _ := e["label"].(string)
			if e["source"] != string(r.Edge.From) || e["target"] != string(r.Edge.To) || strings.HasPrefix(label, "not ") != r.Edge.Negated || !strings.Contains(label, string(r.Edge.Relation)) {
				t.Errorf("%+v, want %+v", e, r.Edge.EdgeKey)
			}
			for _, v := range r.Edge.Evidence {
				text, _ := got.Nodes[string(r.Edge.From)]["text"].(string)
				if !strings.Contains(unescaped(text), "> "+inOneLine(v.Quote)) {
					t.Errorf("a card lacks %q", v.Quote)
				}
			}
		}
	}
	if len(got.Nodes) != nodes || len(got.Edges) != edges || len(places) != nodes {
		t.Errorf("%d cards in %d places and %d arrows, for %d nodes and %d edges", len(got.Nodes), len(places), len(got.Edges), nodes, edges)
	}
}

func TestACanvasSaysWhichPassagesAreHedgedOrRejected(t *testing.T) {
	s := odd(t)
	decided := graph.Decision{ID: graph.NewID("decision", "canvas"), Kind: graph.DecisionReject, Who: "Rea", When: "2024-05-01T10:00:00Z"}
	doc := &graph.Document{ID: graph.NewID("document", "doubt"), Name: "doubt.md", Text: "The flood led to the law."}
	flood, law := &graph.Event{ID: graph.NewID("event", "flood"), Name: "Flood"}, &graph.Event{ID: graph.NewID("event", "law"), Name: "Law"}
	b := graph.Batch{Document: doc.ID, Claims: []graph.Node{doc, flood, law}, Edges: []graph.Edge{{
		EdgeKey: graph.EdgeKey{Relation: graph.LedTo, From: flood.ID, To: law.ID},
		Evidence: []graph.Evidence{{
			Document: doc.ID, Span: graph.Span{Start: 0, End: len(doc.Text)}, Quote: doc.Text, Place: "here", Rule: "test", Confidence: 0.75, Hedged: true,
			Verdict: graph.DecisionReject, Decisions: []graph.Decision{decided},
		}},
	}}}
	if _, err := s.Apply(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	var got struct{ Nodes []struct{ ID, Text string } }
	raw, err := os.ReadFile(exported(t, s, "canvas"))
	if err == nil {
		err = json.Unmarshal(raw, &got)
	}
	if err != nil {
		t.Fatal(err)
	}
	for _, card := range got.Nodes {
		if card.ID == string(flood.ID) {
			if !strings.Contains(card.Text, "doubt.md (0.75, hedged, rejected)") {
				t.Errorf("the card says %q", card.Text)
			}
			return
		}
	}
	t.Error("no card of the flood")
}
