package statement

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"kg/document"
)

// itemKind says what an item of a sentence is.
type itemKind uint8

const (
	word itemKind = iota
	punct
	entity
	cite
)

// item is a word, a punctuation mark, a mention of an entity or a group of
// citations: rules are matched against items, so that a name or a citation
// of any length is one place.
type item struct {
	kind       itemKind
	low        string // in lower case, for words and punctuation
	start, end int    // in the view's text
	capital    bool   // begins with a capital letter
	entity     int    // index in Layers.Entities, for entity
	span       document.Span
	citations  []int // indices in Layers.Citations, for cite
	voice      int   // for cite: the item at which its author is named in the sentence's own grammar, -1 for none
	anaphor    bool  // a definite noun that comes back to the entity
}

// sentence is a passage made ready for rules.
type sentence struct {
	passage int
	p       document.Passage
	view    document.View
	items   []item
	cites   bool
	section string // kind of section: "abstract", "introduction", "conclusion", or ""
}

// overlay is a stretch of a passage that becomes one item.
type overlay struct {
	start, end int
	span       document.Span
	entity     int // -1 for a citation
	citations  []int
}

// newSentence splits a passage into items, which it puts into room.
func newSentence(d *document.Document, passage int, mentions []mentionRef, citations []citationRef, room []item) sentence {
	p := d.Layers.Passages[passage]
	s := sentence{passage: passage, p: p, view: d.ViewOf(p), items: room[:0]}
	low := document.Lowered(s.view.Text)
	over := s.overlays(mentions, citations)
	at := 0
	for _, o := range over {
		if o.start < at {
			continue
		}
		s.split(low, at, o.start)
		it := item{start: o.start, end: o.end, span: o.span, kind: entity, entity: o.entity, citations: o.citations, voice: -1, capital: true}
		if o.entity < 0 {
			it.kind, s.cites = cite, true
		}
		s.items = append(s.items, it)
		at = o.end
	}
	s.split(low, at, len(s.view.Text))
	s.items = withoutShortForms(s.items)
	return s
}

// withoutShortForms leaves out a short form in brackets behind a name: "the
// Trade Union Congress (TUC)", "Senate Bill 12 (SB 12)".
func withoutShortForms(items []item) []item {
	out := items[:0]
	for i := 0; i < len(items); i++ {
		if i > 0 && i+2 < len(items) && items[i].low == "(" && items[i-1].kind == entity && items[i+2].low == ")" {
			in := items[i+1]
			if in.kind == entity && in.entity == items[i-1].entity || in.kind == word && in.capital && in.end-in.start <= 8 {
				i += 2
				continue
			}
		}
		out = append(out, items[i])
	}
	return out
}

func (s *sentence) overlays(mentions []mentionRef, citations []citationRef) []overlay {
	var over []overlay
	for _, c := range citations {
		over = append(over, overlay{s.view.At(c.span.Start), s.view.At(c.span.End), c.span, -1, c.citations})
	}
	for _, m := range mentions {
		o := overlay{s.view.At(m.span.Start), s.view.At(m.span.End), m.span, m.entity, nil}
		if o.end > o.start {
			over = append(over, o)
		}
	}
	// citations win over names inside them, longer names over shorter ones
	slices.SortStableFunc(over, func(a, b overlay) int {
		if a.start != b.start {
			return a.start - b.start
		}
		if (a.entity < 0) != (b.entity < 0) {
			if a.entity < 0 {
				return -1
			}
			return 1
		}
		return b.end - a.end
	})
	return over
}

// split adds the words and marks of the view's text [from, to); low is the text as by [document.Lowered].
func (s *sentence) split(low string, from, to int) {
	text := s.view.Text
	for i := from; i < to; {
		if text[i] == ' ' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsSpace(r):
			i += size
		case wordRune(r):
			end, ascii := wordEnd(text, i, to)
			w := low[i:end]
			if !ascii {
				w = strings.ToLower(w)
			}
			s.items = append(s.items, item{kind: word, low: w, start: i, end: end, capital: unicode.IsUpper(r)})
			i = end
		case r == '\'' && i+1 < to && text[i+1] == 's' && (i+2 >= to || !isLetterAt(text, i+2)):
			s.items = append(s.items, item{kind: punct, low: "'s", start: i, end: i + 2})
			i += 2
		default:
			s.items = append(s.items, item{kind: punct, low: text[i : i+size], start: i, end: i + size})
			i += size
		}
	}
}

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9'
	}
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

func isLetterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

// wordEnd is the end of the word that begins at i: letters and digits, with
// hyphens, full stops and apostrophes inside, but without a possessive "'s". It also tells whether all of it is ASCII.
func wordEnd(text string, i, to int) (end int, ascii bool) {
	ascii = true
	for i < to {
		r, size := utf8.DecodeRuneInString(text[i:])
		if wordRune(r) {
			ascii = ascii && size == 1
			i += size
			continue
		}
		if r == ' ' {
			return i, ascii
		}
		next, _ := utf8.DecodeRuneInString(text[min(i+size, to):to])
		inner := r == '-' || r == '.' || r == ',' && unicode.IsDigit(next)
		if r == '\'' && (next == 't' || next == 'r' || next == 'v' || next == 'l' || next == 'd' || unicode.IsUpper(next)) {
			inner = true
		}
		if !inner || i+size >= to || !wordRune(next) {
			return i, ascii
		}
		i += size
	}
	return i, ascii
}

// spanOf is the stretch of the document behind items [from, to).
func (s *sentence) spanOf(from, to int) document.Span {
	if from >= to || from < 0 || to > len(s.items) {
		return s.p.Span
	}
	a, b := s.items[from], s.items[to-1]
	sp := s.view.Span(a.start, b.end)
	if a.kind == cite || a.kind == entity {
		sp.Start = a.span.Start
	}
	if b.kind == cite || b.kind == entity {
		sp.End = b.span.End
	}
	return sp
}

// low is the item's word in lower case, "" outside the sentence.
func (s *sentence) low(i int) string {
	if i < 0 || i >= len(s.items) {
		return ""
	}
	return s.items[i].low
}

func (s *sentence) is(i int, k itemKind) bool {
	return i >= 0 && i < len(s.items) && s.items[i].kind == k
}

// hasWord tells whether a word stands among items [from, to).
func (s *sentence) hasWord(w string, from, to int) bool {
	for k := from; k < min(to, len(s.items)); k++ {
		if s.items[k].kind == word && s.items[k].low == w {
			return true
		}
	}
	return false
}

// hasMark tells whether a punctuation mark stands among items [from, to).
func (s *sentence) hasMark(mark string, from, to int) bool {
	for k := from; k < min(to, len(s.items)); k++ {
		if s.items[k].kind == punct && s.items[k].low == mark {
			return true
		}
	}
	return false
}

// isLast tells whether nothing but marks follows item i.
func (s *sentence) isLast(i int) bool {
	for k := i + 1; k < len(s.items); k++ {
		if s.items[k].kind != punct {
			return false
		}
	}
	return true
}
