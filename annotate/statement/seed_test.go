package statement_test

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"kg/annotate/citation"
	"kg/annotate/date"
	"kg/annotate/reference"
	"kg/annotate/statement"
	"kg/document"
)

// seedThings are things that the first document names, by the words that name them there.
var seedThings = []struct {
	kind  document.EntityKind
	name  string
	words []string
}{
	{document.Event, "summit", []string{"2019 Hanoi Summit"}},
	{document.Event, "deterioration", []string{"deterioration of inter-Korean relations"}},
	{document.Event, "address", []string{"2024 New Year"}},
	{document.Event, "arch", []string{"demolition of the Arch of Reunification"}},
	{document.Event, "office", []string{"demolished the inter-Korean Liaison Office"}},
	{document.Event, "abandonment", []string{"unification is no longer viewed"}},
	{document.Policy, "nuclear programme", []string{"nuclear combat capability"}},
}

// TestTheSeedPapersQuestions holds the answers to questions 7 to 9 on the first document.
func TestTheSeedPapersQuestions(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(shared(t, "seeds"), "000_*.txt"))
	if err != nil || len(files) != 1 {
		t.Fatalf("the first document: %v, %v", files, err)
	}
	d, _ := load(t, files[0])
	for _, a := range []interface {
		Annotate(context.Context, *document.Document) error
	}{date.New(), reference.New(), citation.New()} {
		if err := a.Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
	}
	for _, x := range seedThings {
		e := document.Entity{Kind: x.kind, Name: x.name, Key: x.name}
		for _, w := range x.words {
			for at := 0; ; {
				i := strings.Index(d.Text[at:], w)
				if i < 0 {
					break
				}
				at += i
				e.Mentions = append(e.Mentions, document.Mention{Span: document.Span{Start: at, End: at + len(w)}, Passage: -1, Rule: "test", Confidence: 1})
				at += len(w)
			}
		}
		if len(e.Mentions) == 0 {
			t.Fatalf("%s is nowhere named", x.name)
		}
		d.Layers.Entities = append(d.Layers.Entities, e)
	}
	if err := statement.New(nil).Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, s := range d.Layers.Statements {
		got[voiced(d, s)] = true
	}
	for _, want := range []string{
		"K. S. Kim 2024b explains abandonment", "K. S. Kim 2024b explains summit", "K. S. Kim 2024b explains deterioration", "K. S. Kim 2024b explains address",
		"Nah 2019 explains summit", "R. M. Lee 2025 explains summit", "Jack et al. 2024 reports arch", "Berlinger et al. 2020 reports office",
		"K. S. Kim 2024b explains nuclear programme", "Ponomarenko 2025 discusses summit",
	} {
		if !got[want] {
			t.Errorf("missing: %s; got %v", want, got)
		}
	}
	if got["Ponomarenko 2025 explains summit"] {
		t.Error("the work that only mentions the summit is said to explain it")
	}
}

// voiced is "Ortiz 2019 explains the strike", by the key of the citation's first candidate.
func voiced(d *document.Document, s document.Statement) string {
	if s.Citation < 0 || len(d.Layers.Citations[s.Citation].Candidates) == 0 {
		return "document " + string(s.Relation) + " " + d.Layers.Entities[s.Object].Name
	}
	key := d.Layers.References[d.Layers.Citations[s.Citation].Candidates[0].Reference].Key
	return key + " " + string(s.Relation) + " " + d.Layers.Entities[s.Object].Name
}
