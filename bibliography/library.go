package bibliography

import (
	"fmt"
	"sort"
	"strings"
	"unicode/utf8"
)

// Span is a half-open range of bytes [Start, End) into the text that was read.
type Span struct{ Start, End int }

// Empty tells whether the span covers nothing.
func (s Span) Empty() bool { return s.End <= s.Start }

// Entry is an item with the place it was read from.
type Entry struct {
	*Item
	Span Span // the whole entry
	// At is where the value of a variable stands; variables whose value is not in the entry
	// itself (inherited, or put together from several fields) are absent.
	At map[Variable]Span
}

// Problem is something wrong in the file, which was read all the same as far as it could be.
type Problem struct {
	Offset  int // byte in the text
	Line    int // from 1
	Column  int // from 1, in characters
	Key     string
	Message string // one sentence: what is wrong and what was done
}

// String is "line 3, column 1: the message (entry key)".
func (p Problem) String() string {
	s := fmt.Sprintf("line %d, column %d: %s", p.Line, p.Column, p.Message)
	if p.Key != "" {
		s += " (entry " + p.Key + ")"
	}
	return s
}

// Library is a file as read: its entries in order, and what was wrong with it.
type Library struct {
	Entries  []Entry
	Problems []Problem
	// Cut tells that the file holds more than the limits allow, and that the rest was not read.
	Cut bool
}

// Items are the items of the entries.
func (l *Library) Items() []*Item {
	out := make([]*Item, len(l.Entries))
	for i, e := range l.Entries {
		out[i] = e.Item
	}
	return out
}

// Limits bound what a file may cost. Zero fields mean the defaults.
type Limits struct {
	Bytes    int // of text read; default 64 MiB
	Entries  int // default 200,000
	Problems int // kept; default 1,000
	Depth    int // of braces, elements or objects; default 64
	Value    int // bytes of one value; default 1 MiB
}

// WithDefaults are the limits with the defaults in the place of zeros.
func (l Limits) WithDefaults() Limits {
	set := func(field *int, value int) {
		if *field <= 0 {
			*field = value
		}
	}
	set(&l.Bytes, 64<<20)
	set(&l.Entries, 200_000)
	set(&l.Problems, 1_000)
	set(&l.Depth, 64)
	set(&l.Value, 1<<20)
	return l
}

// Collector gathers what a reader finds, within limits.
type Collector struct {
	Text   string // what is read: no more than the limits allow
	Limits Limits
	lib    Library
	more   int // problems that were not kept
}

// NewCollector starts the reading of a text.
func NewCollector(text string, limits Limits) *Collector {
	c := &Collector{Text: text, Limits: limits.WithDefaults()}
	if len(text) > c.Limits.Bytes {
		end := c.Limits.Bytes
		for end > 0 && !utf8.RuneStart(text[end]) {
			end--
		}
		c.Text = text[:end]
		c.lib.Cut = true
		c.Problem(end, "", "the file is longer than %d bytes; the rest was not read", c.Limits.Bytes)
	}
	return c
}

// Full tells whether no further entry may be added, and notes once that the rest is left.
func (c *Collector) Full(offset int) bool {
	if len(c.lib.Entries) < c.Limits.Entries {
		return false
	}
	c.Leave(offset)
	return true
}

// Leave notes that the file holds more entries than the limits allow, from the byte on.
func (c *Collector) Leave(offset int) {
	if !c.lib.Cut {
		c.lib.Cut = true
		c.Problem(offset, "", "the file holds more than %d entries; the rest was not read", c.Limits.Entries)
	}
}

// Add adds an entry.
func (c *Collector) Add(e Entry) { c.lib.Entries = append(c.lib.Entries, e) }

// Problem notes that something is wrong at the byte.
func (c *Collector) Problem(offset int, key, format string, args ...any) {
	if len(c.lib.Problems) >= c.Limits.Problems {
		c.more++
		return
	}
	p := Problem{Offset: min(max(offset, 0), len(c.Text)), Key: short(key), Message: short(fmt.Sprintf(format, args...))}
	c.lib.Problems = append(c.lib.Problems, p)
}

// short is a text from the file as it fits into a sentence.
func short(s string) string {
	const most = 300
	s = Fold(s)
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// Library is what was gathered, the problems in order of their place, each with line and column.
func (c *Collector) Library() *Library {
	problems := c.lib.Problems
	sort.SliceStable(problems, func(i, j int) bool { return problems[i].Offset < problems[j].Offset })
	line, column, at := 1, 1, 0
	for i := range problems {
		p := &problems[i]
		for ; at < p.Offset; at++ {
			switch {
			case c.Text[at] == '\n' || c.Text[at] == '\r' && (at+1 >= len(c.Text) || c.Text[at+1] != '\n'):
				line, column = line+1, 1
			case at+1 >= len(c.Text) || utf8.RuneStart(c.Text[at+1]):
				column++
			}
		}
		p.Line, p.Column = line, column
	}
	if c.more > 0 {
		last := problems[len(problems)-1]
		last.Message, last.Key = fmt.Sprintf("%d more problems are not listed", c.more), ""
		c.lib.Problems = append(problems, last)
	}
	return &c.lib
}
