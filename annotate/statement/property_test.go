package statement_test

import (
	"context"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kg/annotate/statement"
	"kg/document"
)

var pieces = []string{
	"[a:Norway]", "[a:Peru]", "[x:Ana Ruiz]", "[o:the Union]", "[e:the strike]", "[e:the talks]", "[p:the pact]", "[p:the fund]",
	"<n:Ortiz (2019)>", "<q:Lind's (2020)>", "<c:(Ortiz, 2019)>", "<c:(Lind, 2020; Ortiz, 2019)>", "<s:(see Lind, 2020)>", "<d:(Herald, 1921)>",
	"signed", "was signed by", "led to", "because", "which", "who", "that", "it", ",", ";", ".", "and", "between", "of", "to", "by", "not", "may", "'s",
	"called", "unfair", "said that", "after", "followed by", "a member of", "president of", "alliance", "This", "He also", "the summit", "\n", "\n\n",
	"rejected", "whereas", "Whereas", "under", "At", "in which", "winner of", "The signing of", "in response to", "followed", "He argues that", "There is no evidence that",
	"disagrees", "by contrast,", "stresses", "Ortiz", "For Ortiz,", "In this view,", "from", "From", "grew", "was put down to", "his resignation", "(TUC)", "nothing suggests that", "a week after",
	"explains", "attributes", "is expected to", "refused to", "“", "”", "é", "漢", "denies", "in response to",
}

// TestStatementsKeepTheLaws holds law 1 and the order of the layers over any mixture of names, citations and cues.
func TestStatementsKeepTheLaws(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		parts := rapid.SliceOfN(rapid.SampledFrom(pieces), 1, 60).Draw(t, "pieces")
		src := "# " + rapid.SampledFrom([]string{"Abstract", "Introduction", "Data", "Conclusion"}).Draw(t, "section") + "\n\n" + strings.Join(parts, " ")
		d := marked(src)
		if rapid.Bool().Draw(t, "numbered") {
			for i := range d.Layers.Citations {
				d.Layers.Citations[i].Kind = document.Numeric
			}
		}
		if rapid.Bool().Draw(t, "news") {
			d.Meta.Genre = document.GenreNews
		}
		a := statement.New(nil)
		if err := a.Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if err := d.Validate(); err != nil {
			t.Fatal(err)
		}
		first := d.Layers.Statements
		checkLaws(t, d)
		if err := a.Annotate(context.Background(), d); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(first, d.Layers.Statements); diff != "" {
			t.Fatalf("read twice, it says something else: %s", diff)
		}
	})
}

func checkLaws(t *rapid.T, d *document.Document) {
	last := -1
	type voice struct{ citation, object int }
	relation := map[voice]document.Relation{}
	for i, s := range d.Layers.Statements {
		if s.Start < last {
			t.Fatalf("statement %d is out of order", i)
		}
		last = s.Start
		if s.Empty() || s.Rule == "" || s.Confidence <= 0 || s.Confidence > 1 {
			t.Fatalf("statement %d has no evidence, rule or confidence: %+v", i, s)
		}
		for _, c := range s.Cues {
			if !s.Contains(c) {
				t.Fatalf("statement %d: the cue %q lies outside the evidence %q", i, d.Slice(c), d.Slice(s.Span))
			}
		}
		object := d.Layers.Entities[s.Object]
		if s.Subject < 0 {
			if object.Kind == document.Actor {
				t.Fatalf("statement %d: a work says %s of an actor", i, s.Relation)
			}
			if s.Citation < 0 {
				continue
			}
			v := voice{s.Citation, s.Object}
			if r, ok := relation[v]; ok && r != s.Relation {
				t.Fatalf("citation %d says both %s and %s of one thing", s.Citation, r, s.Relation)
			}
			relation[v] = s.Relation
			continue
		}
		if s.Subject == s.Object {
			t.Fatalf("statement %d joins a thing to itself", i)
		}
		switch s.Relation {
		case document.Leads, document.MemberOf, document.AlliedWith, document.Succeeded:
		default:
			if object.Kind == document.Actor {
				t.Fatalf("statement %d: %s has an actor as its object", i, s.Relation)
			}
		}
	}
}

func TestAnnotateEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if err := statement.New(nil).Annotate(ctx, marked("[a:Norway] signed [p:the pact].")); err == nil {
		t.Fatal("no error from a context that had ended")
	}
}

func BenchmarkAnnotate(b *testing.B) {
	text := strings.Repeat("# Section\n\n[a:Norway] and [a:Peru] signed [p:the pact] on 3 May 2019, a step that led to [e:the talks] <c:(Ortiz, 2019)>.\n"+
		"According to <n:Lind (2020)>, [e:the strike] broke out because bread was dear, while others deny it.\n"+
		"It was a long year for the town, and nobody who lived there will forget how the winter began.\n\n", 300)
	d := marked(text)
	a := statement.New(nil)
	b.SetBytes(int64(len(d.Text)))
	for b.Loop() {
		if err := a.Annotate(context.Background(), d); err != nil {
			b.Fatal(err)
		}
	}
}
