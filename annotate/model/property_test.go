package model_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kg/annotate"
	"kg/annotate/lexicon"
	"kg/annotate/model"
	"kg/document"
	"kg/loaders"
	"kg/seeds"
)

const mixed = `# Ports

[a:Norway] met [a:Peru] at [e:the talks] in {d:1921}, <n:Ortiz (2019)> writes.
The Labour Front — the "Front" — opposed the Harbour Act of {d:1920} and the Harbour Act of {d:1921}.
It ended in a walk-out; a walk-out that [x:Ana Ruiz] had called <c:(Lind, 2020)>.

港の条約 was signed by 東京 and by Ünal Çelik’s Union.
[p:The pact] fell. [p:The pact=The pact] rose. Nobody said why.
`

// drawn is an answer of any numbers, kinds, ids and quotes, most of them of the text.
func drawn(r *rapid.T, text string) string {
	quote := rapid.Custom(func(r *rapid.T) string {
		if rapid.IntRange(0, 9).Draw(r, "lie") == 0 {
			return rapid.String().Draw(r, "words")
		}
		runes := []rune(text)
		from := rapid.IntRange(0, len(runes)-1).Draw(r, "from")
		to := rapid.IntRange(from, min(len(runes), from+40)).Draw(r, "to")
		for from > 0 && runes[from-1] != ' ' && runes[from-1] != '\n' {
			from--
		}
		for to < len(runes) && runes[to] != ' ' && runes[to] != '\n' && runes[to] != '.' {
			to++
		}
		return string(runes[from:to])
	})
	id := rapid.SampledFrom([]string{"", "e1", "e2", "e3", "e4", "e5", "m1", "m2", "m3", "c1", "e0", "e-1", "x"})
	mention := rapid.Custom(func(r *rapid.T) map[string]any {
		return map[string]any{
			"id": id.Draw(r, "id"), "n": rapid.IntRange(-1, 8).Draw(r, "n"), "quote": quote.Draw(r, "quote"), "name": quote.Draw(r, "name"),
			"kind": rapid.SampledFrom([]string{"actor", "event", "policy", "work", ""}).Draw(r, "kind"),
			"type": rapid.SampledFrom([]string{"person", "state", "strike", "law", "odd"}).Draw(r, "type"),
		}
	})
	relations := []string{"explains", "disputes", "reports", "discusses", "participated_in", "signed", "adopted", "opposed", "caused", "led_to", "preceded", "member_of", "leads", "allied_with", "succeeded", "part_of", "cites", ""}
	statement := rapid.Custom(func(r *rapid.T) map[string]any {
		if rapid.IntRange(0, 2).Draw(r, "apt") == 0 { // of the text of mixed, so that much is kept and meets the rest
			s := rapid.SampledFrom([][4]string{
				{"participated_in", "e1", "e3", ""}, {"participated_in", "e2", "e3", ""}, {"opposed", "e1", "e3", ""}, {"allied_with", "e1", "e2", ""},
				{"allied_with", "e2", "e1", ""}, {"explains", "", "e3", "c1"}, {"reports", "", "e3", "c1"}, {"succeeded", "e1", "e2", ""}, {"succeeded", "e2", "e1", ""},
			}).Draw(r, "words")
			return map[string]any{"n": 1, "relation": s[0], "subject": s[1], "object": s[2], "citation": s[3], "quote": "met", "negated": rapid.Bool().Draw(r, "negated")}
		}
		return map[string]any{
			"n": rapid.IntRange(-1, 8).Draw(r, "n"), "relation": rapid.SampledFrom(relations).Draw(r, "relation"), "subject": id.Draw(r, "subject"), "object": id.Draw(r, "object"),
			"quote": quote.Draw(r, "quote"), "citation": rapid.SampledFrom([]string{"", "c1", "c2", "c3"}).Draw(r, "citation"),
			"negated": rapid.Bool().Draw(r, "negated"), "hedged": rapid.Bool().Draw(r, "hedged"),
		}
	})
	raw, err := json.Marshal(map[string]any{
		"mentions":   rapid.SliceOfN(mention, 0, 12).Draw(r, "mentions"),
		"statements": rapid.SliceOfN(statement, 0, 12).Draw(r, "statements"),
	})
	if err != nil {
		r.Fatal(err)
	}
	return string(raw)
}

