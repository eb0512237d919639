package statement

import (
	"slices"
	"strings"

	"kg/document"
)

// tables reads tables whose headers name a column of actors and one of
// parties, periods or policies: each row is a statement about its actor.
func (r *reader) tables() {
	if len(r.doc.Layers.Tables) == 0 {
		return
	}
	r.places = r.mentionPlaces()
	for _, t := range r.doc.Layers.Tables {
		columns := map[string]int{}
		for c, cell := range t.Columns {
			kind := r.headerKind(cell.Text)
			if _, taken := columns[kind]; kind != "" && !taken {
				columns[kind] = c
			}
		}
		name, ok := columns["name"]
		if !ok || len(columns) < 2 {
			continue
		}
		state := -1
		if columns["period"] > 0 {
			state = r.ledBy(t, name)
		}
		for _, row := range t.Rows {
			r.row(t, row, name, state, columns)
		}
	}
}

// mentionPlaces are all mentions in the order of the text.
func (r *reader) mentionPlaces() []mentionRef {
	var out []mentionRef
	for e, ent := range r.doc.Layers.Entities {
		for _, m := range ent.Mentions {
			out = append(out, mentionRef{m.Span, e})
		}
	}
	slices.SortStableFunc(out, func(a, b mentionRef) int { return a.span.Start - b.span.Start })
	return out
}

// placesIn are the mentions that lie inside a span, in the order of the text.
func (r *reader) placesIn(s document.Span) []mentionRef {
	from, _ := slices.BinarySearchFunc(r.places, s.Start, func(m mentionRef, at int) int { return m.span.Start - at })
	to := from
	for to < len(r.places) && s.Contains(r.places[to].span) {
		to++
	}
	return r.places[from:to]
}

// headerKind is the kind of column a header names: of its words that have a kind, the last.
func (r *reader) headerKind(header string) string {
	kind := ""
	for _, w := range strings.FieldsFunc(strings.ToLower(header), func(c rune) bool { return !wordRune(c) }) {
		if k := r.headers[w]; k != "" {
			kind = k
		} else if k := r.headers[singular(w)]; k != "" {
			kind = k
		}
	}
	return kind
}

// row makes the statements of one row; state is whom the named persons lead, -1 for nobody.
func (r *reader) row(t document.Table, row document.Row, name, state int, columns map[string]int) {
	if name >= len(row.Cells) {
		return
	}
	span := rowSpan(row)
	actors := r.cellNames(row.Cells[name], document.Actor)
	if len(actors) == 0 || span.Empty() {
		return
	}
	who := actors[0].entity
	date := ""
	if c, ok := columns["period"]; ok && c < len(row.Cells) {
		date = r.interval(row.Cells[c])
	}
	say := func(ru rule, relation document.Relation, m cellMention) {
		if m.entity == who {
			return
		}
		factor := 1.0
		if m.remark {
			factor = 0.6
		}
		r.say(reading{
			rule: ru, citation: -1, relation: relation, subject: who, object: m.entity, factor: factor,
			cues: t.Columns[m.column].Parts, date: date, span: span, passageKey: -1 - span.Start,
		})
	}
	if c, ok := columns["policy"]; ok && c < len(row.Cells) {
		for _, m := range r.cellNames(row.Cells[c], document.Policy) {
			m.column = c
			if !m.remark {
				say(ruleTablePolicy, document.Adopted, m)
			}
		}
	}
	if c, ok := columns["party"]; ok && c < len(row.Cells) {
		for _, m := range r.cellNames(row.Cells[c], document.Actor) {
			m.column = c
			say(ruleTableParty, document.MemberOf, m)
		}
	}
	if state >= 0 {
		say(ruleTableLeads, document.Leads, cellMention{entity: state, column: name})
	}
}

// cellMention is an entity named in a cell.
type cellMention struct {
	entity int
	remark bool // inside parentheses
	column int
}

