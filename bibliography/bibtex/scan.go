package bibtex

import (
	"context"
	"strings"

	"kg/bibliography"
)

// entry is an entry as it stands in the file.
type entry struct {
	kind   string // in small letters
	key    string
	span   bibliography.Span
	fields []field // in order; names are unique
}

// field is a field with its value in LaTeX, macros resolved and pieces joined.
type field struct {
	name  string // in small letters
	value string
	span  bibliography.Span // of the value without its delimiters
	from  *entry            // the entry it was inherited from, nil for its own
}

func (e *entry) field(name string) *field {
	for i := range e.fields {
		if e.fields[i].name == name {
			return &e.fields[i]
		}
	}
	return nil
}

func (e *entry) value(name string) string {
	if f := e.field(name); f != nil {
		return f.value
	}
	return ""
}

// scanner takes a file apart into entries.
type scanner struct {
	*bibliography.Collector
	at      int
	from    int // where the text begins, behind a byte order mark
	macros  map[string]string
	entries []*entry
	keys    map[string]int // the first entry with the key, in small letters
	spent   int            // bytes of values that stand in other places: of macros, of parents
}

func newScanner(c *bibliography.Collector) *scanner {
	s := &scanner{Collector: c, macros: map[string]string{}, keys: map[string]int{}}
	if strings.HasPrefix(c.Text, "\ufeff") {
		s.from = len("\ufeff")
		s.at = s.from
	}
	for _, m := range bibliography.Months() {
		s.macros[strings.ToLower(m[:3])] = m
		s.macros[strings.ToLower(m)] = m
	}
	return s
}

// maxFields is how many fields an entry may have.
const maxFields = 400

// spend tells whether n more bytes may come from other places than their own: all
// such bytes of a file may be some times the file, so that no few lines become gigabytes.
func (s *scanner) spend(n int) bool {
	if s.spent+n > 16*len(s.Text)+1<<20 {
		return false
	}
	s.spent += n
	return true
}

// run reads the whole text; it ends early only with the context.
func (s *scanner) run(ctx context.Context) error {
	for n := 0; ; n++ {
		if n&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		i := strings.IndexByte(s.Text[s.at:], '@')
		if i < 0 {
			return nil
		}
		s.at += i
		if len(s.entries) >= s.Limits.Entries && s.beginsEntry(s.at) {
			s.Leave(s.at)
			return nil
		}
		s.object()
	}
}

// object reads what begins with the "@" at s.at.
func (s *scanner) object() {
	start := s.at
	s.at++
	kind := strings.ToLower(s.word())
	if kind == "" || start > s.from && isWordByte(s.Text[start-1]) {
		return // an address in a comment
	}
	s.blanks()
	if s.at >= len(s.Text) || s.Text[s.at] != '{' && s.Text[s.at] != '(' {
		if s.lineStart(start) && kind != "comment" {
			s.Problem(start, "", "@%s is followed by no brace; it was left out", kind)
		}
		return
	}
	if kind == "comment" || kind == "preamble" {
		s.group()
		return
	}
	end := byte('}')
	if s.Text[s.at] == '(' {
		end = ')'
	}
	s.at++
	if kind == "string" {
		s.macro(start, end)
		return
	}
	s.entry(start, kind, end)
}

// macro reads the inside of @string.
func (s *scanner) macro(start int, end byte) {
	s.blanks()
	name := strings.ToLower(s.name())
	value, ok := s.assignment(start, "")
	if !ok {
		s.recover(start)
		return
	}
	s.macros[name] = value.value
	s.blanks()
	if s.at < len(s.Text) && s.Text[s.at] == end {
		s.at++
	}
}

