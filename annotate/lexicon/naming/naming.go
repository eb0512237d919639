// Package naming is what the annotators of actors, events and policies share:
// the passages cut into words, the words at which nothing may be named, the noun phrase around a
// head noun, and the layer of entities, in which mentions never overlap and the longest wins.
package naming

import (
	"context"
	"slices"
	"strings"

	"kg/annotate/lexicon"
	"kg/document"
)

// Unit is one passage, ready to be searched.
type Unit struct {
	Passage int
	Kind    document.BlockKind
	View    document.View
	Tokens  []lexicon.Token
	// Masked are the words in citations and references, which name nothing.
	Masked []bool
	// Dates is the EDTF of the date that each word is part of, or "".
	Dates []string
	// Titled tells that capitals say nothing here: a heading in title case or in capitals.
	Titled bool
}

// Units are the passages in which things may be named. Furniture, teasers of other stories, front matter, notes,
// source lines and the bibliography are left out. Under a context of [Shared] they are cut once; nobody may change them.
func Units(ctx context.Context, d *document.Document) ([]Unit, error) {
	s, ok := ctx.Value(sharedKey{}).(*shared)
	if ok && s.of == stateOf(d) {
		return s.units, nil
	}
	units, err := cut(ctx, d)
	if ok && err == nil {
		s.of, s.units, s.introduced = stateOf(d), units, nil
		s.forget()
	}
	return units, err
}

func cut(ctx context.Context, d *document.Document) ([]Unit, error) {
	masks, rows := masked(d), tableRows(d)
	var out []Unit
	next, date := 0, 0
	for i, p := range d.Layers.Passages {
		if i%128 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		switch p.Kind {
		case document.Furniture, document.Teaser, document.Code, document.Footnote, document.SourceNote:
			continue
		case document.FrontMatter:
			if !keywords(d.Slice(p.Span)) {
				continue
			}
		}
		for next < len(masks) && masks[next].End <= p.Start {
			next++
		}
		if next < len(masks) && masks[next].Contains(p.Span) {
			continue
		}
		add := func(u Unit) {
			u.Passage, u.Kind = i, p.Kind
			u.Masked, u.Dates = make([]bool, len(u.Tokens)), make([]string, len(u.Tokens))
			date = min(date, max(0, len(d.Layers.Dates)-1))
			for date > 0 && d.Layers.Dates[date].Start > p.Start {
				date--
			}
			u.fill(d, masks[next:], &date)
			u.Titled = u.titled()
			out = append(out, u)
		}
		if p.Kind != document.TableRow {
			add(Unit{View: d.ViewOf(p), Tokens: Words(ctx, d, i)})
			continue
		}
		for _, view := range cellViews(d, p, rows) {
			add(Unit{View: view, Tokens: lexicon.Tokenize(view.Text)})
		}
	}
	return out, nil
}

// tableRows are the rows of all tables by where their first lines begin.
func tableRows(d *document.Document) map[int]document.Row {
	out := map[int]document.Row{}
	for _, t := range d.Layers.Tables {
		for _, r := range t.Rows {
			for _, l := range r.Lines {
				if _, taken := out[l.Start]; !taken {
					out[l.Start] = document.Row{}
				}
			}
			if len(r.Lines) > 0 {
				out[r.Lines[0].Start] = r
			}
		}
	}
	return out
}

// cellViews are the cells of a row, each to be read by itself: a name never
// runs from one cell into the next. A line that goes on with a row read before has none.
func cellViews(d *document.Document, p document.Passage, rows map[int]document.Row) []document.View {
	var out []document.View
	row, known := rows[p.Start]
	for _, c := range row.Cells {
		if len(c.Parts) > 0 {
			out = append(out, d.View(c.Parts...))
		}
	}
	if known {
		return out
	}
	for _, part := range p.Parts() { // a header, or a row of no table
		at := part.Start
		for _, cell := range strings.FieldsFunc(d.Slice(part), func(r rune) bool { return r == '\t' || r == '|' }) {
			start := at + strings.Index(d.Text[at:part.End], cell)
			at = start + len(cell)
			out = append(out, d.View(document.Span{Start: start, End: at}))
		}
	}
	return out
}

// keywords tells whether a line of the front matter lists what the document is about.
func keywords(line string) bool {
	line = strings.ToLower(strings.TrimLeft(line, "*_ #"))
	return strings.HasPrefix(line, "keyword") || strings.HasPrefix(line, "key word")
}

func masked(d *document.Document) []document.Span {
	var masks []document.Span
	for _, c := range d.Layers.Citations {
		masks = append(masks, c.Span)
		if c.Group.Contains(c.Span) {
			masks = append(masks, c.Group)
		}
	}
	for _, r := range d.Layers.References {
		masks = append(masks, r.Span)
	}
	slices.SortFunc(masks, func(a, b document.Span) int { return a.Start - b.Start })
	out := masks[:0]
	for _, m := range masks {
		if n := len(out); n > 0 && m.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, m.End)
			continue
		}
		out = append(out, m)
	}
	return out
}

