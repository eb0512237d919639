// Package review keeps what people decided about the graph, so that a correction lasts.
//
// A decision is a [Record]: accept or reject a reading, add one, relabel a node, merge or split nodes, or undo an earlier decision. Records
// stand in a text file, one a line ([Parse], [File]); a [Set] is the records of a file, whatever their order. Records name what they are about by what survives
// loading again: the document's digest, the edge between the ids under which things were claimed, and the quote.
//
// [Set.Overlay] is the one place where decisions take effect: it is a function of what one document says and of the decisions, and
// marks the readings and claims of a batch ([graph.Decision]). The folds do the rest. As a store's graph is a function of its batches, it does not matter
// in which order documents and decisions come, which were forgotten and loaded again, or in which store. [Store] puts the overlay in front of
// any [graph.Store] and brings what is there in line when decisions change.
//
// A decision about something that is not there waits, and is no error.
package review
