package object

import (
	"math"
)

// maxDepth is how deep arrays and dictionaries may stand in each other.
const maxDepth = 64

// Lexer reads objects one after the other out of bytes: of the file, or of a content stream.
type Lexer struct {
	data  []byte
	pos   int
	depth int
	// decrypt opens the strings of the object that is being read; nil when they are plain.
	decrypt func([]byte) []byte
}

// NewLexer reads data from its beginning.
func NewLexer(data []byte) *Lexer { return &Lexer{data: data} }

// Pos is the offset of the next byte.
func (l *Lexer) Pos() int { return l.pos }

// Seek goes on reading at an offset.
func (l *Lexer) Seek(pos int) { l.pos = max(0, min(pos, len(l.data))) }

// Rest is what has not been read.
func (l *Lexer) Rest() []byte { return l.data[l.pos:] }

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool {
	switch c {
	case '(', ')', '<', '>', '[', ']', '{', '}', '/', '%':
		return true
	}
	return false
}

func isRegular(c byte) bool { return !isSpace(c) && !isDelimiter(c) }

// skip passes white space and comments.
func (l *Lexer) skip() {
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		switch {
		case isSpace(c):
			l.pos++
		case c == '%':
			for l.pos < len(l.data) && l.data[l.pos] != '\n' && l.data[l.pos] != '\r' {
				l.pos++
			}
		default:
			return
		}
	}
}

// Next is the next object or operator; ok is false at the end. An operator is given by its
// word in op, with a nil object. References ("12 0 R") are not put together here: see object.
func (l *Lexer) Next() (value any, op string, ok bool) {
	v, ok := l.token()
	if k, is := v.(keyword); is {
		switch k {
		case "true":
			return true, "", true
		case "false":
			return false, "", true
		case "null":
			return nil, "", true
		}
		return nil, string(k), ok
	}
	return v, "", ok
}

// token reads one object, or a keyword.
func (l *Lexer) token() (any, bool) {
	l.skip()
	if l.pos >= len(l.data) {
		return nil, false
	}
	switch c := l.data[l.pos]; {
	case c == '/':
		l.pos++
		return l.name(), true
	case c == '(':
		return l.plain(l.literal()), true
	case c == '<':
		if l.pos+1 < len(l.data) && l.data[l.pos+1] == '<' {
			l.pos += 2
			return l.dict(), true
		}
		return l.plain(l.hex()), true
	case c == '[':
		l.pos++
		return l.array(), true
	case c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.':
		return l.number(), true
	case c == '>' && l.pos+1 < len(l.data) && l.data[l.pos+1] == '>':
		l.pos += 2
		return keyword(">>"), true
	case isDelimiter(c):
		l.pos++
		return keyword(c), true
	}
	from := l.pos
	for l.pos < len(l.data) && isRegular(l.data[l.pos]) {
		l.pos++
	}
	return keyword(l.data[from:l.pos]), true
}

func (l *Lexer) plain(s []byte) String {
	if l.decrypt != nil {
		s = l.decrypt(s)
	}
	return String(s)
}

