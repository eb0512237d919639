package check

import (
	"cmp"
	"slices"

	"kg/document"
)

// Severity says how much a finding matters.
type Severity string

// The severities. A note is worth knowing and may well be in order.
const (
	Note    Severity = "note"
	Warning Severity = "warning"
	Error   Severity = "error"
)

// AtLeast tells whether s matters as much as t.
func (s Severity) AtLeast(t Severity) bool { return s.rank() >= t.rank() }

func (s Severity) rank() int {
	return slices.Index([]Severity{Note, Warning, Error}, s)
}

// RuleID names a rule in reports and on the command line.
type RuleID string

// The rules.
const (
	DanglingCitation    RuleID = "dangling-citation"
	SecondaryCitation   RuleID = "secondary-citation"
	AmbiguousCitation   RuleID = "ambiguous-citation"
	YearMismatch        RuleID = "year-mismatch"
	ProbableCitation    RuleID = "probable-citation"
	UncitedReference    RuleID = "uncited-reference"
	DuplicateReference  RuleID = "duplicate-reference"
	IncompleteReference RuleID = "incomplete-reference"
	CitedBeforeItsTime  RuleID = "cited-before-published"
	NoReferences        RuleID = "no-references"
)

// Rule is a rule as reports describe it.
type Rule struct {
	ID       RuleID
	Severity Severity
	// Says is what a finding of the rule means, in one sentence.
	Says string
	// Help is what to do about it.
	Help string
}

// Rules are all rules, in the order in which they run.
func Rules() []Rule {
	return []Rule{
		{NoReferences, Note, "No list of references was found, so citations cannot be held against one.", "Give the list a heading such as References, or check that the file holds it."},
		{DanglingCitation, Error, "A citation that no entry of the list of references answers.", "Add the entry, or put the names and the year of the citation right."},
		{SecondaryCitation, Note, "A work known through another one (\"as cited in\") that has no entry of its own, as most styles want it.", "Nothing, unless your style lists such works too."},
		{AmbiguousCitation, Warning, "A citation that several entries answer equally well.", "Add initials, a suffix (2024a, 2024b) or another author until one entry fits."},
		{YearMismatch, Warning, "A citation whose names fit one entry while its year does not.", "Put the year right in the text or in the list."},
		{ProbableCitation, Warning, "A citation that fits one entry but for a difference.", "Put the difference right in the text or in the list."},
		{UncitedReference, Warning, "An entry that the text never cites.", "Cite the work, or take the entry out."},
		{DuplicateReference, Warning, "Two entries that are the same work.", "Keep one of them."},
		{IncompleteReference, Warning, "An entry without what a reader needs to find the work.", "Add what is missing."},
		{CitedBeforeItsTime, Warning, "An entry whose year is later than the document's own.", "Check the year of the entry and the date of the document."},
	}
}

// Finding is one thing that is wrong.
type Finding struct {
	Rule     RuleID
	Severity Severity
	// Message is one sentence that names what is wrong here.
	Message string
	// Span is where, in the document's text; Place the same in the file.
	Span  document.Span
	Place Place
	// Quote is the text at Span, white space folded.
	Quote string
	// Related are other places that the message speaks of.
	Related []Related
}

// Related is another place of a finding.
type Related struct {
	Message string
	Span    document.Span
	Place   Place
}

// Report is what was found in one document.
type Report struct {
	// File is the document's name as the user gave it.
	File       string
	References int
	Citations  int
	Findings   []Finding // in order of the text, then of the rules
}

// Count is how many findings matter at least so much.
func (r Report) Count(s Severity) int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity.AtLeast(s) {
			n++
		}
	}
	return n
}

// Without is the report without the findings of some rules.
func (r Report) Without(rules ...RuleID) Report {
	r.Findings = slices.DeleteFunc(slices.Clone(r.Findings), func(f Finding) bool { return slices.Contains(rules, f.Rule) })
	return r
}

// Document checks an annotated document. The file's bytes as they were read lead findings to lines; nil when they are
// not at hand: then lines are those of the document's text.
func Document(d *document.Document, file string, raw []byte) Report {
	c := &checker{d: d, lines: newLines(d, raw)}
	for _, rule := range []func(){c.noReferences, c.citations, c.uncited, c.duplicates, c.incomplete, c.later} {
		rule()
	}
	order := map[RuleID]int{}
	for i, r := range Rules() {
		order[r.ID] = i
	}
	slices.SortStableFunc(c.found, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End), cmp.Compare(order[a.Rule], order[b.Rule]))
	})
	return Report{File: file, References: len(d.Layers.References), Citations: len(d.Layers.Citations), Findings: c.found}
}

type checker struct {
	d     *document.Document
	lines lines
	found []Finding
}

func (c *checker) add(id RuleID, span document.Span, message string, related ...Related) {
	rules := Rules()
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == id })
	for k := range related {
		related[k].Place = c.lines.place(related[k].Span)
	}
	c.found = append(c.found, Finding{
		Rule: id, Severity: rules[i].Severity, Message: message, Span: span,
		Place: c.lines.place(span), Quote: c.d.Plain(span), Related: related,
	})
}

// entry is how a message speaks of an entry of the list.
func (c *checker) entry(i int) Related {
	r := c.d.Layers.References[i]
	return Related{Message: "the entry " + r.Key, Span: r.Span}
}
