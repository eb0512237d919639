package check

import (
	"encoding/json"
	"io"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
)

// The forms below are the part of SARIF 2.1.0 (OASIS Standard, 27 March 2020) that a report needs.
type (
	sarifLog struct {
		Schema  string     `json:"$schema"`
		Version string     `json:"version"`
		Runs    []sarifRun `json:"runs"`
	}
	sarifRun struct {
		Tool       sarifTool     `json:"tool"`
		ColumnKind string        `json:"columnKind"`
		Results    []sarifResult `json:"results"`
	}
	sarifTool struct {
		Driver sarifDriver `json:"driver"`
	}
	sarifDriver struct {
		Name    string      `json:"name"`
		Version string      `json:"version,omitempty"`
		Rules   []sarifRule `json:"rules"`
	}
	sarifRule struct {
		ID               RuleID       `json:"id"`
		ShortDescription sarifMessage `json:"shortDescription"`
		Help             sarifMessage `json:"help"`
		Configuration    struct {
			Level Severity `json:"level"`
		} `json:"defaultConfiguration"`
	}
	sarifMessage struct {
		Text string `json:"text"`
	}
	sarifResult struct {
		RuleID    RuleID          `json:"ruleId"`
		RuleIndex int             `json:"ruleIndex"`
		Level     Severity        `json:"level"`
		Message   sarifMessage    `json:"message"`
		Locations []sarifLocation `json:"locations"`
		Related   []sarifLocation `json:"relatedLocations,omitempty"`
	}
	sarifLocation struct {
		ID       int                    `json:"id,omitempty"`
		Physical sarifPhysicalLocation  `json:"physicalLocation"`
		Logical  []sarifLogicalLocation `json:"logicalLocations,omitempty"`
		Message  *sarifMessage          `json:"message,omitempty"`
	}
	sarifPhysicalLocation struct {
		Artifact struct {
			URI string `json:"uri"`
		} `json:"artifactLocation"`
		Region *sarifRegion `json:"region,omitempty"`
	}
	sarifRegion struct {
		StartLine   int           `json:"startLine"`
		StartColumn int           `json:"startColumn"`
		EndLine     int           `json:"endLine"`
		EndColumn   int           `json:"endColumn"`
		Snippet     *sarifMessage `json:"snippet,omitempty"`
	}
	sarifLogicalLocation struct {
		FullyQualifiedName string `json:"fullyQualifiedName"`
	}
)

// WriteSARIF writes one SARIF 2.1.0 log of all reports, as code hosts and editors read it. Severities are SARIF's levels.
func WriteSARIF(w io.Writer, version string, reports []Report) error {
	run := sarifRun{Tool: sarifTool{Driver: sarifDriver{Name: "kg check", Version: version}}, ColumnKind: "unicodeCodePoints", Results: []sarifResult{}}
	rules := Rules()
	for _, r := range rules {
		s := sarifRule{ID: r.ID, ShortDescription: sarifMessage{r.Says}, Help: sarifMessage{r.Help}}
		s.Configuration.Level = r.Severity
		run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, s)
	}
	for _, r := range reports {
		for _, f := range r.Findings {
			result := sarifResult{
				RuleID: f.Rule, RuleIndex: slices.IndexFunc(rules, func(x Rule) bool { return x.ID == f.Rule }),
				Level: f.Severity, Message: sarifMessage{f.Message},
				Locations: []sarifLocation{sarifPlace(r.File, f.Place, f.Quote)},
			}
			for i, o := range f.Related {
				l := sarifPlace(r.File, o.Place, "")
				l.ID, l.Message = i+1, &sarifMessage{o.Message}
				result.Related = append(result.Related, l)
			}
			run.Results = append(run.Results, result)
		}
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(sarifLog{Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run}})
}

func sarifPlace(file string, p Place, quote string) sarifLocation {
	var l sarifLocation
	l.Physical.Artifact.URI = artifact(file)
	if p.Line > 0 {
		l.Physical.Region = &sarifRegion{StartLine: p.Line, StartColumn: p.Column, EndLine: p.EndLine, EndColumn: p.EndColumn}
		if quote != "" {
			l.Physical.Region.Snippet = &sarifMessage{quote}
		}
	} else if at := p.String(); at != "" {
		l.Logical = []sarifLogicalLocation{{at}}
	}
	return l
}

// artifact is a file's name as a relative URI reference. Standard input has none of its own.
func artifact(file string) string {
	u := url.URL{Path: strings.TrimPrefix(filepath.ToSlash(filepath.Clean(file)), "./")}
	return u.String()
}
