package main

import (
	"bufio"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// graphQL sends a question or a correction with a token, "" for none, and gives the status and the answer.
func graphQL(t *testing.T, at, token, query string) (int, string) {
	t.Helper()
	b, err := json.Marshal(map[string]string{"query": query})
	if err != nil {
		t.Fatal(err)
	}
	req, err := http.NewRequest(http.MethodPost, at+"/graphql", strings.NewReader(string(b)))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	if token != "" {
		req.Header.Set("Authorization", "Bearer "+token)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	raw, err := io.ReadAll(res.Body)
	if err != nil {
		t.Fatal(err)
	}
	return res.StatusCode, string(raw)
}

const (
	asking     = `{ stats { evidence } }`
	correcting = `mutation { undo(decision: "decision:none", who: "Ada") { id } }`
)

// token makes a token and gives it and its id.
func token(t *testing.T, file string, args ...string) (shown, id string) {
	t.Helper()
	var made struct{ Token, ID string }
	if err := json.Unmarshal([]byte(must(t, append([]string{"token", "--tokens", file, "add", "--json"}, args...)...)), &made); err != nil {
		t.Fatal(err)
	}
	return made.Token, made.ID
}

func TestTokensAreMadeShownOnceListedAndTakenBack(t *testing.T) {
	store := filepath.Join(t.TempDir(), "mine.db")
	stdout, stderr, code := kg(t, "", "--store", store, "token", "add", "Ada Lin", "--role", "reviewer", "--days", "30")
	file := strings.TrimSuffix(store, ".db") + ".tokens.jsonl"
	if code != exitOK || !strings.HasPrefix(stdout, "kg_") || strings.Count(stdout, "\n") != 1 || !strings.Contains(stderr, "kg serve --tokens "+file) {
		t.Fatalf("%d %q %q", code, stdout, stderr)
	}
	must(t, "--store", store, "token", "add", "Bo")
	list := must(t, "--store", store, "token", "list")
	if strings.Count(list, "\n") != 2 || !strings.Contains(list, "good  reviewer  Ada Lin  made ") || !strings.Contains(list, "never expires") {
		t.Error(list)
	}
	raw, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if secret := strings.TrimSpace(stdout)[12:]; strings.Contains(list+string(raw), secret) {
		t.Error("the token is kept")
	}
	if out := must(t, "--store", store, "token", "revoke", "Ada Lin"); !strings.HasPrefix(out, "revoked  ") {
		t.Error(out)
	}
	var shown []tokenShown
	if err := json.Unmarshal([]byte(must(t, "--store", store, "token", "list", "--json")), &shown); err != nil {
		t.Fatal(err)
	}
	if len(shown) != 2 || shown[0].State != "revoked" || shown[1].State != "good" || shown[1].Role != "reader" || shown[0].Expires == nil {
		t.Errorf("%+v", shown)
	}
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"add", "Ada", "--role", "owner"}, exitUsage, "reader"},
		{[]string{"add", " "}, exitUsage, "a name has"},
		{[]string{"add", "Ada", "--days", "-1"}, exitUsage, "--days"},
		{[]string{"revoke", "Ada Lin"}, exitFailed, "no token that is not revoked"},
	} {
		if _, stderr, code := kg(t, "", append([]string{"--store", store, "token"}, c.args...)...); code != c.code || !strings.Contains(stderr, c.says) {
			t.Errorf("%v: %d %s", c.args, code, stderr)
		}
	}
}

func TestWhoWorksAloneOnThisMachineNeedsNoToken(t *testing.T) {
	dir := t.TempDir()
	at := serving(t, "--review", "--decisions", filepath.Join(dir, "my.decisions.jsonl"))
	if status, got := graphQL(t, at[0], "", asking); status != 200 || strings.Contains(got, "errors") {
		t.Errorf("%d %s", status, got)
	}
	if _, got := graphQL(t, at[0], "", correcting); strings.Contains(got, "UNAUTHENTICATED") || !strings.Contains(got, "decision:none") {
		t.Errorf("a correction: %s", got)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "my.audit.jsonl"))
	if err != nil || strings.Count(string(raw), "\n") != 2 || !strings.Contains(string(raw), `"mutation":"undo"`) {
		t.Errorf("the log beside the decisions: %s, %v", raw, err)
	}
	reading := serving(t)
	if _, got := graphQL(t, reading[0], "", correcting); !strings.Contains(got, "READ_ONLY") {
		t.Errorf("without --review: %s", got)
	}
}

func TestTokensOpenWhatTheirRoleOpens(t *testing.T) {
	dir := t.TempDir()
	file, log := filepath.Join(dir, "t.jsonl"), filepath.Join(dir, "log", "a.jsonl")
	reader, _ := token(t, file, "Rea")
	reviewer, id := token(t, file, "Ada", "--role", "reviewer")
	at := serving(t, "--tokens", file, "--reads", "token", "--review", "--decisions", filepath.Join(dir, "d.jsonl"), "--audit-log", log)
	for _, c := range []struct {
		token           string
		asks            int
		corrects, whose string
	}{{"", 401, "UNAUTHENTICATED", ""}, {reader, 200, "FORBIDDEN", ""}, {reviewer, 200, "decision:none", ""}} {
		if status, got := graphQL(t, at[0], c.token, asking); status != c.asks {
			t.Errorf("%q asks: %d %s", c.token, status, got)
		}
		if _, got := graphQL(t, at[0], c.token, correcting); !strings.Contains(got, c.corrects) {
			t.Errorf("%q corrects: %s", c.token, got)
		}
	}
	raw, err := os.ReadFile(log)
	if err != nil || !strings.Contains(string(raw), `"by":"token `+id+`"`) || strings.Contains(string(raw), reviewer) {
		t.Errorf("%s, %v", raw, err)
	}
	open := serving(t, "--tokens", file)
	if status, got := graphQL(t, open[0], "", asking); status != 200 {
		t.Errorf("reads are open: %d %s", status, got)
	}
}