func (u *Unit) fill(d *document.Document, masks []document.Span, date *int) {
	m := 0
	for k, t := range u.Tokens {
		s := u.View.Span(t.Start, t.End)
		if u.Kind == document.TableRow && k > 0 {
			before := u.View.Span(u.Tokens[k-1].Start, u.Tokens[k-1].End)
			if before.End <= s.Start && strings.ContainsAny(d.Text[before.End:s.Start], "\t|\n") {
				u.Tokens[k].Gap = " | " // another cell
			}
		}
		for m < len(masks) && masks[m].End <= s.Start {
			m++
		}
		u.Masked[k] = m < len(masks) && masks[m].Overlaps(s)
		for *date < len(d.Layers.Dates) && d.Layers.Dates[*date].End <= s.Start {
			*date++
		}
		if *date < len(d.Layers.Dates) && d.Layers.Dates[*date].Overlaps(s) {
			u.Dates[k] = d.Layers.Dates[*date].EDTF
		}
	}
}

// titled tells whether most of a heading's longer words begin with a capital.
func (u *Unit) titled() bool {
	long, upper := 0, 0
	for _, t := range u.Tokens {
		if len(t.Fold) < 4 || t.Digit {
			continue
		}
		long++
		if t.Upper {
			upper++
		}
	}
	if u.Kind == document.Heading {
		return long > 0 && upper*10 >= long*8
	}
	end := strings.TrimSpace(u.View.Text)
	return u.Kind == document.Paragraph && long > 4 && upper*10 >= long*9 && !strings.HasSuffix(end, ".")
}

// Words is the text of tokens first to last.
func (u *Unit) Words(first, last int) string {
	return u.View.Text[u.Tokens[first].Start:u.Tokens[last].End]
}

// Fold is the folded word at i, "" outside.
func (u *Unit) Fold(i int) string {
	if i < 0 || i >= len(u.Tokens) {
		return ""
	}
	return u.Tokens[i].Fold
}

// Upper tells whether the word at i has a capital.
func (u *Unit) Upper(i int) bool { return i >= 0 && i < len(u.Tokens) && u.Tokens[i].Upper }

// Adjoins tells whether only a blank or a hyphen stands before word i, and no possessive on the word before it.
func (u *Unit) Adjoins(i int) bool {
	if i <= 0 || i >= len(u.Tokens) {
		return false
	}
	switch u.Tokens[i].Gap {
	case " ", "-", "–":
		return true
	case "' ", "’ ": // "Workers' Party"
		return strings.HasSuffix(u.Tokens[i-1].Fold, "s")
	case ". ":
		return u.shortened(i-1) && u.Tokens[i].Upper && !Function(u.Tokens[i].Fold)
	}
	return false
}

var shortTitles = set("gen sen rep gov lt col capt maj sgt rev hon adm cmdr prof dr mr mrs ms st pres amb sec messrs jr sr")

// shortened tells whether the dot behind word i ends no sentence: "J. Moss", "Gen. Moss".
func (u *Unit) shortened(i int) bool {
	t := u.Tokens[i]
	return t.Upper && (len(t.Fold) == 1 || shortTitles[t.Fold])
}

// After is the punctuation behind word i, without blanks.
func (u *Unit) After(i int) string {
	if i < 0 || i >= len(u.Tokens) {
		return ""
	}
	if i+1 < len(u.Tokens) {
		return strings.TrimSpace(u.Tokens[i+1].Gap)
	}
	return strings.TrimSpace(u.View.Text[u.Tokens[i].Next:])
}

// Starts tells whether word i begins a sentence, where its capital says nothing.
func (u *Unit) Starts(i int) bool {
	if i == 0 {
		return true
	}
	g := strings.TrimRight(u.Tokens[i].Gap, " ")
	if g == "." && u.shortened(i-1) {
		return false
	}
	return strings.HasSuffix(g, ".") || strings.HasSuffix(g, ":") || strings.ContainsAny(g, `"?!`) || strings.HasSuffix(g, "—")
}

// AnyMasked tells whether one of the words first to last may name nothing.
func (u *Unit) AnyMasked(first, last int) bool { return slices.Contains(u.Masked[first:last+1], true) }

// Date is the date in words first to last, the finest of several, or "".
func (u *Unit) Date(first, last int) string {
	best := ""
	for _, s := range u.Dates[first : last+1] {
		if len(s) > len(best) {
			best = s
		}
	}
	return best
}

// Mention is the mention of words first to last.
func (u *Unit) Mention(first, last int, rule string, confidence float64) document.Mention {
	return document.Mention{
		Span:    u.View.Span(u.Tokens[first].Start, u.Tokens[last].End),
		Passage: u.Passage, Rule: rule, Confidence: confidence,
	}
}