// TestWhateverAModelAnswersKeepsTheLaws draws answers, most of them of words that stand in the text.
func TestWhateverAModelAnswersKeepsTheLaws(t *testing.T) {
	keptMentions, keptStatements := 0, 0
	rapid.Check(t, func(r *rapid.T) {
		d, before, again := marked(mixed), marked(mixed), marked(mixed)
		answer := drawn(r, d.Text)
		read(r, d, answers(answer), 1)
		asBefore(r, before, d)
		keptMentions, keptStatements = keptMentions+d.Proposed.Mentions, keptStatements+d.Proposed.Statements
		read(r, again, answers(answer), 3)
		if diff := cmp.Diff(d.Layers, again.Layers); diff != "" {
			r.Fatal(diff)
		}
	})
	if keptMentions == 0 || keptStatements == 0 {
		t.Errorf("nothing was kept, so nothing was tried: %d mentions, %d statements", keptMentions, keptStatements)
	}
}

// asBefore fails where something that the rules found is not as it was.
func asBefore(r tester, before, d *document.Document) {
	r.Helper()
	for i, e := range before.Layers.Entities {
		now := d.Layers.Entities[i]
		now.Mentions = nil
		for _, m := range d.Layers.Entities[i].Mentions {
			if m.Rule != d.Proposed.By {
				now.Mentions = append(now.Mentions, m)
			}
		}
		if diff := cmp.Diff(e, now); diff != "" {
			r.Fatal(diff)
		}
	}
	var statements []document.Statement
	for _, s := range d.Layers.Statements {
		if s.Rule != d.Proposed.By {
			statements = append(statements, s)
		}
	}
	if diff := cmp.Diff(before.Layers.Statements, statements); diff != "" {
		r.Fatal(diff)
	}
}

// TestOnReadDocumentsItKeepsTheLaws lets drawn answers meet the sample corpus as the rules read it.
func TestOnReadDocumentsItKeepsTheLaws(t *testing.T) {
	lex, err := lexicon.Merge()
	if err != nil {
		t.Fatal(err)
	}
	load := func(name string) *document.Document {
		raw, err := seeds.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: raw}, loaders.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if err := annotate.Run(context.Background(), annotate.Default(lex), d); err != nil {
			t.Fatal(err)
		}
		return d
	}
	for _, name := range seeds.Documents() {
		d, before := load(name), load(name)
		read(t, d, proposer(func(_ context.Context, p model.Prompt) (model.Answer, error) {
			var shown struct {
				Sentences []struct{ Text string }
			}
			if err := json.Unmarshal([]byte(p.User), &shown); err != nil {
				t.Error(err)
			}
			text := ""
			for _, s := range shown.Sentences {
				text += s.Text + "\n"
			}
			answer := rapid.Custom(func(r *rapid.T) string { return drawn(r, text) }).Example(len(text))
			return model.Answer{Text: answer}, nil
		}), 1)
		asBefore(t, before, d)
		if d.Proposed.Parts == 0 {
			t.Errorf("%s: nothing was shown", name)
		}
	}
}

// FuzzAnswer holds any text that a model may answer.
func FuzzAnswer(f *testing.F) {
	for _, s := range []string{
		"", "{}", "null", "[]", `{"mentions":null,"statements":[]}`, "```json\n{\"mentions\":[]}\n```", "```", "```\n```", `{"mentions":[{"id":"m1","n":2,"kind":"policy","type":"law","quote":"Harbour Act","name":"Harbour Act"}]}`,
		`{"mentions":[{"id":"m1","n":3,"kind":"event","quote":"walk-out","name":"walk-out"}],"statements":[{"n":3,"relation":"initiated","subject":"e5","object":"m1","quote":"had called"}]}`,
		`{"statements":[{"n":1,"relation":"participated_in","subject":"e1","object":"e3","quote":"met","citation":"c1"}]}`, `{"mentions":[{"n":1e99}]}`, "{\"mentions\":[{\"quote\":\"\xff\"}]}",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, answer string) {
		d, before := marked(mixed), marked(mixed)
		read(t, d, answers(answer), 1)
		asBefore(t, before, d)
		if (model.Check(answer) == nil) != (d.Proposed.Unread() == 0) {
			t.Fatal("the cache would keep what is not read, or not keep what is")
		}
	})
}
