package model_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"kg/annotate"
	"kg/annotate/model"
	"kg/document"
	"kg/graph"
	"kg/resolve"
)

var update = flag.Bool("update", false, "write what is read into testdata")

// answers is a model that says the same to everything.
type answers string

func (a answers) Propose(context.Context, model.Prompt) (model.Answer, error) {
	return model.Answer{Text: string(a), Requests: 1, TokensIn: 100, TokensOut: 10, Metered: true}, nil
}

// proposer is a model of a function.
type proposer func(ctx context.Context, p model.Prompt) (model.Answer, error)

func (f proposer) Propose(ctx context.Context, p model.Prompt) (model.Answer, error) {
	return f(ctx, p)
}

type tester interface {
	Helper()
	Fatal(...any)
	Fatalf(string, ...any)
}

func read(t tester, d *document.Document, p model.Proposer, concurrency int) {
	t.Helper()
	a, err := model.New(model.Config{Name: "stub-1", Proposer: p, Concurrency: concurrency})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Annotate(context.Background(), d); err != nil {
		t.Fatal(err)
	}
	laws(t, d)
}

// laws holds whatever a model answers: quotes are slices, mentions are flat, what the rules found is as it was, what was added bears
// the model's name and a confidence below theirs, and the batch is sound.
func laws(t tester, d *document.Document) {
	t.Helper()
	if err := d.Validate(); err != nil {
		t.Fatal(err)
	}
	var spans []document.Span
	mentions, statements := 0, 0
	for _, e := range d.Layers.Entities {
		if e.Key == "" || len(e.Mentions)+len(e.Told) == 0 || e.Name == "" {
			t.Fatalf("an entity without key, name or mention: %+v", e)
		}
		for _, m := range e.Mentions {
			spans = append(spans, m.Span)
			if strings.HasPrefix(m.Rule, "model:") {
				mentions++
				if m.Confidence >= 0.35 || m.Empty() || m.Rule != d.Proposed.By {
					t.Fatalf("a mention of the model: %+v", m)
				}
			}
		}
	}
	slices.SortFunc(spans, func(a, b document.Span) int { return a.Start - b.Start })
	for i := 1; i < len(spans); i++ {
		if spans[i-1].Overlaps(spans[i]) {
			t.Fatalf("mentions overlap: %q and %q", d.Slice(spans[i-1]), d.Slice(spans[i]))
		}
	}
	for _, s := range d.Layers.Statements {
		if !strings.HasPrefix(s.Rule, "model:") {
			continue
		}
		statements++
		if s.Confidence >= 0.35 || s.Empty() {
			t.Fatalf("a statement of the model: %+v", s)
		}
		for _, c := range s.Cues {
			if !s.Contains(c) {
				t.Fatalf("a cue outside its evidence: %+v", s)
			}
		}
		for _, end := range []int{s.Subject, s.Object} {
			if end >= 0 && !slices.ContainsFunc(d.Layers.Entities[end].Mentions, func(m document.Mention) bool { return s.Contains(m.Span) }) {
				t.Fatalf("%s is not named in the evidence %q", d.Layers.Entities[end].Name, d.Slice(s.Span))
			}
		}
	}
	if mentions != d.Proposed.Mentions || statements != d.Proposed.Statements {
		t.Fatalf("%d mentions and %d statements stand, %d and %d were counted", mentions, statements, d.Proposed.Mentions, d.Proposed.Statements)
	}
	b, err := resolve.Batch(d)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Validate(); err != nil {
		t.Fatal(err)
	}
}

