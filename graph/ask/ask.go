package ask

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kg/graph"
)

// Answer is what the graph says to a question.
type Answer struct {
	Question string `json:"question"`
	// Understood is the question as it was read, in words; "" when it was not.
	Understood string `json:"understood"`
	// GraphQL asks the same of the API.
	GraphQL string `json:"graphql,omitempty"`
	// Summary is the answer in one line.
	Summary string `json:"summary"`
	Rows    []Row  `json:"rows"`
	// Missing says what the answer does not cover, one sentence each.
	Missing []string `json:"missing"`
	// Documents are the documents quoted, in order of their names.
	Documents []Source `json:"documents"`
	// Suggestions are names or questions that were perhaps meant.
	Suggestions []string `json:"suggestions,omitempty"`
}

// Row is one line of an answer.
type Row struct {
	// Label names what the row is about; Detail says what about it.
	Label      string         `json:"label"`
	Detail     string         `json:"detail,omitempty"`
	Node       graph.Node     `json:"node,omitempty"`
	Relation   graph.Relation `json:"relation,omitempty"`
	Confidence float64        `json:"confidence,omitempty"`
	Hedged     bool           `json:"hedged,omitempty"`
	Negated    bool           `json:"negated,omitempty"`
	// Quotes are the passages it rests on, best first, each a slice of its document's text.
	Quotes []graph.Evidence `json:"quotes"`
}

// Source is a document that an answer quotes.
type Source struct {
	ID    graph.ID `json:"id"`
	Name  string   `json:"name"` // of the file
	Title string   `json:"title,omitempty"`
}

// MaxQuestion is the longest question that is read, in bytes.
const MaxQuestion = 1000

// To asks the store. A question that is not understood is no error: its answer
// has Suggestions and no Understood. Errors are the store's, and
// [graph.TooLarge] for a question longer than [MaxQuestion].
func To(ctx context.Context, store graph.Store, question string) (*Answer, error) {
	if len(question) > MaxQuestion {
		return nil, graph.Errorf(graph.TooLarge, "the question has %d bytes, at most %d are read", len(question), MaxQuestion)
	}
	q := &asker{store: store, answer: empty(question)}
	plain := normal(question)
	for _, f := range Forms() {
		m := f.match(plain)
		if m == nil {
			continue
		}
		done, err := f.answer(ctx, q, m)
		if err != nil {
			return nil, err
		}
		if done {
			return &q.answer, q.sources(ctx)
		}
		suggestions := q.answer.Suggestions
		q.answer = empty(question)
		q.answer.Suggestions = suggestions
	}
	return q.notUnderstood(), nil
}

func empty(question string) Answer {
	return Answer{Question: question, Rows: []Row{}, Missing: []string{}, Documents: []Source{}}
}

// sources names the documents that the rows quote.
func (q *asker) sources(ctx context.Context) error {
	var ids []graph.ID
	for _, r := range q.answer.Rows {
		for _, v := range r.Quotes {
			if !slices.Contains(ids, v.Document) {
				ids = append(ids, v.Document)
			}
		}
	}
	nodes, err := q.store.Nodes(ctx, ids)
	if err != nil {
		return err
	}
	for _, n := range nodes {
		if d, ok := n.(*graph.Document); ok {
			q.answer.Documents = append(q.answer.Documents, Source{ID: d.ID, Name: d.Name, Title: d.Title})
		}
	}
	slices.SortFunc(q.answer.Documents, func(a, b Source) int { return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID)) })
	return nil
}

// asker answers one question.
type asker struct {
	store  graph.Store
	answer Answer
	// unclear says which name of the question nothing here answers to, or several things do; "" for none.
	unclear string
}

func (q *asker) notUnderstood() *Answer {
	switch {
	case q.unclear != "":
		q.answer.Summary = q.unclear
	case len(q.answer.Suggestions) > 0: // names of sections
		q.answer.Summary = "A name in the question is not known here; these are:"
	default:
		q.answer.Summary = "The question was not understood. These can be asked:"
		for _, f := range Forms() {
			q.answer.Suggestions = append(q.answer.Suggestions, f.Example())
		}
	}
	return &q.answer
}

// normal is the question in single blanks, with plain quotation marks and without the mark at its end.
func normal(s string) string {
	s = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`).Replace(s)
	s = strings.Join(strings.Fields(s), " ")
	return strings.TrimRight(s, "?!. ")
}

// shape asks the store, and says so where a list was longer than what is read of it.
func (q *asker) shape(ctx context.Context, s graph.Shape) ([]graph.Tree, error) {
	trees, err := q.store.Shape(ctx, s)
	if err != nil {
		return nil, err
	}
	sentence := fmt.Sprintf("Of lists with more than %d entries only the surest %d were read.", graph.MaxPage, graph.MaxPage)
	for i := range trees {
		if cutShort(&trees[i], s.Hops) && !slices.Contains(q.answer.Missing, sentence) {
			q.miss(sentence)
		}
	}
	return trees, nil
}

// cutShort tells whether a hop that was to be read whole has more behind it.
func cutShort(t *graph.Tree, hops []graph.Hop) bool {
	for _, h := range hops {
		b := t.Hops[h.Name]
		if b.More && h.First == graph.MaxPage {
			return true
		}
		for i := range b.Edges {
			if cutShort(&b.Edges[i].To, h.Next) {
				return true
			}
		}
	}
	return false
}

func (q *asker) miss(sentence string) { q.answer.Missing = append(q.answer.Missing, sentence) }

func (q *asker) row(r Row) {
	if r.Quotes = graph.Counted(r.Quotes); r.Quotes == nil {
		r.Quotes = []graph.Evidence{}
	}
	q.answer.Rows = append(q.answer.Rows, r)
}

// edgeRow is the row of an edge followed.
func (q *asker) edgeRow(e graph.TreeEdge) {
	r := Row{
		Label: e.To.Node.Label(), Node: e.To.Node, Relation: e.Edge.Relation, Confidence: e.Edge.Confidence,
		Hedged: e.Edge.Hedged, Negated: e.Edge.Negated, Quotes: e.Edge.Evidence, Detail: dateOf(e.To.Node),
	}
	q.row(r)
}

func dateOf(n graph.Node) string {
	switch v := n.(type) {
	case *graph.Event:
		return v.Date
	case *graph.Policy:
		return v.Date
	}
	return ""
}
