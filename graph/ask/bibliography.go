package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kg/graph"
)

// eachDocument visits the documents that a slot names; all of them where it names none or "the paper".
func (q *asker) eachDocument(ctx context.Context, name string, visit func(*graph.Document) error) error {
	want := strings.Fields(graph.FoldKey(name))
	want = slices.DeleteFunc(want, func(w string) bool {
		return slices.Contains([]string{"the", "this", "paper", "document", "article", "a"}, w)
	})
	return q.everyOf(ctx, graph.NodeQuery{Kind: graph.KindDocument}, func(n graph.Node) error {
		d := n.(*graph.Document)
		has := strings.Fields(graph.FoldKey(d.Name + " " + d.Title))
		for _, w := range want {
			if !slices.Contains(has, w) {
				return nil
			}
		}
		return visit(d)
	})
}

func (q *asker) citationsIn(ctx context.Context, d graph.ID, visit func(*graph.Citation)) error {
	var all []*graph.Citation
	err := q.everyOf(ctx, graph.NodeQuery{Kind: graph.KindCitation, Document: d}, func(n graph.Node) error {
		all = append(all, n.(*graph.Citation))
		return nil
	})
	slices.SortFunc(all, func(a, b *graph.Citation) int { return cmp.Compare(a.Number, b.Number) })
	for _, c := range all {
		visit(c)
	}
	return err
}

// quoteOf is a stretch of a document's text as a quote.
func quoteOf(d *graph.Document, s graph.Span, section, rule string) graph.Evidence {
	e := graph.Evidence{Document: d.ID, Span: s, Section: section, Rule: rule, Confidence: 1}
	if s.Start >= 0 && s.End <= len(d.Text) && s.Start <= s.End {
		e.Quote = d.Text[s.Start:s.End]
	}
	return e
}

func citationRow(d *graph.Document, c *graph.Citation) Row {
	return Row{
		Label: c.Text, Node: c, Detail: strings.TrimSpace(fmt.Sprintf("no. %d, %s %s", c.Number, c.Status, c.Reason)),
		Quotes: []graph.Evidence{quoteOf(d, c.Passage, c.Section, "citation:"+c.Kind)},
	}
}

func referenceRow(d *graph.Document, r *graph.Reference) Row {
	return Row{
		Label: r.Key, Node: r, Detail: fmt.Sprintf("entry no. %d of %s", r.Number, d.Name),
		Quotes: []graph.Evidence{quoteOf(d, r.Span, "", "reference-list")}, Confidence: r.Confidence,
	}
}

// answerCounts: how many references, how many citations.
func answerCounts(ctx context.Context, q *asker, m slots) (bool, error) {
	q.answer.Understood = "the number of bibliography entries and of citations in each document"
	q.answer.GraphQL = "{ documents(first: 10) { edges { node { name coverage { references citations resolved probable ambiguous dangling } } } } }"
	total := graph.Coverage{}
	err := q.eachDocument(ctx, "", func(d *graph.Document) error {
		c := d.Coverage
		total.References += c.References
		total.Citations += c.Citations
		parts, source := 0, 0
		err := q.everyOf(ctx, graph.NodeQuery{Kind: graph.KindReference, Document: d.ID}, func(n graph.Node) error {
			parts += max(1, len(n.(*graph.Reference).Parts))
			return nil
		})
		if err != nil {
			return err
		}
		if err := q.citationsIn(ctx, d.ID, func(c *graph.Citation) {
			if c.Kind == "source-note" {
				source++
			}
		}); err != nil {
			return err
		}
		q.row(Row{Label: d.Label(), Node: d, Detail: fmt.Sprintf(
			"%d entries in %d pieces (bullets or paragraphs); %d citations in running text and %d in source lines: %d resolved, %d probable, %d ambiguous, %d without an entry",
			c.References, parts, c.Citations-source, source, c.Resolved, c.Probable, c.Ambiguous, c.Dangling)})
		return nil
	})
	q.answer.Summary = fmt.Sprintf("%d references and %d citations in all.", total.References, total.Citations)
	q.miss("Mentions of a source without author, title or year are not counted as citations.")
	return true, err
}

