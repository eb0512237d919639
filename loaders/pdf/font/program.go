package font

import (
	"bytes"
	"encoding/binary"

	"kg/loaders/pdf/object"
)

// type1Encoding reads the encoding that an embedded Type 1 font states in its clear-text part: "dup 65 /A put".
func type1Encoding(data []byte) (names map[int]string) {
	if k := bytes.Index(data, []byte("eexec")); k >= 0 {
		data = data[:k]
	}
	k := bytes.Index(data, []byte("/Encoding"))
	if k < 0 {
		return nil
	}
	names = map[int]string{}
	l := object.NewLexer(data[k:])
	var last [2]any
	for n := 0; n < 4096; n++ {
		v, op, ok := l.Next()
		switch {
		case !ok || op == "def" && len(names) > 0 || op == "readonly":
			return names
		case op == "put":
			c, isInt := last[0].(int)
			name, isName := last[1].(object.Name)
			if isInt && isName && c >= 0 && c < 256 {
				names[c] = string(name)
			}
		case op == "":
			last[0], last[1] = last[1], v
		}
	}
	return names
}

// maxSteps is how many codes the character maps of one font program may name, those named again and those of no glyph
// included: a few bytes name all of Unicode, and many maps may be one.
const maxSteps = 1 << 20

// glyphCharacters reads the character map of an embedded TrueType or OpenType font and turns it round: which character a
// glyph shows. nil when there is none. Symbol is the (3,0) or (1,0) map from codes to glyphs, for simple fonts.
func glyphCharacters(data []byte) (characters map[uint32]rune, symbol map[uint32]uint32) {
	table := sfntTable(data, "cmap")
	if len(table) < 4 {
		return nil, nil
	}
	n := int(binary.BigEndian.Uint16(table[2:]))
	left := maxSteps
	for i := 0; i < n && left > 0 && 4+8*i+8 <= len(table); i++ {
		record := table[4+8*i:]
		platform, which := binary.BigEndian.Uint16(record), binary.BigEndian.Uint16(record[2:])
		at := binary.BigEndian.Uint32(record[4:])
		if uint64(at) >= uint64(len(table)) {
			continue
		}
		m := subtable(table[at:], &left)
		switch {
		case platform == 0 || platform == 3 && (which == 1 || which == 10):
			if characters == nil {
				characters = map[uint32]rune{}
			}
			for c, g := range m {
				if old, ok := characters[g]; !ok || rune(c) < old {
					characters[g] = rune(c)
				}
			}
		case symbol == nil:
			symbol = m
		}
	}
	return characters, symbol
}

func sfntTable(data []byte, tag string) []byte {
	if len(data) < 12 {
		return nil
	}
	n := int(binary.BigEndian.Uint16(data[4:]))
	for i := 0; i < n && 12+16*i+16 <= len(data); i++ {
		record := data[12+16*i:]
		if string(record[:4]) != tag {
			continue
		}
		at, length := uint64(binary.BigEndian.Uint32(record[8:])), uint64(binary.BigEndian.Uint32(record[12:]))
		if at > uint64(len(data)) {
			return nil
		}
		return data[at:min(at+length, uint64(len(data)))]
	}
	return nil
}

// subtable reads the formats 0, 4, 6 and 12 of OpenType's cmap table: code to glyph. It ends when no steps are left.
func subtable(t []byte, left *int) map[uint32]uint32 {
	u16 := func(at int) int {
		if at < 0 || at+2 > len(t) {
			return 0
		}
		return int(binary.BigEndian.Uint16(t[at:]))
	}
	m := map[uint32]uint32{}
	put := func(c, g int) {
		*left--
		if g > 0 && g < 1<<16 && len(m) < maxMapped {
			m[uint32(c)] = uint32(g)
		}
	}
	switch u16(0) {
	case 0:
		for c := 0; c < 256 && 6+c < len(t) && *left > 0; c++ {
			put(c, int(t[6+c]))
		}
	case 4:
		segments := u16(6) / 2
		for s := 0; s < segments && 16+8*s < len(t) && *left > 0; s++ {
			*left--
			end, start := u16(14+2*s), u16(16+2*segments+2*s)
			delta, offset := u16(16+4*segments+2*s), u16(16+6*segments+2*s)
			for c := start; c <= end && c < 0xffff && *left > 0; c++ {
				g := c
				if offset != 0 {
					g = u16(16 + 6*segments + 2*s + offset + 2*(c-start))
				}
				if offset == 0 || g > 0 {
					g = (g + delta) & 0xffff
				}
				put(c, g)
			}
		}
	case 6:
		first, count := u16(6), u16(8)
		for i := 0; i < count && 10+2*i < len(t) && *left > 0; i++ {
			put(first+i, u16(10+2*i))
		}
	case 12:
		groups := u16(12)<<16 | u16(14)
		for g := 0; g < groups && 16+12*g+12 <= len(t) && *left > 0; g++ {
			*left--
			start, end := binary.BigEndian.Uint32(t[16+12*g:]), binary.BigEndian.Uint32(t[20+12*g:])
			glyph := binary.BigEndian.Uint32(t[24+12*g:])
			for c := start; c <= end && c < 0x110000 && *left > 0; c++ {
				put(int(c), int(glyph+c-start))
			}
		}
	}
	return m
}
