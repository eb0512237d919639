package model_test

import (
	"strings"

	"kg/document"
)

// marked makes a document from sentences, one a line, a blank line between paragraphs, in which what the rules found is marked:
// [a:Norway] actor, [x:Ana Ruiz] person, [e:the strike] event, [p:the pact] policy, "[e:walk-out=the strike]" the same thing
// by another name, <c:(Ortiz, 2019)> a citation, <n:Ortiz (2019)> one in the words of the sentence, {d:1921} a date. "# Title" is a heading.
func marked(src string) *document.Document {
	m := &marker{d: &document.Document{ID: "test", Name: "marked", Media: "text/plain"}, section: -1, ids: map[string]int{}}
	for _, paragraph := range strings.Split(strings.TrimSpace(src), "\n\n") {
		m.paragraph(paragraph)
	}
	for i := range m.d.Layers.References {
		r := &m.d.Layers.References[i]
		r.Span = document.Span{Start: m.b.Len(), End: m.b.Len() + len(r.Raw)}
		r.Parts = []document.Span{r.Span}
		m.b.WriteString(r.Raw + "\n")
		m.d.Blocks = append(m.d.Blocks, document.Block{Span: r.Span, Content: r.Span, Kind: document.ListItem, Section: -1, Continues: -1})
		m.d.Layers.Passages = append(m.d.Layers.Passages, document.Passage{Span: r.Span, Block: len(m.d.Blocks) - 1, Kind: document.ListItem})
	}
	m.d.Text = m.b.String()
	m.d.Origin = document.Identity(len(m.d.Text), 0)
	return m.d
}

type marker struct {
	d       *document.Document
	b       strings.Builder
	section int
	ids     map[string]int
}

func (m *marker) paragraph(src string) {
	start, block, kind := m.b.Len(), len(m.d.Blocks), document.Paragraph
	if title, ok := strings.CutPrefix(src, "# "); ok {
		src, kind = title, document.Heading
	}
	for _, line := range strings.Split(src, "\n") {
		from := m.b.Len()
		m.line(line)
		m.d.Layers.Passages = append(m.d.Layers.Passages, document.Passage{Span: document.Span{Start: from, End: m.b.Len()}, Block: block, Kind: kind})
		m.b.WriteString("\n")
	}
	b := document.Block{Span: document.Span{Start: start, End: m.b.Len()}, Kind: kind, Section: m.section, Continues: -1}
	b.Content = document.Span{Start: start, End: m.b.Len() - 1}
	if kind == document.Heading {
		m.section = block
	}
	m.d.Blocks = append(m.d.Blocks, b)
	m.b.WriteString("\n")
}

func (m *marker) line(src string) {
	for src != "" {
		i := strings.IndexAny(src, "[<{")
		if i < 0 {
			m.b.WriteString(src)
			return
		}
		if len(src) < i+3 || src[i+2] != ':' {
			m.b.WriteString(src[:i+1])
			src = src[i+1:]
			continue
		}
		m.b.WriteString(src[:i])
		end := i + strings.Index(src[i:], map[byte]string{'[': "]", '<': ">", '{': "}"}[src[i]])
		words, name, other := strings.Cut(src[i+3:end], "=")
		if !other {
			name = words
		}
		span := document.Span{Start: m.b.Len(), End: m.b.Len() + len(words)}
		m.b.WriteString(words)
		switch src[i] {
		case '[':
			m.entity(src[i+1], name, span)
		case '<':
			m.citation(words, span)
		case '{':
			m.d.Layers.Dates = append(m.d.Layers.Dates, document.Date{Span: span, EDTF: words})
		}
		src = src[end+1:]
	}
}

func (m *marker) entity(mark byte, name string, span document.Span) {
	i, ok := m.ids[name]
	if !ok {
		e := document.Entity{Name: name, Key: "rule:" + name, Kind: document.Actor, Reason: "marked"}
		switch mark {
		case 'x':
			e.Type = "person"
		case 'e':
			e.Kind = document.Event
		case 'p':
			e.Kind = document.Policy
		}
		i = len(m.d.Layers.Entities)
		m.ids[name] = i
		m.d.Layers.Entities = append(m.d.Layers.Entities, e)
	}
	e := &m.d.Layers.Entities[i]
	e.Mentions = append(e.Mentions, document.Mention{Span: span, Passage: len(m.d.Layers.Passages), Rule: "marked", Confidence: 0.9})
}

func (m *marker) citation(words string, span document.Span) {
	key := strings.Trim(strings.NewReplacer("(", "", ")", "", ",", "").Replace(words), " ")
	ref := len(m.d.Layers.References)
	m.d.Layers.References = append(m.d.Layers.References, document.Reference{Key: key, Raw: key, Title: "On " + key, Year: "2019", Confidence: 1})
	m.d.Layers.Citations = append(m.d.Layers.Citations, document.Citation{
		Span: span, Group: span, Anchor: span, Kind: document.Parenthetical, Status: document.Resolved, Via: -1, Passage: len(m.d.Layers.Passages),
		Candidates: []document.Candidate{{Reference: ref, Score: 1, Reason: "marked"}},
	})
}

// says adds a statement as the rules would have read it in passage n.
func says(d *document.Document, n int, relation document.Relation, subject, object string) {
	s := document.Statement{Span: d.Layers.Passages[n].Span, Citation: -1, Relation: relation, Subject: entity(d, subject), Object: entity(d, object), Rule: "marked", Confidence: 0.8}
	d.Layers.Statements = append(d.Layers.Statements, s)
}

func entity(d *document.Document, name string) int {
	for i, e := range d.Layers.Entities {
		if e.Name == name {
			return i
		}
	}
	return -1
}