// answerMostCited: which work is cited most, and where.
func answerMostCited(ctx context.Context, q *asker, m slots) (bool, error) {
	q.answer.Understood = "works by the number of their citations"
	q.answer.GraphQL = "{ documents(first: 10) { edges { node { name references(first: 100) { edges { node { key citations(first: 20) { edges { node { number section text } } } } } } } } } }"
	rows, order := map[graph.ID]*Row{}, []graph.ID{}
	n := map[graph.ID]int{}
	err := q.eachDocument(ctx, m["doc"], func(d *graph.Document) error {
		return q.citedWorks(ctx, d, func(w *graph.Work, c *graph.Citation) {
			if rows[w.ID] == nil {
				rows[w.ID] = &Row{Label: w.Label(), Node: w, Relation: graph.Cites}
				order = append(order, w.ID)
			}
			n[w.ID]++
			rows[w.ID].Quotes = append(rows[w.ID].Quotes, quoteOf(d, c.Passage, c.Section, fmt.Sprintf("citation no. %d", c.Number)))
		})
	})
	if err != nil {
		return false, err
	}
	slices.SortFunc(order, func(a, b graph.ID) int {
		return cmp.Or(cmp.Compare(n[b], n[a]), cmp.Compare(rows[a].Label, rows[b].Label), cmp.Compare(a, b))
	})
	for i, id := range order {
		if n[id] < n[order[0]] && i >= 3 {
			break
		}
		r := rows[id]
		var where []string
		for _, v := range r.Quotes {
			if !slices.Contains(where, v.Section) {
				where = append(where, v.Section)
			}
		}
		r.Detail = fmt.Sprintf("cited %s: %s", times(n[id]), strings.Join(where, "; "))
		q.row(*r)
	}
	if len(order) == 0 {
		q.answer.Summary = "No citation was led to a work."
		return true, nil
	}
	q.answer.Summary = fmt.Sprintf("%s, cited %s.", rows[order[0]].Label, times(n[order[0]]))
	q.miss("Ambiguous and dangling citations are not counted for any work.")
	return true, nil
}

// citedWorks visits each resolved or probable citation of a document with its work, in order of the text.
func (q *asker) citedWorks(ctx context.Context, d *graph.Document, visit func(*graph.Work, *graph.Citation)) error {
	var ids []graph.ID
	if err := q.citationsIn(ctx, d.ID, func(c *graph.Citation) {
		if c.Status == "resolved" || c.Status == "probable" {
			ids = append(ids, c.ID)
		}
	}); err != nil {
		return err
	}
	for chunk := range slices.Chunk(ids, graph.MaxRoots) {
		trees, err := q.shape(ctx, graph.Shape{From: chunk, Hops: []graph.Hop{{
			Name: "entry", Relations: []graph.Relation{graph.PointsTo}, Direction: graph.Out, First: 1,
			Next: []graph.Hop{{Name: "work", Relations: []graph.Relation{graph.Describes}, Direction: graph.Out, First: 1}},
		}}})
		if err != nil {
			return err
		}
		for _, t := range trees {
			for _, e := range t.Hops["entry"].Edges {
				for _, w := range e.To.Hops["work"].Edges {
					visit(w.To.Node.(*graph.Work), t.Node.(*graph.Citation))
				}
			}
		}
	}
	return nil
}

// answerNeverCited: which references are never cited.
func answerNeverCited(ctx context.Context, q *asker, m slots) (bool, error) {
	q.answer.Understood = "bibliography entries that no citation of their document may stand for"
	q.answer.GraphQL = "{ references(first: 100, lacking: [{relations: [POINTS_TO], direction: IN}]) { totalCount edges { node { key raw document { name } } } } }"
	err := q.eachDocument(ctx, cmp.Or(m["doc"], m["doc2"]), func(d *graph.Document) error {
		if d.Coverage.Citations == 0 { // a bibliography, or a text whose way of citing is not read
			if d.Coverage.References > 0 {
				q.miss(fmt.Sprintf("In %s no citations were found; its %s not counted.", d.Name, isAre(d.Coverage.References, "entry")))
			}
			return nil
		}
		var ids []graph.ID
		if err := q.everyOf(ctx, graph.NodeQuery{Kind: graph.KindReference, Document: d.ID}, func(n graph.Node) error {
			ids = append(ids, n.NodeID())
			return nil
		}); err != nil {
			return err
		}
		for chunk := range slices.Chunk(ids, graph.MaxRoots) {
			trees, err := q.shape(ctx, graph.Shape{From: chunk, Hops: []graph.Hop{
				{Name: "by", Relations: []graph.Relation{graph.PointsTo}, Direction: graph.In, First: 1},
			}})
			if err != nil {
				return err
			}
			for _, t := range trees {
				if len(t.Hops["by"].Edges) == 0 {
					q.row(referenceRow(d, t.Node.(*graph.Reference)))
				}
			}
		}
		return q.documentGaps(ctx, d.ID)
	})
	q.answer.Summary = fmt.Sprintf("%s never cited.", isAre(len(q.answer.Rows), "entry"))
	return true, err
}

