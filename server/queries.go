package server

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/handler/lru"
	"github.com/vektah/gqlparser/v2/ast"
)

// Bounds of the queries that are kept: a parsed query takes some hundred times its text.
const (
	maxQueries   = 500
	maxQueryText = 4096
)

// queries keeps queries that were parsed and found right, by their texts.
type queries struct {
	*lru.LRU[*ast.QueryDocument]
}

var _ graphql.Cache[*ast.QueryDocument] = queries{}

func newQueries() queries { return queries{lru.New[*ast.QueryDocument](maxQueries)} }

// Add keeps a query that is not too long.
func (q queries) Add(ctx context.Context, text string, doc *ast.QueryDocument) {
	if len(text) <= maxQueryText {
		q.LRU.Add(ctx, text, doc)
	}
}

// has tells whether a query is kept: then it was found to be within the limits that its text decides.
func (q queries) has(ctx context.Context, text string) bool {
	_, ok := q.Get(ctx, text)
	return ok
}
