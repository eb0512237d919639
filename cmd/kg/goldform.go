package main

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"

	"kg/document"
	"kg/graph"
)

// The form that `kg annotate --json` prints, one object a document and line.
// Offsets are code points into text, half-open.
type (
	annotated struct {
		Document   annotatedMeta        `json:"document"`
		Text       string               `json:"text"`
		References []annotatedReference `json:"references"`
		Citations  []annotatedCitation  `json:"citations"`
		Entities   []annotatedEntity    `json:"entities"`
		Explains   []annotatedStatement `json:"explains"`
		Relations  []annotatedRelation  `json:"relations"`
		Body       [][2]int             `json:"body"`
		NeverCited []string             `json:"never_cited"`
	}
	annotatedMeta struct {
		ID       string            `json:"id"`
		File     string            `json:"file"`
		Title    string            `json:"title"`
		Authors  []annotatedPerson `json:"authors"`
		Date     string            `json:"date"`
		Kind     string            `json:"kind"`
		Language string            `json:"language"`
	}
	annotatedPerson struct {
		Family  string `json:"family,omitempty"`
		Given   string `json:"given,omitempty"`
		Literal string `json:"literal,omitempty"`
	}
	annotatedSpan struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	annotatedReference struct {
		Key string `json:"key"`
		Raw string `json:"raw"`
		annotatedSpan
		Authors    []annotatedPerson `json:"authors"`
		Year       any               `json:"year"`
		Suffix     *string           `json:"suffix"`
		Title      *string           `json:"title"`
		Container  *string           `json:"container"`
		Volume     *string           `json:"volume"`
		Issue      *string           `json:"issue"`
		Pages      *string           `json:"pages"`
		Publisher  *string           `json:"publisher"`
		DOI        *string           `json:"doi"`
		URL        *string           `json:"url"`
		Type       *string           `json:"type"`
		Confidence float64           `json:"confidence"`
	}
	annotatedCitation struct {
		annotatedSpan
		Text    string   `json:"text"`
		Kind    string   `json:"kind"`
		Cites   []string `json:"cites"`
		Status  string   `json:"status"`
		Locator *string  `json:"locator"`
		Reasons []string `json:"reasons,omitempty"`
	}
	annotatedEntity struct {
		ID       graph.ID           `json:"id"`
		Type     string             `json:"type"`
		Subtype  string             `json:"subtype,omitempty"`
		Name     string             `json:"name"`
		Aliases  []string           `json:"aliases"`
		Date     *string            `json:"date"`
		Mentions []annotatedMention `json:"mentions"`
		// Told are the clauses that tell an event by a verb; Code its PLOVER code, CodeRule the word that gave it.
		Told     []annotatedMention `json:"told,omitempty"`
		Code     string             `json:"code,omitempty"`
		CodeRule string             `json:"code_rule,omitempty"`
	}
	annotatedMention struct {
		annotatedSpan
		Text string `json:"text"`
	}
	annotatedStatement struct {
		Reference string   `json:"reference"`
		Relation  string   `json:"relation"`
		Target    graph.ID `json:"target"`
		annotatedSpan
		Evidence   string  `json:"evidence"`
		Rule       string  `json:"rule"`
		Confidence float64 `json:"confidence"`
	}
	annotatedRelation struct {
		Type string   `json:"type"`
		From graph.ID `json:"from"`
		To   graph.ID `json:"to"`
		annotatedSpan
		Negated    bool    `json:"negated"`
		Hedged     bool    `json:"hedged"`
		Evidence   string  `json:"evidence"`
		Rule       string  `json:"rule"`
		Confidence float64 `json:"confidence"`
	}
)

// annotatedForm is a document's layers in that form, its entities under the ids.
func annotatedForm(d *document.Document, ids []graph.ID) annotated {
	f := former{doc: d, ids: ids, points: codePoints(d.Text)}
	out := annotated{
		Document: annotatedMeta{
			ID: d.ID, File: d.Name, Title: d.Meta.Title, Authors: annotatedPeople(d.Meta.Authors),
			Date: d.Meta.Date, Kind: annotatedGenre(d.Meta.Genre), Language: d.Meta.Language,
		},
		Text: d.Text, References: []annotatedReference{}, Citations: []annotatedCitation{}, Entities: []annotatedEntity{},
		Explains: []annotatedStatement{}, Relations: []annotatedRelation{}, Body: [][2]int{}, NeverCited: []string{},
	}
	f.bibliography(&out)
	f.entities(&out)
	f.statements(&out)
	for _, b := range d.Blocks {
		if b.Kind == document.Paragraph || b.Kind == document.ListItem {
			s := f.span(b.Content)
			out.Body = append(out.Body, [2]int{s.Start, s.End})
		}
	}
	return out
}

type former struct {
	doc    *document.Document
	points []int32 // points[b]: the number of code points before byte b
	ids    []graph.ID
}

