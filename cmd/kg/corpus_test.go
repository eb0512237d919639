package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The annotated corpora that are kept in this repository.
const (
	secondCorpus = "testdata/corpus"
	thirdCorpus  = "testdata/third"
	fourthCorpus = "testdata/fourth"
	fifthCorpus  = "testdata/fifth"
)

func TestTheAnnotatedCorpusScoresAtLeastTheFloors(t *testing.T) {
	root := filepath.Dir(shared(t, "gold/corpus/score.py"))
	out := score(t, root, predictions(t, root))
	for name, floor := range map[string]float64{
		"citation_resolution": 0.95, "mention all typed": 0.70, "explains by references": 0.55, "body characters": 0.95,
	} {
		if f := f1(t, out, name); f < floor {
			t.Errorf("%s: F1 %.3f, floor %.2f", name, f, floor)
		}
	}
	golden(t, "corpus-score.golden", out)
}

func TestTheSecondCorpusScoresAsRecorded(t *testing.T) {
	golden(t, "second-corpus-score.golden", score(t, secondCorpus, predictions(t, secondCorpus)))
}

func TestTheThirdCorpusScoresAsRecorded(t *testing.T) {
	golden(t, "third-corpus-score.golden", score(t, thirdCorpus, predictions(t, thirdCorpus)))
}

func TestTheSecondCorpusScoresOneAgainstItself(t *testing.T) { scoresOneAgainstItself(t, secondCorpus) }

// unread are the documents of a corpus that nobody looks at: their figures are those of a stranger's documents.
func unread(corpus string) []string {
	return map[string][]string{
		fourthCorpus: {"chips_ira_numeric", "hungary_conditionality_chicago", "news_chile_plebiscite", "nile_dam_notes"},
		fifthCorpus:  {"argentina_peso_harvard", "news_ecuador_blackouts", "sahel_coups_apa", "taiwan_strait_ieee"},
	}[corpus]
}

func TestTheFourthCorpusScoresAsRecorded(t *testing.T) {
	golden(t, "fourth-corpus-score.golden", scoreOfHalves(t, fourthCorpus))
}

func TestTheFifthCorpusScoresAsRecorded(t *testing.T) {
	golden(t, "fifth-corpus-score.golden", scoreOfHalves(t, fifthCorpus))
}

// scoreOfHalves is what the scorer prints of the documents that may be read and of those that are only counted.
func scoreOfHalves(t *testing.T, corpus string) string {
	t.Helper()
	pred := predictions(t, corpus)
	read, blind := half(t, corpus, false), half(t, corpus, true)
	return "Documents that may be read:\n" + score(t, read, pred) + "Documents that nobody reads:\n" + score(t, blind, pred)
}

// half is a folder with the documents and the gold of one half of a corpus.
func half(t *testing.T, corpus string, blind bool) string {
	t.Helper()
	root := t.TempDir()
	for _, folder := range []string{"docs", "gold"} {
		if err := os.Mkdir(filepath.Join(root, folder), 0o700); err != nil {
			t.Fatal(err)
		}
		for name, text := range files(t, filepath.Join(corpus, folder)) {
			if slices.Contains(unread(corpus), strings.TrimSuffix(name, filepath.Ext(name))) != blind {
				continue
			}
			if err := os.WriteFile(filepath.Join(root, folder, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	return root
}

func TestTheFourthCorpusScoresOneAgainstItself(t *testing.T) { scoresOneAgainstItself(t, fourthCorpus) }

func TestTheFourthCorpusIsWhatItsSourcesSay(t *testing.T) { isWhatItsSourcesSay(t, fourthCorpus) }

func TestTheFifthCorpusScoresOneAgainstItself(t *testing.T) { scoresOneAgainstItself(t, fifthCorpus) }

func TestTheFifthCorpusIsWhatItsSourcesSay(t *testing.T) { isWhatItsSourcesSay(t, fifthCorpus) }

func TestTheThirdCorpusScoresOneAgainstItself(t *testing.T) { scoresOneAgainstItself(t, thirdCorpus) }

func scoresOneAgainstItself(t *testing.T, root string) {
	t.Helper()
	out := score(t, root, filepath.Join(root, "gold"))
	for line := range strings.Lines(out) {
		if strings.Contains(line, "F1=") && !strings.Contains(line, "F1=1.000") {
			t.Error(line)
		}
	}
	if !strings.Contains(out, "MACRO F1 over 11 tasks = 1.0000") {
		t.Error(out)
	}
}

func TestTheSecondCorpusIsWhatItsSourcesSay(t *testing.T) { isWhatItsSourcesSay(t, secondCorpus) }

func TestTheThirdCorpusIsWhatItsSourcesSay(t *testing.T) { isWhatItsSourcesSay(t, thirdCorpus) }

func isWhatItsSourcesSay(t *testing.T, root string) {
	t.Helper()
	dir := t.TempDir()
	cmd := exec.Command(python(t), filepath.Join("testdata", "mark.py"), root, dir)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	for _, folder := range []string{"docs", "gold"} {
		want, made := files(t, filepath.Join(dir, folder)), files(t, filepath.Join(root, folder))
		if len(want) == 0 || len(want) != len(made) {
			t.Errorf("%s: %d files, the sources make %d", folder, len(made), len(want))
		}
		for name, text := range want {
			if made[name] != text {
				t.Errorf("%s/%s is not what mark.py makes of the source", folder, name)
			}
		}
	}
}

// files are the texts of a folder's files by name.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, p := range paths {
		out[filepath.Base(p)] = string(readFile(t, p))
	}
	return out
}

// python is the interpreter that the scorer needs. Where there is none the
// test is skipped; on CI that is a failure.
func python(t *testing.T) string {
	t.Helper()
	path, err := exec.LookPath("python3")
	if err != nil {
		if os.Getenv("CI") == "true" {
			t.Fatal("python3 is not installed")
		}
		t.Skip("the scorer needs python3")
	}
	return path
}

// predictions is a folder with what the program reads in a corpus's documents.
func predictions(t *testing.T, root string) string {
	t.Helper()
	pred := t.TempDir()
	docs, err := filepath.Glob(filepath.Join(root, "docs", "*"))
	if err != nil || len(docs) == 0 {
		t.Fatal("no documents", err)
	}
	for line := range strings.Lines(must(t, append([]string{"annotate", "--json"}, docs...)...)) {
		var d struct{ Document struct{ File string } }
		readJSON(t, []byte(line), &d)
		name := strings.TrimSuffix(d.Document.File, filepath.Ext(d.Document.File)) + ".json"
		if err := os.WriteFile(filepath.Join(pred, name), []byte(line), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return pred
}

// score is what the scorer prints of predictions for a corpus.
func score(t *testing.T, root, pred string) string {
	t.Helper()
	scorer := shared(t, "gold/corpus/score.py")
	out, err := exec.Command(python(t), scorer, filepath.Join(root, "gold"), pred, "--docs", filepath.Join(root, "docs")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	return string(out)
}

// f1 is the figure of the scorer's line of that name.
func f1(t *testing.T, out, name string) float64 {
	t.Helper()
	for line := range strings.Lines(out) {
		rest, ok := strings.CutPrefix(line, name+" ")
		if _, after, found := strings.Cut(rest, "F1="); ok && found {
			var f float64
			if _, err := fmt.Sscanf(after, "%f", &f); err == nil {
				return f
			}
		}
	}
	t.Fatalf("the scorer printed no %s:\n%s", name, out)
	return 0
}
