package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"kg/server"
	"kg/server/access"
)

// accessFlags say who may ask the server and who may correct.
type accessFlags struct {
	Tokens         string   `name:"tokens" help:"File of tokens (kg token). Corrections need one of them then, that of a reviewer." env:"KG_TOKENS" placeholder:"FILE" type:"path"`
	Reads          string   `name:"reads" help:"Who may ask: open for all, token for who has one." default:"open" enum:"open,token" env:"KG_READS"`
	JWTIssuer      string   `name:"jwt-issuer" help:"Take the tokens (JWT) of this issuer too. Where --jwt-keys names no file, its keys are fetched from where it says by OpenID Connect Discovery: the one thing for which the server asks the network." env:"KG_JWT_ISSUER" placeholder:"URL"`
	JWTAudience    string   `name:"jwt-audience" help:"With --jwt-issuer: whom its tokens must be meant for (aud)." env:"KG_JWT_AUDIENCE" placeholder:"NAME"`
	JWTKeys        string   `name:"jwt-keys" help:"With --jwt-issuer: file of its public keys (JWKS). Nothing is fetched then." env:"KG_JWT_KEYS" placeholder:"FILE" type:"path"`
	JWTRoleClaim   string   `name:"jwt-role-claim" help:"Claim that says what someone may do: a list, or a text of words; stops lead into it, as in realm_access.roles." default:"roles" env:"KG_JWT_ROLE_CLAIM" placeholder:"CLAIM"`
	JWTRole        []string `name:"jwt-role" help:"Word of that claim and the role it means: editors=reviewer. May be repeated. Unless given, reader, reviewer and admin mean themselves." env:"KG_JWT_ROLE" placeholder:"WORD=ROLE"`
	JWTNameClaim   string   `name:"jwt-name-claim" help:"Claim that names someone; it stands beside their decisions." default:"sub" env:"KG_JWT_NAME_CLAIM" placeholder:"CLAIM"`
	AnyoneCorrects bool     `name:"anyone-corrects" help:"With --review on an address that other machines reach, and no tokens: whoever reaches it may correct the graph."`
	AuditLog       string   `name:"audit-log" help:"With --review: file to which a line is written for each correction that is asked for, and for what came of it. Default: beside the file of decisions, as kg.audit.jsonl for kg.decisions.jsonl." env:"KG_AUDIT_LOG" placeholder:"FILE" type:"path"`
}

// apply puts the flags into the server's configuration; others tells whether other machines reach it.
func (f accessFlags) apply(ctx context.Context, c *server.Config, review, others bool) error {
	if f.Tokens != "" {
		tokens, err := access.Open(access.File{Path: f.Tokens})
		if err != nil {
			return err
		}
		c.Access.Checkers = append(c.Access.Checkers, tokens)
	}
	if f.JWTIssuer == "" && (f.JWTAudience != "" || f.JWTKeys != "") {
		return usageError{errors.New("--jwt-audience and --jwt-keys belong to --jwt-issuer")}
	}
	if f.JWTIssuer != "" {
		signed, err := f.issuer(ctx)
		if err != nil {
			return err
		}
		c.Access.Checkers = append(c.Access.Checkers, signed)
	}
	c.Access.Reads = f.Reads == "token"
	switch none := len(c.Access.Checkers) == 0; {
	case none && c.Access.Reads:
		return usageError{errors.New("--reads token needs --tokens or --jwt-issuer: no one could ask")}
	case none && review && others && !f.AnyoneCorrects:
		return usageError{errors.New("--review where other machines reach the server needs --tokens or --jwt-issuer, or --anyone-corrects")}
	}
	return nil
}

func (f accessFlags) issuer(ctx context.Context) (*access.JWT, error) {
	if f.JWTAudience == "" {
		return nil, usageError{errors.New("--jwt-issuer needs --jwt-audience: else a token that is meant for another service would do here")}
	}
	means, err := access.Means(f.JWTRole)
	if err != nil {
		return nil, usageError{fmt.Errorf("--jwt-role: %w", err)}
	}
	return access.NewJWT(ctx, access.Issuer{
		URL: f.JWTIssuer, Audience: f.JWTAudience, Keys: f.JWTKeys, RoleClaim: f.JWTRoleClaim, Roles: means, NameClaim: f.JWTNameClaim,
	})
}

// auditLog is the file of the log of corrections: the one that the flag names, or that beside the decisions.
func (f accessFlags) auditLog(e *environment) (string, error) {
	if f.AuditLog != "" {
		return f.AuditLog, nil
	}
	file, err := e.decisions()
	if err != nil {
		return "", err
	}
	return beside(file.Path, "audit"), nil
}

// beside is a file of another kind beside that of decisions: kg.audit.jsonl beside kg.decisions.jsonl.
func beside(decisions, kind string) string {
	stem := strings.TrimSuffix(strings.TrimSuffix(decisions, filepath.Ext(decisions)), ".decisions")
	return stem + "." + kind + ".jsonl"
}
