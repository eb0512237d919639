package access_test

import (
	"context"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"

	"kg/graph"
	"kg/server/access"
)

func added(t *testing.T, f access.File, name string, role access.Role, expires time.Time) (string, access.Token) {
	t.Helper()
	token, kept, err := f.Add(name, role, time.Now(), expires)
	if err != nil {
		t.Fatal(err)
	}
	return token, kept
}

func empty(t *testing.T) access.File {
	return access.File{Path: filepath.Join(t.TempDir(), "keys", "kg.tokens.jsonl")}
}

// says is the code and the words of what a checker answers.
func says(c access.Checker, bearer string) string {
	w, err := access.Check(context.Background(), []access.Checker{c}, bearer)
	if err != nil {
		return string(graph.CodeOf(err)) + ": " + err.Error()
	}
	return w.Name + " " + w.Role.String() + " by " + strings.Fields(w.By)[0]
}

func TestATokenIsWhoseItIsUntilItExpiresOrIsTakenBack(t *testing.T) {
	f := empty(t)
	ada, adas := added(t, f, "Ada", access.Reviewer, time.Time{})
	bo, _ := added(t, f, "Bo", access.Reader, time.Now().Add(-time.Minute))
	cy, cys := added(t, f, "Cy", access.Admin, time.Now().Add(time.Hour))
	if _, err := f.Revoke(cys.ID, time.Now()); err != nil {
		t.Fatal(err)
	}
	tokens, err := access.Open(f)
	if err != nil || tokens.Len() != 3 {
		t.Fatal(err, tokens.Len())
	}
	last := ada[len(ada)-1]
	other := byte('A')
	if last == other {
		other = 'E'
	}
	for bearer, want := range map[string]string{
		ada:                                  "Ada reviewer by token",
		bo:                                   "UNAUTHENTICATED: the token is expired",
		cy:                                   "UNAUTHENTICATED: the token is revoked",
		ada[:len(ada)-1]:                     "UNAUTHENTICATED: the token is not known here",
		ada[:len(ada)-1] + string(other):     "UNAUTHENTICATED: the token is not known here",
		ada + "A":                            "UNAUTHENTICATED: the token is not known here",
		"kg_" + adas.ID + "_":                "UNAUTHENTICATED: the token is not known here",
		"kg_" + adas.ID + "_" + adas.Hash:    "UNAUTHENTICATED: the token is not known here",
		"kg_00000000_" + ada[12:]:            "UNAUTHENTICATED: the token is not known here",
		"kg_":                                "UNAUTHENTICATED: the token is not known here",
		"kg_" + cys.ID + "_" + ada[12:]:      "UNAUTHENTICATED: the token is not known here",
		adas.Hash:                            "UNAUTHENTICATED: the token has no form that is known here",
		"":                                   "UNAUTHENTICATED: the token has no form that is known here",
		strings.Replace(ada, "kg_", "", 1):   "UNAUTHENTICATED: the token has no form that is known here",
		strings.Replace(ada, "kg_", "x_", 1): "UNAUTHENTICATED: the token has no form that is known here",
	} {
		if got := says(tokens, bearer); got != want {
			t.Errorf("%s: %s, want %s", bearer, got, want)
		}
	}
}

func TestTheFileKeepsNoTokenAndBelongsToItsOwner(t *testing.T) {
	f := empty(t)
	token, _ := added(t, f, "Ada", access.Admin, time.Time{})
	raw, err := os.ReadFile(f.Path)
	if err != nil {
		t.Fatal(err)
	}
	if secret := token[strings.LastIndex(token[:12], "_")+1:]; len(secret) < 43 || strings.Contains(string(raw), secret) {
		t.Errorf("%s\nshows %s", raw, secret)
	}
	if runtime.GOOS == "windows" {
		return
	}
	info, err := os.Stat(f.Path)
	if err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("%v, %v", info.Mode(), err)
	}
	if err := os.Chmod(f.Path, 0o620); err != nil {
		t.Fatal(err)
	}
	if _, err := access.Open(f); graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), "chmod go-w") {
		t.Errorf("a file that others write to: %v", err)
	}
}

