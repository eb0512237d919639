// Package bench measures how fast questions are answered: by kg with either store, by the Neo4j driver alone, and by @neo4j/graphql with Apollo
// Server, all on the same data and in turns, so that what else the machine does falls on all of them alike.
package bench
