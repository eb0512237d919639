package reference

import (
	"slices"
	"strings"

	"kg/annotate/reference/label"
	"kg/document"
)

// Labeller finds the fields of an entry.
type Labeller interface {
	// Label gives the fields in the order in which they stand, without overlaps.
	Label(e *label.Entry) []label.Span
	// Confidence is how often a field found with a probability is right.
	Confidence(f label.Field, probability float64) float64
}

// With is an annotator that reads entries with the given labeller; nil leaves them to the rules alone.
func With(m Labeller) *Annotator { return &Annotator{words: newVocabulary(), model: m} }

// Entry is what the labeller is given for the reference that stands in parts of
// a document: its reading copy, its addresses and emphasis, and the rules' opinion.
func (a *Annotator) Entry(d *document.Document, parts ...document.Span) label.Entry {
	v := d.View(parts...)
	em := emphasis(d, v, parts)
	return opinion(a.words.parse(v.Text, em))
}

// EntryOf is what the labeller is given for an entry in plain form.
func (a *Annotator) EntryOf(text string, em []label.Stretch) label.Entry {
	var own []stretch
	for _, e := range em {
		own = append(own, stretch{e.Start, e.End})
	}
	return opinion(a.words.parse(text, own))
}

// opinion says where the rules found the fields.
func opinion(r *reading) label.Entry {
	e := label.Entry{Text: r.s}
	for _, l := range r.links.at {
		if l.start > 0 && l.end < len(r.s) && r.s[l.start-1] == '<' && r.s[l.end] == '>' {
			l.start, l.end = l.start-1, l.end+1
		}
		e.Links = append(e.Links, label.Stretch{Start: l.start, End: l.end})
	}
	for _, m := range r.em {
		if m.end > m.start {
			e.Emphasis = append(e.Emphasis, label.Stretch{Start: m.start, End: m.end})
		}
	}
	add := func(f label.Field, z stretch) {
		if z.empty() {
			return
		}
		for _, h := range e.Hints {
			if z.start < h.End && h.Start < z.end {
				return
			}
		}
		e.Hints = append(e.Hints, label.Hint{Stretch: label.Stretch{Start: z.start, End: z.end}, Field: f})
	}
	ref := &r.p.ref
	add(label.Title, r.p.title)
	add(label.Author, r.p.authors)
	add(label.Year, r.p.year)
	at := r.restAt
	seek := func(f label.Field, v string) {
		if v == "" {
			return
		}
		if z := wordsAt(r.s, v, at); !z.empty() {
			add(f, z)
			if f == label.Container {
				at = z.end
			}
		}
	}
	seek(label.Container, ref.Container)
	seek(label.Volume, ref.Volume)
	seek(label.Issue, ref.Issue)
	seek(label.Pages, ref.Pages)
	at = r.restAt
	seek(label.Publisher, ref.Publisher)
	seek(label.Place, ref.Place)
	slices.SortFunc(e.Hints, func(a, b label.Hint) int { return a.Start - b.Start })
	return e
}

// wordsAt is where v stands in s as whole words, from from on.
func wordsAt(s, v string, from int) stretch {
	for v != "" && from <= len(s) {
		k := strings.Index(s[from:], v)
		if k < 0 {
			return stretch{}
		}
		k += from
		if (k == 0 || !isWordByte(s[k-1]) || !isWordByte(v[0])) && (k+len(v) == len(s) || !isWordByte(s[k+len(v)]) || !isWordByte(v[len(v)-1])) {
			return stretch{k, k + len(v)}
		}
		from = k + 1
	}
	return stretch{}
}

// ParseIn reads the fields of the entry that stands in parts of a document.
func (a *Annotator) ParseIn(d *document.Document, parts ...document.Span) document.Reference {
	return a.read(d, entry{parts: parts})
}
