package latex

import (
	"strings"
	"unicode/utf8"

	"kg/document"
)

// open begins a paragraph where none is.
func (r *reader) open() {
	if !r.w.Open() {
		r.w.Begin(r.kind, 0)
	}
	r.w.Path(r.in.path)
}

// text writes src[from:to] as it stands.
func (r *reader) text(from, to int) {
	r.open()
	if r.in.foreign {
		r.w.Foreign(r.in.src[from:to], r.in.at.Start, r.in.at.Len())
		return
	}
	r.w.Characters(from, to, false)
}

// put writes s for src[from:to].
func (r *reader) put(s string, from, to int) {
	r.open()
	if r.in.foreign {
		r.w.Put(s, r.in.at.Start, r.in.at.Len())
		return
	}
	r.w.Put(s, from, to-from)
}

// space says that there is a blank.
func (r *reader) space(from, to int) {
	if r.in.foreign {
		r.w.Gap()
		return
	}
	r.w.Space(from, to)
}

// paragraph ends the paragraph, unless what is being read is one line.
func (r *reader) paragraph() {
	if r.inline > 0 || r.cells > 0 {
		r.w.Gap()
		return
	}
	r.flush()
}

// flush ends the block and writes what was put off while it was written.
func (r *reader) flush() {
	if r.inline > 0 || r.cells > 0 {
		return
	}
	r.w.End()
	for len(r.later) > 0 && !r.stop() {
		later := r.later
		r.later = nil
		for _, p := range later {
			r.putOff(p)
		}
	}
}

// putOff writes a note or a float.
func (r *reader) putOff(p piece) {
	in, kind := r.in, r.kind
	r.in = p.in
	if p.note {
		r.kind = document.Footnote
		r.w.Begin(r.kind, 0)
		r.w.Label(p.label)
		block := r.w.Next()
		r.nested(p.from, p.to)
		if r.w.Written() || r.w.Next() > block {
			r.marks = append(r.marks, document.TaggedNote{Span: p.mark, Block: block})
		}
	} else {
		r.kind = document.Paragraph
		r.nested(p.from, p.to)
	}
	r.w.End()
	r.in, r.kind = in, kind
}

// nested reads a stretch inside what is being read.
func (r *reader) nested(from, to int) {
	if r.depth >= maxDepth {
		return
	}
	r.depth++
	r.run(from, to)
	r.depth--
}

// line reads a stretch as one line.
func (r *reader) line(from, to int) {
	r.inline++
	r.nested(from, to)
	r.inline--
}

// run reads src[i:end].
func (r *reader) run(i, end int) {
	for i < end && !r.stop() {
		src := r.in.src
		switch c := src[i]; {
		case c == '\\':
			i = r.command(i, end)
		case c == '%':
			i = r.comment(i, end)
		case blank(c):
			i = r.blanks(i, end)
		case c == '{' || c == '}':
			i++
		case c == '$':
			i = r.math(i, end)
		case c == '~':
			r.space(i, i+1)
			i++
		case c == '&' && r.cells > 0:
			r.open()
			r.w.Tab()
			i++
		case c == '`' || c == '\'' || c == '-':
			i = r.typographic(i, end)
		default:
			k := i + 1
			for k < end && strings.IndexByte("\\% \t\r\n{}$~&`'-", src[k]) < 0 {
				k++
			}
			r.text(i, k)
			i = k
		}
	}
}

// comment is behind a comment: the line's end and the blanks at the start of the next line belong to it.
func (r *reader) comment(i, end int) int {
	i = r.in.line(i, end)
	for i < end && (r.in.src[i] == ' ' || r.in.src[i] == '\t') {
		i++
	}
	return i
}

func (r *reader) blanks(i, end int) int {
	k, lines := i, 0
	for k < end && blank(r.in.src[k]) {
		if r.in.src[k] == '\n' {
			lines++
		}
		k++
	}
	if lines > 1 {
		r.paragraph()
	} else {
		r.space(i, k)
	}
	return k
}

// typographic writes quotation marks and dashes as they are printed.
func (r *reader) typographic(i, end int) int {
	src := r.in.src
	for _, x := range [...]struct{ tex, sign string }{{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}, {"'", "’"}} {
		if strings.HasPrefix(src[i:end], x.tex) {
			r.put(x.sign, i, i+len(x.tex))
			return i + len(x.tex)
		}
	}
	r.text(i, i+1)
	return i + 1
}

// maxMath is how long a formula in a line may be, in bytes; a dollar sign that opens a longer one is a dollar sign.
const maxMath = 4000

// math writes a formula as it stands, with its dollar signs.
func (r *reader) math(i, end int) int {
	sign := "$"
	if strings.HasPrefix(r.in.src[i:end], "$$") {
		sign = "$$"
	}
	from := i + len(sign)
	for k := from; k < end && k-from < maxMath; k++ {
		switch {
		case r.in.src[k] == '\\':
			k++
		case strings.HasPrefix(r.in.src[k:end], sign):
			to := k + len(sign)
			if sign == "$" && strings.Contains(r.in.src[from:k], "\n\n") {
				r.text(i, i+1)
				return i + 1
			}
			if strings.Trim(r.in.src[from:k], "0123456789.,+-^{}") == "" && !strings.Contains(r.in.src[from:k], "^") {
				r.text(from, k) // a number is no formula
				return to
			}
			r.text(i, to)
			return to
		}
	}
	r.text(i, i+1)
	return i + 1
}

// formula writes the inside of a displayed formula.
func (r *reader) formula(from, to int) {
	r.open()
	r.w.Gap()
	for from < to {
		k := strings.Index(r.in.src[from:to], `\label{`)
		if k < 0 {
			r.text(from, to)
			break
		}
		r.text(from, from+k)
		if shut := r.in.closing(from + k + len(`\label`)); shut > 0 && shut < to {
			from = shut + 1
		} else {
			from += k + len(`\label`)
		}
	}
	r.w.Gap()
}

// plain is what a stretch of an input prints, as one line.
func (r *reader) plain(s span) string {
	if s.empty() || r.depth >= maxDepth {
		return ""
	}
	sub := *r
	sub.in = &input{src: s.in.src, opens: s.in.opens, shuts: s.in.shuts, found: map[string]sought{}, foreign: true}
	sub.w, sub.later, sub.marks, sub.points, sub.inline, sub.cells, sub.kind = newScratch(), nil, nil, nil, 1, 0, document.Paragraph
	sub.lists, sub.envs = nil, nil
	sub.nested(s.from, s.to)
	r.used, r.visited, r.err = sub.used, sub.visited, sub.err
	return strings.TrimSpace(sub.w.Slice(sub.w.Span(0)))
}

// rune is the character at i and its length.
func (in *input) rune(i, end int) (rune, int) { return utf8.DecodeRuneInString(in.src[i:end]) }
