package review_test

import (
	"os"
	"strings"
	"testing"

	"kg/graph"
	"kg/graph/review"
)

// wrong are lines that are no decisions, and what is said of them.
func wrong() []struct{ name, line, says string } {
	const head = `"when":"2026-03-01T09:30:00.000Z","who":"Ada",`
	doc, work, event := graph.NewID("document", "d"), graph.NewID("work", "w"), graph.NewID("event", "e")
	reading := func(relation, from, to, quote string, end string) string {
		return `{"kind":"reject",` + head + `"reading":{"document":"` + string(doc) + `","relation":"` + relation + `","from":"` + from + `","to":"` + to + `","span":{"start":0,"end":` + end + `},"quote":"` + quote + `"}}`
	}
	return []struct{ name, line, says string }{
		{"no JSON", `reject it`, "no decision as JSON"},
		{"a list", `[]`, "no decision as JSON"},
		{"two on a line", `{"kind":"undo",` + head + `"undoes":"x"}{"kind":"undo"}`, "behind the decision"},
		{"a bracket behind it", `{"kind":"undo",` + head + `"undoes":"decision:00000000000000000000000000000001"}]`, "behind the decision"},
		{"an unknown field", `{"kind":"undo",` + head + `"undo":"x"}`, "unknown field"},
		{"a conflict of git", `<<<<<<< HEAD`, "conflict of git"},
		{"not UTF-8", "{\"kind\":\"undo\",\"who\":\"\xff\"}", "not UTF-8"},
		{"an unknown kind", `{"kind":"doubt",` + head + `"undoes":"x"}`, "no kind of decision"},
		{"nobody", `{"kind":"undo","when":"2026-03-01T09:30:00.000Z","who":" ","undoes":"x"}`, "who decided"},
		{"no time", `{"kind":"undo","when":"yesterday","who":"Ada","undoes":"x"}`, "no time"},
		{"two lines of who", `{"kind":"undo","when":"2026-03-01T09:30:00.000Z","who":"Ada\nBob","undoes":"x"}`, "one line"},
		{"an id of something else", `{"kind":"undo",` + head + `"undoes":"` + string(event) + `"}`, "no id of a decision"},
		{"an id that is not its own", `{"id":"decision:00000000000000000000000000000000","kind":"undo",` + head + `"undoes":"decision:00000000000000000000000000000001"}`, "not changed but undone"},
		{"no reading", `{"kind":"accept",` + head + `"undoes":""}`, "needs a reading"},
		{"an unknown relation", reading("likes", string(work), string(event), "abc", "3"), "no relation"},
		{"a wrong end", reading("explains", string(event), string(work), "abc", "3"), "does not begin"},
		{"a span that is not the quote's", reading("explains", string(work), string(event), "abc", "4"), "has 3 bytes"},
		{"no quote", reading("explains", string(work), string(event), "", "0"), "no quote"},
		{"the decisions as a document", strings.Replace(reading("explains", string(work), string(event), "abc", "3"), string(doc), string(review.DocumentID()), 1), "no document to read"},
		{"one side", `{"kind":"merge",` + head + `"sides":[[{"claimed":"` + string(work) + `"}]]}`, "1 sides"},
		{"two kinds", `{"kind":"merge",` + head + `"sides":[[{"claimed":"` + string(work) + `"}],[{"claimed":"` + string(event) + `"}]]}`, "not of the same kind"},
		{"the same on two sides", `{"kind":"split",` + head + `"sides":[[{"claimed":"` + string(work) + `"}],[{"claimed":"` + string(work) + `"}]]}`, "two sides"},
		{"a document", `{"kind":"relabel",` + head + `"sides":[[{"claimed":"` + string(doc) + `"}]],"field":"name","value":"x"}`, "work, actor, event or policy"},
		{"a field that is not there", `{"kind":"relabel",` + head + `"sides":[[{"claimed":"` + string(event) + `"}]],"field":"colour","value":"x"}`, "name, type, date"},
		{"a date that is none", `{"kind":"relabel",` + head + `"sides":[[{"claimed":"` + string(event) + `"}]],"field":"date","value":"last spring"}`, "no date"},
		{"an empty name", `{"kind":"relabel",` + head + `"sides":[[{"claimed":"` + string(event) + `"}]],"field":"name"}`, "cannot be empty"},
		{"a value of nothing", `{"kind":"undo",` + head + `"undoes":"decision:00000000000000000000000000000001","value":"x"}`, "does not take"},
	}
}

