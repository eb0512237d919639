package font

import (
	"cmp"
	"slices"
	"sort"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"kg/loaders/pdf/object"
)

// maxMapped is how many codes one character map may name.
const maxMapped = 1 << 17

// cmap is a character map: which bytes are a code, and what the code means.
type cmap struct {
	// lengths[b] is the length of a code that begins with byte b, 0 for one the map does not know.
	lengths [256]uint8
	text    map[uint32]string // ToUnicode
	cid     map[uint32]uint32 // encoding
	ranges  []cidRange
	base    string // the name of another map it builds on
	sorted  bool   // the ranges are in order of from
	steps   int    // codes that ranges were unfolded to, again and again where they name the same
}

type cidRange struct{ from, to, cid uint32 }

// parseCMap reads the PostScript of a character map as far as maps are written (Adobe Technical Note 5014).
func parseCMap(data []byte) *cmap {
	m := &cmap{text: map[uint32]string{}, cid: map[uint32]uint32{}}
	l := object.NewLexer(data)
	var stack []any
	for {
		v, op, ok := l.Next()
		if !ok || m.steps+len(m.text)+len(m.cid)+len(m.ranges) > 2*maxMapped {
			return m
		}
		if op == "" {
			if len(stack) < 1024 {
				stack = append(stack, v)
			}
			continue
		}
		switch op {
		case "usecmap":
			if n := len(stack); n > 0 {
				if name, ok := stack[n-1].(object.Name); ok {
					m.base = string(name)
				}
			}
		case "endcodespacerange":
			m.codespace(stack)
		case "endbfchar":
			for k := 0; k+1 < len(stack); k += 2 {
				if from, ok := stack[k].(object.String); ok {
					m.char(code(from), stack[k+1])
				}
			}
		case "endbfrange":
			m.bfRange(stack)
		case "endcidchar":
			for k := 0; k+1 < len(stack); k += 2 {
				from, ok := stack[k].(object.String)
				n, isInt := stack[k+1].(int)
				if ok && isInt {
					m.cid[code(from)] = uint32(n)
				}
			}
		case "endcidrange":
			for k := 0; k+2 < len(stack); k += 3 {
				from, ok := stack[k].(object.String)
				to, also := stack[k+1].(object.String)
				n, isInt := stack[k+2].(int)
				if ok && also && isInt {
					m.ranges = append(m.ranges, cidRange{code(from), code(to), uint32(n)})
				}
			}
		}
		stack = stack[:0]
	}
}

func code(s object.String) uint32 {
	var v uint32
	for i := 0; i < len(s) && i < 4; i++ {
		v = v<<8 | uint32(s[i])
	}
	return v
}

func (m *cmap) codespace(stack []any) {
	for k := 0; k+1 < len(stack); k += 2 {
		from, ok := stack[k].(object.String)
		to, also := stack[k+1].(object.String)
		if !ok || !also || len(from) == 0 || len(from) > 4 || len(to) != len(from) {
			continue
		}
		for b := int(from[0]); b <= int(to[0]); b++ {
			if m.lengths[b] == 0 || int(m.lengths[b]) > len(from) {
				m.lengths[b] = uint8(len(from))
			}
		}
	}
}

func (m *cmap) char(c uint32, to any) {
	switch t := to.(type) {
	case object.String:
		if s := utf16Text(string(t)); s != "" {
			m.text[c] = s
		}
	case object.Name:
		if s := byName(string(t)); s != "" {
			m.text[c] = s
		}
	}
}

func (m *cmap) bfRange(stack []any) {
	for k := 0; k+2 < len(stack); k += 3 {
		a, ok := stack[k].(object.String)
		b, also := stack[k+1].(object.String)
		if !ok || !also {
			continue
		}
		from, to := code(a), code(b)
		if to < from || to-from > 0xffff {
			continue
		}
		switch t := stack[k+2].(type) {
		case object.Array:
			for i, v := range t {
				if uint32(i) <= to-from {
					m.char(from+uint32(i), v)
				}
			}
		case object.String:
			first := []rune(utf16Text(string(t)))
			if len(first) == 0 {
				continue
			}
			m.steps += int(to-from) + 1
			for c := from; c <= to && m.steps <= 2*maxMapped; c++ {
				last := first[len(first)-1] + rune(c-from)
				if utf8.ValidRune(last) {
					m.text[c] = clean(string(first[:len(first)-1]) + string(last))
				}
			}
		}
	}
}

// utf16Text reads the value of a ToUnicode map; "" for one that is no text.
func utf16Text(s string) string {
	if len(s) == 1 {
		return clean(string(rune(s[0])))
	}
	units := make([]uint16, 0, len(s)/2)
	for k := 0; k+1 < len(s) && k < 64; k += 2 {
		units = append(units, uint16(s[k])<<8|uint16(s[k+1]))
	}
	return clean(string(utf16.Decode(units)))
}

// clean takes ligatures apart and drops what is no text: control characters and the private use area.
func clean(s string) string {
	plain := true
	for _, r := range s {
		if r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0xe000 && r < 0xf900 || r >= 0xfb00 && r <= 0xfb06 || r == utf8.RuneError || r == 0xfeff {
			plain = false
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t' || r == '\n' || r == '\r':
			b.WriteByte(' ')
		case r < 0x20 || r >= 0x7f && r < 0xa0 || r >= 0xe000 && r < 0xf900 || r == utf8.RuneError || r == 0xfeff:
		default:
			b.WriteString(expand(r))
		}
	}
	return b.String()
}

// lookup is the character identifier of a code.
func (m *cmap) lookup(c uint32) uint32 {
	if v, ok := m.cid[c]; ok {
		return v
	}
	if !m.sorted {
		slices.SortStableFunc(m.ranges, func(a, b cidRange) int { return cmp.Compare(a.from, b.from) })
		m.sorted = true
	}
	// the last range that begins at c or before it
	k := sort.Search(len(m.ranges), func(i int) bool { return m.ranges[i].from > c }) - 1
	if k >= 0 && c <= m.ranges[k].to {
		return m.ranges[k].cid + c - m.ranges[k].from
	}
	return 0
}
