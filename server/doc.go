// Package server serves the graph over HTTP: GraphQL at /graphql, a playground
// at /playground, /healthz and /readyz for a supervisor.
//
// Every request is bounded before it runs: by the size of its body, the number of its tokens, its depth,
// and its cost, which counts the sizes of lists; and while it runs by a time limit that reaches the store.
package server
