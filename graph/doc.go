// Package graph is what we know: works, citations, actors, events and policies,
// and the edges between them, each with the sentences it was read from.
//
// It owns the model. The stores ([Store]) keep it, the server shows it, the
// exporters write it out; none of them adds a kind or a relation of its own.
//
// The unit of writing is a [Batch]: all that one document says. A batch holds
// claims about nodes and evidence for edges. A node is shown as the fold of all
// claims about it ([FoldNode]) and an edge as the fold of all its evidence
// ([FoldEdge]); neither depends on the order of loading, and taking a
// document's batch away again leaves what was there without it.
//
// The package imports only the standard library.
package graph