func TestAServerThatNoOneOrAnyoneCouldChangeDoesNotStart(t *testing.T) {
	dir := t.TempDir()
	keys := filepath.Join(dir, "keys.json")
	if err := os.WriteFile(keys, []byte(`{"keys":[]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	broken := filepath.Join(dir, "broken.jsonl")
	if err := os.WriteFile(broken, []byte(`{}`), 0o600); err != nil {
		t.Fatal(err)
	}
	gone := httptest.NewServer(http.NotFoundHandler())
	gone.Close()
	for _, c := range []struct {
		args []string
		code int
		says string
	}{
		{[]string{"--reads", "token"}, exitUsage, "no one could ask"},
		{[]string{"--reads", "closed"}, exitUsage, "open"},
		{[]string{"--review", "--listen", "0.0.0.0:0"}, exitUsage, "--anyone-corrects"},
		{[]string{"--jwt-audience", "kg"}, exitUsage, "--jwt-issuer"},
		{[]string{"--jwt-issuer", "https://id.example.org"}, exitUsage, "--jwt-audience"},
		{[]string{"--jwt-issuer", "https://id.example.org", "--jwt-audience", "kg", "--jwt-role", "x"}, exitUsage, "WORD=ROLE"},
		{[]string{"--jwt-issuer", "http://id.example.org", "--jwt-audience", "kg", "--jwt-keys", keys}, exitFailed, "https://"},
		{[]string{"--jwt-issuer", "https://id.example.org", "--jwt-audience", "kg", "--jwt-keys", keys}, exitFailed, "holds no key"},
		{[]string{"--jwt-issuer", gone.URL, "--jwt-audience", "kg"}, exitFailed, "does not say where its keys are"},
		{[]string{"--tokens", broken}, exitFailed, "broken.jsonl:1"},
		{[]string{"--review", "--audit-log", dir}, exitFailed, "no plain file"},
	} {
		args := append([]string{"--store", filepath.Join(dir, "kg.db"), "serve", "--no-seeds", "--listen", "127.0.0.1:0"}, c.args...)
		if _, stderr, code := kg(t, "", args...); code != c.code || !strings.Contains(stderr, c.says) {
			t.Errorf("%v: %d %s", c.args, code, stderr)
		}
	}
}

func TestTheConfigurationShowsWhoMayAsk(t *testing.T) {
	t.Setenv("KG_READS", "token")
	file := written(t, "jwt-issuer: https://id.example.org\njwt-audience: kg\njwt-role: [editors=reviewer, all=reader]\ntokens: /etc/kg/tokens.jsonl\n")
	got := configured(t, "--config", file)
	for name, want := range map[string]setting{
		"reads":          {"reads", "token", "environment KG_READS"},
		"tokens":         {"tokens", "/etc/kg/tokens.jsonl", "file " + file},
		"jwt-issuer":     {"jwt-issuer", "https://id.example.org", "file " + file},
		"jwt-role":       {"jwt-role", "[editors=reviewer all=reader]", "file " + file},
		"jwt-role-claim": {"jwt-role-claim", "roles", "default"},
		"jwt-name-claim": {"jwt-name-claim", "sub", "default"},
	} {
		if got[name] != want {
			t.Errorf("%+v, want %+v", got[name], want)
		}
	}
	if got["audit-log"].Name == "" || got["anyone-corrects"].Value != "false" {
		t.Errorf("%+v", got)
	}
}

// TestALoadByAnotherCommandIsToldToThoseWhoSubscribe: kg load writes the store that kg serve reads.
func TestALoadByAnotherCommandIsToldToThoseWhoSubscribe(t *testing.T) {
	dir := t.TempDir()
	store, paper := filepath.Join(dir, "kg.db"), filepath.Join(dir, "paper.md")
	if err := os.WriteFile(paper, []byte("# A paper\n\nNah (2019) explains the flood of 2018.\n\n## References\n\nNah, T. (2019). Hills Without Trees. Weir Press.\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	at := serving(t, "--store", store, "--subscription-interval", "100ms")
	req, err := http.NewRequest(http.MethodPost, at[0]+"/graphql", strings.NewReader(`{"query":"subscription { loadProgress { documents atRest } }"}`))
	if err != nil {
		t.Fatal(err)
	}
	req.Header.Set("Content-Type", "application/json")
	req.Header.Set("Accept", "text/event-stream")
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	lines := bufio.NewScanner(res.Body)
	until := func(says string) {
		t.Helper()
		for lines.Scan() {
			if strings.Contains(lines.Text(), says) {
				return
			}
		}
		t.Fatalf("the stream ended without %s", says)
	}
	until(`"documents":0,"atRest":true`)
	must(t, "--store", store, "load", paper)
	until(`"documents":1,"atRest":true`)
}

func TestSubscriptionsHaveBounds(t *testing.T) {
	for _, args := range [][]string{{"--max-subscriptions", "0"}, {"--subscription-interval", "1ms"}} {
		if _, stderr, code := kg(t, "", append([]string{"--store", filepath.Join(t.TempDir(), "kg.db"), "serve", "--no-seeds", "--listen", "127.0.0.1:0"}, args...)...); code != exitUsage || !strings.Contains(stderr, args[0]) {
			t.Errorf("%v: %d %s", args, code, stderr)
		}
	}
	if got := configured(t, "--config", written(t, "max-subscriptions: 8\n"))["max-subscriptions"].Value; got != "8" {
		t.Error(got)
	}
}
