// Package sqlite keeps the graph in one SQLite file, without cgo: the store
// that needs no set-up.
//
// What the documents said is kept as they said it (tables claims and evidence);
// nodes and edges are what the graph package folds out of that, with the columns by which they are
// listed, found and followed. Applying and forgetting rewrite one document's rows and fold anew only
// what it spoke of, in one transaction, so a process that is killed leaves the graph as it was before or after.
//
// Writing goes through one connection, reading through several; the
// write-ahead log lets readers go on while a batch is written. Other processes may open the same file: writers wait for each other.
// An in-memory store has a single connection, which all calls share in turn.
package sqlite
