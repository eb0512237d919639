package access

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/go-jose/go-jose/v4"

	"kg/graph"
)

// Issuer says whose signed tokens (JWT) are taken, and what they say.
type Issuer struct {
	// URL is what a token's iss must be; https, or http on this machine.
	URL string
	// Audience must be among a token's aud: else a token that was meant for another service would do.
	Audience string
	// Keys is a file of the issuer's public keys (JWKS). Where it is "", they are
	// fetched: from where the issuer's /.well-known/openid-configuration says.
	Keys string
	// RoleClaim leads to the claim that says what someone may do, names joined by stops: "realm_access.roles"; a text of words, or a list.
	RoleClaim string
	// Roles are the roles that its words mean.
	Roles map[string]Role
	// NameClaim is the claim that names someone.
	NameClaim string
}

// algorithms are those whose keys verify and cannot sign.
func algorithms() []string {
	return []string{oidc.RS256, oidc.RS384, oidc.RS512, oidc.PS256, oidc.PS384, oidc.PS512, oidc.ES256, oidc.ES384, oidc.ES512, oidc.EdDSA}
}

// Bounds of what is fetched from an issuer.
const (
	fetching     = 5 * time.Second  // how long it may take
	fetchedBytes = 1 << 20          // how much it may be
	fetchPause   = 10 * time.Second // between one fetching of the keys and the next: tokens that name keys that do not exist come as often as one likes
)

// JWT checks tokens that an issuer signed.
type JWT struct {
	issuer   Issuer
	verifier *oidc.IDTokenVerifier
	fetched  *sparing // nil where the keys stand in a file
}

var _ Checker = (*JWT)(nil)

// NewJWT reads the issuer's keys, or asks the issuer where they are.
func NewJWT(ctx context.Context, i Issuer) (*JWT, error) {
	if err := i.valid(); err != nil {
		return nil, err
	}
	config := &oidc.Config{ClientID: i.Audience, SupportedSigningAlgs: algorithms()}
	if i.Keys != "" {
		keys, err := readKeys(i.Keys)
		if err != nil {
			return nil, err
		}
		return &JWT{i, oidc.NewVerifier(i.URL, keys, config), nil}, nil
	}
	from := &sparing{next: http.DefaultTransport, last: map[string]time.Time{}}
	client := &http.Client{Timeout: fetching, Transport: from, CheckRedirect: stays}
	provider, err := oidc.NewProvider(oidc.ClientContext(ctx, client), i.URL)
	if err != nil {
		return nil, graph.Errorf(graph.Unavailable, "the issuer %s does not say where its keys are: %w", i.URL, err)
	}
	var said struct {
		Keys string `json:"jwks_uri"`
	}
	if err := errors.Join(provider.Claims(&said), safe(said.Keys)); err != nil {
		return nil, graph.Errorf(graph.Invalid, "the issuer %s has its keys where they cannot be fetched safely: %w", i.URL, err)
	}
	return &JWT{i, provider.Verifier(config), from}, nil
}

func (i Issuer) valid() error {
	if err := safe(i.URL); err != nil {
		return err
	}
	switch {
	case i.Audience == "":
		return graph.Errorf(graph.Invalid, "an issuer's tokens need an audience: whom they are meant for")
	case i.RoleClaim == "" || i.NameClaim == "":
		return graph.Errorf(graph.Invalid, "the claims of the role and the name have names")
	case len(i.Roles) == 0:
		return graph.Errorf(graph.Invalid, "no word of the claim %s means a role: then no token would do", i.RoleClaim)
	}
	return nil
}

// safe tells whether what is fetched from an address is from whom it should be.
func safe(address string) error {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && !(u.Scheme == "http" && here(u.Hostname())) {
		return graph.Errorf(graph.Invalid, "%q is no address of https:// (http:// is for this machine alone)", address)
	}
	return nil
}