// entry reads the key and the fields of an entry.
func (s *scanner) entry(start int, kind string, end byte) {
	s.blanks()
	from := s.at
	for s.at < len(s.Text) && s.Text[s.at] != ',' && s.Text[s.at] != end && s.Text[s.at] != '\n' && s.Text[s.at] != '=' {
		s.at++
	}
	e := &entry{kind: kind, key: strings.TrimSpace(s.Text[from:s.at]), fields: make([]field, 0, 12)}
	if s.at < len(s.Text) && s.Text[s.at] == '=' {
		s.at = from
		if key, _, two := strings.Cut(e.key, " "); two {
			s.Problem(from+len(key), key, "a comma is missing behind the key")
			e.key, s.at = key, from+len(key)
		} else {
			s.Problem(start, "", "this @%s has no key", kind)
			e.key = ""
		}
	}
	for {
		s.blanks()
		for s.at < len(s.Text) && s.Text[s.at] == ',' {
			s.at++
			s.blanks()
		}
		if s.at >= len(s.Text) || s.Text[s.at] == '@' && s.beginsEntry(s.at) {
			s.Problem(start, e.key, "this @%s is never closed; what stands before the next entry was read", kind)
			break
		}
		if s.Text[s.at] == end {
			s.at++
			break
		}
		if !s.next(start, e) {
			return
		}
	}
	e.span = bibliography.Span{Start: start, End: s.at}
	s.add(e)
}

// next reads one field; false tells that the entry was given up.
func (s *scanner) next(start int, e *entry) bool {
	at := s.at
	name := strings.ToLower(s.name())
	if name == "" {
		s.Problem(at, e.key, "a field's name or the end of the @%s is expected here; the entry was left out", e.kind)
		s.recover(start)
		return false
	}
	f, ok := s.assignment(start, e.key)
	if !ok {
		s.recover(start)
		return false
	}
	f.name = name
	s.blanks()
	if s.at < len(s.Text) && isNameByte(s.Text[s.at]) {
		s.Problem(s.at, e.key, "a comma is missing behind the field %s", name)
	}
	if len(e.fields) >= maxFields {
		return true
	}
	if e.field(name) != nil {
		s.Problem(at, e.key, "the field %s stands twice; the first one counts", name)
		return true
	}
	e.fields = append(e.fields, f)
	return true
}

func (s *scanner) add(e *entry) {
	if e.key != "" {
		if _, twice := s.keys[strings.ToLower(e.key)]; twice {
			s.Problem(e.span.Start, e.key, "the key is used by an earlier entry too; both were read")
		} else {
			s.keys[strings.ToLower(e.key)] = len(s.entries)
		}
	}
	s.entries = append(s.entries, e)
}

// assignment reads "= value".
func (s *scanner) assignment(start int, key string) (field, bool) {
	s.blanks()
	if s.at >= len(s.Text) || s.Text[s.at] != '=' {
		s.Problem(s.at, key, `"=" is expected here; the entry was left out`)
		return field{}, false
	}
	s.at++
	s.blanks()
	first, span, ok := s.piece(start, key)
	if !ok {
		return field{}, false
	}
	f := field{value: first, span: span}
	var joined strings.Builder
	for s.blanks(); s.at < len(s.Text) && s.Text[s.at] == '#'; s.blanks() {
		s.at++
		s.blanks()
		piece, span, ok := s.piece(start, key)
		if !ok {
			return field{}, false
		}
		if joined.Len() == 0 {
			joined.WriteString(first)
		}
		joined.WriteString(piece)
		f.value, f.span.End = joined.String(), span.End
		if joined.Len() > s.Limits.Value {
			break
		}
	}
	if len(f.value) > s.Limits.Value {
		s.Problem(f.span.Start, key, "a value of more than %d bytes; the entry was left out", s.Limits.Value)
		return field{}, false
	}
	return f, true
}

