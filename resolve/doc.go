// Package resolve decides what is the same thing and assembles what a document
// says into a [graph.Batch]. It is the one room that speaks both languages:
// that of documents (spans, layers) and that of the graph (nodes, edges, evidence).
//
// Whether two names mean one thing is decided by canonical keys, which depend
// on nothing but the thing's own description: [WorkKey] for works, the key that
// the annotators give an entity for the rest. So the answer is the same whatever was
// loaded before, and forgetting a document undoes all it did. Within a document the annotators have
// already gathered the mentions of one thing, and say why.
package resolve