// TestAChangeIsTakenUpByAServerThatRuns: a token that was taken back is good for a second at most, and none is while the file cannot be read.
func TestAChangeIsTakenUpByAServerThatRuns(t *testing.T) {
	f := empty(t)
	tokens, err := access.Open(f)
	if err != nil {
		t.Fatal(err)
	}
	token, kept := added(t, f, "Ada", access.Reader, time.Time{})
	until := func(want string) {
		t.Helper()
		var got string
		for range 60 {
			if got = says(tokens, token); strings.HasPrefix(got, want) {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
		t.Fatalf("%s, want %s", got, want)
	}
	until("Ada reader")
	was, err := os.ReadFile(f.Path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(f.Path, []byte("{half"), 0o600); err != nil {
		t.Fatal(err)
	}
	until("INVALID")
	if err := os.WriteFile(f.Path, was, 0o600); err != nil {
		t.Fatal(err)
	}
	until("Ada reader")
	if _, err := f.Revoke(kept.Name, time.Now()); err != nil {
		t.Fatal(err)
	}
	until("UNAUTHENTICATED: the token is revoked")
	if err := os.Remove(f.Path); err != nil {
		t.Fatal(err)
	}
	until("UNAUTHENTICATED: the token is not known")
}

func TestTokensMadeAtTheSameTimeAreAllThere(t *testing.T) {
	f := empty(t)
	var all sync.WaitGroup
	for i := range 12 {
		all.Go(func() {
			if _, _, err := f.Add(fmt.Sprint("reader ", i), access.Reader, time.Now(), time.Time{}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if list, err := f.Read(); err != nil || len(list) != 12 {
		t.Errorf("%d, %v", len(list), err)
	}
	if left, err := filepath.Glob(f.Path + "?*"); err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

func TestAFileThatIsNoFileOfTokensIsRefusedByItsLine(t *testing.T) {
	good := `{"id":"00c0ffee","name":"Ada","role":"reader","sha256":"` + strings.Repeat("ab", 32) + `","created":"2026-01-02T03:04:05Z"}`
	for text, want := range map[string]string{
		good + "\n\n" + good: ":3: this is no token that kg token wrote: its id stands there already",
		"x":                  ":1: ",
		strings.Replace(good, "reader", "owner", 1):             `"owner" is no role`,
		strings.Replace(good, "abab", "ab", 1):                  "its sha256",
		strings.Replace(good, "00c0ffee", "coffee", 1):          "its id",
		strings.Replace(good, `"Ada"`, `"Ada\nBo"`, 1):          "a name has",
		strings.Replace(good, `"Ada"`, `" "`, 1):                "a name has",
		strings.Replace(good, `"role"`, `"rights":1,"role"`, 1): "unknown field",
	} {
		f := access.File{Path: filepath.Join(t.TempDir(), "t.jsonl")}
		if err := os.WriteFile(f.Path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := f.Read(); graph.CodeOf(err) != graph.Invalid || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", text, err)
		}
	}
	f := empty(t)
	if _, _, err := f.Add("", access.Reader, time.Now(), time.Time{}); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("no name: %v", err)
	}
	if _, _, err := f.Add("Ada", access.Nothing, time.Now(), time.Time{}); graph.CodeOf(err) != graph.Invalid {
		t.Errorf("no role: %v", err)
	}
	if _, err := f.Revoke("Ada", time.Now()); graph.CodeOf(err) != graph.NotFound {
		t.Errorf("nobody's: %v", err)
	}
}

func TestAuthorizationBearsOneTokenOrNone(t *testing.T) {
	for _, c := range []struct {
		values []string
		token  string
		ok     bool
	}{
		{nil, "", true},
		{[]string{"Bearer abc"}, "abc", true},
		{[]string{"bearer   a.b.c"}, "a.b.c", true},
		{[]string{""}, "", false},
		{[]string{"Bearer"}, "", false},
		{[]string{"Bearer "}, "", false},
		{[]string{"Bearer a b"}, "", false},
		{[]string{"Bearer a,b"}, "", false},
		{[]string{"Basic YTpi"}, "", false},
		{[]string{"Bearer a", "Bearer b"}, "", false},
		{[]string{"Bearer " + strings.Repeat("a", 20_000)}, "", false},
	} {
		token, err := access.Bearer(http.Header{"Authorization": c.values})
		if token != c.token || (err == nil) != c.ok || err != nil && graph.CodeOf(err) != graph.Unauthenticated {
			t.Errorf("%.60v: %q, %v", c.values, token, err)
		}
	}
}

func FuzzAFileOfTokensIsReadOrRefused(f *testing.F) {
	f.Add(`{"id":"00c0ffee","name":"Ada","role":"reader","sha256":"` + strings.Repeat("ab", 32) + `","created":"2026-01-02T03:04:05Z"}`)
	f.Add("{}\n[")
	f.Fuzz(func(t *testing.T, text string) {
		file := access.File{Path: filepath.Join(t.TempDir(), "t.jsonl")}
		if err := os.WriteFile(file.Path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		list, err := file.Read()
		if err != nil && graph.CodeOf(err) != graph.Invalid {
			t.Error(err)
		}
		for _, token := range list {
			if _, err := access.ParseRole(token.Role); err != nil || access.ValidName(token.Name) != nil {
				t.Errorf("%+v", token)
			}
		}
	})
}

func TestTheFileKeepsItsRightsAndItsPlaceBehindALink(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("links need a privilege there")
	}
	f := empty(t)
	added(t, f, "Ada", access.Reviewer, time.Time{})
	if info, err := os.Stat(f.Path); err != nil || info.Mode().Perm() != 0o600 {
		t.Fatalf("a new file: %v %v", info.Mode(), err)
	}
	if err := os.Chmod(f.Path, 0o640); err != nil {
		t.Fatal(err)
	}
	link := access.File{Path: filepath.Join(t.TempDir(), "link.jsonl")}
	if err := os.Symlink(f.Path, link.Path); err != nil {
		t.Fatal(err)
	}
	added(t, link, "Bo", access.Reader, time.Time{})
	if _, err := link.Revoke("Ada", time.Now()); err != nil {
		t.Fatal(err)
	}
	if at, err := os.Readlink(link.Path); err != nil || at != f.Path {
		t.Errorf("the link: %q %v", at, err)
	}
	if info, err := os.Lstat(f.Path); err != nil || info.Mode() != 0o640 {
		t.Errorf("the file: %v %v", info.Mode(), err)
	}
	if list, err := f.Read(); err != nil || len(list) != 2 || list[0].Revoked == nil {
		t.Errorf("the tokens: %v %v", list, err)
	}
	lost := access.File{Path: filepath.Join(t.TempDir(), "lost.jsonl")}
	if err := os.Symlink(filepath.Join(t.TempDir(), "none"), lost.Path); err != nil {
		t.Fatal(err)
	}
	if _, _, err := lost.Add("Cy", access.Reader, time.Now(), time.Time{}); graph.CodeOf(err) != graph.Unavailable || !strings.Contains(err.Error(), "leads nowhere") {
		t.Errorf("a link that leads nowhere: %v", err)
	}
}
