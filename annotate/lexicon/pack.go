package lexicon

import (
	"fmt"
	"strings"

	"kg/document"
)

// Pack is one lexicon file.
type Pack struct {
	Name     string // "baltic-energy"
	Title    string
	Language string // BCP 47, or ""
	Source   string
	Licence  string
	Entries  []Entry
	// Warnings are what is allowed but probably not meant.
	Warnings []Problem

	file string
}

// Entry is one thing that a pack knows.
type Entry struct {
	ID        string
	Kind      document.EntityKind
	Type      string
	Name      string
	Aliases   []string
	Metonyms  []string
	Ambiguous []string
	Patterns  []string
	Date      string // EDTF, or ""
	PartOf    string // ids as written: "id", "pack:id" or "geo:XX"
	Succeeds  string
	MemberOf  []string
	SameAs    string // "geo:XX", or ""
	Note      string
	Line      int // 1-based, in the pack's file
}

// Problem is something wrong in a pack: where, what, and what to do.
type Problem struct {
	File   string
	Line   int // 1-based, 0 when it concerns the whole file
	What   string
	Advice string
}

// String is the problem as one line: "file:3: what: advice".
func (p Problem) String() string {
	s := p.File
	if p.Line > 0 {
		s = fmt.Sprintf("%s:%d", p.File, p.Line)
	}
	s += ": " + p.What
	if p.Advice != "" {
		s += ": " + p.Advice
	}
	return s
}

// Error is all that is wrong with a pack.
type Error struct{ Problems []Problem }

// Error lists the problems, one a line.
func (e *Error) Error() string {
	lines := make([]string, len(e.Problems))
	for i, p := range e.Problems {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}
