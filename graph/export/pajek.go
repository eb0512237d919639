package export

import (
	"context"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kg/graph"
)

// Pajek writes a network of Pajek. The number of nodes stands at its beginning, so that the graph is read twice. The format has no place for
// attributes and no escapes: a double quote becomes a single one, a line break a space, a backslash a slash. The value of an arc is its confidence,
// its label the relation, with "not" before it where it is denied.
func Pajek(ctx context.Context, w io.Writer, g Graph) error {
	f := &pajek{escape: strings.NewReplacer(`"`, "'", "\r\n", " ", "\n", " ", "\r", " ", "\t", " ", `\`, "/", "\x00", " ")}
	for r, err := range g.kept(ctx, g.known()) {
		if err == nil && r.Edge != nil {
			break
		}
		if err == nil {
			err = f.numbers.add(r.Node.NodeID())
		}
		if err != nil {
			return fmt.Errorf("export as Pajek: %w", err)
		}
	}
	return formed("Pajek", func() form { return f })(ctx, w, g)
}

type pajek struct {
	numbers numbers
	escape  *strings.Replacer
}

func (f *pajek) begin(p *pen) { p.put("*Vertices ", strconv.Itoa(f.numbers.len()), "\n") }

func (f *pajek) node(p *pen, id graph.ID, row []string) {
	n := f.numbers.of(id)
	if n == 0 {
		p.fail(graph.Errorf(graph.Unavailable, "the graph changed while it was exported: %s is new; export it again", id))
	}
	p.put(strconv.Itoa(n), ` "`, f.escape.Replace(row[1]), "\"\n")
}

func (*pajek) turn(p *pen) { p.put("*Arcs\n") }

func (f *pajek) edge(p *pen, e *graph.Edge, row []string) {
	from, to, err := f.numbers.ends(e)
	if err != nil {
		p.fail(err)
	}
	not := ""
	if e.Negated {
		not = "not "
	}
	p.put(strconv.Itoa(from), " ", strconv.Itoa(to), " ", row[1], ` l "`, not, row[0], "\"\n")
}

func (*pajek) end(*pen) {}
