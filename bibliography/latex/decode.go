package latex

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxDepth is how deep braces may nest; deeper ones are read as if they were not there.
const maxDepth = 64

// Decode is the plain text of s, white space folded to single blanks, and the
// names of the commands it does not know, in order, each once.
func Decode(s string) (text string, unknown []string) {
	if plain(s) {
		return fold(s), nil
	}
	d := decoder{in: s, out: make([]byte, 0, len(s)+8)}
	d.run(len(s), 0)
	out := string(d.out)
	if !norm.NFC.IsNormalString(out) && d.accents {
		out = norm.NFC.String(out)
	}
	return fold(out), d.unknown
}

// plain tells whether nothing in s means anything to LaTeX.
func plain(s string) bool {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\', '{', '}', '~', '$', '`', '%':
			return false
		case '-', '\'':
			if i > 0 && s[i-1] == s[i] {
				return false
			}
		}
	}
	return true
}

func fold(s string) string {
	if folded(s) {
		return s
	}
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool { return r != '\u00a0' && unicode.IsSpace(r) }), " ")
}

// folded tells whether s is ASCII without runs of blanks and blanks at its ends.
func folded(s string) bool {
	blank := true
	for i := 0; i < len(s); i++ {
		c := s[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && blank {
			return false
		}
		blank = c == ' '
	}
	return !blank || s == ""
}

type decoder struct {
	in      string
	at      int
	out     []byte
	math    bool
	quoted  bool // a single quotation mark is open
	accents bool
	unknown []string
}

// run reads up to the byte end.
func (d *decoder) run(end, depth int) {
	for d.at < end {
		switch c := d.in[d.at]; c {
		case '\\':
			d.command(end, depth)
		case '{', '}':
			d.at++
		case '~':
			d.put("\u00a0")
			d.at++
		case '$':
			d.math = !d.math
			d.at++
		case '%':
			d.percent(end)
		case '^', '_':
			if d.math {
				d.script(c, end, depth)
				continue
			}
			d.out = append(d.out, c)
			d.at++
		default:
			d.character(c, end)
		}
	}
}

func (d *decoder) put(s string) { d.out = append(d.out, s...) }

// percent reads a comment to the end of its line, where it begins one; files write a bare "50%" too.
func (d *decoder) percent(end int) {
	before := d.at == 0 || d.in[d.at-1] == '\n'
	if line := strings.IndexByte(d.in[d.at:end], '\n'); before && line >= 0 {
		d.at += line + 1
		return
	}
	d.out = append(d.out, '%')
	d.at++
}

// character reads what is no markup: quotation marks and dashes are made of several characters. An apostrophe stays as it is.
func (d *decoder) character(c byte, end int) {
	rest := d.in[d.at:end]
	for _, l := range [...]struct{ from, to string }{{"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"`", "‘"}} {
		if c == l.from[0] && strings.HasPrefix(rest, l.from) && !d.math {
			d.quoted = d.quoted || l.from == "`"
			d.put(l.to)
			d.at += len(l.from)
			return
		}
	}
	if c == '\'' && d.quoted && (len(rest) == 1 || !isLetter(rest[1]) && rest[1] < utf8.RuneSelf) {
		d.quoted = false
		d.put("’")
		d.at++
		return
	}
	d.out = append(d.out, c)
	d.at++
}

// command reads a backslash and what belongs to it.
func (d *decoder) command(end, depth int) {
	d.at++
	if d.at >= end {
		return
	}
	c := d.in[d.at]
	if !isLetter(c) {
		d.sign(c, end, depth)
		return
	}
	from := d.at
	for d.at < end && isLetter(d.in[d.at]) {
		d.at++
	}
	name := d.in[from:d.at]
	if mark, ok := accent(name); ok && (len(name) == 1 || name == "textcommabelow") {
		d.accent(mark, end, depth)
		return
	}
	if s, ok := symbol(name); ok {
		d.gobble(end)
		d.put(s)
		return
	}
	d.named(name, end, depth)
}

// sign reads a command whose name is no letter.
func (d *decoder) sign(c byte, end, depth int) {
	if mark, ok := accent(string(rune(c))); ok && c < utf8.RuneSelf {
		d.at++
		d.accent(mark, end, depth)
		return
	}
	switch c {
	case '\\', '\n', '\r', '\t':
		d.out = append(d.out, ' ')
		d.at++
		for d.at < end && (d.in[d.at] == '*') {
			d.at++
		}
	case ' ':
		d.out = append(d.out, ' ')
		d.at++
	case ',', ';', ':', '>':
		d.put("\u00a0") // a thin or narrow space: the words around it stay together
		d.at++
	case '-', '/', '!', '@', '(', ')', '[', ']':
		d.at++ // places where a word may break, corrections of space, marks of mathematics
	default:
		_, n := utf8.DecodeRuneInString(d.in[d.at:end])
		d.out = append(d.out, d.in[d.at:d.at+n]...) // \& \% \$ \# \_ \{ \}
		d.at += n
	}
}

// gobble leaves out the blanks, or the empty braces, behind the name of a command.
func (d *decoder) gobble(end int) {
	if strings.HasPrefix(d.in[d.at:end], "{}") {
		d.at += 2
		return
	}
	for d.at < end && (d.in[d.at] == ' ' || d.in[d.at] == '\t' || d.in[d.at] == '\n' || d.in[d.at] == '\r') {
		d.at++
	}
}

