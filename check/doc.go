// Package check reads the apparatus of a document as a careful editor would:
// citations that no entry answers, entries that nobody cites, years and names that
// differ between the two, entries that stand twice or lack what a reader needs to find the work, and works cited before they
// appeared. Every finding names its place in the file and what to do.
//
// It reads the layers that the annotators made and finds nothing of its own in
// the text: what it reports is what the graph would say. So a finding is as sure as the reading of the citation it rests on.
//
// check.go runs the rules in order, citations.go and references.go hold them, place.go leads spans to lines, and
// text.go, json.go and sarif.go write the report.
package check
