package check

import (
	"encoding/json"
	"io"
)

// jsonReport is the form of a report as `kg check --format json` prints it: one object a document and line.
type jsonReport struct {
	File       string        `json:"file"`
	References int           `json:"references"`
	Citations  int           `json:"citations"`
	Errors     int           `json:"errors"`
	Warnings   int           `json:"warnings"`
	Notes      int           `json:"notes"`
	Findings   []jsonFinding `json:"findings"`
}

type jsonFinding struct {
	Rule     RuleID        `json:"rule"`
	Severity Severity      `json:"severity"`
	Message  string        `json:"message"`
	Quote    string        `json:"quote"`
	Place    jsonPlace     `json:"place"`
	Related  []jsonRelated `json:"related,omitempty"`
}

type jsonRelated struct {
	Message string    `json:"message"`
	Place   jsonPlace `json:"place"`
}

// jsonPlace has lines and columns from 1, columns in code points; bytes point into the document's text, half-open.
type jsonPlace struct {
	Line      int    `json:"line,omitempty"`
	Column    int    `json:"column,omitempty"`
	EndLine   int    `json:"endLine,omitempty"`
	EndColumn int    `json:"endColumn,omitempty"`
	Page      int    `json:"page,omitempty"`
	Path      string `json:"path,omitempty"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
}

// WriteJSON writes one JSON object a document and line.
func WriteJSON(w io.Writer, reports []Report) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, r := range reports {
		errors := r.Count(Error)
		warnings := r.Count(Warning) - errors
		j := jsonReport{File: r.File, References: r.References, Citations: r.Citations,
			Errors: errors, Warnings: warnings, Notes: len(r.Findings) - errors - warnings, Findings: []jsonFinding{}}
		for _, f := range r.Findings {
			x := jsonFinding{Rule: f.Rule, Severity: f.Severity, Message: f.Message, Quote: f.Quote, Place: formOf(f.Place, f.Span.Start, f.Span.End)}
			for _, o := range f.Related {
				x.Related = append(x.Related, jsonRelated{o.Message, formOf(o.Place, o.Span.Start, o.Span.End)})
			}
			j.Findings = append(j.Findings, x)
		}
		if err := enc.Encode(j); err != nil {
			return err
		}
	}
	return nil
}

func formOf(p Place, start, end int) jsonPlace {
	return jsonPlace{Line: p.Line, Column: p.Column, EndLine: p.EndLine, EndColumn: p.EndColumn, Page: p.Page, Path: p.Path, Start: start, End: end}
}
