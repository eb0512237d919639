// Package ask answers questions in plain English from the graph, without a model.
//
// A question is held against the one list of [Forms], in order; the first that
// fits says how the question is read, and its names are looked up among the
// works, actors, events and policies that the store knows. The answer carries
// its quotes, the GraphQL that asks the same, and what it leaves out. A
// question that fits no form is answered with what can be asked, and a name that
// is not known with the nearest that are.
package ask
