package latex

import (
	"strings"

	"kg/document"
	"kg/loaders/compose"
	"kg/loaders/entry"
	"kg/loaders/layout"
)

// newScratch is a writer whose text is looked at and thrown away.
func newScratch() *compose.Writer {
	w := compose.NewWriter("")
	w.Begin(document.Paragraph, 0)
	return w
}

// preamble reads what stands before the document's body: definitions, packages, title and authors. It returns where the body begins.
func (r *reader) preamble() int {
	in := r.in
	body := -1
	for i := 0; i < len(in.src) && !r.stop(); {
		switch in.src[i] {
		case '%':
			i = in.line(i, len(in.src))
		case '\\':
			name, next := in.name(i, len(in.src))
			if name == "begin" && strings.HasPrefix(in.src[next:], "{document}") {
				body = next + len("{document}")
				i = len(in.src)
				continue
			}
			i = next
		default:
			i++
		}
	}
	if body < 0 {
		return 0
	}
	end := body
	for i := 0; i < end && !r.stop(); {
		switch in.src[i] {
		case '%':
			i = in.line(i, end)
		case '\\':
			i = r.declaration(i, end)
		default:
			i++
		}
	}
	return body
}

// declaration reads one command of the preamble.
func (r *reader) declaration(i, end int) int {
	name, next := r.in.name(i, end)
	switch name {
	case "documentclass", "documentstyle":
		from, to, _, ok := r.in.argument(r.in.options(next, end), end)
		class := strings.TrimSpace(r.in.src[from:to])
		r.chapters = ok && (strings.Contains(class, "book") || strings.Contains(class, "report") || strings.Contains(class, "thesis") || class == "memoir")
		return r.in.swallow(next, end, 1)
	case "title", "author", "date":
		return r.declared(name, next, end)
	case "addbibresource", "bibliography":
		return r.bibliography("addbibresource", i, next, end)
	case "begin":
		from, to, at, ok := r.in.argument(next, end)
		if ok && unread[strings.TrimSuffix(r.in.src[from:to], "*")] {
			_, at = r.in.environment(at, end, r.in.src[from:to])
		}
		return at
	}
	if at, ok := r.definition(name, next, end); ok {
		return at
	}
	if n, ok := silent[name]; ok {
		return r.unprinted(name, n, next, end)
	}
	return next
}

// packages notes the packages that decide how citations are printed.
func (r *reader) packages(next, end int) {
	from, to, at, has := r.in.option(next, end, '[')
	options := ""
	if has {
		options = strings.ReplaceAll(r.in.src[from:to], " ", "")
	} else {
		at = next
	}
	from, to, _, _ = r.in.argument(at, end)
	for _, name := range strings.Split(r.in.src[from:to], ",") {
		switch strings.TrimSpace(name) {
		case "natbib":
			r.style.natbib = true
			if strings.Contains(options, "numbers") || strings.Contains(options, "super") {
				r.style.numbers = true
			}
			r.style.super = r.style.super || strings.Contains(options, "super")
		case "biblatex", "biblatex-chicago":
			r.style.biblatex = true
			r.style.numbers = true
			for _, s := range []string{"authoryear", "apa", "chicago", "mla", "authortitle", "verbose", "footnote", "authordate", "philosophy"} {
				if strings.Contains(options, s) || strings.Contains(name, "chicago") {
					r.style.numbers = false
				}
			}
			for _, s := range []string{"verbose", "footnote", "notes"} {
				r.style.notes = r.style.notes || strings.Contains(options, s)
			}
		}
	}
}

// declared keeps the title, an author or the date until they are printed.
func (r *reader) declared(name string, next, end int) int {
	from, to, at, ok := r.in.argument(r.in.options(next, end), end)
	if !ok {
		return next
	}
	s := span{r.in, from, to}
	switch name {
	case "title":
		r.title = s
	case "author":
		if len(r.authors) < 500 {
			r.authors = append(r.authors, s)
		}
	case "date":
		r.date = s
	}
	return at
}

// frontMatter writes the title and the authors, once they are known.
func (r *reader) frontMatter() {
	if r.written || r.title.empty() {
		return
	}
	r.written = true
	r.flush()
	before := r.in
	r.in = r.title.in
	start := r.w.Len()
	r.w.Begin(document.Heading, 1)
	r.line(r.title.from, r.title.to)
	r.meta.TitleSpan = r.w.Span(start)
	r.meta.Title = r.w.Slice(r.meta.TitleSpan)
	r.w.End()
	if len(r.authors) > 0 {
		start = r.w.Len()
		r.w.Begin(document.FrontMatter, 0)
		for k, a := range r.authors {
			if k > 0 && r.w.Written() {
				r.w.Tight()
				r.w.Insert(", ")
			}
			r.in = a.in
			r.line(a.from, a.to)
			r.names(a)
		}
		r.meta.AuthorsSpan = r.w.Span(start)
		r.w.End()
	}
	r.meta.Date = entry.Words(r.plain(r.date))
	r.in = before
	r.flush()
}

// names reads the names of an author command: one or more between \and, each with its address on further lines.
func (r *reader) names(a span) {
	src := a.in.src[a.from:a.to]
	for _, mark := range []string{`\AND`, `\And`, `\and`} {
		src = strings.ReplaceAll(src, mark+" ", "\x00")
		src = strings.ReplaceAll(src, mark+"\n", "\x00")
		src = strings.ReplaceAll(src, mark+`\`, "\x00"+`\`)
	}
	for _, s := range strings.Split(src, "\x00") {
		if k := strings.Index(s, `\\`); k >= 0 {
			s = s[:k]
		}
		line := strings.Trim(r.plain(span{newInput(s), 0, len(s)}), " ,;*†‡0123456789")
		if line == "" || len(line) > 400 || len(r.meta.Authors) >= 500 {
			continue
		}
		if people, ok := layout.People(line); ok {
			r.meta.Authors = append(r.meta.Authors, people...)
		} else {
			r.meta.Authors = append(r.meta.Authors, entry.Named(line))
		}
	}
}
