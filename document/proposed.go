package document

import (
	"strings"
	"time"
)

// RuleModel begins the rule of what a model proposed; the model's name follows.
const RuleModel = "model:"

// ByModel tells whether a rule is that of a model.
func ByModel(rule string) bool { return strings.HasPrefix(rule, RuleModel) }

// Proposed is what an optional reader, a language model, proposed to add to the layers, and what became of it. It is an
// account of the reading and no part of what the document says: it goes into reports, never into the graph.
type Proposed struct {
	// By is the rule that everything kept bears: [RuleModel] and the model's name.
	By string
	// Parts is how many pieces of the text it was to read; Failures says why some were not read, with how many each.
	Parts    int
	Failures map[string]int
	// Mentions and Statements are what was kept, Dropped what was not, by reason.
	Mentions, Statements int
	Dropped              map[string]int
	// Requests is how many were sent, repeated ones included; Cached how many parts were answered from the cache.
	Requests, Cached int
	// TokensIn and TokensOut are what the endpoint reports for those requests; Unmetered how many answers had no such report.
	TokensIn, TokensOut int64
	Unmetered           int
	Took                time.Duration
	// Warnings are other things to know, each once.
	Warnings []string
}

// Asked is how many proposals there were, kept or not.
func (p *Proposed) Asked() int {
	n := p.Mentions + p.Statements
	for _, k := range p.Dropped {
		n += k
	}
	return n
}

// Unread is how many parts were not read.
func (p *Proposed) Unread() int {
	n := 0
	for _, k := range p.Failures {
		n += k
	}
	return n
}
