package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"kg/annotate"
	"kg/annotate/reference"
	"kg/bibliography"
	"kg/bibliography/apa"
	"kg/bibliography/csljson"
	"kg/bibliography/formats"
	"kg/document"
	"kg/loaders"
	"kg/loaders/bib"
	"kg/loaders/pipeline"
)

// refsCommand prints the bibliographies of documents.
type refsCommand struct {
	Files       []string `arg:"" help:"Files, folders, or - for standard input." placeholder:"FILE"`
	Format      string   `short:"f" help:"apa (a numbered list), text (the entries as printed), bibtex, biblatex, ris, csl-json, endnote (XML), or json (all that is known, with places and doubts)." default:"apa" enum:"apa,text,bibtex,biblatex,ris,csl-json,endnote,json"`
	Markup      string   `help:"Italics of --format apa: plain (none), markdown or html." default:"plain" enum:"plain,markdown,html"`
	Sort        bool     `help:"Order by authors, year and title, as a list of references is; else as the documents have them."`
	Unique      bool     `help:"Print a work once where several entries are surely the same: one DOI, or the same title, year, authors, type and volume."`
	Quiet       bool     `short:"q" help:"Say nothing of doubtful entries."`
	Output      string   `short:"o" help:"File to write; standard output when left out." placeholder:"FILE" type:"path"`
	MaxFileSize int64    `help:"Largest file to read, in bytes." default:"67108864"`
}

// Help is the command's longer help.
func (refsCommand) Help() string {
	return "Reads every format that kg reads, bibliography files among them, and needs no store. Entries that may be misread are named on standard error.\n\n" +
		"Examples:\n" +
		"  kg refs paper.md                        the list, numbered, in APA style\n" +
		"  kg refs --format bibtex -o paper.bib paper.md\n" +
		"  kg refs --format csl-json library.bib   from one format to another\n" +
		"  kg refs --sort --unique --markup html chapters/ > references.html\n" +
		"  pandoc -t plain paper.docx | kg refs -f ris -\n\n" + exitHelp
}

// listed is one entry of one document.
type listed struct {
	file   string
	number int // in its document, from 1
	item   *bibliography.Item
	ref    document.Reference
	place  string
	doubts []string
}

// Run runs the command.
func (c *refsCommand) Run(ctx context.Context, e *environment) error {
	line := &pipeline.Line{
		Limits:     loaders.Limits{MaxBytes: c.MaxFileSize, Option: "--max-file-size"},
		Annotators: []annotate.Annotator{reference.New()}, Log: e.log,
	}
	sources, skipped, err := pipeline.Files(c.Files, e.std.In)
	if err != nil {
		return err
	}
	e.reporter(len(sources), true).skip(skipped)
	var all []listed
	failed := 0
	for _, s := range sources {
		list, err := referencesOf(ctx, line, s)
		switch {
		case err != nil && ctx.Err() != nil:
			return err
		case err != nil:
			failed++
			fmt.Fprintf(e.std.Err, "failed   %s: %v\n", s.Name, err)
		case len(list) == 0:
			fmt.Fprintf(e.std.Err, "nothing  %s: no list of references was found\n", named(s.Name))
		}
		all = append(all, list...)
	}
	if failed == len(sources) {
		return fmt.Errorf("no document could be read")
	}
	all = c.arrange(all)
	if !c.Quiet {
		sayDoubts(e.std.Err, all)
	}
	if err := e.toFile(c.Output, func(w io.Writer) error { return c.write(w, all) }); err != nil {
		return err
	}
	if failed > 0 {
		return partialError{failed: failed, all: len(sources)}
	}
	return nil
}

func named(source string) string {
	if source == "" {
		return "-"
	}
	return source
}

// referencesOf are the entries of one document. A bibliography file says more than a document's reference holds: its items are taken from the file itself.
func referencesOf(ctx context.Context, line *pipeline.Line, s loaders.Source) ([]listed, error) {
	d, err := line.Annotate(ctx, s)
	if err != nil {
		return nil, err
	}
	lib, err := bib.Library(ctx, d)
	if err != nil {
		return nil, err
	}
	var out []listed
	for i, r := range d.Layers.References {
		l := listed{file: named(s.Name), number: i + 1, ref: r, place: placeOf(d, r.Span)}
		if lib != nil && i < len(lib.Entries) {
			l.item = lib.Entries[i].Item
		} else {
			l.item = bib.Item(r)
		}
		l.doubts = doubts(l)
		out = append(out, l)
	}
	return out, nil
}

// placeOf is where an entry stands, for a person: a page, an element, or a line.
func placeOf(d *document.Document, s document.Span) string {
	switch p, ok := d.Origin.Locate(s); {
	case ok && p.Page > 0:
		return fmt.Sprintf("page %d", p.Page)
	case ok && p.Path != "":
		return p.Path
	}
	return fmt.Sprintf("line %d", strings.Count(d.Text[:s.Start], "\n")+1)
}

// doubted is the confidence below which an entry is named.
const doubted = 0.9

