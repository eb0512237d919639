// Package date finds the times that a text names and writes them as EDTF, at
// the precision the text gives and never a finer one: "early 2022" is 2022,
// "around 2022" is 2022~, "the 1990s" is 199X, and 03/04/2018, whose day and
// month cannot be told apart, is 2018.
//
// What depends on another time ("the following March", "two years later", "on 5
// November" where a year was named) is worked out from the last date before it in the text, citations' years aside, or, for "last Friday" and
// the like, from the document's own date; where that is unknown no date is given.
package date

import (
	"context"
	"strings"

	"kg/annotate/lexicon"
	"kg/annotate/lexicon/edtf"
	"kg/annotate/lexicon/naming"
	"kg/document"
)

// Annotator makes the layer of dates.
type Annotator struct{}

// New is the annotator.
func New() Annotator { return Annotator{} }

// Name is "date".
func (Annotator) Name() string { return "date" }

// Requires is the layer of passages.
func (Annotator) Requires() []document.LayerName {
	return []document.LayerName{document.LayerPassages}
}

// Provides is the layer of dates.
func (Annotator) Provides() []document.LayerName {
	return []document.LayerName{document.LayerDates}
}

// Annotate finds the dates of every passage of running text.
func (Annotator) Annotate(ctx context.Context, d *document.Document) error {
	d.Layers.Dates = nil
	r := reader{published: d.Meta.Date, order: orderOf(d.Text)}
	for i, p := range d.Layers.Passages {
		if i%256 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		switch p.Kind {
		case document.Furniture, document.Teaser, document.Code:
			continue
		case document.Heading:
			r.last = "" // a new section: "that year" no longer means a year named above it
		}
		view := d.ViewOf(p)
		for _, f := range r.find(view.Text, naming.Words(ctx, d, i)) {
			d.Layers.Dates = append(d.Layers.Dates, document.Date{
				Span: view.Span(f.Start, f.End), EDTF: f.EDTF, Relative: f.Relative,
			})
		}
	}
	return nil
}

// Found is a date in a text.
type Found struct {
	Start, End int // bytes
	EDTF       string
	Relative   bool
}

// Find finds the dates in a text. published is the EDTF date on which it was published, or "".
func Find(text, published string) []Found {
	r := reader{published: published, order: orderOf(text)}
	return r.find(text, lexicon.Tokenize(text))
}

// reader carries the last date from sentence to sentence.
type reader struct {
	published string
	last      string
	order     order
	tokens    []lexicon.Token
	text      string
	passage   int // how many were read
	lastIn    int // the passage of the last date
	brackets  brackets
}

func (r *reader) find(text string, tokens []lexicon.Token) []Found {
	r.passage++
	r.text, r.tokens, r.brackets = text, tokens, brackets{open: -1, closed: -1}
	if !r.mayHoldDate() {
		return nil
	}
	var out []Found
	for i := 0; i < len(r.tokens); {
		if t := &r.tokens[i]; !t.Digit && !opening[t.Fold] {
			i++
			continue
		}
		if p, ok := r.interval(i); ok {
			out = append(out, Found{r.tokens[i].Start, r.tokens[p.next-1].End, p.edtf, false})
			if !r.bracketed(i, p) {
				r.last, r.lastIn = endOf(p.edtf), r.passage
			}
			i = p.next
			continue
		}
		if p, ok := r.relative(i); ok && edtf.Valid(p.edtf) == nil {
			out = append(out, Found{r.tokens[i].Start, r.tokens[p.next-1].End, p.edtf, true})
			r.last, r.lastIn = endOf(p.edtf), r.passage
			i = p.next
			continue
		}
		i++
	}
	return out
}

// brackets are the last marks of a text up to a byte.
type brackets struct{ read, open, closed int }

// bracketed tells whether the date is a bare year inside brackets: more often a citation's than that of what the text tells.
func (r *reader) bracketed(i int, p point) bool {
	b := &r.brackets
	for ; b.read < r.tokens[i].Start; b.read++ {
		switch r.text[b.read] {
		case '(', '[':
			b.open = b.read
		case ')', ']':
			b.closed = b.read
		}
	}
	return len(p.edtf) == 4 && b.open > b.closed
}

// mayHoldDate is a quick look: a digit, or a word that relative dates hold.
func (r *reader) mayHoldDate() bool {
	for i := 0; i < len(r.text); i++ {
		if r.text[i] >= '0' && r.text[i] <= '9' {
			return true
		}
	}
	for i := range r.tokens {
		if relativeWords[r.tokens[i].Fold] {
			return true
		}
	}
	return false
}

// opening are the words that a date may begin with where it begins with no number.
var opening = func() map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields("the that last this next on yesterday today between from end beginning middle") {
		m[w] = true
	}
	for _, words := range []map[string]int{months, numerals, seasons, centuries} {
		for w := range words {
			m[w] = true
		}
	}
	for _, words := range []map[string]bool{part, about} {
		for w := range words {
			m[w] = true
		}
	}
	return m
}()
