package resolve

import (
	"cmp"
	"strconv"
	"strings"

	"kg/document"
	"kg/graph"
)

// ruleFile is the rule of what is read off the file itself rather than its words.
const ruleFile = "document"

func (a *assembler) documentAndWork() {
	d := a.doc
	meta := d.Meta
	year := ""
	if len(meta.Date) >= 4 {
		year = meta.Date[:4]
	}
	title := meta.Title
	if title == "" {
		title = d.Name
	}
	w := &graph.Work{
		ID:    graph.NewID(string(graph.KindWork), WorkKey(title, year, meta.Authors, title)),
		Title: title, Authors: people(meta.Authors), Year: year, Date: meta.Date,
		Container: cmp.Or(meta.Container, meta.Publisher), Volume: meta.Volume, Issue: meta.Issue, Pages: meta.Pages,
		DOI: strings.ToLower(meta.DOI), ISBN: meta.ISBN, URL: meta.URL, Language: meta.Language,
		Type: cmp.Or(meta.Type, workType(meta.Genre)),
	}
	if meta.Container != "" {
		w.Publisher = meta.Publisher
	}
	w.Retracted = marked(w.Title)
	how := reading{span: meta.TitleSpan, block: -1, rule: ruleFile, confidence: 1}
	if how.span.Empty() {
		how.span = a.firstWords()
	}
	a.known(w, "", how)
	a.work = w.ID
	a.claim(w)
	a.claim(&graph.Document{
		ID: a.id, Digest: d.ID, Name: d.Name, Media: d.Media, Genre: string(meta.Genre),
		Title: meta.Title, Date: meta.Date, Language: meta.Language, Text: d.Text, Bytes: d.Size,
		Sections: a.sections(), Tables: a.tables(), Coverage: a.coverage(),
	})
	if !how.span.Empty() {
		a.edge(graph.Embodies, a.id, a.work, false, how)
	}
	a.relateStated(how)
}

func workType(g document.Genre) string {
	switch g {
	case document.GenrePaper:
		return "article"
	case document.GenreNews:
		return "article-newspaper"
	}
	return ""
}

func (a *assembler) firstWords() document.Span {
	for _, b := range a.doc.Blocks {
		if !b.Content.Empty() {
			return b.Content
		}
	}
	return document.Span{}
}

func people(list []document.Person) []graph.Person {
	var out []graph.Person
	for _, p := range list {
		out = append(out, graph.Person(p))
	}
	return out
}

func (a *assembler) sections() []graph.Section {
	var out []graph.Section
	for _, b := range a.doc.Blocks {
		if b.Kind == document.Heading {
			if n := len(out); n > 0 {
				out[n-1].Span.End = b.Start
			}
			out = append(out, graph.Section{
				Title: a.doc.Plain(b.Content), Level: b.Level,
				Span: graph.Span{Start: b.Start, End: len(a.doc.Text)},
			})
		}
	}
	return out
}

func (a *assembler) tables() []graph.Table {
	var out []graph.Table
	for _, t := range a.doc.Layers.Tables {
		g := graph.Table{Label: t.Label, Caption: a.doc.Plain(t.Caption), Span: graph.Span(t.Span)}
		for _, c := range t.Columns {
			g.Columns = append(g.Columns, c.Text)
		}
		for _, r := range t.Rows {
			row := graph.TableRow{}
			for _, c := range r.Cells {
				row.Cells = append(row.Cells, c.Text)
			}
			for _, l := range r.Lines {
				row.Lines = append(row.Lines, graph.Span(l))
			}
			g.Rows = append(g.Rows, row)
		}
		out = append(out, g)
	}
	return out
}

func (a *assembler) coverage() graph.Coverage {
	l := a.doc.Layers
	c := graph.Coverage{
		Passages: len(l.Passages), References: len(l.References),
		Citations: len(l.Citations), Statements: len(l.Statements),
	}
	used := make([]bool, len(l.References))
	for _, cit := range l.Citations {
		switch cit.Status {
		case document.Resolved:
			c.Resolved++
		case document.Probable:
			c.Probable++
		case document.Ambiguous:
			c.Ambiguous++
		case document.Dangling:
			c.Dangling++
		}
		for _, k := range cit.Candidates {
			used[k.Reference] = true
		}
	}
	for _, u := range used {
		if !u {
			c.ReferencesNeverUsed++
		}
	}
	return c
}

