// Package export writes the graph in the formats of other programs. Every
// exporter streams what the store gives and sees only [graph.Store]: which store it is does not show in the output.
package export
