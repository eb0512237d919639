package annotate

import (
	"kg/annotate/actor"
	"kg/annotate/citation"
	"kg/annotate/date"
	"kg/annotate/event"
	"kg/annotate/lexicon"
	"kg/annotate/policy"
	"kg/annotate/reference"
	"kg/annotate/sentence"
	"kg/annotate/statement"
	"kg/annotate/table"
)

// Default is what is run over a document, in order: first the units of the
// text, then the bibliography and what points into it, then the things named,
// last what is said of them. The lexicon may be empty, not nil.
func Default(lex *lexicon.Lexicon) []Annotator {
	return []Annotator{
		sentence.New(),
		table.New(),
		date.New(),
		reference.New().Knowing(lex.Vocabulary),
		citation.New(),
		actor.New(lex),
		policy.New(lex),
		event.New(lex),
		statement.New(lex),
	}
}