func here(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// stays follows no redirection to where another might answer.
func stays(r *http.Request, via []*http.Request) error {
	if len(via) > 3 {
		return errors.New("redirected too often")
	}
	return safe(r.URL.String())
}

// sparing fetches what one address has at most once in a while, and not more than so much of it.
type sparing struct {
	next http.RoundTripper

	mu     sync.Mutex
	last   map[string]time.Time
	failed bool // the last time
}

// failing tells whether the issuer did not answer when it was asked last.
func (s *sparing) failing() bool {
	if s == nil {
		return false
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.failed
}

// RoundTrip fetches.
func (s *sparing) RoundTrip(r *http.Request) (*http.Response, error) {
	at := r.URL.String()
	s.mu.Lock()
	last, again := s.last[at]
	early := again && time.Since(last) < fetchPause
	if !early {
		s.last[at] = time.Now()
	}
	s.mu.Unlock()
	if early {
		return nil, errors.New("the keys were fetched a moment ago")
	}
	res, err := s.next.RoundTrip(r)
	s.mu.Lock()
	s.failed = err != nil || res.StatusCode >= http.StatusInternalServerError
	s.mu.Unlock()
	if err == nil {
		res.Body = struct {
			io.Reader
			io.Closer
		}{io.LimitReader(res.Body, fetchedBytes), res.Body}
	}
	return res, err
}

// keys are those of a file. They are an [oidc.KeySet].
type keys struct{ jose.JSONWebKeySet }

func readKeys(path string) (*keys, error) {
	raw, err := os.ReadFile(path)
	if err != nil {
		return nil, graph.Errorf(graph.Invalid, "the keys cannot be read: %w", err)
	}
	var k keys
	if err := json.Unmarshal(raw, &k.JSONWebKeySet); err != nil {
		return nil, graph.Errorf(graph.Invalid, "%s is no set of keys (JWKS): %w", path, err)
	}
	for _, key := range k.Keys {
		if !key.Valid() || !key.IsPublic() {
			return nil, graph.Errorf(graph.Invalid, "%s: the key %q is not a public one: whoever has it could sign", path, key.KeyID)
		}
	}
	if len(k.Keys) == 0 {
		return nil, graph.Errorf(graph.Invalid, "%s holds no key", path)
	}
	return &k, nil
}

// VerifySignature is what the token says, if one of the keys signed it.
func (k *keys) VerifySignature(_ context.Context, token string) ([]byte, error) {
	var named []jose.SignatureAlgorithm
	for _, a := range algorithms() {
		named = append(named, jose.SignatureAlgorithm(a))
	}
	signed, err := jose.ParseSignedCompact(token, named)
	if err != nil {
		return nil, err
	}
	if len(signed.Signatures) != 1 {
		return nil, errors.New("one signature is wanted")
	}
	head := signed.Signatures[0].Header
	for _, key := range k.Keys {
		if head.KeyID != "" && key.KeyID != head.KeyID || key.Use != "" && key.Use != "sig" || key.Algorithm != "" && key.Algorithm != head.Algorithm {
			continue
		}
		if said, err := signed.Verify(key); err == nil {
			return said, nil
		}
	}
	return nil, errors.New("no key verifies it")
}

// Takes tells whether it looks like a JWT.
func (*JWT) Takes(bearer string) bool { return strings.Count(bearer, ".") == 2 }

// Check tells whose the token is.
func (j *JWT) Check(ctx context.Context, bearer string) (Who, error) {
	token, err := j.verifier.Verify(ctx, bearer)
	if err != nil {
		var expired *oidc.TokenExpiredError
		if errors.As(err, &expired) {
			return Who{}, refused("the token is expired")
		}
		if j.fetched.failing() {
			return Who{}, graph.Errorf(graph.Unavailable, "the issuer does not answer, so that its tokens cannot be checked: %w", err)
		}
		return Who{}, refused("the token is not one that holds here")
	}
	var claims map[string]any
	if err := token.Claims(&claims); err != nil {
		return Who{}, refused("the token says nothing that can be read")
	}
	w := Who{By: "issuer " + j.issuer.URL}
	w.Name, _ = claims[j.issuer.NameClaim].(string)
	if err := ValidName(w.Name); err != nil {
		return Who{}, refused("the token does not say whose it is (" + j.issuer.NameClaim + ")")
	}
	for _, word := range words(claims, j.issuer.RoleClaim) {
		w.Role = max(w.Role, j.issuer.Roles[word])
	}
	return w, nil
}

// words are those of the claim to which the path leads.
func words(claims map[string]any, path string) []string {
	for {
		switch at := claims[path].(type) {
		case string:
			return strings.Fields(at)
		case []any:
			var out []string
			for _, item := range at {
				if word, ok := item.(string); ok {
					out = append(out, word)
				}
			}
			return out
		}
		first, rest, below := strings.Cut(path, ".")
		next, ok := claims[first].(map[string]any)
		if !below || !ok {
			return nil
		}
		claims, path = next, rest
	}
}

// Means are the roles that words mean, given as WORD=ROLE; none given, the roles' own names.
func Means(pairs []string) (map[string]Role, error) {
	out := map[string]Role{}
	for _, p := range pairs {
		i := strings.LastIndex(p, "=")
		if i <= 0 {
			return nil, graph.Errorf(graph.Invalid, "%q is not WORD=ROLE, such as editors=reviewer", p)
		}
		role, err := ParseRole(p[i+1:])
		if err != nil {
			return nil, err
		}
		out[p[:i]] = role
	}
	if len(pairs) == 0 {
		for i, name := range RoleNames() {
			out[name] = Role(i + 1)
		}
	}
	return out, nil
}