func (a *assembler) references() {
	for i, r := range a.doc.Layers.References {
		id := graph.NewID(string(graph.KindReference), a.doc.ID, strconv.Itoa(r.Start), strconv.Itoa(r.End))
		ref := &graph.Reference{
			ID: id, Document: a.id, Key: r.Key, Raw: r.Raw, Span: graph.Span(r.Span),
			Number: i + 1, Confidence: r.Confidence,
		}
		for _, p := range r.Parts {
			ref.Parts = append(ref.Parts, graph.Span(p))
		}
		w := referencedWork(r)
		how := reading{span: r.Span, block: -1, rule: "reference-list", confidence: r.Confidence}
		a.known(w, r.Suffix, how)
		a.claim(ref)
		a.claim(w)
		a.refIDs, a.refWorks = append(a.refIDs, id), append(a.refWorks, w.ID)
		a.edge(graph.Lists, a.id, id, false, how)
		a.edge(graph.Describes, id, w.ID, false, how)
	}
}

func referencedWork(r document.Reference) *graph.Work {
	w := &graph.Work{
		ID:    graph.NewID(string(graph.KindWork), WorkKey(r.Title, r.Year, r.Authors, r.Raw)),
		Title: r.Title, Authors: people(r.Authors), Year: r.Year, Type: r.Type,
		Container: r.Container, Volume: r.Volume, Issue: r.Issue, Pages: r.Pages, Edition: r.Edition,
		Publisher: r.Publisher, Place: r.Place, DOI: r.DOI, URL: r.URL, ISBN: r.ISBN, Language: r.Language,
	}
	if len(r.Year) == 4 && r.Year[0] >= '0' && r.Year[0] <= '9' {
		w.Date = r.Year
	}
	w.Retracted = marked(w.Title)
	if r.Key != "" {
		w.Keys = []string{r.Key}
	}
	return w
}

func (a *assembler) citations() {
	seen := map[document.Span]int{}
	for i, c := range a.doc.Layers.Citations {
		nth := seen[c.Span] // "[4-6]" is three citations on one span
		seen[c.Span]++
		id := graph.NewID(string(graph.KindCitation), a.doc.ID, strconv.Itoa(c.Start), strconv.Itoa(c.End), strconv.Itoa(nth))
		a.citIDs = append(a.citIDs, id)
		span, block := a.passage(c.Passage, c.Span)
		node := &graph.Citation{
			ID: id, Document: a.id, Span: graph.Span(c.Span), Text: a.doc.Plain(c.Span),
			Kind: string(c.Kind), Status: string(c.Status), Locator: c.Locator,
			Passage: graph.Span(span), Number: i + 1,
			Section: a.section(reading{span: span, block: block}),
		}
		if c.Anchor != c.Group { // a note belongs to the section of its mark, wherever it is printed
			node.Section = a.section(reading{span: c.Anchor, block: -1})
		}
		if len(c.Candidates) > 0 {
			node.Reason = c.Candidates[0].Reason
		}
		a.claim(node)
		how := reading{span: span, block: block, rule: "citation:" + string(c.Kind), cues: []document.Span{c.Span}, citation: id}
		how.confidence = 1
		a.edge(graph.Makes, a.id, id, false, how)
		for rank, k := range c.Candidates {
			how.confidence, how.reason, how.rank = k.Score, k.Reason, rank+1
			a.edge(graph.PointsTo, id, a.refIDs[k.Reference], false, how)
		}
		if c.Status == document.Resolved || c.Status == document.Probable {
			k := c.Candidates[0]
			how.confidence, how.reason, how.rank = k.Score, k.Reason, 0
			if w := a.refWorks[k.Reference]; w != a.work {
				a.edge(graph.Cites, a.work, w, false, how)
			}
		}
	}
}
