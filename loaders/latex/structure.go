package latex

import (
	"strconv"
	"strings"

	"kg/document"
	"kg/loaders/entry"
)

// sections are the commands that print headings, with their level below the title in a document without chapters.
var sections = map[string]int{"part": 1, "chapter": 1, "section": 2, "subsection": 3, "subsubsection": 4, "paragraph": 5, "subparagraph": 6, "addsec": 2, "addchap": 1}

// structure reads the commands that make the page.
func (r *reader) structure(name string, i, next, end int) (int, bool) {
	in := r.in
	if level, ok := sections[name]; ok {
		return r.section(level, next, end), true
	}
	switch name {
	case "begin":
		return r.begin(i, next, end), true
	case "end":
		return r.end(next, end), true
	case "item":
		return r.item(next, end), true
	case `\`, "tabularnewline", "cr":
		at := in.options(next, end)
		if r.cells > 0 {
			r.inline--
			r.w.End()
			r.inline++
			r.w.Begin(document.TableRow, 0)
		} else {
			r.w.Gap()
		}
		return at, true
	case "multicolumn":
		return r.multicolumn(next, end), true
	case "cmidrule":
		_, _, at, _ := in.option(in.options(next, end), end, '(')
		return in.swallow(at, end, 1), true
	case "endfirsthead", "endhead", "endfoot", "endlastfoot":
		return r.tableHead(name, next, end), true
	case "caption":
		return r.caption(next, end), true
	case "title", "author", "date":
		return r.declared(name, next, end), true
	case "maketitle":
		r.frontMatter()
		return next, true
	case "bibitem":
		return r.bibitem(i, next, end), true
	case "appendix", "tableofcontents", "listoffigures", "listoftables":
		r.paragraph()
		return next, true
	}
	return 0, false
}

// section writes a heading.
func (r *reader) section(level, next, end int) int {
	from, to, at, ok := r.in.argument(r.in.options(next, end), end)
	if !ok || r.inline > 0 || r.cells > 0 {
		return next
	}
	r.flush()
	if r.chapters && level > 1 {
		level++
	} else if level == 1 {
		level = 2
	}
	r.w.Begin(document.Heading, level)
	r.line(from, to)
	r.flush()
	return at
}

// floats are environments that stand beside the text; verbatims are read as they are; unread hold no text; formulas mathematics.
var (
	floats    = map[string]bool{"figure": true, "table": true, "wrapfigure": true, "wraptable": true, "sidewaysfigure": true, "sidewaystable": true, "longtable": true, "SCfigure": true}
	verbatims = map[string]bool{"verbatim": true, "Verbatim": true, "lstlisting": true, "minted": true, "alltt": true}
	unread    = map[string]bool{"comment": true, "tikzpicture": true, "picture": true, "pspicture": true, "filecontents": true, "CCSXML": true, "pgfpicture": true}
	formulas  = map[string]bool{"equation": true, "align": true, "displaymath": true, "math": true, "eqnarray": true, "gather": true, "multline": true, "flalign": true, "alignat": true, "dmath": true}
	tables    = map[string]int{"tabular": 1, "tabularx": 2, "tabulary": 2, "longtable": 1, "supertabular": 1, "xtabular": 1, "tabu": 1}
	// arguments are the mandatory arguments of environments of which nothing is printed.
	arguments = map[string]int{"minipage": 1, "multicols": 1, "wrapfigure": 2, "wraptable": 2, "adjustwidth": 2, "spacing": 1, "otherlanguage": 1, "CSLReferences": 2, "thebibliography": 1}
)

// begin opens an environment.
func (r *reader) begin(i, next, end int) int {
	in := r.in
	from, to, at, ok := in.argument(next, end)
	if !ok {
		return at
	}
	full := strings.TrimSpace(in.src[from:to])
	name := strings.TrimSuffix(full, "*")
	switch {
	case unread[name]:
		_, behind := in.environment(at, end, full)
		return behind
	case formulas[name]:
		inside, behind := in.environment(at, end, full)
		r.formula(at, inside)
		return behind
	case verbatims[name]:
		return r.verbatim(full, at, end)
	case floats[name] && r.w.Written() && r.inline == 0 && r.cells == 0 && !r.inside(name):
		_, behind := in.environment(at, end, full)
		r.later = append(r.later, piece{span: span{in, i, behind}})
		return behind
	}
	if len(r.envs) >= maxDepth {
		return at
	}
	e := environment{name: full, kind: r.kind}
	if n, ok := tables[name]; ok {
		if full == "tabular*" {
			n = 2
		}
		r.paragraph()
		at = in.swallow(at, end, n)
		r.envs = append(r.envs, e)
		r.cells++
		r.w.Begin(document.TableRow, 0)
		r.inline++
		return at
	}
	switch name {
	case "document":
		return at
	case "itemize", "enumerate", "description", "compactitem", "compactenum", "inparaenum":
		r.paragraph()
		at = in.options(at, end)
		r.lists = append(r.lists, list{numbered: name == "enumerate" || name == "compactenum"})
		r.kind = document.ListItem
	case "abstract":
		r.flush()
		r.w.Begin(document.Heading, 2)
		r.w.Insert("Abstract")
		r.flush()
		r.kind = document.Paragraph
	case "thebibliography":
		r.flush()
		r.heading()
		at = in.swallow(at, end, 1)
		if k := in.index(`\bibitem`, at, end); k >= 0 {
			at = k // what stands before are definitions of the style
		}
		r.listed = true
		r.kind = document.ListItem
		e.kind = document.Paragraph
	default:
		r.paragraph()
		at = in.options(at, end)
		if n := arguments[name]; n > 0 {
			at = in.swallow(at, end, n)
		}
	}
	r.envs = append(r.envs, e)
	return at
}

func (r *reader) inside(name string) bool {
	for _, e := range r.envs {
		if e.name == name {
			return true
		}
	}
	return false
}

// end closes an environment; one that was not opened closes nothing.
func (r *reader) end(next, end int) int {
	from, to, at, ok := r.in.argument(next, end)
	if !ok {
		return at
	}
	full := strings.TrimSpace(r.in.src[from:to])
	if full == "document" {
		r.flush()
		r.ended = r.in == r.main
		if r.ended {
			r.finish()
		}
		return at
	}
	k := len(r.envs) - 1
	for k >= 0 && r.envs[k].name != full {
		k--
	}
	if k < 0 {
		return at
	}
	for n := len(r.envs) - 1; n >= k; n-- {
		r.leave(r.envs[n])
	}
	r.envs = r.envs[:k]
	return at
}

// leave undoes what an environment set.
func (r *reader) leave(e environment) {
	name := strings.TrimSuffix(e.name, "*")
	if _, ok := tables[name]; ok {
		r.cells, r.inline = max(0, r.cells-1), max(0, r.inline-1)
		r.paragraph()
	} else {
		if name == "thebibliography" {
			r.entryEnd()
		}
		r.paragraph()
		switch name {
		case "itemize", "enumerate", "description", "compactitem", "compactenum", "inparaenum":
			if n := len(r.lists); n > 0 {
				r.lists = r.lists[:n-1]
			}
		}
	}
	r.kind = e.kind
}

// verbatim writes an environment whose text is printed as it stands.
func (r *reader) verbatim(full string, at, end int) int {
	inside, behind := r.in.environment(at, end, full)
	if r.inline > 0 || r.cells > 0 {
		r.text(at, inside)
		return behind
	}
	r.flush()
	from := r.in.options(at, inside)
	if full == "minted" {
		from = r.in.swallow(at, inside, 1)
	}
	r.w.Begin(document.Code, 0)
	for from < inside {
		to := min(inside, r.in.line(from, inside))
		r.w.Break()
		r.text(from, to)
		from = to
	}
	r.flush()
	return behind
}

// item begins an item of a list.
func (r *reader) item(next, end int) int {
	from, to, at, has := r.in.option(next, end, '[')
	if r.inline > 0 || len(r.lists) == 0 {
		if has {
			next = at
		}
		r.w.Gap()
		return next
	}
	r.flush()
	r.w.Begin(document.ListItem, 0)
	l := &r.lists[len(r.lists)-1]
	if l.numbered && !has {
		l.n++
		r.w.Label(strconv.Itoa(l.n))
	}
	if !has {
		return next
	}
	r.line(from, to)
	r.w.Gap()
	return at
}

// multicolumn writes a cell that covers several columns.
func (r *reader) multicolumn(next, end int) int {
	from, to, at, ok := r.in.argument(next, end)
	if !ok {
		return at
	}
	n, _ := strconv.Atoi(strings.TrimSpace(r.in.src[from:to]))
	if _, _, at, ok = r.in.argument(at, end); !ok {
		return at
	}
	if from, to, at, ok = r.in.argument(at, end); !ok {
		return at
	}
	r.nested(from, to)
	for k := 1; k < min(n, 64) && r.cells > 0; k++ {
		r.open()
		r.w.Tab()
	}
	return at
}

// tableHead passes over the head that a long table repeats on each page, and its feet.
func (r *reader) tableHead(name string, next, end int) int {
	last := next
	if name == "endfirsthead" || name == "endhead" {
		limit := r.in.src[next:min(end, next+maxOption)]
		for _, mark := range []string{`\endhead`, `\endfoot`, `\endlastfoot`} {
			if k := strings.Index(limit, mark); k >= 0 {
				last = max(last, next+k+len(mark))
			}
		}
	}
	if r.cells > 0 {
		r.w.End()
		r.w.Begin(document.TableRow, 0)
	}
	return last
}

// caption writes a caption with its number, which LaTeX counts.
func (r *reader) caption(next, end int) int {
	from, to, at, ok := r.in.argument(r.in.options(next, end), end)
	if !ok {
		return next
	}
	var envs []string
	for _, e := range r.envs {
		envs = append(envs, e.name)
	}
	word := floatWord(envs)
	if r.chapters || strings.HasSuffix(strings.TrimRight(r.in.src[max(0, next-2):next], " "), "*") {
		word = "" // numbered by chapters, or not at all
	}
	cells, inline := r.cells, r.inline
	r.cells, r.inline = 0, 0
	r.w.End()
	r.w.Begin(document.Caption, 0)
	if word != "" {
		if r.figures == nil {
			r.figures = map[string]int{}
		}
		r.figures[word]++
		label := word + " " + strconv.Itoa(r.figures[word])
		r.w.Label(label)
		r.put(label+".", next, next)
		r.w.Gap()
	}
	r.line(from, to)
	r.w.End()
	r.cells, r.inline = cells, inline
	if cells > 0 {
		r.w.Begin(document.TableRow, 0)
	}
	return at
}

// footnote writes the mark of a note and puts the note off.
func (r *reader) footnote(name string, i, next, end int) int {
	from, to, at, has := r.in.option(next, end, '[')
	number := ""
	if has {
		number, next = strings.TrimSpace(r.in.src[from:to]), at
	}
	if name != "footnotetext" && number == "" {
		r.notes++
	}
	if number == "" {
		number = strconv.Itoa(r.notes)
	}
	var mark document.Span
	if name != "footnotetext" && len(number) < 8 {
		var b strings.Builder
		for _, c := range number {
			if s, ok := entry.Superscript(c); ok {
				b.WriteString(s)
			}
		}
		start := r.w.Len()
		r.put(b.String(), i, next)
		mark = r.w.Span(start)
	}
	if name == "footnotemark" {
		r.unpaired = mark
		return next
	}
	if name == "footnotetext" {
		mark, r.unpaired = r.unpaired, document.Span{}
	}
	from, to, at, ok := r.in.argument(next, end)
	if ok {
		r.later = append(r.later, piece{span: span{r.in, from, to}, note: true, label: number, mark: mark})
	}
	return at
}