func TestAWrongLineGetsASentence(t *testing.T) {
	for _, c := range wrong() {
		_, err := review.Parse("decisions.jsonl", strings.NewReader("\n"+c.line+"\n"))
		if graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), "decisions.jsonl, line 2: ") || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want a sentence with %q", c.name, err, c.says)
		}
	}
}

func TestEveryWrongLineIsNamed(t *testing.T) {
	_, err := review.Parse("f", strings.NewReader(strings.Repeat("no\n", 25)))
	if n := strings.Count(err.Error(), "\n") + 1; n != 21 || !strings.HasSuffix(err.Error(), "f: 5 more lines are wrong") {
		t.Errorf("%d lines: %v", n, err)
	}
}

func TestALineThatIsTooLongIsRefused(t *testing.T) {
	_, err := review.Parse("f", strings.NewReader(strings.Repeat("x", review.MaxLine+1)+"\n"))
	if graph.CodeOf(err) != graph.TooLarge {
		t.Error(err)
	}
}

// undo is a record by hand, without an id.
const undo = `{"kind":"undo","when":"2026-03-01T10:30:00+01:00","who":"Ada","why":"a slip","undoes":"decision:00000000000000000000000000000001"}`

func TestALineByHandGetsItsIDAndItsTime(t *testing.T) {
	records, err := review.Parse("f", strings.NewReader("\ufeff"+undo+"\r\n\n"+undo))
	if err != nil || len(records) != 1 {
		t.Fatalf("%v, %v", records, err)
	}
	r := records[0]
	if r.When != "2026-03-01T09:30:00.000Z" || r.ID != r.Digest() {
		t.Errorf("it is read as %s", r.Line())
	}
	again, err := review.Parse("f", strings.NewReader(string(r.Line())))
	if err != nil || again[0].ID != r.ID {
		t.Errorf("read again: %v, %v", again, err)
	}
}

func TestRecordsMayComeInAnyOrder(t *testing.T) {
	later := strings.Replace(undo, "2026-03-01T10:30:00+01:00", "2026-03-02T10:30:00Z", 1)
	one, err := review.Parse("f", strings.NewReader(undo+"\n"+later))
	if err != nil {
		t.Fatal(err)
	}
	two, err := review.Parse("f", strings.NewReader(later+"\n"+undo+"\n"+later))
	if err != nil {
		t.Fatal(err)
	}
	if review.NewSet(one).Text() != review.NewSet(two).Text() {
		t.Errorf("%s\nis another set than\n%s", review.NewSet(one).Text(), review.NewSet(two).Text())
	}
}

func FuzzParse(f *testing.F) {
	for _, c := range wrong() {
		f.Add([]byte(c.line))
	}
	f.Add([]byte(undo))
	seed, err := os.ReadFile("testdata/decisions.jsonl")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(seed)
	for _, line := range strings.Split(string(seed), "\n") {
		f.Add([]byte(line))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		records, err := review.Parse("f", strings.NewReader(string(data)))
		if err != nil {
			if code := graph.CodeOf(err); code != graph.Invalid && code != graph.TooLarge || err.Error() == "" {
				t.Errorf("code %q: %v", code, err)
			}
			return
		}
		set := review.NewSet(records)
		for _, r := range records {
			if r.Summary() == "" {
				t.Errorf("nothing is said of %s", r.Line())
			}
		}
		again, err := review.Parse("f", strings.NewReader(set.Text()))
		if err != nil || review.NewSet(again).Text() != set.Text() {
			t.Errorf("%s\ncomes back as\n%s\n%v", set.Text(), review.NewSet(again).Text(), err)
		}
	})
}
