package cache_test

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"kg/annotate/model"
	"kg/annotate/model/cache"
)

const answer = `{"mentions": [], "statements": []}`

var question = model.Prompt{System: "instructions", User: "sentences"}

// counting is a model that says the same to everything, and counts how often it was asked.
type counting struct {
	text  string
	err   error
	asked int
}

func (c *counting) Propose(context.Context, model.Prompt) (model.Answer, error) {
	c.asked++
	return model.Answer{Text: c.text, Requests: 1}, c.err
}

// file is the one file of a cache.
func file(t *testing.T, dir string) string {
	t.Helper()
	var found []string
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			found = append(found, path)
		}
		return err
	})
	if err != nil || len(found) != 1 {
		t.Fatalf("files %v, %v", found, err)
	}
	return found[0]
}

func TestAnAnswerIsAskedForOnce(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "answers")
	m := &counting{text: answer}
	p := cache.New(dir, "stub", m)
	first, err := p.Propose(t.Context(), question)
	if err != nil || first.Cached || first.Requests != 1 || first.Warning != "" {
		t.Fatalf("%+v, %v", first, err)
	}
	for _, again := range []*cache.Proposer{p, cache.New(dir, "stub", m), cache.New(dir, "stub", nil)} {
		a, err := again.Propose(t.Context(), question)
		if err != nil || !a.Cached || a.Requests != 0 || a.Text != answer {
			t.Errorf("%+v, %v", a, err)
		}
	}
	if m.asked != 1 {
		t.Errorf("asked %d times", m.asked)
	}
	if _, err := cache.New(dir, "another", nil).Propose(t.Context(), question); !errors.Is(err, cache.ErrMissing) {
		t.Errorf("another model's answer was taken: %v", err)
	}
	if _, err := cache.New(dir, "stub", nil).Propose(t.Context(), model.Prompt{System: "instructions", User: "others"}); !errors.Is(err, cache.ErrMissing) {
		t.Errorf("the answer to another question was taken: %v", err)
	}
	if runtime.GOOS != "windows" {
		if info, err := os.Stat(file(t, dir)); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("others may read it: %v, %v", info.Mode(), err)
		}
	}
}

func TestRubbishAndFailuresAreNotKept(t *testing.T) {
	for _, m := range []*counting{{text: "<html>"}, {text: `{"mentions": [`}, {text: answer, err: errors.New("it is closed")}} {
		dir := t.TempDir()
		p := cache.New(dir, "stub", m)
		for range 2 {
			if a, err := p.Propose(t.Context(), question); err != m.err || a.Cached {
				t.Errorf("%+v, %v", a, err)
			}
		}
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 || m.asked != 2 {
			t.Errorf("kept %v, asked %d times, %v", left, m.asked, err)
		}
	}
}

// TestAFileThatIsNotWhatWasKeptIsAskedForAgain breaks the file in several ways.
func TestAFileThatIsNotWhatWasKeptIsAskedForAgain(t *testing.T) {
	for name, breaks := range map[string]func(string) string{
		"empty":          func(string) string { return "" },
		"cut off":        func(s string) string { return s[:len(s)/2] },
		"other model":    func(s string) string { return strings.Replace(s, `"stub"`, `"stab"`, 1) },
		"other protocol": func(s string) string { return strings.Replace(s, "kg-model-reader", "kg-model-writer", 1) },
		"other key":      func(s string) string { return strings.Replace(s, `"key":"`, `"key":"0`, 1) },
		"no answer":      func(s string) string { return strings.Replace(s, "mentions", "mansions", 1) },
		"too large":      func(s string) string { return s + strings.Repeat(" ", 1<<20) },
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			m := &counting{text: `{"mentions": []}`}
			p := cache.New(dir, "stub", m)
			if _, err := p.Propose(t.Context(), question); err != nil {
				t.Fatal(err)
			}
			path := file(t, dir)
			raw, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, []byte(breaks(string(raw))), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := cache.New(dir, "stub", nil).Propose(t.Context(), question); !errors.Is(err, cache.ErrMissing) {
				t.Errorf("it was taken: %v", err)
			}
			if a, err := p.Propose(t.Context(), question); err != nil || a.Cached || m.asked != 2 {
				t.Errorf("%+v, %v", a, err)
			}
			if back, err := os.ReadFile(path); err != nil || string(back) != string(raw) {
				t.Errorf("it was not put right: %v", err)
			}
		})
	}
}

func TestAnAnswerThatCannotBeKeptIsGivenWithAWarning(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(dir, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	a, err := cache.New(dir, "stub", &counting{text: answer}).Propose(t.Context(), question)
	if err != nil || a.Text != answer || a.Warning == "" {
		t.Errorf("%+v, %v", a, err)
	}
}
