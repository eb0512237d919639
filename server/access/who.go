package access

import (
	"context"
	"net/http"
	"strings"

	"kg/graph"
)

// Role is what someone may do; each may do what those before it may.
type Role int

// The roles. The zero role may do nothing.
const (
	Nothing  Role = iota
	Reader        // may ask
	Reviewer      // may correct the graph, in their own name
	Admin         // may correct it in the name of others
)

// RoleNames are the names of the roles, the one that may least first.
func RoleNames() []string { return []string{"reader", "reviewer", "admin"} }

// ParseRole is the role of that name.
func ParseRole(name string) (Role, error) {
	for i, n := range RoleNames() {
		if n == name {
			return Role(i + 1), nil
		}
	}
	return Nothing, graph.Errorf(graph.Invalid, "%q is no role: they are %s", name, strings.Join(RoleNames(), ", "))
}

// String is the role's name.
func (r Role) String() string {
	if r <= Nothing || int(r) > len(RoleNames()) {
		return "nothing"
	}
	return RoleNames()[r-1]
}

// Who is someone who showed a token.
type Who struct {
	Name string // as it stands beside a decision
	Role Role
	By   string // what vouches for them: "token 1f2e3d4c", "issuer https://id.example.org"
}

// Checker tells whose a bearer token is. The error of a token that is not good has the code [graph.Unauthenticated] and says nothing about why that would help who
// guesses; [graph.Unavailable] says that it cannot be told now.
type Checker interface {
	// Takes tells whether the token has the form of those that it knows.
	Takes(bearer string) bool
	Check(ctx context.Context, bearer string) (Who, error)
}

// Check asks the checker that knows tokens of this form.
func Check(ctx context.Context, checkers []Checker, bearer string) (Who, error) {
	for _, c := range checkers {
		if c.Takes(bearer) {
			return c.Check(ctx, bearer)
		}
	}
	return Who{}, refused("the token has no form that is known here")
}

// refused is the error of a token that is not good.
func refused(why string) error { return graph.Errorf(graph.Unauthenticated, "%s", why) }

// maxBearer is the longest token that is looked at, in bytes.
const maxBearer = 16 << 10

// Bearer is the token that a header bears; "" where it bears none. What is no single bearer token (RFC 6750, 2.1) is an error.
func Bearer(h http.Header) (string, error) {
	values := h.Values("Authorization")
	if len(values) == 0 {
		return "", nil
	}
	scheme, token, _ := strings.Cut(values[0], " ")
	token = strings.TrimLeft(token, " ")
	if len(values) > 1 || !strings.EqualFold(scheme, "Bearer") || token == "" || len(token) > maxBearer || strings.ContainsAny(token, " ,\t") {
		return "", refused("Authorization wants one token: Bearer TOKEN")
	}
	return token, nil
}

type whoKey struct{}

// With is a context of what someone asks.
func With(ctx context.Context, w Who) context.Context { return context.WithValue(ctx, whoKey{}, w) }

// Of is who asks; ok is false where they did not say.
func Of(ctx context.Context) (w Who, ok bool) {
	w, ok = ctx.Value(whoKey{}).(Who)
	return w, ok
}
