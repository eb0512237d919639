package main

import (
	"context"
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/rs/zerolog"

	"kg/graph"
	"kg/graph/sqlite"
)

var updateSessions = flag.Bool("update-sessions", false, "write what the sessions print into testdata/sessions")

// TestSessions runs the sessions of testdata/sessions: "$ kg …" is a command, "$ cmp …" compares two files, "< …" is a line that is typed to it, "= NAME PATTERN" keeps what the pattern's
// group finds in the last output for $NAME, and the other lines are what is printed, with ids, days, confidences, counts and the folder left out.
func TestSessions(t *testing.T) {
	paths, err := filepath.Glob(filepath.Join("testdata", "sessions", "*.txtar"))
	if err != nil || len(paths) == 0 {
		t.Fatalf("no sessions: %v", err)
	}
	for _, path := range paths {
		t.Run(strings.TrimSuffix(filepath.Base(path), ".txtar"), func(t *testing.T) { runSession(t, path) })
	}
}

func runSession(t *testing.T, path string) {
	t.Setenv("KG_WHO", "Ada")
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	for _, f := range archive.Files[1:] {
		if err := os.WriteFile(filepath.Join(dir, f.Name), f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want := string(archive.Files[0].Data)
	got := play(t, dir, want)
	if *updateSessions {
		archive.Files[0].Data = []byte(got)
		if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
			t.Fatal(err)
		}
	} else if got != want {
		t.Errorf("the session runs otherwise:\n%s\nwant:\n%s", got, want)
	}
}

// play runs the commands of a session and writes it down as it went.
func play(t *testing.T, dir, session string) string {
	t.Helper()
	varying := regexp.MustCompile(`\b[0-9a-f]{12}([0-9a-f]{20})?\b|\b20\d\d-\d\d-\d\d\b|confidence 0\.\d+`)
	// how much is found in a document is not what these tests are about
	counts, number := regexp.MustCompile(`(?m)(: \d+ references, .*| \d+ claims and .*)$`), regexp.MustCompile(`\d+`)
	vars := []string{"$DIR", dir}
	var out strings.Builder
	lines := strings.Split(session, "\n")
	printed := ""
	for i, line := range lines {
		switch {
		case strings.HasPrefix(line, "$ kg "):
			input := ""
			for _, typed := range lines[i+1:] {
				if !strings.HasPrefix(typed, "< ") {
					break
				}
				input += strings.TrimPrefix(typed, "< ") + "\n"
			}
			args := append([]string{"--store", filepath.Join(dir, "kg.db"), "--log-level", "error"}, words(strings.NewReplacer(vars...).Replace(strings.TrimPrefix(line, "$ kg ")))...)
			stdout, stderr, code := kg(t, input, args...)
			printed = stdout + stderr
			out.WriteString(line + "\n")
			for _, typed := range strings.Split(strings.TrimSuffix(input, "\n"), "\n") {
				if typed != "" {
					out.WriteString("< " + typed + "\n")
				}
			}
			shown := counts.ReplaceAllStringFunc(printed, func(line string) string { return number.ReplaceAllString(line, "N") })
			shown = varying.ReplaceAllStringFunc(strings.ReplaceAll(shown, dir, "DIR"), func(s string) string {
				switch {
				case strings.HasPrefix(s, "confidence"):
					return "confidence C"
				case strings.Contains(s, "-"):
					return "DAY"
				}
				return "ID"
			})
			out.WriteString(shown)
			if code != exitOK {
				out.WriteString("exit " + string(rune('0'+code)) + "\n")
			}
		case strings.HasPrefix(line, "$ cmp "):
			out.WriteString(line + "\n" + differ(t, dir, words(line)[2:]))
		case strings.HasPrefix(line, "= "):
			name, pattern, _ := strings.Cut(strings.TrimPrefix(line, "= "), " ")
			m := regexp.MustCompile(pattern).FindStringSubmatch(printed)
			if len(m) != 2 {
				t.Fatalf("%s: %q finds nothing in\n%s", name, pattern, printed)
			}
			vars = append(vars, "$"+name, m[1])
			out.WriteString(line + "\n")
		case strings.HasPrefix(line, "# "):
			out.WriteString(line + "\n")
		case line == "" && i > 0 && i+1 < len(lines) && (strings.HasPrefix(lines[i+1], "$ ") || strings.HasPrefix(lines[i+1], "# ")):
			out.WriteString("\n")
		}
	}
	return out.String()
}

// differ is "" for two files of the folder that are the same.
func differ(t *testing.T, dir string, names []string) string {
	t.Helper()
	var read [2]string
	for i, name := range names {
		b, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil || len(b) == 0 {
			t.Fatalf("%s: %d bytes, %v", name, len(b), err)
		}
		read[i] = string(b)
	}
	if read[0] != read[1] {
		return "they differ\n"
	}
	return ""
}

// words are the arguments of a command line, single quotation marks holding some together.
func words(line string) (out []string) {
	for i, part := range strings.Split(line, "'") {
		if i%2 == 1 {
			out = append(out, part)
		} else {
			out = append(out, strings.Fields(part)...)
		}
	}
	return out
}

// doubtful is a store with two readings that are in doubt, and a pair of works that may be one.
func doubtful(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kg.db")
	s, err := sqlite.Open(context.Background(), path, zerolog.Nop())
	if err != nil {
		t.Fatal(err)
	}
	text := "The levy was hated. Ode (2012) says that the levy broke the guild. Noh was there too."
	doc := &graph.Document{ID: graph.NewID("document", "levy"), Name: "levy.md", Media: "text/markdown", Text: text}
	ode := &graph.Work{ID: graph.NewID("work", "1"), Title: "Levies of the upper river and what became of them", Keys: []string{"Ode 2012"}}
	like := &graph.Work{ID: graph.NewID("work", "2"), Title: "Levies of the upper river and what became of them", Year: "2012"}
	levy, guild := &graph.Policy{ID: graph.NewID("policy", "levy"), Name: "River levy"}, &graph.Event{ID: graph.NewID("event", "guild"), Name: "End of the guild"}
	noh := &graph.Actor{ID: graph.NewID("actor", "noh"), Name: "Noh"}
	edge := func(r graph.Relation, from, to graph.Node, start, end int, c float64) graph.Edge {
		return graph.Edge{EdgeKey: graph.EdgeKey{Relation: r, From: from.NodeID(), To: to.NodeID()}, Evidence: []graph.Evidence{{
			Document: doc.ID, Span: graph.Span{Start: start, End: end}, Quote: text[start:end], Place: "bytes", Rule: "test", Confidence: c,
		}}}
	}
	b := graph.Batch{Document: doc.ID, Claims: []graph.Node{doc, ode, like, levy, guild, noh}, Edges: []graph.Edge{
		edge(graph.Explains, ode, guild, 20, 66, 0.5), edge(graph.ParticipatedIn, noh, guild, 67, len(text), 0.4), edge(graph.Caused, levy, guild, 20, 66, 0.9),
	}}
	if _, err := s.Apply(context.Background(), b); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(context.Background()); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestNextGoesThroughTheQueue(t *testing.T) {
	path := doubtful(t)
	run := func(stdin string, args ...string) string {
		t.Helper()
		out, errs, code := kg(t, stdin, append([]string{"--store", path}, args...)...)
		if code != exitOK {
			t.Fatalf("%v: exit %d\n%s%s", args, code, out, errs)
		}
		return out
	}
	queue := run("", "review")
	for _, want := range []string{"  1. Ode 2012: Levies", "— explains → End of the guild  (3 rows, confidence 0.50)", "— participated_in → End of the guild  (2 rows, confidence 0.40)", "may be", "3 of 3 that should be decided"} {
		if !strings.Contains(queue, want) {
			t.Errorf("the queue lacks %q:\n%s", want, queue)
		}
	}
	if n := strings.Count(run("", "review", "--json"), "\n"); n != 3 {
		t.Errorf("%d lines of JSON", n)
	}
	out := run("what\nn only named\nu\ny it says so\nn\nu\ns\ny\nu\nn two books\n", "review", "--who", "Ada", "next")
	for _, want := range []string{
		"1 of 3", "The levy was hated. [Ode (2012) says that the levy broke the guild.] Noh was there too.", "Answer y, n, s, u or q.", "Does it say so?", "Are they one?", "2 decided",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("the dialogue lacks %q:\n%s", want, out)
		}
	}
	list := run("", "review", "list")
	for want, n := range map[string]int{"undone: by": 3, "because it says so": 1, "because two books": 1, "Ada: split": 1, "Ada: accept": 1, "waiting": 0} {
		if strings.Count(list, want) != n {
			t.Errorf("%q stands %d times in the list, want %d:\n%s", want, strings.Count(list, want), n, list)
		}
	}
	if left := run("", "review"); !strings.Contains(left, "1 of 1 that should") {
		t.Errorf("what was decided is still in the queue:\n%s", left)
	}
	if got := run("", "ask", "Which events does Ode 2012 explain?"); !strings.Contains(got, "confirmed by Ada on") || strings.Contains(got, "confidence") {
		t.Errorf("the answer does not say who confirmed it:\n%s", got)
	}
	if got := run("", "review", "next"); !strings.Contains(got, "0 decided") {
		t.Errorf("an empty input decides something:\n%s", got)
	}
}

func TestReadingsAreNamedByTheirIDs(t *testing.T) {
	path := doubtful(t)
	store := []string{"--store", path}
	queue := must(t, append(store, "review")...)
	id := regexp.MustCompile(`reading ([0-9a-f]{12})`).FindStringSubmatch(queue)[1]
	for _, c := range []struct {
		args []string
		says string
	}{
		{[]string{"reject", "0000000"}, "no reading and no edge has the id"},
		{[]string{"reject", "abc"}, "is no id of a reading"},
		{[]string{"reject", "work:" + id}, "is no id of a reading"},
		{[]string{"--who", " ", "reject", id}, "who decided"},
		{[]string{"split", "Noh"}, "name two things"},
		{[]string{"split", "Noh", "--off", "levy.md"}, "not none and not all"},
		{[]string{"merge", "Noh", "River levy"}, "not of the same kind"},
		{[]string{"relabel", "River levy", "date", "last spring"}, "is no date"},
		{[]string{"queue", "--first=-1"}, "0 or more"},
		{[]string{"merge", "Noh", "Nobody"}, "nothing here is known as"},
		{[]string{"add", "--document", "levy.md", "--quote", "Noh", "--from", "Noh", "--relation", "likes", "--to", "Noh"}, "is no relation"},
		{[]string{"add", "--document", "levy.md", "--quote", "levy", "--from", "Noh", "--relation", "opposed", "--to", "River levy"}, "several times"},
	} {
		_, errs, code := kg(t, "", append(append(store, "review"), c.args...)...)
		if code == exitOK || !strings.Contains(errs, c.says) || strings.Count(errs, "\n") != 1 {
			t.Errorf("%v: exit %d, %s", c.args, code, errs)
		}
	}
	file := strings.TrimSuffix(path, ".db") + ".decisions.jsonl"
	if b, err := os.ReadFile(file); err == nil && len(b) > 0 {
		t.Errorf("what was refused stands in the file: %s", b)
	}
	must(t, append(store, "review", "--who", "Ada", "reject", id)...)
	if got := must(t, append(store, "ask", "Which events does Ode 2012 explain?")...); !strings.Contains(got, "explains 0 events") {
		t.Errorf("a rejected reading answers:\n%s", got)
	}
	// Without the file the decisions hold as the store keeps them; with a file that lacks them they go, and that is said.
	if err := os.Rename(file, file+".away"); err != nil {
		t.Fatal(err)
	}
	if got := must(t, append(store, "review", "list")...); strings.Count(got, "reject") != 1 {
		t.Errorf("without the file: %s", got)
	}
	must(t, append(store, "review", "--who", "Ada", "undo", "last")...)
	if b, err := os.ReadFile(file); err != nil || strings.Count(string(b), "\n") != 2 {
		t.Errorf("the new file is %s, %v", b, err)
	}
	must(t, append(store, "--decisions", file+".away", "review", "list")...)
	if _, errs, _ := kg(t, "", append(store, "--decisions", file+".away", "review", "list")...); errs != "" {
		t.Errorf("the decisions are lost twice: %s", errs)
	}
	if err := os.WriteFile(file, []byte("{\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if _, errs, code := kg(t, "", append(store, "load", path)...); code != exitFailed || !strings.Contains(errs, "line 1:") {
		t.Errorf("a file with a fault: exit %d, %s", code, errs)
	}
}
