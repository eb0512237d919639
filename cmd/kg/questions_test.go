package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/graph/ask"
)

// answered is an answer of `kg ask --json`, as far as the tests read it.
type answered struct {
	Understood string `json:"understood"`
	GraphQL    string `json:"graphql"`
	Summary    string `json:"summary"`
	Rows       []struct {
		Label      string  `json:"label"`
		Detail     string  `json:"detail"`
		Confidence float64 `json:"confidence"`
		Quotes     []struct {
			Quote string
			Span  struct{ Start, End int }
		} `json:"quotes"`
	} `json:"rows"`
	Missing []string `json:"missing"`
}

// labels are the rows' labels, of those with at least the confidence.
func (a answered) labels(atLeast float64) []string {
	var out []string
	for _, r := range a.Rows {
		if r.Confidence >= atLeast {
			out = append(out, r.Label)
		}
	}
	slices.Sort(out)
	return out
}

// askPaper asks a question of the first paper and checks that its quotes are slices of it.
func askPaper(t *testing.T, question string) answered {
	t.Helper()
	path := shared(t, paperFile)
	var a answered
	readJSON(t, []byte(must(t, withPacks("ask", "--json", question, path)...)), &a)
	if a.Understood == "" {
		t.Fatalf("not understood: %s", question)
	}
	sameByGraphQL(t, question, path, a)
	text := string(readFile(t, path))
	for _, r := range a.Rows {
		for _, q := range r.Quotes {
			if q.Quote == "" || text[q.Span.Start:q.Span.End] != q.Quote {
				t.Errorf("%s: a quote at [%d,%d) is no slice of the text", r.Label, q.Span.Start, q.Span.End)
			}
		}
	}
	return a
}

// sameByGraphQL asks the API the same question and compares the rows and their quotes.
func sameByGraphQL(t *testing.T, question, path string, want answered) {
	t.Helper()
	vars, err := json.Marshal(map[string]string{"q": question})
	if err != nil {
		t.Fatal(err)
	}
	out := must(t, withPacks("query", "--variables", string(vars),
		`query($q: String!) { ask(question: $q) { summary missing rows { label detail evidence(first: 100) { quote } } } }`, path)...)
	var got struct {
		Data struct {
			Ask struct {
				Summary string
				Missing []string
				Rows    []struct {
					Label    string
					Detail   string
					Evidence []struct{ Quote string }
				}
			}
		}
	}
	readJSON(t, []byte(out), &got)
	ask := got.Data.Ask
	if ask.Summary != want.Summary || !slices.Equal(ask.Missing, want.Missing) || len(ask.Rows) != len(want.Rows) {
		t.Fatalf("%s: GraphQL says %q with %d rows, kg ask %q with %d", question, ask.Summary, len(ask.Rows), want.Summary, len(want.Rows))
	}
	for i, r := range ask.Rows {
		w := want.Rows[i]
		if r.Label != w.Label || r.Detail != w.Detail || len(r.Evidence) != len(w.Quotes) {
			t.Errorf("%s: row %d differs: %q, want %q", question, i+1, r.Label, w.Label)
			continue
		}
		for k, e := range r.Evidence {
			if e.Quote != w.Quotes[k].Quote {
				t.Errorf("%s: row %d, quote %d differs", question, i+1, k+1)
			}
		}
	}
}