// accent puts a combining mark behind the first letter of the argument.
func (d *decoder) accent(mark string, end, depth int) {
	for d.at < end && (d.in[d.at] == ' ' || d.in[d.at] == '\n' || d.in[d.at] == '\t') {
		d.at++
	}
	d.accents = true
	from := len(d.out)
	d.argument(end, depth)
	got := d.out[from:]
	if len(got) == 0 {
		d.put(spacing(mark))
		return
	}
	_, n := utf8.DecodeRune(got)
	first := dotted(string(got[:n]))
	rest := string(got[n:])
	for rest != "" { // marks that are there already come first
		r, size := utf8.DecodeRuneInString(rest)
		if !unicode.Is(unicode.Mn, r) {
			break
		}
		first, rest = first+rest[:size], rest[size:]
	}
	d.out = append(d.out[:from], first+mark+rest...)
}

// dotted is a letter as accents are put over it: i and j with their dot.
func dotted(letter string) string {
	switch letter {
	case "ı":
		return "i"
	case "ȷ":
		return "j"
	}
	return letter
}

// argument reads one group, command or character.
func (d *decoder) argument(end, depth int) {
	if d.at >= end {
		return
	}
	switch c := d.in[d.at]; {
	case c == '{':
		stop := closing(d.in[:end], d.at)
		d.at++
		if depth < maxDepth {
			d.run(stop, depth+1)
		}
		d.at = max(d.at, min(stop+1, end))
	case c == '}':
	case c == '\\':
		if depth < maxDepth {
			d.command(end, depth+1)
		} else {
			d.at++
		}
	default:
		_, n := utf8.DecodeRuneInString(d.in[d.at:end])
		d.out = append(d.out, d.in[d.at:d.at+n]...)
		d.at += n
	}
}

// closing is where the group that opens at i closes, len(s) when it does not.
func closing(s string, i int) int {
	depth := 0
	for ; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return i
			}
		}
	}
	return len(s)
}

// named reads a command that is no letter and no symbol.
func (d *decoder) named(name string, end, depth int) {
	starred := d.at < end && d.in[d.at] == '*'
	if starred {
		d.at++
	}
	d.gobble(end)
	switch name {
	case "enquote", "mkbibquote", "textquote":
		d.put("“")
		d.argument(end, depth)
		d.put("”")
	case "href":
		d.skip(end)
		d.argument(end, depth)
	case "textcolor", "color", "foreignlanguage", "hspace", "vspace", "label", "ref", "hskip", "fontsize", "selectlanguage":
		d.skip(end)
	case "url", "path", "nolinkurl":
		d.verbatim(end)
	case "textsuperscript", "textsubscript":
		d.scripted(map[string]byte{"textsuperscript": '^', "textsubscript": '_'}[name], end, depth)
	case "ensuremath":
		was := d.math
		d.math = true
		d.argument(end, depth)
		d.math = was
	case "char":
		d.put("\uFFFD")
	default:
		if !appearance(name) && !contains(d.unknown, name) && len(d.unknown) < 20 {
			d.unknown = append(d.unknown, name)
		}
	}
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// skip leaves one group out.
func (d *decoder) skip(end int) {
	if d.at < end && d.in[d.at] == '{' {
		d.at = min(closing(d.in[:end], d.at)+1, end)
	}
}

// verbatim takes one group as it stands, its escapes undone.
func (d *decoder) verbatim(end int) {
	if d.at >= end || d.in[d.at] != '{' {
		return
	}
	stop := closing(d.in[:end], d.at)
	d.put(Verbatim(d.in[d.at+1 : stop]))
	d.at = min(stop+1, end)
}

// script reads "^{2}" or "_2" of mathematics.
func (d *decoder) script(c byte, end, depth int) {
	d.at++
	d.scripted(c, end, depth)
}

// scripted writes the argument above or below the line where Unicode has all its characters there, and as it is elsewhere.
func (d *decoder) scripted(c byte, end, depth int) {
	from := len(d.out)
	d.argument(end, depth)
	got := string(d.out[from:])
	if s, ok := raised(c, got); ok {
		d.out = append(d.out[:from], s...)
	}
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

// Verbatim is the text of a field that LaTeX reads as it stands, such as an
// address: braces around it and the escapes that files put in all the same are taken away.
func Verbatim(s string) string {
	s = strings.TrimSpace(s)
	for _, lead := range []string{`\url`, `\nolinkurl`, `\path`} {
		s = strings.TrimSpace(strings.TrimPrefix(s, lead))
	}
	for len(s) > 1 && s[0] == '{' && closing(s, 0) == len(s)-1 {
		s = strings.TrimSpace(s[1 : len(s)-1])
	}
	if strings.IndexByte(s, '\\') < 0 {
		return s
	}
	var b strings.Builder
	for i := 0; i < len(s); i++ {
		if s[i] == '\\' && i+1 < len(s) {
			if strings.IndexByte(`_%&#$~{}^\`, s[i+1]) >= 0 {
				i++
			} else if name, rest := `\textasciitilde`, s[i:]; strings.HasPrefix(rest, name) {
				b.WriteByte('~')
				i += len(name) - 1
				if strings.HasPrefix(s[i+1:], "{}") {
					i += 2
				}
				continue
			}
		}
		b.WriteByte(s[i])
	}
	return b.String()
}
