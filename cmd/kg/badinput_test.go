package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

const oneSentence = "# Tides\n\nThe tide turned because the moon moved (Roe, 2001).\n\n## References\n\n- Roe, A. (2001). *Tides and their turning points in history*. Harbour Press.\n"

func write(t *testing.T, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestBadInputGetsASentenceAndTheRightExitCode(t *testing.T) {
	good := write(t, "good.md", oneSentence)
	sparse := filepath.Join(t.TempDir(), "huge.txt")
	if f, err := os.Create(sparse); err != nil || f.Truncate(200<<20) != nil || f.Close() != nil {
		t.Fatal("make a file of 200 MB")
	}
	unreadable := write(t, "secret.md", oneSentence)
	notOurs := write(t, "other.db", "this is a letter, not a store; it is long enough to be looked at")
	for _, c := range []struct {
		name string
		args []string
		code int
		says []string
	}{
		{"an empty file", []string{"load", write(t, "empty.md", "")}, exitFailed, []string{"empty.md"}},
		{"a file of blanks", []string{"load", write(t, "blank.md", " \n\n\t\n")}, exitFailed, []string{"blank.md"}},
		{"a PDF that is cut off", []string{"load", write(t, "paper.pdf", "%PDF-1.7\n\x00\x01\x02")}, exitFailed, []string{"paper.pdf", "PDF", "downloaded completely"}},
		{"a PDF with a password", []string{"load", "../../loaders/pdf/testdata/locked.pdf"}, exitFailed, []string{"locked.pdf", "password"}},
		{"a PDF without text", []string{"load", "../../loaders/pdf/testdata/scanned.pdf"}, exitFailed, []string{"scanned.pdf", "OCR"}},
		{"a program", []string{"load", write(t, "prog", "\x7fELF\x02\x01\x01\x00\x00\x00")}, exitFailed, []string{"prog"}},
		{"a file of 200 MB", []string{"load", sparse}, exitFailed, []string{"huge.txt", "--max-file-size"}},
		{"a file that is not there", []string{"load", "nowhere.md"}, exitFailed, []string{"nowhere.md"}},
		{"a folder without documents", []string{"load", t.TempDir()}, exitFailed, []string{"holds no documents"}},
		{"one bad file among good ones", []string{"load", good, write(t, "empty2.md", "")}, exitPartial, []string{"empty2.md", "1 of 2 documents failed"}},
		{"a flag that does not exist", []string{"load", "--colour", good}, exitUsage, []string{"--colour"}},
		{"no path at all", []string{"load"}, exitUsage, nil},
		{"a lexicon that is not there", []string{"--lexicon", "nowhere.yaml", "load", good}, exitUsage, []string{"nowhere.yaml", "korean-peninsula"}},
		{"a lexicon with a mistake", []string{"--lexicon", write(t, "bad.yaml", "pack: bad\ntitle: Bad\nentries:\n  - id: a\n    kind: ghost\n    name: A\n"), "load", good}, exitUsage, []string{"bad.yaml:5"}},
		{"a store that is another file", []string{"--store", notOurs, "load", good}, exitFailed, []string{"other.db"}},
		{"a question that is not understood", []string{"ask", "flibber the gibbet?", good}, exitFailed, []string{"not understood"}},
		{"a document that was never loaded", []string{"forget", "never.md"}, exitFailed, []string{"never.md"}},
		{"a Neo4j that is down", []string{"--neo4j", "bolt://127.0.0.1:1", "load", good}, exitFailed, []string{"127.0.0.1:1"}},
		{"an address that is none", []string{"--neo4j", "gopher://x", "load", good}, exitFailed, []string{"gopher"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			args := c.args
			if !strings.Contains(strings.Join(args, " "), "--store") {
				args = append([]string{"--store", filepath.Join(t.TempDir(), "kg.db")}, args...)
			}
			out, errs, code := kg(t, "", args...)
			if code != c.code {
				t.Errorf("exit %d, want %d\n%s%s", code, c.code, out, errs)
			}
			for _, s := range c.says {
				if !strings.Contains(out+errs, s) {
					t.Errorf("does not say %q:\n%s%s", s, out, errs)
				}
			}
			if strings.Contains(out+errs, "goroutine ") || strings.Contains(out+errs, ".go:") {
				t.Errorf("a stack instead of a sentence:\n%s%s", out, errs)
			}
		})
	}
	t.Run("a file that may not be read", func(t *testing.T) {
		if runtime.GOOS == "windows" || os.Geteuid() == 0 {
			// who may read everything is refused nothing: a folder in a file's place fails in the same way
			unreadable = filepath.Join(filepath.Dir(unreadable), "secret.md", "inner.md")
		} else if err := os.Chmod(unreadable, 0); err != nil {
			t.Fatal(err)
		}
		_, errs, code := kg(t, "", "--store", filepath.Join(t.TempDir(), "kg.db"), "load", unreadable)
		if code != exitFailed || !strings.Contains(errs, filepath.Base(unreadable)) {
			t.Fatalf("exit %d: %s", code, errs)
		}
	})
}

func TestABadFileLeavesTheOthersWholeAndNothingOfItself(t *testing.T) {
	store := []string{"--store", filepath.Join(t.TempDir(), "kg.db")}
	good := write(t, "good.md", oneSentence)
	must(t, append(store, "load", good)...)
	before := must(t, append(store, "export")...)
	_, _, code := kg(t, "", append(store, "load", good, write(t, "bad.md", "\x00\x01\x02\x03"))...)
	if code != exitPartial {
		t.Fatalf("exit %d, want %d", code, exitPartial)
	}
	if after := must(t, append(store, "export")...); after != before {
		t.Fatal("a file that failed changed the graph")
	}
}

func TestFilesThatAreNoDocumentsAreSkippedAloud(t *testing.T) {
	dir := t.TempDir()
	for name, content := range map[string]string{"paper.md": oneSentence, "data.json": "{}", "table.csv": "a,b"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, errs, code := kg(t, "", "--store", filepath.Join(t.TempDir(), "kg.db"), "load", dir)
	if code != exitOK || !strings.Contains(errs, "1 files ending in .csv") || !strings.Contains(errs, "1 files ending in .json") {
		t.Fatalf("exit %d\n%s%s", code, out, errs)
	}
}

func TestStandardInputIsADocumentToo(t *testing.T) {
	out, errs, code := kg(t, oneSentence, "--store", filepath.Join(t.TempDir(), "kg.db"), "load", "-")
	if code != exitOK || !strings.Contains(out, "1 references, 1 citations (1 resolved") {
		t.Fatalf("exit %d\n%s%s", code, out, errs)
	}
}

func TestTextInAnotherEncodingIsReadAsWhatItSays(t *testing.T) {
	latin := strings.ReplaceAll(oneSentence, "Roe", "R\xf6der") + strings.Repeat("Der Hafen war f\xfcr die Schiffe zu klein. ", 20)
	out, errs, code := kg(t, "", "annotate", write(t, "latin.md", latin))
	if code != exitOK || !strings.Contains(out, "Röder") {
		t.Fatalf("exit %d\n%s%s", code, out, errs)
	}
}
