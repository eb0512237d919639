package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"
)

// checked is what `kg check --format json` says of one file.
type checked struct {
	Errors, Warnings, Notes int
	Findings                []struct {
		Rule, Message, Quote string
		Place                struct{ Line, Start, End int }
	}
}

func checkFile(t *testing.T, file string) checked {
	t.Helper()
	out, errs, code := kg(t, "", "check", "--format", "json", shared(t, file))
	var got checked
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v\n%s%s", err, out, errs)
	}
	if want := map[bool]int{true: exitFailed, false: exitOK}[got.Errors+got.Warnings > 0]; code != want {
		t.Errorf("exit code %d, want %d", code, want)
	}
	return got
}

// ofGold are the findings of the kinds that gold files state, by kind and quote, with how often.
func (c checked) ofGold() map[string]int {
	kinds := map[string]string{
		"dangling-citation": "dangling", "secondary-citation": "dangling", "year-mismatch": "probable",
		"probable-citation": "probable", "ambiguous-citation": "ambiguous", "uncited-reference": "never cited",
	}
	found := map[string]int{}
	for _, f := range c.Findings {
		if kind := kinds[f.Rule]; kind == "never cited" {
			found[fmt.Sprintf("%s: %.40s", kind, f.Quote)]++
		} else if kind != "" {
			found[kind+": "+f.Quote]++
		}
	}
	return found
}

func sameFindings(t *testing.T, got, want map[string]int) {
	t.Helper()
	for _, k := range slices.Sorted(maps.Keys(want)) {
		if got[k] != want[k] {
			t.Errorf("%q reported %d times, want %d", k, got[k], want[k])
		}
	}
	for _, k := range slices.Sorted(maps.Keys(got)) {
		if want[k] == 0 {
			t.Errorf("reported, but not wrong: %q", k)
		}
	}
}

func TestCheckReportsExactlyWhatIsWrongInTheAnnotatedPapers(t *testing.T) {
	for _, name := range []string{"cbam_trade_partners", "colombia_accord"} {
		t.Run(name, func(t *testing.T) {
			var gold struct {
				References []struct{ Key, Raw string }
				Citations  []struct{ Text, Status string }
				NeverCited []string `json:"never_cited"`
			}
			readJSON(t, readFile(t, shared(t, "gold/corpus/gold/"+name+".json")), &gold)
			want := map[string]int{}
			for _, c := range gold.Citations {
				if c.Status != "resolved" {
					want[c.Status+": "+c.Text]++
				}
			}
			for _, r := range gold.References {
				if slices.Contains(gold.NeverCited, r.Key) {
					want[fmt.Sprintf("never cited: %.40s", strings.NewReplacer("*", "").Replace(r.Raw))]++
				}
			}
			sameFindings(t, checkFile(t, "gold/corpus/docs/"+name+".md").ofGold(), want)
		})
	}
}

func TestCheckReportsExactlyWhatIsWrongInTheFirstPaper(t *testing.T) {
	var gold struct {
		NeverCited []string                `json:"references_never_cited"`
		Dangling   []struct{ Text string } `json:"citations_without_reference"`
	}
	readJSON(t, readFile(t, shared(t, "gold/seeds/citations.json")), &gold)
	want := map[string]int{}
	for _, c := range gold.Dangling {
		want["dangling: "+c.Text]++
	}
	if len(gold.NeverCited) != 0 {
		t.Fatalf("the gold now says %q are never cited: state them here by their text", gold.NeverCited)
	}
	sameFindings(t, checkFile(t, paperFile).ofGold(), want)
}

func TestCheckEndsAsACIWantsIt(t *testing.T) {
	good := write(t, "good.md", oneSentence)
	bad := write(t, "bad.md", strings.Replace(oneSentence, "(Roe, 2001)", "(Roe, 2001; Brandvik, 2009)", 1))
	for _, c := range []struct {
		name string
		args []string
		code int
		says string
	}{
		{"nothing wrong", []string{good}, exitOK, "nothing wrong was found"},
		{"something wrong", []string{bad}, exitFailed, "bad.md:3:52: error"},
		{"one of two", []string{good, bad}, exitFailed, "[dangling-citation]"},
		{"a rule left out", []string{"--ignore", "dangling-citation", bad}, exitOK, "nothing wrong was found"},
		{"never to fail", []string{"--fail-on", "never", bad}, exitOK, "[dangling-citation]"},
		{"a rule that is none", []string{"--ignore", "spelling", bad}, exitUsage, "spelling"},
		{"a file that is not there", []string{"nowhere.md"}, exitFailed, "nowhere.md"},
		{"one file that is not there", []string{good, "nowhere.md"}, exitPartial, "1 of 2 documents failed"},
		{"for code hosts", []string{"--format", "sarif", bad}, exitFailed, `"ruleId": "dangling-citation"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			out, errs, code := kg(t, "", append([]string{"check"}, c.args...)...)
			if code != c.code || !strings.Contains(out+errs, c.says) {
				t.Errorf("code %d, want %d; said %q %q, want %q", code, c.code, out, errs, c.says)
			}
		})
	}
}

func TestCheckReadsStandardInput(t *testing.T) {
	out, errs, code := kg(t, oneSentence, "check", "-")
	if code != exitOK || !strings.Contains(out, "-: 1 citation, 1 reference: nothing wrong was found") {
		t.Errorf("code %d: %q %q", code, out, errs)
	}
}
