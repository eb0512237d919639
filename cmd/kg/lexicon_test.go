package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"kg/annotate/lexicon"
	"kg/document"
)

func TestAPackIsProposedFromWhatTheSampleNames(t *testing.T) {
	out := must(t, append([]string{"lexicon", "from-graph", "--pack", "koreas"}, sample(t)...)...)
	p, err := lexicon.Read("koreas.yaml", strings.NewReader(out))
	if err != nil {
		t.Fatalf("what is proposed cannot be read: %v\n%s", err, out)
	}
	byName := map[string]lexicon.Entry{}
	for _, e := range p.Entries {
		byName[e.Name] = e
		if !strings.Contains(e.Note, "named in ") {
			t.Errorf("%s does not say where it is named: %q", e.ID, e.Note)
		}
	}
	kim := byName["Kim Jong Un"]
	if kim.Kind != document.Actor || len(kim.Ambiguous) != 1 || kim.Ambiguous[0] != "Kim" {
		t.Errorf("a family name alone counts only behind the whole: %+v", kim)
	}
	if _, known := byName["North Korea"]; known {
		t.Error("what is known already is proposed")
	}
	if _, said, _ := kg(t, "", append([]string{"lexicon", "from-graph", "--first", "1"}, sample(t)...)...); !strings.Contains(said, "named too rarely") || !strings.Contains(said, "known already") {
		t.Errorf("what was left out is not said: %s", said)
	}
	twice := must(t, append([]string{"--lexicon", "korean-peninsula", "lexicon", "from-graph", "--pack", "koreas"}, sample(t)...)...)
	if strings.Contains(twice, "Kim Jong Un\n") {
		t.Error("what a pack knows is proposed")
	}
}

func TestATableBecomesAPackThatIsUsed(t *testing.T) {
	dir := t.TempDir()
	table := filepath.Join(dir, "Harbour things.csv")
	if err := os.WriteFile(table, []byte("kind,name,aliases,date\nevent,Night of the Lamps,lamp night,1911-05-03\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	text := filepath.Join(dir, "harbour.md")
	if err := os.WriteFile(text, []byte("# Harbours\n\nThe harbour was dark for a week. Nobody spoke of lamp night for years. Then the lights came back, and with them the ships.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if out := must(t, "--lexicon", table, "annotate", "--json", text); !strings.Contains(out, "Night of the Lamps") {
		t.Errorf("the table's names are not found: %s", out)
	}
	pack := filepath.Join(dir, "pack.yaml")
	must(t, "lexicon", "import", "-o", pack, table)
	if out := must(t, "lexicon", "check", pack); !strings.Contains(out, "1 entries (0 actors, 1 events, 0 policies), 2 names") {
		t.Errorf("the check says %q", out)
	}
	if b, err := os.ReadFile(pack); err != nil || !strings.HasPrefix(string(b), "pack: harbour-things\n") {
		t.Errorf("%v: %s", err, b)
	}
}

func TestWhatIsWrongInAPackFailsTheCheck(t *testing.T) {
	path := filepath.Join(t.TempDir(), "ports.yaml")
	if err := os.WriteFile(path, []byte("pack: ports\nentries:\n  - id: a\n    kind: ship\n    name: Argo\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	out, _, code := kg(t, "", "lexicon", "check", path)
	if code != exitFailed || !strings.Contains(out, `ports.yaml:4: entry "a": unknown kind "ship"`) {
		t.Errorf("code %d: %s", code, out)
	}
	if _, _, code := kg(t, "", "lexicon", "check", "no-such-pack"); code != exitUsage {
		t.Errorf("a pack that is not there ends with %d", code)
	}
}