func isAre(n int, noun string) string {
	if n == 1 {
		return "1 " + noun + " is"
	}
	return count(n, noun) + " are"
}

func answerDangling(ctx context.Context, q *asker, m slots) (bool, error) {
	return q.byStatus(ctx, m, "dangling")
}

func answerByStatus(ctx context.Context, q *asker, m slots) (bool, error) {
	status := strings.ToLower(m["status"])
	if strings.Contains(status, "year") {
		return q.byStatus(ctx, m, "probable")
	}
	if status == "uncertain" {
		return q.byStatus(ctx, m, "ambiguous", "probable")
	}
	return q.byStatus(ctx, m, status)
}

func (q *asker) byStatus(ctx context.Context, m slots, status ...string) (bool, error) {
	q.answer.Understood = "citations that are " + strings.Join(status, " or ")
	q.answer.GraphQL = "{ documents(first: 10) { edges { node { name citations(first: 100) { edges { node { text status reason section } } } } } } }"
	err := q.eachDocument(ctx, cmp.Or(m["doc"], m["doc2"]), func(d *graph.Document) error {
		var list []*graph.Citation
		err := q.citationsIn(ctx, d.ID, func(c *graph.Citation) {
			if slices.Contains(status, c.Status) {
				list = append(list, c)
			}
		})
		if err != nil {
			return err
		}
		return q.citationRows(ctx, d, list)
	})
	q.answer.Summary = fmt.Sprintf("%s %s.", isAre(len(q.answer.Rows), "citation"), strings.Join(status, " or "))
	return true, err
}

// citationRows adds a row for each citation, with the entries that it may stand for.
func (q *asker) citationRows(ctx context.Context, d *graph.Document, list []*graph.Citation) error {
	for some := range slices.Chunk(list, graph.MaxRoots) {
		ids := make([]graph.ID, len(some))
		for i, c := range some {
			ids[i] = c.ID
		}
		trees, err := q.shape(ctx, graph.Shape{From: ids, Hops: []graph.Hop{
			{Name: "entry", Relations: []graph.Relation{graph.PointsTo}, Direction: graph.Out, First: maxEntries},
		}})
		if err != nil {
			return err
		}
		entries := map[graph.ID][]*graph.Reference{}
		for _, t := range trees {
			for _, e := range t.Hops["entry"].Edges {
				entries[t.Node.NodeID()] = append(entries[t.Node.NodeID()], e.To.Node.(*graph.Reference))
			}
		}
		for _, c := range some {
			r := citationRow(d, c)
			var keys []string
			for _, ref := range entries[c.ID] {
				keys = append(keys, ref.Key)
				r.Quotes = append(r.Quotes, quoteOf(d, ref.Span, "", "reference-list"))
			}
			if len(keys) > 0 {
				r.Detail += "; may stand for " + strings.Join(keys, " or ")
			}
			q.row(r)
		}
	}
	return nil
}

// maxEntries is how many entries are shown for one citation.
const maxEntries = 10

// answerWhichReference: which entry does a citation stand for.
func answerWhichReference(ctx context.Context, q *asker, m slots) (bool, error) {
	want := graph.FoldKey(m["cite"])
	q.answer.Understood = "the entry that the citation " + m["cite"] + " stands for"
	q.answer.GraphQL = "{ documents(first: 10) { edges { node { name citations(first: 100) { edges { node { text status candidates(first: 3) { edges { confidence node { key raw } evidence { reason quote } } } } } } } } } }"
	err := q.eachDocument(ctx, "", func(d *graph.Document) error {
		var ids []graph.ID
		if err := q.citationsIn(ctx, d.ID, func(c *graph.Citation) {
			if graph.FoldKey(c.Text) == want && len(ids) < graph.MaxRoots {
				ids = append(ids, c.ID)
				if c.Status == "dangling" {
					q.row(citationRow(d, c))
				}
			}
		}); err != nil || len(ids) == 0 {
			return err
		}
		return q.candidateRows(ctx, d, ids)
	})
	if err != nil {
		return false, err
	}
	q.answer.Summary = fmt.Sprintf("%s for %s.", count(len(q.answer.Rows), "entry"), m["cite"])
	return len(q.answer.Rows) > 0, nil
}