// cellNames are the entities of a kind that a cell names, in the order of the text.
func (r *reader) cellNames(cell document.Cell, kind document.EntityKind) []cellMention {
	var out []cellMention
	for _, p := range cell.Parts {
		for _, m := range r.placesIn(p) {
			if r.doc.Layers.Entities[m.entity].Kind == kind {
				out = append(out, cellMention{entity: m.entity, remark: r.inParentheses(cell, m.span)})
			}
		}
	}
	return out
}

// inParentheses tells whether an opening parenthesis of the cell stands before the span, not closed before it.
func (r *reader) inParentheses(cell document.Cell, s document.Span) bool {
	depth := 0
	for _, p := range cell.Parts {
		if p.Start > s.Start {
			break
		}
		text := r.doc.Slice(document.Span{Start: p.Start, End: min(p.End, s.Start)})
		depth += strings.Count(text, "(") - strings.Count(text, ")")
	}
	return depth > 0
}

// interval is the time a cell gives: two dates make an interval.
func (r *reader) interval(cell document.Cell) string {
	var edtf []string
	for _, p := range cell.Parts {
		dates := r.doc.Layers.Dates
		from, _ := slices.BinarySearchFunc(dates, p.Start, func(d document.Date, at int) int { return d.Start - at })
		for _, d := range dates[from:] {
			if d.Start >= p.End {
				break
			}
			if p.Contains(d.Span) && d.EDTF != "" {
				edtf = append(edtf, d.EDTF)
			}
		}
	}
	switch len(edtf) {
	case 1:
		return edtf[0]
	case 2:
		return edtf[0] + "/" + edtf[1]
	}
	return ""
}

// ledBy is the state or organisation whose office holders a table lists, read
// from its caption or header ("Presidents of Peru"); -1 when neither names exactly one behind a title.
func (r *reader) ledBy(t document.Table, name int) int {
	for _, span := range append([]document.Span{t.Caption}, t.Columns[name].Parts...) {
		if span.Empty() {
			continue
		}
		text := strings.ToLower(r.doc.Plain(span))
		titled := false
		for _, w := range strings.FieldsFunc(text, func(c rune) bool { return !wordRune(c) }) {
			_, title := r.lexicon.titles.first[singular(w)]
			titled = titled || title
		}
		if !titled {
			continue
		}
		found := -1
		for _, m := range r.placesIn(span) {
			if ent := r.doc.Layers.Entities[m.entity]; ent.Kind != document.Actor || ent.Type == "person" {
				continue
			}
			if found >= 0 && found != m.entity {
				return -1
			}
			found = m.entity
		}
		if found < 0 {
			found = r.ofDemonym(strings.Fields(text))
		}
		if found >= 0 {
			return found
		}
	}
	return -1
}

// Demonyms tells which states an adjective belongs to.
type Demonyms interface {
	// Adjective is the keys of the states whose adjective the folded words are; nil for none.
	Adjective(words string) []string
}

// ofDemonym is the one state whose adjective stands among the words ("Peruvian
// presidents"), the longest first; -1 when there is none, or more than one.
func (r *reader) ofDemonym(words []string) int {
	if r.names == nil {
		return -1
	}
	for length := 3; length > 0; length-- {
		for i := 0; i+length <= len(words); i++ {
			keys := r.names.Adjective(strings.Join(words[i:i+length], " "))
			if len(keys) != 1 {
				continue
			}
			for e, ent := range r.doc.Layers.Entities {
				if ent.Kind == document.Actor && ent.Key == keys[0] {
					return e
				}
			}
		}
	}
	return -1
}

// rowSpan is the stretch of a whole row, from its first line to its last.
func rowSpan(row document.Row) document.Span {
	if len(row.Lines) == 0 {
		return document.Span{}
	}
	return document.Span{Start: row.Lines[0].Start, End: row.Lines[len(row.Lines)-1].End}
}
