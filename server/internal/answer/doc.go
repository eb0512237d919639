// Package answer is what a question is answered from: the nodes, edges and
// evidence that the generated code walks over.
//
// A question is read once, at its root: [NewPlan] makes of its selection one
// [graph.Shape], and [Session.Fetch] asks the store for it. All fields that
// follow edges are then read from the tree that came back, so the number of calls to the
// store depends on the question, never on how much it finds.
package answer
