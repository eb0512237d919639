package export

import (
	"archive/zip"
	"compress/flate"
	"context"
	"fmt"
	"io"
	"strings"

	"kg/graph"
)

// CSV writes a zip of nodes.csv and edges.csv (RFC 4180, UTF-8). Their first columns are those that Gephi and igraph look for.
// A cell that a spreadsheet would take for a formula, because it begins with =, +, -, @, a tab or a line break, bears an apostrophe before it; so
// does one that begins with apostrophes and then one of these, so that taking one apostrophe away gives back what was there.
func CSV(ctx context.Context, w io.Writer, g Graph) error {
	f := &csvForm{zip: zip.NewWriter(w)}
	f.zip.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, flate.BestSpeed) })
	err := write(ctx, f, g, f)
	if err == nil {
		err = f.zip.Close()
	}
	if err != nil {
		return fmt.Errorf("export as CSV: %w", err)
	}
	return nil
}

// csvForm writes into one file of the zip after the other: what the pen passes on goes to the file at hand.
type csvForm struct {
	zip  *zip.Writer
	file io.Writer
}

// Write writes into the file at hand.
func (f *csvForm) Write(b []byte) (int, error) { return f.file.Write(b) }

// open goes on with the next file.
func (f *csvForm) open(p *pen, name string, header []string) {
	file, err := f.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate})
	if err != nil {
		p.fail(err)
		file = io.Discard
	}
	f.file = file
	cells(p, header, nil)
}

func (f *csvForm) begin(p *pen) {
	header := []string{"Id", "Label"}
	for _, a := range NodeAttributes() {
		if a.Name != "label" {
			header = append(header, a.Name)
		}
	}
	f.open(p, "nodes.csv", header)
}

func (*csvForm) node(p *pen, id graph.ID, row []string) {
	cells(p, []string{string(id), row[1], row[0]}, row[2:])
}

func (f *csvForm) turn(p *pen) {
	if p.pass(true) != nil {
		return
	}
	header := []string{"Source", "Target", "Id", "Type", "Weight"}
	for _, a := range EdgeAttributes() {
		header = append(header, a.Name)
	}
	f.open(p, "edges.csv", header)
}

func (*csvForm) edge(p *pen, e *graph.Edge, row []string) {
	cells(p, []string{string(e.From), string(e.To), string(e.ID), "Directed", row[1]}, row)
}

func (*csvForm) end(*pen) {}

// cells writes a line.
func cells(p *pen, first, rest []string) {
	for i, s := range first {
		if i > 0 {
			p.put(",")
		}
		cell(p, s)
	}
	for _, s := range rest {
		p.put(",")
		cell(p, s)
	}
	p.put("\r\n")
}

// cell writes a cell, disarmed, and in quotes where it must be.
func cell(p *pen, s string) {
	if runs(s) {
		s = "'" + s
	}
	if !strings.ContainsAny(s, ",\"\r\n") && !strings.HasPrefix(s, " ") && !strings.HasSuffix(s, " ") {
		p.put(s)
		return
	}
	p.put(`"`, strings.ReplaceAll(s, `"`, `""`), `"`)
}

// runs tells whether a spreadsheet may take a cell for a formula. The wide forms are those of East Asian keyboards, which some take for the others.
func runs(s string) bool {
	s = strings.TrimLeft(s, "'")
	for _, start := range []string{"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"} {
		if strings.HasPrefix(s, start) {
			return true
		}
	}
	return false
}
