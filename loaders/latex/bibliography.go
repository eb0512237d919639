package latex

import (
	"regexp"
	"strconv"
	"strings"

	"kg/document"
	"kg/loaders/bib"
)

// source is where the bibliography is read from.
type source struct {
	in    *input
	name  string   // of the file, "" for the document itself
	works []record // the entries of biblatex, else the list is in thebibliography
}

// prepare finds the bibliography before the text is read, for the text prints its labels: in the file itself, else in
// the .bbl beside it.
func (r *reader) prepare(base string) {
	r.base = base
	if k := strings.Index(r.main.src, `\begin{thebibliography}`); k >= 0 {
		r.list(r.main, k)
		return
	}
	if base == "" || base == "-" {
		return
	}
	text, ok := r.beside(base + ".bbl")
	if !ok || len(text) > maxForeign {
		r.entries()
		return
	}
	r.foreign += len(text)
	in := newInput(text)
	in.foreign, in.path = true, base+".bbl"
	r.source = source{in: in, name: base + ".bbl"}
	if strings.Contains(text, `\entry{`) {
		r.source.works = r.records(in)
		for _, w := range r.source.works {
			r.add(w.item())
		}
		return
	}
	r.list(in, 0)
	if len(r.items) == 0 {
		r.source = source{}
		r.entries()
		return
	}
	r.fields()
}

var (
	rxResource = regexp.MustCompile(`\\(?:bibliography|addbibresource|addglobalbib)\s*(?:\[[^\]]*\])?\{([^{}]+)\}`)
	rxCited    = regexp.MustCompile(`\\[A-Za-z]*[cC]it[a-z]*\*?(?:\s*\[[^\]]*\])*\{([^{}]+)\}`)
)

// stated are the entries of the .bib files that the document names.
func (r *reader) stated() []record {
	var out []record
	for _, m := range rxResource.FindAllStringSubmatch(r.main.src, maxInputs) {
		for _, name := range strings.Split(m[1], ",") {
			name = strings.TrimSpace(name)
			if !strings.HasSuffix(name, ".bib") {
				name += ".bib"
			}
			text, ok := r.beside(name)
			if !ok || r.foreign+len(text) > maxForeign {
				continue
			}
			r.foreign += len(text)
			all, err := bib.Entries(r.ctx, text)
			if err != nil {
				continue
			}
			for _, e := range all {
				out = append(out, record{key: e.Key, stated: &e.Reference, path: name})
			}
		}
	}
	return out
}

// fields gives the items of a list that BibTeX made the fields of the .bib files it was made from.
func (r *reader) fields() {
	for _, w := range r.stated() {
		if k, ok := r.keys[w.key]; ok && r.items[k].stated == nil && w.stated.Title != "" {
			r.items[k].stated = w.stated
		}
	}
}

// entries takes the .bib files for the bibliography, where there is no list made of them. TeX would print the works
// that are cited; in what order and under what numbers is not known, so that citations are printed by author and year.
func (r *reader) entries() {
	all := r.stated()
	if len(all) == 0 {
		return
	}
	cited, every := map[string]bool{}, false
	for _, m := range rxCited.FindAllStringSubmatch(r.main.src, -1) {
		for _, key := range strings.Split(m[1], ",") {
			key = strings.TrimSpace(key)
			cited[key], every = true, every || key == "*"
		}
	}
	for _, w := range all {
		if _, seen := r.keys[w.key]; !seen && (every || cited[w.key]) {
			r.source.works = append(r.source.works, w)
			r.add(w.item())
		}
	}
	if len(r.source.works) > 0 {
		r.source.in, r.byEntry = &input{foreign: true, path: r.source.works[0].path}, true
	}
}

// add keeps an item under its key, once.
func (r *reader) add(x item) {
	if _, seen := r.keys[x.key]; seen || x.key == "" {
		return
	}
	x.number, x.at = len(r.items)+1, -1
	r.dated = r.dated || x.names != "" && x.year != ""
	r.keys[x.key] = len(r.items)
	r.items = append(r.items, x)
}

// maxComment is how far before a \bibitem a comment sign is looked for, in bytes.
const maxComment = 400

// list reads the labels and keys of the \bibitem commands from i on.
func (r *reader) list(in *input, i int) {
	before := r.in
	r.in = in
	for {
		k := strings.Index(in.src[i:], `\bibitem`)
		if k < 0 {
			break
		}
		i += k
		line := max(0, i-maxComment)
		line += strings.LastIndexByte(in.src[line:i], '\n') + 1
		if strings.Contains(in.src[line:i], "%") {
			i += len(`\bibitem`)
			continue
		}
		_, next := in.name(i, len(in.src))
		key, label, at := r.bibitemHead(next, len(in.src))
		i = max(at, i+1)
		r.add(r.labelled(key, label))
	}
	r.in = before
}

// bibitemHead reads the optional label and the key of a \bibitem.
func (r *reader) bibitemHead(next, end int) (key string, label span, at int) {
	from, to, behind, ok := r.in.option(next, end, '[')
	if ok {
		label = span{r.in, from, to}
		next = behind
	}
	from, to, at, ok = r.in.argument(next, end)
	if !ok {
		return "", label, next
	}
	return strings.TrimSpace(r.in.src[from:to]), label, at
}

var (
	rxNatbib  = regexp.MustCompile(`^(.*?)\s*\(([^()]*)\)`)
	rxApalike = regexp.MustCompile(`^(.+?),?\s+((?:\d{4}|n\.d\.|in press|forthcoming|to appear)[a-z]?)$`)
)

