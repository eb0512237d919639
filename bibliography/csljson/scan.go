package csljson

import (
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"kg/bibliography"
)

// form is the form of a JSON value.
type form byte

const (
	null form = iota
	boolean
	number
	str
	array
	object
)

// value is a JSON value with the bytes it stands in; a string's span is without its quotation marks.
type value struct {
	form    form
	text    string // of a string decoded, of a number or word as printed
	members []member
	span    bibliography.Span
}

// member is an element of an array (without name) or a member of an object.
type member struct {
	name  string
	value value
}

func (v value) get(name string) (value, bool) {
	for _, m := range v.members {
		if m.name == name {
			return m.value, true
		}
	}
	return value{}, false
}

// scanner reads JSON, with spans, commas too many forgiven.
type scanner struct {
	text  string
	at    int
	depth int // allowed
	fail  int // where the last value could not be read
	why   string
}

// value reads one value; false tells that there is none, and fail and why say what is wrong.
func (s *scanner) value(depth int) (v value, ok bool) {
	s.blanks()
	if s.at >= len(s.text) {
		return v, s.wrong(s.at, "the file ends where a value is expected")
	}
	switch c := s.text[s.at]; {
	case c == '"':
		return s.string()
	case c == '{' || c == '[':
		if depth >= s.depth {
			return v, s.wrong(s.at, "values are nested too deep")
		}
		return s.list(c, depth)
	case c == '-' || c >= '0' && c <= '9' || c >= 'a' && c <= 'z':
		return s.bare()
	}
	return v, s.wrong(s.at, "a value is expected here")
}

func (s *scanner) wrong(at int, why string) bool {
	s.fail, s.why = at, why
	return false
}

// list reads an object or an array.
func (s *scanner) list(open byte, depth int) (value, bool) {
	v := value{form: array, span: bibliography.Span{Start: s.at}}
	end := byte(']')
	if open == '{' {
		v.form, end = object, '}'
	}
	s.at++
	for {
		s.blanks()
		for s.at < len(s.text) && s.text[s.at] == ',' {
			s.at++
			s.blanks()
		}
		if s.at >= len(s.text) {
			return v, s.wrong(v.span.Start, "what opens here is never closed")
		}
		if s.text[s.at] == end {
			s.at++
			v.span.End = s.at
			return v, true
		}
		var m member
		if v.form == object {
			name, ok := s.string()
			if !ok {
				return v, false
			}
			s.blanks()
			if s.at >= len(s.text) || s.text[s.at] != ':' {
				return v, s.wrong(s.at, `":" is expected here`)
			}
			s.at++
			m.name = name.text
		}
		var ok bool
		if m.value, ok = s.value(depth + 1); !ok {
			return v, false
		}
		v.members = append(v.members, m)
	}
}

// bare reads a number or a word.
func (s *scanner) bare() (value, bool) {
	from := s.at
	for s.at < len(s.text) && (isAlnum(s.text[s.at]) || s.text[s.at] == '-' || s.text[s.at] == '+' || s.text[s.at] == '.') {
		s.at++
	}
	v := value{form: number, text: s.text[from:s.at], span: bibliography.Span{Start: from, End: s.at}}
	switch v.text {
	case "true", "false":
		v.form = boolean
	case "null":
		v.form = null
	default:
		if _, err := strconv.ParseFloat(v.text, 64); err != nil {
			return v, s.wrong(from, "a value is expected here")
		}
	}
	return v, true
}

func isAlnum(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
}

// string reads a string.
func (s *scanner) string() (value, bool) {
	if s.at >= len(s.text) || s.text[s.at] != '"' {
		return value{}, s.wrong(s.at, "a string is expected here")
	}
	from := s.at
	s.at++
	v := value{form: str, span: bibliography.Span{Start: s.at}}
	var b strings.Builder
	plain := s.at
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == '"':
			v.span.End = s.at
			v.text = s.text[plain:s.at]
			if b.Len() > 0 {
				v.text = b.String() + v.text
			}
			s.at++
			return v, true
		case c == '\\':
			b.WriteString(s.text[plain:s.at])
			if !s.escape(&b) {
				return v, false
			}
			plain = s.at
		case c == '\n':
			return v, s.wrong(from, "the string that begins here is not closed on its line")
		default:
			s.at++
		}
	}
	return v, s.wrong(from, "the string that begins here is never closed")
}

// escape reads a backslash and what it escapes.
func (s *scanner) escape(b *strings.Builder) bool {
	if s.at+1 >= len(s.text) {
		return s.wrong(s.at, "the file ends inside a string")
	}
	c := s.text[s.at+1]
	switch c {
	case 'n', 'r', 't', 'b', 'f':
		b.WriteByte(' ')
	case 'u':
		r, n := s.code(s.at)
		if n == 0 {
			return s.wrong(s.at, `four hexadecimal digits are expected behind "\u"`)
		}
		if utf16.IsSurrogate(r) {
			low, m := s.code(s.at + n)
			if r = utf16.DecodeRune(r, low); r != utf8.RuneError {
				n += m
			}
		}
		b.WriteRune(r)
		s.at += n
		return true
	default:
		_, n := utf8.DecodeRuneInString(s.text[s.at+1:])
		b.WriteString(s.text[s.at+1 : s.at+1+n])
		s.at += 1 + n
		return true
	}
	s.at += 2
	return true
}

// code reads "\uXXXX" at i; n is its length, 0 when there is none.
func (s *scanner) code(i int) (r rune, n int) {
	if i+6 > len(s.text) || s.text[i] != '\\' || s.text[i+1] != 'u' {
		return 0, 0
	}
	x, err := strconv.ParseUint(s.text[i+2:i+6], 16, 32)
	if err != nil {
		return 0, 0
	}
	return rune(x), 6
}

func (s *scanner) blanks() {
	for s.at < len(s.text) {
		switch s.text[s.at] {
		case ' ', '\t', '\n', '\r':
			s.at++
		default:
			return
		}
	}
}

// skip goes from the start of a broken object to behind where it closes, strings left out, or to the next line
// that begins an object indented no further, whichever comes first; else to the end. It passes each byte once.
func (s *scanner) skip(start int) {
	indent := start - (strings.LastIndexByte(s.text[:start], '\n') + 1)
	depth := 0
	quoted := false
	for i := start; i < len(s.text); i++ {
		c := s.text[i]
		if c == '\n' && s.beginsObject(i+1, indent) {
			s.at = i + 1
			return
		}
		switch {
		case quoted && c == '\\' && i+1 < len(s.text) && s.text[i+1] != '\n':
			i++
		case quoted:
			quoted = c != '"' && c != '\n' // a string ends with its line: JSON allows no other
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			if depth--; depth <= 0 {
				s.at = i + 1
				return
			}
		}
	}
	s.at = len(s.text)
}

// beginsObject tells whether the line at i begins with an object behind at most so many blanks.
func (s *scanner) beginsObject(i, indent int) bool {
	for k := i; k < len(s.text) && k-i <= indent; k++ {
		switch s.text[k] {
		case '{':
			return true
		case ' ', '\t':
		default:
			return false
		}
	}
	return false
}