func codePoints(s string) []int32 {
	out := make([]int32, len(s)+1)
	n := int32(0)
	for i := 0; i < len(s); i++ {
		out[i] = n
		if utf8.RuneStart(s[i]) {
			n++
		}
	}
	out[len(s)] = n
	for i := range s {
		_, size := utf8.DecodeRuneInString(s[i:])
		for k := 1; k < size; k++ {
			out[i+k] = out[i]
		}
	}
	return out
}

func (f *former) span(s document.Span) annotatedSpan {
	return annotatedSpan{int(f.points[s.Start]), int(f.points[s.End])}
}

func annotatedGenre(g document.Genre) string {
	if g == document.GenrePaper {
		return "academic"
	}
	return string(g)
}

func annotatedPeople(list []document.Person) []annotatedPerson {
	out := []annotatedPerson{}
	for _, p := range list {
		out = append(out, annotatedPerson(p))
	}
	return out
}

func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func (f *former) bibliography(out *annotated) {
	l := f.doc.Layers
	used := make([]bool, len(l.References))
	for _, c := range l.Citations {
		a := annotatedCitation{
			annotatedSpan: f.span(c.Span), Text: f.doc.Slice(c.Span), Kind: annotatedCitationKind(c.Kind),
			Cites: []string{}, Status: string(c.Status), Locator: text(c.Locator),
		}
		for _, k := range c.Candidates {
			used[k.Reference] = true
			a.Cites = append(a.Cites, l.References[k.Reference].Key)
			a.Reasons = append(a.Reasons, k.Reason)
		}
		out.Citations = append(out.Citations, a)
	}
	for i, r := range l.References {
		a := annotatedReference{
			Key: r.Key, Raw: r.Raw, annotatedSpan: f.span(r.Span), Authors: annotatedPeople(r.Authors),
			Suffix: text(r.Suffix), Title: text(r.Title), Container: text(r.Container), Volume: text(r.Volume),
			Issue: text(r.Issue), Pages: text(r.Pages), Publisher: text(r.Publisher), DOI: text(r.DOI), URL: text(r.URL),
			Type: text(r.Type), Confidence: r.Confidence,
		}
		if y, err := strconv.Atoi(r.Year); err == nil {
			a.Year = y
		} else if r.Year != "" {
			a.Year = r.Year
		}
		out.References = append(out.References, a)
		if !used[i] {
			out.NeverCited = append(out.NeverCited, r.Key)
		}
	}
}

func annotatedCitationKind(k document.CitationKind) string {
	switch k {
	case document.Possessive:
		return "narrative_possessive"
	case document.NoteFull:
		return "note_full"
	case document.NoteShort:
		return "note_short"
	}
	return string(k)
}

func (f *former) entities(out *annotated) {
	at := map[graph.ID]int{} // two entities that are found to be one thing are one
	for i, e := range f.doc.Layers.Entities {
		a := annotatedEntity{ID: f.ids[i], Type: string(e.Kind), Subtype: e.Type, Name: e.Name, Aliases: e.Aliases, Date: text(e.Date), Mentions: []annotatedMention{}}
		if a.Aliases == nil {
			a.Aliases = []string{}
		}
		for _, m := range e.Mentions {
			a.Mentions = append(a.Mentions, annotatedMention{f.span(m.Span), f.doc.Slice(m.Span)})
		}
		for _, m := range e.Told {
			a.Told = append(a.Told, annotatedMention{f.span(m.Span), f.doc.Slice(m.Span)})
		}
		a.Code, a.CodeRule = e.Code, e.CodeRule
		if k, ok := at[a.ID]; ok {
			was := &out.Entities[k]
			was.Mentions = append(was.Mentions, a.Mentions...)
			was.Told = append(was.Told, a.Told...)
			was.Aliases = append(append(was.Aliases, a.Name), a.Aliases...)
			continue
		}
		at[a.ID] = len(out.Entities)
		out.Entities = append(out.Entities, a)
	}
}

func (f *former) statements(out *annotated) {
	for _, s := range f.doc.Layers.Statements {
		span, quote := f.span(s.Span), f.doc.Slice(s.Span)
		if s.Subject >= 0 {
			out.Relations = append(out.Relations, annotatedRelation{
				Type: strings.ToUpper(string(s.Relation)), From: f.ids[s.Subject], To: f.ids[s.Object],
				annotatedSpan: span, Negated: s.Negated, Hedged: s.Hedged, Evidence: quote, Rule: s.Rule, Confidence: s.Confidence,
			})
			continue
		}
		for _, ref := range f.speakers(s) {
			out.Explains = append(out.Explains, annotatedStatement{
				Reference: ref, Relation: strings.ToUpper(string(s.Relation)), Target: f.ids[s.Object],
				annotatedSpan: span, Evidence: quote, Rule: s.Rule, Confidence: s.Confidence,
			})
		}
	}
}

func (f *former) speakers(s document.Statement) []string {
	if s.Citation < 0 {
		return []string{"document"}
	}
	l := f.doc.Layers
	var out []string
	for _, k := range l.Citations[s.Citation].Candidates {
		out = append(out, l.References[k.Reference].Key)
	}
	return out
}

func (a annotated) line() ([]byte, error) { return json.Marshal(a) }