// labelled is the item of a key with its label: "Kim(2024)Kim, Lee" of natbib, "Kim, 2024" of apalike, \citeauthoryear{Kim}{2024}.
func (r *reader) labelled(key string, label span) item {
	x := item{key: key}
	if label.empty() {
		return x
	}
	raw := label.in.src[label.from:label.to]
	if k := strings.Index(raw, `\citeauthoryear`); k >= 0 {
		at := label.from + k + len(`\citeauthoryear`)
		var args []string
		for len(args) < 3 {
			from, to, next, ok := label.in.argument(at, label.to)
			if !ok {
				break
			}
			args = append(args, r.plain(span{label.in, from, to}))
			at = next
		}
		if n := len(args); n >= 2 {
			x.names, x.year = args[n-2], args[n-1]
		}
		return x
	}
	text := r.plain(label)
	if m := rxNatbib.FindStringSubmatch(text); m != nil {
		x.names, x.year = m[1], m[2]
	} else if m := rxApalike.FindStringSubmatch(text); m != nil {
		x.names, x.year = m[1], m[2]
	} else if _, err := strconv.Atoi(text); err != nil {
		x.label = text
	}
	return x
}

// bibliography writes the list of references where a command asks for it.
func (r *reader) bibliography(name string, i, next, end int) int {
	at := r.in.options(next, end)
	if name != "printbibliography" {
		from, to, behind, ok := r.in.argument(at, end)
		if !ok {
			return at
		}
		at = behind
		for _, s := range strings.Split(r.in.src[from:to], ",") {
			if s = strings.TrimSpace(s); s != "" && len(r.sources) < maxInputs {
				r.sources = append(r.sources, s)
			}
		}
		if name == "addbibresource" {
			return at
		}
	}
	r.references(document.Span{Start: i, End: at})
	return at
}

// finish writes the list at the end of a document that asks for it nowhere.
func (r *reader) finish() {
	if !r.listed && r.source.in != nil {
		r.ended = false
		r.references(document.Span{Start: len(r.main.src), End: len(r.main.src)})
		r.ended = true
	}
}

// closeList ends what the end of the file left open.
func (r *reader) closeList() {
	r.finish()
	r.ended = false
	r.entryEnd()
	r.flush()
}

// references writes the bibliography of the file beside; at is the command that stands for it.
func (r *reader) references(at document.Span) {
	if r.listed || r.source.in == nil || r.inline > 0 || r.cells > 0 {
		return
	}
	r.flush()
	before, kind := r.in, r.kind
	if before.foreign {
		at = before.at
	}
	r.listed = true
	r.source.in.at = at
	r.in = r.source.in
	if len(r.source.works) > 0 {
		r.heading()
		for k := range r.source.works {
			r.record(&r.source.works[k])
		}
	} else {
		r.nested(0, len(r.in.src))
		r.entryEnd()
	}
	r.flush()
	r.in, r.kind = before, kind
}

// heading writes the heading of the list unless one stands there.
func (r *reader) heading() {
	if r.w.After() == document.Heading {
		return
	}
	r.w.Begin(document.Heading, 2)
	r.w.Path(r.in.path)
	r.w.Insert(r.refname)
	r.w.End()
}

// pathOf is where byte i of a companion stands: "paper.bbl:12".
func (in *input) pathOf(name string, i int) string {
	if i < in.counted {
		in.counted, in.lines = 0, 0
	}
	in.lines += strings.Count(in.src[in.counted:i], "\n")
	in.counted = i
	return name + ":" + strconv.Itoa(in.lines+1)
}

// bibitem begins an entry.
func (r *reader) bibitem(i, next, end int) int {
	key, _, at := r.bibitemHead(next, end)
	if r.inline > 0 || r.cells > 0 || key == "" {
		return max(at, next)
	}
	r.entryEnd()
	r.flush()
	if r.in.foreign && r.in == r.source.in {
		r.in.path = r.in.pathOf(r.source.name, i)
	}
	r.begun(key, i, at)
	return at
}

// begun begins the block of an entry, with its number where the citations are numbers.
func (r *reader) begun(key string, from, to int) {
	r.w.Begin(document.ListItem, 0)
	r.w.Path(r.in.path)
	r.entry = -1
	if k, ok := r.keys[key]; ok && r.items[k].at < 0 {
		r.entry = k
		if r.byNumber() {
			x := r.items[k]
			label := or(x.label, strconv.Itoa(x.number))
			r.w.Label(label)
			r.put("["+label+"]", from, to)
			r.w.Gap()
			r.w.Content()
		}
	}
	r.entryAt = r.w.Len()
}

// entryEnd keeps the entry that was written as a reference: with the fields of its .bib file, else without tags.
func (r *reader) entryEnd() {
	if r.entry < 0 {
		return
	}
	s := r.w.Span(r.entryAt)
	k := r.entry
	r.entry = -1
	if s.Empty() {
		return
	}
	r.items[k].at = len(r.tagged.References)
	x := document.Reference{}
	if stated := r.items[k].stated; stated != nil {
		x = *stated
		if y := r.items[k].year; x.Suffix == "" && strings.HasPrefix(y, x.Year) && len(y) == len(x.Year)+1 && len(x.Year) == 4 {
			x.Suffix = y[4:] // the letter that the style put in
		}
	} else {
		r.tagged.Untyped = append(r.tagged.Untyped, len(r.tagged.References))
	}
	x.Span, x.Parts = s, []document.Span{s}
	r.tagged.References = append(r.tagged.References, x)
}
