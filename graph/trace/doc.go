// Package trace follows citations: which works are cited together, share their references or explain the same things
// (Share), how a field went from year to year (NewHistoriograph), by which chain of citations it mainly went
// (NewMainPath), and how old what it cites is (NewSpectrum).
//
// These are pure functions over a [Network], a small graph of works and citations that is read from a store in bounded batches
// (Tracer). Each works on the whole graph or on the works that speak of one event or policy ([Scope]). A link that an answer shows
// bears the evidence of its edge. docs/tracing.md has the formulas with their sources.
package trace