// doubts are what a person should look at.
func doubts(l listed) []string {
	var out []string
	if l.ref.Confidence < doubted {
		out = append(out, fmt.Sprintf("it may not be one whole entry, rightly read (confidence %.2f)", l.ref.Confidence))
	}
	if l.item.Get(bibliography.Title) == "" {
		out = append(out, "no title was found")
	}
	if l.item.Year() == "" && l.item.Get(bibliography.Status) == "" && !strings.Contains(strings.ToLower(l.ref.Year), "n.d") {
		out = append(out, "no year was found")
	}
	if len(l.item.Names) == 0 && l.item.Get(bibliography.ContainerTitle) == "" && l.item.Get(bibliography.Publisher) == "" {
		out = append(out, "no author, editor or publisher was found")
	}
	return out
}

func sayDoubts(w io.Writer, all []listed) {
	for _, l := range all {
		if len(l.doubts) > 0 {
			fmt.Fprintf(w, "doubt    %s, %s, entry %d: %s\n", l.file, l.place, l.number, strings.Join(l.doubts, "; "))
		}
	}
}

// arrange leaves out what is there already and sorts, as the flags say.
func (c *refsCommand) arrange(all []listed) []listed {
	if c.Unique {
		seen := map[string]bool{}
		var kept []listed
		for _, l := range all {
			id := bibliography.Identity(l.item)
			if id == "" || !seen[id] {
				kept = append(kept, l)
			}
			seen[id] = true
		}
		all = kept
	}
	if c.Sort {
		sorted := make([]listed, 0, len(all))
		for _, i := range apa.NewList(items(all)).Order() {
			sorted = append(sorted, all[i])
		}
		all = sorted
	}
	return all
}

func items(all []listed) []*bibliography.Item {
	out := make([]*bibliography.Item, len(all))
	for i, l := range all {
		out[i] = l.item
	}
	return out
}

func (c *refsCommand) write(w io.Writer, all []listed) error {
	switch c.Format {
	case "apa":
		return c.writeAPA(w, all)
	case "text":
		for _, l := range all {
			if _, err := fmt.Fprintln(w, l.ref.Raw); err != nil {
				return err
			}
		}
		return nil
	case "json":
		return writeRefsJSON(w, all)
	}
	f, ok := formats.ByName(c.Format)
	if !ok {
		return usageError{fmt.Errorf("--format %s: there is no such format", c.Format)}
	}
	return f.Write(w, items(all))
}

// writeAPA writes a numbered list, with a line for each file where there are several and their order is kept.
func (c *refsCommand) writeAPA(w io.Writer, all []listed) error {
	markup := map[string]apa.Markup{"plain": apa.Plain, "markdown": apa.Markdown, "html": apa.HTML}[c.Markup]
	list := apa.NewList(items(all))
	var b strings.Builder
	if c.Markup == "html" {
		b.WriteString("<ol>\n")
	}
	for i := range all {
		if c.Markup == "plain" && !c.Sort && !c.Unique && all[i].file != all[len(all)-1].file && i == 0 || c.Markup == "plain" && !c.Sort && !c.Unique && i > 0 && all[i].file != all[i-1].file {
			fmt.Fprintf(&b, "%s\n", all[i].file)
		}
		text := list.Reference(i, markup)
		if c.Markup == "html" {
			fmt.Fprintf(&b, "<li>%s</li>\n", text)
		} else {
			fmt.Fprintf(&b, "%d. %s\n", i+1, text)
		}
	}
	if c.Markup == "html" {
		b.WriteString("</ol>\n")
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// refJSON is an entry in --format json.
type refJSON struct {
	Document string `json:"document"`
	Number   int    `json:"number"` // in its document
	Key      string `json:"key"`    // how the document cites it
	Raw      string `json:"raw"`
	Place    string `json:"place"`
	// Start and End are bytes of the document's text.
	Start      int             `json:"start"`
	End        int             `json:"end"`
	Confidence float64         `json:"confidence"`
	Doubts     []string        `json:"doubts"`
	APA        string          `json:"apa"`
	Citation   string          `json:"citation"` // in parentheses
	Item       json.RawMessage `json:"item"`     // CSL-JSON
}

func writeRefsJSON(w io.Writer, all []listed) error {
	var csl strings.Builder
	if err := csljson.Write(&csl, items(all)); err != nil {
		return err
	}
	var encoded []json.RawMessage
	if err := json.Unmarshal([]byte(csl.String()), &encoded); err != nil {
		return fmt.Errorf("encode the items: %w", err)
	}
	list := apa.NewList(items(all))
	out := make([]refJSON, len(all))
	for i, l := range all {
		out[i] = refJSON{
			Document: l.file, Number: l.number, Key: l.ref.Key, Raw: l.ref.Raw, Place: l.place, Start: l.ref.Start, End: l.ref.End,
			Confidence: l.ref.Confidence, Doubts: append([]string{}, l.doubts...), APA: list.Reference(i, apa.Plain),
			Citation: list.Parenthetical(i, apa.Plain), Item: encoded[i],
		}
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}