// piece reads a value in braces or quotation marks, a number, or the name of a macro.
func (s *scanner) piece(start int, key string) (string, bibliography.Span, bool) {
	from := s.at
	if from >= len(s.Text) {
		s.Problem(start, key, "the file ends where a value is expected; the entry was left out")
		return "", bibliography.Span{}, false
	}
	switch s.Text[from] {
	case '{', '"':
		end, ok := s.delimited(s.Text[from])
		if !ok {
			s.Problem(from, key, "the value that begins here is never closed; the entry was left out")
			return "", bibliography.Span{}, false
		}
		span := bibliography.Span{Start: from + 1, End: end}
		return s.Text[span.Start:span.End], span, true
	}
	name := s.name()
	span := bibliography.Span{Start: from, End: s.at}
	if name == "" {
		s.Problem(from, key, "a value is expected here; the entry was left out")
		return "", span, false
	}
	if strings.Trim(name, "0123456789-–") == "" {
		return name, span, true
	}
	value, known := s.macros[strings.ToLower(name)]
	if !known {
		s.Problem(from, key, "the abbreviation %s is defined nowhere before; it stands for itself", name)
		value = name
	} else if !s.spend(len(value)) {
		s.Problem(from, key, "the abbreviations of this file make more text than it may; %s stands for itself", name)
		value = name
	}
	return value, span, true
}

// delimited goes over a value and returns where it ends, s.at behind it. A line
// that begins a new entry, or braces too deep, end the search: so no error costs more than its own entry.
func (s *scanner) delimited(open byte) (end int, ok bool) {
	depth := 0
	text := s.Text
	for i := s.at; i < len(text); i++ {
		switch c := text[i]; c {
		case '\\':
			i++
		case '{':
			if depth++; depth > s.Limits.Depth {
				return 0, false
			}
		case '}':
			if depth--; depth == 0 && open == '{' {
				s.at = i + 1
				return i, true
			}
			if depth < 0 {
				return 0, false
			}
		case '"':
			if open == '"' && depth == 0 && i > s.at {
				s.at = i + 1
				return i, true
			}
		case '@':
			if s.beginsEntry(i) {
				return 0, false
			}
		}
	}
	return 0, false
}

// beginsEntry tells whether a line begins at i with "@word{key," or "@string{" and the like.
func (s *scanner) beginsEntry(i int) bool {
	if !s.lineStart(i) {
		return false
	}
	k := i + 1
	for k < len(s.Text) && isLetter(s.Text[k]) {
		k++
	}
	if k == i+1 || k >= len(s.Text) || s.Text[k] != '{' && s.Text[k] != '(' {
		return false
	}
	for k++; k < len(s.Text) && k < i+200; k++ {
		switch s.Text[k] {
		case ',', '=':
			return true
		case '\n', '{', '}', '"':
			return false
		}
	}
	return false
}

func (s *scanner) lineStart(i int) bool {
	for i--; i >= s.from && (s.Text[i] == ' ' || s.Text[i] == '\t'); i-- {
	}
	return i < s.from || s.Text[i] == '\n' || s.Text[i] == '\r'
}

// recover goes to the next line that begins an entry.
func (s *scanner) recover(start int) {
	for i := start + 1; i < len(s.Text); {
		k := strings.IndexByte(s.Text[i:], '@')
		if k < 0 {
			break
		}
		i += k
		if s.beginsEntry(i) {
			s.at = i
			return
		}
		i++
	}
	s.at = len(s.Text)
}

// group goes over a group in braces; one that is not closed is no group.
func (s *scanner) group() {
	if s.Text[s.at] != '{' {
		return
	}
	from := s.at
	if _, ok := s.delimited('{'); !ok {
		s.at = from + 1
	}
}

func (s *scanner) blanks() {
	for s.at < len(s.Text) {
		switch s.Text[s.at] {
		case ' ', '\t', '\n', '\r', '\f', '\v':
			s.at++
		default:
			return
		}
	}
}

func (s *scanner) word() string {
	from := s.at
	for s.at < len(s.Text) && isLetter(s.Text[s.at]) {
		s.at++
	}
	return s.Text[from:s.at]
}

// name reads the name of a field or a macro.
func (s *scanner) name() string {
	from := s.at
	for s.at < len(s.Text) && isNameByte(s.Text[s.at]) {
		s.at++
	}
	return s.Text[from:s.at]
}

func isLetter(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' }

func isWordByte(c byte) bool { return isLetter(c) || c >= '0' && c <= '9' || c >= 0x80 }

func isNameByte(c byte) bool { return c > ' ' && c != 0x7f && strings.IndexByte(`"#%'(),={}@\`, c) < 0 }