// TestPromptsAndWhatIsKept reads testdata/*.txtar: a marked document, the prompt it makes, an answer, and what of it is kept.
func TestPromptsAndWhatIsKept(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "*.txtar"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			in := map[string]string{}
			for _, f := range archive.Files {
				in[f.Name] = string(f.Data)
			}
			d := marked(in["document"])
			for line := range strings.Lines(in["rules"]) {
				f := strings.Split(strings.TrimSpace(line), " | ")
				n := 0
				if _, err := fmt.Sscan(f[0], &n); err != nil {
					t.Fatal(err)
				}
				says(d, n, document.Relation(f[2]), f[1], f[3])
			}
			var prompt string
			read(t, d, proposer(func(_ context.Context, p model.Prompt) (model.Answer, error) {
				prompt += p.User
				return model.Answer{Text: in["answer"]}, nil
			}), 1)
			got := map[string]string{"prompt": prompt, "kept": kept(d)}
			for i, f := range archive.Files {
				if want, ok := got[f.Name]; ok && *update {
					archive.Files[i].Data = []byte(want)
				} else if ok && want != string(f.Data) {
					t.Error(cmp.Diff(string(f.Data), want))
				}
			}
			if *update {
				if err := os.WriteFile(file, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}

// kept is what a model added to a document, and what was dropped.
func kept(d *document.Document) string {
	var b strings.Builder
	for _, e := range d.Layers.Entities {
		for _, m := range e.Mentions {
			if m.Rule == d.Proposed.By {
				fmt.Fprintf(&b, "mention %q: %s %s %q %s %s\n", d.Slice(m.Span), e.Kind, e.Type, e.Name, e.Key, e.Date)
			}
		}
	}
	for _, s := range d.Layers.Statements {
		if s.Rule != d.Proposed.By {
			continue
		}
		who := "the document"
		if s.Citation >= 0 {
			who = d.Slice(d.Layers.Citations[s.Citation].Span)
		}
		if s.Subject >= 0 {
			who = fmt.Sprintf("%s says %s", who, d.Layers.Entities[s.Subject].Name)
		}
		fmt.Fprintf(&b, "statement %s %s %s", who, s.Relation, d.Layers.Entities[s.Object].Name)
		if s.Negated {
			b.WriteString(", negated")
		}
		if s.Hedged {
			b.WriteString(", hedged")
		}
		fmt.Fprintf(&b, ", %.2f\n  in %q\n", s.Confidence, d.Slice(s.Span))
		for _, c := range s.Cues {
			fmt.Fprintf(&b, "  by %q\n", d.Slice(c))
		}
	}
	for _, why := range slices.Sorted(maps.Keys(d.Proposed.Dropped)) {
		fmt.Fprintf(&b, "dropped %d: %s\n", d.Proposed.Dropped[why], why)
	}
	for _, why := range slices.Sorted(maps.Keys(d.Proposed.Failures)) {
		fmt.Fprintf(&b, "not read: %s\n", why)
	}
	return b.String()
}

// TestTheTableIsThatOfTheGraph holds the relations that a model may propose against what the graph can store.
func TestTheTableIsThatOfTheGraph(t *testing.T) {
	document := map[graph.Kind]bool{graph.KindActor: true, graph.KindEvent: true, graph.KindPolicy: true}
	want := map[string][2][]string{}
	for _, r := range graph.Allowed() {
		var ends [2][]string
		for i, kinds := range [][]graph.Kind{r.From, r.To} {
			for _, k := range kinds {
				if document[k] || i == 0 && k == graph.KindWork {
					ends[i] = append(ends[i], string(k))
				}
			}
		}
		if len(ends[0]) > 0 && len(ends[1]) > 0 {
			want[string(r.Relation)] = ends
		}
	}
	if diff := cmp.Diff(want, model.Table()); diff != "" {
		t.Error(diff)
	}
}

const dispute = `# The harbour

[a:Norway] closed the harbour of Bergen in {d:1921}.
The crews answered with a stoppage that lasted nine days <c:(Ortiz, 2019)>.
[x:Ana Ruiz] called it a mistake.

The Harbour Act ended the stoppage.
`

func TestAModelThatFailsLeavesTheDocumentAsTheRulesReadIt(t *testing.T) {
	for _, p := range []model.Proposer{
		answers("<html>busy</html>"), answers(""), answers("{}"), answers(`{"mentions": [`), answers(`{"mentions": []} and more`), answers("[]"), answers("null"),
		answers(`{"mentions": [{"quote": "` + strings.Repeat("x", 1<<19) + `"}]}`), answers(strings.Repeat("[", 1<<17)),
		proposer(func(context.Context, model.Prompt) (model.Answer, error) {
			return model.Answer{Requests: 3}, errors.New("it is closed")
		}),
	} {
		d, plain := marked(dispute), marked(dispute)
		read(t, d, p, 2)
		if d.Proposed.Unread() != d.Proposed.Parts || d.Proposed.Parts == 0 {
			t.Errorf("not told: %+v", d.Proposed)
		}
		if diff := cmp.Diff(plain.Layers, d.Layers); diff != "" {
			t.Error(diff)
		}
	}
}

func TestTheAccountCountsWhatWasSpent(t *testing.T) {
	d := marked(dispute)
	read(t, d, answers(`{"mentions": [{"id":"m1","n":2,"kind":"event","quote":"stoppage that lasted nine days"},{"id":"m2","n":2,"kind":"event","quote":"flood"}], "statements": [7]}`), 1)
	p := d.Proposed
	if p.Asked() != 3 || p.Mentions != 1 || p.Requests != 1 || p.TokensIn != 100 || p.TokensOut != 10 || p.Unmetered != 0 || p.Parts != 1 {
		t.Errorf("got %+v", p)
	}
}

// long is a document of many parts.
func long() *document.Document {
	var b strings.Builder
	for i := range 400 {
		fmt.Fprintf(&b, "In the year of vote %d the Harbour Council of Port %c%d met the crews and nothing else happened there.\n\n", i, 'A'+i%26, i)
	}
	return marked(b.String())
}

// TestTheOrderOfAnswersDoesNotMatter lets later parts answer first.
func TestTheOrderOfAnswersDoesNotMatter(t *testing.T) {
	var before []byte
	for _, concurrency := range []int{1, 7} {
		var asked atomic.Int32
		d := long()
		read(t, d, proposer(func(_ context.Context, p model.Prompt) (model.Answer, error) {
			time.Sleep(time.Duration(20-asked.Add(1)) * time.Millisecond)
			at := strings.Index(p.User, "Harbour Council")
			return model.Answer{Text: fmt.Sprintf(`{"mentions": [{"id":"m1","n":1,"kind":"actor","type":"organization","quote":%q}], "statements": []}`, p.User[at:at+23])}, nil
		}), concurrency)
		if d.Proposed.Parts < 4 || d.Proposed.Mentions != d.Proposed.Parts {
			t.Fatalf("got %+v", d.Proposed)
		}
		got := []byte(kept(d))
		if before != nil && string(before) != string(got) {
			t.Errorf("another order, another reading:\n%s\n---\n%s", before, got)
		}
		before = got
	}
}

func TestAnEndedContextEndsTheReading(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	a, err := model.New(model.Config{Name: "stub", Concurrency: 3, Proposer: proposer(func(ctx context.Context, _ model.Prompt) (model.Answer, error) {
		cancel()
		<-ctx.Done()
		return model.Answer{}, ctx.Err()
	})})
	if err != nil {
		t.Fatal(err)
	}
	if err := a.Annotate(ctx, long()); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestNamesOfModelsThatNoRuleCanBear(t *testing.T) {
	for _, name := range []string{"", "two words", "line\nbreak", strings.Repeat("x", 101), "bell\a"} {
		if _, err := model.New(model.Config{Name: name}); err == nil {
			t.Errorf("%q is taken", name)
		}
	}
	if a, err := model.New(model.Config{Name: "org/llama-3.1:8b"}); err != nil || annotate.Check([]annotate.Annotator{a}) == nil {
		t.Errorf("it runs behind the rules, not alone: %v", err)
	}
}

// TestAnotherQuestionHasAnotherKey: the cache would else answer what was not asked.
func TestAnotherQuestionHasAnotherKey(t *testing.T) {
	p := model.Prompt{System: "a", User: "b"}
	keys := map[string]bool{p.Key("m"): true, p.Key("n"): true, model.Prompt{System: "ab"}.Key("m"): true, model.Prompt{System: "a", User: "c"}.Key("m"): true}
	if len(keys) != 4 || p.Key("m") != (model.Prompt{System: "a", User: "b"}).Key("m") {
		t.Errorf("got %v", keys)
	}
}
