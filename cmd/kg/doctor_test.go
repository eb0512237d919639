package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/graph/doctor"
)

func TestABackupIsRestoredWithAllThatPeopleDecided(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "kg.db")
	must(t, withPacks("--store", db, "load", sample(t)[0])...)
	exported := must(t, "--store", db, "export")
	for _, kind := range [][]string{nil, {"--portable"}} {
		name := filepath.Join(dir, strings.Join(append(kind, "b.bak"), ""))
		out := must(t, append([]string{"--store", db, "backup", name}, kind...)...)
		if !strings.Contains(out, "sha256") {
			t.Error(out)
		}
		again := filepath.Join(t.TempDir(), "again.db")
		must(t, "--store", again, "restore", name)
		if must(t, "--store", again, "export") != exported {
			t.Errorf("%v: another graph came back", kind)
		}
		for what, args := range map[string][]string{
			"a backup over another": append([]string{"--store", db, "backup", name}, kind...),
			"a store over another":  {"--store", again, "restore", name},
		} {
			if _, stderr, code := kg(t, "", args...); code != exitFailed || !strings.Contains(stderr, "already") {
				t.Errorf("%s: %d %s", what, code, stderr)
			}
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		b[len(b)/2] ^= 1
		if err := os.WriteFile(name, b, 0o600); err != nil {
			t.Fatal(err)
		}
		if _, stderr, code := kg(t, "", "--store", filepath.Join(t.TempDir(), "x.db"), "restore", name); code != exitFailed || !strings.Contains(stderr, "SHA-256") {
			t.Errorf("a bit was turned: %d %s", code, stderr)
		}
	}
	if _, stderr, code := kg(t, "", "--store", filepath.Join(dir, "none.db"), "backup", filepath.Join(dir, "none.bak")); code != exitFailed || !strings.Contains(stderr, "no store") {
		t.Errorf("a backup of nothing: %d %s", code, stderr)
	}
}

func diagnosed(t *testing.T, args ...string) (doctor.Report, int) {
	t.Helper()
	out, stderr, code := kg(t, "", append(args, "doctor", "--json")...)
	var r doctor.Report
	if err := json.Unmarshal([]byte(out), &r); err != nil {
		t.Fatalf("%v: %s%s", err, out, stderr)
	}
	return r, code
}

func TestTheDoctorFindsNothingInAStoreThatWasLoadedAndNamesWhatHarmedIt(t *testing.T) {
	dir := t.TempDir()
	db := filepath.Join(dir, "kg.db")
	must(t, withPacks("--store", db, "load", sample(t)[0])...)
	r, code := diagnosed(t, "--store", db)
	if code != exitOK || r.Failed() || r.Documents == 0 || r.Evidence == 0 {
		t.Errorf("code %d: %+v", code, r.Findings)
	}
	if out := must(t, "--store", db, "doctor", "--rebuild"); !strings.Contains(out, "ok       rebuild") || !strings.Contains(out, "ok       file") {
		t.Error(out)
	}
	if err := os.Chmod(db, 0o666); err != nil {
		t.Fatal(err)
	}
	if r, code := diagnosed(t, "--store", db); code != exitOK || len(r.Findings) == 0 || r.Findings[0].Severity != doctor.Warning {
		t.Errorf("a store that all may write to: %d %+v", code, r.Findings)
	}
	b, err := os.ReadFile(db)
	if err != nil {
		t.Fatal(err)
	}
	for name, harmed := range map[string][]byte{"cut": b[:len(b)/2/4096*4096], "text": []byte("# A paper\n"), "empty": nil} {
		path := filepath.Join(dir, name+".db")
		if err := os.WriteFile(path, harmed, 0o600); err != nil {
			t.Fatal(err)
		}
		if r, code := diagnosed(t, "--store", path); code != exitFailed || !r.Failed() || r.Findings[0].Do == "" {
			t.Errorf("%s: %d %+v", name, code, r.Findings)
		}
	}
	none := filepath.Join(dir, "none", "kg.db")
	if r, code := diagnosed(t, "--store", none); code != exitFailed || r.Findings[0].Says != "there is no store" {
		t.Errorf("%d %+v", code, r.Findings)
	}
	if _, err := os.Stat(filepath.Dir(none)); err == nil {
		t.Error("looking made a store")
	}
}
