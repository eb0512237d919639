package access_test

import (
	"context"
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/go-jose/go-jose/v4/jwt"

	"kg/graph"
	"kg/server/access"
)

// issuer signs tokens and says where its keys are, on this machine.
type issuer struct {
	t       *testing.T
	url     string
	keys    atomic.Pointer[jose.JSONWebKeySet]
	down    atomic.Bool
	fetched atomic.Int64
}

func newIssuer(t *testing.T) *issuer {
	i := &issuer{t: t}
	i.keys.Store(&jose.JSONWebKeySet{})
	mux := http.NewServeMux()
	answer := func(w http.ResponseWriter, v any) {
		if i.down.Load() {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		_ = json.NewEncoder(w).Encode(v)
	}
	mux.HandleFunc("/.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		answer(w, map[string]any{"issuer": i.url, "jwks_uri": i.url + "/keys", "authorization_endpoint": i.url, "token_endpoint": i.url})
	})
	mux.HandleFunc("/keys", func(w http.ResponseWriter, _ *http.Request) {
		i.fetched.Add(1)
		answer(w, i.keys.Load())
	})
	s := httptest.NewServer(mux)
	t.Cleanup(s.Close)
	i.url = s.URL
	return i
}

func key(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	k, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func public(id string, k crypto.Signer) jose.JSONWebKey {
	return jose.JSONWebKey{Key: k.Public(), KeyID: id, Algorithm: "ES256", Use: "sig"}
}

// signed is a token with claims beside those that every good one has; nil takes one away.
func signed(t *testing.T, alg jose.SignatureAlgorithm, k any, url string, with map[string]any) string {
	t.Helper()
	claims := map[string]any{"iss": url, "aud": "kg", "sub": "ada", "exp": time.Now().Add(time.Hour).Unix(), "roles": []string{"reader"}}
	for name, value := range with {
		if claims[name] = value; value == nil {
			delete(claims, name)
		}
	}
	s, err := jose.NewSigner(jose.SigningKey{Algorithm: alg, Key: k}, nil)
	if err != nil {
		t.Fatal(err)
	}
	out, err := jwt.Signed(s).Claims(claims).Serialize()
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func ready(t *testing.T, i access.Issuer) *access.JWT {
	t.Helper()
	j, err := access.NewJWT(t.Context(), i)
	if err != nil {
		t.Fatal(err)
	}
	return j
}

// trusting is an issuer whose roles mean themselves.
func trusting(url, keys string) access.Issuer {
	means, _ := access.Means(nil)
	return access.Issuer{URL: url, Audience: "kg", Keys: keys, RoleClaim: "roles", Roles: means, NameClaim: "sub"}
}

func TestATokenThatAnIssuerSignedHoldsWhereAllOfItIsRight(t *testing.T) {
	i, k, stranger := newIssuer(t), key(t), key(t)
	i.keys.Store(&jose.JSONWebKeySet{Keys: []jose.JSONWebKey{public("one", k)}})
	file := filepath.Join(t.TempDir(), "keys.json")
	raw, err := json.Marshal(i.keys.Load())
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, raw, 0o600); err != nil {
		t.Fatal(err)
	}
	named := jose.JSONWebKey{Key: k, KeyID: "one"}
	secret := []byte(strings.Repeat("s", 32))
	const no = "UNAUTHENTICATED: the token is not one that holds here"
	good := signed(t, jose.ES256, named, i.url, nil)
	parts := strings.Split(good, ".")
	for from, j := range map[string]*access.JWT{"fetched": ready(t, trusting(i.url, "")), "in a file": ready(t, trusting(i.url, file))} {
		for _, c := range []struct{ what, token, want string }{
			{"a good one", good, "ada reader by issuer"},
			{"the best of its roles", signed(t, jose.ES256, named, i.url, map[string]any{"roles": []string{"reader", "admin", "cook"}}), "ada admin by issuer"},
			{"a word instead of a list", signed(t, jose.ES256, named, i.url, map[string]any{"roles": "cook reviewer"}), "ada reviewer by issuer"},
			{"one audience of several", signed(t, jose.ES256, named, i.url, map[string]any{"aud": []string{"mail", "kg"}}), "ada reader by issuer"},
			{"no role", signed(t, jose.ES256, named, i.url, map[string]any{"roles": nil}), "ada nothing by issuer"},
			{"no role that is known", signed(t, jose.ES256, named, i.url, map[string]any{"roles": []string{"root"}}), "ada nothing by issuer"},
			{"roles that are no words", signed(t, jose.ES256, named, i.url, map[string]any{"roles": map[string]any{"admin": true}}), "ada nothing by issuer"},
			{"expired", signed(t, jose.ES256, named, i.url, map[string]any{"exp": time.Now().Add(-time.Minute).Unix()}), "UNAUTHENTICATED: the token is expired"},
			{"never expiring", signed(t, jose.ES256, named, i.url, map[string]any{"exp": nil}), "UNAUTHENTICATED: the token is expired"},
			{"not good yet", signed(t, jose.ES256, named, i.url, map[string]any{"nbf": time.Now().Add(time.Hour).Unix()}), no},
			{"for another service", signed(t, jose.ES256, named, i.url, map[string]any{"aud": "mail"}), no},
			{"for no service", signed(t, jose.ES256, named, i.url, map[string]any{"aud": nil}), no},
			{"by another issuer", signed(t, jose.ES256, named, "https://elsewhere.example", nil), no},
			{"by another's key", signed(t, jose.ES256, jose.JSONWebKey{Key: stranger, KeyID: "one"}, i.url, nil), no},
			{"by a shared secret", signed(t, jose.HS256, secret, i.url, nil), no},
			{"by no key", "eyJhbGciOiJub25lIn0." + parts[1] + ".", no},
			{"with another's signature", parts[0] + "." + strings.Split(signed(t, jose.ES256, named, i.url, map[string]any{"roles": "admin"}), ".")[1] + "." + parts[2], no},
			{"of nobody", signed(t, jose.ES256, named, i.url, map[string]any{"sub": nil}), "UNAUTHENTICATED: the token does not say whose it is (sub)"},
			{"of a name over two lines", signed(t, jose.ES256, named, i.url, map[string]any{"sub": "ada\nbo"}), "UNAUTHENTICATED: the token does not say whose it is (sub)"},
			{"no token", "a.b.c", no},
		} {
			if got := says(j, c.token); got != c.want {
				t.Errorf("%s, keys %s: %s, want %s", c.what, from, got, c.want)
			}
		}
	}
}

func TestRolesAndNamesAreTakenFromTheClaimsThatAreNamed(t *testing.T) {
	i, k := newIssuer(t), key(t)
	i.keys.Store(&jose.JSONWebKeySet{Keys: []jose.JSONWebKey{public("", k)}})
	means, err := access.Means([]string{"/staff/editors=reviewer", "a=b=reader"})
	if err != nil {
		t.Fatal(err)
	}
	conf := trusting(i.url, "")
	conf.Roles, conf.RoleClaim, conf.NameClaim = means, "realm_access.groups", "email"
	j := ready(t, conf)
	for _, c := range []struct {
		with map[string]any
		want string
	}{
		{map[string]any{"email": "a@example.org", "realm_access": map[string]any{"groups": []any{"/staff/editors", 7}}}, "a@example.org reviewer by issuer"},
		{map[string]any{"email": "a@example.org", "realm_access.groups": "a=b"}, "a@example.org reader by issuer"},
		{map[string]any{"email": "a@example.org", "realm_access": map[string]any{"groups": []any{"reviewer"}}}, "a@example.org nothing by issuer"},
		{map[string]any{"email": "a@example.org", "realm_access": "groups"}, "a@example.org nothing by issuer"},
	} {
		if got := says(j, signed(t, jose.ES256, k, i.url, c.with)); got != c.want {
			t.Errorf("%v: %s", c.with, got)
		}
	}
	for _, pair := range []string{"editors", "=admin", "editors=owner"} {
		if _, err := access.Means([]string{pair}); graph.CodeOf(err) != graph.Invalid {
			t.Errorf("%s: %v", pair, err)
		}
	}
}

// TestAnIssuerIsAskedForItsKeysNoOftenerThanNeeded: tokens that name keys that do not exist cost the issuer nothing.
func TestAnIssuerIsAskedForItsKeysNoOftenerThanNeeded(t *testing.T) {
	i, k := newIssuer(t), key(t)
	i.keys.Store(&jose.JSONWebKeySet{Keys: []jose.JSONWebKey{public("one", k)}})
	j := ready(t, trusting(i.url, ""))
	for range 50 {
		says(j, signed(t, jose.ES256, jose.JSONWebKey{Key: k, KeyID: "none"}, i.url, nil))
	}
	if got := says(j, signed(t, jose.ES256, jose.JSONWebKey{Key: k, KeyID: "one"}, i.url, nil)); got != "ada reader by issuer" {
		t.Error(got)
	}
	if n := i.fetched.Load(); n != 1 {
		t.Errorf("the keys were fetched %d times", n)
	}
}

func TestAnIssuerThatDoesNotAnswerIsNoFaultOfTheToken(t *testing.T) {
	i, k := newIssuer(t), key(t)
	i.keys.Store(&jose.JSONWebKeySet{Keys: []jose.JSONWebKey{public("one", k)}})
	j := ready(t, trusting(i.url, ""))
	i.down.Store(true)
	if got := says(j, signed(t, jose.ES256, jose.JSONWebKey{Key: k, KeyID: "one"}, i.url, nil)); !strings.HasPrefix(got, "UNAVAILABLE") {
		t.Error(got)
	}
	if _, err := access.NewJWT(t.Context(), trusting(i.url, "")); graph.CodeOf(err) != graph.Unavailable {
		t.Errorf("at the start: %v", err)
	}
}

func TestAnIssuerThatCannotBeTrustedIsRefused(t *testing.T) {
	dir := t.TempDir()
	file := func(name string, v any) string {
		raw, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, raw, 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	k := key(t)
	good := file("good", jose.JSONWebKeySet{Keys: []jose.JSONWebKey{public("", k)}})
	leads := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = json.NewEncoder(w).Encode(map[string]any{"issuer": "http://" + r.Host, "jwks_uri": "http://keys.example.org/"})
	}))
	defer leads.Close()
	moves := httptest.NewServer(http.RedirectHandler("http://elsewhere.example.org/", http.StatusFound))
	defer moves.Close()
	for what, i := range map[string]access.Issuer{
		"no https":           trusting("http://id.example.org", good),
		"no address":         trusting("id.example.org", good),
		"a password in it":   trusting("https://a:b@id.example.org", good),
		"keys over http":     trusting(leads.URL, ""),
		"a redirection":      trusting(moves.URL, ""),
		"private keys":       trusting("https://id.example.org", file("private", jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: k}}})),
		"a shared secret":    trusting("https://id.example.org", file("secret", jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{Key: []byte("0123456789abcdef")}}})),
		"no keys":            trusting("https://id.example.org", file("none", jose.JSONWebKeySet{})),
		"no set of keys":     trusting("https://id.example.org", file("text", "keys")),
		"no file":            trusting("https://id.example.org", filepath.Join(dir, "nowhere")),
		"no audience":        {URL: "https://id.example.org", Keys: good, RoleClaim: "roles", NameClaim: "sub", Roles: map[string]access.Role{"a": access.Reader}},
		"no roles":           {URL: "https://id.example.org", Keys: good, RoleClaim: "roles", NameClaim: "sub", Audience: "kg"},
		"no claim of a name": {URL: "https://id.example.org", Keys: good, RoleClaim: "roles", Audience: "kg", Roles: map[string]access.Role{"a": access.Reader}},
	} {
		if _, err := access.NewJWT(context.Background(), i); err == nil {
			t.Errorf("%s: it is trusted", what)
		}
	}
	if _, err := access.NewJWT(context.Background(), trusting("https://id.example.org", good)); err != nil {
		t.Errorf("keys in a file, nothing fetched: %v", err)
	}
}
