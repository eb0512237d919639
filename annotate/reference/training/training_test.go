package training_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kg/annotate/reference"
	"kg/annotate/reference/label"
	"kg/annotate/reference/training"
)

// data are the references of the gold, or the test is skipped.
func data(t *testing.T) []training.Reference {
	dir := os.Getenv("KG_SHARED")
	if dir == "" {
		at, _ := os.Getwd()
		for range 8 {
			if p := filepath.Join(at, "shared"); exists(filepath.Join(p, "gold")) {
				dir = p
				break
			}
			at = filepath.Dir(at)
		}
	}
	if dir == "" {
		if os.Getenv("CI") == "true" {
			t.Fatal("no gold data: set KG_SHARED to the folder that holds gold/")
		}
		t.Skip("no gold data: set KG_SHARED to the folder that holds gold/")
	}
	refs, err := training.Read(filepath.Join(dir, "gold", "citations"))
	if err != nil {
		t.Fatal(err)
	}
	return refs
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// TestTheSameDataGiveTheSameWeights trains twice on a part of the data. With
// KG_TRAIN=1 it trains as the program's weights were trained, two minutes long, and compares with them.
func TestTheSameDataGiveTheSameWeights(t *testing.T) {
	refs := data(t)
	set := training.Standard()
	if os.Getenv("KG_TRAIN") == "1" {
		m, _, err := training.Train(t.Context(), refs, set)
		if err != nil {
			t.Fatal(err)
		}
		want, err := os.ReadFile(filepath.Join("..", "label", "weights.bin"))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(m.Save(), want) {
			t.Error("the weights of the program are not those that the data give")
		}
		return
	}
	set.Rounds, set.Rendered, set.Folds = 1, 60, 2
	var files [][]byte
	for range 2 {
		m, _, err := training.Train(t.Context(), refs[:120], set)
		if err != nil {
			t.Fatal(err)
		}
		files = append(files, m.Save())
	}
	if !bytes.Equal(files[0], files[1]) {
		t.Error("the same data gave two models")
	}
}

// known is a labeller that knows the right spans.
type known map[string][]label.Span

func (k known) Label(e *label.Entry) []label.Span { return k[e.Text] }

func (k known) Confidence(f label.Field, p float64) float64 { return p }

func TestGoldFieldsAreFoundWhereTheyStand(t *testing.T) {
	refs := data(t)
	spans := known{}
	for _, x := range training.Examples(refs) {
		for _, h := range x.Gold {
			spans[x.Text] = append(spans[x.Text], label.Span{Stretch: h.Stretch, Field: h.Field, Probability: 1})
		}
	}
	scores := training.NewScores()
	for i, got := range training.ReadWith(refs, reference.With(spans)) {
		scores.Add(refs[i].Fields, got.Reference)
	}
	if f := scores.All.F1(); f < 0.993 {
		t.Errorf("from the right spans come fields of F1 %.4f", f)
	}
}

func TestPrintedEntriesHoldTheirFields(t *testing.T) {
	made := training.Render([]training.Reference{{Fields: training.Fields{
		Authors: []training.Person{{Family: "Orwen", Given: "Tomas K."}, {Family: "Pell", Given: "R."}}, Title: "Tides of consent", Container: "Coastal Politics", Volume: "3"}},
		{Fields: training.Fields{Title: "The long quay", Container: "Proceedings of the Quay Conference"}},
		{Fields: training.Fields{Title: "The long quay", Container: "Ports and people", Publisher: "Moor House"}},
	}, 400, 1)
	for _, x := range made {
		at := 0
		for _, h := range x.Gold {
			if h.Start < at || h.End <= h.Start || h.End > len(x.Text) {
				t.Fatalf("%s at %d to %d in %q", h.Field, h.Start, h.End, x.Text)
			}
			at = h.End
		}
	}
	if n := len(slices.CompactFunc(made, func(a, b label.Example) bool { return a.Text == b.Text })); n < 390 {
		t.Errorf("only %d entries differ from the one before", n)
	}
	if !strings.ContainsFunc(made[0].Text, func(r rune) bool { return r >= '0' }) {
		t.Error("an empty entry")
	}
}
