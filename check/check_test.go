package check_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"

	"kg/annotate"
	"kg/annotate/lexicon"
	"kg/check"
	"kg/loaders"
)

var update = flag.Bool("update", false, "rewrite the expectations in testdata")

func report(t *testing.T, name string, raw []byte) check.Report {
	t.Helper()
	d, err := loaders.Load(context.Background(), loaders.Source{Name: name, Raw: raw}, loaders.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Merge()
	if err != nil {
		t.Fatal(err)
	}
	if err := annotate.Run(context.Background(), annotate.Default(lex), d); err != nil {
		t.Fatal(err)
	}
	return check.Document(d, name, raw)
}

func TestReportsSayWhatIsWrong(t *testing.T) {
	const path = "testdata/apparatus.txtar"
	archive, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 0; i+1 < len(archive.Files); i += 2 {
		in, want := archive.Files[i], &archive.Files[i+1]
		t.Run(in.Name, func(t *testing.T) {
			if strings.TrimSuffix(want.Name, ".report") != strings.TrimSuffix(in.Name, filepath.Ext(in.Name)) {
				t.Fatalf("%s is followed by %s", in.Name, want.Name)
			}
			var got bytes.Buffer
			if err := check.WriteText(&got, []check.Report{report(t, in.Name, in.Data)}); err != nil {
				t.Fatal(err)
			}
			if *update {
				want.Data = got.Bytes()
			} else if got.String() != string(want.Data) {
				t.Errorf("got:\n%s\nwant:\n%s", got.String(), want.Data)
			}
		})
	}
	if *update {
		if err := os.WriteFile(path, txtar.Format(archive), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

const sunken = "# Harbours\n\nÄlso: the quay sank (Orsolya, 2011). Nobody saw it (Brandvik, 2009).\n\n## References\n\n- Orsolya, T. (2011). The rotting of piles in tidal harbours. *Journal of Quays*, 4(2), 11–30.\n"

func TestPlacesAreLinesAndCodePointsOfTheFile(t *testing.T) {
	for name, raw := range map[string]string{
		"as it is":               sunken,
		"with a byte order mark": "\ufeff" + sunken,
		"with carriage returns":  strings.ReplaceAll(sunken, "\n", "\r\n"),
	} {
		r := report(t, "a.md", []byte(raw))
		if len(r.Findings) != 1 {
			t.Fatalf("%s: %d findings, want 1", name, len(r.Findings))
		}
		f := r.Findings[0]
		p := f.Place
		line := strings.Split(raw, "\n")[p.Line-1]
		if got := string([]rune(line)[p.Column-1 : p.EndColumn-1]); got != f.Quote || p.Line != 3 || p.EndLine != 3 {
			t.Errorf("%s: at %+v stands %q, want %q", name, p, got, f.Quote)
		}
	}
}

func TestARuleCanBeLeftOut(t *testing.T) {
	r := report(t, "a.md", []byte(sunken))
	if n := r.Without(check.DanglingCitation).Count(check.Note); n != 0 {
		t.Errorf("%d findings are left", n)
	}
	if r.Count(check.Error) != 1 {
		t.Errorf("the report itself has changed: %+v", r)
	}
}

func TestJSONIsOneObjectALine(t *testing.T) {
	var out bytes.Buffer
	r := report(t, "a.md", []byte(sunken))
	if err := check.WriteJSON(&out, []check.Report{r, r}); err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 2 {
		t.Fatalf("%d lines, want 2", len(lines))
	}
	var got struct {
		File     string
		Errors   int
		Findings []struct {
			Rule, Quote string
			Place       struct{ Line, Start, End int }
		}
	}
	if err := json.Unmarshal([]byte(lines[0]), &got); err != nil {
		t.Fatal(err)
	}
	f := got.Findings[0]
	if got.File != "a.md" || got.Errors != 1 || f.Rule != "dangling-citation" || sunken[f.Place.Start:f.Place.End] != f.Quote {
		t.Errorf("got %+v", got)
	}
}

// What the standard (SARIF 2.1.0, sections 3.13, 3.14, 3.27 to 3.30) asks of a log.
func TestSARIFHoldsWhatTheStandardAsks(t *testing.T) {
	var out bytes.Buffer
	if err := check.WriteSARIF(&out, "1.2.3", []check.Report{report(t, "papers/my paper.md", []byte(sunken))}); err != nil {
		t.Fatal(err)
	}
	var log struct {
		Version string
		Runs    []struct {
			Tool struct {
				Driver struct {
					Name  string
					Rules []struct {
						ID                   string
						DefaultConfiguration struct{ Level string }
					}
				}
			}
			Results []struct {
				RuleID    string
				RuleIndex int
				Level     string
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI string }
						Region           struct{ StartLine, StartColumn, EndLine, EndColumn int }
					}
				}
			}
		}
	}
	if err := json.Unmarshal(out.Bytes(), &log); err != nil {
		t.Fatal(err)
	}
	if log.Version != "2.1.0" || len(log.Runs) != 1 || len(log.Runs[0].Results) != 1 {
		t.Fatalf("got %s", out.String())
	}
	run := log.Runs[0]
	res := run.Results[0]
	if rule := run.Tool.Driver.Rules[res.RuleIndex]; rule.ID != res.RuleID || rule.DefaultConfiguration.Level != res.Level {
		t.Errorf("result %+v names the rule %+v", res, rule)
	}
	at := res.Locations[0].PhysicalLocation
	if at.ArtifactLocation.URI != "papers/my%20paper.md" || at.Region.StartLine != 3 || at.Region.EndColumn <= at.Region.StartColumn || res.Message.Text == "" {
		t.Errorf("location %+v", at)
	}
}