// hold tells whether every label begins with one of the wanted ones and all wanted are there.
func hold(t *testing.T, got, want []string) {
	t.Helper()
	left := slices.Clone(want)
	for _, g := range got {
		i := slices.IndexFunc(left, func(w string) bool { return strings.HasPrefix(g, w) })
		if i < 0 {
			t.Errorf("not expected: %s", g)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	for _, w := range left {
		t.Errorf("missing: %s", w)
	}
}

func TestTheTenQuestionsAreAnsweredRight(t *testing.T) {
	t.Run("1 and 2: how many entries, bullets and citations", func(t *testing.T) {
		a := askPaper(t, "How many reference entries has the paper, and how many bullets?")
		if d := a.Rows[0].Detail; !strings.HasPrefix(d, "44 entries in 46 pieces") || !strings.Contains(d, "67 citations in running text and 2 in source lines") {
			t.Errorf("got %q", d)
		}
		if b := askPaper(t, "How many in-text citations are there?"); b.Rows[0].Detail != a.Rows[0].Detail {
			t.Errorf("got %q", b.Rows[0].Detail)
		}
	})
	t.Run("3: the work cited most, and where", func(t *testing.T) {
		a := askPaper(t, "Which work is cited most, and where?")
		if r := a.Rows[0]; !strings.HasPrefix(r.Label, "K. S. Kim 2024b") || !strings.HasPrefix(r.Detail, "cited 9 times: INTRODUCTION; ANALYSIS AND DISCUSSION; International Pressure") || len(r.Quotes) != 9 {
			t.Errorf("got %s, %s, %d quotes", r.Label, r.Detail, len(r.Quotes))
		}
	})
	t.Run("4: which reference is Bae (2018)", func(t *testing.T) {
		hold(t, askPaper(t, `Which reference is "Bae (2018)"?`).labels(0), []string{"J. Bae 2018"})
	})
	t.Run("5: citations without an entry", func(t *testing.T) {
		hold(t, askPaper(t, "Which citations have no reference entry?").labels(0), []string{"Putra (2021)", "Beyond Parallel CSIS Korea Chair"})
	})
	t.Run("6: references never cited", func(t *testing.T) {
		hold(t, askPaper(t, "Which references are never cited?").labels(0), nil)
	})
	t.Run("7: what K. S. Kim 2024b explains", func(t *testing.T) {
		a := askPaper(t, "Which events does K. S. Kim 2024b explain?")
		hold(t, a.labels(0.4), []string{
			"North Korea's abandonment of unification", "2019 Hanoi Summit", "post-Hanoi deterioration of inter-Korean relations",
			"Yoon Suk Yeol's 2024 New Year's address",
		})
		if len(a.Missing) == 0 || !strings.Contains(strings.Join(a.Missing, " "), "cited 9 times") {
			t.Errorf("does not say what it leaves out: %q", a.Missing)
		}
		p := askPaper(t, "Which policies does K. S. Kim 2024b explain?").labels(0)
		for _, want := range []string{"two hostile states doctrine", "North Korean nuclear programme"} {
			if !slices.Contains(p, want) {
				t.Errorf("missing: %s in %q", want, p)
			}
		}
	})
	t.Run("8: which works explain the Hanoi Summit", func(t *testing.T) {
		hold(t, askPaper(t, "Which works explain the 2019 Hanoi Summit (failure)?").labels(0), []string{"Nah 2019", "K. S. Kim 2024b", "R. M. Lee 2025"})
	})
	t.Run("9: who reports the demolitions", func(t *testing.T) {
		hold(t, askPaper(t, "Which sources report the demolition of the Arch of Reunification?").labels(0), []string{"Jack et al. 2024"})
		hold(t, askPaper(t, "Which sources report the demolition of the Liaison Office?").labels(0), []string{"Berlinger et al. 2020"})
	})
	t.Run("10: the policies of the presidents", func(t *testing.T) {
		a := askPaper(t, "Which policies go with each president since 1991 (Table 1)?")
		want := []string{
			"Roh Taewoo: Nordpolitik", "Kim Youngsam: none", "Kim Daejung: Sunshine policy", "Roh Moohyun: Sunshine policy",
			"Lee Myung-bak: Vision 3.000 (Hard Line Policy)", "Park Geun-hye: Trustpolitik", "Moon Jae-in: Moonshine policy (Sunshine Policy 2", "Yoon Suk Yeol: none",
		}
		if len(a.Rows) != len(want) {
			t.Fatalf("%d rows", len(a.Rows))
		}
		for i, r := range a.Rows {
			if !strings.HasPrefix(r.Label+": "+r.Detail, want[i]) {
				t.Errorf("row %d: %s: %s, want %s", i+1, r.Label, r.Detail, want[i])
			}
		}
	})
}

func TestEveryAnswerGivesAGraphQLQueryThatRuns(t *testing.T) {
	files := sample(t)
	store := filepath.Join(t.TempDir(), "kg.db")
	must(t, append(withPacks("--store", store, "load"), files...)...)
	for _, f := range ask.Forms() {
		t.Run(f.Name, func(t *testing.T) {
			out, errs, code := kg(t, "", "--store", store, "ask", "--json", f.Example())
			if code != exitOK {
				t.Fatalf("%s: exit %d\n%s%s", f.Example(), code, out, errs)
			}
			var a answered
			readJSON(t, []byte(out), &a)
			if a.GraphQL == "" {
				t.Fatalf("%s: no query", f.Example())
			}
			must(t, "--store", store, "query", a.GraphQL)
		})
	}
}

func TestAnAnswerIsTheSameEveryTime(t *testing.T) {
	var files []string
	for _, name := range []string{"a.md", "b.md", "c.md", "d.md"} {
		files = append(files, write(t, name, "# Paper "+name+"\n\nThe harbour strike began because the tide turned (Roe, 2001). As Moe (1999) shows, it failed.\n\n"+
			"## References\n\n- Roe, A. (2001). *Tides and their turning points in history*. Harbour Press.\n"))
	}
	store := filepath.Join(t.TempDir(), "kg.db")
	must(t, append([]string{"--store", store, "load"}, files...)...)
	first := must(t, "--store", store, "ask", "--json", "Which events does Roe 2001 explain?")
	if strings.Count(first, "could not be led to one entry") != len(files) {
		t.Fatalf("not every document's gap is named:\n%s", first)
	}
	for range 10 {
		if again := must(t, "--store", store, "ask", "--json", "Which events does Roe 2001 explain?"); again != first {
			t.Fatalf("two answers to one question:\n%s\n%s", first, again)
		}
	}
}

func TestBothDocumentsShareTheirThings(t *testing.T) {
	paper, news := shared(t, paperFile), shared(t, newsFile)
	out := must(t, withPacks("query", `{ actor(name: "Kim Jong Un") { mentionedIn { edges { node { name genre } } } } }`, paper, news)...)
	var got struct {
		Data struct {
			Actor struct {
				MentionedIn struct {
					Edges []struct{ Node struct{ Name, Genre string } }
				}
			}
		}
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if len(got.Data.Actor.MentionedIn.Edges) != 2 {
		t.Fatalf("one person, named in %d of 2 documents:\n%s", len(got.Data.Actor.MentionedIn.Edges), out)
	}
}

func TestTheReadmesCommandsAreThoseOfTheProgram(t *testing.T) {
	readme, err := os.ReadFile(filepath.Join("..", "..", "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, command := range []string{"serve", "ask", "load", "query", "annotate", "export", "forget"} {
		if !strings.Contains(string(readme), "kg "+command) {
			t.Errorf("the README does not show kg %s", command)
		}
		if out, _, code := kg(t, "", command, "--help"); code != exitOK || !strings.Contains(strings.Join(strings.Fields(out), " "), "Exit codes") {
			t.Errorf("kg %s --help does not say its exit codes", command)
		}
	}
}
