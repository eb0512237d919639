package statement_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"kg/annotate/statement"
	"kg/document"
)

// marked makes a document from sentences, one a line, a blank line between
// paragraphs, in which names and citations are marked:
//
//	[a:Norway] actor, [x:Ana Ruiz] person, [e:the strike] event, [p:the pact] policy; "[e:walkout=the strike]" is the same thing by another name
//	<n:Ortiz (2019)> narrative, <q:Ortiz's (2019)> possessive, <c:(Ortiz, 2019)> parenthetical, <s:(see Ortiz, 2019)> with a signal,
//	<d:(Ortiz, 2019)> a newspaper
//
// A line "# Title" is a heading; "! news" makes the document a news page.
func marked(src string) *document.Document {
	m := &marker{d: &document.Document{ID: "test", Name: "marked", Media: "text/plain"}, section: -1, ids: map[string]int{}, refs: map[string]int{}}
	for _, paragraph := range strings.Split(strings.TrimSpace(src), "\n\n") {
		m.paragraph(paragraph)
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
	refs    map[string]int
}

func (m *marker) paragraph(src string) {
	start := m.b.Len()
	block := len(m.d.Blocks)
	kind := document.Paragraph
	if strings.HasPrefix(src, "! news") {
		m.d.Meta.Genre = document.GenreNews
		return
	}
	if title, ok := strings.CutPrefix(src, "# "); ok {
		src, kind = title, document.Heading
	}
	for _, line := range strings.Split(src, "\n") {
		from := m.b.Len()
		m.line(strings.TrimSpace(line))
		m.d.Layers.Passages = append(m.d.Layers.Passages, document.Passage{
			Span: document.Span{Start: from, End: m.b.Len()}, Block: block, Kind: kind,
		})
		m.b.WriteString("\n")
	}
	b := document.Block{Span: document.Span{Start: start, End: m.b.Len()}, Kind: kind, Section: m.section, Continues: -1}
	b.Content = b.Span
	if kind == document.Heading {
		m.section = block
	}
	m.d.Blocks = append(m.d.Blocks, b)
	m.b.WriteString("\n")
}

func (m *marker) line(src string) {
	for src != "" {
		i := strings.IndexAny(src, "[<")
		if i < 0 || len(src) < i+3 || src[i+2] != ':' {
			m.b.WriteString(src)
			return
		}
		m.b.WriteString(src[:i])
		closing := map[byte]string{'[': "]", '<': ">"}[src[i]]
		end := strings.Index(src, closing)
		if src[i] == '[' {
			m.entity(src[i+1], src[i+3:end])
		} else {
			m.citation(src[i+1], src[i+3:end])
		}
		src = src[end+1:]
	}
}

func (m *marker) entity(mark byte, text string) {
	text, name, ok := strings.Cut(text, "=")
	if !ok {
		name = text
	}
	kind, typ := document.Actor, "state"
	switch mark {
	case 'x':
		typ = "person"
	case 'e':
		kind, typ = document.Event, ""
	case 'p':
		kind, typ = document.Policy, ""
	case 'o':
		typ = "organization"
	}
	id, known := m.ids[name]
	if !known {
		id = len(m.d.Layers.Entities)
		m.ids[name] = id
		m.d.Layers.Entities = append(m.d.Layers.Entities, document.Entity{Kind: kind, Type: typ, Name: name, Key: name})
	}
	start := m.b.Len()
	m.b.WriteString(text)
	e := &m.d.Layers.Entities[id]
	e.Mentions = append(e.Mentions, document.Mention{
		Span: document.Span{Start: start, End: m.b.Len()}, Passage: len(m.d.Layers.Passages), Rule: "marked", Confidence: 1,
	})
}

func (m *marker) citation(mark byte, text string) {
	start := m.b.Len()
	m.b.WriteString(text)
	span := document.Span{Start: start, End: m.b.Len()}
	for _, item := range strings.Split(strings.Trim(text, "()"), "; ") {
		name := strings.TrimPrefix(strings.Fields(item)[0], "(")
		if name == "see" || name == "cf." {
			name = strings.Fields(item)[1]
		}
		name = strings.Trim(strings.TrimSuffix(name, "'s"), ",")
		ref, known := m.refs[name]
		if !known {
			ref = len(m.d.Layers.References)
			m.refs[name] = ref
			r := document.Reference{Key: name, Authors: []document.Person{{Family: name}}}
			if mark == 'd' {
				r.Type = "article-newspaper"
			}
			m.d.Layers.References = append(m.d.Layers.References, r)
		}
		c := document.Citation{
			Span: span, Group: span, Anchor: span, Kind: document.Parenthetical, Status: document.Resolved, Via: -1,
			Candidates: []document.Candidate{{Reference: ref, Score: 1}}, Passage: len(m.d.Layers.Passages),
		}
		switch mark {
		case 'n':
			c.Kind = document.Narrative
		case 'q':
			c.Kind = document.Possessive
		case 's':
			c.Signal = "see"
		}
		m.d.Layers.Citations = append(m.d.Layers.Citations, c)
	}
}

// read runs the annotator and renders its statements, one a line, without rules and figures.
func read(tb testing.TB, d *document.Document) []string {
	tb.Helper()
	if err := statement.New(nil).Annotate(context.Background(), d); err != nil {
		tb.Fatal(err)
	}
	if err := d.Validate(); err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, s := range d.Layers.Statements {
		out = append(out, render(d, s))
	}
	return out
}

// render is "Ortiz explains the strike", "Norway not signed the pact (hedged) @2019".
func render(d *document.Document, s document.Statement) string {
	l := d.Layers
	who := "document"
	if s.Citation >= 0 {
		who = l.References[l.Citations[s.Citation].Candidates[0].Reference].Key
	}
	if s.Subject >= 0 {
		who = l.Entities[s.Subject].Name
	}
	var b strings.Builder
	b.WriteString(who + " ")
	if s.Negated {
		b.WriteString("not ")
	}
	fmt.Fprintf(&b, "%s %s", s.Relation, l.Entities[s.Object].Name)
	if s.Hedged {
		b.WriteString(" (hedged)")
	}
	if s.Date != "" {
		b.WriteString(" @" + s.Date)
	}
	for _, h := range s.Hearsay {
		b.WriteString(" via " + l.Entities[h.Entity].Name)
	}
	return b.String()
}