func (l *Lexer) name() Name {
	from, escaped := l.pos, false
	for l.pos < len(l.data) && isRegular(l.data[l.pos]) {
		escaped = escaped || l.data[l.pos] == '#'
		l.pos++
	}
	raw := l.data[from:l.pos]
	if !escaped {
		return Name(raw)
	}
	out := make([]byte, 0, len(raw))
	for i := 0; i < len(raw); i++ {
		if raw[i] == '#' && i+2 < len(raw) {
			if hi, lo := unhex(raw[i+1]), unhex(raw[i+2]); hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		out = append(out, raw[i])
	}
	return Name(out)
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// number reads an integer or a real; what is no number after all ("--5", "1.2.3") is read as far as it is one.
func (l *Lexer) number() any {
	from := l.pos
	negative, digits, dot := false, 0, -1
	var whole, part float64
	scale := 1.0
scan:
	for ; l.pos < len(l.data); l.pos++ {
		switch c := l.data[l.pos]; {
		case c >= '0' && c <= '9':
			digits++
			if dot < 0 {
				whole = whole*10 + float64(c-'0')
			} else if scale < 1e12 {
				scale *= 10
				part = part*10 + float64(c-'0')
			}
		case c == '.' && dot < 0:
			dot = l.pos
		case c == '-' && digits == 0:
			negative = true
		case c == '+' && digits == 0, c == '-':
		default:
			break scan
		}
	}
	if digits == 0 && l.pos < len(l.data) && isRegular(l.data[l.pos]) {
		for l.pos < len(l.data) && isRegular(l.data[l.pos]) {
			l.pos++
		}
		return keyword(l.data[from:l.pos])
	}
	v := whole + part/scale
	if negative {
		v = -v
	}
	if dot < 0 && math.Abs(v) < 1<<53 {
		return int(v)
	}
	return v
}

// literal reads "(a string)".
func (l *Lexer) literal() []byte {
	l.pos++
	from, nesting := l.pos, 1
	// most strings have no escape and are a slice of the data
	for i := from; i < len(l.data); i++ {
		c := l.data[i]
		if c == ')' {
			l.pos = i + 1
			return l.data[from:i]
		}
		if c == '\\' || c == '(' || c == '\r' {
			break
		}
	}
	var out []byte
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		switch c {
		case '(':
			nesting++
		case ')':
			if nesting--; nesting == 0 {
				return out
			}
		case '\r':
			if l.pos < len(l.data) && l.data[l.pos] == '\n' {
				l.pos++
			}
			c = '\n'
		case '\\':
			var keep bool
			if c, keep = l.escape(); !keep {
				continue
			}
		}
		out = append(out, c)
	}
	return out
}

// escape reads what follows a backslash; keep is false for a broken line.
func (l *Lexer) escape() (c byte, keep bool) {
	if l.pos >= len(l.data) {
		return 0, false
	}
	c = l.data[l.pos]
	l.pos++
	switch c {
	case 'n':
		return '\n', true
	case 'r':
		return '\r', true
	case 't':
		return '\t', true
	case 'b':
		return '\b', true
	case 'f':
		return '\f', true
	case '\n':
		return 0, false
	case '\r':
		if l.pos < len(l.data) && l.data[l.pos] == '\n' {
			l.pos++
		}
		return 0, false
	}
	if c < '0' || c > '7' {
		return c, true
	}
	v := int(c - '0')
	for k := 0; k < 2 && l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '7'; k++ {
		v = v<<3 | int(l.data[l.pos]-'0')
		l.pos++
	}
	return byte(v), true
}

// hex reads "<48656C>".
func (l *Lexer) hex() []byte {
	l.pos++
	var out []byte
	half := -1
	for l.pos < len(l.data) {
		c := l.data[l.pos]
		l.pos++
		if c == '>' {
			break
		}
		v := unhex(c)
		switch {
		case v < 0:
		case half < 0:
			half = v
		default:
			out = append(out, byte(half<<4|v))
			half = -1
		}
	}
	if half >= 0 {
		out = append(out, byte(half<<4))
	}
	return out
}

func (l *Lexer) array() Array {
	out := Array{}
	if l.depth++; l.depth > maxDepth {
		l.pos = len(l.data)
	}
	defer func() { l.depth-- }()
	for {
		v, ok := l.token()
		k, word := v.(keyword)
		switch {
		case !ok || k == "]":
			return out
		case k == "endobj" || k == ">>":
			return out
		case k == "R" && len(out) >= 2:
			if r, ok := reference(out[len(out)-2], out[len(out)-1]); ok {
				out = append(out[:len(out)-2], r)
			}
		case word:
			out = append(out, constant(k))
		default:
			out = append(out, v)
		}
	}
}

func (l *Lexer) dict() Dict {
	out := Dict{}
	if l.depth++; l.depth > maxDepth {
		l.pos = len(l.data)
	}
	defer func() { l.depth-- }()
	for {
		v, ok := l.token()
		if !ok {
			return out
		}
		key, isName := v.(Name)
		if !isName {
			if k, word := v.(keyword); word && (k == ">>" || k == "endobj" || k == "stream") {
				if k != ">>" {
					l.pos -= len(k)
				}
				return out
			}
			continue
		}
		value, end := l.value()
		out[key] = value
		if end {
			return out
		}
	}
}

// value reads what stands behind a key, a reference put together; end tells that the dictionary closed in its place.
func (l *Lexer) value() (v any, end bool) {
	v, ok := l.token()
	if k, word := v.(keyword); word {
		if k == ">>" || k == "endobj" {
			return nil, true
		}
		return constant(k), false
	}
	first, isInt := v.(int)
	if !ok || !isInt {
		return v, !ok
	}
	if g, ok := l.restOfReference(); ok {
		if r, ok := reference(first, g); ok {
			return r, false
		}
	}
	return v, false
}

// restOfReference reads "0 R" where that is what stands next, and nothing otherwise. It looks at digits only: reading
// whole objects ahead and reading them again would double the work with each level of nesting.
func (l *Lexer) restOfReference() (generation int, ok bool) {
	back := l.pos
	l.skip()
	from := l.pos
	for l.pos < len(l.data) && l.data[l.pos] >= '0' && l.data[l.pos] <= '9' && l.pos-from < 6 {
		generation = generation*10 + int(l.data[l.pos]-'0')
		l.pos++
	}
	if l.pos > from {
		l.skip()
		if l.pos < len(l.data) && l.data[l.pos] == 'R' && (l.pos+1 == len(l.data) || !isRegular(l.data[l.pos+1])) {
			l.pos++
			return generation, true
		}
	}
	l.pos = back
	return 0, false
}

func constant(k keyword) any {
	switch k {
	case "true":
		return true
	case "false":
		return false
	}
	return nil
}

func reference(n, g any) (Ref, bool) {
	a, ok := n.(int)
	b, also := g.(int)
	return Ref{a, b}, ok && also && a > 0 && b >= 0
}

// header reads "12 0 obj" at the position.
func (l *Lexer) header() (Ref, bool) {
	l.skip()
	if l.pos >= len(l.data) || l.data[l.pos] < '0' || l.data[l.pos] > '9' {
		return Ref{}, false
	}
	n, _ := l.token()
	g, _ := l.token()
	k, _ := l.token()
	r, ok := reference(n, g)
	return r, ok && k == any(keyword("obj"))
}

// Number is a numeric object as a float.
func Number(v any) (float64, bool) {
	switch n := v.(type) {
	case int:
		return float64(n), true
	case float64:
		return n, true
	}
	return 0, false
}
