package server

import (
	"context"
	"errors"
	"net/http"

	"github.com/rs/zerolog"

	"kg/graph"
	"kg/server/access"
)

// Access says who may ask and who may correct. Its zero value asks nobody who they are: then all may ask, and all may correct where the server takes corrections.
type Access struct {
	// Checkers know the tokens that are taken. Where there are any, corrections need the token of a reviewer.
	Checkers []access.Checker
	// Reads tells that questions need a token too, that of a reader.
	Reads bool
}

// admits lets pass who may ask, and notes who they are. A token that is not good is refused even where none is needed: who shows one means to be known.
func (a Access) admits(log zerolog.Logger, next http.Handler) http.Handler {
	if len(a.Checkers) == 0 {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Add("Vary", "Authorization")
		ctx, err := a.introduced(r.Context(), r.Header)
		_, said := bearerOf(ctx)
		if err == nil && (said || r.Header.Get("Upgrade") == "") { // over a WebSocket it may be said in the first message
			err = a.reads(ctx)
		}
		if err != nil {
			a.refuse(log, w, r, err)
			return
		}
		next.ServeHTTP(w, r.WithContext(ctx))
	})
}

type bearerKey struct{}

// bearerOf is the token that a client showed, and whether it did.
func bearerOf(ctx context.Context) (bearer string, ok bool) {
	bearer, ok = ctx.Value(bearerKey{}).(string)
	return bearer, ok
}

// introduced is a context of what the bearer of the header's token asks; that of anyone where there is none.
func (a Access) introduced(ctx context.Context, h http.Header) (context.Context, error) {
	bearer, err := access.Bearer(h)
	if err != nil || bearer == "" {
		return ctx, err
	}
	return a.known(context.WithValue(ctx, bearerKey{}, bearer), bearer)
}

// known is a context of what the bearer of a token asks.
func (a Access) known(ctx context.Context, bearer string) (context.Context, error) {
	w, err := access.Check(ctx, a.Checkers, bearer)
	if err != nil {
		return ctx, err
	}
	requestOf(ctx).from(w)
	return access.With(ctx, w), nil
}

// reads tells whether who asks may ask at all.
func (a Access) reads(ctx context.Context) error {
	if !a.Reads {
		return nil
	}
	return may(ctx, access.Reader)
}

// corrects tells whether who asks may correct the graph.
func (a Access) corrects(ctx context.Context) error {
	if len(a.Checkers) == 0 {
		return nil
	}
	return may(ctx, access.Reviewer)
}

// may tells whether who asks has at least that role.
func may(ctx context.Context, least access.Role) error {
	w, ok := access.Of(ctx)
	switch {
	case !ok:
		return graph.Errorf(graph.Unauthenticated, "this needs the token of a %s: Authorization: Bearer TOKEN", least)
	case w.Role < least:
		return graph.Errorf(graph.Forbidden, "this needs the role %s; yours is %s", least, w.Role)
	}
	return nil
}

func (a Access) refuse(log zerolog.Logger, w http.ResponseWriter, r *http.Request, err error) {
	w.Header().Set("Cache-Control", "no-store")
	err = checked(r.Context(), log, err)
	code := graph.CodeOf(err)
	as := status(code)
	switch code {
	case graph.Unauthenticated:
		w.Header().Set("WWW-Authenticate", "Bearer")
	case graph.Unavailable:
		as = http.StatusServiceUnavailable
	}
	refuse(w, r, as, code, err.Error())
}

// errUnchecked is what a client is told whose token cannot be checked.
var errUnchecked = graph.Errorf(graph.Unavailable, "who you are cannot be checked now; try again later")

// checked is what a client is told of an error in checking who it is: what went wrong names files and addresses, that is for the log.
func checked(ctx context.Context, log zerolog.Logger, err error) error {
	switch code := graph.CodeOf(err); {
	case err == nil || code == graph.Unauthenticated || code == graph.Forbidden:
		return err
	case !errors.Is(err, context.Canceled): // who has gone is no error of ours
		log.Error().Str("request", requestID(ctx)).Err(err).Msg("a token cannot be checked")
	}
	return errUnchecked
}

// decides is the name of who decides: that of the token, whatever the request says; an admin's request may name someone else.
func decides(ctx context.Context, otherwise string, said *string) (string, error) {
	w, ok := access.Of(ctx)
	switch {
	case said == nil && ok:
		return w.Name, nil
	case said == nil:
		return otherwise, nil
	case ok && w.Role < access.Admin && *said != w.Name:
		return "", graph.Errorf(graph.Forbidden, "you decide as %q, not as %q: that is for an admin", w.Name, *said)
	}
	return *said, nil
}
