package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// configured is what kg config says of each flag.
func configured(t *testing.T, args ...string) map[string]setting {
	t.Helper()
	var list []setting
	if err := json.Unmarshal([]byte(must(t, append(args, "config", "--json")...)), &list); err != nil {
		t.Fatal(err)
	}
	out := map[string]setting{}
	for _, s := range list {
		out[s.Name] = s
	}
	return out
}

func written(t *testing.T, text string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "kg.yaml")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTheCommandLineComesBeforeTheEnvironmentBeforeTheFileBeforeTheDefault(t *testing.T) {
	file := written(t, "listen: 127.0.0.1:7001\nwho: file\nallow-host: [a.example, b.example]\nreview: true\nmetrics-age: 5m\nlexicon:\n  - korean-peninsula\n  - trade-climate\n")
	t.Setenv("KG_LISTEN", "127.0.0.1:7002")
	t.Setenv("KG_WHO", "environment")
	got := configured(t, "--config", file, "--log-level", "error")
	for name, want := range map[string]setting{
		"log-level":   {"log-level", "error", "command line"},
		"log-format":  {"log-format", "text", "default"},
		"listen":      {"listen", "127.0.0.1:7002", "environment KG_LISTEN"},
		"who":         {"who", "environment", "environment KG_WHO"},
		"allow-host":  {"allow-host", "[a.example b.example]", "file " + file},
		"review":      {"review", "true", "file " + file},
		"metrics-age": {"metrics-age", "5m0s", "file " + file},
		"lexicon":     {"lexicon", "[korean-peninsula trade-climate]", "file " + file},
		"admin":       {"admin", "", "default"},
	} {
		if got[name] != want {
			t.Errorf("%+v, want %+v", got[name], want)
		}
	}
	t.Setenv(configVariable, file)
	if got := configured(t)["review"].From; got != "file "+file {
		t.Errorf("the file that the environment names: %q", got)
	}
}

func TestTheConfigurationShowsNoSecret(t *testing.T) {
	t.Setenv("KG_NEO4J_URI", "bolt://reader:open-sesame@localhost:7687")
	t.Setenv("KG_NEO4J_PASSWORD", "open-sesame")
	t.Setenv("KG_LLM_KEY", "open-sesame")
	out := must(t, "config")
	if strings.Contains(out, "sesame") {
		t.Error(out)
	}
	if strings.Count(out, masked) != 2 || !strings.Contains(out, "reader:MASKED@localhost") {
		t.Errorf("what is masked does not show that it is there:\n%s", out)
	}
}

func TestAFileThatIsNoConfigurationIsRefusedByItsLine(t *testing.T) {
	for text, says := range map[string]string{
		"listen: 127.0.0.1:1\nlistne: 127.0.0.1:2\n": ":2: kg serve has no flag --listne",
		"- a\n- b\n":              ":1: a list of flags",
		"who: {a: b}\n":           ":1: who: a plain value",
		"who: [[a]]\n":            ":1: who: a list holds plain values",
		"config: other.yaml\n":    "no flag --config",
		"llm-concurrency: many\n": "llm-concurrency",
		"a: [\n":                  "kg.yaml: yaml",
	} {
		_, stderr, code := kg(t, "", "--config", written(t, text), "config")
		if code != exitUsage || !strings.Contains(stderr, says) {
			t.Errorf("%q: code %d, %s", text, code, stderr)
		}
	}
	if _, stderr, code := kg(t, "", "--config", filepath.Join(t.TempDir(), "none.yaml"), "config"); code != exitUsage || !strings.Contains(stderr, "cannot be read") {
		t.Errorf("code %d, %s", code, stderr)
	}
	if out := must(t, "--config", written(t, ""), "version"); !strings.HasPrefix(out, "kg ") {
		t.Error(out)
	}
}
