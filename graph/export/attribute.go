package export

import (
	"strconv"

	"kg/graph"
)

// kindOfValue is what the values of an attribute are.
type kindOfValue string

const (
	text    kindOfValue = "text"
	decimal kindOfValue = "decimal"
	whole   kindOfValue = "whole"
	truth   kindOfValue = "truth"
	listed  kindOfValue = "list" // a JSON array, of texts or, for evidence, of objects
)

// Attribute is something that an exporter says of a node or an edge.
type Attribute struct {
	Name string
	kind kindOfValue
	// Says is what the attribute means, for people.
	Says string
}

// NodeAttributes are those of nodes, in the order in which they are written.
func NodeAttributes() []Attribute {
	return []Attribute{
		{"kind", text, "document, work, reference, citation, actor, event or policy"},
		{"label", text, "the one line that names it"},
		{"type", text, "the type within the kind: of a work by CSL, of a document its genre, of a citation its status"},
		{"date", text, "EDTF, as in the graph"},
		{"first", text, "the first day that the date may mean, YYYY-MM-DD; none where it is open"},
		{"last", text, "the last such day"},
		{"year", text, "of a work, as printed"},
		{"title", text, "of a work or document"},
		{"authors", text, "of a work, in the order of running text, joined by semicolons"},
		{"container", text, "the journal or book that a work stands in"},
		{"publisher", text, "of a work"},
		{"doi", text, "of a work"},
		{"url", text, "of a work"},
		{"language", text, "of a work or document"},
		{"code", text, "of an event, by PLOVER"},
		{"document", text, "of a reference or citation: the id of its document"},
		{"section", text, "of a citation"},
		{"raw", text, "of a reference, as printed"},
		{"names", listed, "aliases; of a work the keys under which it is cited"},
	}
}

// EdgeAttributes are those of edges, in the order in which they are written. Quote to place are those of the surest passage that counts.
func EdgeAttributes() []Attribute {
	return []Attribute{
		{"relation", text, "as in docs/model.md"},
		{"confidence", decimal, "0 to 1"},
		{"negated", truth, "the passages deny it"},
		{"hedged", truth, "all passages that count are hedged"},
		{"rejected", truth, "people rejected all of its evidence"},
		{"date", text, "when it held, EDTF"},
		{"first", text, "the first day that the date may mean"},
		{"last", text, "the last such day"},
		{"sources", whole, "how many passages count for it"},
		{"quote", text, "the surest passage"},
		{"document", text, "the id of the document that says so"},
		{"documentTitle", text, "its title, or its file name"},
		{"section", text, "the section it stands in"},
		{"place", text, "where it stands in the original file"},
		{"evidence", listed, "all passages with all that is known of them, as JSON"},
	}
}

// nodeValues writes the node's attributes into row, in the order of [NodeAttributes]; "" for none.
func nodeValues(n graph.Node, row []string) []string {
	var typ, year, title, authors, container, publisher, doi, url, language, code, document, section, raw string
	var names []string
	switch v := n.(type) {
	case *graph.Document:
		typ, title, language = v.Genre, v.Title, v.Language
	case *graph.Work:
		typ, year, title, container, publisher, doi, url, language, names = v.Type, v.Year, v.Title, v.Container, v.Publisher, v.DOI, v.URL, v.Language, v.Keys
		authors = authorsOf(v)
	case *graph.Reference:
		document, raw = string(v.Document), v.Raw
	case *graph.Citation:
		typ, document, section = v.Status, string(v.Document), v.Section
	case *graph.Actor:
		typ, names = v.Type, v.Aliases
	case *graph.Event:
		typ, code, names = v.Type, v.Code, v.Aliases
	case *graph.Policy:
		typ, names = v.Type, v.Aliases
	}
	date := graph.DateOf(n)
	first, last := days(date)
	return append(row[:0], string(n.NodeKind()), n.Label(), typ, date, first, last, year, title, authors, container, publisher, doi, url, language,
		code, document, section, raw, listOf(names))
}

func authorsOf(w *graph.Work) string {
	out := ""
	for i, p := range w.Authors {
		if i > 0 {
			out += "; "
		}
		out += p.Display()
	}
	return out
}

// listOf is a list of texts as JSON, "" for none.
func listOf(names []string) string {
	if len(names) == 0 {
		return ""
	}
	b := []byte{'['}
	for i, s := range names {
		if i > 0 {
			b = append(b, ',')
		}
		b = appendJSON(b, s)
	}
	return string(append(b, ']'))
}

// edgeValues writes the edge's attributes into row, in the order of [EdgeAttributes]; "" for none.
func edgeValues(e *graph.Edge, titles map[graph.ID]string, row []string) ([]string, error) {
	evidence, err := evidenceJSON(e.Evidence)
	if err != nil {
		return nil, err
	}
	first, last := days(e.Date)
	counted := graph.Counted(e.Evidence)
	best := graph.Evidence{}
	if len(counted) > 0 {
		best = counted[0]
	}
	return append(row[:0], string(e.Relation), decimalOf(e.Confidence), strconv.FormatBool(e.Negated), strconv.FormatBool(e.Hedged),
		strconv.FormatBool(len(counted) == 0), e.Date, first, last, strconv.Itoa(len(counted)),
		best.Quote, string(best.Document), titles[best.Document], best.Section, best.Place, evidence), nil
}

func decimalOf(f float64) string { return strconv.FormatFloat(f, 'f', -1, 64) }