// candidateRows adds a row for each entry that one of the citations may stand for, once.
func (q *asker) candidateRows(ctx context.Context, d *graph.Document, ids []graph.ID) error {
	trees, err := q.shape(ctx, graph.Shape{From: ids, Hops: []graph.Hop{
		{Name: "entry", Relations: []graph.Relation{graph.PointsTo}, Direction: graph.Out, First: 100},
	}})
	if err != nil {
		return err
	}
	seen := map[graph.ID]bool{}
	for _, t := range trees {
		c := t.Node.(*graph.Citation)
		for _, e := range t.Hops["entry"].Edges {
			if ref := e.To.Node.(*graph.Reference); !seen[ref.ID] {
				seen[ref.ID] = true
				r := referenceRow(d, ref)
				r.Detail = fmt.Sprintf("%s: %s", c.Status, e.Edge.Evidence[0].Reason)
				r.Confidence = e.Edge.Confidence
				r.Quotes = append(r.Quotes, e.Edge.Evidence...)
				q.row(r)
			}
		}
	}
	return nil
}

// answerSection: what was cited in a section.
func answerSection(ctx context.Context, q *asker, m slots) (bool, error) {
	want := graph.FoldKey(m["section"])
	q.answer.Understood = "citations in sections whose title holds: " + m["section"]
	q.answer.GraphQL = "{ documents(first: 10) { edges { node { name citations(first: 100) { edges { node { text section candidates(first: 3) { edges { node { key } } } } } } } } } }"
	sections := map[string]bool{}
	err := q.eachDocument(ctx, m["doc"], func(d *graph.Document) error {
		for _, s := range d.Sections {
			if strings.Contains(graph.FoldKey(s.Title), want) {
				sections[s.Title] = true
			} else if !slices.Contains(q.answer.Suggestions, s.Title) {
				q.answer.Suggestions = append(q.answer.Suggestions, s.Title)
			}
		}
		return q.citationsIn(ctx, d.ID, func(c *graph.Citation) {
			if sections[c.Section] {
				q.row(citationRow(d, c))
			}
		})
	})
	if err != nil || len(sections) == 0 {
		return false, err
	}
	q.answer.Suggestions = nil
	q.answer.Summary = fmt.Sprintf("%s in %s.", count(len(q.answer.Rows), "citation"), count(len(sections), "section"))
	q.miss("Citations in sub-sections with titles of their own are listed under those.")
	return true, nil
}

// answerTable: what stands in one column of a table, row by row.
func answerTable(ctx context.Context, q *asker, m slots) (bool, error) {
	q.answer.Understood = fmt.Sprintf("the column %q of a table, for each %s", m["column"], m["subject"])
	q.answer.GraphQL = "{ documents(first: 10) { edges { node { name tables { label caption columns rows { cells } } } } } }"
	tables := 0
	err := q.eachDocument(ctx, "", func(d *graph.Document) error {
		for _, t := range d.Tables {
			if label := m["table"]; label != "" && !strings.EqualFold(label, t.Label) {
				continue
			}
			col := slices.IndexFunc(t.Columns, func(c string) bool { return stemIn(m["column"], c) })
			if col < 0 || !stemIn(m["subject"], t.Caption+" "+strings.Join(t.Columns, " ")) {
				continue
			}
			tables++
			for _, row := range t.Rows {
				if col >= len(row.Cells) {
					continue
				}
				r := Row{Label: row.Cells[0], Detail: cmp.Or(row.Cells[col], "none (the cell is empty)")}
				for _, l := range row.Lines {
					r.Quotes = append(r.Quotes, quoteOf(d, l, cmp.Or(t.Caption, t.Label), "table"))
				}
				q.row(r)
			}
		}
		return nil
	})
	q.answer.Summary = fmt.Sprintf("%s in %s.", count(len(q.answer.Rows), "row"), count(tables, "table"))
	return tables > 0, err
}

// stemIn tells whether a word of the text begins like the noun asked for, plural or not.
func stemIn(noun, text string) bool {
	for _, n := range strings.Fields(graph.FoldKey(noun)) {
		stem := strings.TrimSuffix(strings.TrimSuffix(n, "ies"), "s")
		if len(stem) < 3 {
			continue
		}
		for _, w := range strings.Fields(graph.FoldKey(text)) {
			if strings.HasPrefix(w, stem) {
				return true
			}
		}
	}
	return false
}
